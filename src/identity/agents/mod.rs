//! People, organizations, and who may be either.

mod alike;
mod authority;
mod bearers;
mod choice;
mod misdirected;
mod numbers;
mod pins;
mod recorded;
mod remarks;
mod settle;
mod story;
mod unite;
mod whom;

use super::names::key;
use super::{Ledger, Spelling, Things};
use crate::content::Config;
use crate::diagnostic::Diagnostic;
use crate::extract::{Draft, MARK, NamingId, Owner, Profile, Reader};
use crate::iri;
use crate::record::Confidence;
use crate::tree::Span;
use bearers::Bearers;
use pins::Pins;
use recorded::Recorded;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
pub use story::{Reason, Step};

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
    /// Other names that the file about it gives.
    pub aliases: Vec<Box<str>>,
    /// How often each form of the name is used.
    pub forms: FxHashMap<Box<str>, usize>,
    /// Profile addresses, cleaned.
    pub profiles: FxHashSet<String>,
    /// VAT and tax numbers, each with a word for what it is.
    pub numbers: BTreeSet<String>,
    /// The entry of the record of identifiers.
    pub recorded: Option<usize>,
    /// Whether others bear the name and nobody said yet whether it is one of them.
    pub undecided: bool,
    /// Whether a file of this run is about it or names it; what is only recorded is in no record.
    pub is_named: bool,
    /// For a recorded agent, the file that named it when it was recorded, while it is there.
    home: Option<usize>,
    /// Keys of the organizations or people that are named together with this agent.
    company: FxHashSet<Box<str>>,
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

/// A name that several agents bear, with nothing to tell them apart; or that one bears who may
/// be two.
#[derive(Debug, Clone)]
pub struct Ambiguity {
    /// The file and the naming in it.
    pub naming: (usize, NamingId),
    /// Of whom an editor is asked.
    pub asked: usize,
    /// How sure it is that this one is meant.
    pub confidence: Confidence,
    /// Who is taken: the one that is asked of, or one whom nobody else is known to be.
    pub taken: usize,
    /// Who else bears the name.
    pub others: Vec<usize>,
    /// Whether all that speaks against it are other organizations beside the name.
    pub namesake: bool,
}

/// All agents of a run.
#[derive(Debug, Clone, Default)]
pub struct Agents {
    agents: Vec<Agent>,
    by_profile: FxHashMap<String, usize>,
    /// Pages that files about organizations give; `None` for one that several have.
    by_page: FxHashMap<String, Option<usize>>,
    by_name: FxHashMap<String, Bearers>,
    by_number: FxHashMap<String, usize>,
    /// Those of a name of whom it is not decided who they are, however many bear the name.
    undecided: FxHashMap<String, Vec<usize>>,
    /// Whom names meant when the record of identifiers was written.
    record: Recorded,
    /// Recorded agents and those with files, by IRI.
    by_iri: FxHashMap<String, usize>,
    spelling: Spelling,
    /// Namings that link to somebody else's profile, and whose it is.
    misdirected: FxHashMap<(usize, NamingId), Box<str>>,
    /// The agent of each naming of each file, and why; `u32::MAX` for namings that mean nobody.
    of_naming: Vec<Vec<(u32, Reason)>>,
    /// What became of agents that turned out to be others.
    parents: Vec<usize>,
    /// Agents that turned out to be one.
    pub merges: Vec<Merge>,
    /// Names that nothing tells apart.
    pub ambiguities: Vec<Ambiguity>,
    /// How sure it is that a naming means whom it is taken for, where an editor is asked.
    doubts: FxHashMap<(usize, NamingId), Confidence>,
    /// Recorded entries whom namings meant before they were merged.
    moved: FxHashMap<(usize, NamingId), usize>,
    /// What editors decided.
    pins: Pins,
}

/// A naming that means nobody.
const NOBODY: (u32, Reason) = (u32::MAX, Reason::First);

