//! JSON-LD 1.1, compacted with our own context, of which it carries the terms it uses.
//!
//! A dump is `{"@context": …, "@graph": […]}` with one flat object a subject; it is a tree
//! walk over the sorted table and needs no processor. A value is written short where the
//! context gives it back: an IRI or a literal under a term that is coerced to its kind.

use crate::mapping::{Group, QuadTable, QuadView, TermView};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS, XSD_BOOLEAN, XSD_INTEGER};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A JSON-LD context as far as compaction needs it: prefixes, and terms with their coercion.
#[derive(Debug, Clone, Default)]
pub struct Context {
    prefixes: BTreeMap<String, String>,
    /// By the IRI of the property: terms that stand for it.
    terms: BTreeMap<String, Vec<Term>>,
}

#[derive(Debug, Clone)]
struct Term {
    name: String,
    coercion: Coercion,
    definition: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Coercion {
    None,
    Id,
    Type(String),
}

impl Context {
    /// Reads a context document.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, schema_https: bool) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let map = document.get("@context").and_then(Value::as_object);
        let map = map.ok_or("a context document is an object with `@context`")?;
        let mut context = Self::default();
        for (name, definition) in map {
            if let Value::String(iri) = definition
                && iri.ends_with(['/', '#'])
            {
                let iri = if schema_https && iri == SCHEMA_HTTP {
                    SCHEMA_HTTPS
                } else {
                    iri
                };
                context.prefixes.insert(name.clone(), iri.to_owned());
            }
        }
        for (name, definition) in map.iter().filter(|(name, _)| !name.starts_with('@')) {
            context.add_term(name, definition);
        }
        Ok(context)
    }

    fn add_term(&mut self, name: &str, definition: &Value) {
        let text = |key: &str| definition.get(key).and_then(Value::as_str);
        let id = definition.as_str().or_else(|| text("@id")).unwrap_or(name);
        if self.prefixes.contains_key(name) {
            return;
        }
        let coercion = match text("@type") {
            None => Coercion::None,
            Some("@id") => Coercion::Id,
            Some(datatype) => Coercion::Type(self.expand(datatype)),
        };
        let term = Term {
            name: name.to_owned(),
            coercion,
            definition: definition.clone(),
        };
        let iri = self.expand(id);
        self.terms.entry(iri).or_default().push(term);
    }

    fn expand(&self, name: &str) -> String {
        match name.split_once(':') {
            Some((prefix, local)) => match self.prefixes.get(prefix) {
                Some(namespace) => format!("{namespace}{local}"),
                None => name.to_owned(),
            },
            None => name.to_owned(),
        }
    }

