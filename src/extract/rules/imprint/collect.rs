//! The values of an imprint, gathered by organization.

use super::checks::{self, Check, is_european};
use super::items::{Item, What};
use super::owner::{self, Owner};
use super::{Line, address, beside, street, text_of};
use crate::content::PlaceKind;
use crate::diagnostic::Code;
use crate::extract::rules::Reading;
use crate::extract::{Imprint, NamedAs, Spanned, fold};
use crate::record::{Confidence, Rule};
use std::ops::Range;

/// The fewest letters of a name of a person that a mail address may have in it.
const LETTERS: usize = 3;

/// Adds an imprint for each owner that has any value.
pub(super) fn imprints(
    reading: &mut Reading<'_, '_>,
    lines: &[Line],
    above: usize,
    owners: &[Owner],
    country: Option<&str>,
) {
    let mut collected: Vec<Imprint> = owners.iter().map(|owner| empty(owner.confidence)).collect();
    let words = &reading.reader.words.imprint;
    let lead = &lines[..above.min(lines.len())];
    // Who answers for a press office does so for the organization.
    let mut press = lead
        .iter()
        .any(|line| words.names_press(text_of(reading, line)));
    let apart = owners
        .first()
        .is_some_and(|owner| is_apart(lines, above, owner));
    let mut personal = false;
    for (number, line) in lines.iter().enumerate().skip(above) {
        // What stands behind somebody's name is that person's, until an organization is named.
        let names_owner = owners.iter().any(|owner| owner.line == number);
        let office = reading
            .reader
            .words
            .imprint
            .names_press(text_of(reading, line));
        press |= office;
        personal = !names_owner && !press && (personal || names_person(reading, line));
        for item in &line.items {
            let position = (number, item.value.start);
            // Values belong to the name before them, those before all names to the first.
            let before = owners
                .iter()
                .rposition(|owner| (owner.line, owner.name.start) <= position);
            let Some(whose) = before.or((!apart).then_some(0)) else {
                continue;
            };
            let value = Value {
                lines,
                number,
                country,
            };
            // Who speaks to the press is reached for the organization.
            let is_own = personal && is_number(item)
                || !press && is_personal(reading, item)
                || beside::is_home(reading, line, item);
            if !is_own {
                value.take(reading, item, collected.get_mut(whose));
            }
        }
    }
    for (owner, imprint) in owners.iter().zip(collected) {
        if has_any(&imprint) {
            state(reading, lines, owner, imprint);
        }
    }
}

/// Whether the values before the first owner are somebody else's: in another paragraph, and with
/// mail addresses of another domain.
fn is_apart(lines: &[Line], above: usize, owner: &Owner) -> bool {
    let domains = |lines: &[Line]| -> Vec<String> {
        let items = lines.iter().flat_map(|line| &line.items);
        let mails = items.filter_map(|item| match &item.what {
            What::Email(address) => address.split_once('@'),
            _ => None,
        });
        mails.map(|(_, domain)| domain.to_lowercase()).collect()
    };
    let before = lines.get(above..owner.line).unwrap_or_default();
    let (theirs, own) = (domains(before), domains(&lines[owner.line..]));
    let paragraph = before
        .iter()
        .all(|line| line.passage != lines[owner.line].passage);
    paragraph
        && !theirs.is_empty()
        && !own.is_empty()
        && !theirs.iter().any(|one| own.contains(one))
}

/// Whether a line, or what stands in it before its values, is the name of a person.
fn names_person(reading: &Reading<'_, '_>, line: &Line) -> bool {
    let text = text_of(reading, line);
    let first = line.items.iter().map(|item| item.range.start).min();
    let name = &text[..first.unwrap_or(text.len())];
    let name = name.rsplit(": ").next().unwrap_or(name);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    name.split_whitespace().all(capital) && owner::is_person(reading, name)
}

/// Telephone numbers, of which it does not show whether they are a person's.
const fn is_number(item: &Item) -> bool {
    matches!(item.what, What::Telephone(..) | What::Fax(..))
}

/// Whether a mail address has somebody's given name in it, or the name or initials of one whom
/// the text names.
pub(super) fn is_personal(reading: &Reading<'_, '_>, item: &Item) -> bool {
    let What::Email(address) = &item.what else {
        return false;
    };
    let local = fold(address.split('@').next().unwrap_or(""));
    let parts: Vec<&str> = local.split(['.', '_', '-']).collect();
    let given = &reading.reader.ontology.given_names;
    let mut people = reading.people.iter();
    let bears = |who: usize| {
        let name = fold(&reading.namings[who].name.text);
        let initials = name
            .split_whitespace()
            .filter_map(|word| word.chars().next());
        let mut words = name.split_whitespace();
        words.any(|word| word.chars().count() >= LETTERS && local.contains(word))
            || initials.eq(local.chars())
    };
    parts.len() > 1 && parts.iter().any(|part| given.contains(part))
        || people.any(|person| bears(person.who))
}

