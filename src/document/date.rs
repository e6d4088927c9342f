//! Dates as sites write them, as XML Schema values (XSD 1.1 part 2).

use super::months::named_month;
use chrono::{
    DateTime, Datelike, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset,
    TimeZone, Timelike,
};
use chrono_tz::Tz;
use std::fmt::Write as _;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// `xsd:dateTime`
    DateTime,
    /// `xsd:date`
    Date,
    /// `xsd:gYearMonth`
    YearMonth,
    /// `xsd:gYear`
    Year,
}

/// A date with as much precision as was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// The XML Schema type it has.
    pub precision: Precision,
    /// Its lexical form in that type.
    pub lexical: Box<str>,
    /// Seconds since 1970-01-01T00:00Z of its beginning; a date without zone counts as UTC.
    pub instant: i64,
    /// Whether the zone's clock shows this time twice (the first is taken), or never (it
    /// stays without offset).
    pub change: Option<ClockChange>,
}

/// What a zone's clock does at a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// It shows the time twice.
    Repeats,
    /// It never shows it.
    Skips,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It is written in no form that is known.
    Form,
    /// There is no such day or time.
    Nonexistent,
}

/// Reads a date: ISO 8601 (date alone, with time, with zone or offset, `T` or a
/// space between), RFC 2822, a day with the name of its month as there, seconds or milliseconds since 1970, year and
/// month, year. A time without offset is taken to be in `zone`; without a zone
/// none is invented.
///
/// # Errors
/// When the text has no such form, or the date does not exist.
pub fn parse_date(text: &str, zone: Option<Tz>) -> Result<Date, DateError> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text, zone);
    }
    if let Some((date, rest)) = iso_day(text) {
        let date = date.ok_or(DateError::Nonexistent)?;
        return match rest.trim_start_matches(['T', 't', ' ']) {
            "" => Ok(day(date)),
            time => iso_time(date, time, zone),
        };
    }
    if let Some((date, rest)) = named_month(text) {
        return match rest.trim() {
            "" => Ok(day(date?)),
            time => iso_time(date?, time, zone).or_else(|error| match rfc2822(text) {
                Err(DateError::Form) => Err(error),
                read => read,
            }),
        };
    }
    if let Some((year, month)) = text.split_once('-') {
        return year_month(year, month);
    }
    rfc2822(text)
}

fn rfc2822(text: &str) -> Result<Date, DateError> {
    DateTime::parse_from_rfc2822(text)
        .map(|date| with_offset(&date))
        .map_err(|error| match error.kind() {
            chrono::format::ParseErrorKind::OutOfRange
            | chrono::format::ParseErrorKind::Impossible => DateError::Nonexistent,
            _ => DateError::Form,
        })
}

/// A text of digits alone: a year, a compact ISO date, seconds or milliseconds.
fn digits(text: &str, zone: Option<Tz>) -> Result<Date, DateError> {
    let number: i64 = text.parse().map_err(|_| DateError::Form)?;
    let instant = match text.len() {
        4 => return year(number),
        8 if (1000..=9999).contains(&(number / 10_000)) => {
            return ymd(number / 10_000, number / 100 % 100, number % 100)
                .map(day)
                .ok_or(DateError::Nonexistent);
        }
        9..=11 => DateTime::from_timestamp(number, 0),
        12..=14 => DateTime::from_timestamp_millis(number),
        _ => None,
    }
    .ok_or(DateError::Form)?;
    let date = zone.map_or_else(
        || instant.fixed_offset(),
        |zone| instant.with_timezone(&zone).fixed_offset(),
    );
    Ok(with_offset(&date))
}

/// A year, month and day at the beginning, and what follows; `None` inside for a day that is not.
fn iso_day(text: &str) -> Option<(Option<NaiveDate>, &str)> {
    let mark = text
        .as_bytes()
        .get(4)
        .copied()
        .filter(|byte| matches!(byte, b'-' | b'/'))? as char;
    let year = text
        .get(..4)
        .filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = year.parse().ok()?;
    let (month, rest) = text.get(5..)?.split_once(mark)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&length) || !(1..=2).contains(&month.len()) {
        return None;
    }
    let date = ymd(year, month.parse().ok()?, rest[..length].parse().ok()?);
    let rest = &rest[length..];
    (rest.is_empty() || rest.starts_with(['T', 't', ' '])).then_some((date, rest))
}

