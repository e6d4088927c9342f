//! Who makes a podcast, as its own text says.
//!
//! “X is a podcast by Y, hosted by Z”, “Podcast realizzato da Y di A, B e C”: behind a noun for
//! a podcast or its title stands a phrase of the lexicon's `making`, and behind that the names,
//! linked or with capitals, parted by commas and words for “and”. Other words may stand between
//! only before hosts, whose phrase may also begin the sentence. People become authors or hosts, organizations producers. A podcast whose front
//! matter names its authors needs no reading.

use super::Reading;
use crate::content::MakingWords;
use crate::extract::prose::{Part, Word, sentences, words};
use crate::extract::{Contribution, NamedAs, Owner, fold};
use crate::record::{Confidence, Rule};
use std::ops::Range;

/// How sure a name is that links to a profile of its kind.
const LINKED: Confidence = 97;
/// How sure a name is that stands right behind the phrase.
const NEAR: Confidence = 90;
/// How sure a name is when words stand between the podcast and the phrase.
const FAR: Confidence = 75;
/// How sure a name is that may be anything: an organization, a town.
const VAGUE: Confidence = 60;
/// How many words may stand there.
const GAP: usize = 10;

/// What a phrase says of the names behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phrase {
    /// Whose podcast it is.
    By,
    /// Who writes or makes it.
    Author,
    /// Who presents it.
    Host,
    /// Who produces it.
    Producer,
}

impl Phrase {
    /// The role of a name of a kind. Of one who may be either, identity tells the kind.
    const fn role(self, kind: NamedAs) -> &'static str {
        match (self, kind) {
            (Self::Producer, _) => "producer",
            (Self::Host, _) => "host",
            (_, NamedAs::Person) => "author",
            (Self::By, _) => "owner",
            (Self::Author, _) => "maker",
        }
    }
}

/// Reads who makes the podcast.
pub fn read(reading: &mut Reading<'_, '_>) {
    if reading
        .contributions
        .iter()
        .any(|one| &*one.role == "author")
    {
        return;
    }
    let lexicons = reading.reader.ontology.lexicons.iter();
    let making: Vec<&MakingWords> = lexicons.map(|lexicon| &lexicon.making).collect();
    let title = reading
        .fields
        .name()
        .and_then(crate::tree::Value::text)
        .map(fold)
        .unwrap_or_default();
    for passage in 0..reading.passages.len() {
        if reading.passages[passage].part != Part::Text {
            continue;
        }
        let text = reading.passages[passage].text().to_owned();
        for sentence in sentences(&text, &reading.reader.words) {
            for language in &making {
                Sentence {
                    reading,
                    passage,
                    text: &text,
                    range: sentence.clone(),
                    language,
                }
                .read(&title);
            }
        }
    }
}

/// A sentence in the reading.
struct Sentence<'x, 'a, 'r> {
    reading: &'x mut Reading<'a, 'r>,
    passage: usize,
    text: &'x str,
    range: Range<usize>,
    language: &'x MakingWords,
}

