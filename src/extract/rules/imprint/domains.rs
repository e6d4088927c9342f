//! Whose domain a mail address has: `info@lumenmobility.example` is of Lumen Mobility.

use super::items::{Item, What};
use super::owner::{LEGAL, NAME, Owner, candidate};
use super::running::Known;
use super::words::ImprintWords;
use super::{Line, text_of};
use crate::extract::rules::Reading;
use crate::extract::{NamingId, fold, words as words_of};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The fewest letters of a part of a domain that is a part of a name.
const WORD: usize = 5;
/// How many lines an address may stand from the name whose domain it has.
const FAR: usize = 24;
/// The fewest letters of a domain that is a name as a whole.
const DOMAIN: usize = 4;
/// The fewest letters of the last words of a name that are a part of a domain.
const TAIL: usize = 12;
/// How many words into a name those of a domain may begin, and how many names a domain may have.
const FIRST: usize = 3;
const MANY: usize = 8;
/// The fewest letters that initials have.
const INITIALS: usize = 3;

/// What of a mail address may be somebody's name, folded and without marks: the parts of its domain
/// without the last one, the nearest to it first. The mailbox tells instead in front of a host where
/// everybody may have one (`camperclub.siena@gmail.com`), and where it is called after a body at a
/// host of certified mail.
pub(super) fn labels(
    address: &str,
    mailboxes: &[String],
    heads: &FxHashSet<String>,
) -> Vec<String> {
    let (local, domain) = address.split_once('@').unwrap_or(("", ""));
    let plain = |label: &str| label.replace(['-', '.', '_'], "");
    let (local, domain) = (local.to_lowercase(), domain.to_lowercase());
    if mailboxes.contains(&domain) || is_of_body(address, heads) {
        return vec![plain(&local)];
    }
    domain.rsplit('.').skip(1).map(plain).collect()
}

