//! Announcements: a title that names an event, and a line of its own that says when.
//! `Giovedì 18 aprile 2024, ore 9.00 - 13.00`.

use super::days::Tense;
use super::sentence::{Text, written_lines};
use super::{Context, Event};
use crate::document::Precision;
use crate::extract::rules::Reading;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use std::ops::Range;

/// A title with a noun for events, and a line with a day and a time of day.
const HEADED: Confidence = 84;
/// How many words such a line may have beside day and time: `Ritrovo alle`, `dalle … alle`.
const OTHER_WORDS: usize = 4;
/// How many lines before and behind it may say where.
const NEAR_LINES: usize = 2;

impl Context<'_> {
    /// The event that a document without others announces.
    pub(super) fn headed(&self, reading: &Reading<'_, '_>, texts: &[Text<'_>]) -> Option<Event> {
        let lines = written_lines(texts);
        let at = lines
            .iter()
            .position(|(text, line)| self.is_when(text, line))?;
        let (text, line) = &lines[at];
        let (title, passage, called) = self.title(reading, texts, text.passage)?;
        let heading = match &title {
            Some(title) => Scan::new(&title.text),
            None => Scan::new(texts.iter().find(|text| text.passage == passage)?.scan.text),
        };
        let named = |at: usize| heading.phrase_at(at, &self.words.nouns).is_some();
        if !(0..heading.words.len()).any(named) {
            return None;
        }
        let found = text
            .dates
            .iter()
            .find(|date| line.contains(&date.range.start))?;
        let time = text.times.iter().find(|time| line.contains(&time.start))?;
        let day = self.dated(found, Tense::Open);
        let near = at.saturating_sub(NEAR_LINES)..lines.len().min(at + NEAR_LINES + 1);
        let place = near.clone().find_map(|near| {
            let (text, line) = &lines[near];
            self.place(&text.sentence(line.clone(), self.words), None)
        });
        Some(Event {
            title,
            place,
            series: None,
            ..Event::on(day, text.passage, called, passage, HEADED).at(Some(time))
        })
    }

    /// Whether a line says a day and a time of day, and hardly anything else.
    fn is_when(&self, text: &Text<'_>, line: &Range<usize>) -> bool {
        let mut dates = text.dates.iter();
        let day = dates.find(|date| {
            line.contains(&date.range.start) && date.date.precision == Precision::Date
        });
        let time = text.times.iter().find(|time| line.contains(&time.start));
        let (Some(day), Some(time)) = (day, time) else {
            return false;
        };
        let scan = &text.scan;
        let words = scan.word_from(line.start)..scan.word_from(line.end);
        let others = words.filter(|at| {
            let byte = scan.words[*at].start;
            !day.range.contains(&byte) && !time.range().contains(&byte)
        });
        let sentence = text.sentence(line.clone(), self.words);
        others.count() <= OTHER_WORDS && !sentence.is_deadline(day, self.words)
    }
}
