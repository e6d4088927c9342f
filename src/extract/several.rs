//! Whether a text is one name or several, and what a name looks like.

use super::fold;
use crate::content::Ontology;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many words a person's name may have.
const NAME_WORDS: usize = 7;

/// What names are told by, of all languages together.
#[derive(Debug, Clone, Default)]
pub struct NameWords {
    and: FxHashSet<String>,
    within: FxHashSet<String>,
    particles: FxHashSet<String>,
    /// Legal forms, folded and without dots.
    legal: FxHashSet<String>,
    /// Last words of organizations' names, folded.
    tails: FxHashSet<String>,
    /// First words of organizations' names, folded.
    heads: FxHashSet<String>,
    /// Job titles and offices, folded; abbreviations in their own case.
    roles: FxHashSet<String>,
    acronyms: FxHashSet<String>,
    /// Titles in front of names, in their own case.
    honorifics: FxHashSet<String>,
    /// What leads from a role to an organization and nothing else: `at`.
    pub at: Vec<String>,
}

impl NameWords {
    /// Gathers the words of all languages.
    pub fn new(ontology: &Ontology) -> Self {
        let names = &ontology.names;
        let folded = |list: &[String]| list.iter().map(|word| fold(word)).collect();
        let mut words = Self {
            and: folded(&names.and),
            within: folded(&names.within),
            particles: folded(&names.particles),
            ..Self::default()
        };
        for lexicon in &ontology.lexicons {
            let organizations = &lexicon.organizations;
            let legal = organizations.legal.values().flatten();
            words.legal.extend(legal.map(|form| undotted(form)));
            let tails = organizations.tails.iter().map(|tail| fold(tail));
            words.tails.extend(tails);
            let heads = organizations.heads.iter().map(|head| fold(head));
            words.heads.extend(heads);
            words
                .roles
                .extend(lexicon.roles.heads.iter().map(|head| fold(head)));
            words.honorifics.extend(lexicon.honorifics.iter().cloned());
            words
                .acronyms
                .extend(lexicon.roles.acronyms.iter().cloned());
            words
                .and
                .extend(lexicon.credits.and.iter().map(|word| fold(word)));
            words
                .at
                .extend(lexicon.prepositions.at.iter().map(|word| fold(word)));
        }
        words.at.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.at.dedup();
        words
    }

    /// Whether a word stands between the parts of a name, in lower case.
    pub fn is_particle(&self, word: &str) -> bool {
        word.starts_with(char::is_lowercase) && self.particles.contains(&fold(word))
    }

    /// The words that stand between the parts of a name, folded.
    pub(super) const fn particles(&self) -> &FxHashSet<String> {
        &self.particles
    }

    /// Whether a word stands between two names of a list.
    pub fn is_and(&self, word: &str) -> bool {
        self.and.contains(&fold(word))
    }

    /// Whether a text looks like the first and last name of a person.
    pub fn is_full_name(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let bare = |word: &str| word.trim_end_matches('.').to_owned();
        let names = words.iter().filter(|word| !self.is_particle(word)).count();
        let sound = |word: &&str| {
            let first = word.chars().next().unwrap_or(' ');
            let letters = |c: char| c.is_alphabetic() || "'’.-‐·".contains(c);
            word.chars().all(letters)
                && first.is_alphabetic()
                && (!first.is_lowercase() || self.is_particle(word) || elided(word))
        };
        let ends = words.last().is_some_and(|word| !self.is_particle(word));
        (2..=NAME_WORDS).contains(&words.len())
            && names >= 2
            && ends
            && words.iter().all(sound)
            && !self.is_organization(text)
            && !self.acronyms.contains(&bare(words[0]))
    }

    /// Whether a text ends in a legal form: `Ltd`, `S.r.l.`
    pub fn has_legal_form(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        ends(&words, |tail| self.legal.contains(&undotted(tail)))
    }

    /// Whether a text looks like the name of an organization: by its legal form, its first
    /// words or its last ones.
    pub fn is_organization(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let head = |count: usize| {
            count < words.len() && self.heads.contains(&fold(&words[..count].join(" ")))
        };
        self.has_legal_form(text)
            || ends(&words, |tail| self.tails.contains(&fold(tail)))
            || (1..=3).any(head)
    }

