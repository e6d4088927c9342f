//! Postal addresses: a postal code with its town, and the street before, behind or above it.

use super::anglo::{american, british, irish};
use super::street::{last_part, street_before, street_behind};
use super::words::ImprintWords;
use crate::extract::{Word, fold, words as words_of};
use std::ops::Range;

/// A postal code with its town, and what else of an address stands on the same line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Town {
    pub(super) street: Option<Range<usize>>,
    /// Empty where there is none.
    pub(super) postal_code: Range<usize>,
    pub(super) locality: Range<usize>,
    pub(super) region: Option<Range<usize>>,
    /// The country by its code, where it is named.
    pub(super) country: Option<(String, Range<usize>)>,
    /// All of it.
    pub(super) range: Range<usize>,
}

impl Town {
    /// Whether street and postal code are there, as they are in addresses alone.
    pub(super) fn is_whole(&self) -> bool {
        self.street.is_some() && !self.postal_code.is_empty()
    }
}

/// Letters that stand before a postal code for the country, and their codes.
const PREFIXES: [(&str, &str); 14] = [
    ("I-", "IT"),
    ("IT-", "IT"),
    ("D-", "DE"),
    ("DE-", "DE"),
    ("A-", "AT"),
    ("AT-", "AT"),
    ("CH-", "CH"),
    ("F-", "FR"),
    ("FR-", "FR"),
    ("B-", "BE"),
    ("BE-", "BE"),
    ("L-", "LU"),
    ("NL-", "NL"),
    ("DK-", "DK"),
];
/// Countries whose postal codes have four digits.
const FOUR: [&str; 10] = ["AT", "CH", "LI", "BE", "LU", "DK", "NO", "HU", "SI", "NL"];
/// Words that a name of a town has at most.
const TOWN: usize = 6;

/// Finds an address in a line; `country` is the one that the text is likely to mean.
pub(super) fn town(text: &str, country: Option<&str>, words: &ImprintWords) -> Option<Town> {
    let tokens = words_of(text);
    (0..tokens.len()).find_map(|at| {
        continental(text, &tokens, at, country, words)
            .or_else(|| british(text, &tokens, at, words))
            .or_else(|| irish(text, &tokens, at, words))
            .or_else(|| american(text, &tokens, at, country, words))
    })
}

/// `Via Roma 1, 20121 Milano (MI), Italia`.
fn continental(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    country: Option<&str>,
    words: &ImprintWords,
) -> Option<Town> {
    let token = tokens[at];
    let prefix = PREFIXES
        .iter()
        .find(|(prefix, _)| token.text.starts_with(prefix));
    let digits = prefix.map_or(token.text, |(prefix, _)| &token.text[prefix.len()..]);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let country = prefix.map(|(_, code)| *code).or(country);
    let is_code = match digits.len() {
        5 => country.is_none_or(|code| !FOUR.contains(&code)),
        4 => country.is_some_and(|code| FOUR.contains(&code)),
        _ => false,
    };
    let start = token.end() - digits.len();
    // A number with a sign around it is an amount or a telephone number.
    let before = text[..token.start].chars().next_back();
    let glued = before
        .is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '(' | '-' | '–' | '|' | ';'));
    if !is_code || glued {
        return None;
    }
    let mut end = token.end();
    let mut first = at + 1;
    // `1012 AB Amsterdam`
    if country == Some("NL")
        && let Some(letters) = tokens
            .get(first)
            .filter(|word| word.text.len() == 2 && is_upper(word.text))
    {
        end = letters.end();
        first += 1;
    }
    let named = prefix.map(|(_, code)| ((*code).to_owned(), token.start..start));
    let Some((locality, last)) = locality(text, tokens, first, end) else {
        return town_first(text, token.start, start..end, named, words);
    };
    let mut town = Town {
        street: None,
        postal_code: start..end,
        locality,
        region: None,
        country: named,
        range: token.start..tokens[last].end(),
    };
    behind_town(text, tokens, last, &mut town, words);
    town.street = street_before(&text[..token.start], words);
    if town.street.is_none() {
        town.street = street_behind(text, town.range.end, words);
        town.range.end = town
            .street
            .as_ref()
            .map_or(town.range.end, |street| street.end);
    }
    town.range.start = town.street.as_ref().map_or(town.range.start, |street| {
        street.start.min(town.range.start)
    });
    Some(town)
}

