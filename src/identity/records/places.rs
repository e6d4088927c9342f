//! Places: what a file says of those that it names, what a file about a place says, and what
//! the gazetteer says.

use super::contributors::push_new;
use crate::content::{PlaceEntry, PlaceKind};
use crate::extract::{Key, PlaceName};
use crate::identity::assemble::{Assembler, Builder};
use crate::identity::places::Place;
use crate::identity::{Thing, places::Places};
use crate::record::{Map, OriginId, Origins, Record, Rule, Text, TextKind, Value};
use std::borrow::Cow;

/// A place that has a file.
pub(in crate::identity) fn place<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    super::agent::agent(builder, thing);
    let places = &builder.assembler.catalogue.places;
    let value = builder.front.items(Key::ContainedInPlace).first();
    let own = places.of_file(builder.file());
    let larger = own.and_then(|own| places.larger(own));
    if let Some((larger, value)) = larger.zip(value) {
        let iri = builder.made(larger.iri.as_str(), value.span, Rule::Identity);
        builder.fields.add("containedInPlace", iri);
        let text = value.text().map(str::trim).unwrap_or_default();
        let mut map = Map::default();
        map.add(
            "iri",
            builder.made(larger.iri.as_str(), value.span, Rule::Identity),
        );
        let form = form_of(larger, text);
        map.add(form, builder.made(text, value.span, Rule::Written));
        builder.fields.add_list("places", vec![Value::Map(map)]);
    }
}

impl<'a> Builder<'a> {
    /// What the file says of the places that it names (`places`), and where an episode was made
    /// (`madeAt`).
    pub(super) fn places(&mut self) {
        let facts = &self.draft.facts;
        let mut list: Vec<Value<'a>> = Vec::new();
        for (number, name) in facts.places.iter().enumerate() {
            let places = &self.assembler.catalogue.places;
            let Some(place) = places.of(self.file(), number) else {
                continue;
            };
            let said = self.place(name, place, places);
            list.push(Value::Map(said));
        }
        self.fields.add_list("places", list);
        let made_at = facts.made_at.and_then(|at| self.place_value(at));
        self.fields.add_some("madeAt", made_at);
    }

    /// The IRI of a place of the file, by its number there.
    pub(super) fn place_value(&mut self, number: usize) -> Option<Value<'a>> {
        let place = self.assembler.catalogue.places.of(self.file(), number)?;
        let name = &self.draft.facts.places[number];
        let (span, sure) = (name.name.span, name.confidence);
        Some(self.made_sure(place.iri.as_str(), span, name.rule, sure))
    }

    fn place(&mut self, name: &'a PlaceName, place: &'a Place, places: &'a Places) -> Map<'a> {
        let (span, rule, sure) = (name.name.span, name.rule, name.confidence);
        let mut map = Map::default();
        map.add("iri", self.made_sure(place.iri.as_str(), span, rule, sure));
        let text = &*name.name.text;
        let gazetteer = &self.assembler.reader.ontology.gazetteer;
        let entry = place.entry.and_then(|entry| gazetteer.get(entry));
        let others = entry.as_ref().map(names_of).unwrap_or_default();
        let tagged = others
            .into_iter()
            .find(|(tag, other)| !tag.is_empty() && *other == text);
        let form = form_of(place, text);
        if let Some((tag, _)) = tagged.filter(|_| form != "name") {
            map.add("otherName", self.made_sure(text, span, rule, sure));
            map.add("language", self.made_sure(tag, span, rule, sure));
        } else {
            map.add(form, self.made_sure(text, span, rule, sure));
        }
        let town = name.within.and_then(|town| places.of(self.file(), town));
        if let Some(town) = town {
            map.add(
                "within",
                self.made_sure(town.iri.as_str(), span, rule, sure),
            );
        }
        if let Some(street) = &name.street {
            let mut address = Map::default();
            let iri = format!("{}#address", place.iri);
            address.add("iri", self.made_sure(iri, street.span, rule, sure));
            let line = self.made_sure(&*street.text, street.span, rule, sure);
            address.add("streetAddress", line);
            if let Some(town) = town {
                let town = self.made_sure(&*town.name, span, rule, sure);
                address.add("addressLocality", town);
            }
            map.add("address", Value::Map(address));
        }
        map
    }
}

