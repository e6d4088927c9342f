//! Whether a literal is what its datatype says (XML Schema 1.1, part 2).

use chrono::NaiveDate;

/// Whether a literal of a datatype (short) is one that a rule asks for, and well formed.
/// `date` asks for any of the four datatypes of days, months, years and moments.
pub(super) fn fits(asked: &str, datatype: &str, text: &str) -> bool {
    let dates = ["xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth"];
    let same = match asked {
        "date" => dates.contains(&datatype),
        other => other == datatype,
    };
    same && is_well_formed(datatype, text)
}

fn is_well_formed(datatype: &str, text: &str) -> bool {
    match datatype {
        "xsd:date" => is_date(without_zone(text)),
        "xsd:dateTime" => text
            .split_once('T')
            .is_some_and(|(day, time)| is_date(day) && is_time(without_zone(time))),
        "xsd:gYear" => is_date(&format!("{}-01-01", without_zone(text))),
        "xsd:gYearMonth" => is_date(&format!("{}-01", without_zone(text))),
        "xsd:nonNegativeInteger" => is_digits(text.strip_prefix('+').unwrap_or(text)),
        "xsd:decimal" => is_decimal(text.strip_prefix(['+', '-']).unwrap_or(text)),
        "xsd:hexBinary" => {
            text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        "xsd:duration" => is_duration(text.strip_prefix('-').unwrap_or(text)),
        _ => true,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    match text.split_once('.') {
        Some((whole, part)) => is_digits(&format!("{whole}{part}")),
        None => is_digits(text),
    }
}

fn is_date(text: &str) -> bool {
    let (before, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let parts: Vec<&str> = rest.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let shaped = year.len() >= 4 && month.len() == 2 && day.len() == 2;
    let number = |text: &str| is_digits(text).then(|| text.parse::<u32>().ok()).flatten();
    let (Some(month), Some(day)) = (number(month), number(day)) else {
        return false;
    };
    let year = is_digits(year).then(|| format!("{before}{year}").parse().ok());
    shaped
        && year
            .flatten()
            .is_some_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
}

fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let [hour, minute, second] = parts[..] else {
        return false;
    };
    let below = |text: &str, limit: u32| {
        text.len() == 2 && is_digits(text) && text.parse::<u32>().is_ok_and(|one| one < limit)
    };
    let (whole, part) = second.split_once('.').unwrap_or((second, "0"));
    let end_of_day = (hour, minute, whole) == ("24", "00", "00");
    (below(hour, 24) || end_of_day) && below(minute, 60) && below(whole, 60) && is_digits(part)
}

/// A day or time without its offset, when that is one.
fn without_zone(text: &str) -> &str {
    if let Some(rest) = text.strip_suffix('Z') {
        return rest;
    }
    let Some(at) = text
        .len()
        .checked_sub(6)
        .filter(|at| text.is_char_boundary(*at))
    else {
        return text;
    };
    let (rest, zone) = text.split_at(at);
    let zone = zone
        .strip_prefix(['+', '-'])
        .and_then(|zone| zone.split_once(':'));
    match zone {
        Some((hour, minute)) if is_time(&format!("{hour}:{minute}:00")) => rest,
        _ => text,
    }
}

fn is_duration(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else {
        return false;
    };
    let (days, time) = match text.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (text, None),
    };
    let parts = |text: &str, units: &str| {
        let mut rest = text;
        for unit in units.chars() {
            if let Some((number, behind)) = rest.split_once(unit) {
                let is_number = if unit == 'S' { is_decimal } else { is_digits };
                if !is_number(number) {
                    return false;
                }
                rest = behind;
            }
        }
        rest.is_empty()
    };
    parts(days, "YMD")
        && time.is_none_or(|time| !time.is_empty() && parts(time, "HMS"))
        && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_each_datatype_are_told_from_others() {
        for (datatype, text) in [
            ("xsd:date", "2024-02-29"),
            ("xsd:date", "2024-02-28+01:00"),
            ("xsd:dateTime", "2024-02-29T10:00:00Z"),
            ("xsd:dateTime", "2024-02-29T10:00:00.5+02:00"),
            ("xsd:gYear", "2024"),
            ("xsd:gYearMonth", "2024-03"),
        ] {
            assert!(fits("date", datatype, text), "{text}");
        }
        for (datatype, text) in [
            ("xsd:date", "2023-02-29"),
            ("xsd:date", "29/02/2024"),
            ("xsd:date", "2024-02-29T10:00:00"),
            ("xsd:dateTime", "2024-02-29"),
            ("xsd:dateTime", "2024-02-29T25:00:00"),
            ("xsd:gYearMonth", "2024-13"),
            ("xsd:string", "2024-02-29"),
            ("xsd:date", "é"),
            ("xsd:date", "99999999999999-01-01"),
        ] {
            assert!(!fits("date", datatype, text), "{text}");
        }
        for (datatype, good, bad) in [
            ("xsd:nonNegativeInteger", "12", "-1"),
            ("xsd:decimal", "1.5", "1e3"),
            ("xsd:hexBinary", "00fF", "abc"),
            ("xsd:duration", "P1DT2.5S", "PT"),
            ("xsd:duration", "P1Y2M", "P2M1Y"),
            ("xsd:duration", "-PT5M", "P"),
        ] {
            assert!(fits(datatype, datatype, good), "{good}");
            assert!(!fits(datatype, datatype, bad), "{bad}");
        }
        assert!(!fits("xsd:nonNegativeInteger", "xsd:integer", "12"));
    }
}
