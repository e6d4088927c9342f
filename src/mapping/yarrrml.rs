use super::batch::{Constants, Kind, TermId};
use super::template::{Template, TemplateError};
use super::{Path, Prefixes, Segment};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::iri;
use crate::tree::{Map, Source, Span, Value, parse_yaml};
use crate::vocab::{SCHEMA_HTTP, SCHEMA_HTTPS};
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

/// The document being read.
pub(super) struct Parser<'a> {
    pub(super) source: &'a Source,
    pub(super) problems: &'a mut Vec<Diagnostic>,
    pub(super) known: &'a Known,
    pub(super) external: BTreeMap<String, String>,
    pub(super) sources: BTreeMap<String, Option<(String, Path)>>,
    pub(super) prefixes: Prefixes,
    pub(super) constants: Constants,
    pub(super) base: String,
}

/// Keys of the document, each with its shortcuts.
const ROOT: [&[&str]; 7] = [
    &["prefixes"],
    &["base"],
    &["external"],
    &["sources", "source"],
    &["mappings", "mapping", "m"],
    &["authors", "author", "a"],
    &["targets", "target"],
];

impl Parser<'_> {
    fn root(&mut self, map: &Map) -> Vec<TriplesMap> {
        self.refuse_unknown(map, &ROOT);
        if let Some(value) = map.get("prefixes") {
            self.each_entry(value, Parser::prefix);
        }
        if let Some(value) = map.get("external") {
            self.each_entry(value, |parser, name, value| {
                if let Some(text) = parser.text(value) {
                    parser
                        .external
                        .entry(name.to_owned())
                        .or_insert(text.to_owned());
                }
            });
        }
        if let Some(text) = map.get("base").and_then(|value| self.text(value)) {
            self.base = text.to_owned();
        }
        self.refuse(
            map,
            &["targets", "target"],
            "targets are not implemented: every quad goes to the one table",
        );
        if let Some(value) = key(map, ROOT[3]) {
            self.each_entry(value, |parser, name, value| {
                let source = parser.source_of(value);
                parser.sources.insert(name.to_owned(), source);
            });
        }
        let mut maps = Vec::new();
        if let Some(value) = key(map, ROOT[4]) {
            self.each_entry(value, |parser, _, value| {
                maps.extend(parser.triples_map(value));
            });
        } else {
            let problem = Diagnostic::new(Code::MappingSyntax, "the key `mappings` is missing");
            self.problems
                .push(problem.at(Place::file(self.source.path.clone())));
        }
        maps
    }

    fn prefix(&mut self, name: &str, value: &Value) {
        let Some(text) = self.text(value) else { return };
        let text = match text {
            SCHEMA_HTTP if self.known.schema_https => SCHEMA_HTTPS,
            text => text,
        };
        if iri::is_iri(text) {
            self.prefixes.declare(name, text);
        } else {
            let message = format!("the prefix `{name}` stands for `{text}`, which is no IRI");
            self.problems
                .push(self.source.problem(Code::TermNotIri, value.span, message));
        }
    }

    /// A source: `[file.json~jsonpath, iterator]` or its long form.
    pub(super) fn source_of(&mut self, value: &Value) -> Option<(String, Path)> {
        let (access, formulation, iterator) = if let Some(map) = value.map() {
            self.refuse_unknown(
                map,
                &[
                    &["access"],
                    &["referenceFormulation"],
                    &["iterator"],
                    &["type"],
                    &["encoding"],
                ],
            );
            self.only(map, "type", "localfile");
            self.only(map, "encoding", "utf-8");
            let formulation = map.get("referenceFormulation").and_then(Value::text);
            (
                map.get("access"),
                formulation.map(str::to_owned),
                map.get("iterator"),
            )
        } else {
            match value.items() {
                [access, iterator] => (Some(access), None, Some(iterator)),
                [access] => (Some(access), None, None),
                _ => (None, None, None),
            }
        };
        let Some((access, span)) = access.and_then(|value| Some((value.text()?, value.span)))
        else {
            self.wrong(value.span, "a source is `[name.json~jsonpath, '$[*]']`, or a map with `access`, `referenceFormulation` and `iterator`");
            return None;
        };
        let (file, short) = access
            .split_once('~')
            .map_or((access, None), |(file, kind)| (file, Some(kind)));
        match formulation.as_deref().or(short) {
            Some("jsonpath") => {}
            other => {
                let message = format!(
                    "sources are records read by jsonpath, not by `{}`",
                    other.unwrap_or("nothing")
                );
                self.unsupported(span, &message, "write `NAME.json~jsonpath`");
                return None;
            }
        }
        let kind = self.kind(file, span)?;
        let iterator = iterator
            .and_then(|value| Some((value.text()?, value.span)))
            .unwrap_or(("$[*]", span));
        Some((kind, self.iterator(iterator.0, iterator.1)?))
    }

    /// Refuses any other value of a key of a source than the one that records have.
    fn only(&mut self, map: &Map, name: &str, known: &str) {
        if let Some(value) = map.get(name)
            && value
                .text()
                .is_none_or(|text| !text.eq_ignore_ascii_case(known))
        {
            let message = format!("sources are records: their `{name}` is `{known}`");
            self.unsupported(value.span, &message, "leave the key out");
        }
    }

    fn kind(&mut self, file: &str, span: Span) -> Option<String> {
        let name = file.rsplit('/').next().unwrap_or(file);
        let kind = name.strip_suffix(".json").unwrap_or(name);
        if self.known.kinds.is_empty() || self.known.kinds.contains(kind) {
            return Some(kind.to_owned());
        }
        let known = || self.known.kinds.iter().map(String::as_str);
        let hint = nearest(kind, known()).map_or_else(
            || format!("kinds: {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}.json`?"),
        );
        let message = format!("there are no records of a kind `{kind}`");
        self.problems.push(
            self.source
                .problem(Code::SourceUnknown, span, message)
                .hint(hint),
        );
        None
    }

    /// An iterator over all records, `$[*]`, or over parts of each, `$[*].credits[*]`.
    fn iterator(&mut self, text: &str, span: Span) -> Option<Path> {
        let problem = match Path::parse(text) {
            Ok(mut path) if path.segments.first() == Some(&Segment::Items) => {
                path.segments.remove(0);
                return Some(path);
            }
            Ok(_) => format!("the iterator `{text}` does not begin with `$[*]`"),
            Err(message) => message,
        };
        let problem = self.source.problem(Code::PathUnsupported, span, problem);
        self.problems.push(
            problem.hint("write `$[*]` for each record, `$[*].credits[*]` for each of its credits"),
        );
        None
    }

    /// A template; with `iri` its prefix is expanded.
    pub(super) fn template(&mut self, text: &str, span: Span, iri: bool) -> Option<Template> {
        match Template::parse(text, &self.external) {
            Ok(mut template) => {
                if iri && let Err(prefix) = template.expand(&self.prefixes) {
                    self.unknown_prefix(&prefix, span);
                    return None;
                }
                Some(template)
            }
            Err(TemplateError::Unclosed) => {
                self.wrong(span, "a `$(` is not closed by `)`");
                None
            }
            Err(TemplateError::Path(message)) => {
                let problem = self.source.problem(Code::PathUnsupported, span, message);
                self.problems.push(problem.hint(
                    "references are members, `[*]` and indices: `$(audio.url)`, `$(topics[*].iri)`",
                ));
                None
            }
        }
    }

    fn unknown_prefix(&mut self, prefix: &str, span: Span) {
        let message = format!("the prefix `{prefix}` is not declared");
        let hint = nearest(prefix, self.prefixes.all().map(|(prefix, _)| prefix)).map_or_else(
            || format!("add `{prefix}:` under `prefixes`"),
            |near| format!("did you mean `{near}`?"),
        );
        self.problems.push(
            self.source
                .problem(Code::PrefixUnknown, span, message)
                .hint(hint),
        );
    }

    /// An IRI that the mapping names.
    pub(super) fn constant_iri(&mut self, text: &str, span: Span, code: Code) -> Option<TermId> {
        let full = if iri::is_iri(text) {
            text.to_owned()
        } else {
            format!("{}{text}", self.base)
        };
        if iri::is_iri(&full) {
            return Some(self.constants.iri(&full));
        }
        let message = format!("`{text}` is no IRI");
        let problem = self.source.problem(code, span, message);
        self.problems
            .push(problem.hint("write `prefix:name` or a whole IRI"));
        None
    }

    /// A literal that the mapping names.
    pub(super) fn constant_literal(&mut self, text: &str, kind: &ObjectKind) -> Option<TermId> {
        let kind = match kind {
            ObjectKind::Plain => Kind::Plain,
            ObjectKind::Typed(datatype) => Kind::Typed(*datatype),
            ObjectKind::Tagged(TermMap {
                make: Make::Constant(tag),
                ..
            }) => Kind::Tagged(*tag),
            ObjectKind::Iri | ObjectKind::Tagged(_) => return None,
        };
        Some(self.constants.add(text, kind))
    }

    pub(super) fn text<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        let text = value.text();
        if text.is_none() {
            self.wrong(
                value.span,
                &format!("this must be text, it is {}", value.shape()),
            );
        }
        text
    }

    pub(super) fn wrong(&mut self, span: Span, message: &str) {
        self.problems
            .push(self.source.problem(Code::MappingSyntax, span, message));
    }

    pub(super) fn unsupported(&mut self, span: Span, message: &str, hint: &str) {
        let problem = self.source.problem(Code::MappingUnsupported, span, message);
        self.problems.push(problem.hint(hint));
    }

    /// Refuses keys that the specification has and this engine does not do.
    pub(super) fn refuse(&mut self, map: &Map, names: &[&str], message: &str) {
        if let Some(entry) = names.iter().find_map(|name| map.entry(name)) {
            let hint = "compute the value in the record, or leave it out";
            self.unsupported(entry.key_span, message, hint);
        }
    }

    pub(super) fn refuse_unknown(&mut self, map: &Map, known: &[&[&str]]) {
        for entry in &map.entries {
            let names = || known.iter().flat_map(|names| names.iter().copied());
            if names().any(|name| name == &*entry.key) {
                continue;
            }
            let hint = nearest(&entry.key, names()).map_or_else(
                || {
                    format!(
                        "known keys: {}",
                        known
                            .iter()
                            .map(|names| names[0])
                            .collect::<Vec<_>>()
                            .join(", ")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("unknown key `{}`", entry.key);
            let problem = self
                .source
                .problem(Code::MappingUnknownKey, entry.key_span, message);
            self.problems.push(problem.hint(hint));
        }
    }

    fn each_entry(&mut self, value: &Value, mut visit: impl FnMut(&mut Self, &str, &Value)) {
        match value.map() {
            Some(map) => map
                .entries
                .iter()
                .for_each(|entry| visit(self, &entry.key, &entry.value)),
            None if value.is_null() => {}
            None => self.wrong(
                value.span,
                &format!(
                    "this must be a map of keys to values, it is {}",
                    value.shape()
                ),
            ),
        }
    }
}

/// The value of a key or of one of its shortcuts.
pub(super) fn key<'m>(map: &'m Map, names: &[&str]) -> Option<&'m Value> {
    names.iter().find_map(|name| map.get(name))
}
