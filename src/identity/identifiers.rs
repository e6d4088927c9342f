//! What a run minted, beside what is recorded: which identifiers are new, which are gone, and
//! what the record will be when it is written next.

use super::Catalogue;
use super::agents::Agent;
use super::claims::{Homes, under_base};
use super::ledger::{Entry, Ledger};
use super::minted::{Keys, Minted, place};
use super::names::key;
use crate::content::Config;
use crate::diagnostic::Place;
use crate::extract::{Draft, Key};
use crate::tree::Value;
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
    let homes = Homes::new(drafts, &catalogue.things.claims, ledger);
    let mut all = Vec::with_capacity(found.len().max(ledger.entries().len()));
    for (at, entry) in ledger.entries().iter().enumerate() {
        let mut entry = entry.clone();
        let minted = found.remove(&*entry.iri);
        if minted.is_none() && ledger.is_forgotten(&entry.iri) {
            continue;
        }
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
                let first = entry.first.take();
                let unread = first.iter().any(|path| ledger.unread.contains(path));
                let home = first.as_deref().filter(|_| !unread);
                // A file that moved stays the first; for one that is gone comes the next.
                let home = home.map(|path| homes.of(path).unwrap_or(minted.first.0));
                entry.first = home.map(|file| drafts[file].path().into()).or(first);
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
    if !ledger.forgotten.is_empty() {
        let known: FxHashSet<Box<str>> = all.iter().map(|one| one.entry.iri.clone()).collect();
        for one in &mut all {
            let target = one.entry.merged_into.take();
            one.entry.merged_into = target.filter(|iri| known.contains(iri));
        }
    }
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
        Keys::Known { names, codes } => {
            add_names(&mut entry.names, names.iter().copied());
            let new = codes
                .iter()
                .filter(|code| !entry.codes.iter().any(|one| **one == ***code));
            let new: Vec<Box<str>> = new.map(|code| code.as_str().into()).collect();
            entry.codes.extend(new);
            entry.codes.sort_unstable();
        }
        Keys::Agent(agent) => {
            add_agent(entry, agent);
            entry.undecided = agent.undecided;
        }
        Keys::File(file) => {
            let draft = &drafts[*file];
            entry.file = Some(draft.path().into());
            entry.hash.clone_from(&draft.fingerprint);
            (entry.first, entry.undecided) = (None, false);
            let means = catalogue.agents.meant_by(*file, draft);
            entry.means = means.into_iter().map(Into::into).collect();
            let agent = catalogue.agents.of_iri(minted.iri);
            let fields = draft.fields();
            if let Some(agent) = agent {
                let keys = [Key::Title, Key::Aliases, Key::AlternateName, Key::LegalName];
                let names = keys.iter().flat_map(|key| fields.items(*key));
                let names = names.filter_map(|value| Some(value.text()?.trim()));
                let names: Vec<&str> = names.collect();
                add_names(&mut entry.names, names.into_iter());
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
    add_names(&mut entry.names, agent.forms.keys().map(|form| &**form));
    let known: FxHashSet<Box<str>> = entry.profiles.iter().cloned().collect();
    let profiles = agent
        .profiles
        .iter()
        .filter(|one| !known.contains(one.as_str()));
    let profiles: Vec<Box<str>> = profiles.map(|profile| profile.as_str().into()).collect();
    entry.profiles.extend(profiles);
    entry.profiles.sort_unstable();
    let numbers = agent.numbers.iter().map(|number| number.as_str().into());
    entry.codes.extend(numbers);
    entry.codes.sort_unstable();
    entry.codes.dedup();
}

/// Adds the forms of a name that no recorded form is like.
fn add_names<'f>(names: &mut Vec<Box<str>>, forms: impl Iterator<Item = &'f str>) {
    let mut known: FxHashSet<String> = names.iter().map(|name| key(name)).collect();
    let mut forms: Vec<&str> = forms.collect();
    forms.sort_unstable();
    let new = forms
        .into_iter()
        .filter(|form| !form.is_empty() && known.insert(key(form)));
    names.extend(new.map(Into::into));
    names.sort_unstable();
}

/// Keys that an entry has for itself alone, whatever their sort.
fn keys_of(entry: &Entry) -> impl Iterator<Item = &Box<str>> {
    let codes = entry.codes.iter().filter(|_| entry.is_agent());
    entry.profiles.iter().chain(&entry.aliases).chain(codes)
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
        for key in keys_of(entry) {
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
        let iri = entry.iri.clone();
        let own = ledger.find(&iri).map(|at| &ledger.entries()[at]);
        let own: FxHashSet<&Box<str>> = own.into_iter().flat_map(keys_of).collect();
        let mut may_have = |key: &str| {
            own.contains(&Box::from(key))
                || (!iris.contains(key)
                    && *claims.entry(key.into()).or_insert_with(|| iri.clone()) == iri)
        };
        entry.profiles.retain(|key| may_have(key));
        entry.aliases.retain(|key| may_have(key));
        if entry.is_agent() {
            entry.codes.retain(|key| may_have(key));
        }
        // Another thing has its file now.
        let other = entry.file.as_ref().and_then(|file| files.get(file));
        if other.is_some_and(|other| *other != entry.iri) {
            entry.file = None;
        }
        entry.means.retain(|iri| iris.contains(iri));
        entry.gone |= matches!(state, State::Vanished | State::Merged);
        entries.push(entry);
    }
    entries
}
