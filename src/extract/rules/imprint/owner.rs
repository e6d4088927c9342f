//! Whose imprint it is.

use super::domains::by_domain;
use super::legal::by_form;
use super::running::{Known, last_known};
use super::{Line, What, text_of};
use crate::extract::rules::Reading;
use crate::extract::{Part, fold, words as words_of};
use crate::record::Confidence;
use std::ops::Range;

/// The name of an organization in an imprint.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    /// The number of the line.
    pub(super) line: usize,
    /// The name, in bytes of the line.
    pub(super) name: Range<usize>,
    /// The name with its legal form.
    pub(super) legal: Option<Range<usize>>,
    /// Whether a label names it as publisher.
    pub(super) is_publisher: bool,
    pub(super) confidence: Confidence,
}

/// How sure the owner is: by its legal form, by a word of its name, by its place alone.
pub(super) const LEGAL: Confidence = 95;
pub(super) const NAMED: Confidence = 85;
const PLACED: Confidence = 75;
/// Words of a name at most.
pub(super) const NAME: usize = 9;

/// The organizations that the lines of an imprint name, in their order; the first `above` lines
/// stand above it.
pub(super) fn owners(
    reading: &Reading<'_, '_>,
    lines: &[Line],
    above: usize,
    known: &[Known],
) -> Vec<Owner> {
    let words = &reading.reader.words.imprint;
    let mut found: Vec<Owner> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let text = text_of(reading, line);
        let is_chrome =
            reading.passages[line.passage].part == Part::Chrome && copyright(text).is_none();
        // A line that introduces the next one names nobody.
        if number < above && (is_chrome || text.ends_with(':') || is_long(text)) {
            continue;
        }
        found.extend(by_form(number, text, words, false));
    }
    for owner in by_domain(reading, lines, above) {
        let same = |known: &Owner| {
            known.line == owner.line
                && known.name.start < owner.name.end
                && owner.name.start < known.name.end
        };
        if found.iter().any(same) {
            continue;
        }
        let at = found.partition_point(|known| {
            (known.line, known.name.start) < (owner.line, owner.name.start)
        });
        found.insert(at, owner);
    }
    // A name in front of the first value is the owner of that; else the nearest one above.
    let first = lines[above].items.iter().map(|item| item.value.start).min();
    let leads = |owner: &Owner| owner.line == above && Some(owner.name.start) < first;
    let above_it = |owner: &Owner| owner.line < above;
    let nearest = found.iter().rposition(above_it);
    let nearest = nearest.filter(|_| !found.iter().any(leads));
    let mut at = 0;
    found.retain(|owner| {
        at += 1;
        owner.line >= above || Some(at - 1) == nearest
    });
    // In a sentence, the organization that it names before the first value.
    if found.is_empty() {
        found.extend(last_known(reading, &lines[above], known).map(|name| Owner {
            line: above,
            name,
            legal: None,
            is_publisher: false,
            confidence: NAMED,
        }));
    }
    if found.is_empty() {
        found.extend(by_words(reading, lines, above));
    }
    if found.is_empty() {
        // The only company of a sentence: “managed by the company X Ltd, registered office …”.
        let within = lines.iter().enumerate().skip(above);
        let mut within: Vec<Owner> = within
            .flat_map(|(number, line)| by_form(number, text_of(reading, line), words, true))
            .collect();
        let is_firm = lines[above..]
            .iter()
            .flat_map(|line| &line.items)
            .any(|item| matches!(item.what, What::Vat(..) | What::Register { .. }));
        if within.len() == 1 && is_firm {
            found.append(&mut within);
        }
    }
    // "Fili d'autunno è un progetto di Trama e Ordito APS": what the line above ends with.
    if found.is_empty()
        && let Some(number) = above.checked_sub(1)
    {
        let text = text_of(reading, &lines[number]);
        let last = by_form(number, text, words, true).pop();
        let ends = |owner: &Owner| {
            let end = owner.legal.as_ref().map_or(0, |legal| legal.end);
            end == text.trim_end_matches('.').len() || end == text.len()
        };
        found.extend(last.filter(ends));
    }
    found
}

