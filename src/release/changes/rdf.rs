//! Changes as RDF, in the vocabulary of change sets (<http://purl.org/vocab/changeset/schema#>).

use super::{Changes, Fact, Value};
use crate::export::Format;
use crate::mapping::Prefixes;
use crate::release::{Graph, sums};
use crate::vocab::{RDF_OBJECT, RDF_PREDICATE, RDF_SUBJECT, RDF_TYPE, XSD_DATE};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

const CS: &str = "http://purl.org/vocab/changeset/schema#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

pub(super) fn turtle(changes: &Changes, base: &str, day: Option<&str>) -> Vec<u8> {
    let mut graph = Graph::new();
    for thing in &changes.things {
        let set = format!("{base}changes#{}", short(&[&thing.iri]));
        graph.iri(&set, RDF_TYPE, &format!("{CS}ChangeSet"));
        graph.iri(
            &set,
            &format!("{CS}subjectOfChange"),
            &node(base, &thing.iri),
        );
        graph.text(&set, &format!("{CS}changeReason"), thing.state.name());
        if let Some(day) = day {
            graph.typed(&set, &format!("{CS}createdDate"), day, XSD_DATE);
        }
        for (property, facts) in [("removal", &thing.removed), ("addition", &thing.added)] {
            for fact in facts {
                let statement = state(&mut graph, base, fact);
                graph.iri(&set, &format!("{CS}{property}"), &statement);
            }
        }
    }
    let mut prefixes = Prefixes::default();
    for (prefix, namespace) in [
        ("cs", CS),
        ("rdf", RDF),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ] {
        prefixes.declare(prefix, namespace);
    }
    graph.write(Format::Turtle, &prefixes, "")
}

/// A statement as a resource; one that is told twice has one IRI.
fn state(graph: &mut Graph, base: &str, fact: &Fact) -> String {
    let parts: [&str; 4] = match &fact.object {
        Value::Iri(iri) => ["iri", iri, "", ""],
        Value::Blank(name) => ["blank", name, "", ""],
        Value::Literal(text, language, datatype) => [
            "literal",
            text,
            language.as_deref().unwrap_or_default(),
            datatype.as_deref().unwrap_or_default(),
        ],
    };
    let [kind, object, language, datatype] = parts;
    let (subject, predicate) = (&*fact.subject, &*fact.predicate);
    let digest = short(&[subject, predicate, kind, object, language, datatype]);
    let iri = format!("{base}changes#{digest}");
    graph.iri(&iri, RDF_TYPE, &format!("{RDF}Statement"));
    graph.iri(&iri, RDF_SUBJECT, &node(base, subject));
    graph.iri(&iri, RDF_PREDICATE, predicate);
    match &fact.object {
        Value::Iri(object) | Value::Blank(object) => {
            graph.iri(&iri, RDF_OBJECT, &node(base, object));
        }
        Value::Literal(text, Some(language), _) => {
            graph.tagged(&iri, RDF_OBJECT, text, &language.to_ascii_lowercase());
        }
        Value::Literal(text, None, Some(datatype)) => {
            graph.typed(&iri, RDF_OBJECT, text, datatype);
        }
        Value::Literal(text, None, None) => graph.text(&iri, RDF_OBJECT, text),
    }
    iri
}

/// The IRI of a node; one that stands in for a blank node (RDF 1.1 Concepts, section 3.5).
fn node<'a>(base: &str, name: &'a str) -> Cow<'a, str> {
    match name.strip_prefix("_:") {
        Some(name) => format!("{base}changes#node-{name}").into(),
        None => name.into(),
    }
}

/// A short digest of texts; their lengths keep them apart.
fn short(texts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    }
    sums::hex(&digest.finalize()[..8])
}
