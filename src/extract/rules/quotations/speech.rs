//! The words of one language that tell who says something, ready to be asked.

use crate::content::Lexicon;
use crate::extract::prose::words;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How many words may stand between an auxiliary and its participle.
const BETWEEN: usize = 3;

/// A word of a text, made comparable.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The word, folded.
    pub(super) folded: Box<str>,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
}

/// The words of a text, made comparable.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let token = |word: crate::extract::Word<'_>| Token {
        range: word.start..word.end(),
        folded: fold(word.text).into(),
        capital: word.is_capital(),
    };
    words(text).into_iter().map(token).collect()
}

/// Sequences of words by their first one.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases(FxHashMap<Box<str>, Vec<Vec<Box<str>>>>);

impl Phrases {
    fn new<'a>(texts: impl IntoIterator<Item = &'a String>) -> Self {
        let mut phrases = Self::default();
        for text in texts {
            let mut sequence = tokens(text).into_iter().map(|token| token.folded);
            if let Some(first) = sequence.next() {
                phrases.0.entry(first).or_default().push(sequence.collect());
            }
        }
        phrases
    }

    /// How many words from `at` on are the longest of the sequences; 0 when none is there.
    pub(super) fn longest(&self, tokens: &[Token], at: usize) -> usize {
        let Some(first) = tokens.get(at) else {
            return 0;
        };
        let Some(rests) = self.0.get(&first.folded) else {
            return 0;
        };
        let fits = |rest: &&Vec<Box<str>>| {
            let behind = tokens.get(at + 1..at + 1 + rest.len());
            behind.is_some_and(|behind| {
                let mut pairs = behind.iter().zip(rest.iter());
                pairs.all(|(token, word)| token.folded == *word)
            })
        };
        let lengths = rests.iter().filter(fits).map(|rest| rest.len() + 1);
        lengths.max().unwrap_or(0)
    }

    /// Whether a single word is one of the sequences.
    pub(super) fn has(&self, tokens: &[Token], at: usize) -> bool {
        let rests = tokens.get(at).and_then(|token| self.0.get(&token.folded));
        rests.is_some_and(|rests| rests.iter().any(Vec::is_empty))
    }
}

/// How a verb of saying says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// A verb: `explains`, `has said`.
    Verb,
    /// A verb that carries on a sentence: `adding`.
    Gerund,
    /// A phrase: `the comment of`.
    Phrase,
    /// Words before a name that need no verb: `according to`.
    According,
}

/// A verb of saying in a text, by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its words.
    pub(super) words: Range<usize>,
    /// How it says it.
    pub(super) manner: Manner,
    /// Whether a pronoun stands before it: `lo ha detto`.
    pub(super) clitic: bool,
}

/// The words of one language that tell who says something.
#[derive(Debug, Clone, Default)]
pub struct Speech {
    /// The language.
    pub(super) language: Box<str>,
    forms: Phrases,
    gerunds: Phrases,
    phrases: Phrases,
    according: Phrases,
    clitics: Phrases,
    auxiliaries: Phrases,
    participles: Phrases,
    modals: Phrases,
    infinitives: Phrases,
    pub(super) fillers: Phrases,
    pub(super) that: Phrases,
    pub(super) relative: Phrases,
    pub(super) pronouns: Phrases,
    pub(super) articles: Phrases,
    /// Heads of roles.
    pub(super) heads: Phrases,
    /// What else stands in front of a name: honorifics, words that belong to roles.
    titles: Phrases,
    pub(super) titled: Phrases,
    /// First words of prepositions.
    pub(super) prepositions: FxHashSet<Box<str>>,
    /// Those that lead from a whole to its part: `of`.
    pub(super) genitive: FxHashSet<Box<str>>,
    /// Whether `'s` behind a name makes what follows its own.
    pub(super) possessive: bool,
    pub(super) questions: FxHashSet<Box<str>>,
    pub(super) answers: FxHashSet<Box<str>>,
    abbreviations: FxHashSet<Box<str>>,
}

