//! Reading of a YARRRML document: its prefixes, sources and templates, and what is refused.

use super::batch::{Constants, Kind, TermId};
use super::template::{Template, TemplateError};
use super::yarrrml::{Known, Make, ObjectKind, TermMap, TriplesMap};
use super::{Path, Prefixes, Segment};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::iri;
use crate::tree::{Map, Source, Span, Value};
use crate::vocab::{SCHEMA_HTTP, SCHEMA_HTTPS};
use std::collections::BTreeMap;

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
    pub(super) fn root(&mut self, map: &Map) -> Vec<TriplesMap> {
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
