//! Guests of an episode, as its first sentences introduce them.
//!
//! A person is a guest when several things speak for it: the name is the subject of a verb that
//! introduces (`NAME, Role di Organization, ci ha parlato di ...`), a phrase announces it (`ospite
//! di questa puntata è NAME`, `con noi NAME`), the name links to a person's profile, the title and
//! the name of the file agree. One of them alone is not enough: an episode may speak of a person,
//! and its title may name one, without the person being there. The profile of the link becomes
//! the person's `sameAs`; role and organization belong to the appearance.
//!
//! When title and text spell a name differently, the form that most of title, text, file name and
//! profile have is taken, and the difference is reported with both places.

use super::Reading;
use super::person_names::{PersonName, find_names};
use super::roles::{RoleText, Scene};
use super::subject::{TitleParts, read_title};
use crate::diagnostic::Code;
use crate::extract::prose::Part;
use crate::extract::tokens::Tokens;
use crate::extract::{Appearance, Key, Lexis, NamedAs, Owner, Profile, Role, Spanned};
use crate::iri;
use crate::record::{Confidence, Rule};
use crate::tree::Value;
use std::ops::Range;

/// How many passages introduce guests.
const PASSAGES: usize = 3;
/// How much must speak for a guest.
const ENOUGH: u32 = 60;

/// Whether a name is the subject of a verb that introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Introduced {
    No,
    /// `ha presentato`
    Told,
    /// `ci ha parlato`
    ToUs,
}

/// A person of the first passages, and what speaks for it.
struct Candidate {
    passage: usize,
    name: PersonName,
    bytes: Range<usize>,
    roles: Vec<RoleText>,
    profile: Option<Profile>,
    introduced: Introduced,
    announced: bool,
    accompanied: bool,
    /// The name in the title that agrees.
    in_title: Option<Range<usize>>,
    in_stem: bool,
}

impl Candidate {
    /// What speaks for it, in hundredths.
    fn weight(&self) -> u32 {
        let of = |is: bool, weight: u32| if is { weight } else { 0 };
        let told = match self.introduced {
            Introduced::ToUs => 50,
            // "Ada Lovelace ha presentato ..." may be history as well.
            Introduced::Told if self.profile.is_some() || !self.roles.is_empty() => 40,
            _ => 0,
        };
        told.max(of(self.announced, 60))
            .max(of(self.accompanied, 35))
            + of(self.profile.is_some(), 50)
            + of(self.in_title.is_some(), 30)
            + of(self.in_stem, 15)
            + of(!self.roles.is_empty(), 10)
            + of(self.name.given, 5)
    }

    fn confidence(&self) -> Confidence {
        match self.weight() {
            100.. => 99,
            80.. => 97,
            65.. => 93,
            61..=64 => 85,
            _ => 60,
        }
    }
}

/// Reads the guests of an episode.
pub fn read(reading: &mut Reading<'_, '_>) {
    let title = reading
        .fields
        .get(Key::Title)
        .and_then(Value::text)
        .unwrap_or("")
        .to_owned();
    let lexis = reading.lexis();
    let parts = read_title(&title, lexis);
    let mut candidates = Vec::new();
    if let Some(lexis) = lexis {
        let passages: Vec<usize> = reading
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| passage.part == Part::Text)
            .map(|(number, _)| number)
            .take(PASSAGES)
            .collect();
        for passage in passages {
            candidates.extend(find(reading, lexis, passage, &title, &parts));
        }
    }
    let declared = !reading.facts.appearances.is_empty();
    let mut guests: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let known = guests.iter().any(|known| same(reading, known, &candidate));
        if !known && (candidate.weight() > ENOUGH || (candidate.weight() >= 50 && !declared)) {
            guests.push(candidate);
        }
    }
    for guest in &guests {
        if declared {
            enrich(reading, guest);
        } else {
            add(reading, guest, &title);
        }
    }
}

