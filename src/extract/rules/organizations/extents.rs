//! Where the name of an organization begins and ends: whose acronym stands behind it, what a link
//! or emphasis bounds, and what belongs to somebody or something else.

use super::super::extent::{extent, has_head, joined_extent};
use super::Reading;
use super::unite::is_acronym_of;
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, Owner};
use std::ops::Range;

/// The end of a name without the year behind it.
pub(super) fn without_year(tokens: &Tokens<'_>, name: Range<usize>) -> usize {
    let last = &tokens.all[name.end - 1].text;
    let year = last.len() == 4
        && last.bytes().all(|byte| byte.is_ascii_digit())
        && (last.starts_with("19") || last.starts_with("20"));
    if year && name.len() > 1 {
        name.end - 1
    } else {
        name.end
    }
}

/// The other name in brackets right behind a name: the acronym of it, or what it stands for.
pub(super) fn in_brackets(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    name: Range<usize>,
) -> Option<Range<usize>> {
    let start = name.end;
    if tokens.before(start).trim() != "(" {
        return None;
    }
    let from = tokens.get(start)?.start;
    let close = from + tokens.text[from..].find(')')?;
    let end = tokens.at_byte(close);
    let text = |range: Range<usize>| tokens.text[tokens.range(range)].to_owned();
    let (a, b) = (text(name.clone()), text(start..end));
    let single = |range: &Range<usize>| range.len() == 1;
    let headed =
        has_head(tokens, lexis, name.start, name.end) || has_head(tokens, lexis, start, end);
    let pair = if !headed {
        false
    } else if single(&name) && end - start > 1 {
        is_acronym_of(lexis, &a, &b)
    } else if end - start == 1 && name.len() > 1 {
        is_acronym_of(lexis, &b, &a)
    } else {
        false
    };
    pair.then_some(start..end)
}

/// An acronym and what it stands for, in brackets behind an article: `EASA (l'Agenzia europea per la
/// sicurezza aerea)`.
pub(super) fn expanded(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    const LETTERS: usize = 3;
    let short = &tokens.all[at];
    let start = at + 1;
    let acronym = short.is_all_capitals() && short.text.chars().count() >= LETTERS;
    if !acronym || tokens.get(start).is_none() || tokens.before(start).trim() != "(" {
        return None;
    }
    let begin = start + lexis.article(tokens, start)?;
    lexis.organization_heads.at(tokens, begin)?;
    let from = tokens.get(begin).filter(|head| head.is_capital())?.start;
    let close = from + tokens.text[from..].find(')')?;
    let end = tokens.at_byte(close);
    let joined = |at: usize| tokens.is_next(at) || tokens.before(at).is_empty();
    let plain = (begin + 1..end).all(joined);
    (plain && end > begin + 1 && end - begin <= SPELLED_OUT).then_some((at..start, begin..end))
}

/// Where the name of an organization begins behind a title without preposition: `Presidente
/// Fondazione Aurora`.
pub(super) fn behind_title(lexis: &Lexis, tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let titled = lexis.role(tokens, at).map(|length| at + length);
    let begins = |start: &usize| {
        *start < end && tokens.is_next(*start) && has_head(tokens, lexis, *start, end)
    };
    titled.filter(begins).unwrap_or(at)
}

/// Where the name of an organization begins behind the one who is of it, where heads stand at the
/// end: `Li Wei of Tsinghua University`.
pub(super) fn behind_owner(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    end: usize,
) -> Option<usize> {
    let of = (at + 1..end).find(|at| lexis.genitive.at(tokens, *at).is_some())?;
    let own = has_head(tokens, lexis, at, of)
        || (at..of).any(|at| {
            let token = &tokens.all[at];
            lexis.organization_heads.at(tokens, at).is_some()
                || lexis.organization_tails.has(&token.folded)
        });
    let begin = of + 1;
    let headed = lexis.heads_follow && !own && has_head(tokens, lexis, begin, end);
    headed.then_some(begin)
}

/// The end of a name of several parts behind which its acronym stands: `Engineering and Physical
/// Sciences Research Council (EPSRC)`.
pub(super) fn abbreviated(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if let Some(end) = spelled_out(lexis, tokens, at) {
        return Some(end);
    }
    let end = joined_extent(tokens, lexis, at, tokens.len());
    let short = tokens
        .get(end)
        .filter(|_| tokens.before(end).trim() == "(")?;
    let long = &tokens.text[tokens.range(at..end)];
    let closed = tokens.before(end + 1).starts_with(')');
    let several = (at..end).any(|at| lexis.and.at(tokens, at).is_some());
    (several && closed && short.is_all_capitals() && is_acronym_of(lexis, short.text, long))
        .then_some(end)
}

