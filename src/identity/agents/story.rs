//! How an agent came to be who it is.

use super::{Agent, Agents, Ambiguity, Merge};
use crate::extract::NamingId;
use rustc_hash::FxHashMap;

/// Why a naming means an agent, or two agents are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is the first naming of this agent.
    First,
    /// The same profile address.
    Profile,
    /// The same VAT or tax number.
    Number,
    /// The same name, compared without case, accents and punctuation.
    Name,
    /// The same name, and the same organization or person beside it.
    Company,
    /// The same name in a file that names it with a profile, or that named it when it was recorded.
    Home,
    /// An authority file names it so.
    Authority,
    /// The record of identifiers has this profile or name.
    Recorded,
    /// The text says that the two names are one: an acronym and its expansion, a short form.
    Stated,
    /// The same page, and the words of one name are words of the other.
    PageAndName,
    /// Several bear the name, nothing tells who of them is meant, and nobody said so yet.
    Undecided,
    /// The record of identifiers says that whom it meant became another.
    Merged,
    /// An editor decided so.
    Decided,
}

/// A step of an agent's story.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// A file is about it: an authority file.
    Described {
        /// The number of the file.
        file: usize,
    },
    /// A name in a file was taken to mean it.
    Named {
        /// The number of the file.
        file: usize,
        /// The name among the file's namings.
        naming: NamingId,
        /// Why it was taken so.
        reason: Reason,
        /// What an editor is asked of it.
        doubt: Option<&'a Ambiguity>,
    },
    /// Another agent turned out to be the same.
    Merged(&'a Merge),
}

impl Reason {
    /// A word for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Profile => "profile",
            Self::Number => "number",
            Self::Name => "name",
            Self::Company => "company",
            Self::Home => "file",
            Self::Authority => "authority",
            Self::Recorded => "recorded",
            Self::Stated => "stated",
            Self::PageAndName => "page-and-name",
            Self::Undecided => "undecided",
            Self::Merged => "merged",
            Self::Decided => "decided",
        }
    }

    /// The reason in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::First => "the first to be named so",
            Self::Profile => "the same profile address",
            Self::Number => "the same VAT or tax number",
            Self::Name => "the same name",
            Self::Company => "the same name, and the same company",
            Self::Home => "the same name, in a file that names it",
            Self::Authority => "the name of an authority file",
            Self::Recorded => "recorded in identifiers.yaml",
            Self::Stated => "the text says that they are one",
            Self::PageAndName => "the same page, and the words of one name in the other",
            Self::Undecided => "a name of several, and nobody decided yet who is meant",
            Self::Merged => "merged into this one by identifiers.yaml",
            Self::Decided => "an editor decided so",
        }
    }
}

impl Agents {
    /// The agent of an IRI.
    pub fn by_iri(&self, iri: &str) -> Option<&Agent> {
        self.all().find(|agent| agent.iri == iri)
    }

    /// How an agent came to be who it is: the file that is about it, every name that was taken
    /// to mean it, in the order of files, and the agents that became it.
    pub fn story(&self, agent: &Agent) -> Vec<Step<'_>> {
        let same = |index: usize| self.agents[self.root(index)].iri == agent.iri;
        let mut steps: Vec<Step<'_>> = Vec::new();
        steps.extend(agent.authority.map(|file| Step::Described { file }));
        let doubts = self.ambiguities.iter();
        let doubts: FxHashMap<_, _> = doubts.map(|one| (one.naming, one)).collect();
        for (file, namings) in self.of_naming.iter().enumerate() {
            for (naming, (index, reason)) in namings.iter().enumerate() {
                if *index != u32::MAX && same(*index as usize) {
                    steps.push(Step::Named {
                        file,
                        naming,
                        reason: *reason,
                        doubt: doubts.get(&(file, naming)).copied(),
                    });
                }
            }
        }
        let merges = self.merges.iter().filter(|merge| same(merge.kept));
        steps.extend(merges.map(Step::Merged));
        steps
    }
}
