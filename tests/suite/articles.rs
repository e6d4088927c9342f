//! What articles say of themselves and of the organizations behind them, from their files to
//! their records.

mod frame;
mod imprint;
mod organizations;
mod pages;
mod people;
mod press;
mod roles;
mod titles;

use crate::support;
use serde_json::Value;
use std::collections::BTreeMap;

/// The records of articles by the stem of their files, of a site in a language.
struct Articles(BTreeMap<String, Value>);

impl Articles {
    /// Articles with these names and texts.
    fn of(language: &str, files: &[(&str, &str)]) -> Self {
        let configuration = format!(
            "base: https://example.org/\nlanguage: {language}\ntimezone: Europe/Rome\nkinds:\n  \
             article: \"articles/{{slug}}.{{md,txt}}\"\n"
        );
        let paths: Vec<(String, &str)> = files
            .iter()
            .map(|(name, text)| (format!("articles/{name}"), *text))
            .collect();
        let mut all = vec![("filorosso.yaml", configuration.as_str())];
        all.extend(paths.iter().map(|(path, text)| (path.as_str(), *text)));
        let site = support::site(&all);
        let out = tempfile::tempdir().expect("a temporary folder");
        let folder = out.path().to_str().expect("a path in Unicode");
        let run = support::over(site.path(), &["--now", "2030-01-01", "records", folder]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = std::fs::read_to_string(out.path().join("article.json")).expect("records");
        let records: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        let by_stem = records.into_iter().map(|record| {
            let path = record["path"].as_str().unwrap_or_default();
            let stem = path.trim_start_matches("articles/").split('.').next();
            (stem.unwrap_or_default().to_owned(), record.clone())
        });
        Self(by_stem.collect())
    }

    /// The record of one article.
    fn get(&self, stem: &str) -> &Value {
        self.0
            .get(stem)
            .unwrap_or_else(|| panic!("no record of {stem}"))
    }
}
