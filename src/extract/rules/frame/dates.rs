//! Dates of a text: behind labels, alone, and in the line with place and date.

use super::Looking;
use super::words::Label;
use crate::document::{Body, Line, parse_date};
use crate::extract::{DateFact, FoundDate, Frame, find_dates, find_times};
use crate::record::Confidence;
use std::ops::Range;

/// What a line of the page says of the text.
pub(super) struct Said {
    pub(super) dates: Vec<(Label, DateFact)>,
    /// A date without label beside other things.
    pub(super) alone: Option<DateFact>,
    /// Minutes that reading takes.
    pub(super) minutes: Option<u64>,
    /// Whether the line says nothing else.
    pub(super) is_whole: bool,
}

/// How long a line with dates of a page may be, in bytes.
const LONGEST: usize = 200;
/// How sure a date behind a label is.
const LABELLED: Confidence = 95;
/// How sure the date of a line with place and date is.
const DATELINE: Confidence = 90;
/// How sure a place and date are that stand alone.
const SIGNED: Confidence = 75;
/// How sure a date is that stands alone above the text.
pub(super) const ALONE: Confidence = 75;
/// How sure a date in digits is whose day and month may be swapped.
const AMBIGUOUS: Confidence = 55;
/// Marks between the things that a line says.
const PARTS: [&str; 8] = [" | ", " • ", " · ", " – ", " — ", " - ", " / ", "; "];

