//! Places: `@Sondrio` at the end of an episode's title; in articles, towns, provinces, regions
//! and countries that the gazetteer knows behind a word for being somewhere (`a Lucca`, `nel
//! Comune di Fonzaso`, `in provincia di Belluno`, `in Milan`), with a postal code or province
//! (`20125 Milano`, `Rho (MI)`) or in a dateline (`Roma, 22 maggio 2018`), and venues and streets
//! behind their nouns (`presso la chiesa di San Michele Minore in piazza Manganelli a Catania`,
//! `at the Town Hall in Leeds`).
//!
//! A name that is part of a longer one is no place (`Milano Digital Week`, `Paola Pisano`), nor
//! is one within the name of an organization (`Comune di Rho`, `Università di Udine`), nor one
//! that the text has as somebody's surname.
//!
//! A town that no gazetteer knows is a place when the text itself introduces it (a dateline, a
//! postal code, `nel Comune di`), or when its state or country stands behind it (`Boston, MA`).
//! Well-known names that stand several times need no word before them, nor do those behind a
//! noun and `of`.

mod areas;
mod introduced;
mod repeated;
mod seated;
mod sites;
mod states;
mod streets;
mod title;
mod towns;
mod words;

pub use title::{place_of_title, read_title};
pub use words::{PlaceLexicon, PlaceWords};

use super::Reading;
use super::scan::Scan;
use crate::content::{Gazetteer, GivenNames};
use crate::extract::prose::sentences;
use crate::extract::{Key, NamedAs, PlaceName, PlaceSort, Spanned};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use crate::tree::Span;
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::ops::Range;

/// Where a place is named in the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMention {
    /// The passage.
    pub passage: usize,
    /// Bytes of its text.
    pub bytes: Range<usize>,
    /// The number of the place among [`crate::extract::Facts::places`].
    pub place: usize,
}

/// A place in a passage.
#[derive(Debug, Clone)]
struct Found {
    bytes: Range<usize>,
    /// How it is written elsewhere, where the text has capitals alone.
    spelling: Option<String>,
    sort: PlaceSort,
    province: Option<Box<str>>,
    street: Option<Range<usize>>,
    /// The larger place, by its number among what was found in the passage.
    within: Option<usize>,
    sure: Confidence,
}

/// What finding places needs to know.
struct PlaceReading<'r> {
    words: &'r PlaceWords,
    gazetteer: &'r Gazetteer,
    given_names: &'r GivenNames,
    /// Words that stand behind given names in the text, folded.
    surnames: FxHashSet<String>,
    /// The language of the text.
    language: String,
    /// Towns that no gazetteer knows and that the text itself introduces: how they are written,
    /// by their folded names.
    introduced: FxHashMap<String, String>,
    /// Well-known names that the text has several times, folded.
    repeated: FxHashSet<String>,
}

