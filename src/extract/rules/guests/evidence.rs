//! What speaks for a guest: words around the name, the title, the name of the file.

use crate::extract::Lexis;
use crate::extract::rules::person_names::PersonName;
use crate::extract::rules::subject::TitleParts;
use crate::extract::tokens::Tokens;
use crate::iri;
use std::ops::Range;

/// How many brackets and clauses may stand between a name and its verb.
const ASIDES: usize = 3;
/// How many words may stand between a phrase that announces guests and a colon.
const LED: usize = 12;

/// Whether a name is the subject of a verb that introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Introduced {
    /// It is not.
    No,
    /// `ha presentato`
    Told,
    /// `ci ha parlato`
    ToUs,
}

/// Whether a verb that introduces stands at a token, or behind what is said in brackets or between
/// commas there: `NAME, ricercatrice del Consiglio (CNR), che dirige Algatech, ci ha parlato`.
pub(super) fn introduced(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    names: &[PersonName],
    end: usize,
) -> Introduced {
    let mut at = end;
    for _ in 0..=ASIDES {
        let found = verb_at(tokens, lexis, at);
        if found > Introduced::No {
            // What a clause between commas tells may be told of somebody else.
            return if at == end || found == Introduced::ToUs {
                found
            } else {
                Introduced::No
            };
        }
        match behind_clause(tokens, names, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    Introduced::No
}

/// The token behind brackets, or behind a clause between commas that names nobody.
fn behind_clause(tokens: &Tokens<'_>, names: &[PersonName], at: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let gap = tokens.before(at);
    let (open, close) = if gap.contains('(') {
        ('(', ')')
    } else if gap.contains(',') {
        (',', ',')
    } else {
        return None;
    };
    let closes = |at: &usize| tokens.before(*at).contains(close);
    let end = (at + 1..(at + LONGEST).min(tokens.len())).find(closes)?;
    let inner = at..end;
    let ends = inner
        .clone()
        .any(|inner| inner > at && tokens.before(inner).contains(['.', ';', ':', '\n']));
    let named = names.iter().any(|name| inner.contains(&name.tokens.start));
    let apart = open != ',' || !named;
    (!ends && apart).then_some(end)
}

fn verb_at(tokens: &Tokens<'_>, lexis: &Lexis, end: usize) -> Introduced {
    // "co-founder di Acme S.r.l., ha raccontato": the dot of a legal form.
    let gap = tokens.before(end);
    let gap = gap.strip_prefix(".,").unwrap_or(gap);
    if gap.contains(['.', ';', '\n', ':']) {
        return Introduced::No;
    }
    let relative = lexis.relative.at(tokens, end).unwrap_or(0);
    let verb = |at: usize| {
        if lexis.introducing.addressed_at(tokens, at) {
            Introduced::ToUs
        } else if lexis.introducing.at(tokens, at).is_some() || lexis.saying.compound_at(tokens, at)
        {
            Introduced::Told
        } else {
            Introduced::No
        }
    };
    verb(end).max(verb(end + relative))
}

/// Whether a phrase that announces a guest ends before a token, some small words between.
pub(super) fn is_announced(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    // "ci risponde NAME"
    let answers = (2..=4.min(start)).any(|length| {
        let at = start - length;
        lexis.introducing.addressed_at(tokens, at)
            && lexis.introducing.at(tokens, at) == Some(length)
    });
    let answers = answers
        || start.checked_sub(1).is_some_and(|at| {
            // "Risponde NAME"
            tokens.is_first(at)
                && lexis.introducing.at(tokens, at) == Some(1)
                && tokens.is_next(start)
        });
    // "Con noi in questa puntata di Fili: NAME"
    let led = || {
        let far = start.saturating_sub(LED);
        let colon = tokens.before(start.min(tokens.len())).trim() == ":";
        let mut near = (far..start).rev();
        let begin = near.find(|at| tokens.is_first(*at)).unwrap_or(far);
        colon && (begin..start).any(|at| lexis.guest_cues.at(tokens, at).is_some())
    };
    answers
        || start > 0 && led()
        || (0..=4.min(start)).any(|skipped| {
            let at = start - skipped;
            let small = (at..start).all(|at| {
                !tokens.all[at].is_capital() && !tokens.before(at + 1).contains(['.', ';'])
            });
            small
                && lexis.guest_cues.before(tokens, at).is_some()
                && !is_subject(tokens, lexis, at..start)
        })
}

/// Whether words before a name make it what is talked of: `with us about NAME`, `con noi per parlare
/// di NAME`.
fn is_subject(tokens: &Tokens<'_>, lexis: &Lexis, words: Range<usize>) -> bool {
    let told = |at: usize| lexis.introducing.infinitive_at(tokens, at);
    let of = lexis.genitive.before(tokens, words.end);
    let about = words.clone().any(|at| lexis.about.at(tokens, at).is_some());
    about || of.is_some_and(|of| of <= words.len()) && words.clone().any(told)
}

/// Whether words around a name say that somebody lives no more: `the late NAME`, `NAME, who died`.
pub(super) fn is_gone(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, end: usize) -> bool {
    let relative = lexis.relative.at(tokens, end).unwrap_or(0);
    let died = |at: usize| lexis.died.at(tokens, at).is_some();
    let ends = tokens.before(end).contains(['.', ';', '\n']);
    let late = tokens.is_next(start) && lexis.late.before(tokens, start).is_some();
    late || !ends && (died(end) || died(end + relative))
}

/// Where an article (or a preposition with one) begins that stands right before a token.
pub(super) fn without_article(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> usize {
    let article = lexis
        .definite
        .before(tokens, start)
        .or_else(|| lexis.indefinite.before(tokens, start));
    start - article.unwrap_or(0)
}

/// Where the title has a name of the text, among names or anywhere.
pub(super) fn agreeing(written: &str, title: &str, parts: &TitleParts) -> Option<Range<usize>> {
    named_in_title(written, title, parts).or_else(|| {
        let at = title.find(written)?;
        Some(at..at + written.len())
    })
}

/// The name in the title that agrees with a name of the text: it is the same, or nearly.
pub(super) fn named_in_title(
    written: &str,
    title: &str,
    parts: &TitleParts,
) -> Option<Range<usize>> {
    let wanted = iri::slug(written);
    let near = |name: &Range<usize>| {
        let slug = iri::slug(&title[name.clone()]);
        slug == wanted
            || (strsim::jaro_winkler(&slug, &wanted) > 0.93 && shares_word(&slug, &wanted))
    };
    let mut names = parts.names.iter().map(|(_, name)| name);
    names.find(|name| near(name)).cloned()
}

pub(super) fn shares_word(a: &str, b: &str) -> bool {
    a.split('-')
        .any(|word| b.split('-').any(|other| other == word))
}

/// Whether the name of a file has a name in it.
pub(super) fn in_stem(written: &str, stem: &str) -> bool {
    let (name, stem) = (iri::slug(written), iri::slug(stem));
    let found = stem.find(&name).map(|at| (at, at + name.len()));
    !name.is_empty()
        && found.is_some_and(|(start, end)| {
            (start == 0 || stem.as_bytes()[start - 1] == b'-')
                && (end == stem.len() || stem.as_bytes()[end] == b'-')
        })
}
