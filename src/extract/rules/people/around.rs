//! The roles on both sides of a name.

use crate::extract::rules::person_names::PersonName;
use crate::extract::rules::roles::{RoleText, Scene};

/// The roles of a name: behind it, or before it, or one before with an organization behind; and
/// the tokens that name and roles take.
pub fn roles_around(scene: &Scene<'_>, name: &PersonName) -> (Vec<RoleText>, usize, usize) {
    let (mut roles, mut end) = scene.behind(name);
    let mut start = name.start;
    let before = scene.before(name);
    // "il consigliere Ugo Neri, la dirigente …": what an article begins is of the next one.
    let listed = scene.tokens.before(name.tokens.end).trim() == ","
        && scene
            .lexis
            .definite
            .at(scene.tokens, name.tokens.end)
            .is_some();
    // "Its chief executive, Ann Smith, a graduate of the Institute, said": what stands before the
    // name with an article of its own is the role.
    let described = scene.tokens.before(name.tokens.end).trim() == ","
        && scene
            .lexis
            .indefinite
            .at(scene.tokens, name.tokens.end)
            .is_some()
        && scene.tokens.before(name.start).trim() == ",";
    if (listed || described)
        && before
            .as_ref()
            .is_some_and(|(roles, _)| roles.iter().any(|role| !role.title.is_empty()))
    {
        roles.clear();
    }
    let affiliated = roles.first().is_some_and(|role| role.title.is_empty());
    match before {
        Some((before, from)) if roles.is_empty() => {
            (roles, start, end) = (before, from, name.tokens.end);
        }
        // "il geografo NAME dell'Istituto": the role before, its organization behind.
        Some((mut before, from)) if affiliated => {
            if let Some(role) = before.last_mut()
                && role.organizations.is_empty()
            {
                role.organizations = std::mem::take(&mut roles[0].organizations);
            }
            (roles, start) = (before, from);
        }
        // "la scrittrice NAME, direttrice artistica di …": both.
        Some((before, from)) if is_of_both(scene, name, &before) => {
            roles.splice(0..0, before);
            start = from;
        }
        _ if roles.is_empty() => end = name.tokens.end,
        _ => {}
    }
    (roles, start, end)
}

/// Whether a title right before a name is one beside that behind it: no form of address, and an
/// article before it.
fn is_of_both(scene: &Scene<'_>, name: &PersonName, before: &[RoleText]) -> bool {
    let (tokens, lexis) = (scene.tokens, scene.lexis);
    let [role] = before else { return false };
    let first = tokens.at_byte(role.title.start);
    let last = tokens.at_byte(role.title.end);
    let adjacent = last == name.tokens.start && tokens.is_next(name.tokens.start);
    adjacent
        && role.organizations.is_empty()
        && !name.titled
        && first < last
        && !lexis.is_style(tokens.all[first].text)
        && !lexis.is_honorific(tokens, first)
        && lexis.definite.before(tokens, first).is_some()
}
