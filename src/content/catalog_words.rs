use serde::Deserialize;
use std::collections::BTreeMap;

/// Codes of the EU's vocabularies, and texts of catalogues (`ontology/catalog.yml`).
#[derive(Debug, Clone, Default, Deserialize)]
pub struct CatalogWords {
    /// Codes of languages, by the first part of a language tag.
    #[serde(default)]
    pub languages: BTreeMap<String, String>,
    /// Themes of data, by their codes.
    #[serde(default)]
    pub themes: BTreeMap<String, Theme>,
    /// Codes of frequencies.
    #[serde(default)]
    pub frequencies: Vec<String>,
    /// Codes of kinds of publishers (ADMS).
    #[serde(default)]
    pub publisher_types: Vec<String>,
    /// Codes of file types, by the ending of a dump.
    #[serde(default)]
    pub formats: BTreeMap<String, String>,
    /// Texts by their name, then by language.
    #[serde(default)]
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// A theme of data.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Theme {
    /// The number of the domain of `EuroVoc` that it is of.
    pub subject: String,
    /// Its label, by language.
    #[serde(flatten)]
    pub labels: BTreeMap<String, String>,
}
