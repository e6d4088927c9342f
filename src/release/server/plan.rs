//! What all files of rules say, checked and in order.

use super::Hosting;
use super::pages::{FolderRule, Page, Pages, Pattern};
use super::path::{Place, RulePath, apache_substitution, web_address};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

/// A checked [`Hosting`].
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) base: Root,
    pub(super) address: Root,
    pub(super) page: Option<String>,
    pub(super) contact: String,
    /// Things with documents and their pages, sorted by path.
    pub(super) things: Vec<Page>,
    pub(super) pages: Pages,
    /// Paths of what is gone, sorted.
    pub(super) gone: Vec<RulePath>,
    /// Paths of what is now something else, sorted.
    pub(super) moved: Vec<(RulePath, Successor)>,
    /// Paths of feeds and where they are served, sorted.
    pub(super) feeds: Vec<(RulePath, String)>,
}

/// An address that ends in `/`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Root {
    /// The whole of it, as ASCII.
    pub(super) text: String,
    /// Scheme and host.
    origin: String,
    /// Its path on the server, from the first `/` to the last, percent-decoded.
    pub(super) path: String,
}

/// What took the place of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Successor {
    /// A thing of the same base: the path of its documents, encoded, and the fragment of its
    /// IRI with `#` when it has one.
    Here(String, String),
    /// Something elsewhere.
    Elsewhere(String),
}

impl Root {
    fn new(text: &str) -> Option<Self> {
        let text = web_address(text).filter(|text| text.ends_with('/'))?;
        let host = text.find("://").map_or(0, |at| at + 3);
        let slash = host + text[host..].find('/')?;
        let origin = text[..slash].to_owned();
        let path = match text[slash..].trim_matches('/') {
            "" => "/".to_owned(),
            inner => match Place::of(&format!("{origin}/{inner}"), &format!("{origin}/")) {
                Place::Path(path) => format!("/{}/", path.as_str()),
                _ => return None,
            },
        };
        Some(Self { text, origin, path })
    }

    /// The address as it stands in the substitution of a rule whose result Apache encodes.
    pub(super) fn apache(&self) -> String {
        apache_substitution(&format!("{}{}", self.origin, self.path))
    }
}

impl Plan {
    /// Checks what is asked for. Nothing when base or address do not fit into rules.
    pub(super) fn new(hosting: &Hosting<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut root = |what: &str, text: &str| {
            let root = Root::new(text);
            if root.is_none() {
                problems.push(unfit(what, text));
            }
            root
        };
        let base = root("the base", hosting.base);
        let address = root("the address of the release", hosting.address);
        let (base, address) = (base?, address?);
        let pages = PageRoom {
            base: &base.text,
            address: &address.text,
        };
        let page = hosting
            .page
            .and_then(|page| pages.admit("the public page", page, problems));
        if page.is_none() && problems.is_empty() {
            problems.extend(hosting.page.map(leads_back));
        }
        let things = things(hosting, &pages, problems);
        let living: BTreeSet<&RulePath> = things
            .iter()
            .filter_map(|(path, _)| path.as_ref())
            .collect();
        let moved = moved(hosting, &living, problems);
        let dead = |path: &RulePath| !living.contains(path) && !moved.contains_key(path);
        let gone: BTreeSet<RulePath> = hosting
            .gone
            .iter()
            .filter_map(|iri| own_path(iri, hosting.base, problems))
            .filter(dead)
            .collect();
        let feeds = feeds(hosting, &base, &address, problems);
        Some(Self {
            pages: Pages::new(&things),
            contact: hosting.contact.unwrap_or("").to_owned(),
            gone: gone.into_iter().collect(),
            moved: moved.into_iter().collect(),
            feeds,
            things,
            base,
            address,
            page,
        })
    }

    /// Whether an address is the place of a path in the folder (of the root, without a path):
    /// who asks for it is there already, whatever the scheme and the query.
    pub(super) fn is_at(&self, path: Option<&RulePath>, address: &str) -> bool {
        let address = address.split(['?', '#']).next().unwrap_or(address);
        match Place::of(bare(address), bare(&self.address.text)) {
            Place::Root => path.is_none(),
            Place::Path(place) => path == Some(&place),
            Place::Fragment | Place::Unfit => false,
        }
    }

    /// Whether the pages of a folder stand where the things do.
    pub(super) fn is_own_place(&self, rule: &FolderRule) -> bool {
        let place = format!("{}{}/", self.address.text, rule.folder.encoded());
        let Pattern { before, behind } = &rule.pattern;
        behind.is_empty() && bare(before) == bare(&place)
    }

    /// Says that so many rules of a kind were left out of a file.
    pub(super) fn left_out(count: usize, what: &str, file: &str) -> Option<Diagnostic> {
        (count > 0).then(|| {
            let message = format!("{count} {what} are left out of {file}, which would be too long");
            Diagnostic::new(Code::ServerRulesMany, message)
                .hint("see docs/hosting.md for what answers in their place")
        })
    }
}

/// Which addresses may be public pages: none that lead back to where they are given as answer.
struct PageRoom<'a> {
    base: &'a str,
    address: &'a str,
}

