//! What is read out of a file beyond its keys: the facts of the rules, each with its rule,
//! its place and how sure it is.

use super::{Owner, Profile, Spanned};
use crate::document::{Date, Duration};
use crate::record::{Confidence, Rule};
use crate::tree::Span;

/// What a name is said to be, as far as its context tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedAs {
    /// Somebody; the context does not say of which kind.
    Agent,
    /// A person.
    Person,
    /// An organization.
    Organization,
}

/// A name of somebody as it stands in a file. Identity finds out who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The name, without markup, and where it stands.
    pub name: Spanned,
    /// The address that the name links to.
    pub profile: Option<Profile>,
    /// Further addresses of the same one, as a map of the front matter gives them.
    pub also: Vec<Profile>,
    /// What the context says that it is.
    pub kind: NamedAs,
    /// What read it.
    pub rule: Rule,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Naming {
    /// All addresses of whom it names.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profile.iter().chain(&self.also)
    }

    /// The addresses that tell who it is: profiles, and no other pages.
    pub fn identifying(&self) -> impl Iterator<Item = &Profile> {
        self.profiles()
            .filter(|profile| profile.owner != Owner::Page)
    }
}

/// A naming of a draft, by its number in [`super::Draft::namings`].
pub type NamingId = usize;

/// A person who takes part: the guest of an episode, or somebody in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// The person.
    pub who: NamingId,
    /// What is said of the person here, in the order of the text.
    pub roles: Vec<Role>,
    /// Whether the person is the guest of an episode (and not only named in an article).
    pub guest: bool,
}

/// A role of somebody, and for whom it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The title as written, without preposition and organization.
    pub title: Option<Spanned>,
    /// The organizations.
    pub organizations: Vec<NamingId>,
    /// What read it.
    pub rule: Rule,
    /// How sure that is.
    pub confidence: Confidence,
}

/// A part of an episode's audio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Where it begins, in whole seconds.
    pub start: u64,
    /// Where it ends, when that is said.
    pub end: Option<u64>,
    /// Its title.
    pub title: Spanned,
    /// Where its beginning is written.
    pub span: Span,
    /// Written in the front matter, or a line of a list in the body.
    pub rule: Rule,
}

/// What a place is said to be, as far as its context tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceSort {
    /// Somewhere; the context does not say of which kind.
    Place,
    /// A municipality or city.
    Town,
    /// A province.
    Province,
    /// A region or another area.
    Region,
    /// A country.
    Country,
    /// A building or site with a name of its own.
    Venue,
    /// A street or square.
    Street,
}

/// What a map of the front matter says of somebody beside name, addresses and roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Whom it is about.
    pub who: NamingId,
    /// The address of a picture, and where it stands.
    pub image: Option<(String, Span)>,
    /// A few sentences about the person or organization.
    pub about: Option<Spanned>,
    /// A mail address.
    pub email: Option<Spanned>,
}

/// The name of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceName {
    /// The name as written.
    pub name: Spanned,
    /// What the context says that it is.
    pub sort: PlaceSort,
    /// Abbreviation of the province that is written with the name: `BL`.
    pub province: Option<Box<str>>,
    /// A venue or street address within a larger place: the number of that place among the same
    /// draft's [`Facts::places`].
    pub within: Option<usize>,
    /// A street address, when the place is known by one.
    pub street: Option<Spanned>,
    /// What read it.
    pub rule: Rule,
    /// How sure that is.
    pub confidence: Confidence,
}

/// What somebody is quoted to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// All that stands between the marks, without markup.
    pub text: Spanned,
    /// Who says it.
    pub speaker: Option<NamingId>,
    /// How sure it is that this is a statement of that speaker.
    pub confidence: Confidence,
}

