use super::check::{Claim, Claims, Merges};
use super::{Entry, FORMAT, Ledger};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::identity::names::key;
use crate::iri;
use crate::tree::{Map, Source, Span, Value, parse_yaml};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many bytes are parsed as one piece, so that the limits of a content file do not apply.
const PIECE: usize = 1 << 16;

/// What to do about a key that stands twice.
const ONE_OF_TWO: &str = "keep one of the two";

/// Kinds of things that need no file.
const OWN_KINDS: [&str; 7] = [
    "person",
    "organization",
    "agent",
    "place",
    "event",
    "work",
    "topic",
];

/// The keys that an entry may have.
const KEYS: [&str; 15] = [
    "kind",
    "file",
    "guid",
    "hash",
    "names",
    "profiles",
    "codes",
    "aliases",
    "first",
    "means",
    "undecided",
    "gone",
    "since",
    "why",
    "mergedInto",
];

impl Ledger {
    /// Reads the record. Everything that is wrong in it is reported as an error: whoever mints
    /// around it would give old things new IRIs. `kinds` are those of files; an entry has one of
    /// them, or one of those that have no files.
    pub fn parse(
        source: Source,
        base: &str,
        kinds: &[&str],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let text = source.text.clone();
        let pieces: Vec<Range<usize>> = pieces(&text);
        let read: Vec<(Option<Value>, Vec<Diagnostic>)> = pieces
            .into_par_iter()
            .map(|piece| {
                let mut problems = Vec::new();
                let start = piece.start;
                let value = parse_yaml(&source, &text[piece], start, &mut problems);
                for problem in &mut problems {
                    // Nothing is used of a file that is not sound.
                    if problem.code == Code::DuplicateKey {
                        problem.hint = Some(ONE_OF_TWO.into());
                    }
                }
                (value, problems)
            })
            .collect();
        let mut reading = Reading {
            source: &source,
            base,
            kinds,
            merges: FxHashMap::default(),
            problems,
            entries: Vec::new(),
            claims: FxHashMap::default(),
            known: FxHashMap::default(),
            has_format: false,
        };
        let is_sound = read.iter().all(|(_, found)| found.is_empty());
        for (value, mut found) in read {
            reading.problems.append(&mut found);
            match value {
                Some(value) if value.map().is_none() && !value.is_null() => {
                    let message = format!("this must be a map of IRIs, it is {}", value.shape());
                    reading.wrong(value.span, message, "begin with `format: 1`");
                }
                value => {
                    for entry in value
                        .iter()
                        .filter_map(Value::map)
                        .flat_map(|map| &map.entries)
                    {
                        reading.top(&entry.key, entry.key_span, &entry.value);
                    }
                }
            }
        }
        if !reading.has_format && is_sound {
            let message = "the line `format: 1` is missing".to_owned();
            reading.wrong(Span::default(), message, "begin the file with it");
        }
        let (entries, claims, merges) = (reading.entries, reading.claims, reading.merges);
        let ledger = Self::new(Some(source), entries);
        ledger.check(claims, &merges, problems);
        ledger
    }
}

struct Reading<'r> {
    source: &'r Source,
    base: &'r str,
    kinds: &'r [&'r str],
    merges: Merges,
    problems: &'r mut Vec<Diagnostic>,
    entries: Vec<Entry>,
    claims: Claims,
    known: FxHashMap<Box<str>, Span>,
    has_format: bool,
}

