//! Roles that the front matter writes behind a name, read as those of sentences are:
//! `Ada Bini, assessora alla Cultura del Comune di Lodi`, `role: CEO at Vela Blu`.

use super::person_names::{PersonName, find_names};
use super::roles::{RoleText, Scene};
use crate::document::Link;
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, Reader};
use std::ops::Range;

impl Reader<'_> {
    /// The roles that a text tells of the one whose name it stands behind, by bytes of that text.
    /// It is read in the language that has its words, else in that of the file.
    pub fn roles_behind(
        &self,
        name: &str,
        rest: &str,
        links: &[Link],
        language: &str,
    ) -> Vec<RoleText> {
        let text = format!("{name}, {rest}");
        let start = text.len() - rest.len();
        let tokens = Tokens::new(&text);
        let first = tokens.at_byte(start);
        let Some(lexis) = self.lexica.speaking(&tokens, first, language) else {
            return Vec::new();
        };
        if !tells_role(&tokens, lexis, first) {
            return Vec::new();
        }
        let is_given = |folded: &str| self.is_given_name(folded);
        let is_place = |folded: &str| self.is_place(folded);
        let mut names = vec![PersonName {
            tokens: 0..first,
            given: true,
            titled: false,
            start: 0,
        }];
        let others = find_names(&tokens, lexis, &is_given, &is_place);
        names.extend(
            others
                .into_iter()
                .filter(|one| one.given && one.start >= first),
        );
        let links: Vec<Link> = links.iter().map(|link| shifted(link, start)).collect();
        let scene = Scene {
            tokens: &tokens,
            lexis,
            links: links.iter().collect(),
            asides: Vec::new(),
            names: &names,
            is_place: &is_place,
        };
        let (roles, _) = scene.behind(&names[0]);
        roles.into_iter().map(|role| moved(role, start)).collect()
    }
}

/// Whether the words before the first comma tell a role, or lead to whom one belongs: what has
/// neither is the next name of a list.
fn tells_role(tokens: &Tokens<'_>, lexis: &Lexis, first: usize) -> bool {
    let mut part = (first..tokens.len())
        .take_while(|at| *at == first || !tokens.before(*at).contains([',', ';', '|']));
    lexis.preposition(tokens, first).is_some() || part.any(|at| lexis.role(tokens, at).is_some())
}

fn shifted(link: &Link, by: usize) -> Link {
    Link {
        range: link.range.start + by..link.range.end + by,
        ..link.clone()
    }
}

fn moved(role: RoleText, start: usize) -> RoleText {
    let back =
        |range: Range<usize>| range.start.saturating_sub(start)..range.end.saturating_sub(start);
    RoleText {
        title: back(role.title),
        organizations: role.organizations.into_iter().map(back).collect(),
    }
}
