//! Texts that are about one event as a whole: their title names it (`Concerto di Natale 2019`), and
//! they name one day alone; or the day stands in the title (`Assemblea dei soci – 1 giugno 2019`).

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Sentence, Text};
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::Spanned;
use crate::extract::calendar::{FoundDate, FoundTime, find_dates};
use crate::extract::rules::Reading;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use crate::tree::{Source, Span};
use std::ops::Range;

/// A title with a word for an event, and the only day of the text.
const TITLED: Confidence = 76;
/// A title with a word for an event and the day.
const DATED: Confidence = 82;
/// How far before and behind its publication the day of a text lies that is about it, in seconds.
const BEFORE: i64 = 60 * 86_400;
const BEHIND: i64 = 270 * 86_400;
/// How many words into a title its word for an event stands at most.
const NOUN_WORDS: usize = 7;
/// How many bytes behind the day the time of day may stand, and the title's part without the day.
const NEAR: usize = 40;

impl Context<'_> {
    /// The event that a document without others is about.
    pub(super) fn titled(&self, reading: &Reading<'_, '_>, texts: &[Text<'_>]) -> Option<Event> {
        if let Some(event) = self.dated_title(reading, texts, &[]) {
            return Some(event);
        }
        let title = self.title_of_event(reading)?;
        let (place, day) = self.only_day(texts)?;
        let sentence = place.text.sentence(place.line.clone(), self.words);
        let time = Self::time_of(place.text, &day);
        if time.is_none() && !self.is_announced(&sentence, &day) {
            return None;
        }
        let time = time.or_else(|| sentence.times().next());
        let passage = place.text.passage;
        Some(Event {
            title: Some(title),
            place: self.place(&sentence, Some(&day)),
            series: None,
            ..Event::on(day, passage, Called::named(0..0), passage, TITLED).at(time)
        })
    }

    /// The event whose day the title says, unless one of that day is known.
    pub(super) fn dated_title(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &[Event],
    ) -> Option<Event> {
        let year = self.published.as_ref();
        let year = year.and_then(|date| date.lexical.get(..4)?.parse().ok());
        let calendar = &reading.reader.words.calendar;
        let of = |title: Spanned| {
            let mut days = find_dates(&title.text, calendar, year).into_iter();
            let found = days.find(|found| found.date.precision == Precision::Date)?;
            let day = self.dated(&found, Tense::Open);
            Some((title, found, day))
        };
        // A title that begins with the day names what follows where the text tells the time of day.
        let headed = || {
            let (title, found, day) = of(reading.title()?)?;
            let name =
                behind_day(reading.source, &title, &found).filter(|_| self.is_open(&title))?;
            let timed = texts.iter().any(|text| Self::time_of(text, &day).is_some());
            timed.then_some((name, title, found, day))
        };
        let named = self.title_of_event(reading).and_then(of);
        let named = named.map(|(title, found, day)| {
            let name = without_day(reading.source, &title, &found)
                .or_else(|| behind_day(reading.source, &title, &found));
            (name.unwrap_or_else(|| title.clone()), title, found, day)
        });
        let (name, title, found, day) = named.or_else(headed)?;
        let same = |event: &Event| {
            let known = event.day.as_ref().map(|known| &known.date.lexical);
            known == Some(&day.date.lexical)
        };
        if events.iter().any(same) {
            return None;
        }
        let span = part(&title, &found);
        let time = texts.iter().find_map(|text| Self::time_of(text, &day));
        Some(Event {
            title: Some(name),
            span: Some(span),
            ..Event::on(day, 0, Called::named(0..0), 0, DATED).at(time)
        })
    }

    /// The title of a document that has a word for an event and none for a deadline.
    fn title_of_event(&self, reading: &Reading<'_, '_>) -> Option<Spanned> {
        let first = reading.passages.iter();
        let mut first = first.filter(|passage| passage.kind == BlockKind::Heading(1));
        let first = first
            .next()
            .map(|passage| passage.spanned(0..passage.text().len()));
        [reading.title(), first]
            .into_iter()
            .flatten()
            .find(|title| self.names_event(title))
    }

    pub(super) fn names_event(&self, title: &Spanned) -> bool {
        // "Crollo al concerto, tre indagati": a headline has clauses.
        if title.text.contains([',', ';', '?']) {
            return false;
        }
        let scan = Scan::new(&title.text);
        let mut words = 0..scan.words.len().min(NOUN_WORDS);
        let noun = words.any(|at| scan.phrase_at(at, &self.words.nouns).is_some());
        let mut words = 0..scan.words.len();
        let deadline = words.any(|at| scan.phrase_at(at, &self.words.deadlines).is_some());
        noun && !deadline
    }

    /// Whether a title says of no deadline.
    fn is_open(&self, title: &Spanned) -> bool {
        let scan = Scan::new(&title.text);
        let mut words = 0..scan.words.len();
        !words.any(|at| {
            let limit = scan.phrase_at(at, &self.words.limits).is_some();
            limit || scan.phrase_at(at, &self.words.deadlines).is_some()
        })
    }

    /// Whether a line with a day speaks of what takes place on it: it names the weekday or a time of
    /// day, has a word or verb for events, or asks people to come. Texts about events name other
    /// days, too: those of rulings, prices and accidents.
    fn is_announced(&self, sentence: &Sentence<'_, '_>, day: &FoundDate) -> bool {
        let scan = sentence.scan();
        let mut words = sentence.words.clone();
        let invited = words.any(|at| scan.phrase_at(at, &self.words.inviting).is_some());
        day.weekday_fits == Some(true)
            || sentence.times().next().is_some()
            || !sentence.nouns(self.words).is_empty()
            || invited
    }

    /// The day of a text that names no other, deadlines aside, and its sentence.
    fn only_day<'s, 't>(&self, texts: &'s [Text<'t>]) -> Option<(Where<'s, 't>, FoundDate)> {
        let mut only: Option<(Where<'s, 't>, FoundDate)> = None;
        for text in texts {
            for found in text
                .dates
                .iter()
                .filter(|found| found.date.precision == Precision::Date)
            {
                let line = text
                    .lines
                    .iter()
                    .find(|line| line.contains(&found.range.start));
                let line = line.cloned().unwrap_or(0..text.scan.text.len());
                let sentence = text.sentence(line.clone(), self.words);
                if sentence.is_deadline(found, self.words) {
                    continue;
                }
                let day = self.dated(found, sentence.tense(self.words));
                match &only {
                    Some((_, known)) if known.date.instant == day.date.instant => {}
                    Some(_) => return None,
                    None => {
                        only = Some((Where { text, line }, day));
                    }
                }
            }
        }
        only.filter(|(_, day)| {
            self.published
                .as_ref()
                .filter(|_| !self.guessed)
                .is_none_or(|published| {
                    let distance = day.date.instant - published.instant;
                    (-BEFORE..=BEHIND).contains(&distance)
                })
        })
    }

    /// The time of day right behind a day.
    fn time_of<'s>(text: &'s Text<'_>, day: &FoundDate) -> Option<&'s FoundTime> {
        let mut days = text
            .dates
            .iter()
            .filter(|found| found.date.lexical == day.date.lexical);
        days.find_map(|found| {
            let behind = found.range.end..=found.range.end + NEAR;
            text.times.iter().find(|time| behind.contains(&time.start))
        })
    }
}

