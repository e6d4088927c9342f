//! Events: which tellings are of one, and its IRI.

use super::names::{commonest, free_slug, key};
use super::{Ledger, Things};
use crate::extract::{Draft, EventFact, Key, Reader, Spanned};
use crate::iri;
use crate::tree::{Span, Value};
use rustc_hash::FxHashMap;

/// How long a slug may be before the date behind it, in bytes.
const SLUG_BYTES: usize = 72;
/// How many characters of a date name its day.
const DAY: usize = 10;

/// Something that takes place, as texts tell it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its IRI.
    pub iri: String,
    /// The form of its name that most files use.
    pub name: Box<str>,
    /// The day on which it begins, as much as is known; empty for a series.
    day: Box<str>,
    /// Its name and its day, by which it is recorded; empty for one that has a file.
    pub code: String,
    /// Where it is told first: the number of the file, and the place in it.
    pub first: (usize, Span),
    /// How often each form of its name is used.
    pub forms: FxHashMap<Box<str>, usize>,
}

/// All events of a run.
#[derive(Debug, Clone, Default)]
pub struct Events {
    events: Vec<Event>,
    by_key: FxHashMap<String, usize>,
    /// Event and series of each telling of each file; `usize::MAX` for none.
    of_fact: Vec<Vec<(usize, usize)>>,
}

impl Events {
    /// Finds out which tellings are of one event: those with the same name and the same day. One
    /// that has a file of its own is that file's thing.
    pub fn new(drafts: &[Draft], things: &Things, reader: &Reader<'_>, ledger: &Ledger) -> Self {
        let mut events = Self {
            of_fact: vec![Vec::new(); drafts.len()],
            ..Self::default()
        };
        for (file, draft) in drafts.iter().enumerate() {
            let Some(thing) = &things.of_file[file] else {
                continue;
            };
            let class = reader.config.kinds[draft.kind].class.as_deref();
            if class.is_some_and(|class| class.ends_with("Event")) {
                events.add_file(draft, &thing.iri);
            }
        }
        for (file, draft) in drafts.iter().enumerate() {
            if things.of_file[file].is_none() {
                continue;
            }
            let told = draft.facts.events.iter();
            let told = told.map(|fact| {
                if reader.holds(fact.confidence) {
                    events.meet(file, fact)
                } else {
                    (usize::MAX, usize::MAX)
                }
            });
            events.of_fact[file] = told.collect();
        }
        events.settle(things, &reader.config.base, ledger);
        events
    }

    /// The event that a file tells of, by its number among the file's events.
    pub fn of(&self, file: usize, fact: usize) -> Option<&Event> {
        let (event, _) = self.of_fact.get(file)?.get(fact)?;
        self.get(*event)
    }

    /// The series of that event.
    pub fn series_of(&self, file: usize, fact: usize) -> Option<&Event> {
        let (_, series) = self.of_fact.get(file)?.get(fact)?;
        self.get(*series)
    }

    /// All events with an IRI.
    pub fn all(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| !event.iri.is_empty())
    }

    fn get(&self, event: usize) -> Option<&Event> {
        self.events.get(event).filter(|event| !event.iri.is_empty())
    }

    /// The file of an event: its title, on its day and on any.
    fn add_file(&mut self, draft: &Draft, iri: &str) {
        let fields = draft.fields();
        let Some(title) = fields.get(Key::Title).and_then(Value::text) else {
            return;
        };
        let title = title.trim();
        self.events.push(Event {
            iri: iri.to_owned(),
            name: title.into(),
            day: Box::default(),
            code: String::new(),
            first: (0, Span::default()),
            forms: FxHashMap::default(),
        });
        let event = self.events.len() - 1;
        self.by_key.entry(key(title)).or_insert(event);
    }

    fn meet(&mut self, file: usize, fact: &EventFact) -> (usize, usize) {
        let start = fact.start.as_ref().map_or("", |start| &start.date.lexical);
        let day = start.get(..DAY).unwrap_or(start);
        let event = self.named(&fact.name, day, file);
        let series = fact.series.as_ref();
        let series = series.map_or(usize::MAX, |series| self.named(series, "", file));
        (event, if series == event { usize::MAX } else { series })
    }

    /// The event of a name and a day.
    fn named(&mut self, name: &Spanned, day: &str, file: usize) -> usize {
        let (name, span) = (&*name.text, name.span);
        let of_file = self.by_key.get(&key(name)).copied();
        let of_file = of_file.filter(|event| !self.events[*event].iri.is_empty());
        let known = format!("{}\n{day}", key(name));
        let event = of_file.or_else(|| self.by_key.get(&known).copied());
        let event = event.unwrap_or_else(|| {
            self.events.push(Event {
                iri: String::new(),
                name: Box::default(),
                day: day.into(),
                code: format!("{}@{day}", key(name)),
                first: (file, span),
                forms: FxHashMap::default(),
            });
            self.events.len() - 1
        });
        self.by_key.entry(known).or_insert(event);
        *self.events[event].forms.entry(name.into()).or_default() += 1;
        event
    }

    /// Chooses names and mints IRIs: the slug of the name, and the day behind it, so that it does
    /// not depend on other events of the same name.
    fn settle(&mut self, things: &Things, base: &str, ledger: &Ledger) {
        let folder = format!("{base}events/");
        self.take_recorded(ledger);
        let mut taken: FxHashMap<String, usize> = ledger.slugs_under(&folder);
        let own = things.of_file.iter().flatten();
        let own = own.filter_map(|thing| thing.iri.strip_prefix(&folder));
        taken.extend(own.map(|slug| (slug.to_owned(), 1)));
        for event in self
            .events
            .iter_mut()
            .filter(|event| !event.code.is_empty())
        {
            event.name = commonest(&event.forms);
            if !event.iri.is_empty() || event.forms.is_empty() {
                continue;
            }
            let mut slug = iri::slug(&event.name);
            if slug.len() > SLUG_BYTES {
                let end = slug[..SLUG_BYTES].rfind('-').unwrap_or(SLUG_BYTES);
                slug.truncate(end);
            }
            if slug.is_empty() {
                continue;
            }
            if !event.day.is_empty() {
                slug = format!("{slug}-{}", event.day);
            }
            event.iri = format!("{folder}{}", free_slug(&slug, &mut taken));
        }
    }

    /// Gives recorded events their IRIs. Those that are recorded as one become one.
    fn take_recorded(&mut self, ledger: &Ledger) {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut kept: Vec<usize> = (0..self.events.len()).collect();
        for (at, kept) in kept.iter_mut().enumerate() {
            let Some(iri) = ledger.iri_for("event", [self.events[at].code.as_str()]) else {
                continue;
            };
            *kept = *first.entry(iri).or_insert(at);
            if *kept == at {
                iri.clone_into(&mut self.events[at].iri);
            } else {
                let forms = std::mem::take(&mut self.events[at].forms);
                for (form, count) in forms {
                    *self.events[*kept].forms.entry(form).or_default() += count;
                }
            }
        }
        let one = |event: &mut usize| *event = kept.get(*event).copied().unwrap_or(*event);
        for (event, series) in self.of_fact.iter_mut().flatten() {
            one(event);
            one(series);
        }
    }
}
