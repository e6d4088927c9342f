use super::batch::{Batch, Graph, Kind, Quad, TermId};
use super::template::{Part, Reference, Template};
use super::yarrrml::{Make, Mapping, ObjectKind, ObjectMap, PredicateObject, TermMap, TriplesMap};
use crate::diagnostic::{Code, Diagnostic};
use crate::iri;
use crate::record::{OriginId, Origins, Record, Value};
use std::borrow::Cow;
use std::sync::atomic::Ordering;

/// A value of a template with its origin.
type Made<'v> = (Cow<'v, str>, Option<OriginId>);

/// Room for making batches, used again for each record of a thread.
#[derive(Debug, Default)]
pub struct Scratch {
    batch: Batch,
    known: Vec<TermId>,
    origins: bool,
}

impl Scratch {
    /// Room for batches that keep, or do not keep, where their values came from. Which
    /// graph a quad belongs to is settled without that.
    pub fn new(origins: bool) -> Self {
        Self {
            origins,
            ..Self::default()
        }
    }
}

impl Mapping {
    /// Turns a record into quads. `graph` is the IRI of its graph of declared facts.
    pub fn apply(
        &self,
        record: Record<'_>,
        graph: &str,
        scratch: &mut Scratch,
        problems: &mut Vec<Diagnostic>,
    ) -> Batch {
        let Record {
            kind,
            fields,
            origins,
            file,
        } = record;
        let root = Value::Map(fields);
        let batch = scratch.batch.reuse(file, graph, origins);
        scratch.known.clear();
        let known = std::mem::take(&mut scratch.known);
        let mut run = Run {
            mapping: self,
            batch,
            problems,
            known,
        };
        for map in &self.maps {
            for (source, iterator) in &map.sources {
                if source == kind {
                    iterator.each(&root, &mut |item| run.item(map, item));
                }
            }
        }
        (scratch.batch, scratch.known) = (run.batch, run.known);
        scratch.batch.compact(scratch.origins)
    }
}

struct Run<'m, 'p> {
    mapping: &'m Mapping,
    batch: Batch,
    problems: &'p mut Vec<Diagnostic>,
    /// The last term of each origin.
    known: Vec<TermId>,
}

impl Run<'_, '_> {
    fn item(&mut self, map: &TriplesMap, item: &Value<'_>) {
        let Value::Map(_) = item else { return };
        for subject in &map.subjects {
            for subject in self.iris(subject, item, Code::SubjectNotIri) {
                for pair in &map.pairs {
                    self.pair(subject, pair, item);
                }
            }
        }
    }

    fn pair(&mut self, subject: TermId, pair: &PredicateObject, item: &Value<'_>) {
        for object in &pair.objects {
            for object in self.objects(object, item) {
                for predicate in &pair.predicates {
                    for predicate in self.iris(predicate, item, Code::TermNotIri) {
                        self.quads(subject, predicate, object, pair, item);
                    }
                }
            }
        }
    }

    fn quads(
        &mut self,
        subject: TermId,
        predicate: TermId,
        object: TermId,
        pair: &PredicateObject,
        item: &Value<'_>,
    ) {
        if pair.graphs.is_empty() {
            let graph = Graph::Of(self.batch.class(subject, object));
            self.batch.quads.push(Quad {
                subject,
                predicate,
                object,
                graph,
            });
            return;
        }
        for graph in &pair.graphs {
            for graph in self.iris(graph, item, Code::TermNotIri) {
                let graph = Graph::Named(graph);
                self.batch.quads.push(Quad {
                    subject,
                    predicate,
                    object,
                    graph,
                });
            }
        }
    }

    /// Terms that must be IRIs.
    fn iris(&mut self, term: &TermMap, item: &Value<'_>, code: Code) -> Ids {
        let template = match &term.make {
            Make::Constant(id) => return Ids::One(*id),
            Make::Template(template) => template,
        };
        let mut ids = Ids::None;
        self.values(template, item, true, &mut |run, (text, origin)| {
            let text = run.absolute(text);
            if let Some(known) = run.batch.known_value(&text, Kind::Iri, origin, &run.known) {
                ids.push(known);
            } else if iri::is_iri(&text) {
                ids.push(run.add(&text, Kind::Iri, origin));
            } else {
                run.not_an_iri(&text, term, code);
            }
        });
        ids
    }

    fn add(&mut self, text: &str, kind: Kind, origin: Option<OriginId>) -> TermId {
        match origin {
            Some(origin) => self.batch.add_value(text, kind, origin, &mut self.known),
            None => self.batch.add(text, kind, None),
        }
    }

