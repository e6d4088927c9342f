//! Whom a naming means.

use super::{AgentKind, Agents, Ambiguity, Reason, address_key, is_identifying};
use crate::extract::{Draft, NamedAs, Naming, NamingId, Profile};
use crate::identity::names::key;

impl Agents {
    /// Finds or makes the agent of a naming.
    pub(super) fn meet(
        &mut self,
        file: usize,
        id: NamingId,
        naming: &Naming,
        company: &[Box<str>],
    ) {
        let profiles: Vec<&Profile> = self.own_profiles(file, id, naming).collect();
        let (index, reason) = self.whom(file, &profiles, id, naming, company);
        self.of_naming[file][id] = (u32::try_from(index).unwrap_or(u32::MAX), reason);
        let name = &naming.name;
        let agent = &mut self.agents[index];
        if !agent.is_named && agent.recorded.is_some() {
            agent.first = (file, naming.name.span);
        }
        agent.is_named = true;
        if agent.kind == AgentKind::Agent {
            agent.kind = kind_of(naming.kind);
        }
        agent.company.extend(company.iter().cloned());
        let known = agent.forms.get_mut(&name.text).map(|count| *count += 1);
        if known.is_none() {
            agent.forms.insert(name.text.clone(), 1);
            self.bear(index, &name.text);
        }
        for profile in profiles
            .into_iter()
            .filter(|profile| is_identifying(profile))
        {
            self.agents[index].profiles.insert(profile.iri.clone());
            self.by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
        }
    }

    /// Whom a naming means: the owner of its profile, else who bears its name and may be meant.
    fn whom(
        &mut self,
        file: usize,
        profiles: &[&Profile],
        id: NamingId,
        naming: &Naming,
        company: &[Box<str>],
    ) -> (usize, Reason) {
        if let Some(index) = self.pinned(file, &naming.name.text) {
            return (index, Reason::Decided);
        }
        let mut owners = profiles
            .iter()
            .filter_map(|profile| self.by_profile.get(address_key(&profile.iri)));
        if let Some(owner) = owners.next() {
            let owner = self.root(*owner);
            return (owner, self.or_recorded(owner, Reason::Profile));
        }
        let name = &naming.name.text;
        let mut candidates = self.bearers(&key(name));
        let organization = naming.kind == NamedAs::Organization
            || (naming.kind == NamedAs::Agent && self.spelling.is_of_company(name));
        if candidates.is_empty() && organization {
            candidates = self.bearers(&self.spelling.key(name));
        }
        candidates.retain(|index| {
            self.may_be(*index, naming, profiles) && !self.is_refused(file, name, *index)
        });
        let kept = |index: &usize| self.agents[*index].authority.is_some();
        match candidates.as_slice() {
            [] => {
                let index = self.push(AgentKind::Agent, String::new(), String::new(), "", None);
                self.agents[index].first = (file, naming.name.span);
                (index, Reason::First)
            }
            [only] if kept(only) => (*only, Reason::Authority),
            [only] => {
                self.note_namesake(*only, (file, id), naming, company);
                (*only, self.or_recorded(*only, Reason::Name))
            }
            _ => match candidates
                .iter()
                .find(|index| self.is_said(file, name, **index))
            {
                Some(index) => (*index, Reason::Decided),
                None => self.choose(&candidates, file, id, company),
            },
        }
    }

    /// Two files that name different organizations beside one name of a person may mean two
    /// people: they are taken for one, and an editor is asked.
    fn note_namesake(
        &mut self,
        index: usize,
        (file, id): (usize, NamingId),
        naming: &Naming,
        company: &[Box<str>],
    ) {
        let agent = &self.agents[index];
        let person = naming.kind == NamedAs::Person || agent.kind == AgentKind::Person;
        let known = &agent.company;
        let apart = !known.is_empty()
            && !company.is_empty()
            && !company.iter().any(|key| known.contains(key));
        let elsewhere = match agent.home {
            Some(home) => home != file,
            None => agent.is_named && agent.first.0 != file,
        };
        let asked = person && apart && elsewhere;
        if asked && self.as_namesakes(file, &naming.name.text, index).is_none() {
            self.ambiguities.push(Ambiguity {
                naming: (file, id),
                taken: index,
                others: Vec::new(),
            });
        }
    }

