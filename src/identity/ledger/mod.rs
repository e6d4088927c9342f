//! The record of identifiers: which IRIs were published, and the keys that lead to them.
//!
//! The file (`identifiers.yaml`) is read before anything is minted. Each part of this room asks
//! it first, by [`Ledger::iri_for`] or through the entries themselves, and mints only what it
//! does not have, among the names that [`Ledger::slugs_under`] leaves free. So a recorded IRI
//! never moves and is never given to another thing, even when its own thing is gone.

mod check;
mod parse;
mod text;

pub use text::ledger_text;

use super::names::key;
use crate::extract::Suppression;
use crate::tree::{Source, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// The version of the file's format.
pub(super) const FORMAT: &str = "1";

/// A recorded IRI and what is known of its thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The IRI.
    pub iri: Box<str>,
    /// What it is: `person`, `organization`, `agent`, `place`, `event`, `work`, `topic`, or the
    /// kind of its file.
    pub kind: Box<str>,
    /// Its names, one form for each way of writing that differs in more than case, accents and
    /// punctuation.
    pub names: Vec<Box<str>>,
    /// Addresses of its profiles.
    pub profiles: Vec<Box<str>>,
    /// Other keys, compared as they stand, such as a code of a gazetteer. A thing that has one is
    /// not found by its names, which others may have too.
    pub codes: Vec<Box<str>>,
    /// Other addresses that lead to it, for redirects.
    pub aliases: Vec<Box<str>>,
    /// The file that it is of.
    pub file: Option<Box<str>>,
    /// The identifier that its front matter has.
    pub guid: Option<Box<str>>,
    /// The beginning of the SHA-256 of its file, in hexadecimal digits.
    pub hash: Option<Box<str>>,
    /// For a thing without a file, the file that named it first.
    pub first: Option<Box<str>>,
    /// For a file, those whom it names by names that others bear too.
    pub means: Vec<Box<str>>,
    /// Whether its name is that of others too, and nobody said whom it means.
    pub undecided: bool,
    /// Whether it is no longer in the content.
    pub gone: bool,
    /// Since when it is gone, as an editor wrote it.
    pub since: Option<Box<str>>,
    /// Why it is gone, as an editor wrote it.
    pub why: Option<Box<str>>,
    /// The IRI of the thing that it turned out to be.
    pub merged_into: Option<Box<str>>,
    /// Where it stands in the file.
    pub span: Span,
}

impl Entry {
    /// Whether it may be an agent: somebody who is known by names and profiles.
    pub fn is_agent(&self) -> bool {
        matches!(&*self.kind, "person" | "organization" | "agent")
    }

    /// Whether it may bear the name of somebody who is left out. What a gazetteer knows is called
    /// so for itself.
    fn may_be_of(&self, suppression: &Suppression) -> bool {
        let person = matches!(&*self.kind, "person" | "agent");
        let names = self.names.iter().map(|name| &**name).chain([self.slug()]);
        let mut names = names.filter(|_| self.codes.is_empty() || self.is_agent());
        names.any(|name| suppression.may_be_about(name, person))
    }

    /// The last part of the IRI.
    pub fn slug(&self) -> &str {
        self.iri.rsplit(['/', '#']).next().unwrap_or(&self.iri)
    }
}

/// All recorded identifiers.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The file; `None` when there is none yet.
    pub source: Option<Source>,
    /// Whether what is not recorded is an error.
    pub locked: bool,
    /// Files of the content that are there and cannot be read: what they are of is not gone.
    pub unread: FxHashSet<Box<str>>,
    /// IRIs that may bear the name of somebody who is left out: once their things are not in the
    /// content any more, nothing is said of them.
    pub(super) forgotten: FxHashSet<Box<str>>,
    entries: Vec<Entry>,
    by_iri: FxHashMap<Box<str>, usize>,
    by_alias: FxHashMap<Box<str>, usize>,
    by_file: FxHashMap<Box<str>, usize>,
    by_guid: FxHashMap<Box<str>, usize>,
    by_hash: FxHashMap<Box<str>, Vec<usize>>,
    /// Names and codes of things that are known by these alone, by kind.
    by_key: FxHashMap<(Box<str>, String), usize>,
    /// The entry that each is merged into, itself for most.
    targets: Vec<usize>,
}

