//! The place at the end of an episode's title.

use crate::content::Gazetteer;
use crate::extract::rules::Reading;
use crate::extract::{Key, PlaceName, PlaceSort, Spanned};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use crate::tree::{Source, Span, Value};
use std::ops::Range;

/// A place that the gazetteer knows.
const KNOWN: Confidence = 98;
/// A name that it does not know, written like one.
const NAMED: Confidence = 90;
/// How many words such a name may have.
const NAME_WORDS: usize = 6;

/// The place at the end of a title, behind `@`: its bytes, and those of the sign. An address of
/// somebody (`@example`, `ann@example.org`) is none.
pub fn place_of_title(title: &str, gazetteer: &Gazetteer) -> Option<(Range<usize>, usize)> {
    let sign = title.rfind('@')?;
    let before = title[..sign].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) {
        return None;
    }
    let rest = &title[sign + 1..];
    // "@Sondrio #12", "@Sondrio | Speciale": the place ends there.
    let marks = [" #", " | ", " – ", " — ", " - "];
    let end = marks.iter().filter_map(|mark| rest.find(mark)).min();
    let rest = &rest[..end.unwrap_or(rest.len())];
    // "@Bolzano/Bozen": two names of one place.
    let known = |name: &str| !gazetteer.find(&fold(name.trim())).is_empty();
    let rest = match rest.split_once('/') {
        Some((first, second)) if known(first) && known(second) => first,
        _ => rest,
    };
    let bare = rest.trim().trim_end_matches([']', '.', '!', '"', '”', '»']);
    let is_closed = bare.matches('(').count() >= bare.matches(')').count();
    let bare = if is_closed {
        bare
    } else {
        bare.trim_end_matches(')')
    };
    let bare = bare.trim_end();
    let start = sign + 1 + (rest.len() - rest.trim_start().len());
    if bare.is_empty() || bare.split_whitespace().count() > NAME_WORDS {
        return None;
    }
    let is_known = !gazetteer.find(&fold(bare)).is_empty();
    let is_name = bare.starts_with(char::is_uppercase)
        && bare.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | ',' | '.' | '(' | ')')
        });
    // `@ExampleShow` is the name of an account.
    let is_acronym = bare.chars().all(char::is_uppercase);
    let is_account =
        !bare.contains(' ') && !is_acronym && bare.chars().skip(1).any(char::is_uppercase);
    (is_known || (is_name && !is_account)).then(|| (start..start + bare.len(), sign))
}

/// Reads where an episode was made out of its title.
pub fn read_title(reading: &mut Reading<'_, '_>) {
    let Some(value) = reading.fields.get(Key::Title) else {
        return;
    };
    let Some(title) = value.text() else { return };
    let gazetteer = &reading.reader.ontology.gazetteer;
    let Some((bytes, _)) = place_of_title(title, gazetteer) else {
        return;
    };
    let (name, province) = parted(&title[bytes]);
    let is_known = !gazetteer.find(&fold(name)).is_empty();
    let place = PlaceName {
        name: Spanned {
            text: name.into(),
            span: span_within(reading.source, value, name),
        },
        sort: PlaceSort::Place,
        province: province.map(Into::into),
        within: None,
        street: None,
        rule: Rule::Place,
        confidence: if is_known { KNOWN } else { NAMED },
    };
    reading.facts.places.push(place);
    reading.facts.made_at = Some(reading.facts.places.len() - 1);
}

/// A name, and the abbreviation of a province in brackets behind it: `Castro (LE)`.
fn parted(name: &str) -> (&str, Option<&str>) {
    let inner = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    match inner {
        Some((name, letters))
            if letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            (name.trim_end(), Some(letters))
        }
        _ => (name, None),
    }
}

/// Where the last occurrence of a part of a value stands; the whole value, when escapes hide it.
fn span_within(source: &Source, value: &Value, part: &str) -> Span {
    let written = source.slice(value.span);
    written.rfind(part).map_or(value.span, |at| {
        let start = value.span.start as usize + at;
        Span::new(start, start + part.len())
    })
}
