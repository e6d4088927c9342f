//! A catalogue as it is published: its statements in the order of the file.

use super::rules::rules;
use crate::content::read_text;
use crate::diagnostic::{Code, Diagnostic, Place};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term as ParsedTerm};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The names under which a catalogue is looked for, best first.
const NAMES: [&str; 6] = [
    "catalog.ttl",
    "catalogue.ttl",
    "catalog.jsonld",
    "catalogue.jsonld",
    "catalog.rdf",
    "catalogue.rdf",
];

/// Against what relative addresses of a catalogue are resolved: it is not known where it will
/// be served.
const BASE: &str = "file:///catalog";

/// An IRI, a blank node or a literal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// An IRI.
    Iri(String),
    /// A blank node, by a number in the order in which the file names them.
    Blank(usize),
    /// A text or another value.
    Literal {
        /// The text.
        text: String,
        /// Its language tag, in lower case.
        language: Option<String>,
        /// Its datatype, an IRI.
        datatype: String,
    },
}

impl Term {
    /// The IRI, when it is one.
    pub fn iri(&self) -> Option<&str> {
        match self {
            Self::Iri(iri) => Some(iri),
            _ => None,
        }
    }

    /// The IRI or text; `_:b1` for a blank node.
    pub fn text(&self) -> String {
        match self {
            Self::Iri(text) | Self::Literal { text, .. } => text.clone(),
            Self::Blank(number) => format!("_:b{number}"),
        }
    }

    /// Whether it is a literal.
    pub fn is_literal(&self) -> bool {
        matches!(self, Self::Literal { .. })
    }
}

/// A catalogue: statements, found by subject. Predicates are shortened by the prefixes of
/// `ontology/dcat-ap.yml`.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Its file, for messages.
    pub name: String,
    triples: Vec<(Term, String, Term)>,
    by_subject: FxHashMap<Term, Vec<usize>>,
    /// The classes of each thing (short), those above them too.
    classes: FxHashMap<Term, BTreeSet<String>>,
    /// For each blank node, the statement that first leads to it.
    leads: FxHashMap<usize, usize>,
}

impl Catalogue {
    /// Reads the catalogue of a release: of a folder, or a file itself.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn open(release: &Path) -> Result<Self, Diagnostic> {
        let path = find(release)?;
        Self::read(&path)
    }

    /// Reads a file in Turtle, JSON-LD or RDF/XML, as its name says.
    ///
    /// # Errors
    /// It cannot be read, or is not of its format.
    pub fn read(path: &Path) -> Result<Self, Diagnostic> {
        let name = path.to_string_lossy();
        let format = match path.extension().and_then(|end| end.to_str()) {
            Some("jsonld" | "json") => RdfFormat::JsonLd {
                profile: JsonLdProfileSet::empty(),
            },
            Some("rdf" | "xml") => RdfFormat::RdfXml,
            Some("nt") => RdfFormat::NTriples,
            _ => RdfFormat::Turtle,
        };
        Self::parse(&read_text(path, &name)?, &name, format)
    }

    /// Reads a text; `name` is its file's for messages.
    ///
    /// # Errors
    /// It is not of this format.
    pub fn parse(text: &str, name: &str, format: RdfFormat) -> Result<Self, Diagnostic> {
        let mut catalogue = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        let parser = RdfParser::from_format(format).without_named_graphs();
        // The base is an IRI, so that this does not fail.
        let parser = parser
            .with_base_iri(BASE)
            .unwrap_or_else(|_| RdfParser::from_format(format));
        let text = text.trim_start_matches('\u{FEFF}');
        let mut blanks = FxHashMap::default();
        let mut seen = BTreeSet::new();
        for quad in parser.for_slice(text.as_bytes()) {
            let quad = quad.map_err(|error| refused(&error.into(), name, text, format))?;
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => Term::Iri(node.into_string()),
                NamedOrBlankNode::BlankNode(node) => blank(&mut blanks, node.as_str()),
            };
            let Some(object) = term(quad.object, &mut blanks) else {
                continue;
            };
            let predicate = rules().short(quad.predicate.as_str());
            let triple = (subject, predicate, object);
            if seen.insert(triple.clone()) {
                catalogue.add(triple);
            }
        }
        catalogue.classify();
        Ok(catalogue)
    }

    fn add(&mut self, triple: (Term, String, Term)) {
        let at = self.triples.len();
        if let Term::Blank(number) = triple.2 {
            self.leads.entry(number).or_insert(at);
        }
        self.by_subject
            .entry(triple.0.clone())
            .or_default()
            .push(at);
        self.triples.push(triple);
    }

    /// All that is said of a thing: predicates and values, in the order of the file.
    pub(super) fn about<'c>(
        &'c self,
        subject: &Term,
    ) -> impl Iterator<Item = (&'c str, &'c Term)> + use<'c> {
        let places = self.by_subject.get(subject).map_or(&[][..], Vec::as_slice);
        places.iter().map(|at| {
            let (_, predicate, object) = &self.triples[*at];
            (predicate.as_str(), object)
        })
    }

    /// The values of a property, in the order of the file.
    pub(super) fn values<'c>(
        &'c self,
        subject: &Term,
        property: &'c str,
    ) -> impl Iterator<Item = &'c Term> + use<'c> {
        self.about(subject)
            .filter(move |(predicate, _)| *predicate == property)
            .map(|(_, object)| object)
    }

    /// The first value of a property.
    pub(super) fn value(&self, subject: &Term, property: &str) -> Option<&Term> {
        self.about(subject)
            .find(|(predicate, _)| *predicate == property)
            .map(|(_, object)| object)
    }

    /// Things of a class (short) or of one below it, in the order of the file.
    pub(super) fn instances(&self, class: &str) -> Vec<&Term> {
        let mut seen = BTreeSet::new();
        self.triples
            .iter()
            .filter(|(_, predicate, _)| predicate == "rdf:type")
            .map(|(subject, ..)| subject)
            .filter(|subject| self.is_a(subject, class) && seen.insert(*subject))
            .collect()
    }

    /// Whether a thing is of a class (short), or of one that the catalogue places below it.
    pub(super) fn is_a(&self, thing: &Term, class: &str) -> bool {
        self.classes
            .get(thing)
            .is_some_and(|classes| classes.contains(class))
    }

    /// Finds out of which classes everything is.
    fn classify(&mut self) {
        let mut above: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (subject, predicate, object) in &self.triples {
            if let ("rdfs:subClassOf", Term::Iri(below), Term::Iri(iri)) =
                (predicate.as_str(), subject, object)
            {
                let above = above.entry(rules().short(below)).or_default();
                above.insert(rules().short(iri));
            }
        }
        for (subject, predicate, object) in &self.triples {
            if let ("rdf:type", Term::Iri(iri)) = (predicate.as_str(), object) {
                let classes = self.classes.entry(subject.clone()).or_default();
                let mut waiting = vec![rules().short(iri)];
                while let Some(class) = waiting.pop() {
                    let further = above.get(&class).into_iter().flatten().cloned();
                    if classes.insert(class) {
                        waiting.extend(further);
                    }
                }
            }
        }
    }

    /// How a thing is called in a message: its IRI, or how the catalogue leads to it.
    pub fn called(&self, thing: &Term) -> String {
        match thing {
            Term::Iri(iri) => iri.clone(),
            Term::Literal { text, .. } => format!("`{text}`"),
            Term::Blank(_) => self.way_to(thing, 0),
        }
    }

    fn way_to(&self, thing: &Term, depth: usize) -> String {
        let Term::Blank(number) = thing else {
            return self.called(thing);
        };
        match self.leads.get(number).map(|at| &self.triples[*at]) {
            Some((from, predicate, _)) if depth < 8 => {
                format!("the {predicate} of {}", self.way_to(from, depth + 1))
            }
            _ => format!("the blank node {}", thing.text()),
        }
    }
}

