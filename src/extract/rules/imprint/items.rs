//! What a line of an imprint has: labelled numbers, mail addresses, a postal address.

use super::address::{Town, town};
use super::checks::is_european;
use super::numbers::{behind_marks, number, office_at};
use super::phone::phones;
use super::street::is_street_line;
use super::unlabelled;
use super::words::{Field, ImprintWords};
use std::ops::Range;

/// A value in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The bytes of the line that it is written in, its label included.
    pub(super) range: Range<usize>,
    /// The bytes of the value itself.
    pub(super) value: Range<usize>,
    pub(super) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A telephone number in E.164, and the country that its own prefix tells.
    Telephone(String, Option<&'static str>),
    Fax(String, Option<&'static str>),
    Email(String),
    /// A VAT number without its prefix, and the country of that.
    Vat(String, Option<String>),
    Tax(String),
    /// A number in a register: the label, the office and the number.
    Register {
        label: Range<usize>,
        office: Option<Range<usize>>,
        number: String,
    },
    Town(Box<Town>),
    /// A label and whatever belongs to it is of no use here.
    Other,
}

/// All values of a line in its order. Numbers without country are of `country`.
pub(super) fn items(text: &str, country: Option<&str>, words: &ImprintWords) -> Vec<Item> {
    let mut found = emails(text);
    let mut at = 0;
    while at < text.len() {
        let is_start = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let label = is_start.then(|| words.label(&text[at..])).flatten();
        let label = label.filter(|(field, _, length)| {
            *field != Field::Address || at > 0 || !begins_name(text, *length, words)
        });
        at = match label {
            Some((field, other, length)) => {
                let (start, count) = (at, found.len());
                let mut fields = vec![(field, at..at + length)];
                fields.extend(other.map(|other| (other, at..at + length)));
                let reached = values(
                    text,
                    &mut fields,
                    at + length,
                    country,
                    words,
                    start,
                    &mut found,
                );
                // "il Numero Verde 800 …": another label may begin within one that has no value.
                let vain = found.len() == count;
                let word = text[at..at + length].find(' ').filter(|_| vain);
                word.map_or(reached.max(at + length), |word| start + word)
            }
            None => at + text[at..].chars().next().map_or(1, char::len_utf8),
        };
    }
    found.extend(unlabelled::with_country(text, &found, country, words));
    found.extend(unlabelled::american(text, &found, country));
    let town = town(text, country, words);
    let is_reached = town.is_some() || found.iter().any(|item| matches!(item.what, What::Email(_)));
    if is_reached {
        found.extend(unlabelled::between_marks(text, &found, country, words));
    }
    if let Some(town) = town {
        let taken = |item: &Item| {
            item.what != What::Other
                && item.value.start < town.postal_code.end
                && town.postal_code.start < item.value.end
        };
        if !found.iter().any(taken) {
            let (range, value) = (town.range.clone(), town.range.clone());
            found.push(Item {
                range,
                value,
                what: What::Town(Box::new(town)),
            });
        }
    }
    found.sort_by_key(|item| item.range.start);
    found
}

/// Reads the values behind a label, further labels before them included; where it ended.
fn values(
    text: &str,
    fields: &mut Vec<(Field, Range<usize>)>,
    from: usize,
    country: Option<&str>,
    words: &ImprintWords,
    start: usize,
    found: &mut Vec<Item>,
) -> usize {
    let mut at = from;
    let mut office = None;
    loop {
        at = behind_marks(text, at, words);
        let begins_number =
            text[at..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
        if !begins_number && let Some((field, other, length)) = words.label(&text[at..]) {
            fields.push((field, at..at + length));
            fields.extend(other.map(|other| (other, at..at + length)));
            at += length;
            continue;
        }
        let is_register = fields.iter().any(|(field, _)| *field == Field::Register);
        let named = office
            .is_none()
            .then(|| office_at(text, at, words))
            .flatten();
        match named.filter(|_| is_register && !begins_number) {
            Some(name) => {
                at = name.end;
                office = Some(name);
            }
            None => break,
        }
    }
    let has = |wanted: Field| fields.iter().any(|(field, _)| *field == wanted);
    if has(Field::Telephone) || has(Field::Fax) {
        let (numbers, length) = phones(&text[at..], country, &words.and);
        for phone in numbers {
            let value = at + phone.range.start..at + phone.range.end;
            let range = start..value.end;
            if has(Field::Telephone) {
                let what = What::Telephone(phone.number.clone(), phone.country);
                found.push(Item {
                    range: range.clone(),
                    value: value.clone(),
                    what,
                });
            }
            if has(Field::Fax) {
                let what = What::Fax(phone.number, phone.country);
                found.push(Item { range, value, what });
            }
        }
        return at + length;
    }
    if has(Field::Vat) || has(Field::Tax) || has(Field::Register) {
        return numbers(text, fields, at, office, start, found);
    }
    if has(Field::Capital) {
        let amount = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let skipped = text[at..].len() - amount.len();
        let length = amount
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | ' ')))
            .unwrap_or(amount.len());
        return at + skipped + length;
    }
    if has(Field::Address) || has(Field::Publisher) || has(Field::Website) {
        found.push(Item {
            range: start..at,
            value: at..at,
            what: What::Other,
        });
    }
    at
}

