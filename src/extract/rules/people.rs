//! People named in an article, with first and last name, and the roles that the text gives them.
//!
//! A name counts when it begins with a given name, or when something else says that it is a
//! person: a title before it (`Prof.`), a role with its article before or behind it, a verb of
//! saying beside it, a label (`press contact`), a series of names with the same preposition behind. What belongs to the name of an organization, a street, a venue or a saint is
//! none. A role is what stands before the name (`la sindaca di Torino, NAME`) or behind it
//! (`NAME, sindaca di Torino`); in lists of speakers an organization in brackets is no role. A
//! text without people yields none.

mod around;
mod below;
mod brackets;
mod dropped;
mod evidence;
mod series;
mod surnames;

use super::Reading;
use super::person_names::{PersonName, find_names, linked_name};
use super::reading::Person;
use super::roles::{RoleText, Scene};
use crate::document::BlockKind;
use crate::extract::tokens::Tokens;
use crate::extract::{Appearance, Lexis, NamedAs, Owner, Role};
use crate::iri;
use crate::record::{Confidence, Rule};
pub use around::roles_around;
use below::below_heading;
use brackets::bracketed;
pub use brackets::brackets_at;
use evidence::{is_articulated, is_attributed, siblings};
pub use series::{is_plural, joins};
use series::{share_back, share_out};
use std::ops::Range;

/// A name of a passage, with what is said of it.
struct Found {
    passage: usize,
    bytes: Range<usize>,
    roles: Vec<RoleText>,
    /// The passage of the roles: the same, or the one below a name that stands alone.
    roles_in: usize,
    /// Whether it begins with a known given name.
    given: bool,
    sure: Confidence,
}

/// Reads the people of an article.
pub fn read(reading: &mut Reading<'_, '_>) {
    let Some(lexis) = reading.lexis() else { return };
    let passages: Vec<usize> = reading.texts().map(|(number, _)| number).collect();
    let found: Vec<Found> = passages
        .into_iter()
        .flat_map(|passage| find(reading, lexis, passage))
        .collect();
    let names: Vec<String> = found
        .iter()
        .map(|one| crate::fold::fold(&reading.passages[one.passage].text()[one.bytes.clone()]))
        .collect();
    for (one, name) in found.iter().zip(&names) {
        // "De Santis" is Carla De Santis when the text names her.
        let longer = |other: &String| {
            let rest = other.strip_suffix(name.as_str());
            rest.is_some_and(|rest| rest.ends_with(' '))
        };
        if one.given || !names.iter().any(longer) {
            add(reading, one);
        }
    }
    surnames::read(reading, lexis);
    dropped::read(reading, lexis);
}

