//! The role of a person as a text says it: `NAME, Role di Organization, ...` behind the name, or
//! `il Role di Organization, NAME` before it.
//!
//! Behind a name the role reaches as far as the verb (`ci ha parlato`), the next person, or a
//! comma that no further role follows. It may have several titles for one organization
//! (`CEO e Co-Founder di X`), or one for each (`Operation Manager di X e Presidente di Y`). The
//! title is kept as it is written, without the preposition that leads to the organization. An
//! organization is what is linked behind a preposition, what begins with a word for
//! organizations (`Comune`, `Istituto`), or a proper name that ends the role; behind the title of
//! who heads a body no preposition is needed (`CEO Acme`). Offices that are
//! named by their matter (`ministro dell'istruzione`) have no organization. A verb may join the
//! two (`NAME è stata nominata Role di Organization`, `NAME as Role`).

mod aside;
mod bare;
mod before;
mod kinds;
mod linked;
mod parse;
mod plain;
mod region;

pub use aside::aside_of;

use super::person_names::PersonName;
use crate::document::Link;
use crate::extract::Lexis;
use crate::extract::tokens::Tokens;
use std::ops::Range;

/// A role as it stands in a text; everything by bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleText {
    /// The title; empty when only an organization is named.
    pub title: Range<usize>,
    /// The organizations.
    pub organizations: Vec<Range<usize>>,
}

/// A text in which roles are looked for.
pub struct Scene<'t> {
    /// Its tokens.
    pub tokens: &'t Tokens<'t>,
    /// Its words.
    pub lexis: &'t Lexis,
    /// Links that are no profiles of people, by bytes of the text.
    pub links: Vec<&'t Link>,
    /// Links to profiles that are called so, and not by a name, by bytes of the text.
    pub asides: Vec<Range<usize>>,
    /// People who are named, in the order of the text.
    pub names: &'t [PersonName],
    /// Whether a text, folded, is the name of a place.
    pub is_place: &'t dyn Fn(&str) -> bool,
}

/// How many tokens a role may have.
const LONGEST: usize = 40;
/// How far before a name its role may begin, in tokens.
const BEFORE: usize = 16;
/// How many words may stand before the head of a role, where heads stand at the end.
const MODIFIERS: usize = 3;

impl Scene<'_> {
    /// The roles behind a name, and the token at which the text goes on.
    pub fn behind(&self, name: &PersonName) -> (Vec<RoleText>, usize) {
        let begin = self.behind_aside(name.tokens.end);
        if begin < self.tokens.len()
            && let Some(found) = self.joined(begin)
        {
            return found;
        }
        let below = self.below(name.start..name.tokens.end);
        let begin = below.unwrap_or(begin);
        let below = below.is_some();
        let gap = self.tokens.before(begin).trim_start_matches(')');
        let opened = gap.contains('(');
        let colon = gap.trim() == ":" && self.lexis.role(self.tokens, begin).is_some();
        let stops = gap.contains(['.', ';', ':', '\n', '”', '»', '"']);
        let listed = self.is_listed(name);
        let stops = stops && !opened && !colon && !below && !listed;
        if begin >= self.tokens.len() || stops {
            return (Vec::new(), begin);
        }
        // "N, 41 anni, geografa": what comes behind the age.
        let aged = self
            .age(begin)
            .filter(|end| self.tokens.before(*end).contains(','));
        let begin = aged.filter(|_| gap.contains(',')).unwrap_or(begin);
        let set_apart = gap.contains([',', '(', '–', '—']) || gap.trim() == "-";
        let separated = set_apart || colon || below || listed;
        let end = self.region_end(begin, opened, separated);
        // "N, oggi consigliere di …": when is no part of the role.
        let mut start = begin;
        start += self.lexis.now.at(self.tokens, start).unwrap_or(0);
        let article = self.lexis.article(self.tokens, start);
        if let Some(length) = article {
            // "Ha scritto ad Ada Bini il ministro": the subject of the sentence.
            if self.begins_before_a_name(start, end) || !separated {
                return (Vec::new(), begin);
            }
            start += length;
            // "la nostra CTO"
            start += self.lexis.possessive.at(self.tokens, start).unwrap_or(0);
        }
        if start >= end || !self.is_role(start, end, separated) {
            return (Vec::new(), begin);
        }
        let mut roles = self.roles(start..end);
        let end = self.behind_dash(&mut roles, end);
        (roles, end)
    }

    /// The roles behind the last of several names that share them out, and the token at which
    /// the text goes on; none when the text does not say so.
    pub fn shared(&self, last: &PersonName, count: usize) -> (Vec<RoleText>, usize) {
        let none = (Vec::new(), last.tokens.end);
        let begin = last.tokens.end;
        let Some(length) = self.lexis.respectively.at(self.tokens, begin) else {
            return none;
        };
        let start = begin + length;
        let end = self.region_end(start, false, true);
        let mut parts = Vec::new();
        let mut from = start;
        for at in start + 1..end {
            let and = self.lexis.and.at(self.tokens, at);
            let comma = self.tokens.before(at).contains(',').then_some(0);
            if let Some(skipped) = and.or(comma)
                && self.lexis.role(self.tokens, at + skipped).is_some()
            {
                parts.push(from..at);
                from = at + skipped;
            }
        }
        parts.push(from..end);
        let mut roles: Vec<RoleText> = parts.into_iter().map(|part| self.role(part)).collect();
        let everybody = roles.last().map(|role| role.organizations.clone());
        for role in roles
            .iter_mut()
            .filter(|role| role.organizations.is_empty())
        {
            role.organizations = everybody.clone().unwrap_or_default();
        }
        if roles.len() == count {
            (roles, end)
        } else {
            none
        }
    }
}

/// Whether what stands between two tokens ends a sentence: a dot and space.
fn is_stop(between: &str) -> bool {
    between.contains(". ") || between.ends_with('.') || between.contains('…')
}
