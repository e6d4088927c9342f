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
mod cued;
mod extents;
mod known;
mod name;
mod names;
mod roles;
mod unite;

use super::Reading;
use super::bounds::{parts, without_seat};
use super::extent::{extent, quoted_extent};
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, NamingId};
use crate::fold::fold;
use crate::record::Confidence;
use cued::behind_cue;
use extents::{
    abbreviated, behind_owner, behind_title, expanded, in_brackets, in_town, link_end, strong_end,
    with_dot, without_year,
};
use known::{is_inside, is_of_known};
pub(super) use name::is_compound;
use name::{TAILED, is_explained, named, quoted_until};
use names::{Names, mention};
use roles::{body_spans, covered, title_spans};
use std::ops::Range;
use unite::{read_pairs, unite_acronyms, unite_short_forms};

/// How sure a name is behind the word for a press office.
const PRESS: Confidence = 82;

/// An organization of a passage.
#[derive(Debug, Clone)]
struct Found {
    tokens: Range<usize>,
    sure: Confidence,
    /// The found one of which this is another name.
    same: Option<usize>,
}

impl Found {
    /// One that no other name stands for.
    const fn new(tokens: Range<usize>, sure: Confidence) -> Self {
        Self {
            tokens,
            sure,
            same: None,
        }
    }
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
    let titles = covered(tokens, &title_spans(reading, passage));
    let bodies = covered(tokens, &body_spans(reading, passage));
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
            let (before, several) = (found.len(), cued.len());
            found.extend(cued.into_iter().filter(|one| !of_person(one.tokens.start)));
            // The other names of those that stand here; their places shift where one is left out.
            let whole = found.len() == before + several;
            for one in &mut found[before..] {
                one.same = one.same.filter(|_| whole).map(|at| at + before);
            }
            continue;
        }
        // "istituto comprensivo “Don Milani”"
        if let Some(end) = quoted_extent(tokens, lexis, at)
            .filter(|_| !of_person(at) && lexis.possessive.before(tokens, at).is_none())
        {
            found.push(Found::new(at..end, 88));
            at = end;
            continue;
        }
        if let Some((body, end)) = of_press(reading, lexis, tokens, at, &next) {
            found.extend(end.map(|end| Found::new(body..end, PRESS)));
            at = end.unwrap_or(body.max(at + 1));
            continue;
        }
        if let Some((short, long)) =
            expanded(lexis, tokens, at).filter(|(_, long)| long.end <= next[at])
        {
            at = long.end;
            let first = found.len();
            let pair = [(short, None), (long, Some(first))].into_iter();
            found.extend(pair.map(|(tokens, same)| Found {
                tokens,
                sure: 92,
                same,
            }));
            continue;
        }
        let name = plain_name(reading, lexis, passage, tokens, at, next[at]);
        let Some((end, sure)) =
            name.filter(|(end, _)| !is_inside(lexis, tokens, at..*end, &bodies))
        else {
            at += 1;
            continue;
        };
        let first = found.len();
        let start = behind_owner(lexis, tokens, at, end).unwrap_or(at);
        let start = behind_title(lexis, tokens, start, end);
        for part in parts(tokens, lexis, start..end, &is_place) {
            let part = without_seat(tokens, lexis, part, &is_place);
            found.push(Found::new(part, sure));
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

/// Where the name begins behind the word for a press office, and where it ends when it has several
/// words, is all of the line and no body by its own words: `Ufficio Stampa Rovigo Volley`, but not
/// `Ufficio stampa Comune di Lodi`. `next` tells where the next person stands from a token on.
fn of_press(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    press: usize,
    next: &[usize],
) -> Option<(usize, Option<usize>)> {
    let words = &reading.reader.words.imprint;
    let start = tokens.all[press].start;
    let length = words.press_label(&tokens.text[start..])?;
    let at = tokens.at_byte(start + length);
    let end = extent(tokens, lexis, at, next[at.min(tokens.len())]);
    let behind = tokens.before(end);
    let signs = [',', '|', '–', '-', ':'];
    let closed =
        end == tokens.len() || behind.contains('\n') || behind.trim_start().starts_with(signs);
    let given = tokens
        .get(at)
        .is_some_and(|token| reading.reader.is_given_name(&token.folded));
    let place = reading
        .reader
        .is_place(&fold(&tokens.text[tokens.range(at..end)]));
    let headed = lexis.organization_heads.at(tokens, at).is_some();
    let named = end > at + 1 && closed && !given && !place && !headed;
    Some((at, named.then_some(end)))
}

/// The end of a name that stands for itself, and how sure it is: with a legal form, a word for
/// organizations, an acronym behind it, emphasised, or well known. No name goes beyond `limit`,
/// where the next person stands.
fn plain_name(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, Confidence)> {
    let token = &tokens.all[at];
    // "VENERDÌ 8 DICEMBRE AL TEATRO GIOIA": a line in capitals.
    if token.is_all_capitals() && reading.reader.words.calendar.is_month(&token.folded) {
        return None;
    }
    // "piazza ONU", "Largo AVIS": a street is called after them.
    let headed = lexis.organization_heads.at(tokens, at).is_some()
        && lexis.known_organizations.at(tokens, at).is_none();
    let street =
        lexis.streets.before(tokens, at).is_some() || lexis.streets.at(tokens, at).is_some();
    if street && !headed && !lexis.heads_follow {
        return None;
    }
    let bounded = || {
        let strong = strong_end(reading, lexis, passage, tokens, at);
        strong.or_else(|| abbreviated(lexis, tokens, at))
    };
    let bounded = token.is_capital().then(bounded).flatten();
    let bounded = bounded.filter(|end| *end <= limit).map(|end| (end, 92));
    let of_town = || in_town(reading, lexis, tokens, at, limit).map(|end| (end, 84));
    let found = bounded.or_else(|| named(lexis, tokens, at, limit));
    let (end, sure) = found.or_else(of_town)?;
    let is_place = |name: Range<usize>| {
        let folded = fold(&tokens.text[tokens.range(name)]);
        reading.reader.is_place(&folded)
    };
    // "In Italia, l'azienda ha …": a place is nothing that a company explains.
    let placed = is_explained(lexis, tokens, end) && is_place(at..end);
    // "Centro Italia 2016": a part of a country, and when.
    let timeless = at..without_year(tokens, at..end);
    let of_land = timeless.len() > 1 && {
        let folded = fold(&tokens.text[tokens.range(timeless)]);
        reading.reader.is_area(&folded)
    };
    if placed || of_land || is_of_known(reading, lexis, tokens, at..end, limit) {
        return None;
    }
    // "Wikimedia Italia", linked to a page of its own.
    let linked = sure == TAILED && link_end(reading, passage, tokens, at) == Some(end);
    Some((end, if linked { 84 } else { sure }))
}
