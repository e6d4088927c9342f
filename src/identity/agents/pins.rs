//! What editors decided about who is meant, and what they are asked.

use super::{Agents, Ambiguity, Merge, Reason, address_key};
use crate::content::{Decision, Decisions, Homeless, Verdict, fact_id};
use crate::extract::{Draft, Finding};
use crate::identity::names::key;
use crate::record::{CERTAIN, Rule};
use rustc_hash::FxHashMap;

/// The kind of fact that says whom a name means.
const IDENTITY: &str = "identity";
/// The kind of fact that says that two names linked to one page are one.
const SAME_PAGE: &str = "same-page";

/// The kind of fact that says that two files mean one person by a name.
const SAME_NAME: &str = "same-name";
/// Decisions about identity, by the number of their file.
#[derive(Debug, Clone, Default)]
pub(super) struct Pins {
    of_file: FxHashMap<usize, Vec<Pin>>,
    /// Of files that are not there any more.
    homeless: Vec<Pin>,
}

/// A decision: a name does or does not mean somebody.
#[derive(Debug, Clone)]
struct Pin {
    kind: Box<str>,
    /// The name, as names are compared.
    name: String,
    /// An address of the one it is about, or the other name.
    about: Box<str>,
    /// The number of the file that it is about, for namesakes.
    other: Option<usize>,
    verdict: Verdict,
}

impl Pins {
    pub(super) fn new(drafts: &[Draft], decisions: &Decisions, homeless: &Homeless) -> Self {
        let mut pins = Self::default();
        if decisions.is_empty() {
            return pins;
        }
        let numbers = drafts.iter().enumerate();
        let numbers: FxHashMap<&str, usize> = numbers
            .map(|(number, draft)| (draft.path(), number))
            .collect();
        let pin = |decision: &Decision| {
            let is_of_identity = [IDENTITY, SAME_PAGE, SAME_NAME].contains(&&*decision.kind);
            is_of_identity.then(|| Pin {
                kind: decision.kind.clone(),
                name: key(&decision.text),
                about: decision.about.clone(),
                other: numbers.get(&*decision.about).copied(),
                verdict: decision.verdict,
            })
        };
        for (file, draft) in drafts.iter().enumerate() {
            let mut own = decisions.of_file(draft.path()).filter_map(pin).peekable();
            if own.peek().is_some() {
                pins.of_file.entry(file).or_default().extend(own);
            }
        }
        pins.homeless = homeless.all().iter().filter_map(pin).collect();
        pins
    }

    fn about(&self, file: usize, kind: &str, name: &str) -> Vec<&Pin> {
        let Some(of_file) = self.of_file.get(&file) else {
            return Vec::new();
        };
        let name = key(name);
        let found = of_file.iter().filter(|pin| *pin.kind == *kind);
        found.filter(|pin| pin.name == name).collect()
    }

    /// Whether an editor said that two names that link to one page are two.
    pub(super) fn keep_apart(&self, file: usize, one: &str, other: &str) -> bool {
        let name = key(other);
        let homeless = self.homeless.iter();
        let homeless = homeless.filter(|pin| &*pin.kind == SAME_PAGE && pin.name == name);
        let pins = self.about(file, SAME_PAGE, other).into_iter();
        pins.chain(homeless)
            .any(|pin| pin.verdict == Verdict::Reject && key(&pin.about) == key(one))
    }
}

impl Agents {
    /// Whom a name of a file means, when an editor said so.
    pub(super) fn pinned(&self, file: usize, name: &str) -> Option<usize> {
        let pins = self.pins.about(file, IDENTITY, name);
        let mut accepted = pins.iter().filter(|pin| pin.verdict == Verdict::Accept);
        accepted.find_map(|pin| self.at_address(&pin.about))
    }

    /// Whether an editor said that a name of a file does not mean somebody.
    pub(super) fn is_refused(&self, file: usize, name: &str, index: usize) -> bool {
        let pins = self.pins.about(file, IDENTITY, name);
        pins.iter()
            .any(|pin| pin.verdict == Verdict::Reject && self.at_address(&pin.about) == Some(index))
            || self.as_namesakes(file, name, index) == Some(Verdict::Reject)
    }

    /// What an editor said of a name of a file and the one who is named so in another file. That
    /// holds as long as both files name somebody so, whichever names that one first.
    pub(super) fn as_namesakes(&self, file: usize, name: &str, index: usize) -> Option<Verdict> {
        let names = |other: usize| {
            if self.agents[index].home == Some(other) {
                return true;
            }
            let mut named = self.of_naming[other].iter().map(|(agent, _)| *agent);
            named.any(|one| one != u32::MAX && self.root(one as usize) == self.root(index))
        };
        let pins = self.pins.about(file, SAME_NAME, name);
        if let Some(pin) = pins.iter().find(|pin| pin.other.is_some_and(names)) {
            return Some(pin.verdict);
        }
        let of_lost = self.is_apart_from_lost(file, name, &names, &pins);
        of_lost.then_some(Verdict::Reject)
    }

