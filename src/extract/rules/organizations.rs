//! Organizations named in an article.
//!
//! A name is an organization's when it ends in a legal form (`Soiel International Srl`), begins
//! with a word for organizations and says which (`Ministero dello Sviluppo Economico`, `Regione
//! Piemonte`), stands where somebody does something (`organizzato da X`, `insieme a X e Y`), or
//! is an acronym with its expansion (`AgID (Agenzia per l'Italia Digitale)`): the two are one. A
//! short form (`Presidenza del Consiglio`) is the longer one of the same text (`Presidenza del
//! Consiglio dei Ministri`). Titles in quotation marks are not organizations.

use super::Reading;
use super::extent::{extent, has_head, parts};
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, NamedAs, NamingId, Owner};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use std::ops::Range;

/// An organization of a passage.
#[derive(Debug, Clone)]
struct Found {
    tokens: Range<usize>,
    sure: Confidence,
    /// The found one of which this is another name.
    same: Option<usize>,
}

/// Reads the organizations of an article; those of roles are known already.
pub fn read(reading: &mut Reading<'_, '_>) {
    let Some(lexis) = reading.lexis() else { return };
    let passages: Vec<usize> = reading.texts().map(|(number, _)| number).collect();
    for passage in passages {
        let text = reading.passages[passage].text().to_owned();
        let tokens = Tokens::new(&text);
        let found = find(reading, lexis, passage, &tokens);
        let mut ids: Vec<NamingId> = Vec::new();
        for one in found {
            let bytes = with_dot(&tokens, lexis, one.tokens.clone());
            let id = mention(reading, passage, bytes, one.sure);
            if let Some(other) = one.same.and_then(|at| ids.get(at)) {
                reading.facts.same.push((*other, id));
            }
            ids.push(id);
        }
    }
    read_pairs(reading);
    unite_acronyms(reading, lexis);
    unite_short_forms(reading, lexis);
    for appearance in &reading.facts.appearances {
        for role in &appearance.roles {
            for id in &role.organizations {
                if !reading.facts.mentions.contains(id) {
                    reading.facts.mentions.push(*id);
                }
            }
        }
    }
}

/// The naming of an organization: the one that has the same words already, or a new one.
fn mention(
    reading: &mut Reading<'_, '_>,
    passage: usize,
    bytes: Range<usize>,
    sure: Confidence,
) -> NamingId {
    let name = fold(&reading.passages[passage].spanned(bytes.clone()).text);
    let known = reading
        .namings
        .iter()
        .position(|naming| naming.kind == NamedAs::Organization && fold(&naming.name.text) == name);
    let id = known.unwrap_or_else(|| {
        reading.name(
            passage,
            bytes,
            NamedAs::Organization,
            Rule::Organization,
            sure,
        )
    });
    if !reading.facts.mentions.contains(&id) {
        reading.facts.mentions.push(id);
    }
    id
}

fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
) -> Vec<Found> {
    let people: Vec<Range<usize>> = reading
        .people
        .iter()
        .flat_map(|person| &person.mentions)
        .filter(|(number, _)| *number == passage)
        .map(|(_, bytes)| bytes.clone())
        .collect();
    let of_person = |at: usize| {
        let start = tokens.all[at].start;
        people.iter().any(|bytes| bytes.contains(&start))
    };
    let roles: Vec<Range<usize>> = role_spans(reading, passage);
    let of_role = |at: usize| {
        let start = tokens.all[at].start;
        roles.iter().any(|bytes| bytes.contains(&start))
    };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if of_person(at) || of_role(at) {
            at += 1;
            continue;
        }
        if let Some(end) = quoted_until(tokens, at) {
            at = end;
            continue;
        }
        if let Some(cued) = behind_cue(reading, lexis, passage, tokens, at) {
            at = cued.last().map_or(at + 1, |last| last.tokens.end);
            found.extend(cued.into_iter().filter(|one| !of_person(one.tokens.start)));
            continue;
        }
        let limit = (at..tokens.len())
            .find(|at| of_person(*at))
            .unwrap_or(tokens.len());
        let site = |name: &(usize, Confidence)| {
            // "Wikimedia Italia", linked to a page of its own.
            let linked = link_end(reading, passage, tokens, at) == Some(name.0);
            (
                name.0,
                if linked && name.1 == TAILED {
                    84
                } else {
                    name.1
                },
            )
        };
        let Some((end, sure)) = named(lexis, tokens, at, limit).as_ref().map(site) else {
            at += 1;
            continue;
        };
        let first = found.len();
        for part in parts(tokens, lexis, at..end) {
            found.push(Found {
                tokens: part,
                sure,
                same: None,
            });
        }
        if let Some(other) = in_brackets(lexis, tokens, at..end) {
            at = other.end;
            found.push(Found {
                tokens: other,
                sure: 92,
                same: Some(first),
            });
            continue;
        }
        at = end;
    }
    found
}

