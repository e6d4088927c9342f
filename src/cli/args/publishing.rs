//! Arguments of the commands that publish: check, release, embed, diff.

use super::Listing;
use clap::{Args as ClapArgs, ValueHint};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso check
  filorosso check --strict                     for a build that must be clean
  filorosso check --format json | jq '.problems[].code'
  filorosso check --markup                     with what search engines recommend
  filorosso check --release public/data        how a portal would rate a release

The exit code is 1 when there are errors, 0 when there are warnings and notes alone.")]
pub(in crate::cli) struct Check {
    /// The format of the report
    #[arg(long, short, value_enum, default_value_t = Listing::Text)]
    pub(in crate::cli) format: Listing,
    /// Warnings are errors
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Tell of properties too that search engines recommend, and not only of those they require
    #[arg(long)]
    pub(in crate::cli) markup: bool,
    /// Rate the catalogue of a release instead: the EU's metadata quality score, what CKAN would
    /// store, and the five stars of open data
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) release: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso release public/data
  filorosso release public/data --previous public/data    with what changed since
  filorosso release public/data --locked                  refuse identifiers that are not recorded

The folder is built beside and exchanged in one step: an interrupted run leaves the old release
whole. Files that filorosso did not write stay where they are; those it wrote and that no longer
belong go. The same content gives the same bytes. New identifiers are recorded in
identifiers.yaml, unless `--locked` refuses them.")]
pub(in crate::cli) struct Release {
    /// The folder to write; it is made when it is not there
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) folder: PathBuf,
    /// An earlier release to tell the difference to: a folder, a dump, or the address of a dump
    #[arg(long, value_name = "DIR|FILE|URL", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) previous: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  hugo && filorosso embed public
  filorosso embed public --check               exit code 1 when a page is not as it would be written

A page is found by its canonical link, or else by its path. Its document is put at the end of its
head as one <script type=\"application/ld+json\">, in the place of the one that an earlier run put
there; other scripts are left alone.")]
pub(in crate::cli) struct Embed {
    /// The folder of the built site
    #[arg(value_name = "HTML_DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) folder: PathBuf,
    /// Write nothing; report pages that are not as they would be written
    #[arg(long)]
    pub(in crate::cli) check: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso diff old/dump.nq new/dump.nq
  filorosso diff old new                       two releases
  filorosso diff old/dump.ttl dump.nt --format json

The exit code is 1 when the two differ, 2 when one cannot be read, as those of diff(1) are. When
one of them has no graphs, triples are compared.")]
pub(in crate::cli) struct Diff {
    /// The older: a dump in any format of RDF, or the folder of a release
    #[arg(value_name = "OLD", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) old: PathBuf,
    /// The newer
    #[arg(value_name = "NEW", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) new: PathBuf,
    /// The format [default: text]
    #[arg(long, short, value_enum, default_value_t = DiffFormat::Text)]
    pub(in crate::cli) format: DiffFormat,
}

/// Formats of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For people, thing by thing
    Text,
    /// The same in Markdown, as `changes.md` of a release
    Markdown,
    /// RDF, as `changes.ttl` of a release
    Turtle,
    /// A patch for sorted N-Quads or N-Triples, as patch(1) applies it
    Patch,
    /// For programs
    Json,
}
