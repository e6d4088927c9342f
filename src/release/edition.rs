use crate::content::{Config, Ontology};
use crate::export::Format;
use std::collections::{BTreeMap, BTreeSet};

/// What is published together: a site's graph as it stands at one moment.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// What the site says of itself.
    pub config: &'a Config,
    /// Licences, contexts, vocabulary.
    pub ontology: &'a Ontology,
    /// Day of the release (`xsd:date`): that of the newest date of publication in the content, or
    /// of `SOURCE_DATE_EPOCH`; never of the clock.
    pub issued: Option<String>,
    /// Day of the last change (`xsd:date`), the same day.
    pub modified: Option<String>,
    /// Days of the oldest and the newest date of publication in the content (`xsd:date`).
    pub coverage: Option<(String, String)>,
    /// The files that hold the whole graph.
    pub dumps: Vec<DumpFile>,
    /// How much of what there is.
    pub statistics: Statistics,
    /// The release before this one.
    pub previous: Option<PreviousVersion>,
}

/// The release before one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviousVersion {
    /// Its IRI: the address that it was fetched from, or one under the catalogue's.
    pub iri: String,
    /// Its version.
    pub version: Option<String>,
}

/// A file that holds the whole graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DumpFile {
    /// Its name in the folder, such as `dump.ttl.gz`.
    pub path: String,
    /// Its format.
    pub format: Format,
    /// Whether it is packed with gzip (RFC 1952).
    pub gzip: bool,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256 in lower-case hexadecimal digits.
    pub sha256: String,
}

/// How much of what a graph holds, counted over the content graphs' triples.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Triples.
    pub triples: usize,
    /// Distinct subjects.
    pub subjects: usize,
    /// Distinct objects.
    pub objects: usize,
    /// Subjects by class IRI.
    pub classes: BTreeMap<String, usize>,
    /// Triples by predicate IRI.
    pub properties: BTreeMap<String, usize>,
    /// Language tags of the content's files and literals (BCP 47, lower case).
    pub languages: BTreeSet<String>,
    /// Names of the topics that are used most, at most twelve, in the order of the alphabet.
    pub topics: Vec<String>,
    /// Hosts that `schema:sameAs` leads to, with how often.
    pub links: BTreeMap<String, usize>,
    /// For each class of the site's own things, a subject that shows it best.
    pub examples: BTreeMap<String, String>,
}