impl Agents {
    /// Finds out who is who among the names of all files, in the order of their paths:
    /// first who is recorded, then authority files, then linked profiles, then names alone.
    pub fn new(
        drafts: &[Draft],
        things: &Things,
        reader: &Reader<'_>,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut agents = Self {
            spelling: Spelling::new(&reader.ontology.lexicons),
            pins: Pins::new(drafts, reader.decisions, &reader.homeless),
            of_naming: drafts
                .iter()
                .map(|draft| vec![NOBODY; draft.namings.len()])
                .collect(),
            ..Self::default()
        };
        agents.add_publisher(reader.config);
        agents.add_recorded(ledger, reader);
        agents.find_homes(drafts, things, ledger);
        agents.find_meant(things, ledger);
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
        agents.find_misdirected(drafts, things, reader);
        for identifying in [true, false] {
            for (file, draft) in drafts.iter().enumerate().filter(|(file, _)| shown(*file)) {
                let mut numbers = numbers::of_file(draft, reader);
                for (id, naming) in draft.namings.iter().enumerate() {
                    if &*naming.name.text == MARK {
                        continue;
                    }
                    let mut own = agents.own_profiles(file, id, naming);
                    let is_told = own.any(is_identifying) || numbers.contains_key(&id);
                    if is_told == identifying && reader.holds(naming.confidence) {
                        let numbers = numbers.remove(&id).unwrap_or_default();
                        agents.meet(draft, (file, id), numbers, reader);
                    }
                }
            }
        }
        for (file, draft) in drafts.iter().enumerate().filter(|(file, _)| shown(*file)) {
            agents.unite_stated(file, draft);
        }
        agents.unite_pages(drafts, things);
        agents.settle_undecided();
        agents.settle(&reader.config.base, drafts, ledger, problems);
        agents.remark(drafts, reader, problems);
        agents
    }

    /// The agent whom a naming of a file means.
    pub fn of(&self, file: usize, naming: NamingId) -> Option<&Agent> {
        let index = self.of_naming.get(file)?.get(naming)?.0;
        let index = usize::try_from(index).ok().filter(|_| index != u32::MAX)?;
        Some(&self.agents[self.root(index)])
    }

    /// Whether a naming means somebody into whom the record merged whom it meant.
    pub fn has_merged(&self) -> bool {
        !self.moved.is_empty()
    }

    /// The recorded entry whom a naming meant before that was merged into another.
    pub fn was(&self, file: usize, naming: NamingId) -> Option<usize> {
        self.moved.get(&(file, naming)).copied()
    }

    /// The agent of a name.
    pub fn find(&self, name: &str) -> Option<&Agent> {
        let bearers = self.by_name.get(&key(name))?.first();
        let mut roots = bearers.iter().map(|index| &self.agents[self.root(*index)]);
        roots.find(|agent| agent.is_named)
    }

    /// The agent that has an IRI of the record or of a file, or that it turned out to be.
    pub fn of_iri(&self, iri: &str) -> Option<&Agent> {
        let index = *self.by_iri.get(iri)?;
        Some(&self.agents[self.root(index)])
    }

    /// The agent whose profile an address is, or who is known by it.
    pub fn at(&self, address: &str) -> Option<&Agent> {
        let index = *self.by_profile.get(address_key(address))?;
        Some(&self.agents[self.root(index)])
    }

    /// The agent to whom a link leads: whose profile or page it is. The site itself is nobody's.
    pub fn linked(&self, address: &str) -> Option<&Agent> {
        let page = || self.by_page.get(&page_key(address)).copied().flatten();
        let known = self.by_profile.get(address_key(address)).copied();
        let agent = &self.agents[self.root(known.or_else(page)?)];
        let is_linked = agent.kind != AgentKind::Publisher && agent.is_named;
        (is_linked && !agent.iri.is_empty()).then_some(agent)
    }

    /// What became one with the agent of an IRI: a name of it, why, and where that is said.
    pub fn merges_of(&self, iri: &str) -> Vec<(&str, Reason, (usize, Span))> {
        let is_own = |merge: &&Merge| self.agents[self.root(merge.kept)].iri == iri;
        let merges = self.merges.iter().filter(is_own);
        merges
            .map(|merge| (&*merge.names.1, merge.reason, merge.place))
            .collect()
    }

    /// All agents with an IRI who are named in this run, each once.
    pub fn all(&self) -> impl Iterator<Item = &Agent> {
        self.numbered().map(|(_, agent)| agent)
    }

    /// An agent by its number.
    pub fn get(&self, index: usize) -> Option<&Agent> {
        (index < self.agents.len()).then(|| &self.agents[self.root(index)])
    }

    /// All agents who are named in this run, stand for themselves and have an IRI, with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Agent)> {
        let agents = self.agents.iter().enumerate();
        agents.filter(|(index, agent)| {
            self.parents[*index] == *index && agent.is_named && !agent.iri.is_empty()
        })
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
        let plain = key(name);
        if self.agents[index].kind != AgentKind::Person {
            let bare = self.spelling.key(name);
            if bare != plain && !bare.is_empty() {
                self.by_name.entry(bare).or_default().add(index);
            }
        }
        if !plain.is_empty() {
            self.by_name.entry(plain).or_default().add(index);
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
            aliases: Vec::new(),
            forms: FxHashMap::default(),
            profiles: FxHashSet::default(),
            numbers: BTreeSet::new(),
            recorded: None,
            undecided: false,
            is_named: false,
            home: None,
            company: FxHashSet::default(),
        });
        self.parents.push(self.agents.len() - 1);
        self.agents.len() - 1
    }
}

fn is_identifying(profile: &Profile) -> bool {
    profile.owner != Owner::Page
}

/// A page of the web, without what does not tell pages apart.
pub(super) fn page_key(iri: &str) -> String {
    let rest = iri.split_once("://").map_or(iri, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_ascii_lowercase()
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
