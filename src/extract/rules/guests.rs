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
//! profile have is taken, and the difference is reported with both places; so is a title that names
//! somebody whom the text leaves out.

mod evidence;
mod names;
mod profiles;
mod share;
mod state;

use super::Reading;
use super::people::roles_around;
use super::person_names::PersonName;
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
use names::names_of;
use profiles::by_one_name;
use share::{bodies_beside, share, share_roles};
use state::{add, compare, enrich, suspect};
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
    // "[Ada](…)" is one of them, whoever Ada is.
    guests.retain(|guest| guest.name.tokens.len() > 1);
    by_one_name(reading, &mut guests);
    state_subject(reading, &title, &parts, &guests);
    if !declared {
        compare(reading, &title, &parts, &guests);
    }
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
        // The link on the name, in brackets behind it, or on its role.
        let profile = reading.profile_at(passage, bytes.clone());
        let profile = profile.or_else(|| {
            let theirs = |profile: &Profile| profile.owner == Owner::Person;
            let link = aside_of(&scene.asides, text, &bytes, next);
            let aside = link.and_then(|link| reading.profile_at(passage, link));
            let roles = roles.iter().map(|role| role.title.clone());
            let mut roles = roles.filter_map(|title| reading.profile_at(passage, title));
            aside.filter(theirs).or_else(|| roles.find(theirs))
        });
        let written = &text[bytes.clone()];
        found.push(Candidate {
            passage,
            name: name.clone(),
            roles,
            profile: profile.filter(|profile| profile.owner != Owner::Page),
            introduced: introduced(&tokens, lexis, &names, end),
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
    let listed = listed || reading.passages[passage].kind == BlockKind::Item;
    for (candidate, (start, end)) in found.iter_mut().zip(&mut ends) {
        bodies_beside(&scene, candidate, *start, end, listed);
    }
    share(&tokens, lexis, &mut found, &ends);
    found
}

fn same(reading: &Reading<'_, '_>, a: &Candidate, b: &Candidate) -> bool {
    let slug =
        |one: &Candidate| iri::slug(&reading.passages[one.passage].text()[one.bytes.clone()]);
    slug(a) == slug(b) || (a.profile.is_some() && a.profile == b.profile)
}
