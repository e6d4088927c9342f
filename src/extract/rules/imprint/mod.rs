//! Addresses and numbers of an organization.
//!
//! An imprint is a group of lines, often at the end of a text, that have addresses and labelled
//! numbers: `Esempio Srl`, `Via Roma 1, 20121 Milano`, `Tel. 02 1234567`, `P.IVA 01234567890`.
//! It belongs to the organization whose name with its legal form stands in it; else to one whose
//! name stands above and begins or ends as names of organizations do; else to the line with
//! capitals right above. Without a name the numbers of a company, and contacts below a heading, belong
//! to the organization whose page it is (`Ragione sociale: Esempio APS`, `© 2026 Esempio APS`); else
//! nothing is stated. A label may stand on the line above its number. Letters that a text names
//! (`OLTA`) are an organization's where they are the domain of a mailbox that is nobody's own.
//!
//! Values are given their normal form: telephone numbers E.164 (a number without country code
//! is of the country of the address, of the other numbers, or of the language), VAT numbers
//! with the letters of their country. Check digits of VAT and tax numbers are verified; a
//! number with a wrong one is reported (P030) and left out. One number may have two labels.
//! `X, dal 1980` right behind the organization's name, anywhere in the text, is the year of its
//! founding. The share capital is of no interest.
//!
//! The organization is mentioned by the text; its publisher only if a label says so (`Editore:`).

mod acronyms;
mod address;
mod anglo;
mod beside;
mod checks;
mod collect;
mod country;
mod domains;
mod founding;
mod items;
mod labelled;
mod legal;
mod numbers;
mod owner;
mod page;
mod phone;
mod reached;
mod running;
mod street;
mod uncoded;
mod unite;
mod unlabelled;
mod words;

#[cfg(test)]
mod tests;

pub use checks::{bare_number, is_wrong_tax, is_wrong_vat};
pub use words::ImprintWords;

use super::Reading;
use crate::extract::Part;
use country::{country, country_of};
use items::{Item, What, items};
use std::ops::Range;

/// A line of the file within a passage, white space at its ends taken away.
#[derive(Debug, Clone)]
struct Line {
    passage: usize,
    range: Range<usize>,
    items: Vec<Item>,
}

/// Lines without any value that may stand within an imprint, one after the other.
const GAP: usize = 2;
/// Lines above an imprint that may have its name.
const ABOVE: usize = 2;
/// Words of a line that flows; such a line ends an imprint.
const FLOWING: usize = 25;

/// Reads imprints.
pub fn read(reading: &mut Reading<'_, '_>) {
    let lines = lines(reading);
    if lines.iter().all(|line| line.items.is_empty()) {
        return;
    }
    let known = running::organizations(reading);
    let page = page::Page::of(reading, &lines);
    let of_page = country::of_page(&lines);
    for group in groups(reading, &lines) {
        let country = country(reading, &lines[group.clone()], of_page.as_deref());
        // The line of a street above its town is none of the lines that may have a name.
        let words = &reading.reader.words.imprint;
        let street = group.start > 0 && {
            let text = text_of(reading, &lines[group.start - 1]);
            text.bytes().any(|byte| byte.is_ascii_digit()) && street::is_street_line(text, words)
        };
        let above = group.start.min(ABOVE + usize::from(street));
        let mut own: Vec<Line> = lines[group.start - above..group.end].to_vec();
        for line in &mut own {
            let text = &reading.passages[line.passage].text()[line.range.clone()];
            let known = std::mem::take(&mut line.items).into_iter();
            line.items = values(reading, text, country.as_deref());
            // A town below a street, or a number alone, is told by the lines around it.
            if line.items.is_empty() {
                line.items = known.collect();
            }
        }
        let mut owners = owner::owners(reading, &own, above, &known);
        let mut above = above;
        if let Some(page) = &page {
            page.own(reading, &mut own, &mut above, &mut owners);
        }
        if owners.is_empty() {
            owners.extend(owner::by_place(reading, &own, above));
        }
        collect::imprints(reading, &own, above, &owners, country.as_deref());
    }
    acronyms::name(reading, &lines);
    let country = of_page.or_else(|| country_of(reading));
    running::read(reading, &lines, country.as_deref());
    unite::read(reading);
    founding::read(reading);
}

/// All lines of text, with what is in those that may have values.
fn lines(reading: &Reading<'_, '_>) -> Vec<Line> {
    let country = country_of(reading);
    let mut lines: Vec<Line> = Vec::new();
    // The label that the line above is, and its passage: "Telefono", then the number, or several.
    let mut label: Option<(&str, usize)> = None;
    for (passage, one) in reading.passages.iter().enumerate() {
        if matches!(one.part, Part::Credits | Part::Chapters) {
            continue;
        }
        let text = one.text();
        let mut start = 0;
        for end in one.ends.iter().copied().filter(|end| *end <= text.len()) {
            let Some(part) = text.get(start..end) else {
                continue;
            };
            let mut from = start + part.len() - part.trim_start().len();
            let to = (start + part.trim_end().len()).max(from);
            start = end;
            if from == to {
                continue;
            }
            let part = &text[from..to];
            let above = label.take().filter(|_| labelled::is_number(part));
            label = above.or_else(|| {
                let label = labelled::label(part, &reading.reader.words.imprint);
                label.map(|label| (label, passage))
            });
            let all = |text: &str| values(reading, text, country.as_deref());
            let may_have = part
                .bytes()
                .any(|byte| byte.is_ascii_digit() || byte == b'@');
            let items = match above {
                Some((label, at)) => {
                    match labelled::joined(text, label, from).filter(|_| at == passage) {
                        Some(start) => {
                            from = start;
                            all(&text[from..to])
                        }
                        None => labelled::values(label, part, &all),
                    }
                }
                None if may_have => all(part),
                None => town_below(reading, &lines, passage, part),
            };
            let range = from..to;
            lines.push(Line {
                passage,
                range,
                items,
            });
        }
    }
    alone(reading, &mut lines, country.as_deref());
    lines
}