/// The member under which a form of a place's name is stated.
fn form_of(place: &Place, form: &str) -> &'static str {
    if *place.name == *form {
        "name"
    } else {
        "alternateName"
    }
}

/// One record for each place that the gazetteer knows, those that others lie in too.
pub(super) fn gazetteer<'a>(assembler: &'a Assembler<'a>) -> Vec<Record<'a>> {
    let places = &assembler.catalogue.places;
    let known = places.all().filter_map(|place| Some((place, place.entry?)));
    known
        .filter_map(|(place, entry)| of_entry(assembler, place, entry))
        .collect()
}

/// Values that the gazetteer says, all of one origin: where the place is named first.
struct Told {
    origin: OriginId,
}

impl Told {
    fn say<'a>(&self, text: impl Into<Cow<'a, str>>) -> Value<'a> {
        Value::Text(Text {
            text: text.into(),
            kind: TextKind::String,
            origin: self.origin,
        })
    }
}

fn of_entry<'a>(assembler: &'a Assembler<'a>, place: &'a Place, entry: u32) -> Option<Record<'a>> {
    let entry = assembler.reader.ontology.gazetteer.get(entry)?;
    let mut origins = Origins::default();
    let file = u32::try_from(place.first.0).unwrap_or(u32::MAX);
    let origin = origins.add(file, place.first.1, Rule::Gazetteer);
    let told = Told { origin };
    let mut fields = Map::default();
    fields.add("iri", told.say(place.iri.as_str()));
    let (class, official) = classes(entry.kind);
    fields.add("type", told.say(class));
    fields.add_some("officialType", official.map(|class| told.say(class)));
    if !place.is_named {
        fields.add("name", told.say(&*place.name));
    }
    let (mut plain, mut tagged) = (Vec::new(), Vec::new());
    let official = entry.official.map(|name| ("", name));
    for (language, name) in names_of(&entry).into_iter().chain(official) {
        if *place.name == *name {
            continue;
        }
        if language.is_empty() {
            push_new(&mut plain, told.say(name));
            continue;
        }
        let mut other = Map::default();
        other.add("iri", told.say(place.iri.as_str()));
        other.add("name", told.say(name));
        other.add("language", told.say(language));
        tagged.push(Value::Map(other));
    }
    fields.add_list("alternateNames", plain);
    fields.add_list("otherNames", tagged);
    fields.add_some("identifier", entry.code.map(|code| told.say(code)));
    // What the place's own file says of where it lies is not said again.
    let larger = assembler.catalogue.places.larger(place);
    let is_own = place.authority.is_some() && !place.is_within_entry;
    if let Some(larger) = larger.filter(|_| !is_own) {
        fields.add("containedInPlace", told.say(larger.iri.as_str()));
    }
    Some(Record {
        kind: "place",
        fields,
        origins,
        file: None,
    })
}

/// The names of a place with their languages, the main one first: those of countries and of
/// cities of which only the country is known are English.
fn names_of<'e>(entry: &PlaceEntry<'e>) -> Vec<(&'e str, &'e str)> {
    let is_english = matches!(
        entry.kind,
        PlaceKind::Country | PlaceKind::City | PlaceKind::Continent
    );
    let tag = if is_english { "en" } else { "" };
    let others = entry.other_names.iter().copied();
    std::iter::once((tag, entry.name)).chain(others).collect()
}

/// The class of schema.org, and that of the Italian vocabulary for places where it has one.
const fn classes(kind: PlaceKind) -> (&'static str, Option<&'static str>) {
    match kind {
        PlaceKind::Municipality | PlaceKind::City => ("City", Some("City")),
        PlaceKind::Province => ("AdministrativeArea", Some("Province")),
        PlaceKind::Region => ("AdministrativeArea", Some("Region")),
        PlaceKind::Country => ("Country", Some("Country")),
        PlaceKind::Continent => ("Continent", None),
        PlaceKind::Area => ("Place", None),
    }
}
