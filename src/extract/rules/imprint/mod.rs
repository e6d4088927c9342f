//! Addresses and numbers of an organization.
//!
//! An imprint is a group of lines, often at the end of a text, that have addresses and labelled
//! numbers: `Esempio Srl`, `Via Roma 1, 20121 Milano`, `Tel. 02 1234567`, `P.IVA 01234567890`.
//! It belongs to the organization whose name with its legal form stands in it; else to one whose
//! name stands above and begins or ends as names of organizations do; else to the line with
//! capitals right above. Without a name nothing is stated.
//!
//! Values are given their normal form: telephone numbers E.164 (a number without country code
//! is of the country of the address, of the other numbers, or of the language), VAT numbers
//! with the letters of their country. Check digits of VAT and tax numbers are verified; a
//! number with a wrong one is reported (P030) and left out. One number may have two labels.
//! `X, dal 1980` right behind the organization's name, anywhere in the text, is the year of its
//! founding. The share capital is of no interest.
//!
//! The organization is mentioned by the text; its publisher only if a label says so (`Editore:`).

mod address;
mod anglo;
mod beside;
mod checks;
mod collect;
mod domains;
mod founding;
mod items;
mod legal;
mod numbers;
mod owner;
mod phone;
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
use crate::content::PlaceKind;
use crate::extract::Part;
use crate::extract::tokens::Tokens;
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
    for group in groups(reading, &lines) {
        let country = country(reading, &lines[group.clone()]);
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
        let owners = owner::owners(reading, &own, above, &known);
        collect::imprints(reading, &own, above, &owners, country.as_deref());
    }
    let country = country_of(reading);
    running::read(reading, &lines, country.as_deref());
    unite::read(reading);
    founding::read(reading);
}

/// All lines of text, with what is in those that may have values.
fn lines(reading: &Reading<'_, '_>) -> Vec<Line> {
    let country = country_of(reading);
    let words = &reading.reader.words.imprint;
    let mut lines: Vec<Line> = Vec::new();
    for (passage, one) in reading.passages.iter().enumerate() {
        if matches!(one.part, Part::Credits | Part::Chapters) {
            continue;
        }
        let text = one.text();
        let mut start = 0;
        // Where the label begins that is the line above: "Telefono", then the number.
        let mut label: Option<usize> = None;
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
            let above = label.take();
            if words.is_label(part) {
                label = Some(from);
            } else if part.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
                from = above.unwrap_or(from);
            }
            let part = &text[from..to];
            let may_have = part
                .bytes()
                .any(|byte| byte.is_ascii_digit() || byte == b'@');
            let items = if may_have {
                values(reading, part, country.as_deref())
            } else {
                town_below(reading, &lines, passage, part)
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
    groups.retain(|group| is_imprint(&lines[group.clone()]));
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

fn text_of<'t>(reading: &'t Reading<'_, '_>, line: &Line) -> &'t str {
    &reading.passages[line.passage].text()[line.range.clone()]
}

/// The country that an imprint is of: named in its address, or told by its numbers; else the
/// one of the language.
fn country(reading: &Reading<'_, '_>, lines: &[Line]) -> Option<String> {
    let items = || lines.iter().flat_map(|line| &line.items);
    let named = items().find_map(|item| match &item.what {
        What::Town(town) => town.country.as_ref().map(|(code, _)| code.clone()),
        _ => None,
    });
    let by_vat = || {
        items().find_map(|item| match &item.what {
            What::Vat(_, country) => country.clone(),
            _ => None,
        })
    };
    let by_phone = || {
        items().find_map(|item| match &item.what {
            What::Telephone(_, country) | What::Fax(_, country) => country.map(str::to_owned),
            _ => None,
        })
    };
    named
        .or_else(by_vat)
        .or_else(by_phone)
        .or_else(|| country_of(reading))
}

/// The country that the language of a text tells, or else the one of all towns that it names.
fn country_of(reading: &Reading<'_, '_>) -> Option<String> {
    let tag = of_language(tag_of(reading)).or_else(|| of_towns(reading));
    tag.or_else(|| of_amounts(reading))
}

/// The country whose currency the amounts of a text are in, where one country alone writes it so.
fn of_amounts(reading: &Reading<'_, '_>) -> Option<String> {
    let mut texts = reading.texts();
    let pounds = texts.any(|(_, passage)| {
        let text = passage.text();
        let mut signs = text.match_indices('£');
        signs.any(|(at, sign)| text[at + sign.len()..].starts_with(|c: char| c.is_ascii_digit()))
    });
    pounds.then(|| "GB".to_owned())
}

/// The country of the towns that a text names, when it is one.
fn of_towns(reading: &Reading<'_, '_>) -> Option<String> {
    let gazetteer = &reading.reader.ontology.gazetteer;
    let town = |id: &u32| {
        let kind = gazetteer.get(*id)?.kind;
        let chain = gazetteer.chain(*id);
        let mut larger = chain.iter().filter_map(|id| gazetteer.get(*id));
        let country = larger.find(|place| place.kind == PlaceKind::Country)?;
        let is_town = matches!(kind, PlaceKind::City | PlaceKind::Municipality);
        is_town.then(|| country.code.map(str::to_owned)).flatten()
    };
    let lexis = reading.lexis()?;
    let mut found: Option<String> = None;
    for (_, passage) in reading.texts() {
        let tokens = Tokens::new(passage.text());
        for at in 1..tokens.len() {
            let token = &tokens.all[at];
            let led = [&lexis.within, &lexis.at, &lexis.from];
            let located = led.iter().any(|kind| kind.before(&tokens, at).is_some());
            if !token.is_capital() || !located {
                continue;
            }
            let mut codes = gazetteer.find(&token.folded).iter().filter_map(town);
            match (codes.next(), codes.next(), &found) {
                (Some(code), None, None) => found = Some(code),
                (Some(code), None, Some(known)) if *known != code => return None,
                _ => {}
            }
        }
    }
    found
}

/// The tag of the language in which a text is written: the file's, unless its words are of another.
fn tag_of<'t>(reading: &'t Reading<'_, '_>) -> &'t str {
    let (said, spoken) = (reading.language(), reading.spoken());
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_owned();
    let region = said.split('-').skip(1).any(|part| part.len() == 2);
    if region || primary(said) == primary(spoken) {
        said
    } else {
        spoken
    }
}

/// The country that a language tag names, or the one of its language where there is little doubt.
fn of_language(tag: &str) -> Option<String> {
    const OF: [(&str, &str); 8] = [
        ("it", "IT"),
        ("de", "DE"),
        ("fr", "FR"),
        ("es", "ES"),
        ("nl", "NL"),
        ("pl", "PL"),
        ("fi", "FI"),
        ("da", "DK"),
    ];
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    let region = parts
        .find(|part| part.len() == 2)
        .map(str::to_ascii_uppercase);
    region.or_else(|| {
        OF.iter()
            .find(|(code, _)| *code == language)
            .map(|(_, country)| (*country).to_owned())
    })
}
