//! How far the name of an organization goes.

mod lines;

use crate::extract::Lexis;
use crate::extract::tokens::{Token, Tokens};
use lines::adjoins;

/// How many words a name is looked at for: no name is longer, and no text may make them many.
const LONGEST: usize = 40;
/// Small words in a row within a name: `dei`, `per lo`, `e della`.
const CONNECTORS: usize = 3;

/// The end of the organization's name that begins at a token, as far as `limit`: capitalised
/// words, and small words that lead to another one. Behind a head noun (`Ministero`) more small
/// words belong to the name than in a name without.
pub fn extent(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, limit: usize) -> usize {
    let headed = has_head(tokens, lexis, start, limit);
    reach(tokens, lexis, start, limit, headed)
}

/// The same for a name of two names: `Fermi e Dalla Torre`.
pub fn joined_extent(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, limit: usize) -> usize {
    reach(tokens, lexis, start, limit, true)
}

fn reach(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, limit: usize, headed: bool) -> usize {
    let head = |at: usize| lexis.organization_heads.at(tokens, at).unwrap_or(1);
    let limit = limit.min(start + LONGEST);
    let mut last = start;
    let mut end = (start + head(start)).min(limit.max(start + 1));
    while end < limit {
        // "Harbourmasters' Federation"
        let owned = lexis.heads_follow && is_owned(tokens, lexis, end);
        let joined = owned || adjoins(tokens, end);
        if !joined {
            break;
        }
        let token = &tokens.all[end];
        if tokens.is_ampersand(end) || is_proper(tokens, end) {
            // "San Diego County District Attorney's Office"
            let role = lexis.role(tokens, end);
            let owner = role
                .is_some_and(|length| lexis.heads_follow && is_owned(tokens, lexis, end + length));
            if role.is_some() && !lexis.organization_tails.has(&token.folded) && !headed && !owner {
                break;
            }
            // "UNIMPRESA LAZIO Edoardo Lofoco": a name in capitals is over.
            let loud =
                |at: usize| tokens.all[at].is_all_capitals() && tokens.all[at].text.len() > 3;
            let quiet = token.is_capital() && !token.is_all_capitals() && token.text.len() > 2;
            if quiet
                && end > start + 1
                && (end - 2..end).all(loud)
                && lexis.legal_at(tokens, end).is_none()
            {
                break;
            }
            end += 1;
            continue;
        }
        // "Istituto comprensivo Foligno 5"
        let behind_head = headed
            && end == last + head(last)
            && lexis.organization_heads.at(tokens, last).is_some()
            && tokens.all[last].is_capital()
            && tokens.is_next(end)
            && lexis.looks_like_adjective(token)
            && end + 1 < limit
            && is_proper(tokens, end + 1)
            && tokens.is_next(end + 1);
        if behind_head && lexis.role(tokens, end).is_none() {
            end += 1;
            continue;
        }
        // "Dipartimento di Ingegneria civile"
        let adjective = headed
            && tokens.is_next(end)
            && end > start + 1
            && tokens.all[end - 1].is_capital()
            && if lexis.organization_heads.at(tokens, end - 1) == Some(1) {
                // "Fondazione Museo storico del Trentino": no historian.
                lexis.looks_like_adjective(token) && lexis.genitive.at(tokens, end + 1).is_some()
            } else {
                lexis.is_adjective(token) && lexis.role(tokens, end).is_none()
            };
        if adjective {
            end += 1;
            continue;
        }
        if let Some(next) = behind_connectors(tokens, lexis, (start, end), limit, headed) {
            end = (next + head(next)).min(limit);
            last = next;
            continue;
        }
        break;
    }
    // "Autorità di sistema portuale del Mare Adriatico"
    if (headed || last > start)
        && lexis.organization_heads.at(tokens, last) == Some(end - last)
        && tokens.all[last].is_capital()
    {
        let further = said_of(lexis, tokens, end, limit)
            .or_else(|| adjectives_and_of(lexis, tokens, end, limit))
            .or_else(|| scope_and_matter(lexis, tokens, last, limit));
        end = further.unwrap_or(end);
    }
    if headed {
        end = listed(lexis, tokens, start, end, limit);
    }
    if let Some(length) = lexis.legal_at(tokens, end)
        && end + length <= limit
        && adjoins(tokens, end)
    {
        end += length;
    }
    end
}

