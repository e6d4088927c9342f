//! A paragraph with its words, verbs of saying and people; who is the subject of a verb.

use super::speakers::{Form, Mention, Speakers};
use super::speech::{Manner, Speech, Token, Verb, tokens};
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

/// A paragraph as the rule reads it.
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    pub(super) speech: &'t Speech,
    pub(super) speakers: &'t Speakers,
    pub(super) words: Vec<Token>,
    pub(super) verbs: Vec<Verb>,
    pub(super) mentions: Vec<Mention>,
    /// Which words may belong to a title before a name.
    pub(super) title: Vec<bool>,
}

/// The words of a paragraph and the people in it.
pub(super) fn look(
    text: &str,
    speech: &Speech,
    speakers: &mut Speakers,
) -> (Vec<Token>, Vec<Mention>) {
    let words = tokens(text);
    let mentions = speakers.mentions(text, &words, speech);
    (words, mentions)
}

impl<'t> Scene<'t> {
    pub(super) fn new(
        text: &'t str,
        speech: &'t Speech,
        speakers: &'t Speakers,
        (words, mentions): (Vec<Token>, Vec<Mention>),
    ) -> Self {
        let title = speech.title_words(&words);
        let verbs = speech.verbs(&words);
        Self {
            text,
            speech,
            speakers,
            words,
            verbs,
            mentions,
            title,
        }
    }

