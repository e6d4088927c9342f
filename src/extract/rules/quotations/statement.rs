//! What the words between marks look like: a statement, a title, a term.

use super::speech::Token;

/// How long a word is, in bytes, that titles write with a capital.
const WEIGHTY: usize = 4;

/// What stands between marks, as far as its form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Statement {
    /// How many words it has.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
    /// Whether it begins with a small letter.
    pub(super) is_lower: bool,
    /// Whether most of its words begin with capitals, as those of names and titles do.
    pub(super) is_title: bool,
}

impl Statement {
    /// What a text, given with its words, looks like.
    pub(super) fn new(text: &str, words: &[Token]) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '*'));
        let ends = text.ends_with(['.', '!', '?', '…']);
        let weighty = words
            .iter()
            .skip(1)
            .filter(|word| word.folded.len() >= WEIGHTY);
        let (capitals, all) = weighty.fold((0, 0), |(capitals, all), word| {
            (capitals + usize::from(word.capital), all + 1)
        });
        let first = words.first().is_some_and(|word| word.capital);
        Self {
            words: words.len(),
            ends,
            is_lower: text.starts_with(char::is_lowercase),
            is_title: !ends && first && all > 0 && capitals * 5 >= all * 3,
        }
    }
}
