//! The sections of a lexicon that the rules for prose read.
//!
//! Words stand here as the lexicon has them. Unless a member says otherwise they are
//! compared folded (see [`fold`](crate::fold::fold)); a form that ends in an apostrophe
//! stands right before the next word, and `...` is a gap of some words.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Prepositions by what they say of a role and an organization, with their articles.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Prepositions {
    /// `of`.
    #[serde(default)]
    pub genitive: Vec<String>,
    /// `at`.
    #[serde(default)]
    pub at: Vec<String>,
    /// `for`.
    #[serde(default, rename = "for")]
    pub on_behalf: Vec<String>,
    /// `in`.
    #[serde(default, rename = "in")]
    pub within: Vec<String>,
    /// `from`.
    #[serde(default)]
    pub from: Vec<String>,
    /// `with`.
    #[serde(default)]
    pub with: Vec<String>,
    /// What stands before what is talked of: `about`.
    #[serde(default)]
    pub about: Vec<String>,
    /// Those that have no article in them, in languages in which others have.
    #[serde(default)]
    pub bare: Vec<String>,
}

/// What bears the names of people.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct NamesakeWords {
    /// Nouns of what the name of a person stands behind: `premio`.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Last words of names of what is called after a person: `award`.
    #[serde(default)]
    pub tails: Vec<String>,
    /// Those of them that are family names, too: `Day`.
    #[serde(default)]
    pub surnames: Vec<String>,
    /// Words for organizations that are called after people: `Fondazione`.
    #[serde(default)]
    pub bodies: Vec<String>,
}

/// What says of a person that is named that he or she lives no more.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct DeceasedWords {
    /// Before the name: `the late`.
    #[serde(default)]
    pub before: Vec<String>,
    /// Verbs and participles behind the name: `died`.
    #[serde(default)]
    pub behind: Vec<String>,
}

/// What adjectives end with that stand behind their nouns.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct AdjectiveWords {
    /// Endings that verbs do not have.
    #[serde(default)]
    pub sure: Vec<String>,
    /// Endings that verbs may have, too: they count in words with a capital.
    #[serde(default)]
    pub likely: Vec<String>,
}

/// Articles.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Articles {
    /// `the`.
    #[serde(default)]
    pub definite: Vec<String>,
    /// What stands where an article may and says whose: `their`.
    #[serde(default)]
    pub possessive: Vec<String>,
    /// Those of several things: `gli`.
    #[serde(default)]
    pub plural: Vec<String>,
    /// `a`, `an`.
    #[serde(default)]
    pub indefinite: Vec<String>,
}

/// Verbs of one meaning, in the forms in which texts have them.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct VerbWords {
    /// Pronouns that may stand in front of a verb or its auxiliary: `ci`.
    #[serde(default)]
    pub clitics: Vec<String>,
    /// What stands in front of a participle: `ha`.
    #[serde(default)]
    pub auxiliaries: Vec<String>,
    /// What stands in front of an infinitive: `will`.
    #[serde(default)]
    pub modals: Vec<String>,
    /// Forms that stand alone: `spiega`.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Participles: `spiegato`.
    #[serde(default)]
    pub participles: Vec<String>,
    /// Infinitives: `spiegare`, and with a pronoun: `spiegarci`.
    #[serde(default)]
    pub infinitives: Vec<String>,
    /// Phrases of the same meaning that stand alone: `according to`.
    #[serde(default)]
    pub phrases: Vec<String>,
}

impl VerbWords {
    /// Whether there is any verb.
    pub fn has_any(&self) -> bool {
        let lists = [
            &self.forms,
            &self.participles,
            &self.infinitives,
            &self.phrases,
        ];
        lists.iter().any(|list| !list.is_empty())
    }
}

/// Names of organizations.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct OrganizationWords {
    /// What a name begins with (or, in English, ends with), a capital in front.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Heads that begin a name in small letters too: `regione Lombardia`.
    #[serde(default)]
    pub institutions: Vec<String>,
    /// Names that are organizations' by themselves: `Unesco`.
    #[serde(default)]
    pub known: Vec<String>,
    /// What a company or society is, in words before its name that are none of it: `startup`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Adjectives between a head and words in small letters that say of what: `italiana` in
    /// `Associazione italiana biblioteche`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Words within names that are often left away: `Studi` in `Università degli Studi di Padova`.
    #[serde(default)]
    pub fillers: Vec<String>,
    /// Whether heads stand at the end of names, unless `of` follows: `Leeds City Council`.
    #[serde(default)]
    pub heads_follow: bool,
    /// What as last word marks a name, a capital in front.
    #[serde(default)]
    pub tails: Vec<String>,
    /// Those of them that are no name of anything else: `Foundation`.
    #[serde(default)]
    pub sure_tails: Vec<String>,
    /// What stands before the names of organizations that do something: `organizzato da`.
    #[serde(default)]
    pub cues: Vec<String>,
    /// What several organizations are, in words before a colon and their names: `aziende`.
    #[serde(default)]
    pub lists: Vec<String>,
    /// What leads from such a noun to their names: `include`.
    #[serde(default)]
    pub including: Vec<String>,
    /// Whose a body may be by its name: `Queen` of `Queen's University`.
    #[serde(default)]
    pub owners: Vec<String>,
    /// Legal forms: the normal form, and each way to write it, compared with its case.
    #[serde(default)]
    pub legal: BTreeMap<String, Vec<String>>,
}

