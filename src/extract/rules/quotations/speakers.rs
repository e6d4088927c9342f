//! Who may speak in a text: people and organizations, and where words mean one of them.

use super::saying::{is_article, is_preposition, title_words};
use crate::extract::rules::{Person, Reading};
use crate::extract::{Lexis, NamedAs, NamingId, Token, Tokens};
use crate::record::Confidence;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How many bytes before and behind a full name tell the role of who bears it.
const AROUND: (usize, usize) = (80, 120);
/// How many mentions of a person are looked at for a role.
const MENTIONS: usize = 3;

/// How words mean somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// By a first name.
    Given,
    /// By a surname that several people bear.
    Shared,
    /// By a surname.
    Surname,
    /// By first and last name.
    Full,
}

/// Words that mean a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The words.
    pub(super) words: Range<usize>,
    /// Who, by number among the speakers.
    pub(super) who: usize,
    /// How.
    pub(super) form: Form,
    /// Whether what follows belongs to that person: `Smith's`.
    pub(super) possessive: bool,
}

/// A person or organization that may speak.
#[derive(Debug, Clone)]
struct Speaker {
    who: NamingId,
    name: Vec<Box<str>>,
    is_person: bool,
    sure: Confidence,
    /// Words around the name.
    around: FxHashSet<Box<str>>,
}

/// All who may speak in a text.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    all: Vec<Speaker>,
    by_word: FxHashMap<Box<str>, Vec<usize>>,
    /// Who was named in full, the last one at the end.
    named: Vec<usize>,
    /// How often each was mentioned so far.
    counts: FxHashMap<usize, usize>,
}

impl Speakers {
    /// Those whom the file names.
    pub(super) fn new(reading: &Reading<'_, '_>, lexis: &Lexis) -> Self {
        let mut speakers = Self::default();
        for person in &reading.people {
            let around = around(reading, person, lexis);
            speakers.add(reading, person.who, true, around);
        }
        // Whoever is named elsewhere in the file: guests in its front matter, organizations.
        for (who, naming) in reading.namings.iter().enumerate() {
            let is_person = naming.kind == NamedAs::Person;
            speakers.add(reading, who, is_person, FxHashSet::default());
        }
        speakers
    }

    fn add(
        &mut self,
        reading: &Reading<'_, '_>,
        who: NamingId,
        is_person: bool,
        around: FxHashSet<Box<str>>,
    ) {
        let Some(naming) = reading.namings.get(who) else {
            return;
        };
        let name: Vec<Box<str>> = folded(&naming.name.text).collect();
        let same = |known: &Speaker| known.name == name && known.is_person == is_person;
        if name.is_empty() || self.all.iter().any(same) {
            return;
        }
        let first = name.iter().take(if is_person { name.len() } else { 1 });
        for word in first {
            let known = self.by_word.entry(word.clone()).or_default();
            if !known.contains(&self.all.len()) {
                known.push(self.all.len());
            }
        }
        self.all.push(Speaker {
            who,
            name,
            is_person,
            sure: naming.confidence,
            around,
        });
    }

    /// Whether nobody may speak.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The naming of a speaker.
    pub(super) fn naming(&self, speaker: usize) -> NamingId {
        self.all[speaker].who
    }

    /// How sure it is that a speaker is one.
    pub(super) fn sure(&self, speaker: usize) -> Confidence {
        self.all[speaker].sure
    }

    /// The only person of the text.
    pub(super) fn only_person(&self) -> Option<usize> {
        let mut people = (0..self.all.len()).filter(|speaker| self.all[*speaker].is_person);
        let first = people.next()?;
        people.next().is_none().then_some(first)
    }

    /// The person of whom the text has spoken so far more than of all others.
    pub(super) fn protagonist(&self) -> Option<usize> {
        const LEAST: usize = 3;
        let people = || {
            self.counts
                .iter()
                .filter(|(who, _)| self.all[**who].is_person)
        };
        let (most, count) = people().max_by_key(|(_, count)| **count)?;
        let others = people().filter(|(who, _)| *who != most);
        let next = others.map(|(_, count)| *count).max().unwrap_or(0);
        (*count >= LEAST && *count >= 2 * next).then_some(*most)
    }

