use super::order::{Group, Order, QuadView, Sorted, compare_predicates};
use super::table::QuadTable;
use rustc_hash::FxHashMap;

/// The content triples of a table by subject, each once, for those who follow IRIs from
/// subject to subject. A subject with thousands of sources is sorted once, not each time that
/// somebody asks for it.
#[derive(Debug)]
pub struct Index<'a> {
    table: &'a QuadTable,
    /// Places of quads in the table, by subject.
    quads: Vec<(u32, u32)>,
    /// Where each subject's quads begin; closed by their number.
    starts: Vec<u32>,
    subjects: Vec<&'a str>,
    by_subject: FxHashMap<&'a str, u32>,
    /// Places of the mapping's own terms in the order of predicates, by number and by text:
    /// numbers are quicker to compare than IRIs that begin alike.
    ranks: Vec<u32>,
    rank_of: FxHashMap<&'a str, u32>,
}

impl<'a> Index<'a> {
    /// Indexes a table that is sorted by [`Order::Triples`].
    pub fn new(table: &'a QuadTable, sorted: &Sorted<'a>) -> Self {
        debug_assert_eq!(sorted.order(), Order::Triples);
        let ranks = table.constants.ranks();
        let mut index = Self {
            table,
            rank_of: table.constants.texts().zip(ranks.iter().copied()).collect(),
            ranks,
            quads: Vec::with_capacity(table.len()),
            starts: Vec::with_capacity(sorted.len() + 1),
            subjects: Vec::with_capacity(sorted.len()),
            by_subject: FxHashMap::default(),
        };
        index.by_subject.reserve(sorted.len());
        let mut group = Group { quads: Vec::new() };
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        for number in 0..sorted.len() {
            sorted.fill(number, &mut group);
            index.starts.push(narrow(index.quads.len()));
            if let Some(first) = group.quads.first() {
                index.subjects.push(first.subject);
                index.by_subject.insert(first.subject, narrow(number));
            }
            index.quads.extend(group.quads.iter().map(|quad| quad.at));
        }
        index.starts.push(narrow(index.quads.len()));
        index
    }

    /// How many subjects there are.
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// How many triples there are.
    pub fn triples(&self) -> usize {
        self.quads.len()
    }

    /// The IRI of a subject, by its number in the order of IRIs.
    pub fn subject(&self, number: usize) -> &'a str {
        self.subjects[number]
    }

    /// The number of a subject.
    pub fn find(&self, iri: &str) -> Option<usize> {
        self.by_subject.get(iri).map(|number| *number as usize)
    }

    /// What is said of a subject: types first, then by predicate and object.
    pub fn facts(&self, number: usize) -> impl Iterator<Item = QuadView<'a>> + '_ {
        let range = self.starts[number] as usize..self.starts[number + 1] as usize;
        self.quads[range].iter().map(|at| self.table.view(*at))
    }

    /// The values of one predicate of a subject, found without looking at its other facts.
    pub fn values(
        &self,
        number: usize,
        predicate: &str,
    ) -> impl Iterator<Item = QuadView<'a>> + '_ {
        let range = self.starts[number] as usize..self.starts[number + 1] as usize;
        let quads = &self.quads[range];
        let rank = self.rank_of.get(predicate).copied();
        let predicate = predicate.to_owned();
        let compare = move |at: (u32, u32)| {
            let (constant, found) = self.table.predicate(at);
            match (constant, rank) {
                (Some(constant), Some(rank)) => self.ranks[constant as usize].cmp(&rank),
                _ => compare_predicates((None, found), (None, &predicate), &self.ranks),
            }
        };
        let first = quads.partition_point(|at| compare(*at).is_lt());
        quads[first..]
            .iter()
            .take_while(move |at| compare(**at).is_eq())
            .map(|at| self.table.view(*at))
    }

    /// What is said of a subject, as one group.
    pub fn group(&self, number: usize) -> Group<'a> {
        Group {
            quads: self.facts(number).collect(),
        }
    }

    /// The numbers of a subject's parts: subjects with its IRI and a fragment.
    pub fn parts(&self, number: usize) -> std::ops::Range<usize> {
        let own = self.subjects[number];
        let is_part = |iri: &&&str| {
            iri.strip_prefix(own)
                .is_some_and(|rest| rest.starts_with('#'))
        };
        // `#` sorts before whatever else may follow an IRI that is a beginning of another.
        let count = self.subjects[number + 1..]
            .iter()
            .take_while(is_part)
            .count();
        number + 1..number + 1 + count
    }
}