/// A day of the years 1 to 9999, as XML Schema 1.0 knows them.
pub(super) fn ymd(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    if year < 1 {
        return None;
    }
    NaiveDate::from_ymd_opt(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
}

fn year_month(year: &str, month: &str) -> Result<Date, DateError> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !digits(year) || !digits(month) {
        return Err(DateError::Form);
    }
    let (year, month) = (year.parse().unwrap_or(0), month.parse().unwrap_or(0));
    let first = ymd(year, month, 1).ok_or(DateError::Nonexistent)?;
    Ok(partial(
        first,
        Precision::YearMonth,
        format!("{year:04}-{month:02}"),
    ))
}

fn year(number: i64) -> Result<Date, DateError> {
    let first = ymd(number, 1, 1).ok_or(DateError::Nonexistent)?;
    Ok(partial(first, Precision::Year, format!("{number:04}")))
}

fn day(date: NaiveDate) -> Date {
    partial(date, Precision::Date, date.format("%Y-%m-%d").to_string())
}

fn partial(first: NaiveDate, precision: Precision, lexical: String) -> Date {
    Date {
        precision,
        lexical: lexical.into(),
        instant: first.and_time(NaiveTime::MIN).and_utc().timestamp(),
        change: None,
    }
}

fn iso_time(date: NaiveDate, text: &str, zone: Option<Tz>) -> Result<Date, DateError> {
    let clock = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ','))
        .unwrap_or(text.len());
    let time = date.and_time(clock_time(&text[..clock])?);
    match text[clock..].trim() {
        "" => Ok(local(time, zone)),
        "Z" | "z" | "UTC" | "GMT" => at_offset(time, 0),
        offset => at_offset(time, offset_seconds(offset)?),
    }
}

fn clock_time(text: &str) -> Result<NaiveTime, DateError> {
    let mut parts = text.split(':');
    let mut two = || -> Result<Option<&str>, DateError> { Ok(parts.next()) };
    let (hour, minute, second) = (two()?, two()?, two()?.unwrap_or("0"));
    if parts.next().is_some() {
        return Err(DateError::Form);
    }
    let number = |text: &str| match text.len() {
        1..=2 => text.parse::<u32>().map_err(|_| DateError::Form),
        _ => Err(DateError::Form),
    };
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, ""));
    if fraction.len() > 9 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    let nanos = format!("{fraction:0<9}")
        .parse()
        .map_err(|_| DateError::Form)?;
    let hour = number(hour.unwrap_or_default())?;
    let minute = number(minute.ok_or(DateError::Form)?)?;
    NaiveTime::from_hms_nano_opt(hour, minute, number(second)?, nanos).ok_or(DateError::Nonexistent)
}

fn offset_seconds(text: &str) -> Result<i32, DateError> {
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'+') => (1, &text[1..]),
        Some(b'-') => (-1, &text[1..]),
        _ => return Err(DateError::Form),
    };
    let digits = digits.replace(':', "");
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    let hours: i32 = digits[..2].parse().map_err(|_| DateError::Form)?;
    let minutes: i32 = digits[2..].parse().unwrap_or(0);
    if hours > 14 || minutes > 59 || (hours == 14 && minutes > 0) {
        return Err(DateError::Nonexistent);
    }
    Ok(sign * (hours * 3600 + minutes * 60))
}

fn at_offset(time: NaiveDateTime, seconds: i32) -> Result<Date, DateError> {
    let offset = FixedOffset::east_opt(seconds).ok_or(DateError::Form)?;
    let date = offset
        .from_local_datetime(&time)
        .single()
        .ok_or(DateError::Nonexistent)?;
    Ok(with_offset(&date))
}

fn local(time: NaiveDateTime, zone: Option<Tz>) -> Date {
    let without_offset = |change| Date {
        precision: Precision::DateTime,
        lexical: lexical(&time, None),
        instant: time.and_utc().timestamp(),
        change,
    };
    let Some(zone) = zone else {
        return without_offset(None);
    };
    match zone.from_local_datetime(&time) {
        LocalResult::Single(date) => with_offset(&date.fixed_offset()),
        LocalResult::Ambiguous(first, _) => Date {
            change: Some(ClockChange::Repeats),
            ..with_offset(&first.fixed_offset())
        },
        LocalResult::None => without_offset(Some(ClockChange::Skips)),
    }
}