/// Bytes of a passage that are the titles of people's roles: what is within belongs to them.
fn role_spans(reading: &Reading<'_, '_>, passage: usize) -> Vec<Range<usize>> {
    let line = &reading.passages[passage].line;
    let titles = reading.facts.appearances.iter().flat_map(|one| &one.roles);
    let titles = titles.filter_map(|role| role.title.as_ref());
    titles
        .filter(|title| line.span.start <= title.span.start && title.span.end <= line.span.end)
        .filter_map(|title| {
            let at = line.text.match_indices(&*title.text).map(|(at, _)| at);
            let here = |at: &usize| line.place(*at..*at + title.text.len()) == title.span;
            at.into_iter()
                .find(here)
                .map(|at| at..at + title.text.len())
        })
        .collect()
}

/// The end of an organization's name that begins at a token, and how sure that is.
fn named(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, Confidence)> {
    let token = &tokens.all[at];
    let proper = token.is_capital() || token.is_camel();
    if !proper {
        return institution(lexis, tokens, at, limit);
    }
    let end = adjective_extent(lexis, tokens, at, limit);
    if lexis.legal_before(tokens, end).is_some() && end > at + 1 {
        return Some((end, 95));
    }
    if let Some(length) = lexis
        .organization_heads
        .at(tokens, at)
        .filter(|_| !lexis.heads_follow)
    {
        let acronym = token.is_all_capitals() || token.is_camel();
        let word = |at: usize| {
            !tokens.all[at]
                .text
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        };
        let says_which = (at + length..end).any(word);
        let after_role = lexis.role(tokens, at).is_some();
        if (says_which && !after_role) || (acronym && length == 1) {
            return Some((end, 90));
        }
        return None;
    }
    if has_head(tokens, lexis, at, end) && end > at + 1 && !lexis.is_function_word(&token.folded) {
        return Some((end, 86));
    }
    // "AUSL di Piacenza"
    let local = token.is_all_capitals()
        && token.text.chars().count() > 2
        && lexis.genitive.at(tokens, at + 1).is_some()
        && end > at + 2;
    if local {
        return Some((end, 84));
    }
    if is_explained(lexis, tokens, end) && lexis.role(tokens, at).is_none() && !tokens.is_first(at)
    {
        return Some((end, 84));
    }
    let last = &tokens.all[end - 1];
    let tailed = end > at + 1 && lexis.organization_tails.has(&last.folded) && last.is_capital();
    let begins = !(tokens.is_first(at) && lexis.is_function_word(&token.folded));
    if tailed && begins && lexis.role(tokens, at).is_none() {
        // "Leeds City Council" ends in a word for organizations; "Smart Mobility" may be anything.
        let noun = lexis.organization_heads.has(&last.folded);
        return Some((end, if noun { 86 } else { TAILED }));
    }
    let acronym = token.is_all_capitals() || token.is_camel();
    (acronym && in_brackets(lexis, tokens, at..at + 1).is_some()).then_some((at + 1, 92))
}

/// Whether an apposition behind a name says that it is an organization: `X, il gruppo che ...`.
fn is_explained(lexis: &Lexis, tokens: &Tokens<'_>, end: usize) -> bool {
    if end >= tokens.len() || tokens.before(end).trim() != "," {
        return false;
    }
    let Some(article) = lexis.article(tokens, end) else {
        return false;
    };
    let at = end + article;
    let small = tokens.get(at).is_some_and(|token| !token.is_capital());
    small && lexis.organization_heads.at(tokens, at).is_some()
}

/// The end of a name that begins with a head in small letters: `regione Lombardia`,
/// `cooperativa sociale Filo Diretto`.
fn institution(
    lexis: &Lexis,
    tokens: &Tokens<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, Confidence)> {
    let length = lexis.institutions.at(tokens, at)?;
    let begin = at + length;
    let next = tokens
        .get(begin)
        .filter(|_| tokens.is_next(begin) && begin < limit)?;
    if next.is_capital() && lexis.role(tokens, begin).is_none() {
        return Some((extent(tokens, lexis, begin, limit), 84));
    }
    // "il comune di Lodi"; "un comune dell'Appennino" is none.
    let genitive = lexis.genitive.at(tokens, begin)?;
    let article = lexis.indefinite.before(tokens, at).is_some();
    let proper = tokens
        .get(begin + genitive)
        .is_some_and(|token| token.is_capital());
    let bare = lexis.bare_prepositions.contains(&*next.folded);
    (proper && bare && !article && begin + genitive < limit)
        .then(|| (extent(tokens, lexis, begin + genitive, limit), 82))
}