/// A line, or what stands before the values of one, that begins or ends as names of
/// organizations do: `Comune di …`, `… Foundation`.
fn by_words(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Option<Owner> {
    let words = &reading.reader.words.imprint;
    let numbers = (above..lines.len()).chain((0..above).rev());
    numbers.into_iter().find_map(|number| {
        let name = candidate(reading, lines, number)?;
        let text = text_of(reading, &lines[number]);
        let begins = |text: &str| words.begins_body(text);
        let text = &text[name.clone()];
        let begins = begins(text);
        let parts: Vec<&str> = text.split_whitespace().collect();
        let ends = (1..=parts.len().min(3)).any(|count| {
            words
                .tails
                .contains(&fold(&parts[parts.len() - count..].join(" ")))
        });
        // "Ann Smith, Head of Communications, Acme Forum", "Anna Riva - Presidente Fondazione
        // Aurora": what begins with a person.
        let mut signs = [",", " - ", " – ", " — "].into_iter();
        if signs.any(|sign| {
            let lead = text.split_once(sign).map(|(lead, _)| lead);
            lead.is_some_and(|lead| is_person(reading, lead))
        }) {
            return None;
        }
        // "Kelvinside Press Office" is no owner of its own.
        let office = words.names_press(text) || words.names_office(text);
        (parts.len() > 1 && (begins || ends) && !office).then_some(Owner {
            line: number,
            name,
            legal: None,
            is_publisher: false,
            confidence: NAMED,
        })
    })
}

/// The line with capitals right above the address or the numbers.
pub(super) fn by_place(reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> Option<Owner> {
    let first = lines[above..].iter().position(|line| {
        line.items
            .iter()
            .any(|item| !matches!(item.what, What::Email(_) | What::Other))
    })?;
    let is_firm = lines[above..]
        .iter()
        .flat_map(|line| &line.items)
        .any(|item| match &item.what {
            What::Town(town) => !town.postal_code.is_empty(),
            what => matches!(what, What::Vat(..) | What::Register { .. }),
        });
    let first = above + first;
    let numbers = [Some(first), first.checked_sub(1), first.checked_sub(2)];
    numbers
        .into_iter()
        .flatten()
        .filter(|_| is_firm)
        .find_map(|number| {
            let name = candidate(reading, lines, number)?;
            let text = &text_of(reading, &lines[number])[name.clone()];
            let is_name = words_of(text)
                .iter()
                .any(|word| word.text.chars().count() > 2);
            let office = reading.reader.words.imprint.names_office(text);
            (is_name && !office && !is_person(reading, text)).then_some(Owner {
                line: number,
                name,
                legal: None,
                is_publisher: false,
                confidence: PLACED,
            })
        })
}

/// The part of a line that may be a name: short, with capitals, before any value.
pub(super) fn candidate(
    reading: &Reading<'_, '_>,
    lines: &[Line],
    number: usize,
) -> Option<Range<usize>> {
    let words = &reading.reader.words;
    let line = &lines[number];
    let text = text_of(reading, line);
    let owned = copyright(text);
    let is_chrome = reading.passages[line.passage].part == Part::Chrome && owned.is_none();
    if is_chrome || text.ends_with(':') {
        return None;
    }
    let first = line
        .items
        .iter()
        .map(|item| item.range.start)
        .min()
        .unwrap_or(text.len());
    // "© Esempio", "🏛️ Comune di Siena"
    let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '“' | '«' | '"' | '„' | '‘' | '(');
    let begin = text.len() - text.trim_start_matches(sign).len();
    let mut start = owned.unwrap_or(begin).min(first);
    // "Ufficio Promozione" is a name, "Ufficio: …" a label.
    let label = words.imprint.label(&text[start..]);
    let label = label.filter(|(_, _, length)| {
        let rest = &text[start + length..];
        // "Regione Umbria" is a name, "Regione: Umbria" a label.
        let head = words
            .imprint
            .heads
            .contains(&fold(&text[start..start + length]));
        let named = head || words.imprint.names_office(&text[start..]);
        start < first && !(named && rest.starts_with(' '))
    });
    if let Some((_, _, length)) = label {
        let rest = text[start + length..].trim_start_matches([':', ' ', '-', '–']);
        start = (text.len() - rest.len()).min(first);
    }
    start += words.imprint.about(&text[start..first]).unwrap_or(0);
    start += words.imprint.press_label(&text[start..first]).unwrap_or(0);
    // `Per informazioni: Fondazione Esempio`
    start += text[start..first].rfind(": ").map_or(0, |at| at + 2);
    start += abbreviated(&text[start..first], &words.imprint);
    let mut name = &text[start..first];
    // "© 2024 Esempio. Tutti i diritti riservati"
    if owned.is_some() {
        let ends = [". ", " - ", " – ", " | "];
        let end = ends.iter().filter_map(|end| name.find(end)).min();
        name = &name[..end.unwrap_or(name.len())];
    }
    let name = name.trim_end_matches([' ', '-', '–', '—', ',', ':', '|', '•', '·', '(', ';']);
    // "Regina Moser Centro Convegni Valle Verde": who answers there.
    let who = words_of(name).get(2).map_or(0, |third| third.start);
    let others = name[who..].split_whitespace().count();
    let behind = is_person(reading, name[..who].trim())
        && (words.imprint.begins_body(&name[who..]) || others > 2);
    let (start, name) = if behind {
        (start + who, &name[who..])
    } else {
        (start, name)
    };
    let parts: Vec<&str> = name.split_whitespace().collect();
    let capitals = parts
        .iter()
        .filter(|word| {
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase)
        })
        .count();
    let is_name = (1..=NAME).contains(&parts.len())
        && name.starts_with(char::is_uppercase)
        && (capitals * 2 >= parts.len()
            || is_emphasised(reading, line, &(start..start + name.len())))
        && !name.ends_with(['.', '!', '?'])
        && !name.bytes().any(|byte| byte.is_ascii_digit())
        && !name.contains([':', '|', '@', '·', '•'])
        && words.heading_of(name).is_none()
        && words
            .imprint
            .label(name)
            .is_none_or(|(_, _, length)| length < name.len())
        && !super::street::is_street_line(name, &words.imprint);
    // "Regione Umbria - Giunta regionale": a part of it, or somebody of it, stands behind.
    let dash = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| name.find(dash))
        .filter(|at| words.imprint.begins_body(&name[..*at]));
    is_name.then(|| start..start + dash.unwrap_or(name.len()))
}

