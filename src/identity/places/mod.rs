//! Places: which of them a name means, and what the gazetteer says of them.

mod meaning;
mod recorded;
mod settle;

use super::names::{commonest, key};
use super::{Ledger, Things};
use crate::content::{Gazetteer, PlaceEntry};
use crate::diagnostic::Diagnostic;
use crate::extract::{Draft, Key, PlaceName, PlaceSort, Reader, fold};
use crate::tree::{Span, Value};
use meaning::{Meaning, candidates, unresolved};
use rustc_hash::FxHashMap;

/// A place that is named, or that one lies in.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its IRI.
    pub iri: String,
    /// The last part of it.
    pub slug: String,
    /// Its name: of the authority file, or the form that most files use.
    pub name: Box<str>,
    /// Its entry of the gazetteer, when it is known which.
    pub entry: Option<u32>,
    /// The file that is about it.
    pub authority: Option<usize>,
    /// The place that it lies in.
    pub within: Option<usize>,
    /// Whether the gazetteer says in which place it lies.
    pub is_within_entry: bool,
    /// Where it is named first, or what lies in it: the number of the file and the place in it.
    pub first: (usize, Span),
    /// Whether a file names it (and not only one that lies in it).
    pub is_named: bool,
    /// Whether it is recorded as the same as another one, and stands for nothing.
    is_moot: bool,
    /// How often each form of its name is used.
    pub forms: FxHashMap<Box<str>, usize>,
    /// What it is recorded by, when its name alone does not tell.
    pub code: Option<String>,
}

/// A name, what it is said to be, and the province that is written with it.
type Asked = (Box<str>, PlaceSort, Option<Box<str>>);

/// All places of a run.
#[derive(Debug, Clone, Default)]
pub struct Places {
    places: Vec<Place>,
    /// The place of each name of each file; `u32::MAX` for names that are not sure enough.
    of_name: Vec<Vec<u32>>,
    by_entry: FxHashMap<u32, usize>,
    by_authority: FxHashMap<String, usize>,
    by_key: FxHashMap<String, usize>,
    /// The place that a file is about.
    by_file: FxHashMap<usize, usize>,
    /// What names mean that were looked up before.
    resolved: FxHashMap<Asked, Meaning>,
}

