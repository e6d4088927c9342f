use super::batch::TermView;
use super::table::{GraphKind, QuadTable};
use crate::vocab::RDF_TYPE;
use rayon::prelude::*;
use std::cmp::Ordering;

/// In which order quads are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By subject, types before other predicates, object; graphs do not count, content alone.
    Triples,
    /// By graph, then as [`Order::Triples`]; content and what is said about graphs.
    Graphs,
    /// Subjects in the order of the bytes of N-Triples lines; content alone.
    TripleLines,
    /// Subjects in the order of the bytes of N-Quads lines; everything.
    QuadLines,
}

impl Order {
    /// Whether quads that differ in their graph alone are two.
    const fn has_graphs(self) -> bool {
        matches!(self, Self::Graphs | Self::QuadLines)
    }

    /// Compares what groups are made by.
    fn compare(self, a: &QuadView<'_>, b: &QuadView<'_>) -> Ordering {
        match self {
            Self::Triples => a.subject.cmp(b.subject),
            Self::Graphs => a.graph.cmp(b.graph).then_with(|| a.subject.cmp(b.subject)),
            // In a line `>` follows the IRI, so `<a#b>` comes before `<a>`.
            Self::TripleLines | Self::QuadLines => closed(a.subject).cmp(closed(b.subject)),
        }
    }
}

fn closed(iri: &str) -> impl Iterator<Item = u8> + '_ {
    iri.bytes().chain(std::iter::once(b'>'))
}

/// A quad of the table.
#[derive(Debug, Clone, Copy)]
pub struct QuadView<'a> {
    /// IRI of the subject.
    pub subject: &'a str,
    /// IRI of the predicate.
    pub predicate: &'a str,
    /// The object.
    pub object: TermView<'a>,
    /// IRI of the graph.
    pub graph: &'a str,
    /// What the graph holds.
    pub kind: GraphKind,
    /// Whether the mapping itself names the object.
    pub named: bool,
    pub(super) at: (u32, u32),
}

/// Quads of one subject (and, by [`Order::Graphs`], of one graph), sorted, each once.
#[derive(Debug)]
pub struct Group<'a> {
    /// The quads; never empty.
    pub quads: Vec<QuadView<'a>>,
}

/// The table in an order. Groups are made when they are asked for.
#[derive(Debug)]
pub struct Sorted<'a> {
    table: &'a QuadTable,
    order: Order,
    /// Quads of each batch in order, in the table's own numbers.
    permutations: Vec<Vec<u32>>,
    /// Quads of one subject in one batch: batch, first and behind last of its permutation.
    runs: Vec<(u32, u32, u32)>,
    /// Where the runs of each group begin; closed by the number of runs.
    groups: Vec<u32>,
}

impl<'a> Sorted<'a> {
    pub(super) fn new(table: &'a QuadTable, order: Order) -> Self {
        let sorted: Vec<(Vec<u32>, Vec<(u32, u32, u32)>)> = (0..table.batches.len())
            .into_par_iter()
            .map(|batch| sort_batch(table, batch, order))
            .collect();
        let mut permutations = Vec::with_capacity(sorted.len());
        let mut runs = Vec::new();
        for (permutation, batch_runs) in sorted {
            permutations.push(permutation);
            runs.extend(batch_runs);
        }
        let first = |run: &(u32, u32, u32)| {
            table.view((run.0, permutations[run.0 as usize][run.1 as usize]))
        };
        // Stable, and quick on what is nearly in order already: files are.
        runs.par_sort_by(|a, b| order.compare(&first(a), &first(b)));
        let mut groups: Vec<u32> = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            if index == 0 || order.compare(&first(&runs[index - 1]), &first(run)).is_ne() {
                groups.push(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        groups.push(u32::try_from(runs.len()).unwrap_or(u32::MAX));
        Self { table, order, permutations, runs, groups }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A group.
    pub fn group(&self, index: usize) -> Group<'a> {
        let (start, end) = (self.groups[index] as usize, self.groups[index + 1] as usize);
        let mut quads = Vec::new();
        for (batch, first, behind) in &self.runs[start..end] {
            let permutation = &self.permutations[*batch as usize];
            let numbers = &permutation[*first as usize..*behind as usize];
            quads.extend(numbers.iter().map(|number| self.table.view((*batch, *number))));
        }
        if end - start > 1 {
            quads.sort_by(|a, b| compare(a, b, self.order));
        }
        let graphs = self.order.has_graphs();
        quads.dedup_by(|a, b| {
            a.predicate == b.predicate && a.object == b.object && (!graphs || a.graph == b.graph)
        });
        Group { quads }
    }

    /// All groups.
    pub fn iter(&self) -> impl Iterator<Item = Group<'a>> {
        (0..self.len()).map(|index| self.group(index))
    }
}

fn sort_batch(table: &QuadTable, batch: usize, order: Order) -> (Vec<u32>, Vec<(u32, u32, u32)>) {
    let index = u32::try_from(batch).unwrap_or(u32::MAX);
    let count = u32::try_from(table.batches[batch].len()).unwrap_or(u32::MAX);
    let views: Vec<QuadView<'_>> = (0..count)
        .map(|number| table.view((index, number)))
        .filter(|view| order.has_graphs() || view.kind == GraphKind::Content)
        .collect();
    let mut sorted: Vec<&QuadView<'_>> = views.iter().collect();
    sorted.sort_by(|a, b| compare(a, b, order));
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (at, view) in sorted.iter().enumerate() {
        let at32 = u32::try_from(at).unwrap_or(u32::MAX);
        let same = at > 0 && order.compare(sorted[at - 1], view).is_eq();
        match runs.last_mut() {
            Some(run) if same => run.2 = at32 + 1,
            _ => runs.push((index, at32, at32 + 1)),
        }
    }
    (sorted.iter().map(|view| view.at.1).collect(), runs)
}

fn compare(a: &QuadView<'_>, b: &QuadView<'_>, order: Order) -> Ordering {
    order
        .compare(a, b)
        .then_with(|| (a.predicate != RDF_TYPE).cmp(&(b.predicate != RDF_TYPE)))
        .then_with(|| a.predicate.cmp(b.predicate))
        .then_with(|| a.object.cmp(&b.object))
        .then_with(|| a.graph.cmp(b.graph))
}