    /// A person's name without the titles in front of it, as long as two words are left.
    pub fn without_honorifics<'t>(&self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some((first, behind)) = rest.split_once(' ')
            && self.honorifics.contains(first)
            && behind.trim().contains(' ')
        {
            rest = behind.trim_start();
        }
        rest
    }

    /// Whether a text begins with a job title.
    pub fn begins_with_role(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().take(4).collect();
        let bare = |word: &str| word.trim_end_matches([',', ';', ':', '.']).to_owned();
        let Some(first) = words.first() else {
            return false;
        };
        self.acronyms.contains(&bare(first))
            || (1..=words.len())
                .any(|count| self.roles.contains(&fold(&bare(&words[..count].join(" ")))))
    }

    /// The names of a text. Several are told apart only when each of them looks like a name:
    /// “Ann Bee, Bob Cee & Dora Dee”, but not “Smith, Jones & Partners”.
    pub fn names(&self, text: &str) -> Vec<Range<usize>> {
        let parts = self.split(text, true);
        let full = |(at, part): (usize, &(Range<usize>, bool))| {
            let name = &text[part.0.clone()];
            let second = name.split_whitespace().nth(1).unwrap_or("");
            let doubtful = at > 0 && part.1 && self.is_particle(second);
            self.is_full_name(name) && !doubtful
        };
        if parts.len() > 1 && parts.iter().enumerate().all(full) {
            return parts.into_iter().map(|part| part.0).collect();
        }
        let parts = self.split(text, false);
        let whole = |part: &(Range<usize>, bool)| {
            let name = &text[part.0.clone()];
            self.is_full_name(name) || self.is_organization(name)
        };
        if parts.len() > 1 && parts.iter().all(whole) {
            return parts.into_iter().map(|part| part.0).collect();
        }
        vec![trimmed(text, 0..text.len())]
    }

    /// Whether a text that is taken for one name may be several.
    pub fn may_be_several(&self, text: &str) -> bool {
        self.split(text, true).len() > 1 && !self.is_full_name(text) && !self.is_organization(text)
    }

    /// The parts between commas and, with `joined`, words for “and”; each with whether it
    /// follows a word that also stands within names.
    fn split(&self, text: &str, joined: bool) -> Vec<(Range<usize>, bool)> {
        let mut parts = Vec::new();
        let (mut start, mut doubtful) = (0, false);
        let mut push = |range: Range<usize>, doubtful: bool| {
            let range = trimmed(text, range);
            if !range.is_empty() {
                parts.push((range, doubtful));
            }
        };
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let length = rest.chars().next().map_or(1, char::len_utf8);
            let before = at == 0 || text[..at].ends_with(char::is_whitespace);
            let word = if joined && before {
                first_word(rest)
            } else {
                ""
            };
            if rest.starts_with([',', ';', '|', '\n']) || joined && rest.starts_with(" / ") {
                push(start..at, doubtful);
                at += if rest.starts_with(' ') { 3 } else { length };
                (start, doubtful) = (at, false);
            } else if !word.is_empty() && self.and.contains(&fold(word)) {
                push(start..at, doubtful);
                doubtful = self.within.contains(&fold(word));
                at += word.len();
                start = at;
            } else {
                at += length;
            }
        }
        push(start..text.len(), doubtful);
        parts
    }
}

/// Whether the last one to three words, others before them, are something.
fn ends(words: &[&str], known: impl Fn(&str) -> bool) -> bool {
    let tail = |count: usize| words[words.len() - count..].join(" ");
    (1..=3).any(|count| count < words.len() && known(&tail(count)))
}

/// The word that a text begins with.
fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or("")
}

/// A particle that is written together with the name: `d'Angelo`.
fn elided(word: &str) -> bool {
    let mut parts = word.splitn(2, ['\'', '’']);
    let (first, rest) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    first.chars().count() <= 2 && rest.starts_with(char::is_uppercase)
}

fn undotted(text: &str) -> String {
    fold(text).replace('.', "")
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let around = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
    let start = range.start + part.len() - part.trim_start_matches(around).len();
    let end = range.end - (part.len() - part.trim_end_matches(around).len());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_ontology;

    fn words() -> NameWords {
        let ontology = load_ontology(None, None, &mut Vec::new());
        NameWords::new(&ontology)
    }

    fn names(text: &str) -> Vec<&str> {
        let ranges = words().names(text).into_iter();
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn several_names() {
        let pair = ["Anna Bianchi", "Carlo de Rossi"];
        for text in [
            "Anna Bianchi and Carlo de Rossi",
            "Anna Bianchi e Carlo de Rossi",
            "Anna Bianchi & Carlo de Rossi",
            "Anna Bianchi, Carlo de Rossi",
            "Anna Bianchi und Carlo de Rossi",
            "Anna Bianchi; Carlo de Rossi",
        ] {
            assert_eq!(names(text), pair, "{text}");
        }
        assert_eq!(
            names("Ann Bee, Bob Cee, and Dora Dee"),
            ["Ann Bee", "Bob Cee", "Dora Dee"]
        );
        assert_eq!(
            names("Анна Белова и Пётр Чехов"),
            ["Анна Белова", "Пётр Чехов"]
        );
        assert_eq!(
            names("Ann Bee, Smith & Jones Ltd"),
            ["Ann Bee", "Smith & Jones Ltd"]
        );
    }

    #[test]
    fn one_name() {
        for text in [
            "Smith, Jones & Partners",
            "Carlos de la Cruz y Vega",
            "José Ortega y Gasset",
            "Juan García y Pérez de la Cruz",
            "Procter & Gamble",
            "Acme Lamps, Inc.",
            "Mario Rossi & Figli S.r.l.",
            "Bianchi, Anna",
            "Anna",
            "Andy Warhol e",
        ] {
            assert_eq!(names(text).len(), 1, "{text}: {:?}", names(text));
        }
    }

    #[test]
    fn full_names() {
        let words = words();
        for name in [
            "Anna Bianchi",
            "J. R. Smith",
            "Ludwig van Beethoven",
            "Rosa D'Angelo",
            "Łukasz Żak",
            "王 小明",
        ] {
            assert!(words.is_full_name(name), "{name}");
        }
        for text in [
            "Anna",
            "CEO Acme",
            "Acme Labs",
            "the end",
            "Anna 2000",
            "Anna and Bob",
            "University of Oslo",
        ] {
            assert!(!words.is_full_name(text), "{text}");
        }
    }
}
