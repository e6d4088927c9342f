//! What stands right before a value: a label, a name with words for its seat, somebody's name.

use super::items::{Item, What};
use super::running::{Known, named};
use super::{Line, text_of};
use crate::extract::fold;
use crate::extract::prose::just_before;
use crate::extract::rules::Reading;
use crate::extract::tokens::Tokens;

/// Whether an address is all that its line has, or stands behind the label of one.
pub(super) fn is_alone(reading: &Reading<'_, '_>, line: &Line, item: &Item) -> bool {
    let before = &text_of(reading, line)[..item.range.start];
    let label = before.trim_matches(|c: char| !c.is_alphanumeric());
    label.is_empty() || reading.reader.words.imprint.is_labelled(label)
}

/// How many bytes before a value say something of it.
pub(super) const AROUND: usize = 1_500;

/// Whether an address without postal code stands right behind the name of an organization, with
/// nothing but words for a seat between, and is not the place of something else.
pub(super) fn is_beside(
    reading: &Reading<'_, '_>,
    line: &Line,
    item: &Item,
    known: &[Known],
) -> bool {
    const WORDS: usize = 6;
    let words = &reading.reader.words.imprint;
    let before = just_before(text_of(reading, line), item.range.start, AROUND);
    named(before, known).max().is_some_and(|(end, ..)| {
        let mut between = before[end..].split(|c: char| !c.is_alphanumeric());
        let seat = |word: &str| {
            let folded = fold(word);
            word.is_empty() || words.particles.contains(&folded) || words.seats.contains(&folded)
        };
        between.clone().count() <= WORDS && between.all(seat)
    })
}

/// Whether somebody's name stands right before an address, or a word for where people live does.
pub(super) fn is_home(reading: &Reading<'_, '_>, line: &Line, item: &Item) -> bool {
    if !matches!(item.what, What::Town(_)) {
        return false;
    }
    let before = just_before(text_of(reading, line), item.range.start, AROUND);
    let name = before.trim_end_matches([',', ' ', ';', '(', ':', '–', '-']);
    let mut people = reading.people.iter();
    let behind = people.any(|person| name.ends_with(&*reading.namings[person.who].name.text));
    behind
        || reading.lexis().is_some_and(|lexis| {
            let tokens = Tokens::new(before);
            lexis.origins.before(&tokens, tokens.len()).is_some()
        })
}