    /// Whether an editor told the one of a file apart from one whom a file names that is not there
    /// any more, so that it may be anybody else of that name.
    fn is_apart_from_lost(
        &self,
        file: usize,
        name: &str,
        names: &impl Fn(usize) -> bool,
        pins: &[&Pin],
    ) -> bool {
        let rejects = |pin: &&Pin| pin.verdict == Verdict::Reject;
        let is_lost = |pin: &&Pin| pin.other.is_none() && rejects(pin);
        let name = key(name);
        let mut homeless = self.pins.homeless.iter().filter(rejects);
        let by_homeless = homeless.any(|pin| {
            let is_meant = &*pin.kind == SAME_NAME && pin.name == name;
            is_meant && pin.other.is_some_and(|other| other == file || names(other))
        });
        (by_homeless || pins.iter().copied().any(|pin| is_lost(&pin))) && !names(file)
    }

    /// Whether an editor said that a name of a file means whom another file names so.
    pub(super) fn is_said(&self, file: usize, name: &str, index: usize) -> bool {
        self.as_namesakes(file, name, index) == Some(Verdict::Accept)
    }

    fn at_address(&self, address: &str) -> Option<usize> {
        self.by_profile.get(address_key(address)).copied()
    }

    /// An address that tells an agent from all others in every run: the IRI of its file, or
    /// else its first profile.
    fn address(&self, index: usize) -> Option<&str> {
        let agent = &self.agents[self.root(index)];
        if agent.authority.is_some() {
            return Some(&agent.iri);
        }
        agent.profiles.iter().min().map(String::as_str)
    }

    /// What an editor is asked: whether a name that several bear means the one who was taken.
    /// Each with the number of its file.
    pub fn questions(&self, drafts: &[Draft]) -> Vec<(usize, Finding)> {
        let questions = self.ambiguities.iter();
        questions
            .filter_map(|one| Some((one.naming.0, self.question(one, drafts)?)))
            .collect()
    }

    /// What an editor is asked of a name; `None` when it turned out that nothing is open.
    pub fn question(&self, ambiguity: &Ambiguity, drafts: &[Draft]) -> Option<Finding> {
        let (file, id) = ambiguity.naming;
        let (asked, taken) = (self.root(ambiguity.asked), self.root(ambiguity.taken));
        let mut others = ambiguity.others.iter().map(|other| self.root(*other));
        let is_one = asked == taken && others.all(|other| other == taken);
        if is_one && !ambiguity.others.is_empty() {
            return None;
        }
        let address = self.address(asked).filter(|_| !ambiguity.namesake);
        let Some(address) = address else {
            return self.namesake(ambiguity, drafts);
        };
        let draft = drafts.get(file)?;
        let name = &draft.namings.get(id)?.name;
        Some(Finding {
            kind: IDENTITY,
            about: address.to_owned(),
            text: name.text.to_string(),
            spans: vec![name.span],
            rule: Rule::Identity,
            confidence: ambiguity.confidence,
            inferred: true,
            id: fact_id(draft.path(), IDENTITY, address, &name.text),
            decision: None,
            doubtful: asked != taken,
        })
    }

    /// What an editor may say of two agents that became one: that they are two. `None` for a
    /// merge that the text itself states, which is a fact of its file.
    pub fn finding_of(&self, merge: &Merge, drafts: &[Draft]) -> Option<Finding> {
        let draft = drafts.get(merge.place.0)?;
        let (one, other) = &merge.names;
        (merge.reason == Reason::PageAndName).then(|| Finding {
            kind: SAME_PAGE,
            about: one.to_string(),
            text: other.to_string(),
            spans: vec![merge.place.1],
            rule: Rule::Identity,
            confidence: CERTAIN,
            inferred: true,
            id: fact_id(draft.path(), SAME_PAGE, one, other),
            decision: None,
            doubtful: false,
        })
    }

    /// Whether a name means the person whom another file names so first.
    fn namesake(&self, ambiguity: &Ambiguity, drafts: &[Draft]) -> Option<Finding> {
        let (file, id) = ambiguity.naming;
        let (asked, taken) = (self.root(ambiguity.asked), self.root(ambiguity.taken));
        let agent = &self.agents[asked];
        let first = agent.home.unwrap_or(agent.first.0);
        let (draft, other) = (drafts.get(file)?, drafts.get(first)?);
        let name = &draft.namings.get(id)?.name;
        (file != first).then(|| Finding {
            kind: SAME_NAME,
            about: other.path().to_owned(),
            text: name.text.to_string(),
            spans: vec![name.span],
            rule: Rule::Identity,
            confidence: ambiguity.confidence,
            inferred: true,
            id: fact_id(draft.path(), SAME_NAME, other.path(), &name.text),
            decision: None,
            doubtful: asked != taken,
        })
    }
}
