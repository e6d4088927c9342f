//! Organizations that a text names by nothing but their letters, which are the domain of a mail address in
//! it: `OLTA` of `info@olta.example`.

use super::Line;
use super::collect::is_personal;
use super::domains::{Domains, labels};
use super::items::What;
use super::running::organizations;
use crate::extract::rules::Reading;
use crate::extract::{NamedAs, fold, words as words_of};
use crate::record::{Confidence, Rule};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Letters that a text names more than once, and that are a domain.
const LETTERS: Confidence = 85;
/// The fewest letters that count.
const SHORTEST: usize = 3;
/// How often a text names them at least.
const TIMES: usize = 2;

/// Names those that nothing else has named.
pub(super) fn name(reading: &mut Reading<'_, '_>, lines: &[Line]) {
    let wanted = domains(reading, lines);
    if wanted.is_empty() {
        return;
    }
    let mut found: FxHashMap<String, (usize, usize, Range<usize>)> = FxHashMap::default();
    for (passage, one) in reading.texts() {
        let text = one.text();
        for word in words_of(text) {
            let written = word.text.trim_end_matches(['\'', '’']);
            let behind = text[word.end()..].chars().next();
            let before = text[..word.start].chars().next_back();
            let alone =
                |c: Option<char>| c.is_none_or(|c| !matches!(c, '@' | '/' | '-' | '_' | '&'));
            if written.len() < SHORTEST
                || !written.bytes().all(|byte| byte.is_ascii_uppercase())
                || !(alone(before) && alone(behind))
            {
                continue;
            }
            let folded = fold(written);
            if wanted.contains(&folded) {
                let bytes = word.start..word.start + written.len();
                let place = found.entry(folded).or_insert((0, passage, bytes));
                place.0 += 1;
            }
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|(_, passage, bytes)| (*passage, bytes.start));
    for (times, passage, bytes) in found {
        if times >= TIMES {
            let (kind, rule) = (NamedAs::Organization, Rule::Imprint);
            reading.name(passage, bytes, kind, rule, LETTERS);
        }
    }
}

/// The domains of mailboxes that are nobody's own, and of no organization that the text names.
fn domains(reading: &Reading<'_, '_>, lines: &[Line]) -> FxHashSet<String> {
    let mailboxes = &reading.reader.ontology.profiles.mailboxes;
    let heads = &reading.reader.words.imprint.heads;
    let items = lines.iter().flat_map(|line| &line.items);
    let own = items.filter(|item| !is_personal(reading, item));
    let all: Vec<Vec<String>> = own
        .filter_map(|item| match &item.what {
            What::Email(address) => Some(labels(address, mailboxes, heads)),
            _ => None,
        })
        .collect();
    if all.is_empty() {
        return FxHashSet::default();
    }
    let index = Domains::new(&organizations(reading), &all);
    let unknown = all.iter().filter(|labels| index.of(labels).is_empty());
    unknown
        .filter_map(|labels| labels.first())
        .filter(|label| !reading.reader.is_place(label))
        .cloned()
        .collect()
}
