//! Agents that the record of identifiers knows. They are there before any file is looked at, so
//! that who has one of their profiles or names is them, whatever files come and go.

use super::{AgentKind, Agents, Bearers, Reason, address_key, is_identifying, key};
use crate::extract::{Draft, Naming, Reader, clean_profile};
use crate::identity::claims::Homes;
use crate::identity::{Ledger, Things};
use crate::iri;
use crate::tree::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// Whom names meant when the record of identifiers was written.
#[derive(Debug, Clone, Default)]
pub(super) struct Recorded {
    /// Who bears each name, as the record has it.
    bearers: FxHashMap<String, Bearers>,
    /// By file, those whom it means by names that others bear too; `None` for a file that is
    /// not recorded.
    meant: Vec<Option<Vec<usize>>>,
    /// The entry that a name led to before it was merged into that of an agent.
    merged: FxHashMap<(usize, String), usize>,
}

impl Agents {
    /// Finds out whom recorded files mean.
    pub(super) fn find_meant(&mut self, things: &Things, ledger: &Ledger) {
        if ledger.is_empty() {
            return;
        }
        self.record.bearers = self.by_name.clone();
        let claims = things.claims.of_file.iter();
        let meant = claims.map(|entry| {
            let means = &ledger.entries()[(*entry)?].means;
            let targets = means.iter().filter_map(|iri| ledger.find(iri));
            let iris = targets.map(|at| &ledger.entries()[ledger.target(at)].iri);
            Some(
                iris.filter_map(|iri| self.by_iri.get(&**iri).copied())
                    .collect(),
            )
        });
        self.record.meant = meant.collect();
    }

    /// Whom a name of a file meant when the file was recorded: who is recorded with the file, or
    /// else the only one of that name. Several when the file means several by it.
    pub(super) fn meant_before(&self, file: usize, naming: &Naming) -> Vec<usize> {
        let Some(Some(meant)) = self.record.meant.get(file) else {
            return Vec::new();
        };
        let Some(bearers) = self.of_name(&self.record.bearers, naming) else {
            return Vec::new();
        };
        let told = meant.iter().filter(|index| bearers.contains(**index));
        let told = self.roots(told);
        if told.is_empty() {
            let mut all = self.roots(bearers.first().iter());
            all.truncate(usize::from(all.len() == 1));
            return all;
        }
        told
    }

    /// The recorded entry whom a name of a file meant before that was merged into an agent: what
    /// the record says is decided.
    pub(super) fn merged_from(&self, file: usize, index: usize, name: &str) -> Option<usize> {
        let is_recorded = self.record.meant.get(file).is_some_and(Option::is_some);
        let merged = self.record.merged.get(&(index, key(name))).copied();
        merged.filter(|_| is_recorded)
    }

    /// Those whom a file means by names that others bear too, so that neither their IRIs nor a
    /// profile tell whom it means.
    pub fn meant_by(&self, file: usize, draft: &Draft) -> Vec<&str> {
        let told = |id: usize| {
            let mut own = self.own_profiles(file, id, &draft.namings[id]);
            own.any(is_identifying)
        };
        let is_shared = |naming: &Naming| {
            let keys = [key(&naming.name.text), self.spelling.key(&naming.name.text)];
            let bearers = keys.iter().filter_map(|key| self.by_name.get(key));
            let all: FxHashSet<usize> = bearers
                .flat_map(Bearers::first)
                .map(|index| self.root(*index))
                .filter(|index| !self.agents[*index].iri.is_empty())
                .collect();
            all.len() > 1
        };
        let namings = draft.namings.iter().enumerate();
        let shared = namings.filter(|(id, naming)| is_shared(naming) && !told(*id));
        let agents = shared.filter_map(|(id, _)| self.of(file, id));
        let agents = agents.filter(|agent| agent.kind != AgentKind::Publisher);
        let mut iris: Vec<&str> = agents.map(|agent| agent.iri.as_str()).collect();
        iris.retain(|iri| !iri.is_empty());
        iris.sort_unstable();
        iris.dedup();
        iris
    }

