use crate::content::{Config, Ontology};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::tree::{Entry, Map, Value};
use rustc_hash::FxHashMap;

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
    Show = "show",
    External = "external",
    Coming = "coming",
    Platforms = "platforms",
    SameAs = "sameAs",
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
}

/// Which meanings a site's front-matter keys have.
#[derive(Debug, Clone, Default)]
pub struct KeyNames {
    /// A key as written: what it may mean, and how much it is preferred (0 first).
    meanings: FxHashMap<Box<str>, Vec<(Key, usize)>>,
}

impl KeyNames {
    /// The names that the ontology lists, the configuration's own before them.
    pub fn new(config: &Config, ontology: &Ontology, problems: &mut Vec<Diagnostic>) -> Self {
        let mut meanings: FxHashMap<Box<str>, Vec<(Key, usize)>> = FxHashMap::default();
        for key in Key::ALL {
            let own = config.keys.iter().filter(|(name, ..)| name == key.name());
            let own = own.flat_map(|(_, _, names)| names);
            let usual = ontology.keys.get(key.name()).into_iter().flatten();
            for (rank, name) in own.chain(usual).enumerate() {
                let known = meanings.entry(name.as_str().into()).or_default();
                if known.iter().all(|(other, _)| other != key) {
                    known.push((*key, rank));
                }
            }
        }
        for (name, span, _) in &config.keys {
            let names = || Key::ALL.iter().map(|key| key.name());
            if names().all(|known| known != name) {
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
        Self { meanings }
    }

    /// The entries of a map by what their keys mean.
    pub fn fields<'a>(&self, map: &'a Map) -> Fields<'a> {
        Fields {
            map,
            slots: self.slots(map),
        }
    }

    /// Which entry of a map each key has.
    pub fn slots(&self, map: &Map) -> Slots {
        let mut slots = Slots([u16::MAX; Key::ALL.len()]);
        let mut ranks = [usize::MAX; Key::ALL.len()];
        for (number, entry) in map.entries.iter().enumerate().take(usize::from(u16::MAX)) {
            if entry.value.is_null() {
                continue;
            }
            for (key, rank) in self.meanings.get(&*entry.key).into_iter().flatten() {
                let slot = *key as usize;
                if *rank < ranks[slot] {
                    ranks[slot] = *rank;
                    slots.0[slot] = u16::try_from(number).unwrap_or(u16::MAX);
                }
            }
        }
        slots
    }
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

    /// The entries of a map whose slots are known.
    pub const fn new(map: &'a Map, slots: Slots) -> Self {
        Self { map, slots }
    }

    /// The items of a key's list, or its single value.
    pub fn items(&self, key: Key) -> &'a [Value] {
        self.get(key).map_or(&[], Value::items)
    }
}