fn find(release: &Path) -> Result<PathBuf, Diagnostic> {
    if release.is_file() {
        return Ok(release.to_owned());
    }
    let shown = release.display();
    if !release.is_dir() {
        let message = format!("there is no folder `{shown}`");
        return Err(Diagnostic::new(Code::CatalogueMissing, message)
            .hint(format!("write one with `filorosso release {shown}`")));
    }
    let found = NAMES.iter().map(|name| release.join(name));
    found
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(|| {
            let message = format!("`{shown}` has no catalogue, such as `catalog.ttl`");
            Diagnostic::new(Code::CatalogueMissing, message)
                .hint(format!("write one with `filorosso release {shown}`"))
        })
}

fn term(term: ParsedTerm, blanks: &mut FxHashMap<String, usize>) -> Option<Term> {
    match term {
        ParsedTerm::NamedNode(node) => Some(Term::Iri(node.into_string())),
        ParsedTerm::BlankNode(node) => Some(blank(blanks, node.as_str())),
        ParsedTerm::Literal(literal) => Some(Term::Literal {
            text: literal.value().to_owned(),
            language: literal.language().map(str::to_ascii_lowercase),
            datatype: match literal.language() {
                Some(_) => String::new(),
                None => literal.datatype().as_str().to_owned(),
            },
        }),
        // A statement about a statement is nothing that a catalogue needs.
        #[allow(
            unreachable_patterns,
            reason = "whether there are such terms depends on features"
        )]
        _ => None,
    }
}

/// Numbers, because parsers make up names that differ from run to run.
fn blank(known: &mut FxHashMap<String, usize>, name: &str) -> Term {
    let next = known.len() + 1;
    Term::Blank(*known.entry(name.to_owned()).or_insert(next))
}

fn refused(error: &RdfParseError, name: &str, text: &str, format: RdfFormat) -> Diagnostic {
    let told = error.to_string();
    let is_remote = matches!(format, RdfFormat::JsonLd { .. }) && told.contains("LoadDocument");
    // The place is shown beside the message.
    let reason = match told.split_once(": ") {
        Some((before, reason)) if before.contains("arser error") => reason,
        _ => &told,
    };
    let message = format!(
        "this catalogue is no {}: {}",
        format.name(),
        reason.trim_end_matches('.')
    );
    let place = match error {
        RdfParseError::Syntax(error) => error.location().map(|location| {
            let start = usize::try_from(location.start.offset).unwrap_or(0);
            let end = usize::try_from(location.end.offset).unwrap_or(start);
            Place::span(name, text, start, end.max(start + 1))
        }),
        RdfParseError::Io(_) => None,
    };
    let hint = if is_remote {
        "contexts on the web are not fetched: write the context into the file, or rate `catalog.ttl`"
    } else {
        "mend the file, or write it again with `filorosso release`"
    };
    Diagnostic::new(Code::CatalogueSyntax, message)
        .at(place.unwrap_or_else(|| Place::file(name)))
        .hint(hint)
}
