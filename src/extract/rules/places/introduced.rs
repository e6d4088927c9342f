//! Towns that no gazetteer knows and that the text itself introduces: in a dateline, behind a
//! postal code, behind `nel Comune di`. One sign alone is not enough unless it is an address. A
//! name formed as the towns of a language are (`-bury`, `-on-`) needs no more than `in`.

use super::PlaceReading;
use super::towns::is_postal;
use super::words::Kinds;
use crate::extract::rules::scan::Scan;
use crate::fold::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many words the name of a town may have.
const NAME_WORDS: usize = 6;
/// How far before a postal code a street may begin, in words.
const STREET_WORDS: usize = 12;
/// How many bytes may stand between a street and a postal code.
const STREET_GAP: usize = 5;
/// How many signs make a town; an address counts for as many.
const ENOUGH: u32 = 3;

/// A sign for a town; each counts once.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Sign {
    /// A postal code with a street or a province.
    Address = 0,
    /// A postal code.
    Code = 1,
    /// A dateline.
    Dateline = 2,
    /// `nel Comune di`.
    Municipal = 3,
    /// `a`, `in`.
    Located = 4,
    /// `of` behind anything.
    Of = 5,
    /// The form of the name itself.
    Form = 6,
}

impl Sign {
    const ALL: [(Self, u32); 7] = [
        (Self::Address, ENOUGH),
        (Self::Code, 2),
        (Self::Dateline, 2),
        (Self::Municipal, 2),
        (Self::Located, 1),
        (Self::Of, 1),
        (Self::Form, 2),
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl PlaceReading<'_> {
    /// The towns that some passages introduce: how each is written, by its folded name.
    pub(super) fn introduced_by(&self, scans: &[Scan<'_>]) -> FxHashMap<String, String> {
        let mut signs: FxHashMap<String, (u8, String)> = FxHashMap::default();
        for scan in scans {
            for at in 0..scan.words.len() {
                let Some((words, sign)) = self.sign_at(scan, at) else {
                    continue;
                };
                let name = scan.slice(words.clone());
                let known = signs.entry(fold(name)).or_default();
                known.0 |= sign.bit();
                // "from Peloton" may be said of anything.
                let within = scan
                    .phrase_before(words.start, &self.words.cues)
                    .is_some_and(|(_, cue)| cue.sure >= super::words::WITHIN);
                let formed =
                    words.len() == 1 && self.words.town_forms.fit(scan.folded(words.start));
                if within && formed {
                    known.0 |= Sign::Form.bit();
                }
                let is_loud = |name: &str| !name.chars().any(char::is_lowercase);
                if known.1.is_empty() || (is_loud(&known.1) && !is_loud(name)) {
                    name.clone_into(&mut known.1);
                }
            }
        }
        let told = signs.into_iter().filter(|(_, (bits, _))| {
            let counted = Sign::ALL.iter().filter(|(sign, _)| bits & sign.bit() != 0);
            counted.map(|(_, weight)| weight).sum::<u32>() >= ENOUGH
        });
        told.map(|(folded, (_, name))| (folded, name)).collect()
    }

    /// The name that begins with a word and what speaks for its being a town.
    fn sign_at(&self, scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, Sign)> {
        if !scan.is_capital(at) {
            return None;
        }
        let postal = is_postal(scan, at);
        let of = at > 0 && self.words.genitives.contains(scan.folded(at - 1)) && scan.is_joined(at);
        let cue = scan.phrase_before(at, &self.words.cues);
        let cued = cue.is_some_and(|(_, cue)| cue.kinds.has(Kinds::TOWN));
        if !(postal || of || cued || at == 0) {
            return None;
        }
        let words = self.town_name(scan, at)?;
        let sign = if postal {
            if self.is_addressed(scan, &words) {
                Sign::Address
            } else {
                Sign::Code
            }
        } else if scan.phrase_before(at, &self.words.municipal).is_some() {
            Sign::Municipal
        } else if cued {
            Sign::Located
        } else if of {
            Sign::Of
        } else {
            self.is_date_behind(scan, words.end)
                .then_some(Sign::Dateline)?
        };
        let is_person = !postal && self.is_person(scan.slice(at..at + 1));
        (!is_person).then_some((words, sign))
    }

    /// The words of a name that the gazetteer does not know.
    fn town_name(&self, scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
        let mut end = at + 1;
        while end < scan.words.len() && end - at < NAME_WORDS && scan.is_joined(end) {
            if scan.is_capital(end) {
                end += 1;
                continue;
            }
            // “al Piave”, “sul Nera”, but not “in Via Roma”.
            let word = scan.folded(end);
            let joins = self.words.connectors.contains(word)
                || (self.words.locatives.get(word).is_some()
                    && self.words.cues.get(word).is_none());
            if !(joins && scan.is_joined(end + 1) && scan.is_capital(end + 1)) {
                break;
            }
            end += 2;
        }
        // "63900 Fermo FM": the letters of the province.
        let letters = scan.slice(end - 1..end);
        if end > at + 1 && self.gazetteer.by_code(&format!("IT-{letters}")).is_some() {
            end -= 1;
        }
        let first = scan.folded(at);
        let name = scan.slice(at..end);
        let is_word = self.words.common.contains(first)
            || self.words.calendar.contains(first)
            || scan.phrase_at(at, &self.words.heads).is_some()
            || scan.phrase_at(at, &self.words.streets).is_some()
            || scan.phrase_at(at, &self.words.venues).is_some()
            || scan.phrase_at(at, &self.words.occasions).is_some();
        let is_known = !self.gazetteer.find(&fold(name)).is_empty();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        (!is_word && !is_known && letters > 3 && !name.ends_with(['\'', '’'])).then_some(at..end)
    }

    /// Whether a street stands before the postal code of a name, or a province behind the name.
    fn is_addressed(&self, scan: &Scan<'_>, words: &Range<usize>) -> bool {
        let end = scan.bytes(words.clone()).end;
        let behind = scan.text.get(end..).unwrap_or("").trim_start_matches(' ');
        let letters = behind.strip_prefix('(').and_then(|rest| rest.get(..3));
        let province = letters.and_then(|letters| letters.strip_suffix(')'));
        if province.is_some_and(|code| self.gazetteer.by_code(&format!("IT-{code}")).is_some()) {
            return true;
        }
        let Some(code) = words.start.checked_sub(1) else {
            return false;
        };
        let start = scan.words[code].start;
        (code.saturating_sub(STREET_WORDS)..code).any(|at| {
            let street = self.street_at(scan, at);
            street.is_some_and(|street| {
                street.has_number && street.end <= start && start - street.end <= STREET_GAP
            })
        })
    }

    /// Whether a comma and a date with nothing behind it follow: all of a dateline.
    fn is_date_behind(&self, scan: &Scan<'_>, at: usize) -> bool {
        const DATE_WORDS: usize = 5;
        self.is_dated(scan, at) && scan.words.len() - at <= DATE_WORDS
    }
}
