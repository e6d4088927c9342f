//! The catalogue of a release: what both profiles ask for is there.

use crate::support::{over, temporary_copy_of, write};
use std::collections::BTreeMap;
use std::fs;
use tempfile::TempDir;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const IT: &str = "http://dati.gov.it/onto/dcatapit#";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";

/// Predicates and objects by subject.
type Nodes = BTreeMap<String, Vec<(String, String)>>;

fn nodes(turtle: &str) -> Nodes {
    let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle);
    let mut nodes = Nodes::new();
    for quad in parser.for_reader(turtle.as_bytes()) {
        let quad = quad.unwrap();
        let text = |term: String| term.trim_matches(['<', '>']).to_owned();
        assert!(
            quad.subject.is_named_node() && !quad.object.is_blank_node(),
            "{quad}"
        );
        nodes
            .entry(text(quad.subject.to_string()))
            .or_default()
            .push((
                quad.predicate.as_str().to_owned(),
                text(quad.object.to_string()),
            ));
    }
    nodes
}

fn released(more: &str) -> (TempDir, TempDir, crate::support::Run) {
    let (site, place) = (temporary_copy_of("content"), tempfile::tempdir().unwrap());
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    write(site.path(), "filorosso.yaml", format!("{text}{more}"));
    let folder = place.path().join("data");
    let run = over(site.path(), &["release", folder.to_str().unwrap()]);
    (site, place, run)
}

/// Of each class the properties that it must have, with their namespace.
#[rustfmt::skip]
fn needs() -> [(String, &'static [&'static str], &'static str); 11] {
    [
        (
            format!("{DCAT}Catalog"),
            &[
                "title",
                "description",
                "publisher",
                "issued",
                "modified",
                "language",
                "license",
                "spatial",
            ],
            DCT,
        ),
        (
            format!("{DCAT}Catalog"),
            &["themeTaxonomy", "dataset"],
            DCAT,
        ),
        (format!("{DCAT}Catalog"), &["homepage"], FOAF),
        (format!("{IT}Catalog"), &["modified", "title"], DCT),
        (
            format!("{IT}Dataset"),
            &[
                "title",
                "description",
                "identifier",
                "modified",
                "issued",
                "rightsHolder",
                "accrualPeriodicity",
                "subject",
                "publisher",
                "spatial",
                "temporal",
                "language",
                "conformsTo",
                "provenance",
                "creator",
            ],
            DCT,
        ),
        (
            format!("{DCAT}Dataset"),
            &[
                "theme",
                "keyword",
                "contactPoint",
                "distribution",
                "version",
            ],
            DCAT,
        ),
        (
            format!("{IT}Distribution"),
            &[
                "title",
                "description",
                "format",
                "license",
                "rights",
                "conformsTo",
            ],
            DCT,
        ),
        (
            format!("{DCAT}Distribution"),
            &["accessURL", "downloadURL", "mediaType", "byteSize"],
            DCAT,
        ),
        (format!("{IT}Agent"), &["identifier"], DCT),
        (format!("{IT}LicenseDocument"), &["type", "title"], DCT),
        (
            format!("{DCAT}DataService"),
            &["endpointURL", "servesDataset"],
            DCAT,
        ),
    ]
}

#[test]
fn both_profiles_find_what_they_ask_for() {
    let (_site, place, run) =
        released("release: {endpoint: \"https://data.example.org/sparql\"}\n");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let turtle = fs::read_to_string(place.path().join("data/catalog.ttl")).unwrap();
    let nodes = nodes(&turtle);
    let of_class = |class: String| -> Vec<&Vec<(String, String)>> {
        let is = |facts: &&Vec<(String, String)>| {
            facts
                .iter()
                .any(|(predicate, object)| predicate.ends_with("#type") && *object == class)
        };
        nodes.values().filter(is).collect()
    };
    for (class, names, namespace) in needs() {
        let found = of_class(class.clone());
        assert!(!found.is_empty(), "no {class}");
        for facts in found {
            for name in names {
                let wanted = format!("{namespace}{name}");
                assert!(
                    facts.iter().any(|(predicate, _)| *predicate == wanted),
                    "{class} without {wanted}: {facts:?}"
                );
            }
        }
    }
    for (class, name) in [
        (format!("{IT}Agent"), format!("{FOAF}name")),
        (format!("{IT}LicenseDocument"), format!("{FOAF}name")),
        (format!("{IT}Organization"), format!("{VCARD}fn")),
        (format!("{IT}Organization"), format!("{VCARD}hasEmail")),
    ] {
        for facts in of_class(class.clone()) {
            assert!(
                facts.iter().any(|(predicate, _)| *predicate == name),
                "{class} without {name}"
            );
        }
    }
    assert_eq!(of_class(format!("{DCAT}Distribution")).len(), 12);
    // Titles and keywords are in both languages.
    for tag in ["@it", "@en"] {
        let dataset = &nodes["https://w3id.org/digitalpeople/catalog#dataset"];
        for predicate in [
            format!("{DCT}title"),
            format!("{DCT}description"),
            format!("{DCAT}keyword"),
        ] {
            assert!(
                dataset
                    .iter()
                    .any(|(known, value)| *known == predicate && value.ends_with(tag)),
                "{predicate} {tag}"
            );
        }
    }
    // Sizes and checksums are those of the files.
    let sums = fs::read_to_string(place.path().join("data/SHA256SUMS")).unwrap();
    for name in ["dump.ttl", "dump.nq.gz"] {
        let size = fs::metadata(place.path().join("data").join(name))
            .unwrap()
            .len();
        let node = format!(
            "https://w3id.org/digitalpeople/catalog#{}",
            name.replace('.', "-")
        );
        assert!(
            nodes[&node]
                .iter()
                .any(|(_, value)| value.starts_with(&format!("\"{size}\"^^"))),
            "{name}"
        );
        let digest = sums
            .lines()
            .find(|line| line.ends_with(&format!("  {name}")))
            .unwrap();
        let digest = format!("\"{}\"", &digest[..64]);
        assert!(
            nodes[&format!("{node}-sha256")]
                .iter()
                .any(|(_, value)| value.starts_with(&digest)),
            "{name}"
        );
    }
}

