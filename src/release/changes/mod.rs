//! What changed from one dump to another.
//!
//! Dumps are compared as sorted lines of N-Quads or N-Triples. Our own are sorted, so two of
//! them are gone through side by side and only their differences are kept; what is not sorted,
//! or in another format, is parsed and sorted first. When one side has graphs and the other has
//! none, triples are compared. Lines that say the same in other letters (escapes, cases of
//! language tags) are one statement in all but the patch.

mod blank;
mod compare;
mod fetch;
mod lines;
mod parse;
mod patch;
mod rdf;
mod shown;
mod source;
mod things;
mod whole;
mod words;

pub use source::DumpSource;
pub use words::Kind as LineKind;

use super::Artifact;
use crate::diagnostic::Diagnostic;
use crate::progress::{Progress, Stage};
use compare::{Difference, compare};
use lines::{Lines, Stop};
use std::collections::BTreeMap;
use std::fmt;

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The older dump does not know it.
    New,
    /// Both know it, and say something else of it.
    Changed,
    /// The newer dump says that it is gone or merged, or does not know it.
    Gone,
}

impl State {
    /// The word that output uses for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// A value of a statement, as people and RDF need it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// An IRI.
    Iri(String),
    /// A node without IRI, by a name that is made of what is said of it (`_:b…`).
    Blank(String),
    /// A text with its language or its datatype.
    Literal(String, Option<String>, Option<String>),
}

/// A statement of one of the dumps alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The subject: a thing, or a part of it; `_:b…` when it has no IRI.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// The object.
    pub object: Value,
}

/// What changed of a thing and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingChange {
    /// Its IRI, without fragment; `_:b…` when it has none.
    pub iri: String,
    /// What became of it.
    pub state: State,
    /// Its name, from the newer dump when that has one.
    pub name: Option<String>,
    /// The local name of its class.
    pub class: Option<String>,
    /// The IRI that it has now, for what was merged.
    pub merged_into: Option<String>,
    /// Whether the newer dump says, and the older did not, that it is no more
    /// (`owl:deprecated`).
    pub tombstone: bool,
    /// Statements that the older dump alone has.
    pub removed: Vec<Fact>,
    /// Statements that the newer dump alone has.
    pub added: Vec<Fact>,
}

/// What two dumps differ in.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Things by what became of them, class and name.
    pub things: Vec<ThingChange>,
    /// How many triples of the content were added.
    pub added: usize,
    /// How many triples of the content were removed.
    pub removed: usize,
    /// How many statements of the content came into a graph or went from it, and are in another
    /// one before and after: another file makes them now.
    pub moved: usize,
    /// How many statements about graphs (provenance, evidence) are others, of both sides.
    pub about_graphs: usize,
    /// IRIs of things that the older dump has and the newer does not know at all, not even as
    /// something that is no more.
    pub lost: Vec<String>,
    /// The difference of the two as patch(1) applies it, when it was asked for; `None` also where
    /// it would tell what must not be told.
    pub patch: Option<Vec<u8>>,
    /// Names of other things that values lead to.
    pub names: BTreeMap<String, String>,
}

/// How dumps are compared.
#[derive(Clone, Copy)]
pub struct Comparison<'a> {
    /// Whether a line speaks of somebody of whom nothing is told.
    pub hidden: &'a dyn Fn(&str) -> bool,
    /// Whether the patch is wanted, with the SHA-256 of both sides.
    pub patch: bool,
    /// Who watches.
    pub progress: &'a dyn Progress,
}

impl Default for Comparison<'_> {
    fn default() -> Self {
        Self {
            hidden: &|_| false,
            patch: false,
            progress: &(),
        }
    }
}

impl fmt::Debug for Comparison<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Comparison");
        shown.field("patch", &self.patch).finish_non_exhaustive()
    }
}

impl Changes {
    /// Compares two dumps.
    ///
    /// # Errors
    /// What is wrong with either, of each the first.
    pub fn between(
        old: &DumpSource,
        new: &DumpSource,
        comparison: Comparison<'_>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let graphs = old.has_graphs() && new.has_graphs();
        let sides = Sides {
            sources: [old, new],
            graphs,
            progress: comparison.progress,
        };
        sides.begin();
        let (lines, mut difference) = sides.difference(comparison.patch)?;
        let count = |difference: &Difference| difference.alone.iter().map(Vec::len).sum::<usize>();
        let before = count(&difference);
        // What hunks count is what files hold, so the patch is made first or not at all.
        let name = if graphs { "dump.nq" } else { "dump.nt" };
        let patch = comparison.patch.then(|| patch::patch(&difference, name));
        for side in &mut difference.alone {
            side.retain(|line| !(comparison.hidden)(&line.text));
        }
        let is_whole = before == count(&difference);
        let [removed, added] =
            [0, 1].map(|side| parse::facts(&difference.alone[side], sides.sources[side], graphs));
        drop(difference);
        let stated = match (removed, added) {
            (Ok(removed), Ok(added)) => [removed, added],
            (removed, added) => {
                let problems = [removed.err(), added.err()];
                return Err(problems.into_iter().flatten().collect());
            }
        };
        sides.begin();
        let mut changes = things::gather([&lines[0], &lines[1]], stated, graphs, sides.progress)?;
        changes.patch = patch.filter(|_| is_whole);
        Ok(changes)
    }