/// The extent of a name, with an adjective in small letters behind its head: `Istituto musicale
/// Benvenuti`.
fn adjective_extent(lexis: &Lexis, tokens: &Tokens<'_>, at: usize, limit: usize) -> usize {
    let end = extent(tokens, lexis, at, limit);
    let head = lexis.organization_heads.at(tokens, at).unwrap_or(0);
    let adjective = at + head;
    let small = head > 0 && end == adjective && tokens.is_next(adjective);
    let plain = tokens.get(adjective).is_some_and(|token| {
        !token.is_capital()
            && !lexis.is_function_word(&token.folded)
            && token.text.chars().count() > 3
    });
    let proper = tokens
        .get(adjective + 1)
        .is_some_and(|token| token.is_capital())
        && tokens.is_next(adjective + 1);
    if small && plain && proper && adjective + 1 < limit {
        return extent(tokens, lexis, adjective + 1, limit);
    }
    end
}

/// How sure the last word of a name alone makes it an organization: not enough to state it.
const TAILED: Confidence = 60;

/// How many words a title in quotation marks may have; more are a statement.
const TITLE: usize = 10;

/// The token behind a title in quotation marks that begins at a token.
fn quoted_until(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.before(at).ends_with(['“', '«', '"', '‘', '„']) {
        return None;
    }
    (at + 1..=at + TITLE).find(|end| tokens.before(*end).contains(['”', '»', '"', '’', '“']))
}

/// The other name in brackets right behind a name: the acronym of it, or what it stands for.
fn in_brackets(lexis: &Lexis, tokens: &Tokens<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let start = name.end;
    if tokens.before(start).trim() != "(" {
        return None;
    }
    let from = tokens.get(start)?.start;
    let close = from + tokens.text[from..].find(')')?;
    let end = tokens.at_byte(close);
    let text = |range: Range<usize>| tokens.text[tokens.range(range)].to_owned();
    let (a, b) = (text(name.clone()), text(start..end));
    let single = |range: &Range<usize>| range.len() == 1;
    let headed =
        has_head(tokens, lexis, name.start, name.end) || has_head(tokens, lexis, start, end);
    let pair = if !headed {
        false
    } else if single(&name) && end - start > 1 {
        is_acronym_of(lexis, &a, &b)
    } else if end - start == 1 && name.len() > 1 {
        is_acronym_of(lexis, &b, &a)
    } else {
        false
    };
    pair.then_some(start..end)
}

/// Whether a word is an acronym of words: its letters occur in their order, the first of them
/// first, and the capitals among them begin words.
fn is_acronym_of(lexis: &Lexis, short: &str, long: &str) -> bool {
    let letters: Vec<char> = fold(short)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    if letters.len() < 2 || letters.len() > 10 || capitals < 2 {
        return false;
    }
    let folded = fold(long);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !lexis.is_function_word(word))
        .collect();
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let mut rest = folded.chars().filter(|c| c.is_alphanumeric());
    let in_order = letters.iter().all(|letter| rest.any(|c| c == *letter));
    let begins = initials.chars().next() == letters.first().copied();
    let covered = initials.chars().filter(|c| letters.contains(c)).count();
    in_order && begins && covered * 2 >= words.len() && words.len() > 1
}

