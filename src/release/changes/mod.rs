//! What changed from one dump to another.
//!
//! Dumps are compared as sorted lines of N-Quads or N-Triples. Our own are sorted, so two of
//! them are gone through side by side and only their differences are kept; what is not sorted,
//! or in another format, is parsed and sorted first. When one side has graphs and the other has
//! none, triples are compared.

mod compare;
mod parse;
mod patch;
mod rdf;
mod source;
mod things;
mod words;

pub use source::DumpSource;

use super::Artifact;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

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
    /// A text with its language or its datatype.
    Literal(String, Option<String>, Option<String>),
}

/// A statement of one of the dumps alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The subject: a thing, or a part of it.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// The object.
    pub object: Value,
}

/// What changed of a thing and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingChange {
    /// Its IRI, without fragment.
    pub iri: String,
    /// What became of it.
    pub state: State,
    /// Its name, from the newer dump when that has one.
    pub name: Option<String>,
    /// The local name of its class.
    pub class: Option<String>,
    /// The IRI that it has now, for what was merged.
    pub merged_into: Option<String>,
    /// Statements that the older dump alone has.
    pub removed: Vec<Fact>,
    /// Statements that the newer dump alone has.
    pub added: Vec<Fact>,
}

/// What two dumps differ in.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Things by their IRIs.
    pub things: Vec<ThingChange>,
    /// How many statements of the content were added.
    pub added: usize,
    /// How many statements of the content were removed.
    pub removed: usize,
    /// How many statements about graphs (provenance, evidence) are others, of both sides.
    pub about_graphs: usize,
    /// IRIs of things that the older dump has and the newer does not know at all.
    pub lost: Vec<String>,
    /// The difference of the two as patch(1) applies it; `None` where it would tell what must
    /// not be told.
    pub patch: Option<Vec<u8>>,
    /// Names of other things that values lead to.
    pub names: BTreeMap<String, String>,
}

impl Changes {
    /// Compares two dumps. Statements in whose line `hidden` finds something are left out.
    ///
    /// # Errors
    /// What is wrong with either, all of it.
    pub fn between(
        old: &DumpSource,
        new: &DumpSource,
        hidden: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Vec<Diagnostic>> {
        let graphs = old.has_graphs() && new.has_graphs();
        let (old, new) = match (old.lines(graphs), new.lines(graphs)) {
            (Ok(old), Ok(new)) => (old, new),
            (old, new) => {
                let problems = [old.err(), new.err()];
                return Err(problems.into_iter().flatten().collect());
            }
        };
        let one = |problem| vec![problem];
        let mut difference = compare::compare(&old, &new).map_err(one)?;
        let before = difference.removed.len() + difference.added.len();
        difference.removed.retain(|line| !hidden(line));
        difference.added.retain(|line| !hidden(line));
        let is_whole = before == difference.removed.len() + difference.added.len();
        let patch = is_whole.then_some(difference.patch);
        let facts = |lines: &[String]| parse::facts(lines, graphs).map_err(one);
        let (removed, added) = (facts(&difference.removed)?, facts(&difference.added)?);
        let sides = [(&old, removed), (&new, added)];
        let mut changes = things::gather(sides, graphs).map_err(one)?;
        changes.patch = patch;
        Ok(changes)
    }

    /// Whether the two say the same.
    pub fn is_empty(&self) -> bool {
        self.added == 0 && self.removed == 0 && self.about_graphs == 0
    }

    /// How many things are new, changed, gone.
    pub fn counts(&self) -> [usize; 3] {
        let count = |state| {
            self.things
                .iter()
                .filter(|thing| thing.state == state)
                .count()
        };
        [State::New, State::Changed, State::Gone].map(count)
    }

    /// The files of a release: `changes.ttl`, `changes.md` and, when it may be told,
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
    /// IRIs are minted, `{base}changes#…`.
    pub fn turtle(&self, base: &str, day: Option<&str>) -> Vec<u8> {
        rdf::turtle(self, base, day)
    }

    /// The changes in words, in Markdown.
    pub fn markdown(&self) -> String {
        words::markdown(self)
    }

    /// The changes in words, line by line: the state that a line is about, and its text.
    pub fn lines(&self) -> Vec<(LineKind, String)> {
        words::lines(self)
    }
}

pub use words::Kind as LineKind;

/// The IRI of the thing that a subject is a part of.
fn thing_of(subject: &str) -> &str {
    subject.split('#').next().unwrap_or(subject)
}