fn find(reading: &Reading<'_, '_>, lexis: &Lexis, passage: usize) -> Vec<Found> {
    let text = reading.passages[passage].text();
    let tokens = Tokens::new(text);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let names = candidates(reading, lexis, passage, &tokens);
    let linked = |name: &PersonName| {
        let bytes = tokens.range(name.tokens.clone());
        let profile = reading.profile_at(passage, bytes);
        profile.is_some_and(|profile| profile.owner == Owner::Person)
    };
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: reading.page_links(passage),
        asides: reading.asides(passage),
        names: &names,
        is_place: &is_place,
    };
    let item = reading.passages[passage].kind == BlockKind::Item;
    let mut found = Vec::new();
    // "gli assessori Ada Rossi e Ugo Ferri": the roles of a series, and where its last name ends.
    let mut series: Option<(Vec<RoleText>, usize)> = None;
    for name in &names {
        let (mut roles, start, mut end) = roles_around(&scene, name);
        if let Some(own) = share_out(&mut found, &scene, name) {
            (roles, end) = own;
        }
        // "revisori dei conti sono stati eletti Ada Rossi e Ugo Ferri"
        let plural = || {
            let first = roles.first().map_or("", |role| &text[role.title.clone()]);
            !lexis.heads_follow && is_plural(lexis, first)
        };
        let several =
            start < name.start && (lexis.plural.before(&tokens, start).is_some() || plural());
        series = match series {
            Some((theirs, last)) if roles.is_empty() && joins(&tokens, lexis, last, name.start) => {
                roles.clone_from(&theirs);
                end = name.tokens.end;
                Some((theirs, end))
            }
            _ => several.then(|| (roles.clone(), name.tokens.end)),
        };
        let said = is_said(&tokens, lexis, start, end);
        let bracketed = bracketed(&scene, name, item);
        if let [.., last] = roles.as_mut_slice()
            && last.organizations.is_empty()
            && tokens.before(end).contains('(')
            && let Some(organizations) = brackets_at(&scene, end, item || name.start == 0)
        {
            last.organizations = organizations;
        }
        if roles.is_empty()
            && let Some(organizations) = bracketed
        {
            let at = tokens.range(name.tokens.clone()).end;
            roles.push(RoleText {
                title: at..at,
                organizations,
            });
        }
        // "Ada Rossi e Ugo Ferri, delegati della logistica"
        if found.last().is_some_and(|one: &Found| one.roles.is_empty())
            && let [role] = roles.as_slice()
            && role.title.start >= tokens.range(name.tokens.clone()).end
            && is_plural(lexis, &text[role.title.clone()])
        {
            share_back(&mut found, &tokens, lexis, name.start, &roles);
        }
        let titled = roles.iter().any(|role| !role.title.is_empty());
        let sure = match (linked(name), name.given, titled, said) {
            (true, ..) => 97,
            (_, true, true, _) | (_, true, _, true) => 96,
            (_, true, ..) => 88,
            (_, false, true, true) => 90,
            (_, false, true, false) => 86,
            (_, false, false, _) => 78,
        };
        found.push(Found {
            passage,
            bytes: tokens.range(name.tokens.clone()),
            roles,
            roles_in: passage,
            given: name.given,
            sure,
        });
    }
    if let [one] = found.as_mut_slice() {
        below_heading(reading, lexis, one, &tokens);
    }
    found
}