/// Reads the places of an article.
pub fn read(reading: &mut Reading<'_, '_>) {
    let language = reading.spoken().to_owned();
    let reader = reading.reader;
    let Some(words) = reader.words.places.of(&language) else {
        return;
    };
    let given_names = &reader.ontology.given_names;
    let scans: Vec<Scan<'_>> = reading
        .texts()
        .map(|(_, passage)| Scan::new(passage.text()))
        .collect();
    let mut places = PlaceReading {
        words,
        gazetteer: &reader.ontology.gazetteer,
        given_names,
        surnames: surnames(&scans, given_names, words),
        language,
        introduced: FxHashMap::default(),
        repeated: FxHashSet::default(),
    };
    places.introduced = places.introduced_by(&scans);
    places.repeated = places.repeated_in(&scans);
    let bodies = reading.namings.iter();
    let bodies = bodies.filter(|naming| naming.kind == NamedAs::Organization);
    let organizations = AhoCorasick::new(bodies.map(|naming| &*naming.name.text)).ok();
    let mut all: Vec<(usize, Vec<Found>)> = Vec::new();
    for ((number, passage), scan) in reading.texts().zip(&scans) {
        let sentences = sentences(passage.text(), &reader.words);
        // A sentence may have thousands of streets.
        let asked: RefCell<FxHashMap<usize, bool>> = RefCell::default();
        let is_eventful = |byte: usize| {
            let at = sentences.partition_point(|range| range.end <= byte);
            let sentence = sentences.get(at).filter(|range| range.contains(&byte));
            sentence.is_some_and(|range| {
                let mut asked = asked.borrow_mut();
                *asked
                    .entry(at)
                    .or_insert_with(|| words.is_eventful(scan, range))
            })
        };
        let mut found = Vec::new();
        places.sites(scan, &is_eventful, &mut found);
        for venue in found.iter_mut().filter(|one| one.street.is_none()) {
            whole_name(reading, passage.text(), &mut venue.bytes);
        }
        places.towns(scan, &mut found);
        places.areas(scan, &mut found);
        if let Some(organizations) = &organizations {
            places.seats(scan, organizations, &mut found);
        }
        // "l'assessora all'Istruzione Elena Dalla Costa" is in no Costa.
        let people = reading.people.iter().flat_map(|person| &person.mentions);
        let people: Vec<&Range<usize>> = people
            .filter(|(passage, _)| *passage == number)
            .map(|(_, bytes)| bytes)
            .collect();
        let named = |one: &Found| {
            let over =
                |name: &&&Range<usize>| name.start < one.bytes.end && one.bytes.start < name.end;
            people.iter().any(|name| over(&name))
        };
        let mut referred = found.iter().filter_map(|one| one.within);
        let refers = referred.any(|larger| named(&found[larger]));
        if !refers && !found.iter().any(|one| one.within.is_some()) {
            found.retain(|one| !named(one));
        }
        if !found.is_empty() {
            all.push((number, found));
        }
    }
    let of_title = titled(reading, &places, organizations.as_ref());
    for (passage, found) in all {
        note(reading, passage, &found);
    }
    for town in of_title {
        let known = &reading.facts.places;
        let known = known
            .iter()
            .any(|place| fold(&place.name.text) == fold(&town.name.text));
        if !known {
            reading.facts.places.push(town);
        }
    }
}

