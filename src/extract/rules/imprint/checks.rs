//! Check digits of VAT and tax numbers.
//!
//! Sources: the algorithms that the European Commission describes for VIES (VAT Information
//! Exchange System), and for the Italian tax code of persons the decree of the Ministry of
//! Finance of 23 December 1976.

/// What a number proves to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Its check digit is right.
    Right,
    /// It has the form of such a number and a wrong check digit.
    Wrong,
    /// It has the form, and how it is checked is not known here.
    Unchecked,
    /// It has another form.
    NoForm,
}

/// Checks a VAT number of a country, without its prefix, upper case and without spaces.
pub(super) fn vat(country: &str, number: &str) -> Check {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let all = digits.len() == number.len();
    let is_right = |right: bool| if right { Check::Right } else { Check::Wrong };
    match (country, digits.len()) {
        ("IT", 11) if all => is_right(luhn(&digits) && digits.iter().any(|digit| *digit > 0)),
        ("DE", 9) if all => is_right(mod_11_10(&digits)),
        ("AT", 8) if number.starts_with('U') => is_right(austrian(&digits)),
        ("BE", 10) if all => is_right(97 - value(&digits[..8]) % 97 == value(&digits[8..])),
        ("LU", 8) if all => is_right(value(&digits[..6]) % 89 == value(&digits[6..])),
        ("FR", 11) if all => {
            let company = value(&digits[2..]);
            is_right(value(&digits[..2]) == (12 + 3 * (company % 97)) % 97 && luhn(&digits[2..]))
        }
        ("PT", 9) if all => is_right(portuguese(&digits)),
        ("DK", 8) if all => {
            is_right(weighted(&digits, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
        }
        ("FI", 8) if all => {
            is_right(weighted(&digits, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11))
        }
        ("PL", 10) if all => {
            is_right(weighted(&digits, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9])
        }
        ("GB", 9) if all => {
            let sum = weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) + value_u32(&digits[7..]);
            is_right(sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97))
        }
        ("NL", 11) if number.as_bytes().get(9) == Some(&b'B') => {
            let rest = weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
            // Since 2020 sole traders have numbers that are checked as a whole.
            is_right(rest == digits[8] || dutch(number))
        }
        ("ES" | "IE", _) => form(number, 8..=9),
        ("CH", 9) => Check::Unchecked,
        ("IT" | "DE" | "AT" | "BE" | "LU" | "FR" | "PT" | "DK" | "FI" | "PL" | "NL", _) => {
            Check::NoForm
        }
        _ if is_european(country) => form(number, 8..=12),
        _ => Check::NoForm,
    }
}

/// Checks a tax number of a country: the Italian ones, other forms only by their length.
pub(super) fn tax(country: &str, number: &str) -> Check {
    match (country, number.len()) {
        ("IT", 11) => vat("IT", number),
        ("IT", 16) => person(number),
        ("IT", _) => Check::NoForm,
        (_, 8..=13) if number.bytes().all(|byte| byte.is_ascii_digit()) => Check::Unchecked,
        _ => Check::NoForm,
    }
}

/// Whether a VAT number, as somebody writes it, has a wrong check digit: that of the country
/// whose code it begins with, or of another one that is known.
pub fn is_wrong_vat(text: &str, country: Option<&str>) -> bool {
    let number = bare(text);
    let (code, number) = split(&number).unwrap_or((country.unwrap_or_default(), &number));
    !is_blank(number) && vat(code, number) == Check::Wrong
}

/// Whether a tax number has a wrong check digit, by the country of a VAT number or another one
/// that is known.
pub fn is_wrong_tax(text: &str, vat: Option<&str>, country: Option<&str>) -> bool {
    let vat = vat.map(bare);
    let code = vat.as_deref().and_then(split).map(|(code, _)| code);
    let number = bare(text);
    !is_blank(&number) && tax(code.or(country).unwrap_or_default(), &number) == Check::Wrong
}

/// What tells a VAT or tax number from others: its letters and digits, without the code of a
/// country before them, which is often left away.
pub fn bare_number(text: &str) -> String {
    let number = bare(text);
    split(&number).map_or_else(|| number.clone(), |(_, rest)| rest.to_owned())
}

/// Whether a number of zeros alone stands where another one is to be written: nobody mistyped it.
fn is_blank(number: &str) -> bool {
    number.bytes().all(|byte| byte == b'0')
}