/// Whether a mailbox is called after a body, at a host that keeps certified mail for many:
/// `comune.siena@pec.regione.example`.
pub(super) fn is_of_body(address: &str, heads: &FxHashSet<String>) -> bool {
    let address = address.to_lowercase();
    let (local, domain) = address.split_once('@').unwrap_or(("", ""));
    let certified = |label: &str| label.starts_with("pec") || matches!(label, "cert" | "postacert");
    let body = local.split_once(['.', '_', '-']).map(|(first, _)| first);
    domain.split('.').any(certified) && body.is_some_and(|first| heads.contains(first))
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

/// Which of the organizations that a text names have which domain.
pub(super) struct Domains {
    /// By what a domain is as a whole: the words of a name in a row.
    joined: FxHashMap<String, Vec<usize>>,
    /// By a part of a domain.
    parts: FxHashMap<String, Vec<usize>>,
}

impl Domains {
    /// Looks for names in all domains at once: a text may have thousands of both. A domain is a
    /// name's where it is the words in a row, or these a part of it or it of these, the initials
    /// or the first word.
    pub(super) fn new(known: &[Known], domains: &[Vec<String>]) -> Self {
        let mut joined: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut short: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let long = |text: &str| text.chars().count() >= WORD;
        for (at, name) in known.iter().enumerate() {
            joined.entry(name.joined.clone()).or_default().push(at);
            // "bancadipiacenza" has the small words of its name, too.
            let whole: String = fold(&name.name)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            if whole != name.joined {
                joined.entry(whole).or_default().push(at);
            }
            if name.initials.len() >= INITIALS {
                short.entry(&name.initials).or_default().push(at);
            }
            if let Some(first) = name.words.first().filter(|first| long(first)) {
                short.entry(first).or_default().push(at);
            }
        }
        let mut parts: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for label in domains.iter().flatten() {
            let of = [joined.get(label), short.get(&**label)];
            let of = of.into_iter().flatten().flatten().copied();
            let list = of.collect();
            parts.entry(label.clone()).or_insert(list);
        }
        // "Gruppo Comunale di Protezione Civile" has protezionecivilesiena.example.
        let tails = known.iter().enumerate().flat_map(|(at, name)| {
            let from = 1..name.words.len().saturating_sub(1);
            from.map(move |from| (name.words[from..].concat(), at))
        });
        let tails: Vec<(String, usize)> = tails
            .filter(|(tail, _)| tail.chars().count() >= TAIL)
            .collect();
        if let Ok(automaton) = AhoCorasick::new(tails.iter().map(|(tail, _)| tail)) {
            for (label, list) in &mut parts {
                let found = automaton.find_overlapping_iter(&**label);
                list.extend(found.map(|found| tails[found.pattern().as_usize()].1));
            }
        }
        let names: Vec<&String> = joined.keys().filter(|name| long(name)).collect();
        if let Ok(automaton) = AhoCorasick::new(&names) {
            for (label, list) in parts.iter_mut().filter(|(label, _)| long(label)) {
                let found = automaton.find_overlapping_iter(&**label);
                list.extend(found.flat_map(|found| &joined[names[found.pattern().as_usize()]]));
            }
        }
        let labels: Vec<String> = parts.keys().filter(|label| long(label)).cloned().collect();
        if let Ok(automaton) = AhoCorasick::new(&labels) {
            for name in names {
                for found in automaton.find_overlapping_iter(&**name) {
                    if let Some(list) = parts.get_mut(&labels[found.pattern().as_usize()]) {
                        list.extend(&joined[name]);
                    }
                }
            }
        }
        // "circololanterna" has two words of "Circolo Fotografico La Lanterna".
        let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, name) in known.iter().enumerate() {
            let first = name.words.iter().take(FIRST);
            for word in first.filter(|word| word.chars().count() >= INITIALS) {
                by_word.entry(word).or_default().push(at);
            }
        }
        for (label, list) in &mut parts {
            let ends = label.char_indices().map(|(at, _)| at).skip(INITIALS);
            let starts = ends.filter_map(|end| by_word.get(&label[..end]));
            let fitting = starts.flatten().filter(|at| has_words(&known[**at], label));
            list.extend(fitting.take(MANY));
        }
        for list in parts.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        Self { joined, parts }
    }

    /// The numbers of the organizations that a domain may be of, in the order of the text.
    pub(super) fn of(&self, labels: &[String]) -> Vec<usize> {
        let whole: String = labels.iter().rev().map(String::as_str).collect();
        let parts = labels.iter().filter_map(|label| self.parts.get(label));
        let mut found: Vec<usize> = parts
            .chain(self.joined.get(&whole))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The organization of each value's domain, where it is a mail address: line by line.
pub(super) fn of_lines(
    reading: &Reading<'_, '_>,
    lines: &[Line],
    known: &[Known],
) -> Vec<Vec<Option<NamingId>>> {
    let mailboxes = &reading.reader.ontology.profiles.mailboxes;
    let heads = &reading.reader.words.imprint.heads;
    let labels_of = |item: &Item| match &item.what {
        What::Email(address) => labels(address, mailboxes, heads),
        _ => Vec::new(),
    };
    let items = lines.iter().flat_map(|line| &line.items);
    let all: Vec<Vec<String>> = items.map(labels_of).collect();
    let index = Domains::new(known, &all);
    // "berio@comune.example" is of the library Berio.
    let mut last: FxHashMap<&str, NamingId> = FxHashMap::default();
    for one in known.iter().rev() {
        last.extend(one.words.last().map(|word| (&**word, one.who)));
    }
    let domain = |item: &Item| {
        let What::Email(address) = &item.what else {
            return None;
        };
        let local = address.split('@').next().unwrap_or("").to_lowercase();
        if let Some(who) = last.get(&*local).filter(|_| local.len() > 4) {
            return Some(*who);
        }
        let labels = labels_of(item);
        let fitting = index.of(&labels);
        // "lugsalento.linux.example" is of the Lug Salento, whatever Linux is.
        let whole = labels.iter().rev().find_map(|label| {
            let mut same = fitting.iter().filter(|at| known[**at].joined == *label);
            same.next().copied()
        });
        if let Some(whole) = whole {
            return Some(known[whole].who);
        }
        let (first, others) = fitting.split_first()?;
        let first = &known[*first];
        // Names that are parts of one another are of one organization; others leave it open.
        let one = |other: &usize| {
            let (left, right) = (&known[*other].joined, &first.joined);
            left.contains(&**right) || right.contains(&**left)
        };
        others.iter().all(one).then_some(first.who)
    };
    let of_line = |line: &Line| line.items.iter().map(domain).collect();
    lines.iter().map(of_line).collect()
}

/// Whether a part of a domain is several words of a name, in their order.
fn has_words(name: &Known, label: &str) -> bool {
    let mut rest = label;
    let mut count = 0;
    for word in &name.words {
        if let Some(behind) = rest.strip_prefix(&**word) {
            rest = behind;
            count += 1;
        }
    }
    rest.is_empty() && count > 1
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
        let profiles = &reading.reader.ontology.profiles;
        let labels = labels(address, &profiles.mailboxes, &words.heads);
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
