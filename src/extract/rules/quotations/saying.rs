//! The verbs of saying in a text.

use crate::extract::{Lexis, Tokens};
use std::ops::Range;

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

/// All verbs of saying among words.
pub(super) fn verbs(tokens: &Tokens<'_>, lexis: &Lexis) -> Vec<Verb> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match verb_at(tokens, at, lexis) {
            Some(verb) => {
                at = verb.words.end;
                found.push(verb);
            }
            None => at += 1,
        }
    }
    found
}

/// The verb that begins at a word; the longest wins, and of equally long ones the last.
fn verb_at(tokens: &Tokens<'_>, at: usize, lexis: &Lexis) -> Option<Verb> {
    let saying = &lexis.saying;
    let phrase = saying.phrase_at(tokens, at);
    let verb = saying.at(tokens, at).filter(|_| phrase.is_none());
    let candidates = [
        (verb, Manner::Verb),
        (phrase, Manner::Phrase),
        (lexis.quoting.gerunds.at(tokens, at), Manner::Gerund),
        (lexis.quoting.according.at(tokens, at), Manner::According),
    ];
    let found = candidates
        .into_iter()
        .filter_map(|(length, manner)| Some((length?, manner)));
    let (length, manner) = found.max_by_key(|(length, _)| *length)?;
    Some(Verb {
        words: at..at + length,
        manner,
        clitic: manner == Manner::Verb && saying.addressed_at(tokens, at),
    })
}

/// Whether a word is a preposition, with or without article.
pub(super) fn is_preposition(tokens: &Tokens<'_>, at: usize, lexis: &Lexis) -> bool {
    let kinds = lexis.prepositions();
    let token = tokens.get(at);
    token.is_some_and(|token| {
        let bare = lexis.bare_prepositions.contains(&*token.folded);
        bare || kinds.iter().any(|kind| kind.has(&token.folded))
    })
}

/// Whether a word is an article.
pub(super) fn is_article(tokens: &Tokens<'_>, at: usize, lexis: &Lexis) -> bool {
    let token = tokens.get(at);
    token.is_some_and(|token| {
        lexis.definite.has(&token.folded) || lexis.indefinite.has(&token.folded)
    })
}

/// Which words may belong to a title in front of a name.
pub(super) fn title_words(tokens: &Tokens<'_>, lexis: &Lexis) -> Vec<bool> {
    let kinds = [
        &lexis.roles,
        &lexis.role_before,
        &lexis.role_after,
        &lexis.portfolios,
    ];
    let mut flags = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        let title =
            lexis.is_honorific(tokens, at) || lexis.role_acronyms.contains(tokens.all[at].text);
        let longest = kinds.iter().filter_map(|kind| kind.at(tokens, at)).max();
        let longest = longest.unwrap_or(0).max(usize::from(title));
        flags[at..at + longest].fill(true);
    }
    flags
}
