//! Organizations named in an article.
//!
//! A name is an organization's when it ends in a legal form (`Soiel International Srl`), begins
//! with a word for organizations and says which (`Ministero dello Sviluppo Economico`, `Regione
//! Piemonte`), stands where somebody does something (`organizzato da X`, `insieme a X e Y`), or
//! is an acronym with its expansion (`AgID (Agenzia per l'Italia Digitale)`): the two are one. A
//! heading (`About Acme Robotics`) and the domain of an address in the text say it, too. A
//! short form (`Presidenza del Consiglio`) is the longer one of the same text (`Presidenza del
//! Consiglio dei Ministri`). Titles in quotation marks are not organizations.

mod attested;
mod name;
mod names;
mod unite;

use super::Reading;
use super::bounds::{parts, without_seat};
use super::extent::{has_head, joined_extent, quoted_extent};
use crate::extract::tokens::{Token, Tokens};
use crate::extract::{Lexis, NamingId, Owner};
use crate::fold::fold;
use crate::record::Confidence;
pub(super) use name::is_compound;
use name::{TAILED, adjective_extent, is_explained, named, quoted_until};
use names::{Names, mention};
use std::ops::Range;
use unite::{is_acronym_of, read_pairs, unite_acronyms, unite_short_forms};

/// An organization of a passage.
#[derive(Debug, Clone)]
struct Found {
    tokens: Range<usize>,
    sure: Confidence,
    /// The found one of which this is another name.
    same: Option<usize>,
}

/// Reads the organizations of an article; those of roles are known already.
pub fn read(reading: &mut Reading<'_, '_>) {
    let Some(lexis) = reading.lexis() else { return };
    let passages: Vec<usize> = reading.texts().map(|(number, _)| number).collect();
    let mut known = Names::of(reading);
    for passage in passages {
        let text = reading.passages[passage].text().to_owned();
        let tokens = Tokens::new(&text);
        let found = find(reading, lexis, passage, &tokens);
        let mut ids: Vec<NamingId> = Vec::new();
        for one in found {
            let bytes = with_dot(&tokens, lexis, one.tokens.clone());
            let id = mention(reading, &mut known, passage, bytes, one.sure);
            if let Some(other) = one.same.and_then(|at| ids.get(at)) {
                reading.facts.same.push((*other, id));
            }
            ids.push(id);
        }
    }
    attested::read(reading, lexis);
    read_pairs(reading, &mut known);
    unite_acronyms(reading, lexis);
    unite_short_forms(reading, lexis);
    for appearance in &reading.facts.appearances {
        for role in &appearance.roles {
            for id in &role.organizations {
                if !reading.facts.mentions.contains(id) {
                    reading.facts.mentions.push(*id);
                }
            }
        }
    }
}

fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
) -> Vec<Found> {
    let people: Vec<Range<usize>> = reading
        .people
        .iter()
        .flat_map(|person| &person.mentions)
        .filter(|(number, _)| *number == passage)
        .map(|(_, bytes)| bytes.clone())
        .collect();
    let persons = covered(tokens, &people);
    let of_person = |at: usize| persons[at];
    let titles = covered(tokens, &role_spans(reading, passage));
    let of_role = |at: usize| titles[at];
    // Where the next person stands from each token on.
    let mut next = vec![tokens.len(); tokens.len() + 1];
    for at in (0..tokens.len()).rev() {
        next[at] = if persons[at] { at } else { next[at + 1] };
    }
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // "Federated Innovation @MIND": a handle.
        if of_person(at) || of_role(at) || tokens.before(at).ends_with('@') {
            at += 1;
            continue;
        }
        if let Some(end) = quoted_until(tokens, at) {
            at = end;
            continue;
        }
        if let Some(cued) = behind_cue(reading, lexis, passage, tokens, at) {
            at = cued.last().map_or(at + 1, |last| last.tokens.end);
            found.extend(cued.into_iter().filter(|one| !of_person(one.tokens.start)));
            continue;
        }
        // "istituto comprensivo “Don Milani”"
        if let Some(end) = quoted_extent(tokens, lexis, at)
            .filter(|_| !of_person(at) && lexis.possessive.before(tokens, at).is_none())
        {
            found.push(Found {
                tokens: at..end,
                sure: 88,
                same: None,
            });
            at = end;
            continue;
        }
        // "Ufficio stampa Comune di Lodi" is the Comune di Lodi.
        let words = &reading.reader.words.imprint;
        if words
            .press_label(&tokens.text[tokens.all[at].start..])
            .is_some()
        {
            at += 1;
            continue;
        }
        let limit = next[at];
        let site = |name: &(usize, Confidence)| {
            // "Wikimedia Italia", linked to a page of its own.
            let linked = link_end(reading, passage, tokens, at) == Some(name.0);
            (
                name.0,
                if linked && name.1 == TAILED {
                    84
                } else {
                    name.1
                },
            )
        };
        // "VENERDÌ 8 DICEMBRE AL TEATRO GIOIA": a line in capitals.
        let token = &tokens.all[at];
        if token.is_all_capitals() && reading.reader.words.calendar.is_month(&token.folded) {
            at += 1;
            continue;
        }
        let strong = strong_end(reading, lexis, passage, tokens, at);
        let joined = tokens.all[at]
            .is_capital()
            .then(|| strong.or_else(|| abbreviated(lexis, tokens, at)));
        let joined = joined
            .flatten()
            .filter(|end| *end <= limit)
            .map(|end| (end, 92));
        // "In Italia, l'azienda ha …": a place is nothing that a company explains.
        let placed = |end: usize| {
            is_explained(lexis, tokens, end) && is_place(&fold(&tokens.text[tokens.range(at..end)]))
        };
        let found_name = joined.or_else(|| named(lexis, tokens, at, limit));
        let found_name = found_name.filter(|(end, _)| !placed(*end));
        // "Centro Italia 2016": a part of a country, and when.
        let of_land = |end: usize| {
            let name = at..without_year(tokens, at..end);
            name.len() > 1 && reading.reader.is_area(&fold(&tokens.text[tokens.range(name)]))
        };
        let found_name = found_name.filter(|(end, _)| !of_land(*end));
        let Some((end, sure)) = found_name.as_ref().map(site) else {
            at += 1;
            continue;
        };
        let first = found.len();
        let start = behind_owner(lexis, tokens, at, end).unwrap_or(at);
        for part in parts(tokens, lexis, start..end, &is_place) {
            let part = without_seat(tokens, lexis, part, &is_place);
            found.push(Found {
                tokens: part,
                sure,
                same: None,
            });
        }
        if let Some(other) = in_brackets(lexis, tokens, start..end) {
            at = other.end;
            found.push(Found {
                tokens: other,
                sure: 92,
                same: Some(first),
            });
            continue;
        }
        at = end;
    }
    found
}

