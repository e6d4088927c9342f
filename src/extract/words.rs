//! The lexicons of all languages, ready to be asked.

use super::calendar::CalendarWords;
use super::prose::Part;
use super::rules::{EventLexicon, ImprintWords, PageWords, PlaceLexicon};
use crate::content::Lexicon;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// How long a heading of a block may be.
const HEADING_BYTES: usize = 64;
/// How many words of a text tell its language.
const SAMPLE: usize = 60;
/// How many common words of a language tell it at least.
const TOLD: usize = 3;

/// Words of all lexicons.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Headings of credit blocks, folded.
    pub credit_headings: FxHashSet<String>,
    /// Headings of contact blocks, folded.
    pub contact_headings: FxHashSet<String>,
    /// Headings of lists of chapters, folded.
    pub chapter_headings: FxHashSet<String>,
    /// Credit labels, folded, and their roles.
    pub roles: FxHashMap<String, Box<str>>,
    /// Words between a work and its artist, folded, the longest first.
    pub by: Vec<String>,
    /// Those of them that are no part of names, as "of" is.
    pub clear_by: Vec<String>,
    /// Words between two names, folded.
    pub and: Vec<String>,
    /// Languages with commonest words, at most 64.
    pub languages: Vec<String>,
    /// Commonest words, each with the languages that have it as bits.
    pub stopwords: FxHashMap<String, u64>,
    /// Abbreviations, folded, without their last dot.
    pub abbreviations: FxHashSet<String>,
    /// Names that the program gives, by language.
    pub labels: FxHashMap<String, std::collections::BTreeMap<String, String>>,
    /// What stands around the names of places.
    pub places: PlaceLexicon,
    /// What stands around events.
    pub events: EventLexicon,
    /// What dates and times are written with.
    pub calendar: CalendarWords,
    /// Furniture of pages.
    pub page: PageWords,
    /// Words of imprints.
    pub imprint: ImprintWords,
}

