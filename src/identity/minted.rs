//! What a run minted, compared with what is recorded.

use super::agents::{Agent, AgentKind};
use super::ledger::{Entry, Ledger};
use super::{Catalogue, Named};
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::Draft;
use crate::tree::Span;
use rustc_hash::{FxHashMap, FxHashSet};

const RECORD_IT: &str = "record it with `filorosso identifiers --write`, or leave `--locked` away";

/// How many identifiers that are gone are told one by one.
const TOLD: usize = 100;

/// An IRI whose thing is no longer in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The IRI.
    pub iri: Box<str>,
    /// The thing that it turned out to be.
    pub replaced_by: Option<Box<str>>,
}

/// An IRI that a run minted, and where its thing is named first.
pub(super) struct Minted<'c> {
    pub(super) kind: &'c str,
    pub(super) iri: &'c str,
    pub(super) first: (usize, Span),
    pub(super) keys: Keys<'c>,
}

/// What leads to a minted IRI.
pub(super) enum Keys<'c> {
    File(usize),
    Agent(&'c Agent),
    /// Names, and codes when names alone do not tell.
    Known {
        names: Vec<&'c str>,
        codes: Vec<String>,
    },
}

impl Catalogue {
    /// All IRIs of the kinds that are recorded. Each once; an agent with a file is that file's.
    pub(super) fn minted<'c>(
        &'c self,
        drafts: &'c [Draft],
        config: &'c Config,
    ) -> impl Iterator<Item = Minted<'c>> {
        let files = self.things.of_file.iter().enumerate();
        let files = files.filter_map(move |(file, thing)| {
            let kind = config.kinds[drafts[file].kind].name.as_str();
            let (first, keys) = ((file, Span::default()), Keys::File(file));
            let iri = thing.as_ref()?.iri.as_str();
            Some(Minted {
                kind,
                iri,
                first,
                keys,
            })
        });
        let agents = self.agents.all().filter(|agent| agent.authority.is_none());
        let agents = agents.filter_map(|agent| {
            let (kind, iri, first) = (kind_name(agent.kind)?, agent.iri.as_str(), agent.first);
            Some(Minted {
                kind,
                iri,
                first,
                keys: Keys::Agent(agent),
            })
        });
        let named = |kind: &'static str, named: &'c Named| Minted {
            kind,
            iri: &named.iri,
            first: named.first,
            keys: Keys::Known {
                names: names_of(&named.name, &named.forms),
                codes: Vec::new(),
            },
        };
        let topics = self.topics.all().map(move |one| named("topic", one));
        let works = self.works.all().map(move |one| named("work", one));
        let places = self.places.all().filter(|place| place.authority.is_none());
        let places = places.map(|place| Minted {
            kind: "place",
            iri: &place.iri,
            first: place.first,
            keys: Keys::Known {
                names: names_of(&place.name, &place.forms),
                codes: place.code.iter().cloned().collect(),
            },
        });
        let events = self.events.all().filter(|event| !event.code.is_empty());
        let events = events.map(|event| Minted {
            kind: "event",
            iri: &event.iri,
            first: event.first,
            keys: Keys::Known {
                names: names_of(&event.name, &event.forms),
                codes: vec![event.code.clone()],
            },
        });
        let named = topics.chain(works).chain(places).chain(events);
        files.chain(agents).chain(named)
    }

    /// Finds what is recorded and gone, and reports it. With `locked`, what is not recorded is an
    /// error.
    pub(super) fn compare(
        &mut self,
        drafts: &[Draft],
        config: &Config,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) {
        if ledger.locked && ledger.source.is_none() {
            let message = "no identifiers are recorded yet";
            let problem = Diagnostic::new(Code::IdentifierUnrecorded, message);
            problems.push(problem.hint(RECORD_IT));
            return;
        }
        if ledger.is_empty() && !ledger.locked {
            return;
        }
        let mut present: FxHashSet<usize> = FxHashSet::default();
        for minted in self.minted(drafts, config) {
            match ledger.find(minted.iri) {
                Some(at) => {
                    present.insert(at);
                }
                None if ledger.locked => problems.push(unrecorded(&minted, drafts)),
                None => {}
            }
        }
        let (mut tombstones, mut gone) = (Vec::new(), 0);
        for (at, entry) in ledger.entries().iter().enumerate() {
            let replaced_by = self.replaced_by(at, ledger);
            let replaced_by = replaced_by.filter(|_| !present.contains(&at));
            if present.contains(&at) {
                problems.extend(returned(entry, ledger));
                continue;
            }
            if ledger.is_forgotten(&entry.iri) {
                continue;
            }
            let kept = |iri: &str| {
                !ledger.is_forgotten(iri)
                    || ledger.find(iri).is_some_and(|at| present.contains(&at))
            };
            let replaced_by = replaced_by.filter(|iri| kept(iri));
            let unread = entry
                .file
                .as_ref()
                .is_some_and(|file| ledger.unread.contains(file));
            if unread {
                self.things.hidden.insert(at);
            }
            let hidden = self.things.hidden.contains(&at);
            if replaced_by.is_none() && !entry.gone && !hidden {
                gone += 1;
                problems.extend(vanished(entry, ledger).filter(|_| gone <= TOLD));
            }
            let iri = entry.iri.clone();
            tombstones.push(Tombstone { iri, replaced_by });
        }
        tombstones.extend(self.moved_nodes(drafts, ledger));
        self.tombstones = tombstones;
    }

    /// The IRI of what a recorded thing turned out to be: by the record, or because a file says so.
    pub(super) fn replaced_by(&self, at: usize, ledger: &Ledger) -> Option<Box<str>> {
        let target = ledger.target(at);
        let entry = &ledger.entries()[target];
        let kept = self.agents.of_iri(&entry.iri);
        let iri = kept.map_or(&*entry.iri, |agent| &agent.iri);
        (*iri != *ledger.entries()[at].iri).then(|| iri.into())
    }
}