    /// A prefix and what follows it of an IRI; never what JSON-LD would read as an IRI with a
    /// scheme.
    fn compact<'i>(&self, iri: &'i str) -> Option<(&str, &'i str)> {
        self.prefixes
            .iter()
            .filter_map(|(prefix, namespace)| {
                Some((prefix.as_str(), iri.strip_prefix(namespace.as_str())?))
            })
            .filter(|(_, local)| !local.is_empty() && !local.starts_with("//"))
            .min_by_key(|(_, local)| local.len())
    }

    /// The part of the context that is used.
    pub(super) fn used(&self, used: &Used) -> Value {
        let mut context = Map::new();
        let mut prefixes = used.prefixes.clone();
        let mut terms = BTreeMap::new();
        for term in self
            .terms
            .values()
            .flatten()
            .filter(|term| used.terms.contains(&term.name))
        {
            let id = term
                .definition
                .as_str()
                .or_else(|| term.definition.get("@id")?.as_str());
            let kind = term.definition.get("@type").and_then(Value::as_str);
            for name in [id, kind].into_iter().flatten() {
                prefixes.extend(name.split_once(':').map(|(prefix, _)| prefix.to_owned()));
            }
            terms.insert(term.name.clone(), term.definition.clone());
        }
        for (prefix, namespace) in &self.prefixes {
            if prefixes.contains(prefix) {
                context.insert(prefix.clone(), json!(namespace));
            }
        }
        context.extend(terms);
        Value::Object(context)
    }

    /// The names that a document of a table's content uses.
    pub(super) fn names_of(&self, table: &QuadTable) -> Used {
        let mut used = Used::default();
        let mut seen = FxHashSet::default();
        let mut classes = vec![false; table.constants().len()];
        for quad in table.content() {
            // Most types are those that the mapping names.
            if quad.predicate == RDF_TYPE
                && let Some(number) = quad.object_constant
                && std::mem::replace(&mut classes[number as usize], true)
            {
                continue;
            }
            // How a value is written depends on its kind alone, but for classes and numbers.
            let kind = match quad.object {
                TermView::Iri(class) if quad.predicate == RDF_TYPE => (0, class),
                TermView::Iri(_) => (1, ""),
                TermView::Literal(_, Some(_), _) => (2, ""),
                TermView::Literal(text, None, Some(datatype)) => {
                    (3 + u8::from(is_native(text, datatype)), datatype)
                }
                TermView::Literal(_, None, None) => (5, ""),
            };
            let text = quad.predicate_constant.map_or(quad.predicate, |_| "");
            if !seen.insert((quad.predicate_constant, text, kind)) {
                continue;
            }
            match quad.object {
                TermView::Iri(class) if quad.predicate == RDF_TYPE => used.add(self, class),
                value => match self.term(quad.predicate, value) {
                    Some(term) => {
                        used.terms.insert(term.name.clone());
                        used.add_datatype(self, value, &term.coercion);
                    }
                    None => {
                        used.add(self, quad.predicate);
                        used.add_datatype(self, value, &Coercion::None);
                    }
                },
            }
        }
        used
    }

    /// Appends a subject as an object: `@id`, `@type`, then its properties in the order of their
    /// names. `used` holds the names of the table that the group is of.
    pub(super) fn push_object(&self, out: &mut Vec<u8>, group: &Group<'_>, used: &Used) {
        let Some(first) = group.quads.first() else {
            return;
        };
        out.extend_from_slice(b"{\n      \"@id\": ");
        push_string(out, first.subject);
        let property = |quad| self.property(quad, used);
        let mut values: Vec<Property<'_>> = group.quads.iter().map(property).collect();
        values.sort_by_key(|value| value.name);
        for values in values.chunk_by(|a, b| a.name == b.name) {
            out.extend_from_slice(b",\n      ");
            push_string(out, values[0].name);
            out.extend_from_slice(b": ");
            if let [value] = values {
                push_value(out, value, "      ", used);
                continue;
            }
            for (number, value) in values.iter().enumerate() {
                let before: &[u8] = if number == 0 { b"[" } else { b"," };
                out.extend_from_slice(before);
                out.extend_from_slice(b"\n        ");
                push_value(out, value, "        ", used);
            }
            out.extend_from_slice(b"\n      ]");
        }
        out.extend_from_slice(b"\n    }");
    }

    fn property<'q>(&'q self, quad: &QuadView<'q>, used: &'q Used) -> Property<'q> {
        let value = quad.object;
        if let TermView::Iri(class) = value
            && quad.predicate == RDF_TYPE
        {
            return Property {
                name: "@type",
                value: TermView::Iri(used.name(class)),
                coercion: &Coercion::Id,
            };
        }
        let term = self.term(quad.predicate, value);
        Property {
            name: term.map_or_else(|| used.name(quad.predicate), |term| &term.name),
            value,
            coercion: term.map_or(&Coercion::None, |term| &term.coercion),
        }
    }

    /// The term that stands for a property with such a value. Without an exact one a term may
    /// still be used with the value written in full.
    fn term(&self, predicate: &str, value: TermView<'_>) -> Option<&Term> {
        let terms = self.terms.get(predicate)?;
        let exact = terms.iter().find(|term| match (value, &term.coercion) {
            (TermView::Iri(_), coercion) => *coercion == Coercion::Id,
            (TermView::Literal(_, None, Some(datatype)), Coercion::Type(own)) => own == datatype,
            (TermView::Literal(_, None, Some(_)), _) => false,
            (TermView::Literal(..), coercion) => *coercion == Coercion::None,
        });
        exact.or_else(|| terms.first())
    }
}