fn with_offset(date: &DateTime<FixedOffset>) -> Date {
    Date {
        precision: Precision::DateTime,
        lexical: lexical(
            &date.naive_local(),
            Some(date.offset().fix().local_minus_utc()),
        ),
        instant: date.timestamp(),
        change: None,
    }
}

fn lexical(time: &NaiveDateTime, offset: Option<i32>) -> Box<str> {
    let mut text = String::with_capacity(25);
    let (date, clock) = (time.date(), time.time());
    let _ = write!(
        text,
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year(),
        date.month(),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    );
    if clock.nanosecond() > 0 {
        let fraction = format!(".{:09}", clock.nanosecond() % 1_000_000_000);
        text.push_str(fraction.trim_end_matches('0'));
    }
    match offset {
        None => {}
        Some(0) => text.push('Z'),
        Some(seconds) => {
            let sign = if seconds < 0 { '-' } else { '+' };
            let minutes = seconds.abs() / 60;
            let _ = write!(text, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROME: Option<Tz> = Some(chrono_tz::Europe::Rome);

    fn read(text: &str, zone: Option<Tz>) -> String {
        parse_date(text, zone).map_or_else(|error| format!("{error:?}"), |date| date.lexical.into())
    }

    #[test]
    fn every_form_that_sites_write() {
        let cases = [
            ("2023-06-20 20:20:00", "2023-06-20T20:20:00+02:00"),
            ("2023-12-20T20:20", "2023-12-20T20:20:00+01:00"),
            ("2023-06-20T20:20:00Z", "2023-06-20T20:20:00Z"),
            ("2018-03-12 10:00:00 +0100", "2018-03-12T10:00:00+01:00"),
            (
                "2018-03-12T10:00:00.250-05:30",
                "2018-03-12T10:00:00.25-05:30",
            ),
            ("2023-06-20", "2023-06-20"),
            ("2023/6/2", "2023-06-02"),
            ("2023-06", "2023-06"),
            ("2023", "2023"),
            ("20230620", "2023-06-20"),
            (
                "Tue, 20 Jun 2023 20:20:00 +0200",
                "2023-06-20T20:20:00+02:00",
            ),
            ("Tue, 20 Jun 2023 20:20:00 GMT", "2023-06-20T20:20:00Z"),
            ("Jul 08 2022", "2022-07-08"),
            ("Jan 5 2024", "2024-01-05"),
            ("July 8, 2022", "2022-07-08"),
            ("8 Jul 2022 10:30", "2022-07-08T10:30:00+02:00"),
            ("8 Jul 2022 10:00:00 +0000", "2022-07-08T10:00:00Z"),
            ("Fri Jul 08 2022", "2022-07-08"),
            ("1687285200", "2023-06-20T20:20:00+02:00"),
            ("1687285200000", "2023-06-20T20:20:00+02:00"),
        ];
        for (written, expected) in cases {
            assert_eq!(read(written, ROME), expected, "{written}");
        }
        assert_eq!(read("2023-06-20 20:20:00", None), "2023-06-20T20:20:00");
    }

    #[test]
    fn dates_that_are_none() {
        for (written, expected) in [
            ("2023-02-30", "Nonexistent"),
            ("2023-13-01", "Nonexistent"),
            ("Feb 30 2022", "Nonexistent"),
            ("Jul 8 22nd", "Form"),
            ("2023-06-20 25:00", "Nonexistent"),
            ("yesterday", "Form"),
            ("20 June", "Form"),
            ("2023-06-20 8pm", "Form"),
            ("", "Form"),
        ] {
            assert_eq!(read(written, ROME), expected, "{written}");
        }
    }

    #[test]
    fn a_change_of_the_clock_is_told() {
        let date = parse_date("2023-10-29 02:30:00", ROME).unwrap();
        assert_eq!(date.change, Some(ClockChange::Repeats));
        assert_eq!(&*date.lexical, "2023-10-29T02:30:00+02:00");
        let date = parse_date("2023-03-26 02:30:00", ROME).unwrap();
        assert_eq!(date.change, Some(ClockChange::Skips));
        assert_eq!(&*date.lexical, "2023-03-26T02:30:00");
    }
}