/// The end of a name whose last word is an adjective in small letters, behind which others stand
/// in a list: `Facoltà di Scienze sociali, politiche e del territorio`.
fn listed(lexis: &Lexis, tokens: &Tokens<'_>, start: usize, end: usize, limit: usize) -> usize {
    let small = |at: usize| {
        let token = tokens.get(at)?;
        let plain = !token.is_capital() && lexis.role(tokens, at).is_none();
        (plain && lexis.looks_like_adjective(token)).then_some(at + 1)
    };
    let last = end.checked_sub(1).filter(|last| *last > start + 1);
    if last.and_then(small).is_none() || tokens.before(end).trim() != "," {
        return end;
    }
    let list = || {
        let mut at = small(end)?;
        while tokens.before(at).trim() == "," {
            at = small(at)?;
        }
        let and = lexis.and.at(tokens, at).filter(|_| tokens.is_next(at))?;
        let next = at + and;
        // "e del territorio"
        let of = lexis.genitive.at(tokens, next).unwrap_or(0);
        let noun = tokens.get(next + of).filter(|noun| !noun.is_capital())?;
        let fits = of > 0 && !lexis.is_function_word(&noun.folded) || small(next).is_some();
        let joined = (next..=next + of).all(|at| tokens.is_next(at));
        (fits && joined).then_some(next + of + 1)
    };
    list().filter(|end| *end <= limit).unwrap_or(end)
}

/// The end of a name whose head is followed by words in small letters and then by a proper name:
/// `Autorità di sistema portuale del Mare Adriatico`, `Ordine degli architetti di Genova`.
fn said_of(lexis: &Lexis, tokens: &Tokens<'_>, from: usize, limit: usize) -> Option<usize> {
    let of = lexis
        .genitive
        .at(tokens, from)
        .filter(|_| tokens.is_next(from))?;
    let mut at = from + of;
    let mut words = 0;
    while at < limit && words < SMALL && tokens.is_next(at) {
        let token = &tokens.all[at];
        let grammar = lexis.is_function_word(&token.folded) || lexis.relative.has(&token.folded);
        if token.is_capital() || grammar || lexis.role(tokens, at).is_some() && words == 0 {
            break;
        }
        at += 1;
        words += 1;
    }
    let linked = lexis
        .genitive
        .at(tokens, at)
        .filter(|_| tokens.is_next(at))?;
    let name = at + linked;
    let proper = is_proper(tokens, name);
    let next = tokens.is_next(name) || tokens.before(name).is_empty();
    (words > 0 && proper && next && name < limit).then(|| extent(tokens, lexis, name, limit))
}

/// The end of a name whose head is followed by adjectives and `of`: `Soprintendenza archivistica e
/// bibliografica delle Marche`.
fn adjectives_and_of(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    from: usize,
    limit: usize,
) -> Option<usize> {
    let adjective = |at: usize| {
        let token = tokens.get(at).filter(|_| tokens.is_next(at))?;
        let fits = !token.is_capital() && lexis.looks_like_adjective(token);
        fits.then_some(at + 1)
    };
    let mut at = adjective(from)?;
    while at < limit && at - from < SMALL {
        let and = lexis.and.at(tokens, at).filter(|_| tokens.is_next(at));
        match adjective(at + and.unwrap_or(0)) {
            Some(next) => at = next,
            None => break,
        }
    }
    let linked = lexis
        .genitive
        .at(tokens, at)
        .filter(|_| tokens.is_next(at))?;
    let name = at + linked;
    let proper = is_proper(tokens, name) && name < limit;
    let next = tokens.is_next(name) || tokens.before(name).is_empty();
    (proper && next).then(|| extent(tokens, lexis, name, limit))
}

