//! A text as tokens, with what rules ask of them most: their folded form, their case, and what
//! stands between two of them.

use super::prose::words;
use crate::fold::fold;
use std::borrow::Cow;
use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone)]
pub struct Token<'t> {
    /// Where it begins.
    pub start: usize,
    /// The word as written.
    pub text: &'t str,
    /// Lower case, without accents.
    pub folded: Cow<'t, str>,
}

impl Token<'_> {
    /// The first byte behind it.
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it has more than one letter and none is small.
    pub fn is_all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }

    /// Whether a small letter stands before a capital one, as in `iGate` and `WindTre`.
    pub fn is_camel(&self) -> bool {
        let mut small = false;
        self.text.chars().any(|c| {
            let turns = small && c.is_uppercase();
            small = c.is_lowercase();
            turns
        })
    }
}

/// The tokens of a text.
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub all: Vec<Token<'t>>,
}

impl<'t> Tokens<'t> {
    /// Reads a text.
    pub fn new(text: &'t str) -> Self {
        let all = words(text).into_iter().map(|word| Token {
            start: word.start,
            text: word.text,
            folded: folded(word.text),
        });
        Self {
            text,
            all: all.collect(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A token.
    pub fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.all.get(at)
    }

    /// What stands between a token and the one before it, or the text's beginning.
    pub fn before(&self, at: usize) -> &'t str {
        let end = self
            .all
            .get(at)
            .map_or(self.text.len(), |token| token.start);
        let start = match at.checked_sub(1).and_then(|at| self.all.get(at)) {
            Some(token) => token.end(),
            None => 0,
        };
        self.text.get(start..end).unwrap_or("")
    }

    /// Whether nothing but space stands between a token and the one before it.
    pub fn is_next(&self, at: usize) -> bool {
        at > 0
            && self
                .before(at)
                .chars()
                .all(|c| c.is_whitespace() && c != '\n')
    }

    /// Whether an ampersand joins a token to the one before it.
    pub fn is_ampersand(&self, at: usize) -> bool {
        at > 0 && self.before(at).trim() == "&"
    }

    /// The bytes of tokens.
    pub fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let Some(first) = self.all.get(tokens.start) else {
            return self.text.len()..self.text.len();
        };
        let last = tokens.end.checked_sub(1).and_then(|at| self.all.get(at));
        first.start..last.map_or(first.start, Token::end).max(first.start)
    }

    /// The number of the first token that begins at or behind a byte.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.all.partition_point(|token| token.start < byte)
    }

    /// Whether a token begins a sentence: at the text's beginning, or behind a full stop.
    pub fn is_first(&self, at: usize) -> bool {
        at == 0
            || self
                .before(at)
                .contains(['.', '!', '?', '\n', ':', '“', '«', '"', '…'])
    }
}

fn folded(text: &str) -> Cow<'_, str> {
    // "Universita'": the accent is none of the word.
    let text = match text.strip_suffix(['\'', '’']) {
        Some(bare) if bare.len() > 2 && bare.ends_with(is_vowel) => bare,
        _ => text,
    };
    if text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'\'')
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(fold(text))
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}
