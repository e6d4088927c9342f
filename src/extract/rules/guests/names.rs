//! The names of a passage that may be those of guests.

use super::evidence::in_stem;
use crate::document::BlockKind;
use crate::extract::rules::Reading;
use crate::extract::rules::person_names::{PersonName, find_names, linked_name};
use crate::extract::rules::subject::TitleParts;
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, Owner};
use crate::iri;

/// Names of a passage: those that link to a person's profile, those that stand in the title, and
/// those that begin with a given name.
pub(super) fn names_of(
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
        // "NAME, [Head of Research](…)": the role has the link.
        let given = (start..end).any(|at| is_given(&tokens.all[at].folded));
        if !given && lexis.role(tokens, start).is_some() {
            continue;
        }
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
