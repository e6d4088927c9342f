use crate::diagnostic::Diagnostic;
use std::borrow::Cow;
use std::sync::OnceLock;

mod index;

use index::Index;

/// Names of places: municipalities, provinces and regions of Italy, countries, cities and
/// areas. What is built in is parsed when the first place is asked for.
///
/// A place is an index, as [`Gazetteer::find`] gives it. Names are looked up folded (see
/// [`fold`](crate::fold::fold)).
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Name for messages, and text.
    files: Vec<(String, Cow<'static, str>)>,
    index: OnceLock<Index>,
}

/// What a place is. Where several places have one name, they are given in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A municipality.
    Municipality,
    /// A province, a metropolitan city or what stands in its place.
    Province,
    /// A region.
    Region,
    /// A country or a territory.
    Country,
    /// A city of which no more than the country is known.
    City,
    /// A valley, a mountain range, a landscape.
    Area,
    /// A continent.
    Continent,
}

impl PlaceKind {
    /// The kind that a file of the gazetteer names so.
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "municipality" => Self::Municipality,
            "province" => Self::Province,
            "region" => Self::Region,
            "country" => Self::Country,
            "city" => Self::City,
            "area" => Self::Area,
            "continent" => Self::Continent,
            _ => return None,
        })
    }
}

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceEntry<'a> {
    /// Its name: in the first official language for places in Italy, in English for
    /// countries and cities elsewhere.
    pub name: &'a str,
    /// What it is.
    pub kind: PlaceKind,
    /// Its official name, where that says more: `Città metropolitana di Milano`.
    pub official: Option<&'a str>,
    /// Other names with their language (empty for another spelling in the same one).
    pub other_names: Vec<(&'a str, &'a str)>,
    /// The place it lies in.
    pub within: Option<u32>,
    /// ISTAT's code of a municipality, ISO 3166-2 of a province or region (`IT-SO`),
    /// ISO 3166-1 of a country.
    pub code: Option<&'a str>,
}

impl<'a> PlaceEntry<'a> {
    /// Its name in a language, else its main name.
    pub fn name_in(&self, language: &str) -> &'a str {
        let primary = language.split('-').next().unwrap_or(language);
        let named = self.other_names.iter().find(|(tag, _)| *tag == primary);
        named.map_or(self.name, |(_, name)| name)
    }
}

impl Gazetteer {
    /// Takes files, each with its name for messages. Nothing is parsed yet.
    pub fn new(files: Vec<(String, Cow<'static, str>)>) -> Self {
        Self {
            files,
            index: OnceLock::new(),
        }
    }

    /// The places of this name, folded: municipalities first, then provinces, regions,
    /// countries, cities, areas and continents.
    pub fn find(&self, folded_name: &str) -> &[u32] {
        self.index().find(folded_name)
    }

    /// The places whose name begins with these whole words, folded, and goes on:
    /// `cortina` for Cortina d'Ampezzo. In the order of their lines.
    pub fn begins_with(&self, folded: &str) -> Vec<u32> {
        self.index().begins_with(folded)
    }

    /// The place with this code: `014061`, `IT-SO`, `IT-25`, `IT`.
    pub fn by_code(&self, code: &str) -> Option<u32> {
        self.index().by_code(code)
    }

    /// A place.
    pub fn get(&self, place: u32) -> Option<PlaceEntry<'_>> {
        self.index().get(place)
    }

    /// A place and what it lies in: municipality, province, region, country.
    pub fn chain(&self, place: u32) -> Vec<u32> {
        self.index().chain(place)
    }

    /// All places, in the order of their lines.
    pub fn places(&self) -> impl Iterator<Item = PlaceEntry<'_>> {
        (0..self.len()).filter_map(|place| self.get(u32::try_from(place).ok()?))
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.index().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Lines that are left out, for they are not as they should be.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.index().problems
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.files))
    }
}

#[cfg(test)]
mod tests;
