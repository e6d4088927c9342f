//! What an event is called: a name between quotation marks, or the text's own words for it.

use super::extent::proper;
use super::sentence::Sentence;
use super::words::EventWords;
use crate::fold::fold;
use std::ops::Range;

/// How many words a quoted name may have.
pub(super) const QUOTED_WORDS: usize = 22;
/// How many words may stand between a noun and the quoted name.
const BETWEEN_WORDS: usize = 4;
/// How far behind the verb a noun may stand.
const BEHIND_WORDS: usize = 9;
/// How many letters a name of one word has at least, unless all are capitals.
const NAME_LETTERS: usize = 5;
/// How far from the date a noun may stand when no verb says that it takes place.
const NEAR_WORDS: usize = 16;

/// What an event is called in a sentence.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says something of the words by itself"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    /// Bytes of the passage.
    pub bytes: Range<usize>,
    /// Its head noun, folded.
    pub head: Option<String>,
    /// Whether it is a name of its own, and not only words for an event.
    pub is_proper: bool,
    /// Whether it may take up an event that was named before.
    pub is_general: bool,
    /// Whether a word such as `next` says that it is a part of a series.
    pub is_part: bool,
    /// Whether it is what a verb says opens or is shown.
    pub is_opened: bool,
    /// The series that it is a part of, by passage and bytes.
    pub series: Option<(usize, Range<usize>)>,
}

impl Called {
    /// A name of its own in some bytes.
    pub const fn named(bytes: Range<usize>) -> Self {
        Self {
            bytes,
            head: None,
            is_proper: true,
            is_general: false,
            is_part: false,
            is_opened: false,
            series: None,
        }
    }
}

/// A noun for an event, by its words.
type NounAt = (Range<usize>, bool);

impl Sentence<'_, '_> {
    /// What the event of this sentence is called.
    pub fn called(&self, words: &EventWords) -> Option<Called> {
        let mut called = self
            .quoted(words)
            .or_else(|| self.linked(words))
            .or_else(|| self.hosted(words))
            .or_else(|| self.noun_phrase(words))
            .or_else(|| self.subject(words))
            .or_else(|| self.behind_verb(words))
            .or_else(|| self.shown(words))
            .or_else(|| self.coming(words))
            .or_else(|| self.opened(words))
            .or_else(|| self.topic(words))
            .filter(|called| self.is_name(called))?;
        let apposition = self.antecedent(words, &called);
        if let Some(name) = apposition.or_else(|| self.apposed(words, &called)) {
            called.bytes = name;
            called.is_proper = true;
            called.is_general = false;
        }
        if called.series.is_none() {
            let larger = self.larger(words, &called.bytes);
            called.series = larger.map(|bytes| (self.text.passage, bytes));
        }
        Some(called)
    }

    /// Whether words may be a name: a single short one, as pronouns are, is none.
    fn is_name(&self, called: &Called) -> bool {
        let text = &self.scan().text[called.bytes.clone()];
        called.head.is_some()
            || text.contains(' ')
            || text.chars().count() >= NAME_LETTERS
            || text.chars().all(|c| !c.is_lowercase())
    }