/// A date that was read out of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFact {
    /// The date, as much as is known; a year that the text does not say is that of the document.
    pub date: Date,
    /// Where it stands.
    pub span: Span,
    /// Whether a part of it, such as the year, is not in the text but inferred.
    pub inferred: bool,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Something that takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFact {
    /// Its name; an event without a name is named by the text's own words for it.
    pub name: Spanned,
    /// When it begins.
    pub start: Option<DateFact>,
    /// When it ends.
    pub end: Option<DateFact>,
    /// Where, by the number of the place among [`Facts::places`].
    pub place: Option<usize>,
    /// Who organizes it.
    pub organizers: Vec<NamingId>,
    /// The series that it belongs to.
    pub series: Option<Spanned>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What an imprint says of an organization; every value in its normal form (E.164, country
/// code before VAT numbers) with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// The organization.
    pub who: NamingId,
    /// Its name in law, when that differs from the name it goes by.
    pub legal_name: Option<Spanned>,
    /// Street and number.
    pub street: Option<Spanned>,
    /// Postal code.
    pub postal_code: Option<Spanned>,
    /// Town.
    pub locality: Option<Spanned>,
    /// Abbreviation of the province.
    pub region: Option<Spanned>,
    /// Country code (ISO 3166-1).
    pub country: Option<Spanned>,
    /// Telephone numbers in E.164.
    pub telephones: Vec<Spanned>,
    /// Fax numbers in E.164.
    pub faxes: Vec<Spanned>,
    /// Mail addresses.
    pub emails: Vec<Spanned>,
    /// VAT number with its country code; its check digit is right.
    pub vat: Option<Spanned>,
    /// Tax number; its check digit is right.
    pub tax: Option<Spanned>,
    /// Number in the business register (REA), with the office that keeps it.
    pub register: Option<Spanned>,
    /// When it was founded, as much as is known.
    pub founded: Option<DateFact>,
    /// How sure it is that all this belongs to that organization.
    pub confidence: Confidence,
}

/// What a text without (or beside) front matter says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// The title, when the front matter has none.
    pub title: Option<Spanned>,
    /// What stands below the title.
    pub subtitle: Option<Spanned>,
    /// When it was published.
    pub published: Option<DateFact>,
    /// When it was changed.
    pub modified: Option<DateFact>,
    /// How long it takes to read, and where that is said.
    pub time_required: Option<(Duration, Span)>,
    /// The organization that publishes it, when the imprint says so.
    pub publisher: Option<NamingId>,
    /// Which blocks of the body are page furniture, by their numbers in the order of the text.
    pub chrome: Vec<usize>,
}

impl Frame {
    /// How sure a title is that was found in the text.
    pub const TITLE: Confidence = 85;
    /// How sure a subtitle is.
    pub const SUBTITLE: Confidence = 75;
    /// How sure a reading time is.
    pub const TIME_REQUIRED: Confidence = 95;
}

/// All facts of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Guests of an episode, people of an article; those whom the front matter names first.
    pub appearances: Vec<Appearance>,
    /// What the front matter says of those whom it names.
    pub details: Vec<Detail>,
    /// Where an episode was made, by its number among `places`.
    pub made_at: Option<usize>,
    /// What the title says apart from guests and place.
    pub subject: Option<Spanned>,
    /// Parts of the audio.
    pub chapters: Vec<Chapter>,
    /// A file that tells them, and where it is named; the path of the file once it is read.
    pub chapter_file: Option<(Box<str>, Span)>,
    /// Addresses of the thing itself elsewhere, of a block of contacts.
    pub same_as: Vec<(String, Span)>,
    /// Mail addresses of a block of contacts.
    pub emails: Vec<Spanned>,
    /// Whoever is named or linked in the text, and is neither an appearance nor credited.
    pub mentions: Vec<NamingId>,
    /// Names of which the text says that they are one: an acronym and its expansion.
    pub same: Vec<(NamingId, NamingId)>,
    /// Places that are named.
    pub places: Vec<PlaceName>,
    /// Quotations.
    pub quotations: Vec<Quotation>,
    /// Events.
    pub events: Vec<EventFact>,
    /// Imprints.
    pub imprints: Vec<Imprint>,
    /// What the text says of itself.
    pub frame: Frame,
}