/// A number in upper case, without the signs within.
fn bare(text: &str) -> String {
    let parts = text.chars().filter(char::is_ascii_alphanumeric);
    parts.map(|c| c.to_ascii_uppercase()).collect()
}

/// The code of a country that a number begins with, and the rest.
fn split(number: &str) -> Option<(&str, &str)> {
    let (code, rest) = number.split_at_checked(2)?;
    is_european(code).then_some((code, rest))
}

/// Whether a country's VAT numbers begin with two letters that are its code (Greece: `EL`).
pub(super) fn is_european(country: &str) -> bool {
    const COUNTRIES: [&str; 30] = [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR",
        "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ];
    COUNTRIES.contains(&country)
}

fn form(number: &str, length: std::ops::RangeInclusive<usize>) -> Check {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_form = length.contains(&number.len())
        && digits + 3 >= number.len()
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_form {
        Check::Unchecked
    } else {
        Check::NoForm
    }
}

/// ISO/IEC 7812-1, Annex B.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            if at % 2 == 0 {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// ISO/IEC 7064, MOD 11,10.
fn mod_11_10(digits: &[u32]) -> bool {
    let Some((check, digits)) = digits.split_last() else {
        return false;
    };
    let product = digits.iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == *check
}

fn austrian(digits: &[u32]) -> bool {
    let sum: u32 = digits[..7]
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            if at % 2 == 0 {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    (10 - (sum + 4) % 10) % 10 == digits[7]
}

fn portuguese(digits: &[u32]) -> bool {
    let check = 11 - weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    (if check > 9 { 0 } else { check }) == digits[8]
}

/// ISO/IEC 7064, MOD 97-10, of the whole number with its country.
fn dutch(number: &str) -> bool {
    let whole = format!("NL{number}");
    let rest = whole.chars().fold(0u64, |rest, c| {
        let digit = u64::from(c.to_digit(36).unwrap_or(0));
        (if digit > 9 { rest * 100 } else { rest * 10 } + digit) % 97
    });
    rest == 1
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

fn value(digits: &[u32]) -> u64 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + u64::from(*digit))
}

fn value_u32(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |value, digit| value * 10 + digit)
}

/// The tax code of a person: the last letter follows from the fifteen signs before it.
fn person(code: &str) -> Check {
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let bytes = code.as_bytes();
    let letters = [0, 1, 2, 3, 4, 5, 8, 11, 15];
    let is_form = bytes.len() == 16
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && letters.iter().all(|at| bytes[*at].is_ascii_uppercase());
    if !is_form {
        return Check::NoForm;
    }
    let sum: u32 = bytes[..15]
        .iter()
        .enumerate()
        .map(|(at, byte)| {
            let number = match byte {
                b'0'..=b'9' => u32::from(byte - b'0'),
                _ => u32::from(byte - b'A'),
            };
            if at % 2 == 0 {
                ODD[number as usize]
            } else {
                number
            }
        })
        .sum();
    if u32::from(bytes[15] - b'A') == sum % 26 {
        Check::Right
    } else {
        Check::Wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_numbers_that_are_right() {
        for (country, number) in [
            ("IT", "02731980153"),
            ("IT", "00743110157"),
            ("DE", "136695976"),
            ("AT", "U13585627"),
            ("BE", "0428759497"),
            ("FR", "40303265045"),
            ("LU", "15027442"),
            ("NL", "004495445B01"),
            ("PT", "501964843"),
            ("DK", "13585628"),
            ("FI", "20774740"),
            ("PL", "8567346215"),
            ("GB", "980780684"),
        ] {
            assert_eq!(vat(country, number), Check::Right, "{country}{number}");
            let wrong = number.replace(['4', '5'], "6");
            assert_ne!(vat(country, &wrong), Check::Right, "{country}{wrong}");
        }
    }

    #[test]
    fn numbers_of_other_forms() {
        assert_eq!(vat("IT", "02731980154"), Check::Wrong);
        assert_eq!(vat("IT", "00000000000"), Check::Wrong);
        assert_eq!(vat("IT", "0273198015"), Check::NoForm);
        assert_eq!(vat("ES", "B12345678"), Check::Unchecked);
        assert_eq!(vat("US", "123456789"), Check::NoForm);
        assert_eq!(tax("IT", "RSSMRA85T10A562S"), Check::Right);
        assert_eq!(tax("IT", "RSSMRA85T10A562T"), Check::Wrong);
        assert_eq!(tax("IT", "HELLO"), Check::NoForm);
        assert_eq!(tax("DE", "1234567890"), Check::Unchecked);
    }
}
