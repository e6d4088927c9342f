//! What tells who speaks, behind quotation marks.

use super::saying::{Manner, Verb};
use super::scene::Scene;
use super::speakers::Form;
use super::statement::Statement;
use super::subjects::Who;
use crate::record::Confidence;
use std::ops::Range;

/// How many words may stand between the marks and a verb that follows.
pub(super) const LEAD: usize = 4;
/// How many words an apposition between a name and its verb may have.
pub(super) const APPOSITION: usize = 25;
/// How many words a name that follows may have before it: article, title.
pub(super) const TITLE: usize = 6;

/// Who speaks, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) who: Who,
    pub(super) sure: Confidence,
    /// Where what says so ends.
    pub(super) end: usize,
}

/// A quotation in its paragraph.
#[derive(Debug, Clone)]
pub(super) struct Around {
    /// The marks and what is between them.
    pub(super) outer: Range<usize>,
    /// Where the text before it begins: the paragraph, or the end of the quotation before.
    pub(super) from: usize,
    /// Where the text behind it ends: the paragraph, or the next quotation.
    pub(super) to: usize,
}

impl Scene<'_> {
    /// The cue behind a quotation.
    pub(super) fn cue_behind(&self, around: &Around, statement: &Statement) -> Option<Cue> {
        let start = around.outer.end;
        let first = self.word_at(start);
        let word = self
            .words
            .get(first)
            .filter(|word| word.start < around.to)?;
        let lead = &self.text[start..word.start];
        if lead.contains(['(', '[', ';', '\n']) {
            return None;
        }
        let stops = statement.stops() && word.is_capital();
        let new_sentence = stops || lead.contains(['.', '!', '?', '…']);
        if !self.may_be_said(around, statement) {
            return None;
        }
        let end = self.sentence_end(word.start, around.to);
        let words = first..self.word_at(end);
        // A colon before the next marks: the sentence leads to them.
        let tail = self.gap(words.end);
        let leads_on = end == around.to && around.to < self.text.len() && tail.contains(':');
        let cue = self
            .verb_first(words.clone(), new_sentence, leads_on)
            .or_else(|| self.name_first(words.clone(), new_sentence, leads_on))
            .or_else(|| {
                let joined = !new_sentence && (lead.contains(',') || statement.goes_on());
                let words = words.clone();
                joined.then(|| self.described_first(words)).flatten()
            })
            .or_else(|| {
                let words = words.clone();
                (!new_sentence && statement.goes_on()).then(|| self.stranger_first(words))?
            })
            .or_else(|| {
                let joined = !new_sentence && (lead.contains(',') || statement.goes_on());
                let said = joined && statement.words > NEAR_NAME && !statement.is_title;
                said.then(|| self.word_first(words.clone())).flatten()
            })
            .or_else(|| self.signature(lead, words, around, statement));
        cue.map(|mut cue| {
            if leads_on {
                cue.sure = cue.sure.min(80);
            }
            cue
        })
    }

    /// Whether what stands between marks within a sentence can be what somebody says: no name
    /// or title, no single term.
    fn may_be_said(&self, around: &Around, statement: &Statement) -> bool {
        let sentence = self.sentence_start(around.from, around.outer.start);
        let before = self.word_at(sentence)..self.word_at(around.outer.start);
        if around.from > 0 && sentence == around.from {
            // Behind another quotation and its cue.
            return !statement.is_title
                && (statement.words > 3 || statement.ends() || before.is_empty());
        }
        if self.only_fillers(before.clone()) || self.gap(before.end).contains(':') {
            return !statement.is_title;
        }
        let titled = self.gap(before.end).trim().is_empty()
            && self.is(&self.lexis.quoting.titled, before.end - 1);
        let predicate = statement.is_lower && statement.words > 4;
        statement.words > 3 && !statement.is_title && (!titled || predicate)
    }

    /// `…”, explains the mayor, N`.
    fn verb_first(&self, words: Range<usize>, new_sentence: bool, leads_on: bool) -> Option<Cue> {
        let near = words.start..words.end.min(words.start + LEAD);
        let verb = self
            .verbs
            .iter()
            .find(|verb| near.contains(&verb.words.start))?;
        if verb.words.end > words.end || self.mentioned(words.start..verb.words.start) {
            return None;
        }
        let relative = self.longest(&self.lexis.relative, words.start);
        let start = (words.start + relative).min(verb.words.start);
        if !self.only_fillers(start..verb.words.start) && relative == 0 {
            return None;
        }
        let (mut who, end) = self.subject_behind(verb, words.end);
        if verb.manner == Manner::Gerund && who == Who::Earlier {
            return None;
        }
        if new_sentence {
            let resumes = verb.clitic || verb.manner == Manner::Phrase;
            let ends = !leads_on && !self.is(&self.lexis.quoting.that, end);
            if !(matches!(who, Who::Known(..)) && ends && (resumes || verb.manner == Manner::Verb))
            {
                return None;
            }
        }
        // Who is spoken of with "who says" is whoever was named.
        if relative > 0 && who == Who::Unknown {
            who = Who::Earlier;
        }
        let sure = match (new_sentence, verb.manner) {
            (true, _) => 88,
            (_, Manner::Verb) => 95,
            _ => 92,
        };
        Some(self.cue(who, sure, end))
    }

    /// `…”, N, mayor of X, said`.
    fn name_first(&self, words: Range<usize>, new_sentence: bool, leads_on: bool) -> Option<Cue> {
        if leads_on {
            return None;
        }
        let closed = |verb: &Verb| !new_sentence || self.only_fillers(verb.words.end..words.end);
        let pronoun = self.longest(&self.lexis.quoting.pronouns, words.start);
        if pronoun > 0 {
            let verb = self.verb_from(words.start + pronoun, words.end)?;
            let bound = self.only_fillers(words.start + pronoun..verb.words.start);
            let cue = self.cue(Who::Earlier, 92, verb.words.end);
            return (bound && closed(verb)).then_some(cue);
        }
        let mut at = words.start;
        let light = |at: usize| {
            self.title[at] || self.is_article(at) || self.is(&self.lexis.quoting.fillers, at)
        };
        let starts = |at: usize| self.mentions.iter().find(|one| one.words.start == at);
        while at < words.end.min(words.start + TITLE) {
            if let Some(mention) = starts(at) {
                let verb = self.verb_from(mention.words.end, words.end)?;
                let bound = !mention.possessive
                    && self.is_subject(mention.words.end, verb.words.start)
                    && closed(verb);
                let who = Who::Known(mention.who, Self::discount(mention.form));
                return bound.then(|| self.cue(who, 93, verb.words.end));
            }
            if let Some((who, length)) = self.speakers.organization_at(&self.words, at) {
                let verb = self.verb_from(at + length, words.end)?;
                let bound = self.only_fillers(at + length..verb.words.start) && closed(verb);
                return bound.then(|| self.cue(Who::Known(who, 18), 93, verb.words.end));
            }
            if !light(at) {
                break;
            }
            at += 1;
        }
        self.role_first(words.clone(), closed)
    }

    /// `…”, blogger and sailor N said`: words without comma before the name.
    fn described_first(&self, words: Range<usize>) -> Option<Cue> {
        let near = words.start..words.end.min(words.start + LEAD + LEAD);
        let mut named = self.mentions.iter();
        let mention = named.find(|one| near.contains(&one.words.start))?;
        let verb = self.verb_from(words.start, words.end)?;
        let plain = (words.start + 1..mention.words.start)
            .all(|right| !self.gap(right).contains([',', '.', ';', ':', '(']));
        let bound = self.is_subject(mention.words.end, verb.words.start)
            && verb.words.start >= mention.words.end;
        let subject = plain && bound && self.may_speak(mention, words.start);
        let who = Who::Known(mention.who, Self::discount(mention.form));
        subject.then(|| self.cue(who, 90, verb.words.end))
    }

    /// `…”, quips N.`: a single word that nobody knows before a name, and nothing behind it.
    fn word_first(&self, words: Range<usize>) -> Option<Cue> {
        let lexis = self.lexis;
        let first = words.start;
        let word = self.words.get(first)?;
        let kinds = [
            &lexis.quoting.titled,
            &lexis.quoting.pronouns,
            &lexis.quoting.that,
            &lexis.relative,
            &lexis.contact_labels,
            &lexis.guest_cues,
        ];
        let other = self.title[first]
            || self.is_article(first)
            || lexis.is_function_word(&word.folded)
            || kinds.iter().any(|kind| kind.has(&word.folded));
        if word.is_capital() || word.folded.chars().count() < VERB || other {
            return None;
        }
        let mut at = first + 1;
        at += usize::from(self.is_article(at));
        while at < words.end && self.title[at] {
            at += 1;
        }
        let mention = self.mentions.iter().find(|one| one.words.start == at)?;
        let plain = |right: usize| {
            self.gap(right)
                .chars()
                .all(|c| c.is_whitespace() || c == '.')
        };
        let near = (first + 1..=at).all(plain) && at <= words.start + TITLE;
        let end = mention.words.end;
        let ends = end >= words.end
            || self
                .gap(end)
                .trim_start()
                .starts_with([',', '–', '—', '-', '(']);
        let who = Who::Known(mention.who, Self::discount(mention.form));
        (near && ends && !mention.possessive).then(|| self.cue(who, 86, end))
    }

    /// `…”, blogger nobody said`: somebody whom nobody knows, whose words are not those of
    /// whoever spoke before.
    fn stranger_first(&self, words: Range<usize>) -> Option<Cue> {
        let verb = self.verb_from(words.start, words.end)?;
        let before = words.start..verb.words.start;
        let plain = (before.start + 1..=before.end)
            .all(|right| !self.gap(right).contains([',', '.', ';', ':', '(']));
        let near = before.len() <= LEAD + LEAD && !self.mentioned(before);
        (plain && near).then(|| self.cue(Who::Unknown, 90, verb.words.end))
    }

    /// `…”, the mayor said`.
    fn role_first(&self, words: Range<usize>, closed: impl Fn(&Verb) -> bool) -> Option<Cue> {
        let verb = self.verb_from(words.start, words.end)?;
        let title = words.start + 1..verb.words.start;
        let role = title.len() < TITLE
            && !title.is_empty()
            && self.title[title.clone()].iter().all(|is| *is);
        if !(role && self.is_article(words.start) && closed(verb)) {
            return None;
        }
        let (who, _) = self.subject_before(verb, words.start)?;
        Some(self.cue(who, 93, verb.words.end))
    }

    fn verb_from(&self, from: usize, limit: usize) -> Option<&Verb> {
        let manner = |verb: &&Verb| matches!(verb.manner, Manner::Verb | Manner::Phrase);
        let here = |verb: &&Verb| verb.words.start >= from && verb.words.end <= limit;
        self.verbs.iter().filter(manner).find(here)
    }

    /// Whether a verb belongs to the name that ends before it: right behind it, or behind an
    /// apposition between commas.
    fn is_subject(&self, end: usize, verb: usize) -> bool {
        let title = (end..verb).all(|at| self.title[at]);
        let plain = (end..=verb).all(|right| self.gap(right).trim().is_empty());
        if plain && (title || self.only_fillers(end..verb)) {
            return true;
        }
        let opens = self.gap(end).trim_start().starts_with([',', '(', '–', '—']);
        let closes = self.gap(verb).trim_end().ends_with([',', ')', '–', '—']);
        opens && (closes || self.is(&self.lexis.relative, verb - 1)) && verb - end <= APPOSITION
    }

    /// `“…” — N`: a statement with the name of its speaker below.
    fn signature(
        &self,
        lead: &str,
        words: Range<usize>,
        around: &Around,
        statement: &Statement,
    ) -> Option<Cue> {
        let whole = self.text[..around.outer.start].trim().is_empty();
        if !whole || !lead.contains(['–', '—', '-']) || !statement.ends() || statement.words < 6
        {
            return None;
        }
        let name = words.start..words.end.min(words.start + NEAR_NAME);
        let mention = self
            .mentions
            .iter()
            .find(|one| name.contains(&one.words.start))?;
        let title = (words.start..mention.words.start).all(|at| self.title[at]);
        let who = Who::Known(mention.who, 0);
        (title && mention.form == Form::Full).then(|| self.cue(who, 75, mention.words.end))
    }

    fn mentioned(&self, words: Range<usize>) -> bool {
        self.mentions
            .iter()
            .any(|one| words.contains(&one.words.start))
    }

    pub(super) fn cue(&self, who: Who, sure: Confidence, end: usize) -> Cue {
        let sure = match who {
            Who::Known(_, less) => sure - less,
            Who::Earlier => sure.min(82),
            Who::Unknown => sure,
        };
        let end = end
            .checked_sub(1)
            .map_or(0, |last| self.words.all[last].end());
        Cue { who, sure, end }
    }
}

/// How many letters a verb has at least.
const VERB: usize = 4;
/// How many words of a title may stand before the name of a signature.
const NEAR_NAME: usize = 4;