/// Towns that the title in the front matter names, beside the names of people and organizations.
fn titled(
    reading: &Reading<'_, '_>,
    places: &PlaceReading<'_>,
    organizations: Option<&AhoCorasick>,
) -> Vec<PlaceName> {
    let title = reading.fields.get(Key::Title);
    let title = title.and_then(|value| Some((value.text()?, value.span)));
    // Where the text is not what the file has, no part of it has a place.
    let written = |span: &Span, text: &str| {
        let written = reading
            .source
            .text
            .get(span.start as usize..span.end as usize);
        written
            .and_then(|written| written.find(text))
            .map(|at| span.start as usize + at)
    };
    let Some((text, start)) = title.and_then(|(text, span)| Some((text, written(&span, text)?)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    places.towns(&Scan::new(text), &mut found);
    let names = reading
        .people
        .iter()
        .map(|person| &*reading.namings[person.who].name.text);
    let names: Vec<Range<usize>> = names
        .flat_map(|name| {
            text.match_indices(name)
                .map(|(at, name)| at..at + name.len())
        })
        .chain(
            organizations
                .into_iter()
                .flat_map(|names| names.find_iter(text).map(|name| name.start()..name.end())),
        )
        .collect();
    found.retain(|one| {
        let free = !names
            .iter()
            .any(|name| name.start < one.bytes.end && one.bytes.start < name.end);
        free && one.sort == PlaceSort::Town && one.spelling.is_none()
    });
    let town = |one: Found| PlaceName {
        name: Spanned {
            text: text[one.bytes.clone()].into(),
            span: Span::new(start + one.bytes.start, start + one.bytes.end),
        },
        sort: one.sort,
        province: one.province,
        within: None,
        street: None,
        rule: Rule::Place,
        confidence: one.sure,
    };
    found.into_iter().map(town).collect()
}

/// The whole name of a venue that is an organization, too: `Faculty of Civil and Geodetic
/// Engineering`.
fn whole_name(reading: &Reading<'_, '_>, text: &str, bytes: &mut Range<usize>) {
    let rest = &text[bytes.start..];
    let names = reading.namings.iter().filter_map(|naming| {
        let whole = naming.kind == NamedAs::Organization && rest.starts_with(&*naming.name.text);
        whole.then_some(naming.name.text.len())
    });
    if let Some(length) = names.max() {
        bytes.end = bytes.end.max(bytes.start + length);
    }
}

/// Words that follow a given name or an office somewhere in the text.
fn surnames(scans: &[Scan<'_>], given_names: &GivenNames, words: &PlaceWords) -> FxHashSet<String> {
    let mut surnames = FxHashSet::default();
    for scan in scans {
        for at in 1..scan.words.len() {
            if !scan.is_capital(at) || !scan.is_joined(at) {
                continue;
            }
            let named = scan.is_capital(at - 1) && given_names.contains(scan.folded(at - 1));
            // “il senatore Monti”, but not “Sindaco Lecco 2024”, a name with a capital before it.
            let is_office = || scan.phrase_before(at, &words.offices).is_some();
            if named || (!scan.is_capital(at - 1) && is_office()) {
                surnames.insert(scan.folded(at).to_owned());
            }
        }
    }
    surnames
}

/// Adds what was found in a passage to the facts, each place once.
fn note(reading: &mut Reading<'_, '_>, number: usize, found: &[Found]) {
    let mut of_found: Vec<Option<usize>> = vec![None; found.len()];
    // Larger places first, so that others can refer to them.
    let (towns, sites): (Vec<usize>, Vec<usize>) =
        (0..found.len()).partition(|at| found[*at].within.is_none() && found[*at].street.is_none());
    for at in towns.into_iter().chain(sites) {
        let one = &found[at];
        let covered = found.iter().enumerate().any(|(other, larger)| {
            let inside = larger.bytes.start <= one.bytes.start && one.bytes.end <= larger.bytes.end;
            let belongs = larger.within == Some(at);
            let earlier = other < at && larger.bytes == one.bytes;
            other != at && !belongs && inside && (larger.bytes != one.bytes || earlier)
        });
        if covered && !found.iter().any(|other| other.within == Some(at)) {
            continue;
        }
        let within = one.within.and_then(|larger| of_found[larger]);
        of_found[at] = Some(add(reading, number, one, within));
    }
}

fn add(reading: &mut Reading<'_, '_>, number: usize, one: &Found, within: Option<usize>) -> usize {
    let passage = &reading.passages[number];
    let mut name = passage.spanned(one.bytes.clone());
    if let Some(spelling) = &one.spelling {
        name.text = spelling.as_str().into();
    }
    let street = one.street.clone().map(|bytes| passage.spanned(bytes));
    let known = reading
        .facts
        .places
        .iter()
        .position(|place| place.sort == one.sort && fold(&place.name.text) == fold(&name.text));
    let place = if let Some(known) = known {
        let place = &mut reading.facts.places[known];
        place.confidence = place.confidence.max(one.sure);
        place.within = place.within.or(within);
        place.street = place.street.take().or(street);
        place.province = place.province.take().or_else(|| one.province.clone());
        known
    } else {
        reading.facts.places.push(PlaceName {
            name,
            sort: one.sort,
            province: one.province.clone(),
            within,
            street,
            rule: Rule::Place,
            confidence: one.sure,
        });
        reading.facts.places.len() - 1
    };
    reading.places.push(PlaceMention {
        passage: number,
        bytes: one.bytes.clone(),
        place,
    });
    place
}
