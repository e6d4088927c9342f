//! People who asked to be left out: nothing about them leaves this room.
//!
//! A file is read and understood as it is, because only so it can be known what is said of whom,
//! and is then made a draft that does not have them: no naming, no quotation, and their names
//! gone from every text, slug, address and path, its own text and its problems among them. What
//! is made of drafts later cannot tell what they do not have.

mod learn;
mod matcher;
mod redact;

pub use learn::Known;

use crate::content::{Captures, Config};
use crate::diagnostic::{Diagnostic, Place};
use crate::iri;
use crate::record::{Map, Record};
use learn::Subject;
use matcher::Matcher;
use std::ops::Range;
use std::sync::Arc;

/// What stands in texts in the place of a name.
pub const MARK: &str = "[…]";

/// Who is left out.
#[derive(Debug, Clone, Default)]
pub struct Suppression {
    subjects: Vec<Subject>,
    matcher: Matcher,
}

impl Suppression {
    /// Those whom the configuration lists: by name, IRI, or the address of a profile.
    pub fn new(config: &Config) -> Self {
        let subjects = config.suppress.iter();
        let subjects = subjects.map(|text| Subject::new(text, config)).collect();
        Self::of(subjects)
    }

    fn of(subjects: Vec<Subject>) -> Self {
        let names = subjects.iter().flat_map(|one| &one.names);
        let profiles = subjects.iter().flat_map(|one| &one.profiles);
        Self {
            matcher: Matcher::new(names.map(Vec::as_slice), profiles.map(String::as_str)),
            subjects,
        }
    }

    /// Whether nobody is left out.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// Whether a text names somebody who is left out, or is or has one of their addresses.
    pub fn is_about(&self, text: &str) -> bool {
        !self.is_empty() && !self.matcher.full(text).is_empty()
    }

    /// A text with marks instead of names.
    pub fn masked(&self, text: &str) -> String {
        replaced(text, &self.matcher.full(text), |_| MARK.to_owned())
    }

    /// A path with short hashes instead of names.
    pub fn masked_path(&self, path: &str) -> String {
        hashed(path, |part| self.matcher.full(part))
    }

    /// Takes names out of problems.
    pub fn clean(&self, problems: &mut [Diagnostic]) {
        if self.is_empty() {
            return;
        }
        for problem in problems {
            problem.message = self.masked(&problem.message);
            problem.hint = problem.hint.as_deref().map(|hint| self.masked(hint));
            let related = problem.related.iter_mut().map(|(place, _)| place);
            for place in problem.place.iter_mut().chain(related) {
                self.clean_place(place, |text| self.matcher.full(text));
            }
        }
    }

    fn clean_place(&self, place: &mut Place, find: impl Fn(&str) -> Vec<Range<usize>>) {
        place.path = self.masked_path(&place.path).into();
        place.excerpt = covered(&place.excerpt, &find(&place.excerpt));
    }

    /// Takes out of a record what a draft cannot be without and nobody has taken out yet.
    pub fn clean_record(&self, record: &mut Record<'_>) {
        if !self.is_empty() {
            self.clean_map(&mut record.fields);
        }
    }

    fn clean_map(&self, map: &mut Map<'_>) {
        map.edit(&mut |text| {
            if !self.is_about(text) {
                return None;
            }
            // An address with a mark in it would lead elsewhere.
            let is_address = text.contains("://") && !text.contains(char::is_whitespace);
            Some((!is_address).then(|| self.masked(text)))
        });
    }
}

/// A text with something else in the place of some ranges.
fn replaced(text: &str, ranges: &[Range<usize>], with: impl Fn(&str) -> String) -> String {
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        result.push_str(&text[at..range.start]);
        result.push_str(&with(&text[range.clone()]));
        at = range.end;
    }
    result.push_str(&text[at..]);
    result
}

/// A text of the same length and the same lines, so that places in it stay true.
fn covered(text: &str, ranges: &[Range<usize>]) -> String {
    let cover = |part: &str| {
        let mut cover = String::with_capacity(part.len());
        let mark = if part.len() >= MARK.len() && !part.contains('\n') {
            MARK
        } else {
            ""
        };
        cover.push_str(mark);
        let rest = part.bytes().skip(mark.len());
        cover.extend(rest.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        cover
    };
    replaced(text, ranges, cover)
}

/// A path with short hashes in the place of names, so that different paths stay different.
fn hashed(path: &str, find: impl Fn(&str) -> Vec<Range<usize>>) -> String {
    let segment = |part: &str| {
        let ranges = find(part);
        if ranges.is_empty() {
            return part.to_owned();
        }
        let stem = part.split('.').next().unwrap_or(part);
        let hash = super::sha256(&iri::slug(stem));
        replaced(part, &ranges, |_| hash[..8].to_owned())
    };
    let parts: Vec<String> = path.split('/').map(segment).collect();
    parts.join("/")
}

/// What a pattern took of a path, with short hashes in the place of names.
fn hashed_captures(captures: &mut Captures, find: impl Fn(&str) -> Vec<Range<usize>>) {
    for (_, text) in captures {
        *text = hashed(text, &find).into();
    }
}

/// A path that many share.
fn shared(path: String) -> Arc<str> {
    path.into()
}
