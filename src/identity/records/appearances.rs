//! Who takes part: guests of episodes, people of articles, each with the roles told here.

use super::contributors::{Named, ROLES, member, push_new, text};
use crate::extract::{Appearance, Role};
use crate::identity::AgentKind;
use crate::identity::agents::Agent;
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

impl<'a> Builder<'a> {
    /// The nodes of all appearances (`appearances`), and the guests themselves (`actors`) or,
    /// in an article, those who are named (`mentions`).
    pub(super) fn appearances(&mut self, thing: &str, named: &mut Named<'a>) {
        let (mut nodes, mut actors, mut mentions) = (Vec::new(), Vec::new(), Vec::new());
        let facts = &self.draft.facts;
        for appearance in &facts.appearances {
            let naming = &self.draft.namings[appearance.who];
            let agents = &self.assembler.catalogue.agents;
            let agent = agents.of(self.file(), appearance.who);
            let Some(agent) = agent.filter(|agent| !agent.iri.is_empty()) else {
                continue;
            };
            let is_person = agent.kind == AgentKind::Person;
            let (span, rule, sure) = (naming.name.span, naming.rule, self.sure(appearance.who));
            let actor = self.made_sure(agent.iri.as_str(), span, rule, sure);
            let list = if appearance.guest && is_person {
                &mut actors
            } else {
                &mut mentions
            };
            push_new(list, actor);
            self.say_agent(appearance.who, agent, named);
            // Only people take part; an organization that is asked for is mentioned.
            if is_person {
                self.nodes(thing, appearance, agent, named, &mut nodes);
            }
        }
        for who in &facts.mentions {
            let naming = &self.draft.namings[*who];
            let agents = &self.assembler.catalogue.agents;
            let Some(agent) = agents.of(self.file(), *who) else {
                continue;
            };
            if agent.iri.is_empty() || is_stated(&actors, &agent.iri) {
                continue;
            }
            let (span, rule, sure) = (naming.name.span, naming.rule, self.sure(*who));
            push_new(
                &mut mentions,
                self.made_sure(agent.iri.as_str(), span, rule, sure),
            );
            self.say_agent(*who, agent, named);
        }
        self.known_names(&actors, &mut mentions);
        self.fields.add_list("appearances", nodes);
        self.fields.add_list("actors", actors);
        self.fields.add_list("mentions", mentions);
    }

    /// Whether somebody has a part in the thing already: as its author, publisher and so on.
    pub(super) fn is_credited(&self, iri: &str) -> bool {
        let is_same = |value: &Value<'_>| value.text() == Some(iri);
        let lists = ROLES.iter().map(|(_, list)| *list).chain(["publisher"]);
        let mut said = lists.filter_map(|list| self.fields.get(list));
        said.any(|value| match value {
            Value::List(items) => items.iter().any(is_same),
            value => is_same(value),
        })
    }

    /// One node for each role of an appearance; one for an appearance without role.
    fn nodes(
        &mut self,
        thing: &str,
        appearance: &'a Appearance,
        agent: &'a Agent,
        named: &mut Named<'a>,
        nodes: &mut Vec<Value<'a>>,
    ) {
        for (iri, role) in appearance_nodes(thing, appearance, &agent.slug) {
            let title = role.and_then(|role| role.title.as_ref());
            if nodes.iter().any(|known| member(known, "iri") == Some(&iri)) {
                continue;
            }
            let naming = &self.draft.namings[appearance.who];
            let told = self.sure(appearance.who);
            let origin = self.origins_of(naming.name.span, naming.rule, told);
            let mut node = Map::default();
            node.add("iri", text(iri, origin));
            node.add("actor", text(agent.iri.as_str(), origin));
            let how = role.map(|role| (role.rule, role.confidence));
            let (rule, sure) = how.unwrap_or((naming.rule, told));
            if let Some(title) = title {
                node.add(
                    "title",
                    self.made_sure(&*title.text, title.span, rule, sure),
                );
            }
            let organizations = role.map_or(&[][..], |role| &role.organizations);
            let organizations = self.organizations(organizations, rule, sure, named);
            node.add_list("organizations", organizations);
            if appearance.guest
                && let Some(day) = self.day_of_publication()
            {
                node.add("date", day);
            }
            nodes.push(Value::Map(node));
        }
    }

    /// Says what the file says of organizations; the result are their IRIs.
    pub(super) fn organizations(
        &mut self,
        namings: &'a [usize],
        rule: Rule,
        sure: u8,
        named: &mut Named<'a>,
    ) -> Vec<Value<'a>> {
        let mut list = Vec::new();
        for who in namings {
            let naming = &self.draft.namings[*who];
            let agents = &self.assembler.catalogue.agents;
            let Some(agent) = agents.of(self.file(), *who) else {
                continue;
            };
            if agent.iri.is_empty() {
                continue;
            }
            let sure = sure.min(agents.sureness(self.file(), *who));
            let value = self.made_sure(agent.iri.as_str(), naming.name.span, rule, sure);
            push_new(&mut list, value);
            self.say_agent(*who, agent, named);
        }
        list
    }

    /// The day on which the file was published, as far as that is a day.
    fn day_of_publication(&mut self) -> Option<Value<'a>> {
        let date = self.draft.published.as_ref()?;
        let day = date.lexical.get(..10)?;
        let span = self
            .front
            .get(crate::extract::Key::Date)
            .map_or(Span::default(), |value| value.span);
        Some(self.made(day.to_owned(), span, Rule::Date))
    }
}

/// The IRIs of the nodes of an appearance, each with its role: one for each role, and one for a
/// guest without any.
pub(in crate::identity) fn appearance_nodes<'a>(
    thing: &str,
    appearance: &'a Appearance,
    slug: &str,
) -> Vec<(String, Option<&'a Role>)> {
    let kind = if appearance.guest { "guest" } else { "person" };
    let base = format!("{thing}#{kind}-{slug}");
    let mut roles: Vec<Option<&Role>> = appearance.roles.iter().map(Some).collect();
    if roles.is_empty() && appearance.guest {
        roles.push(None);
    }
    let nodes = roles.into_iter().enumerate().map(|(number, role)| {
        let title = role.and_then(|role| role.title.as_ref());
        let title = title.map_or_else(String::new, |title| iri::slug(&title.text));
        let iri = match (number, title.as_str()) {
            (0, _) => base.clone(),
            (_, "") => format!("{base}-{}", number + 1),
            (_, title) => format!("{base}-{title}"),
        };
        (iri, role)
    });
    nodes.collect()
}

pub(super) fn is_stated(list: &[Value<'_>], iri: &str) -> bool {
    list.iter().any(|known| known.text() == Some(iri))
}
