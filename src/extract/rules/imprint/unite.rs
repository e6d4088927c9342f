//! Several imprints of one organization: what the second one says completes the first.

use super::domains::words_of_name;
use crate::extract::rules::Reading;
use crate::extract::{Imprint, NamingId, Spanned};
use rustc_hash::FxHashMap;

/// Makes one imprint of those whose organizations have the same name but for its legal form, or
/// are one.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let words = &reading.reader.words.imprint;
    let mut others: FxHashMap<NamingId, Vec<NamingId>> = FxHashMap::default();
    for (one, other) in &reading.facts.same {
        others.entry(*one).or_default().push(*other);
        others.entry(*other).or_default().push(*one);
    }
    let mut united: Vec<Imprint> = Vec::new();
    // Where the imprint of a naming, and of a name, stands among them.
    let mut by_naming: FxHashMap<NamingId, usize> = FxHashMap::default();
    let mut by_name: FxHashMap<Vec<String>, usize> = FxHashMap::default();
    for imprint in std::mem::take(&mut reading.facts.imprints) {
        let name = words_of_name(&reading.namings[imprint.who].name.text, words);
        let mut same = others.get(&imprint.who).into_iter().flatten();
        let known = by_naming
            .get(&imprint.who)
            .or_else(|| by_name.get(&name))
            .or_else(|| same.find_map(|other| by_naming.get(other)))
            .copied();
        let at = known.unwrap_or(united.len());
        by_naming.entry(imprint.who).or_insert(at);
        by_name.entry(name).or_insert(at);
        match united.get_mut(at) {
            Some(known) => complete(known, imprint),
            None => united.push(imprint),
        }
    }
    reading.facts.imprints = united;
}

fn complete(known: &mut Imprint, more: Imprint) {
    let address = [&known.street, &known.postal_code, &known.locality];
    if address.iter().all(|part| part.is_none()) {
        known.street = more.street;
        known.postal_code = more.postal_code;
        known.locality = more.locality;
        known.region = more.region;
        known.country = more.country;
    }
    let singles = [
        (&mut known.legal_name, more.legal_name),
        (&mut known.vat, more.vat),
        (&mut known.tax, more.tax),
        (&mut known.register, more.register),
    ];
    for (known, more) in singles {
        if known.is_none() {
            *known = more;
        }
    }
    let lists: [(&mut Vec<Spanned>, Vec<Spanned>); 3] = [
        (&mut known.telephones, more.telephones),
        (&mut known.faxes, more.faxes),
        (&mut known.emails, more.emails),
    ];
    for (known, more) in lists {
        for value in more {
            if !known.iter().any(|one| one.text == value.text) {
                known.push(value);
            }
        }
    }
    known.confidence = known.confidence.min(more.confidence);
}
