//! Roles that a verb or a small word joins to a name: `N è la nuova direttrice di X`, `N has been
//! appointed chair of X`, `N as chief editor`.

use super::{RoleText, Scene};
use crate::extract::rules::extent::extent;
use crate::extract::tokens::Token;
use std::ops::Range;

impl Scene<'_> {
    /// The roles behind a word that joins them to a name which ends at a token, and the token at
    /// which the text goes on.
    pub(super) fn joined(&self, begin: usize) -> Option<(Vec<RoleText>, usize)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let gap = tokens.before(begin).trim();
        if !(gap.is_empty() || gap == ",") || tokens.before(begin).contains('\n') {
            return None;
        }
        let small = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                // Folded, "è" is "e".
                let and = lexis.and.has(&token.folded) && token.text.is_ascii();
                !token.is_capital() && !and
            })
        };
        let mut at = begin;
        // "Lattanzi, che è anche vicepresidente di …"
        let mut held = None;
        if gap == "," {
            at += lexis.relative.at(tokens, at).unwrap_or(0);
            // "che in [Acme] ricopre il ruolo di direttrice"
            held = self.held_at(begin, at);
            at = held.as_ref().map_or(at, |(_, end)| *end);
        }
        at += lexis.now.at(tokens, at).unwrap_or(0);
        lexis.role_links.at(tokens, at).filter(|_| small(at))?;
        let (mut roles, end) = self.linked_role(begin, at)?;
        if let (Some((held, _)), [role]) = (held, roles.as_mut_slice())
            && role.organizations.is_empty()
        {
            role.organizations = vec![held];
        }
        Some((roles, end))
    }

    /// The roles behind a word that joins one to whoever is spoken of, and the token at which the
    /// text goes on; nothing but white space stands in it from `begin` on.
    pub fn linked_role(&self, begin: usize, link: usize) -> Option<(Vec<RoleText>, usize)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let mut at = link + lexis.role_links.at(tokens, link).unwrap_or(1);
        at += lexis.now.at(tokens, at).unwrap_or(0);
        at += lexis.article(tokens, at).unwrap_or(0);
        let bound = (begin + 1..=at).all(|at| {
            let gap = tokens.before(at);
            // "E’ presidente": the accent of the word that joins.
            let gap = if at == link + 1 {
                gap.trim_start_matches(['\'', '’'])
            } else {
                gap
            };
            gap.chars().all(|c| c.is_whitespace() && c != '\n')
        });
        if !bound || at >= tokens.len() {
            return None;
        }
        let end = self.tight_end(at, self.region_end(at, false, true));
        (at < end && self.is_role(at, end, true)).then(|| (self.roles(at..end), end))
    }

    /// The organization that a preposition leads to right behind a relative, before the word that
    /// joins the role to the name, and the token behind it.
    fn held_at(&self, begin: usize, at: usize) -> Option<(Range<usize>, usize)> {
        const LONGEST: usize = 10;
        let (tokens, lexis) = (self.tokens, self.lexis);
        let preposition = lexis.preposition(tokens, at).filter(|_| at > begin)?;
        let first = at + preposition;
        let last = tokens.len().min(first + LONGEST);
        let end = (first + 1..last).find(|at| lexis.role_links.at(tokens, *at).is_some())?;
        let linked = self.links.iter().any(|link| {
            let bytes = tokens.range(first..end);
            link.range.start <= bytes.start && bytes.end <= link.range.end
        });
        let named = tokens.all[first].is_capital() && extent(tokens, lexis, first, end) == end;
        (linked || named).then(|| (self.whole(first..end), end))
    }

    /// Where a role within a sentence ends at the latest: before a word in small letters that
    /// nothing leads to.
    fn tight_end(&self, start: usize, limit: usize) -> usize {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let head = (start..limit).find(|at| lexis.role(tokens, *at).is_some());
        let mut at = head.unwrap_or(start);
        at += lexis.role(tokens, at).unwrap_or(1);
        let mut end = at.min(limit);
        let mut led = false;
        while at < limit {
            let known = [
                lexis.preposition(tokens, at),
                lexis.article(tokens, at),
                lexis.and.at(tokens, at),
            ];
            let linking = known.into_iter().flatten().max();
            let own = [
                lexis.role(tokens, at),
                lexis.role_after.at(tokens, at),
                lexis.fields.at(tokens, at),
                lexis.company_kinds.at(tokens, at),
                lexis.institutions.at(tokens, at),
            ];
            let own = own.into_iter().flatten().max();
            let token = &tokens.all[at];
            let digits = token.text.starts_with(|c: char| c.is_ascii_digit());
            if let Some(length) = own {
                at += length;
                (led, end) = (false, at);
            } else if let Some(length) = linking.filter(|_| !token.is_capital()) {
                at += length;
                led = lexis.and.at(tokens, at - length).is_none();
            } else if token.is_capital()
                || token.is_camel()
                || self.is_lent(at)
                || digits
                || led
                || tokens.is_ampersand(at)
            {
                at += 1;
                (led, end) = (false, at);
            } else {
                break;
            }
        }
        end.min(limit)
    }

    /// A small word of another language within a title: `Head of Metering`.
    fn is_lent(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let capital = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
        let joined = tokens.is_next(at) && tokens.is_next(at + 1);
        let word = tokens.all[at].text;
        joined && word.len() <= 3 && at > 0 && capital(at - 1) && capital(at + 1)
    }

    /// Where the line below a name begins that stands alone on its own, what somebody is called in
    /// brackets behind it, when it begins with a role: `Ada Bini (Ady)` above `Illustratrice`.
    pub(super) fn below(&self, name: Range<usize>) -> Option<usize> {
        let tokens = self.tokens;
        let alone = name.start == 0 || tokens.before(name.start).contains('\n');
        let called =
            tokens.before(name.end).trim() == "(" && !tokens.before(name.end).contains('\n');
        let closed = |at: &usize| tokens.before(*at).starts_with(')');
        let last = tokens.len().min(name.end + CALLED + 1);
        let begin = if called {
            (name.end + 1..last).find(closed)?
        } else {
            name.end
        };
        let gap = tokens.before(begin).trim_start_matches(')');
        let below = gap.trim().is_empty() && gap.matches('\n').count() == 1;
        let titled = || self.lexis.role(tokens, begin).is_some() || self.ends_in_role(begin);
        (alone && below && titled() && self.is_own(begin)).then_some(begin)
    }

    /// Whether a line is short and ends with a role, where heads stand last: `Public Information
    /// Officer`, `OGSA National President`.
    fn ends_in_role(&self, begin: usize) -> bool {
        const LONGEST: usize = 6;
        let (tokens, lexis) = (self.tokens, self.lexis);
        if !lexis.heads_follow || begin >= tokens.len() {
            return false;
        }
        let inner = begin + 1..tokens.len().min(begin + LONGEST + 1);
        let joined = inner.take_while(|at| tokens.is_next(*at)).count();
        let end = begin + 1 + joined;
        let line = tokens.before(end).contains('\n') || end == tokens.len();
        line && tokens.all[begin].is_capital() && lexis.roles.before(tokens, end).is_some()
    }

    /// Whether a line that begins with a role is of the name above it: it names nobody itself, and no
    /// body in common with others (`Sindaco e amministrazione partecipano`).
    fn is_own(&self, begin: usize) -> bool {
        let tokens = self.tokens;
        let inner = begin + 1..tokens.len();
        let end = inner
            .into_iter()
            .find(|at| tokens.before(*at).contains('\n'));
        let line = begin..end.unwrap_or(tokens.len());
        let named = self
            .names
            .iter()
            .any(|name| line.contains(&name.tokens.start));
        let shared = line.clone().any(|at| {
            let and = self
                .lexis
                .and
                .at(tokens, at)
                .filter(|_| at < begin + SHARED);
            and.is_some_and(|length| {
                let next = at + length;
                let ends = tokens.before(next + 1).contains([',', '.', ';', '(', '\n']);
                // "Direttore e dipendenti della Banca"
                let staff = self.lexis.organization_cues.at(tokens, next).is_some();
                let role = |at: usize| self.lexis.role(tokens, at).is_some() && !staff;
                line.contains(&(next + 1))
                    && !tokens.all[next].is_capital()
                    && !(ends || role(next) || role(next + 1))
            })
        });
        !named && !shared
    }

    /// The roles that a text begins with which stands below somebody's name, and is set apart there.
    pub fn leading(&self) -> Vec<RoleText> {
        let tokens = self.tokens;
        let titled = tokens.all.first().is_some_and(Token::is_capital);
        if !titled || self.lexis.role(tokens, 0).is_none() || !self.is_own(0) {
            return Vec::new();
        }
        let end = self.region_end(0, false, true);
        let gap = tokens.before(end);
        let apart =
            end >= tokens.len() || gap.contains([',', '.', ';', ':', '\n', '(', '–', '—', '|']);
        if apart {
            self.roles(0..end)
        } else {
            Vec::new()
        }
    }
}

/// How many words into a line somebody else may share it: `Direttore e dipendenti`.
const SHARED: usize = 3;
/// How many words may be what somebody is called besides.
const CALLED: usize = 3;