fn numbers(
    text: &str,
    fields: &[(Field, Range<usize>)],
    at: usize,
    office: Option<Range<usize>>,
    start: usize,
    found: &mut Vec<Item>,
) -> usize {
    let has = |wanted: Field| fields.iter().any(|(field, _)| *field == wanted);
    let Some((number, length)) = number(&text[at..]) else {
        return at;
    };
    let (value, range) = (at..at + length, start..at + length);
    let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
    let own = number
        .get(..2)
        .filter(|code| letters >= 2 && is_european(code));
    let (country, bare) = match own {
        Some(code) if letters < 6 => (Some(code.to_owned()), number[2..].to_owned()),
        _ => (None, number.clone()),
    };
    // An Italian company's number in the register of companies is its tax number.
    let is_tax_number = bare.len() == 11 && country.is_none();
    let mut push = |what: What| {
        found.push(Item {
            range: range.clone(),
            value: value.clone(),
            what,
        });
    };
    if has(Field::Vat) {
        push(What::Vat(bare.clone(), country));
    }
    if has(Field::Tax) {
        push(What::Tax(bare));
    }
    if has(Field::Register) && !has(Field::Vat) && !has(Field::Tax) && !is_tax_number {
        let label = fields
            .iter()
            .rev()
            .find(|(field, _)| *field == Field::Register);
        let label = label.map_or(start..start, |(_, range)| range.clone());
        push(What::Register {
            label,
            office,
            number,
        });
    }
    at + length
}

/// Whether the word at the beginning of a line that may label an address begins a name instead:
/// `Redazione Lombardia Digitale`.
fn begins_name(text: &str, length: usize, words: &ImprintWords) -> bool {
    let (label, rest) = text.split_at(length);
    let next = rest.trim_start();
    let parted = rest.len() > next.len() && !label.contains(' ');
    parted
        && next.starts_with(char::is_uppercase)
        && !is_street_line(next.split([',', '–', '-']).next().unwrap_or(next), words)
}

/// Mail addresses.
fn emails(text: &str) -> Vec<Item> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let start = text[..at].rfind(|c: char| !local(c)).map_or(0, |last| {
            last + text[last..].chars().next().map_or(1, char::len_utf8)
        });
        let domain = &text[at + 1..];
        let end = domain
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .unwrap_or(domain.len());
        let domain = domain[..end].trim_end_matches(['.', '-']);
        let name = text[start..at].trim_start_matches('.');
        let top = domain.rsplit('.').next().unwrap_or("");
        let is_domain = domain.contains('.')
            && top.len() >= 2
            && top.bytes().all(|byte| byte.is_ascii_alphabetic());
        if name.is_empty() || !is_domain {
            continue;
        }
        let value = at - name.len()..at + 1 + domain.len();
        let what = What::Email(text[value.clone()].to_owned());
        found.push(Item {
            range: value.clone(),
            value,
            what,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_ontology;

    fn read(text: &str) -> String {
        let words = ImprintWords::new(&load_ontology(None, None, &mut Vec::new()).lexicons);
        let shown = items(text, Some("IT"), &words)
            .into_iter()
            .filter_map(|item| {
                Some(match item.what {
                    What::Telephone(number, _) => format!("tel {number}"),
                    What::Fax(number, _) => format!("fax {number}"),
                    What::Email(mail) => mail,
                    What::Vat(number, country) => {
                        format!("vat {}{number}", country.unwrap_or_default())
                    }
                    What::Tax(number) => format!("tax {number}"),
                    What::Register {
                        label,
                        office,
                        number,
                    } => {
                        let office = office.map_or("", |office| &text[office]);
                        format!("{} {office} {number}", &text[label])
                    }
                    What::Town(town) => text[town.locality.clone()].to_owned(),
                    What::Other => return None,
                })
            });
        shown.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn lines_of_imprints() {
        for (text, expected) in [
            (
                "CCIAA Milano REA n. 931532 Codice fiscale, Partita IVA n. 02731980153",
                "REA Milano 931532 | vat 02731980153 | tax 02731980153",
            ),
            ("Tel. +39 0226148855", "tel +390226148855"),
            (
                "Tel: 02 26148855 - Fax: 02 827181390",
                "tel +390226148855 | fax +3902827181390",
            ),
            (
                "Tel. e fax 0342 123456",
                "tel +390342123456 | fax +390342123456",
            ),
            (
                "Tel/Fax 0342 123456",
                "tel +390342123456 | fax +390342123456",
            ),
            (
                "T. 0342 123456 F. 0342 654321",
                "tel +390342123456 | fax +390342654321",
            ),
            (
                "tel. 02 1234567 / 02 7654321",
                "tel +39021234567 | tel +39027654321",
            ),
            ("Email: info@soiel.it", "info@soiel.it"),
            (
                "PEC: esempio@pec.it - info@esempio.it.",
                "esempio@pec.it | info@esempio.it",
            ),
            ("P.IVA IT02731980153", "vat IT02731980153"),
            (
                "P. IVA e C.F. 02731980153",
                "vat 02731980153 | tax 02731980153",
            ),
            (
                "C.F./P.IVA: 02731980153 - REA MI-931532",
                "vat 02731980153 | tax 02731980153 | REA  MI931532",
            ),
            ("Cod. Fisc. RSSMRA85T10A562S", "tax RSSMRA85T10A562S"),
            ("R.E.A. di Milano n. 931532", "R.E.A. Milano 931532"),
            (
                "Iscritta al Registro delle Imprese di Milano n. 02731980153",
                "",
            ),
            ("Capitale sociale € 10.000,00 i.v.", ""),
            ("VAT no. GB 980 7806 84", "vat GB980780684"),
            ("Company number 01234567", "Company number  01234567"),
            ("USt-IdNr.: DE136695976", "vat DE136695976"),
            ("Partita IVA 027 3198 0153", "vat 02731980153"),
            ("La tel aviv di oggi ha 450000 abitanti", ""),
            ("Il fax è morto", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