/// The end of a name whose head is followed by an adjective such as `italiana` and by words in
/// small letters as far as a sign, behind "of": `dell'Associazione italiana biblioteche`.
fn scope_and_matter(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    head: usize,
    limit: usize,
) -> Option<usize> {
    // "L'Associazione italiana cerca volontari": behind "of" no verb follows.
    lexis.genitive.before(tokens, head)?;
    let from = head + lexis.organization_heads.at(tokens, head)?;
    let scope = lexis
        .scopes
        .at(tokens, from)
        .filter(|_| tokens.is_next(from))?;
    let mut at = from + scope;
    while at < limit && at - from <= SMALL && tokens.is_next(at) {
        let token = &tokens.all[at];
        let grammar = lexis.is_function_word(&token.folded)
            || lexis.relative.has(&token.folded)
            || lexis.saying.at(tokens, at).is_some()
            || lexis.introducing.at(tokens, at).is_some();
        if token.is_capital() || grammar {
            break;
        }
        at += 1;
    }
    let sign = at == tokens.len()
        || tokens
            .before(at)
            .trim_start()
            .starts_with([',', '.', ';', ')']);
    (at > from + scope && sign).then_some(at)
}

/// How many words in small letters may stand between a head and the name behind it.
const SMALL: usize = 3;

/// The end of a name that stands between quotation marks behind a word for organizations and at
/// most a few words in small letters: `istituto comprensivo “Don Milani”`.
pub fn quoted_extent(tokens: &Tokens<'_>, lexis: &Lexis, at: usize) -> Option<usize> {
    const BETWEEN: usize = 3;
    const QUOTED: usize = 6;
    let head = if tokens.all[at].is_capital() {
        lexis.organization_heads.at(tokens, at)
    } else {
        lexis.institutions.at(tokens, at)
    }?;
    let opens = |at: usize| {
        let gap = tokens.before(at).strip_suffix(['“', '"', '«', '„']);
        gap.is_some_and(|gap| gap.trim().is_empty())
    };
    let from = at + head;
    let open = (from..tokens.len().min(from + BETWEEN + 1)).find(|at| opens(*at))?;
    let plain = (from..open).all(|at| {
        let token = &tokens.all[at];
        // "Associazione Culturale “Terramare”"
        let adjective = lexis.looks_like_adjective(token);
        tokens.is_next(at) && (!token.is_capital() || adjective) || tokens.before(at).is_empty()
    });
    let close = (open + 1..=tokens.len().min(open + QUOTED))
        .find(|at| tokens.before(*at).starts_with(['”', '"', '»', '“']))?;
    let proper = tokens.all[open].is_capital();
    (plain && proper).then_some(close)
}

/// Whether words have what names of organizations begin with: the first of them, or one behind
/// an adjective (`Libera Università`). Where heads stand at the end, it is the last word, or one
/// that `of` follows.
pub fn has_head(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, limit: usize) -> bool {
    let near = if lexis.heads_follow { 6 } else { 3 };
    let mut first = (start..limit.min(start + near)).take_while(|at| {
        let small = *at == start && lexis.institutions.at(tokens, *at).is_some();
        let joined = || adjoins(tokens, *at) || lexis.heads_follow && is_owned(tokens, lexis, *at);
        (is_proper(tokens, *at) || small) && (*at == start || joined())
    });
    let head = |at: usize| lexis.organization_heads.at(tokens, at);
    if lexis.heads_follow {
        return first.any(|at| {
            let end = at + head(at).unwrap_or(0);
            let of = lexis.genitive.at(tokens, end).is_some()
                || lexis.on_behalf.at(tokens, end).is_some() && is_proper(tokens, end + 1)
                || end > at + 1 && {
                    let last = &tokens.all[end - 1].folded;
                    lexis.genitive.has(last) || lexis.on_behalf.has(last)
                };
            end > at && (of || end == limit && at > start)
        });
    }
    first.any(|at| head(at).is_some())
}

