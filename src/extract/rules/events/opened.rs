//! Events that have no noun of their own: what will take place, open or be shown on a day.

use super::naming::{Called, QUOTED_WORDS};
use super::sentence::Sentence;
use super::words::EventWords;
use std::ops::Range;

/// How many words the text's own words for it may be.
const NAME_WORDS: usize = 12;
/// How many words its subject may have.
const SUBJECT_WORDS: usize = 8;

impl Sentence<'_, '_> {
    /// `si svolgerà e-privacy 2019`: what stands behind a verb that is said of events only.
    pub fn behind_verb(&self, words: &EventWords) -> Option<Called> {
        self.date?;
        let held = self.verbs.iter();
        let mut held = held.filter(|(_, verb)| verb.is_strong && !verb.is_passive);
        let name = held.find_map(|(verb, _)| self.words_from(verb.end, words))?;
        (!self.has_deadline(words)).then(|| self.opening_of(name))
    }

    /// `Aprirà mercoledì 3 aprile, alle ore 10.30, il primo sportello`, `I risultati saranno
    /// discussi martedì 24 ottobre dalle 15`: the subject of a verb of what opens or is shown.
    pub fn opened(&self, words: &EventWords) -> Option<Called> {
        let date = self.date?;
        if self.has_deadline(words) {
            return None;
        }
        let scan = self.scan();
        let opening = self.words.clone().find_map(|at| {
            let (end, ()) = scan.phrase_at(at, &words.opening)?;
            Some(at..end)
        });
        let passive = || {
            let mut verbs = self.verbs.iter();
            let found = verbs.find(|(_, verb)| verb.is_strong && verb.is_passive)?;
            // Something past is a report, and its day may be another's.
            (scan.bytes(found.0.clone()).end <= date.range.start).then(|| found.0.clone())
        };
        let verb = opening.or_else(passive)?;
        let name = self
            .words_before(verb.start, words)
            .or_else(|| self.subject_behind(verb.end, words))?;
        Some(self.opening_of(name))
    }

    /// `Lunedì 9 alle 15 in piazza Roma ci sarà l’albero della cuccagna`: what a sentence with its day
    /// says that there will be.
    pub fn coming(&self, words: &EventWords) -> Option<Called> {
        let date = self.date?;
        if self.has_deadline(words) {
            return None;
        }
        let scan = self.scan();
        let mut all = self.words.clone();
        let behind = all.find_map(|at| Some(scan.phrase_at(at, &words.coming)?.0))?;
        let later = scan.words.get(behind)?.start > date.range.start;
        let name = self.words_from(behind, words).filter(|_| later)?;
        Some(self.opening_of(name))
    }

    /// `Il 9 maggio alle ore 20.45 Fabio Riva mostrerà le foto di “Boschi di pianura”`: a title between
    /// quotation marks behind a verb of what somebody will show, in a sentence that begins with day and
    /// time of day.
    pub fn shown(&self, words: &EventWords) -> Option<Called> {
        const BEFORE: usize = 14;
        const TITLE_WORDS: usize = 3;
        let date = self.date?;
        let begins = date.range.start - self.bytes.start <= BEFORE;
        if !begins || self.times().next().is_none() || self.has_deadline(words) {
            return None;
        }
        let scan = self.scan();
        let mut all = self.words.clone();
        let verb = all.find(|at| scan.phrase_at(*at, &words.showing).is_some())?;
        let behind = scan.words.get(verb)?.start;
        let mut quotes = self.text.quotes.iter();
        let quote = quotes.find(|quote| {
            let inside = self.bytes.contains(&quote.start) && quote.start > behind;
            let name = scan.text.get((*quote).clone()).unwrap_or("");
            let name = name.trim_start_matches([' ', '*', '_']);
            let words = name.split_whitespace().count();
            let proper = name.starts_with(|c: char| !c.is_lowercase());
            inside && proper && (TITLE_WORDS..=QUOTED_WORDS).contains(&words)
        })?;
        let name = scan.text.get(quote.clone())?;
        let outer = [' ', '*', '_'];
        let start = quote.start + name.len() - name.trim_start_matches(outer).len();
        Some(Called::named(start..start + name.trim_matches(outer).len()))
    }