    /// Whether the two say the same, in the same graphs.
    pub fn is_empty(&self) -> bool {
        self.added + self.removed + self.moved + self.about_graphs == 0
    }

    /// How many things are new, changed, gone.
    pub fn counts(&self) -> [usize; 3] {
        let of = |state| self.things.iter().filter(move |thing| thing.state == state);
        [State::New, State::Changed, State::Gone].map(|state| of(state).count())
    }

    /// The files of a release: `changes.ttl`, `changes.md` and, when there is a patch,
    /// `CHANGES.nq.patch`. `day` is that of the release (`xsd:date`).
    pub fn artifacts(&self, base: &str, day: Option<&str>) -> Vec<Artifact> {
        let mut files = vec![
            Artifact::new("changes.md", words::markdown(self)),
            Artifact::new("changes.ttl", self.turtle(base, day)),
        ];
        if let Some(patch) = &self.patch {
            files.push(Artifact::new("CHANGES.nq.patch", patch.clone()));
        }
        files
    }

    /// The changes as RDF, in Turtle: a `cs:ChangeSet` for each thing. `base` is where their
    /// IRIs are minted, `{base}changes#…`; there are no blank nodes.
    pub fn turtle(&self, base: &str, day: Option<&str>) -> Vec<u8> {
        rdf::turtle(self, base, day)
    }

    /// The changes in words, in Markdown.
    pub fn markdown(&self) -> String {
        words::markdown(self)
    }

    /// The changes in words, line by line: what a line is, and its text.
    pub fn lines(&self) -> Vec<(LineKind, String)> {
        words::lines(self)
    }
}

/// Two dumps while they are compared.
struct Sides<'a> {
    sources: [&'a DumpSource; 2],
    graphs: bool,
    progress: &'a dyn Progress,
}

impl<'a> Sides<'a> {
    /// Tells who watches that both are gone through once.
    fn begin(&self) {
        let steps = self.sources.iter().map(|source| source.steps()).sum();
        self.progress.begin(Stage::Comparing, steps);
    }

    /// The lines of both, and in what they differ.
    fn difference(&self, sums: bool) -> Result<([Lines<'a>; 2], Difference), Vec<Diagnostic>> {
        let [old, new] = self
            .sources
            .map(|source| parse::lines(source, self.graphs, self.progress));
        let mut lines = match (old, new) {
            (Ok(old), Ok(new)) => [old, new],
            (Err(problem), Ok(other)) | (Ok(other), Err(problem)) => {
                return Err(self.problems(problem, &other));
            }
            (Err(old), Err(new)) => return Err(vec![old, new]),
        };
        loop {
            let stopped = compare([&lines[0], &lines[1]], sums, self.progress);
            let (side, problem) = match stopped {
                Ok(difference) => return Ok((lines, difference)),
                Err((side, Stop::Failed(problem))) => (side, problem),
                Err((side, Stop::Unsorted)) => {
                    match parse::parsed(self.sources[side], self.graphs, self.progress) {
                        Ok(parsed) => {
                            lines[side] = parsed;
                            continue;
                        }
                        Err(problem) => (side, problem),
                    }
                }
            };
            return Err(self.problems(problem, &lines[1 - side]));
        }
    }

    /// A problem of one side, and that of the other when it has one too.
    fn problems(&self, problem: Diagnostic, other: &Lines<'a>) -> Vec<Diagnostic> {
        let parsed = || parse::parsed(other.source(), self.graphs, &()).err();
        let other = match other {
            Lines::Kept(..) => None,
            Lines::Streamed(_) => match compare([other, other], false, &()) {
                Ok(_) => None,
                Err((_, Stop::Unsorted)) => parsed(),
                Err((_, Stop::Failed(other))) => Some(other),
            },
        };
        [Some(problem), other].into_iter().flatten().collect()
    }
}

/// The IRI of the thing that a subject is a part of.
fn thing_of(subject: &str) -> &str {
    subject.split('#').next().unwrap_or(subject)
}
