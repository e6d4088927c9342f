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
use crate::extract::rules::scan::Scan;
use crate::extract::tokens::Tokens;
use crate::fold::fold;
use crate::record::Confidence;
use chrono::Timelike;
use std::ops::Range;

/// A title over a line with days, or with a day and a time of day.
const ANNOUNCED: Confidence = 80;
/// How many bytes may stand before the day: `dal`, `sabato`.
const BEFORE: usize = 14;
/// How many bytes may stand between the day and the time of day.
const BETWEEN: usize = 16;
/// How many words may stand behind them.
const OTHER_WORDS: usize = 4;
/// Events begin at minutes that this divides.
const MINUTES: u32 = 5;
/// How many words a line has at most that says where.
const PLACE_WORDS: usize = 14;
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
            let [above, (text, line)] = pair else {
                continue;
            };
            let Some((found, time)) = self.when(text, line) else {
                continue;
            };
            // "CARTE IN VIAGGIO", then "Siena, Palazzo Blu", then "Apertura: 3 – 9 maggio 2025"
            let higher = number.checked_sub(1).and_then(|number| lines.get(number));
            let higher = higher.filter(|(higher, _)| {
                self.is_where(reading, above)
                    && higher.passage == text.passage
                    && above.0.passage == text.passage
            });
            let title = higher.unwrap_or(above);
            let next = lines.get(number + 2);
            let Some(name) = self.title_of(reading, title) else {
                events.extend(self.of_whole(reading, title, (text, line), events));
                continue;
            };
            if next.is_some_and(|next| self.is_kind(reading, next)) {
                continue;
            }
            let day = self.dated(found, Tense::Open);
            let known = events.iter().any(|event| {
                let known = event.day.as_ref().map(|known| known.date.instant);
                known == Some(day.date.instant) && event.passage == title.0.passage
            });
            if known {
                continue;
            }
            // Where: on the same line or the next one.
            let near = [higher.map(|_| above), Some(&pair[1]), next];
            let near = near.into_iter().flatten();
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

    /// The event that the title of a text names, when the first line below it says from when until
    /// when on a weekday: when something was published has no end.
    fn of_whole(
        &self,
        reading: &Reading<'_, '_>,
        above: &Line<'_, '_>,
        (text, line): (&Text<'_>, &Range<usize>),
        events: &[Event],
    ) -> Option<Event> {
        let (found, time) = self.when(text, line)?;
        let heading = reading.passages[above.0.passage].kind == BlockKind::Heading(1);
        let lasts = time.is_some_and(|time| time.until.is_some());
        let first = above.0.passage + 1 == text.passage || above.0.passage == text.passage;
        let title = reading.title().filter(|title| {
            let count = title.text.split_whitespace().count();
            heading && lasts && first && (2..=TITLE_WORDS).contains(&count)
        })?;
        let day = self.dated(found, Tense::Open);
        if found.weekday_fits != Some(true) || !events.is_empty() {
            return None;
        }
        let place = self.place(&text.sentence(0..text.scan.text.len(), self.words), None);
        let event = Event::on(
            day,
            text.passage,
            Called::named(0..0),
            text.passage,
            ANNOUNCED,
        );
        Some(Event {
            title: Some(title),
            place,
            ..event.at(time)
        })
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
        // "27 September 2006, 11:17 am" is when something was put on the web.
        let exact =
            time.is_some_and(|time| time.until.is_none() && time.from.minute() % MINUTES != 0);
        let is_when = begins && !exact && (day.until.is_some() || time.is_some());
        (is_when && !is_published && !sentence.is_deadline(day, self.words)).then_some((day, time))
    }

    /// Whether a line says what kind of text follows: `Press release: Example Trust` stands below the
    /// day and the time of its publication.
    fn is_kind(&self, reading: &Reading<'_, '_>, line: &Line<'_, '_>) -> bool {
        let written = line.0.scan.text[line.1.clone()].trim();
        let kind = written.split(':').next().unwrap_or(written);
        let event = Scan::new(kind);
        let nouns = (0..event.words.len()).any(|at| {
            let noun = event.phrase_at(at, &self.words.nouns).is_some();
            noun || self.words.kinds.contains(event.folded(at))
        });
        !nouns && reading.reader.words.page.is_kind(kind)
    }

    /// Whether a line says where and nothing else: a place with its address.
    fn is_where(&self, reading: &Reading<'_, '_>, line: &Line<'_, '_>) -> bool {
        let (text, bytes) = line;
        let written = &text.scan.text[bytes.clone()];
        let mut places = text.places.iter();
        let first = written.split(',').next().unwrap_or("").trim();
        let begins = places.any(|(place, _)| place.start == bytes.start)
            || first.len() < written.len() && reading.reader.is_town(&fold(first));
        let sentence = text.sentence(bytes.clone(), self.words);
        begins
            && written.split_whitespace().count() <= PLACE_WORDS
            && sentence.verbs.is_empty()
            && sentence.date.is_none()
            && !written.trim_end().ends_with(['.', ':', ';', '!', '?'])
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
        let mut name = start..start + written.trim_matches(outer).len();
        // "“Carte in viaggio”. Mappe del Novecento"
        if text
            .quotes
            .iter()
            .any(|quote| quote.start == name.start && quote.end < name.end)
        {
            name.start = bytes.start + written.len() - written.trim_start().len();
        }
        let title = &text.scan.text[name.clone()];
        let count = title.split_whitespace().count();
        // A press release begins with its title and its own day and time.
        let whole = reading
            .title()
            .is_some_and(|whole| fold(&whole.text) == fold(title));
        let nouns = text.sentence(bytes.clone(), self.words).nouns(self.words);
        if whole && nouns.is_empty() {
            return None;
        }
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
            && title
                .trim_start_matches(outer)
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && title.matches(',').count() < 2
            && !title.ends_with(['.', ',', ';', ':', '!'])
            && !title.contains(['@', '|', '>', '/', '›'])
            && !reading.reader.words.imprint.is_labelled(title)
            && reading.reader.words.heading_of(title).is_none();
        (is_title && !at_place && !dated && !timed && !listing && !text.others.contains(&folded))
            .then_some(name)
    }
}
