//! Telephone numbers as E.164 (ITU-T) writes them.

use std::ops::Range;

/// A country's calling code, and the digit that a national number begins with and an
/// international one does not. Italian numbers keep their zero.
const CODES: [(&str, &str, Option<char>); 33] = [
    ("IT", "39", None),
    ("SM", "378", None),
    ("VA", "39", None),
    ("DE", "49", Some('0')),
    ("AT", "43", Some('0')),
    ("CH", "41", Some('0')),
    ("LI", "423", None),
    ("FR", "33", Some('0')),
    ("GB", "44", Some('0')),
    ("IE", "353", Some('0')),
    ("ES", "34", None),
    ("PT", "351", None),
    ("NL", "31", Some('0')),
    ("BE", "32", Some('0')),
    ("LU", "352", None),
    ("DK", "45", None),
    ("SE", "46", Some('0')),
    ("NO", "47", None),
    ("FI", "358", Some('0')),
    ("PL", "48", None),
    ("CZ", "420", None),
    ("SK", "421", Some('0')),
    ("HU", "36", None),
    ("SI", "386", Some('0')),
    ("HR", "385", Some('0')),
    ("RO", "40", Some('0')),
    ("GR", "30", None),
    ("MT", "356", None),
    ("US", "1", Some('1')),
    ("CA", "1", Some('1')),
    ("AU", "61", Some('0')),
    ("NZ", "64", Some('0')),
    ("RU", "7", Some('8')),
];

/// A telephone number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phone {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// The number in E.164.
    pub(super) number: String,
    /// The country that its own prefix tells.
    pub(super) country: Option<&'static str>,
}

/// The numbers that a text begins with, parted by a slash with spaces, a comma, a semicolon or
/// one of some words; and where they end. A number without country code is of `country`.
pub(super) fn phones(text: &str, country: Option<&str>, and: &[String]) -> (Vec<Phone>, usize) {
    let mut found = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some((range, digits, plus)) = digits(&text[at..]) {
        let range = at + range.start..at + range.end;
        let written = text[range.clone()].trim_start_matches([' ', ':']);
        if is_day(written) {
            break;
        }
        // "(212) 555-0123" is written so nowhere else.
        let sure = written.starts_with('(') && written.contains('-');
        let american = (country.is_none() || sure) && is_american(written);
        let country = if american { Some("US") } else { country };
        let last = found.last().filter(|_| !plus);
        let short = last.and_then(|last: &Phone| {
            let number = beside(last, &text[last.range.clone()], &digits)?;
            let range = range.clone();
            Some(Phone {
                range,
                number,
                country: None,
            })
        });
        let phone = short.or_else(|| phone(&digits, plus, country, range.clone()));
        let Some(phone) = phone else {
            break;
        };
        found.push(phone);
        end = range.end;
        let Some(next) = behind_separator(&text[end..], and) else {
            break;
        };
        at = end + next;
    }
    (found, end)
}

/// A number without the area code that the one before it has: `0461 492101 – 492117`.
fn beside(before: &Phone, written: &str, digits: &str) -> Option<String> {
    const SHORTEST: usize = 5;
    const LONGEST: usize = 8;
    if !(SHORTEST..=LONGEST).contains(&digits.len()) || digits.starts_with('0') {
        return None;
    }
    // The last digits of that one, which a sign parts from its area code.
    let mut places = written
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_ascii_digit());
    let (at, _) = places.nth(digits.len() - 1)?;
    let area = &written[..at];
    let parted = area.ends_with(|c: char| !c.is_ascii_digit());
    let code = before
        .number
        .get(..before.number.len().checked_sub(digits.len())?)?;
    let long = area.chars().filter(char::is_ascii_digit).count() >= 2;
    (parted && long).then(|| format!("{code}{digits}"))
}

/// Whether a number is written as those of North America alone are: `(312) 555-0100`,
/// `312-555-0100`.
pub(super) fn is_american(text: &str) -> bool {
    let groups: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let code = |group: &str| group.starts_with(|c: char| ('2'..='9').contains(&c));
    let marks = text
        .trim_start_matches([' ', ':'])
        .bytes()
        .filter(|byte| !byte.is_ascii_digit())
        .count();
    let parted = !text.trim().contains("  ") && text.contains(['-', '.', ')']);
    groups.iter().map(|group| group.len()).eq([3, 3, 4])
        && code(groups[0])
        && code(groups[1])
        && parted
        && marks <= 4
}

