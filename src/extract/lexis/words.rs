//! What a single word may be.

use super::Lexis;
use crate::extract::tokens::{Token, Tokens};

/// The fewest letters of an adjective that its ending tells.
const ADJECTIVE: usize = 6;

impl Lexis {
    /// Whether a word looks like an adjective that stands behind its noun.
    pub fn is_adjective(&self, token: &Token<'_>) -> bool {
        let ends = |endings: &[Box<str>]| endings.iter().any(|end| token.folded.ends_with(&**end));
        token.text.chars().count() >= ADJECTIVE
            && (ends(&self.adjectives) || token.is_capital() && ends(&self.likely_adjectives))
    }

    /// Whether a word ends as adjectives do, whatever its case.
    pub fn looks_like_adjective(&self, token: &Token<'_>) -> bool {
        let mut endings = self.adjectives.iter().chain(&self.likely_adjectives);
        token.text.chars().count() >= ADJECTIVE && endings.any(|end| token.folded.ends_with(&**end))
    }

    /// Whether a word, in capitals or not, is a title that may stand between a role and a name.
    pub fn is_style(&self, word: &str) -> bool {
        self.styles.contains(&*word.to_lowercase())
    }

    /// Whether a token is a title before a name.
    pub fn is_honorific(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        // "il rettore, prof. Gavino Sechi": an abbreviation in small letters.
        let small = || {
            let dotted = tokens.text[token.end()..].starts_with('.') || token.text.contains('.');
            let mut letters = token.text.chars();
            let capital = letters.next().map(|first| first.to_uppercase().to_string());
            dotted
                && !token.is_capital()
                && capital.is_some_and(|first| {
                    self.sure_honorifics
                        .contains(&*format!("{first}{}", letters.as_str()))
                })
        };
        self.honorifics.contains(token.text) || small()
    }
}
