//! Reading of one mapping of a YARRRML document: sources, subjects, predicates, objects.

use super::parser::{Parser, key};
use super::template::Template;
use super::yarrrml::{Make, ObjectKind, ObjectMap, PredicateObject, TermMap, TriplesMap};
use crate::diagnostic::Code;
use crate::iri;
use crate::tree::{Map, Node, Span, Value};
use crate::vocab::{RDF_TYPE, XSD_STRING};

/// Keys of a mapping, each with its shortcuts.
const MAPPING: [&[&str]; 6] = [
    &["sources", "source"],
    &["subjects", "subject", "s"],
    &["predicateobjects", "po"],
    &["graphs", "graph", "g"],
    &["condition"],
    &["targets", "target"],
];
/// Keys of a predicate-object.
const PAIR: [&[&str]; 5] = [
    &["predicates", "predicate", "p"],
    &["objects", "object", "o"],
    &["graphs", "graph", "g"],
    &["inversepredicates", "inversepredicate", "i"],
    &["condition"],
];
/// Keys of an object.
const OBJECT: [&[&str]; 9] = [
    &["value", "v"],
    &["type"],
    &["datatype"],
    &["language"],
    &["mapping"],
    &["function", "fn", "f"],
    &["parameters", "pms"],
    &["condition"],
    &["targets", "target"],
];