impl Words {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut words = Self {
            places: PlaceLexicon::new(lexicons),
            events: EventLexicon::new(lexicons),
            calendar: CalendarWords::new(lexicons),
            page: PageWords::new(lexicons),
            imprint: ImprintWords::new(lexicons),
            ..Self::default()
        };
        for lexicon in lexicons {
            let credits = &lexicon.credits;
            words
                .credit_headings
                .extend(credits.headings.iter().map(|text| fold(text)));
            words
                .contact_headings
                .extend(credits.contacts.iter().map(|text| fold(text)));
            words
                .chapter_headings
                .extend(lexicon.chapters.iter().map(|text| fold(text)));
            for (role, labels) in &credits.roles {
                for label in labels {
                    words
                        .roles
                        .entry(fold(label))
                        .or_insert_with(|| role.as_str().into());
                }
            }
            words.by.extend(credits.by.iter().map(|text| fold(text)));
            words.and.extend(credits.and.iter().map(|text| fold(text)));
            if !lexicon.stopwords.is_empty() && words.languages.len() < 64 {
                let bit = 1u64 << words.languages.len();
                words.languages.push(lexicon.language.clone());
                for word in &lexicon.stopwords {
                    *words.stopwords.entry(word.to_lowercase()).or_default() |= bit;
                }
            }
            let abbreviations = lexicon.abbreviations.iter().chain(&lexicon.honorifics);
            let short_months = lexicon.months.iter().flat_map(|names| names.iter().skip(1));
            words.abbreviations.extend(
                abbreviations
                    .chain(short_months)
                    .map(|text| fold(text.trim_end_matches('.'))),
            );
            words
                .labels
                .insert(lexicon.language.clone(), lexicon.labels.clone());
        }
        words.by.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.by.dedup();
        let genitives = lexicons
            .iter()
            .flat_map(|lexicon| &lexicon.prepositions.genitive);
        let genitives: FxHashSet<String> = genitives.map(|form| fold(form)).collect();
        let clear = words.by.iter().filter(|by| !genitives.contains(*by));
        words.clear_by = clear.cloned().collect();
        words.and.sort();
        words.and.dedup();
        words
    }

    /// The part of a body that a line begins as a heading.
    pub fn heading_of(&self, line: &str) -> Option<Part> {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || bare.len() > HEADING_BYTES {
            return None;
        }
        let bare = fold(bare);
        if self.credit_headings.contains(&bare) {
            Some(Part::Credits)
        } else if self.contact_headings.contains(&bare) {
            Some(Part::Contacts)
        } else {
            None
        }
    }

    /// Whether a word is an abbreviation, behind whose dot a sentence goes on.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations
            .contains(&fold(word.trim_end_matches('.')))
    }

    /// A name that the program gives, in a language or else in the first that has it.
    pub fn label(&self, name: &str, language: &str) -> Option<&str> {
        let primary = language.split('-').next().unwrap_or(language);
        self.labels
            .get(primary)
            .and_then(|labels| labels.get(name))
            .map(String::as_str)
    }

    /// The language in which a text is written, of those that have common words: `said` unless
    /// another one's are clearly more; `None` for a text that has too few of any.
    pub fn language_of<'l>(&'l self, text: &str, said: &'l str) -> Option<&'l str> {
        let mut counts = vec![0usize; self.languages.len()];
        let words = text.split(|c: char| !c.is_alphabetic());
        for word in words.filter(|word| !word.is_empty()).take(SAMPLE * 2) {
            let found = self.stopwords.get(word.to_lowercase().as_str());
            let Some(mut languages) = found.copied() else {
                continue;
            };
            while languages != 0 {
                counts[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        let primary = said.split('-').next().unwrap_or(said);
        let own = self
            .languages
            .iter()
            .position(|language| language == primary);
        let said_count = own.map_or(0, |own| counts[own]);
        let most = counts
            .iter()
            .zip(&self.languages)
            .max_by_key(|(count, _)| **count);
        match most {
            Some((count, language)) if *count >= TOLD && *count > 2 * said_count => Some(language),
            Some((count, _)) if *count >= TOLD => Some(said),
            _ => None,
        }
    }

    /// The language, other than `said`, in which a text seems to be written: many of
    /// its words are that language's commonest, and few are those of `said`.
    pub fn other_language(&self, text: &str, said: &str) -> Option<&str> {
        let primary = said.split('-').next().unwrap_or(said);
        let own = self
            .languages
            .iter()
            .position(|language| language == primary)?;
        let mut counts = vec![0usize; self.languages.len()];
        let mut total = 0usize;
        let mut lower = String::new();
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .take(SAMPLE)
        {
            total += 1;
            let word = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                word
            } else {
                lower.clear();
                lower.extend(word.chars().flat_map(char::to_lowercase));
                &lower
            };
            let Some(mut languages) = self.stopwords.get(word).copied() else {
                continue;
            };
            while languages != 0 {
                counts[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        let said_count = counts[own];
        let (most, language) = counts
            .iter()
            .zip(&self.languages)
            .max_by_key(|(count, _)| **count)?;
        let clear = *most >= 5 && *most >= 4 * said_count && most * 8 >= total;
        (clear && language != primary).then_some(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_is_noticed() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        let lexicon = |language: &str, stopwords: &str| Lexicon {
            language: language.into(),
            stopwords: words(stopwords),
            ..Lexicon::default()
        };
        let words = Words::new(&[
            lexicon("it", "di che la il della per con sono"),
            lexicon("en", "the of and to is that for with"),
        ]);
        let english = "the story of the people that met and spoke to the crowd for a day";
        assert_eq!(words.other_language(english, "it"), Some("en"));
        assert_eq!(words.other_language(english, "en-GB"), None);
        assert_eq!(
            words.other_language("la storia della città che di the of", "it"),
            None
        );
        assert_eq!(words.other_language("Tech Rewind", "it"), None);
    }
}
