//! What stands beside a run of capitals, and says whether the run is somebody's name and where it
//! begins.

use super::super::namesakes::{is_headed, is_held, is_namesake, is_quoted, is_subject};
use super::{CHAIN, NEAR};
use crate::extract::Lexis;
use crate::extract::tokens::{Token, Tokens};
use std::ops::Range;

/// The end of a name whose family name begins with a preposition in small letters: `il direttore
/// Maurizio di Mauro`, `spiega Stefano di Brindisi, presidente`. A role or a verb of saying must
/// stand right beside it, and for a town's name both.
pub(super) fn of_family(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    at: usize,
    is_given: &dyn Fn(&str) -> bool,
    is_place: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let (of, last) = (at + 1, at + 2);
    let given = is_given(&tokens.all[at].folded) && !lexis.roles.has(&tokens.all[at].folded);
    let bare = |token: &Token<'_>| {
        lexis.genitive.has(&token.folded) && lexis.bare_prepositions.contains(&*token.folded)
    };
    let linked = tokens.get(of).is_some_and(bare) && tokens.is_next(of);
    let proper = tokens.get(last).is_some_and(Token::is_capital) && tokens.is_next(last);
    if !given || !linked || !proper || lexis.organization_heads.at(tokens, last).is_some() {
        return None;
    }
    let end = last + 1;
    // "Maria di Monte Sole"
    let longer = tokens.get(end).is_some_and(Token::is_capital) && tokens.is_next(end);
    let apposed = tokens.before(end).trim() == "," && {
        let article = lexis.article(tokens, end).unwrap_or(0);
        lexis.role(tokens, end + article).is_some()
    };
    let apart = at > 0 && tokens.before(at).trim() == ",";
    let before = (at > 0 && (tokens.is_next(at) || apart)).then_some(at);
    let held = before.is_some_and(|at| {
        lexis.roles.before(tokens, at).is_some()
            || lexis.role_after.before(tokens, at).is_some()
            || lexis.is_honorific(tokens, at - 1)
    });
    let said = before.is_some_and(|at| lexis.saying.ends_at(tokens, at));
    let town = is_place(&tokens.all[last].folded);
    let told = if town {
        apposed && (held || said)
    } else {
        held || said || apposed
    };
    (told && !longer).then_some(end)
}

/// Whether a preposition leads from a role to a run of capitals, in which a name may follow what
/// the role is for: `il direttore di Arpa Anna Bianchi`, `l'assessora all'Agricoltura Anna Bianchi`.
pub(super) fn is_led(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    // "la giornalista Rai Anna Bianchi", "il deputato Pd Ugo Ferri".
    if start > 0 && tokens.is_next(start) && lexis.roles.before(tokens, start).is_some() {
        return true;
    }
    let to = lexis.at.before(tokens, start).unwrap_or(0);
    let mut near = start.saturating_sub(to + NEAR)..start.saturating_sub(to);
    if to > 0 && near.any(|at| lexis.role(tokens, at).is_some()) {
        return true;
    }
    let genitive = lexis.genitive.before(tokens, start).unwrap_or(0);
    // "il presidente della Provincia della Spezia Ugo Ferri"
    if genitive > 0 {
        let lowest = start.saturating_sub(CHAIN);
        let linked = |at: usize| {
            let token = &tokens.all[at];
            // "presidente dell'associazione Vittime civili di Guerra Ugo Ferri"
            let described = token.is_capital() || lexis.looks_like_adjective(token);
            tokens.is_next(at + 1)
                && lexis.role(tokens, at).is_none()
                && (lexis.is_function_word(&token.folded)
                    || described
                    || lexis.organization_heads.at(tokens, at).is_some())
        };
        let from = (lowest..start).rev().find(|at| !linked(*at));
        if from.is_some_and(|at| {
            let role = lexis.roles.before(tokens, at + 1).is_some();
            role && tokens.is_next(at + 1)
        }) {
            return true;
        }
    }
    let at = start - genitive;
    genitive > 0
        && (lexis.roles.before(tokens, at).is_some()
            || lexis.role_after.before(tokens, at).is_some() && at > 1)
}

/// Whether the first word of a run is none of a name but begins a sentence: `Secondo Ugo Ferri`,
/// `Said Mayor Ann Smith`, `Parla Ugo Ferri`. Words of saying are such though they are given
/// names, too.
pub(super) fn opens_sentence(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: &Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
) -> bool {
    let (first, next) = (run.start, run.start + 1);
    let Some(token) = tokens
        .get(next)
        .filter(|_| next < run.end && tokens.is_first(first))
    else {
        return false;
    };
    let folded = &tokens.all[first].folded;
    let given = is_given(&token.folded);
    let titled = lexis.is_honorific(tokens, next) || lexis.role(tokens, next).is_some();
    let several = run.len() > 2 && (given || titled);
    let says = lexis
        .saying
        .at(tokens, first)
        .is_some_and(|length| length == 1);
    if lexis.quoting.according.has(folded) || says {
        return several || !is_given(folded);
    }
    let named = is_given(folded)
        || tokens.all[first].is_all_capitals()
        || lexis.is_honorific(tokens, first)
        || lexis.role(tokens, first).is_some()
        || lexis.is_function_word(folded);
    let heads = [
        &lexis.organization_heads,
        &lexis.venues,
        &lexis.streets,
        &lexis.saints,
    ];
    let proper = heads.iter().any(|kind| kind.at(tokens, first).is_some());
    several && given && !named && !proper && tokens.is_next(next)
}

