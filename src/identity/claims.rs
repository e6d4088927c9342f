use super::ledger::{Entry, Ledger};
use super::names::key;
use crate::content::Config;
use crate::extract::{Draft, Key, Owner, Reader, clean_profile};
use crate::tree::Value;
use rustc_hash::{FxHashMap, FxHashSet};

/// Which recorded identifier each file has: the same file at the same path, else one of which its
/// front matter or its bytes say that it is the same, else the one at the same path.
#[derive(Debug, Clone, Default)]
pub(super) struct Claims {
    /// Entries of the record, by file.
    pub(super) of_file: Vec<Option<usize>>,
    /// Entries that a file has.
    taken: FxHashSet<usize>,
}

impl Claims {
    pub(super) fn new(drafts: &[Draft], reader: &Reader<'_>, ledger: &Ledger) -> Self {
        let mut claims = Self {
            of_file: vec![None; drafts.len()],
            taken: FxHashSet::default(),
        };
        if ledger.is_empty() {
            return claims;
        }
        let kind = |draft: &Draft| reader.config.kinds[draft.kind].name.as_str();
        let passes: [Pass; 5] = [unmoved, by_guid, by_alias, by_hash, by_path];
        for pass in passes {
            for (file, draft) in drafts.iter().enumerate() {
                if claims.of_file[file].is_none() {
                    let found = pass(draft, reader, ledger);
                    claims.claim(file, kind(draft), found, ledger);
                }
            }
        }
        claims.claim_agents(drafts, reader, ledger);
        claims
    }

    /// Gives a file the first of some entries that is of its kind and that no file has.
    fn claim(&mut self, file: usize, kind: &str, found: Vec<usize>, ledger: &Ledger) {
        let targets = found.into_iter().map(|at| ledger.target(at));
        let free =
            |at: &usize| !self.taken.contains(at) && is_of_kind(&ledger.entries()[*at], kind);
        if let Some(at) = targets.into_iter().find(free) {
            self.take(file, at);
        }
    }

    pub(super) fn take(&mut self, file: usize, entry: usize) {
        self.of_file[file] = Some(entry);
        self.taken.insert(entry);
    }

    pub(super) fn is_taken(&self, entry: usize) -> bool {
        self.taken.contains(&entry)
    }

    /// Finds the recorded identifiers of authority files by profiles and names.
    fn claim_agents(&mut self, drafts: &[Draft], reader: &Reader<'_>, ledger: &Ledger) {
        let is_agent = |file: &usize| is_agent_kind(&reader.config.kinds[drafts[*file].kind].name);
        let left = (0..drafts.len()).filter(|file| self.of_file[*file].is_none());
        let left: Vec<usize> = left.filter(is_agent).collect();
        if left.is_empty() {
            return;
        }
        let index = AgentIndex::new(reader, ledger);
        for wanted in [Evidence::Path, Evidence::Profile, Evidence::Name] {
            for file in &left {
                if self.of_file[*file].is_none() {
                    let found = index.find(&drafts[*file], reader, ledger, wanted);
                    let kind = &reader.config.kinds[drafts[*file].kind].name;
                    self.claim(*file, kind, found, ledger);
                }
            }
        }
    }
}

/// Where files are that the record names.
pub(super) struct Homes<'d> {
    paths: FxHashMap<&'d str, usize>,
    claims: FxHashMap<usize, usize>,
    ledger: &'d Ledger,
}

impl<'d> Homes<'d> {
    pub(super) fn new(drafts: &'d [Draft], claims: &Claims, ledger: &'d Ledger) -> Self {
        let claims = claims.of_file.iter().zip(0..);
        Self {
            paths: drafts.iter().map(Draft::path).zip(0..).collect(),
            claims: claims
                .filter_map(|(entry, file)| Some(((*entry)?, file)))
                .collect(),
            ledger,
        }
    }

    /// The file that was at a path when the record was written, also where it moved since.
    pub(super) fn of(&self, path: &str) -> Option<usize> {
        let moved = self.ledger.of_file(path);
        let moved = moved.and_then(|at| self.claims.get(&self.ledger.target(at)));
        moved.or_else(|| self.paths.get(path)).copied()
    }
}