fn names_of<'c>(name: &'c str, forms: &'c FxHashMap<Box<str>, usize>) -> Vec<&'c str> {
    let forms = forms.keys().map(|form| &**form);
    std::iter::once(name).chain(forms).collect()
}

pub(super) fn place(minted: &Minted<'_>, drafts: &[Draft]) -> Place {
    let (file, span) = minted.first;
    let source = &drafts[file].document.source;
    if span == Span::default() {
        Place::file(source.path.clone())
    } else {
        source.place(span)
    }
}

const fn kind_name(kind: AgentKind) -> Option<&'static str> {
    match kind {
        AgentKind::Person => Some("person"),
        AgentKind::Organization => Some("organization"),
        AgentKind::Agent => Some("agent"),
        AgentKind::Publisher => None,
    }
}

fn unrecorded(minted: &Minted<'_>, drafts: &[Draft]) -> Diagnostic {
    let message = format!("<{}> is not recorded", minted.iri);
    Diagnostic::new(Code::IdentifierUnrecorded, message)
        .at(place(minted, drafts))
        .hint(RECORD_IT)
}

fn vanished(entry: &Entry, ledger: &Ledger) -> Option<Diagnostic> {
    let message = format!("<{}> is no longer in the content", entry.iri);
    let problem = ledger
        .source
        .as_ref()?
        .problem(Code::IdentifierVanished, entry.span, message);
    Some(problem.hint("`filorosso identifiers --write` records that it is gone; `mergedInto: IRI` says what it is now"))
}

fn returned(entry: &Entry, ledger: &Ledger) -> Option<Diagnostic> {
    if !entry.gone && entry.merged_into.is_none() {
        return None;
    }
    let message = format!("<{}> is recorded as gone and is in the content", entry.iri);
    let problem = ledger
        .source
        .as_ref()?
        .problem(Code::IdentifierReturned, entry.span, message);
    Some(problem.hint("`filorosso identifiers --write` records that it is there again"))
}
