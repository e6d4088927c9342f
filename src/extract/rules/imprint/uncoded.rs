//! Addresses without postal code: `Via Dante Alighieri 2, Mondovì (CN)`, `a Roma in via degli Equi 42`.

use super::address::{Town, behind_town};
use super::items::{Item, What};
use super::street::{street_at, street_before};
use super::words::ImprintWords;
use crate::extract::prose::just_before;
use crate::extract::{Word, fold, words as words_of};
use std::ops::Range;

/// Words that a name of a town has at most.
const TOWN: usize = 5;
/// How many bytes before a town are looked at for its street.
const STREET: usize = 160;
/// Signs between a street and its town.
const MARKS: [char; 9] = [',', '-', '–', '—', '(', '|', '•', '·', ';'];

/// The address of a line: a street with the number of a house, and a town that is known as one
/// beside it.
pub(super) fn uncoded(
    text: &str,
    words: &ImprintWords,
    is_town: &dyn Fn(&str) -> bool,
) -> Option<Item> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = words_of(text);
    let street = |word: &Word<'_>| {
        words
            .streets
            .contains(&fold(word.text.trim_end_matches('.')))
    };
    if !tokens.iter().any(street) {
        return None;
    }
    (0..tokens.len()).find_map(|at| {
        let behind = street_and_town(text, &tokens, at, words, is_town);
        behind.or_else(|| town_and_street(text, &tokens, at, words, is_town))
    })
}

/// A line that is nothing but a town with the letters of its province, or the town alone, below a
/// street: `Magione (PG)`.
pub(super) fn town_line(
    text: &str,
    words: &ImprintWords,
    is_town: &dyn Fn(&str) -> bool,
) -> Option<Item> {
    let tokens = words_of(text);
    let last = known(text, &tokens, 0, is_town)?;
    let town = town_at(text, &tokens, 0, last, None, words);
    let rest = text[town.range.end..].trim_matches([' ', ',', '.', '*', ')']);
    (tokens[0].start == 0 && rest.is_empty()).then(|| item(town))
}

/// `Via Dante Alighieri 2, Mondovì (CN)`.
fn street_and_town(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    words: &ImprintWords,
    is_town: &dyn Fn(&str) -> bool,
) -> Option<Item> {
    let before = text[..tokens[at].start].trim_end();
    let near = just_before(text, before.len(), STREET);
    let from = before.len() - near.len();
    if !tokens[at].is_capital() || !before.ends_with(MARKS) {
        return None;
    }
    let last = known(text, tokens, at, is_town)?;
    let street = street_before(near, words)?;
    let street = from + street.start..from + street.end;
    let numbered = text[street.clone()]
        .bytes()
        .any(|byte| byte.is_ascii_digit());
    let between = text[street.end..tokens[at].start].trim();
    let beside = between.chars().all(|c| MARKS.contains(&c) || c == ' ');
    (numbered && beside).then(|| item(town_at(text, tokens, at, last, Some(street), words)))
}

/// `a Roma in via degli Equi 42`, `Roma, via degli Equi 42`.
fn town_and_street(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    words: &ImprintWords,
    is_town: &dyn Fn(&str) -> bool,
) -> Option<Item> {
    let token = tokens[at];
    // "Luca Riva, via Manzoni 5", "Cascina Bella, Via dei Campi": a part of another name.
    let behind = at.checked_sub(1).is_some_and(|before| {
        let before = tokens[before];
        before.is_capital() && text[before.end()..token.start].trim().is_empty()
    });
    if !token.is_capital() || behind {
        return None;
    }
    let last = known(text, tokens, at, is_town)?;
    let next = tokens.get(last + 1)?;
    let gap = text[tokens[last].end()..next.start].trim();
    let led = gap.is_empty() && words.particles.contains(&fold(next.text));
    let first = if led { last + 2 } else { last + 1 };
    let begin = tokens.get(first)?;
    let marked = matches!(gap, "," | "-" | "–" | ":" | "(");
    let street = street_at(text, begin.start, words).filter(|_| led || marked)?;
    Some(item(Town {
        range: token.start..street.end,
        street: Some(street),
        postal_code: token.start..token.start,
        locality: token.start..tokens[last].end(),
        region: None,
        country: None,
    }))
}

/// The last word of the longest name of a town that begins at a word.
fn known(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    is_town: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let first = tokens.get(at)?;
    let longest = tokens.len().min(at + TOWN);
    // "REA" is a town, and what a register is called.
    let short = first.text.len() <= 4 && first.text.chars().all(char::is_uppercase);
    (at..longest)
        .filter(|last| *last > at || !short)
        .rev()
        .find(|last| {
            let name = &text[first.start..tokens[*last].end()];
            !name.contains(MARKS) && is_town(&fold(name))
        })
}

fn town_at(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    last: usize,
    street: Option<Range<usize>>,
    words: &ImprintWords,
) -> Town {
    let start = tokens[at].start;
    let mut town = Town {
        range: street.as_ref().map_or(start, |street| street.start)..tokens[last].end(),
        street,
        postal_code: start..start,
        locality: start..tokens[last].end(),
        region: None,
        country: None,
    };
    behind_town(text, tokens, last, &mut town, words);
    town
}

fn item(town: Town) -> Item {
    Item {
        range: town.range.clone(),
        value: town.range.clone(),
        what: What::Town(Box::new(town)),
    }
}
