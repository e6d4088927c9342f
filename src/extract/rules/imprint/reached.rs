//! Which organization a text asks to write to or to call without naming it there.

use super::beside::AROUND;
use super::items::Item;
use super::running::{BLOCK, Known, named};
use super::{Line, text_of};
use crate::document::BlockKind;
use crate::extract::prose::just_before;
use crate::extract::rules::Reading;
use crate::extract::tokens::Tokens;
use crate::extract::{NamingId, sentences};

/// What stands before a byte of a text and is of any account, and where the last sentence of that
/// begins.
pub(super) fn before<'t>(reading: &Reading<'_, '_>, text: &'t str, at: usize) -> (&'t str, usize) {
    let before = just_before(text, at, AROUND);
    let sentences = sentences(before, &reading.reader.words);
    (
        before,
        sentences.last().map_or(0, |sentence| sentence.start),
    )
}

/// The only organization that the text names, networks and offices aside.
pub(super) fn sole(reading: &Reading<'_, '_>, known: &[Known]) -> Option<NamingId> {
    let words = &reading.reader.words.imprint;
    let mut bodies = known
        .iter()
        .filter(|one| !words.names_office(&one.name) && !is_well_known(reading, one));
    let first = bodies.next()?;
    bodies
        .all(|other| other.joined.contains(&*first.joined) || first.joined.contains(&*other.joined))
        .then_some(first.who)
}

/// Whether an organization is a network or firm that every text may name.
pub(super) fn is_well_known(reading: &Reading<'_, '_>, one: &Known) -> bool {
    let tokens = Tokens::new(&one.name);
    let lexis = reading.lexis();
    lexis.is_some_and(|lexis| lexis.known_organizations.at(&tokens, 0) == Some(tokens.len()))
}

/// Whether the words before a value ask to write or to call.
pub(super) fn is_invited(reading: &Reading<'_, '_>, line: &Line, item: &Item) -> bool {
    let (before, from) = before(reading, text_of(reading, line), item.value.start);
    reading.reader.words.imprint.invites(&before[from..])
}

/// The organization whose press office a line shortly above names.
pub(super) fn of_press(
    reading: &Reading<'_, '_>,
    lines: &[Line],
    number: usize,
    known: &[Known],
) -> Option<NamingId> {
    let mut near = lines[number.saturating_sub(BLOCK)..number].iter().rev();
    let press = near.find(|line| line.items.is_empty())?;
    let words = &reading.reader.words.imprint;
    // Prose, which may be long, is no label.
    let text = Some(text_of(reading, press)).filter(|text| words.names_press(text))?;
    let at = text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| words.press_label(&text[*at..]).is_some())?;
    named(&text[at..], known).max().map(|(.., who)| who)
}

/// Whether a row of a list is a number below a line that ends with words that ask to call.
pub(super) fn is_listed(reading: &Reading<'_, '_>, lines: &[Line], number: usize) -> bool {
    let item = |line: &Line| reading.passages[line.passage].kind == BlockKind::Item;
    let mut above = lines[..number].iter().rev();
    let label = above.find(|line| !item(line));
    let text = label.map_or("", |label| text_of(reading, label));
    item(&lines[number]) && text.ends_with(':') && reading.reader.words.imprint.invites(text)
}

/// Whether the words before a value say that it is for those who want to know more.
pub(super) fn is_informing(reading: &Reading<'_, '_>, line: &Line, item: &Item) -> bool {
    let (before, from) = before(reading, text_of(reading, line), item.value.start);
    reading
        .reader
        .words
        .imprint
        .names_office(before[from..].trim_start())
}

/// Whether a line, or one shortly above it, begins as contacts of an office do, or the heading of its
/// section or of the whole text does.
pub(super) fn is_of_office(reading: &Reading<'_, '_>, lines: &[Line], number: usize) -> bool {
    const ABOVE: usize = 6;
    let words = &reading.reader.words.imprint;
    let passage = lines[number].passage;
    let mut before = reading.passages[..passage].iter().rev();
    let heading = before.find(|one| matches!(one.kind, BlockKind::Heading(_)));
    let title = reading.fields.get(crate::extract::Key::Title);
    let title = title.and_then(crate::tree::Value::text);
    let headed = heading.map(super::super::super::Passage::text).or(title);
    if headed.is_some_and(|heading| words.names_office(heading)) {
        return true;
    }
    let own = lines[number.saturating_sub(ABOVE)..=number].iter().rev();
    let mut near = own.take_while(|line| line.passage + 1 >= passage);
    near.any(|line| words.names_office(text_of(reading, line)))
}