impl PageRoom<'_> {
    /// The address of a page, if it can be one.
    fn admit(&self, of: &str, page: &str, problems: &mut Vec<Diagnostic>) -> Option<String> {
        let Some(address) = web_address(page) else {
            problems.push(unfit(of, page));
            return None;
        };
        // The name space would lead here again.
        let base = bare(self.base);
        let inside = bare(self.address) != base
            && (bare(&address).starts_with(base) || Some(bare(&address)) == base.strip_suffix('/'));
        (!inside).then_some(address)
    }
}

/// An address without its scheme: servers answer for both, and lead from one to the other.
fn bare(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

fn things(hosting: &Hosting<'_>, room: &PageRoom<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Page> {
    let mut things: BTreeMap<Option<RulePath>, Option<String>> = BTreeMap::new();
    for (iri, page) in &hosting.things {
        let path = match Place::of(iri, hosting.base) {
            Place::Root => None,
            Place::Path(path) => Some(path),
            Place::Fragment => continue,
            Place::Unfit => {
                problems.push(unfit("an IRI", iri));
                continue;
            }
        };
        let page = page
            .as_deref()
            .and_then(|page| room.admit("the page of a thing", page, problems));
        let known = things.entry(path).or_default();
        // A base with and without its last slash has one document; the first page counts.
        *known = known.take().or(page);
    }
    things.into_iter().collect()
}

fn moved(
    hosting: &Hosting<'_>,
    living: &BTreeSet<&RulePath>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<RulePath, Successor> {
    let next: BTreeMap<&str, &str> = hosting
        .moved
        .iter()
        .map(|(old, new)| (&**old, &**new))
        .collect();
    let mut moved = BTreeMap::new();
    for old in next.keys() {
        let Some(path) = own_path(old, hosting.base, problems) else {
            continue;
        };
        if living.contains(&path) {
            continue;
        }
        // One step of redirection, however often the thing was merged. A way longer than the
        // list goes in a circle.
        let last = (0..=next.len()).try_fold(*old, |at, _| match next.get(at) {
            Some(new) => Ok(*new),
            None => Err(at),
        });
        match last {
            Err(new) => match successor(new, hosting.base) {
                Some(successor) => {
                    moved.insert(path, successor);
                }
                None => problems.push(unfit("an IRI", new)),
            },
            Ok(_) => problems.push(
                Diagnostic::new(
                    Code::ServerRuleUnsafe,
                    format!(
                        "`{}` was merged into itself, so nothing can answer for it",
                        shown(old)
                    ),
                )
                .hint("mend `mergedInto` in the record of identifiers"),
            ),
        }
    }
    moved
}

fn successor(iri: &str, base: &str) -> Option<Successor> {
    let document = iri.split('#').next().unwrap_or(iri);
    let whole = web_address(iri)?;
    match Place::of(document, base) {
        Place::Path(path) => {
            let fragment = whole.find('#').map_or("", |at| &whole[at..]);
            Some(Successor::Here(path.encoded(), fragment.to_owned()))
        }
        _ => Some(Successor::Elsewhere(whole)),
    }
}

fn feeds(
    hosting: &Hosting<'_>,
    base: &Root,
    address: &Root,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(RulePath, String)> {
    let mut feeds = BTreeMap::new();
    for (iri, place) in &hosting.feeds {
        let Some(path) = own_path(iri, hosting.base, problems) else {
            continue;
        };
        match web_address(place) {
            Some(place) => {
                // A feed at its IRI is one of the folder's files.
                let in_folder = place
                    .strip_prefix(&base.text)
                    .map(|rest| format!("{}{rest}", address.text));
                feeds.entry(path).or_insert(in_folder.unwrap_or(place));
            }
            None => problems.push(unfit("the address of a feed", place)),
        }
    }
    feeds.into_iter().collect()
}

/// The path of an IRI that is asked for by itself.
fn own_path(iri: &str, base: &str, problems: &mut Vec<Diagnostic>) -> Option<RulePath> {
    match Place::of(iri, base) {
        Place::Path(path) => Some(path),
        Place::Fragment => None,
        Place::Root | Place::Unfit => {
            problems.push(unfit("an IRI", iri));
            None
        }
    }
}

fn unfit(what: &str, text: &str) -> Diagnostic {
    let message = format!(
        "{what}, `{}`, cannot stand in the rules of a web server",
        shown(text)
    );
    Diagnostic::new(Code::ServerRuleUnsafe, message).hint(
        "there is no rule for it; write it with letters, digits, `-`, `.`, `_` and `/` to have one",
    )
}

fn leads_back(page: &str) -> Diagnostic {
    let message = format!(
        "the public page, `{}`, is one of the IRIs that lead to it",
        shown(page)
    );
    Diagnostic::new(Code::ServerRuleUnsafe, message).hint(
        "give `release: page` an address outside of the base; until then there is no such page",
    )
}

/// A text for a message: short, and on one line.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(80).flat_map(char::escape_debug).collect();
    if text.chars().nth(80).is_some() {
        shown.push('…');
    }
    shown
}
