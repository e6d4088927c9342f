//! What words within a role are: a field, a body without name, the name of an organization.

use super::Scene;
use super::parse::Name;
use crate::extract::rules::extent::{extent, has_head};
use crate::extract::rules::organizations::is_compound;
use crate::extract::tokens::Token;
use std::ops::Range;

/// How many words in small letters may say which organization is meant.
const DESCRIBED: usize = 4;

impl Scene<'_> {
    /// The bytes of a name that ends between quotation marks, with the closing one.
    pub(super) fn quoted(&self, name: Range<usize>) -> Range<usize> {
        let range = self.tokens.range(name);
        let close = self.tokens.text[range.end..].chars().next();
        range.start..range.end + close.map_or(0, char::len_utf8)
    }

    /// Where a title ends that leads to a body of another one: `lecturer in the School of Physics at
    /// the University of Leeds`.
    pub(super) fn inner_body(&self, start: usize, end: usize) -> Option<usize> {
        (start + 1..end).find_map(|at| {
            let headed = self.tokens.all[at].is_capital()
                && self.lexis.organization_heads.at(self.tokens, at).is_some()
                && has_head(self.tokens, self.lexis, at, end);
            let before = self.preposition_before(start + 1, at)?;
            headed.then_some(before)
        })
    }

    /// Whether nothing but words in small letters that say which it is follow the word for an
    /// organization: `presidente del Forum regionale dei giovani`.
    pub(super) fn is_described(&self, at: usize, from: usize, end: usize) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let head = lexis.organization_heads.at(tokens, at);
        let small = |at: usize| {
            let token = &tokens.all[at];
            let linked = lexis.genitive.at(tokens, at).is_some();
            let grammar =
                lexis.is_function_word(&token.folded) || lexis.relative.has(&token.folded);
            !token.is_capital() && (linked || !grammar) && tokens.is_next(at)
        };
        tokens.all[at].is_capital()
            && head.is_some_and(|length| at + length == from)
            && end - from <= DESCRIBED
            && (from..end).all(small)
            && (lexis.is_adjective(&tokens.all[from]) || lexis.genitive.at(tokens, from).is_some())
            && !lexis.is_function_word(&tokens.all[end - 1].folded)
    }

    /// Where a title ends behind which a body without name is spoken of: `CTO della stessa azienda`.
    pub(super) fn without_common_body(&self, region: &Range<usize>) -> Option<usize> {
        let kind = |end: usize| {
            self.lexis
                .company_kinds
                .before(self.tokens, end)
                .map(|length| end - length)
        };
        // "all'ateneo barese": an adjective behind it.
        let described = || {
            let last = region
                .end
                .checked_sub(1)
                .filter(|last| *last > region.start)?;
            let token = &self.tokens.all[last];
            let small = !token.is_capital() && self.lexis.looks_like_adjective(token);
            kind(last).filter(|_| small && self.tokens.is_next(last))
        };
        let noun = kind(region.end).or_else(described)?;
        let mut begins = [noun, noun.saturating_sub(1)].into_iter();
        let end = begins.find_map(|at| self.preposition_before(region.start + 1, at))?;
        (end > region.start).then_some(end)
    }

    /// Where the words begin that say what the company is whose name begins at a token: `del
    /// direttore dell'azienda Nexio`.
    pub(super) fn kind_before(&self, start: usize, at: usize) -> Option<usize> {
        // "direttore della società di analisi Nexitiro"
        let of = at.checked_sub(2).filter(|of| {
            let field = &self.tokens.all[at - 1];
            self.lexis.genitive.at(self.tokens, *of) == Some(1)
                && !field.is_capital()
                && self.tokens.is_next(at)
                && self.tokens.is_next(at - 1)
        });
        let kinds = &self.lexis.company_kinds;
        let (noun, length) = match (kinds.before(self.tokens, at), of) {
            (Some(length), _) => (at, length),
            (None, Some(of)) => (of, kinds.before(self.tokens, of)?),
            _ => return None,
        };
        let begin = noun - length;
        let small = (begin..at).all(|at| !self.tokens.all[at].is_capital());
        // "founder of the Accra-based start-up MapMyMarket"
        let words = [begin, begin.saturating_sub(1), begin.saturating_sub(2)];
        let begin = words.into_iter().find(|at| {
            *at > start && self.tokens.is_next(*at) && self.preposition_before(start, *at).is_some()
        })?;
        small.then_some(begin)
    }

    /// The words for an organization in small letters that a preposition leads to and a name
    /// follows: `chef del ristorante Al Molo`.
    pub(super) fn common_head(&self, start: usize, at: usize) -> Option<usize> {
        let length = self.lexis.organization_heads.at(self.tokens, at)?;
        let next = self.tokens.get(at + length)?;
        let named = next.is_capital() && self.tokens.is_next(at + length);
        let field = self.lexis.fields.at(self.tokens, at + length).is_some();
        let led = self.preposition_before(start, at).is_some();
        (named && led && !field && at > start).then_some(length)
    }

    /// Whether words say what a role is for and name no organization.
    pub(super) fn is_field(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            let field = self.lexis.fields.at(self.tokens, at);
            let skipped = self.lexis.is_function_word(&self.tokens.all[at].folded);
            match field.or_else(|| (skipped && at > start).then_some(1)) {
                Some(length) => at += length,
                None => return false,
            }
        }
        at == end
    }

    /// Whether a preposition may lead to an organization: `in` only to one that is known as such.
    pub(super) fn is_leading(&self, start: usize, at: usize, marked: bool) -> bool {
        let tokens = self.tokens;
        let kinds = [&self.lexis.genitive, &self.lexis.at, &self.lexis.on_behalf];
        // "Business Unit Manager in Datavolo": without article, behind a title in capitals;
        // "presidente di Giovani in Valle" is one name.
        let named = (start + 1..at).any(|inner| {
            let next = tokens.get(inner + 1).is_some_and(Token::is_capital);
            next && self.lexis.genitive.at(tokens, inner).is_some()
        });
        let titled = at
            .checked_sub(1)
            .is_some_and(|at| tokens.all[at].is_capital());
        let within = !self.lexis.heads_follow
            && titled
            && !named
            && self.lexis.within.at(tokens, at) == Some(1)
            && self.lexis.article(tokens, at).is_none()
            && self
                .lexis
                .bare_prepositions
                .contains(&*tokens.all[at].folded);
        marked || within || kinds.iter().any(|kind| kind.at(tokens, at).is_some())
    }

    /// Whether tokens are, by their words alone, the name of an organization.
    pub fn is_organization(&self, start: usize, end: usize) -> bool {
        has_head(self.tokens, self.lexis, start, end) || self.is_marked(start, end)
    }

    /// Whether words by themselves look like an organization: an acronym, a capital within a
    /// word, a word that organizations end with, a legal form.
    pub(super) fn is_marked(&self, start: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let odd =
            (start..end).any(|at| tokens.all[at].is_all_capitals() || tokens.all[at].is_camel());
        let compound = (start..end).any(|at| is_compound(self.lexis, &tokens.all[at]));
        odd || compound
            || self.is_tailed(start, end)
            || self.lexis.legal_before(tokens, end).is_some()
    }

    pub(super) fn is_tailed(&self, start: usize, end: usize) -> bool {
        let last = self.tokens.all.get(end.saturating_sub(1));
        end > start + 1 && last.is_some_and(|last| self.lexis.organization_tails.has(&last.folded))
    }

    /// Whether the words of a role tell a title that is held in a matter (`docente di Storia`), and
    /// none behind it of somebody who heads a body (`consigliere e CEO di Vela Blu`).
    pub(super) fn is_of_matter(&self, region: &Range<usize>) -> bool {
        let mut matter = false;
        let mut at = region.start;
        while at < region.end {
            let subject = self.lexis.subjects.at(self.tokens, at);
            let body = self.lexis.bodies.at(self.tokens, at);
            if let Some(length) = body.filter(|_| body > subject) {
                let led = self.lexis.genitive.at(self.tokens, at + length).is_some();
                matter &= !led;
                at += length;
                continue;
            }
            matter |= subject.is_some();
            at += subject.unwrap_or(1);
        }
        matter
    }

    /// "researcher at the Institute of Physics of [Example University]": the organization at which
    /// the role is held, of the one that the link names.
    pub(super) fn at_another(&self, start: usize, first: usize) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let end = self.preposition_before(start, first)?;
        let begin = (start + 1..end).find(|at| {
            tokens.all[*at].is_capital()
                && self.lexis.organization_heads.at(tokens, *at).is_some()
                && self.lexis.at.before(tokens, *at).is_some()
        })?;
        let whole = extent(tokens, self.lexis, begin, end) == end;
        let title_end = self.preposition_before(start, begin)?;
        whole.then_some((title_end, Name::Tokens(begin..end)))
    }

    /// Whether a role, or what belongs to one, ends right before a token.
    pub(super) fn ends_role(&self, at: usize) -> bool {
        self.tokens.is_next(at)
            && (self.lexis.roles.before(self.tokens, at).is_some()
                || self.lexis.role_after.before(self.tokens, at).is_some())
    }

    /// Whether a region is nothing but a preposition and an organization.
    pub(super) fn is_affiliation(&self, start: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let length = [&self.lexis.genitive, &self.lexis.at, &self.lexis.on_behalf]
            .iter()
            .find_map(|kind| kind.at(tokens, start));
        // "Ann Porter from NovaWorks", but not "from Leeds".
        let from = self.lexis.from.at(tokens, start).filter(|length| {
            let body = start + length;
            self.lexis.heads_follow && body < end && self.is_organization(body, end)
        });
        let length = length.or(from);
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
}