impl Parser<'_> {
    pub(super) fn triples_map(&mut self, value: &Value) -> Option<TriplesMap> {
        let Some(map) = value.map() else {
            self.wrong(
                value.span,
                &format!(
                    "a mapping must be a map of keys to values, this is {}",
                    value.shape()
                ),
            );
            return None;
        };
        self.refuse_unknown(map, &MAPPING);
        self.refuse(map, &["condition"], "conditions are not implemented");
        self.refuse(map, &["targets", "target"], "targets are not implemented");
        let sources = if let Some(value) = key(map, MAPPING[0]) {
            self.sources_of(value)
        } else {
            self.wrong(value.span, "a mapping needs `sources`");
            Vec::new()
        };
        let mut rules = TriplesMap {
            sources,
            ..TriplesMap::default()
        };
        match key(map, MAPPING[1]).filter(|value| !value.is_null()) {
            Some(value) => {
                for item in value.items() {
                    rules
                        .subjects
                        .extend(self.iri_map(item, Code::SubjectNotIri));
                }
            }
            None => self.unsupported(
                value.span,
                "a mapping without subjects makes blank nodes, which are not implemented",
                "add `subjects` with an IRI: every thing has one",
            ),
        }
        let graphs = self.graphs(map);
        for item in key(map, MAPPING[2]).map_or(&[][..], Value::items) {
            if let Some(mut pair) = self.pair(item) {
                pair.graphs.extend(graphs.iter().cloned());
                rules.pairs.push(pair);
            }
        }
        Some(rules)
    }

    fn sources_of(&mut self, value: &Value) -> Vec<(String, super::Path)> {
        let mut sources = Vec::new();
        for item in value.items() {
            if let Some(name) = item.text().filter(|text| !text.contains('~')) {
                if let Some(source) = self.sources.get(name) {
                    sources.extend(source.clone());
                } else {
                    let known = self.sources.keys().map(String::as_str);
                    let near = crate::diagnostic::nearest(name, known);
                    let hint = near.map(|near| format!("did you mean `{near}`?"));
                    let message = format!("the source `{name}` is not declared under `sources`");
                    let problem = self.source.problem(Code::SourceUnknown, item.span, message);
                    self.problems.push(problem.hint_opt(hint));
                }
            } else {
                sources.extend(self.source_of(item));
            }
        }
        sources
    }

    fn graphs(&mut self, map: &Map) -> Vec<TermMap> {
        let Some(value) = key(map, MAPPING[3]) else {
            return Vec::new();
        };
        value
            .items()
            .iter()
            .filter_map(|item| self.iri_map(item, Code::TermNotIri))
            .collect()
    }

    /// A term that must be an IRI: a subject, predicate or graph.
    fn iri_map(&mut self, value: &Value, code: Code) -> Option<TermMap> {
        if let Node::Map(map) = &value.node {
            self.refuse_unknown(map, &OBJECT);
            self.refuse(map, OBJECT[5], "functions are not implemented");
            self.refuse(map, OBJECT[8], "targets are not implemented");
            let inner = key(map, OBJECT[0])?;
            return self.iri_map(inner, code);
        }
        let text = self.text(value)?;
        let text = if text == "a" { RDF_TYPE } else { text };
        let text = text.strip_suffix("~iri").unwrap_or(text);
        let template = self.template(text, value.span, true)?;
        self.make_iri(template, value.span, code)
    }

    fn make_iri(&mut self, template: Template, span: Span, code: Code) -> Option<TermMap> {
        let make = match template {
            Template::Constant(text) => Make::Constant(self.constant_iri(&text, span, code)?),
            template => Make::Template(template),
        };
        Some(TermMap { make, span })
    }

    /// A predicate-object: `[predicates, objects]`, `[p, o, datatype or language]`, or its long form.
    fn pair(&mut self, value: &Value) -> Option<PredicateObject> {
        if let Some(map) = value.map() {
            return self.long_pair(map, value.span);
        }
        let items = match &value.node {
            Node::List(items) if (2..=3).contains(&items.len()) => items,
            _ => {
                self.wrong(value.span, "a predicate-object is `[predicate, object]`, `[predicate, object, datatype]` or a map");
                return None;
            }
        };
        let mut pair = self.predicates(&items[0]);
        let is_type = self.is_type(&pair);
        for item in items[1].items() {
            pair.objects
                .extend(self.object(item, items.get(2), is_type));
        }
        Some(pair)
    }

    fn long_pair(&mut self, map: &Map, span: Span) -> Option<PredicateObject> {
        self.refuse_unknown(map, &PAIR);
        self.refuse(map, PAIR[3], "inverse predicates are not implemented");
        self.refuse(map, PAIR[4], "conditions are not implemented");
        let (Some(predicates), Some(objects)) = (key(map, PAIR[0]), key(map, PAIR[1])) else {
            self.wrong(span, "a predicate-object needs `predicates` and `objects`");
            return None;
        };
        let mut pair = self.predicates(predicates);
        let is_type = self.is_type(&pair);
        for item in objects.items() {
            pair.objects.extend(self.object(item, None, is_type));
        }
        pair.graphs = self.graphs(map);
        Some(pair)
    }

    fn predicates(&mut self, value: &Value) -> PredicateObject {
        let items = value.items().iter();
        let predicates = items
            .filter_map(|item| self.iri_map(item, Code::TermNotIri))
            .collect();
        PredicateObject {
            predicates,
            ..PredicateObject::default()
        }
    }

    fn is_type(&mut self, pair: &PredicateObject) -> bool {
        let rdf_type = self.constants.iri(RDF_TYPE);
        matches!(pair.predicates.first(), Some(TermMap { make: Make::Constant(id), .. }) if *id == rdf_type)
    }

    /// An object: a text, `[value, datatype or language]`, or a map. `extra` is the third
    /// item of a short form. Objects of `a` are IRIs.
    fn object(&mut self, value: &Value, extra: Option<&Value>, is_type: bool) -> Option<ObjectMap> {
        match &value.node {
            Node::Map(map) => self.long_object(map, value.span, is_type),
            Node::List(items) => match items.as_slice() {
                [value] => self.object(value, extra, is_type),
                [value, extra] => self.object(value, Some(extra), is_type),
                _ => {
                    self.wrong(
                        value.span,
                        "an object is `value`, `[value, datatype]` or `[value, language~lang]`",
                    );
                    None
                }
            },
            _ => {
                let text = self.text(value)?;
                let (text, is_iri) = text
                    .strip_suffix("~iri")
                    .map_or((text, is_type), |text| (text, true));
                let kind = match extra {
                    _ if is_iri => ObjectKind::Iri,
                    Some(extra) => self.extra(extra)?,
                    None => ObjectKind::Plain,
                };
                self.make_object(text, value.span, kind)
            }
        }
    }

    /// `xsd:date` or `it~lang`.
    fn extra(&mut self, value: &Value) -> Option<ObjectKind> {
        let text = self.text(value)?;
        match text.strip_suffix("~lang") {
            Some(tag) => self.tag(tag, value.span),
            None => self.datatype(text, value.span),
        }
    }

    fn long_object(&mut self, map: &Map, span: Span, is_type: bool) -> Option<ObjectMap> {
        self.refuse_unknown(map, &OBJECT);
        self.refuse(
            map,
            OBJECT[4],
            "references to other mappings are not implemented: name the IRI of the other thing",
        );
        self.refuse(map, OBJECT[5], "functions are not implemented");
        self.refuse(map, OBJECT[7], "conditions are not implemented");
        self.refuse(map, OBJECT[8], "targets are not implemented");
        let Some(value) = key(map, OBJECT[0]) else {
            if ["mapping", "function", "fn", "f"]
                .iter()
                .all(|name| map.get(name).is_none())
            {
                self.wrong(span, "an object needs `value`");
            }
            return None;
        };
        let text = self.text(value)?;
        let (text, short_iri) = text
            .strip_suffix("~iri")
            .map_or((text, is_type), |text| (text, true));
        let named = map
            .get("type")
            .and_then(|value| Some((value.text()?, value.span)));
        let is_iri = match named {
            Some(("iri", _)) => true,
            Some(("literal", _)) => false,
            Some((other, at)) => {
                self.unsupported(
                    at,
                    &format!("objects of type `{other}` are not implemented"),
                    "use `iri` or `literal`",
                );
                return None;
            }
            None => short_iri,
        };
        let kind = if is_iri {
            ObjectKind::Iri
        } else if let Some(value) = map.get("language") {
            let tag = self.text(value)?;
            self.tag(tag.strip_suffix("~lang").unwrap_or(tag), value.span)?
        } else if let Some(value) = map.get("datatype") {
            let datatype = self.text(value)?;
            self.datatype(datatype, value.span)?
        } else {
            ObjectKind::Plain
        };
        self.make_object(text, value.span, kind)
    }

    fn datatype(&mut self, text: &str, span: Span) -> Option<ObjectKind> {
        match self.template(text, span, true)? {
            Template::Constant(text) if text == XSD_STRING => Some(ObjectKind::Plain),
            Template::Constant(text) => Some(ObjectKind::Typed(self.constant_iri(
                &text,
                span,
                Code::TermNotIri,
            )?)),
            _ => {
                self.unsupported(
                    span,
                    "datatypes from the record are not implemented",
                    "write one object for each datatype",
                );
                None
            }
        }
    }

    fn tag(&mut self, text: &str, span: Span) -> Option<ObjectKind> {
        let make = match self.template(text, span, false)? {
            Template::Constant(tag) if iri::is_language_tag(&tag) => {
                Make::Constant(self.constants.add(&tag, super::batch::Kind::Plain))
            }
            Template::Constant(tag) => {
                let message = format!("`{tag}` is no language tag");
                self.problems
                    .push(self.source.problem(Code::TagInvalid, span, message));
                return None;
            }
            template => Make::Template(template),
        };
        Some(ObjectKind::Tagged(TermMap { make, span }))
    }

    fn make_object(&mut self, text: &str, span: Span, kind: ObjectKind) -> Option<ObjectMap> {
        let is_iri = matches!(kind, ObjectKind::Iri);
        let template = self.template(text, span, is_iri)?;
        if is_iri {
            let term = self.make_iri(template, span, Code::TermNotIri)?;
            return Some(ObjectMap { term, kind });
        }
        let constant = match &template {
            Template::Constant(text) => self.constant_literal(text, &kind),
            _ => None,
        };
        let make = constant.map_or(Make::Template(template), Make::Constant);
        Some(ObjectMap {
            term: TermMap { make, span },
            kind,
        })
    }
}
