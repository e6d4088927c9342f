//! Values below their labels: `Telefono`, and on the next line the number; `contattare i numeri:`, and
//! a list of them.

use super::items::{Item, What};
use super::words::ImprintWords;

/// How many words of a line that ends with a colon may be the label of what follows.
const WORDS: usize = 4;
/// How many words may stand behind the slash of a label: `Codice fiscale / Charity ID`.
const OTHER: usize = 3;

/// What follows the mark of a list: `- Telefono`.
pub(super) fn behind_mark(text: &str) -> &str {
    let bare = text.trim_start_matches(['-', '–', '*', '•', '·']);
    let spaced = bare.len() == text.len() || bare.starts_with(' ');
    if spaced { bare.trim_start() } else { text }
}

/// The label of a number that a line is, or that it ends with before a colon.
pub(super) fn label<'t>(text: &'t str, words: &ImprintWords) -> Option<&'t str> {
    let bare = behind_mark(text);
    let (first, other) = bare.split_once(" / ").unwrap_or((bare, ""));
    let short = other.split_whitespace().count() <= OTHER;
    if short && words.is_label(first) {
        return Some(first);
    }
    let before = bare.strip_suffix(':')?;
    let mut starts = before.rmatch_indices(' ').take(WORDS);
    starts.find_map(|(at, _)| {
        let end = &before[at + 1..];
        words.is_label(end).then_some(end)
    })
}

/// Whether a line begins as numbers do.
pub(super) fn is_number(text: &str) -> bool {
    behind_mark(text).starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '(')
}

/// Where the label begins that stands right above a line of the same text.
pub(super) fn joined(text: &str, label: &str, line: usize) -> Option<usize> {
    let before = text.get(..line)?.trim_end();
    let label = before.strip_suffix(label)?;
    Some(label.len())
}

/// The numbers of a line below a label that stands somewhere else.
pub(super) fn values(label: &str, text: &str, values: &dyn Fn(&str) -> Vec<Item>) -> Vec<Item> {
    let bare = behind_mark(text);
    let mark = text.len() - bare.len();
    let before = format!("{label}: ");
    let mut found = values(&format!("{before}{bare}"));
    let rest = |item: &Item| {
        let others = bare.split_whitespace().count();
        let own = item
            .value
            .start
            .checked_sub(before.len())
            .and_then(|start| {
                let value = bare.get(start..item.value.end - before.len())?;
                Some(value.split_whitespace().count())
            });
        own.is_some_and(|own| others.saturating_sub(own) <= OTHER)
    };
    let is_number = |what: &What| {
        matches!(
            what,
            What::Telephone(..) | What::Fax(..) | What::Vat(..) | What::Tax(_)
        )
    };
    found.retain(|item| is_number(&item.what) && rest(item));
    let place = |byte: usize| byte.saturating_sub(before.len()) + mark;
    for item in &mut found {
        item.range = place(item.range.start)..place(item.range.end);
        item.value = place(item.value.start)..place(item.value.end);
    }
    found
}
