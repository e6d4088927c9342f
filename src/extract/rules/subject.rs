//! What the title of an episode says: guests, subject, place.
//!
//! Sites write `NAME - Subject @Place`, `NAME & NAME: Subject`, `Subject | with NAME`. The part
//! that names the guests is the one with the names that the text introduces; what is left is the
//! subject, which becomes the episode's `alternateName`. A title that has no such parts is all
//! subject, and says nothing that the title itself does not.

use crate::extract::Lexis;
use crate::extract::tokens::Tokens;
use std::ops::Range;

/// The parts of a title, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitleParts {
    /// Parts between separators, in order.
    pub parts: Vec<Range<usize>>,
    /// Names that may be guests: by part, each name.
    pub names: Vec<(usize, Range<usize>)>,
    /// Names behind a phrase that announces guests ("with", "interview with").
    pub announced: Vec<Range<usize>>,
    /// The place behind `@` at the end.
    pub place: Option<Range<usize>>,
}

/// How many words a name in a title may have.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// Reads a title.
pub fn read_title(title: &str, lexis: Option<&Lexis>) -> TitleParts {
    let place = place_of(title);
    let end = place.as_ref().map_or(title.len(), |place| {
        title[..place.start].rfind('@').unwrap_or(place.start)
    });
    let parts = split(title, end);
    let (mut names, mut announced) = (Vec::new(), Vec::new());
    for (number, part) in parts.iter().enumerate() {
        let (cued, found) = names_of(title, part.clone(), lexis);
        if cued {
            announced.extend(found.iter().cloned());
        }
        names.extend(found.into_iter().map(|name| (number, name)));
    }
    TitleParts {
        parts,
        names,
        announced,
        place,
    }
}

/// What a title says apart from guests and place: the parts that name no guest; `None` when that
/// is the whole title. `guests` are the parts that name one.
pub fn subject(title: &str, read: &TitleParts, guests: &[usize]) -> Option<Range<usize>> {
    let mut parts = read.parts.iter().enumerate();
    let first = parts.find(|(number, _)| !guests.contains(number))?.1.start;
    let rest = || read.parts.iter().enumerate().rev();
    let last = rest().find(|(number, _)| !guests.contains(number))?.1.end;
    let range = trimmed(title, first..last.max(first));
    (range.len() < title.trim().len() && !range.is_empty()).then_some(range)
}

/// What stands behind `@` at the end of a title, when it looks like the name of a place.
fn place_of(title: &str) -> Option<Range<usize>> {
    let at = title.rfind('@')?;
    let before = title[..at].chars().next_back();
    let rest = &title[at + 1..];
    let name = rest.trim();
    let start = at + 1 + rest.len() - rest.trim_start().len();
    let plain = name.chars().next().is_some_and(char::is_uppercase)
        && name.split_whitespace().count() <= 5
        && !name.contains(['@', '#', '/', '.']);
    (before.is_none_or(char::is_whitespace) && plain).then(|| start..start + name.len())
}

/// The parts between separators: dashes with space around them, bars, colons.
fn split(title: &str, end: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in title[..end].char_indices() {
        let next = title[at + c.len_utf8()..end].chars().next();
        let spaced = next.is_none_or(char::is_whitespace);
        let before = title[start..at]
            .chars()
            .next_back()
            .is_some_and(char::is_whitespace);
        let separates = match c {
            '-' | '–' | '—' => before && spaced,
            '|' | '·' => true,
            ':' => spaced,
            _ => false,
        };
        if separates {
            parts.push(trimmed(title, start..at));
            start = at + c.len_utf8();
        }
    }
    parts.push(trimmed(title, start..end));
    parts.retain(|part| !part.is_empty());
    parts
}

/// The names of a part that is nothing but names: between commas, ampersands and words for and.
/// Words such as "with" or "interview with" may stand before them; whether they do is told too.
fn names_of(title: &str, part: Range<usize>, lexis: Option<&Lexis>) -> (bool, Vec<Range<usize>>) {
    let text = &title[part.clone()];
    let tokens = Tokens::new(text);
    let mut first = 0;
    if let Some(lexis) = lexis {
        let cue = (0..tokens.len()).rev().find_map(|at| {
            let cue = lexis
                .guest_cues
                .at(&tokens, at)
                .or_else(|| lexis.with.at(&tokens, at))?;
            Some(at + cue)
        });
        first = cue.unwrap_or(0);
    }
    let cued = first > 0;
    // "torna Anna Bianchi": words before the names.
    while tokens.get(first).is_some_and(|token| !token.is_capital()) && first + 2 < tokens.len() {
        first += 1;
    }
    let mut names = Vec::new();
    let mut start = first;
    for at in first..=tokens.len() {
        let and = lexis.is_some_and(|lexis| {
            tokens
                .get(at)
                .is_some_and(|token| !token.is_capital() && lexis.and.has(&token.folded))
        });
        let before = tokens.before(at);
        let parted =
            at > start && (before.contains([',', '&', '+', '/', ';']) || before.contains(" x "));
        if at == tokens.len() || and || parted {
            if at > start {
                names.push(start..at);
            }
            start = if and { at + 1 } else { at };
        }
    }
    let is_name = |name: &Range<usize>| {
        let capitals = name
            .clone()
            .filter(|at| tokens.all[*at].is_capital())
            .count();
        let small = |at: &usize| {
            let token = &tokens.all[*at];
            token.is_capital() || lexis.is_some_and(|lexis| lexis.particles.has(&token.folded))
        };
        WORDS.contains(&capitals) && name.clone().all(|at| small(&at))
    };
    if names.is_empty() || !names.iter().all(is_name) {
        return (false, Vec::new());
    }
    let bytes = |name: Range<usize>| {
        let range = tokens.range(name);
        part.start + range.start..part.start + range.end
    };
    (cued, names.into_iter().map(bytes).collect())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..(range.end - (part.len() - part.trim_end().len())).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_is_what_is_left() {
        let of = |title: &str, guests: &[usize]| {
            let read = read_title(title, None);
            subject(title, &read, guests).map(|range| title[range].to_owned())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            of("Anna Bee - The hive: a life @Lodi", &[0]),
            some("The hive: a life")
        );
        assert_eq!(of("The hive | Anna Bee", &[1]), some("The hive"));
        assert_eq!(of("The hive @Lodi", &[]), some("The hive"));
        assert_eq!(of("The hive: a life", &[]), None);
        assert_eq!(of("Anna Bee", &[0]), None);
        assert_eq!(of("", &[]), None);
    }

    #[test]
    fn guests_subject_and_place() {
        let read = |title: &str| {
            let parts = read_title(title, None);
            let names: Vec<&str> = parts
                .names
                .iter()
                .map(|(_, name)| &title[name.clone()])
                .collect();
            (
                names.join("|"),
                parts.parts.len(),
                parts.place.map(|place| title[place].to_owned()),
            )
        };
        let place = |name: &str| Some(name.to_owned());
        assert_eq!(
            read("Anna Bee - The hive @Lodi"),
            ("Anna Bee".into(), 2, place("Lodi"))
        );
        assert_eq!(
            read("Anna Bee & Carl Dee: two hives"),
            ("Anna Bee|Carl Dee".into(), 2, None)
        );
        assert_eq!(read("Write to @anna"), (String::new(), 1, None));
        assert_eq!(read("iPhone 5s - The best?"), (String::new(), 2, None));
        assert_eq!(read("mail@Example"), (String::new(), 1, None));
        assert_eq!(read(""), (String::new(), 0, None));
    }
}
