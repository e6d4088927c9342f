//! Who is the subject of a verb of saying.

use super::saying::{Manner, Verb};
use super::scene::Scene;
use super::speakers::{Form, Mention};
use crate::record::Confidence;
use std::ops::Range;

/// How many words may stand between a verb and its subject.
const FAR: usize = 25;
/// How many of them a mere surname may have before it without a title or a comma.
const NEAR: usize = 3;

/// What a cue says of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A speaker, by number, and what to take off the confidence for how it is named.
    Known(usize, Confidence),
    /// Whoever spoke before: a pronoun, or a verb without subject.
    Earlier,
    /// Somebody whom the text does not name, or whom nobody knows.
    Unknown,
}

impl Scene<'_> {
    /// What the form of a mention takes off the confidence.
    pub(super) const fn discount(form: Form) -> Confidence {
        match form {
            Form::Full => 0,
            Form::Surname => 3,
            Form::Given => 8,
            Form::Shared => 20,
        }
    }

    /// The subject behind a verb, among words up to `limit`, and where it ends.
    pub(super) fn subject_behind(&self, verb: &Verb, limit: usize) -> (Who, usize) {
        let from = verb.words.end;
        let near = from..limit.min(from + FAR);
        if let Some(mention) = self.mention_behind(&near) {
            let who = Who::Known(mention.who, Self::discount(mention.form));
            return (who, mention.words.end);
        }
        let mut at = from;
        while at < near.end && self.is_light(at) {
            at += 1;
        }
        let bound = at == from || (from + 1..=at).all(|right| self.gap(right).trim().is_empty());
        if at < near.end && bound {
            if let Some((who, length)) = self.speakers.organization_at(&self.words, at) {
                return (Who::Known(who, 20), at + length);
            }
            let head = self.longest(&self.lexis.roles, at);
            if head > 0 {
                let known = self
                    .speakers
                    .by_role(&self.words.all[at..at + head], self.lexis);
                // "the spokesman of N" is not N.
                let known = known.filter(|who| !self.is_led_to(*who, at + head));
                let who = known.map_or(Who::Unknown, |who| Who::Known(who, 13));
                return (who, at + head);
            }
        }
        (self.nobody_behind(verb, near), from)
    }

    fn mention_behind(&self, near: &Range<usize>) -> Option<&Mention> {
        for mention in &self.mentions {
            let start = mention.words.start;
            if !near.contains(&start) {
                continue;
            }
            let between = near.start..start;
            let other = |verb: &Verb| {
                between.contains(&verb.words.start) && verb.manner != Manner::According
            };
            let led = between
                .clone()
                .any(|at| self.is(&self.lexis.quoting.that, at));
            if led || self.verbs.iter().any(other) || self.is_taken(&between) {
                return None;
            }
            let close = between.len() <= NEAR
                || mention.form == Form::Full
                || self.title[start - 1]
                || self.gap(start).contains(',');
            if close && self.may_speak(mention, near.start) {
                return Some(self.bearer(mention));
            }
        }
        None
    }

    /// Whether a preposition at a word leads to a person.
    fn is_led_to(&self, who: usize, at: usize) -> bool {
        let mut near = self.mentions.iter();
        let mention = near.find(|one| one.who == who && (at..at + NEAR).contains(&one.words.start));
        mention.is_some() && self.is_preposition(at)
    }

    /// Whether somebody else, whom nobody knows, is the subject before a name: a capital that no
    /// preposition leads to, and no title behind it.
    fn is_taken(&self, between: &Range<usize>) -> bool {
        let mut before = between.clone();
        let named = before.find(|at| {
            let led = *at > between.start && self.is_preposition(*at - 1);
            let joined = *at > between.start && self.words.all[*at - 1].is_capital();
            self.words.all[*at].is_capital() && !self.title[*at] && !led && !joined
        });
        let titled = between.end > 0 && self.title[between.end - 1];
        let elided = |at: usize| self.words.all[at].text.ends_with(['\'', '’']);
        named.is_some_and(|at| !titled && !elided(at))
    }

    /// The person whose title begins with a name: `said Fox blogger Mike Stone`.
    fn bearer<'m>(&'m self, mention: &'m Mention) -> &'m Mention {
        let end = mention.words.end;
        let next = self.mentions.iter().find(|one| one.words.start > end);
        let titled = |next: &&Mention| {
            let mut between = end..next.words.start;
            let plain = (end..=next.words.start).all(|right| self.gap(right).trim().is_empty());
            plain && between.all(|at| self.title[at])
        };
        next.filter(titled).unwrap_or(mention)
    }

    /// A word that may stand before a subject: an article or a filler.
    fn is_light(&self, at: usize) -> bool {
        self.is_article(at) || self.is(&self.lexis.quoting.fillers, at) || self.is_adverb(at)
    }

    /// Who is meant when no known subject is behind a verb: whoever spoke before when there is
    /// no subject at all, else somebody unknown.
    fn nobody_behind(&self, verb: &Verb, near: Range<usize>) -> Who {
        let mut at = near.start;
        loop {
            if at >= near.end
                || (at > 0 && self.gap(at).contains([',', ':', '.', ';', '–', '—', '-']))
            {
                break;
            }
            let filler = self.longest(&self.lexis.quoting.fillers, at);
            if filler == 0 {
                break;
            }
            at += filler;
        }
        let bare = matches!(verb.manner, Manner::Verb | Manner::Gerund);
        if !bare {
            return Who::Unknown;
        }
        if at >= near.end || self.gap(at).contains([',', ':', '.', ';', '–', '—', '-']) {
            return Who::Earlier;
        }
        if self.longest(&self.lexis.quoting.pronouns, at) > 0 {
            return Who::Earlier;
        }
        let word = &self.words.all[at];
        let mut endings = self.lexis.quoting.gerund_endings.iter();
        let gerund = !word.is_capital() && endings.any(|ending| word.folded.ends_with(&**ending));
        let goes_on = gerund
            || self.is_preposition(at)
            || self.is(&self.lexis.quoting.that, at)
            || self.verbs.iter().any(|verb| verb.words.start == at);
        // A name behind a preposition may be a place or a listener; one without is a subject.
        let named = (at..near.end)
            .take_while(|right| *right == at || !self.gap(*right).contains([',', '.', ';', ':']))
            .any(|right| {
                let led = right.checked_sub(1).is_some_and(|left| {
                    self.words.all[left].is_capital() || self.is_preposition(left)
                });
                self.words.all[right].is_capital() && !led
            });
        if goes_on && !named {
            Who::Earlier
        } else {
            Who::Unknown
        }
    }

    /// The subject before a verb, among words from `from` on, and the word behind it.
    pub(super) fn subject_before(&self, verb: &Verb, from: usize) -> Option<(Who, usize)> {
        let end = verb.words.start;
        let before = |one: &&Mention| one.words.start >= from && one.words.end <= end;
        let mention = self.mentions.iter().rev().filter(before).find(|one| {
            let relative = self.longest(&self.lexis.relative, one.words.end);
            self.may_speak(one, from) || (relative > 0 && one.words.end + relative == end)
        });
        let role = self.role_before(from, end);
        if let Some(mention) = mention
            && role
                .is_none_or(|(_, head)| head < mention.words.start || !self.is_apart(mention, head))
        {
            let who = Who::Known(mention.who, Self::discount(mention.form));
            return Some((who, mention.words.end));
        }
        if let Some((who, _)) = role {
            return Some((who, end));
        }
        if let Some(who) = self.role_apposed(from, end) {
            return Some((who, end));
        }
        (from..end).rev().find_map(|at| {
            let (who, length) = self.speakers.organization_at(&self.words, at)?;
            // "Mario, technician of the agency, has said": not the agency.
            let led = at > from && self.is_preposition(at - 1);
            let bound = !led && self.only_fillers(at + length..end);
            bound.then_some((Who::Known(who, 20), at + length))
        })
    }

    /// A role alone as subject right before a verb: `the minister has added`.
    fn role_before(&self, from: usize, end: usize) -> Option<(Who, usize)> {
        let mut at = end;
        while at > from && self.title[at - 1] && (at == end || self.gap(at).trim().is_empty()) {
            at -= 1;
        }
        let article = at > from && self.is_article(at - 1);
        let led = at
            .checked_sub(2)
            .is_some_and(|left| left >= from && self.is_preposition(left));
        let head = self.longest(&self.lexis.roles, at);
        if at == end || !article || led || head == 0 || self.gap(at).contains(',') {
            return None;
        }
        let known = self
            .speakers
            .by_role(&self.words.all[at..at + head], self.lexis);
        Some((known.map_or(Who::Unknown, |who| Who::Known(who, 13)), at))
    }

    /// A role at the beginning of a sentence as subject, what else it is between commas: `The new
    /// president, a technician of the agency, has said`.
    fn role_apposed(&self, from: usize, end: usize) -> Option<Who> {
        let mut at = from;
        while at < end && self.is(&self.lexis.quoting.fillers, at) {
            at += 1;
        }
        let article = self.is_article(at);
        at += usize::from(article);
        while at < end && self.title[at] && self.longest(&self.lexis.roles, at) == 0 {
            at += 1;
        }
        let head = self.longest(&self.lexis.roles, at);
        let title = |right: &usize| self.title[*right] && self.gap(*right).trim().is_empty();
        let opened = (at + head..end).find(|right| !title(right))?;
        let apart = self.gap(opened).trim() == "," && self.gap(end).trim() == ",";
        if !article || head == 0 || !apart || end - opened > FAR {
            return None;
        }
        let known = self
            .speakers
            .by_role(&self.words.all[at..at + head], self.lexis);
        Some(known.map_or(Who::Unknown, |who| Who::Known(who, 13)))
    }

    /// Whether a role is no apposition of somebody mentioned before: no comma opens it.
    fn is_apart(&self, mention: &Mention, head: usize) -> bool {
        !(mention.words.end..=head).any(|right| self.gap(right).contains([',', '(']))
    }
}
