//! Phrases of a lexicon, looked for in tokens.

use super::prose::words;
use super::tokens::Tokens;
use crate::fold::fold;
use rustc_hash::FxHashMap;

/// Phrases of one or more words, by their first word; the longest are tried first.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    by_first: FxHashMap<Box<str>, Vec<Phrase>>,
    /// How many tokens the longest of them takes.
    longest: usize,
}

/// The words behind the first one; `None` is a gap of some words.
type Phrase = Box<[Option<Box<str>>]>;

/// How many words a gap (`...`) of a phrase may be.
const GAP: usize = 8;
/// How many tokens before a place are looked at for a phrase.
const LONGEST: usize = 12;

impl Phrases {
    /// Phrases as a lexicon lists them.
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a String>) -> Self {
        let mut by_first: FxHashMap<Box<str>, Vec<Phrase>> = FxHashMap::default();
        for phrase in phrases {
            let mut parts: Vec<Option<Box<str>>> = Vec::new();
            for (number, piece) in phrase.split("...").enumerate() {
                if number > 0 {
                    parts.push(None);
                }
                let folded = fold(piece);
                parts.extend(words_of(&folded).map(|word| Some(word.into())));
            }
            let mut parts = parts.into_iter();
            if let Some(Some(first)) = parts.next() {
                by_first.entry(first).or_default().push(parts.collect());
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            phrases.dedup();
        }
        let tokens = |phrase: &Phrase| {
            let words = phrase
                .iter()
                .map(|word| if word.is_some() { 1 } else { GAP });
            words.sum::<usize>() + 1
        };
        let longest = by_first.values().flatten().map(tokens).max();
        Self {
            by_first,
            longest: longest.unwrap_or(0),
        }
    }

    /// How many tokens the longest phrase takes that begins at a token; its words stand side by
    /// side.
    pub fn at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let first = tokens.get(at)?;
        let phrases = self.by_first.get(&*first.folded)?;
        phrases
            .iter()
            .find_map(|phrase| follow(phrase, tokens, at + 1))
            .map(|end| end - at)
    }

    /// How many tokens a phrase takes that ends right before a token.
    pub fn before(&self, tokens: &Tokens<'_>, end: usize) -> Option<usize> {
        (1..=LONGEST.min(self.longest).min(end))
            .rev()
            .find(|length| {
                let at = end - length;
                let first = tokens
                    .get(at)
                    .and_then(|token| self.by_first.get(&*token.folded));
                first.is_some_and(|phrases| {
                    let ends = |phrase: &Phrase| follow(phrase, tokens, at + 1) == Some(end);
                    phrases.iter().any(ends)
                })
            })
    }

    /// Whether a single word is among the phrases.
    pub fn has(&self, folded: &str) -> bool {
        let phrases = self.by_first.get(folded);
        phrases.is_some_and(|phrases| phrases.iter().any(|phrase| phrase.is_empty()))
    }
}

/// Where a phrase ends that goes on at a token.
fn follow(phrase: &[Option<Box<str>>], tokens: &Tokens<'_>, mut at: usize) -> Option<usize> {
    for (number, word) in phrase.iter().enumerate() {
        let Some(word) = word else {
            let rest = &phrase[number + 1..];
            return (at..=at + GAP).find_map(|from| follow(rest, tokens, from));
        };
        let token = tokens.get(at)?;
        let gap = tokens.before(at);
        // "S.p.A. Società Benefit": the last dot of an abbreviation.
        let gap = match gap.strip_prefix('.') {
            Some(rest) if at > 0 && tokens.all[at - 1].text.contains('.') => rest,
            _ => gap,
        };
        if token.folded != **word || gap.contains(['.', ',', ';', '\n']) {
            return None;
        }
        at += 1;
    }
    (at <= tokens.len()).then_some(at)
}

/// The words of a phrase of a lexicon, as texts have them: an apostrophe ends a word, though
/// nothing follows it here.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text
        .split_whitespace()
        .flat_map(|piece| piece.split_inclusive('\''));
    pieces.flat_map(|piece| {
        let elided = piece
            .strip_suffix('\'')
            .is_some_and(|bare| bare.chars().all(char::is_alphabetic) && !bare.is_empty());
        let whole = elided.then_some(piece);
        let parts = if elided { Vec::new() } else { words(piece) };
        whole
            .into_iter()
            .chain(parts.into_iter().map(|word| word.text))
    })
}
