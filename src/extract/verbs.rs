//! Verbs of a lexicon, looked for in tokens.

use super::phrases::Phrases;
use super::tokens::Tokens;
use crate::content::VerbWords;

/// Verbs of one meaning.
#[derive(Debug, Clone, Default)]
pub struct Verbs {
    clitics: Phrases,
    auxiliaries: Phrases,
    modals: Phrases,
    forms: Phrases,
    participles: Phrases,
    infinitives: Phrases,
    phrases: Phrases,
}

impl Verbs {
    /// The verbs of a lexicon.
    pub fn new(words: &VerbWords) -> Self {
        Self {
            clitics: Phrases::new(&words.clitics),
            auxiliaries: Phrases::new(&words.auxiliaries),
            modals: Phrases::new(&words.modals),
            forms: Phrases::new(&words.forms),
            participles: Phrases::new(&words.participles),
            infinitives: Phrases::new(&words.infinitives),
            phrases: Phrases::new(&words.phrases),
        }
    }

    /// How many tokens a phrase of this meaning takes that begins at a token and is no verb alone.
    pub fn phrase_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.phrases.at(tokens, at)
    }

    /// How many tokens a verb takes that begins at a token, pronouns before it included:
    /// `spiega`, `ci ha parlato`, `ha poi aggiunto`, `vuole spiegare`.
    pub fn at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        if let Some(length) = self.phrases.at(tokens, at) {
            return Some(length);
        }
        let clitic = self.clitics.at(tokens, at).unwrap_or(0);
        [clitic, 0].into_iter().find_map(|skipped| {
            let verb = at + skipped;
            let joined = skipped == 0 || tokens.is_next(verb);
            let length = joined.then(|| self.bare(tokens, verb)).flatten();
            length.map(|length| skipped + length)
        })
    }

    fn bare(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        if let Some(auxiliary) = self.auxiliaries.at(tokens, at) {
            let found = Self::behind(&self.participles, tokens, at + auxiliary);
            if let Some(end) = found {
                return Some(end - at);
            }
        }
        if let Some(modal) = self.modals.at(tokens, at) {
            let found = Self::behind(&self.infinitives, tokens, at + modal);
            if let Some(end) = found {
                return Some(end - at);
            }
        }
        self.forms.at(tokens, at)
    }

    /// The end of a form that stands at a token, or behind an adverb or two.
    fn behind(forms: &Phrases, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        (at..at + 3).find_map(|from| {
            let between = (at..from).all(|at| tokens.is_next(at + 1));
            between
                .then(|| forms.at(tokens, from))
                .flatten()
                .map(|length| from + length)
        })
    }

    /// Whether a verb begins at a token that cannot be taken for a noun: one with a pronoun, an
    /// auxiliary or a modal before it.
    pub fn compound_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let opens = [&self.clitics, &self.auxiliaries, &self.modals];
        opens.iter().any(|kind| kind.at(tokens, at).is_some())
            && self.at(tokens, at).is_some_and(|length| length > 1)
    }

    /// Whether an auxiliary stands at a token, of a verb of any meaning: `ha premuto`.
    pub fn auxiliary_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let token = tokens.get(at);
        self.auxiliaries.at(tokens, at).is_some() && token.is_some_and(|token| !token.is_capital())
    }

    /// Whether an infinitive of this meaning begins at a token.
    pub fn infinitive_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.infinitives.at(tokens, at).is_some()
    }

    /// Whether a verb with a pronoun before it begins at a token: somebody tells it to others.
    pub fn addressed_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.clitics.at(tokens, at).is_some()
            && self.at(tokens, at).is_some_and(|length| length > 1)
    }

    /// Whether a verb ends right before a token.
    pub fn ends_at(&self, tokens: &Tokens<'_>, end: usize) -> bool {
        (1..=6.min(end)).any(|length| self.at(tokens, end - length) == Some(length))
    }
}