/// Whether a token is part of a proper name: a capital, a digit, or a capital within.
pub(super) fn is_proper(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    // "City of Lund", and "10:00" below it.
    let rest = &tokens.text[token.end()..];
    let hour = rest.starts_with([':', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let digits = token.text.bytes().all(|byte| byte.is_ascii_digit()) && !hour;
    token.is_capital() || token.is_camel() || digits
}

/// Whether the apostrophe of owners stands between two capitals: `Tenants' Association`, and of one by
/// whom bodies are called, `Queen's University`, `St John's College`.
fn is_owned(tokens: &Tokens<'_>, lexis: &Lexis, at: usize) -> bool {
    let between = tokens.before(at);
    if matches!(between, "’s " | "'s ") {
        let saint = at > 1 && tokens.is_next(at - 1) && lexis.saints.at(tokens, at - 2) == Some(1);
        let called = lexis.organization_owners.before(tokens, at).is_some();
        return (saint || called) && tokens.get(at).is_some_and(Token::is_capital);
    }
    let owners = |at: usize| tokens.all[at].is_capital() && tokens.all[at].text.ends_with('s');
    matches!(between, "’ " | "' ")
        && at.checked_sub(1).is_some_and(owners)
        && tokens.get(at).is_some_and(Token::is_capital)
}

/// The proper word behind one to three small words that belong to a name, by where that begins
/// and where the words do.
fn behind_connectors(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    (first, start): (usize, usize),
    limit: usize,
    headed: bool,
) -> Option<usize> {
    let mut at = start;
    let mut conjunction = false;
    while at < limit && at < start + CONNECTORS && adjoins(tokens, at) {
        let token = &tokens.all[at];
        if is_proper(tokens, at) {
            break;
        }
        let genitive = lexis.genitive.at(tokens, at).is_some();
        let and = lexis.and.has(&token.folded);
        let other = lexis.on_behalf.has(&token.folded)
            || lexis.definite.has(&token.folded)
            || lexis.within.has(&token.folded)
            || (lexis.at.has(&token.folded) || lexis.with.has(&token.folded))
                && !lexis.bare_prepositions.contains(&*token.folded);
        conjunction |= and;
        // "Fondazione Bosetti e della Città di Lodi" are two; "Ministero dell'Istruzione e del
        // Merito" is one.
        let parted = genitive
            && conjunction
            && !(first..start).any(|at| lexis.genitive.at(tokens, at).is_some());
        // "Fondazione Musei e la Scala di Milano" are two; "Centro per il Libro e la Lettura" is one.
        let article = |at: usize| {
            let token = &tokens.all[at];
            lexis.definite.has(&token.folded) && !token.is_capital()
        };
        let afresh = article(at) && conjunction && !(first..start).any(article);
        if parted || afresh || !(genitive || (headed && (other || and))) {
            return None;
        }
        at += 1;
    }
    let digits = |at: usize| {
        tokens.all[at]
            .text
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let proper =
        at > start && at < limit && is_proper(tokens, at) && adjoins(tokens, at) && !digits(at);
    if !proper {
        return None;
    }
    // "Università di Udine e Politecnico di Milano", "Maps Group e Presidente", "Camera di
    // Commercio di Pisa e LucenSE" are two.
    let token = &tokens.all[at];
    let acronym = token.is_all_capitals() && token.text.chars().count() > 2;
    let another = lexis.organization_heads.at(tokens, at).is_some()
        || lexis.role(tokens, at).is_some()
        || token.is_camel()
        || (acronym && !tokens.all[start - 1].is_all_capitals());
    (!(conjunction && another)).then_some(at)
}
