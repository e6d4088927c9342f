//! How far the words for an event reach.

use super::sentence::Sentence;
use super::words::EventWords;
use crate::extract::rules::scan::Scan;
use std::ops::Range;

/// How many words the text's own words for an event may be.
const NAME_WORDS: usize = 16;

impl Sentence<'_, '_> {
    /// Where the words for an event begin: behind an article or preposition, as far as one is
    /// near; else with the word for a part of a series.
    pub fn left(&self, noun: usize, words: &EventWords) -> usize {
        let scan = self.scan();
        let mut at = noun;
        while at > self.words.start && noun - at < 4 && scan.is_joined(at) {
            let before = scan.folded(at - 1);
            let ends = words.articles.contains(before)
                || words.determiners.contains(before)
                || words.inner.get(before).is_some()
                || words.agents.contains(before);
            if ends {
                return at;
            }
            if words.common.contains(before) && words.phases.get(before).is_none() {
                break;
            }
            at -= 1;
        }
        match scan.phrase_before(noun, &words.phases) {
            Some((start, ())) => start.max(self.words.start),
            None => noun,
        }
    }

    /// Where a run of capitals and numbers that ends before a word begins.
    pub fn left_capitals(&self, noun: usize) -> usize {
        let scan = self.scan();
        let mut at = noun;
        while at > self.words.start
            && noun - at < NAME_WORDS
            && scan.is_joined(at)
            && (scan.is_capital(at - 1) || scan.is_number(at - 1))
            && !(at - 1 == self.words.start && scan.words[at - 1].text.ends_with(['\'', '’']))
        {
            let date = self.text.dates.iter();
            let byte = scan.words[at - 1].start;
            if date.clone().any(|date| date.range.contains(&byte)) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The word behind the words for an event that go on at a word.
    pub fn right(&self, from: usize, words: &EventWords) -> usize {
        let scan = self.scan();
        let mut end = from;
        let limit = (from + NAME_WORDS).min(self.words.end);
        loop {
            // Capitals, and one word more where a preposition or a boundary follows.
            let mut last = end;
            while last < limit && self.goes_on(last) && (scan.is_capital(last)) {
                last += 1;
            }
            for extra in [1, 2] {
                let next = last + extra;
                let plain =
                    (last..next).all(|word| self.goes_on(word) && self.is_plain(word, words));
                let bounded = next >= self.words.end
                    || !self.goes_on(next)
                    || self.is_verb(next)
                    || (extra == 1 && scan.phrase_at(next, &words.inner).is_some());
                if next <= limit && plain && bounded {
                    last = next;
                    break;
                }
            }
            end = last;
            // A preposition with what follows it, unless that is a place or a date.
            let Some((behind, ())) = scan.phrase_at(end, &words.inner) else {
                return end;
            };
            let article = usize::from(words.articles.contains(scan.folded(behind)));
            let next = behind + article;
            let hash = scan.gap(next).trim() == "#";
            let follows = next < limit && (self.goes_on(next) || hash);
            if !self.goes_on(end) || !follows || self.is_place_behind(end, behind, next, words) {
                return end;
            }
            end = next + 1;
        }
    }

    /// Whether a preposition leads to a place or a date, which are no part of a name. `of` does
    /// not: “incontro di Lucca”.
    pub fn is_place_behind(
        &self,
        at: usize,
        behind: usize,
        next: usize,
        words: &EventWords,
    ) -> bool {
        let scan = self.scan();
        let byte = scan.words[next].start;
        let is_of = scan
            .phrase_at(at, &words.genitives)
            .is_some_and(|(end, ())| end == behind);
        let is_place = self.places().any(|(place, _)| place.contains(&byte));
        let is_date = self
            .text
            .dates
            .iter()
            .any(|date| date.range.contains(&byte));
        let is_time = self
            .text
            .times
            .iter()
            .any(|time| time.range().contains(&byte));
        is_date || is_time || (is_place && !is_of)
    }

    /// Whether a word belongs to the phrase of the one before it and to no date or time.
    pub fn goes_on(&self, at: usize) -> bool {
        let scan = self.scan();
        if at >= self.words.end || !scan.is_joined(at) {
            return false;
        }
        let byte = scan.words[at].start;
        let dates = self.text.dates.iter();
        let times = self.text.times.iter();
        !dates.clone().any(|date| date.range.contains(&byte))
            && !times.clone().any(|time| time.range().contains(&byte))
            && !self.is_verb(at)
    }

    pub fn is_verb(&self, at: usize) -> bool {
        self.verbs.iter().any(|(verb, _)| verb.contains(&at))
    }

    /// A word that may stand in a name: neither one of the commonest, nor a preposition.
    pub fn is_plain(&self, at: usize, words: &EventWords) -> bool {
        let word = self.scan().folded(at);
        !words.common.contains(word)
            && words.inner.get(word).is_none()
            && !words.prepositions.contains(word)
            && !words.agents.contains(word)
            && !words.participles.contains(word)
            && !words.articles.contains(word)
    }
}

/// The name with which some words begin: capitals, and `of` before one.
pub(super) fn proper(
    scan: &Scan<'_>,
    range: Range<usize>,
    words: &EventWords,
) -> Option<Range<usize>> {
    let mut end = range.start;
    while end < range.end && (end == range.start || scan.is_joined(end)) {
        if scan.is_capital(end) || (end > range.start && scan.is_number(end)) {
            end += 1;
            continue;
        }
        let of = scan.phrase_at(end, &words.genitives);
        match of.filter(|(behind, ())| end > range.start && scan.is_capital(*behind)) {
            Some((behind, ())) if behind < range.end && scan.is_joined(behind) => end = behind + 1,
            _ => break,
        }
    }
    (end > range.start).then(|| scan.bytes(range.start..end))
}
