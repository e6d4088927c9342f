//! Profiles of guests that stand apart from their names.

use super::{Candidate, PASSAGES};
use crate::extract::prose::Part;
use crate::extract::rules::Reading;
use crate::extract::{Owner, Profile};
use crate::fold::fold;

/// Gives guests without profile that of a link which is called by their first or last name alone:
/// `Follow them: [Ada](…), [Ugo](…)`.
pub(super) fn by_one_name(reading: &Reading<'_, '_>, guests: &mut [Candidate]) {
    let words: Vec<Vec<String>> = guests
        .iter()
        .map(|guest| {
            let name = &reading.passages[guest.passage].text()[guest.bytes.clone()];
            let words = name.split_whitespace().map(fold);
            words.collect()
        })
        .collect();
    for (at, guest) in guests.iter_mut().enumerate() {
        if guest.profile.is_some() {
            continue;
        }
        let own = &words[at];
        let mut ends = [own.first(), own.last()].into_iter().flatten();
        let alone = |word: &String| {
            let bearers = words.iter().filter(|words| words.contains(word));
            bearers.count() == 1
        };
        guest.profile = ends.find_map(|word| linked(reading, word).filter(|_| alone(word)));
    }
}

/// The profile to which a word links in one of the first passages, if it is one alone.
fn linked(reading: &Reading<'_, '_>, word: &str) -> Option<Profile> {
    let open = reading.passages.iter().enumerate();
    // "Follow them on LinkedIn" may look like a part of the page.
    let open = open.filter(|(_, passage)| passage.part != Part::Credits);
    let mut found = open.take(PASSAGES).flat_map(|(number, passage)| {
        let links = passage.line.links.iter();
        links.filter_map(move |link| {
            let text = passage.text().get(link.range.clone())?;
            let profile = reading.profile_at(number, link.range.clone())?;
            let fits = profile.owner == Owner::Person && fold(text.trim()) == word;
            fits.then_some(profile)
        })
    });
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
