//! Whom a naming means.

use super::{AgentKind, Agents, Bearers, Reason, address_key, is_identifying, numbers};
use crate::extract::{Draft, NamedAs, Naming, NamingId, Profile, Reader};
use crate::identity::names::key;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A naming and what stands with it.
pub(super) struct Scene<'s> {
    /// The number of the file.
    pub(super) file: usize,
    /// The naming in it.
    pub(super) id: NamingId,
    pub(super) naming: &'s Naming,
    /// Its addresses, without one that is somebody else's.
    pub(super) profiles: Vec<&'s Profile>,
    /// VAT and tax numbers that the file gives it.
    pub(super) numbers: BTreeSet<String>,
    /// Keys of those that are named together with it.
    pub(super) company: Vec<Box<str>>,
}

impl Agents {
    /// Finds or makes the agent of a naming.
    pub(super) fn meet(
        &mut self,
        draft: &Draft,
        (file, id): (usize, NamingId),
        numbers: BTreeSet<String>,
        reader: &Reader<'_>,
    ) {
        let naming = &draft.namings[id];
        let scene = Scene {
            file,
            id,
            naming,
            profiles: self.own_profiles(file, id, naming).collect(),
            numbers,
            company: self.company_of(draft, id),
        };
        let (index, reason) = self.whom(&scene, reader);
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
        agent.company.extend(scene.company);
        let known = agent.forms.get_mut(&name.text).map(|count| *count += 1);
        if known.is_none() {
            agent.forms.insert(name.text.clone(), 1);
            self.bear(index, &name.text);
        }
        for number in scene.numbers {
            self.has_number(index, number);
        }
        let profiles = scene.profiles.into_iter();
        for profile in profiles.filter(|profile| is_identifying(profile)) {
            self.agents[index].profiles.insert(profile.iri.clone());
            self.by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
        }
    }

    /// Whom a naming means: whom an editor said, the owner of its profile or number, whom its
    /// file meant when it was recorded, else who bears its name and may be meant.
    fn whom(&mut self, scene: &Scene<'_>, reader: &Reader<'_>) -> (usize, Reason) {
        let (file, naming) = (scene.file, scene.naming);
        let name = &naming.name.text;
        if let Some(index) = self.pinned(file, name) {
            return (index, Reason::Decided);
        }
        if let Some((owner, reason)) = self.owner(scene) {
            return (owner, self.or_recorded(owner, reason));
        }
        let bearers = self.of_name(&self.by_name, naming);
        let mut candidates =
            bearers.map_or_else(Vec::new, |known| self.roots(known.first().iter()));
        let undecided = self.undecided.get(&key(name)).into_iter().flatten();
        let undecided = undecided.take(Bearers::LOOKED_AT);
        for index in undecided.map(|index| self.root(*index)) {
            if !candidates.contains(&index) {
                candidates.push(index);
            }
        }
        candidates.retain(|index| self.may_be(*index, scene));
        let fitting = candidates.len();
        candidates.retain(|index| !self.is_refused(file, name, *index));
        let refused = candidates.len() < fitting;
        let mut said = candidates.iter().copied();
        if let Some(index) = said.find(|index| self.is_said(file, name, *index)) {
            return (index, Reason::Decided);
        }
        let mut meant = self.meant_before(file, naming);
        meant.retain(|index| self.may_be(*index, scene) && !self.is_refused(file, name, *index));
        match meant.as_slice() {
            [] => self.choose(&candidates, scene, refused, reader),
            [only] => self.keep(*only, &candidates, scene),
            [first, ..] => {
                let told = self.told(&meant, scene);
                told.unwrap_or((*first, Reason::Recorded))
            }
        }
    }

    /// Who has a profile or a number that stands with a name.
    fn owner(&self, scene: &Scene<'_>) -> Option<(usize, Reason)> {
        let profiles = scene.profiles.iter();
        let mut owners =
            profiles.filter_map(|profile| self.by_profile.get(address_key(&profile.iri)));
        if let Some(owner) = owners.next() {
            return Some((self.root(*owner), Reason::Profile));
        }
        let owners = scene.numbers.iter();
        let owners = owners.filter_map(|number| self.by_number.get(number));
        let mut owners = owners.map(|owner| self.root(*owner));
        let name = &scene.naming.name.text;
        let owner =
            owners.find(|owner| self.may_be(*owner, scene) && self.is_called_like(*owner, name))?;
        Some((owner, Reason::Number))
    }

    /// Who bears the name of a naming: organizations also without what does not tell them apart.
    pub(super) fn of_name<'b>(
        &self,
        by_name: &'b FxHashMap<String, Bearers>,
        naming: &Naming,
    ) -> Option<&'b Bearers> {
        let name = &naming.name.text;
        by_name.get(&key(name)).or_else(|| {
            let organization = naming.kind == NamedAs::Organization
                || (naming.kind == NamedAs::Agent && self.spelling.is_of_company(name));
            by_name
                .get(&self.spelling.key(name))
                .filter(|_| organization)
        })
    }

    /// What agents turned out to be, each once.
    pub(super) fn roots<'i>(&self, agents: impl Iterator<Item = &'i usize>) -> Vec<usize> {
        let mut roots: Vec<usize> = Vec::new();
        for root in agents.map(|index| self.root(*index)) {
            if !roots.contains(&root) {
                roots.push(root);
            }
        }
        roots
    }

    /// The reason for taking an agent whom nobody has named yet is that it is recorded.
    pub(super) fn or_recorded(&self, index: usize, reason: Reason) -> Reason {
        let agent = &self.agents[index];
        if agent.recorded.is_some() && !agent.is_named {
            Reason::Recorded
        } else {
            reason
        }
    }

    /// Whether a naming may mean an agent: nobody has two profiles on one host or two VAT
    /// numbers, and no person is an organization.
    fn may_be(&self, index: usize, scene: &Scene<'_>) -> bool {
        let agent = &self.agents[index];
        let other_kind = matches!(
            (agent.kind, scene.naming.kind),
            (AgentKind::Person, NamedAs::Organization)
                | (
                    AgentKind::Organization | AgentKind::Publisher,
                    NamedAs::Person
                )
        );
        if other_kind || numbers::differ(&scene.numbers, &agent.numbers) {
            return false;
        }
        let host = |iri: &str| iri.split('/').nth(2).map(str::to_owned);
        let mut profiles = scene
            .profiles
            .iter()
            .filter(|profile| is_identifying(profile));
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
