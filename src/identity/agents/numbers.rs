//! VAT and tax numbers: the same number is one organization, other numbers are others.

use super::{Agents, Reason};
use crate::extract::{
    Draft, Fields, Key, NamingId, Reader, bare_number, is_wrong_tax, is_wrong_vat,
};
use crate::tree::{Span, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The numbers that the imprints of a file give those whom it names.
pub(super) fn of_file(draft: &Draft, reader: &Reader<'_>) -> FxHashMap<NamingId, BTreeSet<String>> {
    let mut found: FxHashMap<NamingId, BTreeSet<String>> = FxHashMap::default();
    let imprints = draft.facts.imprints.iter();
    for imprint in imprints.filter(|one| reader.holds(one.confidence)) {
        let vat = imprint.vat.iter().map(|vat| named(Key::VatId, &vat.text));
        let tax = imprint.tax.iter().map(|tax| named(Key::TaxId, &tax.text));
        let numbers: BTreeSet<String> = vat.chain(tax).collect();
        if !numbers.is_empty() {
            found.entry(imprint.who).or_default().extend(numbers);
        }
    }
    found
}

/// The numbers that a file about an organization gives it, but for those that are mistyped.
pub(super) fn of_fields(fields: &Fields<'_>) -> Vec<String> {
    let text = |key: Key| fields.get(key).and_then(Value::text);
    let vat = text(Key::VatId).filter(|text| !is_wrong_vat(text, None));
    let tax = text(Key::TaxId).filter(|number| !is_wrong_tax(number, vat, None));
    let vat = vat.map(|text| named(Key::VatId, text));
    let all = vat
        .into_iter()
        .chain(tax.map(|text| named(Key::TaxId, text)));
    all.collect()
}

/// A number with what it is, in one form for each.
fn named(key: Key, text: &str) -> String {
    format!("{} {}", key.name(), bare_number(text))
}

/// Whether two organizations have numbers of one sort, and none in common.
pub(super) fn differ(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let sort = |number: &String| number.split(' ').next().map(str::to_owned);
    let is_other = |number: &&String| !other.contains(*number);
    let sorts: BTreeSet<_> = other.iter().map(sort).collect();
    let mut of_sort = one
        .iter()
        .filter(|number| sorts.contains(&sort(number)))
        .peekable();
    of_sort.peek().is_some() && of_sort.all(|number| is_other(&number))
}

impl Agents {
    /// Lets an organization be known by a number.
    pub(super) fn has_number(&mut self, index: usize, number: String) {
        self.by_number.entry(number.clone()).or_insert(index);
        self.agents[index].numbers.insert(number);
    }

    /// Whether all words of a name are in a name of an organization, or the other way round. A
    /// number alone makes no two names one: it may be mistyped, or copied with a page.
    pub(super) fn is_called_like(&self, index: usize, name: &str) -> bool {
        let agent = &self.agents[index];
        let ours = self.spelling.core(name);
        let mut names = agent
            .forms
            .keys()
            .chain(&agent.aliases)
            .chain([&agent.name]);
        names.any(|known| {
            let theirs = self.spelling.core(known);
            let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
            within(&ours, &theirs) || within(&theirs, &ours)
        })
    }

    /// Organizations with one number whose names have nothing in common: each with the number
    /// and the one before it.
    pub(super) fn with_one_number(&self) -> Vec<(usize, usize, &str)> {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut found = Vec::new();
        for (index, agent) in self.numbered() {
            let mut owners = agent.numbers.iter().map(|number| {
                let owner = *first.entry(number).or_insert(index);
                (owner, number.as_str())
            });
            let other = owners.find(|(owner, _)| *owner != index);
            owners.for_each(drop);
            found.extend(other.map(|(owner, number)| (owner, index, number)));
        }
        found
    }

    /// Lets the organization of a file be known by a number, also where a recorded one is.
    pub(super) fn own_number(&mut self, index: usize, number: &str, place: (usize, Span)) {
        self.has_number(index, number.to_owned());
        let first = self.root(self.by_number[number]);
        if first != index && self.is_only_recorded(first) {
            self.unite(index, first, Reason::Authority, place);
        }
    }
}
