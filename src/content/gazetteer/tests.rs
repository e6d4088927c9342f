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
            let chain = places.chain(u32::try_from(place).expect("it is there"));
            let kinds: Vec<_> = chain
                .iter()
                .map(|place| places.get(*place).expect("it is there").kind)
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
        .map(|place| places.get(*place).expect("it is there").kind)
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
    let bolzano = places.get(places.find("bozen")[0]).expect("it is there");
    assert_eq!(
        (bolzano.name, bolzano.name_in("de-AT")),
        ("Bolzano", "Bozen")
    );
    assert_eq!(bolzano.name_in("it"), "Bolzano");
    assert_eq!(bolzano.code, Some("021008"));
    let london = places.get(places.find("londra")[0]).expect("it is there");
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
    let place = places.get(places.find("lieu")[0]).expect("it is there");
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
    let folder = tempfile::tempdir().expect("it is there");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is there")).expect("it is there");
        std::fs::write(path, text).expect("it is there");
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
