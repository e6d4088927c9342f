//! What SPARQL can ask: graphs, prefixes, the forms of queries and the formats of answers.

use super::{query, refused};
use crate::support::filorosso;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsParser, ReaderQueryResultsParserOutput,
};
use std::collections::HashSet;

const EPISODES: &str = "SELECT ?e ?n { ?e a schema:PodcastEpisode ; schema:name ?n } ORDER BY ?e";

/// The CSV answer to a text, header and line ends dropped.
fn rows(text: &str) -> Vec<String> {
    let csv = query(&["-e", text, "--format", "csv"]).success();
    csv.lines().skip(1).map(str::to_owned).collect()
}

fn triples(text: &str, format: RdfFormat) -> HashSet<Triple> {
    let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
    quads
        .map(|quad| quad.expect("the answer parses").into())
        .collect()
}

#[test]
fn both_forms_of_schema_org_are_understood() {
    let count = |begin: &str, options: &[&str]| {
        let text =
            format!("SELECT (COUNT(?e) AS ?n) {{ ?e a <{begin}schema.org/PodcastEpisode> }}");
        let mut args = options.to_vec();
        args.extend(["query", "-f", "csv", "-e", &text]);
        filorosso(&args)
            .success()
            .lines()
            .nth(1)
            .unwrap()
            .to_owned()
    };
    for options in [&["--schema-iri", "http"], &["--schema-iri", "https"]] {
        assert_eq!(count("http://", options), "18", "{options:?}");
        assert_eq!(count("https://", options), "18", "{options:?}");
    }
    let prefixed = "PREFIX s: <https://schema.org/> SELECT ?p { ?p a s:PodcastSeries }";
    assert_eq!(rows(prefixed).len(), 4);
}

#[test]
fn prefixes_of_the_mapping_are_declared() {
    let text = "SELECT ?name { base:people/davide-fasoli a cpv:Person ; schema:name ?name }";
    // A slash has no place in a prefixed name of SPARQL unless it is escaped.
    assert_eq!(
        rows(&text.replace("people/", "people\\/")),
        ["Davide Fasoli"]
    );
    let own = "PREFIX schema: <http://example.org/> SELECT ?s { ?s schema:name ?o }";
    assert_eq!(rows(own), Vec::<String>::new());
    let credits =
        "ASK { ?e dpo:credit ?c . ?c a dpo:Credit . ?o a cov:Organization . ?t a skos:Concept }";
    assert_eq!(query(&["-e", credits]).success().trim(), "true");
}

#[test]
fn the_default_graph_is_the_content_and_graphs_are_asked_by_name() {
    let hashes = "SELECT ?s { ?s schema:sha256 ?hash }";
    assert_eq!(rows(hashes), Vec::<String>::new());
    let named = "SELECT ?path { GRAPH <https://w3id.org/digitalpeople/graph/provenance> { ?s schema:sha256 ?h ; schema:name ?path } }";
    assert!(rows(named).contains(&"podcasts/techrewind/s1e4.md".to_owned()));
    let graph = "SELECT ?g { GRAPH ?g { <https://w3id.org/digitalpeople/podcasts/techrewind/s1e4> schema:episodeNumber 4 } }";
    assert_eq!(
        rows(graph),
        ["https://w3id.org/digitalpeople/graph/podcasts/techrewind/s1e4.md"]
    );
    let once = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/digitalpeople/topics/smart-city> schema:name ?name }";
    assert_eq!(
        rows(once),
        ["1"],
        "a triple of several graphs is there once"
    );
    let all = rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    let dump = filorosso(&["export", "ntriples"]).success();
    assert_eq!(all, [dump.lines().count().to_string()]);
}

#[test]
fn questions_of_yes_or_no() {
    let ask = |text: &str, format: &str| query(&["-e", text, "-f", format]).success();
    assert_eq!(
        ask("ASK { ?s a schema:PodcastEpisode }", "table").trim(),
        "true"
    );
    assert_eq!(ask("ASK { ?s a schema:Recipe }", "table").trim(), "false");
    let json: serde_json::Value = serde_json::from_str(&ask("ASK { ?s ?p ?o }", "json")).unwrap();
    assert_eq!(json["boolean"], true);
    let xml = ask("ASK { ?s a schema:Recipe }", "xml");
    let parser = QueryResultsParser::from_format(QueryResultsFormat::Xml);
    let parsed = parser.for_reader(xml.as_bytes()).unwrap();
    assert!(matches!(
        parsed,
        ReaderQueryResultsParserOutput::Boolean(false)
    ));
}

