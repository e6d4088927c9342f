//! Page documents: what search engines read of a thing, as JSON-LD of schema.org.
//!
//! A document is a walk over the graph that begins at its thing. The thing and its parts
//! (subjects with its IRI and a fragment) are told in full, each where it is met first. Every
//! other subject that is met is a neighbour: it is named, with `@id`, `@type` and the few
//! properties of `ontology/page.yml`, and not followed. Only properties and classes of schema.org
//! are told, so what hangs on other terms alone is not reached. Keys have a fixed order.
//!
//! This is what a frame of JSON-LD 1.1 Framing says with `@explicit` for neighbours and
//! `"@embed": "@once"` for parts, one frame for each class; `tests/pages` has such frames, and
//! jsonld.js makes the same documents of the dump with them. A walk is used because a frame needs
//! the whole graph in memory as JSON for each document, and cannot fix the order of keys.
//!
//! Texts in the document's own language (`inLanguage` of the thing, or else the site's) are plain
//! strings, because search engines read those best; texts in other languages keep their tags.
//! Values of datatypes are plain strings or numbers, and schema.org's context types its own way.

use super::Node;
use crate::content::PageLayout;
use crate::mapping::{Index, QuadView, TermView};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS, XSD_BOOLEAN, XSD_INTEGER};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::OnceLock;

/// Writes page documents of one graph.
#[derive(Debug)]
pub struct Pages<'a> {
    index: &'a Index<'a>,
    layout: &'a PageLayout,
    /// Places of keys in the order of the layout.
    ranks: FxHashMap<&'a str, usize>,
    /// What is said of other things, by the number of their properties in the layout: their
    /// IRIs and what else is said of those that have such a class.
    neighbour: Vec<(&'a str, String)>,
    within: Vec<(&'a str, Vec<(&'a str, String)>)>,
    /// Subjects as neighbours, each made when it is met first.
    neighbours: Vec<OnceLock<Box<Neighbour<'a>>>>,
    /// The IRI of `inLanguage`.
    in_language: String,
    /// Language of texts where a thing names none (BCP 47, lower case).
    language: String,
    /// The namespace of schema.org's terms in the graph.
    schema: &'static str,
}

/// What a page says of a thing that it names.
#[derive(Debug)]
struct Neighbour<'a> {
    classes: Vec<&'a str>,
    /// Names of properties and their values.
    values: Vec<(&'a str, Vec<QuadView<'a>>)>,
    /// The same for things that are named within it.
    within: Vec<(&'a str, Vec<QuadView<'a>>)>,
}

/// One document while it is written.
struct Walk<'p, 'a> {
    pages: &'p Pages<'a>,
    /// Number of the thing that the document is about.
    thing: usize,
    /// Numbers of its parts.
    parts: Range<usize>,
    language: String,
    /// Parts that are told already.
    told: FxHashSet<usize>,
}

impl<'a> Pages<'a> {
    /// A writer of documents over a graph whose texts are in `language` unless a thing says
    /// otherwise.
    pub fn new(
        index: &'a Index<'a>,
        layout: &'a PageLayout,
        language: &str,
        schema_https: bool,
    ) -> Self {
        let ranks = layout.order.iter().enumerate();
        let schema = if schema_https {
            SCHEMA_HTTPS
        } else {
            SCHEMA_HTTP
        };
        let term = |name: &'a String| (name.as_str(), format!("{schema}{name}"));
        let within = layout.within.iter();
        let mut neighbours = Vec::new();
        neighbours.resize_with(index.len(), OnceLock::new);
        Self {
            index,
            layout,
            neighbour: layout.neighbour.iter().map(term).collect(),
            within: within
                .map(|(class, names)| (class.as_str(), names.iter().map(term).collect()))
                .collect(),
            neighbours,
            in_language: format!("{schema}inLanguage"),
            ranks: ranks.map(|(rank, name)| (name.as_str(), rank)).collect(),
            language: language.to_ascii_lowercase(),
            schema,
        }
    }

