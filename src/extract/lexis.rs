//! The words of one language, ready for the rules that read prose.

use super::prose::words;
use super::tokens::Tokens;
use crate::content::{Lexicon, Ontology, VerbWords};
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// Phrases of one or more words, by their first word; the longest are tried first.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    by_first: FxHashMap<Box<str>, Vec<Phrase>>,
}

/// The words behind the first one; `None` is a gap of some words.
type Phrase = Box<[Option<Box<str>>]>;

/// How many words a gap (`...`) of a phrase may be.
const GAP: usize = 8;

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
        Self { by_first }
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
        (1..=12.min(end)).rev().find(|length| {
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
        if token.folded != **word || tokens.before(at).contains(['.', ',', ';', '\n']) {
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
    fn new(words: &VerbWords) -> Self {
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
            let found = self.behind(&self.participles, tokens, at + auxiliary);
            if let Some(end) = found {
                return Some(end - at);
            }
        }
        if let Some(modal) = self.modals.at(tokens, at) {
            let found = self.behind(&self.infinitives, tokens, at + modal);
            if let Some(end) = found {
                return Some(end - at);
            }
        }
        self.forms.at(tokens, at)
    }

    /// The end of a form that stands at a token, or behind an adverb or two.
    fn behind(&self, forms: &Phrases, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
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

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexis {
    /// Heads of job titles.
    pub roles: Phrases,
    /// Abbreviations of job titles, with their case.
    pub role_acronyms: FxHashSet<Box<str>>,
    /// What stands in front of a head.
    pub role_before: Phrases,
    /// What stands behind a head.
    pub role_after: Phrases,
    /// Offices that are named by their matter (`ministro dell'istruzione`).
    pub portfolios: Phrases,
    /// Occupations that are named by their subject (`docente di fisica`).
    pub subjects: Phrases,
    /// Titles before a name, with their case and without last dot.
    pub honorifics: FxHashSet<Box<str>>,
    /// Prepositions: of.
    pub genitive: Phrases,
    /// Prepositions: at.
    pub at: Phrases,
    /// Prepositions: for.
    pub on_behalf: Phrases,
    /// Prepositions: in.
    pub within: Phrases,
    /// Prepositions: from, by.
    pub from: Phrases,
    /// Prepositions: with.
    pub with: Phrases,
    /// Definite articles.
    pub definite: Phrases,
    /// Indefinite articles.
    pub indefinite: Phrases,
    /// Words for and.
    pub and: Phrases,
    /// Words that share out roles among names.
    pub respectively: Phrases,
    /// Relative pronouns.
    pub relative: Phrases,
    /// Verbs of saying.
    pub saying: Verbs,
    /// Verbs behind a guest.
    pub introducing: Verbs,
    /// What announces a guest.
    pub guest_cues: Phrases,
    /// Words for an episode.
    pub episode_nouns: Phrases,
    /// What a name of an organization begins with.
    pub organization_heads: Phrases,
    /// What it ends with.
    pub organization_tails: Phrases,
    /// What stands before organizations that do something together or for something.
    pub organization_cues: Phrases,
    /// Legal forms.
    pub legal: Phrases,
    /// Particles within a person's name.
    pub particles: Phrases,
    /// What the name of a street begins with.
    pub streets: Phrases,
    /// What the name of a venue begins with.
    pub venues: Phrases,
    /// Words that are no names though they begin a sentence.
    pub stopwords: FxHashSet<Box<str>>,
    /// What stands before the name of a photographer.
    pub photo_credits: Phrases,
}

impl Lexis {
    /// The words of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let prepositions = &lexicon.prepositions;
        let organizations = &lexicon.organizations;
        let bare = |text: &String| text.trim_end_matches('.').into();
        Self {
            roles: Phrases::new(&lexicon.roles.heads),
            role_acronyms: lexicon
                .roles
                .acronyms
                .iter()
                .map(|text| text.as_str().into())
                .collect(),
            role_before: Phrases::new(&lexicon.roles.before),
            role_after: Phrases::new(&lexicon.roles.after),
            portfolios: Phrases::new(&lexicon.roles.portfolios),
            subjects: Phrases::new(&lexicon.roles.subjects),
            honorifics: lexicon.honorifics.iter().map(bare).collect(),
            genitive: Phrases::new(&prepositions.genitive),
            at: Phrases::new(&prepositions.at),
            on_behalf: Phrases::new(&prepositions.on_behalf),
            within: Phrases::new(&prepositions.within),
            from: Phrases::new(&prepositions.from),
            with: Phrases::new(&prepositions.with),
            definite: Phrases::new(&lexicon.articles.definite),
            indefinite: Phrases::new(&lexicon.articles.indefinite),
            and: Phrases::new(&lexicon.credits.and),
            respectively: Phrases::new(&lexicon.respectively),
            relative: Phrases::new(&lexicon.relative),
            saying: Verbs::new(&lexicon.saying),
            introducing: Verbs::new(&lexicon.introducing),
            guest_cues: Phrases::new(&lexicon.guest_cues),
            episode_nouns: Phrases::new(&lexicon.episode_nouns),
            organization_heads: Phrases::new(&organizations.heads),
            organization_tails: Phrases::new(&organizations.tails),
            organization_cues: Phrases::new(&organizations.cues),
            legal: Phrases::new(
                organizations
                    .legal
                    .values()
                    .flatten()
                    .chain(organizations.legal.keys()),
            ),
            particles: Phrases::new(&lexicon.particles),
            streets: Phrases::new(&lexicon.place_cues.street),
            venues: Phrases::new(&lexicon.place_cues.venue),
            stopwords: lexicon
                .stopwords
                .iter()
                .map(|word| fold(word).into())
                .collect(),
            photo_credits: Phrases::new(&lexicon.photo_credits),
        }
    }

    /// How many tokens a preposition takes, with its article, that begins at a token.
    pub fn preposition(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let kinds = [
            &self.genitive,
            &self.at,
            &self.on_behalf,
            &self.within,
            &self.from,
            &self.with,
        ];
        kinds.iter().filter_map(|kind| kind.at(tokens, at)).max()
    }

    /// Whether a preposition ends right before a token.
    pub fn preposition_before(&self, tokens: &Tokens<'_>, end: usize) -> bool {
        let kinds = [
            &self.genitive,
            &self.at,
            &self.on_behalf,
            &self.within,
            &self.from,
        ];
        kinds.iter().any(|kind| kind.before(tokens, end).is_some())
    }

    /// How many tokens an article takes that begins at a token.
    pub fn article(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.definite
            .at(tokens, at)
            .or_else(|| self.indefinite.at(tokens, at))
    }

    /// Whether a word has a grammatical part alone, so that it begins no name.
    pub fn is_function_word(&self, folded: &str) -> bool {
        let kinds = [
            &self.genitive,
            &self.at,
            &self.on_behalf,
            &self.within,
            &self.from,
            &self.with,
            &self.definite,
            &self.indefinite,
            &self.and,
        ];
        self.stopwords.contains(folded) || kinds.iter().any(|kind| kind.has(folded))
    }

    /// How many tokens the head of a job title takes that begins at a token: what may stand
    /// before it, the head, and what belongs to it.
    pub fn role(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let before = self.role_before.at(tokens, at).unwrap_or(0);
        [before, 0].into_iter().find_map(|skipped| {
            let head = at + skipped;
            let token = tokens.get(head)?;
            let length = match self.roles.at(tokens, head) {
                Some(length) => length,
                None if self.role_acronyms.contains(token.text) => 1,
                None => return None,
            };
            Some(skipped + length)
        })
    }

    /// Whether a token is a title before a name.
    pub fn is_honorific(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        tokens
            .get(at)
            .is_some_and(|token| self.honorifics.contains(token.text))
    }
}

/// The words of all languages that have any for prose.
#[derive(Debug, Clone, Default)]
pub struct Lexica {
    by_language: Vec<(Box<str>, Lexis)>,
}

impl Lexica {
    /// The lexicons of an ontology.
    pub fn new(ontology: &Ontology) -> Self {
        let with_prose = ontology
            .lexicons
            .iter()
            .filter(|lexicon| !lexicon.roles.heads.is_empty());
        let by_language =
            with_prose.map(|lexicon| (lexicon.language.as_str().into(), Lexis::new(lexicon)));
        Self {
            by_language: by_language.collect(),
        }
    }

    /// The words of a language (its primary subtag counts).
    pub fn of(&self, language: &str) -> Option<&Lexis> {
        let primary = language.split('-').next().unwrap_or(language);
        let known = self
            .by_language
            .iter()
            .find(|(known, _)| **known == *primary);
        known.map(|(_, lexis)| lexis)
    }
}
