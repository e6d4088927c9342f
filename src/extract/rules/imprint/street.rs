//! Streets and numbers of houses.

use super::words::ImprintWords;
use crate::extract::{Word, fold, words as words_of};
use std::ops::Range;

/// Marks that part an address from what stands around it.
const MARKS: [char; 10] = [',', ';', '|', '•', '·', ':', '(', ')', '\n', '●'];

/// The street that a text ends with.
pub(super) fn street_before(text: &str, words: &ImprintWords) -> Option<Range<usize>> {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '—' | '|' | '•' | '·' | '(' | '/')
    });
    let from = [" - ", " – ", " — ", "; ", " | ", " • ", " · ", ": "]
        .iter()
        .filter_map(|mark| text.rfind(mark).map(|at| at + mark.len()))
        .max()
        .unwrap_or(0);
    // `Unit 6, Paintworks Yard, 220 Bath Road`
    if let Some(part) = last_part(text).filter(|part| is_numbered(&text[part.clone()], words)) {
        return Some(with_unit(text, part, false, words));
    }
    let all = words_of(text);
    // "Luca Riva, via Manzoni 5": the end of a name begins no street.
    let named = |at: usize| {
        let before = at.checked_sub(1).map(|before| all[before]);
        before.is_some_and(|before| {
            before.is_capital()
                && &text[before.end()..all[at].start] == " "
                && text[all[at].end()..].starts_with(',')
        })
    };
    let begins = (0..all.len()).filter(|at| begins_street(&all[*at], words) && !named(*at));
    let begins: Vec<usize> = begins.map(|at| all[at].start).collect();
    // A street that begins with its word, in the last part of the text or before it.
    let start = begins
        .iter()
        .find(|start| **start >= from)
        .or(begins.last());
    if let Some(start) = start.filter(|start| is_street(&text[**start..])) {
        return Some(*start..text.len());
    }
    // A street that ends with its word or has none: a part with the number of a house.
    let mut part = last_part(text)?;
    if part.start < from {
        part.start = from;
    }
    let alone = &text[part.clone()];
    let is_number = |text: &str| {
        text.trim()
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_alphabetic())
            && text.len() <= 5
    };
    if is_number(alone) && part.start > from {
        // `Musterstraße, 5`
        part.start = last_part(text[..part.start].trim_end_matches([' ', ',']))?.start;
    }
    // "it is based at 22 Mill Lane": what leads to the number in small letters is no street.
    let leading: Vec<Word<'_>> = words_of(&text[part.clone()])
        .into_iter()
        .take_while(|word| word.text.starts_with(char::is_lowercase))
        .collect();
    if leading.len() > 1 {
        let behind = part.start + leading.last().map_or(0, Word::end);
        let rest = text[behind..part.end].trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            part.start = part.end - rest.len();
        }
    }
    let street = &text[part.clone()];
    let has_number = street.bytes().any(|byte| byte.is_ascii_digit());
    // `Main Street`
    let is_named = || {
        let last = street.rsplit(' ').next().unwrap_or("");
        last.starts_with(char::is_uppercase) && words.streets.contains(&fold(last))
    };
    if !((has_number || is_named()) && is_street(street)) {
        return None;
    }
    // "1200 Main Street, Suite 300"
    let before = text[..part.start].trim_end_matches([' ', ',']);
    let house = last_part(before).filter(|house| {
        let house = &text[house.clone()];
        let count = house.split_whitespace().count();
        house.starts_with(|c: char| c.is_ascii_digit()) && count > 1 && is_street(house)
    });
    if let Some(house) = house.filter(|_| is_within(street, words)) {
        part.start = house.start;
        return Some(part);
    }
    Some(with_unit(text, part, !has_number, words))
}

/// Whether a text is a part of a building: `Suite 300`, `4th Floor`.
fn is_within(text: &str, words: &ImprintWords) -> bool {
    let mut parts = text.split_whitespace();
    let floor = parts.any(|word| words.floors.contains(&fold(word)));
    is_unit(text) || floor && text.split_whitespace().count() == 2
}

/// The street with the part of the building before it: `Unit 4, Albion Yard`. Behind a street
/// that has a number only a floor counts.
fn with_unit(
    text: &str,
    mut part: Range<usize>,
    numbered: bool,
    words: &ImprintWords,
) -> Range<usize> {
    let before = text[..part.start].trim_end_matches([' ', ',']);
    let unit = last_part(before).filter(|unit| {
        let unit = &text[unit.clone()];
        let floor = unit
            .split_whitespace()
            .any(|word| words.floors.contains(&fold(word)));
        floor && unit.split_whitespace().count() == 2 || numbered && is_unit(unit)
    });
    part.start = unit.map_or(part.start, |unit| unit.start);
    part
}

