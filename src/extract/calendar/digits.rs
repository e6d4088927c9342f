//! Dates in digits alone.

use super::dates::{Dates, Finder};
use super::parts::Day;
use super::{Kind, Token};

impl Finder<'_> {
    /// `2018-05-28`, `28/05/2018`.
    pub(super) fn in_digits(&self, at: usize) -> Dates {
        let mark = self.get(at + 1)?;
        let number = |at: usize| self.get(at).filter(|token| !token.spaced);
        let (first, second, third) = (self.get(at)?, number(at + 2)?, number(at + 4)?);
        let same = self.get(at + 3)?.text == mark.text;
        if !mark.is_sign(&['-', '/', '.']) || mark.spaced || !same || self.get(at + 3)?.spaced {
            return None;
        }
        let glued = |at: usize| self.get(at).filter(|token| !token.spaced);
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let behind = glued(at + 5);
        let goes_on = behind.is_some_and(|token| {
            token.kind != Kind::Sign
                || (token.is_sign(&['-', '/', '.', ':'])
                    && glued(at + 6).is_some_and(|next| next.kind == Kind::Number))
        });
        let within = !first.spaced
            && before.is_some_and(|token| {
                token.kind != Kind::Sign || token.is_sign(&['-', '/', '.', ':', '+'])
            });
        if goes_on || within {
            return None;
        }
        let (mut day, ambiguous, inferred_year) = digits(first, second, third, mark)?;
        let mut exists = day.naive(None).is_some();
        if !exists && mark.text == "/" {
            std::mem::swap(&mut day.day, &mut day.month);
            exists = day.naive(None).is_some();
        }
        let range = first.start..third.end();
        let mut date = self.date(range, day, None).filter(|_| exists)?;
        date.ambiguous = ambiguous;
        date.inferred_year |= inferred_year;
        let (weekday, start) = self.weekday(at);
        date.range.start = start;
        date.weekday_fits = weekday.and_then(|weekday| Some(day.weekday()? == weekday));
        Some((at + 5, vec![date]))
    }
}

/// Day, month and year of three numbers; whether day and month could be the other way round,
/// and whether the century is not said.
fn digits(
    first: &Token<'_>,
    second: &Token<'_>,
    third: &Token<'_>,
    mark: &Token<'_>,
) -> Option<(Day, bool, bool)> {
    let middle = second.number(2)?;
    let year = |number: u32| i32::try_from(number).ok().filter(|year| *year >= 1000);
    if first.text.len() == 4 {
        let day = Day {
            year: Some(year(first.number(4)?)?),
            month: middle,
            day: third.number(2)?,
        };
        return Some((day, false, false));
    }
    let (day, inferred) = match third.text.len() {
        4 => (third.number(4)?, false),
        // Two digits are a year only in the fullest form, which a fraction does not have.
        2 if mark.text == "/" && first.text.len() == 2 && second.text.len() == 2 => {
            (2000 + third.number(2)?, true)
        }
        _ => return None,
    };
    let year = year(day)?;
    let day = Day {
        year: Some(year),
        month: middle,
        day: first.number(2)?,
    };
    let ambiguous = mark.text == "/" && day.day <= 12 && middle <= 12 && day.day != middle;
    Some((day, ambiguous, inferred))
}