/// Candidates of a passage.
fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    title: &str,
    parts: &TitleParts,
) -> Vec<Candidate> {
    let text = reading.passages[passage].text();
    let tokens = Tokens::new(text);
    let names = names_of(reading, lexis, passage, &tokens, title, parts);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let links = reading.passages[passage].line.links.iter();
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: links
            .filter(|link| reading.owner_of(link) != Owner::Person)
            .collect(),
        names: &names,
        is_place: &is_place,
    };
    let mut found: Vec<Candidate> = Vec::new();
    let mut ends = Vec::new();
    for name in &names {
        let bytes = tokens.range(name.tokens.clone());
        let (mut roles, mut end) = scene.behind(name);
        let before = if roles.is_empty() {
            scene.before(name)
        } else {
            None
        };
        let mut start = name.start;
        if let Some((before, from)) = before {
            (roles, start) = (before, from);
            end = name.tokens.end;
        } else if roles.is_empty() {
            end = name.tokens.end;
        } else if roles[0].title.is_empty()
            && let Some((mut before, from)) = scene.before(name)
        {
            // "il geografo NAME dell'Istituto": the role before, its organization behind.
            if let Some(role) = before
                .last_mut()
                .filter(|role| role.organizations.is_empty())
            {
                role.organizations = std::mem::take(&mut roles[0].organizations);
            }
            (roles, start) = (before, from);
        }
        let profile = reading.profile_at(passage, bytes.clone());
        let written = &text[bytes.clone()];
        found.push(Candidate {
            passage,
            name: name.clone(),
            roles,
            profile: profile.filter(|profile| profile.owner == Owner::Person),
            introduced: introduced(&tokens, lexis, end),
            announced: is_announced(&tokens, lexis, start),
            accompanied: lexis
                .with
                .before(&tokens, without_article(&tokens, lexis, start))
                .is_some(),
            in_title: agreeing(written, title, parts),
            in_stem: in_stem(written, reading.stem),
            bytes,
        });
        ends.push((start, end));
    }
    share_roles(&scene, &mut found, &mut ends);
    share(&tokens, lexis, &mut found, &ends);
    found
}

/// "A e B, rispettivamente X e Y di Z": each has a role of its own, and Z is everybody's.
fn share_roles(scene: &Scene<'_>, found: &mut [Candidate], ends: &mut [(usize, usize)]) {
    let Some(last) = found.len().checked_sub(1).filter(|last| *last > 0) else {
        return;
    };
    let (lists, end) = scene.shared(&found[last].name, found.len());
    if lists.len() == found.len() {
        for (candidate, role) in found.iter_mut().zip(lists) {
            candidate.roles = vec![role];
        }
        ends[last].1 = end;
    }
}

/// Guests that are joined share what introduces them: the verb behind the last, the phrase
/// before the first.
fn share(tokens: &Tokens<'_>, lexis: &Lexis, found: &mut [Candidate], ends: &[(usize, usize)]) {
    let joined = |at: usize| {
        let (end, start) = (ends[at].1, ends[at + 1].0);
        let start = without_article(tokens, lexis, start);
        start >= end && start - end <= 2 && {
            let and = (end..start).all(|at| {
                lexis.and.has(&tokens.all[at].folded) || lexis.preposition(tokens, at).is_some()
            });
            let marks = tokens.before(start.min(tokens.len())).contains([',', '&'])
                || tokens.before(end).contains([',', '&']);
            and && (start > end || marks)
        }
    };
    for at in (0..found.len().saturating_sub(1)).rev() {
        if joined(at) {
            found[at].introduced = found[at].introduced.max(found[at + 1].introduced);
        }
    }
    for at in 0..found.len().saturating_sub(1) {
        if joined(at) {
            let (announced, accompanied) = (found[at].announced, found[at].accompanied);
            found[at + 1].announced |= announced;
            found[at + 1].accompanied |= accompanied;
        }
    }
    // Who stands beside a guest with a role of their own is one too.
    for at in 0..found.len().saturating_sub(1) {
        let both = !found[at].roles.is_empty() && !found[at + 1].roles.is_empty();
        if joined(at) && both {
            let strong = |one: &Candidate| one.weight() > ENOUGH;
            let (first, second) = (strong(&found[at]), strong(&found[at + 1]));
            found[at].announced |= second;
            found[at + 1].announced |= first;
        }
    }
}

