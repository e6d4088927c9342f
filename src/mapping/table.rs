use super::batch::{Batch, Constants, Graph, Quad};
use super::order::{Order, QuadView, Sorted};
use crate::record::{Class, Origin};

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

/// What a graph holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GraphKind {
    /// Content: declared, extracted or derived facts.
    Content,
    /// What is said about graphs.
    About,
}

impl QuadTable {
    /// A table of batches that one mapping made.
    pub fn new(batches: Vec<Batch>, constants: Constants, derived: String, provenance: String) -> Self {
        Self { batches, constants, derived, provenance }
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

    /// Everything that is known of where a quad comes from: each place once.
    pub fn origins(&self, quad: &QuadView<'_>) -> Vec<Origin> {
        let Some(batch) = self.batches.get(quad.at.0 as usize) else { return Vec::new() };
        let Some(stored) = batch.quads.get(quad.at.1 as usize) else { return Vec::new() };
        let mut places: Vec<Origin> = Vec::new();
        for id in [stored.subject, stored.predicate, stored.object] {
            let Some(origin) = batch.origin(id) else { continue };
            for place in batch.origins.resolve(origin) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        places
    }

    /// Whether the mapping put a quad into the graph of provenance.
    pub(super) fn kind(&self, batch: &Batch, quad: &Quad) -> GraphKind {
        match quad.graph {
            Graph::Named(id) if batch.text(id, &self.constants) == self.provenance => GraphKind::About,
            _ => GraphKind::Content,
        }
    }

    pub(super) fn view(&self, at: (u32, u32)) -> QuadView<'_> {
        let batch = &self.batches[at.0 as usize];
        let quad = &batch.quads[at.1 as usize];
        let graph = match quad.graph {
            Graph::Of(Class::Declared) => &batch.graphs[0],
            Graph::Of(Class::Extracted) => &batch.graphs[1],
            Graph::Of(Class::Derived) => self.derived.as_str(),
            Graph::Named(id) => batch.text(id, &self.constants),
        };
        QuadView {
            subject: batch.text(quad.subject, &self.constants),
            predicate: batch.text(quad.predicate, &self.constants),
            object: batch.view(quad.object, &self.constants),
            graph,
            kind: self.kind(batch, quad),
            at,
            named: Batch::is_constant(quad.object),
        }
    }
}
