//! Names beside their days without a sentence around them: `Community call: Tuesday 10 December,
//! 20:00`, `saremo a Klimahouse (Bolzano, 29 gennaio – 1° febbraio)`, `FreddoTec 2025, Verona,
//! 14-17 ottobre`.

use super::days::Tense;
use super::naming::Called;
use super::sentence::Text;
use super::{Context, Event};
use crate::document::Precision;
use crate::extract::calendar::FoundDate;
use crate::extract::rules::Reading;
use crate::fold::fold;
use crate::record::Confidence;
use std::ops::Range;

/// A title before a colon and its day.
const LABELLED: Confidence = 80;
/// A name before its day in brackets.
const BRACKETED: Confidence = 76;
/// How many bytes may stand between the colon or the bracket and the day: `Tuesday`.
const BEFORE: usize = 14;
/// How many bytes a place and its comma may take before a day in brackets.
const PLACE: usize = 40;
/// How many words a title before a colon has at most.
const TITLE_WORDS: usize = 8;
/// How many words a name before brackets has at most.
const NAME_WORDS: usize = 6;
/// How far from the document's date an event in brackets may lie, in seconds: what lies further
/// is somebody's birth.
const NEAR: i64 = 2 * 366 * 86_400;

impl Context<'_> {
    /// Adds the events of such lines and brackets.
    pub(super) fn labelled(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        for text in texts {
            for found in &text.dates {
                if found.date.precision != Precision::Date {
                    continue;
                }
                let named = self
                    .before_colon(reading, text, found)
                    .map(|name| (name, LABELLED))
                    .or_else(|| Some((Self::before_bracket(text, found)?, BRACKETED)))
                    .or_else(|| Some((Self::before_place(text, found)?, BRACKETED)))
                    .or_else(|| {
                        let strong = &reading.passages[text.passage].line.strong;
                        Some((Self::behind_strong(text, strong, found)?, BRACKETED))
                    });
                let Some((name, sure)) = named else { continue };
                let day = self.dated(found, Tense::Open);
                let known = events.iter().any(|event| {
                    let same = event.day.as_ref().map(|known| known.date.instant);
                    same == Some(day.date.instant) && event.date_passage == text.passage
                });
                let own = self.published.as_ref().map(|date| date.instant);
                let published = own.filter(|_| !self.guessed);
                let far = own.is_some_and(|one| {
                    let apart = day.date.instant - one;
                    apart.abs() > NEAR
                });
                if known || published == Some(day.date.instant) || far {
                    continue;
                }
                let line = text
                    .lines
                    .iter()
                    .find(|line| line.contains(&found.range.start));
                let line = line.cloned().unwrap_or(0..text.scan.text.len());
                let bytes = if sure == BRACKETED {
                    let end = text.scan.text[found.range.end..].find(')');
                    name.start..end.map_or(line.end, |end| found.range.end + end)
                } else {
                    line
                };
                let sentence = text.sentence(bytes, self.words);
                let time = sentence
                    .times()
                    .find(|time| time.start >= found.range.start);
                let place = self.place(&sentence, Some(found));
                let event = Event::on(day, text.passage, Called::named(name), text.passage, sure);
                events.push(Event {
                    place,
                    ..event.at(time)
                });
            }
        }
    }

    /// The title that a line begins with, when a colon and a day follow: with a time of day, a
    /// last day or a word for an event.
    fn before_colon(
        &self,
        reading: &Reading<'_, '_>,
        text: &Text<'_>,
        found: &FoundDate,
    ) -> Option<Range<usize>> {
        let written = text.scan.text;
        let line = text
            .lines
            .iter()
            .find(|line| line.contains(&found.range.start))?;
        let before = written.get(line.start..found.range.start)?;
        let (label, gap) = before.split_once(": ")?;
        let outer = |c: char| !c.is_alphanumeric();
        let start = line.start + label.len() - label.trim_start_matches(outer).len();
        let end = line.start + label.trim_end_matches(['*', '_', ' ', '”', '»', '"']).len();
        let title = written.get(start..end)?;
        let scan = &text.scan;
        let words = scan.word_from(start)..scan.word_from(end);
        let noun = words
            .clone()
            .any(|at| scan.phrase_at(at, &self.words.nouns).is_some());
        let listing = words
            .clone()
            .all(|at| scan.phrase_at(at, &self.words.lists).is_some());
        let deadline = words
            .clone()
            .any(|at| scan.phrase_at(at, &self.words.deadlines).is_some());
        let least = if noun { 1 } else { 2 };
        let sentence = text.sentence(line.clone(), self.words);
        let timed = sentence.times().next().is_some() || found.until.is_some();
        // "Si tengono due seminari: il 10 marzo" is a sentence.
        let verbs = sentence.verbs.iter();
        let clause = verbs.clone().any(|(verb, _)| words.contains(&verb.start));
        let is_title = !clause
            && (least..=TITLE_WORDS).contains(&words.len())
            && gap.len() <= BEFORE
            && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !title.contains([':', '.', '@', '|', '>'])
            && !text
                .dates
                .iter()
                .any(|date| (start..end).contains(&date.range.start))
            && !reading.reader.words.imprint.is_labelled(title)
            && !text.others.contains(&fold(title));
        (is_title
            && (noun || timed)
            && !listing
            && !deadline
            && !sentence.is_deadline(found, self.words))
        .then_some(start..end)
    }

    /// The name that a line begins with, when a place and a day follow: `FreddoTec 2025, Verona,
    /// 14-17 ottobre`.
    fn before_place(text: &Text<'_>, found: &FoundDate) -> Option<Range<usize>> {
        let written = text.scan.text;
        let line = text
            .lines
            .iter()
            .find(|line| line.contains(&found.range.start))?;
        let before = written.get(line.start..found.range.start)?;
        let mut parts = before.split(", ");
        let (name, place, gap) = (parts.next()?, parts.next()?, parts.next()?);
        let words = name.split_whitespace();
        let proper = words
            .clone()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        let short = (1..=NAME_WORDS).contains(&words.count()) && gap.len() <= BEFORE;
        let placed = text.place_names.contains(&fold(place)) && parts.next().is_none();
        let folded = fold(name);
        let known = text.others.contains(&folded);
        let several = found.until.is_some();
        let start = line.start + name.len() - name.trim_start_matches(['*', '_']).len();
        (proper && short && placed && several && !known)
            .then(|| start..line.start + name.trim_end_matches(['*', '_']).len())
    }

    /// The emphasised name right before a day and its preposition: `at **Step-Free Live** on
    /// Thursday 14 November`.
    fn behind_strong(
        text: &Text<'_>,
        strong: &[Range<usize>],
        found: &FoundDate,
    ) -> Option<Range<usize>> {
        let written = text.scan.text;
        let name = strong
            .iter()
            .rfind(|range| range.end <= found.range.start)?;
        let gap = written.get(name.end..found.range.start)?;
        let title = written.get(name.clone())?.trim();
        let near = gap.len() <= BEFORE + 4 && !gap.contains(['.', ';', ':', '(', '–', '—']);
        let led = gap.split_whitespace().count() >= 1 && gap.starts_with(' ');
        let words = title.split_whitespace().count();
        let known = text.others.contains(&fold(title));
        let proper = title.starts_with(char::is_uppercase) && (2..=NAME_WORDS).contains(&words);
        (near && led && proper && !known).then(|| name.clone())
    }

    /// The name that stands before brackets with a day, and perhaps a place, in them.
    fn before_bracket(text: &Text<'_>, found: &FoundDate) -> Option<Range<usize>> {
        let written = text.scan.text;
        let open = written.get(..found.range.start)?.rfind('(')?;
        let inside = written.get(open + 1..found.range.start)?;
        let close = written.get(found.range.end..)?.find(')')?;
        let behind = written.get(found.range.end..found.range.end + close)?;
        let placed = || {
            let place = inside.split(',').next().unwrap_or("").trim();
            let known = text.place_names.contains(&fold(place));
            known && inside.len() <= PLACE
        };
        let led = inside.trim().chars().all(char::is_lowercase) && inside.len() <= BEFORE;
        let whole = behind.len() <= PLACE && !behind.contains(['(', ';', '–', '—']);
        if inside.contains(')') || !(placed() || led) || !whole {
            return None;
        }
        let scan = &text.scan;
        let end = scan.word_from(open);
        let mut start = end;
        while start > 0
            && end - start < NAME_WORDS
            && (start == end || scan.is_joined(start))
            && (scan.is_capital(start - 1) || start < end && scan.is_number(start - 1))
        {
            start -= 1;
        }
        // The first word of a sentence may be no name.
        if start + 1 == end && (start == 0 || scan.gap(start).contains(['.', '!', '?', '\n'])) {
            return None;
        }
        let bytes = scan.bytes(start..end);
        let name = written.get(bytes.clone())?;
        let known = text.others.contains(&fold(name))
            || text
                .others
                .iter()
                .any(|other| other.ends_with(&format!(" {}", fold(name))));
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let marks = written.get(bytes.end..open)?;
        let near = marks
            .chars()
            .all(|c| c.is_whitespace() || "*_”»\"".contains(c));
        (start < end && letters > 3 && near && !known).then_some(bytes)
    }
}
