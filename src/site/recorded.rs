//! The record of identifiers of a site.

use super::{Content, Options};
use crate::content::{Config, read_record, usual_kinds};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::extract::clean_profile;
use crate::identity::{Entry, Identifier, Ledger, identifiers, next_entries};
use crate::iri::address;
use crate::tree::Span;
use std::path::{Path, PathBuf};

/// The file that identifiers are recorded in, unless the configuration says otherwise.
const NAME: &str = "identifiers.yaml";

/// Where the identifiers of a site are recorded.
fn path(options: &Options, config: &Config) -> PathBuf {
    let named = config.identifiers.clone();
    named.unwrap_or_else(|| options.content.join(NAME))
}

/// Reads the recorded identifiers: none when there is no file. `None` when the file is not as it
/// must be, because whatever is minted around it might get another IRI than is recorded.
pub(super) fn read_ledger(
    options: &Options,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> Option<Ledger> {
    let path = path(options, config);
    let mut ledger = Ledger::default();
    if path.exists() {
        let name = path.strip_prefix(&options.content).unwrap_or(&path);
        let known = problems.len();
        match read_record(&path, &name.to_string_lossy()) {
            Ok(source) => {
                let own = config.kinds.iter().map(|kind| kind.name.as_str());
                let mut kinds: Vec<&str> = own.collect();
                for usual in usual_kinds() {
                    kinds.push(usual);
                }
                ledger = Ledger::parse(source, &config.base, &kinds, problems);
            }
            Err(problem) => problems.push(problem),
        }
        let is_error = |problem: &Diagnostic| problem.severity() == Severity::Error;
        if problems[known..].iter().any(is_error) {
            return None;
        }
    }
    if options.identifiers.is_some() && !options.begins_identifiers && !path.exists() {
        let hint = "correct `--identifiers`; `filorosso identifiers --write` makes a new record";
        problems.push(missing("record of identifiers", &path, hint));
        return None;
    }
    ledger.locked = options.locked;
    Some(ledger)
}

/// A file that is named and does not exist.
pub(super) fn missing(what: &str, path: &Path, hint: &str) -> Diagnostic {
    let message = format!("the {what} `{}` does not exist", path.display());
    Diagnostic::new(Code::FileUnreadable, message).hint(hint)
}

impl Content<'_> {
    /// Other IRIs that may be meant by one: what it leads to as a recorded alias, without the slash
    /// at its end, and as the address of a profile that is written in another way.
    pub fn also_meant(&self, iri: &str) -> Vec<String> {
        let bare = iri.trim_end_matches('/');
        let entries = self.ledger.entries();
        let alias = |iri: &str| {
            Some(
                entries[self.ledger.target(self.ledger.alias(iri)?)]
                    .iri
                    .to_string(),
            )
        };
        let profile = address(iri, &self.reader.config.site).ok();
        let profile = profile.map(|address| clean_profile(&address, &self.reader.profiles).iri);
        let slashed = profile
            .as_ref()
            .map(|profile| format!("{}/", profile.trim_end_matches('/')));
        let all = [
            alias(iri),
            alias(bare),
            Some(bare.to_owned()),
            profile,
            slashed,
        ];
        let mut all: Vec<String> = all.into_iter().flatten().filter(|one| one != iri).collect();
        all.dedup();
        all
    }

    /// Where the identifier of a thing is recorded that is not in the content any more.
    pub fn tombstone_place(&self, iri: &str) -> Option<Place> {
        let mut tombstones = self.catalogue.tombstones.iter();
        tombstones.find(|one| *one.iri == *iri)?;
        let entry = &self.ledger.entries()[self.ledger.find(iri)?];
        Some(self.ledger.source.as_ref()?.place(entry.span))
    }

    /// All identifiers, recorded and new, in the order of their IRIs.
    pub fn identifiers(&self) -> Vec<Identifier> {
        identifiers(
            &self.catalogue,
            &self.drafts,
            self.reader.config,
            &self.ledger,
        )
    }

    /// What is to be recorded now.
    pub fn next_entries(&self) -> Vec<Entry> {
        next_entries(self.identifiers(), &self.ledger)
    }

    /// Where identifiers are recorded.
    pub fn identifiers_path(&self, options: &Options) -> PathBuf {
        path(options, self.reader.config)
    }

    /// Which names became one with those of an agent's IRI in this run, why, and where that is
    /// said.
    pub fn united(&self, iri: &str) -> Vec<String> {
        let place = |(file, span): (usize, Span)| self.drafts[file].document.source.place(span);
        let merges = self.catalogue.agents.merges_of(iri).into_iter();
        merges
            .map(|(names, reason, at)| format!("{} ({}, {})", names, reason.words(), place(at)))
            .collect()
    }
}
