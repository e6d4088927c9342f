//! Words around quotations, looked for in tokens.

use super::phrases::Phrases;
use crate::content::QuotingWords;

/// Words around quotations.
#[derive(Debug, Clone, Default)]
pub struct Quoting {
    /// What leads from a verb to what is said.
    pub that: Phrases,
    /// Pronouns that stand for somebody.
    pub pronouns: Phrases,
    /// What may stand between a verb, a name and a quotation.
    pub fillers: Phrases,
    /// Verbs of saying that carry on a sentence.
    pub gerunds: Phrases,
    /// What gerunds end with.
    pub gerund_endings: Box<[Box<str>]>,
    /// What stands before a name and needs no verb.
    pub according: Phrases,
    /// Nouns behind which marks hold a name or title.
    pub titled: Phrases,
    /// Verbs of saying, by their last word, whose object in marks may be a title.
    pub titling: Phrases,
    /// Verbs of saying, by their last word, behind which stands whom something is said to.
    pub telling: Phrases,
    /// Words that sentences have and titles rarely do.
    pub stating: Phrases,
    /// What begins a paragraph that tells whose the words before it are.
    pub pointing: Phrases,
    /// Labels of questions.
    pub questions: Phrases,
    /// What adverbs end with that may stand between a verb and who speaks.
    pub adverb_endings: Box<[Box<str>]>,
    /// What a text calls the only person who speaks in it.
    pub callings: Phrases,
    /// Labels of answers.
    pub answers: Phrases,
}

impl Quoting {
    /// The words of a lexicon; nouns for events have names behind them, too.
    pub(super) fn new(words: &QuotingWords, events: &[String]) -> Self {
        Self {
            that: Phrases::new(&words.that),
            pronouns: Phrases::new(&words.pronouns),
            fillers: Phrases::new(&words.fillers),
            gerunds: Phrases::new(&words.gerunds),
            gerund_endings: words
                .gerund_endings
                .iter()
                .map(|ending| crate::fold::fold(ending).into())
                .collect(),
            according: Phrases::new(&words.according),
            titled: Phrases::new(words.titled.iter().chain(events)),
            titling: Phrases::new(&words.titling),
            telling: Phrases::new(&words.telling),
            stating: Phrases::new(&words.stating),
            pointing: Phrases::new(&words.pointing),
            questions: Phrases::new(&words.questions),
            adverb_endings: words
                .adverb_endings
                .iter()
                .map(|ending| crate::fold::fold(ending).into())
                .collect(),
            callings: Phrases::new(&words.callings),
            answers: Phrases::new(&words.answers),
        }
    }
}
