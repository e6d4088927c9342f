//! What a language says around the names of places, made ready once for all files.

use crate::content::Lexicon;
use crate::extract::rules::scan::{Phrases, Scan};
use crate::fold::fold;
use crate::record::Confidence;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A name behind a cue of several words is a place almost always.
const CLEAR: Confidence = 93;
/// One behind `in` is.
pub(super) const WITHIN: Confidence = 92;
/// One behind `at`, which also leads to people, or in a list behind another.
const AT: Confidence = 87;
/// One behind `from`, `to`, `between`.
const OTHER: Confidence = 80;

/// Kinds of places, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// Municipalities and cities.
    pub const TOWN: Self = Self(1);
    /// Provinces.
    pub const PROVINCE: Self = Self(2);
    /// Regions and areas.
    pub const REGION: Self = Self(4);
    /// Countries and continents.
    pub const COUNTRY: Self = Self(8);

    /// Whether one of some kinds is among these.
    pub const fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both together.
    pub const fn with(self, kinds: Self) -> Self {
        Self(self.0 | kinds.0)
    }
}

/// What may be named behind a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue {
    /// Of which kinds.
    pub kinds: Kinds,
    /// How sure it is that a known name behind it is meant as a place.
    pub sure: Confidence,
    /// Whether it begins with a word for being or going somewhere.
    pub is_locative: bool,
    /// Whether it is one word, which may mean something else.
    pub is_weak: bool,
}

/// What the noun of a venue or street may mean beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Noun {
    /// Names of organizations have it too.
    pub is_vague: bool,
    /// How many words it has.
    pub words: usize,
}

/// Parts of words that tell the names of towns: `-bury` at their end, `llan-` at their
/// beginning, `-on-` within, folded.
#[derive(Debug, Clone, Default)]
pub struct TownForms(Vec<String>);

impl TownForms {
    /// How many letters a name must have beside a beginning or an ending.
    const BESIDE: usize = 3;

    /// Whether a folded word is formed as a town's name.
    pub fn fit(&self, word: &str) -> bool {
        let is_beside = |rest: &str| rest.chars().count() >= Self::BESIDE;
        self.0.iter().any(
            |form| match (form.strip_prefix('-'), form.strip_suffix('-')) {
                (Some(_), Some(_)) => word.contains(form.as_str()),
                (Some(ending), None) => word.strip_suffix(ending).is_some_and(is_beside),
                (None, Some(beginning)) => word.strip_prefix(beginning).is_some_and(is_beside),
                (None, None) => false,
            },
        )
    }
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct PlaceWords {
    /// What stands before the name of a town, region or country.
    pub cues: Phrases<Cue>,
    /// What stands before a venue or street: `at`, `in`, with their articles.
    pub locatives: Phrases<()>,
    /// Words of what a seat is called, folded: `legale`.
    pub seats: FxHashSet<String>,
    /// What names of saints begin with, folded.
    pub saints: FxHashSet<String>,
    /// What adjectives behind nouns end with, folded.
    pub adjectives: Vec<String>,
    /// What joins the parts of a name, if a capital follows: `di`.
    pub connectors: FxHashSet<String>,
    /// `of` alone, with its articles.
    pub genitives: FxHashSet<String>,
    /// Nouns that the name of a street begins or ends with.
    pub streets: Phrases<Noun>,
    /// Nouns that the name of a venue begins or ends with.
    pub venues: Phrases<Noun>,
    /// Words between the last two of a list.
    pub and: FxHashSet<String>,
    /// Verbs that say when or where something takes place.
    pub verbs: Phrases<()>,
    /// Names of months and weekdays.
    pub calendar: FxHashSet<String>,
    /// The language's commonest words: written with a capital they are no names.
    pub common: FxHashSet<String>,
    /// What stands before a municipality and ends with `of`: `nel Comune di`, `sindaca di`.
    pub municipal: Phrases<()>,
    /// Nouns of organizations and offices, behind which `of` leads to a part of their names.
    pub heads: Phrases<()>,
    /// Nouns of organizations alone.
    pub bodies: Phrases<()>,
    /// Offices and forms of address, behind which somebody's name stands.
    pub offices: Phrases<()>,
    /// Prepositions without an article in them.
    pub bare: FxHashSet<String>,
    /// `the`.
    pub articles: FxHashSet<String>,
    /// What stands before the name of a part of a town.
    pub quarters: Phrases<()>,
    /// What stands behind it.
    pub quarter_tails: Phrases<()>,
    /// Nouns of buildings and sights, whose names are places' behind an article alone.
    pub sights: Phrases<()>,
    /// What the name of an area ends with.
    pub area_tails: Phrases<Noun>,
    /// Words between a preposition and the name of an area: `alta`, folded.
    pub parts: FxHashSet<String>,
    /// How the names of towns begin or end.
    pub town_forms: TownForms,
    /// Codes of countries whose parts are named by two letters behind a town.
    pub subdivided: Vec<String>,
    /// What begins a line that says where something takes place.
    pub labels: Phrases<()>,
    /// Nouns for events.
    pub occasions: Phrases<()>,
}

/// The words of all languages.
#[derive(Debug, Clone, Default)]
pub struct PlaceLexicon {
    by_language: FxHashMap<String, PlaceWords>,
}

impl PlaceLexicon {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let each = lexicons
            .iter()
            .map(|lexicon| (lexicon.language.clone(), PlaceWords::new(lexicon)));
        Self {
            by_language: each.collect(),
        }
    }

