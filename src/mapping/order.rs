use super::batch::TermView;
use super::table::QuadTable;
use crate::vocab::RDF_TYPE;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;

/// In which order quads are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By subject, types before other predicates, object; graphs do not count, content alone.
    Triples,
    /// By graph, then as [`Order::Triples`]; content and what is said about graphs.
    Graphs,
    /// Subjects in the order of the bytes of N-Triples lines, content alone. Quads of a subject
    /// are in no order and may be repeated: who writes lines sorts these.
    TripleLines,
    /// As [`Order::TripleLines`], in the order of the bytes of N-Quads lines; everything.
    QuadLines,
}

impl Order {
    /// Whether quads that differ in their graph alone are two.
    const fn has_graphs(self) -> bool {
        matches!(self, Self::Graphs | Self::QuadLines)
    }

    /// Whether the quads of a group are sorted.
    const fn sorts_groups(self) -> bool {
        matches!(self, Self::Triples | Self::Graphs)
    }
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
    /// The number of the predicate among the mapping's own terms, if it is one.
    pub(crate) predicate_constant: Option<u32>,
    /// The number of the object among the mapping's own terms, if it is one.
    pub(crate) object_constant: Option<u32>,
    pub(super) at: (u32, u32),
}

/// Quads of one subject (and, by [`Order::Graphs`], of one graph); sorted and each once, but for
/// orders of lines.
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
    ranks: Vec<u32>,
    /// Quads of each batch in order, in the table's own numbers.
    permutations: Vec<Vec<u32>>,
    runs: Vec<Run<'a>>,
    /// Where the runs of each group begin; closed by the number of runs.
    groups: Vec<u32>,
}

/// Quads of one subject in one batch: a piece of the batch's permutation.
#[derive(Debug, Clone, Copy)]
struct Run<'a> {
    graph: &'a str,
    subject: &'a str,
    /// The first subject of the batch: what its file is about.
    thing: &'a str,
    batch: u32,
    start: u32,
    end: u32,
}

impl Run<'_> {
    fn compare(&self, other: &Self, order: Order) -> Ordering {
        match order {
            Order::Triples => self.subject.cmp(other.subject),
            Order::Graphs => self
                .graph
                .cmp(other.graph)
                .then_with(|| self.subject.cmp(other.subject)),
            Order::TripleLines | Order::QuadLines => compare_closed(self.subject, other.subject),
        }
    }
}

/// Compares IRIs as they stand in a line, where `>` follows: `<a#b>` comes before `<a>`.
fn compare_closed(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let common = a.len().min(b.len());
    a[..common].cmp(&b[..common]).then_with(|| {
        let next = |text: &[u8]| text.get(common).copied().unwrap_or(b'>');
        next(a).cmp(&next(b))
    })
}

impl<'a> Sorted<'a> {
    pub(super) fn new(table: &'a QuadTable, order: Order) -> Self {
        let ranks = table.constants.ranks();
        let sorted: Vec<(Vec<u32>, Vec<Run<'a>>)> = (0..table.batches.len())
            .into_par_iter()
            .map(|batch| sort_batch(table, batch, order, &ranks))
            .collect();
        let mut permutations = Vec::with_capacity(sorted.len());
        let mut runs = Vec::with_capacity(sorted.iter().map(|(_, runs)| runs.len()).sum());
        for (permutation, batch_runs) in sorted {
            permutations.push(permutation);
            runs.extend(batch_runs);
        }
        let runs = sort_runs(runs, order);
        let mut groups: Vec<u32> = Vec::with_capacity(runs.len());
        for (index, run) in runs.iter().enumerate() {
            if index == 0 || runs[index - 1].compare(run, order).is_ne() {
                groups.push(narrow(index));
            }
        }
        groups.push(narrow(runs.len()));
        Self {
            table,
            order,
            ranks,
            permutations,
            runs,
            groups,
        }
    }

    /// The same subjects by [`Order::TripleLines`]; less work than sorting the table again.
    ///
    /// Only what is sorted by [`Order::Triples`] can be turned into that.
    #[must_use]
    pub fn into_lines(mut self) -> Self {
        debug_assert_eq!(self.order, Order::Triples);
        let mut groups: Vec<&[Run<'a>]> = self
            .groups
            .windows(2)
            .map(|bounds| &self.runs[bounds[0] as usize..bounds[1] as usize])
            .collect();
        groups.sort_by(|a, b| a[0].compare(&b[0], Order::TripleLines));
        let runs = groups.concat();
        let mut end = 0;
        let ends = groups.iter().map(|runs| {
            end += narrow(runs.len());
            end
        });
        self.groups = std::iter::once(0).chain(ends).collect();
        self.runs = runs;
        self.order = Order::TripleLines;
        self
    }

    /// The table that is sorted.
    pub const fn table(&self) -> &'a QuadTable {
        self.table
    }

    /// In which order it is.
    pub const fn order(&self) -> Order {
        self.order
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The graph of a group, by [`Order::Graphs`].
    pub fn graph(&self, index: usize) -> &'a str {
        self.runs[self.groups[index] as usize].graph
    }

    /// A group.
    pub fn group(&self, index: usize) -> Group<'a> {
        let mut group = Group { quads: Vec::new() };
        self.fill(index, &mut group);
        group
    }

