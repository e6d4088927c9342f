//! Documents: for each thing what is said of it, at the path of its IRI.

use super::Pages;
use crate::diagnostic::{Code, Diagnostic};
use crate::export::Describer;
use crate::mapping::{Group, Index, TermView};
use crate::vocab::RDF_TYPE;
use percent_encoding::percent_decode_str;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

const OWL_DEPRECATED: &str = "http://www.w3.org/2002/07/owl#deprecated";
const REPLACED_BY: &str = "http://purl.org/dc/terms/isReplacedBy";
/// Properties that name a thing, beside schema.org's.
const LABELS: [&str; 2] = [
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
];
/// The longest name of a file without its ending, in bytes: most file systems take 255.
const LONGEST_NAME: usize = 240;

/// A thing that has documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its number in the index.
    pub number: usize,
    /// The path of its documents in the folder, without ending.
    pub path: String,
}

/// The things of a graph.
#[derive(Debug, Clone, Default)]
pub struct Things {
    /// Those that have documents, in the order of their IRIs.
    pub things: Vec<Thing>,
    /// IRIs of what is gone.
    pub gone: Vec<String>,
    /// IRIs of what is merged into others, each with the IRI that it has now.
    pub moved: Vec<(String, String)>,
    /// Things whose IRI is no path for a file.
    pub problems: Vec<Diagnostic>,
}

impl Things {
    /// The things under `base`, which ends in `/`. Names in `taken`, at the root of the folder,
    /// belong to other files.
    pub fn of(index: &Index<'_>, base: &str, taken: &BTreeSet<String>) -> Self {
        let mut found = Self::default();
        let mut paths: FxHashSet<String> = FxHashSet::default();
        for number in 0..index.len() {
            let iri = index.subject(number);
            let Some(rest) = path_of(iri, base) else {
                continue;
            };
            if index.values(number, OWL_DEPRECATED).next().is_some() {
                match index
                    .values(number, REPLACED_BY)
                    .next()
                    .map(|quad| quad.object)
                {
                    Some(TermView::Iri(now)) => found.moved.push((iri.into(), now.into())),
                    _ => found.gone.push(iri.into()),
                }
                continue;
            }
            match file_path(rest) {
                Some(path) if !taken.contains(&path) && paths.insert(path.clone()) => {
                    found.things.push(Thing { number, path });
                }
                _ => found.problems.push(unfit(iri)),
            }
        }
        found
    }
}

fn unfit(iri: &str) -> Diagnostic {
    let message = format!("the IRI <{iri}> cannot be the path of a document");
    let hint = "give the thing another slug: a release keeps some names at its root for itself, and a name has at most 240 bytes and no `..`";
    Diagnostic::new(Code::DocumentPath, message).hint(hint)
}

/// The path of an IRI under the base; the base itself is `index`.
fn path_of<'i>(iri: &'i str, base: &str) -> Option<&'i str> {
    if iri == &base[..base.len() - 1] || iri == base {
        return Some("index");
    }
    let rest = iri.strip_prefix(base)?;
    (!rest.contains('#')).then_some(rest)
}

/// The path of a file for a path of an IRI, escapes decoded; `None` when it might lead out of the
/// folder, or names a file that cannot be.
fn file_path(path: &str) -> Option<String> {
    let mut names = Vec::new();
    for name in path.split('/') {
        let name = percent_decode_str(name).decode_utf8().ok()?;
        let sound = !name.is_empty()
            && !name.starts_with('.')
            && name.len() <= LONGEST_NAME
            && !name
                .chars()
                .any(|c| c.is_control() || matches!(c, '/' | '\\' | ':' | '?'));
        if !sound {
            return None;
        }
        names.push(name.into_owned());
    }
    Some(names.join("/"))
}

/// Writes the documents of things.
pub struct Documents<'a> {
    index: &'a Index<'a>,
    pages: Pages<'a>,
    describer: Describer<'a>,
    /// Properties that name a thing.
    labels: Vec<String>,
}

impl<'a> Documents<'a> {
    /// A writer over a graph.
    pub fn new(index: &'a Index<'a>, pages: Pages<'a>, describer: Describer<'a>) -> Self {
        let name = pages.schema_term("name");
        let labels = std::iter::once(name).chain(LABELS.map(str::to_owned));
        let labels = labels.collect();
        Self {
            index,
            pages,
            describer,
            labels,
        }
    }

    /// The page document of a thing: indented JSON-LD of schema.org.
    pub fn page(&self, thing: &Thing) -> Vec<u8> {
        let document = self.pages.document(thing.number);
        let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The Turtle and the N-Triples of a thing: all that is said of it and its parts, and of each
    /// thing that they point to its types and names.
    pub fn descriptions(&self, thing: &Thing) -> [Vec<u8>; 2] {
        // Parts follow their thing.
        let own = thing.number..self.index.parts(thing.number).end;
        let groups = own.clone().map(|number| self.index.group(number));
        let mut groups: Vec<Group<'a>> = groups.collect();
        let named: BTreeSet<usize> = groups
            .iter()
            .flat_map(|group| &group.quads)
            .filter_map(|quad| match quad.object {
                TermView::Iri(iri) => self.index.find(iri),
                TermView::Literal(..) => None,
            })
            .filter(|number| !own.contains(number))
            .collect();
        for number in named {
            let mut group = Group { quads: Vec::new() };
            group.quads.extend(self.index.values(number, RDF_TYPE));
            for label in &self.labels {
                group.quads.extend(self.index.values(number, label));
            }
            if !group.quads.is_empty() {
                groups.push(group);
            }
        }
        [
            self.describer.turtle(&groups),
            self.describer.ntriples(&groups),
        ]
    }
}
