//! Names and IRIs of agents, once it is known who is who.

use super::{Agent, AgentKind, Agents, folder};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::Draft;
use crate::identity::names::{called, free_slug};
use crate::identity::{Ledger, Spelling};
use crate::iri;
use rustc_hash::FxHashMap;

impl Agents {
    /// Chooses names and mints IRIs for the agents that have no file.
    pub(super) fn settle(
        &mut self,
        base: &str,
        drafts: &[Draft],
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut taken: FxHashMap<&str, FxHashMap<String, usize>> = FxHashMap::default();
        for kind in [AgentKind::Person, AgentKind::Organization, AgentKind::Agent] {
            let slugs = ledger.slugs_under(&format!("{base}{}/", folder(kind)));
            taken.insert(folder(kind), slugs);
        }
        for agent in &mut self.agents {
            if agent.recorded.is_some() && agent.authority.is_none() && !agent.forms.is_empty() {
                agent.name = name_of(agent, &self.spelling);
            }
            if agent.authority.is_some() {
                taken
                    .entry(folder(agent.kind))
                    .or_default()
                    .insert(agent.slug.clone(), 1);
            }
        }
        let parents = &self.parents;
        let unnamed = self.agents.iter_mut().enumerate();
        for (_, agent) in unnamed.filter(|(at, one)| parents[*at] == *at && one.iri.is_empty()) {
            agent.name = name_of(agent, &self.spelling);
            let slug = iri::slug(&agent.name);
            let source = &drafts[agent.first.0].document.source;
            if slug.is_empty() {
                let message = format!("no slug can be made of the name “{}”", agent.name);
                let problem = source.problem(Code::SlugEmpty, agent.first.1, message);
                problems.push(problem.hint("write the name in letters"));
                continue;
            }
            let slugs = taken.entry(folder(agent.kind)).or_default();
            agent.slug = free_slug(&slug, slugs);
            agent.iri = format!("{base}{}/{}", folder(agent.kind), agent.slug);
            // Of an undecided one it is told that others bear the name.
            if agent.slug != slug && !agent.undecided {
                let message = format!(
                    "“{}” shares its slug with another name; it becomes <{}>",
                    agent.name, agent.iri
                );
                let hint = "if they are one, write an authority file with both profiles or aliases";
                problems.push(
                    source
                        .problem(Code::SlugCollision, agent.first.1, message)
                        .hint(hint),
                );
            }
        }
    }
}

/// The form of a name that is used most; without its legal form when it is used so too.
fn name_of(agent: &Agent, spelling: &Spelling) -> Box<str> {
    let name = called(&agent.forms);
    if agent.forms.len() < 2 || agent.kind == AgentKind::Person {
        return name;
    }
    let bare = agent.forms.iter();
    let bare = bare.filter(|(form, _)| spelling.is_legal_name_of(&name, form));
    let bare: FxHashMap<Box<str>, usize> =
        bare.map(|(form, count)| (form.clone(), *count)).collect();
    if bare.is_empty() { name } else { called(&bare) }
}
