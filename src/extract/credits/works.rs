//! Works with their artists in a line of credits.

use super::trimmed;
use crate::document::Line;
use std::ops::Range;

/// The parts of a line between commas and semicolons.
pub(super) fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let cuts = text[range.clone()].match_indices([',', ';']);
    let cuts = cuts.map(|(at, _)| range.start + at).chain([range.end]);
    let parts = cuts.map(|end| std::mem::replace(&mut start, end + 1)..end);
    parts.collect()
}

/// Splits `Title by Artist`; the word between is the last one of `by`.
pub(super) fn split_work(
    line: &Line,
    range: Range<usize>,
    by: &[String],
) -> Option<(Range<usize>, Range<usize>)> {
    if by.is_empty() {
        return None;
    }
    if let Some(found) = quoted_work(&line.text, range.clone(), by) {
        return Some(found);
    }
    let text = &line.text[range.clone()];
    for by in by {
        let found = text.char_indices().rev().find(|(at, c)| {
            c.is_whitespace()
                && starts_with_word(text[*at..].trim_start(), by)
                && !text[..*at].trim().is_empty()
        });
        if let Some((at, _)) = found {
            let behind = at + (text[at..].len() - text[at..].trim_start().len()) + by.len();
            let quotes = |c: char| c.is_whitespace() || "\"“”«»'".contains(c);
            let title = trimmed(&line.text, range.start..range.start + at, quotes);
            return Some((title, range.start + behind..range.end));
        }
    }
    None
}

/// Splits `“Title” by Artist` and `“Title” – Artist`: the first such word or a dash right behind the
/// marks.
fn quoted_work(
    text: &str,
    range: Range<usize>,
    by: &[String],
) -> Option<(Range<usize>, Range<usize>)> {
    let part = &text[range.clone()];
    let open = range.start + part.len() - part.trim_start().len();
    let mark = text[open..range.end].chars().next()?;
    let close = match mark {
        '“' | '„' => ['”', '“'],
        '«' => ['»', '»'],
        '"' => ['"', '"'],
        _ => return None,
    };
    let start = open + mark.len_utf8();
    let end = start + text[start..range.end].find(close)?;
    let behind = end + text[end..].chars().next().map_or(0, char::len_utf8);
    let rest = text.get(behind..range.end)?.trim_start();
    let dash = rest.strip_prefix(['–', '—', '-']);
    let word = || {
        let word = by.iter().find(|by| starts_with_word(rest, by))?;
        rest.get(word.len()..)
    };
    let artist = dash.or_else(word)?.trim_start();
    (!artist.is_empty()).then(|| (start..end, range.end - artist.len()..range.end))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
        && text[word.len()..].starts_with(char::is_whitespace)
}