    /// Who bears a name, as far as they are looked through.
    fn bearers(&self, key: &str) -> Vec<usize> {
        let bearers = self.by_name.get(key).map_or(&[][..], |known| known.first());
        let mut roots: Vec<usize> = Vec::with_capacity(bearers.len());
        for root in bearers.iter().map(|index| self.root(*index)) {
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        roots
    }

    /// The reason for taking an agent whom nobody has named yet is that it is recorded.
    fn or_recorded(&self, index: usize, reason: Reason) -> Reason {
        let agent = &self.agents[index];
        if agent.recorded.is_some() && !agent.is_named {
            Reason::Recorded
        } else {
            reason
        }
    }

    /// Which of several bearers of a name is meant: the one with the same company, else the one
    /// whom this file names with a profile, or named when it was recorded.
    fn choose(
        &mut self,
        candidates: &[usize],
        file: usize,
        id: NamingId,
        company: &[Box<str>],
    ) -> (usize, Reason) {
        let shared = |index: usize| {
            let known = &self.agents[index].company;
            company.iter().filter(|key| known.contains(*key)).count()
        };
        let best = candidates
            .iter()
            .copied()
            .max_by_key(|index| shared(*index));
        let best = best.unwrap_or_default();
        let tied = candidates
            .iter()
            .filter(|index| shared(**index) == shared(best));
        if shared(best) > 0 && tied.count() == 1 {
            return (best, Reason::Company);
        }
        // Who is named here with a profile is meant here without one, too.
        let here = |index: &&usize| {
            let mut met = self.of_naming[file].iter();
            met.any(|(agent, _)| {
                let agent = usize::try_from(*agent).ok();
                let agent = agent.filter(|agent| *agent < self.agents.len());
                agent.is_some_and(|agent| self.root(agent) == **index)
            })
        };
        let mut met = candidates.iter().filter(here);
        if let (Some(only), None) = (met.next(), met.next()) {
            return (*only, Reason::Home);
        }
        let at_home = |index: &&usize| self.agents[**index].home == Some(file);
        let mut home = candidates.iter().filter(at_home);
        if let (Some(only), None) = (home.next(), home.next()) {
            return (*only, Reason::Home);
        }
        let taken = candidates[0];
        self.ambiguities.push(Ambiguity {
            naming: (file, id),
            taken,
            others: candidates[1..].to_vec(),
        });
        (taken, Reason::Name)
    }

    /// Whether a naming may mean an agent: nobody has two profiles on one host, and no person
    /// is an organization.
    fn may_be(&self, index: usize, naming: &Naming, profiles: &[&Profile]) -> bool {
        let agent = &self.agents[index];
        let other_kind = matches!(
            (agent.kind, naming.kind),
            (AgentKind::Person, NamedAs::Organization)
                | (
                    AgentKind::Organization | AgentKind::Publisher,
                    NamedAs::Person
                )
        );
        if other_kind {
            return false;
        }
        let host = |iri: &str| iri.split('/').nth(2).map(str::to_owned);
        let mut profiles = profiles.iter().filter(|profile| is_identifying(profile));
        profiles.all(|profile| {
            let mut known = agent.profiles.iter();
            agent.profiles.contains(&profile.iri)
                || known.all(|known| host(known) != host(&profile.iri))
        })
    }
}

impl Agents {
    /// Keys of those named together with somebody: the organizations of the roles held.
    pub(super) fn company_of(&self, draft: &Draft, id: NamingId) -> Vec<Box<str>> {
        let here = draft.facts.appearances.iter().filter(|one| one.who == id);
        let organizations = here
            .flat_map(|one| &one.roles)
            .flat_map(|role| &role.organizations);
        organizations
            .map(|other| self.spelling.key(&draft.namings[*other].name.text).into())
            .collect()
    }
}

/// What a naming says of an agent's kind.
const fn kind_of(kind: NamedAs) -> AgentKind {
    match kind {
        NamedAs::Person => AgentKind::Person,
        NamedAs::Organization => AgentKind::Organization,
        NamedAs::Agent => AgentKind::Agent,
    }
}