/// The organizations behind a phrase such as "organizzato da" or "insieme a".
fn behind_cue(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<Vec<Found>> {
    let mut next = at + lexis.organization_cues.at(tokens, at)?;
    let mut found = Vec::new();
    while next < tokens.len() && found.len() < 12 {
        let article = lexis.article(tokens, next).unwrap_or(0);
        let begin = next + article;
        let Some(token) = tokens.get(begin) else {
            break;
        };
        let is_given = |folded: &str| reading.reader.is_given_name(folded);
        let proper = token.is_capital() || token.is_camel();
        let person = is_given(&token.folded) || lexis.is_honorific(tokens, begin);
        let place = reading.reader.is_place(&token.folded) && !tokens.is_next(begin + 1);
        if !proper
            || person
            || place
            || quoted_until(tokens, begin).is_some()
            || lexis.role(tokens, begin).is_some()
        {
            break;
        }
        let end = link_end(reading, passage, tokens, begin)
            .unwrap_or_else(|| extent(tokens, lexis, begin, tokens.len()));
        let sure = if has_head(tokens, lexis, begin, end) {
            90
        } else {
            82
        };
        found.push(Found {
            tokens: begin..end,
            sure,
            same: None,
        });
        let and = lexis.and.at(tokens, end);
        let comma = tokens.before(end).contains(',').then_some(0);
        match and.or(comma) {
            Some(length) => next = end + length,
            None => break,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The end of a link that begins at a token and is no person's profile.
fn link_end(
    reading: &Reading<'_, '_>,
    passage: usize,
    tokens: &Tokens<'_>,
    at: usize,
) -> Option<usize> {
    let start = tokens.all[at].start;
    let link = reading.passages[passage].link_at(start)?;
    let whole = link.range.start == start && reading.owner_of(link) != Owner::Person;
    whole.then(|| tokens.at_byte(link.range.end))
}

/// The bytes of a name, with the dot of a legal form behind it.
fn with_dot(tokens: &Tokens<'_>, lexis: &Lexis, name: Range<usize>) -> Range<usize> {
    let range = tokens.range(name.clone());
    let dotted = tokens.all[name.end - 1].text.contains('.');
    let legal = lexis.legal_before(tokens, name.end).is_some();
    let dot = dotted && legal && tokens.text[range.end..].starts_with('.');
    range.start..range.end + usize::from(dot)
}

/// Acronyms of names that the text has in full.
fn unite_acronyms(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    let organizations = organizations(reading);
    for (short, name) in &organizations {
        if name.contains(' ') {
            continue;
        }
        let stands_for = |(_, long): &&(NamingId, String)| {
            let tokens = Tokens::new(long);
            tokens.len() > 2
                && has_head(&tokens, lexis, 0, tokens.len())
                && is_acronym_of(lexis, name, long)
        };
        let mut long = organizations.iter().filter(stands_for);
        if let (Some((long, _)), None) = (long.next(), long.next()) {
            reading.facts.same.push((*long, *short));
        }
    }
}

/// What stands beside a known organization, joined to it by a hyphen, is one too.
fn read_pairs(reading: &mut Reading<'_, '_>) {
    let known = organizations(reading);
    let is_known = |text: &str| known.iter().any(|(_, name)| fold(name) == fold(text));
    let mut found = Vec::new();
    for (passage, one) in reading.texts() {
        for word in crate::extract::words(one.text()) {
            let Some((a, b)) = word.text.split_once('-') else {
                continue;
            };
            let proper = |text: &str| text.len() > 2 && text.starts_with(char::is_uppercase);
            if !proper(a) || !proper(b) || b.contains('-') || is_known(a) == is_known(b) {
                continue;
            }
            let start = word.start + a.len() + 1;
            let range = if is_known(a) {
                start..start + b.len()
            } else {
                word.start..word.start + a.len()
            };
            found.push((passage, range));
        }
    }
    for (passage, range) in found {
        mention(reading, passage, range, 75);
    }
}

/// The organizations of a text with their names as written.
fn organizations(reading: &Reading<'_, '_>) -> Vec<(NamingId, String)> {
    let namings = reading.namings.iter().enumerate();
    namings
        .filter(|(_, naming)| naming.kind == NamedAs::Organization)
        .map(|(id, naming)| (id, naming.name.text.to_string()))
        .collect()
}

/// A short form of a longer name of the same text is the same organization: words that a small
/// word leads on from (`Presidenza del Consiglio`), or the beginning of a registered name.
fn unite_short_forms(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    let folded = |(id, name): (NamingId, String)| (id, fold(&name));
    let organizations: Vec<_> = organizations(reading).into_iter().map(folded).collect();
    for (short, name) in &organizations {
        for (long, whole) in &organizations {
            let Some(rest) = whole
                .strip_prefix(name.as_str())
                .filter(|rest| rest.starts_with(' '))
            else {
                continue;
            };
            let tokens = Tokens::new(whole);
            let legal = lexis.legal_before(&tokens, tokens.len()).is_some();
            let rest_tokens = Tokens::new(rest.trim_start());
            let led_on = lexis.genitive.at(&rest_tokens, 0).is_some() && name.contains(' ');
            if legal || led_on {
                reading.facts.same.push((*long, *short));
            }
        }
    }
}
