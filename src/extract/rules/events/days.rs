//! The days of an event.

use super::Context;
use super::naming::Called;
use super::sentence::Sentence;
use super::words::EventWords;
use crate::document::{Date, Precision, parse_date};
use crate::extract::calendar::{FoundDate, FoundTime};
use crate::extract::rules::scan::Phrases;
use crate::fold::fold;

/// How far before and behind the day of publication a date may lie whose year is inferred, in
/// seconds: texts announce more, and longer before, than they look back.
const BEFORE: i64 = 140 * 86_400;
const BEHIND: i64 = 225 * 86_400;
/// How far a day may lie on the wrong side of the day of publication, in seconds: texts that were
/// written before they were published.
const SLACK: i64 = 3 * 86_400;

/// How many words may stand between a word for going on and `until`.
const LASTING: usize = 4;

/// What the words of a sentence say of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It is still to come: `si terrà`, `prossimo`.
    Ahead,
    /// It is over: `si è svolto`, `scorso`.
    Past,
    /// They do not say.
    Open,
}

impl Sentence<'_, '_> {
    /// Whether the sentence announces or reports.
    pub(super) fn tense(&self, words: &EventWords) -> Tense {
        let scan = self.scan();
        let says = |phrases: &Phrases<()>| {
            let mut all = self.words.clone();
            all.any(|at| scan.phrase_at(at, phrases).is_some())
        };
        match (says(&words.ahead), says(&words.past)) {
            (true, false) => Tense::Ahead,
            (false, true) => Tense::Past,
            _ => Tense::Open,
        }
    }
}