    fn absolute<'v>(&self, text: Cow<'v, str>) -> Cow<'v, str> {
        if self.mapping.base.is_empty() || iri::is_iri(&text) {
            return text;
        }
        Cow::Owned(format!("{}{text}", self.mapping.base))
    }

    fn not_an_iri(&mut self, text: &str, term: &TermMap, code: Code) {
        let what = if code == Code::SubjectNotIri {
            "subject"
        } else {
            "term"
        };
        let message = format!("this makes the {what} `{text}`, which is no IRI");
        let problem = self.mapping.source.problem(code, term.span, message);
        self.problems
            .push(problem.hint("use a value that is an IRI, or a template that begins with one"));
    }

    fn objects(&mut self, object: &ObjectMap, item: &Value<'_>) -> Ids {
        let kind = match &object.kind {
            ObjectKind::Iri => return self.iris(&object.term, item, Code::TermNotIri),
            ObjectKind::Plain => Kind::Plain,
            ObjectKind::Typed(datatype) => Kind::Typed(*datatype),
            ObjectKind::Tagged(tag) => match self.tag(tag, item) {
                Some(tag) => Kind::Tagged(tag),
                None => return Ids::None,
            },
        };
        match &object.term.make {
            Make::Constant(id) => Ids::One(*id),
            Make::Template(Template::Constant(text)) => Ids::One(self.batch.add(text, kind, None)),
            Make::Template(template) => {
                let mut ids = Ids::None;
                self.values(template, item, false, &mut |run, (text, origin)| {
                    ids.push(run.add(&text, kind, origin));
                });
                ids
            }
        }
    }

    fn tag(&mut self, tag: &TermMap, item: &Value<'_>) -> Option<TermId> {
        let template = match &tag.make {
            Make::Constant(id) => return Some(*id),
            Make::Template(template) => template,
        };
        let mut found = None;
        self.values(template, item, false, &mut |run, (text, origin)| {
            if iri::is_language_tag(&text) {
                found = Some(run.add(&text, Kind::Plain, origin));
            } else {
                let message = format!("the record's language `{text}` is no language tag");
                run.problems.push(
                    run.mapping
                        .source
                        .problem(Code::TagInvalid, tag.span, message),
                );
            }
        });
        found
    }

    /// All values of a template: one for each combination of its references' values.
    fn values<'v>(
        &mut self,
        template: &Template,
        item: &'v Value<'_>,
        encode: bool,
        make: &mut dyn FnMut(&mut Self, Made<'v>),
    ) {
        match template {
            Template::Constant(text) => make(self, (Cow::Owned(text.clone()), None)),
            Template::Reference(reference) => {
                self.each(reference, item, &mut |run, text, origin| {
                    make(run, (Cow::Borrowed(text), Some(origin)));
                });
            }
            Template::Parts(parts) => {
                let mut texts: Vec<(String, Option<OriginId>)> = vec![(String::new(), None)];
                for part in parts {
                    texts = self.extended(texts, part, item, encode);
                }
                for (text, origin) in texts {
                    make(self, (Cow::Owned(text), origin));
                }
            }
        }
    }

    fn extended(
        &mut self,
        texts: Vec<(String, Option<OriginId>)>,
        part: &Part,
        item: &Value<'_>,
        encode: bool,
    ) -> Vec<(String, Option<OriginId>)> {
        let reference = match part {
            Part::Text(text) => {
                return texts
                    .into_iter()
                    .map(|(before, origin)| (before + text, origin))
                    .collect();
            }
            Part::Reference(reference) => reference,
        };
        let mut extended = Vec::new();
        self.each(reference, item, &mut |run, value, origin| {
            let value = if encode {
                iri::encode_template_value(value)
            } else {
                Cow::Borrowed(value)
            };
            for (before, known) in &texts {
                let origins = &mut run.batch.origins;
                let origin = known.map_or(origin, |known| Origins::union(origins, known, origin));
                extended.push((format!("{before}{value}"), Some(origin)));
            }
        });
        extended
    }

    /// The single values that a reference leads to; a list at its end is its items.
    fn each<'v>(
        &mut self,
        reference: &Reference,
        item: &'v Value<'_>,
        visit: &mut dyn FnMut(&mut Self, &'v str, OriginId),
    ) {
        let mapping = self.mapping;
        let mut give = |run: &mut Self, value: &'v Value<'_>| {
            if let Value::Text(text) = value {
                if let Some(watched) = reference.watch.and_then(|at| mapping.watched.get(at)) {
                    watched.seen.store(true, Ordering::Relaxed);
                }
                visit(run, &text.text, text.origin);
            }
        };
        reference.path.each(item, &mut |value| match value {
            Value::List(items) => items.iter().for_each(|item| give(self, item)),
            value => give(self, value),
        });
    }
}

/// No, one or several terms; most often one.
enum Ids {
    None,
    One(TermId),
    Many(Vec<TermId>),
}

impl Ids {
    fn push(&mut self, id: TermId) {
        match self {
            Self::None => *self = Self::One(id),
            Self::One(first) => *self = Self::Many(vec![*first, id]),
            Self::Many(ids) => ids.push(id),
        }
    }
}

impl IntoIterator for Ids {
    type Item = TermId;
    type IntoIter = std::iter::Chain<std::option::IntoIter<TermId>, std::vec::IntoIter<TermId>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Self::None => (None, Vec::new()),
            Self::One(id) => (Some(id), Vec::new()),
            Self::Many(ids) => (None, ids),
        };
        one.into_iter().chain(many)
    }
}
