mod publishing;
mod reasons;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

pub(super) use publishing::{Check, Diff, DiffFormat, Embed, Release};
pub(super) use reasons::{Review, Ruling, Why};

/// Turns a folder of content into a published knowledge graph.
///
/// A site keeps its podcasts, episodes, articles, people and organizations as Markdown with
/// front matter, or as plain text. filorosso maps them to schema.org, answers SPARQL, and
/// exports RDF.
#[derive(Debug, Parser)]
#[command(name = "filorosso", infer_subcommands = true, max_term_width = 100)]
#[command(after_help = "Examples:
  filorosso export turtle -o dump.ttl       write the graph
  filorosso query most-credited-people      ask a saved question
  filorosso check                           see what is wrong with the content
  filorosso --content DIR query -e 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'")]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command knows.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
#[derive(Debug, Clone, ClapArgs)]
#[command(next_help_heading = "Common options")]
pub(super) struct Global {
    /// The content folder
    #[arg(long, global = true, value_name = "DIR", default_value = "content", value_hint = ValueHint::DirPath)]
    pub(super) content: PathBuf,
    /// The configuration [default: filorosso.yaml in the content folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// The decisions of `review` [default: review.yaml in the folder that holds the content folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) decisions: Option<PathBuf>,
    /// The record of identifiers [default: identifiers.yaml in the content folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) identifiers: Option<PathBuf>,
    /// Refuse identifiers that are not recorded
    #[arg(long, global = true)]
    pub(super) locked: bool,
    /// Bring in drafts and hidden files
    #[arg(long, global = true)]
    pub(super) drafts: bool,
    /// Bring in files with a date in the future
    #[arg(long, global = true)]
    pub(super) future: bool,
    /// The moment behind which a date is in the future [default: SOURCE_DATE_EPOCH or the clock]
    #[arg(long, global = true, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// How schema.org's terms begin in the data
    #[arg(long, global = true, value_name = "SCHEME", value_enum, default_value_t = Scheme::Http)]
    pub(super) schema_iri: Scheme,
    /// How many threads to use [default: one for each core]
    #[arg(long, short = 'j', global = true, value_name = "N", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub(super) jobs: Option<usize>,
    /// Say nothing but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more: warnings and notes, and what took how long
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
    /// When to use colours; NO_COLOR is honoured
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    pub(super) color: When,
}

/// How schema.org's terms begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Scheme {
    /// <http://schema.org>/, as the official context, the official shapes and CKAN have it
    Http,
    /// <https://schema.org>/
    Https,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the graph in a format of RDF
    Export(Export),
    /// Ask a SPARQL query: a saved one, a file, or a text
    Query(Query),
    /// List the saved queries with their parameters
    Queries(Queries),
    /// Show the record of a file, as the mapping sees it
    Inspect(Inspect),
    /// Tell why the graph says something: file, line, text and rule of each statement
    Why(Why),
    /// Decide on what rules are not sure of
    Review(Review),
    /// Report everything that is wrong with the content
    Check(Check),
    /// Write everything that a publisher, a portal and a page need into a folder
    Release(Release),
    /// Put page documents into the HTML pages of a built site
    Embed(Embed),
    /// Tell two dumps apart
    Diff(Diff),
    /// Explain a code that `check` reports, or a rule
    Explain(Explain),
    /// Write all records as JSON files, for other RML engines
    Records(Records),
    /// List, explain, check and record the identifiers that last
    Identifiers(Identifiers),
    /// Write a commented configuration to start from
    Init(Init),
    /// Print a script that completes commands, options and names of queries in a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso export turtle                      to standard output
  filorosso export nquads -o dump.nq           with graphs and provenance
  filorosso export jsonld | jq '.\"@graph\"[0]'

The same content gives the same bytes. In Turtle and TriG every fact has a line of its own;
lines of N-Triples and N-Quads are sorted by their bytes. When the content has errors the
sound part is written, the errors are reported, and the exit code is 1.")]
pub(super) struct Export {
    /// The format
    #[arg(value_enum)]
    pub(super) format: DumpFormat,
    /// The version of RDF: 1.2 announces itself in the first line of Turtle, TriG, N-Triples and
    /// N-Quads
    #[arg(long, value_name = "VERSION", value_parser = ["1.1", "1.2"], default_value = "1.1")]
    pub(super) rdf: String,
    /// The file to write, replaced in one step; `-` is standard output [default: standard output]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,
}

/// Formats of dumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DumpFormat {
    /// RDF 1.1 Turtle
    #[value(alias = "ttl")]
    Turtle,
    /// RDF 1.1 N-Triples
    #[value(alias = "nt")]
    Ntriples,
    /// RDF 1.1 N-Quads, with graphs
    #[value(alias = "nq")]
    Nquads,
    /// RDF 1.1 TriG, with graphs
    Trig,
    /// RDF 1.1 XML
    #[value(alias = "rdf", alias = "xml")]
    Rdfxml,
    /// JSON-LD 1.1
    #[value(alias = "json-ld")]
    Jsonld,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso query hours-per-year
  filorosso query seasons-of-a-podcast --param podcast=base:podcasts/visionalps
  filorosso query question.rq --format csv > answer.csv
  filorosso query -e 'SELECT ?name { ?p a schema:Person ; schema:name ?name }'

