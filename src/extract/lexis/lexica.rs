//! The words of all languages, and in which of them a text is written.

use super::Lexis;
use crate::content::Ontology;
use crate::extract::tokens::Tokens;

/// The language of job titles that are used in every other one.
const LENDING: &str = "en";

/// The words of all languages that have job titles.
#[derive(Debug, Clone, Default)]
pub struct Lexica {
    by_language: Vec<Spoken>,
}

/// The words of a language, and whether they are enough for prose.
#[derive(Debug, Clone)]
struct Spoken {
    language: Box<str>,
    lexis: Lexis,
    prose: bool,
}

impl Lexica {
    /// The lexicons of an ontology.
    pub fn new(ontology: &Ontology) -> Self {
        let titled = ontology
            .lexicons
            .iter()
            .filter(|lexicon| !lexicon.roles.heads.is_empty());
        let english = ontology
            .lexicons
            .iter()
            .find(|lexicon| lexicon.language == LENDING);
        let known: Vec<&String> = ontology.organizations.values().flatten().collect();
        let by_language = titled.map(|lexicon| {
            let borrowed = english.filter(|english| english.language != lexicon.language);
            Spoken {
                language: lexicon.language.as_str().into(),
                lexis: Lexis::new(lexicon, borrowed, &known),
                // Without any verb a language serves the front matter alone.
                prose: lexicon.introducing.has_any() || lexicon.saying.has_any(),
            }
        });
        Self {
            by_language: by_language.collect(),
        }
    }

    /// The words of a language in which prose is read (its primary subtag counts).
    pub fn of(&self, language: &str) -> Option<&Lexis> {
        let mut prose = self.by_language.iter().filter(|one| one.prose);
        let known = prose.find(|one| one.is(language));
        known.map(|one| &one.lexis)
    }

    /// The words of the language that most words of a text behind a token are of, else those of
    /// the language that is said.
    pub fn speaking(&self, tokens: &Tokens<'_>, from: usize, said: &str) -> Option<&Lexis> {
        let weight = |lexis: &Lexis| {
            let of_it = |at: &usize| {
                let token = &tokens.all[*at];
                let grammar = !token.is_capital() && lexis.is_function_word(&token.folded);
                grammar || lexis.role(tokens, *at).is_some()
            };
            (from..tokens.len()).filter(of_it).count()
        };
        // Of several the last is taken.
        let known = self.by_language.iter().rev();
        let best = known.max_by_key(|one| (weight(&one.lexis), one.is(said)));
        best.map(|one| &one.lexis)
    }
}

impl Spoken {
    fn is(&self, language: &str) -> bool {
        let primary = language.split('-').next().unwrap_or(language);
        *self.language == *primary
    }
}