/// An imprint without values.
pub(super) fn empty(confidence: Confidence) -> Imprint {
    Imprint {
        who: 0,
        legal_name: None,
        street: None,
        postal_code: None,
        locality: None,
        region: None,
        country: None,
        telephones: Vec::new(),
        faxes: Vec::new(),
        emails: Vec::new(),
        vat: None,
        tax: None,
        register: None,
        founded: None,
        confidence,
    }
}

/// Whether an imprint says enough to be one: more than a name with a mail address or a number.
fn has_any(imprint: &Imprint) -> bool {
    let phones = !imprint.telephones.is_empty() || !imprint.faxes.is_empty();
    let company = imprint.vat.is_some() || imprint.tax.is_some() || imprint.register.is_some();
    let place = imprint.locality.is_some();
    let kinds = [phones, !imprint.emails.is_empty(), place]
        .iter()
        .filter(|has| **has)
        .count();
    company || kinds > 1 || (place && imprint.street.is_some())
}

fn state(reading: &mut Reading<'_, '_>, lines: &[Line], owner: &Owner, mut imprint: Imprint) {
    let line = &lines[owner.line];
    let within =
        |range: &Range<usize>| line.range.start + range.start..line.range.start + range.end;
    let passage = &reading.passages[line.passage];
    imprint.legal_name = owner
        .legal
        .as_ref()
        .map(|legal| passage.spanned(within(legal)));
    let (name, kind) = (within(&owner.name), NamedAs::Organization);
    imprint.who = reading.name(line.passage, name, kind, Rule::Imprint, owner.confidence);
    reading.facts.mentions.push(imprint.who);
    if owner.is_publisher && reading.facts.frame.publisher.is_none() {
        reading.facts.frame.publisher = Some(imprint.who);
    }
    reading.facts.imprints.push(imprint);
}

/// A value on its way into an imprint.
pub(super) struct Value<'l> {
    pub(super) lines: &'l [Line],
    pub(super) number: usize,
    pub(super) country: Option<&'l str>,
}

