//! Names that something outside the sentence says are organizations': their own domain, or a
//! heading such as `About Acme Robotics`.

use super::Reading;
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, NamedAs, NamingId, Owner, Part, Spanned, words};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How sure a domain and a heading are.
const DOMAIN: Confidence = 84;
const HEADING: Confidence = 88;
/// The fewest letters of a name that is a domain.
const LETTERS: usize = 5;
/// How many words such a name has at most.
const WORDS: usize = 5;
/// How many words a heading has at most.
const HEADED: usize = 7;

/// Reads such names.
pub(super) fn read(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    let domains = domains(reading);
    let others = Others::of(reading);
    let mut found: Vec<(usize, Range<usize>, Confidence)> = Vec::new();
    for (number, passage) in reading.texts() {
        let text = passage.text();
        let mut start = 0;
        for end in passage
            .ends
            .iter()
            .copied()
            .filter(|end| *end <= text.len())
        {
            let line = text.get(start..end).unwrap_or("");
            if let Some(name) = headed(reading, lexis, &others, line) {
                found.push((number, start + name.start..start + name.end, HEADING));
            }
            start = end;
        }
        if !domains.is_empty() {
            let tokens = Tokens::new(text);
            found.extend(own_domain(
                reading, lexis, &others, number, &tokens, &domains,
            ));
        }
    }
    let mut known = others.organizations;
    complete(reading, &found);
    for (passage, bytes, sure) in found {
        attest(reading, &mut known, passage, bytes, sure);
    }
}

/// Names of a text, folded once: a text may have thousands.
struct Others {
    /// Names of organizations, the first that has each.
    organizations: FxHashMap<String, NamingId>,
    people: FxHashSet<String>,
}

impl Others {
    fn of(reading: &Reading<'_, '_>) -> Self {
        let mut organizations = FxHashMap::default();
        for (id, naming) in reading.namings.iter().enumerate() {
            if naming.kind == NamedAs::Organization {
                organizations.entry(fold(&naming.name.text)).or_insert(id);
            }
        }
        let people = reading.people.iter();
        let people = people.map(|person| fold(&reading.namings[person.who].name.text));
        Self {
            organizations,
            people: people.collect(),
        }
    }
}

/// Gives namings their whole names: `Code` of `Code for Leeds`, where that is the name of a domain.
fn complete(reading: &mut Reading<'_, '_>, found: &[(usize, Range<usize>, Confidence)]) {
    let whole = found.iter().map(|(passage, bytes, _)| {
        let name = reading.passages[*passage].spanned(bytes.clone());
        (name.span.start, name)
    });
    let whole: FxHashMap<u32, Spanned> = whole.collect();
    for naming in &mut reading.namings {
        let longer = whole.get(&naming.name.span.start).filter(|longer| {
            let name = &naming.name.text;
            longer.text.len() > name.len() && longer.text.starts_with(&**name)
        });
        if let Some(longer) = longer.filter(|_| naming.kind == NamedAs::Organization) {
            naming.name = longer.clone();
        }
    }
}

/// States a name, or is surer of one that is known.
fn attest(
    reading: &mut Reading<'_, '_>,
    known: &mut FxHashMap<String, NamingId>,
    passage: usize,
    bytes: Range<usize>,
    sure: Confidence,
) {
    let name = fold(&reading.passages[passage].spanned(bytes.clone()).text);
    let id = *known.entry(name).or_insert_with(|| {
        let (kind, rule) = (NamedAs::Organization, Rule::Organization);
        reading.name(passage, bytes, kind, rule, sure)
    });
    let naming = &mut reading.namings[id];
    naming.confidence = naming.confidence.max(sure);
    if !reading.facts.mentions.contains(&id) {
        reading.facts.mentions.push(id);
    }
}

/// The name of a line such as `About Acme Robotics`.
fn headed(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    others: &Others,
    line: &str,
) -> Option<Range<usize>> {
    let whole = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '_'));
    let start = line.len() - line.trim_start_matches(['#', '*', '_', ' ', '\n']).len();
    let start = start
        + reading
            .reader
            .words
            .imprint
            .about(line.get(start..whole.len())?)?;
    let name = &whole[start..];
    let tokens = Tokens::new(name);
    let plain = (0..tokens.len()).all(|at| {
        let token = &tokens.all[at];
        let small = lexis.is_function_word(&token.folded);
        token.is_capital() || token.is_camel() || small || tokens.is_ampersand(at)
    });
    let ends = name.ends_with(['.', '!', '?', ',']);
    let short = (1..=HEADED).contains(&tokens.len());
    (short && plain && !ends && !is_other(reading, lexis, others, &tokens, 0..tokens.len()))
        .then_some(start..whole.len())
}

