//! Towns with their state or country behind them (`Boston, MA`, `in Ann Arbor, Michigan`), and
//! lines that begin with a label for the place.

use super::PlaceReading;
use super::towns::{ADDRESSED, Match};
use super::words::Kinds;
use crate::content::PlaceKind as Known;
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;

/// How many words the name of a town may have that the gazetteer does not know.
const NAME_WORDS: usize = 3;
/// How many words a label may have.
const LABEL_WORDS: usize = 4;
/// How many words of an address may stand between a label and a name.
const ADDRESS_WORDS: usize = 24;
/// A town whose country is named behind it.
const OF_COUNTRY: Confidence = 86;

impl PlaceReading<'_> {
    /// Whether the state of a town stands behind it by two letters.
    pub(super) fn has_state(&self, scan: &Scan<'_>, known: &Match) -> bool {
        self.behind_state(scan, known.words.end).is_some()
    }

    /// The word behind two letters for a state that follow a comma.
    pub(super) fn behind_state(&self, scan: &Scan<'_>, at: usize) -> Option<usize> {
        let letters = scan.words.get(at)?.text.trim_end_matches('.');
        let is_code = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        if scan.gap(at).trim() != "," || !is_code {
            return None;
        }
        let mut countries = self.words.subdivided.iter();
        countries
            .any(|country| {
                self.gazetteer
                    .by_code(&format!("{country}-{letters}"))
                    .is_some()
            })
            .then_some(at + 1)
    }

    /// A town that the gazetteer does not know, behind a word for being there and before its
    /// state or country.
    pub(super) fn stated_at(
        &self,
        scan: &Scan<'_>,
        at: usize,
    ) -> Option<(Match, PlaceSort, Confidence)> {
        if !scan.is_capital(at) || self.known_at(scan, at).is_some() {
            return None;
        }
        let (_, cue) = scan.phrase_before(at, &self.words.cues)?;
        let mut end = at;
        while end <= at + NAME_WORDS && scan.is_capital(end) && (end == at || scan.is_joined(end)) {
            end += 1;
        }
        let is_name = end - at <= NAME_WORDS && cue.kinds.has(Kinds::TOWN);
        let is_person = end - at > 1 && self.is_person(scan.slice(at..at + 1));
        let first = scan.folded(at);
        let is_common = self.words.common.contains(first) || self.words.calendar.contains(first);
        if !is_name || is_person || is_common || self.is_person(scan.slice(at..end)) {
            return None;
        }
        let sure = if self.behind_state(scan, end).is_some() {
            ADDRESSED
        } else {
            let larger = self
                .known_at(scan, end)
                .filter(|_| scan.gap(end).trim() == ",")?;
            let is_larger = larger.has(&[Known::Country, Known::Region]) && !larger.is_town();
            (is_larger && self.is_whole(scan, &larger)).then_some(OF_COUNTRY)?
        };
        let town = Match {
            words: at..end,
            kinds: vec![Known::Municipality],
            spelling: None,
            province: None,
        };
        Some((town, PlaceSort::Town, sure))
    }

    /// Whether a word stands behind the label of a line that says where something is: right
    /// behind its colon, or behind a comma of the address.
    pub(super) fn is_labelled(&self, scan: &Scan<'_>, at: usize) -> bool {
        let sign = scan.gap(at).trim();
        if at == 0 || !matches!(sign, ":" | ",") {
            return false;
        }
        let mut start = at;
        while start > 0 && at - start < ADDRESS_WORDS {
            let gap = scan.gap(start);
            if gap.contains('\n') || (start < at && gap.contains([':', ';', '!', '?'])) {
                return false;
            }
            start -= 1;
            let label = scan.phrase_at(start, &self.words.labels);
            let begins = label.is_some_and(|(end, ())| {
                end <= at && end - start <= LABEL_WORDS && scan.gap(end).starts_with(':')
            });
            if begins && scan.is_capital(start) {
                return true;
            }
        }
        false
    }
}
