use crate::record::{Class, OriginId, Origins};
use crate::vocab::RDF_TYPE;
use rustc_hash::FxHashMap;

/// A term of a batch: the upper half of the numbers are constants of the mapping.
pub(super) type TermId = u32;
const CONSTANT: u32 = 1 << 31;

/// A term as it is compared and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermView<'a> {
    /// An IRI.
    Iri(&'a str),
    /// A literal: lexical form, language tag (in lower case), datatype.
    Literal(&'a str, Option<&'a str>, Option<&'a str>),
}

/// What kind a stored term is; literals name their language or datatype by another term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Iri,
    Plain,
    Tagged(TermId),
    Typed(TermId),
}

/// Terms that the mapping names itself, shared by all batches.
#[derive(Debug, Clone, Default)]
pub struct Constants {
    terms: Vec<(Box<str>, Kind)>,
    known: FxHashMap<Box<str>, Vec<TermId>>,
}

impl Constants {
    pub(super) fn add(&mut self, text: &str, kind: Kind) -> TermId {
        let known = self.known.entry(text.into()).or_default();
        let same = known
            .iter()
            .find(|id| self.terms[(**id & !CONSTANT) as usize].1 == kind);
        if let Some(id) = same {
            return *id;
        }
        let id = u32::try_from(self.terms.len()).unwrap_or(0) | CONSTANT;
        self.terms.push((text.into(), kind));
        known.push(id);
        id
    }

    pub(super) fn iri(&mut self, iri: &str) -> TermId {
        self.add(iri, Kind::Iri)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The text of each, in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|(text, _)| &**text)
    }

    /// The place of each in the order of predicates: types first, then by text.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut texts: Vec<&str> = self.texts().collect();
        texts.sort_unstable_by_key(|text| (*text != RDF_TYPE, *text));
        texts.dedup();
        let rank = |text| {
            texts.binary_search_by_key(&(text != RDF_TYPE, text), |text| (*text != RDF_TYPE, *text))
        };
        self.texts()
            .map(|text| u32::try_from(rank(text).unwrap_or_default()).unwrap_or(u32::MAX))
            .collect()
    }

    fn text(&self, id: TermId) -> &str {
        self.terms
            .get((id & !CONSTANT) as usize)
            .map_or("", |(text, _)| text)
    }

    fn kind(&self, id: TermId) -> Kind {
        self.terms
            .get((id & !CONSTANT) as usize)
            .map_or(Kind::Plain, |(_, kind)| *kind)
    }
}

/// The quads of one record.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Which file it is of; `None` for records of several files.
    pub file: Option<u32>,
    /// IRI of the graph of declared facts; extracted ones are in the graph behind it.
    pub(super) graphs: [Box<str>; 2],
    text: String,
    terms: Vec<Term>,
    pub(super) quads: Vec<Quad>,
    /// Where the values came from.
    pub origins: Origins,
    /// Whether its quads are about statements rather than content.
    pub(super) aside: bool,
}

#[derive(Debug, Clone, Copy)]
struct Term {
    start: u32,
    end: u32,
    kind: Kind,
    origin: Option<OriginId>,
}

/// Four terms; the graph is a class of origins unless the mapping names one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quad {
    pub(super) subject: TermId,
    pub(super) predicate: TermId,
    pub(super) object: TermId,
    pub(super) graph: Graph,
}

/// Where a quad belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Graph {
    /// By the origin of its values.
    Of(Class),
    /// Where the mapping says.
    Named(TermId),
}

impl Batch {
    /// An empty batch of a file whose declared facts are in `graph`.
    pub(super) fn new(file: Option<u32>, graph: &str, origins: Origins) -> Self {
        let graphs = [graph.into(), format!("{graph}#extracted").into()];
        Self {
            file,
            graphs,
            origins,
            ..Self::default()
        }
    }

    /// The term of a value that was added before.
    pub(super) fn known_value(
        &self,
        text: &str,
        kind: Kind,
        origin: Option<OriginId>,
        known: &[TermId],
    ) -> Option<TermId> {
        let id = *known.get(origin?.index())?;
        let term = self.terms.get(id as usize)?;
        let same = term.kind == kind && &self.text[term.start as usize..term.end as usize] == text;
        same.then_some(id)
    }

