//! A paragraph with its words, verbs of saying and people; who is the subject of a verb.

use super::saying::{Manner, Verb, is_article, is_preposition, title_words, verbs};
use super::speakers::{Mention, Speakers};
use crate::extract::{Lexis, Phrases, Tokens, Words};
use std::ops::Range;

/// A paragraph as the rule reads it.
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    pub(super) lexis: &'t Lexis,
    common: &'t Words,
    pub(super) speakers: &'t Speakers,
    pub(super) words: Tokens<'t>,
    pub(super) verbs: Vec<Verb>,
    pub(super) mentions: Vec<Mention>,
    /// Which words may belong to a title before a name.
    pub(super) title: Vec<bool>,
}

impl<'t> Scene<'t> {
    /// A paragraph with its words and the people mentioned in it.
    pub(super) fn new(
        words: Tokens<'t>,
        mentions: Vec<Mention>,
        lexis: &'t Lexis,
        common: &'t Words,
        speakers: &'t Speakers,
    ) -> Self {
        let title = title_words(&words, lexis);
        let verbs = verbs(&words, lexis);
        let mut scene = Self {
            text: words.text,
            lexis,
            common,
            speakers,
            words,
            verbs,
            mentions,
            title,
        };
        let kept = |(at, verb): &(usize, &Verb)| {
            let next = scene.verbs.get(at + 1).map(|next| next.words.start);
            let doubled = verb.manner == Manner::Phrase && next == Some(verb.words.end);
            scene.accords(verb) && !doubled
        };
        let verbs = scene.verbs.iter().enumerate().filter(kept);
        let verbs = verbs.map(|(_, verb)| verb.clone()).collect();
        scene.verbs = verbs;
        scene
    }

    /// Whether a word is one of a lexicon's.
    pub(super) fn is(&self, phrases: &Phrases, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| phrases.has(&word.folded))
    }

    /// How many words from one on are the longest of a lexicon's phrases.
    pub(super) fn longest(&self, phrases: &Phrases, at: usize) -> usize {
        phrases.at(&self.words, at).unwrap_or(0)
    }

    /// Whether a name stands behind `with`.
    pub(super) fn is_with(&self, at: usize) -> bool {
        let (lexis, words) = (self.lexis, &self.words);
        lexis.with.before(words, at).is_some()
            || lexis.organization_cues.before(words, at).is_some()
    }

    /// Whether a word is an article.
    pub(super) fn is_article(&self, at: usize) -> bool {
        is_article(&self.words, at, self.lexis)
    }

    /// Whether a word is a preposition.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        is_preposition(&self.words, at, self.lexis)
    }

    /// Whether a dot behind a word ends no sentence: the word is short for another, or an initial.
    fn abbreviates(&self, word: &str) -> bool {
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        initial || self.common.is_abbreviation(word)
    }

    /// The first word that begins at or behind a byte.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.words.at_byte(byte)
    }

    /// What stands between a word and the one before it; the ends of the text count as words.
    pub(super) fn gap(&self, right: usize) -> &'t str {
        self.words.before(right)
    }

    /// Whether all words of a range are such as may stand anywhere in a cue.
    pub(super) fn only_fillers(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        while at < range.end {
            let filler = self.longest(&self.lexis.quoting.fillers, at);
            let filler = filler.max(usize::from(self.is_adverb(at)));
            if filler == 0 {
                return false;
            }
            at += filler;
        }
        true
    }

    /// Whether a word is an adverb by its ending.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        const SHORTEST: usize = 6;
        let Some(word) = self.words.get(at) else {
            return false;
        };
        let endings = &self.lexis.quoting.adverb_endings;
        let ends = endings
            .iter()
            .any(|ending| word.folded.ends_with(&**ending));
        ends && !word.is_capital() && word.folded.len() > SHORTEST
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
        let leads = c == '\n' && self.text[..at].trim_end().ends_with(':');
        if leads || behind.starts_with(|c: char| c.is_alphanumeric()) {
            return false;
        }
        let next = self.word_at(at);
        if c != '.' || next == 0 {
            return true;
        }
        let before = &self.words.all[next - 1];
        let goes_on = behind
            .trim_start()
            .starts_with(|c: char| c.is_lowercase() || c == ',');
        let abbreviated = before.end() == at && self.abbreviates(before.text);
        !(goes_on || abbreviated)
    }

    /// Whether a verb of saying, or a speaker with one, begins right behind a byte.
    pub(super) fn speaks_at(&self, byte: usize) -> bool {
        let first = self.word_at(byte);
        let Some(word) = self.words.get(first) else {
            return false;
        };
        let lead = &self.text[byte..word.start];
        if lead.contains(['.', '!', '?', ';', '(']) && !word.is_capital() {
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
            let pronoun = self.is(&self.lexis.quoting.pronouns, first);
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
            // "con l'assessora al Lavoro Ada Bini": the field of the title.
            let field = !article
                && self.words.all[at].is_capital()
                && at >= from + 2
                && self.is_preposition(at - 1)
                && self.title[at - 2];
            if field {
                at -= 1;
                continue;
            }
            if !article && self.is_article(at) {
                article = true;
                continue;
            }
            return !self.is_preposition(at);
        }
        true
    }

    /// Whether words that need no verb, as those for "according to" do, have a name behind them:
    /// at once, or behind a title.
    fn accords(&self, verb: &Verb) -> bool {
        let from = verb.words.end;
        let article = from + usize::from(self.is_article(from));
        let named = |at: usize| {
            let mention = self.mentions.iter().any(|one| one.words.start == at);
            mention || self.speakers.organization_at(&self.words, at).is_some()
        };
        let title = self.title.get(article).is_some_and(|title| *title);
        // "…, secondo cui «…»"
        let relative = verb.words.len() > 1
            && self.gap(verb.words.start).contains(',')
            && self.is(&self.lexis.relative, from - 1);
        verb.manner != Manner::According || named(from) || named(article) || title || relative
    }
}