/// The names of a passage that are people's, in their order.
fn candidates(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    tokens: &Tokens<'_>,
) -> Vec<PersonName> {
    let is_given = |folded: &str| reading.reader.is_given_name(folded);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let links = &reading.passages[passage].line.links;
    let mut names: Vec<PersonName> = Vec::new();
    let mut unsure: Vec<PersonName> = Vec::new();
    for link in links {
        if reading.owner_of(link) == Owner::Person {
            let start = tokens
                .all
                .partition_point(|token| token.end() <= link.range.start);
            let end = tokens.at_byte(link.range.end);
            names.extend(linked_name(tokens, lexis, start..end, &is_given));
        }
    }
    // Links end names as emphasis does.
    let mut strong = reading.passages[passage].line.strong.clone();
    strong.extend(links.iter().map(|link| link.range.clone()));
    for mut name in find_names(tokens, lexis, &is_given, &is_place) {
        cut_at_emphasis(tokens, &strong, &is_given, &mut name);
        let overlaps = |known: &PersonName| {
            known.tokens.start < name.tokens.end && name.tokens.start < known.tokens.end
        };
        let folded = crate::fold::fold(&tokens.text[tokens.range(name.tokens.clone())]);
        let place = is_place(&folded) && !name.titled;
        let weak = !name.given && !is_attributed(tokens, lexis, &name);
        if names.iter().any(overlaps) || place || is_articulated(tokens, lexis, &name) {
            continue;
        }
        if weak {
            unsure.push(name);
        } else {
            names.push(name);
        }
    }
    names.sort_by_key(|name| name.tokens.start);
    let siblings = siblings(tokens, lexis, &names, &unsure);
    names.extend(siblings);
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// Ends a name where emphasis begins or ends, behind first and last name: `Carlo Bini **Casa**` is what
/// Carlo Bini has written.
fn cut_at_emphasis(
    tokens: &Tokens<'_>,
    strong: &[Range<usize>],
    is_given: &dyn Fn(&str) -> bool,
    name: &mut PersonName,
) {
    let inner = name.tokens.start + 2..name.tokens.end;
    let edge = |at: &usize| {
        let (before, token) = (tokens.all[*at - 1].end(), tokens.all[*at].start);
        let begins = strong
            .iter()
            .any(|range| (before..=token).contains(&range.start));
        // "**Ada Maria** Bini"
        let given = is_given(&tokens.all[*at - 1].folded);
        begins
            || !given
                && strong
                    .iter()
                    .any(|range| (before..=token).contains(&range.end))
    };
    if let Some(at) = inner.into_iter().find(edge)
        && tokens.all[at - 1].is_capital()
    {
        name.tokens.end = at;
    }
}

/// Whether a verb of saying stands right before a name with its role, or right behind it.
fn is_said(tokens: &Tokens<'_>, lexis: &Lexis, start: usize, end: usize) -> bool {
    let article = lexis.definite.before(tokens, start).unwrap_or(0);
    lexis.saying.ends_at(tokens, start - article)
        || lexis.saying.ends_at(tokens, start)
        || (!tokens.before(end).contains(['.', ';', '\n'])
            && lexis.saying.at(tokens, end).is_some())
}

/// Adds a person, or what is new of one who is known.
fn add(reading: &mut Reading<'_, '_>, found: &Found) {
    let written = reading.passages[found.passage].text()[found.bytes.clone()].to_owned();
    let slug = iri::slug(&written);
    // "Ada “Didi” Rossi" is Ada Rossi.
    let plain = without_nickname(&written).map(|plain| iri::slug(&plain));
    let known = reading.people.iter().position(|person| {
        let name = &reading.namings[person.who].name.text;
        let theirs = iri::slug(name);
        let bare = || without_nickname(name).map(|plain| iri::slug(&plain));
        theirs == slug || plain.as_ref() == Some(&theirs) || bare().as_ref() == Some(&slug)
    });
    let place = (found.passage, found.bytes.clone());
    let who = match known {
        Some(known) => {
            reading.people[known].mentions.push(place);
            let who = reading.people[known].who;
            let naming = &mut reading.namings[who];
            naming.confidence = naming.confidence.max(found.sure);
            who
        }
        None => {
            let who = reading.name(
                found.passage,
                found.bytes.clone(),
                NamedAs::Person,
                Rule::Person,
                found.sure,
            );
            reading.people.push(Person {
                who,
                mentions: vec![place],
            });
            reading.facts.appearances.push(Appearance {
                who,
                roles: Vec::new(),
                guest: false,
            });
            who
        }
    };
    for role in &found.roles {
        add_role(reading, found, role, who);
    }
}

/// A name without what somebody is called besides, which stands between quotation marks.
fn without_nickname(name: &str) -> Option<String> {
    let open = name.find(['“', '"', '«', '‘'])?;
    let close = name
        .rfind(['”', '"', '»', '’'])
        .filter(|close| *close > open)?;
    let behind = name[close..].chars().next().map_or(0, char::len_utf8);
    let (first, last) = (name[..open].trim_end(), name[close + behind..].trim_start());
    (!first.is_empty() && !last.is_empty()).then(|| format!("{first} {last}"))
}

fn add_role(reading: &mut Reading<'_, '_>, found: &Found, role: &RoleText, who: usize) {
    let sure = found.sure.min(92);
    let title = (!role.title.is_empty())
        .then(|| reading.passages[found.roles_in].spanned(role.title.clone()));
    let appearances = &reading.facts.appearances;
    let Some(position) = appearances.iter().position(|one| one.who == who) else {
        return;
    };
    // "la Ministra Pisano" says less than "Ministra per l'innovazione" before it.
    let said = appearances[position]
        .roles
        .iter()
        .any(|known| match (&known.title, &title) {
            (Some(known), Some(title)) => {
                let (known, title) = (
                    crate::fold::fold(&known.text),
                    crate::fold::fold(&title.text),
                );
                known.starts_with(&title) || title.starts_with(&known)
            }
            (_, None) => role.organizations.is_empty(),
            (None, Some(_)) => false,
        });
    if said {
        return;
    }
    let organizations = role.organizations.iter().map(|range| {
        reading.name(
            found.roles_in,
            range.clone(),
            NamedAs::Organization,
            Rule::Role,
            sure,
        )
    });
    let organizations = organizations.collect();
    reading.facts.appearances[position].roles.push(Role {
        title,
        organizations,
        rule: Rule::Role,
        confidence: sure,
    });
}