    /// Adds a term. A value that is mapped more than once is kept once: `known` holds the
    /// last term of each origin.
    pub(super) fn add_value(
        &mut self,
        text: &str,
        kind: Kind,
        origin: OriginId,
        known: &mut Vec<TermId>,
    ) -> TermId {
        if let Some(known) = self.known_value(text, kind, Some(origin), known) {
            return known;
        }
        let slot = origin.index();
        if slot >= known.len() {
            known.resize(slot + 64, CONSTANT);
        }
        let id = self.add(text, kind, Some(origin));
        known[slot] = id;
        id
    }

    /// An empty batch in the room that another one took.
    pub(super) fn reuse(&mut self, file: Option<u32>, graph: &str, origins: Origins) -> Self {
        let mut batch = std::mem::take(self);
        batch.text.clear();
        batch.terms.clear();
        batch.quads.clear();
        let Self {
            text, terms, quads, ..
        } = batch;
        Self {
            text,
            terms,
            quads,
            ..Self::new(file, graph, origins)
        }
    }

    /// A copy that takes no more room than it needs, with or without its origins.
    pub(super) fn compact(&mut self, origins: bool) -> Self {
        Self {
            file: self.file,
            graphs: std::mem::take(&mut self.graphs),
            text: self.text.as_str().to_owned(),
            terms: self.terms.clone(),
            quads: self.quads.clone(),
            origins: if origins {
                std::mem::take(&mut self.origins)
            } else {
                Origins::default()
            },
            aside: self.aside,
        }
    }

    pub(super) fn add(&mut self, text: &str, kind: Kind, origin: Option<OriginId>) -> TermId {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = narrow(self.text.len());
        self.text.push_str(text);
        let end = narrow(self.text.len());
        self.terms.push(Term {
            start,
            end,
            kind,
            origin,
        });
        narrow(self.terms.len() - 1)
    }

    /// The class of what two terms say together.
    pub(super) fn class(&self, subject: TermId, object: TermId) -> Class {
        let class = |id: TermId| {
            let origin = self.origin(id);
            origin.map_or(Class::Declared, |origin| self.origins.class(origin))
        };
        class(subject).max(class(object))
    }

    /// The origin of a term; constants have none.
    pub(super) fn origin(&self, id: TermId) -> Option<OriginId> {
        if id & CONSTANT != 0 {
            return None;
        }
        self.terms.get(id as usize).and_then(|term| term.origin)
    }

    pub(super) fn text<'a>(&'a self, id: TermId, constants: &'a Constants) -> &'a str {
        if id & CONSTANT != 0 {
            return constants.text(id);
        }
        self.terms.get(id as usize).map_or("", |term| {
            &self.text[term.start as usize..term.end as usize]
        })
    }

    pub(super) fn kind(&self, id: TermId, constants: &Constants) -> Kind {
        if id & CONSTANT != 0 {
            return constants.kind(id);
        }
        let term = self.terms.get(id as usize);
        term.map_or(Kind::Plain, |term| term.kind)
    }

    pub(super) fn view<'a>(&'a self, id: TermId, constants: &'a Constants) -> TermView<'a> {
        let text = self.text(id, constants);
        match self.kind(id, constants) {
            Kind::Iri => TermView::Iri(text),
            Kind::Plain => TermView::Literal(text, None, None),
            Kind::Tagged(tag) => TermView::Literal(text, Some(self.text(tag, constants)), None),
            Kind::Typed(datatype) => {
                TermView::Literal(text, None, Some(self.text(datatype, constants)))
            }
        }
    }

    /// The number of a term among the mapping's own, if it is one.
    pub(super) const fn constant(id: TermId) -> Option<u32> {
        if id & CONSTANT == 0 {
            None
        } else {
            Some(id & !CONSTANT)
        }
    }

    /// Whether it has quads of a class.
    pub fn has(&self, class: Class) -> bool {
        self.quads.iter().any(|quad| quad.graph == Graph::Of(class))
    }

    /// How many quads it has.
    pub fn len(&self) -> usize {
        self.quads.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.quads.is_empty()
    }
}
