use super::{Statistics, Thing};
use crate::mapping::{Index, TermView};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::hash::BuildHasher;

/// How many topics a catalogue names as keywords, when the site names none.
const MOST_TOPICS: usize = 12;

impl Statistics {
    /// Counts what a graph holds. `things` are the subjects that have documents.
    pub fn of(index: &Index<'_>, things: &[Thing]) -> Self {
        let mut counts = Counts::default();
        for number in 0..index.len() {
            for quad in index.facts(number) {
                counts.add(quad.predicate, quad.object);
            }
        }
        let owned = |counts: FxHashMap<&str, usize>| -> BTreeMap<String, usize> {
            let counts = counts.into_iter();
            counts
                .map(|(name, count)| (name.to_owned(), count))
                .collect()
        };
        Self {
            triples: index.triples(),
            subjects: index.len(),
            objects: counts.objects.len(),
            topics: topics(index, &counts.about),
            classes: owned(counts.classes),
            properties: owned(counts.properties),
            links: owned(counts.links),
            languages: counts.languages.into_iter().map(str::to_owned).collect(),
            examples: examples(index, things),
        }
    }
}

#[derive(Default)]
struct Counts<'a> {
    classes: FxHashMap<&'a str, usize>,
    properties: FxHashMap<&'a str, usize>,
    links: FxHashMap<&'a str, usize>,
    about: FxHashMap<&'a str, usize>,
    languages: FxHashSet<&'a str>,
    /// Hashes of objects: a count needs no texts.
    objects: FxHashSet<u64>,
    hasher: FxBuildHasher,
}

impl<'a> Counts<'a> {
    fn add(&mut self, predicate: &'a str, object: TermView<'a>) {
        *self.properties.entry(predicate).or_default() += 1;
        self.objects.insert(self.hasher.hash_one(object));
        match object {
            TermView::Iri(iri) if predicate == RDF_TYPE => {
                *self.classes.entry(iri).or_default() += 1;
            }
            TermView::Iri(iri) => match schema(predicate) {
                Some("sameAs") => {
                    if let Some(host) = host(iri) {
                        *self.links.entry(host).or_default() += 1;
                    }
                }
                Some("about") => *self.about.entry(iri).or_default() += 1,
                _ => {}
            },
            TermView::Literal(text, None, None) if schema(predicate) == Some("inLanguage") => {
                self.languages.insert(text);
            }
            TermView::Literal(..) => {}
        }
    }
}

fn schema(predicate: &str) -> Option<&str> {
    let local = predicate.strip_prefix(SCHEMA_HTTP);
    local.or_else(|| predicate.strip_prefix(SCHEMA_HTTPS))
}

/// Scheme and host of an address, without `www.`.
fn host(iri: &str) -> Option<&str> {
    let rest = iri
        .strip_prefix("https://")
        .or_else(|| iri.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

fn topics(index: &Index<'_>, about: &FxHashMap<&str, usize>) -> Vec<String> {
    let mut used: Vec<(&str, usize)> = about.iter().map(|(iri, count)| (*iri, *count)).collect();
    used.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let name = |(iri, _): &(&str, usize)| {
        let number = index.find(iri)?;
        let mut names = [SCHEMA_HTTP, SCHEMA_HTTPS].into_iter().flat_map(|schema| {
            index
                .values(number, &format!("{schema}name"))
                .collect::<Vec<_>>()
        });
        names.find_map(|quad| match quad.object {
            TermView::Literal(text, ..) => Some(text.to_owned()),
            TermView::Iri(_) => None,
        })
    };
    let mut names: Vec<String> = used.iter().filter_map(name).take(MOST_TOPICS).collect();
    names.sort();
    names.dedup();
    names
}

/// For each class the thing of which most is said; the first of several.
fn examples(index: &Index<'_>, things: &[Thing]) -> BTreeMap<String, String> {
    let mut best: FxHashMap<&str, (usize, &str)> = FxHashMap::default();
    for thing in things {
        let said = index.facts(thing.number).count();
        for quad in index.values(thing.number, RDF_TYPE) {
            if let TermView::Iri(class) = quad.object {
                let known = best.entry(class).or_insert((0, ""));
                if said > known.0 {
                    *known = (said, index.subject(thing.number));
                }
            }
        }
    }
    let owned = |(class, (_, iri)): (&str, (usize, &str))| (class.to_owned(), iri.to_owned());
    best.into_iter().map(owned).collect()
}
