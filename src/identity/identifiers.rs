//! What a run minted, beside what is recorded: which identifiers are new, which are gone, and
//! what the record will be when it is written next.

use super::agents::{Agent, AgentKind};
use super::claims::under_base;
use super::ledger::{Entry, Ledger};
use super::names::key;
use super::{Catalogue, Named};
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::{Draft, Key};
use crate::tree::{Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Where the record of identifiers and the content stand to each other for one IRI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In both.
    Recorded,
    /// In the content, not yet recorded.
    New,
    /// Recorded; its file is there and left out.
    Hidden,
    /// Recorded, no longer in the content, and not yet recorded as gone.
    Vanished,
    /// Recorded as gone.
    Gone,
    /// Turned out to be another thing.
    Merged,
}

impl State {
    /// The word that output uses for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::New => "new",
            Self::Hidden => "hidden",
            Self::Vanished => "vanished",
            Self::Gone => "gone",
            Self::Merged => "merged",
        }
    }
}

const RECORD_IT: &str = "record it with `filorosso identifiers --write`, or leave `--locked` away";

/// How many identifiers that are gone are told one by one.
const TOLD: usize = 100;

/// An identifier as it will be recorded.
#[derive(Debug, Clone)]
pub struct Identifier {
    /// What is known of it.
    pub entry: Entry,
    /// Where it stands.
    pub state: State,
    /// Where its thing is named first in the content.
    pub place: Option<Place>,
}

/// An IRI whose thing is no longer in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The IRI.
    pub iri: Box<str>,
    /// The thing that it turned out to be.
    pub replaced_by: Option<Box<str>>,
}

/// An IRI that a run minted, and where its thing is named first.
pub(super) struct Minted<'c> {
    pub(super) kind: &'c str,
    pub(super) iri: &'c str,
    pub(super) first: (usize, Span),
    pub(super) keys: Keys<'c>,
}

/// What leads to a minted IRI.
pub(super) enum Keys<'c> {
    File(usize),
    Agent(&'c Agent),
    Named(&'c Named),
}

impl Catalogue {
    /// All IRIs of the kinds that are recorded. Each once; an agent with a file is that file's.
    pub(super) fn minted<'c>(
        &'c self,
        drafts: &'c [Draft],
        config: &'c Config,
    ) -> impl Iterator<Item = Minted<'c>> {
        let files = self.things.of_file.iter().enumerate();
        let files = files.filter_map(move |(file, thing)| {
            let kind = config.kinds[drafts[file].kind].name.as_str();
            let (first, keys) = ((file, Span::default()), Keys::File(file));
            let iri = thing.as_ref()?.iri.as_str();
            Some(Minted {
                kind,
                iri,
                first,
                keys,
            })
        });
        let agents = self.agents.all().filter(|agent| agent.authority.is_none());
        let agents = agents.filter_map(|agent| {
            let (kind, iri, first) = (kind_name(agent.kind)?, agent.iri.as_str(), agent.first);
            Some(Minted {
                kind,
                iri,
                first,
                keys: Keys::Agent(agent),
            })
        });
        let named = |kind: &'static str, named: &'c Named| Minted {
            kind,
            iri: &named.iri,
            first: named.first,
            keys: Keys::Named(named),
        };
        let topics = self.topics.all().map(move |one| named("topic", one));
        let works = self.works.all().map(move |one| named("work", one));
        files.chain(agents).chain(topics).chain(works)
    }

    /// Finds what is recorded and gone, and reports it. With `locked`, what is not recorded is an
    /// error.
    pub(super) fn compare(
        &mut self,
        drafts: &[Draft],
        config: &Config,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) {
        if ledger.locked && ledger.source.is_none() {
            let message = "no identifiers are recorded yet";
            let problem = Diagnostic::new(Code::IdentifierUnrecorded, message);
            problems.push(problem.hint(RECORD_IT));
            return;
        }
        if ledger.is_empty() && !ledger.locked {
            return;
        }
        let mut present: FxHashSet<usize> = FxHashSet::default();
        for minted in self.minted(drafts, config) {
            match ledger.find(minted.iri) {
                Some(at) => {
                    present.insert(at);
                }
                None if ledger.locked => problems.push(unrecorded(&minted, drafts)),
                None => {}
            }
        }
        let (mut tombstones, mut gone) = (Vec::new(), 0);
        for (at, entry) in ledger.entries().iter().enumerate() {
            let replaced_by = self.replaced_by(at, ledger);
            let replaced_by = replaced_by.filter(|_| !present.contains(&at));
            if present.contains(&at) {
                problems.extend(returned(entry, ledger));
                continue;
            }
            let hidden = self.things.hidden.contains(&at);
            if replaced_by.is_none() && !entry.gone && !hidden {
                gone += 1;
                problems.extend(vanished(entry, ledger).filter(|_| gone <= TOLD));
            }
            let iri = entry.iri.clone();
            tombstones.push(Tombstone { iri, replaced_by });
        }
        self.tombstones = tombstones;
    }

    /// The IRI of what a recorded thing turned out to be: by the record, or because a file says so.
    fn replaced_by(&self, at: usize, ledger: &Ledger) -> Option<Box<str>> {
        let target = ledger.target(at);
        let entry = &ledger.entries()[target];
        let kept = self.agents.of_iri(&entry.iri);
        let iri = kept.map_or(&*entry.iri, |agent| &agent.iri);
        (*iri != *ledger.entries()[at].iri).then(|| iri.into())
    }
}