impl Context<'_> {
    /// The last day, when it stands behind the first with other words between: `opens on 3 June
    /// and runs until 30 September`.
    pub(super) fn last_day(&self, sentence: &Sentence<'_, '_>, first: &FoundDate) -> Option<Date> {
        let scan = sentence.scan();
        let dates = sentence.text.dates.iter();
        let mut later = dates.filter(|date| {
            date.range.start > first.range.end
                && sentence.bytes.contains(&date.range.start)
                && date.date.instant > first.date.instant
                && date.date.precision == first.date.precision
        });
        let last = later.next()?;
        let at = scan.word_from(last.range.start);
        let from = scan.word_from(first.range.end);
        let closes = || (from..at).any(|word| scan.phrase_at(word, &self.words.closing).is_some());
        let until = scan.phrase_before(at, &self.words.until);
        // "il 10 e il 12" are two days, "tra il 10 e il 12" many.
        let and = until.filter(|(start, ())| {
            scan.words
                .get(*start)
                .is_some_and(|word| self.words.and.contains(&fold(word.text)))
        });
        let between = || {
            let first = scan.word_from(first.range.start);
            let before = first.saturating_sub(2)..first;
            before
                .clone()
                .any(|word| self.words.between.contains(scan.folded(word)))
        };
        if until.is_none()
            && let Some(end) = self.last_moment(sentence, first, last)
        {
            return Some(end);
        }
        if until.is_none() && !closes() || and.is_some() && !between() {
            return None;
        }
        Some(self.dated(last, sentence.tense(self.words)).date)
    }

    /// The last day with its time of day, when both days have theirs right before them: `dalle 8 di
    /// sabato 25 aprile alle 20 di domenica 26 aprile`.
    fn last_moment(
        &self,
        sentence: &Sentence<'_, '_>,
        first: &FoundDate,
        last: &FoundDate,
    ) -> Option<Date> {
        const BETWEEN: usize = 16;
        let scan = sentence.scan();
        let before = |date: &FoundDate| {
            let mut times = sentence.times();
            times.find(|time| {
                let gap = scan.text.get(time.end..date.range.start);
                gap.is_some_and(|gap| gap.len() <= BETWEEN && !gap.contains([',', ';', '.', '(']))
            })
        };
        let (_, time) = (before(first)?, before(last)?);
        let at = scan.word_from(time.start);
        scan.phrase_before(at, &self.words.until)?;
        let day = self.dated(last, sentence.tense(self.words)).date;
        let text = format!("{} {}", day.lexical, time.from.format("%H:%M"));
        parse_date(&text, self.zone).ok()
    }

    /// The days behind the first of several events of one kind, each with its time: `due seminari: il
    /// 10 marzo alle 14 e il 12 marzo alle 10`.
    pub(super) fn several<'s>(
        &self,
        sentence: &Sentence<'s, '_>,
        called: &Called,
        first: &FoundDate,
    ) -> Vec<(&'s FoundDate, Option<&'s FoundTime>)> {
        // "Gli open day si terranno sabato 13 e domenica 21"
        let start = sentence.scan().word_from(called.bytes.start);
        let article = start
            .checked_sub(1)
            .filter(|at| *at >= sentence.words.start);
        let plural =
            article.is_some_and(|at| self.words.plural.contains(sentence.scan().folded(at)));
        let several = called
            .head
            .as_deref()
            .is_some_and(|head| plural || self.words.several.contains(head));
        let ranged = first.until.is_some() && !several;
        if ranged || first.until.is_none() && self.last_day(sentence, first).is_some() {
            return Vec::new();
        }
        let dates: Vec<&FoundDate> = sentence
            .text
            .dates
            .iter()
            .filter(|date| {
                sentence.bytes.contains(&date.range.start)
                    && date.range.start > first.range.end
                    && date.date.precision == Precision::Date
                    && !sentence.is_deadline(date, self.words)
            })
            .collect();
        let ends_of_first = dates
            .first()
            .map_or(sentence.bytes.end, |date| date.range.start);
        let ends = dates.iter().skip(1).map(|date| date.range.start);
        let ends: Vec<usize> = ends.chain([sentence.bytes.end]).collect();
        let times = |from: usize, end: usize| {
            let mut times = sentence.text.times.iter();
            times.find(|time| (from..end).contains(&time.start))
        };
        let pairs = dates.into_iter().zip(ends);
        let pairs = pairs.map(|(date, end)| (date, times(date.range.end, end)));
        // "sarà presentato giovedì 11 alle 20.45 a Lodi e giovedì 18 alle 18 a Rho": a day with a
        // time of its own behind "and".
        let joined = |date: &FoundDate| {
            let scan = sentence.scan();
            let at = scan.word_from(date.range.start);
            let weekday = at.saturating_sub(2)..at;
            let mut before = weekday.chain([at]);
            before.any(|at| at > 0 && self.words.and.contains(scan.folded(at - 1)))
        };
        let first_time = times(first.range.end, ends_of_first);
        pairs
            .filter(|(date, time)| {
                several
                    || called.is_opened && first_time.is_some() && time.is_some() && joined(date)
            })
            .collect()
    }

    /// The last day of something that goes on until then, when no first day is said: `on display
    /// until 3 May`.
    pub(super) fn lasting(&self, sentence: &Sentence<'_, '_>) -> Option<FoundDate> {
        let scan = sentence.scan();
        let mut dates = sentence.text.dates.iter();
        let found = dates.find(|date| {
            let at = scan.word_from(date.range.start);
            let until = sentence.bytes.contains(&date.range.start)
                && date.date.precision == Precision::Date
                && at > sentence.words.start;
            until
                && scan
                    .phrase_before(at, &self.words.until)
                    .is_some_and(|(start, ())| {
                        let from = start.saturating_sub(LASTING).max(sentence.words.start);
                        (from..start)
                            .any(|word| scan.phrase_at(word, &self.words.lasting).is_some())
                    })
        })?;
        Some(self.dated(found, sentence.tense(self.words)))
    }

    /// A date whose year is not in the text lies as near as can be to the day of publication, on
    /// the side of it that the sentence says, unless a weekday tells more.
    pub(super) fn dated(&self, found: &FoundDate, tense: Tense) -> FoundDate {
        let mut found = found.clone();
        let Some(published) = &self.published else {
            return found;
        };
        if !found.inferred_year || found.weekday_fits == Some(true) {
            return found;
        }
        let Some((year, rest)) = found.date.lexical.split_once('-') else {
            return found;
        };
        let Ok(year) = year.parse::<i32>() else {
            return found;
        };
        let distance = found.date.instant - published.instant;
        let (earliest, latest) = match tense {
            Tense::Ahead => (-SLACK, i64::MAX),
            Tense::Past => (i64::MIN, SLACK),
            Tense::Open => (-BEFORE, BEHIND),
        };
        let shift = if distance > latest {
            -1
        } else if distance < earliest {
            1
        } else {
            return found;
        };
        let moved = parse_date(&format!("{:04}-{rest}", year + shift), None);
        let until = found.until.as_ref().map(|until| {
            let (year, rest) = until.lexical.split_once('-').unwrap_or(("", ""));
            let year: i32 = year.parse().unwrap_or_default();
            parse_date(&format!("{:04}-{rest}", year + shift), None)
        });
        match (moved, until) {
            (Ok(date), None) => found.date = date,
            (Ok(date), Some(Ok(until))) => (found.date, found.until) = (date, Some(until)),
            _ => {}
        }
        found
    }
}