impl Looking<'_> {
    /// What a line says of the text, if it has a label for it.
    pub(super) fn said(&self, line: &Line) -> Option<Said> {
        let text = &line.text;
        if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut said = Said {
            dates: Vec::new(),
            alone: None,
            minutes: None,
            is_whole: true,
        };
        for part in parts(text) {
            self.part_of(line, part, &mut said);
        }
        let says = !said.dates.is_empty() || said.minutes.is_some();
        says.then_some(said)
    }

    fn part_of(&self, line: &Line, part: Range<usize>, said: &mut Said) {
        let words = &self.reader.words.page;
        let text = &line.text[part.clone()];
        if let Some((label, rest)) = words.label(text)
            && label != Label::ReadingTime
        {
            let start = part.end - rest.len();
            if let Some(date) = self.whole_date(line, start..part.end) {
                said.dates.push((label, date));
                return;
            }
        }
        if let Some(minutes) = words.reading_minutes(text) {
            said.minutes = Some(minutes);
        } else if let Some(date) = self.alone(line, part) {
            said.alone = Some(date);
        } else if !words.is_furniture(text) {
            said.is_whole = false;
        }
    }

    /// The date of a line that says nothing else.
    pub(super) fn date_alone(&self, line: &Line) -> Option<DateFact> {
        if line.text.len() > LONGEST {
            return None;
        }
        let whole = self.alone(line, 0..line.text.len());
        whole.or_else(|| self.among_few(line))
    }

    /// The only date of a line of few words between marks: `News | Research | 14 March 2023`.
    fn among_few(&self, line: &Line) -> Option<DateFact> {
        const FEW: usize = 3;
        // "17 May – 2 November 2025" is when something is open.
        let days = find_dates(&line.text, &self.reader.words.calendar, None);
        if days.iter().any(|day| day.until.is_some()) {
            return None;
        }
        let (mut found, mut others) = (None, 0);
        for part in parts(&line.text) {
            match self.alone(line, part.clone()) {
                Some(date) if found.is_none() && !date.inferred => found = Some(date),
                None if line.text[part].split_whitespace().count() <= FEW => others += 1,
                _ => return None,
            }
        }
        found.filter(|_| others > 0)
    }

    /// A date without a label; with words for its time of day it is that of an event.
    fn alone(&self, line: &Line, part: Range<usize>) -> Option<DateFact> {
        let date = self.whole_date(line, part.clone())?;
        let text = &line.text[part];
        let calendar = &self.reader.words.calendar;
        let day = find_dates(text, calendar, None).pop()?;
        let time = find_times(text, calendar).pop();
        let end = time.map_or(day.range.end, |time| time.start);
        let between = text.get(day.range.end..end)?;
        (!between.contains(char::is_alphabetic)).then_some(date)
    }

    /// A date that fills a part of a line, with a time of day when there is one.
    fn whole_date(&self, line: &Line, part: Range<usize>) -> Option<DateFact> {
        const LITTLE: usize = 4;
        let text = line.text.get(part.clone())?;
        let calendar = &self.reader.words.calendar;
        let dates = find_dates(text, calendar, None);
        let [found] = dates.as_slice() else {
            return None;
        };
        if found.until.is_some() {
            return None;
        }
        let mut rest = text.to_owned();
        rest.replace_range(found.range.clone(), &" ".repeat(found.range.len()));
        let times = find_times(text, calendar);
        let time = times.first().filter(|time| time.start >= found.range.end);
        // What has a beginning and an end is an event.
        if time.is_some_and(|time| time.until.is_some()) {
            return None;
        }
        let mut date = found.date.clone();
        if let Some(time) = time {
            rest.replace_range(time.range(), &" ".repeat(time.range().len()));
            let text = format!("{} {}", date.lexical, time.from.format("%H:%M"));
            date = parse_date(&text, self.reader.config.timezone).ok()?;
        }
        let mut left = rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let is_whole = left
            .by_ref()
            .take(3)
            .all(|word| word.chars().count() <= LITTLE && !word.starts_with(char::is_numeric));
        let end = time.map_or(found.range.end, |time| time.end);
        let range = part.start + found.range.start..part.start + end;
        (is_whole && left.next().is_none()).then(|| DateFact {
            date,
            span: line.place(range),
            inferred: found.inferred_year,
            confidence: self.sure(found, LABELLED),
        })
    }

    fn sure(&self, found: &FoundDate, sure: Confidence) -> Confidence {
        let swapped = found.ambiguous && self.reader.words.page.is_month_first(self.language);
        if swapped { sure.min(AMBIGUOUS) } else { sure }
    }

    /// Reads lines with place and date: at the beginning of the text, or alone.
    pub(super) fn datelines(&self, body: &Body, frame: &mut Frame) {
        const FIRST_BLOCKS: usize = 5;
        if self.has_date || frame.published.is_some() {
            return;
        }
        let open = body
            .blocks
            .iter()
            .enumerate()
            .filter(|(at, block)| !frame.chrome.contains(at) && Self::is_open(block.kind));
        let mut alone = Vec::new();
        let mut first = None;
        for (number, (_, block)) in open.enumerate() {
            for line in &block.lines {
                let Some((date, is_alone)) = self.dateline(line) else {
                    continue;
                };
                if is_alone {
                    alone.push(date);
                } else if number < FIRST_BLOCKS && first.is_none() {
                    first = Some(date);
                }
            }
        }
        let signed = match alone.as_slice() {
            // Several are the stations of a tour, not the date of the text.
            [only] => Some(DateFact {
                confidence: only.confidence.min(SIGNED),
                ..only.clone()
            }),
            _ => None,
        };
        let not_yet = |date: &DateFact| date.date.instant <= self.reader.cutoff.now;
        frame.published = first.or(signed).filter(not_yet);
    }

    /// The date of `Roma, 22 maggio 2018 - …`, and whether nothing follows.
    fn dateline(&self, line: &Line) -> Option<(DateFact, bool)> {
        const PREFIX: usize = 60;
        const DATE: usize = 48;
        let mut end = line.text.len().min(PREFIX + DATE);
        while !line.text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &line.text[..end];
        let found = find_dates(text, &self.reader.words.calendar, None)
            .into_iter()
            .next()?;
        if found.until.is_some() || found.range.start > PREFIX || found.inferred_year {
            return None;
        }
        let before = text[..found.range.start].trim_end();
        let behind = line.text[found.range.end..].trim_start();
        let dash = behind.starts_with(['-', '–', '—', ':', '/', '|']);
        let dot = behind.starts_with(['.', ')']);
        let is_alone = behind.trim_start_matches(['.', ')']).is_empty();
        let placed = is_place(before);
        let leads = (dash && (placed || before.is_empty())) || (dot && placed);
        if found.date.precision != crate::document::Precision::Date
            || !(leads || is_alone && placed)
        {
            return None;
        }
        let date = DateFact {
            date: found.date.clone(),
            span: line.place(found.range.clone()),
            inferred: false,
            confidence: self.sure(&found, DATELINE),
        };
        Some((date, is_alone))
    }
}

/// Whether the text before a date is the name of a place with the mark behind it, perhaps with
/// the name of an agency in brackets.
fn is_place(before: &str) -> bool {
    const WORDS: usize = 7;
    let Some(name) = before.strip_suffix([',', '-', '–', '—', ')', '(']) else {
        return false;
    };
    let words: Vec<&str> = name
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')))
        .filter(|word| !word.is_empty())
        .collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let capitals = words.iter().filter(capital).count();
    let first = words
        .first()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    first
        && words.len() <= WORDS
        && capitals * 2 >= words.len()
        && !words
            .iter()
            .any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// The parts of a line between marks, without white space at their ends.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start <= text.len() {
        let rest = &text[start..];
        let next = PARTS
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| (at, mark.len())))
            .min();
        let (length, mark) = next.unwrap_or((rest.len(), 1));
        let part = &rest[..length];
        let from = start + part.len() - part.trim_start().len();
        let to = start + part.trim_end().len();
        if from < to {
            found.push(from..to);
        }
        start += length + mark;
    }
    found
}