impl Value<'_> {
    /// Takes a value; one whose check digit is wrong is reported whoever it is of.
    pub(super) fn take(
        &self,
        reading: &mut Reading<'_, '_>,
        item: &Item,
        imprint: Option<&mut Imprint>,
    ) {
        let written = self.spanned(reading, &item.value);
        let with = |text: String| Spanned {
            text: text.into(),
            span: written.span,
        };
        match &item.what {
            What::Vat(number, own) => {
                let country = own.as_deref().or(self.country);
                let right = self.checked(reading, item, country, number, checks::vat);
                if let (Some(country), Some(imprint)) = (country.filter(|_| right), imprint) {
                    let prefix = if is_european(country) { country } else { "" };
                    imprint.vat.get_or_insert(with(format!("{prefix}{number}")));
                }
            }
            What::Tax(number) => {
                let right = self.checked(reading, item, self.country, number, checks::tax);
                if let Some(imprint) = imprint.filter(|_| right) {
                    imprint.tax.get_or_insert(with(number.clone()));
                }
            }
            what => {
                let Some(imprint) = imprint else { return };
                match what {
                    What::Telephone(number, _) => {
                        push(&mut imprint.telephones, with(number.clone()));
                    }
                    What::Fax(number, _) => push(&mut imprint.faxes, with(number.clone())),
                    What::Email(address) => push(&mut imprint.emails, with(address.clone())),
                    What::Register {
                        label,
                        office,
                        number,
                    } => {
                        let text = self.register(reading, label, office.as_ref(), number);
                        imprint.register.get_or_insert(with(text));
                    }
                    What::Town(town) => self.address(reading, town, imprint),
                    _ => {}
                }
            }
        }
    }

    /// Whether a number's check digit is right, or cannot be known.
    fn checked(
        &self,
        reading: &mut Reading<'_, '_>,
        item: &Item,
        country: Option<&str>,
        number: &str,
        check: fn(&str, &str) -> Check,
    ) -> bool {
        let Some(country) = country else {
            return false;
        };
        let result = check(country, number);
        if result == Check::Wrong {
            let span = self.spanned(reading, &item.value).span;
            // A number with two labels is reported once.
            let known = |problem: &crate::diagnostic::Diagnostic| {
                problem.code == Code::CheckDigit
                    && problem
                        .place
                        .as_ref()
                        .is_some_and(|place| place.start == span.start)
            };
            if !reading.problems.iter().any(known) {
                let message = format!("the check digit of `{number}` ({country}) is wrong");
                let problem = reading.source.problem(Code::CheckDigit, span, message);
                let hint = "compare it with its source: one of its digits is mistyped; it is left out until then";
                reading.problems.push(problem.hint(hint));
            }
        }
        matches!(result, Check::Right | Check::Unchecked)
    }

    fn address(&self, reading: &Reading<'_, '_>, town: &address::Town, imprint: &mut Imprint) {
        if imprint.locality.is_some() {
            return;
        }
        imprint.street = match &town.street {
            Some(street) => Some(self.spanned(reading, street)),
            None => self.street_above(reading),
        };
        let code = Some(&town.postal_code).filter(|code| !code.is_empty());
        imprint.postal_code = code.map(|code| self.spanned(reading, code));
        imprint.locality = Some(self.spanned(reading, &town.locality));
        imprint.region = town
            .region
            .as_ref()
            .map(|region| self.spanned(reading, region));
        let named = town
            .country
            .as_ref()
            .map(|(code, range)| (code.as_str(), range));
        let code = named.map(|(code, _)| code).or(self.country);
        let code_or_town = if town.postal_code.is_empty() {
            &town.locality
        } else {
            &town.postal_code
        };
        let range = named.map_or(code_or_town, |(_, range)| range);
        imprint.country = code.map(|code| Spanned {
            text: code.into(),
            span: self.spanned(reading, range).span,
        });
    }

    /// The line above an address that has the street alone.
    fn street_above(&self, reading: &Reading<'_, '_>) -> Option<Spanned> {
        let line = &self.lines[self.number.checked_sub(1)?];
        let text = text_of(reading, line);
        let words = &reading.reader.words.imprint;
        let start = words.label(text).map_or(0, |(_, _, length)| {
            text.len()
                - text[length..]
                    .trim_start_matches([':', ' ', '-', '–'])
                    .len()
        });
        let street = text[start..].trim_end_matches([',', ' ', '-', '–', ';']);
        let is_alone = line.items.iter().all(|item| item.what == What::Other);
        let range = line.range.start + start..line.range.start + start + street.len();
        (is_alone && street::is_street_line(street, words))
            .then(|| reading.passages[line.passage].spanned(range))
    }

    /// A number in a register with the office that keeps it: `REA MI-931532`.
    fn register(
        &self,
        reading: &Reading<'_, '_>,
        label: &Range<usize>,
        office: Option<&Range<usize>>,
        number: &str,
    ) -> String {
        let text = text_of(reading, &self.lines[self.number]);
        let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
        let label = text[label.clone()].trim_end_matches([':', ' ']);
        let numbers = &reading.reader.words.imprint.numbers;
        let parts = label.split_whitespace();
        let parts = parts.skip_while(|part| numbers.contains(&fold(part)));
        let label = parts.collect::<Vec<_>>().join(" ").replace('.', "");
        match office {
            _ if letters == 2 => format!("{label} {}-{}", &number[..2], &number[2..]),
            Some(office) => {
                let name = &text[office.clone()];
                match sigla(reading, name) {
                    Some(sigla) => format!("{label} {sigla}-{number}"),
                    None => format!("{label} {name} {number}"),
                }
            }
            None => format!("{label} {number}"),
        }
    }

    fn spanned(&self, reading: &Reading<'_, '_>, range: &Range<usize>) -> Spanned {
        let line = &self.lines[self.number];
        let range = line.range.start + range.start..line.range.start + range.end;
        reading.passages[line.passage].spanned(range)
    }
}

/// The letters of the Italian province that a town or province names: Chambers of Commerce are
/// known by them.
fn sigla(reading: &Reading<'_, '_>, name: &str) -> Option<String> {
    if name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(name.to_owned());
    }
    let gazetteer = &reading.reader.ontology.gazetteer;
    gazetteer.find(&fold(name)).iter().find_map(|id| {
        let place = gazetteer.get(*id)?;
        let province = match place.kind {
            PlaceKind::Province => place,
            PlaceKind::Municipality => gazetteer.get(place.within?)?,
            _ => return None,
        };
        Some(province.code?.strip_prefix("IT-")?.to_owned()).filter(|code| code.len() == 2)
    })
}

/// Adds a value that is not there yet.
fn push(list: &mut Vec<Spanned>, value: Spanned) {
    if !list.iter().any(|known| known.text == value.text) {
        list.push(value);
    }
}