/// Whether a text is a word with a capital and a short number: `Unit 4`, `Suite 12B`.
fn is_unit(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let (Some(word), Some(number), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && number.len() <= 4
        && number.starts_with(|c: char| c.is_ascii_digit())
}

/// The street that stands behind a town: `39100 Bolzano, Via Roma 1`.
pub(super) fn street_behind(text: &str, from: usize, words: &ImprintWords) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let skipped = rest.len()
        - rest
            .trim_start_matches([' ', ',', '-', '–', ')', '|'])
            .len();
    let start = from + skipped;
    let first = words_of(&text[start..]).into_iter().next()?;
    if skipped == 0 || first.start != 0 || !begins_street(&first, words) {
        return None;
    }
    let rest = &text[start..];
    // Behind the number of the house the street is over.
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let number = rest[digits..]
        .find(|c: char| !(c.is_alphanumeric() || c == '/'))
        .unwrap_or(rest.len() - digits);
    let street = &rest[..digits + number];
    is_street(street).then_some(start..start + street.len())
}

/// The street with the number of a house that begins at a byte: `via degli Equi 42`.
pub(super) fn street_at(text: &str, start: usize, words: &ImprintWords) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let first = words_of(rest).into_iter().next()?;
    if first.start != 0 || !begins_street(&first, words) {
        return None;
    }
    let digits = rest.find(|c: char| c.is_ascii_digit())?;
    let name = &rest[..digits];
    if name.contains(['.', ';', ':', '(', '\n']) && !name.contains(". ") || name.len() > 60 {
        return None;
    }
    let number = rest[digits..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-')));
    let end = number.map_or(rest.len(), |number| digits + number);
    let street = rest[..end].trim_end_matches('-');
    is_street(street).then_some(start..start + street.len())
}

fn begins_street(word: &Word<'_>, words: &ImprintWords) -> bool {
    let folded = fold(word.text.trim_end_matches('.'));
    words.streets.contains(&folded) && (word.is_capital() || folded.len() > 2)
}

/// Whether a text is the number of a house, and a name that ends with a word for streets.
fn is_numbered(text: &str, words: &ImprintWords) -> bool {
    let mut parts = text.split_whitespace();
    let number = parts
        .next()
        .is_some_and(|first| first.starts_with(|c: char| c.is_ascii_digit()) && first.len() <= 5);
    let last = parts.clone().next_back().unwrap_or("");
    number
        && (2..=5).contains(&parts.clone().count())
        && parts.all(|part| part.starts_with(char::is_uppercase))
        && words.streets.contains(&fold(last))
}

/// Whether a text may be street and number: not long, with a name in it.
fn is_street(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let capital = text
        .split_whitespace()
        .any(|word| word.starts_with(char::is_uppercase) || word.contains('\''));
    let is_sentence = text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(' ').next().unwrap_or("");
        word.chars().count() > 5 && text[at + 2..].starts_with(char::is_uppercase)
    });
    (2..=10).contains(&count) && text.len() <= 80 && capital && !text.contains('@') && !is_sentence
}

/// Whether a line is a street and nothing else.
pub(super) fn is_street_line(text: &str, words: &ImprintWords) -> bool {
    let has_number = text.bytes().any(|byte| byte.is_ascii_digit());
    let first = words_of(text).into_iter().next();
    // "Regione Umbria" is no street, "Regione Borgnalle 10" is one.
    let head = first.is_some_and(|word| words.heads.contains(&fold(word.text)));
    let begins = first.is_some_and(|word| begins_street(&word, words)) && (has_number || !head);
    let last = text
        .trim_end_matches(|c: char| !c.is_alphabetic())
        .rsplit(' ')
        .next()
        .unwrap_or("");
    let ends = words.streets.contains(&fold(last));
    is_street(text) && (has_number || begins) && (begins || ends || text.len() <= 50)
}

/// The part of a text behind its last mark.
pub(super) fn last_part(text: &str) -> Option<Range<usize>> {
    let start = text.rfind(MARKS).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let from = start + text[start..].len() - text[start..].trim_start().len();
    (from < text.len()).then_some(from..text.len())
}
