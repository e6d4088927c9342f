//! Names of their own that events have in a sentence.

use super::naming::Called;
use super::sentence::Sentence;
use super::words::EventWords;
use crate::extract::calendar::FoundDate;
use crate::fold::fold;
use std::ops::Range;

impl Sentence<'_, '_> {
    /// Whether a name stands behind a noun without a preposition: `festival Lucca Digitale`.
    pub(super) fn bears_name(&self, behind: Range<usize>, words: &EventWords) -> bool {
        let scan = self.scan();
        let plain = behind.clone().take_while(|at| {
            let word = scan.folded(*at);
            scan.phrase_at(*at, &words.inner).is_none() && !words.prepositions.contains(word)
        });
        let capitals: Vec<usize> = plain.filter(|at| scan.is_capital(*at)).collect();
        let place = |at: usize| {
            let byte = scan.words[at].start;
            self.places().any(|(place, _)| place.contains(&byte))
        };
        capitals.len() > 1 || capitals.first().is_some_and(|at| !place(*at))
    }

    /// `[B-Day Party](…) venerdì 23 febbraio`, `sabato 24 c’è [Saldare in un giorno](…)`: a linked name
    /// right beside the day.
    pub(super) fn linked(&self, words: &EventWords) -> Option<Called> {
        const NEAR: usize = 12;
        const WORDS: usize = 12;
        let (scan, date) = (self.scan(), self.date?);
        let inside = |link: &&Range<usize>| self.bytes.contains(&link.start);
        let link = self.text.links.iter().filter(inside).find(|link| {
            let between = if link.end <= date.range.start {
                link.end..date.range.start
            } else {
                date.range.end..link.start
            };
            let gap = scan.text.get(between).unwrap_or("").trim();
            let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | ';' | '!' | '?');
            let there = words.there.contains(&fold(gap));
            let beside = gap.chars().all(sign);
            let there = there && date.range.end <= link.start;
            // "13 May 2024: [Rust 1.78](…)" is news.
            let named = (scan.word_from(link.start)..scan.word_from(link.end))
                .any(|at| scan.phrase_at(at, &words.nouns).is_some());
            let told = named || date.weekday_fits.is_some() || self.times().next().is_some();
            gap.len() <= NEAR && (there || beside && told)
        })?;
        let name = scan.text.get(link.clone())?;
        let count = name.split_whitespace().count();
        let first = name.trim_start_matches(|c: char| !c.is_alphanumeric());
        let proper = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && (2..=WORDS).contains(&count)
            && !name.contains(['@', '/'])
            && !self.text.others.contains(&fold(name));
        let first = scan.word_from(link.start);
        let noun = (first..scan.word_from(link.end))
            .find(|at| scan.phrase_at(*at, &words.nouns).is_some());
        proper.then(|| Called {
            head: noun.map(|at| scan.folded(at).to_owned()),
            ..Called::named(link.clone())
        })
    }

    /// `Open Data Night, la serata dei dati, si terrà`, `Linux Day 2016 – quindicesima giornata del
    /// software libero – si terrà`: the name to which the words for an event are an apposition.
    pub(super) fn antecedent(&self, words: &EventWords, called: &Called) -> Option<Range<usize>> {
        let scan = self.scan();
        let first = scan.word_from(called.bytes.start);
        if called.is_proper || first <= self.words.start {
            return None;
        }
        let article = words.articles.contains(scan.folded(first - 1));
        let end = first - usize::from(article);
        if end <= self.words.start {
            return None;
        }
        let sign = scan.gap(end).trim();
        let dashed = matches!(sign, "–" | "—" | "-");
        if !(dashed || article && sign == ",") {
            return None;
        }
        let mut start = self.name_before(end);
        while start < end && words.articles.contains(scan.folded(start)) {
            start += 1;
        }
        self.apposition(start..end)
    }

    /// `the annual conference, HarbourConf, takes place`: the name that is an apposition to the words
    /// for an event.
    pub(super) fn apposed(&self, words: &EventWords, called: &Called) -> Option<Range<usize>> {
        let scan = self.scan();
        let start = scan.word_from(called.bytes.end);
        if called.is_proper || start >= self.words.end || scan.gap(start).trim() != "," {
            return None;
        }
        let end = self.capitals_from(start);
        let closed = end >= self.words.end || matches!(scan.gap(end).trim(), "," | "." | "–");
        let little = words.common.contains(scan.folded(start));
        (closed && !little).then(|| self.apposition(start..end))?
    }

    /// The word behind capitals and numbers that begin with a capital, up to a date or verb.
    fn capitals_from(&self, start: usize) -> usize {
        let scan = self.scan();
        let mut end = start;
        while end < self.words.end
            && (end == start || self.goes_on(end))
            && (scan.is_capital(end) || end > start && scan.is_number(end))
        {
            end += 1;
        }
        end
    }

    /// The bytes of some words that may be the name of an event: several, or one that no other thing
    /// of the file has, long or with a capital within.
    fn apposition(&self, words: Range<usize>) -> Option<Range<usize>> {
        const LETTERS: usize = 6;
        let scan = self.scan();
        let bytes = scan.bytes(words.clone());
        let name = scan.text.get(bytes.clone())?;
        let over = |date: &FoundDate| date.range.start < bytes.end && bytes.start < date.range.end;
        let dated = self.text.dates.iter().any(over);
        let within = name.chars().skip(1).any(char::is_uppercase);
        let fits = words.len() > 1 || within || name.chars().count() >= LETTERS;
        let placed = self.places().any(|(place, _)| place.contains(&bytes.start));
        let known = self.text.others.contains(&fold(name));
        (!words.is_empty() && fits && !placed && !known && !dated).then_some(bytes)
    }

    /// `TechCrunch Disrupt si terrà`: capitals right before a verb that is said of events only.
    pub(super) fn subject(&self, words: &EventWords) -> Option<Called> {
        let scan = self.scan();
        let strong =
            |(_, verb): &&(Range<usize>, super::words::Verb)| verb.is_strong && !verb.is_passive;
        let (verb, known) = self.verbs.iter().find(|(verb, known)| {
            // “X, which will be held” tells of X even where “X will be held” may be a party.
            strong(&&(verb.clone(), *known)) || (known.is_strong && self.is_relative(verb, words))
        })?;
        let mut end = verb.start;
        if self.is_relative(verb, words) {
            end -= 1;
        } else if known.is_passive || !scan.is_joined(end) {
            return None;
        }
        let mut start = self.name_before(end);
        while start < end && words.articles.contains(scan.folded(start)) {
            start += 1;
        }
        let bytes = scan.bytes(start..end);
        let is_place = self.places().any(|(place, _)| place.contains(&bytes.start));
        (start < end && scan.is_capital(start) && !is_place).then_some(Called {
            bytes,
            head: None,
            is_proper: true,
            is_general: false,
            is_part: false,
            is_opened: false,
            series: None,
        })
    }

    /// `Palermo ospiterà Manifesta 12`: capitals right behind a verb of who is host to something.
    pub(super) fn hosted(&self, words: &EventWords) -> Option<Called> {
        const BETWEEN: usize = 2;
        let scan = self.scan();
        let mut all = self.words.clone();
        let behind = all.find_map(|at| Some(scan.phrase_at(at, &words.hosting)?.0))?;
        let mut near = behind..self.words.end.min(behind + BETWEEN);
        let start = near.find(|at| scan.is_capital(*at) && scan.is_joined(*at))?;
        let end = self.capitals_from(start);
        self.apposition(start..end).map(Called::named)
    }

    /// Whether `, which` or `, che` stands before a verb.
    fn is_relative(&self, verb: &Range<usize>, words: &EventWords) -> bool {
        let scan = self.scan();
        let Some(relative) = verb.start.checked_sub(1) else {
            return false;
        };
        relative > self.words.start
            && scan.is_joined(verb.start)
            && scan.gap(relative).trim() == ","
            && words.common.contains(scan.folded(relative))
    }

    /// Where the capitals and numbers that end before a word begin.
    fn name_before(&self, end: usize) -> usize {
        let scan = self.scan();
        let Some(last) = end.checked_sub(1).filter(|last| *last >= self.words.start) else {
            return end;
        };
        if !scan.is_capital(last) && !scan.is_number(last) {
            return end;
        }
        self.left_capitals(last)
    }
}
