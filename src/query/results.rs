use super::answer::{Answer, Asking, Solutions};
use comfy_table::{ContentArrangement, Table, presets};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultFormat {
    /// A table for people.
    Table,
    /// A table in Markdown.
    Markdown,
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// SPARQL Query Results XML.
    Xml,
    /// Turtle, for triples.
    Turtle,
    /// N-Triples, for triples.
    NTriples,
    /// JSON-LD, for triples.
    JsonLd,
}

impl ResultFormat {
    const fn of_triples(self) -> Option<RdfFormat> {
        match self {
            Self::Table | Self::Turtle => Some(RdfFormat::Turtle),
            Self::NTriples => Some(RdfFormat::NTriples),
            Self::JsonLd => Some(RdfFormat::JsonLd {
                profile: oxigraph::io::JsonLdProfileSet::empty(),
            }),
            _ => None,
        }
    }

    const fn of_solutions(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            _ => None,
        }
    }
}

/// Writes an answer. `width` is how many columns a table for people may have.
///
/// # Errors
/// Those of `out`; of kind `Unsupported` when the format cannot hold such an answer.
pub fn write_answer(
    answer: &Answer,
    format: ResultFormat,
    asking: Asking<'_>,
    width: Option<u16>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match &answer.solutions {
        Solutions::Truth(truth) => write_truth(*truth, format, out),
        Solutions::Triples(triples) => match format.of_triples() {
            Some(rdf) => write_triples(triples, rdf, asking, out),
            None => Err(unsupported(
                "triples are written as turtle, ntriples or jsonld",
            )),
        },
        Solutions::Rows(variables, rows) => match format.of_solutions() {
            Some(results) => write_solutions(variables, rows, results, out),
            None if format == ResultFormat::Table => {
                write_table(variables, rows, asking, width, out)
            }
            None if format == ResultFormat::Markdown => {
                write_markdown(variables, rows, asking, out)
            }
            None => Err(unsupported(
                "rows are written as table, markdown, csv, tsv, json or xml",
            )),
        },
    }
}

fn unsupported(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, message)
}

fn write_truth(truth: bool, format: ResultFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ResultFormat::Table | ResultFormat::Markdown => writeln!(out, "{truth}"),
        _ => match format.of_solutions() {
            Some(results) => {
                QueryResultsSerializer::from_format(results)
                    .serialize_boolean_to_writer(&mut *out, truth)?;
                writeln!(out)
            }
            None => Err(unsupported(
                "yes or no is written as table, csv, tsv, json or xml",
            )),
        },
    }
}

fn write_triples(
    triples: &[Triple],
    format: RdfFormat,
    asking: Asking<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(format);
    let mut used: BTreeMap<&str, &str> = BTreeMap::new();
    for triple in triples {
        let object = match &triple.object {
            Term::NamedNode(node) => Some(node.as_str()),
            Term::Literal(literal) => Some(literal.datatype().as_str()),
            Term::BlankNode(_) => None,
        };
        for iri in [Some(triple.predicate.as_str()), object]
            .into_iter()
            .flatten()
        {
            if let Some((prefix, _)) = asking.prefixes.abbreviate(iri) {
                used.insert(
                    prefix,
                    asking.prefixes.namespace(prefix).unwrap_or_default(),
                );
            }
        }
    }
    for (prefix, namespace) in used {
        serializer = serializer
            .with_prefix(prefix, namespace)
            .map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    for triple in triples {
        writer.serialize_triple(triple)?;
    }
    let out = writer.finish()?;
    if matches!(format, RdfFormat::JsonLd { .. }) {
        writeln!(out)?;
    }
    Ok(())
}

fn write_solutions(
    variables: &[Variable],
    rows: &[Vec<Option<Term>>],
    format: QueryResultsFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = QueryResultsSerializer::from_format(format)
        .serialize_solutions_to_writer(&mut *out, variables.to_vec())?;
    for row in rows {
        let bound = variables.iter().zip(row);
        writer.serialize(bound.filter_map(|(name, term)| Some((name, term.as_ref()?))))?;
    }
    writer.finish()?;
    if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
        writeln!(out)?;
    }
    Ok(())
}

fn write_table(
    variables: &[Variable],
    rows: &[Vec<Option<Term>>],
    asking: Asking<'_>,
    width: Option<u16>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    if let Some(width) = width {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    table.set_header(variables.iter().map(Variable::as_str));
    for row in rows {
        table.add_row(row.iter().map(|term| shown(term.as_ref(), asking)));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    let count = rows.len();
    writeln!(out, "{count} {}", if count == 1 { "row" } else { "rows" })
}

fn write_markdown(
    variables: &[Variable],
    rows: &[Vec<Option<Term>>],
    asking: Asking<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names: Vec<&str> = variables.iter().map(Variable::as_str).collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(names.len()))?;
    for row in rows {
        let cells: Vec<String> = row.iter().map(|term| cell(term.as_ref(), asking)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// A term for people: IRIs with a prefix, literals without quotes.
fn shown(term: Option<&Term>, asking: Asking<'_>) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(node)) => short(node.as_str(), asking),
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(other) => other.to_string(),
    }
}

/// A term as a cell of Markdown: links stay links.
fn cell(term: Option<&Term>, asking: Asking<'_>) -> String {
    let text = shown(term, asking)
        .replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace(['\n', '\r'], " ");
    match term {
        Some(Term::NamedNode(node)) => format!("[{text}](<{}>)", node.as_str()),
        _ => text,
    }
}

/// An IRI by the shortest prefix, the site's own things relative to the base: as a query may
/// write them.
fn short(iri: &str, asking: Asking<'_>) -> String {
    if let Some(path) = iri
        .strip_prefix(asking.base)
        .filter(|path| !path.is_empty())
    {
        return format!("<{path}>");
    }
    let found = asking
        .prefixes
        .declared()
        .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)))
        .filter(|(_, local)| !local.is_empty())
        .min_by_key(|(_, local)| local.len());
    found.map_or_else(
        || iri.to_owned(),
        |(prefix, local)| format!("{prefix}:{local}"),
    )
}
