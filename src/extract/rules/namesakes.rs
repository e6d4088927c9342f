//! Names of people that are those of things: halls, prizes, schools.

use super::person_names::{CHAIN, NEAR};
use crate::extract::Lexis;
use crate::extract::tokens::Tokens;
use std::ops::Range;

/// Whether a word for a street, a venue or an organization stands before a token.
pub(super) fn is_headed(tokens: &Tokens<'_>, lexis: &Lexis, at: usize) -> bool {
    let sites = [&lexis.streets, &lexis.venues];
    let site = sites.iter().any(|kind| kind.before(tokens, at).is_some());
    // "confermata alla presidenza Ada Rossi": what is not called after people has no name of one.
    let body = lexis.organization_heads.before(tokens, at);
    let body = body.is_some_and(|length| {
        let small = !tokens.all[at - length].is_capital();
        !small || lexis.heads_follow || lexis.bearing_bodies.before(tokens, at).is_some()
    });
    site || body
}

/// Whether a name stands between quotation marks by itself: it is that of a thing.
pub(super) fn is_quoted(tokens: &Tokens<'_>, run: &Range<usize>) -> bool {
    let opens = tokens
        .before(run.start)
        .ends_with(['“', '"', '«', '„', '‘', '\'']);
    let closes = tokens
        .before(run.end)
        .starts_with(['”', '"', '»', '’', '\'', '“']);
    opens && closes
}

/// Whether a run is the name of something that is called after a person: `sala “Ugo Ferri”`, `premio
/// Ugo Ferri`, `Ada Rossi Hack Day`.
pub(super) fn is_namesake(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: &Range<usize>,
    given: bool,
) -> bool {
    let (start, last) = (run.start, run.end - 1);
    // "Ada Rossi Hack Day", "Community Expo", and not "Doris Day".
    let tail = lexis.bearing.at(tokens, last).is_some()
        && last > start
        && tokens.all[last - 1].is_capital()
        && (run.len() > 2 || !given || !lexis.bearing_surnames.has(&tokens.all[last].folded));
    let gap = tokens.before(start).trim();
    let quoted = matches!(gap, "“" | "\"" | "«" | "„" | "‘" | "'");
    if tail || start == 0 || !(quoted || tokens.is_next(start)) {
        return tail;
    }
    // "il curatore della mostra Ugo Ferri" is a person.
    // "Centro per l'arte contemporanea Ugo Ferri"
    let lowest = start.saturating_sub(CHAIN);
    let body = (lowest..start)
        .rev()
        .find(|at| tokens.all[*at].is_capital());
    let far = body.is_some_and(|at| {
        let words = at + 1..start;
        let joined = words
            .clone()
            .all(|at| tokens.is_next(at) || tokens.before(at).is_empty());
        joined
            && tokens.is_next(start)
            && words.len() > 1
            && !lexis.heads_follow
            && lexis.bearing_bodies.at(tokens, at) == Some(1)
            && !is_held(tokens, lexis, at)
            && !words.into_iter().any(|at| {
                lexis.introducing.at(tokens, at).is_some() || lexis.saying.at(tokens, at).is_some()
            })
    });
    if far {
        return true;
    }
    if is_seated(tokens, lexis, start) {
        return true;
    }
    let noun = lexis.bearers.before(tokens, start);
    let held = |length: usize| is_held(tokens, lexis, start - length);
    noun.is_some_and(|length| quoted || !held(length)) || quoted && is_headed(tokens, lexis, start)
}

/// Whether a word for organizations that are called after people, `of` and a place stand before a
/// name, and no role that leads there: `(Università di Urbino Carlo Bo)`.
fn is_seated(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    let Some(place) = start.checked_sub(1).filter(|_| tokens.is_next(start)) else {
        return false;
    };
    let of = lexis.genitive.before(tokens, place).unwrap_or(0);
    let body = place - of;
    let length = lexis.bearing_bodies.before(tokens, body).unwrap_or(0);
    let first = body - length;
    tokens.all[place].is_capital()
        && of > 0
        && length > 0
        && tokens.all[first].is_capital()
        && !bears_title(tokens, lexis, first)
}

/// Whether a role with an article leads to a noun: `il rettore dell'Università di Urbino N` has a
/// name, `è dottoranda all'Università di Urbino N` tells that of the university.
fn bears_title(tokens: &Tokens<'_>, lexis: &Lexis, noun: usize) -> bool {
    let mut near = noun.saturating_sub(NEAR)..noun;
    near.any(|at| {
        // "dopo i saluti del rettore dell'Università di Urbino N"
        let articulated = || {
            let before = at.checked_sub(1).map(|before| &tokens.all[before].folded);
            before.is_some_and(|word| {
                lexis.genitive.has(word) && !lexis.bare_prepositions.contains(&**word)
            })
        };
        lexis.role(tokens, at).is_some()
            && (lexis.definite.before(tokens, at).is_some() || tokens.is_first(at) || articulated())
    })
}

/// Whether a verb of saying stands before a role that leads to a name: `spiega la direttrice della
/// biblioteca Ada Rossi`.
pub(super) fn is_subject(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    let from = start.saturating_sub(CHAIN);
    (from..start).any(|at| {
        let article = lexis.definite.before(tokens, at).unwrap_or(0);
        lexis.role(tokens, at).is_some()
            && article > 0
            && lexis.saying.ends_at(tokens, at - article)
            && (at + 1..=start).all(|at| tokens.is_next(at) || tokens.before(at).is_empty())
    })
}

/// Whether a role stands shortly before a noun that says of what it is held.
pub(super) fn is_held(tokens: &Tokens<'_>, lexis: &Lexis, noun: usize) -> bool {
    let mut near = noun.saturating_sub(NEAR)..noun;
    near.any(|at| lexis.role(tokens, at).is_some())
}

/// Whether words are nothing but a word for organizations that are called after people, and what
/// kind it is: `Fondazione`, `Biblioteca Comunale`.
pub(super) fn bears_name(tokens: &Tokens<'_>, lexis: &Lexis, words: Range<usize>) -> bool {
    let Some(length) = lexis.bearing_bodies.at(tokens, words.start) else {
        return false;
    };
    let mut rest = words.start + length..words.end;
    rest.all(|at| lexis.is_adjective(&tokens.all[at]))
}
