//! Durations as sites write them, as `xsd:duration` and seconds.

use std::fmt::Write as _;

/// A duration that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    /// Thousandths of a second.
    pub millis: u64,
}

impl Duration {
    /// Whole seconds, rounded half up.
    pub const fn seconds(self) -> u64 {
        self.millis.saturating_add(500) / 1000
    }

    /// The form of ISO 8601 and `xsd:duration`, in hours, minutes and seconds.
    pub fn iso(self) -> String {
        let (seconds, millis) = (self.millis / 1000, self.millis % 1000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let mut text = String::from("PT");
        if hours > 0 {
            let _ = write!(text, "{hours}H");
        }
        if minutes > 0 {
            let _ = write!(text, "{minutes}M");
        }
        if millis > 0 {
            let fraction = format!("{millis:03}");
            let _ = write!(text, "{seconds}.{}S", fraction.trim_end_matches('0'));
        } else if seconds > 0 || text.len() == 2 {
            let _ = write!(text, "{seconds}S");
        }
        text
    }
}

/// Why a text is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationError {
    /// It is written in no form that is known.
    Form,
    /// It is below zero.
    Negative,
}

/// The longest duration that is believed: a hundred years.
const LONGEST: u64 = 100 * 366 * 86_400_000;

/// Reads seconds (`609`, `609.5`), `H:M:S`, `M:S`, ISO 8601 (`PT10M9S`) and its units alone (`1h 2m
/// 3s`, `10 min`).
///
/// # Errors
/// When the text has no such form or is negative.
pub fn parse_duration(text: &str) -> Result<Duration, DurationError> {
    let text = text.trim();
    if text.starts_with('-') {
        return Err(DurationError::Negative);
    }
    let millis = match text.strip_prefix(['P', 'p']) {
        Some(rest) => iso(rest),
        None if text.contains(':') => clock(text),
        None => decimal(text).or_else(|| units(text)),
    };
    millis
        .filter(|millis| *millis <= LONGEST)
        .map(|millis| Duration { millis })
        .ok_or(DurationError::Form)
}

fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [minutes, seconds] => ("0", minutes, seconds),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let seconds = decimal(seconds).filter(|millis| *millis < 60_000)?;
    let minutes = whole(minutes).filter(|minutes| parts.len() == 2 || *minutes < 60)?;
    let minutes = whole(hours)?.checked_mul(60)?.checked_add(minutes)?;
    minutes.checked_mul(60_000)?.checked_add(seconds)
}

/// Hours, minutes and seconds, each with its unit behind it.
fn units(text: &str) -> Option<u64> {
    let mut short = text.to_ascii_lowercase();
    for (long, unit) in [
        ("hrs", "h"),
        ("hr", "h"),
        ("mins", "m"),
        ("min", "m"),
        ("secs", "s"),
        ("sec", "s"),
    ] {
        short = short.replace(long, unit);
    }
    short.retain(|c| !c.is_whitespace());
    let plain = short.starts_with(|c: char| c.is_ascii_digit());
    plain.then(|| iso(&format!("T{}", short.to_ascii_uppercase())))?
}

fn iso(text: &str) -> Option<u64> {
    let (days, time) = text.split_once(['T', 't']).unwrap_or((text, ""));
    if days.is_empty() && time.is_empty() {
        return None;
    }
    let units = [
        (days, ['W', 'D'].as_slice(), [604_800, 86_400].as_slice()),
        (time, ['H', 'M', 'S'].as_slice(), [3600, 60, 1].as_slice()),
    ];
    let mut total = 0u64;
    for (mut rest, letters, seconds) in units {
        let mut from = 0;
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            let letter = rest[end..].chars().next()?.to_ascii_uppercase();
            let at = from + letters[from..].iter().position(|unit| *unit == letter)?;
            total = total.checked_add(decimal(&rest[..end])?.checked_mul(seconds[at])?)?;
            from = at + 1;
            rest = &rest[end + 1..];
        }
    }
    Some(total)
}

fn whole(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A decimal number in thousandths; more digits are cut.
fn decimal(text: &str) -> Option<u64> {
    let (number, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    whole(fraction)?;
    let millis = whole(&format!("{fraction:0<3}")[..3])?;
    whole(number)?.checked_mul(1000)?.checked_add(millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_that_sites_write() {
        for (written, seconds, iso) in [
            ("609", 609, "PT10M9S"),
            ("3600", 3600, "PT1H"),
            ("0", 0, "PT0S"),
            ("609.5", 610, "PT10M9.5S"),
            ("10:09", 609, "PT10M9S"),
            ("90:00", 5400, "PT1H30M"),
            ("1:00:01", 3601, "PT1H1S"),
            ("PT10M9S", 609, "PT10M9S"),
            ("P1DT1S", 86401, "PT24H1S"),
            ("pt1h", 3600, "PT1H"),
            ("1h 2m 3s", 3723, "PT1H2M3S"),
            ("1m30s", 90, "PT1M30S"),
            ("10 min", 600, "PT10M"),
        ] {
            let duration = parse_duration(written).unwrap();
            assert_eq!(
                (duration.seconds(), &*duration.iso()),
                (seconds, iso),
                "{written}"
            );
        }
    }

    #[test]
    fn durations_that_are_none() {
        for written in [
            "", "ten", "1:60", "1:2:3:4", "PT", "P", "PT5", "P1Y", "PT1S1H", "1:99:00",
        ] {
            assert_eq!(
                parse_duration(written),
                Err(DurationError::Form),
                "{written}"
            );
        }
        assert_eq!(parse_duration("-5"), Err(DurationError::Negative));
    }
}