/// One value of a property while an object is written.
struct Property<'q> {
    name: &'q str,
    value: TermView<'q>,
    coercion: &'q Coercion,
}

/// Appends a value; further lines of it are indented.
fn push_value(out: &mut Vec<u8>, property: &Property<'_>, indent: &str, used: &Used) {
    let pair = |out: &mut Vec<u8>, before: &str, key: &str, value: &str| {
        out.extend_from_slice(before.as_bytes());
        out.extend_from_slice(indent.as_bytes());
        out.extend_from_slice(key.as_bytes());
        push_string(out, value);
    };
    let coercion = property.coercion;
    match property.value {
        TermView::Iri(iri) if *coercion == Coercion::Id => return push_string(out, iri),
        TermView::Iri(iri) => pair(out, "{\n", "  \"@id\": ", iri),
        TermView::Literal(text, Some(language), _) => {
            pair(out, "{\n", "  \"@value\": ", text);
            pair(out, ",\n", "  \"@language\": ", language);
        }
        TermView::Literal(text, None, Some(datatype)) => {
            let coerced = matches!(coercion, Coercion::Type(own) if own == datatype);
            if (coerced || *coercion == Coercion::None) && is_native(text, datatype) {
                return out.extend_from_slice(text.as_bytes());
            }
            if coerced {
                return push_string(out, text);
            }
            pair(out, "{\n", "  \"@value\": ", text);
            pair(out, ",\n", "  \"@type\": ", used.name(datatype));
        }
        TermView::Literal(text, None, None) if *coercion == Coercion::None => {
            return push_string(out, text);
        }
        TermView::Literal(text, None, None) => pair(out, "{\n", "  \"@value\": ", text),
    }
    out.push(b'\n');
    out.extend_from_slice(indent.as_bytes());
    out.push(b'}');
}

/// Appends a string of JSON. Writing to memory cannot fail.
fn push_string(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text);
}

/// Whether a number or a boolean of JSON gives back the very lexical form.
fn is_native(text: &str, datatype: &str) -> bool {
    match datatype {
        // JSON numbers beyond 2^53 are not safe, and forms such as 01 would change.
        XSD_INTEGER => text
            .parse::<i64>()
            .is_ok_and(|number| number.unsigned_abs() < 1 << 53 && number.to_string() == text),
        XSD_BOOLEAN => matches!(text, "true" | "false"),
        _ => false,
    }
}

/// Names of a context that a document uses.
#[derive(Debug, Clone, Default)]
pub(super) struct Used {
    prefixes: BTreeSet<String>,
    terms: BTreeSet<String>,
    /// Prefixed names of properties without terms, of classes and of datatypes.
    names: FxHashMap<String, String>,
}

impl Used {
    fn add(&mut self, context: &Context, iri: &str) {
        if let Some((prefix, local)) = context.compact(iri) {
            self.prefixes.insert(prefix.to_owned());
            let name = format!("{prefix}:{local}");
            self.names.insert(iri.to_owned(), name);
        }
    }

    /// Adds the datatype of a value that is written in full.
    fn add_datatype(&mut self, context: &Context, value: TermView<'_>, coercion: &Coercion) {
        if let TermView::Literal(text, None, Some(datatype)) = value {
            let coerced = matches!(coercion, Coercion::Type(own) if own == datatype);
            let native = *coercion == Coercion::None && is_native(text, datatype);
            if !coerced && !native {
                self.add(context, datatype);
            }
        }
    }

    fn name<'u>(&'u self, iri: &'u str) -> &'u str {
        self.names.get(iri).map_or(iri, String::as_str)
    }
}
