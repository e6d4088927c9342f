//! Numbers behind labels, and what stands between them.

use super::words::{ImprintWords, prefix};
use std::ops::Range;

/// The number that a text begins with, upper case and without signs within, and its bytes.
pub(super) fn number(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 28;
    let (mut number, mut end) = (String::new(), 0);
    let mut rest = text;
    loop {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/');
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let run = rest[..length].trim_end_matches(['.', '-', '/']);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let is_prefix = number.is_empty()
            && (1..=4).contains(&run.len())
            && run.bytes().all(|byte| byte.is_ascii_uppercase());
        let continues = run.len() <= 11 && digits * 2 >= run.len() && digits > 0;
        if run.is_empty()
            || !(is_prefix || digits >= 3 && number.is_empty() || continues)
            || end + length > LONGEST
        {
            break;
        }
        let grown = number.bytes().filter(u8::is_ascii_digit).count();
        // A whole number is over; what follows in digits is something else.
        if grown >= 9 || (grown >= 5 && digits > 4) {
            break;
        }
        number.extend(
            run.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_uppercase()),
        );
        let at = text.len() - rest.len();
        end = at + run.len();
        rest = &text[end..];
        let Some(behind) = rest.strip_prefix(' ').filter(|_| run.len() == length) else {
            break;
        };
        rest = behind;
    }
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 4).then_some((number, end))
}

/// Behind marks, words for “number” and “and”.
pub(super) fn behind_marks(text: &str, from: usize, words: &ImprintWords) -> usize {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let bare = rest.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '.' | '-' | '–' | '/' | ',' | '&' | ')' | '|' | '=' | '°' | '#' | '*'
                )
        });
        at += rest.len() - bare.len();
        let form = words.numbers.iter().chain(&words.and).find_map(|form| {
            let length = prefix(bare, form)?;
            let whole = !bare[length..].starts_with(char::is_alphabetic);
            whole.then_some(length).filter(|length| *length > 0)
        });
        // "iscrizione al Registro delle Imprese": a label that begins with such a word.
        let label = words.label(bare).map_or(0, |(_, _, length)| length);
        match form {
            Some(length) if length >= label => at += length,
            _ => return at,
        }
    }
}

/// The office that keeps a register: names with a capital, and small words before them.
pub(super) fn office_at(text: &str, from: usize, words: &ImprintWords) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    const BYTES: usize = 200;
    let mut last = text.len().min(from + BYTES);
    while !text.is_char_boundary(last) {
        last += 1;
    }
    let all = crate::extract::words(&text[from..last]);
    let (mut start, mut end) = (None, None);
    for word in all.into_iter().take(LONGEST + 1) {
        let at = from + word.start;
        let begin = end.unwrap_or(from);
        let is_near = text[begin..at]
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '(' | '\''));
        let is_label = words.label(&text[at..]).is_some();
        let is_number = words.numbers.iter().any(|form| {
            prefix(&text[at..], form)
                .is_some_and(|length| !text[at + length..].starts_with(char::is_alphabetic))
        });
        if !is_near || is_label || is_number || word.text.bytes().any(|byte| byte.is_ascii_digit())
        {
            break;
        }
        if word.is_capital() {
            start.get_or_insert(at);
        } else if start.is_none() && words.particles.contains(&crate::extract::fold(word.text)) {
            end = Some(from + word.end());
            continue;
        } else if !words.particles.contains(&crate::extract::fold(word.text)) {
            break;
        }
        end = Some(from + word.end());
    }
    Some(start?..end?)
}