#[test]
fn a_catalogue_that_lacks_something_refuses_the_release() {
    let (site, place) = (
        crate::support::site(&[("articles/a.md", "---\ntitle: A\n---\nText.\n")]),
        tempfile::tempdir().unwrap(),
    );
    let folder = place.path().join("data");
    let run = over(site.path(), &["release", folder.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("K101").count(), 5, "{}", run.stderr);
    for told in [
        "`data: ",
        "`name: …`",
        "`email: …`",
        "`title: …`",
        "`description: …`",
        "filorosso.yaml",
    ] {
        assert!(run.stderr.contains(told), "{told} in {}", run.stderr);
    }
    assert!(!folder.exists());
}

#[test]
fn codes_and_addresses_that_are_none_are_reported() {
    let (site, _place) = (temporary_copy_of("content"), ());
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    let text = text
        .replace("themes: [TECH, REGI, EDUC]", "themes: [TECH, REGY]")
        .replace("frequency: IRREG", "frequency: SOMETIMES")
        .replace(
            "spatial: [ITA]",
            "spatial: [Italy]\n  publisherType: Compny",
        )
        .replace(
            "    name: Redazione di Digital People",
            "    email: nobody\n    who: x",
        );
    fs::write(&config, text).unwrap();
    let run = over(site.path(), &["check", "--format", "json"]);
    let problems = run.json()["problems"].to_string();
    for told in [
        "`REGY` is no code of a theme",
        "did you mean `REGI`?",
        "`SOMETIMES` is no code of a frequency",
        "`Compny` is no code of a publisher type",
        "did you mean `Company`?",
        "`Italy` is no IRI",
        "`nobody` is no mail address",
        "unknown key `who`",
    ] {
        assert!(problems.contains(told), "{told} in {problems}");
    }
    assert_eq!(run.code, 1);
}

#[test]
fn void_counts_what_the_dump_holds() {
    let (_site, place, run) = released("");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data = place.path().join("data");
    let void = fs::read_to_string(data.join("void.ttl")).unwrap();
    assert_eq!(
        fs::read_to_string(data.join(".well-known/void")).unwrap(),
        void
    );
    let dump = fs::read_to_string(data.join("dump.nt")).unwrap();
    let set = &nodes(&void)["https://w3id.org/digitalpeople/void#dataset"];
    let count = |name: &str| -> usize {
        let (_, value) = set.iter().find(|(known, _)| known.ends_with(name)).unwrap();
        value
            .trim_start_matches('"')
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    };
    let part = |number: usize| -> std::collections::BTreeSet<&str> {
        dump.lines()
            .map(|line| line.splitn(3, ' ').nth(number).unwrap())
            .collect()
    };
    assert_eq!(count("void#triples"), dump.lines().count());
    assert_eq!(count("void#distinctSubjects"), part(0).len());
    assert_eq!(count("void#properties"), part(1).len());
    assert_eq!(count("void#distinctObjects"), part(2).len());
    let page: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(data.join("dataset.jsonld")).unwrap()).unwrap();
    assert_eq!(page["@type"], "Dataset");
    assert!(page["description"].as_str().unwrap().len() >= 50);
}

#[test]
fn the_kind_of_the_publisher_is_a_concept_of_its_list() {
    let (site, place) = (temporary_copy_of("content"), tempfile::tempdir().unwrap());
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    let catalog = "catalog:\n  publisherType: NonProfitOrganisation";
    fs::write(&config, text.replace("catalog:", catalog)).unwrap();
    let folder = place.path().join("data");
    let run = over(site.path(), &["release", folder.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let graph = nodes(&fs::read_to_string(folder.join("catalog.ttl")).unwrap());
    let list = "http://purl.org/adms/publishertype/";
    let kind = format!("{list}NonProfitOrganisation");
    let own = &graph["https://w3id.org/digitalpeople"];
    assert!(own.contains(&(format!("{DCT}type"), kind.clone())));
    let scheme = "http://www.w3.org/2004/02/skos/core#inScheme".to_owned();
    assert!(graph[&kind].contains(&(scheme, format!("{list}1.0"))));
}
