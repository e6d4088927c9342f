//! Lines of day and time of day above what takes place then: `Giovedì 27 giugno ore 17 (Museo Civico)`,
//! then `Inaugurazione della mostra, a cura di …`.

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Line, Text, written_lines};
use super::{Context, Event};
use crate::document::Precision;
use crate::extract::calendar::{FoundDate, FoundTime};
use crate::record::Confidence;
use std::ops::Range;

/// A title between quotation marks, or words that begin with one for an event.
const BELOW: Confidence = 80;
/// How many bytes may stand before the day: `Martedì`.
const BEFORE: usize = 14;
/// How many words a line may have beside day and time of day: `dalle … alle`, a place in brackets.
const OTHER_WORDS: usize = 7;
/// How many words a name has at most.
const WORDS: usize = 18;
/// How many lines of day and time of day make a timetable.
const ROWS: usize = 2;
/// How many words a title has at most that nothing marks as one.
const TITLE_WORDS: usize = 10;

impl Context<'_> {
    /// Adds what stands below lines of day and time of day, unless something of that time is known.
    pub(super) fn timetable(&self, texts: &[Text<'_>], events: &mut Vec<Event>) {
        let lines = written_lines(texts);
        let rows: Vec<_> = lines
            .iter()
            .filter_map(|line| self.timed_row(line))
            .collect();
        if rows.len() >= ROWS {
            for (line, found, time, name) in rows {
                let day = self.dated(found, Tense::Open);
                let place = self.place(&line.0.sentence(line.1.clone(), self.words), Some(found));
                let passage = line.0.passage;
                let event = Event::on(day, passage, Called::named(name), passage, BELOW);
                push(
                    events,
                    Event {
                        place,
                        ..event.at(Some(time))
                    },
                );
            }
        }
        let series = lines
            .iter()
            .filter(|line| self.day_and_time(line).is_some());
        let several = series.count() >= ROWS;
        for pair in lines.windows(2) {
            let [when, what] = pair else { continue };
            let Some((found, time)) = self.day_and_time(when) else {
                continue;
            };
            let name = self
                .name_of(what)
                .or_else(|| title(what).filter(|_| several));
            let Some(name) = name else {
                continue;
            };
            let day = self.dated(found, Tense::Open);
            let place = pair.iter().find_map(|(text, line)| {
                self.place(&text.sentence(line.clone(), self.words), None)
            });
            let (text, called) = (what.0, Called::named(name));
            let event = Event::on(day, when.0.passage, called, text.passage, BELOW);
            push(
                events,
                Event {
                    place,
                    ..event.at(Some(time))
                },
            );
        }
    }

    /// The day with which a line begins and the first time of day behind it, if that is no deadline.
    fn when_at_start<'s>(&self, line: &Line<'s, '_>) -> Option<(&'s FoundDate, &'s FoundTime)> {
        let (text, bytes) = line;
        let mut dates = text.dates.iter();
        let found = dates.find(|found| {
            bytes.contains(&found.range.start) && found.date.precision == Precision::Date
        })?;
        let mut times = text.times.iter();
        let time =
            times.find(|time| bytes.contains(&time.start) && time.start >= found.range.end)?;
        let sentence = text.sentence(bytes.clone(), self.words);
        let begins = found.range.start - bytes.start <= BEFORE;
        (begins && !sentence.is_deadline(found, self.words)).then_some((found, time))
    }

    /// The day and the time of day of a line that says hardly anything else.
    fn day_and_time<'s>(&self, line: &Line<'s, '_>) -> Option<(&'s FoundDate, &'s FoundTime)> {
        let (text, bytes) = line;
        let (found, time) = self.when_at_start(line)?;
        let scan = &text.scan;
        let words = scan.word_from(bytes.start)..scan.word_from(bytes.end);
        let others = words.filter(|at| {
            let byte = scan.words[*at].start;
            !found.range.contains(&byte) && !time.range().contains(&byte)
        });
        let fits =
            others.count() <= OTHER_WORDS && !scan.text[bytes.clone()].trim_end().ends_with('.');
        fits.then_some((found, time))
    }

    /// A line that begins with day and time of day and goes on with what takes place: `Sabato 12
    /// ottobre, ore 21: Concerto`.
    fn timed_row<'l, 's, 't>(
        &self,
        line: &'l Line<'s, 't>,
    ) -> Option<(&'l Line<'s, 't>, &'s FoundDate, &'s FoundTime, Range<usize>)> {
        const BETWEEN: usize = 16;
        let (text, bytes) = line;
        let (found, time) = self.when_at_start(line)?;
        let sentence = text.sentence(bytes.clone(), self.words);
        if time.start - found.range.end > BETWEEN || !sentence.verbs.is_empty() {
            return None;
        }
        let rest = text.scan.text.get(time.end..bytes.end)?;
        let lead = rest.len()
            - rest
                .trim_start_matches([' ', ',', ':', '-', '–', '—', '·', '•', '|'])
                .len();
        let start = time.end + lead;
        let rest = text.scan.text.get(start..bytes.end)?;
        let end = rest
            .find([',', '(', ';', '|', '–', '—'])
            .unwrap_or(rest.len());
        let name = start..start + rest[..end].trim_end_matches([' ', '.']).len();
        let words = text.scan.text[name.clone()].split_whitespace().count();
        let written = &text.scan.text[name.clone()];
        let titled =
            written.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '«' | '"'));
        (titled && lead > 0 && (1..=WORDS).contains(&words)).then_some((line, found, time, name))
    }

    /// The bytes of what a line says takes place: a title between quotation marks with which it begins,
    /// or its words up to the first mark, when they begin with one for an event.
    fn name_of(&self, line: &Line<'_, '_>) -> Option<Range<usize>> {
        let (text, bytes) = line;
        let written = &text.scan.text[bytes.clone()];
        let dated = text
            .dates
            .iter()
            .any(|date| bytes.contains(&date.range.start));
        if dated {
            return None;
        }
        let short = |name: &Range<usize>| {
            let words = text.scan.text[name.clone()].split_whitespace().count();
            (1..=WORDS).contains(&words)
        };
        let first = bytes.start + written.len() - written.trim_start().len();
        let quote = text.quotes.iter().find(|quote| {
            let opened = text.scan.text[first..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            quote.start == first + opened
        });
        if let Some(quote) = quote {
            let inner = &text.scan.text[quote.clone()];
            let start = quote.start + inner.len() - inner.trim_start().len();
            let name = start..quote.start + inner.trim_end().len();
            return Some(name).filter(short);
        }
        let end = written.find(['.', ',', '(', ':', ';', '–', '—']);
        let end = end.map_or(bytes.end, |end| bytes.start + end);
        let name = first..first + text.scan.text[first..end.max(first)].trim_end().len();
        let sentence = text.sentence(name.clone(), self.words);
        let (noun, _) = sentence.nouns(self.words).into_iter().next()?;
        let begins = noun.start == sentence.words.start;
        let titled = text.scan.text[name.clone()].starts_with(char::is_uppercase);
        Some(name).filter(|name| begins && titled && short(name))
    }
}

/// The bytes of a line that may be a title: short, with a capital, no sentence.
fn title(line: &Line<'_, '_>) -> Option<Range<usize>> {
    let (text, bytes) = line;
    let written = &text.scan.text[bytes.clone()];
    let start = bytes.start + written.len() - written.trim_start().len();
    let name = start..start + written.trim().len();
    let words = written.split_whitespace().count();
    let dated = text
        .dates
        .iter()
        .any(|date| bytes.contains(&date.range.start));
    let placed = text.places.iter().any(|(place, _)| place.start == start);
    let fits = (1..=TITLE_WORDS).contains(&words)
        && written
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '«' | '"'))
        && !written.contains([':', '@', ';'])
        && !written.trim_end().ends_with(['.', ',', '!', '?']);
    (fits && !dated && !placed).then_some(name)
}

/// Adds an event, unless one of its time is known.
fn push(events: &mut Vec<Event>, event: Event) {
    let instant = |event: &Event| event.day.as_ref().map(|day| day.date.instant);
    let known = events
        .iter()
        .any(|known| instant(known) == instant(&event) && known.from_time == event.from_time);
    if !known {
        events.push(event);
    }
}
