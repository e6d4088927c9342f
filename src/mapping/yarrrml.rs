use super::batch::{Constants, TermId};
use super::parser::Parser;
use super::template::Template;
use super::{Path, Prefixes};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::tree::{Source, Span, parse_yaml};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// A YARRRML document, checked and ready to run.
///
/// What the specification has and this engine does not do (functions, conditions,
/// joins, inverse predicates, targets, blank nodes, sources other than the records)
/// is refused with its place, never ignored.
#[derive(Debug)]
pub struct Mapping {
    /// The document, for messages.
    pub source: Source,
    /// Its prefixes.
    pub prefixes: Prefixes,
    /// The terms that it names itself.
    pub constants: Constants,
    pub(super) maps: Vec<TriplesMap>,
    pub(super) watched: Vec<Watched>,
    pub(super) base: String,
    /// First members of all references and iterators, as paths from the record.
    first_names: BTreeSet<String>,
}

/// Rules for the records of some sources.
#[derive(Debug, Default)]
pub(super) struct TriplesMap {
    pub(super) sources: Vec<(String, Path)>,
    pub(super) subjects: Vec<TermMap>,
    pub(super) pairs: Vec<PredicateObject>,
}

/// Predicates and objects, each with each.
#[derive(Debug, Default)]
pub(super) struct PredicateObject {
    pub(super) predicates: Vec<TermMap>,
    pub(super) objects: Vec<ObjectMap>,
    pub(super) graphs: Vec<TermMap>,
}

/// How a term is made.
#[derive(Debug, Clone)]
pub(super) struct TermMap {
    pub(super) make: Make,
    pub(super) span: Span,
}

/// From what a term is made.
#[derive(Debug, Clone)]
pub(super) enum Make {
    Constant(TermId),
    Template(Template),
}

/// How an object is made.
#[derive(Debug, Clone)]
pub(super) struct ObjectMap {
    pub(super) term: TermMap,
    pub(super) kind: ObjectKind,
}

/// What kind of object it is.
#[derive(Debug, Clone)]
pub(super) enum ObjectKind {
    Iri,
    Plain,
    Typed(TermId),
    Tagged(TermMap),
}

/// A reference that no record is known to have; whether one had it is seen while running.
#[derive(Debug)]
pub(super) struct Watched {
    pub(super) kind: String,
    pub(super) path: Path,
    pub(super) span: Span,
    pub(super) seen: AtomicBool,
}

/// What a mapping may refer to, and the values of its external references.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names of kinds of records.
    pub kinds: BTreeSet<String>,
    /// Values that replace those of the document's own `external`.
    pub external: BTreeMap<String, String>,
    /// References by kind that need no watching; without any all are fine.
    pub references: Option<BTreeSet<(String, String)>>,
    /// Whether schema.org's terms begin with `https://` instead of `http://`.
    pub schema_https: bool,
}

impl Mapping {
    /// Reads a mapping. All problems are reported; the result is there when it could
    /// be used nevertheless.
    pub fn parse(source: Source, known: &Known, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = source.text.clone();
        let known_problems = problems.len();
        let Some(root) = parse_yaml(&source, &text, 0, problems) else {
            if problems.len() == known_problems {
                let problem = Diagnostic::new(Code::MappingSyntax, "the mapping is empty");
                problems.push(problem.at(Place::file(source.path.clone())));
            }
            return None;
        };
        let Some(map) = root.map() else {
            let message = format!(
                "a mapping must be a map of keys to values, this is {}",
                root.shape()
            );
            problems.push(source.problem(Code::MappingSyntax, root.span, message));
            return None;
        };
        let mut parser = Parser {
            source: &source,
            problems,
            known,
            external: known.external.clone(),
            sources: BTreeMap::new(),
            prefixes: Prefixes::default(),
            constants: Constants::default(),
            base: String::new(),
        };
        let mut maps = parser.root(map);
        let (prefixes, constants, base) = (parser.prefixes, parser.constants, parser.base);
        let watched = watch(&mut maps, known);
        let first_names = first_names(&mut maps);
        Some(Self {
            source,
            prefixes,
            constants,
            maps,
            watched,
            base,
            first_names,
        })
    }