/// `Trento, via Roma 3, 38122`: the town before the street, and the postal code last.
fn town_first(
    text: &str,
    at: usize,
    postal_code: Range<usize>,
    country: Option<(String, Range<usize>)>,
    words: &ImprintWords,
) -> Option<Town> {
    let rest = text[postal_code.end..].trim_start();
    let is_last = rest.is_empty() || rest.starts_with([',', ';', '.', '–', '-', '|', ')']);
    let street = street_before(&text[..at], words)?;
    let before = text[..street.start].trim_end();
    let before = before.strip_suffix([',', '-', '–'])?.trim_end();
    let locality = last_part(before)?;
    let name = &text[locality.clone()];
    let is_town = name.split_whitespace().count() <= 3
        && name.starts_with(char::is_uppercase)
        && !name.bytes().any(|byte| byte.is_ascii_digit());
    (is_last && is_town).then_some(Town {
        range: locality.start..postal_code.end,
        street: Some(street),
        postal_code,
        locality,
        region: None,
        country,
    })
}

/// The name of a town from a word on: words with capitals, and small ones between them.
fn locality(
    text: &str,
    tokens: &[Word<'_>],
    first: usize,
    from: usize,
) -> Option<(Range<usize>, usize)> {
    let start = tokens.get(first)?;
    let gap = text.get(from..start.start)?;
    if !gap
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | ','))
        || !start.is_capital()
    {
        return None;
    }
    let mut last = first;
    for at in first + 1..(first + TOWN).min(tokens.len()) {
        let gap = &text[tokens[at - 1].end()..tokens[at].start];
        let word = tokens[at];
        if !gap.trim().is_empty() || word.text.bytes().any(|byte| byte.is_ascii_digit()) {
            break;
        }
        if word.is_capital() {
            last = at;
        } else if word.text.chars().count() > 5 {
            break;
        }
    }
    let is_words = tokens[first..=last]
        .iter()
        .all(|word| !is_label_like(word.text) || word.start == start.start);
    is_words.then(|| (start.start..tokens[last].end(), last))
}

/// A word with a dot within is an abbreviation, such as the label of what follows.
fn is_label_like(word: &str) -> bool {
    word.contains('.')
}

/// Takes province and country behind a town.
pub(super) fn behind_town(
    text: &str,
    tokens: &[Word<'_>],
    last: usize,
    town: &mut Town,
    words: &ImprintWords,
) {
    let (mut end, mut next) = (tokens[last].end(), last + 1);
    // `Milano MI`, without brackets.
    let own = &text[town.locality.clone()];
    if town.region.is_none()
        && let Some((name, sigla)) = own.rsplit_once(' ')
        && sigla.len() == 2
        && is_upper(sigla)
    {
        town.region = Some(town.locality.end - 2..town.locality.end);
        town.locality.end = town.locality.start + name.trim_end().len();
    }
    // `Milano Italia`
    let own = &text[town.locality.clone()];
    if let Some((name, last)) = own.rsplit_once(' ')
        && let Some(code) = words.countries.get(&fold(last)).filter(|_| last.len() > 2)
    {
        town.country = Some((
            code.clone(),
            town.locality.end - last.len()..town.locality.end,
        ));
        town.locality.end = town.locality.start + name.trim_end_matches([' ', '-']).len();
    }
    if let Some(word) = tokens.get(next) {
        let gap = text[end..word.start].trim();
        let is_sigla = word.text.len() == 2 && is_upper(word.text);
        if town.region.is_none() && is_sigla && matches!(gap, "(" | "-" | "–" | "," | "[") {
            town.region = Some(word.start..word.end());
            end = word.end() + usize::from(text[word.end()..].starts_with(')'));
            next += 1;
        }
    }
    for length in (1..=4).rev() {
        let Some(word) = tokens.get(next + length - 1) else {
            continue;
        };
        let start = tokens[next].start;
        let gap = &text[end..start];
        let is_gap = gap
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '(' | '.' | '/'));
        if let Some(code) = words
            .countries
            .get(&fold(&text[start..word.end()]))
            .filter(|_| is_gap)
        {
            town.country = Some((code.clone(), start..word.end()));
            end = word.end();
            break;
        }
    }
    town.range.end = town.range.end.max(end);
}

pub(super) fn is_upper(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase())
}