    /// The words of a language (BCP 47), by its first part.
    pub fn of(&self, language: &str) -> Option<&PlaceWords> {
        let primary = language.split('-').next().unwrap_or(language);
        self.by_language.get(primary)
    }
}

impl PlaceWords {
    fn new(lexicon: &Lexicon) -> Self {
        let prepositions = &lexicon.prepositions;
        let mut words = Self::default();
        let locatives = prepositions.at.iter().chain(&prepositions.within);
        for phrase in locatives {
            words.locatives.entry(phrase);
        }
        let genitives = prepositions.genitive.iter().map(|form| fold(form));
        words.genitives = genitives.collect();
        let seats = lexicon.imprint.seats.iter();
        words.seats = seats.map(|word| fold(word)).collect();
        let saints = lexicon.place_cues.saint.iter();
        words.saints = saints.map(|word| fold(word)).collect();
        let adjectives = lexicon.adjectives.sure.iter();
        let adjectives = adjectives.chain(&lexicon.adjectives.likely);
        words.adjectives = adjectives.map(|ending| fold(ending)).collect();
        words.add_cues(lexicon);
        // “Teatro alla Scala”, but not “a Milano”.
        let joins_names = |form: &&String| words.cues.get(&fold(form)).is_none();
        let at = prepositions.at.iter().filter(joins_names);
        let connectors = prepositions.genitive.iter().chain(at);
        let connectors = connectors.chain(&lexicon.articles.definite);
        let connectors: FxHashSet<String> = connectors.map(|form| fold(form)).collect();
        words.connectors = connectors;
        words.add_nouns(lexicon);
        for verb in &lexicon.events.verbs.forms {
            words.verbs.entry(verb);
        }
        words.and = lexicon.credits.and.iter().map(|form| fold(form)).collect();
        let names = lexicon.months.iter().chain(&lexicon.weekdays);
        words.calendar = names.flatten().map(|name| fold(name)).collect();
        words.common = lexicon.stopwords.iter().map(|word| fold(word)).collect();
        words.add_surroundings(lexicon);
        words
    }

    /// What tells of towns and areas that no gazetteer needs to know.
    fn add_surroundings(&mut self, lexicon: &Lexicon) {
        let (cues, bodies) = (&lexicon.place_cues, &lexicon.organizations);
        let of = |phrase: &str| {
            let folded = fold(phrase);
            let last = folded.rsplit_once(' ').map(|(_, last)| last.to_owned());
            last.is_some_and(|last| self.genitives.contains(&last))
        };
        let municipal = cues.municipality.iter().filter(|phrase| of(phrase));
        let lists: [(&mut Phrases<()>, Vec<&String>); 9] = [
            (&mut self.municipal, municipal.collect()),
            (
                &mut self.heads,
                bodies.heads.iter().chain(&lexicon.roles.heads).collect(),
            ),
            (
                &mut self.offices,
                lexicon
                    .roles
                    .heads
                    .iter()
                    .chain(&lexicon.honorifics)
                    .collect(),
            ),
            (&mut self.bodies, bodies.heads.iter().collect()),
            (&mut self.quarters, cues.quarter.iter().collect()),
            (&mut self.quarter_tails, cues.quarter_tails.iter().collect()),
            (&mut self.sights, cues.sights.iter().collect()),
            (
                &mut self.labels,
                lexicon.events.labels.place.iter().collect(),
            ),
            (&mut self.occasions, lexicon.events.nouns.iter().collect()),
        ];
        for (phrases, forms) in lists {
            for form in forms {
                phrases.entry(form);
            }
        }
        for tail in &cues.area_tails {
            if let Some(known) = self.area_tails.entry(tail) {
                known.words = crate::extract::words(tail).len();
            }
        }
        let set = |forms: &[String]| forms.iter().map(|form| fold(form)).collect();
        self.bare = set(&lexicon.prepositions.bare);
        self.articles = set(&lexicon.articles.definite);
        self.parts = set(&cues.parts);
        self.subdivided.clone_from(&cues.subdivided);
        self.town_forms = TownForms(cues.town_forms.iter().map(|form| fold(form)).collect());
    }

