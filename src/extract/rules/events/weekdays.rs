//! Days without a month: `venerdì 27, alle ore 15`, which lies near the day of publication.

use crate::document::{Date, parse_date};
use crate::extract::calendar::{CalendarWords, FoundDate, find_times};
use crate::extract::{Word, words};
use crate::fold::fold;
use chrono::{Datelike, Days, NaiveDate};

/// How many days ahead of the publication such a day may lie, and how many behind.
const AHEAD: u64 = 62;
const BEHIND: u64 = 31;

/// How many bytes may stand between `domani` and its time of day.
const TO_TIME: usize = 24;

/// Days of a text that are told by weekday and number alone, beside the dates that are known.
pub(super) fn find(
    text: &str,
    calendar: &CalendarWords,
    published: Option<&Date>,
    known: &[FoundDate],
) -> Vec<FoundDate> {
    let base = published.and_then(|date| date.lexical.get(..10)?.parse::<NaiveDate>().ok());
    let Some(base) = base else {
        return Vec::new();
    };
    let words = words(text);
    let mut found = relative(text, &words, calendar, base);
    for pair in words.windows(2) {
        let [name, number] = pair else { continue };
        let Some(weekday) = calendar.weekday(&fold(name.text)) else {
            continue;
        };
        let Ok(day) = number.text.parse::<u32>() else {
            continue;
        };
        let beside = &text[name.end()..number.start] == " ";
        let rest = &text[number.end()..];
        // Neither hours (`9-13`, `15.30`, `9 – 13`) nor a month behind.
        let digit = |c: char| c.is_ascii_digit();
        let minutes = rest.strip_prefix('.');
        let until = rest.trim_start().strip_prefix(['-', '–']);
        let hours = rest.starts_with([':', '/', '-', '–', '%', '°'])
            || minutes.is_some_and(|minutes| minutes.starts_with(digit))
            || until.is_some_and(|until| until.trim_start().starts_with(digit));
        let next = words.iter().find(|word| word.start >= number.end());
        let dated = next.is_some_and(|word| calendar.is_month(&fold(word.text)));
        let overlaps = known
            .iter()
            .any(|date| date.range.start < number.end() && name.start < date.range.end);
        if !beside || hours || dated || overlaps {
            continue;
        }
        let fits = |date: &NaiveDate| {
            date.day() == day && date.weekday().num_days_from_monday() == u32::from(weekday)
        };
        let ahead = (0..=AHEAD).filter_map(|days| base.checked_add_days(Days::new(days)));
        let behind = (1..=BEHIND).filter_map(|days| base.checked_sub_days(Days::new(days)));
        let date = ahead.chain(behind).find(fits);
        let date = date.and_then(|date| parse_date(&date.to_string(), None).ok());
        found.extend(date.map(|date| FoundDate {
            range: name.start..number.end(),
            date,
            until: None,
            inferred_year: true,
            ambiguous: false,
            weekday_fits: Some(true),
        }));
    }
    found
}

/// Days that a text tells by how far they lie from that of publication: `Domani alle 10.30`. They
/// count with a time of day, and not behind a preposition: "il mondo di domani".
fn relative(
    text: &str,
    words: &[Word<'_>],
    calendar: &CalendarWords,
    base: NaiveDate,
) -> Vec<FoundDate> {
    let times = find_times(text, calendar);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let two = words.get(at + 1).map(|next| word.start..next.end());
        let one = word.start..word.end();
        let named = two.into_iter().chain([one]).find_map(|bytes| {
            let days = calendar.from_now(&fold(&text[bytes.clone()]))?;
            Some((bytes, days))
        });
        let Some((range, days)) = named else { continue };
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let led = at > 0
            && calendar.is_little(&fold(before))
            && &text[words[at - 1].end()..word.start] == " ";
        let timed = times.iter().any(|time| {
            let gap = time.start.checked_sub(range.end);
            gap.is_some_and(|gap| gap <= TO_TIME)
        });
        let date = base.checked_add_days(Days::new(u64::from(days)));
        let date = date.and_then(|date| parse_date(&date.to_string(), None).ok());
        if let Some(date) = date.filter(|_| timed && !led) {
            found.push(FoundDate {
                range,
                date,
                until: None,
                inferred_year: true,
                ambiguous: false,
                weekday_fits: None,
            });
        }
    }
    found
}
