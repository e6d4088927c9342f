//! Organizations that everybody knows by a name which says nothing of what they are.

use super::Reading;
use crate::extract::Lexis;
use crate::extract::tokens::Tokens;
use crate::fold::fold;
use std::ops::Range;

/// Whether a well-known name says here whose something is, what somebody is called, or what one
/// buys: `Samsung Galaxy`, `Piaggio` where the text has `Ugo Piaggio`, `una vecchia Volvo`.
pub(super) fn is_of_known(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    name: Range<usize>,
    limit: usize,
) -> bool {
    let end = name.end;
    if lexis.known_organizations.at(tokens, name.start) != Some(name.len()) {
        return false;
    }
    let next = tokens
        .get(end)
        .filter(|_| tokens.is_next(end) && end < limit);
    let longer = next.is_some_and(|next| {
        name.len() == 1
            && next.is_capital()
            && !next.is_all_capitals()
            && !reading.reader.is_place(&next.folded)
            && lexis.role(tokens, end).is_none()
            && !lexis.is_honorific(tokens, end)
    });
    let numbered = tokens.is_next(end)
        && name.len() == 1
        && next.is_some_and(|next| next.text.contains(|c: char| c.is_ascii_digit()));
    let small = |at: &usize| !tokens.all[*at].is_capital() && tokens.is_next(at + 1);
    let thing = lexis.indefinite.before(tokens, name.start).is_some() || {
        let adjective = name.start.checked_sub(1).filter(small);
        adjective.is_some_and(|at| lexis.indefinite.before(tokens, at).is_some())
    };
    // "35010 Limena (PD)": the letters of a province.
    let sigla = name.len() == 1
        && name.start > 0
        && tokens.before(name.start) == " ("
        && tokens.before(end).starts_with(')')
        && tokens.all[name.start - 1].is_capital()
        && reading.reader.is_place(&tokens.all[name.start - 1].folded)
        && tokens.all[name.start].text.len() == 2;
    // "via ARCI 3", "il signor Pirelli"
    let placed = lexis.streets.before(tokens, name.start).is_some();
    let titled = name.start > 0
        && tokens.is_next(name.start)
        && (lexis.is_honorific(tokens, name.start - 1)
            || lexis.is_style(tokens.all[name.start - 1].text));
    let word = &tokens.all[name.start].folded;
    let surname = name.len() == 1
        && !tokens.all[name.start].is_all_capitals()
        && reading.people.iter().any(|person| {
            let full = fold(&reading.namings[person.who].name.text);
            full.rsplit_once(' ')
                .is_some_and(|(_, last)| *last == **word)
        });
    longer || numbered || thing || placed || titled || surname || sigla
}

/// Whether a well-known name is a part of the name of what somebody has a role in: `SSD UNIME`.
pub(super) fn is_inside(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    name: Range<usize>,
    bodies: &[bool],
) -> bool {
    let known = lexis.known_organizations.at(tokens, name.start) == Some(name.len());
    let before = name.start > 0 && bodies[name.start - 1] && tokens.is_next(name.start);
    let behind = bodies.get(name.end) == Some(&true) && tokens.is_next(name.end);
    known && bodies[name.start] && (before || behind)
}
