//! Roles of whom the sentence before was about: `Ada Bini ha insegnato a Pisa. È presidente
//! dell'Associazione dei geografi`, `Ann Smith joined in 2014. She is head of archives`.

use super::surnames::{Surnames, add_roles};
use super::{Found, candidates};
use crate::extract::Lexis;
use crate::extract::rules::Reading;
use crate::extract::rules::roles::Scene;
use crate::extract::tokens::Tokens;
use crate::record::Confidence;
use std::ops::Range;

/// How sure such a role is.
const SURE: Confidence = 84;
/// How many words may stand before the subject of a sentence: an article, a title.
const LED: usize = 3;

/// Adds the roles of sentences that leave their subject out, or say `she`.
pub(super) fn read(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    add_roles(reading, |reading, passage, surnames| {
        find(reading, lexis, passage, surnames)
    });
}

fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    surnames: &Surnames,
) -> Vec<(Found, usize)> {
    let tokens = Tokens::new(reading.passages[passage].text());
    let sentences = sentences(reading, &tokens);
    let opens = |sentence: &Range<usize>| opening(lexis, &tokens, sentence.start).is_some();
    if sentences.len() < 2 || !sentences.iter().skip(1).any(opens) {
        return Vec::new();
    }
    let named = mentions(reading, passage, &tokens, surnames);
    let names = candidates(reading, lexis, passage, &tokens);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: reading.page_links(passage),
        asides: reading.asides(passage),
        names: &names,
        is_place: &is_place,
    };
    let mut found = Vec::new();
    let mut subject: Option<usize> = None;
    for sentence in sentences {
        let within = |at: usize| sentence.contains(&at);
        let mut people = named.iter().filter(|(at, _)| within(*at));
        let Some((first, who)) = people.next().copied() else {
            // Of whom a name speaks that is nobody's known, nothing is told.
            let other = names.iter().any(|name| within(name.tokens.start));
            let roles = subject.filter(|_| !other).and_then(|_| {
                let at = opening(lexis, &tokens, sentence.start)?;
                Some(scene.linked_role(sentence.start, at)?.0)
            });
            if let (Some(roles), Some(who)) = (roles, subject) {
                let bytes = tokens.range(sentence.start..sentence.start + 1);
                let roles = roles.into_iter().filter(|role| !role.title.is_empty());
                found.push((
                    Found {
                        passage,
                        roles_in: passage,
                        bytes,
                        roles: roles.collect(),
                        given: false,
                        sure: SURE,
                    },
                    who,
                ));
            } else {
                subject = None;
            }
            continue;
        };
        let alone = people.all(|(_, other)| *other == who);
        let leads = (sentence.start..first).all(|at| lexis.preposition(&tokens, at).is_none());
        let near = first - sentence.start <= LED;
        subject = (alone && leads && near).then_some(who);
    }
    found
}

/// Where the word that joins a role begins in a sentence whose subject is left out.
fn opening(lexis: &Lexis, tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    let now = |at: usize| lexis.now.at(tokens, at).unwrap_or(0);
    at += now(at);
    let pronoun = lexis.quoting.pronouns.at(tokens, at);
    // Where verbs do not tell the person, somebody must.
    if pronoun.is_none() && lexis.heads_follow {
        return None;
    }
    at += pronoun.unwrap_or(0);
    at += now(at);
    let text = tokens.get(at)?.text;
    // "E presidente": the conjunction.
    // "E’ presidente": as typewriters have it.
    let accented = !text.is_ascii() || tokens.before(at + 1).starts_with(['\'', '’']);
    let and = lexis.and.has(&tokens.all[at].folded) && !accented;
    (!and && lexis.role_links.at(tokens, at).is_some()).then_some(at)
}

/// The sentences of a passage, as its tokens.
fn sentences(reading: &Reading<'_, '_>, tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let words = &reading.reader.words;
    let ends = |at: usize| {
        let gap = tokens.before(at);
        let before = tokens.all[at - 1].text;
        let short =
            gap.starts_with('.') && (words.is_abbreviation(before) || before.chars().count() == 1);
        gap.contains(['.', '!', '?', '\n', '…']) && !short
    };
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        if at == tokens.len() || ends(at) {
            found.push(start..at);
            start = at;
        }
    }
    found
}

/// Where people are named in a passage, in full or by surname, and who.
fn mentions(
    reading: &Reading<'_, '_>,
    passage: usize,
    tokens: &Tokens<'_>,
    surnames: &Surnames,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for person in &reading.people {
        let here = person.mentions.iter().filter(|(at, _)| *at == passage);
        found.extend(here.map(|(_, bytes)| (tokens.at_byte(bytes.start), person.who)));
    }
    let covered: Vec<Range<usize>> = reading
        .people
        .iter()
        .flat_map(|person| &person.mentions)
        .filter(|(at, _)| *at == passage)
        .map(|(_, bytes)| tokens.at_byte(bytes.start)..tokens.at_byte(bytes.end))
        .collect();
    for at in 0..tokens.len() {
        if let Some((_, who)) = surnames.at(tokens, at)
            && tokens.all[at].is_capital()
            && !covered.iter().any(|range| range.contains(&at))
        {
            found.push((at, who));
        }
    }
    found.sort_unstable();
    found
}