/// What dates and times are written with, apart from months and weekdays.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct DateForms {
    /// Whether dates in digits may begin with the month.
    #[serde(default)]
    pub month_first: bool,
    /// The first day of a month in letters: `primo`.
    #[serde(default)]
    pub first: Vec<String>,
    /// What stands right behind the number of a day: `th`.
    #[serde(default)]
    pub ordinals: Vec<String>,
    /// Words for a day by how many days it lies behind that of publication: `domani`.
    #[serde(default)]
    pub from_now: BTreeMap<String, u8>,
    /// What stands behind an hour before noon: `am`.
    #[serde(default)]
    pub before_noon: Vec<String>,
    /// What stands behind an hour after noon: `pm`.
    #[serde(default)]
    pub after_noon: Vec<String>,
}

/// Furniture of pages that got into a text.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct ChromeWords {
    /// Whole lines, without punctuation at their end.
    #[serde(default)]
    pub lines: Vec<String>,
    /// What a line of furniture begins with, whatever follows: `leggi anche:`. One that ends
    /// in `...:` begins only lines that end in a colon.
    #[serde(default)]
    pub begins: Vec<String>,
    /// Headings of lists of links, which go with their heading: `related articles`.
    #[serde(default)]
    pub related: Vec<String>,
    /// Lines that say what kind of text follows, and are no title: `press release`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Labels of lines that say something of the page.
    #[serde(default)]
    pub labels: ChromeLabels,
}

/// Labels that begin a line of a page's furniture.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct ChromeLabels {
    /// Of the date of publication.
    #[serde(default)]
    pub published: Vec<String>,
    /// Of a date that may be that of publication, or of what the text announces.
    #[serde(default)]
    pub date: Vec<String>,
    /// Of the date of the last change.
    #[serde(default)]
    pub modified: Vec<String>,
    /// Of the time that reading takes; these may also end the line (`5 min read`).
    #[serde(default)]
    pub reading_time: Vec<String>,
}

/// Labels of an imprint, without their colon.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct ImprintLabels {
    /// Of a telephone number.
    #[serde(default)]
    pub telephone: Vec<String>,
    /// Of a fax number.
    #[serde(default)]
    pub fax: Vec<String>,
    /// Of an email address, certified ones too.
    #[serde(default)]
    pub email: Vec<String>,
    /// Of a web address.
    #[serde(default)]
    pub website: Vec<String>,
    /// Of a VAT number.
    #[serde(default)]
    pub vat: Vec<String>,
    /// Of a tax code.
    #[serde(default)]
    pub tax: Vec<String>,
    /// Of a number that is both VAT number and tax code.
    #[serde(default)]
    pub both: Vec<String>,
    /// Of a number in a register.
    #[serde(default)]
    pub register: Vec<String>,
    /// Of the share capital.
    #[serde(default)]
    pub capital: Vec<String>,
    /// Of a postal address.
    #[serde(default)]
    pub address: Vec<String>,
    /// Words for a press office and those who speak for it: what follows is the organization's.
    #[serde(default)]
    pub press: Vec<String>,
    /// Words for a floor of a building: `Second floor, 18 Garrick Yard`.
    #[serde(default)]
    pub floors: Vec<String>,
    /// What an office within an organization is called, and what stands above contacts.
    #[serde(default)]
    pub offices: Vec<String>,
    /// What stands before the name of the organization whose page a text is: `Ragione sociale`.
    #[serde(default)]
    pub names: Vec<String>,
    /// What asks to write or to call: `scrivere a`.
    #[serde(default)]
    pub inviting: Vec<String>,
    /// Words between a name and its address: `sede`.
    #[serde(default)]
    pub seats: Vec<String>,
    /// What stands before the name of whom a paragraph is about: `about`.
    #[serde(default)]
    pub about: Vec<String>,
    /// What may stand between a label and its number: `n.`.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// What stands behind a name and before the year of its founding: `dal`.
    #[serde(default)]
    pub since: Vec<String>,
    /// What stands before the name of a publisher: `editore`.
    #[serde(default)]
    pub publisher: Vec<String>,
    /// Names of countries in addresses, by their code (ISO 3166-1).
    #[serde(default)]
    pub countries: BTreeMap<String, Vec<String>>,
}

/// Who makes a podcast, as its own text says: `X is a podcast by Y, hosted by Z`.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct MakingWords {
    /// Nouns for a podcast.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Behind such a noun, before whose podcast it is.
    #[serde(default)]
    pub by: Vec<String>,
    /// Before its authors, or the organization that makes it.
    #[serde(default)]
    pub author: Vec<String>,
    /// Before its hosts.
    #[serde(default)]
    pub host: Vec<String>,
    /// Before its producers.
    #[serde(default)]
    pub producer: Vec<String>,
    /// From an organization to its people: `Y di Ann Bee`.
    #[serde(default)]
    pub people: Vec<String>,
}

#[cfg(test)]
mod tests;
