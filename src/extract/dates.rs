//! Dates of front matter and of paths.

use super::{Reader, find_dates, truth};
use crate::content::Captures;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{ClockChange, Date, DateError, Precision, parse_date};
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
    reader: &Reader<'_>,
    language: &str,
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
    let zone = reader.config.timezone.map_or("", |zone| zone.name());
    let read = parse_date(text, reader.config.timezone).or_else(|error| {
        let Some((date, other)) = reader.date_in_words(text, language) else {
            return Err(error);
        };
        if let Some(other) = other {
            let message = format!("`{text}` is read as {}, not as {other}", date.lexical);
            let problem = source.problem(Code::DateAmbiguous, value.span, message);
            problems.push(problem.hint("write it as 2023-06-20, which means one day"));
        }
        Ok(date)
    });
    match read {
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

impl Reader<'_> {
    /// A date as the languages of the lexicons write it, `1 marzo 2024`, `1.3.2024`, and perhaps a
    /// time behind it; and the other day that digits may mean (`01/03/2024`). The month comes
    /// first only in a language that has it so.
    fn date_in_words(&self, text: &str, language: &str) -> Option<(Date, Option<String>)> {
        let text = text.trim();
        let dates = find_dates(text, &self.words.calendar, None);
        let [found] = dates.as_slice() else {
            return None;
        };
        let whole = found.range.start == 0 && !found.inferred_year && found.until.is_none();
        if !whole || found.date.precision != Precision::Date {
            return None;
        }
        let (mut day, mut other) = (found.date.lexical.to_string(), None);
        if found.ambiguous {
            let [year, month, date] = day.split('-').collect::<Vec<_>>()[..] else {
                return None;
            };
            let swapped = format!("{year}-{date}-{month}");
            other = Some(if self.is_month_first(language) {
                std::mem::replace(&mut day, swapped)
            } else {
                swapped
            });
        }
        let time = text[found.range.end..].trim_start_matches([',', ' ']);
        let date = parse_date(format!("{day} {time}").trim(), self.config.timezone);
        Some((date.ok()?, other))
    }

    fn is_month_first(&self, language: &str) -> bool {
        let primary = language.split('-').next().unwrap_or(language);
        let mut lexicons = self.ontology.lexicons.iter();
        lexicons.any(|lexicon| lexicon.language == primary && lexicon.dates.month_first)
    }
}
