//! What a language says around events, made ready once for all files.

use crate::content::Lexicon;
use crate::extract::rules::scan::Phrases;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// A noun for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Noun {
    /// Whether it says of an event only that it is one, and may take up one named before.
    pub is_general: bool,
}

/// A verb that says when or where something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verb {
    /// Whether it is said of events nearly always: `si terrà`, not `parte`.
    pub is_strong: bool,
    /// Whether it ends with a participle, so that its subject may be something else that was
    /// made or shown: `è stato presentato`.
    pub is_passive: bool,
}

/// What a line of a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Label {
    /// When.
    Time,
    /// A day, which may also be that of the document.
    Day,
    /// Where.
    Place,
    /// What.
    #[default]
    What,
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct EventWords {
    /// Head nouns.
    pub nouns: Phrases<Noun>,
    /// General nouns that may take up an event of any kind, folded.
    pub vague: FxHashSet<String>,
    /// Verbs.
    pub verbs: Phrases<Verb>,
    /// Participles of its verbs.
    pub participles: FxHashSet<String>,
    /// Participles of organizing.
    pub organizing: FxHashSet<String>,
    /// Words between such a participle and who did it: `da`, `by`.
    pub agents: FxHashSet<String>,
    /// Words before a date that is no event's.
    pub deadlines: Phrases<()>,
    /// The same, right before the date.
    pub limits: Phrases<()>,
    /// Words that say of a day that it is still to come, or that it is over.
    pub ahead: Phrases<()>,
    pub past: Phrases<()>,
    /// Words for "and", and those before the first of two days, folded.
    pub and: FxHashSet<String>,
    pub between: FxHashSet<String>,
    /// Nouns for several events, folded.
    pub several: FxHashSet<String>,
    /// Verbs before the last day of something.
    pub closing: Phrases<()>,
    /// What says before a last day that something goes on until then.
    pub lasting: Phrases<()>,
    /// Verbs of what people talk about.
    pub discussing: Phrases<()>,
    /// Verbs of what somebody will show or speak of.
    pub showing: Phrases<()>,
    /// Verbs of what opens or is shown.
    pub opening: Phrases<()>,
    /// What begins a line of a notice.
    pub labels: Phrases<Label>,
    /// Words that say of a list of dated titles that it is one of events.
    pub lists: Phrases<()>,
    /// Before the name of a larger event.
    pub during: Phrases<()>,
    /// Words for a part of a series.
    pub phases: Phrases<()>,
    /// `of`.
    pub genitives: Phrases<()>,
    /// Prepositions that go on within a name: `of`, `on`, `for`.
    pub inner: Phrases<()>,
    /// All prepositions of one word.
    pub prepositions: FxHashSet<String>,
    /// Articles.
    pub articles: FxHashSet<String>,
    /// Articles of several.
    pub plural: FxHashSet<String>,
    /// Phrases with a noun for events that say when: `fine settimana`.
    pub idle: Phrases<()>,
    /// What stands where an article may.
    pub determiners: FxHashSet<String>,
    /// What kinds of pages are called that tell of events: `event`, `eventi`.
    pub kinds: FxHashSet<String>,
    /// What asks people to come: `vi aspettiamo`.
    pub inviting: Phrases<()>,
    /// Between a day and what there is on it.
    pub there: FxHashSet<String>,
    /// What says before its name that there will be something: `ci sarà`.
    pub coming: Phrases<()>,
    /// Verbs of who is host to something.
    pub hosting: Phrases<()>,
    /// Words before the second of two dates.
    pub until: Phrases<()>,
    /// The language's commonest words.
    pub common: FxHashSet<String>,
}

/// The words of all languages.
#[derive(Debug, Clone, Default)]
pub struct EventLexicon {
    by_language: FxHashMap<String, EventWords>,
}

impl EventLexicon {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let each = lexicons
            .iter()
            .map(|lexicon| (lexicon.language.clone(), EventWords::new(lexicon)));
        Self {
            by_language: each.collect(),
        }
    }

    /// The words of a language (BCP 47), by its first part.
    pub fn of(&self, language: &str) -> Option<&EventWords> {
        let primary = language.split('-').next().unwrap_or(language);
        self.by_language.get(primary)
    }
}

