//! The mapping of a site, and what its records have.

use super::Options;
use crate::content::{Config, Ontology, is_usual_kind, load_ontology, usual_kinds};
use crate::diagnostic::Diagnostic;
use crate::mapping::{Known, Mapping};
use crate::tree::Source;
use std::collections::BTreeSet;

/// Kinds of records that the program makes itself, beside those of content files.
const OWN_KINDS: [&str; 7] = [
    "publisher",
    "topicSet",
    "season",
    "tombstone",
    "currentRole",
    "provenance",
    "software",
];

/// Reads the mapping that the ontology names.
pub(super) fn read_mapping(
    options: &Options,
    config: &Config,
    ontology: &Ontology,
    references: Option<BTreeSet<(String, String)>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Mapping> {
    let known = Known {
        kinds: all_kinds(config),
        external: [("base".to_owned(), config.base.clone())].into(),
        references,
        schema_https: options.schema_https,
    };
    let (name, text) = &ontology.mapping;
    Mapping::parse(Source::new(name.as_str(), text.as_str()), &known, problems)
}

/// What records have, as far as the built-in mapping refers to it; kinds of the
/// configuration's own have what articles have.
pub(super) fn built_in_names(config: &Config) -> BTreeSet<(String, String)> {
    let mut problems = Vec::new();
    let ontology = load_ontology(None, None, &mut problems);
    let (name, text) = ontology.mapping;
    let source = Source::new(name, text);
    let Some(mut mapping) = Mapping::parse(source, &Known::default(), &mut problems) else {
        return BTreeSet::new();
    };
    let mut names = mapping.references();
    let article: Vec<String> = names
        .iter()
        .filter(|(kind, _)| kind == "article")
        .map(|(_, name)| name.clone())
        .collect();
    for kind in &config.kinds {
        if !is_usual_kind(&kind.name) {
            names.extend(article.iter().map(|name| (kind.name.clone(), name.clone())));
        }
    }
    for kind in all_kinds(config) {
        names.extend(
            ["iri", "path", "type", "language", "front"]
                .map(|name| (kind.clone(), name.to_owned())),
        );
    }
    names
}

/// Every kind of record: those of files, and those of several files.
pub(super) fn all_kinds(config: &Config) -> BTreeSet<String> {
    let usual = usual_kinds().chain(OWN_KINDS).map(str::to_owned);
    usual
        .chain(config.kinds.iter().map(|kind| kind.name.clone()))
        .collect()
}
