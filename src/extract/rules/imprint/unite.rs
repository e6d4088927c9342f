//! Several imprints of one organization: what the second one says completes the first.

use super::domains::words_of_name;
use crate::extract::rules::Reading;
use crate::extract::{Imprint, Spanned};

/// Makes one imprint of those whose organizations have the same name but for its legal form, or
/// are one.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let words = &reading.reader.words.imprint;
    let name = |who: usize| words_of_name(&reading.namings[who].name.text, words);
    let mut united: Vec<Imprint> = Vec::new();
    for imprint in std::mem::take(&mut reading.facts.imprints) {
        let own = name(imprint.who);
        let same = |known: &&mut Imprint| {
            let pair = |(one, other): &(usize, usize)| {
                (*one, *other) == (known.who, imprint.who)
                    || (*other, *one) == (known.who, imprint.who)
            };
            known.who == imprint.who
                || name(known.who) == own
                || reading.facts.same.iter().any(pair)
        };
        match united.iter_mut().find(same) {
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