impl Sentence<'_, '_, '_> {
    fn read(&mut self, title: &str) {
        let words = words(&self.text[self.range.clone()]);
        let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
        // Behind which word the podcast, or the names of its makers, end.
        let mut anchor: Option<(usize, bool)> = None;
        let mut at = 0;
        while at < words.len() {
            if let Some((length, phrase, near)) = self.phrase(&folded, at, anchor) {
                let from = self.range.start + words[at + length - 1].end();
                let end = self.names(from, phrase, near);
                if end > from {
                    let behind = |word: &Word<'_>| self.range.start + word.start >= end;
                    at = words.iter().position(behind).unwrap_or(words.len());
                    anchor = Some((at, false));
                    continue;
                }
            }
            let noun = longest(&folded[at..], &self.language.nouns);
            let named = begins(&folded[at..], title);
            let Some(length) = noun.or(named) else {
                at += 1;
                continue;
            };
            at += length;
            anchor = Some((at, noun.is_some()));
        }
    }

    /// The phrase at a word: how many words it has, what it says, and whether it stands near
    /// enough to the podcast to be about it without doubt.
    fn phrase(
        &self,
        folded: &[String],
        at: usize,
        anchor: Option<(usize, bool)>,
    ) -> Option<(usize, Phrase, bool)> {
        let common = |word: &String| self.reading.reader.words.stopwords.contains_key(word);
        let between = anchor.map(|(end, _)| &folded[end..at]);
        let near = between
            .is_some_and(|words| words.len() <= 1 || words.len() <= 2 && words.iter().all(common));
        let lists = [
            (Phrase::Author, &self.language.author),
            (Phrase::Host, &self.language.host),
            (Phrase::Producer, &self.language.producer),
        ];
        let found = lists
            .iter()
            .filter_map(|(phrase, list)| Some((longest(&folded[at..], list)?, *phrase)))
            .max_by_key(|found| found.0);
        let right = anchor == Some((at, true));
        let by = || Some((longest(&folded[at..], &self.language.by)?, Phrase::By));
        let (length, phrase) = found.or_else(|| right.then(by).flatten())?;
        let far = phrase == Phrase::Host && between.is_none_or(|words| words.len() <= GAP);
        let begins = phrase == Phrase::Host && at == 0;
        (near || begins || far && anchor.is_some()).then_some((length, phrase, near || begins))
    }

    /// Reads the names behind a phrase; the result is where they end.
    fn names(&mut self, from: usize, phrase: Phrase, near: bool) -> usize {
        let (mut at, mut end) = (from, from);
        let mut phrase = phrase;
        while let Some(range) = self.name_at(at) {
            let kind = self.kind(&range, phrase);
            let text = &self.text[range.clone()];
            let believed = kind.is_some() && (near || self.reading.reader.names.is_full_name(text));
            let Some(kind) = kind.filter(|_| believed) else {
                break;
            };
            let linked = self.reading.profile_at(self.passage, range.clone());
            let linked = linked.is_some_and(|profile| profile.owner != Owner::Page);
            let vague = kind == NamedAs::Agent && !linked && !self.is_publisher(text);
            let given = fold(text.split(' ').next().unwrap_or(""));
            let given = self.reading.reader.ontology.given_names.contains(&given);
            let sure = match (linked, near) {
                (false, _) if kind == NamedAs::Person && !given => FAR,
                _ if vague && !self.leads_to_people(range.end) => VAGUE,
                (true, true) => LINKED,
                (false, true) => NEAR,
                (_, false) => FAR,
            };
            let rule = if kind == NamedAs::Organization {
                Rule::Organization
            } else {
                Rule::Person
            };
            let who = self
                .reading
                .name(self.passage, range.clone(), kind, rule, sure);
            self.reading.contributions.push(Contribution {
                role: phrase.role(kind).into(),
                label: None,
                who: Some(who),
                work: None,
                roles: Vec::new(),
            });
            end = range.end;
            let Some((next, people)) = self.separator(end, kind) else {
                break;
            };
            if people {
                phrase = Phrase::Author;
            }
            at = next;
        }
        end
    }

    /// The name that begins behind white space: a link, or words with capitals.
    fn name_at(&self, at: usize) -> Option<Range<usize>> {
        let rest = &self.text[at..self.range.end];
        let start = at + rest.len() - rest.trim_start().len();
        let passage = &self.reading.passages[self.passage];
        if let Some(link) = passage.link_at(start) {
            let inner = self.text[link.range.clone()].trim_end_matches([',', '.', ' ']);
            return (!inner.is_empty()).then(|| link.range.start..link.range.start + inner.len());
        }
        let reader = self.reading.reader;
        let mut end = start;
        for word in words(&self.text[start..self.range.end]) {
            let gap = &self.text[end..start + word.start];
            let people = self
                .language
                .people
                .iter()
                .any(|known| fold(known) == fold(word.text));
            let joins = reader.names.is_particle(word.text)
                && !people
                && end > start
                && !reader.names.is_and(word.text);
            let apart = !gap.chars().all(|c| c == ' ' || c == '.')
                || passage.link_at(start + word.start).is_some();
            if apart || !(word.is_capital() || joins) {
                break;
            }
            end = start + word.end();
        }
        let name = self.text[start..end].trim_end();
        let name = name.rsplit_once(' ').map_or(name, |(before, last)| {
            if reader.names.is_particle(last) {
                before
            } else {
                name
            }
        });
        (!name.is_empty()).then(|| start..start + name.len())
    }

    /// Of which kind a name is; `None` when it is not to be believed.
    fn kind(&self, range: &Range<usize>, phrase: Phrase) -> Option<NamedAs> {
        let reader = self.reading.reader;
        let text = &self.text[range.clone()];
        let profile = self.reading.profile_at(self.passage, range.clone());
        match profile.as_ref().map(|profile| profile.owner) {
            Some(Owner::Person) => return Some(NamedAs::Person),
            Some(Owner::Organization) => return Some(NamedAs::Organization),
            _ => {}
        }
        if self.is_publisher(text) {
            return Some(NamedAs::Agent);
        }
        if reader.names.is_organization(text) {
            return Some(NamedAs::Organization);
        }
        let person = reader.names.is_full_name(text) && profile.is_none();
        match phrase {
            _ if self.leads_to_people(range.end) => Some(NamedAs::Agent),
            Phrase::Author | Phrase::Host | Phrase::By if person => Some(NamedAs::Person),
            Phrase::Host => None,
            _ => Some(NamedAs::Agent),
        }
    }

    fn is_publisher(&self, text: &str) -> bool {
        let publisher = self.reading.reader.config.publisher.name.as_deref();
        publisher.is_some_and(|name| fold(name) == fold(text))
    }

    /// Whether names of people follow that belong to the organization before them.
    fn leads_to_people(&self, end: usize) -> bool {
        let behind = self.text[end..self.range.end].trim_start();
        self.language.people.iter().any(|word| {
            let rest = behind.strip_prefix(word.as_str());
            let rest = rest.and_then(|rest| rest.strip_prefix(' '));
            rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
        })
    }

    /// Where the next name may begin, and whether people of the organization before follow.
    fn separator(&self, end: usize, kind: NamedAs) -> Option<(usize, bool)> {
        let mut rest = &self.text[end..self.range.end];
        let begin = rest.len();
        rest = rest.trim_start();
        let comma = rest.starts_with(',');
        rest = rest.trim_start_matches(',').trim_start();
        let word = rest.split_whitespace().next().unwrap_or("");
        let joined = self.reading.reader.names.is_and(word);
        let people = kind != NamedAs::Person
            && !comma
            && self.language.people.iter().any(|known| known == word);
        if joined || people {
            rest = &rest[word.len()..];
        }
        (comma || joined || people).then(|| (end + begin - rest.len(), people))
    }
}

/// How many words the longest phrase of a list has that folded words begin with.
fn longest(words: &[String], list: &[String]) -> Option<usize> {
    let lengths = list
        .iter()
        .filter_map(|phrase| begins(words, &fold(phrase)));
    lengths.max()
}

/// How many words a folded phrase has, when folded words begin with it.
fn begins(words: &[String], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ').filter(|part| !part.is_empty()) {
        if words.get(count).is_none_or(|word| word != part) {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}