/// Where a day stands.
struct Where<'s, 't> {
    text: &'s Text<'t>,
    line: Range<usize>,
}

/// The bytes of the file in which a day of the title stands; the title's own, where its text is not
/// what the file has.
fn part(title: &Spanned, found: &FoundDate) -> Span {
    let whole = (title.span.end - title.span.start) as usize;
    if whole != title.text.len() {
        return title.span;
    }
    let start = title.span.start as usize;
    Span::new(start + found.range.start, start + found.range.end)
}

/// What a title names behind the day that it begins with and a sign: `Domenica 12 maggio 2024: apertura
/// del bosco`.
fn behind_day(source: &Source, title: &Spanned, found: &FoundDate) -> Option<Spanned> {
    const BEFORE: usize = 14;
    let behind = title.text.get(found.range.end..)?;
    let signs = [": ", " - ", " – ", " — ", " | "];
    let name = signs.iter().find_map(|sign| behind.strip_prefix(sign))?;
    let begins = found.range.start <= BEFORE;
    (begins && name.split_whitespace().count() > 1).then(|| Spanned {
        text: name.into(),
        span: source.within(title.span, name),
    })
}

/// The title without its day at the end, and without the sign before that.
fn without_day(source: &Source, title: &Spanned, found: &FoundDate) -> Option<Spanned> {
    let behind = title.text.get(found.range.end..)?;
    if !behind.trim_matches([' ', ')', '.', '!']).is_empty() {
        return None;
    }
    let name = title.text.get(..found.range.start)?;
    let name = name
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '”' | '»' | '"' | ')'));
    (name.split_whitespace().count() > 1).then(|| Spanned {
        text: name.into(),
        span: source.within(title.span, name),
    })
}
