use super::order::{Group, Order, QuadView, Sorted};
use super::table::QuadTable;
use crate::vocab::RDF_TYPE;
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
}

impl<'a> Index<'a> {
    /// Indexes a table that is sorted by [`Order::Triples`].
    pub fn new(table: &'a QuadTable, sorted: &Sorted<'a>) -> Self {
        debug_assert_eq!(sorted.order(), Order::Triples);
        let mut index = Self {
            table,
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
        let key = |iri: &str| iri != RDF_TYPE;
        let wanted = (key(predicate), predicate);
        let first = quads.partition_point(|at| {
            let found = self.table.view(*at).predicate;
            (key(found), found) < wanted
        });
        let predicate = predicate.to_owned();
        quads[first..]
            .iter()
            .map(|at| self.table.view(*at))
            .take_while(move |quad| quad.predicate == predicate)
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