/// Whether a number is a day, or years: `12/03/2024`, `2024-2025`.
fn is_day(text: &str) -> bool {
    let groups: Vec<&str> = text.split(['/', '-', '.']).collect();
    let year = |year: &str| year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    match *groups {
        [day, month, last] => {
            (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year(last)
        }
        [first, last] => year(first) && year(last),
        _ => false,
    }
}

/// Behind what may stand between two numbers.
fn behind_separator(text: &str, and: &[String]) -> Option<usize> {
    let bare = text.trim_start();
    let skipped = text.len() - bare.len();
    if let Some(rest) = bare.strip_prefix([',', ';', '/', '-', '–', '|', '•', '·']) {
        let space = rest.len() - rest.trim_start().len();
        let mark = bare.len() - rest.len();
        return (skipped + space > 0 || bare.starts_with([',', ';', '/']))
            .then_some(skipped + mark + space);
    }
    and.iter().find_map(|word| {
        let rest = bare.strip_prefix(&**word)?;
        let space = rest.len() - rest.trim_start().len();
        (space > 0).then_some(skipped + word.len() + space)
    })
}

/// The digits of the number that a text begins with, their bytes, and whether a plus or `00`
/// leads them.
fn digits(text: &str) -> Option<(Range<usize>, String, bool)> {
    const LONGEST: usize = 40;
    let begins = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(');
    let start = text.len() - text.trim_start_matches([' ', '\u{A0}', ':']).len();
    if !text[start..].starts_with(begins) {
        return None;
    }
    let (mut digits, mut end, mut plus) = (String::new(), start, false);
    let mut chars = text[start..].char_indices().take(LONGEST).peekable();
    let (mut space, mut open) = (false, false);
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '0'..='9' => {
                digits.push(c);
                end = at + 1;
                space = false;
            }
            '+' if digits.is_empty() => plus = true,
            '(' if next.is_some_and(|next| next.is_ascii_digit() || next == '+') => open = true,
            ')' if open => open = false,
            // Signs within a number stand between digits.
            '.' | '-' | '/' | '–' if next.is_some_and(|next| next.is_ascii_digit()) && !space => {
            }
            ' ' | '\u{A0}' | '\u{202F}' if !space => space = true,
            '-' | '–' if digits.len() <= 5 && space => space = false,
            _ => break,
        }
        // `+39 (0)2`: the zero is written for callers within the country.
        if c == ')' && digits.ends_with('0') && text[..=at].ends_with("(0)") && plus {
            let is_italian = digits.starts_with("39") || digits.starts_with("378");
            if !is_italian {
                digits.pop();
            }
            end = at + 1;
        }
    }
    let extension = text[start..end].rsplit_once('-');
    if let Some((before, last)) = extension
        && (1..=2).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_digit())
        && digits.len() >= 9
    {
        end = start + before.len();
        digits.truncate(digits.len() - last.len());
    }
    if let Some(rest) = digits.strip_prefix("00").filter(|_| !plus) {
        return Some((start..end, rest.to_owned(), true));
    }
    (!digits.is_empty()).then_some((start..end, digits, plus))
}

fn phone(digits: &str, plus: bool, country: Option<&str>, range: Range<usize>) -> Option<Phone> {
    if plus {
        let own = CODES.iter().filter(|(_, code, _)| digits.starts_with(code));
        let own = own
            .max_by_key(|(_, code, _)| code.len())
            .map(|(country, ..)| *country);
        // Several countries share `1` and `39`; the first of the list is the one with the most.
        let first = CODES.iter().find(|(_, code, _)| {
            own.is_some()
                && CODES
                    .iter()
                    .any(|(one, other, _)| Some(*one) == own && other == code)
        });
        let is_number = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        return is_number.then(|| Phone {
            range,
            number: format!("+{digits}"),
            country: first.map(|(country, ..)| *country),
        });
    }
    let (_, code, trunk) = CODES.iter().find(|(one, ..)| Some(*one) == country)?;
    let national = trunk
        .and_then(|trunk| digits.strip_prefix(trunk))
        .unwrap_or(digits);
    let is_number = (6..=12).contains(&national.len()) && code.len() + national.len() <= 15;
    is_number.then(|| Phone {
        range,
        number: format!("+{code}{national}"),
        country: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, country: &str) -> String {
        let and = ["e".to_owned(), "and".to_owned()];
        let (found, _) = phones(text, Some(country), &and);
        found
            .into_iter()
            .map(|phone| phone.number)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn numbers_in_every_form() {
        for (text, country, expected) in [
            ("+39 0226148855", "IT", "+390226148855"),
            ("02 26148855", "IT", "+390226148855"),
            ("02/26148855", "IT", "+390226148855"),
            ("02.26.14.88.55", "IT", "+390226148855"),
            ("(02) 26148855", "IT", "+390226148855"),
            ("+39 (0)2 26148855", "IT", "+390226148855"),
            ("0039 02 26148855", "IT", "+390226148855"),
            ("02 1234567 / 02 7654321", "IT", "+39021234567 +39027654321"),
            ("02 1234567 e 02 7654321", "IT", "+39021234567 +39027654321"),
            (
                "02 1234567, 333 1234567",
                "IT",
                "+39021234567 +393331234567",
            ),
            ("02-1234567", "IT", "+39021234567"),
            ("0342 612101 – 612117", "IT", "+390342612101 +390342612117"),
            (
                "02 26148855 / 26148856",
                "IT",
                "+390226148855 +390226148856",
            ),
            ("02 1234567 / 800 123456", "IT", "+39021234567 +39800123456"),
            ("02 - 1234567", "IT", "+39021234567"),
            ("0471 123456-7", "IT", "+390471123456"),
            ("800 123456", "IT", "+39800123456"),
            ("030 123456", "DE", "+4930123456"),
            ("+49 (0)30 123456", "DE", "+4930123456"),
            ("+44 (0)20 7946 0000", "IT", "+442079460000"),
            ("020 7946 0000", "GB", "+442079460000"),
            ("(212) 555-0100", "US", "+12125550100"),
            ("+1 212 555 0100", "IT", "+12125550100"),
            ("12", "IT", ""),
            ("", "IT", ""),
            ("+", "IT", ""),
            ("+390226148855123456", "IT", ""),
        ] {
            assert_eq!(read(text, country), expected, "{text}");
        }
        assert_eq!(phones("02 1234567", None, &[]).0, []);
    }
}
