//! Finds names and profiles of people in any text: prose, slugs, addresses, names of files.

use super::beside::{begins, stands_alone};
use super::decoded::Decoded;
use super::middle::with_middle_names;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How many letters the words of a name need together to be found within a longer word, as in
/// the name of a profile.
const JOINED: usize = 8;
/// How many letters a surname needs to be looked for alone.
const SURNAME: usize = 3;
/// How many bytes may lie between two words of a name: white space, markup, a tag.
pub(super) const GAP: usize = 48;

/// A word of a text and its bytes; what stands there percent-encoded is decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) word: String,
}

/// Names and profiles to find.
#[derive(Debug, Clone, Default)]
pub(super) struct Matcher {
    /// Words of names, and whether they stand there with the last word first.
    patterns: Vec<(Vec<String>, bool)>,
    by_first: FxHashMap<String, Vec<usize>>,
    joined: Vec<String>,
    surnames: FxHashSet<String>,
    profiles: Vec<String>,
    /// Words in small letters that stand between the parts of a name.
    particles: FxHashSet<String>,
}

impl Matcher {
    pub(super) fn new<'n>(
        names: impl Iterator<Item = &'n [String]>,
        profiles: impl Iterator<Item = &'n str>,
        particles: FxHashSet<String>,
    ) -> Self {
        let mut matcher = Self {
            profiles: profiles.map(bare_address).collect(),
            particles,
            ..Self::default()
        };
        for words in names {
            matcher.add(words.to_vec(), false);
            // Who has three names is called by two of them as well.
            if let [first, _, .., last] = words {
                matcher.add(vec![first.clone(), last.clone()], false);
            }
            // "Kvitko Zoran", "De Luca Anna Maria": the family name, of one word or more, first.
            for at in 1..words.len() {
                let (given, family) = words.split_at(at);
                matcher.add(family.iter().chain(given).cloned().collect(), true);
            }
            if let [first @ .., last] = words
                && !first.is_empty()
                && last.chars().count() >= SURNAME
            {
                matcher.surnames.insert(last.clone());
            }
        }
        matcher
    }

    fn add(&mut self, words: Vec<String>, turned: bool) {
        let Some(first) = words.first() else { return };
        let at = self.patterns.len();
        self.by_first.entry(first.clone()).or_default().push(at);
        let joined = words.concat();
        if words.len() > 1 && joined.chars().count() >= JOINED {
            self.joined.push(joined);
        }
        self.patterns.push((words, turned));
    }

    /// Where somebody is named in full, or a profile stands, also with escapes.
    pub(super) fn full(&self, text: &str) -> Vec<Range<usize>> {
        if self.by_first.is_empty() && self.profiles.is_empty() {
            return Vec::new();
        }
        as_meant_too(text, |text| self.plainly(text))
    }

    fn plainly(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = self.in_tokens(text, &tokens(text, true));
        if text.contains('<') {
            // What stands in a tag, or in an address between angle brackets.
            found.extend(self.in_tokens(text, &tokens(text, false)));
        }
        found
    }

    fn in_tokens(&self, text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut found = self.profiles_in(text);
        for at in 0..tokens.len() {
            found.extend(self.name_at(text, tokens, at));
            let token = &tokens[at];
            if self.joined.iter().any(|joined| token.word.contains(joined)) {
                found.push(token.start..token.end);
            }
        }
        found
    }

    /// The same, and where a surname stands alone or in a name that is not one of `kept`.
    pub(super) fn with_surnames(&self, text: &str, kept: &[Vec<String>]) -> Vec<Range<usize>> {
        as_meant_too(text, |text| self.plainly_with_surnames(text, kept))
    }

    fn plainly_with_surnames(&self, text: &str, kept: &[Vec<String>]) -> Vec<Range<usize>> {
        let mut found = self.plainly(text);
        let tokens = tokens(text, false);
        for (at, token) in tokens.iter().enumerate() {
            let within = |words: &Vec<String>| {
                let Some(start) = (at + 1).checked_sub(words.len()) else {
                    return false;
                };
                let here = tokens[start..=at].iter().map(|token| &token.word);
                here.eq(words.iter())
            };
            if self.surnames.contains(&token.word) && !kept.iter().any(within) {
                found.push(token.start..token.end);
            }
        }
        found
    }

    /// Whether a word is the surname of somebody.
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    fn name_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<Range<usize>> {
        let patterns = self.by_first.get(&tokens[at].word)?;
        let fits = |words: &[String], turned: bool| {
            let end = with_middle_names(text, &tokens[at..], words, &self.particles);
            if let Some(end) = end.filter(|_| !turned) {
                return Some(tokens[at].start..end);
            }
            let here = tokens.get(at..at + words.len())?;
            let same = here.iter().map(|token| &token.word).eq(words);
            let gaps = here.windows(2).all(|pair| {
                let gap = &text[pair[0].end..pair[1].start];
                let ends = turned && [". ", "! ", "? "].iter().any(|end| gap.contains(end));
                let comma_too = !turned
                    || !gap.contains(',')
                    || begins(text, tokens, at)
                    || stands_alone(text, tokens, at..at + words.len());
                gap.len() <= GAP && !gap.contains("\n\n") && comma_too && !ends
            });
            (same && gaps).then(|| here[0].start..here[here.len() - 1].end)
        };
        let patterns = patterns.iter().map(|at| &self.patterns[*at]);
        patterns
            .filter_map(|(words, turned)| fits(words, *turned))
            .max_by_key(|range| range.end)
    }

    /// Whole addresses of profiles.
    fn profiles_in(&self, text: &str) -> Vec<Range<usize>> {
        if self.profiles.is_empty() {
            return Vec::new();
        }
        let lower = text.to_ascii_lowercase();
        let of_address = |c: char| !c.is_whitespace() && !"\"'<>()[]".contains(c);
        let mut found = Vec::new();
        for profile in &self.profiles {
            for (at, _) in lower.match_indices(profile.as_str()) {
                let end = at + profile.len();
                let goes_on =
                    lower[end..].starts_with(|c: char| c.is_alphanumeric() || "-_%".contains(c));
                let within = lower[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
                if goes_on || within {
                    continue;
                }
                let start = text[..at].rfind(|c| !of_address(c));
                let start = start.map_or(0, |at| text.ceil_char_boundary(at + 1));
                let tail = text[end..].find(|c| !of_address(c));
                found.push(start..tail.map_or(text.len(), |tail| end + tail));
            }
        }
        found
    }
}