/// All identifiers, recorded and new, in the order of their IRIs.
pub fn identifiers(
    catalogue: &Catalogue,
    drafts: &[Draft],
    config: &Config,
    ledger: &Ledger,
) -> Vec<Identifier> {
    let mut found: FxHashMap<&str, Minted<'_>> = FxHashMap::default();
    for minted in catalogue.minted(drafts, config) {
        found.entry(minted.iri).or_insert(minted);
    }
    let mut all = Vec::with_capacity(found.len().max(ledger.entries().len()));
    for (at, entry) in ledger.entries().iter().enumerate() {
        let mut entry = entry.clone();
        let minted = found.remove(&*entry.iri);
        let state = match &minted {
            Some(_) => State::Recorded,
            None if catalogue.replaced_by(at, ledger).is_some() => State::Merged,
            None if entry.gone => State::Gone,
            None if catalogue.things.hidden.contains(&at) => State::Hidden,
            None => State::Vanished,
        };
        match &minted {
            Some(minted) => {
                (entry.gone, entry.since, entry.why) = (false, None, None);
                update(&mut entry, minted, catalogue, drafts, config);
            }
            None if state == State::Merged && entry.merged_into.is_none() => {
                entry.merged_into = catalogue.replaced_by(at, ledger);
            }
            None => {}
        }
        let place = minted.map(|minted| place(&minted, drafts));
        all.push(Identifier {
            entry,
            state,
            place,
        });
    }
    for (iri, minted) in found {
        let mut entry = Entry {
            iri: iri.into(),
            ..Entry::default()
        };
        update(&mut entry, &minted, catalogue, drafts, config);
        if entry.file.is_none() {
            entry.first = Some(drafts[minted.first.0].path().into());
        }
        let place = Some(place(&minted, drafts));
        all.push(Identifier {
            entry,
            state: State::New,
            place,
        });
    }
    all.sort_unstable_by(|a, b| a.entry.iri.cmp(&b.entry.iri));
    all
}

/// Adds what the content says of a thing to what is recorded of it. Keys are never taken away.
fn update(
    entry: &mut Entry,
    minted: &Minted<'_>,
    catalogue: &Catalogue,
    drafts: &[Draft],
    config: &Config,
) {
    entry.kind = minted.kind.into();
    match &minted.keys {
        Keys::Named(named) => add_names(&mut entry.names, named.forms.keys()),
        Keys::Agent(agent) => add_agent(entry, agent),
        Keys::File(file) => {
            let draft = &drafts[*file];
            entry.file = Some(draft.path().into());
            entry.hash.clone_from(&draft.fingerprint);
            entry.first = None;
            let agent = catalogue.agents.of_iri(minted.iri);
            let fields = draft.fields();
            if let Some(agent) = agent {
                let keys = [Key::Title, Key::Aliases, Key::AlternateName, Key::LegalName];
                let names = keys.iter().flat_map(|key| fields.items(*key));
                let names = names.filter_map(|value| Some(value.text()?.trim().into()));
                let names: Vec<Box<str>> = names.collect();
                add_names(&mut entry.names, names.iter());
                add_agent(entry, agent);
            } else {
                let guid = fields.get(Key::Guid).and_then(Value::text);
                entry.guid = guid.map(|guid| guid.trim().into());
                let moved = catalogue.things.moved.get(file);
                let aliases = fields.items(Key::Aliases).iter().filter_map(Value::text);
                let aliases = aliases.map(|alias| under_base(alias, config));
                for alias in moved.cloned().into_iter().chain(aliases) {
                    let is_new = entry.aliases.iter().all(|known| **known != *alias);
                    if is_new && *entry.iri != *alias && alias.starts_with(&config.base) {
                        entry.aliases.push(alias.into());
                    }
                }
                entry.aliases.sort_unstable();
            }
        }
    }
}