#[test]
fn triples_are_the_same_in_every_format() {
    let text =
        "CONSTRUCT { ?e schema:name ?n } WHERE { ?e a schema:PodcastEpisode ; schema:name ?n }";
    let answer = |format: &str| query(&["-e", text, "-f", format]).success();
    let lines = triples(&answer("ntriples"), RdfFormat::NTriples);
    assert_eq!(lines.len(), 18);
    assert_eq!(triples(&answer("turtle"), RdfFormat::Turtle), lines);
    let profile = oxigraph::io::JsonLdProfileSet::empty();
    assert_eq!(
        triples(&answer("jsonld"), RdfFormat::JsonLd { profile }),
        lines
    );
    assert_eq!(
        answer("turtle"),
        query(&["-e", text]).success(),
        "Turtle is what triples are written as"
    );
    refused(&query(&["-e", text, "-f", "csv"]), "Q806");
    refused(&query(&["-e", EPISODES, "-f", "turtle"]), "Q806");
}

/// The rows of an answer, by the parser of its format.
fn parsed(text: &str, format: QueryResultsFormat) -> Vec<Vec<String>> {
    let reader = QueryResultsParser::from_format(format)
        .for_reader(text.as_bytes())
        .unwrap();
    let ReaderQueryResultsParserOutput::Solutions(solutions) = reader else {
        panic!("no solutions")
    };
    let rows = solutions.map(|row| {
        row.unwrap()
            .values()
            .iter()
            .flatten()
            .map(ToString::to_string)
            .collect()
    });
    rows.collect()
}

#[test]
fn rows_are_the_same_in_every_format() {
    let answer = |format: &str| query(&["-e", EPISODES, "-f", format]).success();
    let json = parsed(&answer("json"), QueryResultsFormat::Json);
    assert_eq!(json.len(), 18);
    let jailbreak = "\"Jailbreak - La storia del peggior incubo di Apple\"@it";
    assert!(json.iter().any(|row| row[1] == jailbreak));
    assert_eq!(parsed(&answer("xml"), QueryResultsFormat::Xml), json);
    assert_eq!(parsed(&answer("tsv"), QueryResultsFormat::Tsv), json);
    let csv = answer("csv");
    assert_eq!(csv.lines().next(), Some("e,n"));
    assert_eq!(csv.lines().count(), 19);
    let markdown = answer("markdown");
    let cells = |line: &str| {
        line.trim_matches('|')
            .split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let table: Vec<Vec<String>> = markdown.lines().map(cells).collect();
    assert_eq!(table[0], ["e", "n"]);
    assert!(
        table[1]
            .iter()
            .all(|cell| cell.chars().all(|c| c == '-' || c == ':')),
        "{markdown}"
    );
    assert_eq!(table.len(), 20);
    assert!(table.iter().all(|row| row.len() == 2), "{markdown}");
}

#[test]
fn a_text_with_commas_quotes_and_bars_survives_csv_and_markdown() {
    let text = r#"SELECT ?x { VALUES ?x { "a, \"b\" | c\nd" } }"#;
    let csv = query(&["-e", text, "-f", "csv"])
        .success()
        .replace("\r\n", "\n");
    assert_eq!(csv, "x\n\"a, \"\"b\"\" | c\nd\"\n");
    let markdown = query(&["-e", text, "-f", "markdown"]).success();
    assert_eq!(markdown.lines().count(), 3, "{markdown}");
    assert!(markdown.contains("\\|"), "{markdown}");
}

#[test]
fn a_long_query_is_given_up() {
    let text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    refused(&query(&["--timeout", "0.5", "-e", text]), "Q804");
    let quick = query(&["--timeout", "600", "-e", "ASK { ?s ?p ?o }"]).success();
    assert_eq!(quick.trim(), "true");
}

/// Whether an error shows this line of the query with a caret below it.
fn shown_with_a_caret(text: &str, line: &str) {
    let run = query(&["-e", text]);
    refused(&run, "Q801");
    let lines: Vec<&str> = run.stderr.lines().collect();
    let at = lines.iter().position(|shown| shown.ends_with(line));
    let at = at.unwrap_or_else(|| panic!("`{line}` is not shown:\n{}", run.stderr));
    assert!(lines[at + 1].contains('^'), "{}", run.stderr);
}

#[test]
fn a_syntax_error_shows_its_line_with_a_caret() {
    let wrong = "  ?s a a schema:PodcastSeries }";
    shown_with_a_caret(&format!("SELECT ?s\nWHERE {{\n{wrong}\nLIMIT 10\n"), wrong);
}

#[test]
fn a_bracket_that_is_missing_at_the_end_is_shown_too() {
    let last = "  ?s a schema:PodcastSeries";
    shown_with_a_caret(&format!("SELECT ?s\nWHERE {{\n{last}\n"), last);
}