type Pass = fn(&Draft, &Reader<'_>, &Ledger) -> Vec<usize>;

/// The same path and the same bytes.
fn unmoved(draft: &Draft, _: &Reader<'_>, ledger: &Ledger) -> Vec<usize> {
    let at = ledger.of_file(draft.path());
    let same = |at: &usize| {
        let entry = &ledger.entries()[*at];
        entry.hash.is_some() && entry.hash == draft.fingerprint
    };
    at.filter(same).into_iter().collect()
}

fn by_guid(draft: &Draft, reader: &Reader<'_>, ledger: &Ledger) -> Vec<usize> {
    if is_agent_kind(&reader.config.kinds[draft.kind].name) {
        return Vec::new();
    }
    let guid = draft.fields().get(Key::Guid).and_then(Value::text);
    guid.and_then(|guid| ledger.of_guid(guid.trim()))
        .into_iter()
        .collect()
}

/// Addresses under which the file says that it was known.
fn by_alias(draft: &Draft, reader: &Reader<'_>, ledger: &Ledger) -> Vec<usize> {
    if is_agent_kind(&reader.config.kinds[draft.kind].name) {
        return Vec::new();
    }
    let fields = draft.fields();
    let aliases = fields.items(Key::Aliases).iter().filter_map(Value::text);
    aliases
        .map(|alias| under_base(alias, reader.config))
        .filter_map(|iri| ledger.find(&iri).or_else(|| ledger.of_alias(&iri)))
        .collect()
}

/// The same bytes elsewhere.
fn by_hash(draft: &Draft, _: &Reader<'_>, ledger: &Ledger) -> Vec<usize> {
    let hash = draft.fingerprint.as_deref();
    hash.map_or_else(Vec::new, |hash| ledger.of_hash(hash).to_vec())
}

/// The same path with other bytes: an edit, unless the thing was recorded as gone. What a file of
/// an agent says of itself must fit too.
fn by_path(draft: &Draft, reader: &Reader<'_>, ledger: &Ledger) -> Vec<usize> {
    if is_agent_kind(&reader.config.kinds[draft.kind].name) {
        return Vec::new();
    }
    let at = ledger.of_file(draft.path());
    at.filter(|at| !ledger.entries()[*at].gone)
        .into_iter()
        .collect()
}

/// An address of the site as an IRI under the base.
pub(super) fn under_base(address: &str, config: &Config) -> String {
    let address = address.trim();
    let site = config.site.trim_end_matches('/');
    let path = match address.strip_prefix(site) {
        Some(path) => path,
        None if address.contains("://") => return address.trim_end_matches('/').to_owned(),
        None => address,
    };
    format!("{}{}", config.base, path.trim_matches('/'))
}

fn is_agent_kind(kind: &str) -> bool {
    matches!(kind, "person" | "organization")
}

/// Whether a file of a kind may be what is recorded.
fn is_of_kind(entry: &Entry, kind: &str) -> bool {
    *entry.kind == *kind || (&*entry.kind == "agent" && is_agent_kind(kind))
}

/// What tells that a file is of a recorded agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    Path,
    Profile,
    Name,
}

/// Recorded agents by what they are known by.
struct AgentIndex {
    by_profile: FxHashMap<String, usize>,
    by_name: FxHashMap<String, Vec<usize>>,
}

impl AgentIndex {
    fn new(reader: &Reader<'_>, ledger: &Ledger) -> Self {
        let mut index = Self {
            by_profile: FxHashMap::default(),
            by_name: FxHashMap::default(),
        };
        let entries = ledger.entries().iter().enumerate();
        for (at, entry) in entries.filter(|(_, entry)| entry.is_agent()) {
            for profile in profiles(entry.profiles.iter().map(|text| &**text), reader) {
                index.by_profile.entry(profile).or_insert(at);
            }
            for name in &entry.names {
                index.by_name.entry(key(name)).or_default().push(at);
            }
        }
        index
    }

    fn find(
        &self,
        draft: &Draft,
        reader: &Reader<'_>,
        ledger: &Ledger,
        wanted: Evidence,
    ) -> Vec<usize> {
        let fields = draft.fields();
        let same_as = fields.items(Key::SameAs).iter().filter_map(Value::text);
        let own = profiles(same_as, reader);
        let by_profile = own
            .iter()
            .filter_map(|one| self.by_profile.get(one))
            .copied();
        if wanted == Evidence::Profile {
            return by_profile.collect();
        }
        let keys = [
            Key::Title,
            Key::Aliases,
            Key::AlternateName,
            Key::LegalName,
            Key::Slug,
        ];
        let names = keys.iter().flat_map(|key| fields.items(*key));
        let names = names.filter_map(Value::text);
        // The name of the file is a name too: other files may call it so.
        let names = names.chain(draft.capture("slug"));
        let named = names.filter_map(|name| self.by_name.get(&key(name)));
        let fits = |at: &usize| may_have(&ledger.entries()[*at], &own, reader);
        let by_name = named.flatten().copied().filter(fits);
        if wanted == Evidence::Name {
            return by_name.collect();
        }
        let here = ledger.of_file(draft.path());
        let mut fitting = by_profile.chain(by_name);
        here.filter(|at| fitting.any(|known| known == *at))
            .into_iter()
            .collect()
    }
}

/// Whether somebody with these profiles may be a recorded agent: nobody has two on one host.
fn may_have(entry: &Entry, own: &[String], reader: &Reader<'_>) -> bool {
    let host = |iri: &str| iri.split('/').nth(2).map(str::to_owned);
    let recorded = profiles(entry.profiles.iter().map(|text| &**text), reader);
    recorded.iter().any(|known| own.contains(known))
        || recorded
            .iter()
            .all(|known| own.iter().all(|other| host(other) != host(known)))
}

/// Addresses of profiles in the form in which they are compared.
fn profiles<'t>(texts: impl Iterator<Item = &'t str>, reader: &Reader<'_>) -> Vec<String> {
    let clean = |text: &str| {
        let address = reader.page_address(text).ok()?;
        let profile = clean_profile(&address, &reader.profiles);
        let is_profile = profile.owner != Owner::Page;
        is_profile.then(|| profile.iri.trim_end_matches('/').to_owned())
    };
    texts.filter_map(clean).collect()
}