fn add_agent(entry: &mut Entry, agent: &Agent) {
    add_names(&mut entry.names, agent.forms.keys());
    let known: FxHashSet<Box<str>> = entry.profiles.iter().cloned().collect();
    let profiles = agent
        .profiles
        .iter()
        .filter(|one| !known.contains(one.as_str()));
    let profiles: Vec<Box<str>> = profiles.map(|profile| profile.as_str().into()).collect();
    entry.profiles.extend(profiles);
    entry.profiles.sort_unstable();
}

/// Adds the forms of a name that no recorded form is like.
fn add_names<'f>(names: &mut Vec<Box<str>>, forms: impl Iterator<Item = &'f Box<str>>) {
    let mut known: FxHashSet<String> = names.iter().map(|name| key(name)).collect();
    let mut forms: Vec<&Box<str>> = forms.collect();
    forms.sort_unstable();
    let new = forms
        .into_iter()
        .filter(|form| !form.is_empty() && known.insert(key(form)));
    names.extend(new.cloned());
    names.sort_unstable();
}

fn place(minted: &Minted<'_>, drafts: &[Draft]) -> Place {
    let (file, span) = minted.first;
    let source = &drafts[file].document.source;
    if span == Span::default() {
        Place::file(source.path.clone())
    } else {
        source.place(span)
    }
}

const fn kind_name(kind: AgentKind) -> Option<&'static str> {
    match kind {
        AgentKind::Person => Some("person"),
        AgentKind::Organization => Some("organization"),
        AgentKind::Agent => Some("agent"),
        AgentKind::Publisher => None,
    }
}

fn unrecorded(minted: &Minted<'_>, drafts: &[Draft]) -> Diagnostic {
    let message = format!("<{}> is not recorded", minted.iri);
    Diagnostic::new(Code::IdentifierUnrecorded, message)
        .at(place(minted, drafts))
        .hint(RECORD_IT)
}

fn vanished(entry: &Entry, ledger: &Ledger) -> Option<Diagnostic> {
    let message = format!("<{}> is no longer in the content", entry.iri);
    let problem = ledger
        .source
        .as_ref()?
        .problem(Code::IdentifierVanished, entry.span, message);
    Some(problem.hint("`filorosso identifiers --write` records that it is gone; `mergedInto: IRI` says what it is now"))
}

fn returned(entry: &Entry, ledger: &Ledger) -> Option<Diagnostic> {
    if !entry.gone && entry.merged_into.is_none() {
        return None;
    }
    let message = format!("<{}> is recorded as gone and is in the content", entry.iri);
    let problem = ledger
        .source
        .as_ref()?
        .problem(Code::IdentifierReturned, entry.span, message);
    Some(problem.hint("`filorosso identifiers --write` records that it is there again"))
}

/// What will be recorded: all identifiers, those that are no longer in the content as gone. No
/// two of them claim one key, so that what is written can be read again.
pub fn next_entries(identifiers: Vec<Identifier>, ledger: &Ledger) -> Vec<Entry> {
    let iris: FxHashSet<Box<str>> = identifiers
        .iter()
        .map(|one| one.entry.iri.clone())
        .collect();
    let mut claims: FxHashMap<Box<str>, Box<str>> = FxHashMap::default();
    for entry in ledger.entries() {
        for key in entry.profiles.iter().chain(&entry.aliases) {
            claims.insert(key.clone(), entry.iri.clone());
        }
    }
    let present = identifiers.iter().filter(|one| one.place.is_some());
    let files = present.filter_map(|one| Some((one.entry.file.clone()?, one.entry.iri.clone())));
    let files: FxHashMap<Box<str>, Box<str>> = files.collect();
    let mut entries = Vec::with_capacity(identifiers.len());
    for Identifier {
        mut entry, state, ..
    } in identifiers
    {
        let known = ledger.find(&entry.iri).map(|at| &ledger.entries()[at]);
        let iri = entry.iri.clone();
        let mut may_have = |key: &Box<str>| {
            let own = known
                .is_some_and(|known| known.profiles.contains(key) || known.aliases.contains(key));
            own || (!iris.contains(key)
                && *claims.entry(key.clone()).or_insert_with(|| iri.clone()) == iri)
        };
        entry.profiles.retain(&mut may_have);
        entry.aliases.retain(&mut may_have);
        // Another thing has its file now.
        let other = entry.file.as_ref().and_then(|file| files.get(file));
        if other.is_some_and(|other| *other != entry.iri) {
            entry.file = None;
        }
        entry.gone |= matches!(state, State::Vanished | State::Merged);
        entries.push(entry);
    }
    entries
}