/// The end of a name that begins with a word for organizations, goes on in small letters, and
/// behind which the first letters of its words stand in brackets: `Federazione italiana della
/// mutualità integrativa volontaria (Fimiv)`.
fn spelled_out(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    lexis.organization_heads.at(tokens, at)?;
    let last = tokens.len().min(at + SPELLED_OUT);
    let joined = |next: &usize| tokens.is_next(*next) || tokens.before(*next).is_empty();
    let end = at + 1 + (at + 1..last).take_while(joined).count();
    let short = tokens.get(end).filter(|short| short.is_capital())?;
    let bracket = tokens.before(end).trim() == "(" && tokens.before(end + 1).starts_with(')');
    let initials = tokens.all[at..end]
        .iter()
        .filter(|token| !lexis.is_function_word(&token.folded));
    let initials: String = initials
        .filter_map(|token| token.folded.chars().next())
        .collect();
    (bracket && initials.len() > 2 && *initials == *short.folded).then_some(end)
}

/// How many words a name may have whose first letters stand behind it.
const SPELLED_OUT: usize = 14;

/// The end of a name whose town stands behind what it is, where heads stand at the end: `King's
/// College London`.
pub(super) fn in_town(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<usize> {
    if !lexis.heads_follow
        || !tokens.all[at].is_capital()
        || lexis.is_function_word(&tokens.all[at].folded)
    {
        return None;
    }
    let end = extent(tokens, lexis, at, limit);
    let last = end.checked_sub(1).filter(|last| *last > at + 1)?;
    let head = lexis.organization_heads.at(tokens, last - 1) == Some(1);
    let town = reading.reader.is_place(&tokens.all[last].folded);
    (head && town && tokens.is_next(last)).then_some(end)
}

/// The end of a name that is emphasised as a whole, with its legal form or with its acronym in
/// brackets behind it: `**Trama e Ordito APS**`, `**Ministero dell'Agricoltura, della Terra e dei
/// Boschi (MATB)**`.
pub(super) fn strong_end(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<usize> {
    let start = tokens.all[at].start;
    let mut ranges = reading.passages[passage].line.strong.iter();
    let range = ranges.find(|range| range.start == start)?;
    let end = tokens.at_byte(range.end);
    let legal = end > at + 1 && lexis.legal_before(tokens, end).is_some();
    legal
        .then_some(end)
        .or_else(|| emphasised(lexis, tokens, at..end))
}

/// The end of an emphasised name that begins with a word for organizations and ends with an
/// acronym in brackets: no other organization begins in it.
fn emphasised(lexis: &Lexis, tokens: &Tokens<'_>, whole: Range<usize>) -> Option<usize> {
    let end = whole
        .end
        .checked_sub(1)
        .filter(|end| *end > whole.start + 1)?;
    let head = lexis.organization_heads.at(tokens, whole.start)?;
    let short = tokens.all[end].is_all_capitals() || tokens.all[end].is_camel();
    let bracket = tokens.before(end).trim() == "(" && tokens.before(whole.end).starts_with(')');
    let alone = (whole.start + head..end).all(|at| {
        let plain = matches!(tokens.before(at).trim(), "" | "," | "'" | "’" | "-");
        let other = lexis.organization_heads.at(tokens, at).is_some()
            && tokens.all[at].is_capital()
            && lexis.genitive.before(tokens, at).is_none();
        plain && !other
    });
    (short && bracket && alone && whole.len() <= SPELLED_OUT + 2).then_some(end)
}

/// The end of a link that begins at a token and is no person's profile.
pub(super) fn link_end(
    reading: &Reading<'_, '_>,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<usize> {
    let start = tokens.all[at].start;
    let link = reading.passages[passage].link_at(start)?;
    let whole = link.range.start == start && reading.owner_of(link) != Owner::Person;
    whole.then(|| tokens.at_byte(link.range.end))
}

/// The bytes of a name, with the dot of a legal form behind it.
pub(super) fn with_dot(tokens: &Tokens<'_>, lexis: &Lexis, name: Range<usize>) -> Range<usize> {
    let range = tokens.range(name.clone());
    let dot = lexis.ends_in_dot(tokens, name.end);
    let mut end = range.end + usize::from(dot);
    // The mark that closes a name between quotation marks.
    for (open, close) in [('“', '”'), ('«', '»'), ('"', '"'), ('„', '“')] {
        let part = &tokens.text[range.start..end];
        let count = |mark: char| part.matches(mark).count();
        let opened = if open == close {
            count(open) % 2 == 1
        } else {
            count(open) > count(close)
        };
        if opened && tokens.text[end..].starts_with(close) {
            end += close.len_utf8();
        }
    }
    range.start..end
}
