//! The role before a name.

use super::{BEFORE, MODIFIERS, RoleText, Scene, is_stop};
use crate::extract::rules::extent::quoted_extent;
use crate::extract::rules::person_names::PersonName;
use crate::fold::fold;
use std::ops::Range;

impl Scene<'_> {
    /// The roles before a name, and the token at which they begin: an article or a preposition
    /// with one, a word for a role, what belongs to it, and the name, at most a comma between.
    pub fn before(&self, name: &PersonName) -> Option<(Vec<RoleText>, usize)> {
        let styled = self.styled(name);
        let far = styled.and_then(|article| self.before_at(name, Some(article)));
        far.or_else(|| self.before_at(name, None))
    }

    /// The same, with the article before a title that stands between the role and the name.
    fn before_at(
        &self,
        name: &PersonName,
        styled: Option<usize>,
    ) -> Option<(Vec<RoleText>, usize)> {
        let tokens = self.tokens;
        let mut end = styled.unwrap_or(name.start);
        end -= self.copula_before(end);
        // "Il sindaco e Ugo Neri": somebody else.
        // "curatrice del volume insieme a Ugo Neri"
        let with = self.lexis.with.before(tokens, end);
        if !name.titled && styled.is_none() && with.is_some_and(|length| length > 1) {
            return None;
        }
        let and = self.lexis.and.before(tokens, end).is_some();
        if and && tokens.all[end - 1].text.is_ascii() && tokens.is_next(end) {
            return self.own_title(name, styled);
        }
        let lowest = end.saturating_sub(BEFORE);
        let mut found = None;
        // "Geografa, quarantun anni, N": what stands before the age.
        let aged = (lowest..end).find(|at| {
            let set_apart = *at > 0 && tokens.before(*at).trim() == ",";
            set_apart && tokens.before(end).trim() == "," && self.age(*at) == Some(end)
        });
        let end = aged.unwrap_or(end);
        // "la dirigente dell'istituto comprensivo “Don Milani” Ada Bini"
        let quoted = (lowest..end).find(|at| quoted_extent(tokens, self.lexis, *at) == Some(end));
        for at in (lowest..end).rev() {
            let behind = at + 1;
            let gap = tokens.before(behind);
            let last = behind == end;
            let marks = |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '«' | '»');
            let allowed = if quoted.is_some_and(|from| at >= from) {
                gap.chars().all(marks)
            } else if last {
                matches!(gap.trim(), "" | ",") || self.is_label(gap, at)
            } else {
                !gap.contains([
                    ',', ';', ':', '!', '?', '\n', '(', ')', '“', '”', '«', '»', '"', '–', '—',
                ]) && !is_stop(gap)
            };
            let named = self.names.iter().any(|other| other.tokens.contains(&at));
            let verb = self.lexis.introducing.compound_at(tokens, at)
                || self.lexis.saying.auxiliary_at(tokens, at)
                || self.lexis.saying.compound_at(tokens, at);
            if !allowed || named || verb {
                break;
            }
            if self.lexis.role(tokens, at).is_some()
                && let Some(at) = self.beginning(at)
            {
                match found {
                    // The nearest, and one that leads on to it: "Consigliere del Ministro".
                    None => found = Some(at),
                    Some(near) if self.leads_on(at, near) => found = Some(at),
                    Some(_) => {}
                }
            }
        }
        let titled = name.titled && name.start < name.tokens.start;
        let own = titled && self.lexis.role(tokens, name.start).is_some();
        let found = found.filter(|start| {
            let joined = !own
                || styled.is_some()
                || self.leads_on(*start, name.start)
                || tokens.before(name.start).trim() == ",";
            joined && (tokens.before(end).contains(',') || !self.is_said_between(*start, end))
        });
        // "Con Ada Bini, direttrice di X, Mons. Ugo Neri": the role of the name before it.
        let found = found.filter(|start| {
            let mut others = self.names.iter();
            let theirs = others.any(|other| other.tokens.end == *start);
            let parted = |mark: char| {
                tokens.before(*start).contains(mark) && tokens.before(end).contains(mark)
            };
            !(theirs && (parted(',') || parted('\n')))
        });
        let Some(start) = found else {
            return self.own_title(name, styled);
        };
        let upto = if own && start + 1 >= end {
            name.tokens.start
        } else {
            end
        };
        let mut roles = self.roles(start..upto);
        if let Some((series, first)) = self.series_before(start, upto) {
            return Some((series, first));
        }
        if let [.., last] = roles.as_mut_slice()
            && last.organizations.is_empty()
        {
            last.organizations.extend(self.owner_of(start));
        }
        Some((roles, start))
    }

    /// The title right before a name as its role: `la Ministra Paola Pisano`.
    fn own_title(
        &self,
        name: &PersonName,
        styled: Option<usize>,
    ) -> Option<(Vec<RoleText>, usize)> {
        let titled = name.titled && name.start < name.tokens.start && styled.is_none();
        self.lexis
            .role(self.tokens, name.start)
            .filter(|_| titled)?;
        if let Some(start) = self.matter_before(name.start) {
            let role = RoleText {
                title: self.tokens.range(start..name.tokens.start),
                organizations: Vec::new(),
            };
            return Some((vec![role], start));
        }
        // "Town Mayor Cllr Ann Smith"
        let address = |at: usize| {
            let role = self.lexis.role(self.tokens, at).is_some();
            self.lexis.is_honorific(self.tokens, at) && !role
        };
        let mut end = name.tokens.start;
        while end > name.start + 1 && address(end - 1) {
            end -= 1;
        }
        let title = self.tokens.range(name.start..end);
        let body = self.body_before(name.start);
        let start = body.as_ref().map_or(name.start, |body| body.start);
        let organizations = body.into_iter().map(|body| self.whole(body)).collect();
        let role = RoleText {
            title,
            organizations,
        };
        Some((vec![role], start))
    }

    /// Where the matter begins that stands before an office in capitals, where heads stand last:
    /// `Business and Trade Minister`. It is no body, but a part of the title.
    fn matter_before(&self, title: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let (tokens, lexis) = (self.tokens, self.lexis);
        let office = lexis.heads_follow && lexis.portfolios.at(tokens, title).is_some();
        if !office || !tokens.all[title].is_capital() {
            return None;
        }
        let part = |at: &usize| {
            let token = &tokens.all[*at];
            let small = lexis.and.has(&token.folded) || lexis.within.has(&token.folded);
            let word = token.is_capital()
                && lexis.role(tokens, *at).is_none()
                && !lexis.definite.has(&token.folded);
            (word || small) && tokens.is_next(*at + 1)
        };
        let near = title.saturating_sub(LONGEST)..title;
        let mut start = near.rev().take_while(part).last()?;
        // "UK Trade Minister": whose minister it is.
        let leads = |at: usize| {
            let token = &tokens.all[at];
            token.is_capital() && !(self.is_place)(&token.folded)
        };
        while start < title && !leads(start) {
            start += 1;
        }
        (start < title).then_some(start)
    }

    /// The body right before a title in capitals, where heads stand last: `Reed Museum Director Ann
    /// Smith`. What is a place has no directors of its own.
    fn body_before(&self, title: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        let (tokens, lexis) = (self.tokens, self.lexis);
        let part = |at: &usize| {
            let token = &tokens.all[*at];
            let of = lexis.genitive.at(tokens, *at) == Some(1) && *at + 1 < title;
            (token.is_capital() && lexis.role(tokens, *at).is_none() || of)
                && tokens.is_next(*at + 1)
        };
        let near = title.saturating_sub(LONGEST)..title;
        let start = near.rev().take_while(part).last()?;
        // A sentence, or what leads to the name, begins with none of it.
        let first = &tokens.all[start];
        let opens = tokens.is_first(start) && lexis.is_function_word(&first.folded);
        let start = start + usize::from(opens || !first.is_capital());
        let named = start < title && lexis.heads_follow && tokens.all[title].is_capital();
        let body = start..title;
        let place = named && (self.is_place)(&fold(&tokens.text[tokens.range(body.clone())]));
        let person = self
            .names
            .iter()
            .any(|name| body.contains(&name.tokens.start));
        // "Museum Director", "Marketing Manager": which one is not said.
        let alone = body.len() == 1 && {
            let kinds = [&lexis.organization_heads, &lexis.venues, &lexis.fields];
            kinds.iter().any(|kind| kind.at(tokens, start).is_some())
        };
        (named && !place && !person && !alone).then_some(body)
    }

    /// How many words are a verb between a title and a name: `vicepresidenti sono Ada Bini e Ugo Neri`,
    /// `direttore sanitario resta il dottor Ugo Neri`.
    fn copula_before(&self, end: usize) -> usize {
        let tokens = self.tokens;
        let Some(length) = self.lexis.copulas.before(tokens, end) else {
            return 0;
        };
        let last = &tokens.all[end - 1];
        let and = self.lexis.and.has(&last.folded) && last.text.is_ascii();
        if tokens.is_next(end) && self.names_role(end - length) && !and {
            length
        } else {
            0
        }
    }

    /// Whether the words between a role and a name without comma say something of the bearer of
    /// the role instead: a verb behind the role, or behind a name.
    fn is_said_between(&self, role: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let lexis = self.lexis;
        let head = (role..end).find(|at| lexis.role(tokens, *at).is_some());
        let head = head.unwrap_or(role);
        let first = head + lexis.role(tokens, head).unwrap_or(1);
        let stopped = |at: usize| {
            let folded = &tokens.all[at].folded;
            let grammar = lexis.preposition(tokens, at).is_some()
                || lexis.article(tokens, at).is_some()
                || lexis.and.at(tokens, at).is_some();
            lexis.stopwords.contains(&**folded) && !grammar && !tokens.all[at].is_capital()
        };
        if lexis.heads_follow && (first..end).any(stopped) {
            return true;
        }
        let bound = |at: usize| {
            let token = &tokens.all[at];
            token.is_capital()
                || lexis.is_function_word(&token.folded)
                || lexis.role_after.has(&token.folded)
                || lexis.role(tokens, at).is_some()
        };
        (first..end).filter(|at| !bound(*at)).any(|at| {
            let verb =
                lexis.saying.at(tokens, at).is_some() || lexis.introducing.at(tokens, at).is_some();
            let named = at > first && tokens.all[at - 1].is_capital() && tokens.is_next(at);
            // "l'assessora ai Lavori pubblici Ada Bini"
            let field = lexis.fields.at(tokens, at).is_some();
            let adjective = lexis.looks_like_adjective(&tokens.all[at]) && !verb;
            let named = named && !field && !adjective;
            // Where adjectives stand before nouns, none follows.
            named || (at == first && (verb || lexis.heads_follow))
        })
    }

    /// Whether a role at a token leads on to one behind it: words of grammar, capitals and roles
    /// between them, and a preposition or "and" last.
    fn leads_on(&self, far: usize, near: usize) -> bool {
        let tokens = self.tokens;
        let lexis = self.lexis;
        let small = |at: usize| {
            let folded = &tokens.all[at].folded;
            lexis.and.has(folded)
                || lexis.definite.has(folded)
                || lexis.preposition(tokens, at).is_some()
        };
        let fits = |at: usize| {
            let folded = &tokens.all[at].folded;
            small(at)
                || tokens.all[at].is_capital()
                || lexis.role(tokens, at).is_some()
                || lexis.role_after.has(folded)
        };
        let last = near - 1;
        (far..near).all(fits)
            && (last == far
                || lexis.and.has(&tokens.all[last].folded)
                || lexis.genitive.before(tokens, near).is_some())
    }

    /// Where the role begins whose head is at a token, if one may: where heads stand at the end,
    /// behind an article or an owner (`the city's transport commissioner`).
    fn beginning(&self, head: usize) -> Option<usize> {
        let tokens = self.tokens;
        let lexis = self.lexis;
        if self.may_begin(head) {
            return Some(head);
        }
        let mut at = head;
        while lexis.heads_follow && at > 0 && head - at < MODIFIERS && tokens.is_next(at) {
            let before = at - 1;
            let folded = &tokens.all[before].folded;
            let verb = lexis.saying.ends_at(tokens, at) || lexis.introducing.ends_at(tokens, at);
            // "says conference chair Ann Smith"
            if verb && lexis.saying.ends_at(tokens, at) {
                return Some(at);
            }
            if verb || lexis.is_function_word(folded) || lexis.relative.has(folded) {
                return None;
            }
            at = before;
            let article = at > 0
                && tokens.is_next(at)
                && (lexis.definite.before(tokens, at).is_some()
                    || lexis.possessive.before(tokens, at).is_some()
                    || lexis.indefinite.before(tokens, at).is_some());
            if article || self.is_owned(at) {
                return Some(at);
            }
        }
        None
    }

    /// Whether the ending of an owner stands right before a token: `the city's`.
    fn is_owned(&self, at: usize) -> bool {
        let ending = self.tokens.before(at).strip_prefix(['\'', '’']);
        at > 0 && ending.is_some_and(|ending| ending.trim().chars().all(char::is_alphabetic))
    }

    /// Whether a role may begin at a token: behind an article, a preposition, a comma, a verb of
    /// saying, or at the beginning of a sentence.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let tokens = self.tokens;
        if at == 0
            || tokens.is_first(at)
            || tokens.before(at).contains([',', ';', '–', '—', '(', '-'])
        {
            return true;
        }
        if self.is_owned(at) {
            return true;
        }
        let before = at - 1;
        let word = &tokens.all[before].folded;
        let led = self.lexis.definite.has(word)
            || self.lexis.indefinite.has(word)
            || self.lexis.possessive.has(word)
            || self.lexis.and.has(word)
            || self.lexis.relative.has(word)
            || self.lexis.preposition(tokens, before).is_some();
        let said =
            self.lexis.saying.ends_at(tokens, at) || self.lexis.introducing.ends_at(tokens, at);
        led || said
    }
}