impl Places {
    /// Finds out which places the names of all files mean: those of authority files, those that
    /// the configuration says, those of the gazetteer.
    pub fn new(
        drafts: &[Draft],
        things: &Things,
        reader: &Reader<'_>,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut places = Self {
            of_name: vec![Vec::new(); drafts.len()],
            ..Self::default()
        };
        let shown = |file: &usize| things.of_file[*file].is_some();
        let files: Vec<usize> = (0..drafts.len()).filter(shown).collect();
        let is_place = |file: &usize| reader.config.kinds[drafts[*file].kind].name == "place";
        for file in files.iter().copied().filter(is_place) {
            if let Some(thing) = &things.of_file[file] {
                places.add_authority(file, thing, &drafts[file]);
            }
        }
        for file in files.iter().copied().filter(is_place) {
            places.contain_authority(file, &drafts[file], reader);
        }
        for file in files {
            places.of_name[file] = vec![u32::MAX; drafts[file].facts.places.len()];
            // Larger places stand before those that lie in them, or behind: two passes.
            for sites in [false, true] {
                for (number, name) in drafts[file].facts.places.iter().enumerate() {
                    if is_site(name.sort) == sites && reader.holds(name.confidence) {
                        let place = places.meet(file, name, &drafts[file], reader, problems);
                        places.of_name[file][number] = u32::try_from(place).unwrap_or(u32::MAX);
                    }
                }
            }
        }
        places.contain_entries(&reader.ontology.gazetteer);
        places.take_recorded(reader, ledger);
        places.settle(drafts, reader, ledger, problems);
        places
    }

    /// The place that a name of a file means, by its number among the file's places.
    pub fn of(&self, file: usize, name: usize) -> Option<&Place> {
        let place = *self.of_name.get(file)?.get(name)?;
        let place = self.places.get(usize::try_from(place).ok()?)?;
        Some(place).filter(|place| !place.iri.is_empty())
    }

    /// The place that a file is about.
    pub fn of_file(&self, file: usize) -> Option<&Place> {
        self.places.get(*self.by_file.get(&file)?)
    }

    /// The place that another lies in.
    pub fn larger(&self, place: &Place) -> Option<&Place> {
        self.places
            .get(place.within?)
            .filter(|place| !place.iri.is_empty())
    }

    /// All places with an IRI.
    pub fn all(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| !place.iri.is_empty())
    }

    fn push(&mut self, place: Place) -> usize {
        self.places.push(place);
        self.places.len() - 1
    }

    fn add_authority(&mut self, file: usize, thing: &super::Thing, draft: &Draft) {
        let fields = draft.fields();
        let title = fields.get(Key::Title).and_then(Value::text);
        let name = title.map_or(&*thing.slug, str::trim);
        let place = self.push(Place {
            iri: thing.iri.clone(),
            slug: thing.slug.clone(),
            name: name.into(),
            authority: Some(file),
            is_named: true,
            ..Place::unnamed((file, Span::default()))
        });
        self.by_file.insert(file, place);
        let aliases = [Key::Aliases, Key::AlternateName];
        let aliases = aliases.iter().flat_map(|key| fields.items(*key));
        let aliases = aliases.filter_map(Value::text);
        for form in [name, &thing.slug].into_iter().chain(aliases) {
            self.by_authority.entry(key(form)).or_insert(place);
        }
    }

    /// Which entry of the gazetteer a file is about, and in which place that lies.
    fn contain_authority(&mut self, file: usize, draft: &Draft, reader: &Reader<'_>) {
        let Some(place) = self.by_file.get(&file).copied() else {
            return;
        };
        let gazetteer = &reader.ontology.gazetteer;
        let fields = draft.fields();
        let first = fields.items(Key::ContainedInPlace).first();
        let larger = first.and_then(|value| Some((value.text()?.trim(), value.span)));
        let mut entries = candidates(gazetteer, &self.places[place].name, PlaceSort::Place, None);
        if let Some((larger, span)) = larger {
            let of_larger = gazetteer.find(&fold(larger));
            let lies_in = |entry: &u32| {
                let chain = gazetteer.chain(*entry);
                chain.iter().skip(1).any(|one| of_larger.contains(one))
            };
            if entries.iter().any(lies_in) {
                entries.retain(lies_in);
            }
            // Of a municipality “Belluno” is the province, not the town.
            let chain = entries.first().map(|entry| gazetteer.chain(*entry));
            let chain = chain.filter(|_| entries.len() == 1).unwrap_or_default();
            let of_chain = chain
                .into_iter()
                .skip(1)
                .find(|one| of_larger.contains(one));
            let meaning = match of_chain {
                Some(entry) => Meaning::Entry(entry),
                None => self.meaning(larger, PlaceSort::Place, None, reader),
            };
            let within = self.place_of(&meaning, larger, (file, span));
            if within != place {
                self.places[place].within = Some(within);
                self.count(within, larger);
            }
        }
        if let [entry] = entries.as_slice() {
            self.places[place].entry = Some(*entry);
            self.by_entry.entry(*entry).or_insert(place);
        }
    }

    /// Finds or makes the place of a name.
    fn meet(
        &mut self,
        file: usize,
        name: &PlaceName,
        draft: &Draft,
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> usize {
        let text = &*name.name.text;
        let first = (file, name.name.span);
        if is_site(name.sort) {
            let larger = name
                .within
                .and_then(|larger| self.of_name[file].get(larger));
            let larger = larger.and_then(|larger| usize::try_from(*larger).ok());
            return self.meet_site(text, larger, first);
        }
        let meaning = self.meaning(text, name.sort, name.province.as_deref(), reader);
        let place = self.place_of(&meaning, text, first);
        // Said once, however many files have the name.
        let is_new = self.places[place].forms.is_empty();
        if let (true, Meaning::Unclear(entries)) = (is_new, meaning) {
            problems.push(unresolved(
                name,
                &entries,
                draft,
                &reader.ontology.gazetteer,
            ));
        }
        self.count(place, text);
        place
    }

    /// A venue or street: one of this name in the same town.
    fn meet_site(&mut self, name: &str, larger: Option<usize>, first: (usize, Span)) -> usize {
        let larger = larger.filter(|larger| *larger < self.places.len());
        if let Some(place) = self.by_authority.get(&key(name)).copied() {
            self.count(place, name);
            return place;
        }
        let known = format!(
            "{}\n{}",
            key(name),
            larger.map_or(usize::MAX, |place| place)
        );
        let place = match self.by_key.get(&known) {
            Some(place) => *place,
            None => {
                let place = self.push(Place {
                    within: larger,
                    ..Place::unnamed(first)
                });
                self.by_key.insert(known, place);
                place
            }
        };
        self.count(place, name);
        place
    }

    fn place_of(&mut self, meaning: &Meaning, name: &str, first: (usize, Span)) -> usize {
        match meaning {
            Meaning::Authority(place) => *place,
            Meaning::Entry(entry) => self.place_of_entry(*entry, first),
            Meaning::Unclear(_) => {
                if let Some(place) = self.by_key.get(&key(name)) {
                    return *place;
                }
                let place = self.push(Place::unnamed(first));
                self.by_key.insert(key(name), place);
                place
            }
        }
    }

    fn place_of_entry(&mut self, entry: u32, first: (usize, Span)) -> usize {
        if let Some(place) = self.by_entry.get(&entry) {
            return *place;
        }
        let place = self.push(Place {
            entry: Some(entry),
            ..Place::unnamed(first)
        });
        self.by_entry.insert(entry, place);
        place
    }

    fn count(&mut self, place: usize, form: &str) {
        let place = &mut self.places[place];
        place.is_named = true;
        match place.forms.get_mut(form) {
            Some(count) => *count += 1,
            None => {
                place.forms.insert(form.into(), 1);
            }
        }
    }

    /// Adds the provinces, regions and countries in which places lie.
    fn contain_entries(&mut self, gazetteer: &Gazetteer) {
        let mut at = 0;
        while at < self.places.len() {
            let place = &self.places[at];
            let larger = place.entry.and_then(|entry| gazetteer.get(entry)?.within);
            if let Some(larger) = larger.filter(|_| place.within.is_none()) {
                let first = place.first;
                let within = self.place_of_entry(larger, first);
                self.places[at].within = Some(within).filter(|within| *within != at);
                self.places[at].is_within_entry = true;
            }
            at += 1;
        }
    }
}

impl Place {
    /// The form that most files use; of several the gazetteer's in the site's language.
    fn usual_name(&self, entry: Option<&PlaceEntry<'_>>, language: &str) -> Box<str> {
        let most = self.forms.values().max();
        let own = entry.map(|entry| entry.name_in(language));
        let own = own.filter(|own| self.forms.get(*own) == most);
        own.map_or_else(|| commonest(&self.forms), Into::into)
    }

    fn unnamed(first: (usize, Span)) -> Self {
        Self {
            iri: String::new(),
            slug: String::new(),
            name: Box::default(),
            entry: None,
            authority: None,
            within: None,
            is_within_entry: false,
            first,
            is_named: false,
            is_moot: false,
            code: None,
            forms: FxHashMap::default(),
        }
    }
}

/// Whether it is something in a town.
const fn is_site(sort: PlaceSort) -> bool {
    matches!(sort, PlaceSort::Venue | PlaceSort::Street)
}
