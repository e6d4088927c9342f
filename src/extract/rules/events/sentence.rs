//! A sentence as the rule for events sees it.

use super::weekdays;
use super::words::{EventWords, Verb};
use crate::document::{Date, Precision};
use crate::extract::calendar::{CalendarWords, FoundDate, FoundTime, find_dates, find_times};
use crate::extract::prose::Passage;
use crate::extract::rules::PlaceMention;
use crate::extract::rules::scan::Scan;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many words may stand between a word for a deadline and its date.
const DEADLINE_WORDS: usize = 6;

/// A passage, and what was found in it.
pub(super) struct Text<'t> {
    /// Its number.
    pub passage: usize,
    pub scan: Scan<'t>,
    pub dates: Vec<FoundDate>,
    pub times: Vec<FoundTime>,
    /// Its lines as they stand in the file, by their bytes.
    pub lines: Vec<Range<usize>>,
    /// Bytes between quotation marks.
    pub quotes: Vec<Range<usize>>,
    /// Places that are named in it, in the order of the text.
    pub places: Vec<(Range<usize>, usize)>,
    /// Bytes that are linked.
    pub links: Vec<Range<usize>>,
    /// Names of all places of the file, folded.
    pub place_names: &'t FxHashSet<String>,
    /// Names of all people and organizations of the file, folded.
    pub others: &'t FxHashSet<String>,
}

impl<'t> Text<'t> {
    pub fn new(
        number: usize,
        passage: &'t Passage,
        mentions: &[PlaceMention],
        place_names: &'t FxHashSet<String>,
        others: &'t FxHashSet<String>,
        calendar: &CalendarWords,
        published: Option<&Date>,
    ) -> Self {
        let year = published.and_then(|date| date.lexical.get(..4)?.parse().ok());
        let text = passage.text();
        let links = passage.line.links.iter();
        let here = mentions.iter().filter(|mention| mention.passage == number);
        let mut places: Vec<_> = here
            .map(|mention| (mention.bytes.clone(), mention.place))
            .collect();
        places.sort_by_key(|(bytes, _)| bytes.start);
        let mut dates = find_dates(text, calendar, year);
        let days = weekdays::find(text, calendar, published, &dates);
        dates.extend(days);
        // “piazza 2 Settembre 1943” is where, not when.
        dates.retain(|date| {
            let mut places = places.iter();
            !places.any(|(place, _)| place.start < date.range.start && date.range.end <= place.end)
        });
        dates.sort_by_key(|date| date.range.start);
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        Self {
            passage: number,
            scan: Scan::new(text),
            dates,
            times: if has_digits {
                find_times(text, calendar)
            } else {
                Vec::new()
            },
            lines: lines(text, &passage.ends),
            quotes: quotes(text),
            places,
            links: links.map(|link| link.range.clone()).collect(),
            place_names,
            others,
        }
    }

    /// Words alone, such as a title's.
    pub fn of(scan: Scan<'t>, names: &'t FxHashSet<String>) -> Self {
        Self {
            passage: 0,
            dates: Vec::new(),
            times: Vec::new(),
            lines: Vec::new(),
            quotes: quotes(scan.text),
            scan,
            places: Vec::new(),
            links: Vec::new(),
            place_names: names,
            others: names,
        }
    }

    /// The sentence of some bytes.
    pub fn sentence<'s>(&'s self, bytes: Range<usize>, words: &EventWords) -> Sentence<'s, 't> {
        let first = self.scan.word_from(bytes.start);
        let last = self.scan.word_from(bytes.end);
        let mut sentence = Sentence {
            text: self,
            words: first..last,
            bytes,
            verbs: Vec::new(),
            date: None,
        };
        let mut at = first;
        while at < last {
            if let Some((end, verb)) = self.scan.phrase_at(at, &words.verbs) {
                sentence.verbs.push((at..end, *verb));
                at = end;
            } else {
                at += 1;
            }
        }
        sentence.date = sentence.find_date(words);
        sentence
    }
}

/// A sentence.
pub(super) struct Sentence<'s, 't> {
    pub text: &'s Text<'t>,
    pub bytes: Range<usize>,
    /// Its words.
    pub words: Range<usize>,
    /// Verbs that say when or where something takes place, by their words.
    pub verbs: Vec<(Range<usize>, Verb)>,
    /// The first date that may be an event's.
    pub date: Option<&'s FoundDate>,
}

