//! Trees of values with places: what YAML, TOML and JSON have in common.
//!
//! A scalar keeps its own text until somebody asks for a type, so that `no`
//! stays `no` in a title and `0644` keeps its zero. Every value and every key
//! knows its bytes in the file.

mod hint;
mod json;
mod quote;
mod toml;
mod yaml;

pub use json::parse_json;
pub use quote::yaml_quoted;
pub use toml::parse_toml;
pub use yaml::parse_yaml;

use crate::diagnostic::{Code, Diagnostic, Place};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How deep a tree may be nested.
pub(crate) const MAX_DEPTH: usize = 64;
/// How many values a tree may have, aliases expanded.
pub(crate) const MAX_VALUES: usize = 250_000;
/// How many bytes of text aliases may repeat: 16 MiB.
pub(crate) const MAX_BYTES: usize = 16 << 20;
/// How many problems of one file are listed.
pub(crate) const MAX_PROBLEMS: usize = 500;

/// Bytes of a file: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte behind.
    pub end: u32,
}

impl Span {
    /// A span from offsets; what is beyond 4 GiB is cut (no file is that large).
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub node: Node,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Nothing: YAML's `~` and empty values, JSON's `null`.
    Null,
    /// A single value.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<Value>),
    /// Keys and values.
    Map(Map),
}

/// A single value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its text, quotes and escapes resolved, nothing else changed.
    pub text: Box<str>,
    /// How it was written.
    pub notation: Notation,
}

/// How a scalar was written; what may be read into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// YAML without quotes: text, number, date or yes-or-no, as its reader needs.
    Plain,
    /// Marked as text by quotes or a block.
    Text,
    /// A number, date or boolean by the format's own syntax (TOML, JSON).
    Typed,
}

/// Keys and values in the order of the file; keys are unique.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// The entries in the order of the file.
    pub entries: Vec<Entry>,
}

/// A key, its place and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Value,
}

impl Map {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.key == key)
    }
}

impl Value {
    /// The scalar that this value is.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.node {
            Node::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// The map that this value is.
    pub fn map(&self) -> Option<&Map> {
        match &self.node {
            Node::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items of a list; any other value but null is a list of itself.
    pub fn items(&self) -> &[Self] {
        match &self.node {
            Node::Null => &[],
            Node::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Whether there is nothing.
    pub fn is_null(&self) -> bool {
        matches!(self.node, Node::Null)
    }

    /// What to call this kind of value in a message.
    pub fn shape(&self) -> &'static str {
        match self.node {
            Node::Null => "nothing",
            Node::Scalar(_) => "a single value",
            Node::List(_) => "a list",
            Node::Map(_) => "a map",
        }
    }
}

/// A file's text and its name: where spans become places.
///
/// A document may have a second file beside it (`index.yml` beside `index.md`).
/// Its bytes are counted on from the end of the first, so that one span is enough
/// to name a place in either.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name for messages, relative to the content folder.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
    /// Name and text of the file beside it.
    pub sidecar: Option<Box<(Arc<str>, Arc<str>)>>,
}

impl Source {
    /// A source from its name and text.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            sidecar: None,
        }
    }

    /// The place of a span.
    pub fn place(&self, span: Span) -> Place {
        let (path, text, offset) = self.part(span);
        let (start, end) = (span.start as usize - offset, span.end as usize);
        Place::span(Arc::clone(path), text, start, end.saturating_sub(offset))
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        let (_, text, offset) = self.part(span);
        let (start, end) = (span.start as usize - offset, span.end as usize);
        text.get(start..end.saturating_sub(offset)).unwrap_or("")
    }

    /// The span of a text within a span, or that span when the text does not stand in it as it
    /// is.
    pub fn within(&self, span: Span, text: &str) -> Span {
        match self.slice(span).find(text) {
            Some(at) => {
                let start = span.start as usize + at;
                Span::new(start, start + text.len())
            }
            None => span,
        }
    }

    /// Where the sidecar's bytes begin to count.
    pub fn sidecar_offset(&self) -> usize {
        self.text.len() + 1
    }

    fn part(&self, span: Span) -> (&Arc<str>, &str, usize) {
        match &self.sidecar {
            Some(sidecar) if span.start as usize > self.text.len() => {
                (&sidecar.0, &sidecar.1, self.sidecar_offset())
            }
            _ => (&self.path, &self.text, 0),
        }
    }

    /// A problem at a span.
    pub fn problem(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.place(span))
    }
}

/// Where the keys of a map stand, once there are so many that looking is slow.
#[derive(Debug, Default)]
pub(crate) struct Keys(FxHashMap<Box<str>, usize>);

impl Keys {
    const MANY: usize = 32;

    /// The number of the entry that has a key.
    pub(crate) fn find(&self, map: &Map, key: &str) -> Option<usize> {
        if map.entries.len() < Self::MANY {
            return map.entries.iter().position(|entry| &*entry.key == key);
        }
        self.0.get(key).copied()
    }

    /// Notes a key that is about to be added.
    pub(crate) fn note(&mut self, map: &Map, key: &str) {
        let count = map.entries.len();
        if count + 1 == Self::MANY {
            let known = map.entries.iter().enumerate();
            self.0
                .extend(known.map(|(number, entry)| (entry.key.clone(), number)));
        }
        if count + 1 >= Self::MANY {
            self.0.insert(key.into(), count);
        }
    }
}

/// Adds an entry, unless its key is there already, which is a problem.
pub(crate) fn insert(
    map: &mut Map,
    keys: &mut Keys,
    entry: Entry,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) {
    if let Some(first) = keys.find(map, &entry.key) {
        if problems.len() >= MAX_PROBLEMS {
            return;
        }
        let first = &map.entries[first];
        problems.push(
            source
                .problem(
                    Code::DuplicateKey,
                    entry.key_span,
                    format!("the key `{}` stands here a second time", entry.key),
                )
                .related(source.place(first.key_span), "first here")
                .hint("keep one of the two; the first is used"),
        );
    } else {
        keys.note(map, &entry.key);
        map.entries.push(entry);
    }
}