impl Reading<'_> {
    fn top(&mut self, name: &str, span: Span, value: &Value) {
        if name == "format" {
            self.has_format = true;
            if value.text() != Some(FORMAT) {
                let message = "this format is not known".to_owned();
                self.wrong(
                    value.span,
                    message,
                    "this program reads and writes `format: 1`",
                );
            }
            return;
        }
        if !iri::is_iri(name) || !name.starts_with(self.base) || name.len() == self.base.len() {
            let message = if iri::is_iri(name) {
                format!("<{name}> is not under the base <{}>", self.base)
            } else {
                format!("`{name}` is no IRI")
            };
            let hint = "keys of this file are `format` and IRIs under the base of the site";
            let problem = self.source.problem(Code::IdentifierOutside, span, message);
            self.problems.push(problem.hint(hint));
            return;
        }
        let Some(map) = value.map() else {
            let message = format!("this must be a map with `kind`, it is {}", value.shape());
            self.wrong(span, message, "write `kind`, and the keys that lead to it");
            return;
        };
        if let Some(first) = self.known.get(name) {
            let message = format!("the key `{name}` stands here a second time");
            let problem = self.source.problem(Code::DuplicateKey, span, message);
            let problem = problem.related(self.source.place(*first), "first here");
            self.problems.push(problem.hint(ONE_OF_TWO));
            return;
        }
        self.known.insert(name.into(), span);
        let entry = self.entry(name, span, map);
        self.claim(Claim::Address, name.to_owned(), name, span);
        self.entries.push(entry);
    }

    fn entry(&mut self, name: &str, span: Span, map: &Map) -> Entry {
        for entry in &map.entries {
            if !KEYS.contains(&&*entry.key) {
                let near = nearest(&entry.key, KEYS).map(|near| format!("did you mean `{near}`?"));
                let hint = near.unwrap_or_else(|| format!("known keys: {}", KEYS.join(", ")));
                self.wrong(
                    entry.key_span,
                    format!("unknown key `{}`", entry.key),
                    &hint,
                );
            }
        }
        let kind = self.text(map, "kind");
        if kind.is_none() {
            let message = format!("<{name}> has no `kind`");
            self.wrong(span, message, "write what it is, such as `kind: person`");
        }
        let mut entry = Entry {
            iri: name.into(),
            kind: kind.unwrap_or_default(),
            file: self.text(map, "file"),
            guid: self.text(map, "guid"),
            hash: self.text(map, "hash"),
            first: self.text(map, "first"),
            since: self.text(map, "since"),
            why: self.text(map, "why"),
            merged_into: self.text(map, "mergedInto"),
            span,
            ..Entry::default()
        };
        entry.gone = self.flag(map, "gone");
        entry.undecided = self.flag(map, "undecided");
        self.check_values(map, &entry);
        entry.codes = self.list(map, "codes", &entry, |entry, code| {
            (Claim::Code, format!("{} {code}", entry.kind))
        });
        entry.means = self
            .texts(map, "means")
            .into_iter()
            .map(|(iri, _)| iri)
            .collect();
        entry.names = self.list(map, "names", &entry, |entry, name| {
            // Who has a code is not known by its name.
            let own = if entry.codes.is_empty() {
                ""
            } else {
                &*entry.iri
            };
            (Claim::Name, format!("{} {own}{}", entry.kind, key(name)))
        });
        entry.profiles = self.list(map, "profiles", &entry, |_, address| {
            (Claim::Profile, address.trim_end_matches('/').to_owned())
        });
        entry.aliases = self.list(map, "aliases", &entry, |_, alias| {
            (Claim::Address, alias.into())
        });
        if let Some(file) = &entry.file {
            let place = map.get("file").map_or(span, |value| value.span);
            self.claim(Claim::File, file.to_string(), name, place);
        }
        entry
    }

    /// Reports a kind that nothing has, and a hash that is none. A kind that files had once may
    /// stand with what is gone.
    fn check_values(&mut self, map: &Map, entry: &Entry) {
        let kinds = || OWN_KINDS.iter().chain(self.kinds).copied();
        let is_known =
            entry.kind.is_empty() || entry.gone || kinds().any(|one| *one == *entry.kind);
        if let Some(value) = map.get("kind").filter(|_| !is_known) {
            let message = format!("the kind `{}` is not known", entry.kind);
            let near = nearest(&entry.kind, kinds());
            let hint = near.map_or_else(
                || "write a kind of `kinds` in the configuration; for things of a kind that is no longer there add `gone: true`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.wrong(value.span, message, &hint);
        }
        if let Some(iri) = map.get("mergedInto") {
            self.merges.insert(entry.iri.clone(), iri.span);
        }
        let is_hash = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let bad = entry.hash.as_deref().filter(|hash| !is_hash(hash));
        if let (Some(_), Some(value)) = (bad, map.get("hash")) {
            let message = "`hash` must be hexadecimal digits".to_owned();
            self.wrong(
                value.span,
                message,
                "remove the line; it is written anew with what is recorded next",
            );
        }
    }

    fn text(&mut self, map: &Map, key: &str) -> Option<Box<str>> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        let text = value.text().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            let message = format!("`{key}` must be text, this is {}", value.shape());
            self.wrong(value.span, message, "write a single value");
        }
        text.map(Into::into)
    }

    fn flag(&mut self, map: &Map, key: &str) -> bool {
        match map.get(key).map(|value| (value.text(), value.span)) {
            None | Some((Some("false"), _)) => false,
            Some((Some("true"), _)) => true,
            Some((_, span)) => {
                self.wrong(
                    span,
                    format!("`{key}` must be true or false"),
                    "write `true`",
                );
                false
            }
        }
    }

    fn list(
        &mut self,
        map: &Map,
        key: &str,
        entry: &Entry,
        claim: impl Fn(&Entry, &str) -> (Claim, String),
    ) -> Vec<Box<str>> {
        let texts = self.texts(map, key);
        for (text, span) in &texts {
            let (what, of) = claim(entry, text);
            self.claim(what, of, &entry.iri, *span);
        }
        texts.into_iter().map(|(text, _)| text).collect()
    }

    /// The texts of a list, each with its place.
    fn texts(&mut self, map: &Map, key: &str) -> Vec<(Box<str>, Span)> {
        let mut texts = Vec::new();
        for item in map.get(key).map_or(&[][..], Value::items) {
            if let Some(text) = item.text() {
                texts.push((text.into(), item.span));
            } else {
                let message = format!("`{key}` must be a list of texts, this is {}", item.shape());
                self.wrong(item.span, message, "write a list of single values");
            }
        }
        texts
    }

    /// Notes who claims what; the same entry may say a thing twice.
    fn claim(&mut self, what: Claim, of: String, iri: &str, span: Span) {
        let by = self.claims.entry((what, of)).or_default();
        if by.last().is_none_or(|(last, _)| **last != *iri) {
            by.push((iri.into(), span));
        }
    }

    fn wrong(&mut self, span: Span, message: String, hint: &str) {
        let problem = self.source.problem(Code::IdentifiersInvalid, span, message);
        self.problems.push(problem.hint(hint));
    }
}

/// The pieces of a text that begin with a key at the left margin. A text that does not begin so
/// is one piece.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let is_key = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    let first = text
        .lines()
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    if first.is_some_and(is_key) {
        for line in text.split_inclusive('\n') {
            if at - start > PIECE && is_key(line) {
                pieces.push(start..at);
                start = at;
            }
            at += line.len();
        }
    }
    pieces.push(start..text.len());
    pieces
}
