//! What search engines require of things, and what schema.org expects of statements.
//!
//! Requirements are data (`ontology/markup.yml`), and so are schema.org's domains and ranges
//! (`ontology/schemaorg.tsv`). A departure is told once for each class and property, with an
//! example: a site's own mapping makes it, not each file.

mod requirements;
mod terms;

use crate::diagnostic::Diagnostic;
use crate::mapping::{Index, QuadTable, TermView};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use terms::Terms;

const REQUIREMENTS: &str = include_str!("../../../ontology/markup.yml");
const TERMS: &str = include_str!("../../../ontology/schemaorg.tsv");

/// `ontology/markup.yml`.
#[derive(Debug, Default, Deserialize)]
struct Markup {
    classes: BTreeMap<String, Requirement>,
    keys: BTreeMap<String, String>,
    domains: BTreeMap<String, Vec<String>>,
    ranges: BTreeMap<String, Vec<String>>,
    roles: Vec<String>,
}

/// What is asked of a class.
#[derive(Debug, Default, Deserialize)]
struct Requirement {
    required: Vec<String>,
    recommended: Vec<String>,
    source: String,
}

/// A graph that is checked.
struct Checked<'a> {
    index: &'a Index<'a>,
    table: &'a QuadTable,
    paths: &'a [Arc<str>],
    schema: &'static str,
    markup: Markup,
    terms: Terms<'static>,
}

/// What is missing or departs in a graph. `paths` are the files by the numbers that batches have;
/// with `recommended` properties are told too that nobody requires.
pub fn markup_problems(
    index: &Index<'_>,
    table: &QuadTable,
    paths: &[Arc<str>],
    schema_https: bool,
    recommended: bool,
) -> Vec<Diagnostic> {
    let checked = Checked {
        index,
        table,
        paths,
        schema: if schema_https {
            SCHEMA_HTTPS
        } else {
            SCHEMA_HTTP
        },
        markup: serde_yaml::from_str(REQUIREMENTS).unwrap_or_default(),
        terms: Terms::parse(TERMS),
    };
    let mut problems = checked.departures();
    checked.requirements(recommended, &mut problems);
    problems
}

impl<'a> Checked<'a> {
    /// The name of a term of schema.org.
    fn local<'t>(&self, term: &'t str) -> Option<&'t str> {
        term.strip_prefix(self.schema)
    }

    /// Classes of schema.org of a subject.
    fn classes(&self, subject: usize) -> Vec<&'a str> {
        let types = self.index.values(subject, RDF_TYPE);
        let local = types.filter_map(|quad| match quad.object {
            TermView::Iri(class) => class.strip_prefix(self.schema),
            TermView::Literal(..) => None,
        });
        local.collect()
    }

    /// The file that a subject is the file's own thing of, or else the first that speaks of it;
    /// and which of the two it is.
    fn file(&self, subject: usize) -> (Option<&'a str>, bool) {
        let iri = self.index.subject(subject);
        let mut first = None;
        for quad in self.index.facts(subject) {
            let Some((file, thing)) = self.table.source(&quad) else {
                continue;
            };
            let path = self.paths.get(file as usize).map(|path| &**path);
            if thing == iri {
                return (path, true);
            }
            first = first.or(path);
        }
        (first, false)
    }
}
