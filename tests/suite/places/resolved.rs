//! Which place a name means, and what is published of it.

use crate::support;
use std::collections::BTreeSet;

const BASE: &str = "https://example.org/";
const SCHEMA: &str = "http://schema.org/";

/// A podcast with one episode for each title, and further files.
fn triples(titles: &[&str], more: &[(&str, &str)]) -> BTreeSet<String> {
    let folder = site(titles, more);
    support::triples_of(folder.path()).into_iter().collect()
}

fn site(titles: &[&str], more: &[(&str, &str)]) -> tempfile::TempDir {
    let config = support::CONFIGURATION.replace("language: en", "language: it")
        + "  place: \"places/{slug}.{md,yml}\"\n";
    let mut files: Vec<(String, String)> = vec![
        ("filorosso.yaml".into(), config),
        (
            "podcasts/show/_index.md".into(),
            "---\ntitle: Show\n---\n".into(),
        ),
    ];
    for (number, title) in titles.iter().enumerate() {
        let path = format!("podcasts/show/e{number}.md");
        files.push((path, format!("---\ntitle: \"{title}\"\n---\n\nParole.\n")));
    }
    for (path, text) in more {
        match files.iter_mut().find(|(known, _)| known == path) {
            Some((_, known)) => known.push_str(text),
            None => files.push(((*path).to_owned(), (*text).to_owned())),
        }
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    support::site(&files)
}

fn link(subject: &str, predicate: &str, object: &str) -> String {
    format!("<{BASE}{subject}> <{SCHEMA}{predicate}> <{BASE}{object}> .")
}

fn text(subject: &str, predicate: &str, literal: &str) -> String {
    format!("<{BASE}{subject}> <{SCHEMA}{predicate}> {literal} .")
}

#[track_caller]
fn assert_has(triples: &BTreeSet<String>, wanted: &[String]) {
    for triple in wanted {
        assert!(triples.contains(triple), "{triple} is not in\n{triples:#?}");
    }
}

#[test]
fn the_place_of_a_title_is_where_an_episode_was_made() {
    let triples = triples(
        &["Ann Lee - Due parole @Bozen", "Altre parole @ Sondrio"],
        &[],
    );
    assert_has(
        &triples,
        &[
            link("podcasts/show/e0", "locationCreated", "places/bolzano"),
            link("podcasts/show/e1", "locationCreated", "places/sondrio"),
            link("places/sondrio", "containedInPlace", "places/sondrio-so"),
            link("places/sondrio-so", "containedInPlace", "places/lombardia"),
            link("places/lombardia", "containedInPlace", "places/italia"),
            text("places/sondrio", "name", "\"Sondrio\""),
            text("places/sondrio", "identifier", "\"014061\""),
            // What the content calls it is the name, what the gazetteer calls it another one.
            text("places/bolzano", "name", "\"Bozen\""),
            text("places/bolzano", "alternateName", "\"Bolzano\""),
            text("places/lombardia", "alternateName", "\"Lombardy\"@en"),
        ],
    );
    let city = "<https://w3id.org/italia/onto/CLV/City>";
    assert!(triples.iter().any(|triple| {
        triple.starts_with(&format!("<{BASE}places/sondrio> ")) && triple.contains(city)
    }));
}

#[test]
fn what_is_no_place_makes_none() {
    let titles = [
        "Follow us @exampleshow",
        "Mail ann@Milano.example",
        "Cheap @ 5 euro",
        "By @ExampleShow",
    ];
    let triples = triples(&titles, &[]);
    assert!(
        !triples.iter().any(|triple| triple.contains("/places/")),
        "{triples:#?}"
    );
}

#[test]
fn a_name_of_several_places_is_kept_without_a_guess() {
    let titles = ["Neve @Cortina", "Sci @Cortina", "Lago @Castro"];
    let folder = site(&titles, &[]);
    let triples: BTreeSet<String> = support::triples_of(folder.path()).into_iter().collect();
    assert_has(
        &triples,
        &[link(
            "podcasts/show/e0",
            "locationCreated",
            "places/cortina",
        )],
    );
    assert!(
        !triples
            .iter()
            .any(|triple| triple.contains("containedInPlace"))
    );
    let run = support::over(folder.path(), &["check", "--format", "json"]);
    let report = run.json();
    let problems = report["problems"].as_array().unwrap();
    let told: Vec<&str> = problems
        .iter()
        .filter(|problem| problem["code"] == "P020")
        .filter_map(|problem| problem["hint"].as_str())
        .collect();
    // Each name is told once, with those that it may be.
    assert_eq!(told.len(), 2, "{report:#}");
    assert!(told[0].contains("Cortina d'Ampezzo (Belluno)"), "{told:?}");
    assert!(
        told[1].contains("Castro (Bergamo), Castro (Lecce)"),
        "{told:?}"
    );
}

#[test]
fn the_configuration_says_which_place_is_meant() {
    let more = [("filorosso.yaml", "places:\n  Cortina: Cortina d'Ampezzo\n")];
    let triples = triples(&["Neve @Cortina", "Mare @Castro (LE)"], &more);
    assert_has(
        &triples,
        &[
            link(
                "podcasts/show/e0",
                "locationCreated",
                "places/cortina-d-ampezzo",
            ),
            link(
                "places/cortina-d-ampezzo",
                "containedInPlace",
                "places/belluno-bl",
            ),
            text("places/cortina-d-ampezzo", "name", "\"Cortina\""),
            text(
                "places/cortina-d-ampezzo",
                "alternateName",
                "\"Cortina d'Ampezzo\"",
            ),
            link("podcasts/show/e1", "locationCreated", "places/castro-le"),
            link("places/castro-le", "containedInPlace", "places/lecce-le"),
        ],
    );
}

#[test]
fn a_file_of_a_place_says_which_is_meant() {
    let file = "---\nname: Cortina d'Ampezzo\nalternateName: Cortina\ncontainedInPlace: Belluno\n\
                sameAs: https://www.wikidata.org/wiki/Q1\n---\n\nConca fra i monti.\n";
    let triples = triples(&["Neve @Cortina"], &[("places/conca.md", file)]);
    assert_has(
        &triples,
        &[
            link("podcasts/show/e0", "locationCreated", "places/conca"),
            link("places/conca", "containedInPlace", "places/belluno-bl"),
            link("places/belluno-bl", "containedInPlace", "places/veneto"),
            text("places/conca", "name", "\"Cortina d'Ampezzo\""),
            text("places/conca", "alternateName", "\"Cortina\""),
            text("places/conca", "identifier", "\"025016\""),
            text("places/conca", "description", "\"Conca fra i monti.\"@it"),
            format!("<{BASE}places/conca> <{SCHEMA}sameAs> <https://www.wikidata.org/wiki/Q1> ."),
        ],
    );
}

#[test]
fn events_of_one_name_and_day_are_one() {
    let first = "---\ntitle: Uno\ndate: 2024-05-01\n---\n\nIl 5 giugno 2024 si terrà il convegno “Città aperte” a Pisa.\n";
    let second = "---\ntitle: Due\ndate: 2024-06-06\n---\n\nIl convegno “Città Aperte” si è svolto il 5 giugno alle 10 a Pisa.\n";
    let third = "---\ntitle: Tre\ndate: 2025-06-06\n---\n\nIl convegno “Città aperte” si è svolto il 4 giugno a Pisa.\n";
    let more = [
        ("articles/uno.md", first),
        ("articles/due.md", second),
        ("articles/tre.md", third),
    ];
    let triples = triples(&[], &more);
    let event = "events/citta-aperte-2024-06-05";
    assert_has(
        &triples,
        &[
            link("articles/uno", "mentions", event),
            link("articles/due", "mentions", event),
            link("articles/tre", "mentions", "events/citta-aperte-2025-06-04"),
            link(event, "location", "places/pisa"),
            text(
                event,
                "startDate",
                "\"2024-06-05\"^^<http://www.w3.org/2001/XMLSchema#date>",
            ),
        ],
    );
}
