//! Titles that several people share: `gli assessori Ada Rossi e Ugo Ferri`, `Ada Rossi e Ugo Ferri,
//! delegati della logistica`.

use super::Found;
use crate::extract::Lexis;
use crate::extract::rules::roles::RoleText;
use crate::extract::tokens::Tokens;

/// Whether the first word of a title is one of several people.
pub fn is_plural(lexis: &Lexis, title: &str) -> bool {
    let first = title.split_whitespace().next().map(crate::fold::fold);
    first.is_some_and(|word| {
        lexis
            .plural_endings
            .iter()
            .any(|end| word.ends_with(&**end))
    })
}

/// Gives roles to the names without any that stand in a row before a token.
pub(super) fn share_back(
    found: &mut [Found],
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    mut start: usize,
    roles: &[RoleText],
) {
    for one in found.iter_mut().rev() {
        let own = tokens.at_byte(one.bytes.start)..tokens.at_byte(one.bytes.end);
        if !one.roles.is_empty() || !joins(tokens, lexis, own.end, start) {
            return;
        }
        one.roles = roles.to_vec();
        start = own.start;
    }
}

/// Whether nothing but a comma or a conjunction stands between two names.
pub fn joins(tokens: &Tokens<'_>, lexis: &Lexis, end: usize, start: usize) -> bool {
    let and = lexis.and.at(tokens, end).unwrap_or(0);
    let gaps = (end..=start).all(|at| matches!(tokens.before(at).trim(), "" | ","));
    end + and == start && gaps && (and > 0 || tokens.before(start).contains(','))
}
