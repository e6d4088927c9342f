//! Changes as RDF, in the vocabulary of change sets (<http://purl.org/vocab/changeset/schema#>).

use super::{Changes, Fact, Value};
use crate::export::Format;
use crate::mapping::Prefixes;
use crate::release::{Graph, sums};
use crate::vocab::{RDF_OBJECT, RDF_PREDICATE, RDF_SUBJECT, RDF_TYPE, XSD_DATE};
use sha2::{Digest, Sha256};

const CS: &str = "http://purl.org/vocab/changeset/schema#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

pub(super) fn turtle(changes: &Changes, base: &str, day: Option<&str>) -> Vec<u8> {
    let mut graph = Graph::new();
    for thing in &changes.things {
        let set = format!("{base}changes#{}", short(&thing.iri));
        graph.iri(&set, RDF_TYPE, &format!("{CS}ChangeSet"));
        graph.iri(&set, &format!("{CS}subjectOfChange"), &thing.iri);
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
    let iri = format!("{base}changes#{}", short(&format!("{fact:?}")));
    graph.iri(&iri, RDF_TYPE, &format!("{RDF}Statement"));
    graph.iri(&iri, RDF_SUBJECT, &fact.subject);
    graph.iri(&iri, RDF_PREDICATE, &fact.predicate);
    match &fact.object {
        Value::Iri(object) => graph.iri(&iri, RDF_OBJECT, object),
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

fn short(text: &str) -> String {
    sums::hex(&Sha256::digest(text.as_bytes())[..8])
}
