//! Whose domain a mail address has: `info@lumenmobility.example` is of Lumen Mobility.

use super::items::What;
use super::owner::{LEGAL, NAME, Owner, candidate};
use super::running::Known;
use super::words::ImprintWords;
use super::{Line, text_of};
use crate::extract::rules::Reading;
use crate::extract::{fold, words as words_of};
use std::ops::Range;

/// The fewest letters of a part of a domain that is a part of a name.
const WORD: usize = 5;
/// How many lines an address may stand from the name whose domain it has.
const FAR: usize = 24;
/// The fewest letters of a domain that is a name as a whole.
const DOMAIN: usize = 4;
/// The fewest letters that initials have.
const INITIALS: usize = 3;

/// The parts of a mail address's domain without the last one, the nearest to it first.
pub(super) fn labels(address: &str) -> Vec<String> {
    let domain = address.split_once('@').map_or("", |(_, domain)| domain);
    let domain = domain.to_lowercase();
    let labels = domain.rsplit('.').skip(1);
    labels.map(|label| label.replace('-', "")).collect()
}

/// The words of a name that tell it from others, folded: no legal form, article or preposition.
pub(super) fn words_of_name(name: &str, words: &ImprintWords) -> Vec<String> {
    let parts = name.split(|c: char| !(c.is_alphanumeric() || c == '.'));
    let legal = |part: &&str| words.legal_forms.contains(*part);
    let parts = parts.filter(|part| !legal(part)).map(fold);
    let parts = parts.map(|part| part.replace('.', ""));
    parts
        .filter(|part| !part.is_empty() && !words.particles.contains(part))
        .collect()
}

/// Whether a domain is that of a name: its words in a row, its initials, its first word.
pub(super) fn fits(name: &Known, labels: &[String]) -> bool {
    let (joined, initials) = (&name.joined, &name.initials);
    let long = |text: &str| text.chars().count() >= WORD;
    let first = name.words.first().filter(|first| long(first));
    let whole: String = labels.iter().rev().map(String::as_str).collect();
    whole == *joined
        || labels.iter().any(|label| {
            let contained = || label.contains(&**joined) || joined.contains(&**label);
            label == joined
                || initials.len() >= INITIALS && label == initials
                || long(label) && long(joined) && contained()
                || first == Some(label)
        })
}

/// Names whose words are the domain of a mail address of the lines: `Lumen Mobility` of
/// `info@lumenmobility.example`, unless another one says so already.
pub(super) fn by_domain(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Vec<Owner> {
    let words = &reading.reader.words.imprint;
    let mut found: Vec<Owner> = Vec::new();
    for (number, item) in (above..lines.len()).flat_map(|number| {
        let items = lines[number].items.iter();
        items.map(move |item| (number, item))
    }) {
        let What::Email(address) = &item.what else {
            continue;
        };
        let labels = labels(address);
        let from = number.saturating_sub(FAR);
        let near = (from..=number)
            .rev()
            .chain(number + 1..lines.len().min(number + FAR));
        let owner = near.into_iter().find_map(|number| {
            let text = text_of(reading, &lines[number]);
            let run = run_of(reading, text, &labels)?;
            // "Camera di Commercio dell'Alto Tirreno" of altotirreno.example
            let whole = candidate(reading, lines, number).filter(|whole| {
                let begins = words.begins_body(&text[whole.clone()]);
                begins && whole.start <= run.start && run.end <= whole.end
            });
            let name = whole.unwrap_or(run);
            Some(Owner {
                line: number,
                name,
                legal: None,
                is_publisher: false,
                confidence: LEGAL,
            })
        });
        found.extend(owner.filter(|owner| {
            let same = |known: &Owner| known.line == owner.line && known.name == owner.name;
            !found.iter().any(same)
        }));
    }
    found
}

/// The run of words with capitals whose letters are a part of a domain: no place, and no word that
/// many organizations have.
fn run_of(reading: &Reading<'_, '_>, text: &str, labels: &[String]) -> Option<Range<usize>> {
    let words = &reading.reader.words.imprint;
    let tokens = words_of(text);
    let whole: String = labels.iter().rev().map(String::as_str).collect();
    let fits = |joined: &str| joined == whole || labels.iter().any(|label| label == joined);
    (0..tokens.len()).find_map(|first| {
        let mut joined = String::new();
        for (at, word) in tokens.iter().enumerate().skip(first).take(NAME) {
            let gap = at > first
                && !matches!(&text[tokens[at - 1].end()..word.start], " " | " & " | " + ");
            if gap || at == first && !word.is_capital() {
                return None;
            }
            let folded = fold(word.text).replace(['.', '\'', '’'], "");
            if at > first && words.particles.contains(&folded) {
                continue;
            }
            joined.push_str(&folded);
            let before = text[..tokens[first].start].trim_end();
            // "63900 Fermo FM" is no name of comune.fermo.example.
            let address = text[..tokens[first].start].ends_with(['@', '.', '/'])
                || before.ends_with(|c: char| c.is_ascii_digit());
            if joined.len() >= DOMAIN && fits(&joined) && !address {
                // "Open Geodata Forum" of opengeodata.example
                let further = tokens[at..].windows(2).take_while(|pair| {
                    let legal = words
                        .legal
                        .iter()
                        .any(|form| form.starts_with(pair[1].text));
                    pair[1].is_capital() && !legal && &text[pair[0].end()..pair[1].start] == " "
                });
                let end = further.last().map_or(word.end(), |pair| pair[1].end());
                let name = tokens[first].start..end;
                let written = fold(&text[name.clone()]);
                let common = words.heads.contains(&written)
                    || words.names_press(&written)
                    || reading.reader.is_place(&written);
                if !common {
                    return Some(name);
                }
            }
        }
        None
    })
}