/// Names of a passage: those that link to a person's profile, those that stand in the title, and
/// those that begin with a given name.
fn names_of(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
    title: &str,
    parts: &TitleParts,
) -> Vec<PersonName> {
    let is_given = |folded: &str| reading.reader.is_given_name(folded);
    let mut names: Vec<PersonName> = Vec::new();
    for link in &reading.passages[passage].line.links {
        if reading.owner_of(link) != Owner::Person {
            continue;
        }
        let start = tokens
            .all
            .partition_point(|token| token.end() <= link.range.start);
        let end = tokens.at_byte(link.range.end);
        names.extend(linked_name(tokens, lexis, start..end, &is_given));
    }
    for name in find_names(tokens, lexis, &is_given) {
        let written = &tokens.text[tokens.range(name.tokens.clone())];
        let known = names.iter().any(|known| {
            known.tokens.start < name.tokens.end && name.tokens.start < known.tokens.end
        });
        // Without a given name, the file's name or the title's first part must be that name.
        let first = parts.names.iter().any(|(part, name)| {
            *part == 0 && iri::slug(&title[name.clone()]) == iri::slug(written)
        });
        let led = lexis.preposition_before(tokens, name.start);
        let agrees = in_stem(written, reading.stem) || (first && !led);
        if !known && (name.given || agrees) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// The name that the text of a link to a person's profile is.
fn linked_name(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    mut range: Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
) -> Option<PersonName> {
    let begin = range.start;
    let mut titled = false;
    while range.len() > 2 && lexis.is_honorific(tokens, range.start) {
        range.start += 1;
        titled = true;
    }
    // Titles within a link end where a role begins: "[Anna Bianchi, CEO](...)".
    let role =
        (range.start + 2..range.end).find(|at| tokens.before(*at).contains([',', '(', '–', '-']));
    range.end = role.unwrap_or(range.end);
    let fits = (1..=6).contains(&range.len());
    let word =
        |at: usize| tokens.all[at].is_capital() || lexis.particles.has(&tokens.all[at].folded);
    if !fits || !range.clone().all(word) {
        return None;
    }
    let before = range.start.checked_sub(1).filter(|_| !titled);
    let title_before = before.is_some_and(|at| lexis.is_honorific(tokens, at));
    let given = is_given(&tokens.all[range.start].folded);
    let start = if titled {
        begin
    } else {
        range.start - usize::from(title_before)
    };
    Some(PersonName {
        given,
        titled: titled || title_before,
        start,
        tokens: range,
    })
}

/// Whether a verb that introduces stands at a token, or behind a relative pronoun there.
fn introduced(tokens: &Tokens<'_>, lexis: &Lexis, end: usize) -> Introduced {
    if tokens.before(end).contains(['.', ';', '\n', ':']) {
        return Introduced::No;
    }
    let relative = lexis.relative.at(tokens, end).unwrap_or(0);
    let verb = |at: usize| {
        if lexis.introducing.addressed_at(tokens, at) {
            Introduced::ToUs
        } else if lexis.introducing.at(tokens, at).is_some() || lexis.saying.compound_at(tokens, at)
        {
            Introduced::Told
        } else {
            Introduced::No
        }
    };
    verb(end).max(verb(end + relative))
}

/// Whether a phrase that announces a guest ends before a token, some small words between.
fn is_announced(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    (0..=4.min(start)).any(|skipped| {
        let at = start - skipped;
        let small = (at..start)
            .all(|at| !tokens.all[at].is_capital() && !tokens.before(at + 1).contains(['.', ';']));
        small && lexis.guest_cues.before(tokens, at).is_some()
    })
}

/// Where an article (or a preposition with one) begins that stands right before a token.
fn without_article(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> usize {
    let article = lexis
        .definite
        .before(tokens, start)
        .or_else(|| lexis.indefinite.before(tokens, start));
    start - article.unwrap_or(0)
}

/// Where the title has a name of the text, among names or anywhere.
fn agreeing(written: &str, title: &str, parts: &TitleParts) -> Option<Range<usize>> {
    named_in_title(written, title, parts).or_else(|| {
        let at = title.find(written)?;
        Some(at..at + written.len())
    })
}

/// The name in the title that agrees with a name of the text: it is the same, or nearly.
fn named_in_title(written: &str, title: &str, parts: &TitleParts) -> Option<Range<usize>> {
    let wanted = iri::slug(written);
    let near = |name: &Range<usize>| {
        let slug = iri::slug(&title[name.clone()]);
        slug == wanted
            || (strsim::jaro_winkler(&slug, &wanted) > 0.93 && shares_word(&slug, &wanted))
    };
    let mut names = parts.names.iter().map(|(_, name)| name);
    names.find(|name| near(name)).cloned()
}

fn shares_word(a: &str, b: &str) -> bool {
    a.split('-')
        .any(|word| b.split('-').any(|other| other == word))
}

/// Whether the name of a file has a name in it.
fn in_stem(written: &str, stem: &str) -> bool {
    let (name, stem) = (iri::slug(written), iri::slug(stem));
    let found = stem.find(&name).map(|at| (at, at + name.len()));
    !name.is_empty()
        && found.is_some_and(|(start, end)| {
            (start == 0 || stem.as_bytes()[start - 1] == b'-')
                && (end == stem.len() || stem.as_bytes()[end] == b'-')
        })
}

fn same(reading: &Reading<'_, '_>, a: &Candidate, b: &Candidate) -> bool {
    let slug =
        |one: &Candidate| iri::slug(&reading.passages[one.passage].text()[one.bytes.clone()]);
    slug(a) == slug(b) || (a.profile.is_some() && a.profile == b.profile)
}

/// Adds a guest with roles.
fn add(reading: &mut Reading<'_, '_>, guest: &Candidate, title: &str) {
    let sure = guest.confidence();
    let who = reading.name(
        guest.passage,
        guest.bytes.clone(),
        NamedAs::Person,
        Rule::Guest,
        sure,
    );
    reading.namings[who].profile.clone_from(&guest.profile);
    settle_name(reading, guest, who, title);
    let roles = roles_of(reading, guest, sure);
    reading.facts.appearances.push(Appearance {
        who,
        roles,
        guest: true,
    });
}

/// Roles of the text for a guest whom the front matter names.
fn enrich(reading: &mut Reading<'_, '_>, guest: &Candidate) {
    let written = reading.passages[guest.passage].text()[guest.bytes.clone()].to_owned();
    let slug = iri::slug(&written);
    let position =
        reading.facts.appearances.iter().position(|known| {
            known.guest && iri::slug(&reading.namings[known.who].name.text) == slug
        });
    let Some(position) = position else { return };
    let who = reading.facts.appearances[position].who;
    if reading.namings[who].profile.is_none() {
        reading.namings[who].profile.clone_from(&guest.profile);
    }
    if reading.facts.appearances[position].roles.is_empty() {
        let roles = roles_of(reading, guest, guest.confidence());
        reading.facts.appearances[position].roles = roles;
    }
}

fn roles_of(reading: &mut Reading<'_, '_>, guest: &Candidate, sure: Confidence) -> Vec<Role> {
    let sure = sure.min(95);
    let mut roles = Vec::new();
    for role in &guest.roles {
        let organizations = role.organizations.iter().map(|range| {
            reading.name(
                guest.passage,
                range.clone(),
                NamedAs::Organization,
                Rule::Role,
                sure,
            )
        });
        let organizations = organizations.collect();
        let title = (!role.title.is_empty())
            .then(|| reading.passages[guest.passage].spanned(role.title.clone()));
        roles.push(Role {
            title,
            organizations,
            rule: Rule::Role,
            confidence: sure,
        });
    }
    roles
}

/// Takes the form of the name that most of title, text, file name and profile have, and reports
/// a title that disagrees.
fn settle_name(reading: &mut Reading<'_, '_>, guest: &Candidate, who: usize, title: &str) {
    let Some(range) = &guest.in_title else { return };
    let in_title = title[range.clone()].to_owned();
    let in_text = reading.namings[who].name.text.to_string();
    if iri::slug(&in_title) == iri::slug(&in_text) {
        return;
    }
    let profile = guest
        .profile
        .as_ref()
        .map_or("", |profile| profile.iri.as_str());
    let votes = |form: &str| {
        let squeezed = |text: &str| iri::slug(text).replace('-', "");
        let last = profile.rsplit('/').next().unwrap_or("");
        usize::from(in_stem(form, reading.stem))
            + usize::from(!last.is_empty() && squeezed(last).contains(&squeezed(form)))
    };
    let title_wins = votes(&in_title) > votes(&in_text);
    let Some(entry) = reading.fields.entry(Key::Title) else {
        return;
    };
    let source = reading.source;
    let span = source.within(entry.value.span, &in_title);
    let text_span = reading.namings[who].name.span;
    let (wrong, right, at, other) = if title_wins {
        (&in_text, &in_title, text_span, span)
    } else {
        (&in_title, &in_text, span, text_span)
    };
    let message = format!("“{wrong}” is called “{right}” elsewhere in this file");
    let problem = source
        .problem(Code::NameDisagrees, at, message)
        .related(source.place(other), "the form that is taken")
        .hint(format!(
            "write “{right}” in both places, if that is the name"
        ));
    reading.problems.push(problem);
    if title_wins {
        reading.namings[who].name = Spanned {
            text: in_title.into(),
            span,
        };
    }
}
