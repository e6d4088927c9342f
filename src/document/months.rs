//! Dates with the English name of their month: `Mar 1 2024`, `1 March 2024`.

use super::date::{DateError, ymd};
use chrono::{Datelike, NaiveDate};

/// A day whose month has its name as in RFC 2822, in the orders of JavaScript's dates and of
/// letters (`Jul 08 2022`, `July 8, 2022`, `8 Jul 2022`), and what follows.
pub(super) fn named_month(text: &str) -> Option<(Result<NaiveDate, DateError>, &str)> {
    use chrono::format::ParseErrorKind::{Impossible, OutOfRange};
    // A day has one or two digits and a year four: chrono would take the day for a year.
    let numbers = text.split([' ', ',']).filter(|word| !word.is_empty());
    let mut lengths = numbers
        .take_while(|word| !word.contains(':'))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::len);
    if !matches!((lengths.next(), lengths.next()), (Some(1 | 2), Some(4))) {
        return None;
    }
    let forms = ["%B %d, %Y", "%B %d %Y", "%d %B %Y", "%a %B %d %Y"];
    forms
        .iter()
        .find_map(|form| match NaiveDate::parse_and_remainder(text, form) {
            Ok((date, rest)) if rest.is_empty() || rest.starts_with(' ') => {
                let (year, month, day) = (date.year(), date.month(), date.day());
                let date = ymd(year.into(), month.into(), day.into());
                Some((date.ok_or(DateError::Nonexistent), rest))
            }
            Err(error) if matches!(error.kind(), OutOfRange | Impossible) => {
                Some((Err(DateError::Nonexistent), ""))
            }
            _ => None,
        })
}
