//! What an editor may want to know of those who are named.

use super::{AgentKind, Agents, Things};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::Draft;
use rustc_hash::FxHashSet;

/// Notes guests who have no profile anywhere: nothing but the name tells them from others.
pub(super) fn guests_without_profile(
    drafts: &[Draft],
    things: &Things,
    agents: &Agents,
    problems: &mut Vec<Diagnostic>,
) {
    let mut told = FxHashSet::default();
    for (file, draft) in drafts.iter().enumerate() {
        if things.of_file[file].is_none() {
            continue;
        }
        for appearance in draft.facts.appearances.iter().filter(|one| one.guest) {
            let Some(agent) = agents.of(file, appearance.who) else {
                continue;
            };
            let plain = agent.profiles.is_empty() && agent.authority.is_none();
            if plain && agent.kind == AgentKind::Person && told.insert(agent.iri.as_str()) {
                let span = draft.namings[appearance.who].name.span;
                let message = format!("the guest “{}” has no profile", agent.name);
                let problem = draft
                    .document
                    .source
                    .problem(Code::GuestUnlinked, span, message);
                problems.push(problem.hint(
                    "link the name to a profile, or add a file for the person, so that people of one name stay apart",
                ));
            }
        }
    }
}
