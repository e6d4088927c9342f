//! JSON-LD 1.1, compacted with our own context, of which it carries the terms it uses.
//!
//! A dump is `{"@context": …, "@graph": […]}` with one flat object a subject; it is a tree
//! walk over the sorted table and needs no processor. A value is written short where the
//! context gives it back: an IRI or a literal under a term that is coerced to its kind.

use crate::mapping::{Group, QuadTable, TermView};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS, XSD_BOOLEAN, XSD_INTEGER};
use rustc_hash::FxHashSet;
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

    /// A prefixed name of an IRI; never one that JSON-LD would read as an IRI with a scheme.
    fn compact(&self, iri: &str, used: &mut Used) -> String {
        let found = self
            .prefixes
            .iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace.as_str())?)))
            .filter(|(_, local)| !local.is_empty() && !local.starts_with("//"))
            .min_by_key(|(_, local)| local.len());
        match found {
            Some((prefix, local)) => {
                used.prefixes.insert(prefix.clone());
                format!("{prefix}:{local}")
            }
            None => iri.to_owned(),
        }
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
        for quad in table.content() {
            // How a value is written depends on its kind alone, but for classes and numbers.
            let kind = match quad.object {
                TermView::Iri(class) if quad.predicate == RDF_TYPE => (0, class),
                TermView::Iri(_) => (1, ""),
                TermView::Literal(_, Some(_), _) => (2, ""),
                TermView::Literal(text, None, Some(datatype)) => {
                    (3 + u8::from(native(text, datatype).is_some()), datatype)
                }
                TermView::Literal(_, None, None) => (5, ""),
            };
            let text = quad.predicate_constant.map_or(quad.predicate, |_| "");
            if !seen.insert((quad.predicate_constant, text, kind)) {
                continue;
            }
            match quad.object {
                TermView::Iri(class) if quad.predicate == RDF_TYPE => {
                    self.compact(class, &mut used);
                }
                value => {
                    self.property(quad.predicate, value, &mut used);
                }
            }
        }
        used
    }

    /// A subject as an object: `@id`, `@type`, then its properties in the order of their names.
    pub(super) fn object(&self, group: &Group<'_>, used: &mut Used) -> Value {
        let mut object = Map::new();
        let Some(first) = group.quads.first() else {
            return Value::Object(object);
        };
        object.insert("@id".to_owned(), json!(first.subject));
        let mut properties: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for quad in &group.quads {
            let (name, value) = match quad.object {
                TermView::Iri(class) if quad.predicate == RDF_TYPE => {
                    ("@type".to_owned(), json!(self.compact(class, used)))
                }
                value => self.property(quad.predicate, value, used),
            };
            properties.entry(name).or_default().push(value);
        }
        for (name, mut values) in properties {
            let value = if values.len() == 1 {
                values.remove(0)
            } else {
                Value::Array(values)
            };
            object.insert(name, value);
        }
        Value::Object(object)
    }

    fn property(&self, predicate: &str, value: TermView<'_>, used: &mut Used) -> (String, Value) {
        let terms = self.terms.get(predicate).map_or(&[][..], Vec::as_slice);
        let wanted = match value {
            TermView::Iri(_) => Coercion::Id,
            TermView::Literal(_, None, Some(datatype)) => Coercion::Type(datatype.to_owned()),
            TermView::Literal(..) => Coercion::None,
        };
        let exact = terms.iter().find(|term| term.coercion == wanted);
        // Without an exact one a term may still be used with the value written in full.
        let term = exact.or_else(|| terms.first());
        let name = match term {
            Some(term) => {
                used.terms.insert(term.name.clone());
                term.name.clone()
            }
            None => self.compact(predicate, used),
        };
        let coercion = term.map_or(&Coercion::None, |term| &term.coercion);
        (name, self.value(value, coercion, used))
    }

    fn value(&self, value: TermView<'_>, coercion: &Coercion, used: &mut Used) -> Value {
        match value {
            TermView::Iri(iri) if *coercion == Coercion::Id => json!(iri),
            TermView::Iri(iri) => json!({ "@id": iri }),
            TermView::Literal(text, Some(language), _) => {
                json!({ "@value": text, "@language": language })
            }
            TermView::Literal(text, None, Some(datatype)) => {
                let native = native(text, datatype);
                if *coercion == Coercion::Type(datatype.to_owned()) {
                    return native.unwrap_or_else(|| json!(text));
                }
                match native {
                    Some(native) if *coercion == Coercion::None => native,
                    _ => json!({ "@value": text, "@type": self.compact(datatype, used) }),
                }
            }
            TermView::Literal(text, None, None) if *coercion == Coercion::None => json!(text),
            TermView::Literal(text, None, None) => json!({ "@value": text }),
        }
    }
}

/// A JSON number or boolean that gives back the very lexical form.
fn native(text: &str, datatype: &str) -> Option<Value> {
    match datatype {
        XSD_INTEGER => {
            let number: i64 = text.parse().ok()?;
            // JSON numbers beyond 2^53 are not safe, and forms such as 01 would change.
            (number.unsigned_abs() < 1 << 53 && number.to_string() == text).then(|| json!(number))
        }
        XSD_BOOLEAN => match text {
            "true" => Some(json!(true)),
            "false" => Some(json!(false)),
            _ => None,
        },
        _ => None,
    }
}

/// Names of a context that a document uses.
#[derive(Debug, Clone, Default)]
pub(super) struct Used {
    pub(super) prefixes: BTreeSet<String>,
    pub(super) terms: BTreeSet<String>,
}
