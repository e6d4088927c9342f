//! What the words between marks look like: a statement, a title, a term.

use crate::extract::{Lexis, Token};

/// How long a word is, in bytes, that titles write with a capital.
const WEIGHTY: usize = 4;

/// How what stands between marks ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// With a full stop.
    Stopped,
    /// With a question or exclamation mark.
    Called,
    /// With a comma: the sentence goes on behind the marks.
    Paused,
    /// Like no sentence.
    Open,
}

/// What stands between marks, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Statement {
    /// How many words it has.
    pub(super) words: usize,
    /// How it ends.
    ending: Ending,
    /// Whether it begins with a small letter.
    pub(super) is_lower: bool,
    /// Whether most of its words begin with capitals, as those of names and titles do.
    pub(super) is_title: bool,
    /// Whether it has a word that sentences have and titles rarely do.
    pub(super) is_clause: bool,
}

impl Statement {
    /// What a text, given with its words, looks like.
    pub(super) fn new(text: &str, words: &[Token<'_>], lexis: &Lexis) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '*'));
        let ending = match text.chars().next_back() {
            Some('.' | '…') => Ending::Stopped,
            Some('!' | '?') => Ending::Called,
            Some(',') => Ending::Paused,
            _ => Ending::Open,
        };
        let weighty = words
            .iter()
            .skip(1)
            .filter(|word| word.folded.len() >= WEIGHTY);
        let (capitals, all) = weighty.fold((0, 0), |(capitals, all), word| {
            (capitals + usize::from(word.is_capital()), all + 1)
        });
        let stating = &lexis.quoting.stating;
        let first = words.first().is_some_and(Token::is_capital);
        Self {
            words: words.len(),
            ending,
            is_lower: text.starts_with(char::is_lowercase),
            is_clause: words.iter().any(|word| stating.has(&word.folded)),
            is_title: ending == Ending::Open && first && all > 0 && capitals * 5 >= all * 3,
        }
    }

    /// Whether it ends as a sentence does.
    pub(super) fn ends(&self) -> bool {
        matches!(self.ending, Ending::Stopped | Ending::Called)
    }

    /// Whether what tells its speaker may go on with its sentence.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self.ending, Ending::Paused | Ending::Called)
    }

    /// Whether it ends with a full stop.
    pub(super) fn stops(&self) -> bool {
        self.ending == Ending::Stopped
    }
}