    /// The person whose initials are some letters.
    pub(super) fn by_initials(&self, letters: &str) -> Option<usize> {
        let letters: Vec<char> = letters.chars().flat_map(char::to_lowercase).collect();
        let initials = |speaker: &Speaker| {
            let name = speaker.name.iter();
            let own: Vec<char> = name.filter_map(|word| word.chars().next()).collect();
            speaker.is_person && own.len() > 1 && own == letters
        };
        let mut fitting = (0..self.all.len()).filter(|at| initials(&self.all[*at]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// The only person with a word of a role beside the name.
    pub(super) fn by_role(&self, role: &[Token<'_>], lexis: &Lexis) -> Option<usize> {
        let words = role.iter().map(|token| &*token.folded);
        let said = words.collect::<Vec<_>>().join(" ");
        let titles = lexis.role_synonyms.get(&said).into_iter().flatten();
        titles
            .map(String::as_str)
            .chain([said.as_str()])
            .find_map(|title| self.by_title(title))
            .or_else(|| {
                let called = lexis.quoting.callings.has(&said);
                let only = || self.only_person().or_else(|| self.protagonist());
                called.then(only).flatten()
            })
    }

    /// The only person with the words of a title, folded, beside the name.
    fn by_title(&self, title: &str) -> Option<usize> {
        let held = |speaker: &Speaker| {
            let mut words = title.split(' ');
            speaker.is_person && words.all(|word| speaker.around.contains(word))
        };
        let mut fitting = (0..self.all.len()).filter(|at| held(&self.all[*at]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// All people whom a text mentions; those named in full are remembered, so that a surname
    /// that several bear means the one who was named last.
    pub(super) fn mentions(&mut self, words: &Tokens<'_>, lexis: &Lexis) -> Vec<Mention> {
        let title = title_words(words, lexis);
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.mention_at(words, at, &title, lexis) {
                Some(mention) => {
                    at = mention.words.end;
                    *self.counts.entry(mention.who).or_default() += 1;
                    if mention.form == Form::Full {
                        self.named.retain(|known| *known != mention.who);
                        self.named.push(mention.who);
                    }
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    fn mention_at(
        &self,
        words: &Tokens<'_>,
        at: usize,
        title: &[bool],
        lexis: &Lexis,
    ) -> Option<Mention> {
        let token = &words.all[at];
        if !token.is_capital() && !token.folded.ends_with('\'') {
            return None;
        }
        let bare = token.folded.trim_end_matches('\'');
        let own = self.by_word.get(&*token.folded);
        let candidates = own.or_else(|| self.by_word.get(bare))?;
        let mut best: Vec<(usize, Form, usize)> = Vec::new();
        for who in candidates.iter().filter(|who| self.all[**who].is_person) {
            let Some((form, length)) = self.form_at(*who, words, at) else {
                continue;
            };
            let key = (form, length);
            if best.first().is_none_or(|known| key > (known.1, known.2)) {
                best.clear();
            }
            if best.first().is_none_or(|known| key == (known.1, known.2)) {
                best.push((*who, form, length));
            }
        }
        let (first, mut form, length) = *best.first()?;
        let last =
            |(who, ..): &&(usize, Form, usize)| self.named.iter().rposition(|known| known == who);
        let mut who = first;
        if best.len() > 1 {
            who = best.iter().max_by_key(last)?.0;
            form = form.min(Form::Shared);
        }
        let range = at..at + length;
        if form != Form::Full && !stands_alone(words, &range, title, lexis) {
            return None;
        }
        // An ending behind an apostrophe is no word: `Smith's`.
        let ending = words.before(range.end).strip_prefix(['\'', '’']);
        let possessive = ending.is_some_and(|ending| ending.starts_with(char::is_alphabetic));
        Some(Mention {
            words: range,
            who,
            form,
            possessive,
        })
    }

    /// How words from `at` on mean a person, and how many they are.
    fn form_at(&self, who: usize, words: &Tokens<'_>, at: usize) -> Option<(Form, usize)> {
        let name = &self.all[who].name;
        let equals = |index: usize, part: &[Box<str>]| {
            let behind = words.all.get(index..index + part.len());
            behind.is_some_and(|behind| {
                let mut pairs = behind.iter().zip(part);
                pairs.all(|(token, word)| {
                    *token.folded == **word || token.folded.trim_end_matches('\'') == &**word
                })
            })
        };
        if equals(at, name) {
            return Some((
                if name.len() > 1 {
                    Form::Full
                } else {
                    Form::Surname
                },
                name.len(),
            ));
        }
        // First and last name without those between.
        if name.len() > 2 && equals(at, &name[..1]) && equals(at + 1, &name[name.len() - 1..]) {
            return Some((Form::Full, 2));
        }
        let rests = (1..name.len()).map(|from| &name[from..]);
        if let Some(rest) = rests.into_iter().find(|rest| equals(at, rest)) {
            return Some((Form::Surname, rest.len()));
        }
        equals(at, &name[..1]).then_some((Form::Given, 1))
    }

    /// The organization whose name begins at a word, and how many words it is.
    pub(super) fn organization_at(&self, words: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
        let token = words.get(at).filter(|token| token.is_capital())?;
        let candidates = self.by_word.get(&*token.folded)?.iter();
        let fitting = candidates.filter(|who| {
            let known = &self.all[**who];
            let behind = words.all.get(at..at + known.name.len());
            !known.is_person
                && behind.is_some_and(|behind| {
                    let mut pairs = behind.iter().zip(&known.name);
                    pairs.all(|(token, word)| *token.folded == **word)
                })
        });
        let longest = fitting.max_by_key(|who| self.all[**who].name.len())?;
        Some((*longest, self.all[*longest].name.len()))
    }
}

/// Whether a part of a name stands alone: a capital right before it may be the first name of
/// somebody else, one right behind it the rest of another name.
fn stands_alone(words: &Tokens<'_>, range: &Range<usize>, title: &[bool], lexis: &Lexis) -> bool {
    let free_before = range.start.checked_sub(1).is_none_or(|before| {
        !words.all[before].is_capital()
            || !words.is_next(range.start)
            || title[before]
            || is_article(words, before, lexis)
            || is_preposition(words, before, lexis)
            || lexis.quoting.fillers.has(&words.all[before].folded)
            || lexis.saying.at(words, before).is_some()
    });
    let behind = range.end;
    let free_behind = words
        .get(behind)
        .is_none_or(|token| !token.is_capital() || !words.is_next(behind) || title[behind]);
    free_before && free_behind
}

/// The words around the first mentions of a person, and those of its roles.
fn around(reading: &Reading<'_, '_>, person: &Person, lexis: &Lexis) -> FxHashSet<Box<str>> {
    let mut around = FxHashSet::default();
    let mut add = |text: &str| around.extend(folded(text));
    let appearances = reading.facts.appearances.iter();
    for appearance in appearances.filter(|one| one.who == person.who) {
        for title in appearance
            .roles
            .iter()
            .filter_map(|role| role.title.as_ref())
        {
            add(&title.text);
        }
    }
    for (passage, range) in person.mentions.iter().take(MENTIONS) {
        let Some(passage) = reading.passages.get(*passage) else {
            continue;
        };
        let text = passage.text();
        let (Some(before), Some(behind)) = (text.get(..range.start), text.get(range.end..)) else {
            continue;
        };
        // A role stands before or behind its bearer without another sentence between.
        let start = floor(before, before.len().saturating_sub(AROUND.0));
        let before = &before[start..];
        let before = before.rsplit(['.', '!', '?', ';']).next().unwrap_or(before);
        let led = Tokens::new(before);
        let led = !led.is_empty() && is_preposition(&led, led.len() - 1, lexis);
        // The role before "of" is somebody else's.
        if !(led && before.ends_with(char::is_whitespace)) {
            add(before);
        }
        let behind = &behind[..floor(behind, AROUND.1.min(behind.len()))];
        if behind.starts_with(',') || behind.trim_start().starts_with('(') {
            add(behind.split(['.', '!', '?', ';']).next().unwrap_or(behind));
        }
    }
    around
}

/// The words of a text, folded.
fn folded(text: &str) -> impl Iterator<Item = Box<str>> {
    let all = Tokens::new(text).all.into_iter();
    all.map(|token| token.folded.into_owned().into())
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