    /// The nouns for events.
    pub fn nouns(&self, words: &EventWords) -> Vec<NounAt> {
        let scan = self.scan();
        let mut found = Vec::new();
        let mut at = self.words.start;
        while at < self.words.end {
            // "il prossimo fine settimana" is when.
            if let Some((end, ())) = scan.phrase_at(at, &words.idle) {
                at = end;
                continue;
            }
            let noun = scan.phrase_at(at, &words.nouns);
            let start = scan.words[at].start;
            // Not within quotation marks, nor in the name of a venue.
            let is_within = || {
                let quoted = self.text.quotes.iter().any(|quote| quote.contains(&start));
                // “on March 11” names no march.
                let dated = self
                    .text
                    .dates
                    .iter()
                    .any(|date| date.range.contains(&start));
                quoted || dated || self.places().any(|(place, _)| place.contains(&start))
            };
            match noun.filter(|_| !is_within()) {
                Some((end, noun)) => {
                    found.push((at..end, noun.is_general));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// `si terrà “Code hands-on”`, `il convegno “Città aperte”`.
    pub(super) fn quoted(&self, words: &EventWords) -> Option<Called> {
        let scan = self.scan();
        let inside = |quote: &&Range<usize>| self.bytes.contains(&quote.start);
        self.text.quotes.iter().filter(inside).find_map(|quote| {
            let name = scan.text.get(quote.clone())?;
            let count = name.split_whitespace().count();
            let is_name = name.trim_start().starts_with(|c: char| !c.is_lowercase());
            if !is_name || count > QUOTED_WORDS || name.trim().is_empty() {
                return None;
            }
            let at = scan.word_from(quote.start);
            let verb = self.verbs.iter().find(|(verb, known)| {
                known.is_strong && verb.end <= at && at - verb.end <= BETWEEN_WORDS
            });
            let noun = self.nouns(words).into_iter().rev().find(|(noun, _)| {
                let parted = || scan.text.get(scan.words[noun.end - 1].end()..quote.start);
                noun.end <= at
                    && at - noun.end <= BETWEEN_WORDS
                    && parted().is_some_and(|gap| !gap.contains([',', ';', '.', ')']))
            });
            // "ospitano “Carte in viaggio”, mostra promossa da"
            let close = scan.word_from(quote.end);
            let apposed = self.nouns(words).into_iter().find(|(noun, _)| {
                let gap = scan.text.get(quote.end..scan.words[noun.start].start);
                noun.start >= close
                    && noun.start - close <= 1
                    && gap.is_some_and(|gap| gap.contains(','))
            });
            let noun = noun.or(apposed.filter(|_| verb.is_none()));
            if verb.is_none() && noun.is_none() {
                return None;
            }
            if let Some((noun, _)) = &noun
                && noun.end <= at
                && (noun.end..at).any(|word| scan.phrase_at(word, &words.genitives).is_some())
            {
                return Some(self.of_quoted(noun, quote, words));
            }
            let trimmed = name.trim_matches([' ', '*', '_']);
            let start = quote.start + (name.len() - name.trim_start_matches([' ', '*', '_']).len());
            Some(Called {
                bytes: start..start + trimmed.len(),
                head: noun.map(|(noun, _)| fold(scan.slice(noun))),
                is_proper: true,
                is_general: false,
                is_part: false,
                is_opened: false,
                series: None,
            })
        })
    }

    /// `ultimo incontro del ciclo “Parole di scienza”`, `presentazione del libro “…”`: words for an
    /// event that end with a quoted name of something else.
    fn of_quoted(&self, noun: &Range<usize>, quote: &Range<usize>, words: &EventWords) -> Called {
        let scan = self.scan();
        let start = self.left(noun.start, words);
        let close = scan
            .text
            .get(quote.end..)
            .and_then(|rest| rest.chars().next());
        let is_part = self.is_part(start..noun.end, noun, words);
        Called {
            bytes: scan.words[start].start..quote.end + close.map_or(0, char::len_utf8),
            head: Some(fold(scan.slice(noun.clone()))),
            is_proper: true,
            is_general: false,
            is_part,
            is_opened: false,
            series: is_part.then(|| (self.text.passage, quote.clone())),
        }
    }

    /// `primo incontro di #ToscanaDigitale`, `Milano Digital Week`, `annual general meeting`.
    fn noun_phrase(&self, words: &EventWords) -> Option<Called> {
        let scan = self.scan();
        let nouns = self.nouns(words);
        let date = self.date.map(|date| scan.word_from(date.range.start));
        // A verb that may mean anything helps no more than the date does.
        let strong = self
            .verb()
            .filter(|(_, verb)| verb.is_strong || date.is_none());
        let verb = strong.map(|(verb, _)| verb.clone());
        let anchor = verb.as_ref().map(|verb| verb.start).or(date)?;
        let is_near = |noun: &Range<usize>| match &verb {
            Some(verb) => {
                noun.end <= verb.start || noun.start - verb.end.min(noun.start) <= BEHIND_WORDS
            }
            None => noun.start.abs_diff(anchor) <= NEAR_WORDS,
        };
        let is_free = |noun: &Range<usize>| {
            let before = scan.phrase_before(noun.start, &words.during).is_some();
            let overlaps = self
                .verbs
                .iter()
                .any(|(verb, _)| verb.start < noun.end && noun.start < verb.end);
            // “nei padiglioni della Fiera”: a noun alone with a capital is somewhere or somebody.
            let is_alone = scan.is_capital(noun.start)
                && noun.start > self.words.start
                && self.right(noun.end, words) == noun.end
                && self.left_capitals(noun.start) == noun.start;
            !before && !overlaps && !is_alone
        };
        let chosen = nouns
            .iter()
            .filter(|(noun, _)| is_near(noun) && is_free(noun))
            .min_by_key(|(noun, is_general)| {
                let is_bare = || self.phrase(noun, *is_general, words).is_general;
                let distance = noun.start.abs_diff(anchor);
                (verb.is_none() && *is_general && is_bare(), distance)
            })?;
        // A noun within the words for another event belongs to those.
        let outer = nouns.iter().find(|(noun, _)| {
            noun.start < chosen.0.start
                && is_free(noun)
                && self.right(noun.end, words) > chosen.0.start
        });
        let (noun, is_general) = outer.unwrap_or(chosen);
        Some(self.phrase(noun, *is_general, words))
    }

    pub fn phrase(&self, noun: &Range<usize>, is_general: bool, words: &EventWords) -> Called {
        let scan = self.scan();
        let is_capital = scan.is_capital(noun.start) && noun.start > self.words.start;
        let mut start = if is_capital {
            self.left_capitals(noun.start)
        } else {
            self.left(noun.start, words)
        };
        while start < noun.start && words.articles.contains(scan.folded(start)) {
            start += 1;
        }
        let end = self.right(noun.end, words);
        let mut bytes = scan.bytes(start..end);
        // A sign such as `#` belongs to the word behind it.
        while scan
            .text
            .get(..bytes.start)
            .is_some_and(|text| text.ends_with('#'))
        {
            bytes.start -= 1;
        }
        let behind = (noun.end..end).any(|word| scan.is_capital(word));
        let is_name = is_capital && (start < noun.start || behind);
        let is_name = is_name || self.bears_name(noun.end..end, words);
        let series = self.series(start..end, noun, words);
        let bare = end == noun.end && start == noun.start;
        let of_place = scan
            .phrase_at(noun.end, &words.genitives)
            .is_some_and(|(place, ())| {
                self.text
                    .place_names
                    .contains(&fold(scan.slice(place..end)))
            });
        Called {
            bytes,
            head: Some(fold(scan.slice(noun.clone()))),
            is_proper: is_name,
            is_general: is_general && (bare || of_place) && !is_name,
            is_part: self.is_part(start..end, noun, words),
            is_opened: false,
            series: series.map(|bytes| (self.text.passage, bytes)),
        }
    }

    fn is_part(&self, phrase: Range<usize>, noun: &Range<usize>, words: &EventWords) -> bool {
        let is_phase = |at: usize| self.scan().phrase_at(at, &words.phases).is_some();
        let mut phrase = phrase;
        phrase.any(|at| is_phase(at) && !noun.contains(&at))
    }

    /// What stands behind `of` in the words for a part of a series.
    fn series(
        &self,
        phrase: Range<usize>,
        noun: &Range<usize>,
        words: &EventWords,
    ) -> Option<Range<usize>> {
        let scan = self.scan();
        if !self.is_part(phrase.clone(), noun, words) {
            return None;
        }
        let of =
            (noun.end..phrase.end).find_map(|at| Some(scan.phrase_at(at, &words.genitives)?.0))?;
        let mut bytes = proper(scan, of..phrase.end, words)?;
        if scan
            .text
            .get(..bytes.start)
            .is_some_and(|text| text.ends_with('#'))
        {
            bytes.start -= 1;
        }
        Some(bytes)
    }

    /// `In occasione della Milano Digital Week`: something larger, named or linked.
    fn larger(&self, words: &EventWords, own: &Range<usize>) -> Option<Range<usize>> {
        let scan = self.scan();
        let at = self
            .words
            .clone()
            .find_map(|at| Some(scan.phrase_at(at, &words.during)?.0))?;
        let bytes = proper(scan, at..self.words.end, words)?;
        let linked = self
            .text
            .links
            .iter()
            .any(|link| link.start <= bytes.start && bytes.end <= link.end);
        let start = scan.word_from(bytes.start);
        let end = scan.word_from(bytes.end);
        let named = (start..end).any(|word| scan.phrase_at(word, &words.nouns).is_some());
        let apart = bytes.end <= own.start || own.end <= bytes.start;
        ((linked || named) && apart).then_some(bytes)
    }
}
