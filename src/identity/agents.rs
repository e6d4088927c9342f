use super::Things;
use super::names::{commonest, free_slug, key};
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Contribution, Draft, Key, Owner, Profile, Reader, clean_profile};
use crate::iri;
use crate::tree::{Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of an agent's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentKind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// One of the two.
    Agent,
    /// Who publishes the site.
    Publisher,
}

/// Somebody who is named.
#[derive(Debug, Clone)]
pub struct Agent {
    /// Of which kind.
    pub kind: AgentKind,
    /// The IRI.
    pub iri: String,
    /// The last part of it.
    pub slug: String,
    /// The name: of the authority file, or the form that most files use.
    pub name: Box<str>,
    /// The file that is about this agent.
    pub authority: Option<usize>,
    /// Where the name stands first: the number of the file, and the place in it.
    first: (usize, Span),
    forms: FxHashMap<Box<str>, usize>,
    profiles: FxHashSet<String>,
}

/// All agents of a run.
#[derive(Debug, Clone, Default)]
pub struct Agents {
    agents: Vec<Agent>,
    by_profile: FxHashMap<String, usize>,
    by_name: FxHashMap<String, usize>,
}

impl Agents {
    /// Finds out who is who among the names of all files, in the order of their paths:
    /// first authority files, then linked profiles, then names alone.
    pub fn new(
        drafts: &[Draft],
        things: &Things,
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut agents = Self::default();
        agents.add_publisher(reader.config);
        for (index, draft) in drafts.iter().enumerate() {
            if let Some(thing) = &things.of_file[index] {
                let kind = match reader.config.kinds[draft.kind].name.as_str() {
                    "person" => AgentKind::Person,
                    "organization" => AgentKind::Organization,
                    _ => continue,
                };
                agents.add_authority(index, kind, thing, draft, reader, problems);
            }
        }
        let shown = || {
            let files = drafts.iter().zip(&things.of_file).enumerate();
            let files = files.filter(|(_, (_, thing))| thing.is_some());
            files.flat_map(|(file, (draft, _))| {
                draft.contributions.iter().map(move |one| (file, one))
            })
        };
        for (file, contribution) in shown().filter(|(_, one)| is_identifying(one.profile.as_ref()))
        {
            agents.meet(file, contribution);
        }
        for (file, contribution) in shown().filter(|(_, one)| !is_identifying(one.profile.as_ref()))
        {
            agents.meet(file, contribution);
        }
        agents.settle(&reader.config.base, drafts, problems);
        agents
    }

    /// The agent whom a name with an address means.
    pub fn find(&self, name: &str, profile: Option<&Profile>) -> Option<&Agent> {
        self.index(name, profile).map(|index| &self.agents[index])
    }

    fn index(&self, name: &str, profile: Option<&Profile>) -> Option<usize> {
        profile
            .and_then(|profile| self.by_profile.get(address_key(&profile.iri)))
            .or_else(|| self.by_name.get(&key(name)))
            .copied()
    }

    fn add_publisher(&mut self, config: &Config) {
        let publisher = &config.publisher;
        let name = publisher.name.clone().unwrap_or_default();
        let slug = iri::slug(publisher.iri.rsplit('/').next().unwrap_or(&name));
        let index = self.push(
            AgentKind::Publisher,
            publisher.iri.clone(),
            slug,
            &name,
            None,
        );
        let known = [
            Some(&publisher.iri),
            publisher.url.as_ref(),
            Some(&config.site),
        ];
        for address in known.into_iter().flatten().chain(&publisher.same_as) {
            self.by_profile
                .insert(address_key(address).to_owned(), index);
        }
        if !name.is_empty() {
            self.by_name.insert(key(&name), index);
        }
    }

    fn add_authority(
        &mut self,
        file: usize,
        kind: AgentKind,
        thing: &super::Thing,
        draft: &Draft,
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let fields = draft.fields();
        let name = fields
            .get(Key::Title)
            .and_then(Value::text)
            .map_or(&*thing.slug, str::trim);
        let index = self.push(
            kind,
            thing.iri.clone(),
            thing.slug.clone(),
            name,
            Some(file),
        );
        let aliases = [Key::Aliases, Key::AlternateName, Key::LegalName];
        let aliases = aliases
            .iter()
            .flat_map(|key| fields.items(*key))
            .filter_map(Value::text);
        for form in [name, &thing.slug].into_iter().chain(aliases) {
            self.by_name.entry(key(form)).or_insert(index);
        }
        self.by_profile.insert(thing.iri.clone(), index);
        let page = fields
            .items(Key::Url)
            .iter()
            .filter(|_| kind == AgentKind::Organization);
        for value in fields.items(Key::SameAs).iter().chain(page) {
            let Some(address) = value
                .text()
                .and_then(|text| iri::address(text, &reader.config.site).ok())
            else {
                continue;
            };
            let profile = clean_profile(&address, &reader.profiles);
            let first = *self
                .by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
            if first != index && profile.owner != Owner::Page {
                let message = format!(
                    "<{}> is also a profile of “{}”",
                    profile.iri, self.agents[first].name
                );
                let problem =
                    draft
                        .document
                        .source
                        .problem(Code::ProfileShared, value.span, message);
                problems.push(
                    problem.hint("keep the address in the file of the one whose profile it is"),
                );
            }
            self.agents[index].profiles.insert(profile.iri);
        }
    }

