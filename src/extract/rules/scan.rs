//! A text as words, for rules that look for names behind or beside certain words.

use crate::extract::prose::{Word, words};
use crate::fold::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Phrases by their folded words, each with what it means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_text: FxHashMap<Box<str>, T>,
    /// How many words the longest has.
    longest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_text: FxHashMap::default(),
            longest: 0,
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, or gives what is known of it already.
    pub fn entry(&mut self, phrase: &str) -> Option<&mut T>
    where
        T: Default,
    {
        // An apostrophe belongs to a word only before another one.
        let is_elided = phrase.trim_end().ends_with(['\'', '’']);
        let text = format!("{}x", phrase.trim_end());
        let mut words = words(if is_elided { &text } else { phrase });
        if is_elided {
            words.pop();
        }
        if words.is_empty() {
            return None;
        }
        self.longest = self.longest.max(words.len());
        let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
        Some(self.by_text.entry(folded.join(" ").into()).or_default())
    }

    /// What a phrase of folded words with single spaces means.
    pub fn get(&self, phrase: &str) -> Option<&T> {
        self.by_text.get(phrase)
    }
}

/// A text, its words, and their folded forms.
#[derive(Debug)]
pub struct Scan<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub words: Vec<Word<'t>>,
    folded: Vec<String>,
}

impl<'t> Scan<'t> {
    /// The words of a text.
    pub fn new(text: &'t str) -> Self {
        let words = words(text);
        let folded = words.iter().map(|word| fold(word.text)).collect();
        Self {
            text,
            words,
            folded,
        }
    }

    /// The folded form of a word.
    pub fn folded(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    /// What stands before a word, as far as the word before it or the text's beginning.
    pub fn gap(&self, at: usize) -> &'t str {
        let before = at
            .checked_sub(1)
            .map_or(0, |before| self.words[before].end());
        let next = self
            .words
            .get(at)
            .map_or(self.text.len(), |word| word.start);
        self.text.get(before..next).unwrap_or("")
    }

    /// Whether a word follows the one before it in the same phrase: nothing but spaces between.
    pub fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at > 0
            && at < self.words.len()
            && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\t'))
            && (!gap.is_empty() || self.words[at - 1].text.ends_with(['\'', '’']))
    }

    /// Whether a word begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::is_capital)
    }

    /// Whether a word is a number.
    pub fn is_number(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The bytes of some words.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |word| word.start);
        let last = words.end.checked_sub(1).and_then(|at| self.words.get(at));
        start..last.map_or(start, Word::end).max(start)
    }

    /// The text of some words.
    pub fn slice(&self, words: Range<usize>) -> &'t str {
        self.text.get(self.bytes(words)).unwrap_or("")
    }

    /// The number of the first word that begins at a byte or behind it.
    pub fn word_from(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.start < byte)
    }

    /// The longest phrase that begins with a word: the word behind it, and what it means.
    pub fn phrase_at<'p, T>(&self, at: usize, phrases: &'p Phrases<T>) -> Option<(usize, &'p T)> {
        let mut best = None;
        let mut phrase = String::new();
        for end in at..(at + phrases.longest).min(self.words.len()) {
            if end > at {
                if !self.is_joined(end) {
                    break;
                }
                phrase.push(' ');
            }
            phrase.push_str(&self.folded[end]);
            if let Some(meaning) = phrases.get(&phrase) {
                best = Some((end + 1, meaning));
            }
        }
        best
    }

    /// The longest phrase that ends right before a word: its first word, and what it means.
    pub fn phrase_before<'p, T>(
        &self,
        at: usize,
        phrases: &'p Phrases<T>,
    ) -> Option<(usize, &'p T)> {
        let mut best = None;
        let mut start = at;
        while start > 0 && at - start < phrases.longest && self.is_joined(start) {
            start -= 1;
            let phrase = self.folded[start..at].join(" ");
            if let Some(meaning) = phrases.get(&phrase) {
                best = Some((start, meaning));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_where_a_sign_parts_them() {
        let mut phrases = Phrases::<u8>::default();
        for (phrase, number) in [("in", 1), ("nel Comune di", 2), ("presso l'", 3)] {
            *phrases.entry(phrase).unwrap() = number;
        }
        let scan = Scan::new("nel Comune di Rho, in: Rho, presso l’Arena");
        assert_eq!(scan.phrase_before(3, &phrases), Some((0, &2)));
        assert_eq!(scan.phrase_before(5, &phrases), None);
        assert_eq!(scan.phrase_before(8, &phrases), Some((6, &3)));
        assert_eq!(scan.phrase_at(0, &phrases), Some((3, &2)));
        assert_eq!(scan.slice(6..9), "presso l’Arena");
    }
}
