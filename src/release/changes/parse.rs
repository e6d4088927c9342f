//! Lines as statements.

use super::source::is_about_graphs;
use super::{Fact, Value};
use crate::diagnostic::{Code, Diagnostic};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

/// A statement of one line.
#[derive(Debug)]
pub(super) struct Stated {
    pub(super) fact: Fact,
    /// Whether it is about graphs.
    pub(super) about_graphs: bool,
    /// Its triple, as the line has it.
    pub(super) triple: String,
}

/// The triple of a line of N-Quads or N-Triples.
pub(super) fn triple_of(line: &str, graphs: bool) -> &str {
    let triple = line.strip_suffix(" .\n").unwrap_or(line);
    if graphs {
        triple.rfind(" <").map_or(triple, |at| &triple[..at])
    } else {
        triple
    }
}

/// The statements of lines.
pub(super) fn facts(lines: &[String], graphs: bool) -> Result<Vec<Stated>, Diagnostic> {
    let text = lines.concat();
    let parser = RdfParser::from_format(RdfFormat::NQuads).lenient();
    let quads = parser.for_slice(text.as_bytes());
    let fact = |(quad, line): (Result<Quad, _>, &String)| {
        let quad = quad.map_err(|error: oxigraph::io::RdfSyntaxError| {
            let message = format!("a line of a dump is no statement: {error}");
            Diagnostic::new(Code::DumpInvalid, message)
        })?;
        let about_graphs = match &quad.graph_name {
            GraphName::NamedNode(graph) => is_about_graphs(graph.as_str()),
            _ => false,
        };
        Ok(Stated {
            fact: of(quad),
            about_graphs,
            triple: triple_of(line, graphs).to_owned(),
        })
    };
    quads.zip(lines).map(fact).collect()
}

fn of(quad: Quad) -> Fact {
    let subject = match quad.subject {
        NamedOrBlankNode::NamedNode(iri) => iri.into_string(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    };
    let object = match quad.object {
        Term::NamedNode(iri) => Value::Iri(iri.into_string()),
        Term::Literal(literal) => {
            let language = literal.language().map(str::to_owned);
            let datatype = literal.datatype().as_str();
            let typed = language.is_none() && datatype != crate::vocab::XSD_STRING;
            let datatype = typed.then(|| datatype.to_owned());
            Value::Literal(literal.value().to_owned(), language, datatype)
        }
        Term::BlankNode(node) => Value::Iri(node.to_string()),
    };
    Fact {
        subject,
        predicate: quad.predicate.into_string(),
        object,
    }
}