impl EventWords {
    fn new(lexicon: &Lexicon) -> Self {
        let set = |forms: &[String]| -> FxHashSet<String> {
            forms.iter().map(|form| fold(form)).collect()
        };
        let phrases = |lists: &[&[String]]| {
            let mut phrases = Phrases::default();
            for form in lists.iter().copied().flatten() {
                phrases.entry(form);
            }
            phrases
        };
        let (events, prepositions) = (&lexicon.events, &lexicon.prepositions);
        let mut words = Self {
            participles: set(&events.verbs.participles),
            vague: set(&events.vague),
            organizing: set(&events.organizing),
            deadlines: phrases(&[&events.deadlines]),
            limits: phrases(&[&events.limits]),
            ahead: phrases(&[&events.ahead]),
            past: phrases(&[&events.past]),
            discussing: phrases(&[&events.discussing]),
            opening: phrases(&[&events.opening]),
            showing: phrases(&[&events.showing]),
            closing: phrases(&[&events.closing]),
            lasting: phrases(&[&events.lasting]),
            idle: phrases(&[&events.idle]),
            hosting: phrases(&[&events.hosting]),
            coming: phrases(&[&events.coming]),
            lists: phrases(&[&events.lists]),
            inviting: phrases(&[&events.inviting]),
            during: phrases(&[&events.during]),
            phases: phrases(&[&events.phases]),
            genitives: phrases(&[&prepositions.genitive]),
            inner: phrases(&[
                &prepositions.genitive,
                &prepositions.within,
                &prepositions.on_behalf,
            ]),
            articles: set(&lexicon.articles.definite),
            common: set(&lexicon.stopwords),
            ..Self::default()
        };
        let lists = [
            &prepositions.genitive,
            &prepositions.at,
            &prepositions.within,
            &prepositions.from,
            &prepositions.with,
            &prepositions.on_behalf,
            &lexicon.place_cues.municipality,
        ];
        let single = lists.into_iter().flatten().map(|form| fold(form));
        words.prepositions = single.filter(|form| !form.contains(' ')).collect();
        words.articles.extend(set(&lexicon.articles.indefinite));
        words.plural = set(&lexicon.articles.plural);
        words.determiners = set(&events.determiners);
        words.there = set(&events.there);
        words.kinds = set(&events.kinds);
        words.and = set(&lexicon.credits.and);
        words.between = set(&events.between);
        words.several = set(&events.lists);
        words.until = phrases(&[&events.time_cues.until]);
        words.agents = set(&prepositions.from);
        words.agents.extend(set(&lexicon.credits.by));
        let general = set(&events.general);
        for noun in events.nouns.iter().chain(&events.general) {
            if let Some(known) = words.nouns.entry(noun) {
                known.is_general = general.contains(&fold(noun));
            }
        }
        words.add_verbs(lexicon);
        let labels = [
            (&events.labels.time, Label::Time),
            (&events.labels.date, Label::Day),
            (&events.labels.place, Label::Place),
            (&events.labels.what, Label::What),
        ];
        for (forms, meaning) in labels {
            for form in forms {
                if let Some(label) = words.labels.entry(form) {
                    *label = meaning;
                }
            }
        }
        words
    }

    /// Forms of verbs, and infinitives behind what may stand in front of them.
    fn add_verbs(&mut self, lexicon: &Lexicon) {
        let verbs = &lexicon.events.verbs;
        let modals = verbs.modals.iter();
        let made = modals.flat_map(|modal| {
            let infinitives = verbs.infinitives.iter();
            infinitives.map(move |infinitive| format!("{modal} {infinitive}"))
        });
        let made: Vec<String> = made.collect();
        for form in verbs.forms.iter().chain(&made) {
            let folded = fold(form);
            let last = folded.rsplit(' ').next().unwrap_or_default();
            let is_passive = self.participles.contains(last);
            // An accent may be an apostrophe: `E' stata inaugurata`.
            let other = form.strip_prefix("è ").map(|rest| format!("e' {rest}"));
            for form in other.iter().chain([form]) {
                if let Some(verb) = self.verbs.entry(form) {
                    verb.is_strong = folded.contains(' ');
                    verb.is_passive = is_passive;
                }
            }
        }
    }
}
