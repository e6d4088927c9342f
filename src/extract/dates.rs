//! Dates of front matter and of paths.

use super::truth;
use crate::content::{Captures, Config};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{ClockChange, Date, DateError, parse_date};
use crate::tree::{Entry, Source};

/// The day that a path names, as Jekyll's posts do.
pub(super) fn date_of_path(captures: &Captures) -> Option<Date> {
    let part = |name: &str| {
        captures
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, text)| &**text)
    };
    let text = match part("date") {
        Some(date) => date.to_owned(),
        None => format!("{}-{}-{}", part("year")?, part("month")?, part("day")?),
    };
    parse_date(&text, None).ok()
}

/// Reads a date value, reporting what is wrong with it.
pub fn read_date(
    entry: &Entry,
    config: &Config,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let (key, value) = (&entry.key, &entry.value);
    let Some(text) = value.text() else {
        let message = format!("`{key}` must be a date, this is {}", value.shape());
        problems.push(source.problem(Code::ValueShape, value.span, message));
        return None;
    };
    if &**key == "published" && truth(value).is_some() {
        return None;
    }
    let zone = config.timezone.map_or("", |zone| zone.name());
    match parse_date(text, config.timezone) {
        Ok(date) => {
            let told = match date.change {
                None => None,
                Some(ClockChange::Repeats) => {
                    Some((Code::DateRepeated, "twice; the first is taken"))
                }
                Some(ClockChange::Skips) => {
                    Some((Code::DateSkipped, "never; it stays without offset"))
                }
            };
            if let Some((code, what)) = told {
                let message = format!("the clock of {zone} shows {text} {what}");
                let problem = source.problem(code, value.span, message);
                problems
                    .push(problem.hint("correct the time, or add its offset, such as `+02:00`"));
            }
            Some(date)
        }
        Err(error) => {
            let (code, message, hint) = match error {
                DateError::Form => (
                    Code::DateInvalid,
                    format!("`{text}` is no date"),
                    "write it as 2023-06-20 or 2023-06-20 20:20:00",
                ),
                DateError::Nonexistent => (
                    Code::DateInvalid,
                    format!("there is no such date as `{text}`"),
                    "correct the month, the day or the time",
                ),
            };
            problems.push(source.problem(code, value.span, message).hint(hint));
            None
        }
    }
}
