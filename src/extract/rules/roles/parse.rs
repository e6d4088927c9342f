//! Titles and organizations within the words of a role.

use super::{RoleText, Scene};
use crate::extract::rules::bounds::{parts, without_seat};
use crate::extract::rules::extent::extent;
use crate::extract::tokens::Token;
use std::ops::Range;

/// The name of an organization, by bytes or by tokens.
pub(super) enum Name {
    /// By bytes.
    Bytes(Range<usize>),
    /// What the role leads to is no organization.
    Nobody,
    /// By tokens.
    Tokens(Range<usize>),
}

/// How many words into a phrase a title stands that begins it.
const NEAR: usize = 3;
/// The same where a name may stand before it.
const COMPOUND: usize = 7;
/// How many words a word for organizations has that is a name by itself.
pub(super) const WHOLE: usize = 3;

impl Scene<'_> {
    /// Reads a region as roles.
    pub(super) fn roles(&self, region: Range<usize>) -> Vec<RoleText> {
        let mut roles = Vec::new();
        let mut start = region.start;
        let mut at = start + 1;
        while at < region.end {
            let tokens = self.tokens;
            let and = self
                .lexis
                .and
                .at(tokens, at)
                .or_else(|| tokens.is_ampersand(at).then_some(0));
            let comma = tokens.before(at).contains(',').then_some(0);
            // "Presidente FabLab Valtorre Co-fondatore Fab Ordito"
            let again = and.is_none()
                && tokens.is_next(at)
                && tokens.all[at].is_capital()
                && tokens.all[at - 1].is_capital()
                && self.lexis.role(tokens, at).is_some()
                && self
                    .title_words(&(start..region.end))
                    .is_some_and(|(end, _)| end < at)
                && !self.role(start..at).organizations.is_empty();
            let comma = comma.or(again.then_some(0));
            let length = and.or(comma).map(|length| {
                // "co-founder of X and a lecturer at Y", "responsabile di X e, dal 2023, presidente di Y"
                let article = self.lexis.indefinite.at(tokens, at + length);
                let since = self.since(at + length);
                length + article.or(since).filter(|_| and.is_some()).unwrap_or(0)
            });
            if let Some(length) = length
                && self.begins_role(at + length)
            {
                let first = self.role(start..at);
                let another = comma.is_some() && self.lexis.role(tokens, at + length).is_some();
                let whole = || self.says_of_what(start..at, at + length..region.end);
                if !first.organizations.is_empty() || another || whole() {
                    roles.push(first);
                    start = at + length;
                    at = start;
                }
            }
            at += 1;
        }
        roles.push(self.role(start..region.end));
        roles.retain(|role| !role.title.is_empty() || !role.organizations.is_empty());
        roles
    }

    /// Whether two titles joined by "and" each say of what: `professoressa di Viticoltura e
    /// responsabile del laboratorio`; `Fondatore e Ingegnere di Mobilità` is one title.
    fn says_of_what(&self, first: Range<usize>, second: Range<usize>) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let says = |part: Range<usize>| {
            let Some(head) = lexis.role(tokens, part.start) else {
                return false;
            };
            let mut inner = part.start + head..part.end;
            inner.any(|at| tokens.is_next(at) && lexis.preposition(tokens, at).is_some())
        };
        lexis.role(tokens, second.start).is_some() && says(first) && says(second)
    }

    pub(super) fn begins_role(&self, at: usize) -> bool {
        // "and a Howard Hughes Medical Institute investigator": behind a name, where heads stand last.
        let far = if self.lexis.heads_follow {
            COMPOUND
        } else {
            NEAR
        };
        let bound = |from: &usize| {
            let capital = self.tokens.get(*from - 1).is_some_and(Token::is_capital);
            *from == at || self.tokens.is_next(*from) && (*from < at + NEAR || capital)
        };
        let mut near = (at..at + far).take_while(bound);
        near.any(|from| self.lexis.role(self.tokens, from).is_some())
            && self.tokens.get(at).is_some_and(|token| {
                token.is_capital() || self.lexis.role(self.tokens, at).is_some()
            })
    }

    /// Reads a region as one role: its title and its organizations.
    pub(super) fn role(&self, mut region: Range<usize>) -> RoleText {
        let tokens = self.tokens;
        // "la nuova direttrice": that somebody is new in it is no part of a role.
        let fresh = self.lexis.fresh.at(tokens, region.start).unwrap_or(0);
        if region.start + fresh < region.end {
            region.start += fresh;
        }
        // "CTO @ Nexio"; what stands right behind the sign in small letters is what somebody is called.
        let at = |at: &usize| tokens.before(*at).trim_start().starts_with('@');
        if let Some(at) = (region.start + 1..region.end).find(at) {
            let body = tokens.all[at]
                .is_capital()
                .then(|| self.whole(at..region.end));
            return RoleText {
                title: self.title(region.start, at),
                organizations: body.into_iter().collect(),
            };
        }
        // "presidente “Amici del Parco”"
        if let Some((at, true)) = self.title_words(&region)
            && at < region.end
            && let Some(name) = self.named_in_marks(at..region.end)
        {
            return RoleText {
                title: self.title(region.start, at),
                organizations: vec![name],
            };
        }
        if let Some(role) = self.in_marks(&region) {
            return role;
        }
        if let Some(start) = self.owned(region.clone()) {
            let owner = tokens.range(region.start..start);
            let place = (self.is_place)(&crate::fold::fold(&tokens.text[owner.clone()]));
            return RoleText {
                title: self.title(start, region.end),
                organizations: (!place).then_some(owner).into_iter().collect(),
            };
        }
        if let Some(start) = self.commonly_owned(&region) {
            return self.role(start..region.end);
        }
        if let Some(role) = self.delegated(&region) {
            return role;
        }
        let found = self
            .linked_organization(&region)
            .or_else(|| self.headed_behind_comma(&region))
            .or_else(|| self.whole_behind_head(&region))
            .or_else(|| self.named_behind_comma(&region))
            .or_else(|| self.plain_organization(&region))
            .or_else(|| self.organization_behind_comma(&region))
            .or_else(|| self.bare_organization(&region));
        // "Beacon PR Ltd": a company alone is no title.
        let company = self.lexis.legal_before(tokens, region.end).is_some()
            && tokens.all[region.start].is_capital()
            && self.lexis.role(tokens, region.start).is_none()
            && extent(tokens, self.lexis, region.start, region.end) == region.end;
        if found.is_none()
            && let Some(role) = self.named_before_head(&region)
        {
            return role;
        }
        let found =
            found.or_else(|| company.then_some((region.start, Name::Tokens(region.clone()))));
        let Some((title_end, name)) = found else {
            let end = self.without_common_body(&region).unwrap_or(region.end);
            let end = self.title_end(region.start..end);
            if let Some(role) = self.before_comma(&region).filter(|_| end == region.end) {
                return role;
            }
            return RoleText {
                title: self.title(region.start, end),
                organizations: Vec::new(),
            };
        };
        // "capogruppo di Forza Prato in Consiglio comunale"
        let inner = region.start..title_end;
        if matches!(name, Name::Nobody) && inner.end < region.end && inner.len() > 1 {
            return self.role(inner);
        }
        let organizations = match name {
            Name::Bytes(range) => vec![range],
            Name::Nobody => Vec::new(),
            Name::Tokens(name) => parts(tokens, self.lexis, name, self.is_place)
                .into_iter()
                .map(|part| without_seat(tokens, self.lexis, part, self.is_place))
                .map(|part| self.whole(part))
                .collect(),
        };
        RoleText {
            title: self.title(region.start, title_end),
            organizations,
        }
    }

    /// The bytes of a name, with the dot of a legal form behind it.
    pub(super) fn whole(&self, name: Range<usize>) -> Range<usize> {
        let dot = self.lexis.ends_in_dot(self.tokens, name.end);
        let range = self.tokens.range(name);
        range.start..range.end + usize::from(dot)
    }

    /// The bytes of a title, with a closing quotation mark when one is open.
    pub(super) fn title(&self, start: usize, mut end: usize) -> Range<usize> {
        // "Direttore e dipendenti della Banca": no title ends with "and".
        let and = |at: usize| {
            let token = &self.tokens.all[at];
            self.lexis.and.has(&token.folded) && token.text.is_ascii() && !token.is_capital()
        };
        while end > start + 1 && and(end - 1) {
            end -= 1;
        }
        if start >= end {
            let at = self.tokens.range(start..start).start;
            return at..at;
        }
        let mut range = self.tokens.range(start..end);
        let text = self.tokens.text;
        for (open, close) in [('“', '”'), ('«', '»'), ('(', ')')] {
            let part = &text[range.clone()];
            if part.matches(open).count() > part.matches(close).count()
                && text[range.end..].starts_with(close)
            {
                range.end += close.len_utf8();
            }
        }
        let straight = text[range.clone()].matches('"').count();
        range.end += usize::from(straight % 2 == 1 && text[range.end..].starts_with('"'));
        range
    }

    /// The linked organization of a role, and where its title ends.
    pub(super) fn linked_organization(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let bytes = tokens.range(region.clone());
        let link = self.links.iter().find(|link| {
            bytes.start <= link.range.start.max(1)
                && link.range.end <= bytes.end + 2
                && link.range.start < bytes.end
                && !link.range.is_empty()
        })?;
        let mut first = tokens
            .all
            .iter()
            .position(|token| token.end() > link.range.start)?;
        let after = tokens
            .all
            .iter()
            .position(|token| token.start >= link.range.end);
        let mut after = after.unwrap_or(tokens.len()).min(region.end);
        if let Some(length) = self.lexis.preposition(tokens, first)
            && first + length < after
            && !tokens.all[first].is_capital()
        {
            // A link that begins half-way into the preposition: "d[i Organization]".
            first += length;
        }
        if let Some(length) = self.lexis.legal_at(tokens, after)
            && after + length <= region.end
        {
            after += length;
        }
        if let Some(found) = self.at_another(region.start, first) {
            return Some(found);
        }
        let (title_end, begin) = self.led_to(region.start, first, after);
        if begin == first && after <= region.end {
            let range = self.whole(first..after);
            // The link's own text, with the marks within it.
            return Some((title_end, Name::Bytes(range)));
        }
        Some((title_end, Name::Bytes(self.whole(begin..after))))
    }

    /// Where the title ends before an organization at a token, and where its name begins when
    /// words before the link belong to it.
    pub(super) fn led_to(&self, start: usize, first: usize, after: usize) -> (usize, usize) {
        let tokens = self.tokens;
        let prepositions = |at: usize| self.preposition_before(start, at);
        let text = crate::fold::fold(&tokens.text[tokens.range(first..after)]);
        let is_place = (self.is_place)(&text);
        if let Some(title_end) = prepositions(first).filter(|_| !is_place) {
            return (title_end, first);
        }
        // Words before the link belong to the name when they begin with a head.
        for begin in start..first {
            let headed = tokens.all[begin].is_capital()
                && self.lexis.organization_heads.at(tokens, begin).is_some();
            if headed && begin > start && extent(tokens, self.lexis, begin, after) >= after {
                return (prepositions(begin).unwrap_or(begin), begin);
            }
        }
        (prepositions(first).unwrap_or(first), first)
    }

    /// Where a preposition begins that ends right before a token.
    pub(super) fn preposition_before(&self, start: usize, at: usize) -> Option<usize> {
        let length = self.lexis.preposition_before(self.tokens, at)?;
        let begin = at - length;
        // "il ristorante Al Molo": a word of the name.
        let token = &self.tokens.all[begin];
        let capital = token.is_capital() && !token.is_all_capitals();
        (begin >= start && (!capital || self.tokens.is_first(begin))).then_some(begin)
    }
}
