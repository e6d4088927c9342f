#![allow(clippy::float_cmp, reason = "points of one dataset are whole numbers")]

mod ckan;

use super::*;
use oxigraph::io::RdfFormat;

const PREFIXES: &str = "
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix file: <http://publications.europa.eu/resource/authority/file-type/> .
@prefix licence: <http://publications.europa.eu/resource/authority/licence/> .
@prefix media: <http://www.iana.org/assignments/media-types/> .
@prefix : <https://data.example.org/> .
";

fn parsed(turtle: &str) -> Catalogue {
    let text = format!("{PREFIXES}{turtle}");
    Catalogue::parse(&text, "catalog.ttl", RdfFormat::Turtle).expect("Turtle")
}

fn rated(turtle: &str) -> Rating {
    let published = Published {
        catalogue: parsed(turtle),
        description: None,
    };
    rate(&published).expect("a dataset")
}

/// A dataset with these further statements.
fn dataset(turtle: &str) -> DatasetRating {
    let mut rating = rated(&format!(":set a dcat:Dataset .\n{turtle}"));
    rating.datasets.remove(0)
}

/// The metric of a dataset whose name is this.
fn metric(dataset: &DatasetRating, name: &str) -> Metric {
    let mut metrics = dataset.dimensions.iter().flat_map(|one| &one.metrics);
    let found = metrics.find(|metric| metric.name == name);
    found.cloned().unwrap_or_else(|| panic!("no metric {name}"))
}

fn points(dataset: &DatasetRating, name: &str) -> f64 {
    metric(dataset, name).points
}

/// What is wrong with a catalogue: property and words.
fn wrong(turtle: &str) -> Vec<String> {
    let rating = rated(turtle);
    let told = |one: &Violation| format!("{} {}", one.property, one.says);
    rating.violations.iter().map(told).collect()
}

#[test]
fn points_that_need_a_server_are_never_given() {
    let set =
        dataset(":set dcat:distribution :d . :d dcat:accessURL :page ; dcat:downloadURL :file .");
    for (name, open) in [
        ("access address answers", 50.0),
        ("download address answers", 30.0),
    ] {
        let metric = metric(&set, name);
        assert_eq!((metric.points, metric.needs_server), (0.0, open));
        assert_eq!(metric.missing, None, "a server could be asked");
    }
    assert_eq!(points(&set, "download address"), 20.0);
    let none = dataset(":set dcat:distribution :d . :d a dcat:Distribution .");
    let metric = metric(&none, "access address answers");
    assert_eq!(metric.needs_server, 0.0, "there is no address to ask");
    assert!(metric.missing.is_some());
}

#[test]
fn the_best_distribution_counts_and_not_the_best_of_each() {
    let set = dataset(
        ":set dcat:distribution :table, :page .
         :table dct:format file:CSV .
         :page dcat:mediaType media:text\\/html .",
    );
    assert_eq!(set.best.as_deref(), Some("https://data.example.org/table"));
    assert_eq!(points(&set, "format"), 20.0);
    assert_eq!(points(&set, "media type"), 0.0);
    assert_eq!(metric(&set, "media type").distributions, Some((1, 2)));
    let missing = metric(&set, "media type").missing.expect("needs");
    assert_eq!(missing.thing, "https://data.example.org/table");
}

#[test]
fn formats_and_media_types_are_compared_with_their_vocabularies() {
    let of = |turtle: &str| {
        let set = dataset(&format!(":set dcat:distribution :d . :d {turtle} ."));
        [
            "format and media type from vocabularies",
            "non-proprietary format",
            "machine-readable format",
        ]
        .map(|name| points(&set, name))
    };
    assert_eq!(
        of("dct:format file:CSV ; dcat:mediaType media:text\\/csv"),
        [10.0, 20.0, 20.0]
    );
    assert_eq!(
        of("dct:format file:PDF ; dcat:mediaType media:application\\/pdf"),
        [10.0, 0.0, 0.0]
    );
    assert_eq!(
        of("dct:format file:GZIP ; dcat:mediaType media:gzip"),
        [0.0, 20.0, 0.0]
    );
    assert_eq!(
        of("dct:format file:XLSX ; dcat:mediaType \"text/csv\""),
        [0.0, 0.0, 20.0]
    );
    assert_eq!(
        of("dct:format file:NO_SUCH_TYPE ; dcat:mediaType media:text\\/csv"),
        [0.0; 3]
    );
    assert_eq!(of("dct:format \"CSV\""), [0.0; 3]);
}

