use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// How page documents are laid out (`ontology/page.yml`). Names are local names of schema.org.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct PageLayout {
    /// The order of keys, behind `@context`, `@id` and `@type`.
    #[serde(default)]
    pub order: Vec<String>,
    /// What a page says of another thing that it names.
    #[serde(default)]
    pub neighbour: Vec<String>,
    /// By class: properties of a named thing whose values are named within it.
    #[serde(default)]
    pub within: BTreeMap<String, Vec<String>>,
    /// Terms that schema.org's context takes for IRIs when their value is a text.
    #[serde(default)]
    pub iris: BTreeSet<String>,
}
