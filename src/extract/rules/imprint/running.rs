//! Addresses and numbers in sentences: `The foundation Esempio is in Via Roma 1, 20121 Milano (tel.
//! 02 1234567)`, `Write to press@esempio.org`.

use super::beside::{AROUND, is_alone, is_beside, is_home};
use super::collect::{Value, empty, is_personal};
use super::domains::{self, is_of_body, words_of_name};
use super::items::{Item, What};
use super::reached::{
    self, is_informing, is_invited, is_listed, is_of_office, is_well_known, of_press, sole,
};
use super::{Line, text_of};
use crate::document::BlockKind;
use crate::extract::prose::just_before;
use crate::extract::rules::Reading;
use crate::extract::tokens::Tokens;
use crate::extract::{Imprint, NamedAs, NamingId, fold};
use crate::record::Confidence;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How sure it is by the domain of a mail address, and by the sentence.
const DOMAIN: Confidence = 85;
const SENTENCE: Confidence = 80;
/// How sure it is of an office whose organization the whole text is about.
const PRINCIPAL: Confidence = 72;

/// How many lines around one may have the mail address that tells whose its numbers are.
const REACH: usize = 3;

/// How many lines above a number may have the name of the person whose it is.
pub(super) const BLOCK: usize = 5;

/// An organization that a text names.
pub(super) struct Known {
    pub(super) who: NamingId,
    pub(super) name: String,
    /// The words of its name that tell it from others, folded.
    pub(super) words: Vec<String>,
    /// The same without spaces.
    pub(super) joined: String,
    /// The first letters of those words.
    pub(super) initials: String,
}

/// Gives values that no imprint has to the organizations of their sentences.
pub(super) fn read(reading: &mut Reading<'_, '_>, lines: &[Line], country: Option<&str>) {
    let known = organizations(reading);
    if known.is_empty() {
        return;
    }
    let principal = principal(reading, &known);
    let stated = stated(reading);
    let sole = sole(reading, &known);
    let domains = domains::of_lines(reading, lines, &known);
    // The only organization whose mailboxes the text has.
    let mut mailboxes = domains.iter().flatten().flatten();
    let first = mailboxes.next().copied();
    let by_mail = first.filter(|first| mailboxes.all(|other| other == first));
    let mut found: Vec<Imprint> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        // The organization of a mailbox of the line, or of the lines around it, by its domain.
        let mailbox = |at: usize| domains[at].iter().flatten().next().copied();
        let mut near = number.saturating_sub(REACH)..lines.len().min(number + REACH + 1);
        let by_domain = mailbox(number).or_else(|| {
            let item = |passage: usize| reading.passages[passage].kind == BlockKind::Item;
            let beside = |at: &usize| {
                let (one, other) = (lines[*at].passage, line.passage);
                one == other || item(one) && item(other)
            };
            near.by_ref().filter(beside).find_map(mailbox)
        });
        for (item, of_domain) in line.items.iter().zip(&domains[number]) {
            let reach = matches!(item.what, What::Telephone(..) | What::Fax(..));
            let whole = matches!(&item.what, What::Town(town) if town.is_whole());
            let mail = matches!(item.what, What::Email(_));
            let number_of_firm = matches!(
                item.what,
                What::Vat(..) | What::Tax(_) | What::Register { .. }
            );
            let office = principal.filter(|_| is_of_office(reading, lines, number));
            // "Per iscriversi scrivere a …", and the text is about one organization alone.
            let invited = || {
                let own = is_invited(reading, line, item);
                own || is_listed(reading, lines, number)
            };
            let office = office.or_else(|| sole.or(by_mail).filter(|_| invited()));
            let office = office.or_else(|| of_press(reading, lines, number, &known));
            let uncoded = matches!(&item.what, What::Town(town) if town.postal_code.is_empty());
            // "comune.siena@pec.regione.example" is of no one else.
            let heads = &reading.reader.words.imprint.heads;
            let body = matches!(&item.what, What::Email(address) if is_of_body(address, heads));
            if body && of_domain.is_none() {
                continue;
            }
            let wanted = reach || whole || uncoded || mail || number_of_firm && office.is_some();
            if !wanted || stated.contains(&start_of(reading, line, item)) {
                continue;
            }
            let own = whole || uncoded;
            let alone = own && is_alone(reading, line, item);
            let named = of_domain.or(by_domain.filter(|_| reach || alone));
            let (who, sure) = match named {
                Some(who) => (who, DOMAIN),
                None if uncoded && office.is_none() && !is_beside(reading, line, item, &known) => {
                    continue;
                }
                None => match (in_sentence(reading, line, item, &known), office) {
                    (Some(who), _) => (who, SENTENCE),
                    (None, Some(who)) => (who, PRINCIPAL),
                    (None, None) => continue,
                },
            };
            if is_somebodys(reading, lines, number, item) || is_home(reading, line, item) {
                continue;
            }
            let value = Value {
                lines,
                number,
                country,
            };
            let at = found.iter().position(|imprint| imprint.who == who);
            let at = at.unwrap_or_else(|| {
                found.push(Imprint { who, ..empty(sure) });
                found.len() - 1
            });
            value.take(reading, item, found.get_mut(at));
        }
    }
    for imprint in found {
        reading.facts.mentions.push(imprint.who);
        reading.facts.imprints.push(imprint);
    }
}

