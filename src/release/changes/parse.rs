//! Dumps as lines, and lines as statements.

use super::blank;
use super::compare::Line;
use super::lines::Lines;
use super::source::DumpSource;
use super::whole::Elements;
use super::{Fact, Value};
use crate::diagnostic::Diagnostic;
use crate::export::Format;
use crate::progress::Progress;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

/// A statement of one line.
#[derive(Debug)]
pub(super) struct Stated {
    pub(super) fact: Fact,
    /// Its graph.
    pub(super) graph: Option<String>,
    /// Its triple, as the line has it.
    pub(super) triple: String,
}

impl Stated {
    /// Whether it is about graphs.
    pub(super) fn is_about_graphs(&self) -> bool {
        self.graph.as_deref().is_some_and(is_about_graphs)
    }
}

/// The lines of a dump: one after the other where they may be sorted already, else all of it,
/// sorted; with graphs or without.
pub(super) fn lines<'s>(
    source: &'s DumpSource,
    graphs: bool,
    progress: &dyn Progress,
) -> Result<Lines<'s>, Diagnostic> {
    match (source.format, graphs) {
        (Format::NQuads, true) | (Format::NTriples, false) => Ok(Lines::Streamed(source)),
        _ => parsed(source, graphs, progress),
    }
}

/// All statements of a dump as lines, sorted.
pub(super) fn parsed<'s>(
    source: &'s DumpSource,
    graphs: bool,
    progress: &dyn Progress,
) -> Result<Lines<'s>, Diagnostic> {
    let mut input = Elements::new(source.read(progress)?);
    let parser = RdfParser::from_format(match source.format {
        Format::Turtle => RdfFormat::Turtle,
        Format::NTriples => RdfFormat::NTriples,
        Format::NQuads => RdfFormat::NQuads,
        Format::TriG => RdfFormat::TriG,
        Format::RdfXml => RdfFormat::RdfXml,
        Format::JsonLd => RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
    });
    let (mut lines, mut unnamed) = (Vec::new(), Vec::new());
    for quad in parser.for_reader(&mut input) {
        let mut quad = quad.map_err(|error| source.invalid(&error))?;
        if !graphs {
            // What is said of graphs is no triple of the content.
            if matches!(&quad.graph_name, GraphName::NamedNode(graph) if is_about_graphs(graph.as_str()))
            {
                continue;
            }
            quad.graph_name = GraphName::DefaultGraph;
        }
        if blank::has_blank(&quad) {
            unnamed.push(quad);
        } else {
            lines.push(line(&quad));
        }
    }
    if source.format == Format::RdfXml && !input.are_closed() {
        return Err(source.cut_off());
    }
    lines.extend(blank::named(unnamed).iter().map(line));
    lines.sort_unstable();
    lines.dedup();
    Ok(Lines::Kept(source, lines))
}

/// A statement as a line of N-Quads, or of N-Triples when it has no graph.
fn line(quad: &Quad) -> String {
    let triple = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
    match &quad.graph_name {
        GraphName::DefaultGraph => format!("{triple} .\n"),
        graph => format!("{triple} {graph} .\n"),
    }
}

/// The triple of a line of N-Quads or N-Triples, and its graph.
pub(super) fn halves(line: &str, graphs: bool) -> (&str, Option<&str>) {
    let rest = line.strip_suffix(" .\n").unwrap_or(line);
    let Some((triple, graph)) = rest.rsplit_once(' ').filter(|_| graphs) else {
        return (rest, None);
    };
    let iri = graph
        .strip_prefix('<')
        .and_then(|iri| iri.strip_suffix('>'));
    // Without a graph the last term is the object, and no object stands behind two terms alone.
    let terms = triple.splitn(3, ' ').count();
    match iri {
        Some(iri) if terms == 3 && !iri.contains(['"', '<']) => (triple, Some(iri)),
        _ if graph.starts_with("_:") && terms == 3 => (triple, Some(graph)),
        _ => (rest, None),
    }
}

/// Whether a graph holds what is said of other graphs: provenance and evidence.
pub(super) fn is_about_graphs(graph: &str) -> bool {
    graph.ends_with("/graph/provenance")
        || graph.ends_with("#graph/provenance")
        || (graph.contains("graph/") && graph.ends_with("#evidence"))
}

/// The statements of lines of a dump.
pub(super) fn facts(
    lines: &[Line],
    source: &DumpSource,
    graphs: bool,
) -> Result<Vec<Stated>, Diagnostic> {
    let stated = |line: &Line| {
        let mut quads = quads_of(&line.text);
        // A line that is none, or has a comment alone, would have been parsed as a whole.
        let Some(quad) = quads.next() else {
            return Ok(None);
        };
        let quad = quad.map_err(|error| source.wrong(&error, line.number - 1))?;
        if let Some(Err(error)) = quads.next() {
            return Err(source.wrong(&error, line.number - 1));
        }
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(iri) => Some(iri.as_str().to_owned()),
            GraphName::BlankNode(node) => Some(node.to_string()),
        };
        Ok(Some(Stated {
            fact: fact(quad),
            graph,
            triple: halves(&line.text, graphs).0.to_owned(),
        }))
    };
    lines
        .iter()
        .filter_map(|line| stated(line).transpose())
        .collect()
}

/// The statement of a line, when it is one.
pub(super) fn fact_of(line: &str) -> Option<Fact> {
    quads_of(line).next()?.ok().map(fact)
}

fn quads_of(line: &str) -> impl Iterator<Item = Result<Quad, oxigraph::io::RdfSyntaxError>> + '_ {
    RdfParser::from_format(RdfFormat::NQuads).for_slice(line.as_bytes())
}

fn fact(quad: Quad) -> Fact {
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
        Term::BlankNode(node) => Value::Blank(node.to_string()),
    };
    Fact {
        subject,
        predicate: quad.predicate.into_string(),
        object,
    }
}