    fn push(
        &mut self,
        kind: AgentKind,
        iri: String,
        slug: String,
        name: &str,
        authority: Option<usize>,
    ) -> usize {
        self.agents.push(Agent {
            kind,
            iri,
            slug,
            name: name.into(),
            authority,
            first: (authority.unwrap_or_default(), Span::default()),
            forms: FxHashMap::default(),
            profiles: FxHashSet::default(),
        });
        self.agents.len() - 1
    }

    /// Counts a name, making an agent when nobody is known by it.
    fn meet(&mut self, file: usize, contribution: &Contribution) {
        let Some(name) = &contribution.name else {
            return;
        };
        let profile = contribution.profile.as_ref();
        let found = self
            .index(&name.text, profile)
            .filter(|index| self.may_be(*index, profile));
        let index = found.unwrap_or_else(|| {
            let index = self.push(AgentKind::Agent, String::new(), String::new(), "", None);
            self.agents[index].first = (file, name.span);
            index
        });
        let agent = &mut self.agents[index];
        let known = agent
            .forms
            .get_mut(&name.text)
            .map(|count| *count += 1)
            .is_some();
        if !known {
            agent.forms.insert(name.text.clone(), 1);
        }
        if agent.kind == AgentKind::Agent {
            agent.kind = kind_of(contribution);
        }
        if !known {
            self.by_name.entry(key(&name.text)).or_insert(index);
        }
        if let Some(profile) = profile.filter(|profile| profile.owner != Owner::Page) {
            self.agents[index].profiles.insert(profile.iri.clone());
            self.by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
        }
    }

    /// Whether a profile may belong to an agent: nobody has two profiles on one site.
    fn may_be(&self, index: usize, profile: Option<&Profile>) -> bool {
        let Some(profile) = profile.filter(|profile| is_identifying(Some(profile))) else {
            return true;
        };
        let agent = &self.agents[index];
        let host = |iri: &str| iri.split('/').nth(2).map(str::to_owned);
        let other_kind = matches!(
            (agent.kind, profile.owner),
            (AgentKind::Person, Owner::Organization) | (AgentKind::Organization, Owner::Person)
        );
        agent.profiles.contains(&profile.iri)
            || (!other_kind
                && agent
                    .profiles
                    .iter()
                    .all(|known| host(known) != host(&profile.iri)))
    }

    /// Chooses names and mints IRIs for the agents that have no file.
    fn settle(&mut self, base: &str, drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
        let mut taken: FxHashMap<&str, FxHashMap<String, usize>> = FxHashMap::default();
        for agent in &self.agents {
            if agent.authority.is_some() {
                taken
                    .entry(folder(agent.kind))
                    .or_default()
                    .insert(agent.slug.clone(), 1);
            }
        }
        for agent in self.agents.iter_mut().filter(|agent| agent.iri.is_empty()) {
            agent.name = commonest(&agent.forms);
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
            if agent.slug != slug {
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

fn is_identifying(profile: Option<&Profile>) -> bool {
    profile.is_some_and(|profile| profile.owner != Owner::Page)
}

/// Addresses are one with and without their last slash.
fn address_key(iri: &str) -> &str {
    iri.trim_end_matches('/')
}

const fn folder(kind: AgentKind) -> &'static str {
    match kind {
        AgentKind::Person => "people",
        AgentKind::Organization | AgentKind::Publisher => "organizations",
        AgentKind::Agent => "agents",
    }
}

/// What a role and an address say of an agent's kind.
fn kind_of(contribution: &Contribution) -> AgentKind {
    match (
        contribution.profile.as_ref().map(|profile| profile.owner),
        &*contribution.role,
    ) {
        (Some(Owner::Person), _) => AgentKind::Person,
        (Some(Owner::Organization), _) | (_, "worksFor" | "parentOrganization") => {
            AgentKind::Organization
        }
        _ => AgentKind::Agent,
    }
}
