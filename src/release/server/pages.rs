//! Which public page stands for which thing, in as few rules as there can be.
//!
//! Most pages of a site stand where the path of the IRI says, behind another beginning and
//! before another end, or nowhere at all. What most things of a folder have in common is one
//! rule; the others are listed.

use super::path::RulePath;
use std::collections::BTreeMap;

/// A thing's path, and its page. The path is `None` for the root, the page where there is none.
pub(super) type Page = (Option<RulePath>, Option<String>);

/// The pages of a release's things.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pages {
    /// Things that no rule of a folder fits, by page, sorted. The page is `None` for those that
    /// have the default page where their folder has a rule.
    pub(super) single: Vec<(Option<String>, Vec<RulePath>)>,
    /// The page of the root, when it has one.
    pub(super) root: Option<String>,
    /// Rules for folders, sorted.
    pub(super) folders: Vec<FolderRule>,
    /// First parts of paths whose things would take too many rules: they have the default page.
    pub(super) too_many: Vec<String>,
}

/// What most things of a folder have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FolderRule {
    pub(super) folder: RulePath,
    /// Whether it is for things of folders in the folder, too.
    pub(super) deep: bool,
    pub(super) pattern: Pattern,
}

/// An address around the rest of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub(super) before: String,
    pub(super) behind: String,
}

type Members<'a> = Vec<(&'a RulePath, &'a Option<String>)>;

/// Most things that are listed one by one: an `.htaccess` is read at each request.
const MOST_SINGLE: usize = 5_000;

impl Pages {
    /// Sorts out pages of things, which come sorted and without repetition.
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut found = Self::default();
        let mut single: BTreeMap<Option<String>, Vec<RulePath>> = BTreeMap::new();
        let mut budget = MOST_SINGLE;
        for (first, members) in by_first_part(pages) {
            let whole = Scheme::new([(first.clone(), members.clone())], true);
            let parts = Scheme::new(by_parent(&members), false);
            let scheme = if parts.size() < whole.size() {
                parts
            } else {
                whole
            };
            if scheme.size() > budget {
                found.too_many.push(first.as_str().to_owned());
                continue;
            }
            budget -= scheme.size();
            for (path, page) in scheme.others {
                single.entry(page.clone()).or_default().push(path.clone());
            }
            found.folders.extend(scheme.rules);
        }
        found.root = pages
            .iter()
            .find(|(path, _)| path.is_none())
            .and_then(|(_, page)| page.clone());
        for paths in single.values_mut() {
            paths.sort();
        }
        found.single = single.into_iter().collect();
        found
    }
}

/// One way to say where pages are: rules, and what they do not fit.
struct Scheme<'a> {
    rules: Vec<FolderRule>,
    others: Members<'a>,
}

impl<'a> Scheme<'a> {
    fn new(folders: impl IntoIterator<Item = (RulePath, Members<'a>)>, deep: bool) -> Self {
        let (mut rules, mut others) = (Vec::new(), Vec::new());
        for (folder, members) in folders {
            let rule = shared(&folder, &members);
            others.extend(members.into_iter().filter(|(path, page)| {
                let expected = rule.as_ref().map(|rule| rule.page(rest(path, &folder)));
                expected.as_ref() != page.as_ref()
            }));
            rules.extend(rule.map(|pattern| FolderRule {
                folder,
                deep,
                pattern,
            }));
        }
        Self { rules, others }
    }

    fn size(&self) -> usize {
        self.rules.len() + self.others.len()
    }
}

impl Pattern {
    fn page(&self, rest: &str) -> String {
        format!("{}{rest}{}", self.before, self.behind)
    }

    /// What stands around the rest of a path in an address, if it stands there. Addresses with
    /// characters that are encoded are no patterns: what is put between would not be.
    fn around(rest: &str, page: &str) -> Option<Self> {
        if rest.is_empty() {
            return None;
        }
        let at = page.rfind(rest)?;
        let (before, behind) = (&page[..at], &page[at + rest.len()..]);
        let plain = !page.contains(['%', '#', '?', '$', '*']) && before.matches('/').count() > 2;
        plain.then(|| Self {
            before: before.to_owned(),
            behind: behind.to_owned(),
        })
    }
}

/// Things by the first part of their path.
fn by_first_part(pages: &[Page]) -> BTreeMap<RulePath, Members<'_>> {
    let mut folders: BTreeMap<_, Members<'_>> = BTreeMap::new();
    for (path, page) in pages {
        if let Some(path) = path {
            folders.entry(path.first()).or_default().push((path, page));
        }
    }
    folders
}

/// Things by the folder that they stand in. What stands in none is its own folder.
fn by_parent<'a>(members: &Members<'a>) -> BTreeMap<RulePath, Members<'a>> {
    let mut folders: BTreeMap<_, Members<'_>> = BTreeMap::new();
    for (path, page) in members {
        folders
            .entry(path.parent())
            .or_default()
            .push((*path, *page));
    }
    folders
}

/// A path behind a folder; empty for the folder itself.
fn rest<'a>(path: &'a RulePath, folder: &RulePath) -> &'a str {
    let rest = path.as_str().strip_prefix(folder.as_str()).unwrap_or("");
    rest.strip_prefix('/').unwrap_or("")
}

/// What most things of a folder have in common: a pattern, or nothing when most have none.
fn shared(folder: &RulePath, members: &Members<'_>) -> Option<Pattern> {
    let mut votes: BTreeMap<Option<Pattern>, usize> = BTreeMap::new();
    for (path, page) in members {
        let rest = rest(path, folder);
        let vote = page.as_ref().map(|page| Pattern::around(rest, page));
        // A page that follows no pattern has no vote.
        if !matches!(vote, Some(None)) {
            *votes.entry(vote.flatten()).or_default() += 1;
        }
    }
    // Of equals the first one: the order of the votes is that of their texts.
    let best = votes
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .filter(|(_, count)| *count > 1);
    best.and_then(|(pattern, _)| pattern)
}