    /// The first word that begins at or behind a byte.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.start < byte)
    }

    /// What stands between two neighbouring words; the ends of the text count as words.
    pub(super) fn gap(&self, right: usize) -> &str {
        let left = right
            .checked_sub(1)
            .map_or(0, |left| self.words[left].range.end);
        let end = self
            .words
            .get(right)
            .map_or(self.text.len(), |word| word.range.start);
        &self.text[left..end]
    }

    /// Whether all words of a range are such as may stand anywhere in a cue.
    pub(super) fn only_fillers(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        while at < range.end {
            let filler = self.speech.fillers.longest(&self.words, at);
            if filler == 0 {
                return false;
            }
            at += filler;
        }
        true
    }

    /// The end of the sentence that goes on at a byte, at most `limit`.
    pub(super) fn sentence_end(&self, from: usize, limit: usize) -> usize {
        let ends = self.text[from..limit].char_indices();
        let end = ends.map(|(at, c)| (from + at, c));
        end.filter(|(at, c)| self.is_end(*at, *c))
            .map(|(at, _)| at)
            .next()
            .unwrap_or(limit)
    }

    /// The beginning of the sentence in which a byte is, at least `from`.
    pub(super) fn sentence_start(&self, from: usize, byte: usize) -> usize {
        let ends = self.text[from..byte].char_indices().rev();
        let mut ends = ends.map(|(at, c)| (from + at, c));
        ends.find(|(at, c)| self.is_end(*at, *c))
            .map_or(from, |(at, c)| at + c.len_utf8())
    }

    /// Whether a character ends a sentence.
    fn is_end(&self, at: usize, c: char) -> bool {
        if !matches!(c, '.' | '!' | '?' | '…' | '\n') {
            return false;
        }
        let behind = &self.text[at + c.len_utf8()..];
        if behind.starts_with(|c: char| c.is_alphanumeric()) {
            return false;
        }
        let next = self.word_at(at);
        if c != '.' || next == 0 {
            return true;
        }
        let before = &self.words[next - 1];
        let goes_on = behind
            .trim_start()
            .starts_with(|c: char| c.is_lowercase() || c == ',');
        let abbreviated = before.range.end == at && self.speech.abbreviates(before);
        !(goes_on || abbreviated)
    }

    /// Whether a verb of saying, or a speaker with one, begins right behind a byte.
    pub(super) fn speaks_at(&self, byte: usize) -> bool {
        let first = self.word_at(byte);
        let Some(word) = self.words.get(first) else {
            return false;
        };
        let lead = &self.text[byte..word.range.start];
        if lead.contains(['.', '!', '?', ';', '(']) && !word.capital {
            return false;
        }
        let near = first..first + 4;
        let verb = self
            .verbs
            .iter()
            .find(|verb| near.contains(&verb.words.start));
        verb.is_some_and(|verb| {
            let between = first..verb.words.start;
            let mention = self.mentions.iter().any(|one| one.words.start == first);
            let pronoun = self.speech.pronouns.has(&self.words, first);
            mention || pronoun || self.only_fillers(between)
        })
    }

    /// Whether a person who is mentioned may be the subject of a verb: no preposition leads to
    /// the name and its title, and nothing is said of what belongs to that person.
    pub(super) fn may_speak(&self, mention: &Mention, from: usize) -> bool {
        if mention.possessive {
            return false;
        }
        let mut at = mention.words.start;
        let mut article = false;
        while at > from {
            let gap = self.gap(at);
            if !gap.chars().all(|c| c.is_whitespace() || c == '.') {
                return true;
            }
            at -= 1;
            if self.title[at] && !article {
                continue;
            }
            if !article && self.speech.articles.has(&self.words, at) {
                article = true;
                continue;
            }
            return !self.speech.prepositions.contains(&self.words[at].folded);
        }
        true
    }

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
            let head = self.speech.heads.longest(&self.words, at);
            if head > 0 {
                let known = self.speakers.by_role(&self.words[at..at + head]);
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
                .any(|at| self.speech.that.has(&self.words, at));
            if led || self.verbs.iter().any(other) {
                return None;
            }
            let close = between.len() <= NEAR
                || mention.form == Form::Full
                || self.title[start - 1]
                || self.gap(start).contains(',');
            if close && self.may_speak(mention, near.start) {
                return Some(mention);
            }
        }
        None
    }

    /// A word that may stand before a subject: an article or a filler.
    fn is_light(&self, at: usize) -> bool {
        self.speech.articles.has(&self.words, at) || self.speech.fillers.has(&self.words, at)
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
            let filler = self.speech.fillers.longest(&self.words, at);
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
        let word = &self.words[at];
        if self.speech.pronouns.longest(&self.words, at) > 0 {
            return Who::Earlier;
        }
        let goes_on = self.speech.prepositions.contains(&word.folded)
            || self.speech.that.has(&self.words, at)
            || self.verbs.iter().any(|verb| verb.words.start == at);
        // A name behind a preposition may be a place or a listener; one without is a subject.
        let named = (at..near.end)
            .take_while(|right| *right == at || !self.gap(*right).contains([',', '.', ';', ':']))
            .any(|right| {
                let led = right.checked_sub(1).is_some_and(|left| {
                    self.words[left].capital
                        || self.speech.prepositions.contains(&self.words[left].folded)
                });
                self.words[right].capital && !led
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
            let relative = self.speech.relative.longest(&self.words, one.words.end);
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
        (from..end).rev().find_map(|at| {
            let (who, length) = self.speakers.organization_at(&self.words, at)?;
            let bound = self.only_fillers(at + length..end);
            bound.then_some((Who::Known(who, 20), at + length))
        })
    }

    /// A role alone as subject right before a verb: `the minister has added`.
    fn role_before(&self, from: usize, end: usize) -> Option<(Who, usize)> {
        let mut at = end;
        while at > from && self.title[at - 1] && (at == end || self.gap(at).trim().is_empty()) {
            at -= 1;
        }
        let article = at > from && self.speech.articles.has(&self.words, at - 1);
        let led = at.checked_sub(2).is_some_and(|left| {
            left >= from && self.speech.prepositions.contains(&self.words[left].folded)
        });
        let head = self.speech.heads.longest(&self.words, at);
        if at == end || !article || led || head == 0 || self.gap(at).contains(',') {
            return None;
        }
        let known = self.speakers.by_role(&self.words[at..at + head]);
        Some((known.map_or(Who::Unknown, |who| Who::Known(who, 13)), at))
    }

    /// Whether a role is no apposition of somebody mentioned before: no comma opens it.
    fn is_apart(&self, mention: &Mention, head: usize) -> bool {
        !(mention.words.end..=head).any(|right| self.gap(right).contains([',', '(']))
    }
}
