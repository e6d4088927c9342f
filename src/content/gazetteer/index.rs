//! The lines of the gazetteer's files, parsed: places as ranges of one text, and their folded
//! names in order.

use super::{PlaceEntry, PlaceKind};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::fold;
use std::borrow::Cow;

/// Columns of a line.
const COLUMNS: usize = 6;

/// How far a chain goes: municipality, province, region, country, and some to spare. It also
/// ends one that leads in a circle.
const LONGEST_CHAIN: usize = 8;

/// A part of the text.
type Range = (u32, u32);

#[derive(Debug, Clone)]
struct Entry {
    kind: PlaceKind,
    name: Range,
    other_names: Range,
    official: Range,
    within: Option<u32>,
    code: Range,
}

/// All places.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// The texts of all files.
    text: String,
    entries: Vec<Entry>,
    /// Folded names, one behind the other.
    folded: String,
    /// Ranges of `folded`, sorted by their text; several places of one name by their kind.
    names: Vec<Range>,
    /// The place of each name in `names`.
    places: Vec<u32>,
    /// The beginnings of all codes, sorted, and their places.
    codes: Vec<(u64, u32)>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

impl Index {
    pub fn new(files: &[(String, Cow<'static, str>)]) -> Self {
        let mut index = Self::default();
        let mut within = Vec::new();
        for (name, text) in files {
            let base = index.text.len();
            index.text.push_str(text);
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let bare = line.trim_end_matches(['\n', '\r']);
                if !bare.trim().is_empty() && !bare.starts_with('#') {
                    match index.add(bare, base + at) {
                        Ok(parent) => within.push((parent, name, text, at)),
                        Err(message) => {
                            let place = Place::span(name.as_str(), text, at, at + bare.len());
                            index.report(&message, place);
                        }
                    }
                }
                at += line.len();
            }
        }
        index.codes.sort_unstable();
        for (entry, (parent, name, text, at)) in within.into_iter().enumerate() {
            let code = index.part(parent);
            let found = index.by_code(code);
            // A built-in file may be left without the one whose codes it names.
            if found.is_none() && !code.is_empty() && matches!(text, Cow::Owned(_)) {
                let message = format!("there is no place with the code `{code}`");
                let length = text[at..].lines().next().map_or(0, str::len);
                let place = Place::span(name.as_str(), text, at, at + length);
                index.report(&message, place);
            }
            index.entries[entry].within = found;
        }
        index.order_names();
        index
    }

    fn report(&mut self, message: &str, place: Place) {
        let message = format!("this line of the gazetteer cannot be used: {message}");
        self.problems
            .push(Diagnostic::new(Code::OntologyInvalid, message).at(place));
    }

    /// Adds the place of one line, which begins at `at`. Gives the code of what it lies in.
    fn add(&mut self, line: &str, at: usize) -> Result<Range, String> {
        let mut parts = [(0, 0); COLUMNS];
        let mut begin = at;
        let mut count = 0;
        for part in line.split('\t') {
            if let Some(range) = parts.get_mut(count) {
                *range = (number(begin), number(begin + part.len()));
            }
            begin += part.len() + 1;
            count += 1;
        }
        if !(2..=COLUMNS).contains(&count) {
            return Err(format!("it has {count} columns, not {COLUMNS}"));
        }
        let [kind, name, other_names, official, within, code] = parts;
        let word = self.part(kind);
        let Some(kind) = PlaceKind::named(word) else {
            return Err(format!("`{word}` is no kind of place"));
        };
        if self.part(name).is_empty() {
            return Err("it has no name".to_owned());
        }
        let place = number(self.entries.len());
        let code_text = self.part(code);
        if !code_text.is_empty() {
            self.codes.push((beginning(code_text), place));
        }
        let entry = Entry {
            kind,
            name,
            other_names,
            official,
            within: None,
            code,
        };
        self.entries.push(entry);
        Ok(within)
    }

    /// Folds and sorts all names.
    fn order_names(&mut self) {
        let mut folded = String::with_capacity(self.text.len() / 2);
        let mut names = Vec::with_capacity(self.entries.len() * 5 / 4);
        for (place, entry) in self.entries.iter().enumerate() {
            let others = self.other_names(entry).map(|(_, name)| name);
            let all = [self.part(entry.name), self.part(entry.official)];
            for name in all
                .into_iter()
                .chain(others)
                .filter(|name| !name.is_empty())
            {
                let begin = folded.len();
                folded.push_str(&fold(name));
                let range = (number(begin), number(folded.len()));
                let order = (entry.kind, number(place));
                names.push((beginning(&folded[begin..]), range, order));
            }
        }
        let text = |range: Range| part(&folded, range);
        names.sort_unstable_by(|(a, a_range, a_order), (b, b_range, b_order)| {
            a.cmp(b)
                .then_with(|| text(*a_range).cmp(text(*b_range)))
                .then_with(|| a_order.cmp(b_order))
        });
        names.dedup_by(|(_, a, x), (_, b, y)| x == y && text(*a) == text(*b));
        let names = names
            .into_iter()
            .map(|(_, range, (_, place))| (range, place));
        (self.names, self.places) = names.unzip();
        self.folded = folded;
    }

    pub fn find(&self, folded_name: &str) -> &[u32] {
        let begin = self.first_not_before(folded_name);
        let same = |range: &&Range| part(&self.folded, **range) == folded_name;
        let rest = self.names.get(begin..).unwrap_or_default();
        let count = rest.iter().take_while(same).count();
        self.places.get(begin..begin + count).unwrap_or_default()
    }

    pub fn begins_with(&self, folded: &str) -> Vec<u32> {
        if folded.is_empty() {
            return Vec::new();
        }
        let begin = self.first_not_before(folded);
        let names = self.names.iter().zip(&self.places).skip(begin);
        let mut places: Vec<u32> = names
            .map(|(range, place)| (part(&self.folded, *range).strip_prefix(folded), *place))
            .map_while(|(rest, place)| Some((rest?, place)))
            .filter(|(rest, _)| {
                rest.starts_with(|next: char| !next.is_alphanumeric() && next != '\'')
            })
            .map(|(_, place)| place)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn first_not_before(&self, folded: &str) -> usize {
        self.names
            .partition_point(|range| part(&self.folded, *range) < folded)
    }

    pub fn by_code(&self, code: &str) -> Option<u32> {
        if code.is_empty() {
            return None;
        }
        let wanted = beginning(code);
        let first = self.codes.partition_point(|(begin, _)| *begin < wanted);
        let same = self.codes.iter().skip(first);
        same.take_while(|(begin, _)| *begin == wanted)
            .map(|(_, place)| *place)
            .find(|place| {
                let entry = self.entries.get(*place as usize);
                entry.is_some_and(|entry| self.part(entry.code) == code)
            })
    }

    pub fn get(&self, place: u32) -> Option<PlaceEntry<'_>> {
        let entry = self.entries.get(place as usize)?;
        let some = |range| Some(self.part(range)).filter(|text| !text.is_empty());
        Some(PlaceEntry {
            name: self.part(entry.name),
            kind: entry.kind,
            official: some(entry.official),
            other_names: self.other_names(entry).collect(),
            within: entry.within,
            code: some(entry.code),
        })
    }

    pub fn chain(&self, place: u32) -> Vec<u32> {
        let next = |place: &u32| self.entries.get(*place as usize)?.within;
        let first = Some(place).filter(|place| (*place as usize) < self.entries.len());
        std::iter::successors(first, next)
            .take(LONGEST_CHAIN)
            .collect()
    }

    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Languages and names of `de:Bozen|lld:Bulsan`.
    fn other_names(&self, entry: &Entry) -> impl Iterator<Item = (&str, &str)> {
        let names = self.part(entry.other_names).split('|');
        names
            .filter(|name| !name.is_empty())
            .map(|name| name.split_once(':').unwrap_or(("", name)))
    }

    fn part(&self, range: Range) -> &str {
        part(&self.text, range)
    }
}

fn part(text: &str, (begin, end): Range) -> &str {
    text.get(begin as usize..end as usize).unwrap_or_default()
}

/// The first eight bytes of a text as a number that sorts as they do: most names differ in
/// them, so sorting seldom looks at the text.
fn beginning(text: &str) -> u64 {
    let mut first = [0; 8];
    let length = text.len().min(first.len());
    first[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

/// A position as 32 bits: files of the gazetteer are read with a limit far below that.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
