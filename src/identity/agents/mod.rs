//! People, organizations, and who may be either.

mod pins;
mod story;
mod unite;
mod whom;

use super::Things;
use super::names::{commonest, free_slug, key, organization_key};
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Key, NamingId, Owner, Reader, clean_profile, forms};
use crate::iri;
use crate::tree::{Span, Value};
use pins::Pins;
use rustc_hash::{FxHashMap, FxHashSet};
pub use story::Step;
use whom::company_of;

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
    pub first: (usize, Span),
    /// How often each form of the name is used.
    pub forms: FxHashMap<Box<str>, usize>,
    /// Profile addresses, cleaned.
    pub profiles: FxHashSet<String>,
    /// Keys of the organizations or people that are named together with this agent.
    company: FxHashSet<Box<str>>,
}

/// Why a naming means an agent, or two agents are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is the first naming of this agent.
    First,
    /// The same profile address.
    Profile,
    /// The same name, compared without case, accents and punctuation.
    Name,
    /// The same name, and the same organization or person beside it.
    Company,
    /// An authority file names it so.
    Authority,
    /// The text says that the two names are one: an acronym and its expansion, a short form.
    Stated,
    /// The same page, and the words of one name are words of the other.
    PageAndName,
    /// An editor decided so.
    Decided,
}

/// Two agents that turned out to be one.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The agent that stays.
    pub kept: usize,
    /// The agent that became it.
    pub gone: usize,
    /// Why.
    pub reason: Reason,
    /// Where that is said.
    pub place: (usize, Span),
    /// The names by which the two went.
    pub names: (Box<str>, Box<str>),
}

/// A name that several agents bear, with nothing to tell them apart.
#[derive(Debug, Clone)]
pub struct Ambiguity {
    /// The file and the naming in it.
    pub naming: (usize, NamingId),
    /// Who is taken.
    pub taken: usize,
    /// Who else it may be.
    pub others: Vec<usize>,
}

/// All agents of a run.
#[derive(Debug, Clone, Default)]
pub struct Agents {
    agents: Vec<Agent>,
    by_profile: FxHashMap<String, usize>,
    by_name: FxHashMap<String, Vec<usize>>,
    /// The agent of each naming of each file, and why; `u32::MAX` for namings that mean nobody.
    of_naming: Vec<Vec<(u32, Reason)>>,
    /// What became of agents that turned out to be others.
    parents: Vec<usize>,
    /// Agents that turned out to be one.
    pub merges: Vec<Merge>,
    /// Names that nothing tells apart.
    pub ambiguities: Vec<Ambiguity>,
    /// What editors decided.
    pins: Pins,
}

/// A naming that means nobody.
const NOBODY: (u32, Reason) = (u32::MAX, Reason::First);

impl Agents {
    /// Finds out who is who among the names of all files, in the order of their paths:
    /// first authority files, then linked profiles, then names alone.
    pub fn new(
        drafts: &[Draft],
        things: &Things,
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut agents = Self {
            of_naming: drafts
                .iter()
                .map(|draft| vec![NOBODY; draft.namings.len()])
                .collect(),
            pins: Pins::new(drafts, reader.decisions),
            ..Self::default()
        };
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
        let shown = |file: usize| things.of_file[file].is_some();
        for identifying in [true, false] {
            for (file, draft) in drafts.iter().enumerate().filter(|(file, _)| shown(*file)) {
                for (id, naming) in draft.namings.iter().enumerate() {
                    if naming.identifying().next().is_some() == identifying
                        && reader.holds(naming.confidence)
                    {
                        agents.meet(file, id, naming, &company_of(draft, id));
                    }
                }
            }
        }
        for (file, draft) in drafts.iter().enumerate().filter(|(file, _)| shown(*file)) {
            agents.unite_stated(file, draft);
        }
        agents.unite_pages(drafts, things);
        agents.settle(&reader.config.base, drafts, problems);
        agents
    }

    /// The agent whom a naming of a file means.
    pub fn of(&self, file: usize, naming: NamingId) -> Option<&Agent> {
        let index = self.of_naming.get(file)?.get(naming)?.0;
        let index = usize::try_from(index).ok().filter(|_| index != u32::MAX)?;
        Some(&self.agents[self.root(index)])
    }

    /// The agent of a name.
    pub fn find(&self, name: &str) -> Option<&Agent> {
        let index = *self.by_name.get(&key(name))?.first()?;
        Some(&self.agents[self.root(index)])
    }

    /// The agent whose profile an address is, or who is known by it.
    pub fn at(&self, address: &str) -> Option<&Agent> {
        let index = *self.by_profile.get(address_key(address))?;
        Some(&self.agents[self.root(index)])
    }

    /// All agents with an IRI, each once.
    pub fn all(&self) -> impl Iterator<Item = &Agent> {
        self.numbered().map(|(_, agent)| agent)
    }

    /// An agent by its number.
    pub fn get(&self, index: usize) -> Option<&Agent> {
        (index < self.agents.len()).then(|| &self.agents[self.root(index)])
    }

    /// All agents that stand for themselves and have an IRI, with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Agent)> {
        let agents = self.agents.iter().enumerate();
        agents.filter(|(index, agent)| self.parents[*index] == *index && !agent.iri.is_empty())
    }

    /// The agent that another turned out to be.
    fn root(&self, mut index: usize) -> usize {
        while self.parents[index] != index {
            index = self.parents[index];
        }
        index
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
            self.bear(index, &name);
        }
    }

    /// Lets an agent be known by a name.
    fn bear(&mut self, index: usize, name: &str) {
        let mut keys = vec![key(name)];
        if self.agents[index].kind != AgentKind::Person {
            keys.push(organization_key(name));
        }
        for key in keys.into_iter().filter(|key| !key.is_empty()) {
            let bearers = self.by_name.entry(key).or_default();
            if !bearers.contains(&index) {
                bearers.push(index);
            }
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
            .name()
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
        let aliases = aliases.iter().flat_map(|key| forms(&fields, *key));
        let aliases = aliases.filter_map(|form| form.value.text());
        for form in [name, &thing.slug].into_iter().chain(aliases) {
            self.bear(index, form);
        }
        self.by_profile.insert(thing.iri.clone(), index);
        let mut addresses = reader.profiles_of(&draft.document.front);
        if kind == AgentKind::Organization {
            let pages = fields.items(Key::Url).iter();
            let pages = pages.filter_map(|page| Some((page.text()?.to_owned(), page.span)));
            addresses.extend(pages);
        }
        for (address, span) in addresses {
            let Ok(address) = iri::address(&address, &reader.config.site) else {
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
                let problem = draft
                    .document
                    .source
                    .problem(Code::ProfileShared, span, message);
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
            company: FxHashSet::default(),
        });
        self.parents.push(self.agents.len() - 1);
        self.agents.len() - 1
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
        let parents = &self.parents;
        let unnamed = self.agents.iter_mut().enumerate();
        for (_, agent) in unnamed.filter(|(at, one)| parents[*at] == *at && one.iri.is_empty()) {
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
