//! What is a name of an organization by its own words.

use super::in_brackets;
use crate::extract::Lexis;
use crate::extract::rules::extent::{extent, has_head};
use crate::extract::tokens::{Token, Tokens};
use crate::record::Confidence;
use std::ops::Range;

/// The end of an organization's name that begins at a token, and how sure that is.
pub(super) fn named(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, Confidence)> {
    let token = &tokens.all[at];
    let proper = token.is_capital() || token.is_camel();
    if !proper {
        return institution(lexis, tokens, at, limit);
    }
    // "Kidderminster-based Harcourt & Lyle Ltd": where it is, is no part of its name.
    if is_participle(token) || lexis.heads_follow && is_common(lexis, token) {
        return None;
    }
    // "Cnr-Ismar", "Fim-Cisl"
    if is_compound(lexis, token) {
        return Some((extent(tokens, lexis, at, limit), 88));
    }
    // "Unesco": known, unless a sentence begins with it or a longer name does.
    if let Some(length) = lexis.known_organizations.at(tokens, at) {
        let begins = tokens.is_first(at) && length == 1 && !token.is_all_capitals();
        let end = extent(tokens, lexis, at, limit);
        let linked = lexis.genitive.at(tokens, at + length).is_some();
        // "INPS PAGA IN RITARDO": in a line in capitals a name is no longer than itself.
        let loud = token.is_all_capitals()
            && tokens
                .get(at + length)
                .is_some_and(|next| next.is_all_capitals() && next.text.len() > 2);
        let longer = !loud
            && end > at + length
            && (linked || lexis.organization_heads.at(tokens, at).is_some());
        if !begins {
            return Some((if longer { end } else { at + length }, 88));
        }
    }
    if is_told(lexis, tokens, at) && lexis.role(tokens, at).is_none() {
        let end = extent(tokens, lexis, at, limit);
        return Some((to_legal_form(lexis, tokens, end, limit), 84));
    }
    // "via Enrico Mattei snc"
    let mut first = at;
    while first > 0 && at - first < 3 && tokens.is_next(first) && tokens.all[first - 1].is_capital()
    {
        first -= 1;
    }
    if (first..=at).any(|at| lexis.streets.before(tokens, at).is_some()) {
        return None;
    }
    let end = adjective_extent(lexis, tokens, at, limit);
    if let Some(form) = lexis.legal_before(tokens, end).filter(|_| end > at + 1) {
        return (form < end - at).then_some((end, 95));
    }
    if let Some(length) = lexis
        .organization_heads
        .at(tokens, at)
        .filter(|_| !lexis.heads_follow)
    {
        // "ARCHIVI, DATI, TERRITORI": a line in capitals has no acronyms.
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut beside = beside.into_iter().flatten().filter_map(|at| tokens.get(at));
        let loud = beside.any(|other| other.is_all_capitals() && other.text.len() > 3);
        let acronym = token.is_all_capitals() && !loud || token.is_camel();
        let word = |at: usize| {
            !tokens.all[at]
                .text
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        };
        let says_which = (at + length..end).any(word);
        let after_role = lexis.role(tokens, at).is_some();
        if (says_which && !after_role) || (acronym && length == 1) {
            return Some((end, 90));
        }
        return None;
    }
    // "Oggi Banca Etica": where heads lead, a word before one that begins a sentence is none of it.
    let opening = tokens.is_first(at)
        && !lexis.heads_follow
        && !token.is_all_capitals()
        && !token.is_camel()
        && lexis.organization_heads.at(tokens, at + 1).is_some();
    if has_head(tokens, lexis, at, end)
        && end > at + 1
        && !opening
        && !lexis.is_function_word(&token.folded)
        && !is_room(lexis, tokens, end)
    {
        return Some((end, 86));
    }
    if is_local(lexis, tokens, at) && end > at + 2 {
        return Some((end, 84));
    }
    if is_explained(lexis, tokens, end) && lexis.role(tokens, at).is_none() && !tokens.is_first(at)
    {
        return Some((end, 84));
    }
    let last = &tokens.all[end - 1];
    let tailed = end > at + 1 && lexis.organization_tails.has(&last.folded) && last.is_capital();
    let begins = !(tokens.is_first(at) && lexis.is_function_word(&token.folded));
    if tailed && begins && lexis.role(tokens, at).is_none() {
        // "Leeds City Council" ends in a word for organizations; "Smart Mobility" may be anything.
        let noun = lexis.organization_heads.has(&last.folded) || lexis.sure_tails.has(&last.folded);
        return Some((end, if noun { 86 } else { TAILED }));
    }
    if begins && let Some(found) = seated(lexis, tokens, at..end) {
        return Some(found);
    }
    let acronym = token.is_all_capitals() || token.is_camel();
    (acronym && in_brackets(lexis, tokens, at..at + 1).is_some()).then_some((at + 1, 92))
}

