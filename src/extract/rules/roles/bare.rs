//! Organizations that stand right behind a title, without preposition: `CEO Acme`, `presidente
//! Confservizi Veneto`, `Press Officer Lumen Ltd`.

use super::aside::closing;
use super::parse::Name;
use super::{RoleText, Scene};
use crate::extract::rules::extent::{extent, has_head, quoted_extent};
use crate::fold::fold;
use std::ops::Range;

/// How many words an owner without a name may have.
const COMMON_OWNER: usize = 3;

impl Scene<'_> {
    /// "co-founder of Acme, Inc.": a legal form behind the last comma is a part of the name.
    pub(super) fn with_legal_form(
        &self,
        region: &Range<usize>,
        comma: usize,
    ) -> Option<(usize, Name)> {
        let form = self.lexis.legal_at(self.tokens, comma)?;
        let before = region.start..comma;
        match self.plain_organization(&before)? {
            (title_end, Name::Tokens(name)) if name.end == comma && comma + form == region.end => {
                Some((title_end, Name::Bytes(self.whole(name.start..region.end))))
            }
            _ => None,
        }
    }

    /// "Head of Smart Parking, Lumen Mobility": a name of several words behind the last comma.
    pub(super) fn organization_behind_comma(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let at = (region.start + 1..region.end)
            .rev()
            .find(|at| tokens.before(*at).contains(','))?;
        if let Some(found) = self.with_legal_form(region, at) {
            return Some(found);
        }
        let reaches = tokens.all[at].is_capital()
            && extent(tokens, self.lexis, at, region.end) == region.end
            && self.lexis.role(tokens, at).is_none();
        let several = region.end - at > 1 || self.is_organization(at, region.end);
        (reaches && several).then_some((at, Name::Tokens(at..region.end)))
    }

    /// "storico dell'economia, Università di Innsbruck": one that begins with a word for
    /// organizations, wherever it lies.
    pub(super) fn headed_behind_comma(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let (title_end, name) = self.organization_behind_comma(region)?;
        let headed = matches!(&name, Name::Tokens(name)
            if has_head(self.tokens, self.lexis, name.start, name.end) && name.len() > 1);
        headed.then_some((title_end, name))
    }

    /// "vescovo, Chiesa di Siloe": the same for a name with a preposition within, that is no field.
    pub(super) fn named_behind_comma(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let (title_end, name) = self.organization_behind_comma(region)?;
        let Name::Tokens(words) = &name else {
            return None;
        };
        let whole = lexis.role(tokens, region.start) == Some(title_end - region.start);
        let mut inner = words.start + 1..words.end;
        let within = inner.any(|at| lexis.genitive.at(tokens, at).is_some());
        let field = lexis.fields.at(tokens, words.start).is_some();
        (whole && within && !field && !lexis.heads_follow).then_some((title_end, name))
    }

    /// The organization that stands right behind the words of a title, and where the title ends.
    ///
    /// Behind most titles capitals say what the role is for (`Director Business Change`), so a
    /// name must be one by its own words there; who is `CEO` or `president` is that of a body.
    pub(super) fn bare_organization(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let (at, of_body) = self.title_words(region)?;
        // "direttore marketing Nexio": small letters say where the field ends.
        let fielded = self.lexis.fields.before(tokens, at).is_some();
        let of_body = of_body || fielded && !tokens.all[at - 1].is_capital();
        if let Some(name) = self.named_in_marks(at..region.end).filter(|_| of_body) {
            return Some((at, Name::Bytes(name)));
        }
        // "Presidente Associazione “Terramare”", "presidente Accademia Vivarium novum"
        if at < region.end && tokens.is_next(at) && tokens.all[at].is_capital() {
            let marked = quoted_extent(tokens, self.lexis, at) == Some(region.end);
            if marked || self.is_closed_name(at..region.end) {
                return Some((at, Name::Bytes(self.whole(at..region.end))));
            }
        }
        let begins = at < region.end
            && tokens.is_next(at)
            && (tokens.all[at].is_capital() || tokens.all[at].is_camel())
            && self.lexis.role(tokens, at).is_none()
            && extent(tokens, self.lexis, at, region.end) == region.end;
        if !begins {
            return None;
        }
        let end = region.end;
        let known = self.lexis.known_organizations.at(tokens, at) == Some(end - at);
        // "Direttore A.N.P.R.V."
        let dotted = tokens.all[at].text.matches('.').count() > 1;
        let named = has_head(tokens, self.lexis, at, end)
            || known
            || dotted
            || self.is_tailed(at, end)
            || self.lexis.legal_before(tokens, end).is_some()
            || (at..end).any(|at| tokens.all[at].is_camel());
        let of_place =
            (at..end).any(|last| (self.is_place)(&fold(&tokens.text[tokens.range(at..last + 1)])));
        (named || (of_body && !of_place)).then_some((at, Name::Tokens(at..end)))
    }

    /// Whether words between brackets are a name that begins with a word for organizations and ends
    /// with one in small letters: `(presidente Accademia Vivarium novum)`.
    fn is_closed_name(&self, name: Range<usize>) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let end = extent(tokens, lexis, name.start, name.end);
        let closed = tokens.before(name.end).starts_with(')');
        let last = end + 1 == name.end && tokens.is_next(end);
        let plain = last && !lexis.is_function_word(&tokens.all[end].folded);
        closed && plain && end > name.start + 1 && has_head(tokens, lexis, name.start, end)
    }

    /// An organization right before a title, where heads stand last: `Reed Institute investigator`.
    pub(super) fn named_before_head(&self, region: &Range<usize>) -> Option<RoleText> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let titled = |at: &usize| {
            let length = lexis.role(tokens, *at);
            length.is_some_and(|length| at + length == region.end)
        };
        let head = (region.start + 1..region.end).find(titled)?;
        let name = region.start..head;
        let named = lexis.heads_follow
            && tokens.all[name.start].is_capital()
            && !tokens.all[head].is_capital()
            && tokens.is_next(head)
            && extent(tokens, lexis, name.start, head) == head
            && (has_head(tokens, lexis, name.start, head) || self.is_marked(name.start, head));
        named.then(|| RoleText {
            title: self.title(head, region.end),
            organizations: vec![self.whole(name)],
        })
    }

    /// A name of several words with a preposition within, right behind the title of a body's head:
    /// `Presidente Radici di Futuro`.
    pub(super) fn whole_behind_head(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let (at, of_body) = self.title_words(region)?;
        let first = tokens.all.get(at).filter(|_| at < region.end)?;
        let within = (at + 1..region.end).any(|at| lexis.genitive.at(tokens, at).is_some());
        let named = of_body
            && within
            && !lexis.heads_follow
            && tokens.is_next(at)
            && first.is_capital()
            && !lexis.looks_like_adjective(first)
            && extent(tokens, lexis, at, region.end) == region.end;
        let (name, found) = self.bare_organization(region).filter(|_| named)?;
        (name == at).then_some((name, found))
    }

    /// A name between quotation marks right behind a title: `Presidente “Omnia Tuscia”`. The
    /// bytes within the marks.
    pub(super) fn named_in_marks(&self, name: Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens;
        let first = tokens.all.get(name.start).filter(|_| !name.is_empty())?;
        let bytes = tokens.range(name.clone());
        let gap = tokens.before(name.start).trim_start();
        let close = closing(gap).filter(|_| gap.chars().count() == 1)?;
        let within = !tokens.text[bytes.clone()].contains(close);
        let closed = tokens.text[bytes.end..].starts_with(close);
        (first.is_capital() && within && closed).then_some(bytes)
    }

    /// Where the words of the title end with which a region begins: titles, what belongs to them
    /// and what they are for; and whether the last one is that of a body's head.
    pub(super) fn title_words(&self, region: &Range<usize>) -> Option<(usize, bool)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let start = region.start;
        let mut at = start + lexis.role(tokens, start)?;
        let mut of_body = lexis.bodies.before(tokens, at).is_some();
        while at < region.end {
            let and = lexis.and.at(tokens, at);
            let and = and.or_else(|| tokens.is_ampersand(at).then_some(0));
            if let Some(length) = and
                && let Some(title) = lexis.role(tokens, at + length)
            {
                at += length + title;
                of_body = lexis.bodies.before(tokens, at).is_some();
                continue;
            }
            if !tokens.is_next(at) {
                break;
            }
            // "CEO Founder", "Presidente Nazionale", "Assessore Ambiente".
            let after = lexis.role_after.at(tokens, at);
            let title = lexis.role(tokens, at);
            let field = lexis.fields.at(tokens, at);
            if let Some(length) = after.or(title) {
                of_body |= lexis.bodies.before(tokens, at + length).is_some();
                at += length;
                continue;
            }
            // The last words of a name may be a field, too: "Ricerca e Sviluppo Srl".
            match field.filter(|length| lexis.legal_at(tokens, at + length).is_none()) {
                Some(length) => at += length,
                None => break,
            }
        }
        Some((at.min(region.end), of_body))
    }

    /// Where the title begins behind an owner that has no name: `the city's chief engineer`.
    pub(super) fn commonly_owned(&self, region: &Range<usize>) -> Option<usize> {
        let tokens = self.tokens;
        let last = region.end.min(region.start + COMMON_OWNER + 1);
        let start = (region.start + 1..last).find(|at| {
            let ending = tokens.before(*at).strip_prefix(['\'', '’']);
            ending.is_some_and(|ending| ending.trim() == "s")
        })?;
        let common = (region.start..start)
            .all(|at| !tokens.all[at].is_capital() && self.lexis.role(tokens, at).is_none());
        let titled = self.lexis.role(tokens, start).is_some();
        (common && titled).then_some(start)
    }

    /// A role of an organization with a field of its own behind that: `vicepresidente di Anci
    /// Piemonte con delega all’innovazione`. The field is left out.
    pub(super) fn delegated(&self, region: &Range<usize>) -> Option<RoleText> {
        let delegation = |at: &usize| self.lexis.delegation.at(self.tokens, *at).is_some();
        let at = (region.start + 1..region.end).find(delegation)?;
        let role = self.role(region.start..at);
        (!role.organizations.is_empty()).then_some(role)
    }
}
