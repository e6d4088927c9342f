//! Quads of one record, one by one, with the places that their terms come from; and quads
//! that are said of such quads.

use super::batch::{Batch, Constants, Graph, Kind, Quad, TermView};
use crate::record::{Class, Origin, Origins};

/// A quad of a batch, and where it comes from.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// IRI of the subject.
    pub subject: &'a str,
    /// IRI of the predicate.
    pub predicate: &'a str,
    /// The object.
    pub object: TermView<'a>,
    /// IRI of the graph, unless that is the graph of facts from several files.
    pub graph: Option<&'a str>,
    /// Whether a rule read it out of prose.
    pub extracted: bool,
    batch: &'a Batch,
    quad: Quad,
}

impl Statement<'_> {
    /// Places of what is said: those of object and predicate. A quad whose object the mapping
    /// names itself, such as a type, has none.
    pub fn object_origins(&self) -> Vec<Origin> {
        let mut places = self.batch.places(self.quad.object);
        for place in self.batch.places(self.quad.predicate) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// Whether it is said of graphs, in the graph of provenance.
    pub fn is_about_graphs(&self, provenance: &str) -> bool {
        self.graph == Some(provenance)
    }

    /// Places of what it is said of.
    pub fn subject_origins(&self) -> Vec<Origin> {
        self.batch.places(self.quad.subject)
    }
}

impl Batch {
    /// Its quads, in the order in which the mapping made them.
    pub fn statements<'a>(
        &'a self,
        constants: &'a Constants,
    ) -> impl Iterator<Item = Statement<'a>> {
        self.quads.iter().map(|quad| Statement {
            subject: self.text(quad.subject, constants),
            predicate: self.text(quad.predicate, constants),
            object: self.view(quad.object, constants),
            graph: match quad.graph {
                Graph::Of(Class::Declared) => Some(&*self.graphs[0]),
                Graph::Of(Class::Extracted) => Some(&*self.graphs[1]),
                Graph::Of(Class::Derived) => None,
                Graph::Named(id) => Some(self.text(id, constants)),
            },
            extracted: quad.graph == Graph::Of(Class::Extracted),
            batch: self,
            quad: *quad,
        })
    }

    /// Forgets where its values came from.
    pub fn forget_origins(&mut self) {
        self.origins = Origins::default();
    }

    /// An empty batch of quads about statements of a file, in a graph of their own. They are
    /// no content: only dumps with graphs hold them, and queries that ask for the graph.
    pub fn aside(graph: &str) -> Self {
        let mut batch = Self::new(None, graph, Origins::default());
        batch.aside = true;
        batch
    }

    /// An empty batch of content that no record says, such as a catalogue's, in one graph.
    pub fn plain(graph: &str) -> Self {
        Self::new(None, graph, Origins::default())
    }

    /// Adds a quad to a batch that no mapping made.
    pub fn say(&mut self, subject: &str, predicate: &str, object: TermView<'_>) {
        let subject = self.again(subject);
        let predicate = self.add(predicate, Kind::Iri, None);
        let object = match object {
            TermView::Iri(iri) => self.add(iri, Kind::Iri, None),
            TermView::Literal(text, Some(tag), _) => {
                let tag = self.add(tag, Kind::Plain, None);
                self.add(text, Kind::Tagged(tag), None)
            }
            TermView::Literal(text, None, Some(datatype)) => {
                let datatype = self.add(datatype, Kind::Iri, None);
                self.add(text, Kind::Typed(datatype), None)
            }
            TermView::Literal(text, None, None) => self.add(text, Kind::Plain, None),
        };
        self.quads.push(Quad {
            subject,
            predicate,
            object,
            graph: Graph::Of(Class::Declared),
        });
    }

    /// The term of a subject: the one of the quad before, when that is the same.
    fn again(&mut self, subject: &str) -> u32 {
        let constants = Constants::default();
        match self.quads.last() {
            Some(last) if self.text(last.subject, &constants) == subject => last.subject,
            _ => self.add(subject, Kind::Iri, None),
        }
    }

    /// The places that a term adds up to.
    fn places(&self, id: u32) -> Vec<Origin> {
        let origin = self.origin(id);
        origin.map_or_else(Vec::new, |origin| self.origins.resolve(origin))
    }
}
