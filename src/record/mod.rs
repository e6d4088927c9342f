//! Records: trees of values, every value with its origin. What the mapping sees.
//!
//! An origin is a small index into a table of its record. It says in which file and
//! bytes a value stands and which rule made it from them. What is built from several
//! values has the union of their origins; nothing is resolved before somebody asks.

mod rule;

pub use rule::{Class, Rule};

use crate::tree::Span;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// An origin in the table of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginId(u32);

impl OriginId {
    /// Its place in the table.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The origins of a record.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// A file, or the first of two origins.
    first: u32,
    /// Bytes, or the second of two origins in `start`.
    span: Span,
    rule: Rule,
    class: Class,
    confidence: u8,
}

/// How sure a value is, in percent: of the facts that are stated at 90, nine in ten are right.
pub type Confidence = u8;

/// The confidence of what stands there and needs no reading.
pub const CERTAIN: Confidence = 100;

/// One of the places that a value was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Which file of the run.
    pub file: u32,
    /// Which bytes of it.
    pub span: Span,
    /// What made the value from them.
    pub rule: Rule,
    /// How sure the rule is, in percent.
    pub confidence: Confidence,
}

/// The file that stands for the configuration.
pub const CONFIGURATION: u32 = u32::MAX;

impl Origins {
    /// A table with room for some origins.
    pub fn with_capacity(origins: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(origins),
        }
    }

    /// An origin in a file.
    pub fn add(&mut self, file: u32, span: Span, rule: Rule) -> OriginId {
        self.add_sure(file, span, rule, CERTAIN)
    }

    /// An origin in a file that is only so sure.
    pub fn add_sure(
        &mut self,
        file: u32,
        span: Span,
        rule: Rule,
        confidence: Confidence,
    ) -> OriginId {
        self.push(Node {
            first: file,
            span,
            rule,
            class: rule.class(),
            confidence,
        })
    }

    /// Two origins together.
    pub fn union(&mut self, a: OriginId, b: OriginId) -> OriginId {
        if a == b {
            return a;
        }
        let class = self.class(a).max(self.class(b));
        self.push(Node {
            first: a.0,
            span: Span { start: b.0, end: 0 },
            rule: Rule::Union,
            class,
            confidence: CERTAIN,
        })
    }

    /// To which graph a value of this origin belongs.
    pub fn class(&self, id: OriginId) -> Class {
        self.nodes
            .get(id.0 as usize)
            .map_or(Class::Declared, |node| node.class)
    }

    /// Whether any value belongs to a class.
    pub fn any(&self, class: Class) -> bool {
        self.nodes.iter().any(|node| node.class == class)
    }

    /// All places that an origin adds up to, in the order in which they came together.
    pub fn resolve(&self, id: OriginId) -> Vec<Origin> {
        let mut places = Vec::new();
        // What is counted over thousands of files has as many places.
        let mut known = FxHashSet::default();
        let mut pending = vec![id.0];
        while let Some(at) = pending.pop() {
            let Some(node) = self.nodes.get(at as usize) else {
                continue;
            };
            if node.rule == Rule::Union {
                pending.extend([node.span.start, node.first]);
            } else {
                let place = Origin {
                    file: node.first,
                    span: node.span,
                    rule: node.rule,
                    confidence: node.confidence,
                };
                if known.insert(place) {
                    places.push(place);
                }
            }
        }
        places
    }

    fn push(&mut self, node: Node) -> OriginId {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        OriginId(id)
    }
}

/// A value of a record.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A single value.
    Text(Text<'a>),
    /// Several values.
    List(Vec<Self>),
    /// Members by name.
    Map(Map<'a>),
}

/// A single value with its origin.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The value in its lexical form.
    pub text: Cow<'a, str>,
    /// How JSON writes it.
    pub kind: TextKind,
    /// Where it comes from.
    pub origin: OriginId,
}

/// How JSON writes a single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// In quotes.
    String,
    /// As a number.
    Number,
    /// As `true` or `false`.
    Boolean,
}

/// Members by name, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Map<'a> {
    members: Vec<Member<'a>>,
}

/// A member of a map.
#[derive(Debug, Clone)]
struct Member<'a> {
    /// Hash of the name: most comparisons end there.
    hash: u32,
    name: &'a str,
    value: Value<'a>,
}

/// A hash of a member's name that paths are compiled with.
pub fn name_hash(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl<'a> Map<'a> {
    /// Adds a member; names are not repeated.
    pub fn add(&mut self, name: &'a str, value: Value<'a>) {
        self.members.push(Member {
            hash: name_hash(name),
            name,
            value,
        });
    }

    /// Adds a list, unless it is empty.
    pub fn add_list(&mut self, name: &'a str, values: Vec<Value<'a>>) {
        if !values.is_empty() {
            self.add(name, Value::List(values));
        }
    }

    /// Adds a member when there is a value.
    pub fn add_some(&mut self, name: &'a str, value: Option<Value<'a>>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }

    /// The member of a name.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.get_hashed(name, name_hash(name))
    }

    /// The member of a name whose hash is known.
    pub fn get_hashed(&self, name: &str, hash: u32) -> Option<&Value<'a>> {
        let found = |member: &&Member<'a>| member.hash == hash && member.name == name;
        self.members.iter().find(found).map(|member| &member.value)
    }

    /// All members.
    pub fn members(&self) -> impl Iterator<Item = (&'a str, &Value<'a>)> {
        self.members
            .iter()
            .map(|member| (member.name, &member.value))
    }

    /// Goes through all texts: one for which `edit` has something else is replaced, or taken out
    /// with the member or the item that it is.
    pub fn edit(&mut self, edit: &mut dyn FnMut(&str) -> Option<Option<String>>) {
        self.members.retain_mut(|member| member.value.edit(edit));
    }

    /// A map with room for some members.
    pub fn with_capacity(members: usize) -> Self {
        Self {
            members: Vec::with_capacity(members),
        }
    }
}

impl Value<'_> {
    /// Edits all texts within; tells whether the value stays.
    fn edit(&mut self, edit: &mut dyn FnMut(&str) -> Option<Option<String>>) -> bool {
        match self {
            Self::Map(map) => {
                let has_iri = map.get("iri").is_some();
                map.edit(edit);
                // A thing without its IRI is no thing.
                !has_iri || map.get("iri").is_some()
            }
            Self::List(items) => {
                items.retain_mut(|item| item.edit(edit));
                true
            }
            Self::Text(text) => match edit(&text.text) {
                None => true,
                Some(None) => false,
                Some(Some(new)) => {
                    text.text = new.into();
                    true
                }
            },
        }
    }

    /// The text of a single value.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(&text.text),
            _ => None,
        }
    }
}

/// A record of one file, or of several that say one thing together.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The kind, which is the name of the mapping's source.
    pub kind: &'a str,
    /// The members.
    pub fields: Map<'a>,
    /// Where the values come from.
    pub origins: Origins,
    /// The file that it is of; `None` for one of several files.
    pub file: Option<u32>,
}
