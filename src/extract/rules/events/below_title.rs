//! Several days between a title and its text, which are what the title names: `PAROLE DI LAGUNA`,
//! then `Chioggia, 5-7 settembre 2025`. One day alone there is that of a press release.

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Text, written_lines};
use super::{Context, Event};
use crate::document::{Date, Precision};
use crate::extract::Spanned;
use crate::extract::calendar::FoundDate;
use crate::extract::rules::Reading;
use crate::record::Confidence;
use crate::tree::Source;
use std::ops::Range;

/// A title, and a line of places and several days below it.
const BELOW: Confidence = 80;
/// A title with a word for an event, and several days at the beginning of the text.
const OPENING: Confidence = 74;
/// How many lines the head of a text has at most.
const HEAD: usize = 8;
/// How many words a line has with which the text itself begins.
const FLOWING: usize = 24;
/// How many words a line has at least that is a sentence of it.
const SENTENCE: usize = 10;
/// How many words the places before the days may have.
const WORDS: usize = 7;
/// How many words may stand behind them: where it is, with its address.
const BEHIND: usize = 14;
/// How many words the name in a title has at most.
const NAME_WORDS: usize = 12;
/// How many paragraphs of the text may say when it is.
const PARAGRAPHS: usize = 2;

impl Context<'_> {
    /// The event of several days that a text is about, unless one of those days is known.
    pub(super) fn below_title(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &[Event],
    ) -> Option<Event> {
        let title = head_of(reading.source, &reading.title()?);
        if title.text.split_whitespace().count() < 2 {
            return None;
        }
        let lines = written_lines(texts);
        let is_text = |(text, line): &&(&Text<'_>, Range<usize>)| {
            let line = text.scan.text[line.clone()].trim_end();
            let words = line.split_whitespace().count();
            words > FLOWING || words > SENTENCE && line.ends_with(['.', '!', '?', '»', '”'])
        };
        let head = lines.iter().take(HEAD).take_while(|line| !is_text(line));
        let mut head = head.filter_map(|(text, line)| Some((*text, self.days_of(text, line)?)));
        let (text, found, sure) = match head.next() {
            Some((text, found)) => (text, found, BELOW),
            None => {
                let (text, found) = self.opening(&title, texts)?;
                (text, found, OPENING)
            }
        };
        let day = self.dated(found, Tense::Open);
        let same = |event: &Event| {
            let known = event.day.as_ref().map(|known| known.date.instant);
            let until = |until: &Option<Date>| until.as_ref().map(|until| until.instant);
            known == Some(day.date.instant) && until(&event.until) == until(&day.until)
        };
        if events.iter().any(same) {
            return None;
        }
        let line = text
            .lines
            .iter()
            .find(|line| line.contains(&found.range.start));
        let line = line.cloned().unwrap_or(0..text.scan.text.len());
        let place = self.place(&text.sentence(line, self.words), Some(found));
        let called = Called::named(0..0);
        Some(Event {
            title: Some(title),
            place,
            series: None,
            ..Event::on(day, text.passage, called, text.passage, sure)
        })
    }

    /// The days of a line that has nothing but places before them, and little behind.
    fn days_of<'t>(&self, text: &'t Text<'_>, line: &Range<usize>) -> Option<&'t FoundDate> {
        let found = several(text, line)?;
        let before = &text.scan.text[line.start..found.range.start];
        let behind = &text.scan.text[found.range.end..line.end];
        let sentence = text.sentence(line.clone(), self.words);
        let fits = is_places(before)
            && behind.split_whitespace().count() <= BEHIND
            && !behind.trim_end().ends_with('.')
            && !sentence.is_deadline(found, self.words);
        fits.then_some(found)
    }

    /// The first several days with which a text begins whose title has a word for an event.
    fn opening<'s, 't>(
        &self,
        title: &Spanned,
        texts: &'s [Text<'t>],
    ) -> Option<(&'s Text<'t>, &'s FoundDate)> {
        if !self.names_event(title) {
            return None;
        }
        let flowing = texts.iter().filter(|text| {
            let words = text.scan.words.len();
            words > FLOWING
        });
        let mut days = flowing.take(PARAGRAPHS).filter_map(|text| {
            let found = several(text, &(0..text.scan.text.len()))?;
            let sentence = text.sentence(0..text.scan.text.len(), self.words);
            (!sentence.is_deadline(found, self.words)).then_some((text, found))
        });
        days.next()
    }
}

/// The first of a text's dates, if that is several days.
fn several<'t>(text: &'t Text<'_>, bytes: &Range<usize>) -> Option<&'t FoundDate> {
    let mut dates = text.dates.iter();
    let first = dates.find(|date| bytes.contains(&date.range.start))?;
    (first.until.is_some() && first.date.precision == Precision::Date).then_some(first)
}

/// Whether words before days are names of places and the small words that lead to days.
fn is_places(before: &str) -> bool {
    const SMALL: usize = 4;
    let words: Vec<&str> = before
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .collect();
    let small = |word: &&str| word.chars().count() <= SMALL;
    words.len() <= WORDS
        && words
            .iter()
            .all(|word| small(word) || word.starts_with(char::is_uppercase))
        && !before.contains(|c: char| c.is_ascii_digit())
}

/// The part of a title that names what it is about: what stands before a colon or a dash.
fn head_of(source: &Source, title: &Spanned) -> Spanned {
    let ends = [": ", " – ", " — ", " | ", ". "];
    let end = ends.iter().filter_map(|mark| title.text.find(mark)).min();
    let named = |end: &usize| {
        let words = title.text[..*end].split_whitespace().count();
        (2..=NAME_WORDS).contains(&words)
    };
    let Some(end) = end.filter(named) else {
        return title.clone();
    };
    let span = source.within(title.span, &title.text[..end]);
    Spanned {
        text: title.text[..end].into(),
        span,
    }
}
