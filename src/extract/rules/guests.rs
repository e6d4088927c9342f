//! Guests of an episode, as its first sentences introduce them.
//!
//! A person is a guest when several things speak for it: the name is the subject of a verb that
//! introduces (`NAME, Role di Organization, ci ha parlato di ...`), a phrase announces it (`ospite
//! di questa puntata è NAME`, `con noi NAME`), the name links to a person's profile, the title and
//! the name of the file agree. One of them alone is not enough: an episode may speak of a person,
//! and its title may name one, without the person being there: a name that title and file name
//! alone have is left to review. The profile of the link becomes
//! the person's `sameAs`; role and organization belong to the appearance.
//!
//! When title and text spell a name differently, the form that most of title, text, file name and
//! profile have is taken, and the difference is reported with both places.

mod evidence;
mod state;

use super::Reading;
use super::people::roles_around;
use super::person_names::{PersonName, find_names, linked_name};
use super::roles::{RoleText, Scene, aside_of};
use super::subject::{TitleParts, read_title, subject};
use crate::document::BlockKind;
use crate::extract::prose::Part;
use crate::extract::tokens::Tokens;
use crate::extract::{Key, Lexis, Owner, Profile, Spanned};
use crate::iri;
use crate::record::Confidence;
use crate::tree::Value;
use evidence::{Introduced, agreeing, in_stem, introduced, is_announced, is_gone, without_article};
use state::{add, enrich, suspect};
use std::ops::Range;

/// How many passages introduce guests.
const PASSAGES: usize = 3;
/// How many items of a list of guests are read.
const ITEMS: usize = 12;
/// How much must speak for a guest.
const ENOUGH: u32 = 60;

/// A person of the first passages, and what speaks for it.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one thing that may speak for a guest"
)]
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
    /// The title announces it: "with NAME".
    titled: bool,
    in_stem: bool,
    strong: bool,
    /// Somebody who lives no more takes part in nothing.
    gone: bool,
}

