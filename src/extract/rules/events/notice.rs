//! Short notices: `When: Thursday May 6 @ 12:30pm`, `Where: …`, `What: …`, each a line, or a
//! heading with a line below it.

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Sentence, Text};
use super::words::Label;
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::rules::Reading;
use crate::extract::{PlaceSort, Spanned};
use crate::record::Confidence;
use std::ops::Range;

/// A notice that says when, and where or what.
const NOTICED: Confidence = 84;
/// How many words a label may have.
const LABEL_WORDS: usize = 4;
/// How many lines may stand between two lines of a notice.
const APART: usize = 3;
/// How many words what takes place may be told in.
const WHAT_WORDS: usize = 12;
/// How many words a title may have.
const TITLE_WORDS: usize = 24;

/// A line of a notice.
struct Entry<'t> {
    label: Label,
    text: &'t Text<'t>,
    /// The bytes behind the label.
    content: Range<usize>,
    /// Its number among the lines of the document.
    line: usize,
}

impl Context<'_> {
    /// Adds what the notices of a document tell of.
    pub(super) fn notices(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        let entries = self.entries(reading, texts);
        let mut from = 0;
        for at in 1..=entries.len() {
            let goes_on = entries
                .get(at)
                .is_some_and(|entry| entry.line - entries[at - 1].line <= APART + 1);
            if !goes_on {
                let notice = &entries[from..at];
                events.extend(self.notice(reading, texts, notice));
                from = at;
            }
        }
    }

    /// The lines that begin with a label.
    fn entries<'t>(&self, reading: &Reading<'_, '_>, texts: &'t [Text<'t>]) -> Vec<Entry<'t>> {
        let mut entries = Vec::new();
        let mut number = 0;
        // A label alone is that of the next line.
        let mut open: Option<Label> = None;
        for text in texts {
            let is_heading = matches!(reading.passages[text.passage].kind, BlockKind::Heading(_));
            for line in text.lines.iter().cloned() {
                let written = text.scan.text.get(line.clone()).unwrap_or("");
                if written.trim().is_empty() {
                    continue;
                }
                number += 1;
                let labelled = self.label(text, &line, is_heading);
                let (label, content) = match labelled {
                    Some((label, content)) if content.is_empty() => {
                        open = Some(label);
                        continue;
                    }
                    Some(found) => found,
                    None => match open {
                        Some(label) => (label, line),
                        None => continue,
                    },
                };
                open = None;
                entries.push(Entry {
                    label,
                    text,
                    content,
                    line: number,
                });
            }
        }
        entries
    }

    /// The label of a line and the bytes behind its colon.
    fn label(
        &self,
        text: &Text<'_>,
        line: &Range<usize>,
        is_heading: bool,
    ) -> Option<(Label, Range<usize>)> {
        let scan = &text.scan;
        let first = scan.word_from(line.start);
        let (end, label) = scan.phrase_at(first, &self.words.labels)?;
        let byte = scan.bytes(first..end).end;
        let rest = scan.text.get(byte..line.end)?;
        if end - first > LABEL_WORDS || !scan.is_capital(first) {
            return None;
        }
        if is_heading && rest.trim_matches([':', '?', ' ']).is_empty() {
            return Some((*label, line.end..line.end));
        }
        let content = rest.trim_start().strip_prefix(':')?.trim_start();
        Some((*label, line.end - content.len()..line.end))
    }

    /// What a notice tells of: it says when, and where or what, or at which time of day.
    fn notice(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        entries: &[Entry<'_>],
    ) -> Option<Event> {
        let of = |label: Label| entries.iter().find(|entry| entry.label == label);
        let time = of(Label::Time).or_else(|| of(Label::Day))?;
        let is_inside = |entry: &Entry<'_>, byte: usize| entry.content.contains(&byte);
        let found = time.text.dates.iter().find(|date| {
            is_inside(time, date.range.start) && date.date.precision == Precision::Date
        })?;
        let clock = time
            .text
            .times
            .iter()
            .find(|clock| is_inside(time, clock.start));
        let (place, what) = (of(Label::Place), of(Label::What));
        let is_told = match (place, what) {
            // “Date: … Location: …” may head any document.
            (Some(_), None) => time.label == Label::Time || clock.is_some(),
            (Some(_), Some(_)) => true,
            (None, what) => what.is_some() && clock.is_some(),
        };
        if !is_told {
            return None;
        }
        if self.sentence_of(time).is_deadline(found, self.words) {
            return None;
        }
        let day = self.dated(found, Tense::Open);
        let named = what.and_then(|what| self.what(what).map(|called| (what.text.passage, called)));
        let (title, passage, called) = match named {
            Some((passage, called)) => (None, passage, called),
            None => self.title(reading, texts, time.text.passage)?,
        };
        let site = place.map(|place| self.sentence_of(place));
        let town = site.as_ref().and_then(|site| {
            let mut towns = site.places().map(|(_, place)| place);
            towns.find(|place| self.sorts.get(*place) == Some(&PlaceSort::Town))
        });
        Some(Event {
            title,
            place: site.and_then(|site| self.place(&site, None)),
            town,
            series: None,
            ..Event::on(day, time.text.passage, called, passage, NOTICED).at(clock)
        })
    }

    fn sentence_of<'e>(&self, entry: &'e Entry<'e>) -> Sentence<'e, 'e> {
        entry.text.sentence(entry.content.clone(), self.words)
    }

    /// What takes place, as a line says: a noun for an event, or all of a short line.
    fn what(&self, entry: &Entry<'_>) -> Option<Called> {
        let sentence = self.sentence_of(entry);
        let written = entry.text.scan.text.get(entry.content.clone())?;
        let trimmed = written.trim().trim_end_matches('.');
        let count = trimmed.split_whitespace().count();
        if (1..=WHAT_WORDS).contains(&count) {
            let start = entry.content.start;
            return Some(Called::named(start..start + trimmed.len()));
        }
        let nouns = sentence.nouns(self.words);
        let (noun, is_general) = nouns.first()?;
        Some(sentence.phrase(noun, *is_general, self.words))
    }

    /// What a notice that does not say what takes place is about: the heading before it, else the
    /// title of the document.
    pub(super) fn title(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        passage: usize,
    ) -> Option<(Option<Spanned>, usize, Called)> {
        let is_title = |text: &&Text<'_>| {
            let words = text.scan.words.len();
            let labelled = text.scan.phrase_at(0, &self.words.labels).is_some();
            (2..=TITLE_WORDS).contains(&words)
                && !labelled
                && matches!(reading.passages[text.passage].kind, BlockKind::Heading(_))
        };
        let before = texts.iter().filter(|text| text.passage < passage);
        if let Some(text) = before.rev().find(is_title) {
            return Some((None, text.passage, Called::named(0..text.scan.text.len())));
        }
        Some((Some(reading.title()?), passage, Called::named(0..0)))
    }
}
