//! Whether a text is one name or several, and what a name looks like.

use super::fold;
use crate::content::Ontology;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The names of a text, by bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// What is read as a name each.
    pub names: Vec<Range<usize>>,
    /// Words among them that are nobody's whole name.
    pub unread: Vec<Range<usize>>,
}

/// How many words a person's name may have.
const NAME_WORDS: usize = 7;

/// What names are told by, of all languages together.
#[derive(Debug, Clone, Default)]
pub struct NameWords {
    and: FxHashSet<String>,
    within: FxHashSet<String>,
    particles: FxHashSet<String>,
    beside: FxHashSet<String>,
    /// Degrees behind names, in their own case and without dots.
    degrees: FxHashSet<String>,
    /// What stands for a name where nobody is named.
    nobody: FxHashSet<String>,
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
            beside: folded(&names.beside),
            degrees: names.degrees.iter().cloned().collect(),
            nobody: folded(&names.nobody),
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

    /// Whether a text is a degree: `PhD`, `Ph.D.`
    fn is_degree(&self, text: &str) -> bool {
        self.degrees.contains(&text.trim().replace('.', ""))
    }

    /// What stands behind a name without the degrees that it begins with: `PhD, director`.
    pub fn behind_degrees<'t>(&self, text: &'t str) -> &'t str {
        let (first, rest) = text.split_once(',').unwrap_or((text, ""));
        if self.is_degree(first) {
            self.behind_degrees(rest.trim_start())
        } else {
            text
        }
    }

    /// A person's name without the degrees behind it, as long as two words are left.
    pub fn without_degrees<'t>(&self, text: &'t str) -> &'t str {
        match text.rsplit_once([' ', ',']) {
            Some((name, last)) if self.is_degree(last) && name.trim().contains(' ') => {
                self.without_degrees(name.trim_end_matches([' ', ',']))
            }
            _ => text,
        }
    }

    /// Whether a text says that nobody is named: `n/a`.
    pub fn is_nobody(&self, text: &str) -> bool {
        self.nobody.contains(&fold(text.trim()))
    }

    /// The names of a text. Several are told apart only when each of them looks like a name or is
    /// known as one: “Ann Bee, Bob Cee & Dora Dee”, but not “Smith, Jones & Partners”.
    pub fn names(&self, text: &str, is_known: &dyn Fn(&str) -> bool) -> Names {
        let parts = self.split(text, &[&self.and, &self.beside]);
        let full = |(at, part): (usize, &(Range<usize>, bool))| {
            let name = &text[part.0.clone()];
            let second = name.split_whitespace().nth(1).unwrap_or("");
            let doubtful = at > 0 && part.1 && self.is_particle(second);
            self.is_full_name(name) && !doubtful || is_known(name)
        };
        let (names, rest): (Vec<_>, Vec<_>) =
            parts.iter().enumerate().partition(|part| full(*part));
        let ranges = |parts: Vec<(usize, &(Range<usize>, bool))>| -> Vec<Range<usize>> {
            parts.into_iter().map(|(_, part)| part.0.clone()).collect()
        };
        // In a list of names, a word alone is none: “Ann Bee, Bob Cee and Lamps”.
        let is_word = |(_, part): &(usize, &(Range<usize>, bool))| {
            let word = &text[part.0.clone()];
            !word.contains(' ') && word.starts_with(char::is_uppercase)
        };
        let shorter = names.len() == 1 && parts[0].0.len() < text.trim().len();
        // “Ann Bee, Lamps”, where nothing but commas parts the words.
        let commas = self.split(text, &[]).len() == parts.len() && !self.is_organization(text);
        let listed = names.len() > 1 || commas && names.first().is_some_and(|(at, _)| *at == 0);
        let whole = rest.is_empty() && (shorter || names.len() > 1);
        if whole || !rest.is_empty() && listed && rest.iter().all(is_word) {
            return Names {
                names: ranges(names),
                unread: ranges(rest),
            };
        }
        let parts = self.split(text, &[]);
        let whole = |part: &(Range<usize>, bool)| {
            let name = &text[part.0.clone()];
            self.is_full_name(name) || self.is_organization(name) || is_known(name)
        };
        let names = if parts.len() > 1 && parts.iter().all(whole) {
            parts.into_iter().map(|part| part.0).collect()
        } else {
            vec![trimmed(text, 0..text.len())]
        };
        Names {
            names,
            unread: Vec::new(),
        }
    }

    /// The parts of a text that is a list of people with something in brackets behind each; the
    /// whole when it is none.
    pub fn bracketed(&self, text: &str) -> Vec<Range<usize>> {
        let whole = || std::iter::once(0..text.len()).collect();
        if !text.contains('(') {
            return whole();
        }
        let flat: String = text
            .char_indices()
            .scan(0_usize, |depth, (_, c)| {
                *depth = (*depth + usize::from(c == '(')).saturating_sub(usize::from(c == ')'));
                // What stands in brackets parts nothing; bytes keep their places.
                let hidden = *depth > 0 && c != '(';
                Some(if hidden {
                    "_".repeat(c.len_utf8())
                } else {
                    c.to_string()
                })
            })
            .collect();
        let parts = self.split(&flat, &[&self.and, &self.beside]);
        let named = |part: &(Range<usize>, bool)| {
            let name = flat[part.0.clone()].split(" (").next().unwrap_or("");
            self.is_full_name(name)
        };
        if parts.len() > 1 && parts.iter().all(named) {
            parts.into_iter().map(|part| part.0).collect()
        } else {
            whole()
        }
    }

    /// Whether a text that is taken for one name may be several.
    pub fn may_be_several(&self, text: &str) -> bool {
        let parts = self.split(text, &[&self.and]);
        let [first, second, ..] = parts.as_slice() else {
            return false;
        };
        // “Ann Bee e Lamps” has the form of one name.
        let joined = !second.1 && self.is_full_name(&text[first.0.clone()]);
        (joined || !self.is_full_name(text)) && !self.is_organization(text)
    }

    /// The parts between commas and words that join names, without degrees; each with whether it
    /// follows a word that also stands within names.
    fn split(&self, text: &str, joining: &[&FxHashSet<String>]) -> Vec<(Range<usize>, bool)> {
        let joined = !joining.is_empty();
        let mut parts = Vec::new();
        let (mut start, mut doubtful) = (0, false);
        let mut push = |range: Range<usize>, doubtful: bool| {
            let range = trimmed(text, range);
            let is_degree = range.start > 0 && self.is_degree(&text[range.clone()]);
            if !range.is_empty() && !is_degree {
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
            } else if !word.is_empty() && joining.iter().any(|words| words.contains(&fold(word))) {
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
    unquoted(text, start..end.max(start))
}

/// A part without the quotation marks that stand around all of it.
fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let pairs = [('“', '”'), ('„', '“'), ('«', '»'), ('"', '"')];
    let inner = pairs.iter().find_map(|(open, close)| {
        let inner = part.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.map_or(range.clone(), |inner| {
        let start = range.start + part.find(inner).unwrap_or_default();
        start..start + inner.len()
    })
}

#[cfg(test)]
mod tests;
