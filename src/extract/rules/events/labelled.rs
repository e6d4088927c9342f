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
use crate::extract::tokens::Tokens;
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
                    .or_else(|| Some((self.before_place(text, found)?, BRACKETED)))
                    .or_else(|| {
                        let strong = &reading.passages[text.passage].line.strong;
                        Some((self.behind_strong(reading, text, strong, found)?, BRACKETED))
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
                let line = line_of(text, found.range.start).unwrap_or(0..text.scan.text.len());
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

    /// The title that a line begins with, when a colon and a day follow and it has a word for an
    /// event.
    fn before_colon(
        &self,
        reading: &Reading<'_, '_>,
        text: &Text<'_>,
        found: &FoundDate,
    ) -> Option<Range<usize>> {
        let written = text.scan.text;
        let line = &line_of(text, found.range.start)?;
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
        let sentence = text.sentence(line.clone(), self.words);
        // "Si tengono due seminari: il 10 marzo" is a sentence.
        let verbs = sentence.verbs.iter();
        let clause = verbs.clone().any(|(verb, _)| words.contains(&verb.start));
        let is_title = !clause
            && (1..=TITLE_WORDS).contains(&words.len())
            && gap.len() <= BEFORE
            && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !title.contains([':', '.', '@', '|', '>'])
            && !text
                .dates
                .iter()
                .any(|date| (start..end).contains(&date.range.start))
            && !reading.reader.words.imprint.is_labelled(title)
            && !text.others.contains(&fold(title));
        (is_title && noun && !listing && !deadline && !sentence.is_deadline(found, self.words))
            .then_some(start..end)
    }

    /// The name that a line begins with, when a place and a day follow: `FreddoTec 2025, Verona,
    /// 14-17 ottobre`.
    fn before_place(&self, text: &Text<'_>, found: &FoundDate) -> Option<Range<usize>> {
        let written = text.scan.text;
        let line = &line_of(text, found.range.start)?;
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
        let scan = &text.scan;
        let mut own = scan.word_from(line.start)..scan.word_from(line.start + name.len());
        let dated = name.contains(|c: char| c.is_ascii_digit());
        let told = dated || own.any(|at| scan.phrase_at(at, &self.words.nouns).is_some());
        let several = found.until.is_some();
        let start = line.start + name.len() - name.trim_start_matches(['*', '_']).len();
        (proper && told && short && placed && several && !known)
            .then(|| start..line.start + name.trim_end_matches(['*', '_']).len())
    }

    /// The emphasised name right before a day and its preposition: `at **Step-Free Live** on
    /// Thursday 14 November`.
    fn behind_strong(
        &self,
        reading: &Reading<'_, '_>,
        text: &Text<'_>,
        strong: &[Range<usize>],
        found: &FoundDate,
    ) -> Option<Range<usize>> {
        let written = text.scan.text;
        let before = strong.partition_point(|range| range.end <= found.range.start);
        let name = strong.get(before.checked_sub(1)?)?;
        let gap = written.get(name.end..found.range.start)?;
        let title = written.get(name.clone())?.trim();
        let near = gap.len() <= BEFORE + 4 && !gap.contains(['.', ';', ':', '(', '–', '—']);
        let led = gap.split_whitespace().count() >= 1 && gap.starts_with(' ');
        let words = title.split_whitespace().count();
        let known = text.others.contains(&fold(title));
        let proper = title.starts_with(char::is_uppercase) && (2..=NAME_WORDS).contains(&words);
        if !(near && led && proper) || known {
            return None;
        }
        // "at N on Thursday, 14:00": not "N from 10 March", not "by 30 April".
        let lexis = reading.lexis()?;
        let tokens = Tokens::new(written);
        let (first, last) = (tokens.at_byte(name.start), tokens.at_byte(name.end));
        let at = lexis.at.before(&tokens, first).is_some();
        let since =
            lexis.from.at(&tokens, last).is_some() || lexis.saying.at(&tokens, last).is_some();
        let sentence = text.sentence(name.start..text.scan.text.len(), self.words);
        let timed = found.until.is_some()
            || text.times.iter().any(|time| {
                let gap = time.start.checked_sub(found.range.end);
                gap.is_some_and(|gap| gap <= BEFORE)
            });
        (at && !since && timed && !sentence.is_deadline(found, self.words)).then(|| name.clone())
    }

    /// The name that stands before brackets with a day, and perhaps a place, in them.
    fn before_bracket(text: &Text<'_>, found: &FoundDate) -> Option<Range<usize>> {
        let written = text.scan.text;
        let mut from = found.range.start.saturating_sub(PLACE + BEFORE);
        while !written.is_char_boundary(from) {
            from -= 1;
        }
        let open = from + written.get(from..found.range.start)?.rfind('(')?;
        let inside = written.get(open + 1..found.range.start)?;
        let close = written.get(found.range.end..)?.find(')')?;
        let behind = written.get(found.range.end..found.range.end + close)?;
        let placed = || {
            let place = inside.split(',').next().unwrap_or("").trim();
            let known = text.place_names.contains(&fold(place));
            known && inside.len() <= PLACE
        };
        let whole = behind.len() <= PLACE && !behind.contains(['(', ';', '–', '—']);
        // A place, and several days or a time: one day alone is that of a law or a newspaper.
        let line_end = found.range.end + close;
        let timed = found.until.is_some()
            || text
                .times
                .iter()
                .any(|time| (found.range.end..line_end).contains(&time.start));
        if inside.contains(')') || !placed() || !timed || !whole {
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
        let known = text.others.contains(&fold(name));
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let marks = written.get(bytes.end..open)?;
        let near = marks
            .chars()
            .all(|c| c.is_whitespace() || "*_”»\"".contains(c));
        (start < end && letters > 3 && near && !known).then_some(bytes)
    }
}

/// The line that has a byte.
fn line_of(text: &Text<'_>, byte: usize) -> Option<Range<usize>> {
    let at = text.lines.partition_point(|line| line.end <= byte);
    let line = text.lines.get(at)?;
    line.contains(&byte).then(|| line.clone())
}
