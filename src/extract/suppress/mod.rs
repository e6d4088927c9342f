//! People who asked to be left out: nothing about them leaves this room.
//!
//! A file is read and understood as it is, because only so it can be known what is said of whom,
//! and is then made a draft that does not have them: no naming, no quotation, and their names
//! gone from every text, slug, address and path, its own text and its problems among them. What
//! is made of drafts later cannot tell what they do not have.

mod beside;
mod decoded;
mod learn;
mod matcher;
mod middle;
mod redact;
mod somebody;

pub use learn::Known;

use crate::content::{Captures, Config};
use crate::diagnostic::{Diagnostic, Place};
use crate::extract::Draft;
use crate::iri;
use crate::record::{Map, Record};
use learn::Subject;
use matcher::{Matcher, words_of};
use rustc_hash::FxHashSet;
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
        let subjects = subjects
            .map(|(text, _)| Subject::new(text, config))
            .collect();
        Self::of(subjects, FxHashSet::default())
    }

    fn of(subjects: Vec<Subject>, particles: FxHashSet<String>) -> Self {
        let names = subjects.iter().flat_map(|one| &one.names);
        let profiles = subjects.iter().flat_map(|one| &one.profiles);
        Self {
            matcher: Matcher::new(
                names.map(Vec::as_slice),
                profiles.map(String::as_str),
                particles,
            ),
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

    /// Whether a file names somebody who is left out, in its path or its text.
    pub fn is_in(&self, draft: &Draft) -> bool {
        let source = &draft.document.source;
        let beside = source.sidecar.as_ref();
        let texts = [&*source.path, &*source.text];
        let texts = texts.into_iter().chain(beside.map(|beside| &*beside.1));
        let mut texts = texts.chain(beside.map(|beside| &*beside.0));
        texts.any(|text| self.is_about(text))
    }

    /// Whether a name, or the last part of an IRI, may be of somebody who is left out although it
    /// is not the whole name: the surname alone, one with an initial, one in the name of
    /// something else; a given name alone. `person` tells that the name is somebody's, which with
    /// another given name is another person's.
    pub fn may_be_about(&self, name: &str, person: bool) -> bool {
        let words = words_of(name);
        let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
        let words: Vec<String> = words.into_iter().filter(|one| !is_number(one)).collect();
        let names = self.subjects.iter().flat_map(|one| &one.names);
        let mut names = names.filter(|own| own.len() > 1);
        !words.is_empty() && names.any(|own| is_part(&words, own, person))
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

/// Whether some words are a part of a name, or have its last word in them.
fn is_part(words: &[String], own: &[String], person: bool) -> bool {
    let long = |word: &&String| word.chars().count() > 2;
    let is_own = |word: &String| {
        let initial = own.iter().any(|one| one.starts_with(word.as_str()));
        own.contains(word) || (word.chars().count() == 1 && initial)
    };
    let has_surname = own.last().is_some_and(|last| words.contains(last));
    let within = words.iter().all(is_own) && words.iter().any(|word| long(&word));
    within || (has_surname && !person)
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
