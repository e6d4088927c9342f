//! Telephone numbers without a label.

use super::items::{Item, What};
use super::phone::{is_american, phones};
use super::words::ImprintWords;
use std::ops::Range;

/// Telephone numbers without a label that stand alone between marks, beside an address:
/// `Piazza Cavour 1, 20121 Milano – 02 1234567`.
pub(super) fn between_marks(
    text: &str,
    found: &[Item],
    country: Option<&str>,
    words: &ImprintWords,
) -> Vec<Item> {
    let taken = |at: usize| found.iter().any(|item| item.range.contains(&at));
    let marks = [
        " – ", " — ", " - ", " | ", " • ", " · ", ", ", "; ", ": ", " (",
    ];
    let found_marks = marks.iter().flat_map(|mark| text.match_indices(mark));
    let mut marks: Vec<Range<usize>> = found_marks.map(|(at, mark)| at..at + mark.len()).collect();
    marks.sort_by_key(|mark| mark.start);
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.end));
    let ends = marks.iter().map(|mark| mark.start);
    let ends = ends.chain(std::iter::once(text.len()));
    let parts = starts.zip(ends).filter(|(start, end)| start < end);
    let phone = |part: Range<usize>| {
        let written = &text[part.clone()];
        let number = written.trim().trim_end_matches(['.', ';']);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let is_parted = number.bytes().any(|byte| !byte.is_ascii_digit());
        // Eleven digits in a row are the number of a company, too.
        // "348 555 2190": a mobile number, when it is written as one.
        let mobile = number.starts_with('3') && is_parted && country == Some("IT") && digits == 10;
        let is_number = (number.starts_with(['0', '(']) || mobile)
            && !taken(part.start + (written.len() - written.trim_start().len()))
            && (8..=11).contains(&digits)
            && (is_parted || digits < 11)
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/' | '(' | ')'));
        if !is_number || is_date(number) {
            return None;
        }
        let phone = phones(&text[part.start..part.end], country, &words.and)
            .0
            .into_iter()
            .next()?;
        let range = part.start + phone.range.start..part.start + phone.range.end;
        Some(Item {
            value: range.clone(),
            range,
            what: What::Telephone(phone.number, phone.country),
        })
    };
    parts.filter_map(|(start, end)| phone(start..end)).collect()
}

/// The telephone number that a line is: one of a landline, a mobile one or one with the code of a
/// country, in the form of numbers that are dialled.
pub(super) fn alone(text: &str, country: Option<&str>) -> Option<Item> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let mobile = text.starts_with('3') && country == Some("IT");
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '/' | '(' | ')'));
    if !plain || !(8..=13).contains(&digits) || is_date(text) {
        return None;
    }
    if !(text.starts_with(['0', '+', '(']) || mobile) {
        return None;
    }
    let phone = phones(text, country, &[]).0.into_iter().next()?;
    (phone.range == (0..text.len())).then(|| Item {
        value: phone.range.clone(),
        range: phone.range,
        what: What::Telephone(phone.number, phone.country),
    })
}

/// `01-02-2024`.
fn is_date(number: &str) -> bool {
    let groups = number.split(|c: char| !c.is_ascii_digit());
    groups.map(str::len).eq([2, 2, 4])
}

/// Telephone numbers without a label: those that begin with the code of a country.
pub(super) fn with_country(
    text: &str,
    found: &[Item],
    country: Option<&str>,
    words: &ImprintWords,
) -> Vec<Item> {
    let taken = |at: usize| found.iter().any(|item| item.range.contains(&at));
    let pluses = text.match_indices('+').map(|(at, _)| at);
    let numbers = pluses.filter(|at| !taken(*at)).filter_map(|at| {
        let phone = phones(&text[at..], country, &words.and)
            .0
            .into_iter()
            .next()?;
        let range = at + phone.range.start..at + phone.range.end;
        let what = What::Telephone(phone.number, phone.country);
        (phone.range.start == 0).then(|| Item {
            value: range.clone(),
            range,
            what,
        })
    });
    numbers.collect()
}

/// Telephone numbers without a label that are written as those of North America alone are, where
/// nothing says that a text is of another country: `at (312) 555-0100`.
pub(super) fn american(text: &str, found: &[Item], country: Option<&str>) -> Vec<Item> {
    if !matches!(country, None | Some("US" | "CA")) {
        return Vec::new();
    }
    let taken = |at: usize| found.iter().any(|item| item.range.contains(&at));
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        let apart =
            before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '(')));
        apart && !taken(at)
    };
    let numbers = text
        .char_indices()
        .filter(|(at, c)| (c.is_ascii_digit() || *c == '(') && begins(*at));
    let numbers = numbers.filter_map(|(at, _)| {
        let (phones, _) = phones(&text[at..], None, &[]);
        let phone = phones
            .into_iter()
            .next()
            .filter(|phone| phone.range.start == 0)?;
        let range = at..at + phone.range.end;
        let what = What::Telephone(phone.number, phone.country.or(Some("US")));
        is_american(&text[range.clone()]).then(|| Item {
            value: range.clone(),
            range,
            what,
        })
    });
    numbers.collect()
}