impl Candidate {
    /// What speaks for it, in hundredths.
    fn weight(&self) -> u32 {
        if self.gone {
            return 0;
        }
        let of = |is: bool, weight: u32| if is { weight } else { 0 };
        let told = match self.introduced {
            Introduced::ToUs => 50,
            // "Ada Lovelace ha presentato ..." may be history as well.
            Introduced::Told if self.profile.is_some() || !self.roles.is_empty() => 40,
            _ => 0,
        };
        told.max(of(self.announced || self.titled, 60))
            .max(of(self.accompanied, 35))
            + of(self.profile.is_some(), 50).max(of(self.strong, 50))
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
        for (passage, listed) in opening(reading, lexis) {
            candidates.extend(find(reading, lexis, passage, listed, &title, &parts));
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
    state_subject(reading, &title, &parts, &guests);
    if guests.is_empty() && !declared {
        suspect(reading, &title, &parts);
    }
    for guest in &guests {
        if declared {
            enrich(reading, guest);
        } else {
            add(reading, guest, &title);
        }
    }
}

/// States the subject of the title: what it says apart from the guests and the place.
fn state_subject(
    reading: &mut Reading<'_, '_>,
    title: &str,
    parts: &TitleParts,
    guests: &[Candidate],
) {
    let slugs: Vec<String> = guests
        .iter()
        .filter_map(|guest| Some(iri::slug(&title[guest.in_title.clone()?])))
        .chain(
            reading
                .facts
                .appearances
                .iter()
                .map(|known| iri::slug(&reading.namings[known.who].name.text)),
        )
        .collect();
    let named = parts
        .names
        .iter()
        .filter(|(_, name)| slugs.contains(&iri::slug(&title[name.clone()])));
    let named: Vec<usize> = named.map(|(part, _)| *part).collect();
    if let (Some(range), Some(entry)) = (
        subject(title, parts, &named),
        reading.fields.entry(Key::Title),
    ) {
        let text = &title[range];
        reading.facts.subject = Some(Spanned {
            text: text.into(),
            span: reading.source.within(entry.value.span, text),
        });
    }
}

/// The passages that introduce guests: the first ones, and the items of a list that a phrase
/// such as "our guests:" announces (which is told of each).
fn opening(reading: &Reading<'_, '_>, lexis: &Lexis) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    let (mut plain, mut announced) = (0, false);
    for (number, passage) in reading.passages.iter().enumerate() {
        if passage.part != Part::Text || found.len() >= PASSAGES + ITEMS {
            continue;
        }
        let item = passage.kind == BlockKind::Item;
        if !item {
            if plain == PASSAGES {
                break;
            }
            plain += 1;
            let text = passage.text().trim_end();
            let tokens = Tokens::new(text);
            let last = tokens.len().saturating_sub(8)..tokens.len();
            let cue = last
                .into_iter()
                .any(|at| lexis.guest_cues.at(&tokens, at).is_some());
            announced = text.ends_with(':') && cue;
        }
        found.push((number, item && announced));
    }
    found
}

/// Candidates of a passage.
fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    listed: bool,
    title: &str,
    parts: &TitleParts,
) -> Vec<Candidate> {
    let text = reading.passages[passage].text();
    let strong = |name: &Range<usize>| {
        let mut bold = reading.passages[passage].line.strong.iter();
        bold.any(|bold| bold.start < name.end && name.start < bold.end)
    };
    let tokens = Tokens::new(text);
    let names = names_of(reading, lexis, passage, &tokens, title, parts);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: reading.page_links(passage),
        asides: reading.asides(passage),
        names: &names,
        is_place: &is_place,
    };
    let mut found: Vec<Candidate> = Vec::new();
    let mut ends = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let bytes = tokens.range(name.tokens.clone());
        let (roles, start, end) = roles_around(&scene, name);
        let next = names.get(number + 1);
        let next = next.map_or(text.len(), |next| tokens.range(next.tokens.clone()).start);
        let profile = reading.profile_at(passage, bytes.clone()).or_else(|| {
            let link = aside_of(&scene.asides, text, &bytes, next)?;
            reading.profile_at(passage, link)
        });
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
            titled: parts
                .announced
                .iter()
                .any(|name| iri::slug(&title[name.clone()]) == iri::slug(written)),
            strong: strong(&bytes),
            gone: is_gone(&tokens, lexis, start, end),
            in_stem: in_stem(written, reading.stem),
            bytes,
        });
        ends.push((start, end));
    }
    if listed && let Some(first) = found.first_mut() {
        first.announced = true;
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
    let asides = reading.asides(passage);
    let mut names: Vec<PersonName> = Vec::new();
    for link in &reading.passages[passage].line.links {
        if reading.owner_of(link) != Owner::Person || asides.contains(&link.range) {
            continue;
        }
        let start = tokens
            .all
            .partition_point(|token| token.end() <= link.range.start);
        let end = tokens.at_byte(link.range.end);
        names.extend(linked_name(tokens, lexis, start..end, &is_given));
    }
    for name in find_names(tokens, lexis, &is_given, &|folded| {
        reading.reader.is_place(folded)
    }) {
        let written = &tokens.text[tokens.range(name.tokens.clone())];
        let known = names.iter().any(|known| {
            known.tokens.start < name.tokens.end && name.tokens.start < known.tokens.end
        });
        // Without a given name, the file's name or the title's first part must be that name.
        let first = parts.names.iter().any(|(part, name)| {
            *part == 0 && iri::slug(&title[name.clone()]) == iri::slug(written)
        });
        let led = lexis.preposition_before(tokens, name.start).is_some();
        // In a list, a name at the beginning and a role behind it.
        let item = reading.passages[passage].kind == BlockKind::Item && name.start == 0;
        let role = lexis.role(tokens, name.tokens.end).is_some();
        let agrees = in_stem(written, reading.stem) || (first && !led) || (item && role);
        // "… e Said Benali, studente di ingegneria": beside another one, with a role.
        let beside = name.start > 0
            && lexis.and.has(&tokens.all[name.start - 1].folded)
            && role
            && tokens.before(name.tokens.end).trim() == ","
            && names.iter().any(|other| other.tokens.end <= name.start);
        if !known && (name.given || agrees || beside) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| name.tokens.start);
    names
}

fn same(reading: &Reading<'_, '_>, a: &Candidate, b: &Candidate) -> bool {
    let slug =
        |one: &Candidate| iri::slug(&reading.passages[one.passage].text()[one.bytes.clone()]);
    slug(a) == slug(b) || (a.profile.is_some() && a.profile == b.profile)
}
