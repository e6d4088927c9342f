//! How far a role reaches behind a name, and whether it is one.

use super::{LONGEST, Scene, is_stop};
use crate::extract::rules::person_names::PersonName;
use crate::extract::tokens::Token;
use std::ops::Range;

/// How many words may stand before the last one of a role that is a label.
const LABEL: usize = 8;
/// How many words the name may have of whom a role belongs to.
const OWNER: usize = 6;

impl Scene<'_> {
    /// Where the article begins before a title that stands between a role and a name: `il
    /// direttore di Arpa, l'ingegner N`, `direttore resta il dottor N`.
    pub(super) fn styled(&self, name: &PersonName) -> Option<usize> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let address = |at: usize| {
            let role = lexis.role(tokens, at).is_some();
            lexis.heads_follow && lexis.is_honorific(tokens, at) && !role
        };
        let sure = |at: usize| lexis.is_style(tokens.all[at].text) || address(at);
        let mut start = name.start;
        if !name.titled {
            start = start.checked_sub(1)?;
            let dotted = tokens.before(start + 1).trim() == ".";
            if !dotted && !tokens.is_next(start + 1) {
                return None;
            }
        }
        // "the Minister for Education, the Hon Dr Ann Smith"
        while start > 0 && tokens.is_next(start) && address(start - 1) {
            start -= 1;
        }
        let article = start - lexis.definite.before(tokens, start)?;
        let joined = lexis.copulas.before(tokens, article).is_some() && tokens.is_next(article);
        let apart = tokens.before(article).trim() == ",";
        (sure(start) && (apart || joined)).then_some(article)
    }

    /// Whether a name stands alone before a full stop, as a list has it, and a title without
    /// article behind that: `Ada Bini. Presidente della Pro Loco`.
    pub(super) fn is_listed(&self, name: &PersonName) -> bool {
        let (tokens, begin) = (self.tokens, name.tokens.end);
        let starts = name.start == 0 || tokens.before(name.start).contains('\n');
        let titled =
            |at: usize| self.lexis.role(tokens, at).is_some() && tokens.all[at].is_capital();
        begin < tokens.len()
            && starts
            && tokens.before(begin).trim() == "."
            && (titled(begin)
                || self
                    .lexis
                    .now
                    .at(tokens, begin)
                    .is_some_and(|now| titled(begin + now)))
    }

    /// Where the age of a person ends that begins at a token: `41`, `41 anni`, `quarantun anni`.
    pub(super) fn age(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if let Some(length) = self.lexis.born.at(tokens, at) {
            let year = tokens.get(at + length)?.text;
            let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
            return is_year.then_some(at + length + 1);
        }
        let number = tokens.get(at)?.text.parse::<u8>().is_ok();
        let unit = self.lexis.ages.at(tokens, at + 1);
        let unit = unit.filter(|_| tokens.is_next(at + 1) && !tokens.all[at].is_capital());
        match unit {
            Some(length) => Some(at + 1 + length),
            None => number.then_some(at + 1),
        }
    }

    /// Whether a region behind a name, an article first, is the role of the next name.
    pub(super) fn begins_before_a_name(&self, start: usize, end: usize) -> bool {
        let next = self.names.iter().find(|name| name.tokens.start >= end);
        next.is_some_and(|next| {
            let gap = self.tokens.before(end).trim();
            next.start == end && start < end && (gap.ends_with(',') || gap.is_empty())
        })
    }

    /// Where the region of a role ends that begins at a token.
    pub(super) fn region_end(&self, start: usize, opened: bool, separated: bool) -> usize {
        let tokens = self.tokens;
        let mut at = start;
        // Behind a comma: "Direttore Generale, Agid intervenuta alla conferenza".
        let mut apposed = false;
        while at < tokens.len().min(start + LONGEST) {
            let before = if at == start { "" } else { tokens.before(at) };
            let closed = opened && before.contains(')');
            let dash = before.contains(['–', '—', '|']) || before.contains(" - ");
            // "[Acme S.r.l. Società Benefit]": a link goes on behind the dot.
            let linked = || {
                let bytes = tokens.range(at - 1..at + 1);
                let mut links = self.links.iter();
                links.any(|link| link.range.start <= bytes.start && bytes.end <= link.range.end)
            };
            // "CEO di Lampo S.r.l. e presidente di Trama": the dot is that of the legal form.
            let of_form = || {
                let goes_on =
                    self.lexis.and.at(tokens, at).is_some() && !tokens.all[at].is_capital();
                goes_on && self.lexis.ends_in_dot(tokens, at)
            };
            let stops = is_stop(before) && !linked() && !of_form();
            // "Chief Technology Officer (CTO) di Acme"
            if at > start && !opened && self.is_abbreviation(at) {
                at += 1;
                continue;
            }
            if closed || dash || before.contains([';', ':', '!', '?', '\n', '(']) || stops {
                return at;
            }
            let named = self
                .names
                .iter()
                .any(|name| name.start == at || name.tokens.start == at);
            if named && at > start {
                return self.without_conjunction(start, at);
            }
            // "Ada Bini, Ugo Neri, geologist": the next name is no role.
            if named && self.names.iter().any(|name| name.tokens.start == at) {
                return at;
            }
            // The next line of a programme: "Head of the Department, City of Lund", "10:00 Keynote".
            let token = &tokens.all[at];
            let hour = token.text.bytes().all(|byte| byte.is_ascii_digit())
                && tokens.text[token.end()..].starts_with([':', '.'])
                && tokens.text[token.end() + 1..].starts_with(|c: char| c.is_ascii_digit());
            // "… e, dal 2023, presidente di Y"
            if at > start
                && self.lexis.and.has(&tokens.all[at - 1].folded)
                && let Some(length) = self.since(at)
                && self.lexis.role(tokens, at + length).is_some()
            {
                at += length;
                continue;
            }
            // "co-fondatrice insieme a Ugo Neri"
            let together = self.lexis.organization_cues.at(tokens, at).is_some();
            // "dottorando arrivato da Orano"
            let origin = self.lexis.origins.at(tokens, at).is_some() || self.is_since(at);
            if at > start && (hour || together || origin || self.begins_next(at)) {
                return at;
            }
            let comma = before.contains(',');
            if comma && !self.goes_on_behind_comma(at) {
                return at;
            }
            let folded = &token.folded;
            let plain = token.is_capital()
                || token.is_camel()
                || self.lexis.is_function_word(folded)
                || self.lexis.preposition(tokens, at).is_some()
                || self.lexis.role(tokens, at).is_some()
                || self.lexis.role_after.has(folded)
                || self.lexis.looks_like_adjective(token);
            if apposed && !comma && !plain && tokens.all[at - 1].is_capital() {
                return at;
            }
            apposed |= comma && token.is_capital() && self.lexis.role(tokens, at).is_none();
            let verb = self.lexis.introducing.compound_at(tokens, at);
            let saying = self.lexis.saying.compound_at(tokens, at);
            let relative = self.lexis.relative.at(tokens, at).is_some();
            // "President of the Chamber will be the speaker",
            // and not "presidente e direttore".
            let and = self.lexis.and.at(tokens, at).is_some() && token.text.is_ascii();
            let says = !token.is_capital() && !and && self.lexis.copulas.at(tokens, at).is_some();
            if at > start && (verb || saying || relative || says) {
                return at;
            }
            if at == start && !separated && (verb || saying) {
                return at;
            }
            // "David Allister, Head of Culture said: “…”", "…, co-fondatrice insieme a Ugo Neri"
            let speaks = self.lexis.heads_follow && self.lexis.saying.at(tokens, at).is_some();
            let with = self
                .lexis
                .with
                .at(tokens, at)
                .is_some_and(|length| self.names.iter().any(|name| name.start == at + length));
            if at > start && !token.is_capital() && (speaks || with) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// Whether a token is an acronym in brackets of the title before it.
    fn is_abbreviation(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let token = &tokens.all[at];
        let after = &tokens.text[token.end()..];
        let length = token.text.chars().count();
        // "Chief Wave Officer (CWO)"
        let words = at.saturating_sub(length)..at;
        let initials = words.filter_map(|at| tokens.all[at].text.chars().next());
        let short = initials.eq(token.text.chars());
        tokens.before(at).trim() == "("
            && token.is_all_capitals()
            && (2..=5).contains(&length)
            && after.starts_with(") ")
            && (short || self.lexis.role(tokens, at).is_some())
    }

    /// Whether a colon behind a role that begins a line makes it a label: `Addetta stampa: N`.
    pub(super) fn is_label(&self, gap: &str, last: usize) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let mut near = last.saturating_sub(LABEL)..last + 1;
        gap.trim() == ":"
            && near.any(|at| {
                let begins = at == 0 || tokens.before(at).contains('\n');
                begins && lexis.role(tokens, at).is_some()
            })
    }

    /// Whether a title ends right before a token, a few words of its own behind its head.
    pub(super) fn names_role(&self, end: usize) -> bool {
        let tokens = self.tokens;
        let near = end.saturating_sub(LABEL)..end;
        let said = |at: usize| {
            let lexis = self.lexis;
            lexis.saying.at(tokens, at).is_some()
                || lexis.introducing.at(tokens, at).is_some()
                || lexis.relative.at(tokens, at).is_some()
                || lexis
                    .copulas
                    .at(tokens, at)
                    .is_some_and(|length| at + length > at + 1)
        };
        self.lexis.roles.before(tokens, end).is_some()
            || near.into_iter().any(|at| {
                let role = self.lexis.role(tokens, at).is_some();
                let plain = |at: usize| tokens.is_next(at) && !said(at);
                role && self.may_begin(at) && (at + 1..end).all(plain)
            })
    }

    /// Whether a preposition stands before a year: `milite dal 1987`.
    fn is_since(&self, at: usize) -> bool {
        self.since(at).is_some()
    }

    /// How many words say since when, a preposition and a year.
    pub(super) fn since(&self, at: usize) -> Option<usize> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let year = |at: usize| {
            let digits =
                |token: &str| token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
            tokens.get(at).is_some_and(|token| digits(token.text))
        };
        let length = lexis
            .from
            .at(tokens, at)
            .or_else(|| lexis.within.at(tokens, at));
        let joined = tokens.is_next(at) || tokens.before(at).trim() == ",";
        length
            .filter(|length| year(at + length) && joined)
            .map(|length| length + 1)
    }

    /// Whether a conjunction leads to the role of the next name: `e l'assessore Ugo Neri`.
    fn begins_next(&self, at: usize) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let Some(and) = lexis.and.at(tokens, at) else {
            return false;
        };
        let Some(article) = lexis.definite.at(tokens, at + and) else {
            return false;
        };
        let role = at + and + article;
        let next = self.names.iter().find(|name| name.tokens.start > at);
        lexis.role(tokens, role).is_some()
            && next.is_some_and(|next| {
                let plain = |at: usize| !tokens.before(at).contains([',', ';', ':', '.', '(']);
                next.tokens.start < role + LONGEST && (role..=next.tokens.start).all(plain)
            })
    }

    /// A conjunction before the next name belongs to no role.
    pub(super) fn without_conjunction(&self, start: usize, end: usize) -> usize {
        // "Ada Bini del Comune di Lodi e l'ingegner Ugo Neri", "… e di Ugo Neri"
        let article = self.lexis.definite.before(self.tokens, end);
        let led = article.or_else(|| self.lexis.preposition_before(self.tokens, end));
        let last = end.saturating_sub(led.unwrap_or(0) + 1);
        let and = last > start && self.lexis.and.has(&self.tokens.all[last].folded);
        if and { last } else { end }
    }

    /// Whether a role goes on behind a comma: with a capital that is no sentence of its own, or
    /// with another role.
    pub(super) fn goes_on_behind_comma(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let skipped = self.lexis.and.at(tokens, at).unwrap_or(0);
        let token = &tokens.all[at];
        let verb = self.lexis.introducing.at(tokens, at).is_some()
            || self.lexis.saying.at(tokens, at).is_some();
        let role = self.lexis.role(tokens, at + skipped).is_some();
        // "Ministra dell'Istruzione, dell'Università e della Ricerca"
        let field = |start: usize| self.lexis.portfolios.at(tokens, start).is_some();
        let led = self.lexis.genitive.at(tokens, at).is_some_and(|length| {
            let proper = tokens.get(at + length).is_some_and(Token::is_capital);
            let near = at.saturating_sub(LABEL)..at;
            proper && near.into_iter().any(field)
        });
        !verb
            && (role || led || (token.is_capital() && !self.lexis.is_function_word(&token.folded)))
    }

    /// Whether a region says a role: a word for one near its beginning, or an affiliation.
    pub(super) fn is_role(&self, start: usize, end: usize, separated: bool) -> bool {
        let tokens = self.tokens;
        let role = (start..end.min(start + 7)).any(|at| self.lexis.role(tokens, at).is_some());
        let at_once = self.lexis.role(tokens, start).is_some();
        if !separated {
            return at_once || self.is_affiliation(start, end);
        }
        if let Some(owned) = self.owned(start..end) {
            return (owned..end).any(|at| self.lexis.role(tokens, at).is_some());
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
            // "riparatore e attivista": an unknown title joined to a known one.
            let joined = |head: usize| {
                let joined = self
                    .lexis
                    .and
                    .before(tokens, head)
                    .is_some_and(|and| and == 1);
                joined && head > start + 1 && (start..head - 1).all(plain)
            };
            return at_once || head.is_some_and(|head| (start..head).all(plain) || joined(head));
        }
        self.is_affiliation(start, end)
            || (tokens.all[start].is_capital() && self.linked(start, end))
    }

    /// Where the title begins behind the name of who has it: `the river trust's engineer`.
    pub(super) fn owned(&self, region: Range<usize>) -> Option<usize> {
        let tokens = self.tokens;
        if !tokens.all.get(region.start)?.is_capital() {
            return None;
        }
        let mut at = region.start + 1..region.end;
        let possessive = |at: &usize| {
            let ending = tokens.before(*at).strip_prefix(['\'', '’']);
            ending.is_some_and(|ending| ending.trim().chars().all(char::is_alphabetic))
        };
        let title = at.find(possessive)?;
        let plain = |at: usize| {
            let token = &tokens.all[at];
            token.is_capital() || (self.lexis.is_function_word(&token.folded) && tokens.is_next(at))
        };
        let named = title - region.start <= OWNER && (region.start..title).all(plain);
        (named && tokens.all[title - 1].is_capital()).then_some(title)
    }

    pub(super) fn linked(&self, start: usize, end: usize) -> bool {
        let range = self.tokens.range(start..end);
        self.links
            .iter()
            .any(|link| range.start <= link.range.start && link.range.end <= range.end)
    }
}
