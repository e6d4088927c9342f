//! Dumps of the bundled content: every format says the same, the same content gives the same
//! bytes, and an edit changes the lines of what was edited.

mod contract;
mod graphs;
mod lines;

use crate::support::{filorosso, over, repository, temporary_copy_of, write};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

const BASE: &str = "https://w3id.org/digitalpeople/";
const FORMATS: [&str; 6] = ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"];

/// A dump of the bundled content.
fn dump(format: &str) -> String {
    filorosso(&["export", format]).success()
}

fn parser(format: &str) -> RdfFormat {
    match format {
        "turtle" => RdfFormat::Turtle,
        "ntriples" => RdfFormat::NTriples,
        "nquads" => RdfFormat::NQuads,
        "trig" => RdfFormat::TriG,
        "rdfxml" => RdfFormat::RdfXml,
        "jsonld" => RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
        other => panic!("{other}"),
    }
}

/// What a text says; nothing is loaded from elsewhere, so it must be enough by itself.
fn quads(text: &str, format: &str) -> HashSet<Quad> {
    let quads = RdfParser::from_format(parser(format)).for_slice(text.as_bytes());
    quads
        .map(|quad| quad.unwrap_or_else(|error| panic!("{format}: {error}")))
        .collect()
}

fn triples(text: &str, format: &str) -> HashSet<Triple> {
    quads(text, format).into_iter().map(Triple::from).collect()
}

fn provenance() -> GraphName {
    NamedNode::new_unchecked(format!("{BASE}graph/provenance")).into()
}

fn schema(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://schema.org/{name}"))
}

fn iri(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str(),
        other => panic!("{other} is no IRI"),
    }
}

#[test]
fn formats_of_triples_say_the_same() {
    let turtle = triples(&dump("turtle"), "turtle");
    assert!(turtle.len() > 1000, "{}", turtle.len());
    for format in ["ntriples", "rdfxml", "jsonld"] {
        let others = triples(&dump(format), format);
        let missing: Vec<_> = turtle.difference(&others).collect();
        let more: Vec<_> = others.difference(&turtle).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{format}: without {missing:?}, with {more:?}"
        );
    }
}

#[test]
fn another_toolkit_reads_the_same() {
    use sophia::api::prelude::*;
    use sophia::inmem::graph::FastGraph;
    let text = dump("turtle");
    let turtle: FastGraph = sophia::turtle::parser::turtle::parse_str(&text)
        .collect_triples()
        .unwrap();
    let text = dump("ntriples");
    let lines: FastGraph = sophia::turtle::parser::nt::parse_str(&text)
        .collect_triples()
        .unwrap();
    assert_eq!(turtle.triples().count(), text.lines().count());
    assert!(sophia::isomorphism::isomorphic_graphs(&turtle, &lines).unwrap());
    let (trig, quads) = (dump("trig"), dump("nquads"));
    let trig: sophia::inmem::dataset::FastDataset = sophia::turtle::parser::trig::parse_str(&trig)
        .collect_quads()
        .unwrap();
    assert_eq!(trig.quads().count(), quads.lines().count());
}

#[test]
fn formats_of_quads_say_the_same_and_their_content_is_the_turtle() {
    let nquads = quads(&dump("nquads"), "nquads");
    assert_eq!(quads(&dump("trig"), "trig"), nquads);
    assert!(
        nquads
            .iter()
            .all(|quad| !quad.graph_name.is_default_graph())
    );
    let content = nquads.iter().filter(|quad| quad.graph_name != provenance());
    let content: HashSet<Triple> = content.cloned().map(Triple::from).collect();
    assert_eq!(content, triples(&dump("turtle"), "turtle"));
}

#[test]
fn there_is_no_blank_node() {
    for format in FORMATS {
        for quad in quads(&dump(format), format) {
            let named = matches!(quad.subject, NamedOrBlankNode::NamedNode(_))
                && !quad.object.is_blank_node();
            assert!(named, "{format}: {quad}");
        }
    }
}

#[test]
fn the_context_of_json_ld_is_in_the_dump() {
    let json: serde_json::Value = serde_json::from_str(&dump("jsonld")).unwrap();
    let context = json["@context"]
        .as_object()
        .expect("a context that is no address");
    assert!(context.get("@import").is_none());
    let episode = format!("{BASE}podcasts/techrewind/s1e4");
    let nodes = json["@graph"].as_array().unwrap();
    let node = nodes
        .iter()
        .find(|node| node["@id"] == episode.as_str())
        .expect("the episode under its IRI");
    let kind = node.get("@type").or_else(|| node.get("type")).unwrap();
    assert!(
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("PodcastEpisode")),
        "{kind}"
    );
}

#[test]
fn what_is_left_out_is_in_no_dump() {
    for format in FORMATS {
        let dump = dump(format);
        for hidden in [
            "bozza-terza-stagione",
            "segnaposto",
            "puntata-del-2099",
            "\"Titolo\"",
        ] {
            assert!(!dump.contains(hidden), "{hidden} in {format}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let copy = reversed_copy();
    for format in FORMATS {
        let dump = dump(format);
        let with = |jobs: &str| filorosso(&["-j", jobs, "export", format]).success();
        assert!(dump == with("1"), "{format}: one thread");
        assert!(dump == with("4"), "{format}: four threads");
        assert!(
            dump == over(copy.path(), &["export", format]).success(),
            "{format}: other order of files"
        );
    }
}

/// A copy of the bundled content whose files were made in the reverse order.
fn reversed_copy() -> tempfile::TempDir {
    let root = repository().join("content");
    let mut files = Vec::new();
    files_of(&root, &mut files);
    files.sort();
    let copy = tempfile::tempdir().unwrap();
    for file in files.iter().rev() {
        let path = file.strip_prefix(&root).unwrap();
        write(copy.path(), path.to_str().unwrap(), fs::read(file).unwrap());
    }
    copy
}

fn files_of(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_of(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[test]
fn schema_org_may_be_written_with_https() {
    let https = filorosso(&["--schema-iri", "https", "export", "ntriples"]).success();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let replaced = dump("ntriples").replace("<http://schema.org/", "<https://schema.org/");
    assert_eq!(lines(&https), lines(&replaced));
    for format in FORMATS {
        let dump = filorosso(&["--schema-iri", "https", "export", format]).success();
        assert!(
            dump.contains("https://schema.org/") && !dump.contains("http://schema.org/"),
            "{format}"
        );
    }
    let jsonld = filorosso(&["--schema-iri", "https", "export", "jsonld"]).success();
    assert_eq!(triples(&jsonld, "jsonld"), triples(&https, "ntriples"));
}

#[test]
fn a_small_site_is_written_byte_by_byte_as_reviewed() {
    let golden = temporary_copy_of("tests/cases/golden");
    let turtle = over(&golden.path().join("content"), &["export", "turtle"]).success();
    let expected = fs::read_to_string(golden.path().join("expected.ttl")).unwrap();
    assert!(
        turtle == expected.replace("\r\n", "\n"),
        "the dump differs from tests/cases/golden/expected.ttl:\n{turtle}"
    );
}