impl Ledger {
    /// A record of these entries, in the order of their IRIs.
    pub fn new(source: Option<Source>, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.iri.cmp(&b.iri));
        let mut ledger = Self {
            source,
            by_iri: entries.iter().map(|one| one.iri.clone()).zip(0..).collect(),
            ..Self::default()
        };
        for (at, entry) in entries.iter().enumerate() {
            ledger.index(at, entry);
        }
        ledger.entries = entries;
        ledger.targets = (0..ledger.entries.len())
            .map(|at| ledger.end_of(at).unwrap_or(at))
            .collect();
        ledger
    }

    fn index(&mut self, at: usize, entry: &Entry) {
        for alias in &entry.aliases {
            self.by_alias.entry(alias.clone()).or_insert(at);
        }
        if let Some(file) = &entry.file {
            self.by_file.entry(file.clone()).or_insert(at);
        }
        if let Some(guid) = &entry.guid {
            self.by_guid.entry(guid.clone()).or_insert(at);
        }
        if let Some(hash) = &entry.hash {
            self.by_hash.entry(hash.clone()).or_default().push(at);
        }
        if entry.is_agent() || entry.file.is_some() {
            return;
        }
        let names = entry.names.iter().filter(|_| entry.codes.is_empty());
        let names = names.map(|name| key(name));
        for known in names.chain(entry.codes.iter().map(ToString::to_string)) {
            let known = (entry.kind.clone(), known);
            self.by_key.entry(known).or_insert(at);
        }
    }

    /// Where merges that begin at an entry end; `None` when they lead in a circle or nowhere.
    fn end_of(&self, mut at: usize) -> Option<usize> {
        for _ in 0..=self.entries.len().min(64) {
            match &self.entries[at].merged_into {
                None => return Some(at),
                Some(iri) => at = *self.by_iri.get(iri)?,
            }
        }
        None
    }

    /// The record without those who are left out: nobody leads to what is about them.
    #[must_use]
    pub fn without(&self, suppression: &Suppression) -> Self {
        let about = |text: &str| suppression.is_about(text);
        let hidden = |entry: &&Entry| {
            let lists = [&entry.names, &entry.profiles, &entry.aliases];
            about(&entry.iri) || lists.into_iter().flatten().any(|text| about(text))
        };
        let mut entries: Vec<Entry> = self
            .entries
            .iter()
            .filter(|one| !hidden(one))
            .cloned()
            .collect();
        for entry in &mut entries {
            let paths = [&mut entry.file, &mut entry.first];
            for path in paths.into_iter().flatten() {
                *path = suppression.masked_path(path).into();
            }
            let texts = [&mut entry.guid, &mut entry.why];
            for text in texts.into_iter().flatten() {
                *text = suppression.masked(text).into();
            }
            let target = entry.merged_into.take();
            entry.merged_into = target.filter(|iri| !about(iri));
            entry.means.retain(|iri| !about(iri));
        }
        let forgotten = entries.iter().filter(|entry| entry.may_be_of(suppression));
        let forgotten = forgotten.map(|entry| entry.iri.clone()).collect();
        let mut ledger = Self::new(self.source.clone(), entries);
        ledger.locked = self.locked;
        ledger.unread.clone_from(&self.unread);
        ledger.forgotten = forgotten;
        ledger
    }

    /// Whether nothing is said of a thing that is not in the content any more.
    pub(super) fn is_forgotten(&self, iri: &str) -> bool {
        self.forgotten.contains(iri)
    }

    /// The recorded IRI of a thing of a kind that has one of these keys: names, which are
    /// compared without case, accents and punctuation, or codes, compared as they stand.
    pub fn iri_for<'k>(&self, kind: &str, keys: impl IntoIterator<Item = &'k str>) -> Option<&str> {
        if self.by_key.is_empty() {
            return None;
        }
        let of = |text: String| self.by_key.get(&(kind.into(), text));
        let found = keys
            .into_iter()
            .find_map(|text| of(text.to_owned()).or_else(|| of(key(text))))?;
        Some(&self.entries[self.targets[*found]].iri)
    }

    /// The last parts of all recorded IRIs and redirects that begin with `folder`, as
    /// `free_slug` counts them: new things get other ones.
    pub fn slugs_under(&self, folder: &str) -> FxHashMap<String, usize> {
        let aliases = self.entries.iter().flat_map(|one| &one.aliases);
        let all = self.entries.iter().map(|one| &one.iri).chain(aliases);
        all.filter_map(|iri| iri.strip_prefix(folder))
            .map(|slug| (slug.to_owned(), 1))
            .collect()
    }

    /// Whether an IRI is recorded, or leads to a recorded one.
    pub fn is_taken(&self, iri: &str) -> bool {
        self.by_iri.contains_key(iri) || self.by_alias.contains_key(iri)
    }

    /// Whether there is nothing recorded.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in the order of their IRIs.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of the entry of an IRI.
    pub fn find(&self, iri: &str) -> Option<usize> {
        self.by_iri.get(iri).copied()
    }

    /// The entry that an entry is merged into, itself for most.
    pub fn target(&self, at: usize) -> usize {
        self.targets[at]
    }

    /// The number of the entry that an address leads to.
    pub fn alias(&self, address: &str) -> Option<usize> {
        self.of_alias(address)
    }

    pub(super) fn of_alias(&self, address: &str) -> Option<usize> {
        self.by_alias.get(address).copied()
    }

    pub(super) fn of_file(&self, path: &str) -> Option<usize> {
        self.by_file.get(path).copied()
    }

    pub(super) fn of_guid(&self, guid: &str) -> Option<usize> {
        self.by_guid.get(guid).copied()
    }

    pub(super) fn of_hash(&self, hash: &str) -> &[usize] {
        self.by_hash.get(hash).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(iri: &str, name: &str, merged_into: Option<&str>) -> Entry {
        Entry {
            iri: iri.into(),
            kind: "topic".into(),
            names: vec![name.into()],
            merged_into: merged_into.map(Into::into),
            ..Entry::default()
        }
    }

    #[test]
    fn keys_lead_to_iris_also_behind_a_merge() {
        let ledger = Ledger::new(
            None,
            vec![
                topic("https://e.org/topics/b", "B town", None),
                topic(
                    "https://e.org/topics/a",
                    "A-Town",
                    Some("https://e.org/topics/b"),
                ),
                topic(
                    "https://e.org/topics/x",
                    "X",
                    Some("https://e.org/topics/x"),
                ),
            ],
        );
        let b = Some("https://e.org/topics/b");
        assert_eq!(ledger.iri_for("topic", ["a town"]), b);
        assert_eq!(ledger.iri_for("topic", ["nothing", "B Town"]), b);
        assert_eq!(ledger.iri_for("work", ["B Town"]), None);
        assert!(ledger.is_taken("https://e.org/topics/a"));
        assert_eq!(ledger.slugs_under("https://e.org/topics/").len(), 3);
    }
}