    /// The document of a subject, by its number in the index.
    pub fn document(&self, thing: usize) -> Node<'a> {
        let own = self.index.values(thing, &self.in_language);
        let own: Vec<&str> = own.filter_map(|quad| text(&quad)).collect();
        let language = match own[..] {
            [one] => one.to_ascii_lowercase(),
            _ => self.language.clone(),
        };
        let mut walk = Walk {
            pages: self,
            thing,
            parts: self.index.parts(thing),
            language,
            told: FxHashSet::default(),
        };
        walk.told.insert(thing);
        let mut document = vec![("@context", Node::Text("https://schema.org"))];
        walk.tell(thing, &mut document);
        Node::Object(document)
    }

    /// The IRI of a term of schema.org, as the graph has it.
    pub fn schema_term(&self, name: &str) -> String {
        format!("{}{name}", self.schema)
    }

    /// A subject as pages name it that are about others.
    fn neighbour(&self, subject: usize) -> &Neighbour<'a> {
        self.neighbours[subject].get_or_init(|| {
            let values = |terms: &[(&'a str, String)]| {
                let of = |term: &(&'a str, String)| {
                    (term.0, self.index.values(subject, &term.1).collect())
                };
                let some = |found: &(&str, Vec<_>)| !found.1.is_empty();
                terms.iter().map(of).filter(some).collect::<Vec<_>>()
            };
            let classes = self.classes(subject);
            let within = self.within.iter();
            let within = within.filter(|(class, _)| classes.contains(class));
            Box::new(Neighbour {
                values: values(&self.neighbour),
                within: within.flat_map(|(_, terms)| values(terms)).collect(),
                classes,
            })
        })
    }

    /// Classes of schema.org of a subject.
    fn classes(&self, subject: usize) -> Vec<&'a str> {
        let types = self.index.values(subject, RDF_TYPE);
        types.filter_map(|quad| self.local(iri(&quad)?)).collect()
    }

    /// The name of a term of schema.org in its namespace.
    fn local<'t>(&self, term: &'t str) -> Option<&'t str> {
        let local = term.strip_prefix(self.schema)?;
        let named = !local.is_empty() && local.bytes().all(|byte| byte.is_ascii_alphanumeric());
        named.then_some(local)
    }

    fn rank(&self, name: &str) -> usize {
        self.ranks.get(name).copied().unwrap_or(usize::MAX)
    }
}

