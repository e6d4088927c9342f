//! Agents that turn out to be one.

use super::{AgentKind, Agents, Merge, Reason, page_key};
use crate::extract::{Draft, NamingId, Owner};
use crate::identity::Things;
use crate::identity::names::commonest;
use crate::tree::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// An agent that links to a page, and where it does.
type Linked = (usize, (usize, Span));

/// How many agents of one page are compared with each other.
const PAGE_AGENTS: usize = 8;

impl Agents {
    /// Unites the names of which a text says that they are one.
    pub(super) fn unite_stated(&mut self, file: usize, draft: &Draft) {
        for (one, other) in &draft.facts.same {
            let of = |id: NamingId| self.of_naming[file].get(id).map(|at| at.0);
            let (Some(a), Some(b)) = (of(*one), of(*other)) else {
                continue;
            };
            if a == u32::MAX || b == u32::MAX {
                continue;
            }
            let place = (file, draft.namings[*other].name.span);
            self.unite(a as usize, b as usize, Reason::Stated, place);
        }
    }

    /// Unites organizations that link to one page and of whose names one has all words of the
    /// other. A page alone is no evidence, and less so its host.
    pub(super) fn unite_pages(&mut self, drafts: &[Draft], things: &Things) {
        let mut by_page: FxHashMap<String, Vec<Linked>> = FxHashMap::default();
        for (file, draft) in drafts.iter().enumerate() {
            if things.of_file[file].is_none() {
                continue;
            }
            for (id, naming) in draft.namings.iter().enumerate() {
                let Some(profile) = &naming.profile else {
                    continue;
                };
                let (index, _) = self.of_naming[file][id];
                if profile.owner == Owner::Page && index != u32::MAX {
                    let known = by_page.entry(page_key(&profile.iri)).or_default();
                    // Those behind the first few of a page that many link to are not compared.
                    if known.len() < PAGE_AGENTS
                        && known.iter().all(|(other, _)| *other != index as usize)
                    {
                        known.push((index as usize, (file, naming.name.span)));
                    }
                }
            }
        }
        let mut pages: Vec<_> = by_page.into_iter().filter(|(_, on)| on.len() > 1).collect();
        pages.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (_, on) in pages {
            for (at, (one, place)) in on.iter().enumerate() {
                for (other, _) in on.iter().take(at) {
                    let (a, b) = (self.root(*other), self.root(*one));
                    let organizations = [a, b].iter().all(|index| {
                        matches!(
                            self.agents[*index].kind,
                            AgentKind::Organization | AgentKind::Agent
                        )
                    });
                    if a != b && organizations && self.share_words(a, b) {
                        self.unite(a, b, Reason::PageAndName, *place);
                    }
                }
            }
        }
    }

    /// Whether all words of a form of one agent's name are words of a form of the other's.
    fn share_words(&self, a: usize, b: usize) -> bool {
        let forms = |index: usize| {
            let forms = self.agents[index].forms.keys();
            forms
                .map(|form| self.spelling.key(form))
                .collect::<Vec<_>>()
        };
        let within = |one: &str, other: &str| {
            let words: FxHashSet<&str> = other.split(' ').collect();
            one.len() > 2 && one.split(' ').all(|word| words.contains(word))
        };
        let (ours, theirs) = (forms(a), forms(b));
        ours.iter().any(|one| {
            theirs
                .iter()
                .any(|other| within(one, other) || within(other, one))
        })
    }

    /// Makes two agents one: the one with a file stays, else the one that was met first.
    pub(super) fn unite(&mut self, a: usize, b: usize, reason: Reason, place: (usize, Span)) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let rank = |index: usize| {
            let agent = &self.agents[index];
            (agent.authority.is_none(), agent.iri.is_empty(), index)
        };
        let (kept, gone) = if rank(a) <= rank(b) { (a, b) } else { (b, a) };
        let may_go = reason == Reason::Authority && self.is_only_recorded(gone);
        if !self.agents[gone].iri.is_empty() && !may_go {
            // Two agents that both have an IRI already stay apart; an editor decides.
            return;
        }
        let name = |index: usize| match &self.agents[index] {
            agent if agent.forms.is_empty() => agent.name.clone(),
            agent => commonest(&agent.forms),
        };
        let names = (name(kept), name(gone));
        if reason == Reason::PageAndName && self.pins.keep_apart(place.0, &names.0, &names.1) {
            return;
        }
        self.agents[kept].is_named |= self.agents[gone].is_named;
        let taken = std::mem::take(&mut self.agents[gone].forms);
        for (form, count) in taken {
            *self.agents[kept].forms.entry(form).or_default() += count;
        }
        let profiles = std::mem::take(&mut self.agents[gone].profiles);
        self.agents[kept].profiles.extend(profiles);
        if self.agents[kept].kind == AgentKind::Agent {
            self.agents[kept].kind = self.agents[gone].kind;
        }
        self.parents[gone] = kept;
        self.merges.push(Merge {
            kept,
            gone,
            reason,
            place,
            names,
        });
    }
}
