//! What around or within quotation marks tells who speaks.

use super::marks::Quoted;
use super::scene::{Scene, Who};
use super::speakers::Form;
use super::speech::{Manner, Verb};
use super::statement::Statement;
use crate::record::Confidence;
use std::ops::Range;

/// How many words may stand between the marks and a verb that follows.
const LEAD: usize = 4;
/// How many words an apposition between a name and its verb may have.
const APPOSITION: usize = 25;
/// How many words a name that follows may have before it: article, title.
const TITLE: usize = 6;
/// How many words may stand between verb or name and a comma before the marks.
const GAP: usize = 8;

/// Who speaks, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) who: Who,
    pub(super) sure: Confidence,
    /// Where what says so ends.
    pub(super) end: usize,
}

/// How a text leads to the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Intro {
    Colon,
    Comma,
    Bare,
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
            .filter(|word| word.range.start < around.to)?;
        let lead = &self.text[start..word.range.start];
        if lead.contains(['(', '[', ';', '\n']) {
            return None;
        }
        let new_sentence = lead.contains(['.', '!', '?', '…']);
        if !self.may_be_said(around, statement) {
            return None;
        }
        let end = self.sentence_end(word.range.start, around.to);
        let words = first..self.word_at(end);
        // A colon before the next marks: the sentence leads to them.
        let tail = self.gap(words.end);
        let leads_on = end == around.to && around.to < self.text.len() && tail.contains(':');
        let cue = self
            .verb_first(words.clone(), new_sentence, leads_on)
            .or_else(|| self.name_first(words.clone(), new_sentence, leads_on))
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
                && (statement.words > 3 || statement.ends || before.is_empty());
        }
        if self.only_fillers(before.clone()) || self.gap(before.end).contains(':') {
            return !statement.is_title;
        }
        let titled = self.gap(before.end).trim().is_empty()
            && self.speech.titled.has(&self.words, before.end - 1);
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
        let relative = self.speech.relative.longest(&self.words, words.start);
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
            let ends = !leads_on && !self.speech.that.has(&self.words, end);
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
        let pronoun = self.speech.pronouns.longest(&self.words, words.start);
        if pronoun > 0 {
            let verb = self.verb_from(words.start + pronoun, words.end)?;
            let bound = self.only_fillers(words.start + pronoun..verb.words.start);
            let cue = self.cue(Who::Earlier, 92, verb.words.end);
            return (bound && closed(verb)).then_some(cue);
        }
        let mut at = words.start;
        let light = |at: usize| {
            self.title[at]
                || self.speech.articles.has(&self.words, at)
                || self.speech.fillers.has(&self.words, at)
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

    /// `…”, the mayor said`.
    fn role_first(&self, words: Range<usize>, closed: impl Fn(&Verb) -> bool) -> Option<Cue> {
        let verb = self.verb_from(words.start, words.end)?;
        let title = words.start + 1..verb.words.start;
        let role = title.len() < TITLE
            && !title.is_empty()
            && self.title[title.clone()].iter().all(|is| *is);
        if !(role && self.speech.articles.has(&self.words, words.start) && closed(verb)) {
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
        opens
            && (closes || self.speech.relative.has(&self.words, verb - 1))
            && verb - end <= APPOSITION
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
        if !whole || !lead.contains(['–', '—', '-']) || !statement.ends || statement.words < 6 {
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

    /// The cue before a quotation.
    pub(super) fn cue_before(&self, around: &Around, statement: &Statement) -> Option<Cue> {
        let sentence = self.sentence_start(around.from, around.outer.start);
        let words = self.word_at(sentence)..self.word_at(around.outer.start);
        if words.is_empty() || statement.is_title {
            return None;
        }
        let tail = self.gap(words.end);
        let intro = if tail.contains(['.', '(', '[', ';', '!', '?']) {
            return None;
        } else if tail.contains(':') {
            Intro::Colon
        } else if tail.contains([',', '–', '—', '-']) {
            Intro::Comma
        } else {
            Intro::Bare
        };
        let is_before =
            |verb: &&Verb| words.contains(&verb.words.start) && verb.words.end <= words.end;
        match self.verbs.iter().rev().find(is_before) {
            Some(verb) => self.verb_before(verb, words, intro, statement),
            None if intro == Intro::Colon => self.name_before(words, sentence, statement),
            None => None,
        }
    }

    fn verb_before(
        &self,
        verb: &Verb,
        words: Range<usize>,
        intro: Intro,
        statement: &Statement,
    ) -> Option<Cue> {
        let behind = self.subject_behind(verb, words.end);
        let before = match verb.manner {
            Manner::According => None,
            _ => self.subject_before(verb, words.start),
        };
        let adjacent = before.is_some_and(|(_, end)| {
            self.only_fillers(end..verb.words.start) || end == verb.words.start
        });
        let (who, end) = match (before, behind) {
            (Some((who, _)), _) if adjacent => (who, verb.words.end),
            (_, (Who::Known(who, less), end)) => (Who::Known(who, less), end),
            (Some((who, _)), _) => (who, verb.words.end),
            (None, (who, _)) => {
                let free = self.leads_from_earlier(words.start..verb.words.start);
                let earlier = who == Who::Earlier && (free || verb.manner == Manner::Gerund);
                (
                    if earlier { Who::Earlier } else { Who::Unknown },
                    verb.words.end,
                )
            }
        };
        let gap = end..words.end;
        let that = gap
            .clone()
            .find(|at| self.speech.that.has(&self.words, *at));
        let filled = self.only_fillers(gap.clone());
        let sure = match intro {
            Intro::Colon if gap.len() <= APPOSITION => 95,
            _ if gap.is_empty() || filled => {
                let short = statement.words < 2 || (intro == Intro::Bare && statement.words < 3);
                if short && !statement.ends {
                    return None;
                }
                93
            }
            _ if that == Some(gap.start) && gap.len() == 1 && statement.words > 2 => 92,
            _ if that.is_some() && statement.is_lower && statement.words > 3 => {
                let titled = self.speech.titled.has(&self.words, gap.end - 1);
                if titled && statement.words < 6 {
                    return None;
                }
                85
            }
            Intro::Comma if gap.len() <= GAP && that.is_none() && statement.words > 4 => 85,
            _ => return None,
        };
        let phrase = matches!(verb.manner, Manner::According | Manner::Phrase);
        Some(self.cue(who, if phrase { sure.min(90) } else { sure }, words.end))
    }

    /// Whether words before a verb leave its subject to what was said before: fillers,
    /// pronouns, nothing at all.
    fn leads_from_earlier(&self, words: Range<usize>) -> bool {
        let mut at = words.start;
        while at < words.end {
            let known = [
                &self.speech.fillers,
                &self.speech.pronouns,
                &self.speech.relative,
            ];
            let length = known.iter().map(|one| one.longest(&self.words, at)).max();
            match length {
                Some(length) if length > 0 => at += length,
                _ => return false,
            }
        }
        true
    }

    /// `N: “…”`: a name with a colon, of an interview or in a sentence without verb of saying.
    fn name_before(&self, words: Range<usize>, from: usize, statement: &Statement) -> Option<Cue> {
        let here = |mention: &&super::speakers::Mention| {
            mention.words.start >= words.start && mention.words.end <= words.end
        };
        let mut named = self.mentions.iter().filter(here);
        let digits = self.text[from..self.words[words.end - 1].range.end]
            .contains(|c: char| c.is_ascii_digit());
        let said = statement.ends || statement.words > 11;
        let Some(mention) = named.next() else {
            return self.initials_before(words);
        };
        if digits || !said || named.any(|other| other.who != mention.who) {
            return None;
        }
        let label = words.end == mention.words.end
            && self.text[..from].trim().is_empty()
            && (words.start..mention.words.start).all(|at| self.title[at]);
        let who = Who::Known(mention.who, Self::discount(mention.form));
        if label {
            return Some(self.cue(who, 93, words.end));
        }
        let led = mention
            .words
            .start
            .checked_sub(1)
            .filter(|left| *left >= words.start);
        let genitive =
            led.is_some_and(|left| self.speech.genitive.contains(&self.words[left].folded));
        let free = self.may_speak(mention, words.start) || genitive;
        (free && statement.words > 4).then(|| self.cue(who, 80, words.end))
    }

    /// `AB: “…”`: initials as the label of an answer.
    fn initials_before(&self, words: Range<usize>) -> Option<Cue> {
        let word = &self.words[words.start];
        let letters = &self.text[word.range.clone()];
        let upper = letters.len() > 1 && letters.chars().all(char::is_uppercase);
        if words.len() > 1 || !upper || !self.text[..word.range.start].trim().is_empty() {
            return None;
        }
        let who = self.speakers.by_initials(letters)?;
        Some(self.cue(Who::Known(who, 0), 85, words.end))
    }

    /// The cue that stands between dashes or commas within the marks, and whether by dashes.
    pub(super) fn cue_within(&self, quoted: &Quoted) -> Option<(Cue, bool)> {
        let inner = self.word_at(quoted.inner.start)..self.word_at(quoted.inner.end);
        for verb in &self.verbs {
            if !inner.contains(&verb.words.start) || verb.manner != Manner::Verb {
                continue;
            }
            let mut start = verb.words.start;
            while start > inner.start
                && self.speech.fillers.has(&self.words, start - 1)
                && !parts(self.gap(start))
            {
                start -= 1;
            }
            let gap = self.gap(start);
            if start == inner.start || !parts(gap) {
                continue;
            }
            let dashed = is_dashed(gap);
            let end = (verb.words.end..inner.end).find(|right| {
                if dashed {
                    is_dashed(self.gap(*right))
                } else {
                    parts(self.gap(*right))
                }
            });
            let Some(end) = end else { continue };
            let (who, last) = self.subject_behind(verb, end);
            let whole = dashed || last == end;
            match who {
                Who::Known(..) if whole => return Some((self.cue(who, 95, end), dashed)),
                Who::Earlier | Who::Unknown if dashed && end - verb.words.end < TITLE + LEAD => {
                    return Some((self.cue(who, 90, end), true));
                }
                _ => {}
            }
        }
        None
    }

    fn mentioned(&self, words: Range<usize>) -> bool {
        self.mentions
            .iter()
            .any(|one| words.contains(&one.words.start))
    }

    fn cue(&self, who: Who, sure: Confidence, end: usize) -> Cue {
        let sure = match who {
            Who::Known(_, less) => sure - less,
            Who::Earlier => sure.min(82),
            Who::Unknown => sure,
        };
        let end = end
            .checked_sub(1)
            .map_or(0, |last| self.words[last].range.end);
        Cue { who, sure, end }
    }
}

/// How many words of a title may stand before the name of a signature.
const NEAR_NAME: usize = 4;

/// Whether what stands between two words sets a clause apart.
fn parts(gap: &str) -> bool {
    is_dashed(gap) || gap.contains([',', '('])
}

/// Whether a dash stands between two words, as its own sign.
fn is_dashed(gap: &str) -> bool {
    gap.contains(['–', '—', '―']) || gap.contains(" -") || gap.contains("- ")
}
