//! Organizations that something said right before tells: `organizzato da X`, `insieme a X e Y`,
//! `partner del progetto: X, Y e Z`.

use super::super::bounds::{parts, without_seat};
use super::super::extent::{has_head, quoted_extent};
use super::extents::{abbreviated, in_brackets, link_end, strong_end};
use super::name::{adjective_extent, quoted_until};
use super::{Found, Reading};
use crate::extract::Lexis;
use crate::extract::tokens::{Token, Tokens};

/// The organizations behind a phrase such as "organizzato da" or "insieme a".
pub(super) fn behind_cue(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<Vec<Found>> {
    let colon = at > 0 && tokens.before(at).trim() == ":" && {
        let kind = |end: usize| lexis.organization_lists.before(tokens, end).is_some();
        // "i partner del progetto: …"
        let near = at.saturating_sub(OF_LIST) + 1..at;
        let mut near = near.rev().take_while(|at| tokens.is_next(*at));
        kind(at) || near.any(kind)
    };
    let cue = lexis.organization_cues.at(tokens, at);
    let several = || told_of_several(lexis, tokens, at);
    let mut next = at + cue.or_else(|| colon.then_some(0)).or_else(several)?;
    let mut found = Vec::new();
    while next < tokens.len() && found.len() < 12 {
        // "ha lavorato in Bosch e in Prima Industrie"
        if !found.is_empty() {
            next += lexis.preposition(tokens, next).unwrap_or(0);
        }
        // "media partner La Nazione": the article belongs to the name.
        let own = tokens.get(next).is_some_and(Token::is_capital) && !tokens.is_first(next);
        let article = lexis.article(tokens, next).filter(|_| !own).unwrap_or(0);
        let begin = next + article;
        let Some(token) = tokens.get(begin) else {
            break;
        };
        let is_given = |folded: &str| reading.reader.is_given_name(folded);
        let proper = token.is_capital() || token.is_camel();
        let person = is_given(&token.folded) || lexis.is_honorific(tokens, begin);
        // "organizzato da Milano e Torino": a town alone.
        let longer = tokens.is_next(begin + 1)
            && tokens
                .get(begin + 1)
                .is_some_and(|next| next.is_capital() || next.is_camel());
        let place = reading.reader.is_place(&token.folded) && !longer;
        if !proper
            || person
            || place
            || quoted_until(tokens, begin).is_some()
            || lexis.role(tokens, begin).is_some()
        {
            break;
        }
        let end = link_end(reading, passage, tokens, begin)
            .or_else(|| quoted_extent(tokens, lexis, begin))
            .or_else(|| strong_end(reading, lexis, passage, tokens, begin))
            .or_else(|| abbreviated(lexis, tokens, begin))
            .unwrap_or_else(|| adjective_extent(lexis, tokens, begin, tokens.len()));
        // "Co-hosts include River Advocates and Harbour Workers Union": a title within a name.
        let titled = lexis.heads_follow
            && tokens.is_next(end)
            && tokens.get(end).is_some_and(Token::is_capital)
            && lexis.role(tokens, end) == Some(1);
        let capital =
            |at: &usize| tokens.is_next(*at) && tokens.get(*at).is_some_and(Token::is_capital);
        let end = if titled {
            end + (end..tokens.len()).take_while(capital).count()
        } else {
            end
        };
        // "realizzato dall'Istituto": which one is not said.
        let alone = lexis.organization_heads.at(tokens, begin) == Some(end - begin)
            && !token.is_all_capitals()
            && !token.is_camel();
        if alone {
            break;
        }
        let sure = if has_head(tokens, lexis, begin, end) {
            90
        } else if colon {
            78
        } else {
            82
        };
        let is_place = |folded: &str| reading.reader.is_place(folded);
        let parts = parts(tokens, lexis, begin..end, &is_place);
        found.extend(parts.into_iter().map(|part| Found {
            tokens: without_seat(tokens, lexis, part, &is_place),
            sure,
            same: None,
        }));
        // "con il Consorzio delle Risaie (CDR)": the other name of the last one.
        let mut end = end;
        if let Some(other) = in_brackets(lexis, tokens, begin..end) {
            end = other.end;
            found.push(Found {
                tokens: other,
                sure: 92,
                same: Some(found.len() - 1),
            });
        }
        let and = lexis.and.at(tokens, end);
        let comma = tokens.before(end).contains(',').then_some(0);
        // "A, B, and C"
        let and = and.filter(|_| tokens.is_next(end) || comma.is_some());
        match and.or(comma) {
            Some(length) => next = end + length,
            None => break,
        }
    }
    let least = usize::from(cue.is_none());
    (found.len() > least).then_some(found)
}

/// How many words stand before the first of several organizations that a noun tells: `le associazioni
/// A e B`, `co-hosts include A, B and C`, `our sponsors the A, B and C`.
fn told_of_several(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let noun = |end: usize| {
        let length = lexis.organization_lists.before(tokens, end)?;
        (!tokens.all[end - 1].is_capital() && tokens.is_next(end)).then_some(length)
    };
    let proper = |at: usize| {
        let token = tokens.get(at);
        tokens.is_next(at) && token.is_some_and(|token| token.is_capital() || token.is_camel())
    };
    let including = lexis.including.at(tokens, at);
    match including {
        Some(length) => {
            let begin = at + length;
            let article = lexis.article(tokens, begin).unwrap_or(0);
            (lexis.organization_lists.before(tokens, at).is_some() && proper(begin + article))
                .then_some(length)
        }
        None => {
            let article = lexis.article(tokens, at).unwrap_or(0);
            (noun(at).is_some() && proper(at + article)).then_some(0)
        }
    }
}

/// How many words may stand behind what several organizations are, before the colon.
const OF_LIST: usize = 4;
