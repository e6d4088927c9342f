//! Names with further words in them that the list does not have.

use super::matcher::{GAP, Token};
use rustc_hash::FxHashSet;

/// How many given names, initials or particles may stand within a name that does not have them.
const MIDDLE: usize = 2;
/// How many words may stand there together with those in quotation marks or brackets.
const QUOTED: usize = 6;
/// What a nickname within a name stands between.
const PAIRS: [(char, char); 6] = [
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('‘', '’'),
    ('(', ')'),
    ('[', ']'),
];

/// The end of a name at the first token, with given names, initials, particles or a nickname
/// between its words that the list does not have: `Ada Maria Rossi`, `ada-m-rossi`,
/// `Ada “the Lamp” Rossi`.
pub(super) fn with_middle_names(
    text: &str,
    tokens: &[Token],
    words: &[String],
    particles: &FxHashSet<String>,
) -> Option<usize> {
    let (mut at, mut middle, mut quoted) = (0, 0, 0);
    let of_gap = |c: char| {
        let quotes = |(open, close): &(char, char)| c == *open || c == *close;
        (c.is_whitespace() && c != '\n') || ".-_*\"'".contains(c) || PAIRS.iter().any(quotes)
    };
    for (number, word) in words.iter().enumerate() {
        loop {
            let token = tokens.get(at)?;
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let gap = before.map_or("", |before| &text[before.end..token.start]);
            if gap.len() > GAP || !gap.chars().all(of_gap) {
                return None;
            }
            let passed = before.map_or("", |_| &text[tokens[0].end..token.start]);
            at += 1;
            if token.word == *word && !is_open(passed) {
                break;
            }
            if number == 0 {
                return None;
            }
            let here = &text[token.start..];
            let is_name = here.starts_with(char::is_uppercase) || gap == "-";
            if is_open(passed) {
                quoted += 1;
            } else if is_name || particles.contains(&token.word) {
                middle += 1;
            } else {
                return None;
            }
            if middle > MIDDLE || quoted > QUOTED {
                return None;
            }
        }
    }
    (words.len() > 1 && middle + quoted > 0).then(|| tokens[at - 1].end)
}

/// Whether a quotation mark or bracket is open at the end of a text.
fn is_open(text: &str) -> bool {
    let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    let pairs = PAIRS.iter();
    let mut pairs = pairs.filter(|(open, _)| *open != '„');
    count('"') % 2 == 1 || pairs.any(|(open, close)| count(*open) > count(*close))
}