Prefixes of the mapping are known, and `base:` is the site's base IRI. The default graph is
the union of the content graphs; provenance is asked for with GRAPH.")]
pub(super) struct Query {
    /// The name of a saved query (its beginning is enough), or a file
    #[arg(value_name = "NAME|FILE", required_unless_present = "execute", value_hint = ValueHint::FilePath)]
    #[arg(add = clap_complete::engine::ArgValueCompleter::new(super::complete::query_names))]
    pub(super) query: Option<String>,
    /// The text of a query
    #[arg(long, short, value_name = "TEXT", conflicts_with = "query")]
    pub(super) execute: Option<String>,
    /// The value of a parameter
    #[arg(long, short, value_name = "NAME=VALUE")]
    pub(super) param: Vec<String>,
    /// The format of the result [default: table, and turtle for triples]
    #[arg(long, short, value_enum)]
    pub(super) format: Option<Results>,
    /// Print how the query is evaluated, as JSON, to standard error
    #[arg(long)]
    pub(super) explain: bool,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub(super) timeout: Option<f64>,
}

/// Formats of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Results {
    /// A table that fits the terminal
    Table,
    /// SPARQL 1.1 CSV
    Csv,
    /// SPARQL 1.1 TSV
    Tsv,
    /// SPARQL 1.1 JSON
    Json,
    /// SPARQL XML
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Turtle,
    /// N-Triples, for CONSTRUCT and DESCRIBE
    Ntriples,
    /// JSON-LD, for CONSTRUCT and DESCRIBE
    Jsonld,
    /// A table in Markdown
    Markdown,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Queries {
    /// The format of the list
    #[arg(long, short, value_enum, default_value_t = Listing::Text)]
    pub(super) format: Listing,
}

/// Formats for people and for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso inspect content/podcasts/visionalps/marco-montali.md
  filorosso inspect people/luca-martinelli.yml --format json --origins
  filorosso inspect podcasts/visionalps/marco-montali.md --facts

With `--facts` what rules read in the file is shown instead, each fact with its line, its rule and
how sure it is, also what is left out for doubt. The member `front` is the front matter as it was written; a mapping may refer to it.")]
pub(super) struct Inspect {
    /// A file of the content folder
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// The format [default: yaml, and text for facts]
    #[arg(long, short, value_enum)]
    pub(super) format: Option<Tree>,
    /// Tell of each value where it comes from
    #[arg(long, conflicts_with = "facts")]
    pub(super) origins: bool,
    /// Show the facts that rules read in it
    #[arg(long)]
    pub(super) facts: bool,
}

/// Formats of trees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Tree {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso explain D301
  filorosso explain guest                      how guests are read
  filorosso explain                            all codes and rules")]
pub(super) struct Explain {
    /// A code such as D301, or a rule such as credit
    #[arg(value_name = "CODE|RULE")]
    #[arg(add = clap_complete::engine::ArgValueCompleter::new(super::complete::codes))]
    pub(super) name: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso records build/records

One file for each kind of record: episode.json is the source `episode.json~jsonpath` of the
mapping, an array of objects. Identities are resolved, so that any RML engine makes the same
triples of them.")]
pub(super) struct Records {
    /// The folder to write to; it is made when it is not there
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso identifiers                        all of them, and where they stand to the content
  filorosso identifiers people/luca-martinelli
  filorosso identifiers https://w3id.org/digitalpeople/people/luca-martinelli
  filorosso identifiers --check                for a build that must have recorded everything
  filorosso identifiers --write                record what is new and what is gone

A recorded identifier never moves, whatever files come and go. `--check` ends with exit code 1
when something is not recorded or has vanished. The file is identifiers.yaml in the content
folder; it is replaced in one step.")]
pub(super) struct Identifiers {
    /// An identifier to explain
    pub(super) iri: Option<String>,
    /// Record what is new and what is gone
    #[arg(long, conflicts_with_all = ["check", "iri"])]
    pub(super) write: bool,
    /// Report what is not recorded, or gone and not recorded as gone
    #[arg(long, conflicts_with = "iri")]
    pub(super) check: bool,
    /// The format
    #[arg(long, short, value_enum, default_value_t = Listing::Text)]
    pub(super) format: Listing,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso init mysite/content                writes mysite/content/filorosso.yaml
  filorosso init mysite/content --ontology     writes the built-in mapping, lexicons and context to
                                               mysite/content/ontology, to start your own from;
                                               add `ontology: ontology` to the configuration")]
pub(super) struct Init {
    /// The content folder; it is made when it is not there
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// Write the built-in mapping, lexicons and context instead, to start your own from
    #[arg(long)]
    pub(super) ontology: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso completions bash > ~/.local/share/bash-completion/completions/filorosso
  filorosso completions zsh > ~/.zfunc/_filorosso
  filorosso completions fish > ~/.config/fish/completions/filorosso.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso man > filorosso.1
  filorosso man export | man -l -")]
pub(super) struct Man {
    /// A subcommand, for its own page
    pub(super) command: Option<String>,
}
