use super::known::KnownNames;
use super::notices::guests_without_profile;
use super::platforms::check_platforms;
use super::{Agents, Events, Ledger, Names, Pages, Places, Portraits, Things, Tombstone};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Key, MARK, Reader};
use crate::tree::Value;
use std::collections::BTreeMap;

/// All things of a run, each with its IRI.
#[derive(Debug)]
pub struct Catalogue {
    /// What the files are the files of.
    pub things: Things,
    /// People, organizations and who may be either.
    pub agents: Agents,
    /// Their names, ready to be found in texts.
    pub known: KnownNames,
    /// Places that are named, and those that they lie in.
    pub places: Places,
    /// Events that are told of.
    pub events: Events,
    /// What else is known of them.
    pub portraits: Portraits,
    /// Keywords.
    pub topics: Names,
    /// Music and other works.
    pub works: Names,
    /// Seasons by podcast and number.
    pub seasons: BTreeMap<(String, u64), Season>,
    /// The pages of files, for links that lead to them.
    pub pages: Pages,
    /// Recorded identifiers whose things are no longer in the content.
    pub tombstones: Vec<Tombstone>,
}

/// A season as its episodes tell it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Season {
    /// The files of its episodes.
    pub episodes: Vec<usize>,
}

impl Catalogue {
    /// Gathers what all files say and gives each thing its IRI.
    pub fn new(
        drafts: &[Draft],
        reader: &Reader<'_>,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let things = Things::new(drafts, reader, ledger, problems);
        let agents = Agents::new(drafts, &things, reader, ledger, problems);
        guests_without_profile(drafts, &things, &agents, problems);
        let known = KnownNames::new(&agents, reader);
        let places = Places::new(drafts, &things, reader, ledger, problems);
        let events = Events::new(drafts, &things, reader, ledger);
        check_platforms(drafts, &things, reader, problems);
        let portraits = Portraits::new(drafts, &things, &agents, reader);
        let pages = Pages::new(drafts, &things, reader.config);
        let mut catalogue = Self {
            things,
            agents,
            known,
            places,
            events,
            portraits,
            topics: Names::default(),
            works: Names::default(),
            seasons: BTreeMap::new(),
            pages,
            tombstones: Vec::new(),
        };
        for (index, draft) in drafts.iter().enumerate() {
            if catalogue.things.of_file[index].is_some() {
                catalogue.gather(index, draft);
            }
        }
        let base = &reader.config.base;
        let (topics, works) = (format!("{base}topics/"), format!("{base}works/"));
        let nameless = catalogue.topics.settle("topic", &topics, ledger);
        let of_works = catalogue.works.settle("work", &works, ledger);
        for (name, (file, span)) in nameless.into_iter().chain(of_works) {
            let message = format!("no slug can be made of “{name}”; it gets no IRI");
            let problem = drafts[file]
                .document
                .source
                .problem(Code::SlugEmpty, span, message);
            problems.push(problem.hint("write it with letters or digits"));
        }
        catalogue.compare(drafts, reader.config, ledger, problems);
        catalogue
    }

    fn gather(&mut self, index: usize, draft: &Draft) {
        let fields = draft.fields();
        for value in fields.items(Key::Keywords) {
            for part in value.text().into_iter().flat_map(keywords) {
                self.topics.count(part, index, value.span);
            }
        }
        for work in draft
            .contributions
            .iter()
            .filter(|one| &*one.role == "theme")
            .filter_map(|one| one.work.as_ref())
        {
            self.works.count(&work.text, index, work.span);
        }
        let podcast = self.things.of_file[index]
            .as_ref()
            .and_then(|thing| thing.podcast.clone());
        let season = fields
            .get(Key::Season)
            .and_then(Value::text)
            .and_then(|text| text.trim().parse().ok());
        if let (Some(podcast), Some(season)) = (podcast, season) {
            self.seasons
                .entry((podcast, season))
                .or_default()
                .episodes
                .push(index);
        }
    }
}

/// The keywords of a value: parts between commas, without those that name somebody who is left out.
pub(super) fn keywords(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.contains(MARK))
}
