//! The role of a person as a text says it: `NAME, Role di Organization, ...` behind the name, or
//! `il Role di Organization, NAME` before it.
//!
//! Behind a name the role reaches as far as the verb (`ci ha parlato`), the next person, or a
//! comma that no further role follows. It may have several titles for one organization
//! (`CEO e Co-Founder di X`), or one for each (`Operation Manager di X e Presidente di Y`). The
//! title is kept as it is written, without the preposition that leads to the organization. An
//! organization is what is linked behind a preposition, what begins with a word for
//! organizations (`Comune`, `Istituto`), or a proper name that ends the role. Offices that are
//! named by their matter (`ministro dell'istruzione`) have no organization.

use super::extent::{extent, has_head, joined_extent, parts};
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
    /// People who are named, in the order of the text.
    pub names: &'t [PersonName],
    /// Whether a text, folded, is the name of a place.
    pub is_place: &'t dyn Fn(&str) -> bool,
}

/// How many tokens a role may have.
const LONGEST: usize = 40;
/// How far before a name its role may begin, in tokens.
const BEFORE: usize = 16;

impl Scene<'_> {
    /// The roles behind a name, and the token at which the text goes on.
    pub fn behind(&self, name: &PersonName) -> (Vec<RoleText>, usize) {
        let begin = name.tokens.end;
        let gap = self.tokens.before(begin);
        let opened = gap.contains('(');
        let colon = gap.trim() == ":" && self.lexis.role(self.tokens, begin).is_some();
        let stops = gap.contains(['.', ';', ':', '\n', '”', '»', '"']) && !opened && !colon;
        if begin >= self.tokens.len() || stops {
            return (Vec::new(), begin);
        }
        let separated = gap.contains([',', '(', '–', '—']) || gap.trim() == "-" || colon;
        let end = self.region_end(begin, opened, separated);
        let mut start = begin;
        let article = self.lexis.article(self.tokens, start);
        if let Some(length) = article {
            if self.begins_before_a_name(start, end) {
                return (Vec::new(), begin);
            }
            start += length;
        }
        if start >= end || !self.is_role(start, end, separated) {
            return (Vec::new(), begin);
        }
        (self.roles(start..end), end)
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

    /// Whether a region behind a name, an article first, is the role of the next name.
    fn begins_before_a_name(&self, start: usize, end: usize) -> bool {
        let next = self.names.iter().find(|name| name.tokens.start >= end);
        next.is_some_and(|next| {
            next.start == end && start < end && self.tokens.before(end).trim_end().ends_with(',')
        })
    }

    /// Where the region of a role ends that begins at a token.
    fn region_end(&self, start: usize, opened: bool, separated: bool) -> usize {
        let tokens = self.tokens;
        let mut at = start;
        while at < tokens.len().min(start + LONGEST) {
            let before = if at == start { "" } else { tokens.before(at) };
            let closed = opened && before.contains(')');
            let dash = before.contains(['–', '—', '|']) || before.contains(" - ");
            if closed || dash || before.contains([';', ':', '!', '?', '\n', '(']) || is_stop(before)
            {
                return at;
            }
            let named = self
                .names
                .iter()
                .any(|name| name.start == at || name.tokens.start == at);
            if named && at > start {
                return self.without_conjunction(start, at);
            }
            let comma = before.contains(',');
            if comma && !self.goes_on_behind_comma(at) {
                return at;
            }
            let verb = self.lexis.introducing.compound_at(tokens, at);
            let saying = self.lexis.saying.compound_at(tokens, at);
            if at > start && (verb || saying) {
                return at;
            }
            if at == start && !separated && (verb || saying) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// A conjunction before the next name belongs to no role.
    fn without_conjunction(&self, start: usize, end: usize) -> usize {
        let last = end.saturating_sub(1);
        let and = last > start && self.lexis.and.has(&self.tokens.all[last].folded);
        if and { last } else { end }
    }

    /// Whether a role goes on behind a comma: with a capital that is no sentence of its own, or
    /// with another role.
    fn goes_on_behind_comma(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let skipped = self.lexis.and.at(tokens, at).unwrap_or(0);
        let token = &tokens.all[at];
        let verb = self.lexis.introducing.at(tokens, at).is_some()
            || self.lexis.saying.at(tokens, at).is_some();
        let role = self.lexis.role(tokens, at + skipped).is_some();
        !verb && (role || (token.is_capital() && !self.lexis.is_function_word(&token.folded)))
    }

    /// Whether a region says a role: a word for one near its beginning, or an affiliation.
    fn is_role(&self, start: usize, end: usize, separated: bool) -> bool {
        let tokens = self.tokens;
        let role = (start..end.min(start + 7)).any(|at| self.lexis.role(tokens, at).is_some());
        let at_once = self.lexis.role(tokens, start).is_some();
        if !separated {
            return at_once || self.is_affiliation(start, end);
        }
        if role {
            // "una startup che cerca un direttore" is no role of its own; "food system analyst"
            // is.
            let head = (start..end).find(|at| self.lexis.role(tokens, *at).is_some());
            let plain = |at: usize| {
                let folded = &tokens.all[at].folded;
                tokens.all[at].is_capital()
                    || self.lexis.role_before.has(folded)
                    || !(self.lexis.is_function_word(folded)
                        || self.lexis.relative.has(folded)
                        || self.lexis.introducing.at(tokens, at).is_some())
            };
            return at_once || head.is_some_and(|head| (start..head).all(plain));
        }
        self.is_affiliation(start, end)
            || (tokens.all[start].is_capital() && self.linked(start, end))
    }

    /// Whether a region is nothing but a preposition and an organization.
    fn is_affiliation(&self, start: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let length = [&self.lexis.genitive, &self.lexis.at, &self.lexis.on_behalf]
            .iter()
            .find_map(|kind| kind.at(tokens, start));
        let Some(begin) = length
            .map(|length| start + length)
            .filter(|begin| *begin < end)
        else {
            return false;
        };
        let linked = self.links.iter().any(|link| {
            let range = tokens.range(begin..begin + 1);
            link.range.start < range.end && range.start < link.range.end
        });
        linked || (tokens.all[begin].is_capital() && extent(tokens, self.lexis, begin, end) == end)
    }

    fn linked(&self, start: usize, end: usize) -> bool {
        let range = self.tokens.range(start..end);
        self.links
            .iter()
            .any(|link| range.start <= link.range.start && link.range.end <= range.end)
    }

    /// The roles before a name, and the token at which they begin: an article or a preposition
    /// with one, a word for a role, what belongs to it, and the name, at most a comma between.
    pub fn before(&self, name: &PersonName) -> Option<(Vec<RoleText>, usize)> {
        let tokens = self.tokens;
        let end = name.start;
        let lowest = end.saturating_sub(BEFORE);
        let mut found = None;
        for at in (lowest..end).rev() {
            let behind = at + 1;
            let gap = tokens.before(behind);
            let last = behind == end;
            let allowed = if last {
                gap.trim().is_empty() || gap.trim() == ","
            } else {
                !gap.contains([
                    ',', ';', ':', '!', '?', '\n', '(', ')', '“', '”', '«', '»', '"', '–', '—',
                ]) && !is_stop(gap)
            };
            let named = self.names.iter().any(|other| other.tokens.contains(&at));
            let verb = self.lexis.introducing.compound_at(tokens, at)
                || self.lexis.saying.compound_at(tokens, at);
            if !allowed || named || verb {
                break;
            }
            if self.lexis.role(tokens, at).is_some() && self.may_begin(at) {
                found = Some(at);
            }
        }
        let start = match found {
            Some(start) => start,
            // "la Ministra Paola Pisano": the title itself is the role.
            None if name.titled && name.start < name.tokens.start => {
                self.lexis.role(tokens, name.start)?;
                let title = tokens.range(name.start..name.tokens.start);
                let role = RoleText {
                    title,
                    organizations: Vec::new(),
                };
                return Some((vec![role], name.start));
            }
            None => return None,
        };
        let upto =
            if name.titled && self.lexis.role(tokens, name.start).is_some() && start + 1 >= end {
                name.tokens.start
            } else {
                end
            };
        Some((self.roles(start..upto), start))
    }

    /// Whether a role may begin at a token: behind an article, a preposition, a comma, a verb of
    /// saying, or at the beginning of a sentence.
    fn may_begin(&self, at: usize) -> bool {
        let tokens = self.tokens;
        if at == 0 || tokens.is_first(at) || tokens.before(at).contains([',', '–', '—', '(', '-'])
        {
            return true;
        }
        let before = at - 1;
        let word = &tokens.all[before].folded;
        let led = self.lexis.definite.has(word)
            || self.lexis.indefinite.has(word)
            || self.lexis.and.has(word)
            || self.lexis.preposition(tokens, before).is_some();
        let said =
            self.lexis.saying.ends_at(tokens, at) || self.lexis.introducing.ends_at(tokens, at);
        led || said
    }

    /// Reads a region as roles.
    fn roles(&self, region: Range<usize>) -> Vec<RoleText> {
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
            if let Some(length) = and.or(comma)
                && self.begins_role(at + length)
            {
                let first = self.role(start..at);
                let another = comma.is_some() && self.lexis.role(tokens, at + length).is_some();
                if !first.organizations.is_empty() || another {
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

    fn begins_role(&self, at: usize) -> bool {
        (at..at + 3).any(|from| self.lexis.role(self.tokens, from).is_some())
            && self.tokens.get(at).is_some_and(|token| {
                token.is_capital() || self.lexis.role(self.tokens, at).is_some()
            })
    }

    /// Reads a region as one role: its title and its organizations.
    fn role(&self, region: Range<usize>) -> RoleText {
        let tokens = self.tokens;
        let found = self
            .linked_organization(&region)
            .or_else(|| self.plain_organization(&region));
        let Some((title_end, name)) = found else {
            return RoleText {
                title: self.title(region.start, region.end),
                organizations: Vec::new(),
            };
        };
        let organizations = match name {
            Name::Bytes(range) => vec![range],
            Name::Tokens(name) => parts(tokens, self.lexis, name)
                .into_iter()
                .map(|part| self.whole(part))
                .collect(),
        };
        RoleText {
            title: self.title(region.start, title_end),
            organizations,
        }
    }

    /// The bytes of a name, with the dot of a legal form behind it.
    fn whole(&self, name: Range<usize>) -> Range<usize> {
        let end = name.end;
        let range = self.tokens.range(name.clone());
        let dotted = self
            .tokens
            .all
            .get(end.saturating_sub(1))
            .is_some_and(|last| last.text.contains('.'));
        let dot = dotted
            && self.tokens.text[range.end..].starts_with('.')
            && self.lexis.legal.before(self.tokens, end).is_some();
        range.start..range.end + usize::from(dot)
    }

    /// The bytes of a title, with a closing quotation mark when one is open.
    fn title(&self, start: usize, end: usize) -> Range<usize> {
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
        range
    }

    /// The linked organization of a role, and where its title ends.
    fn linked_organization(&self, region: &Range<usize>) -> Option<(usize, Name)> {
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
        if let Some(length) = self.lexis.legal.at(tokens, after)
            && after + length <= region.end
        {
            after += length;
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
    fn led_to(&self, start: usize, first: usize, after: usize) -> (usize, usize) {
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
    fn preposition_before(&self, start: usize, at: usize) -> Option<usize> {
        let kinds = [
            &self.lexis.genitive,
            &self.lexis.at,
            &self.lexis.on_behalf,
            &self.lexis.within,
            &self.lexis.from,
        ];
        let length = kinds
            .iter()
            .filter_map(|kind| kind.before(self.tokens, at))
            .max()?;
        let begin = at - length;
        (begin >= start).then_some(begin)
    }

    /// The organization at the end of a role without links, and where the title ends; names
    /// such as "Fermi e Dalla Torre" are tried last.
    fn plain_organization(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        self.plain(region, false)
            .or_else(|| self.plain(region, true))
    }

    fn plain(&self, region: &Range<usize>, joined: bool) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let lexis = self.lexis;
        let strict = |at: usize| lexis.portfolios.at(tokens, at).is_some();
        if (region.start..region.end).any(|at| strict(at) && lexis.role(tokens, at).is_some()) {
            return None;
        }
        let matter = (region.start..region.end).any(|at| lexis.subjects.at(tokens, at).is_some());
        let mut purpose = false;
        for at in region.start..region.end {
            let token = &tokens.all[at];
            if lexis.on_behalf.has(&token.folded)
                && tokens.get(at + 1).is_some_and(|next| !next.is_capital())
            {
                purpose = true;
            }
            if !(token.is_capital() || token.is_camel())
                || lexis.role(tokens, at).is_some() && !self.is_tailed(at, region.end)
            {
                continue;
            }
            let quoted = tokens.before(at).contains(['“', '«', '"']);
            let reach = if joined { joined_extent } else { extent };
            let end = reach(tokens, lexis, at, region.end);
            if end != region.end || quoted {
                continue;
            }
            let headed = has_head(tokens, lexis, at, end);
            let marked = headed || self.is_marked(at, end);
            let title_end = self.preposition_before(region.start, at);
            let behind_role = at > region.start && headed && self.ends_role(at);
            let lone = at == region.start && region.start > 0;
            let plausible = if matter || purpose { marked } else { true };
            if lone && marked && !plausible {
                continue;
            }
            match title_end {
                Some(title_end) if plausible && self.is_leading(title_end, marked) => {
                    return Some((title_end, Name::Tokens(at..end)));
                }
                None if behind_role => return Some((at, Name::Tokens(at..end))),
                _ => {}
            }
        }
        None
    }

    /// Whether a preposition may lead to an organization: `in` only to one that is known as such.
    fn is_leading(&self, at: usize, marked: bool) -> bool {
        let tokens = self.tokens;
        let kinds = [&self.lexis.genitive, &self.lexis.at, &self.lexis.on_behalf];
        marked || kinds.iter().any(|kind| kind.at(tokens, at).is_some())
    }

    /// Whether words by themselves look like an organization: an acronym, a capital within a
    /// word, a word that organizations end with, a legal form.
    fn is_marked(&self, start: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let odd =
            (start..end).any(|at| tokens.all[at].is_all_capitals() || tokens.all[at].is_camel());
        odd || self.is_tailed(start, end) || self.lexis.legal.before(tokens, end).is_some()
    }

    fn is_tailed(&self, start: usize, end: usize) -> bool {
        let last = self.tokens.all.get(end.saturating_sub(1));
        end > start + 1 && last.is_some_and(|last| self.lexis.organization_tails.has(&last.folded))
    }

    /// Whether a role, or what belongs to one, ends right before a token.
    fn ends_role(&self, at: usize) -> bool {
        self.tokens.is_next(at)
            && (self.lexis.roles.before(self.tokens, at).is_some()
                || self.lexis.role_after.before(self.tokens, at).is_some())
    }
}

/// The name of an organization, by bytes or by tokens.
enum Name {
    Bytes(Range<usize>),
    Tokens(Range<usize>),
}

/// Whether what stands between two tokens ends a sentence: a dot and space.
fn is_stop(between: &str) -> bool {
    between.contains(". ") || between.ends_with('.') || between.contains('…')
}
