//! The days of an event.

use super::Context;
use super::sentence::Sentence;
use crate::document::{Date, parse_date};
use crate::extract::calendar::FoundDate;

/// How far before and behind the day of publication a date may lie whose year is inferred, in
/// seconds: texts announce more, and longer before, than they look back.
const BEFORE: i64 = 140 * 86_400;
const BEHIND: i64 = 225 * 86_400;

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
        scan.phrase_before(at, &self.words.until)?;
        Some(self.dated(last).date)
    }

    /// A date whose year is not in the text lies as near as can be to the day of publication,
    /// unless a weekday tells more.
    pub(super) fn dated(&self, found: &FoundDate) -> FoundDate {
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
        let shift = if distance > BEHIND {
            -1
        } else if distance < -BEFORE {
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
