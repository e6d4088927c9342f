//! Organizations in brackets behind a name.

use crate::extract::rules::person_names::PersonName;
use crate::extract::rules::roles::Scene;
use crate::extract::tokens::Token;
use std::ops::Range;

/// The organizations in brackets behind a name: in a list anything, in prose what looks like an
/// organization.
pub(super) fn bracketed(
    scene: &Scene<'_>,
    name: &PersonName,
    item: bool,
) -> Option<Vec<Range<usize>>> {
    brackets_at(scene, name.tokens.end, item || name.start == 0)
}

/// The organizations in brackets before a token.
pub fn brackets_at(scene: &Scene<'_>, begin: usize, item: bool) -> Option<Vec<Range<usize>>> {
    let tokens = scene.tokens;
    let gap = tokens.before(begin);
    if gap.trim() != "(" {
        return None;
    }
    let open = tokens.get(begin)?.start;
    let close = open + tokens.text[open..].find([')', '\n'])?;
    let inside = &tokens.text[open..close];
    // "(LinkedIn)" with a link to a profile.
    if scene
        .asides
        .iter()
        .any(|link| (open..close).contains(&link.start))
    {
        return None;
    }
    // "sindaco di Roccagorga (LT)": the letters of a province.
    let letters = inside.len() == 2 && inside.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters && !scene.names.iter().any(|name| name.tokens.end == begin) {
        return None;
    }
    let listed = item || tokens.text.contains('\n');
    let number = |word: &str| word.bytes().all(|byte| !byte.is_ascii_alphabetic());
    // "(calcio)" is no name.
    if !inside.contains(char::is_uppercase) {
        return None;
    }
    if inside.split_whitespace().any(number) && inside.contains(|c: char| c.is_ascii_digit())
        || inside.split_whitespace().count() > 12
    {
        return None;
    }
    let mut organizations = Vec::new();
    let mut start = open;
    let cuts: Vec<(usize, usize)> = [" - ", " – ", " — ", " / ", "; "]
        .iter()
        .flat_map(|mark| {
            inside
                .match_indices(mark)
                .map(|(at, mark)| (open + at, mark.len()))
        })
        .collect();
    let mut cuts = cuts;
    // "(Università di Bari/ SGI Puglia)", but not "(B2B/B2C)".
    let several = inside.split('/').all(|part| part.trim().len() > 3);
    let slashes = inside.match_indices('/').filter(|_| several);
    cuts.extend(slashes.map(|(at, _)| (open + at, 1)));
    cuts.sort_unstable();
    cuts.dedup_by(|next, before| next.0 < before.0 + before.1);
    for (at, length) in cuts.into_iter().chain(std::iter::once((close, 0))) {
        let part = tokens.text[start..at].trim();
        let from = start + tokens.text[start..at].find(part).unwrap_or(0);
        let first = tokens.at_byte(from);
        let last = tokens.at_byte(from + part.len());
        let known = first < last && scene.is_organization(first, last);
        // "Ada Rossi (Sunny)": a word that is marked by nothing may as well be what she is called.
        let linked = scene
            .links
            .iter()
            .any(|link| link.range.start < from + part.len() && from < link.range.end);
        let called =
            last <= first + 1 && !known && tokens.get(first).is_some_and(Token::is_capital);
        let listed = listed && (!called || linked);
        let grammar = tokens
            .get(first)
            .is_none_or(|token| scene.lexis.is_function_word(&token.folded) && !token.is_capital());
        // "Ugo Neri (Ca' Foscari)"
        let proper = last > first + 1
            && (first..last).all(|at| {
                let token = &tokens.all[at];
                token.is_capital() || scene.lexis.is_function_word(&token.folded)
            })
            && !(scene.is_place)(&crate::fold::fold(part))
            && !scene.names.iter().any(|name| name.tokens.start == first);
        if !part.is_empty() && !grammar && (known || listed || proper) {
            organizations.push(from..from + part.len());
        }
        start = at + length;
    }
    (!organizations.is_empty()).then_some(organizations)
}