/// Parts of the domains of mail addresses, of hosts that the text has, and of what it links to.
fn domains(reading: &Reading<'_, '_>) -> FxHashSet<String> {
    let mut hosts: FxHashSet<String> = FxHashSet::default();
    for passage in &reading.passages {
        if matches!(passage.part, Part::Credits | Part::Chapters) {
            continue;
        }
        for word in passage
            .text()
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | '<' | '>'))
        {
            let word = word.trim_end_matches(['.', ':', '/', '!', '?']);
            let host = match word.split_once('@') {
                Some((local, host)) if !local.is_empty() => host,
                _ => {
                    let Some(rest) = ["https://", "http://", "www."]
                        .iter()
                        .find_map(|start| word.strip_prefix(start))
                    else {
                        continue;
                    };
                    rest.split(['/', '?', '#']).next().unwrap_or(rest)
                }
            };
            hosts.insert(host.to_lowercase());
        }
        for link in &passage.line.links {
            let page = reading.owner_of(link) == Owner::Page;
            if let Some((_, rest)) = link.target.split_once("://").filter(|_| page) {
                hosts.insert(
                    rest.split(['/', '?', '#'])
                        .next()
                        .unwrap_or(rest)
                        .to_lowercase(),
                );
            }
        }
    }
    // "lugsalento.linux.example" is of the Lug Salento where the text names that: not of Linux.
    let named: FxHashSet<String> = reading
        .texts()
        .flat_map(|(_, passage)| words(passage.text()))
        .map(|word| fold(word.text))
        .collect();
    let labels = hosts.iter().flat_map(|host| {
        let labels: Vec<&str> = host.rsplit('.').skip(1).collect();
        let own = labels.iter().skip(1).position(|label| {
            let long = label.chars().count() >= LETTERS;
            long && named.contains(*label)
        });
        labels.into_iter().skip(own.map_or(0, |own| own + 1))
    });
    let labels = labels.map(|label| label.replace('-', ""));
    labels
        .filter(|label| label.chars().count() >= LETTERS)
        .collect()
}

/// Runs of words with capitals whose letters are a part of a domain.
fn own_domain(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    others: &Others,
    passage: usize,
    tokens: &Tokens<'_>,
    domains: &FxHashSet<String>,
) -> Vec<(usize, Range<usize>, Confidence)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut joined = String::new();
        let mut end = None;
        for next in at..tokens.len().min(at + WORDS) {
            let token = &tokens.all[next];
            let proper = token.is_capital() || token.is_camel();
            let small = next > at && lexis.is_function_word(&token.folded);
            if next > at && !tokens.is_next(next) && !tokens.is_ampersand(next)
                || !(proper || small)
            {
                break;
            }
            joined.extend(token.folded.chars().filter(|c| c.is_alphanumeric()));
            if domains.contains(&joined) && proper {
                end = Some(next + 1);
            }
        }
        end = end.filter(|end| !is_other(reading, lexis, others, tokens, at..*end));
        // "Open Geodata Forum" of opengeodata.example
        let calendar = &reading.reader.words.calendar;
        let more = |end: usize| {
            tokens.is_next(end)
                && tokens.get(end).is_some_and(|token| {
                    // "il presidente di NEXIO LAZIO Ada Bini"
                    let given = reading.reader.is_given_name(&token.folded);
                    !calendar.is_named(&token.folded) && !given
                })
                && lexis.legal_at(tokens, end).is_none()
                && tokens
                    .get(end)
                    .is_some_and(|token| token.is_capital() || token.is_camel())
        };
        // "Creative Commons Attribuzione" is a licence of theirs.
        let known = |end: usize| lexis.known_organizations.at(tokens, at) == Some(end - at);
        while let Some(last) = end.filter(|last| more(*last) && !known(*last)) {
            end = Some(last + 1);
        }
        let digits = |at: usize| {
            tokens.all[at]
                .text
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        };
        // "63900 Fermo FM" is no name of comune.fermo.example.
        let address =
            |at: usize| tokens.before(at).ends_with(['@', '.', '/']) || (at > 0 && digits(at - 1));
        match end.filter(|end| !address(at) && !is_other(reading, lexis, others, tokens, at..*end))
        {
            Some(end) => {
                found.push((passage, tokens.range(at..end), DOMAIN));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a name is known to be that of something else: a person, a place, an event.
fn is_other(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    others: &Others,
    tokens: &Tokens<'_>,
    name: Range<usize>,
) -> bool {
    let text = fold(&tokens.text[tokens.range(name.clone())]);
    let events = name.clone().any(|at| {
        lexis.event_nouns.at(tokens, at).is_some() || lexis.bearing.at(tokens, at).is_some()
    });
    let given = name.len() < 4
        && reading.reader.is_given_name(&tokens.all[name.start].folded)
        && name.len() > 1;
    let title = lexis.role(tokens, name.start).is_some();
    let within = others.organizations.keys().any(|longer| {
        let at = longer.find(&text).filter(|_| longer.len() > text.len());
        at.is_some_and(|at| {
            let (before, behind) = (&longer[..at], &longer[at + text.len()..]);
            // "City of Leeds and Acme Robotics" are two.
            let joined = |rest: &str| {
                let mut inner = rest.split(' ');
                inner.any(|word| lexis.and.has(word))
            };
            let whole = (before.is_empty() || before.ends_with([' ', '\'', '’']))
                && (behind.is_empty() || behind.starts_with(' '));
            whole && !joined(before.trim()) && !joined(behind.trim())
        })
    });
    let head = lexis.organization_heads.at(tokens, name.start) == Some(name.len());
    // "Ministra dell'Istruzione": what a title is for.
    let field = lexis
        .genitive
        .before(tokens, name.start)
        .is_some_and(|length| {
            lexis
                .portfolios
                .before(tokens, name.start - length)
                .is_some()
        });
    // "Voci di Confine, il festival della radio"
    let apposed = tokens.before(name.end).trim() == "," && {
        let article = lexis.article(tokens, name.end).unwrap_or(0);
        article > 0 && lexis.event_nouns.at(tokens, name.end + article).is_some()
    };
    let events = events || apposed;
    let part = name.start > 0 && tokens.is_next(name.start) && {
        let before = &tokens.all[name.start - 1];
        before.is_capital()
            && !tokens.is_first(name.start - 1)
            && !lexis.is_function_word(&before.folded)
            && lexis.role(tokens, name.start - 1).is_none()
    };
    others.people.contains(&text)
        || reading.reader.is_place(&text)
        || events
        || given
        || title
        || head
        || field
        || within
        || part
}
