//! The section of a lexicon about quotations.

use serde::Deserialize;

/// Words around quotations, besides the verbs of saying.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct QuotingWords {
    /// What leads from a verb to what is said: `that`.
    #[serde(default)]
    pub that: Vec<String>,
    /// Pronouns that stand for somebody: `she`.
    #[serde(default)]
    pub pronouns: Vec<String>,
    /// What may stand between a verb, a name and a quotation: `then`.
    #[serde(default)]
    pub fillers: Vec<String>,
    /// Verbs of saying that carry on a sentence: `adding`.
    #[serde(default)]
    pub gerunds: Vec<String>,
    /// What gerunds end with: `ing`.
    #[serde(default)]
    pub gerund_endings: Vec<String>,
    /// What stands before a name and needs no verb: `according to`.
    #[serde(default)]
    pub according: Vec<String>,
    /// Nouns and participles behind which quotation marks hold a name or title: `book`, `called`.
    #[serde(default)]
    pub titled: Vec<String>,
    /// Verbs of saying, by their last word, whose object in quotation marks may be a title:
    /// `written`.
    #[serde(default)]
    pub titling: Vec<String>,
    /// Verbs of saying, by their last word, whose object is whom something is said to: `told`.
    #[serde(default)]
    pub telling: Vec<String>,
    /// Words that sentences have and titles rarely do: `is`, `we`.
    #[serde(default)]
    pub stating: Vec<String>,
    /// What begins a paragraph that tells whose the words before it are: `these are the words`.
    #[serde(default)]
    pub pointing: Vec<String>,
    /// Labels of questions in an interview, without their colon.
    #[serde(default)]
    pub questions: Vec<String>,
    /// What adverbs end with that may stand between a verb and who speaks.
    #[serde(default)]
    pub adverb_endings: Vec<String>,
    /// What a text calls the only person who speaks in it: `the speaker`.
    #[serde(default)]
    pub callings: Vec<String>,
    /// Labels of answers in an interview, without their colon.
    #[serde(default)]
    pub answers: Vec<String>,
}
