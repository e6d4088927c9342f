//! The mapping of a site, and what records it may refer to.

use super::{OWN_KINDS, Options, USUAL_KINDS};
use crate::content::{Config, Ontology, load_ontology};
use crate::diagnostic::Diagnostic;
use crate::mapping::{Known, Mapping};
use crate::tree::Source;
use std::collections::BTreeSet;

pub(super) fn all_kinds(config: &Config) -> BTreeSet<String> {
    let usual = USUAL_KINDS
        .iter()
        .chain(&OWN_KINDS)
        .map(|kind| (*kind).to_owned());
    usual
        .chain(config.kinds.iter().map(|kind| kind.name.clone()))
        .collect()
}

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
        if !USUAL_KINDS.contains(&kind.name.as_str()) {
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