    /// References that no record had, with names that are near; to be asked after a run
    /// over all records. Kinds without any record are passed over.
    pub fn never_seen(
        &self,
        kinds: &BTreeSet<String>,
        names: &BTreeSet<(String, String)>,
    ) -> Vec<Diagnostic> {
        let unseen = self.watched.iter().filter(|watched| {
            kinds.contains(&watched.kind) && !watched.seen.load(Ordering::Relaxed)
        });
        unseen
            .map(|watched| {
                let path = watched.path.to_string();
                let near = names.iter().filter(|(kind, _)| *kind == watched.kind);
                let near = nearest(&path, near.map(|(_, name)| name.as_str()));
                let message = format!("no record of `{}` has `{path}`", watched.kind);
                self.source
                    .problem(Code::ReferenceNever, watched.span, message)
                    .hint(near.map_or_else(
                        || "`filorosso inspect FILE` shows what a record has".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    ))
            })
            .collect()
    }

    /// All references of the mapping, by kind and as paths from the record.
    pub fn references(&mut self) -> BTreeSet<(String, String)> {
        let mut all = BTreeSet::new();
        for map in &mut self.maps {
            let sources = map.sources.clone();
            map.each_reference(&mut |reference, _| {
                for (kind, iterator) in &sources {
                    all.insert((kind.clone(), joined(iterator, &reference.path).to_string()));
                }
            });
        }
        all
    }

    /// Whether any reference begins with a member name.
    pub fn refers_to(&self, name: &str) -> bool {
        self.first_names.contains(name)
    }

    /// Whether it has rules for records of a kind.
    pub fn has_source(&self, kind: &str) -> bool {
        self.maps
            .iter()
            .any(|map| map.sources.iter().any(|(source, _)| source == kind))
    }
}

/// Marks the references that are not known to exist.
fn watch(maps: &mut [TriplesMap], known: &Known) -> Vec<Watched> {
    let Some(names) = &known.references else {
        return Vec::new();
    };
    let mut watched = Vec::new();
    for map in maps {
        let Some((kind, iterator)) = map.sources.first().cloned() else {
            continue;
        };
        map.each_reference(&mut |reference, span| {
            let path = joined(&iterator, &reference.path);
            if path.first_name() == Some("front")
                || names.contains(&(kind.clone(), path.to_string()))
            {
                return;
            }
            reference.watch = Some(watched.len());
            watched.push(Watched {
                kind: kind.clone(),
                path,
                span,
                seen: AtomicBool::new(false),
            });
        });
    }
    watched
}

fn first_names(maps: &mut [TriplesMap]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for map in maps {
        let iterators: Vec<Path> = map.sources.iter().map(|(_, path)| path.clone()).collect();
        map.each_reference(&mut |reference, _| {
            for iterator in &iterators {
                names.extend(
                    joined(iterator, &reference.path)
                        .first_name()
                        .map(str::to_owned),
                );
            }
        });
    }
    names
}

fn joined(iterator: &Path, path: &Path) -> Path {
    Path {
        segments: iterator
            .segments
            .iter()
            .chain(&path.segments)
            .cloned()
            .collect(),
    }
}

impl TriplesMap {
    fn each_reference(&mut self, visit: &mut dyn FnMut(&mut super::template::Reference, Span)) {
        let mut visit_term = |term: &mut TermMap| {
            let span = term.span;
            if let Make::Template(template) = &mut term.make {
                for reference in template.references_mut() {
                    visit(reference, span);
                }
            }
        };
        self.subjects.iter_mut().for_each(&mut visit_term);
        for pair in &mut self.pairs {
            pair.predicates.iter_mut().for_each(&mut visit_term);
            pair.graphs.iter_mut().for_each(&mut visit_term);
            for object in &mut pair.objects {
                visit_term(&mut object.term);
                if let ObjectKind::Tagged(tag) = &mut object.kind {
                    visit_term(tag);
                }
            }
        }
    }
}