/// Whether a run belongs to the name of an organization, a street, a venue or a saint.
pub(super) fn belongs_elsewhere(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: Range<usize>,
    titled: bool,
    given: bool,
    is_place: &dyn Fn(&str) -> bool,
) -> bool {
    // A given name may be a word for organizations too ("Marina").
    let organization = |at: usize| lexis.organization_heads.at(tokens, at).is_some();
    // "Ignazio Consiglio": a family name, where nothing says of what it is one.
    let surname = given && run.len() == 2 && {
        let (last, next) = (run.end - 1, run.end);
        let alone = lexis.organization_heads.at(tokens, last) == Some(1);
        let plain = tokens
            .get(next)
            .is_none_or(|next| !next.is_capital() && !lexis.looks_like_adjective(next));
        let bound = lexis.genitive.at(tokens, next).is_some() && tokens.is_next(next);
        alone && (!tokens.is_next(next) || plain) && !bound
    };
    let within = !surname && run.clone().skip(usize::from(given)).any(organization);
    let last = &tokens.all[run.end - 1];
    // "said Ken Power, vice president": who speaks or has a role is no firm.
    let acts = given && run.len() == 2 && {
        let said = lexis.saying.ends_at(tokens, run.start) && tokens.is_next(run.start);
        let titled = lexis.role(tokens, run.end).is_some();
        said || titled && tokens.before(run.end).trim() == ","
    };
    // "Giulio F. Italiano"
    let initial = |at: usize| {
        tokens.all[at].text.chars().count() == 1 && tokens.before(at + 1).starts_with('.')
    };
    let acts = acts || given && (run.start + 1..run.end - 1).any(initial);
    let tail = lexis.organization_tails.has(&last.folded) && !surname && !acts;
    let legal = lexis.legal_at(tokens, run.end).is_some() && tokens.is_next(run.end)
        || lexis
            .legal_before(tokens, run.end)
            .is_some_and(|length| length < run.len());
    let digits = run
        .clone()
        .any(|at| tokens.all[at].text.contains(|c: char| c.is_ascii_digit()));
    // "Grant Agreement No. 101999321"
    let numbered = tokens.get(run.end).is_some_and(|next| {
        let digits = next.text.bytes().all(|byte| byte.is_ascii_digit());
        let dot = tokens.before(run.end).trim() == ".";
        digits && dot && last.text.len() <= 3
    });
    let digits = digits || numbered;
    let ampersand = tokens.is_ampersand(run.end) || tokens.is_ampersand(run.start);
    // "Florence Road", "Jane Café": in English what it is stands last.
    let site = lexis.heads_follow
        && !lexis.site_surnames.has(&last.folded)
        && [&lexis.streets, &lexis.venues]
            .iter()
            .any(|kind| kind.at(tokens, run.end - 1).is_some());
    if within || tail || legal || digits || site || (ampersand && !titled) {
        return true;
    }
    // "In studio Mia Sordi": no studio of that name.
    let cued = given && lexis.guest_cues.before(tokens, run.start).is_some();
    if is_quoted(tokens, &run) || !cued && is_namesake(tokens, lexis, &run, given) {
        return true;
    }
    let Some(before) = run
        .start
        .checked_sub(1)
        .filter(|_| tokens.is_next(run.start) && !titled)
    else {
        return false;
    };
    // "il direttore dell'azienda Ugo Ferri": firms that bear the whole name of a person are rare.
    let kind = lexis.company_kinds.before(tokens, run.start);
    let of_firm = given
        && kind.is_some_and(|length| {
            let kind = run.start - length;
            !tokens.all[kind].is_capital() && is_held(tokens, lexis, kind)
        });
    let spoken = given && is_subject(tokens, lexis, run.start);
    let place = is_headed(tokens, lexis, run.start) && !of_firm && !spoken && !cued;
    // A capitalised word right before it that is no title makes another name of it.
    let token = &tokens.all[before];
    let continued = token.is_capital()
        && !tokens.is_first(before)
        && !lexis.is_function_word(&token.folded)
        && !lexis.is_honorific(tokens, before)
        && lexis.role(tokens, before).is_none()
        && (!given || !is_place(&token.folded));
    place || continued
}