/// A name that ends in a word for organizations before its seat: `la Helmut Newton Foundation di
/// Berlino`.
fn seated(lexis: &Lexis, tokens: &Tokens<'_>, name: Range<usize>) -> Option<(usize, Confidence)> {
    if lexis.heads_follow || lexis.role(tokens, name.start).is_some() {
        return None;
    }
    let is_tail = |at: &usize| {
        let token = &tokens.all[*at];
        let tail = lexis.organization_tails.has(&token.folded) && token.is_capital();
        tail && lexis.genitive.at(tokens, at + 1).is_some()
    };
    let tail = (name.start + 1..name.end).find(is_tail)?;
    let proper = (name.start..tail).all(|at| tokens.all[at].is_capital());
    let sure = lexis.sure_tails.has(&tokens.all[tail].folded);
    proper.then_some((tail + 1, if sure { 86 } else { TAILED }))
}

/// Whether what it is stands right before a name: `la startup Vela Blu`, `il fondo Alpi Ventures`,
/// `la multinazionale americana ITT`.
fn is_told(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> bool {
    let small = |at: usize| !tokens.all[at].is_capital();
    let kind = |end: usize| {
        let length = lexis.company_kinds.before(tokens, end);
        length.is_some_and(|length| tokens.is_next(end) && (end - length..end).all(small))
    };
    let described = |end: usize| {
        let word = &tokens.all[end];
        small(end) && lexis.looks_like_adjective(word) && tokens.is_next(end + 1)
    };
    let before = at.checked_sub(1);
    kind(at)
        || !lexis.heads_follow && before.is_some_and(|before| described(before) && kind(before))
}

/// Whether a name begins with an acronym and where its body is: `AUSL di Piacenza`.
fn is_local(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.all[at];
    token.is_all_capitals()
        && token.text.chars().count() > 2
        && lexis.genitive.at(tokens, at + 1).is_some()
        // "NUMERO MASSIMO DI PARTECIPANTI": a line in capitals.
        && !tokens.all[at + 1].is_capital()
}

/// Whether a name ends with the noun of a venue that is no organization, where heads stand last:
/// `Hunter Council Chamber`.
fn is_room(lexis: &Lexis, tokens: &Tokens<'_>, end: usize) -> bool {
    let last = &tokens.all[end - 1];
    let kinds = [
        &lexis.organization_heads,
        &lexis.organization_tails,
        &lexis.sure_tails,
    ];
    lexis.heads_follow
        && lexis.venues.has(&last.folded)
        && !kinds.iter().any(|kind| kind.has(&last.folded))
}

/// Whether a word is one of the language's commonest, and no acronym: no name begins with
/// `Are`, though a title in capitals may.
fn is_common(lexis: &Lexis, token: &Token<'_>) -> bool {
    lexis.stopwords.contains(&*token.folded) && !token.is_all_capitals()
}

/// Whether a word with a hyphen ends in small letters: `London-based`.
fn is_participle(token: &Token<'_>) -> bool {
    let last = token.text.rsplit_once('-').map(|(_, last)| last);
    last.is_some_and(|last| last.len() > 3 && last.starts_with(char::is_lowercase))
}

/// Whether a word with hyphens has the name of a known body as a part: `Cnr-Ismar`; two
/// known bodies are no third one (`Mise-Agid`).
pub(in crate::extract::rules) fn is_compound(lexis: &Lexis, token: &Token<'_>) -> bool {
    let parts = || token.text.split('-');
    parts().count() > 1
        && parts().all(|part| part.starts_with(char::is_uppercase))
        && token
            .folded
            .split('-')
            .filter(|part| lexis.known_organizations.has(part))
            .count()
            == 1
}

/// Whether an apposition behind a name says that it is an organization: `X, il gruppo che ...`.
pub(super) fn is_explained(lexis: &Lexis, tokens: &Tokens<'_>, end: usize) -> bool {
    if end >= tokens.len() || tokens.before(end).trim() != "," {
        return false;
    }
    let article = lexis.article(tokens, end);
    let at = end + article.unwrap_or(0);
    let small = tokens.get(at).is_some_and(|token| !token.is_capital());
    // "Aquaron, the utility that …", "Zibaldo, startup torinese", but not "Dopo la fusione, la
    // società ha …".
    let kind = || {
        let length = lexis.company_kinds.at(tokens, at)?;
        let behind = at + length;
        let definite = lexis.definite.at(tokens, end).is_some();
        let told = lexis.relative.at(tokens, behind).is_some()
            || lexis.genitive.at(tokens, behind).is_some();
        (!definite || told && tokens.is_next(behind)).then_some(length)
    };
    let head = article.is_some() && lexis.organization_heads.at(tokens, at).is_some();
    small && (head || kind().is_some())
}

/// The end of a name that begins with a head in small letters: `regione Lombardia`,
/// `cooperativa sociale Filo Diretto`.
pub(super) fn institution(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, Confidence)> {
    let length = lexis.institutions.at(tokens, at)?;
    let begin = at + length;
    let next = tokens
        .get(begin)
        .filter(|_| tokens.is_next(begin) && begin < limit)?;
    if next.is_capital() && lexis.role(tokens, begin).is_none() {
        let end = extent(tokens, lexis, begin, limit);
        return Some((to_legal_form(lexis, tokens, end, limit), 84));
    }
    // "il comune di Lodi"; "un comune dell'Appennino" is none.
    let genitive = lexis.genitive.at(tokens, begin)?;
    let article = lexis.indefinite.before(tokens, at).is_some();
    let proper = tokens.get(begin + genitive).is_some_and(Token::is_capital);
    let bare = lexis.bare_prepositions.contains(&*next.folded);
    (proper && bare && !article && begin + genitive < limit)
        .then(|| (extent(tokens, lexis, begin + genitive, limit), 82))
}

/// How far behind the words of a name its legal form may stand.
const TO_LEGAL_FORM: usize = 6;

/// The end of a name that prepositions part from its legal form: `cooperativa sociale Mani Tese al
/// Legno S.C.S.`; `end` where there is no legal form.
fn to_legal_form(lexis: &Lexis, tokens: &Tokens<'_>, end: usize, limit: usize) -> usize {
    let joined = |at: &usize| {
        let token = &tokens.all[*at];
        let small = lexis.preposition(tokens, *at).is_some() || lexis.and.has(&token.folded);
        tokens.is_next(*at) && (token.is_capital() || small)
    };
    let last = limit.min(tokens.len()).min(end + TO_LEGAL_FORM);
    let reach = (end..last).take_while(joined).count();
    let mut ends = (end..=end + reach).rev();
    ends.find(|at| lexis.legal_before(tokens, *at).is_some())
        .unwrap_or(end)
}

/// The extent of a name, with an adjective in small letters behind its head: `Istituto musicale
/// Benvenuti`.
pub(super) fn adjective_extent(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> usize {
    let end = extent(tokens, lexis, at, limit);
    let head = lexis.organization_heads.at(tokens, at).unwrap_or(0);
    let adjective = at + head;
    let small = head > 0 && end == adjective && tokens.is_next(adjective);
    let plain = tokens.get(adjective).is_some_and(|token| {
        !token.is_capital()
            && !lexis.is_function_word(&token.folded)
            && token.text.chars().count() > 3
    });
    let proper =
        tokens.get(adjective + 1).is_some_and(Token::is_capital) && tokens.is_next(adjective + 1);
    if small && plain && proper && adjective + 1 < limit {
        return extent(tokens, lexis, adjective + 1, limit);
    }
    end
}

/// How sure the last word of a name alone makes it an organization: not enough to state it.
pub(super) const TAILED: Confidence = 60;

/// How many words a title in quotation marks may have; more are a statement.
const TITLE: usize = 10;

/// The token behind a title in quotation marks that begins at a token.
pub(super) fn quoted_until(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.before(at).ends_with(['“', '«', '"', '‘', '„']) {
        return None;
    }
    (at + 1..=at + TITLE).find(|end| tokens.before(*end).contains(['”', '»', '"', '’', '“']))
}
