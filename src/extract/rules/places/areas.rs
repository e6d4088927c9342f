//! Areas and parts of towns, by the nouns that stand with their names: `the Bay Area`, `in Orange
//! County`, `nel quartiere di Bovisa`, `the Castro neighborhood`.

use super::{Found, PlaceReading};
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use std::ops::Range;

/// How many words the name may have.
const NAME_WORDS: usize = 4;
/// An area behind a word for being there.
const AREA: Confidence = 85;
/// A part of a town.
const QUARTER: Confidence = 84;

impl PlaceReading<'_> {
    /// Areas and parts of towns in a passage.
    pub(super) fn areas(&self, scan: &Scan<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < scan.words.len() {
            let area = self
                .area_at(scan, at)
                .map(|words| (words, PlaceSort::Region, AREA));
            let named = area.or_else(|| {
                let words = self
                    .quarter_of(scan, at)
                    .or_else(|| self.quarter_at(scan, at));
                words.map(|words| (words, PlaceSort::Place, QUARTER))
            });
            let Some((words, sort, sure)) = named else {
                at += 1;
                continue;
            };
            at = words.end;
            let bytes = scan.bytes(words);
            // A street or town that was found there means more.
            let is_taken = found
                .iter()
                .any(|other| other.bytes.start < bytes.end && bytes.start < other.bytes.end);
            if is_taken {
                continue;
            }
            let mut list = vec![bytes];
            if sort == PlaceSort::Place {
                list.extend(self.further_quarters(scan, &mut at));
            }
            found.extend(list.into_iter().map(|bytes| Found {
                bytes,
                spelling: None,
                sort,
                province: None,
                street: None,
                within: None,
                sure,
            }));
        }
    }

    /// The others of a list that `and` closes: `nelle contrade Pezzapiana, San Vitale e Pantano`.
    fn further_quarters(&self, scan: &Scan<'_>, at: &mut usize) -> Vec<Range<usize>> {
        let mut list = Vec::new();
        let mut end = *at;
        loop {
            let (start, is_last) = match scan.gap(end).trim() {
                "," => (end, false),
                "" if self.words.and.contains(scan.folded(end)) => (end + 1, true),
                _ => return Vec::new(),
            };
            if !scan.is_capital(start) {
                return Vec::new();
            }
            end = self.name_run(scan, start + 1);
            // "Alpini e Protezione civile": a name that goes on in small letters is none of these.
            let longer = scan.is_joined(end)
                && !scan.is_capital(end)
                && !self.words.common.contains(scan.folded(end))
                && !self.words.and.contains(scan.folded(end));
            let fits = self.is_quarter(scan, start..end) && !longer;
            if !fits || self.is_person(scan.slice(start..end)) {
                return Vec::new();
            }
            list.push(scan.bytes(start..end));
            if is_last {
                *at = end;
                return list;
            }
        }
    }

    /// A name that ends with the noun for an area, behind a word for being or going there.
    fn area_at(&self, scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
        if !scan.is_capital(at) {
            return None;
        }
        let end = capitals(scan, at);
        let tail = (at..end).find_map(|start| {
            let (last, noun) = scan.phrase_at(start, &self.words.area_tails)?;
            (last == end).then_some((start, *noun))
        });
        let (start, noun) = tail?;
        let is_name = start > at || noun.words > 1;
        let is_located = scan.phrase_before(at, &self.words.locatives).is_some()
            || scan.phrase_before(at, &self.words.cues).is_some();
        (is_name && is_located && end - at <= NAME_WORDS).then_some(at..end)
    }

    /// `nel quartiere di Bovisa`, but not `sportello di quartiere di Lucca`.
    fn quarter_of(&self, scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
        let (start, ()) = scan.phrase_before(at, &self.words.quarters)?;
        if !scan.is_capital(at) || scan.is_capital(start) {
            return None;
        }
        let before = scan.folded(start.checked_sub(1)?);
        let is_said = scan.is_joined(start)
            && !self.words.bare.contains(before)
            && (self.words.articles.contains(before)
                || self.words.genitives.contains(before)
                || self.words.locatives.get(before).is_some()
                || self.words.cues.get(before).is_some());
        let end = self.name_run(scan, at + 1);
        self.is_quarter(scan, at..end)
            .then_some(at..end)
            .filter(|_| is_said)
    }

    /// `the Castro neighborhood`.
    fn quarter_at(&self, scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
        let before = scan.folded(at.checked_sub(1)?);
        if !scan.is_capital(at) || !scan.is_joined(at) || !self.words.articles.contains(before) {
            return None;
        }
        let end = capitals(scan, at);
        let tail = scan.is_joined(end) && scan.phrase_at(end, &self.words.quarter_tails).is_some();
        (tail && !scan.is_capital(end) && self.is_quarter(scan, at..end)).then_some(at..end)
    }

    /// Whether words can be the name of a part of a town.
    fn is_quarter(&self, scan: &Scan<'_>, words: Range<usize>) -> bool {
        let first = scan.folded(words.start);
        words.len() <= NAME_WORDS
            && !self.words.common.contains(first)
            && !self.words.calendar.contains(first)
    }
}

/// The word behind capitals that follow each other.
fn capitals(scan: &Scan<'_>, at: usize) -> usize {
    let mut end = at;
    while end <= at + 2 * NAME_WORDS && scan.is_capital(end) && (end == at || scan.is_joined(end)) {
        end += 1;
    }
    end
}