    /// Puts a group into the place of another.
    pub fn fill(&self, index: usize, group: &mut Group<'a>) {
        let (start, end) = (self.groups[index] as usize, self.groups[index + 1] as usize);
        let runs = &self.runs[start..end];
        let quads = &mut group.quads;
        quads.clear();
        for run in runs {
            let permutation = &self.permutations[run.batch as usize];
            let numbers = &permutation[run.start as usize..run.end as usize];
            quads.extend(
                numbers
                    .iter()
                    .map(|number| self.table.view((run.batch, *number))),
            );
        }
        let graphs = self.order.has_graphs();
        if runs.len() > 1 && !graphs {
            // What thousands of files say alike need not be sorted thousands of times.
            let mut seen = FxHashSet::default();
            quads.retain(|quad| {
                // The number of a predicate is quicker to compare than its IRI.
                let text = quad.predicate_constant.map_or(quad.predicate, |_| "");
                seen.insert((quad.predicate_constant, text, quad.object))
            });
        }
        if !self.order.sorts_groups() {
            return;
        }
        if runs.len() > 1 {
            quads.sort_by(|a, b| compare(a, b, &self.ranks));
        }
        quads.dedup_by(|a, b| {
            a.object == b.object && a.predicate == b.predicate && (!graphs || a.graph == b.graph)
        });
    }

    /// All groups.
    pub fn iter(&self) -> impl Iterator<Item = Group<'a>> {
        (0..self.len()).map(|index| self.group(index))
    }
}

/// Sorts runs. What a file says of its own thing stands in only few runs, nearly in order
/// already since files are; what many files say of one thing is gathered by its IRI first,
/// so that few IRIs are left to sort.
fn sort_runs(runs: Vec<Run<'_>>, order: Order) -> Vec<Run<'_>> {
    let mut own: Vec<Run<'_>> = Vec::with_capacity(runs.len());
    let mut shared: FxHashMap<&str, Vec<Run<'_>>> = FxHashMap::default();
    for run in runs {
        if order == Order::Graphs || run.subject.starts_with(run.thing) {
            own.push(run);
        } else {
            shared.entry(run.subject).or_default().push(run);
        }
    }
    own.par_sort_by(|a, b| a.compare(b, order));
    let mut shared: Vec<Vec<Run<'_>>> = shared.into_values().collect();
    shared.sort_unstable_by(|a, b| a[0].compare(&b[0], order));
    let mut merged = Vec::with_capacity(own.len() + shared.iter().map(Vec::len).sum::<usize>());
    let mut own = own.into_iter().peekable();
    for runs in shared {
        while let Some(run) = own.next_if(|run| run.compare(&runs[0], order).is_le()) {
            merged.push(run);
        }
        merged.extend(runs);
    }
    merged.extend(own);
    merged
}

/// Quads of a batch that follow each other and have one subject and one graph.
struct Stretch<'a> {
    graph: &'a str,
    subject: &'a str,
    quads: std::ops::Range<u32>,
}

fn sort_batch<'a>(
    table: &'a QuadTable,
    index: usize,
    order: Order,
    ranks: &[u32],
) -> (Vec<u32>, Vec<Run<'a>>) {
    let batch = &table.batches[index];
    let mut stretches: Vec<Stretch<'a>> = Vec::with_capacity(32);
    let mut last = None;
    for (number, quad) in batch.quads.iter().enumerate() {
        let number = narrow(number);
        if last == Some((quad.subject, quad.graph)) {
            if let Some(stretch) = stretches.last_mut() {
                stretch.quads.end = number + 1;
            }
            continue;
        }
        last = Some((quad.subject, quad.graph));
        stretches.push(Stretch {
            graph: table.graph(batch, quad),
            subject: batch.text(quad.subject, &table.constants),
            quads: number..number + 1,
        });
    }
    if !order.has_graphs() {
        stretches.retain(|stretch| stretch.graph != table.provenance && !batch.aside);
    }
    let thing = stretches.first().map_or("", |stretch| stretch.subject);
    let by_graph = order == Order::Graphs;
    let key = |stretch: &Stretch<'a>| (if by_graph { stretch.graph } else { "" }, stretch.subject);
    stretches.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut permutation = Vec::with_capacity(batch.len());
    let mut runs: Vec<Run<'a>> = Vec::with_capacity(stretches.len());
    for stretch in &stretches {
        let start = narrow(permutation.len());
        permutation.extend(stretch.quads.clone());
        let end = narrow(permutation.len());
        match runs.last_mut() {
            Some(run)
                if run.subject == stretch.subject && (!by_graph || run.graph == stretch.graph) =>
            {
                run.end = end;
            }
            _ => runs.push(Run {
                graph: stretch.graph,
                subject: stretch.subject,
                thing,
                batch: narrow(index),
                start,
                end,
            }),
        }
    }
    if !order.sorts_groups() {
        return (permutation, runs);
    }
    for run in &runs {
        let quads = &mut permutation[run.start as usize..run.end as usize];
        quads.sort_by(|a, b| table.compare((index, *a), (index, *b), ranks));
    }
    (permutation, runs)
}

fn compare(a: &QuadView<'_>, b: &QuadView<'_>, ranks: &[u32]) -> Ordering {
    compare_predicates(
        (a.predicate_constant, a.predicate),
        (b.predicate_constant, b.predicate),
        ranks,
    )
    .then_with(|| a.object.cmp(&b.object))
    .then_with(|| a.graph.cmp(b.graph))
}

/// Types come first, then the IRIs in the order of their characters.
pub(super) fn compare_predicates(
    (a, a_text): (Option<u32>, &str),
    (b, b_text): (Option<u32>, &str),
    ranks: &[u32],
) -> Ordering {
    if let (Some(a), Some(b)) = (a, b) {
        return ranks[a as usize].cmp(&ranks[b as usize]);
    }
    (a_text != RDF_TYPE)
        .cmp(&(b_text != RDF_TYPE))
        .then_with(|| a_text.cmp(b_text))
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
