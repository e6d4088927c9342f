//! The vocabulary of a release.

use crate::support::{over, temporary_copy_of, write};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn triples(bytes: &[u8], format: RdfFormat) -> BTreeSet<String> {
    let quads = RdfParser::from_format(format).for_slice(bytes);
    quads.map(|quad| quad.unwrap().to_string()).collect()
}

fn release(site: &Path) -> (tempfile::TempDir, crate::support::Run) {
    let place = tempfile::tempdir().unwrap();
    let run = over(
        site,
        &["release", place.path().join("data").to_str().unwrap()],
    );
    (place, run)
}

#[test]
fn the_vocabulary_is_there_in_three_forms() {
    let site = temporary_copy_of("content");
    let (place, run) = release(site.path());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read = |name: &str| fs::read(place.path().join("data").join(name)).unwrap();
    let turtle = triples(&read("ontology.ttl"), RdfFormat::Turtle);
    let json = RdfFormat::JsonLd {
        profile: JsonLdProfileSet::empty(),
    };
    assert_eq!(triples(&read("ontology.jsonld"), json), turtle);
    let source = fs::read(crate::support::repository().join("ontology/filorosso.ttl")).unwrap();
    assert_eq!(triples(&source, RdfFormat::Turtle), turtle);
    assert!(turtle.iter().all(|line| !line.contains("_:")));
    let html = String::from_utf8(read("ontology.html")).unwrap();
    for line in &turtle {
        let Some(term) = line.strip_prefix("<https://w3id.org/digitalpeople/ontology#") else {
            continue;
        };
        let name = term.split('>').next().unwrap();
        assert!(html.contains(&format!("<article id=\"{name}\">")), "{name}");
        assert!(html.contains(&format!("href=\"#{name}\"")), "{name}");
    }
    // Each term has label and comment in both languages, and says where it is defined.
    let terms: BTreeSet<&str> = turtle
        .iter()
        .filter_map(|line| {
            line.strip_prefix("<https://w3id.org/digitalpeople/ontology#")?
                .split('>')
                .next()
        })
        .collect();
    assert!(terms.len() > 8);
    for term in terms {
        let of = |needle: &str| {
            turtle.iter().any(|line| {
                line.starts_with(&format!(
                    "<https://w3id.org/digitalpeople/ontology#{term}> "
                )) && line.contains(needle)
            })
        };
        for needle in ["label>", "comment>", "isDefinedBy>", "@it", "@en"] {
            assert!(of(needle), "{term} without {needle}");
        }
    }
    for needle in [
        "versionIRI",
        "/license>",
        "/creator>",
        "/contributor>",
        "preferredNamespacePrefix",
        "preferredNamespaceUri",
        "/created>",
        "/modified>",
        "bibliographicCitation",
    ] {
        assert!(
            turtle.iter().any(|line| line
                .starts_with("<https://w3id.org/digitalpeople/ontology> ")
                && line.contains(needle)),
            "{needle}"
        );
    }
    serde_json::from_slice::<serde_json::Value>(&read("context.jsonld")).unwrap();
}

#[test]
fn another_sites_release_does_not_define_our_terms() {
    let site = temporary_copy_of("content");
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(
        &config,
        text.replace("https://w3id.org/digitalpeople/", "https://example.org/"),
    )
    .unwrap();
    fs::remove_file(site.path().join("identifiers.yaml")).unwrap();
    let (place, run) = release(site.path());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data = place.path().join("data");
    assert!(data.join("context.jsonld").exists());
    for name in ["ontology.ttl", "ontology.jsonld", "ontology.html"] {
        assert!(!data.join(name).exists(), "{name}");
    }
}

#[test]
fn a_vocabulary_of_ones_own_is_shown_as_it_is() {
    let site = temporary_copy_of("content");
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}ontology: ontology\n")).unwrap();
    let own = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dct: <http://purl.org/dc/terms/> .\n\
        <https://w3id.org/digitalpeople/ontology> a owl:Ontology ; dct:title \"</title><script>alert(1)</script>\"@en .\n\
        <https://w3id.org/digitalpeople/ontology#Lamp> a owl:Class ; rdfs:label \"{{terms}} \\\" <b>\"@en ; rdfs:comment \"]]> --> </script>\"@en ; rdfs:seeAlso <javascript:alert(2)> .\n";
    write(site.path(), "ontology/filorosso.ttl", own);
    let (place, run) = release(site.path());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let html = fs::read_to_string(place.path().join("data/ontology.html")).unwrap();
    assert!(html.contains("<article id=\"Lamp\">"), "{html}");
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert_eq!(html.matches("</script>").count(), 1, "{html}");
    assert!(!html.contains("href=\"javascript"), "{html}");
    for (broken, told) in [
        ("<a> <b> .", "no Turtle"),
        (
            "@prefix owl: <http://www.w3.org/2002/07/owl#> . <https://w3id.org/digitalpeople/ontology> a owl:Ontology ; owl:imports [ a owl:Ontology ] .",
            "without an IRI",
        ),
    ] {
        write(site.path(), "ontology/filorosso.ttl", broken);
        let (_, run) = release(site.path());
        assert_eq!(run.code, 1);
        assert!(
            run.stderr.contains("C108") && run.stderr.contains(told),
            "{}",
            run.stderr
        );
    }
}