/// An address without scheme, `www.`, query and last slash, in small letters.
fn bare_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_ascii_lowercase()
}

/// The words of a name, as they are compared.
pub(super) fn words_of(name: &str) -> Vec<String> {
    tokens(name, true)
        .into_iter()
        .map(|token| token.word)
        .collect()
}

/// The words of a text; tags of HTML are none when they are passed over.
fn tokens(text: &str, pass_tags: bool) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    while at < text.len() {
        if let Some(length) = skipped(&text[at..], pass_tags) {
            (is_open, at) = (false, at + length);
            continue;
        }
        let (c, length) = char_at(&text[at..]);
        if c.is_alphanumeric() {
            if !is_open {
                let (start, word) = (at, String::new());
                tokens.push(Token {
                    start,
                    end: at,
                    word,
                });
                is_open = true;
            }
            if let Some(token) = tokens.last_mut() {
                push_folded(&mut token.word, c);
                token.end = at + length;
            }
        } else if !is_joining(c) {
            is_open = false;
        }
        at += length;
    }
    tokens
}

fn push_folded(word: &mut String, c: char) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
    } else {
        let mut buffer = [0; 4];
        word.push_str(&fold(c.encode_utf8(&mut buffer)));
    }
}

/// Marks that belong to the letter before them, and signs that nobody sees.
const fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// How long an entity for a space, or a tag, is that the text begins with.
fn skipped(text: &str, pass_tags: bool) -> Option<usize> {
    match text.as_bytes()[0] {
        b'&' => {
            let known = ["&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "&#32;"];
            let known = known.iter().find(|entity| text.starts_with(**entity))?;
            Some(known.len())
        }
        b'<' if pass_tags => {
            let is_tag = text[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
            let end = text.bytes().take(GAP).position(|byte| byte == b'>')?;
            is_tag.then_some(end + 1)
        }
        _ => None,
    }
}

/// What is found in a text as it is written, and as it is meant when it has escapes.
fn as_meant_too(text: &str, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = find(text);
    if let Some(decoded) = Decoded::new(text) {
        let meant = find(&decoded.text).into_iter();
        found.extend(meant.map(|range| decoded.written(&range)));
    }
    merged(found)
}

/// The first character of a text, percent-encoded or not, and its bytes.
pub(super) fn char_at(text: &str) -> (char, usize) {
    let plain = text.chars().next().unwrap_or(' ');
    if plain != '%' {
        return (plain, plain.len_utf8());
    }
    let byte = |index: usize| {
        let digits = text.get(index * 3..index * 3 + 3)?.strip_prefix('%')?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    for length in 1..=bytes.len() {
        if let Ok(decoded) = std::str::from_utf8(&bytes[..length])
            && let Some(c) = decoded.chars().next()
        {
            return (c, length * 3);
        }
    }
    ('%', 1)
}

/// Ranges in order, those that touch made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matcher() -> Matcher {
        let name = words_of("Nicolò Bellini");
        let profiles = ["https://www.linkedin.com/in/nb-77"];
        let particles = ["von".to_owned()].into_iter().collect();
        Matcher::new(std::iter::once(&name[..]), profiles.into_iter(), particles)
    }

    fn found(text: &str) -> Vec<&str> {
        let ranges = matcher().full(text);
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for text in [
            "Nicolò Bellini",
            "NICOLO' BELLINI",
            "nicolo-bellini",
            "nicolo_bellini",
            "nicol%C3%B2-bellini",
            "Nicolo\u{300} Bellini",
            "Nicolò&nbsp;Bellini",
            "**Nicolò** Bellini",
            "<b>Nicolò</b> Bellini",
            "Nicolò\nBellini",
            "Bellini Nicolò",
            "Bellini, Nicolò",
            "nicolobellini99",
            "@NicoloBellini",
            "Nicolò von Bellini",
            "Nicolò \"Nico\" Bellini",
            "Nicolò «il bello» Bellini",
            "Nicolò (Nico) Bellini",
            "Nicol\\u00f2\\u00a0Bellini",
            "Nicol&ograve;&#32;Bellini",
            "<https://example.org/nicolo-bellini>",
            "<img alt='Nicolò Bellini'>",
        ] {
            assert_eq!(found(&format!("{text} x")).len(), 1, "{text}");
        }
        for text in [
            "Nicola Bellini",
            "Nicolò, detto Bellini",
            "Nicolò and Bellini",
            "Nicolò (Anna Bellini)",
            "Nicolò\n\nBellini",
            "Anna Bellini, Nicolò Verdi",
            "Anna Bellini. Nicolò",
            "Bellini",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_profile_is_found_as_a_whole() {
        let text = "[x](https://it.linkedin.com/in/NB-77/?locale=it) y";
        assert_eq!(found(text), ["https://it.linkedin.com/in/NB-77/?locale=it"]);
        assert_eq!(found("linkedin.com/in/nb-777"), Vec::<&str>::new());
    }

    #[test]
    fn surnames_are_found_but_for_other_people() {
        let text = "Bellini e Anna Bellini, l'ing. Bellini";
        let kept = [words_of("Anna Bellini")];
        assert_eq!(matcher().with_surnames(text, &kept).len(), 2);
    }
}