/// The organization that the text is about: named in its title or first, and more often than others.
fn principal(reading: &Reading<'_, '_>, known: &[Known]) -> Option<NamingId> {
    const FIRST: usize = 3;
    let title = reading
        .title()
        .map_or_else(Box::default, |title| title.text);
    let texts: Vec<&str> = reading.texts().map(|(_, passage)| passage.text()).collect();
    let words = &reading.reader.words.imprint;
    // All names at once: a text may have thousands.
    let automaton = AhoCorasick::new(known.iter().map(|one| &one.name)).ok()?;
    let mut counts = vec![0; known.len()];
    for text in &texts {
        for found in automaton.find_overlapping_iter(text) {
            counts[found.pattern().as_usize()] += 1;
        }
    }
    let mut scores: Vec<(usize, &Known)> = Vec::new();
    // Networks and firms that every text may name are what few texts are about.
    let offices = |one: &&Known| !words.names_office(&one.name) && !is_well_known(reading, one);
    for (times, one) in counts
        .into_iter()
        .zip(known)
        .filter(|(_, one)| offices(one))
    {
        let titled = title.contains(&*one.name);
        let begins = titled || texts.first().is_some_and(|text| text.contains(&*one.name));
        // "Collaboro con l'ASL di Asti": what is named once, and not in the title.
        if times > 1 || titled {
            scores.push((times + if begins { FIRST } else { 0 }, one));
        }
    }
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, first) = scores.first()?;
    let joined = &first.joined;
    let rival = scores.iter().skip(1).find(|(_, other)| {
        let other = &other.joined;
        !joined.contains(&**other) && !other.contains(&**joined)
    });
    rival
        .is_none_or(|(score, _)| score < best)
        .then_some(first.who)
}

/// Where a line names an organization last before its first value.
pub(super) fn last_known(
    reading: &Reading<'_, '_>,
    line: &Line,
    known: &[Known],
) -> Option<Range<usize>> {
    let mut items = line.items.iter().filter(|item| item.what != What::Other);
    let item = items.next()?;
    let start = item.range.start.min(item.value.start);
    let text = text_of(reading, line);
    let (end, length, _) = named(text.get(..start)?, known).max()?;
    // "iscritta presso la Camera di Commercio di Siena con P.IVA …": where somebody is registered.
    let of_firm = matches!(
        item.what,
        What::Vat(..) | What::Tax(_) | What::Register { .. }
    );
    let registered = of_firm && is_at(reading, &text[..end - length]);
    (!registered).then_some(end - length..end)
}

/// Whether a text ends with a preposition that says at which body something is: `presso la`.
fn is_at(reading: &Reading<'_, '_>, before: &str) -> bool {
    reading.lexis().is_some_and(|lexis| {
        let tokens = Tokens::new(before);
        let last = tokens.len();
        let article = lexis.definite.before(&tokens, last).unwrap_or(0);
        lexis.at.before(&tokens, last - article).is_some()
    })
}

/// The organizations that the text names, each once.
pub(super) fn organizations(reading: &Reading<'_, '_>) -> Vec<Known> {
    let words = &reading.reader.words.imprint;
    let mut known: Vec<Known> = Vec::new();
    let mut names: FxHashSet<&str> = FxHashSet::default();
    for (who, naming) in reading.namings.iter().enumerate() {
        let name = &naming.name.text;
        let is_body = naming.kind == NamedAs::Organization && !words.names_press(name);
        if !is_body || !names.insert(name) {
            continue;
        }
        let parts = words_of_name(name, words);
        known.push(Known {
            who,
            name: name.to_string(),
            joined: parts.concat(),
            initials: parts
                .iter()
                .filter_map(|word| word.chars().next())
                .collect(),
            words: parts,
        });
    }
    known
}

