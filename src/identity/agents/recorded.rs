//! Agents that the record of identifiers knows. They are there before any file is looked at, so
//! that who has one of their profiles or names is them, whatever files come and go.

use super::{AgentKind, Agents, Reason, address_key, key};
use crate::extract::{Draft, Reader, clean_profile};
use crate::identity::claims::Homes;
use crate::identity::{Ledger, Things};
use crate::iri;
use crate::tree::Span;

impl Agents {
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
            && !a
                .profiles
                .iter()
                .any(|one| b.profiles.iter().any(|two| apart(one, two)))
    }
}