    /// Adds who is recorded. The keys of an entry that is merged into another are that one's.
    pub(super) fn add_recorded(&mut self, ledger: &Ledger, reader: &Reader<'_>) {
        for (at, entry) in ledger.entries().iter().enumerate() {
            let is_own = ledger.target(at) == at && entry.merged_into.is_none();
            if entry.is_agent() && is_own {
                let kind = match &*entry.kind {
                    "person" => AgentKind::Person,
                    "organization" => AgentKind::Organization,
                    _ => AgentKind::Agent,
                };
                let (iri, slug) = (entry.iri.to_string(), entry.slug().to_owned());
                let name = entry.names.first().map_or("", |name| &**name);
                let index = self.push(kind, iri, slug, name, None);
                self.agents[index].recorded = Some(at);
                self.agents[index].undecided = entry.undecided;
                self.by_iri.insert(entry.iri.to_string(), index);
            }
        }
        for (at, entry) in ledger.entries().iter().enumerate() {
            let target = &ledger.entries()[ledger.target(at)].iri;
            let Some(index) = self.by_iri.get(&**target).copied() else {
                continue;
            };
            for name in &entry.names {
                self.bear(index, name);
                if self.agents[index].undecided {
                    self.undecided.entry(key(name)).or_default().push(index);
                }
                if entry.iri != *target {
                    let own = (index, key(name));
                    self.record.merged.entry(own).or_insert(at);
                }
            }
            for number in &entry.codes {
                self.has_number(index, number.to_string());
            }
            for profile in &entry.profiles {
                let Ok(address) = iri::address(profile, &reader.config.site) else {
                    continue;
                };
                let profile = clean_profile(&address, &reader.profiles).iri;
                let key = address_key(&profile).to_owned();
                self.by_profile.entry(key).or_insert(index);
                self.agents[index].profiles.insert(profile);
            }
        }
    }

    /// Finds the files that named recorded people first, also where they were moved since, and
    /// whom they name together with them: what tells people of one name apart.
    pub(super) fn find_homes(&mut self, drafts: &[Draft], things: &Things, ledger: &Ledger) {
        if self.agents.iter().all(|agent| agent.recorded.is_none()) {
            return;
        }
        let homes = Homes::new(drafts, &things.claims, ledger);
        for index in 0..self.agents.len() {
            let Some(at) = self.agents[index].recorded else {
                continue;
            };
            let entry = &ledger.entries()[at];
            let home = entry.first.as_deref().and_then(|path| homes.of(path));
            let Some(file) = home.filter(|_| &*entry.kind == "person") else {
                continue;
            };
            let names: Vec<String> = entry.names.iter().map(|name| key(name)).collect();
            let namings = drafts[file].namings.iter().enumerate();
            let bears = |name: &str| names.contains(&key(name));
            for (id, _) in namings.filter(|(_, naming)| bears(&naming.name.text)) {
                let company = self.company_of(&drafts[file], id);
                self.agents[index].home = Some(file);
                self.agents[index].company.extend(company);
            }
        }
    }

    /// Whether an agent is recorded and no file is about it.
    pub(super) fn is_only_recorded(&self, index: usize) -> bool {
        let agent = &self.agents[self.root(index)];
        agent.recorded.is_some() && agent.authority.is_none()
    }

    /// Unites an agent who has a file with the recorded ones that bear a name of it and that may
    /// be the same.
    pub(super) fn unite_recorded_name(&mut self, index: usize, name: &str, place: (usize, Span)) {
        let bearers = self.by_name.get(&key(name));
        let bearers = bearers.map_or_else(Vec::new, |bearers| bearers.first().to_vec());
        for other in bearers {
            let other = self.root(other);
            if other != index && self.is_only_recorded(other) && self.may_be_one(index, other) {
                self.unite(index, other, Reason::Authority, place);
            }
        }
    }

    /// Whether nothing speaks against two agents being one: their kinds and their profiles.
    fn may_be_one(&self, index: usize, other: usize) -> bool {
        let (a, b) = (&self.agents[index], &self.agents[other]);
        let host = |iri: &str| iri.split('/').nth(2).map(str::to_owned);
        let apart = |one: &String, two: &String| one != two && host(one) == host(two);
        let kinds = a.kind == b.kind || b.kind == AgentKind::Agent;
        kinds
            && !super::numbers::differ(&a.numbers, &b.numbers)
            && !a
                .profiles
                .iter()
                .any(|one| b.profiles.iter().any(|two| apart(one, two)))
    }
}