    fn opening_of(&self, name: Range<usize>) -> Called {
        Called {
            bytes: self.scan().bytes(name),
            head: None,
            is_proper: false,
            is_general: false,
            is_part: false,
            is_opened: true,
            series: None,
        }
    }

    /// Whether the sentence speaks of something that must be done in time.
    fn has_deadline(&self, words: &EventWords) -> bool {
        let scan = self.scan();
        let mut all = self.words.clone();
        all.any(|at| {
            let date = scan.phrase_at(at, &words.deadlines);
            date.is_some() && !self.is_in_name(at)
        })
    }

    /// Whether a word stands between quotation marks.
    fn is_in_name(&self, at: usize) -> bool {
        let start = self.scan().words[at].start;
        self.text.quotes.iter().any(|quote| quote.contains(&start))
    }

    /// The subject behind a verb, an article first, perhaps behind day, time and place.
    fn subject_behind(&self, from: usize, words: &EventWords) -> Option<Range<usize>> {
        let scan = self.scan();
        let mut starts = from..self.words.end;
        starts.find_map(|at| {
            let timed = at > from && !self.is_free(at - 1);
            let begins = at == from || timed || scan.gap(at).trim() == ",";
            let is_article = words.articles.contains(scan.folded(at));
            (begins && is_article && scan.is_joined(at + 1))
                .then(|| self.words_from(at, words))
                .flatten()
        })
    }

    /// The words for something that begin with a word, without the article.
    fn words_from(&self, from: usize, words: &EventWords) -> Option<Range<usize>> {
        let scan = self.scan();
        let byte = scan.words.get(from)?.start;
        let is_quoted = |quote: &&Range<usize>| quote.start == byte && self.goes_to(from);
        if let Some(quote) = self.text.quotes.iter().find(is_quoted) {
            return Some(from..scan.word_from(quote.end));
        }
        let mut start = from;
        if words.articles.contains(scan.folded(start)) {
            start += 1;
        }
        if start >= self.words.end || (start > from && !scan.is_joined(start)) {
            return None;
        }
        let first = scan.folded(start);
        let is_name = scan.gap(from).trim().is_empty() || start > from;
        let little = words.common.contains(first) || words.prepositions.contains(first);
        if !is_name || little || !self.is_free(start) {
            return None;
        }
        let mut end = start + 1;
        while end < self.words.end && end - start < NAME_WORDS && self.goes_on(end) {
            let word = scan.folded(end);
            let inner = scan.phrase_at(end, &words.inner);
            if let Some((behind, ())) = inner
                && behind < self.words.end
                && !self.is_place_behind(end, behind, behind, words)
                && self.goes_on(behind)
            {
                end = behind + 1;
                continue;
            }
            if inner.is_some() || words.prepositions.contains(word) || words.common.contains(word) {
                break;
            }
            end += 1;
        }
        Some(start..end)
    }

    /// The words for something that end before a word, without the article.
    fn words_before(&self, end: usize, words: &EventWords) -> Option<Range<usize>> {
        let scan = self.scan();
        if !scan.is_joined(end) {
            return None;
        }
        let mut start = end;
        while start > self.words.start && end - start < SUBJECT_WORDS {
            let at = start - 1;
            let word = scan.folded(at);
            if words.articles.contains(word) || !self.is_free(at) {
                break;
            }
            start = at;
            if !scan.is_joined(start) {
                break;
            }
        }
        let first = scan.folded(start);
        let is_name = start < end
            && !words.common.contains(first)
            && !words.prepositions.contains(first)
            && !words.common.contains(scan.folded(end - 1));
        is_name.then_some(start..end)
    }

    /// Whether nothing but a quotation mark parts a word from the one before it.
    fn goes_to(&self, at: usize) -> bool {
        let gap = self.scan().gap(at).trim();
        gap.chars().count() <= 1 && at < self.words.end
    }

    /// Whether a word is neither part of a date nor of a time of day.
    fn is_free(&self, at: usize) -> bool {
        let byte = self.scan().words[at].start;
        let dates = self.text.dates.iter();
        let times = self.text.times.iter();
        !dates.clone().any(|date| date.range.contains(&byte))
            && !times.clone().any(|time| time.range().contains(&byte))
    }
}
