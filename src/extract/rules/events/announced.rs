//! A title on a line of its own, and right below it when: `LA NOTTE DEGLI SCAFFALI APERTI`, then
//! `sabato 12 aprile 2025, dalle ore 18`; `The Silver Season`, then `17 May – 2 November 2025`.

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Line, Text, written_lines};
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::PlaceSort;
use crate::extract::calendar::{FoundDate, FoundTime};
use crate::extract::rules::Reading;
use crate::extract::tokens::Tokens;
use crate::fold::fold;
use crate::record::Confidence;
use std::ops::Range;

/// A title over a line with days, or with a day and a time of day.
const ANNOUNCED: Confidence = 80;
/// How many bytes may stand before the day: `dal`, `sabato`.
const BEFORE: usize = 14;
/// How many bytes may stand between the day and the time of day.
const BETWEEN: usize = 16;
/// How many words may stand behind them.
const OTHER_WORDS: usize = 4;
/// How many words a title has at most.
const TITLE_WORDS: usize = 14;

impl Context<'_> {
    /// Adds events that a line with days below a title announces.
    pub(super) fn announced(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        let lines = written_lines(texts);
        for (number, pair) in lines.windows(2).enumerate() {
            let [title, (text, line)] = pair else {
                continue;
            };
            let Some((found, time)) = self.when(text, line) else {
                continue;
            };
            let Some(name) = self.title_of(reading, title) else {
                continue;
            };
            let day = self.dated(found, Tense::Open);
            let known = events.iter().any(|event| {
                let known = event.day.as_ref().map(|known| known.date.instant);
                known == Some(day.date.instant) && event.passage == title.0.passage
            });
            if known {
                continue;
            }
            // Where: on the same line or the next one.
            let next = lines.get(number + 2);
            let near = [Some(&pair[1]), next].into_iter().flatten();
            let place = near.into_iter().find_map(|(text, line)| {
                let sentence = text.sentence(line.clone(), self.words);
                self.place(&sentence, None)
            });
            let called = Called::named(name);
            let event = Event::on(day, text.passage, called, title.0.passage, ANNOUNCED);
            events.push(Event {
                place,
                ..event.at(time)
            });
        }
    }

    /// The days that a line begins with, or the day and the time of day right behind it.
    fn when<'t>(
        &self,
        text: &'t Text<'_>,
        line: &Range<usize>,
    ) -> Option<(&'t FoundDate, Option<&'t FoundTime>)> {
        let day = text.dates.iter().find(|date| {
            line.contains(&date.range.start) && date.date.precision == Precision::Date
        })?;
        let time = text.times.iter().find(|time| {
            let from = day.range.end;
            line.contains(&time.start) && (from..=from + BETWEEN).contains(&time.start)
        });
        let sentence = text.sentence(line.clone(), self.words);
        let published = self.published.as_ref().filter(|_| !self.guessed);
        let is_published = published.is_some_and(|one| one.instant == day.date.instant);
        // "Fabriano, dal 7 ottobre al 21 novembre 2025"
        let mut places = text.places.iter();
        let place = places.find(|(place, _)| place.start == line.start);
        let from = place.map_or(line.start, |(place, _)| place.end);
        let begins = day.range.start.saturating_sub(from) <= BEFORE;
        // A paragraph that begins with a day is no line of its own.
        let behind = time.map_or(day.range.end, |time| time.range().end.max(day.range.end));
        let rest = text.scan.text.get(behind..line.end).unwrap_or("");
        let rest = rest.split(['.', '(', '|', '–', '—']).next().unwrap_or("");
        let others = rest.split_whitespace();
        // "1 giugno 2019 alle ore 16.00 Via Santa Maria, 60 Ferno"
        let at_place = text.places.iter().any(|(place, _)| {
            let from = place.start.saturating_sub(behind);
            place.start >= behind && from <= 6
        });
        let begins = begins && (at_place || others.count() <= OTHER_WORDS);
        let is_when = begins && (day.until.is_some() || time.is_some());
        (is_when && !is_published && !sentence.is_deadline(day, self.words)).then_some((day, time))
    }

    /// The bytes of a line that is a title: short, with a capital, no sentence, no date, nobody.
    fn title_of(&self, reading: &Reading<'_, '_>, line: &Line<'_, '_>) -> Option<Range<usize>> {
        let (text, bytes) = line;
        // The title of the whole document names an event with a noun only.
        if reading.passages[text.passage].kind == BlockKind::Heading(1) {
            return None;
        }
        let written = &text.scan.text[bytes.clone()];
        let outer = |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '«' | '»' | '"');
        let start = bytes.start + written.len() - written.trim_start_matches(outer).len();
        let name = start..start + written.trim_matches(outer).len();
        let title = &text.scan.text[name.clone()];
        let count = title.split_whitespace().count();
        let dated = text
            .dates
            .iter()
            .any(|date| bytes.contains(&date.range.start));
        let timed = text.times.iter().any(|time| bytes.contains(&time.start));
        let folded = fold(title);
        // An address is where, not what, and so is `Presso la Sala Consiliare`.
        let tokens = Tokens::new(title);
        let lexis = reading.lexis();
        let led = lexis.is_some_and(|lexis| {
            let digits = title.contains(|c: char| c.is_ascii_digit());
            let street = digits && lexis.streets.at(&tokens, 0).is_some();
            street || lexis.preposition(&tokens, 0).is_some()
        });
        let at_place = text.places.iter().any(|(place, number)| {
            let street = self.sorts.get(*number) == Some(&PlaceSort::Street);
            bytes.contains(&place.start) && (street || led || place.start == name.start)
        });
        let listing = (text.scan.word_from(bytes.start)..text.scan.word_from(bytes.end))
            .all(|at| text.scan.phrase_at(at, &self.words.lists).is_some());
        let is_title = (2..=TITLE_WORDS).contains(&count)
            && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && title.matches(',').count() < 2
            && !title.ends_with(['.', ',', ';', ':', '!'])
            && !title.contains(['@', '|', '>', '/', '›'])
            && !reading.reader.words.imprint.is_labelled(title)
            && reading.reader.words.heading_of(title).is_none();
        (is_title && !at_place && !dated && !timed && !listing && !text.others.contains(&folded))
            .then_some(name)
    }
}
