//! What a language says around places and events.

use super::prose::VerbWords;
use serde::Deserialize;

/// What stands before the name of a place.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct PlaceCues {
    /// Before a municipality: `nel Comune di`.
    #[serde(default)]
    pub municipality: Vec<String>,
    /// Before a province: `in provincia di`.
    #[serde(default)]
    pub province: Vec<String>,
    /// Before a region or an area.
    #[serde(default)]
    pub region: Vec<String>,
    /// Before a country.
    #[serde(default)]
    pub country: Vec<String>,
    /// Words that the name of a saint begins with, after whom places are named: `San`.
    #[serde(default)]
    pub saint: Vec<String>,
    /// Of the words for streets and venues those that are family names as well: `Hill`.
    #[serde(default)]
    pub surnames: Vec<String>,
    /// Words that the name of a street begins with (or, in English, ends with).
    #[serde(default)]
    pub street: Vec<String>,
    /// Nouns that the name of a venue begins with (or, in English, ends with).
    #[serde(default)]
    pub venue: Vec<String>,
    /// What stands before the name of a part of a town: `quartiere di`.
    #[serde(default)]
    pub quarter: Vec<String>,
    /// What stands behind the name of a part of a town: `neighbourhood`.
    #[serde(default)]
    pub quarter_tails: Vec<String>,
    /// Nouns of buildings and sights, whose names are places' wherever an article leads to them.
    #[serde(default)]
    pub sights: Vec<String>,
    /// What the name of an area ends with: `Valley`. Two words are a whole name: `Bay Area`.
    #[serde(default)]
    pub area_tails: Vec<String>,
    /// Words between a preposition and the name of an area: `alta` in `nell'alta Val Taro`.
    #[serde(default)]
    pub parts: Vec<String>,
    /// How the names of towns end (`-bury`), begin (`llan-`), or what stands within (`-on-`).
    #[serde(default)]
    pub town_forms: Vec<String>,
    /// Codes of countries (ISO 3166-1) whose parts are named behind a town by the second half of
    /// their own codes (ISO 3166-2): `Boston, MA`.
    #[serde(default)]
    pub subdivided: Vec<String>,
}

/// Events.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct EventWords {
    /// Head nouns: `convegno`.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Verbs that say when or where an event takes place.
    #[serde(default)]
    pub verbs: VerbWords,
    /// What stands before a time of day.
    #[serde(default)]
    pub time_cues: TimeCues,
    /// Nouns that say of an event only that it is one.
    #[serde(default)]
    pub general: Vec<String>,
    /// Those that may take up an event of any kind: `manifestazione`.
    #[serde(default)]
    pub vague: Vec<String>,
    /// Phrases with a noun for events that say when: `fine settimana`.
    #[serde(default)]
    pub idle: Vec<String>,
    /// Words for a part of a series: `primo`.
    #[serde(default)]
    pub phases: Vec<String>,
    /// What stands where an article may: `its`.
    #[serde(default)]
    pub determiners: Vec<String>,
    /// What kinds of pages are called that tell of events: `eventi`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// What asks people to come: `vi aspettiamo`.
    #[serde(default)]
    pub inviting: Vec<String>,
    /// What stands between a day and the name of what there is on it: `c'è`, `there is`.
    #[serde(default)]
    pub there: Vec<String>,
    /// Verbs of who is host to something: `ospiterà`.
    #[serde(default)]
    pub hosting: Vec<String>,
    /// What says before its name that there will be something: `ci sarà`.
    #[serde(default)]
    pub coming: Vec<String>,
    /// What stands before the name of a larger event: `in occasione della`.
    #[serde(default)]
    pub during: Vec<String>,
    /// Verbs of what people talk about: `discuteremo`.
    #[serde(default)]
    pub discussing: Vec<String>,
    /// Participles before “by” and whoever organizes an event: `organizzato`.
    #[serde(default)]
    pub organizing: Vec<String>,
    /// What stands before a date that is no event's: `entro`.
    #[serde(default)]
    pub deadlines: Vec<String>,
    /// Words that say of a day that it is still to come: `si terrà`, `prossimo`.
    #[serde(default)]
    pub ahead: Vec<String>,
    /// Words that say of a day that it is over: `si è svolto`, `scorso`.
    #[serde(default)]
    pub past: Vec<String>,
    /// The same, right before the date: `entro il`.
    #[serde(default)]
    pub limits: Vec<String>,
    /// What begins the lines of a short notice.
    #[serde(default)]
    pub labels: EventLabels,
    /// Verbs said of what opens or is shown; with a day and a time of day they tell of an event.
    #[serde(default)]
    pub opening: Vec<String>,
    /// Verbs of what somebody will show or speak of: `mostrerà`.
    #[serde(default)]
    pub showing: Vec<String>,
    /// Words before the first of two days that all between belong to: `between`.
    #[serde(default)]
    pub between: Vec<String>,
    /// Verbs before the last day of something: `will end`.
    #[serde(default)]
    pub closing: Vec<String>,
    /// What says before a last day that something goes on until then: `on display`.
    #[serde(default)]
    pub lasting: Vec<String>,
    /// Words that say of a list of dated titles that it is one of events: `appuntamenti`.
    #[serde(default)]
    pub lists: Vec<String>,
}

/// What begins a line of a notice such as `Quando: … Dove: …`, before a colon.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct EventLabels {
    /// Before the day and time.
    #[serde(default)]
    pub time: Vec<String>,
    /// Before a day, which may also be that of the document.
    #[serde(default)]
    pub date: Vec<String>,
    /// Before the place.
    #[serde(default)]
    pub place: Vec<String>,
    /// Before what takes place.
    #[serde(default)]
    pub what: Vec<String>,
}

/// What stands before a time of day.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct TimeCues {
    /// Before any time: `ore`, `h`.
    #[serde(default)]
    pub hour: Vec<String>,
    /// Before the only time: `alle`.
    #[serde(default)]
    pub at: Vec<String>,
    /// Before the first of two times: `dalle`.
    #[serde(default)]
    pub from: Vec<String>,
    /// Before the second of two times: `fino alle`.
    #[serde(default)]
    pub until: Vec<String>,
}