/// The organization in brackets behind a value, the one that the sentence names last before it, or
/// the only one that the paragraph names before it.
fn in_sentence(
    reading: &Reading<'_, '_>,
    line: &Line,
    item: &Item,
    known: &[Known],
) -> Option<NamingId> {
    let text = text_of(reading, line);
    let start = item.range.start.min(item.value.start);
    // "Numero verde 800 123456 (Regione Campania)"
    let behind = text.get(item.value.end..).unwrap_or_default().trim_start();
    let bracket = behind
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'));
    if let Some((inner, _)) = bracket
        && let Some((.., who)) = named(inner, known).max()
    {
        return Some(who);
    }
    let (before, from) = reached::before(reading, text, start);
    let of_firm = matches!(
        item.what,
        What::Vat(..) | What::Tax(_) | What::Register { .. }
    );
    let last = named(&before[from..], known).max();
    if let Some((end, length, who)) = last {
        let registered = of_firm && is_at(reading, &before[..from + end - length]);
        return (!registered).then_some(who);
    }
    let mut earlier = named(before, known);
    let (.., first) = earlier.next()?;
    let name = &known.iter().find(|one| one.who == first)?.words;
    let same = |who: NamingId| known.iter().any(|one| one.who == who && one.words == *name);
    earlier.all(|(.., who)| same(who)).then_some(first)
}

/// Where a text names organizations last: the byte behind the name, its length, and who it is.
pub(super) fn named<'t>(
    text: &'t str,
    known: &'t [Known],
) -> impl Iterator<Item = (usize, usize, NamingId)> + 't {
    let whole = |at: usize, length: usize| {
        let (left, right) = (&text[..at], &text[at + length..]);
        !left.ends_with(char::is_alphanumeric) && !right.starts_with(char::is_alphanumeric)
    };
    known.iter().filter_map(move |one| {
        let mut places = text.rmatch_indices(&*one.name);
        let (at, name) = places.find(|(at, name)| whole(*at, name.len()))?;
        Some((at + name.len(), name.len(), one.who))
    })
}

/// Whether a value is that of a person: a mail address with a name in it, a number right behind
/// somebody's name, unless that is of a press office.
fn is_somebodys(reading: &Reading<'_, '_>, lines: &[Line], number: usize, item: &Item) -> bool {
    if matches!(item.what, What::Email(_)) {
        return is_personal(reading, item);
    }
    // "For more information contact N, 415-555-0132": who answers does so for the organization.
    if !matches!(item.what, What::Telephone(..) | What::Fax(..))
        || is_office(reading, lines, number)
        || is_informing(reading, &lines[number], item)
    {
        return false;
    }
    let text = text_of(reading, &lines[number]);
    let own = fold(just_before(text, item.range.start, AROUND));
    // The line above, or one of the same block above that: "Anna Riva", "Staff writer", the number.
    let passage = lines[number].passage;
    let block = (number.saturating_sub(BLOCK)..number)
        .filter(|at| at + 1 == number || lines[*at].passage == passage);
    let above: Vec<String> = block.map(|at| fold(text_of(reading, &lines[at]))).collect();
    reading.people.iter().any(|person| {
        let name = fold(&reading.namings[person.who].name.text);
        own.contains(&name) || above.contains(&name)
    })
}

/// Whether a line, or one of its paragraph before it, says that it is of a press office.
fn is_office(reading: &Reading<'_, '_>, lines: &[Line], number: usize) -> bool {
    let words = &reading.reader.words.imprint;
    let passage = lines[number].passage;
    let from = number.saturating_sub(BLOCK);
    let own = lines[from..=number].iter().rev();
    let mut near = own.take_while(|line| line.passage + 1 >= passage);
    near.any(|line| words.names_press(text_of(reading, line)))
}

/// Where the values of imprints begin in the file.
fn stated(reading: &Reading<'_, '_>) -> FxHashSet<usize> {
    let imprints = reading.facts.imprints.iter();
    let values = imprints.flat_map(|imprint| {
        let numbers = [&imprint.vat, &imprint.tax, &imprint.register];
        let lists = [&imprint.telephones, &imprint.faxes, &imprint.emails];
        let address = imprint.postal_code.iter().chain(&imprint.locality);
        lists
            .into_iter()
            .flatten()
            .chain(address)
            .chain(numbers.into_iter().flatten())
    });
    values.map(|value| value.span.start as usize).collect()
}

/// Where a value begins in the file.
fn start_of(reading: &Reading<'_, '_>, line: &Line, item: &Item) -> usize {
    let value = match &item.what {
        What::Town(town) if town.postal_code.is_empty() => &town.locality,
        What::Town(town) => &town.postal_code,
        _ => &item.value,
    };
    let bytes = line.range.start + value.start..line.range.start + value.end;
    reading.passages[line.passage].spanned(bytes).span.start as usize
}
