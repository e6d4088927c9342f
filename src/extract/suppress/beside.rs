//! What stands beside a name whose family name comes first.

use super::matcher::Token;
use std::ops::Range;

/// Whether the token begins a line or a value.
pub(super) fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| tokens[at].end) else {
        return true;
    };
    text[before..tokens[at].start].contains(['\n', ':', '"', ';'])
}

/// Whether no word with a capital stands right beside some tokens: of `Anna Bellini, Nicolò Verdi`
/// the two in the middle are parts of two names.
pub(super) fn stands_alone(text: &str, tokens: &[Token], here: Range<usize>) -> bool {
    let capital = |at: usize| text[tokens[at].start..].starts_with(char::is_uppercase);
    let joined = |at: usize| {
        let gap = &text[tokens[at - 1].end..tokens[at].start];
        !gap.is_empty() && gap.chars().all(|c| c == ' ' || c == '\u{A0}')
    };
    let before = here.start > 0 && joined(here.start) && capital(here.start - 1);
    let behind = here.end < tokens.len() && joined(here.end) && capital(here.end);
    !before && !behind
}
