//! What guests who are named together have in common, and what stands beside one of them.

use super::evidence::without_article;
use super::{Candidate, ENOUGH};
use crate::extract::Lexis;
use crate::extract::rules::people::{brackets_at, is_plural, joins};
use crate::extract::rules::roles::{RoleText, Scene};
use crate::extract::tokens::Tokens;

/// Gives a guest without organization the one in brackets behind (`NAME (Acme)`), or the one that is
/// named before (`ospite per la Acme è NAME`).
pub(super) fn bodies_beside(
    scene: &Scene<'_>,
    candidate: &mut Candidate,
    start: usize,
    end: &mut usize,
    listed: bool,
) {
    if candidate
        .roles
        .iter()
        .any(|role| !role.organizations.is_empty())
    {
        return;
    }
    let brackets = brackets_at(scene, *end, listed);
    if brackets.is_some() {
        // What follows stands behind the brackets.
        let tokens = scene.tokens;
        let closed = (*end + 1..tokens.len()).find(|at| tokens.before(*at).starts_with(')'));
        *end = closed.unwrap_or(tokens.len());
    }
    let Some(organizations) = brackets.or_else(|| Some(vec![scene.announced_for(start)?])) else {
        return;
    };
    match candidate.roles.last_mut() {
        Some(last) => last.organizations = organizations,
        None => candidate.roles.push(RoleText {
            title: candidate.bytes.end..candidate.bytes.end,
            organizations,
        }),
    }
}

/// "A e B, rispettivamente X e Y di Z": each has a role of its own, and Z is everybody's.
pub(super) fn share_roles(scene: &Scene<'_>, found: &mut [Candidate], ends: &mut [(usize, usize)]) {
    let Some(last) = found.len().checked_sub(1).filter(|last| *last > 0) else {
        return;
    };
    // "A e B, co-fondatori di Z": both have the role.
    let tokens = scene.tokens;
    if let [role] = found[last].roles.as_slice()
        && role.title.start >= found[last].bytes.end
        && is_plural(scene.lexis, &tokens.text[role.title.clone()])
    {
        let role = role.clone();
        for at in (0..last).rev() {
            let (own, next) = (found[at].name.tokens.end, found[at + 1].name.start);
            if !found[at].roles.is_empty() || !joins(tokens, scene.lexis, own, next) {
                break;
            }
            found[at].roles = vec![role.clone()];
        }
    }
    let (lists, end) = scene.shared(&found[last].name, found.len());
    if lists.len() == found.len() {
        for (candidate, role) in found.iter_mut().zip(lists) {
            candidate.roles = vec![role];
        }
        ends[last].1 = end;
    }
}

/// Guests that are joined share what introduces them: the verb behind the last, the phrase
/// before the first.
pub(super) fn share(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    found: &mut [Candidate],
    ends: &[(usize, usize)],
) {
    let joined = |at: usize| {
        let (end, start) = (ends[at].1, ends[at + 1].0);
        let start = without_article(tokens, lexis, start);
        start >= end && start - end <= 2 && {
            let and = (end..start).all(|at| {
                lexis.and.has(&tokens.all[at].folded) || lexis.preposition(tokens, at).is_some()
            });
            let marks = tokens.before(start.min(tokens.len())).contains([',', '&'])
                || tokens.before(end).contains([',', '&']);
            and && (start > end || marks)
        }
    };
    for at in (0..found.len().saturating_sub(1)).rev() {
        if joined(at) {
            found[at].introduced = found[at].introduced.max(found[at + 1].introduced);
        }
    }
    for at in 0..found.len().saturating_sub(1) {
        if joined(at) {
            let (announced, accompanied) = (found[at].announced, found[at].accompanied);
            found[at + 1].announced |= announced;
            found[at + 1].accompanied |= accompanied;
        }
    }
    // Who stands beside a guest with a role of their own is one too.
    for at in 0..found.len().saturating_sub(1) {
        let both = !found[at].roles.is_empty() && !found[at + 1].roles.is_empty();
        if joined(at) && both {
            let strong = |one: &Candidate| one.weight() > ENOUGH;
            let (first, second) = (strong(&found[at]), strong(&found[at + 1]));
            found[at].announced |= second;
            found[at + 1].announced |= first;
        }
    }
}
