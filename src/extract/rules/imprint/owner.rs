//! Whose imprint it is.

use super::{Line, What, text_of};
use crate::extract::rules::Reading;
use crate::extract::rules::imprint::words::{Field, ImprintWords};
use crate::extract::{Part, Word, fold, words as words_of};
use crate::record::Confidence;
use std::ops::Range;

/// The name of an organization in an imprint.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    /// The number of the line.
    pub(super) line: usize,
    /// The name, in bytes of the line.
    pub(super) name: Range<usize>,
    /// The name with its legal form.
    pub(super) legal: Option<Range<usize>>,
    /// Whether a label names it as publisher.
    pub(super) is_publisher: bool,
    pub(super) confidence: Confidence,
}

/// How sure the owner is: by its legal form, by a word of its name, by its place alone.
const LEGAL: Confidence = 95;
const NAMED: Confidence = 85;
const PLACED: Confidence = 75;
/// Words of a name at most.
const NAME: usize = 9;

/// The organizations that the lines of an imprint name, in their order; the first `above` lines
/// stand above it.
pub(super) fn owners(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Vec<Owner> {
    let words = &reading.reader.words.imprint;
    let mut found: Vec<Owner> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let text = text_of(reading, line);
        let is_chrome = reading.passages[line.passage].part == Part::Chrome;
        // A line that introduces the next one names nobody.
        if number < above && (is_chrome || text.ends_with(':') || is_long(text)) {
            continue;
        }
        found.extend(by_form(number, text, words, false));
    }
    // A name in front of the first value is the owner of that; else the nearest one above.
    let first = lines[above].items.iter().map(|item| item.value.start).min();
    let leads = |owner: &Owner| owner.line == above && Some(owner.name.start) < first;
    let above_it = |owner: &Owner| owner.line < above;
    let nearest = found.iter().rposition(above_it);
    let nearest = nearest.filter(|_| !found.iter().any(leads));
    let mut at = 0;
    found.retain(|owner| {
        at += 1;
        owner.line >= above || Some(at - 1) == nearest
    });
    if found.is_empty() {
        found.extend(by_words(reading, lines, above));
    }
    if found.is_empty() {
        // The only company of a sentence: “managed by the company X Ltd, registered office …”.
        let within = lines.iter().enumerate().skip(above);
        let mut within: Vec<Owner> = within
            .flat_map(|(number, line)| by_form(number, text_of(reading, line), words, true))
            .collect();
        let is_firm = lines[above..]
            .iter()
            .flat_map(|line| &line.items)
            .any(|item| matches!(item.what, What::Vat(..) | What::Register { .. }));
        if within.len() == 1 && is_firm {
            found.append(&mut within);
        }
    }
    if found.is_empty() {
        found.extend(by_place(reading, lines, above));
    }
    found
}

/// Names with a legal form: `Esempio S.r.l.`; within sentences too when asked.
fn by_form(number: usize, text: &str, words: &ImprintWords, within: bool) -> Vec<Owner> {
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

/// A line, or what stands before the values of one, that begins or ends as names of
/// organizations do: `Comune di …`, `… Foundation`.
fn by_words(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Option<Owner> {
    let words = &reading.reader.words.imprint;
    let numbers = (above..lines.len()).chain((0..above).rev());
    numbers.into_iter().find_map(|number| {
        let name = candidate(reading, lines, number)?;
        let text = &text_of(reading, &lines[number])[name.clone()];
        let parts: Vec<&str> = text.split_whitespace().collect();
        let begins = (1..=parts.len().min(3))
            .any(|count| words.heads.contains(&fold(&parts[..count].join(" "))));
        let ends = (1..=parts.len().min(3)).any(|count| {
            words
                .tails
                .contains(&fold(&parts[parts.len() - count..].join(" ")))
        });
        (parts.len() > 1 && (begins || ends)).then_some(Owner {
            line: number,
            name,
            legal: None,
            is_publisher: false,
            confidence: NAMED,
        })
    })
}

/// The line with capitals right above the address or the numbers.
fn by_place(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Option<Owner> {
    let first = lines[above..].iter().position(|line| {
        line.items
            .iter()
            .any(|item| !matches!(item.what, What::Email(_) | What::Other))
    })?;
    let is_firm = lines[above..]
        .iter()
        .flat_map(|line| &line.items)
        .any(|item| {
            matches!(
                item.what,
                What::Town(_) | What::Vat(..) | What::Register { .. }
            )
        });
    let first = above + first;
    let numbers = [Some(first), first.checked_sub(1), first.checked_sub(2)];
    numbers
        .into_iter()
        .flatten()
        .filter(|_| is_firm)
        .find_map(|number| {
            let name = candidate(reading, lines, number)?;
            let text = &text_of(reading, &lines[number])[name.clone()];
            let is_name = words_of(text)
                .iter()
                .any(|word| word.text.chars().count() > 2);
            (is_name && !is_person(reading, text)).then_some(Owner {
                line: number,
                name,
                legal: None,
                is_publisher: false,
                confidence: PLACED,
            })
        })
}

/// The part of a line that may be a name: short, with capitals, before any value.
fn candidate(reading: &Reading<'_, '_>, lines: &[Line], number: usize) -> Option<Range<usize>> {
    let words = &reading.reader.words;
    let line = &lines[number];
    let text = text_of(reading, line);
    if reading.passages[line.passage].part == Part::Chrome || text.ends_with(':') {
        return None;
    }
    let first = line
        .items
        .iter()
        .map(|item| item.range.start)
        .min()
        .unwrap_or(text.len());
    let begin = text.len() - text.trim_start_matches(['©', ' ', '-', '•', '*']).len();
    let mut start = begin.min(first);
    if let Some((_, _, length)) = words
        .imprint
        .label(&text[start..])
        .filter(|_| start < first)
    {
        let rest = text[start + length..].trim_start_matches([':', ' ', '-', '–']);
        start = (text.len() - rest.len()).min(first);
    }
    // `Per informazioni: Fondazione Esempio`
    start += text[start..first].rfind(": ").map_or(0, |at| at + 2);
    let name = text[start..first]
        .trim_end_matches([' ', '-', '–', '—', ',', ':', '|', '•', '·', '(', ';']);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let capitals = parts
        .iter()
        .filter(|word| {
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase)
        })
        .count();
    let is_name = (1..=NAME).contains(&parts.len())
        && name.starts_with(char::is_uppercase)
        && capitals * 2 >= parts.len()
        && !name.ends_with(['.', '!', '?'])
        && !name.bytes().any(|byte| byte.is_ascii_digit())
        && !name.contains([':', '|', '@'])
        && words.heading_of(name).is_none()
        && words
            .imprint
            .label(name)
            .is_none_or(|(_, _, length)| length < name.len())
        && !super::street::is_street_line(name, &words.imprint);
    is_name.then(|| start..start + name.len())
}

/// Whether a name looks like that of a person.
pub(super) fn is_person(reading: &Reading<'_, '_>, name: &str) -> bool {
    let mut parts = name.split_whitespace();
    let given = &reading.reader.ontology.given_names;
    let count = parts.clone().count();
    (2..=4).contains(&count) && parts.any(|word| given.contains(&fold(word)))
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().count() > 14
}
