//! Who contributed: agents by role, credit nodes, works.

use crate::extract::{Contribution, Key, Naming, NamingId, Owner, Profile};
use crate::identity::AgentKind;
use crate::identity::agents::Agent;
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Class, Confidence, Map, OriginId, Rule, Text, TextKind, Value};
use crate::tree::Span;

/// Lists of agents by what they did, as a record names them.
pub(super) const ROLES: [(&str, &str); 7] = [
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
    named: Named<'a>,
}

/// What a file says of those whom it names.
#[derive(Default)]
pub(super) struct Named<'a> {
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
        for key in [Key::Guest, Key::Host, Key::Author] {
            self.unresolved(key, "people");
        }
        for contribution in &self.draft.contributions {
            self.contribution(thing, contribution, has_cover, &mut found);
        }
        for (name, values) in std::mem::take(&mut found.by_role) {
            self.fields.add_list(name, values);
        }
        self.fields.add_list("credits", found.credits);
        self.fields.add_list("themes", found.themes);
        self.appearances(thing, &mut found.named);
        self.quotations(thing, &mut found.named);
        self.events(&mut found.named);
        self.fields.add_list("people", found.named.people);
        self.fields
            .add_list("organizations", found.named.organizations);
        self.fields.add_list("agents", found.named.agents);
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
        let naming = contribution.who.map(|who| &self.draft.namings[who]);
        let agent = contribution
            .who
            .and_then(|who| catalogue.agents.of(self.file(), who));
        let agent = agent.filter(|agent| !agent.iri.is_empty());
        // The recording of other music is not that of the episode's theme.
        let work = contribution.work.as_ref();
        if let Some(work) = work.filter(|_| &*contribution.role == "theme") {
            let theme = self.theme(&work.text, work.span, agent.zip(naming));
            found.themes.extend(theme);
        }
        let (Some(agent), Some(naming), Some(who)) = (agent, naming, contribution.who) else {
            return;
        };
        let origin = match naming.rule.class() {
            Class::Extracted => self.origins_of(naming.name.span, naming.rule, self.sure(who)),
            _ => self.origins_of(naming.name.span, Rule::Identity, self.sure(who)),
        };
        let iri = || text(agent.iri.as_str(), origin);
        match &*contribution.role {
            "theme" => {}
            "cover" if has_cover => push_new(&mut found.cover, iri()),
            // Whose podcast it is: the publisher's own podcast needs no producer.
            "owner" if agent.kind == AgentKind::Publisher => {}
            role => {
                let role = match (role, agent.kind) {
                    ("owner" | "maker", AgentKind::Person) => "author",
                    ("owner" | "maker", _) => "producer",
                    _ => role,
                };
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
        self.say_agent(who, agent, &mut found.named);
        // Only people hold roles; what they hold is told with the person, see `current`.
        if agent.kind == AgentKind::Person {
            for role in &contribution.roles {
                let (rule, sure) = (role.rule, role.confidence);
                self.organizations(&role.organizations, rule, sure, &mut found.named);
            }
        }
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
        let iri = credit_node(thing, &contribution.role, &label.text, &agent.slug);
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
        let rule = match contribution.who.map(|who| self.draft.namings[who].rule) {
            Some(Rule::Written) => Rule::Written,
            _ => Rule::Credit,
        };
        map.add("label", self.made(&*label.text, label.span, rule));
        found.credits.push(Value::Map(map));
    }

    /// A piece of music and its artist.
    fn theme(
        &mut self,
        name: &'a str,
        span: Span,
        artist: Option<(&'a Agent, &'a Naming)>,
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
        if let Some((artist, naming)) = artist {
            map.add(
                "artist",
                self.made(artist.iri.as_str(), naming.name.span, Rule::Identity),
            );
        }
        Some(Value::Map(map))
    }

    /// How sure it is that a name is one, and that it means whom it is taken for.
    pub(super) fn sure(&self, who: NamingId) -> Confidence {
        let agents = &self.assembler.catalogue.agents;
        let whom = agents.sureness(self.file(), who);
        self.draft.namings[who].confidence.min(whom)
    }

    /// What this file says of an agent: the name it uses, and the address it links to.
    pub(super) fn say_agent(&mut self, who: NamingId, agent: &'a Agent, named: &mut Named<'a>) {
        let naming = &self.draft.namings[who];
        let list = match agent.kind {
            AgentKind::Publisher => return,
            AgentKind::Person => &mut named.people,
            AgentKind::Organization => &mut named.organizations,
            AgentKind::Agent => &mut named.agents,
        };
        let (name, span) = (&*naming.name.text, naming.name.span);
        let addresses: Vec<&str> = naming.profiles().map(|profile| &*profile.iri).collect();
        let known = (
            agent.iri.clone(),
            format!("{name}\n{}", addresses.join("\n")),
        );
        if named.known.contains(&known) && !self.has_details(naming) {
            return;
        }
        named.known.push(known);
        let (said, identity) = if naming.rule.class() == Class::Extracted {
            (naming.rule, naming.rule)
        } else {
            (Rule::Written, Rule::Identity)
        };
        let mut map = Map::default();
        let sure = self.sure(who);
        map.add(
            "iri",
            self.made_sure(agent.iri.as_str(), span, identity, sure),
        );
        let like_slug = !name.contains(|c: char| c.is_uppercase() || c.is_whitespace());
        let is_reference = agent.authority.is_some() && like_slug && iri::slug(name) == *agent.slug;
        if !is_reference {
            // A form that differs only in case is no other name.
            let (form, name, said) = if *agent.name == *name {
                ("name", name, said)
            } else if agent.name.to_lowercase() == name.to_lowercase() {
                ("name", &*agent.name, identity)
            } else {
                ("alternateName", name, said)
            };
            map.add(form, self.made_sure(name, span, said, sure));
        }
        let (mut same_as, mut pages) = (Vec::new(), Vec::new());
        // A link to somebody else's profile is reported, and not published as this one's.
        let own = |profile: &&Profile| {
            profile.iri != agent.iri
                && (profile.owner == Owner::Page || agent.profiles.contains(&profile.iri))
        };
        for profile in naming.profiles().filter(own) {
            let value = self.made(profile.iri.as_str(), span, Rule::Address);
            match profile.owner {
                Owner::Page => pages.push(value),
                _ => same_as.push(value),
            }
        }
        map.add_list("sameAs", same_as);
        map.add_list("url", pages);
        self.details(naming, agent, &mut map);
        list.push(Value::Map(map));
    }
}

/// The IRI of the node that says in which words somebody is credited.
pub(in crate::identity) fn credit_node(thing: &str, role: &str, label: &str, slug: &str) -> String {
    let role = iri::slug(if role == "contributor" { label } else { role });
    format!("{thing}#credit-{role}-{slug}")
}

pub(super) fn text<'a>(text: impl Into<std::borrow::Cow<'a, str>>, origin: OriginId) -> Value<'a> {
    Value::Text(Text {
        text: text.into(),
        kind: TextKind::String,
        origin,
    })
}

pub(super) fn push_new<'a>(list: &mut Vec<Value<'a>>, value: Value<'a>) {
    if list.iter().all(|known| known.text() != value.text()) {
        list.push(value);
    }
}

pub(super) fn member<'v>(value: &'v Value<'_>, name: &str) -> Option<&'v str> {
    match value {
        Value::Map(map) => map.get(name).and_then(Value::text),
        _ => None,
    }
}