impl Speech {
    /// The words of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let (saying, quoting, roles) = (&lexicon.saying, &lexicon.quoting, &lexicon.roles);
        let prepositions = &lexicon.prepositions;
        let all = [
            &prepositions.genitive,
            &prepositions.at,
            &prepositions.on_behalf,
            &prepositions.within,
            &prepositions.from,
            &prepositions.with,
        ];
        let titles = [
            &lexicon.honorifics,
            &roles.before,
            &roles.after,
            &roles.acronyms,
        ];
        let label = |text: &String| fold(text).into();
        let abbreviations = lexicon.honorifics.iter().filter(|text| text.ends_with('.'));
        let titled = quoting.titled.iter().chain(&lexicon.events.nouns);
        let articles = [&lexicon.articles.definite, &lexicon.articles.indefinite];
        Self {
            language: lexicon.language.as_str().into(),
            forms: Phrases::new(&saying.forms),
            gerunds: Phrases::new(&quoting.gerunds),
            phrases: Phrases::new(&saying.phrases),
            according: Phrases::new(&quoting.according),
            clitics: Phrases::new(&saying.clitics),
            auxiliaries: Phrases::new(&saying.auxiliaries),
            participles: Phrases::new(&saying.participles),
            modals: Phrases::new(&saying.modals),
            infinitives: Phrases::new(&saying.infinitives),
            fillers: Phrases::new(&quoting.fillers),
            that: Phrases::new(&quoting.that),
            relative: Phrases::new(&quoting.relative),
            pronouns: Phrases::new(&quoting.pronouns),
            articles: Phrases::new(articles.into_iter().flatten()),
            heads: Phrases::new(&roles.heads),
            titles: Phrases::new(titles.into_iter().flatten()),
            titled: Phrases::new(titled),
            prepositions: first_words(all.into_iter().flatten()),
            genitive: first_words(&prepositions.genitive),
            possessive: prepositions
                .genitive
                .iter()
                .any(|text| text.starts_with('\'')),
            questions: quoting.questions.iter().map(label).collect(),
            answers: quoting.answers.iter().map(label).collect(),
            abbreviations: abbreviations
                .filter_map(|text| tokens(text).pop())
                .map(|token| token.folded)
                .collect(),
        }
    }

    /// Whether a dot behind a word ends no sentence: the word is a title or an initial.
    pub(super) fn abbreviates(&self, token: &Token) -> bool {
        let initial = token.capital && token.folded.chars().count() == 1;
        initial || self.abbreviations.contains(&token.folded)
    }

    /// All verbs of saying among words.
    pub(super) fn verbs(&self, tokens: &[Token]) -> Vec<Verb> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.verb_at(tokens, at) {
                Some(verb) => {
                    at = verb.words.end;
                    found.push(verb);
                }
                None => at += 1,
            }
        }
        found
    }

    fn verb_at(&self, tokens: &[Token], at: usize) -> Option<Verb> {
        let bare = self.bare_verb_at(tokens, at);
        let clitic = self.clitics.longest(tokens, at);
        let behind = (clitic > 0)
            .then(|| self.bare_verb_at(tokens, at + clitic))
            .flatten()
            .filter(|(_, manner)| *manner == Manner::Verb);
        let (length, manner, clitic) = match (bare, behind) {
            (Some((length, manner)), None) => (length, manner, false),
            (_, Some((length, manner))) => (clitic + length, manner, true),
            (None, None) => return None,
        };
        Some(Verb {
            words: at..at + length,
            manner,
            clitic,
        })
    }

    /// The verb that begins at a word: how many words, and its manner; the longest wins.
    fn bare_verb_at(&self, tokens: &[Token], at: usize) -> Option<(usize, Manner)> {
        let candidates = [
            (self.forms.longest(tokens, at), Manner::Verb),
            (
                self.compound(&self.auxiliaries, &self.participles, tokens, at),
                Manner::Verb,
            ),
            (
                self.compound(&self.modals, &self.infinitives, tokens, at),
                Manner::Verb,
            ),
            (self.gerunds.longest(tokens, at), Manner::Gerund),
            (self.phrases.longest(tokens, at), Manner::Phrase),
            (self.according.longest(tokens, at), Manner::According),
        ];
        let best = candidates.into_iter().max_by_key(|(length, _)| *length)?;
        (best.0 > 0).then_some(best)
    }

    /// `has then explained`: an auxiliary, fillers, a participle.
    fn compound(&self, first: &Phrases, last: &Phrases, tokens: &[Token], at: usize) -> usize {
        let start = first.longest(tokens, at);
        if start == 0 {
            return 0;
        }
        let mut behind = at + start;
        while behind <= at + start + BETWEEN {
            let end = last.longest(tokens, behind);
            if end > 0 {
                return behind + end - at;
            }
            let clitic = self.clitics.longest(tokens, behind);
            let filler = self.fillers.longest(tokens, behind).max(clitic);
            if filler == 0 {
                return 0;
            }
            behind += filler;
        }
        0
    }

    /// Which words may belong to a title in front of a name.
    pub(super) fn title_words(&self, tokens: &[Token]) -> Vec<bool> {
        let mut flags = vec![false; tokens.len()];
        for at in 0..tokens.len() {
            let longest = self.titles.longest(tokens, at);
            let longest = longest.max(self.heads.longest(tokens, at));
            flags[at..at + longest].fill(true);
        }
        flags
    }
}

fn first_words<'a>(texts: impl IntoIterator<Item = &'a String>) -> FxHashSet<Box<str>> {
    let first = |text: &String| Some(tokens(text).into_iter().next()?.folded);
    let free = texts.into_iter().filter(|text| !text.starts_with('\''));
    free.filter_map(first).collect()
}
