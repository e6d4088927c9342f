//! Who contributed: agents by role, credit nodes, works.

use crate::extract::{Contribution, Owner};
use crate::identity::AgentKind;
use crate::identity::agents::Agent;
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Map, OriginId, Rule, Text, TextKind, Value};
use crate::tree::Span;

/// Lists of agents by what they did, as a record names them.
const ROLES: [(&str, &str); 7] = [
    ("author", "authors"),
    ("producer", "producers"),
    ("musicBy", "musicians"),
    ("sponsor", "sponsors"),
    ("contributor", "contributors"),
    ("worksFor", "worksFor"),
    ("parentOrganization", "parentOrganizations"),
];

/// What the contributions of a record add up to.
#[derive(Default)]
struct Found<'a> {
    by_role: Vec<(&'static str, Vec<Value<'a>>)>,
    cover: Vec<Value<'a>>,
    credits: Vec<Value<'a>>,
    themes: Vec<Value<'a>>,
    people: Vec<Value<'a>>,
    organizations: Vec<Value<'a>>,
    agents: Vec<Value<'a>>,
    known: Vec<(String, String)>,
}

impl<'a> Builder<'a> {
    /// All contributions: IRIs by role, credit nodes, and what is said of each name.
    ///
    /// `has_cover` tells whether there is a cover image that somebody may have made;
    /// the result are its creators.
    pub(super) fn contributions(&mut self, thing: &str, has_cover: bool) -> Vec<Value<'a>> {
        let mut found = Found::default();
        for contribution in &self.draft.contributions {
            self.contribution(thing, contribution, has_cover, &mut found);
        }
        for (name, values) in std::mem::take(&mut found.by_role) {
            self.fields.add_list(name, values);
        }
        self.fields.add_list("credits", found.credits);
        self.fields.add_list("themes", found.themes);
        self.fields.add_list("people", found.people);
        self.fields.add_list("organizations", found.organizations);
        self.fields.add_list("agents", found.agents);
        found.cover
    }

    fn contribution(
        &mut self,
        thing: &str,
        contribution: &'a Contribution,
        has_cover: bool,
        found: &mut Found<'a>,
    ) {
        let catalogue = self.assembler.catalogue;
        let agent = contribution.name.as_ref().and_then(|name| {
            catalogue
                .agents
                .find(&name.text, contribution.profile.as_ref())
        });
        let agent = agent.filter(|agent| !agent.iri.is_empty());
        if let Some(work) = &contribution.work {
            let theme = self.theme(&work.text, work.span, agent, contribution);
            found.themes.extend(theme);
        }
        let (Some(agent), Some(name)) = (agent, &contribution.name) else {
            return;
        };
        let origin = self.origin(name.span, Rule::Identity);
        let iri = || text(agent.iri.as_str(), origin);
        match &*contribution.role {
            "theme" => {}
            "cover" if has_cover => push_new(&mut found.cover, iri()),
            role => {
                let list = ROLES
                    .iter()
                    .find(|(known, _)| *known == role)
                    .map_or("contributors", |(_, list)| *list);
                let at = found.by_role.iter().position(|(known, _)| *known == list);
                let at = at.unwrap_or_else(|| {
                    found.by_role.push((list, Vec::new()));
                    found.by_role.len() - 1
                });
                push_new(&mut found.by_role[at].1, iri());
            }
        }
        if contribution.label.is_some() {
            self.credit(thing, contribution, agent, origin, found);
        }
        self.say_agent(&name.text, name.span, contribution, agent, found);
    }

    /// The node that says in which words somebody is credited.
    fn credit(
        &mut self,
        thing: &str,
        contribution: &'a Contribution,
        agent: &'a Agent,
        origin: OriginId,
        found: &mut Found<'a>,
    ) {
        let Some(label) = &contribution.label else {
            return;
        };
        let role = match &*contribution.role {
            "contributor" => iri::slug(&label.text),
            role => iri::slug(role),
        };
        let iri = format!("{thing}#credit-{role}-{}", agent.slug);
        if found
            .credits
            .iter()
            .any(|known| member(known, "iri") == Some(&iri))
        {
            return;
        }
        let mut map = Map::default();
        map.add("iri", text(iri, origin));
        map.add("agent", text(agent.iri.as_str(), origin));
        map.add("label", self.made(&*label.text, label.span, Rule::Credit));
        found.credits.push(Value::Map(map));
    }

    /// A piece of music and its artist.
    fn theme(
        &mut self,
        name: &'a str,
        span: Span,
        artist: Option<&'a Agent>,
        contribution: &'a Contribution,
    ) -> Option<Value<'a>> {
        let work = self.assembler.catalogue.works.get(name)?;
        let mut map = Map::default();
        map.add("iri", self.made(work.iri.as_str(), span, Rule::Identity));
        let form = if *work.name == *name {
            "name"
        } else {
            "alternateName"
        };
        map.add(form, self.made(name, span, Rule::Credit));
        if let (Some(artist), Some(name)) = (artist, &contribution.name) {
            map.add(
                "artist",
                self.made(artist.iri.as_str(), name.span, Rule::Identity),
            );
        }
        Some(Value::Map(map))
    }

    /// What this file says of an agent: the name it uses, and the address it links to.
    fn say_agent(
        &mut self,
        name: &'a str,
        span: Span,
        contribution: &'a Contribution,
        agent: &'a Agent,
        found: &mut Found<'a>,
    ) {
        let list = match agent.kind {
            AgentKind::Publisher => return,
            AgentKind::Person => &mut found.people,
            AgentKind::Organization => &mut found.organizations,
            AgentKind::Agent => &mut found.agents,
        };
        let address = contribution
            .profile
            .as_ref()
            .map_or("", |profile| &profile.iri);
        let known = (agent.iri.clone(), format!("{name}\n{address}"));
        if found.known.contains(&known) {
            return;
        }
        found.known.push(known);
        let mut map = Map::default();
        map.add("iri", self.made(agent.iri.as_str(), span, Rule::Identity));
        let is_reference = agent.authority.is_some() && *agent.slug == *name;
        if !is_reference {
            let form = if *agent.name == *name {
                "name"
            } else {
                "alternateName"
            };
            map.add(form, self.made(name, span, Rule::Written));
        }
        if let Some(profile) = &contribution.profile
            && profile.iri != agent.iri
        {
            let member = if profile.owner == Owner::Page {
                "url"
            } else {
                "sameAs"
            };
            map.add(member, self.made(profile.iri.as_str(), span, Rule::Address));
        }
        list.push(Value::Map(map));
    }
}

fn text<'a>(text: impl Into<std::borrow::Cow<'a, str>>, origin: OriginId) -> Value<'a> {
    Value::Text(Text {
        text: text.into(),
        kind: TextKind::String,
        origin,
    })
}

fn push_new<'a>(list: &mut Vec<Value<'a>>, value: Value<'a>) {
    if list.iter().all(|known| known.text() != value.text()) {
        list.push(value);
    }
}

fn member<'v>(value: &'v Value<'_>, name: &str) -> Option<&'v str> {
    match value {
        Value::Map(map) => map.get(name).and_then(Value::text),
        _ => None,
    }
}
