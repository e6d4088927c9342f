//! Titles that several people share: `gli assessori Ada Rossi e Ugo Ferri`, `Ada Rossi e Ugo Ferri,
//! delegati della logistica`.

use super::Found;
use crate::extract::Lexis;
use crate::extract::rules::person_names::PersonName;
use crate::extract::rules::roles::{RoleText, Scene};
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

/// Shares out the roles behind the last of several names: `Ada Rossi e Ugo Ferri, rispettivamente
/// sindaca e assessore di Rho`. The roles of the last one, and the token at which the text goes on.
pub(super) fn share_out(
    found: &mut [Found],
    scene: &Scene<'_>,
    name: &PersonName,
) -> Option<(Vec<RoleText>, usize)> {
    let (tokens, lexis) = (scene.tokens, scene.lexis);
    lexis.respectively.at(tokens, name.tokens.end)?;
    let mut start = name.start;
    let row = found.iter().rev().take_while(|one| {
        let end = tokens.at_byte(one.bytes.end);
        let joined = joins(tokens, lexis, end, start);
        start = tokens.at_byte(one.bytes.start);
        joined
    });
    let others = row.count();
    let (mut roles, end) = scene.shared(name, others + 1);
    let last = roles.pop()?;
    let first = found.len() - others;
    for (one, role) in found[first..].iter_mut().zip(roles) {
        one.roles = vec![role];
    }
    Some((vec![last], end))
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
