//! Well-known names that need no word for being somewhere before them: behind a noun and `of`
//! (`i simboli di Bologna`, `le strade dell'Appennino`), several times in the text, or side by
//! side (`sono Trasaghis, Forgaria nel Friuli e Clauzetto`).

use super::PlaceReading;
use super::towns::Match;
use crate::content::PlaceKind as Known;
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::fold::fold;
use crate::record::Confidence;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name behind a noun and `of`.
const OF_NOUN: Confidence = 80;
/// A name that stands several times.
const REPEATED: Confidence = 78;
/// One of several that stand side by side.
pub(super) const SIDE_BY_SIDE: Confidence = 80;
/// How many names side by side are places whatever they are; two must be long or well known.
const MANY: usize = 3;
/// How many letters the name of a small place must have to need no more than `of`.
const LETTERS: usize = 6;
/// How often it must stand.
const TIMES: usize = 2;

impl PlaceReading<'_> {
    /// Names of larger towns and areas that stand more than once for themselves, folded.
    pub(super) fn repeated_in(&self, scans: &[Scan<'_>]) -> FxHashSet<String> {
        let mut counts: FxHashMap<String, (usize, bool)> = FxHashMap::default();
        for scan in scans {
            let mut at = 0;
            while at < scan.words.len() {
                let Some(known) = self.known_at(scan, at) else {
                    at += 1;
                    continue;
                };
                at = known.words.end;
                if Self::is_large(&known) && self.stands_alone(scan, &known) {
                    let name = fold(scan.slice(known.words.clone()));
                    let count = counts.entry(name).or_default();
                    count.0 += 1;
                    count.1 |= scan.is_joined(known.words.start);
                }
            }
        }
        let often = counts
            .into_iter()
            .filter(|(_, (count, within))| *count >= TIMES && *within);
        often.map(|(name, _)| name).collect()
    }

    /// What a name is that no cue stands before.
    pub(super) fn well_known(
        &self,
        scan: &Scan<'_>,
        at: usize,
        known: &Match,
    ) -> Option<(PlaceSort, Confidence)> {
        if let Some(found) = self.long_area(scan, known) {
            return Some(found);
        }
        if !self.stands_alone(scan, known) {
            return None;
        }
        let sort = if known.is_town() {
            PlaceSort::Town
        } else if known.has(&[Known::Area]) {
            PlaceSort::Region
        } else {
            return None;
        };
        // Short names of small places are everyday words and surnames too often.
        let letters = scan.slice(known.words.clone()).chars().count();
        let is_local =
            || Self::is_large(known) || (letters >= LETTERS && self.is_local(scan, known));
        // “le strade del Paese”: no town has an article before its name.
        let is_bare = || self.words.bare.contains(scan.folded(at - 1));
        let fits = |sort| sort != PlaceSort::Town || is_bare();
        if self.is_of_noun(scan, at) && fits(sort) && is_local() {
            return Some((sort, OF_NOUN));
        }
        let name = fold(scan.slice(known.words.clone()));
        (Self::is_large(known) && self.repeated.contains(&name)).then_some((sort, REPEATED))
    }

    /// An area whose name has several words, behind an article: `i Castelli Romani`.
    fn long_area(&self, scan: &Scan<'_>, known: &Match) -> Option<(PlaceSort, Confidence)> {
        let before = scan.folded(known.words.start.checked_sub(1)?);
        let led = scan.is_joined(known.words.start)
            && !self.words.bare.contains(before)
            && (self.words.articles.contains(before)
                || self.words.genitives.contains(before)
                || self.words.locatives.get(before).is_some());
        let fits = led && known.words.len() > 1 && known.kinds == [Known::Area];
        (fits && self.is_whole(scan, known)).then_some((PlaceSort::Region, OF_NOUN))
    }

    /// Towns that stand side by side without a word for being there, when all names of the
    /// list are towns: `le due centraline più vicine, Legnago e Bovolone`.
    pub(super) fn side_by_side(&self, scan: &Scan<'_>, at: usize) -> Vec<Match> {
        let fits = |known: &Match| {
            let name = scan.slice(known.words.clone());
            known.is_town() && self.is_alone(scan, known) && !self.is_surname(name)
        };
        let behind_name = at > 0 && scan.gap(at).trim() == "," && scan.is_capital(at - 1);
        let Some(first) = self.known_at(scan, at).filter(|known| fits(known)) else {
            return Vec::new();
        };
        if behind_name {
            return Vec::new();
        }
        let mut end = first.words.end;
        let mut list = vec![first];
        let mut unknown = 0;
        let mut is_closed = false;
        loop {
            // "Ashby, Ga., and Austin"
            end = self.behind_state(scan, end).unwrap_or(end);
            let and = self.words.and.contains(scan.folded(end));
            let (start, is_last) = match scan.gap(end).trim() {
                "," | ".," if and && scan.is_joined(end + 1) => (end + 1, true),
                "," | ".," => (end, false),
                "" if and => (end + 1, true),
                _ => break,
            };
            if !scan.is_capital(start) {
                break;
            }
            // A list with one name that is no town may be of people or firms, unless it is long.
            let Some(next) = self.known_at(scan, start).filter(Match::is_town) else {
                // "Santa Cruz, Calif., and Austin"
                let letters = scan.words[start].text.chars().count();
                let state = letters < LETTERS && scan.gap(start + 1).starts_with('.');
                unknown += usize::from(!state);
                end = start + 1;
                is_closed |= is_last;
                continue;
            };
            end = next.words.end;
            if !self.is_whole(scan, &next) || self.is_surname(scan.slice(next.words.clone())) {
                return Vec::new();
            }
            is_closed |= is_last;
            list.push(next);
        }
        let is_known = |known: &Match| {
            let letters = scan.slice(known.words.clone()).chars().count();
            Self::is_large(known) || letters >= LETTERS
        };
        if unknown > usize::from(list.len() > MANY) {
            return Vec::new();
        }
        // Among many towns a given name is one, too: "Spello, Gubbio, Amelia e Norcia".
        let given = |known: &Match| self.is_person(scan.slice(known.words.clone()));
        if list.len() <= MANY && list.iter().any(given) {
            return Vec::new();
        }
        // "Assenti: Lodi, Fermo e Rovigo" may be surnames.
        let colon = scan.gap(at).contains(':');
        if colon && list.len() <= MANY {
            return Vec::new();
        }
        let enough = list.len() >= MANY || (is_closed && list.len() > 1);
        let sure = list.iter().all(is_known) || list.len() > MANY;
        if enough && sure { list } else { Vec::new() }
    }

    /// Whether a name is that of a larger town or an area.
    fn is_large(known: &Match) -> bool {
        known.has(&[Known::Province, Known::City, Known::Area]) && !known.has(&[Known::Country])
    }

    /// The same, and not perhaps the name of a person.
    fn stands_alone(&self, scan: &Scan<'_>, known: &Match) -> bool {
        let name = scan.slice(known.words.clone());
        !self.is_person(name) && self.is_alone(scan, known)
    }

    /// Whether a name is no part of a longer one, nor an everyday word with a capital.
    fn is_alone(&self, scan: &Scan<'_>, known: &Match) -> bool {
        let start = known.words.start;
        let name = scan.slice(known.words.clone());
        if !self.is_whole(scan, known) {
            return false;
        }
        let folded = fold(name);
        if self.words.common.contains(&folded) || scan.gap(start).ends_with(['@', '#', '.', '/']) {
            return false;
        }
        if start == 0 || !scan.is_joined(start) {
            return true;
        }
        let before = start - 1;
        let led = self.behind_part(scan, start).checked_sub(1);
        if led.is_some_and(|led| self.words.genitives.contains(scan.folded(led))) {
            return self.is_of_noun(scan, start);
        }
        // A capital before it makes it a part of a name, unless a sentence begins with that word.
        let begins = before == 0 || !scan.is_joined(before);
        let little = self.words.common.contains(scan.folded(before));
        // “il Bologna” is a team.
        if self.words.articles.contains(scan.folded(before)) {
            return false;
        }
        !scan.is_capital(before) || (begins && little)
    }

    /// Whether `of` stands before a word, and before that a noun that does not begin the
    /// name of an organization.
    fn is_of_noun(&self, scan: &Scan<'_>, at: usize) -> bool {
        let name = at;
        let at = self.behind_part(scan, at);
        let Some(of) = at.checked_sub(1) else {
            return false;
        };
        if of == 0 || !self.words.genitives.contains(scan.folded(of)) || !scan.is_joined(name) {
            return false;
        }
        let noun = of - 1;
        // "al ristorante “Il relitto” di Fano"
        if matches!(scan.gap(of).trim(), "”" | "»" | "\"") {
            return true;
        }
        scan.is_joined(of)
            && !scan.is_capital(noun)
            && !scan.is_number(noun)
            && !self.words.common.contains(scan.folded(noun))
            && scan.phrase_before(of, &self.words.bodies).is_none()
            && !self.is_longer(scan, noun, name)
    }

    /// Whether a noun, `of` and a name are the name of something: “lago di Garda”.
    fn is_longer(&self, scan: &Scan<'_>, noun: usize, at: usize) -> bool {
        let name = fold(scan.slice(noun..at + 1));
        !self.gazetteer.find(&name).is_empty()
    }

    /// Whether the language of the text is spoken where the place lies.
    fn is_local(&self, scan: &Scan<'_>, known: &Match) -> bool {
        let name = fold(scan.slice(known.words.clone()));
        self.introduced.contains_key(&name)
            || self.gazetteer.find(&name).iter().any(|place| {
                let chain = self.gazetteer.chain(*place);
                let mut larger = chain.iter().filter_map(|place| self.gazetteer.get(*place));
                larger.any(|entry| {
                    let code = entry.code.filter(|_| entry.kind == Known::Country);
                    let primary = self.language.split('-').next().unwrap_or_default();
                    code.is_some_and(|code| code.eq_ignore_ascii_case(primary))
                })
            })
    }
}