    /// Whether a sentence speaks of something that takes place: it has a verb for that, a
    /// month or a weekday, or a time of day.
    pub fn is_eventful(&self, scan: &Scan<'_>, sentence: &Range<usize>) -> bool {
        let first = scan.word_from(sentence.start);
        let last = scan.word_from(sentence.end);
        (first..last).any(|at| {
            let word = scan.words[at].text;
            let is_time = || {
                let parts = scan.gap(at + 1) == ":" && scan.is_number(at) && scan.is_number(at + 1);
                parts
                    || word
                        .split_once('.')
                        .is_some_and(|(hour, minute)| is_clock(hour, minute))
            };
            self.calendar.contains(scan.folded(at))
                || scan.phrase_at(at, &self.verbs).is_some()
                || is_time()
        })
    }

    fn add_cues(&mut self, lexicon: &Lexicon) {
        let (prepositions, cues) = (&lexicon.prepositions, &lexicon.place_cues);
        let set = |forms: &[String]| forms.iter().map(|form| fold(form)).collect();
        let (at, within): (FxHashSet<String>, FxHashSet<String>) =
            (set(&prepositions.at), set(&prepositions.within));
        let from: FxHashSet<String> = set(&prepositions.from);
        let bodies: FxHashSet<String> = set(&lexicon.organizations.heads);
        let offices: FxHashSet<String> = set(&lexicon.roles.heads);
        let kinds = [
            (&cues.municipality, Kinds::TOWN),
            (&cues.province, Kinds::PROVINCE),
            (&cues.region, Kinds::REGION),
            (&cues.country, Kinds::COUNTRY),
        ];
        for (phrases, kind) in kinds {
            for phrase in phrases {
                let folded = fold(phrase);
                let first = folded.split(' ').next().unwrap_or_default();
                let is_locative = [&at, &within, &from].iter().any(|set| set.contains(first));
                // “Comune di”, “sindaca di” name an organization and an office.
                let named = folded.rsplit_once(' ').map_or("", |(head, _)| head);
                let is_name = bodies.contains(named) || offices.contains(named);
                if self.genitives.contains(&folded) || is_name || offices.contains(&folded) {
                    continue;
                }
                let is_weak = !folded.contains(' ');
                let sure = match &folded {
                    _ if !is_weak => CLEAR,
                    word if within.contains(word) => WITHIN,
                    word if at.contains(word) => AT,
                    _ => OTHER,
                };
                let Some(cue) = self.cues.entry(phrase) else {
                    continue;
                };
                cue.kinds = cue.kinds.with(kind);
                (cue.sure, cue.is_locative, cue.is_weak) = (sure, is_locative, is_weak);
            }
        }
    }

    fn add_nouns(&mut self, lexicon: &Lexicon) {
        let bodies = &lexicon.organizations;
        let bodies: FxHashSet<String> = bodies
            .heads
            .iter()
            .chain(&bodies.tails)
            .map(|form| fold(form))
            .collect();
        let venues: FxHashSet<String> = lexicon
            .place_cues
            .venue
            .iter()
            .map(|form| fold(form))
            .collect();
        let events: FxHashSet<String> =
            lexicon.events.nouns.iter().map(|form| fold(form)).collect();
        let areas: FxHashSet<String> = lexicon
            .place_cues
            .municipality
            .iter()
            .chain(&lexicon.place_cues.region)
            .flat_map(|phrase| {
                fold(phrase)
                    .split(' ')
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        let vague =
            |noun: &str, others: &[&FxHashSet<String>]| others.iter().any(|set| set.contains(noun));
        for noun in &lexicon.place_cues.street {
            let folded = fold(noun);
            let words = crate::extract::words(noun).len();
            if let Some(known) = self.streets.entry(noun) {
                known.is_vague = vague(&folded, &[&bodies, &venues, &areas, &events]);
                known.words = words;
            }
        }
        for noun in &lexicon.place_cues.venue {
            let folded = fold(noun);
            let words = crate::extract::words(noun).len();
            if let Some(known) = self.venues.entry(noun) {
                known.is_vague = vague(&folded, &[&bodies, &events]);
                known.words = words;
            }
        }
    }
}

/// Whether two texts are hour and minutes.
fn is_clock(hour: &str, minute: &str) -> bool {
    let number = |text: &str| text.parse::<u8>().ok();
    minute.len() == 2
        && number(hour).is_some_and(|hour| hour < 24)
        && number(minute).is_some_and(|minute| minute < 60)
}