/// Whether a name is a line of its own that is emphasised as a whole and begins as bodies do:
/// `**Soprintendenza per i beni librari e archivistici**`.
fn is_emphasised(reading: &Reading<'_, '_>, line: &Line, name: &Range<usize>) -> bool {
    let passage = &reading.passages[line.passage];
    let bytes = line.range.start + name.start..line.range.start + name.end;
    let whole = text_of(reading, line).trim().len() <= name.len() + 4;
    let strong = passage.line.strong.iter();
    let mut strong = strong.filter(|strong| strong.start <= bytes.start && bytes.end <= strong.end);
    let words = &reading.reader.words.imprint;
    whole && words.begins_body(&passage.text()[bytes.clone()]) && strong.next().is_some()
}

/// Where the name begins of whom a line says that it has the copyright: `© 2018–2024 Esempio`.
pub(super) fn copyright(text: &str) -> Option<usize> {
    let small = |c: char| !c.is_alphanumeric() && c != '“' && c != '«';
    let mut rest = text.trim_start();
    let mut is_one = false;
    loop {
        let bare = rest.trim_start_matches(|c: char| small(c) && c != '©');
        let word = bare
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(behind) = bare.strip_prefix('©') {
            (rest, is_one) = (behind, true);
        } else if word.eq_ignore_ascii_case("copyright") {
            (rest, is_one) = (&bare[word.len()..], true);
        } else if year || is_one && word.eq_ignore_ascii_case("by") {
            rest = &bare[word.len()..];
        } else {
            return is_one.then(|| text.len() - bare.len());
        }
    }
}

/// How many bytes an abbreviation takes that stands before the name itself: `ARPA - Agenzia
/// regionale …`.
fn abbreviated(text: &str, words: &super::words::ImprintWords) -> usize {
    let dash = [" - ", " – ", " — "].iter().find_map(|dash| {
        let at = text.find(dash)?;
        Some((at, at + dash.len()))
    });
    dash.filter(|(at, end)| {
        let short = &text[..*at];
        let is_short = (2..=8).contains(&short.len())
            && short
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit());
        let parts: Vec<&str> = text[*end..].split_whitespace().collect();
        let head = (1..=parts.len().min(3))
            .any(|count| words.heads.contains(&fold(&parts[..count].join(" "))));
        is_short && head
    })
    .map_or(0, |(_, end)| end)
}

/// Whether a name looks like that of a person.
pub(super) fn is_person(reading: &Reading<'_, '_>, name: &str) -> bool {
    let mut parts = name.split_whitespace();
    let given = &reading.reader.ontology.given_names;
    let count = parts.clone().count();
    (2..=4).contains(&count) && parts.any(|word| given.contains(&fold(word)))
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().count() > 14
}
