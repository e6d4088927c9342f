use super::batch::{Batch, Constants, Graph, Kind, Quad};
use super::order::{Order, QuadView, Sorted, compare_predicates};
use crate::record::{Class, Origin};
use crate::vocab::RDF_TYPE;
use std::cmp::Ordering;

/// All quads of a run, kept by record; sorted and deduplicated when they are asked for.
#[derive(Debug, Default)]
pub struct QuadTable {
    pub(super) batches: Vec<Batch>,
    pub(super) constants: Constants,
    /// IRI of the graph of facts that come from several files.
    pub(super) derived: String,
    /// IRI of the graph that says where the others come from.
    pub(super) provenance: String,
}

/// A name of a vocabulary as quads use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// A predicate or an object that the mapping names.
    Term(&'a str),
    /// A class that a record names.
    Class(&'a str),
    /// The datatype of a literal, and its lexical form.
    Datatype(&'a str, &'a str),
}

impl QuadTable {
    /// A table of batches that one mapping made.
    pub fn new(
        batches: Vec<Batch>,
        constants: Constants,
        derived: String,
        provenance: String,
    ) -> Self {
        Self {
            batches,
            constants,
            derived,
            provenance,
        }
    }

    /// How many quads there are before repeated ones are dropped.
    pub fn len(&self) -> usize {
        self.batches.iter().map(Batch::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.batches.iter().all(Batch::is_empty)
    }

    /// The quads in an order, grouped by subject.
    pub fn sorted(&self, order: Order) -> Sorted<'_> {
        Sorted::new(self, order)
    }

    /// The quads of the content as they were made: in no order, and repeated ones repeated.
    pub fn content(&self) -> impl Iterator<Item = QuadView<'_>> {
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let batches = self.batches.iter().enumerate();
        batches
            .filter(|(_, batch)| !batch.aside)
            .flat_map(move |(number, batch)| {
                let quads = 0..batch.quads.len();
                quads.map(move |quad| self.view((narrow(number), narrow(quad))))
            })
            .filter(|quad| quad.graph != self.provenance)
    }

    /// The number of the file that a quad is of, and the thing that the file is about. A quad of
    /// several files has none.
    pub fn source(&self, quad: &QuadView<'_>) -> Option<(u32, &str)> {
        let batch = self.batches.get(quad.at.0 as usize)?;
        let first = batch.quads.first()?;
        Some((batch.file?, batch.text(first.subject, &self.constants)))
    }

    /// Everything that is known of where a quad comes from: each place once.
    pub fn origins(&self, quad: &QuadView<'_>) -> Vec<Origin> {
        let Some(batch) = self.batches.get(quad.at.0 as usize) else {
            return Vec::new();
        };
        let Some(stored) = batch.quads.get(quad.at.1 as usize) else {
            return Vec::new();
        };
        let mut places: Vec<Origin> = Vec::new();
        for id in [stored.subject, stored.predicate, stored.object] {
            let Some(origin) = batch.origin(id) else {
                continue;
            };
            for place in batch.origins.resolve(origin) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        places
    }

    /// The terms that the mapping names itself.
    pub const fn constants(&self) -> &Constants {
        &self.constants
    }

    /// Calls `visit` with every name of a vocabulary that the quads use, each at least once:
    /// what a writer abbreviates. Without `provenance` the content alone is looked at.
    pub fn each_name(&self, provenance: bool, visit: &mut dyn FnMut(Name<'_>)) {
        let mut seen = vec![false; self.constants.len()];
        let content = |batch: &&Batch| provenance || !batch.aside;
        for batch in self.batches.iter().filter(content) {
            for quad in &batch.quads {
                if !provenance && self.graph(batch, quad) == self.provenance {
                    continue;
                }
                for id in [quad.predicate, quad.object] {
                    let number = Batch::constant(id).map(|number| number as usize);
                    let is_new =
                        number.is_some_and(|number| !std::mem::replace(&mut seen[number], true));
                    match batch.kind(id, &self.constants) {
                        Kind::Iri if is_new => visit(Name::Term(batch.text(id, &self.constants))),
                        Kind::Typed(datatype) => visit(Name::Datatype(
                            batch.text(id, &self.constants),
                            batch.text(datatype, &self.constants),
                        )),
                        _ => {}
                    }
                }
                let of_record = Batch::constant(quad.predicate).is_none();
                if of_record {
                    visit(Name::Term(batch.text(quad.predicate, &self.constants)));
                }
                if Batch::constant(quad.object).is_none()
                    && batch.text(quad.predicate, &self.constants) == RDF_TYPE
                {
                    visit(Name::Class(batch.text(quad.object, &self.constants)));
                }
            }
        }
    }

    /// Whether a graph is about graphs rather than content.
    pub fn is_provenance(&self, graph: &str) -> bool {
        graph == self.provenance
    }

    pub(super) fn graph<'a>(&'a self, batch: &'a Batch, quad: &Quad) -> &'a str {
        match quad.graph {
            Graph::Of(Class::Declared) => &batch.graphs[0],
            Graph::Of(Class::Extracted) => &batch.graphs[1],
            Graph::Of(Class::Derived) => self.derived.as_str(),
            Graph::Named(id) => batch.text(id, &self.constants),
        }
    }

    /// Compares predicate, object and graph of two quads.
    pub(super) fn compare(&self, a: (usize, u32), b: (usize, u32), ranks: &[u32]) -> Ordering {
        let of = |at: (usize, u32)| {
            let batch = &self.batches[at.0];
            (batch, &batch.quads[at.1 as usize])
        };
        let ((batch_a, a), (batch_b, b)) = (of(a), of(b));
        let predicates = match (Batch::constant(a.predicate), Batch::constant(b.predicate)) {
            (Some(a), Some(b)) => ranks[a as usize].cmp(&ranks[b as usize]),
            (x, y) => compare_predicates(
                (x, batch_a.text(a.predicate, &self.constants)),
                (y, batch_b.text(b.predicate, &self.constants)),
                ranks,
            ),
        };
        predicates
            .then_with(|| {
                batch_a
                    .view(a.object, &self.constants)
                    .cmp(&batch_b.view(b.object, &self.constants))
            })
            .then_with(|| self.graph(batch_a, a).cmp(self.graph(batch_b, b)))
    }

    /// The predicate of a quad: its number among the mapping's own terms, if it is one, and its
    /// IRI.
    pub(super) fn predicate(&self, at: (u32, u32)) -> (Option<u32>, &str) {
        let batch = &self.batches[at.0 as usize];
        let predicate = batch.quads[at.1 as usize].predicate;
        let text = batch.text(predicate, &self.constants);
        (Batch::constant(predicate), text)
    }

    pub(super) fn view(&self, at: (u32, u32)) -> QuadView<'_> {
        let batch = &self.batches[at.0 as usize];
        let quad = &batch.quads[at.1 as usize];
        QuadView {
            subject: batch.text(quad.subject, &self.constants),
            predicate: batch.text(quad.predicate, &self.constants),
            object: batch.view(quad.object, &self.constants),
            graph: self.graph(batch, quad),
            predicate_constant: Batch::constant(quad.predicate),
            object_constant: Batch::constant(quad.object),
            at,
        }
    }
}
