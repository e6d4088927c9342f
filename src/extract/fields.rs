use super::Reader;
use crate::content::{Config, Ontology};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::document::media_type;
use crate::tree::{Entry, Map, Span, Value};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

macro_rules! keys {
    ($($variant:ident = $name:literal,)*) => {
        /// What a front-matter key means, whatever a site calls it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is the schema.org or Hugo key of that name")]
        pub enum Key { $($variant,)* }

        impl Key {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name under which `keys.yml` and the configuration know it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

keys! {
    Title = "title",
    AlternateName = "alternateName",
    Aliases = "aliases",
    Date = "date",
    Modified = "modified",
    Summary = "summary",
    Subtitle = "subtitle",
    Language = "language",
    Url = "url",
    Feed = "feed",
    Id = "id",
    Guid = "guid",
    Slug = "slug",
    Podcast = "podcast",
    Type = "type",
    Class = "class",
    Image = "image",
    Images = "images",
    Season = "season",
    Episode = "episode",
    Audio = "audio",
    AudioFile = "audioFile",
    Size = "size",
    Duration = "duration",
    MediaType = "mediaType",
    Transcript = "transcript",
    Keywords = "keywords",
    Categories = "categories",
    License = "license",
    Draft = "draft",
    Status = "status",
    Show = "show",
    External = "external",
    Coming = "coming",
    Platforms = "platforms",
    SameAs = "sameAs",
    Guest = "guest",
    Participant = "participant",
    Author = "author",
    Host = "host",
    Producer = "producer",
    Contributor = "contributor",
    Sponsor = "sponsor",
    IsBasedOn = "isBasedOn",
    TimeRequired = "timeRequired",
    JobTitle = "jobTitle",
    WorksFor = "worksFor",
    Email = "email",
    Telephone = "telephone",
    FaxNumber = "faxNumber",
    LegalName = "legalName",
    VatId = "vatID",
    TaxId = "taxID",
    Address = "address",
    FoundingDate = "foundingDate",
    ParentOrganization = "parentOrganization",
    ContainedInPlace = "containedInPlace",
    Name = "name",
    GivenName = "givenName",
    FamilyName = "familyName",
    Role = "role",
    OrganizationUrl = "organizationUrl",
    Bio = "bio",
    Links = "links",
    Chapters = "chapters",
    Start = "start",
    End = "end",
    ChapterTitle = "chapterTitle",
    EventStart = "eventStart",
    EventBegins = "eventBegins",
    EventEnd = "eventEnd",
    EventTime = "eventTime",
    EventPlace = "eventPlace",
    EventShown = "eventShown",
}

/// Which meanings a site's front-matter keys have.
#[derive(Debug, Clone, Default)]
pub struct KeyNames {
    /// A key as written: what it may mean, and how much it is preferred (0 first).
    meanings: FxHashMap<Box<str>, Vec<(Key, usize)>>,
    /// Names of the key of guests, which may also begin the names of other keys.
    guest: Vec<Box<str>>,
}

impl KeyNames {
    /// The names that the ontology lists, the configuration's own before them.
    pub fn new(config: &Config, ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Self {
        let mut meanings: FxHashMap<Box<str>, Vec<(Key, usize)>> = FxHashMap::default();
        let mut guest: Vec<Box<str>> = Vec::new();
        // Our own name of a key, or a usual one: `guests` says which key is meant as `guest` does.
        let meant = |name: &str| {
            let by = |fits: &dyn Fn(&Key) -> bool| Key::ALL.iter().find(|key| fits(key));
            let usual = |key: &Key| ontology.keys.get(key.name());
            by(&|key| key.name() == name)
                .or_else(|| by(&|key| usual(key).into_iter().flatten().any(|one| one == name)))
        };
        for key in Key::ALL {
            let own = config.keys.iter();
            let own = own.filter(|(name, ..)| meant(name) == Some(key));
            let own = own.flat_map(|(_, _, names)| names);
            let usual = ontology.keys.get(key.name()).into_iter().flatten();
            for (rank, name) in own.chain(usual).enumerate() {
                if *key == Key::Guest {
                    guest.push(name.as_str().into());
                }
                let known = meanings.entry(name.as_str().into()).or_default();
                if known.iter().all(|(other, _)| other != key) {
                    known.push((*key, rank));
                }
            }
        }
        for (name, span, _) in &config.keys {
            let names = || Key::ALL.iter().map(|key| key.name());
            if meant(name).is_none() {
                let hint = nearest(name, names()).map_or_else(
                    || format!("known: {}", names().collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{name}` under `keys` is no key of ours");
                problems.push(
                    config
                        .source
                        .problem(Code::ConfigUnknownKey, *span, message)
                        .hint(hint),
                );
            }
        }
        Self { meanings, guest }
    }

    /// The entries of a map by what their keys mean.
    pub fn fields<'a>(&self, map: &'a Map) -> Fields<'a> {
        Fields {
            map,
            slots: self.slots(map),
        }
    }

    /// Whether a key means anything.
    pub fn knows(&self, name: &str) -> bool {
        self.meanings.contains_key(name)
    }

    /// What somebody is called, and where that stands: a name, whole or in a map of its parts;
    /// else first and last name; else the title, which beside these is a job title.
    pub fn name_of<'a>(&self, fields: &Fields<'a>) -> Option<(Cow<'a, str>, Span)> {
        let whole = |value: &'a Value| Some((Cow::Borrowed(value.text()?), value.span));
        if let Some(value) = fields.get(Key::Name) {
            let parts = || joined(&self.fields(value.map()?));
            return whole(value).or_else(parts);
        }
        joined(fields).or_else(|| whole(fields.get(Key::Title)?))
    }

    /// The map that flat keys amount to: `guest_name`, `guestCompany` are `name`, `company` of
    /// the guest. `None` when there are none.
    pub fn prefixed(&self, key: Key, fields: &Fields<'_>) -> Option<Map> {
        let names = if key == Key::Guest {
            self.guest.as_slice()
        } else {
            &[]
        };
        let mut flat = Map::default();
        for entry in &fields.map.entries {
            let rest = names
                .iter()
                .find_map(|name| entry.key.strip_prefix(&**name));
            let Some(rest) = rest else { continue };
            let inner = match rest.strip_prefix(['_', '-']) {
                Some(inner) => inner.to_owned(),
                None if rest.starts_with(|c: char| c.is_ascii_uppercase()) => {
                    rest[..1].to_ascii_lowercase() + &rest[1..]
                }
                None => continue,
            };
            if !inner.is_empty() && flat.entry(&inner).is_none() {
                flat.entries.push(Entry {
                    key: inner.into(),
                    ..entry.clone()
                });
            }
        }
        (!flat.entries.is_empty()).then_some(flat)
    }

    /// What a key as written may mean. Hugo takes `Date` for `date`.
    fn meanings_of(&self, written: &str) -> &[(Key, usize)] {
        let known = self.meanings.get(written).or_else(|| {
            let capital = written.contains(char::is_uppercase);
            capital.then(|| self.meanings.get(&*written.to_lowercase()))?
        });
        known.map_or(&[], Vec::as_slice)
    }

    /// Every entry of a map that a key may mean, in the order of the file: `host` and `cohost` are
    /// names of one role, and name different people.
    pub fn every<'a>(&self, key: Key, fields: &Fields<'a>) -> Vec<&'a Entry> {
        let means = |entry: &&Entry| {
            let mut meanings = self.meanings_of(&entry.key).iter();
            !entry.value.is_null() && meanings.any(|(known, _)| *known == key)
        };
        fields.map.entries.iter().filter(means).collect()
    }

    /// Which entry of a map each key has.
    pub fn slots(&self, map: &Map) -> Slots {
        let mut slots = Slots([u16::MAX; Key::ALL.len()]);
        let mut ranks = [usize::MAX; Key::ALL.len()];
        for (number, entry) in map.entries.iter().enumerate().take(usize::from(u16::MAX)) {
            if entry.value.is_null() {
                continue;
            }
            for (key, rank) in self.meanings_of(&entry.key) {
                // `podcast: lamps.mp3` names no series.
                let (key, rank) = match key {
                    Key::Podcast if is_audio(&entry.value) => (&Key::Audio, usize::MAX - 1),
                    _ => (key, *rank),
                };
                let slot = *key as usize;
                if rank < ranks[slot] {
                    ranks[slot] = rank;
                    slots.0[slot] = u16::try_from(number).unwrap_or(u16::MAX);
                }
            }
        }
        slots
    }
}

impl Reader<'_> {
    /// Whether the members of a map under a key count as if they stood outside.
    pub(super) fn is_nested(&self, key: &str) -> bool {
        let nested = self.ontology.keys.get("nested").into_iter().flatten();
        nested.into_iter().any(|name| name == key)
    }

    /// Members of maps such as Zola's `taxonomies` count as if they stood outside.
    pub(super) fn unnest(&self, front: &mut Map) {
        let inner: Vec<Entry> = front
            .entries
            .iter()
            .filter(|entry| self.is_nested(&entry.key))
            .filter_map(|entry| entry.value.map())
            .flat_map(|map| map.entries.iter().cloned())
            .collect();
        for entry in inner {
            if front.entry(&entry.key).is_none() {
                front.entries.push(entry);
            }
        }
    }
}

/// Whether a value is the address of an audio file.
fn is_audio(value: &Value) -> bool {
    let kind = value.text().and_then(|text| media_type(text.trim()));
    kind.is_some_and(|kind| kind.starts_with("audio/"))
}

/// First and last name as one.
fn joined(fields: &Fields<'_>) -> Option<(Cow<'static, str>, Span)> {
    let (given, family) = (fields.get(Key::GivenName)?, fields.get(Key::FamilyName)?);
    let (first, last) = (given.text()?.trim(), family.text()?.trim());
    let span = Span {
        start: given.span.start.min(family.span.start),
        end: given.span.end.max(family.span.end),
    };
    let sound = !first.is_empty() && !last.is_empty();
    sound.then(|| (Cow::Owned(format!("{first} {last}")), span))
}

/// Which entry of a map each key has, by the entry's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots([u16; Key::ALL.len()]);

impl Slots {
    /// The number of the entry that has a key.
    pub fn of(&self, key: Key) -> Option<usize> {
        Some(usize::from(self.0[key as usize])).filter(|slot| *slot != usize::from(u16::MAX))
    }
}

/// Entries of a map by what their keys mean.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    map: &'a Map,
    slots: Slots,
}

impl<'a> Fields<'a> {
    /// The value of a key.
    pub fn get(&self, key: Key) -> Option<&'a Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key, as the site wrote it.
    pub fn entry(&self, key: Key) -> Option<&'a Entry> {
        self.map
            .entries
            .get(usize::from(self.slots.0[key as usize]))
    }

    /// All entries, whatever their keys mean.
    pub fn entries(&self) -> &'a [Entry] {
        &self.map.entries
    }

    /// The entries of a map whose slots are known.
    pub const fn new(map: &'a Map, slots: Slots) -> Self {
        Self { map, slots }
    }

    /// The name of a person or organization: `name` says what somebody is called, and `title`
    /// then is a job title; alone it is the name.
    pub fn name(&self) -> Option<&'a Value> {
        self.get(Key::Name).or_else(|| self.get(Key::Title))
    }

    /// The items of a key's list, or its single value.
    pub fn items(&self, key: Key) -> &'a [Value] {
        self.get(key).map_or(&[], Value::items)
    }
}
