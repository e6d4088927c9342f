//! Names with a legal form: `Esempio S.r.l.`

use super::owner::{LEGAL, NAME, NAMED, Owner};
use super::words::{Field, ImprintWords};
use crate::extract::{Word, fold, words as words_of};
use std::ops::Range;

/// Names with a legal form: `Esempio S.r.l.`; within sentences too when asked.
pub(super) fn by_form(number: usize, text: &str, words: &ImprintWords, within: bool) -> Vec<Owner> {
    let mut found: Vec<Owner> = Vec::new();
    let tokens = words_of(text);
    let mut from = 0;
    while let Some((start, end)) = legal_form(text, from, words) {
        from = end;
        let Some(name) = name_before(text, &tokens, start, words) else {
            continue;
        };
        let before = text[..name.start].trim_end();
        // Within a sentence (“soggetta a direzione di X SpA”) it is another company.
        let is_named = before.is_empty()
            || before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
            || before.ends_with(|c: char| c.is_ascii_digit());
        let label = label_before(text, name.start, words);
        if !is_named && label.is_none() && !within
            || found.iter().any(|known| known.name.start == name.start)
        {
            continue;
        }
        found.push(Owner {
            line: number,
            legal: Some(name.start..end),
            is_publisher: label == Some(Field::Publisher),
            confidence: if within { NAMED } else { LEGAL },
            name,
        });
    }
    found
}

/// The first legal form from a byte on, as a word of its own.
fn legal_form(text: &str, from: usize, words: &ImprintWords) -> Option<(usize, usize)> {
    let found = words.legal.iter().filter_map(|form| {
        let is_whole = |at: &usize| {
            let before = text[..*at].chars().next_back();
            let behind = text[at + form.len()..].chars().next();
            before.is_some_and(char::is_whitespace) && behind.is_none_or(|c| !c.is_alphanumeric())
        };
        let at = text
            .get(from..)?
            .match_indices(&**form)
            .map(|(at, _)| from + at)
            .find(is_whole)?;
        Some((at, std::cmp::Reverse(at + form.len())))
    });
    let (start, end) = found.min()?;
    let mut end = end.0;
    // Several forms belong together: `Soc. Coop. Sociale ONLUS`.
    while let Some(more) = further_form(text, end, words) {
        end = more;
    }
    Some((start, end))
}

/// Whether a word begins with a digit.
fn starts_with_digit(word: &Word<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
}

/// The end of a legal form behind another, with at most a word in small letters between them.
fn further_form(text: &str, end: usize, words: &ImprintWords) -> Option<usize> {
    let form_at = |at: usize| {
        let rest = &text[at..];
        let is_here = |form: &&String| {
            rest.strip_prefix(&***form)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        words.legal.iter().find(is_here).map(|form| at + form.len())
    };
    let skip = |at: usize| text.len() - text[at..].trim_start_matches([' ', ',']).len();
    let next = skip(end);
    let word = text[next..].find(' ').map(|length| next + length);
    let small = word.filter(|_| text[next..].starts_with(char::is_lowercase));
    form_at(next)
        .filter(|_| next > end)
        .or_else(|| form_at(skip(small?)))
}

/// The words of a name that end before a byte: with capitals, and small ones between them.
fn name_before(
    text: &str,
    tokens: &[Word<'_>],
    end: usize,
    words: &ImprintWords,
) -> Option<Range<usize>> {
    let last = tokens.iter().rposition(|word| word.end() <= end)?;
    let gap = &text[tokens[last].end()..end];
    if !gap
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '"' | '”' | '»' | '\''))
    {
        return None;
    }
    let mut first = None;
    for at in (0..=last).rev().take(NAME) {
        let word = tokens[at];
        if at < last {
            let gap = &text[word.end()..tokens[at + 1].start];
            if !gap
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '&' | '+' | '.' | '\'' | '’' | '"'))
                || gap.contains(". ")
            {
                break;
            }
        }
        let is_number = word.text.bytes().all(|byte| byte.is_ascii_digit());
        if word.is_capital()
            || (is_number && at == last)
            || (is_number && first.is_some() && word.text.len() < 4)
        {
            first = Some(at);
        } else if at == 1 && first.is_none() && starts_with_digit(&tokens[0]) {
            // "4 bid srl": a number and a word.
            first = Some(0);
            break;
        } else if !(words.particles.contains(&fold(word.text)) || at == 0 && first.is_none()) {
            break;
        } else if at == 0 && first.is_none() {
            // A name that begins in small letters, alone on its line.
            first = Some(at);
        }
    }
    let mut first = first?;
    // A label in front (`Editore Esempio Srl`) is no part of the name.
    while first < last
        && words
            .label(&text[tokens[first].start..])
            .is_some_and(|(_, _, length)| length >= tokens[first].text.len())
    {
        first += 1;
    }
    // "Presidente Fondazione Aurora ONLUS": whose, and not who.
    let titled = words.roles.contains(&fold(tokens[first].text));
    if titled && first < last && words.begins_body(&text[tokens[first + 1].start..]) {
        first += 1;
    }
    Some(tokens[first].start..tokens[last].end())
}

/// The label that stands right before a byte.
fn label_before(text: &str, at: usize, words: &ImprintWords) -> Option<Field> {
    let before = text[..at].trim_end_matches([' ', ':', '-', '–']);
    let starts = std::iter::once(0).chain(before.match_indices(' ').map(|(at, _)| at + 1));
    starts
        .filter_map(|start| {
            words
                .label(&before[start..])
                .map(|(field, _, length)| (field, start + length))
        })
        .find(|(_, end)| before[*end..].trim().is_empty())
        .map(|(field, _)| field)
}
