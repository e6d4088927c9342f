//! Where a name of an organization is parted: from its town, and from the body that it belongs to.

use super::extent::is_proper;
use crate::extract::Lexis;
use crate::extract::tokens::Tokens;
use std::ops::Range;

/// The name of a firm without the town that it is in: `AltaQuota S.n.c. di Chioggia`.
pub fn without_seat(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    name: Range<usize>,
    is_place: &dyn Fn(&str) -> bool,
) -> Range<usize> {
    let of = (name.start + 1..name.end.saturating_sub(1))
        .rev()
        .find(|at| {
            let folded = &tokens.all[*at].folded;
            lexis.genitive.has(folded) && lexis.bare_prepositions.contains(&**folded)
        });
    let Some(of) = of else { return name };
    let town = crate::fold::fold(&tokens.text[tokens.range(of + 1..name.end)]);
    // "Aeroporti di Roma" is a name: only behind a legal form the town is none of it.
    let firm = lexis.legal_before(tokens, of).is_some();
    if firm && is_place(&town) {
        name.start..of
    } else {
        name
    }
}

/// Splits an organization that is a part of another one: `Istituto per lo Sviluppo dell'Eurac
/// Research`. The second one must be known as an organization by its own words, and is none
/// when it only says of what (`Comune di Sondrio`).
pub fn parts(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    name: Range<usize>,
    is_place: &dyn Fn(&str) -> bool,
) -> Vec<Range<usize>> {
    if let Some((first, second)) = joined(tokens, lexis, &name, is_place) {
        let mut parts = vec![first];
        parts.extend(self::parts(tokens, lexis, second, is_place));
        return parts;
    }
    for at in name.start + 2..name.end {
        let Some(length) = lexis.genitive.at(tokens, at) else {
            continue;
        };
        let begin = at + length;
        // "Ministero degli Affari Esteri e della Cooperazione Internazionale" is one.
        let before = &tokens.all[at - 1];
        let matter = lexis.and.has(&before.folded) && !before.is_capital();
        if begin >= name.end || !is_proper(tokens, begin) || at < name.start + 2 || matter {
            continue;
        }
        let last = &tokens.all[name.end - 1];
        let whole = lexis.organization_heads.at(tokens, name.start).is_some();
        let simple = at == name.start + 1;
        // "Amici del Museo": a head alone does not say which.
        let head = lexis.organization_heads.at(tokens, begin);
        let headed = head.is_some_and(|length| begin + length < name.end);
        // "Ambasciata della Repubblica d'Albania in Italia": where it is, is no tail.
        let tailed = name.end - begin > 1
            && lexis.organization_tails.has(&last.folded)
            && !(begin..name.end).any(|at| lexis.within.at(tokens, at).is_some());
        if whole && !simple && (headed || tailed) {
            return vec![name.start..at, begin..name.end];
        }
    }
    vec![name]
}

/// Two names that "and" joins: a body of a place and another body (`Comune di Lodi e Vela Blu`,
/// but not `Camera di commercio di Pistoia e Prato`), or two that each begin with a word for
/// organizations (`Teatro Gioia e Spazio Luzzati`).
fn joined(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    name: &Range<usize>,
    is_place: &dyn Fn(&str) -> bool,
) -> Option<(Range<usize>, Range<usize>)> {
    let head = lexis.organization_heads.at(tokens, name.start)?;
    let begin = name.start + head;
    let of = lexis.genitive.at(tokens, begin).unwrap_or(0);
    let text = |range: Range<usize>| crate::fold::fold(&tokens.text[tokens.range(range)]);
    let and = (begin + of + 1..name.end.saturating_sub(1)).find(|at| {
        let folded = &tokens.all[*at].folded;
        lexis.and.has(folded) && !tokens.all[*at].is_capital()
    })?;
    let second = and + 1..name.end;
    if !is_proper(tokens, second.start) {
        return None;
    }
    // "Fondazione Luigi Bon di Colugna e Bottega Errante Edizioni"
    let led = (begin + of..and).rev().find_map(|at| {
        let length = lexis.genitive.at(tokens, at)?;
        (at > begin).then_some(at + length)
    });
    let seat = text(led.filter(|seat| *seat < and).unwrap_or(begin + of)..and);
    let headed = |at: usize| {
        let length = lexis.organization_heads.at(tokens, at);
        length
            .or_else(|| lexis.venues.at(tokens, at))
            .filter(|length| {
                let next = at + length;
                let led = lexis.genitive.at(tokens, next).unwrap_or(0);
                next + led < name.end && is_proper(tokens, next + led)
            })
    };
    // "Facoltà di Lettere e Filosofia": what it is for, though Lettere is a town.
    let own = &tokens.all[second.start];
    let named = own.is_all_capitals()
        || own.is_camel()
        || second.len() > 1 && is_proper(tokens, second.start + 1);
    let local = is_place(&seat)
        && named
        && !(second.start..second.end).any(|end| is_place(&text(second.start..end + 1)));
    let plain = of == 0 && (begin..and).all(|at| is_proper(tokens, at));
    let two = headed(second.start).is_some() && (plain || is_place(&seat));
    (local || two).then_some((name.start..and, second))
}