/// Gives lines that are a telephone number and nothing else that number, beside a line with a mail
/// address or another number: `Biblioteca comunale`, `0432 577395`, `biblioteca@…`.
fn alone(reading: &Reading<'_, '_>, lines: &mut [Line], country: Option<&str>) {
    let is_contact = |item: &Item| {
        matches!(
            item.what,
            What::Email(_) | What::Telephone(..) | What::Fax(..)
        )
    };
    for at in 0..lines.len() {
        if !lines[at].items.is_empty() {
            continue;
        }
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut beside = beside
            .into_iter()
            .flatten()
            .filter_map(|other| lines.get(other));
        let passage = lines[at].passage;
        let near = beside.any(|line| line.passage == passage && line.items.iter().any(is_contact));
        let text = text_of(reading, &lines[at]);
        let number = near.then(|| unlabelled::alone(text, country)).flatten();
        lines[at].items.extend(number);
    }
}

/// The town that a line is, below a street: `Magione (PG)`.
fn town_below(reading: &Reading<'_, '_>, above: &[Line], passage: usize, text: &str) -> Vec<Item> {
    let words = &reading.reader.words.imprint;
    let street = above.last().is_some_and(|above| {
        let street = text_of(reading, above).trim_end_matches([',', ' ']);
        let numbered = street.bytes().any(|byte| byte.is_ascii_digit());
        let alone = above.items.iter().all(|item| item.what == What::Other);
        above.passage == passage && numbered && alone && street::is_street_line(street, words)
    });
    let town =
        street.then(|| uncoded::town_line(text, words, &|name| reading.reader.is_town(name)));
    town.flatten().into_iter().collect()
}

/// What a line has, addresses without postal code included.
fn values(reading: &Reading<'_, '_>, text: &str, country: Option<&str>) -> Vec<Item> {
    let words = &reading.reader.words.imprint;
    let mut found = items(text, country, words);
    if !found.iter().any(|item| matches!(item.what, What::Town(_))) {
        let town = uncoded::uncoded(text, words, &|name| reading.reader.is_town(name));
        let taken = |town: &Item| {
            let others = found.iter().filter(|other| other.what != What::Other);
            let mut others = others.map(|other| &other.value);
            others.any(|other| other.start < town.value.end && town.value.start < other.end)
        };
        found.extend(town.filter(|town| !taken(town)));
        found.sort_by_key(|item| item.range.start);
    }
    found
}

/// Runs of lines that have enough of an imprint.
fn groups(reading: &Reading<'_, '_>, lines: &[Line]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let has_value = |line: &Line| line.items.iter().any(|item| item.what != What::Other);
    for at in (0..lines.len()).filter(|at| has_value(&lines[*at])) {
        let flows = |at: usize| text_of(reading, &lines[at]).split_whitespace().count() > FLOWING;
        match groups.last_mut() {
            Some(last) if at - last.end <= GAP && !(last.end - 1..=at).any(flows) => {
                last.end = at + 1;
            }
            _ => groups.push(at..at + 1),
        }
    }
    // "Ragione sociale: Esempio APS" right below an address.
    let starts: Vec<usize> = groups.iter().skip(1).map(|group| group.start).collect();
    let starts = starts.into_iter().chain([lines.len()]);
    for (group, next) in groups.iter_mut().zip(starts) {
        let mut behind = group.end..next.min(group.end + GAP + 1);
        if let Some(at) = behind.find(|at| page::is_labelled(reading, &lines[*at])) {
            group.end = at + 1;
        }
    }
    groups.retain(|group| {
        is_imprint(&lines[group.clone()]) || is_address(reading, lines, group.clone())
    });
    groups
}

/// Whether some lines have enough: two kinds of values, or a number that a company has.
fn is_imprint(lines: &[Line]) -> bool {
    let mut kinds = [false; 4];
    let mut is_company = false;
    for item in lines.iter().flat_map(|line| &line.items) {
        match &item.what {
            What::Telephone(..) | What::Fax(..) => kinds[0] = true,
            What::Email(_) => kinds[1] = true,
            What::Town(_) => kinds[2] = true,
            What::Vat(..) | What::Tax(_) | What::Register { .. } => {
                kinds[3] = true;
                is_company = true;
            }
            What::Other => {}
        }
    }
    let towns = lines.iter().flat_map(|line| &line.items);
    let whole = towns
        .into_iter()
        .any(|item| matches!(&item.what, What::Town(town) if town.is_whole()));
    is_company || whole || kinds.iter().filter(|kind| **kind).count() > 1
}

/// Whether some lines have a street and below it a postal code with its town.
fn is_address(reading: &Reading<'_, '_>, lines: &[Line], mut group: Range<usize>) -> bool {
    let words = &reading.reader.words.imprint;
    group.any(|at| {
        let coded =
            |item: &Item| matches!(&item.what, What::Town(town) if !town.postal_code.is_empty());
        let above = at.checked_sub(1).map(|above| &lines[above]);
        let street = above.filter(|above| above.passage == lines[at].passage);
        let street = street.map(|above| text_of(reading, above).trim_end_matches([',', ' ']));
        let numbered = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        lines[at].items.iter().any(coded)
            && street.is_some_and(|text| numbered(text) && street::is_street_line(text, words))
    })
}

fn text_of<'t>(reading: &'t Reading<'_, '_>, line: &Line) -> &'t str {
    &reading.passages[line.passage].text()[line.range.clone()]
}
