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
    /// Things that the rules of their folders do not fit, by page, sorted. The page is `None`
    /// for those that have the default page where their folder has a rule.
    pub(super) single: Vec<(Option<String>, Vec<RulePath>)>,
    /// The page of the root, when it has one.
    pub(super) root: Option<String>,
    /// First parts of paths, with what stands before and behind the rest of the path in the
    /// address of the page. Sorted.
    pub(super) folders: Vec<(RulePath, Pattern)>,
    /// First parts of paths whose things would take too many rules: they have the default page.
    pub(super) too_many: Vec<String>,
}

/// An address around the rest of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub(super) before: String,
    pub(super) behind: String,
}

/// Most things that are listed one by one: an `.htaccess` is read at each request.
const MOST_SINGLE: usize = 5_000;

impl Pages {
    /// Sorts out pages of things, which come sorted and without repetition.
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut found = Self::default();
        let mut single: BTreeMap<Option<String>, Vec<RulePath>> = BTreeMap::new();
        let mut budget = MOST_SINGLE;
        for ((folder, is_folder), members) in by_folder(pages) {
            let rule = if is_folder { shared(&members) } else { None };
            let expected = |rest: &str| rule.as_ref().map(|rule| rule.page(rest));
            let others: Vec<_> = members
                .iter()
                .filter(|(path, page)| expected(rest(path)).as_ref() != page.as_ref())
                .collect();
            if others.len() > budget {
                found.too_many.push(folder.as_str().to_owned());
                continue;
            }
            budget -= others.len();
            for (path, page) in others {
                single
                    .entry((*page).clone())
                    .or_default()
                    .push((*path).clone());
            }
            found.folders.extend(rule.map(|rule| (folder, rule)));
        }
        found.root = pages
            .iter()
            .find(|(path, _)| path.is_none())
            .and_then(|(_, page)| page.clone());
        found.single = single.into_iter().collect();
        found
    }
}

impl Pattern {
    fn page(&self, rest: &str) -> String {
        format!("{}{rest}{}", self.before, self.behind)
    }

    /// What stands around the rest of a path in an address, if it stands there. Addresses with
    /// characters that are encoded are no patterns: what is put between would not be.
    fn around(rest: &str, page: &str) -> Option<Self> {
        let at = page.rfind(rest)?;
        let (before, behind) = (&page[..at], &page[at + rest.len()..]);
        let plain = !page.contains(['%', '#', '?', '$', '*']) && before.matches('/').count() > 2;
        plain.then(|| Self {
            before: before.to_owned(),
            behind: behind.to_owned(),
        })
    }
}

type Members<'a> = Vec<(&'a RulePath, &'a Option<String>)>;

/// Things by the first part of their path, and whether anything follows it.
fn by_folder(pages: &[Page]) -> BTreeMap<(RulePath, bool), Members<'_>> {
    let mut folders: BTreeMap<_, Members<'_>> = BTreeMap::new();
    for (path, page) in pages {
        if let Some(path) = path {
            let key = (path.first(), path.as_str().contains('/'));
            folders.entry(key).or_default().push((path, page));
        }
    }
    folders
}

/// A path behind its first part.
fn rest(path: &RulePath) -> &str {
    let text = path.as_str();
    text.split_once('/').map_or("", |(_, rest)| rest)
}

/// What most things of a folder have in common: a pattern, or nothing when most have none.
fn shared(members: &Members<'_>) -> Option<Pattern> {
    let mut votes: BTreeMap<Option<Pattern>, usize> = BTreeMap::new();
    for (path, page) in members {
        let vote = match page {
            Some(page) => match Pattern::around(rest(path), page) {
                Some(pattern) => Some(pattern),
                None => continue,
            },
            None => None,
        };
        *votes.entry(vote).or_default() += 1;
    }
    // Of equals the first one: the order of the votes is that of their texts.
    let mut best: Option<(Option<Pattern>, usize)> = None;
    for (vote, count) in votes {
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((vote, count));
        }
    }
    best.and_then(|(pattern, count)| pattern.filter(|_| count > 1))
}