impl<'s, 't> Sentence<'s, 't> {
    pub const fn scan(&self) -> &'s Scan<'t> {
        &self.text.scan
    }

    fn find_date(&self, words: &EventWords) -> Option<&'s FoundDate> {
        let inside = |date: &&FoundDate| self.bytes.contains(&date.range.start);
        let fits = |date: &&FoundDate| {
            let is_day = matches!(date.date.precision, Precision::Date | Precision::YearMonth);
            is_day && !self.is_deadline(date, words) && !self.is_dateline(date)
        };
        let mut dates = self.text.dates.iter().filter(inside).filter(fits);
        let first = dates.next()?;
        // "Il corso inizia a maggio 2020 … a partire da lunedì 4 maggio": the day within the month.
        let month = |date: &FoundDate| date.date.lexical.get(5..7).map(str::to_owned);
        let day = dates.find(|date| {
            let day = date.date.precision == Precision::Date;
            day && month(date) == month(first) && date.range.start > first.range.end
        });
        day.filter(|_| first.date.precision == Precision::YearMonth)
            .or(Some(first))
    }

    /// Whether a date is that until which something may be done, or that of a law.
    pub fn is_deadline(&self, date: &FoundDate, words: &EventWords) -> bool {
        let scan = self.scan();
        let at = scan.word_from(date.range.start);
        let from = at.saturating_sub(DEADLINE_WORDS).max(self.words.start);
        scan.phrase_before(at, &words.limits).is_some()
            || (from..at).any(|word| scan.phrase_at(word, &words.deadlines).is_some())
    }

    /// Whether a date stands behind the name of a place with which a text begins.
    fn is_dateline(&self, date: &FoundDate) -> bool {
        let before = self.scan().text.get(..date.range.start).unwrap_or("");
        let Some((bytes, _)) = self.text.places.first() else {
            return false;
        };
        bytes.start == 0 && before.len() < bytes.end + 24 && before.trim_end().ends_with(',')
    }

    /// The times of day in it.
    pub fn times(&self) -> impl Iterator<Item = &'s FoundTime> {
        let bytes = self.bytes.clone();
        let inside = move |time: &&FoundTime| bytes.contains(&time.start);
        self.text.times.iter().filter(inside)
    }

    /// The places that are named in it, by their numbers.
    pub fn places(&self) -> impl Iterator<Item = (&'s Range<usize>, usize)> {
        let bytes = self.bytes.clone();
        let places = self.text.places.iter();
        places
            .filter(move |(place, _)| bytes.contains(&place.start))
            .map(|(place, number)| (place, *number))
    }

    /// The strong verb that stands nearest to the date, else the first weak one.
    pub fn verb(&self) -> Option<&(Range<usize>, Verb)> {
        let date = self.date.map_or(self.words.start, |date| {
            self.scan().word_from(date.range.start)
        });
        let strong = self.verbs.iter().filter(|(_, verb)| verb.is_strong);
        let nearest = strong.min_by_key(|(words, _)| words.start.abs_diff(date));
        nearest.or_else(|| self.verbs.first())
    }
}

/// A line of a text.
pub(super) type Line<'s, 't> = (&'s Text<'t>, Range<usize>);

/// The lines of some texts that are not empty.
pub(super) fn written_lines<'s, 't>(texts: &'s [Text<'t>]) -> Vec<Line<'s, 't>> {
    texts
        .iter()
        .flat_map(|text| text.lines.iter().map(move |line| (text, line.clone())))
        .filter(|(text, line)| !text.scan.text[line.clone()].trim().is_empty())
        .collect()
}

/// The lines of a text that end at some bytes or with a line break.
fn lines(text: &str, ends: &[usize]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if c == '\n' || ends.binary_search(&at).is_ok() {
            found.push(start..at);
            start = at + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found
}

/// Bytes between quotation marks, without them.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (Some((start, close)), c) if c == close => {
                found.push(start..at);
                open = None;
            }
            (None, '“' | '„') => open = Some((at + c.len_utf8(), '”')),
            (None, '«') => open = Some((at + c.len_utf8(), '»')),
            (None, '"') => open = Some((at + 1, '"')),
            _ => {}
        }
    }
    found
}