/// The end of a name without the year behind it.
fn without_year(tokens: &Tokens<'_>, name: Range<usize>) -> usize {
    let last = &tokens.all[name.end - 1].text;
    let year = last.len() == 4
        && last.bytes().all(|byte| byte.is_ascii_digit())
        && (last.starts_with("19") || last.starts_with("20"));
    if year && name.len() > 1 { name.end - 1 } else { name.end }
}

/// Whether each token begins within one of some ranges of bytes.
fn covered(tokens: &Tokens<'_>, ranges: &[Range<usize>]) -> Vec<bool> {
    let mut covered = vec![false; tokens.len()];
    for range in ranges {
        let first = tokens
            .all
            .partition_point(|token| token.start < range.start);
        let within = tokens.all[first..]
            .iter()
            .take_while(|token| token.start < range.end);
        let count = within.count();
        covered[first..first + count].fill(true);
    }
    covered
}

/// Bytes of a passage that are the titles of people's roles: what is within belongs to them.
fn role_spans(reading: &Reading<'_, '_>, passage: usize) -> Vec<Range<usize>> {
    let line = &reading.passages[passage].line;
    let titles = reading.facts.appearances.iter().flat_map(|one| &one.roles);
    let titles = titles.filter_map(|role| role.title.as_ref());
    titles
        .filter(|title| line.span.start <= title.span.start && title.span.end <= line.span.end)
        .filter_map(|title| {
            let at = line.text.match_indices(&*title.text).map(|(at, _)| at);
            let here = |at: &usize| line.place(*at..*at + title.text.len()) == title.span;
            at.into_iter()
                .find(here)
                .map(|at| at..at + title.text.len())
        })
        .collect()
}

/// The other name in brackets right behind a name: the acronym of it, or what it stands for.
fn in_brackets(lexis: &Lexis, tokens: &Tokens<'_>, name: Range<usize>) -> Option<Range<usize>> {
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

/// The organizations behind a phrase such as "organizzato da" or "insieme a".
fn behind_cue(
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
    let mut next = at + cue.or_else(|| colon.then_some(0))?;
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
        let place = reading.reader.is_place(&token.folded) && !tokens.is_next(begin + 1);
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
            .or_else(|| abbreviated(lexis, tokens, begin))
            .unwrap_or_else(|| adjective_extent(lexis, tokens, begin, tokens.len()));
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
        found.push(Found {
            tokens: without_seat(tokens, lexis, begin..end, &is_place),
            sure,
            same: None,
        });
        let and = lexis.and.at(tokens, end);
        let comma = tokens.before(end).contains(',').then_some(0);
        match and.or(comma) {
            Some(length) => next = end + length,
            None => break,
        }
    }
    let least = usize::from(cue.is_none());
    (found.len() > least).then_some(found)
}

/// How many words may stand behind what several organizations are, before the colon.
const OF_LIST: usize = 4;

/// Where the name of an organization begins behind the one who is of it, where heads stand at the
/// end: `Li Wei of Tsinghua University`.
fn behind_owner(lexis: &Lexis, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
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
fn abbreviated(lexis: &Lexis, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
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

/// The end of a name with its legal form that is emphasised as a whole: `**Trama e Ordito APS**`.
fn strong_end(
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
    (end > at + 1 && lexis.legal_before(tokens, end).is_some()).then_some(end)
}

/// The end of a link that begins at a token and is no person's profile.
fn link_end(
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
fn with_dot(tokens: &Tokens<'_>, lexis: &Lexis, name: Range<usize>) -> Range<usize> {
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