#[test]
fn a_licence_by_its_page_is_told_its_iri_in_the_eu_s_vocabulary() {
    let of = |license: &str| {
        let set = dataset(&format!(
            ":set dcat:distribution :d . :d dct:license {license} ."
        ));
        metric(&set, "licence from vocabulary")
    };
    assert_eq!(of("licence:CC_BY_4_0").points, 10.0);
    // The vocabulary names this address, with http and a last slash.
    assert_eq!(
        of("<http://creativecommons.org/licenses/by/4.0/>").points,
        10.0
    );
    let metric = of("<https://creativecommons.org/licenses/by/4.0>");
    assert_eq!(metric.points, 0.0);
    let missing = metric.missing.expect("needs");
    assert_eq!(
        missing.needs,
        "the dct:license http://publications.europa.eu/resource/authority/licence/CC_BY_4_0, \
         not https://creativecommons.org/licenses/by/4.0"
    );
    assert_eq!(missing.key.as_deref(), Some("license.data"));
}

#[test]
fn dates_of_the_dataset_count_where_the_distribution_has_none() {
    let set = dataset(
        ":set dct:issued \"2020-01-01\"^^xsd:date ; dcat:distribution :d . :d dct:title \"d\" .",
    );
    assert_eq!(points(&set, "date of issue"), 5.0);
    assert_eq!(points(&set, "date of modification"), 0.0);
}

#[test]
fn a_violation_costs_the_dataset_that_leads_to_it_and_no_other() {
    let rating = rated(
        ":good a dcat:Dataset ; dct:title \"a\" ; dct:description \"b\" .
         :bad a dcat:Dataset ; dct:title \"a\" ; dct:description \"b\" ; dct:publisher [ a foaf:Agent ] .
         :other a dcat:Catalog .",
    );
    let points: Vec<f64> = rating
        .datasets
        .iter()
        .map(|set| points(set, "DCAT-AP compliance"))
        .collect();
    assert_eq!(points, [30.0, 0.0]);
    let of_agent: Vec<&Violation> = rating
        .violations
        .iter()
        .filter(|one| one.class == "agent")
        .collect();
    assert_eq!(of_agent.len(), 1);
    assert_eq!(
        of_agent[0].thing,
        "the dct:publisher of https://data.example.org/bad"
    );
}

#[test]
fn the_sum_is_the_mean_of_the_datasets() {
    let rating =
        rated(":a a dcat:Dataset ; dcat:keyword \"a\" . :b a dcat:Dataset . :c a dcat:Dataset .");
    assert_eq!(rating.dimensions[0].points(), 10.0);
    assert_eq!(rating.score().possible, 405);
}

#[test]
fn values_are_checked_for_kind_class_and_vocabulary() {
    let of = |turtle: &str| {
        wrong(&format!(
            ":set a dcat:Dataset ; dct:title \"a\" ; dct:description \"b\" ; {turtle} ."
        ))
    };
    assert_eq!(of("dct:identifier \"1\""), [""; 0]);
    assert_eq!(
        of("dct:identifier :one"),
        ["dct:identifier is https://data.example.org/one, which is no text"]
    );
    assert_eq!(
        of("dcat:theme \"energy\""),
        ["dcat:theme is `energy`, which is no IRI"]
    );
    assert_eq!(
        of("dct:language <http://example.org/it>"),
        ["dct:language is http://example.org/it, \
         which is not of http://publications.europa.eu/resource/authority/language/"]
    );
    assert_eq!(
        of("dct:publisher :us"),
        [
            "dct:publisher is https://data.example.org/us, of which the \
         catalogue does not say that it is a foaf:Agent"
        ]
    );
    assert_eq!(
        of("dct:publisher :us . :us a foaf:Agent ; foaf:name \"us\""),
        [""; 0]
    );
    assert_eq!(
        of("dcat:version \"1\", \"2\""),
        ["dcat:version has 2 values, at most 1 is allowed"]
    );
    assert_eq!(
        of("dct:modified \"2024-02-30\"^^xsd:date"),
        ["dct:modified is `2024-02-30`, which is \
         no date with its datatype"]
    );
}

