//! What dates in words are made of.

use super::dates::Finder;
use super::{Kind, Token};
use crate::document::{Date, parse_date};
use crate::fold::fold;
use chrono::{Datelike, NaiveDate};

/// A day of a month, and the year if it is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Day {
    pub(super) fn naive(&self, default_year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(default_year)?, self.month, self.day)
    }

    pub(super) fn weekday(&self) -> Option<u8> {
        let weekday = self.naive(None)?.weekday().num_days_from_monday();
        u8::try_from(weekday).ok()
    }

    pub(super) fn date(&self) -> Option<Date> {
        let year = self.year?;
        parse_date(
            &format!("{year:04}-{:02}-{:02}", self.month, self.day),
            None,
        )
        .ok()
    }
}

impl Finder<'_> {
    /// Behind articles and weekdays that stand before the second of two days.
    pub(super) fn behind_names(&self, mut at: usize) -> usize {
        let is_little = |token: &Token<'_>| {
            let word = fold(token.text);
            self.words.genitive.contains(&word) || self.words.weekdays.contains_key(&word)
        };
        for _ in 0..3 {
            at += usize::from(
                self.get(at)
                    .is_some_and(|token| token.kind == Kind::Word && is_little(token)),
            );
        }
        at
    }

    pub(super) fn month_at(&self, at: usize) -> Option<super::Month> {
        let token = self.get(at).filter(|token| token.kind == Kind::Word)?;
        self.words.month(token.text)
    }

    /// Minutes behind a number, which make it a time of day.
    pub(super) fn clock_at(&self, at: usize) -> Option<u32> {
        let colon = self.get(at + 1).filter(|token| token.text == ":")?;
        let minutes = self.get(at + 2).filter(|token| !token.spaced)?;
        (!colon.spaced).then(|| minutes.number(2)).flatten()
    }

    /// The number of a day, or the first day in letters.
    pub(super) fn day(&self, at: usize) -> Option<u32> {
        let token = self.get(at)?;
        match token.kind {
            Kind::Number => token
                .number(2)
                .filter(|day| (1..=31).contains(day) && self.stands_alone(at)),
            Kind::Word => self.words.first.contains(&fold(token.text)).then_some(1),
            Kind::Sign => None,
        }
    }

    /// Whether a number is no part of a longer one or of a code.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else {
            return true;
        };
        let Some(token) = self.get(at) else {
            return false;
        };
        let decimal = before.is_sign(&['.', ',', ':']) && !before.spaced && {
            let first = at.checked_sub(2).and_then(|first| self.get(first));
            first.is_some_and(|first| first.kind == Kind::Number)
        };
        token.spaced
            || !(decimal || before.kind == Kind::Word && !before.text.ends_with(['\'', '’']))
    }

    /// The token behind a day: its ordinal mark (`1°`, `28th`, `28.`) belongs to it.
    pub(super) fn behind_day(&self, at: usize) -> usize {
        let next = self.get(at + 1).filter(|token| !token.spaced);
        let is_mark = next.is_some_and(|token| {
            let dot = token.text == "." && self.month_at(at + 2).is_some();
            dot || matches!(token.text, "°" | "º")
                || self.words.ordinals.contains(&fold(token.text))
        });
        at + 1 + usize::from(is_mark)
    }

    /// Behind a word before the second of two days.
    pub(super) fn until(&self, at: usize) -> Option<usize> {
        let token = self.get(at).filter(|token| token.kind == Kind::Word)?;
        let mut phrase = fold(token.text);
        for length in 1..=3 {
            if self.words.until.contains(&phrase)
                && self
                    .get(at + length)
                    .is_some_and(|next| next.kind == Kind::Number || self.is_name(next))
            {
                return Some(at + length);
            }
            let next = self.get(at + length)?;
            phrase.push(' ');
            phrase.push_str(&fold(next.text));
        }
        None
    }

    pub(super) fn is_name(&self, token: &Token<'_>) -> bool {
        self.words.month(token.text).is_some()
            || self.words.weekdays.contains_key(&fold(token.text))
    }

    /// A year, and the token behind it: `2018`, `, 2018`, `del 2018`.
    pub(super) fn year(&self, at: usize) -> Option<(i32, usize)> {
        let mut at = at;
        let token = self.get(at)?;
        let joins = token.text == ","
            || (token.kind == Kind::Word && self.words.genitive.contains(&fold(token.text)));
        at += usize::from(joins);
        let token = self.get(at).filter(|token| token.text.len() == 4)?;
        let year = token
            .number(4)
            .filter(|year| (1000..=2100).contains(year))?;
        let behind = self.get(at + 1).filter(|token| !token.spaced);
        let fraction = self.get(at + 2).filter(|token| !token.spaced);
        let goes_on = behind.is_some_and(|token| {
            token.kind == Kind::Word
                || (token.is_sign(&['.', ',', ':'])
                    && fraction.is_some_and(|token| token.kind == Kind::Number))
        });
        (!goes_on)
            .then(|| i32::try_from(year).ok().map(|year| (year, at + 1)))
            .flatten()
    }

    /// The weekday in front of a token, and where the whole begins.
    pub(super) fn weekday(&self, at: usize) -> (Option<u8>, usize) {
        let start = self.get(at).map_or(0, |token| token.start);
        let mut before = at;
        for _ in 0..3 {
            let Some(token) = before.checked_sub(1).and_then(|before| self.get(before)) else {
                break;
            };
            if token.kind == Kind::Word
                && let Some(weekday) = self.words.weekdays.get(&fold(token.text))
            {
                return (Some(*weekday), token.start);
            }
            let article =
                token.kind == Kind::Word && self.words.genitive.contains(&fold(token.text));
            if !article && !token.is_sign(&[',', '.']) {
                break;
            }
            before -= 1;
        }
        (None, start)
    }
}
