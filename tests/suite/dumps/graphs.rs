//! Graphs: which fact stands in which, and what provenance says of them.

use super::{BASE, dump, iri, provenance, quads, schema};
use crate::support::repository;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashSet};
use std::fs;

fn text(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        other => panic!("{other} is no literal"),
    }
}

/// The objects of a subject and predicate.
fn objects<'q>(quads: &'q HashSet<Quad>, subject: &str, predicate: &NamedNode) -> Vec<&'q Term> {
    let of = |quad: &&Quad| match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => {
            node.as_str() == subject && quad.predicate == *predicate
        }
        NamedOrBlankNode::BlankNode(_) => false,
    };
    quads.iter().filter(of).map(|quad| &quad.object).collect()
}

#[test]
fn provenance_names_every_graph_with_file_and_sum() {
    let all = quads(&dump("nquads"), "nquads");
    let (about, content): (HashSet<Quad>, HashSet<Quad>) = all
        .into_iter()
        .partition(|quad| quad.graph_name == provenance());
    let graphs: BTreeSet<String> = content
        .iter()
        .map(|quad| {
            quad.graph_name
                .to_string()
                .trim_matches(['<', '>'])
                .to_owned()
        })
        .collect();
    assert!(graphs.len() > 40, "{graphs:?}");
    let prov = |name: &str| NamedNode::new_unchecked(format!("http://www.w3.org/ns/prov#{name}"));
    for graph in &graphs {
        let agents = objects(&about, graph, &prov("wasAttributedTo"));
        assert_eq!(agents.len(), 1, "{graph}");
        let version = objects(&about, iri(agents[0]), &schema("softwareVersion"));
        assert!(
            text(version[0]).starts_with(env!("CARGO_PKG_VERSION")),
            "{graph}: {version:?}"
        );
        if graph.ends_with("graph/derived") {
            continue;
        }
        let path = graph
            .strip_prefix(&format!("{BASE}graph/"))
            .unwrap()
            .trim_end_matches("#extracted");
        let sources = objects(&about, graph, &prov("wasDerivedFrom"));
        assert_eq!(sources.len(), 1, "{graph}");
        let source = iri(sources[0]);
        let bytes = fs::read(repository().join("content").join(path)).unwrap();
        let digest = Sha256::digest(&bytes);
        let sum = digest
            .iter()
            .fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        let sums = objects(&about, source, &schema("sha256"));
        assert_eq!(
            sums.iter().map(|sum| text(sum)).collect::<Vec<_>>(),
            [sum],
            "{path}"
        );
    }
}

#[test]
fn provenance_is_said_in_its_graph_alone() {
    let vocabulary = "http://www.w3.org/ns/prov#";
    for quad in quads(&dump("nquads"), "nquads") {
        let about_graphs = quad.predicate.as_str().starts_with(vocabulary)
            || quad.predicate == schema("sha256")
            || quad
                .subject
                .to_string()
                .starts_with(&format!("<{BASE}graph/"));
        assert_eq!(
            about_graphs || is_software(&quad),
            quad.graph_name == provenance(),
            "{quad}"
        );
    }
    for format in ["turtle", "ntriples", "rdfxml", "jsonld"] {
        let dump = dump(format);
        assert!(
            !dump.contains("www.w3.org/ns/prov#") && !dump.contains("sha256"),
            "{format}"
        );
    }
}

/// Whether a quad speaks of the program itself.
fn is_software(quad: &Quad) -> bool {
    quad.subject.to_string().contains("provenance#")
}

#[test]
fn facts_stand_in_the_graphs_they_come_from() {
    let all = quads(&dump("nquads"), "nquads");
    let derived = NamedNode::new_unchecked(format!("{BASE}graph/derived")).into();
    let mut episodes = 0;
    for quad in &all {
        let subject = quad.subject.to_string();
        if quad.predicate == schema("numberOfEpisodes")
            || subject == format!("<{}>", BASE.trim_end_matches('/'))
        {
            assert_eq!(quad.graph_name, derived, "{quad}");
        }
        if [
            schema("datePublished"),
            schema("episodeNumber"),
            schema("headline"),
        ]
        .contains(&quad.predicate)
        {
            episodes += 1;
            let path = subject
                .trim_matches(['<', '>'])
                .strip_prefix(BASE)
                .unwrap()
                .to_owned();
            let graph = quad.graph_name.to_string();
            let of_file = graph
                .strip_prefix(&format!("<{BASE}graph/{path}."))
                .is_some_and(|rest| !rest.contains('/'));
            assert!(of_file, "{quad}");
        }
    }
    assert!(episodes > 36, "{episodes}");
}