#[test]
fn a_class_below_the_one_asked_for_will_do_when_the_catalogue_says_so() {
    let own = ":set a dcat:Dataset ; dct:title \"a\" ; dct:description \"b\" ; dct:publisher :us .
         :us a foaf:Organization ; foaf:name \"us\" .";
    assert_eq!(wrong(own).len(), 1);
    let with = format!("{own} foaf:Organization rdfs:subClassOf foaf:Agent .");
    assert_eq!(wrong(&with), [""; 0]);
    // A class may stand above itself: that is no reason to look for ever.
    let round = format!("{with} foaf:Agent rdfs:subClassOf foaf:Organization .");
    assert_eq!(wrong(&round), [""; 0]);
}

#[test]
fn stars_count_up_to_the_first_that_is_missing() {
    let set = dataset(
        ":set dcat:distribution :d .
         :d dcat:accessURL :page ; dct:format file:RDF_TURTLE ; dct:license licence:CC_BYND_4_0 .",
    );
    let met: Vec<bool> = set.stars.iter().map(|star| star.met).collect();
    assert_eq!(met, [false, true, true, true, false]);
    assert_eq!(
        stars_of(&set.stars),
        0,
        "terms that forbid changes are not open"
    );
}

#[test]
fn the_fifth_star_needs_links_to_other_data() {
    let turtle = ":set a dcat:Dataset ; dcat:distribution :d .
         :d dcat:accessURL :page ; dct:format file:RDF_TURTLE ;
            dct:license <https://creativecommons.org/publicdomain/zero/1.0/> .";
    let stars = |description: Option<&str>| {
        let published = Published {
            catalogue: parsed(turtle),
            description: description.map(parsed),
        };
        let rating = rate(&published).expect("a dataset");
        stars_of(&rating.datasets[0].stars)
    };
    assert_eq!(stars(None), 4);
    assert_eq!(stars(Some(":links a void:Linkset ; void:triples 0 .")), 4);
    assert_eq!(stars(Some(":links a void:Linkset ; void:triples 3 .")), 5);
    assert_eq!(stars(Some(":links a void:Linkset .")), 5);
}

#[test]
fn a_catalogue_that_cannot_be_parsed_is_shown_where() {
    let parse = |text: &str, format| Catalogue::parse(text, "c", format).expect_err("broken");
    let turtle = parse("<a> <b> .\n", RdfFormat::Turtle);
    assert_eq!(turtle.code, Code::CatalogueSyntax);
    assert_eq!(turtle.place.expect("a place").line, 1);
    let remote = r#"{"@context": "https://example.org/context", "@id": "https://example.org/"}"#;
    let profile = oxigraph::io::JsonLdProfileSet::empty();
    let remote = parse(remote, RdfFormat::JsonLd { profile });
    let hint = remote.hint.expect("a hint");
    assert!(hint.contains("not fetched"), "{hint}: {}", remote.message);
    for text in ["", "\u{FEFF}", "@prefix : <x> ."] {
        let empty = Catalogue::parse(text, "c", RdfFormat::Turtle).expect("Turtle");
        let published = Published {
            catalogue: empty,
            description: None,
        };
        assert_eq!(
            rate(&published).expect_err("no dataset").code,
            Code::CatalogueEmpty
        );
    }
}

#[test]
fn blank_nodes_in_a_circle_have_a_name() {
    let rating = rated(
        "[] a dcat:Dataset ; dcat:distribution _:d . _:d a dcat:Distribution ; dct:relation _:d .",
    );
    assert!(rating.violations.iter().all(|one| !one.thing.is_empty()));
    let first = rated("_:a dct:relation _:b . _:b dct:relation _:a . _:a a dcat:Dataset .");
    assert!(
        first.violations[0].thing.contains("dct:relation"),
        "{first:?}"
    );
}