impl<'a> Walk<'_, 'a> {
    /// Tells all of a subject.
    fn tell(&mut self, subject: usize, object: &mut Vec<(&'a str, Node<'a>)>) {
        let index = self.pages.index;
        name(index.subject(subject), &self.pages.classes(subject), object);
        let mut properties: Vec<(&'a str, Vec<QuadView<'a>>)> = Vec::new();
        for quad in index.facts(subject) {
            let Some(name) = self.pages.local(quad.predicate) else {
                continue;
            };
            match properties.last_mut() {
                Some((last, quads)) if *last == name => quads.push(quad),
                _ => properties.push((name, vec![quad])),
            }
        }
        properties.sort_by_key(|(name, _)| (self.pages.rank(name), *name));
        for (name, mut quads) in properties {
            // Chapters and seasons bear numbers, and stand in the order of these.
            quads.sort_by(|a, b| match (a.object, b.object) {
                (TermView::Iri(a), TermView::Iri(b)) => natural(a, b),
                _ => Ordering::Equal,
            });
            let mut values: Vec<Node<'a>> = Vec::with_capacity(quads.len());
            for quad in &quads {
                let value = self.value(name, quad);
                // A text with and without the tag of the document's language is one text.
                if matches!(value, Node::Object(_)) || !values.contains(&value) {
                    values.push(value);
                }
            }
            object.push((name, Node::one_or_all(values)));
        }
    }

    fn value(&mut self, name: &str, quad: &QuadView<'a>) -> Node<'a> {
        let iri = match quad.object {
            TermView::Iri(iri) => iri,
            TermView::Literal(text, ..) if self.pages.layout.iris.contains(name) => {
                return Node::one("@value", text);
            }
            TermView::Literal(text, tag, datatype) => return self.literal(text, tag, datatype),
        };
        let Some(subject) = self.pages.index.find(iri) else {
            return self.reference(name, iri);
        };
        if self.parts.contains(&subject) {
            if !self.told.insert(subject) {
                return Node::one("@id", iri);
            }
            let mut object = Vec::new();
            self.tell(subject, &mut object);
            return Node::Object(object);
        }
        if subject == self.thing {
            return Node::one("@id", iri);
        }
        let mut object = self.neighbour(subject);
        for (name, quads) in &self.pages.neighbour(subject).within {
            let values: Vec<Node<'a>> = quads
                .iter()
                .filter_map(|quad| self.named(name, quad))
                .collect();
            if !values.is_empty() {
                object.push((name, Node::one_or_all(values)));
            }
        }
        Node::Object(object)
    }

    /// An IRI that a neighbour leads to.
    fn named(&self, name: &str, quad: &QuadView<'a>) -> Option<Node<'a>> {
        let iri = iri(quad)?;
        Some(match self.pages.index.find(iri) {
            Some(subject) if subject == self.thing => Node::one("@id", iri),
            Some(subject) => Node::Object(self.neighbour(subject)),
            None => self.reference(name, iri),
        })
    }

    /// A thing that is named and not followed.
    fn neighbour(&self, subject: usize) -> Vec<(&'a str, Node<'a>)> {
        let neighbour = self.pages.neighbour(subject);
        let mut object = Vec::new();
        name(
            self.pages.index.subject(subject),
            &neighbour.classes,
            &mut object,
        );
        for (name, quads) in &neighbour.values {
            let value = |quad: &QuadView<'a>| match quad.object {
                TermView::Iri(iri) => self.reference(name, iri),
                TermView::Literal(text, tag, datatype) => self.literal(text, tag, datatype),
            };
            let values = quads.iter().map(value).collect();
            object.push((name, Node::one_or_all(values)));
        }
        object
    }

    /// An IRI of which nothing is told.
    fn reference(&self, name: &str, iri: &'a str) -> Node<'a> {
        if self.pages.layout.iris.contains(name) {
            Node::Text(iri)
        } else {
            Node::one("@id", iri)
        }
    }

    fn literal(&self, text: &'a str, tag: Option<&'a str>, datatype: Option<&'a str>) -> Node<'a> {
        match (tag, datatype) {
            (Some(tag), _) if tag != self.language => Node::Object(vec![
                ("@language", Node::Text(tag)),
                ("@value", Node::Text(text)),
            ]),
            (None, Some(XSD_INTEGER)) => match text.parse::<i64>() {
                Ok(number) if number.to_string() == text && number.unsigned_abs() < 1 << 53 => {
                    Node::Number(number)
                }
                _ => Node::Text(text),
            },
            (None, Some(XSD_BOOLEAN)) => match text {
                "true" => Node::Boolean(true),
                "false" => Node::Boolean(false),
                _ => Node::Text(text),
            },
            _ => Node::Text(text),
        }
    }
}

/// Compares texts, runs of digits by their numbers.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    loop {
        let (digits_left, digits_right) = (digits(left), digits(right));
        if digits_left > 0 && digits_right > 0 {
            let number = |text: &[u8], count: usize| {
                let zeros = text[..count]
                    .iter()
                    .take_while(|byte| **byte == b'0')
                    .count();
                text[zeros..count].to_vec()
            };
            let (one, other) = (number(left, digits_left), number(right, digits_right));
            match one.len().cmp(&other.len()).then_with(|| one.cmp(&other)) {
                Ordering::Equal => {
                    (left, right) = (&left[digits_left..], &right[digits_right..]);
                }
                different => return different,
            }
            continue;
        }
        match (left.first(), right.first()) {
            (Some(one), Some(other)) if one == other => (left, right) = (&left[1..], &right[1..]),
            (one, other) => return one.cmp(&other).then_with(|| a.cmp(b)),
        }
    }
}

fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Says which thing it is: `@id` and `@type`.
fn name<'a>(iri: &'a str, classes: &[&'a str], object: &mut Vec<(&'a str, Node<'a>)>) {
    object.push(("@id", Node::Text(iri)));
    if !classes.is_empty() {
        let classes = classes.iter().map(|class| Node::Text(class)).collect();
        object.push(("@type", Node::one_or_all(classes)));
    }
}

fn iri<'a>(quad: &QuadView<'a>) -> Option<&'a str> {
    match quad.object {
        TermView::Iri(iri) => Some(iri),
        TermView::Literal(..) => None,
    }
}

fn text<'a>(quad: &QuadView<'a>) -> Option<&'a str> {
    match quad.object {
        TermView::Literal(text, ..) => Some(text),
        TermView::Iri(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_compared_as_numbers() {
        let mut names = vec!["a#c-310", "a#c-95", "a#c-0", "a#c-007", "a#d", "a", "a#c-"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(
            names,
            ["a", "a#c-", "a#c-0", "a#c-007", "a#c-95", "a#c-310", "a#d"]
        );
    }
}
