use super::{CatalogSettings, Pattern, ReleaseSettings};
use crate::tree::{Source, Span};
use chrono_tz::Tz;
use std::path::{Path, PathBuf};

/// What `filorosso.yaml` says: where a site's IRIs live and how its files are read.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file itself, for messages.
    pub source: Source,
    /// Where it stands on disk; `None` for one that was made in memory.
    pub file: Option<PathBuf>,
    /// IRI under which everything is minted; ends in `/`.
    pub base: String,
    /// Public address of the site; relative addresses are resolved against it.
    pub site: String,
    /// Title of the site or data set.
    pub title: Option<String>,
    /// What the site is about.
    pub description: Option<String>,
    /// Language (BCP 47) of files that name none.
    pub language: String,
    /// Zone of times without offset; without one they stay without.
    pub timezone: Option<Tz>,
    /// Who publishes.
    pub publisher: Publisher,
    /// On which terms.
    pub license: License,
    /// Which files are what, in the order of the configuration.
    pub kinds: Vec<Kind>,
    /// Front-matter keys of this site: our name of a key and its place, then the site's names.
    pub keys: Vec<(String, Span, Vec<String>)>,
    /// How sure a fact must be to be stated, in percent; what is less sure is left to review.
    pub confidence: u8,
    /// Where decisions of editors are kept, when not beside the content folder.
    pub review: Option<PathBuf>,
    /// Whether each extracted statement's evidence is told in a graph beside its file's.
    pub evidence: bool,
    /// Names of places that mean others: the name that files use and its place, then the name
    /// that is meant.
    pub places: Vec<(String, Span, String)>,
    /// Where lasting identifiers are recorded, when that is not `identifiers.yaml` beside the
    /// content.
    pub identifiers: Option<PathBuf>,
    /// People who asked to be left out: names, IRIs, addresses of profiles, and where each stands.
    pub suppress: Vec<(String, Span)>,
    /// What the catalogue of open data says of the site's data.
    pub catalog: CatalogSettings,
    /// Where releases are served.
    pub release: ReleaseSettings,
    /// A mapping to use instead of the one that is built in.
    pub mapping: Option<PathBuf>,
    /// A folder with vocabulary, context and lexicons to use instead of those built in.
    pub ontology: Option<PathBuf>,
    /// A folder with saved queries to use beside those built in.
    pub queries: Option<PathBuf>,
}

/// Who publishes the site.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// Its IRI: the base without its last character, unless the configuration says otherwise.
    pub iri: String,
    /// Its name.
    pub name: Option<String>,
    /// Its home page.
    pub url: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Other addresses of the same organization.
    pub same_as: Vec<String>,
}

/// On which terms content and data may be used; IRIs of licences.
#[derive(Debug, Clone, Default)]
pub struct License {
    /// Of the texts, images and audio.
    pub content: Option<String>,
    /// Of the data that are made from them.
    pub data: Option<String>,
}

/// A kind of content and the files that are of it.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its name: `podcast`, `episode`, `article`, `person`, `organization`, `place` or one of the site's own.
    pub name: String,
    /// Patterns of the paths of its files, and where they stand.
    pub patterns: Vec<(Pattern, Span)>,
    /// A more exact schema.org class, such as `NewsArticle`.
    pub class: Option<String>,
    /// Path of its IRIs under the base, with the names of the pattern, such as `events/{slug}`.
    pub iri: Option<String>,
    /// Path of its pages under the public site, when it is not that of the IRI.
    pub url: Option<String>,
    /// For podcasts, the path of their feeds under the base.
    pub feed: Option<String>,
    /// Whether the configuration names it (a kind by default may have no files).
    pub explicit: bool,
    /// Where the configuration names it.
    pub span: Span,
}

impl Config {
    /// Whether a file belongs to the tool rather than to the content: the configuration, and
    /// what it names.
    pub fn is_own(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str());
        if matches!(
            name,
            Some("filorosso.yaml" | "filorosso.yml" | "identifiers.yaml")
        ) {
            return true;
        }
        let named = [
            &self.file,
            &self.mapping,
            &self.ontology,
            &self.queries,
            &self.review,
            &self.identifiers,
        ];
        let Ok(path) = path.canonicalize() else {
            return false;
        };
        named
            .into_iter()
            .flatten()
            .any(|own| own.canonicalize().is_ok_and(|own| path.starts_with(own)))
    }

    /// IRI of the graph that holds what a content file declares.
    pub fn graph(&self, path: &str) -> String {
        format!("{}graph/{}", self.base, crate::iri::encode_path(path))
    }

    /// IRI of the graph of facts that come from several files.
    pub fn derived_graph(&self) -> String {
        format!("{}graph/derived", self.base)
    }

    /// IRI of the graph that says where the others come from.
    pub fn provenance_graph(&self) -> String {
        format!("{}graph/provenance", self.base)
    }
}
