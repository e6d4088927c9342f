use crate::export::{Dump, Format, write_dump};
use crate::mapping::{Batch, Constants, Prefixes, QuadTable, TermView};

/// A small graph that no record says: a catalogue, a description, a difference.
///
/// It is written by the same exporters as the dumps, so it is sorted and has one fact a line.
#[derive(Debug, Clone)]
pub struct Graph {
    batch: Batch,
}

impl Default for Graph {
    fn default() -> Self {
        Self::new()
    }
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Self {
            batch: Batch::plain(""),
        }
    }

    /// States that a subject has an IRI as the value of a predicate.
    pub fn iri(&mut self, subject: &str, predicate: &str, object: &str) {
        self.batch.say(subject, predicate, TermView::Iri(object));
    }

    /// States a text without language.
    pub fn text(&mut self, subject: &str, predicate: &str, text: &str) {
        let object = TermView::Literal(text, None, None);
        self.batch.say(subject, predicate, object);
    }

    /// States a text of a language (BCP 47, in lower case).
    pub fn tagged(&mut self, subject: &str, predicate: &str, text: &str, language: &str) {
        let object = TermView::Literal(text, Some(language), None);
        self.batch.say(subject, predicate, object);
    }

    /// States a value of a datatype.
    pub fn typed(&mut self, subject: &str, predicate: &str, text: &str, datatype: &str) {
        let object = TermView::Literal(text, None, Some(datatype));
        self.batch.say(subject, predicate, object);
    }

    /// How many statements there are, repeated ones counted.
    pub fn len(&self) -> usize {
        self.batch.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.batch.is_empty()
    }

    /// The graph in a format, with names shortened by these prefixes and, in JSON-LD, by this
    /// context document.
    pub fn write(self, format: Format, prefixes: &Prefixes, context: &str) -> Vec<u8> {
        let table = QuadTable::new(
            vec![self.batch],
            Constants::default(),
            String::new(),
            " ".to_owned(),
        );
        let dump = Dump {
            table: &table,
            prefixes,
            context,
            schema_https: false,
            rdf_12: false,
        };
        let mut bytes = Vec::new();
        // Writing to memory does not fail, and a context that cannot be read gives nothing.
        let _ = write_dump(dump, format, &mut bytes);
        bytes
    }
}
