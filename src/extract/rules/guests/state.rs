//! The facts that a guest makes.

use super::evidence::in_stem;
use super::{Candidate, Reading};
use crate::diagnostic::Code;
use crate::extract::rules::subject::TitleParts;
use crate::extract::{Appearance, Key, NamedAs, Naming, Role, Spanned};
use crate::fold::fold;
use crate::iri;
use crate::record::{Confidence, Rule};
use std::ops::Range;

/// How sure a guest is whom title and file name alone have: an editor says.
const SUSPECTED: Confidence = 60;

/// Adds whom title and name of the file have, and no sentence of the text.
pub(super) fn suspect(reading: &mut Reading<'_, '_>, title: &str, parts: &TitleParts) {
    let Some(entry) = reading.fields.entry(Key::Title) else {
        return;
    };
    let value = entry.value.span;
    let named = parts.names.iter().map(|(_, range)| range);
    let ranges: Vec<Range<usize>> = named.chain(&parts.announced).cloned().collect();
    for range in ranges {
        let name = &title[range];
        let first = name.split_whitespace().next().unwrap_or("");
        let given = reading.reader.is_given_name(&fold(first));
        if !given || !in_stem(name, reading.stem) {
            continue;
        }
        let span = reading.source.within(value, name);
        reading.namings.push(Naming {
            name: Spanned {
                text: name.into(),
                span,
            },
            profile: None,
            also: Vec::new(),
            kind: NamedAs::Person,
            rule: Rule::Guest,
            confidence: SUSPECTED,
        });
        reading.facts.appearances.push(Appearance {
            who: reading.namings.len() - 1,
            roles: Vec::new(),
            guest: true,
        });
    }
}

/// Reports a title whose first part names somebody whom the text leaves out, introducing others.
pub(super) fn compare(
    reading: &mut Reading<'_, '_>,
    title: &str,
    parts: &TitleParts,
    guests: &[Candidate],
) {
    let agrees = guests.iter().any(|guest| guest.in_title.is_some());
    let (Some(guest), Some(entry)) = (guests.first(), reading.fields.entry(Key::Title)) else {
        return;
    };
    // "Ann Smith - What bees know": a part of its own, and no title that is nothing else.
    let whole = |part: usize, name: &Range<usize>| {
        let part = &title[parts.parts[part].clone()];
        parts.parts.len() > 1 && part.trim() == &title[name.clone()]
    };
    let mut named = parts.names.iter().filter(|(part, name)| {
        let mut words = title[name.clone()].split_whitespace().map(fold);
        let given = words
            .next()
            .is_some_and(|first| reading.reader.is_given_name(&first));
        *part == 0 && given && whole(*part, name)
    });
    let Some((_, range)) = named.next().filter(|_| !agrees) else {
        return;
    };
    let name = &title[range.clone()];
    let last = name
        .split_whitespace()
        .next_back()
        .map(fold)
        .unwrap_or_default();
    let mentioned = reading
        .passages
        .iter()
        .any(|passage| fold(passage.text()).contains(&last));
    if mentioned {
        return;
    }
    let source = reading.source;
    let at = source.within(entry.value.span, name);
    let introduced = reading.passages[guest.passage].spanned(guest.bytes.clone());
    let message = format!(
        "the title names “{name}”, and the text introduces “{}”",
        introduced.text
    );
    let problem = source
        .problem(Code::GuestDisagrees, at, message)
        .related(source.place(introduced.span), "who is taken for the guest")
        .hint(
            "correct the place that is wrong, or mention in the text whom the title names"
                .to_owned(),
        );
    reading.problems.push(problem);
}

/// Adds a guest with roles.
pub(super) fn add(reading: &mut Reading<'_, '_>, guest: &Candidate, title: &str) {
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
pub(super) fn enrich(reading: &mut Reading<'_, '_>, guest: &Candidate) {
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
