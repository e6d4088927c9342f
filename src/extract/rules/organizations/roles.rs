//! What of a passage the roles of people take up already.

use super::Reading;
use crate::extract::Spanned;
use crate::extract::tokens::Tokens;
use std::ops::Range;

/// Whether each token begins within one of some ranges of bytes.
pub(super) fn covered(tokens: &Tokens<'_>, ranges: &[Range<usize>]) -> Vec<bool> {
    let mut covered = vec![false; tokens.len()];
    for range in ranges {
        let first = tokens
            .all
            .partition_point(|token| token.start < range.start);
        let within = tokens.all[first..]
            .iter()
            .take_while(|token| token.start < range.end);
        let count = within.count();
        covered[first..first + count].fill(true);
    }
    covered
}

/// Bytes of a passage that are the titles of people's roles: what is within belongs to them.
pub(super) fn title_spans(reading: &Reading<'_, '_>, passage: usize) -> Vec<Range<usize>> {
    let roles = reading.facts.appearances.iter().flat_map(|one| &one.roles);
    let titles = roles.filter_map(|role| role.title.as_ref());
    titles
        .filter_map(|title| bytes_of(reading, passage, title))
        .collect()
}

/// Bytes of a passage that are the organizations of people's roles.
pub(super) fn body_spans(reading: &Reading<'_, '_>, passage: usize) -> Vec<Range<usize>> {
    let roles = reading.facts.appearances.iter().flat_map(|one| &one.roles);
    let bodies = roles.flat_map(|role| &role.organizations);
    let names = bodies.map(|id| &reading.namings[*id].name);
    names
        .filter_map(|name| bytes_of(reading, passage, name))
        .collect()
}

/// Where something that was written stands in a passage.
fn bytes_of(reading: &Reading<'_, '_>, passage: usize, written: &Spanned) -> Option<Range<usize>> {
    let line = &reading.passages[passage].line;
    if written.span.start < line.span.start || line.span.end < written.span.end {
        return None;
    }
    let length = written.text.len();
    let mut at = line.text.match_indices(&*written.text).map(|(at, _)| at);
    let at = at.find(|at| line.place(*at..*at + length) == written.span)?;
    Some(at..at + length)
}
