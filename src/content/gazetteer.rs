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
mod tests {
    use super::*;
    use crate::content::load_ontology;
    use crate::fold::fold;

    fn built_in() -> Gazetteer {
        load_ontology(None, None, &mut Vec::new()).gazetteer
    }

    fn names<'a>(places: &Gazetteer, found: impl IntoIterator<Item = &'a u32>) -> Vec<String> {
        let name = |place: &u32| places.get(*place).map(|entry| entry.name.to_owned());
        found.into_iter().filter_map(name).collect()
    }

    #[test]
    fn the_built_in_files_are_sound() {
        let places = built_in();
        assert!(places.problems().is_empty(), "{:?}", places.problems());
        let count = |kind| places.places().filter(|place| place.kind == kind).count();
        assert!((7850..7920).contains(&count(PlaceKind::Municipality)));
        assert_eq!(count(PlaceKind::Province), 107);
        // Those of Italy, and parts of countries that are named behind their towns.
        assert!(count(PlaceKind::Region) > 20);
        assert!(count(PlaceKind::Country) > 190);
        assert!(count(PlaceKind::City) > 150);
        assert!(count(PlaceKind::Area) > 150);
        assert!(count(PlaceKind::Continent) >= 7);
    }

    #[test]
    fn each_municipality_has_province_region_and_country() {
        let places = built_in();
        for (place, entry) in places.places().enumerate() {
            if entry.kind == PlaceKind::Municipality {
                let chain = places.chain(u32::try_from(place).unwrap());
                let kinds: Vec<_> = chain
                    .iter()
                    .map(|place| places.get(*place).unwrap().kind)
                    .collect();
                let expected = [
                    PlaceKind::Municipality,
                    PlaceKind::Province,
                    PlaceKind::Region,
                    PlaceKind::Country,
                ];
                assert_eq!(kinds, expected, "{}", entry.name);
            }
        }
    }

    #[test]
    fn names_lead_to_places() {
        let places = built_in();
        let only = places.find("tirano");
        assert_eq!(only.len(), 1);
        let chain = names(&places, &places.chain(only[0]));
        assert_eq!(chain, ["Tirano", "Sondrio", "Lombardia", "Italy"]);

        let both: Vec<_> = places
            .find("sondrio")
            .iter()
            .map(|place| places.get(*place).unwrap().kind)
            .collect();
        assert_eq!(both, [PlaceKind::Municipality, PlaceKind::Province]);

        let two = names(&places, places.find("samone"));
        assert_eq!(two, ["Samone", "Samone"]);
        assert!(places.find("nessun luogo").is_empty());
        assert_eq!(names(&places, places.find("sudtirol")), ["Alto Adige"]);
    }

    #[test]
    fn names_have_languages() {
        let places = built_in();
        let bolzano = places.get(places.find("bozen")[0]).unwrap();
        assert_eq!(
            (bolzano.name, bolzano.name_in("de-AT")),
            ("Bolzano", "Bozen")
        );
        assert_eq!(bolzano.name_in("it"), "Bolzano");
        assert_eq!(bolzano.code, Some("021008"));
        let london = places.get(places.find("londra")[0]).unwrap();
        assert_eq!((london.name, london.name_in("it")), ("London", "Londra"));
        let province = places.by_code("IT-MI").and_then(|place| places.get(place));
        let official = province.and_then(|province| province.official);
        assert_eq!(official, Some("Città metropolitana di Milano"));
        let found = places.find(&fold("Città metropolitana di Milano"));
        assert_eq!(names(&places, found), ["Milano"]);
    }

    #[test]
    fn short_forms_begin_names() {
        let places = built_in();
        let found = names(&places, &places.begins_with("cortina"));
        assert_eq!(
            found,
            ["Cortina d'Ampezzo", "Cortina sulla strada del vino"]
        );
        assert!(places.begins_with("corti").is_empty());
        assert!(places.begins_with("").is_empty());
    }

    #[test]
    fn a_line_that_is_wrong_is_told_and_left_out() {
        let text = "# head\nregion\tHier\t\t\t\tX-1\n\nplanet\tMars\nregion\nregion\tDort\t\t\tX-2\t\n\
                    area\tOrt\tfr:Lieu|Platz\t\tX-1\t\n";
        let places = Gazetteer::new(vec![("own.tsv".to_owned(), text.to_owned().into())]);
        assert_eq!(places.len(), 3);
        let lines: Vec<String> = places
            .problems()
            .iter()
            .map(|problem| problem.message.clone())
            .collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].ends_with("`planet` is no kind of place"));
        assert!(lines[2].ends_with("no place with the code `X-2`"));
        let place = places.get(places.find("lieu")[0]).unwrap();
        assert_eq!(place.other_names, [("fr", "Lieu"), ("", "Platz")]);
        assert_eq!(names(&places, &places.chain(2)), ["Ort", "Hier"]);
    }

    #[test]
    fn a_circle_ends() {
        let text = "area\tA\t\t\tb\ta\narea\tB\t\t\ta\tb\n";
        let places = Gazetteer::new(vec![("own.tsv".to_owned(), text.into())]);
        assert!(places.chain(0).len() < 10);
        assert!(places.chain(7).is_empty());
    }

    #[test]
    fn a_folder_has_its_own_lists() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("gazetteer/it.tsv", "area\tQui\t\t\tDE\t\n");
        write("gazetteer/own.tsv", "area\tLì\t\t\t\t\nwrong\tX\n");
        write("lexicon/given-names.txt", "Ugo\n");
        write("lexicon/more.txt", "Zoë\n");
        let mut problems = Vec::new();
        let ontology = load_ontology(Some(folder.path()), None, &mut problems);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let places = ontology.gazetteer;
        assert!(places.find("tirano").is_empty());
        let chain = names(&places, &places.chain(places.find("qui")[0]));
        assert_eq!(chain, ["Qui", "Germany"]);
        assert_eq!(places.find("li").len(), 1);
        assert!(ontology.given_names.contains("zoe") && ontology.given_names.contains("ugo"));
        assert_eq!(ontology.given_names.len(), 2);
    }
}
