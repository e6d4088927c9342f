//! What tells who speaks, before quotation marks.

use super::cues::{APPOSITION, Around, Cue};
use super::saying::{Manner, Verb};
use super::scene::Scene;
use super::speakers::Mention;
use super::statement::Statement;
use super::subjects::Who;
use std::ops::Range;

/// How many words may stand between verb or name and a comma before the marks.
const GAP: usize = 8;
/// How many words of a sentence somebody's own must be that a text goes over to.
const FRAGMENT: usize = 6;
/// More words in small letters are no title behind `il piano`.
const TITLE: usize = 6;

/// How a text leads to the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Intro {
    Colon,
    Comma,
    Bare,
}

impl Scene<'_> {
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
        // Where nobody is named whom `secondo cui` may mean, an earlier verb tells.
        let told = |verb: &&Verb| {
            let means = || self.antecedent(verb, words.start).is_some();
            !self.is_relative(verb) || verb.words.end == words.end && means()
        };
        match self.verbs.iter().rev().filter(is_before).find(told) {
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
        let mut behind = self.subject_behind(verb, words.end);
        let before = match verb.manner {
            Manner::According => None,
            _ => self.subject_before(verb, words.start),
        };
        // "Ann Smith told Laura Chen of the Gazette: “…”": she listens.
        if self.is(&self.lexis.quoting.telling, verb.words.end - 1) {
            behind = (Who::Unknown, behind.1);
        }
        // "Ne ha parlato N, direttore, secondo cui «…»"
        if verb.words.end == words.end
            && let Some(who) = self.antecedent(verb, words.start)
        {
            return Some(self.cue(who, 85, words.end));
        }
        let adjacent = before.is_some_and(|(_, end)| {
            self.only_fillers(end..verb.words.start) || end == verb.words.start
        });
        let (who, end) = match (before, behind) {
            (Some((who, _)), _) if adjacent => (who, verb.words.end),
            (_, (Who::Known(who, less), end)) => (Who::Known(who, less), end),
            (Some((who, _)), _) => (who, verb.words.end),
            (None, (who, _)) => {
                let before = words.start..verb.words.start;
                let pronoun = before.end > before.start
                    && self.is(&self.lexis.quoting.pronouns, before.end - 1);
                // "…, she explains, …" without her: a verb between commas.
                let apart =
                    self.gap(before.end).contains(',') && self.gap(verb.words.end).contains(',');
                let free = pronoun || apart || self.leads_from_earlier(before);
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
            .find(|at| self.is(&self.lexis.quoting.that, *at));
        let filled = self.only_fillers(gap.clone());
        let sure = match intro {
            Intro::Colon if gap.len() <= APPOSITION => 95,
            _ if gap.is_empty() || filled => {
                let short = statement.words < 2 || (intro == Intro::Bare && statement.words < 3);
                let title = intro == Intro::Bare && !statement.is_lower && self.takes_title(verb);
                if (short || title) && !statement.ends() {
                    return None;
                }
                93
            }
            _ if that == Some(gap.start) && gap.len() == 1 && statement.words > 2 => 92,
            _ if that.is_some() && statement.is_lower && statement.words > 3 => {
                let titled = self.is(&self.lexis.quoting.titled, gap.end - 1);
                if titled && statement.words < 6 {
                    return None;
                }
                85
            }
            // "According to N, the project is “a step ahead for everybody”".
            _ if verb.manner == Manner::According
                && that.is_none()
                && (1..=GAP).contains(&gap.len())
                && statement.is_lower
                && statement.words > 3
                && (statement.words > TITLE
                    || !self.is(&self.lexis.quoting.titled, gap.end - 1)) =>
            {
                82
            }
            Intro::Comma if gap.len() <= GAP && that.is_none() && statement.words > 4 => 85,
            // "N said the audit had been “uncomfortable reading, and exactly what we needed”".
            Intro::Bare
                if who != Who::Unknown
                    && matches!(verb.manner, Manner::Verb)
                    && that.is_none()
                    && gap.len() <= GAP
                    && statement.is_lower
                    && statement.words >= FRAGMENT =>
            {
                80
            }
            _ => return None,
        };
        let phrase = matches!(verb.manner, Manner::According | Manner::Phrase);
        Some(self.cue(who, if phrase { sure.min(90) } else { sure }, words.end))
    }

    fn is_relative(&self, verb: &Verb) -> bool {
        verb.manner == Manner::According
            && verb.words.len() > 1
            && self.is(&self.lexis.relative, verb.words.end - 1)
    }

    /// Whom a relative behind `secondo` means: the last one named before it in the sentence.
    fn antecedent(&self, verb: &Verb, from: usize) -> Option<Who> {
        let relative = self.is_relative(verb) && self.gap(verb.words.start).contains(',');
        let before = |mention: &&Mention| {
            from <= mention.words.start && mention.words.end <= verb.words.start
        };
        let last = self.mentions.iter().rev().find(before);
        let last = last.filter(|_| relative)?;
        Some(Who::Known(last.who, Self::discount(last.form)))
    }

    /// Whether what a verb says may be named by a title: `has written “…”`.
    fn takes_title(&self, verb: &Verb) -> bool {
        self.is(&self.lexis.quoting.titling, verb.words.end - 1)
    }

    /// Whether words before a verb leave its subject to what was said before: fillers,
    /// pronouns, nothing at all.
    fn leads_from_earlier(&self, words: Range<usize>) -> bool {
        let mut at = words.start;
        // "Commossa, ha detto": how somebody speaks who was named before.
        let alone = words.len() == 1 && self.gap(words.end).trim() == ",";
        if alone && !self.mentions.iter().any(|one| one.words.start == at) {
            return true;
        }
        while at < words.end {
            let known = [
                &self.lexis.quoting.fillers,
                &self.lexis.quoting.pronouns,
                &self.lexis.relative,
            ];
            let length = known.iter().map(|one| self.longest(one, at)).max();
            match length {
                Some(length) if length > 0 => at += length,
                _ => return false,
            }
        }
        true
    }

    /// `N: “…”`: a name with a colon, of an interview or in a sentence without verb of saying.
    fn name_before(&self, words: Range<usize>, from: usize, statement: &Statement) -> Option<Cue> {
        let here = |mention: &&Mention| {
            mention.words.start >= words.start && mention.words.end <= words.end
        };
        let mut named = self.mentions.iter().filter(here);
        let digits = self.text[from..self.words.all[words.end - 1].end()]
            .contains(|c: char| c.is_ascii_digit());
        let said = statement.ends() || statement.words > 11;
        let Some(mention) = named.next() else {
            return self.initials_before(words);
        };
        // "…, Laura Bonetti (Lista Civica): “Mancano i fondi”".
        let bracket =
            || self.gap(mention.words.end).contains('(') && self.gap(words.end).starts_with(')');
        let close = mention.words.end == words.end || bracket();
        let least = if close { 2 } else { 4 };
        let clause = statement.is_clause && statement.words > least;
        if digits || !(said || clause) || named.any(|other| other.who != mention.who) {
            return None;
        }
        let label = words.end == mention.words.end
            && self.text[..from].trim().is_empty()
            && (words.start..mention.words.start).all(|at| self.title[at]);
        let who = Who::Known(mention.who, Self::discount(mention.form));
        if label {
            return said.then(|| self.cue(who, 93, words.end));
        }
        let led = mention
            .words
            .start
            .checked_sub(1)
            .filter(|left| *left >= words.start);
        let genitive = led.is_some_and(|left| self.is(&self.lexis.genitive, left));
        let free = self.may_speak(mention, words.start) || genitive;
        let sure = if said { 80 } else { 77 };
        (free && statement.words > least).then(|| self.cue(who, sure, words.end))
    }

    /// `AB: “…”`: initials as the label of an answer.
    fn initials_before(&self, words: Range<usize>) -> Option<Cue> {
        let word = &self.words.all[words.start];
        let letters = word.text;
        let upper = letters.len() > 1 && letters.chars().all(char::is_uppercase);
        if words.len() > 1 || !upper || !self.text[..word.start].trim().is_empty() {
            return None;
        }
        let who = self.speakers.by_initials(letters)?;
        Some(self.cue(Who::Known(who, 0), 85, words.end))
    }
}
