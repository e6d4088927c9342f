use super::Platform;
use super::happenings::{EventWords, PlaceCues};
use super::prose::{
    AdjectiveWords, Articles, ChromeWords, DateForms, DeceasedWords, ImprintLabels, MakingWords,
    NamesakeWords, OrganizationWords, Prepositions, VerbWords,
};
use super::quoting::QuotingWords;
use super::roles::RoleWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Lexicon {
    /// The language (BCP 47).
    pub language: String,
    /// Its commonest function words.
    #[serde(default)]
    pub stopwords: Vec<String>,
    /// Words of credit blocks.
    #[serde(default)]
    pub credits: CreditWords,
    /// Names that the program gives: `season` (with `{n}`), `topics`.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// Names of the months from January: the full name, then short forms.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
    /// Names of the weekdays from Monday: the full name, then short forms.
    #[serde(default)]
    pub weekdays: Vec<Vec<String>>,
    /// What else dates and times are written with.
    #[serde(default)]
    pub dates: DateForms,
    /// Job titles and offices.
    #[serde(default)]
    pub roles: RoleWords,
    /// Small words within a person's name: `de`, `van der`.
    #[serde(default)]
    pub particles: Vec<String>,
    /// What bears the names of people.
    #[serde(default)]
    pub named_after: NamesakeWords,
    /// What adjectives end with that stand behind their nouns.
    #[serde(default)]
    pub adjectives: AdjectiveWords,
    /// Abbreviations whose dot ends no sentence, beside honorifics and months: `n.`, `art.`.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words that share out roles among names: `respectively`.
    #[serde(default)]
    pub respectively: Vec<String>,
    /// Pronouns that begin a relative clause: `che`.
    #[serde(default)]
    pub relative: Vec<String>,
    /// Titles in small letters that stand between a role and a name: `ingegner`.
    #[serde(default)]
    pub styles: Vec<String>,
    /// Titles in front of a name, compared with their case: `Dott.ssa`.
    #[serde(default)]
    pub honorifics: Vec<String>,
    /// Those of them behind which a name is a person's, whatever the name.
    #[serde(default)]
    pub sure_honorifics: Vec<String>,
    /// Prepositions that lead from a role to its organization.
    #[serde(default)]
    pub prepositions: Prepositions,
    /// Articles.
    #[serde(default)]
    pub articles: Articles,
    /// Verbs of saying, as attributions of quotations have them.
    #[serde(default)]
    pub saying: VerbWords,
    /// Words around quotations.
    #[serde(default)]
    pub quoting: QuotingWords,
    /// Verbs that end the apposition of a guest: `ci ha parlato`.
    #[serde(default)]
    pub introducing: VerbWords,
    /// Phrases that announce a guest.
    #[serde(default)]
    pub guest_cues: Vec<String>,
    /// What says that a person who is named lives no more, and is nobody's guest.
    #[serde(default)]
    pub deceased: DeceasedWords,
    /// Nouns for an episode.
    #[serde(default)]
    pub episode_nouns: Vec<String>,
    /// Names of organizations.
    #[serde(default)]
    pub organizations: OrganizationWords,
    /// What stands before the name of a place.
    #[serde(default)]
    pub place_cues: PlaceCues,
    /// Events.
    #[serde(default)]
    pub events: EventWords,
    /// Furniture of pages that got into a text.
    #[serde(default)]
    pub chrome: ChromeWords,
    /// Labels of an imprint.
    #[serde(default)]
    pub imprint: ImprintLabels,
    /// What stands before the name of a photographer or of a source of pictures.
    #[serde(default)]
    pub photo_credits: Vec<String>,
    /// Headings of a list of chapters.
    #[serde(default)]
    pub chapters: Vec<String>,
    /// Who makes a podcast, as its own text says.
    #[serde(default)]
    pub making: MakingWords,
}

/// Words of credit blocks.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct CreditWords {
    /// Headings of the block.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Headings of a block of contacts, which ends it.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// Words between a work and its artist.
    #[serde(default)]
    pub by: Vec<String>,
    /// Words between two names.
    #[serde(default)]
    pub and: Vec<String>,
    /// Labels by role.
    #[serde(default)]
    pub roles: BTreeMap<String, Vec<String>>,
}

/// What profile addresses look like, and how they are cleaned.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Profiles {
    /// What links to profiles are called that stand beside a name: `LinkedIn`.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Beginnings of addresses of people.
    #[serde(default)]
    pub person: Vec<String>,
    /// Beginnings of addresses of organizations.
    #[serde(default)]
    pub organization: Vec<String>,
    /// Beginnings of addresses that may be of either.
    #[serde(default)]
    pub either: Vec<String>,
    /// Beginnings of addresses that look like profiles and are none.
    #[serde(default)]
    pub neither: Vec<String>,
    /// Keys of a query that only track.
    #[serde(default)]
    pub tracking: Vec<String>,
    /// Keys of a query that only track on some hosts.
    #[serde(default)]
    pub tracking_of_host: BTreeMap<String, Vec<String>>,
    /// Hosts whose two-letter sub-domains all mean the same.
    #[serde(default)]
    pub country_hosts: Vec<String>,
    /// Hosts whose names of profiles take no account of case.
    #[serde(default)]
    pub caseless: Vec<String>,
    /// Ends of paths that mean nothing, by host.
    #[serde(default)]
    pub tails: BTreeMap<String, Vec<String>>,
    /// Hosts at which everybody may have a mailbox.
    #[serde(default)]
    pub mailboxes: Vec<String>,
    /// Front-matter keys that give a name on a host, and the address of that name (`{}`).
    #[serde(default)]
    pub handles: BTreeMap<String, String>,
    /// Hosts on which a show or an episode has an address of its own.
    #[serde(default)]
    pub platforms: BTreeMap<String, Platform>,
}
