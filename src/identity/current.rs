//! What people do now: the latest role that content tells of each.

use super::{AgentKind, Catalogue};
use crate::extract::{Draft, Key, NamingId, Role};
use crate::record::Confidence;
use crate::tree::Span;
use std::collections::BTreeMap;

/// The latest role of a person.
#[derive(Debug, Clone)]
pub(super) struct CurrentRole {
    /// The IRI of the person.
    pub(super) iri: String,
    /// The title.
    pub(super) title: Option<String>,
    /// IRIs of the organizations, and where they are named.
    pub(super) organizations: Vec<(String, Span)>,
    /// The file that tells it, and where it tells the title, or who has it.
    pub(super) file: usize,
    pub(super) span: Span,
    pub(super) confidence: Confidence,
}

/// The role of each person in the file that was published last, of several in one file the
/// first: of a guest, or of whoever contributed. What the person's own file says of title or organization is not said again.
pub(super) fn current_roles(drafts: &[Draft], catalogue: &Catalogue) -> Vec<CurrentRole> {
    let mut latest: BTreeMap<&str, (i64, usize, NamingId, &Role)> = BTreeMap::new();
    for (file, draft) in drafts.iter().enumerate() {
        if catalogue.things.of_file[file].is_none() {
            continue;
        }
        let instant = draft
            .published
            .as_ref()
            .map_or(i64::MIN, |date| date.instant);
        let appearances = draft.facts.appearances.iter();
        let appearances = appearances.map(|one| (Some(one.who), one.roles.first()));
        let contributions = draft.contributions.iter();
        let contributions = contributions.map(|one| (one.who, one.roles.first()));
        for (who, role) in appearances.chain(contributions) {
            let (Some(who), Some(role)) = (who, role) else {
                continue;
            };
            let agent = catalogue.agents.of(file, who);
            let Some(agent) =
                agent.filter(|agent| agent.kind == AgentKind::Person && !agent.iri.is_empty())
            else {
                continue;
            };
            let known = latest
                .entry(&agent.iri)
                .or_insert((instant, file, who, role));
            if instant >= known.0 && file != known.1 {
                *known = (instant, file, who, role);
            }
        }
    }
    let current = latest.into_values();
    current
        .filter_map(|(_, file, who, role)| role_of(drafts, catalogue, file, who, role))
        .collect()
}

fn role_of(
    drafts: &[Draft],
    catalogue: &Catalogue,
    file: usize,
    who: NamingId,
    role: &Role,
) -> Option<CurrentRole> {
    let agent = catalogue.agents.of(file, who)?;
    let own = agent.authority.map(|file| drafts[file].fields());
    let says = |key: Key| own.as_ref().is_some_and(|fields| fields.get(key).is_some());
    let title = role.title.as_ref().filter(|_| !says(Key::JobTitle));
    let organizations: Vec<(String, Span)> = role
        .organizations
        .iter()
        .filter(|_| !says(Key::WorksFor))
        .filter_map(|who| {
            let agent = catalogue.agents.of(file, *who)?;
            let span = drafts[file].namings[*who].name.span;
            (!agent.iri.is_empty()).then(|| (agent.iri.clone(), span))
        })
        .collect();
    if title.is_none() && organizations.is_empty() {
        return None;
    }
    Some(CurrentRole {
        iri: agent.iri.clone(),
        title: title.map(|title| title.text.to_string()),
        organizations,
        file,
        span: role
            .title
            .as_ref()
            .map_or_else(|| drafts[file].namings[who].name.span, |title| title.span),
        confidence: role.confidence.min(catalogue.agents.sureness(file, who)),
    })
}
