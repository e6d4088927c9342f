//! Names that the gazetteer knows, behind a cue, with a postal code or province, in a dateline.

use super::repeated::SIDE_BY_SIDE;
use super::words::{Cue, Kinds};
use super::{Found, PlaceReading};
use crate::content::PlaceKind as Known;
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::fold::fold;
use crate::record::Confidence;
use std::ops::Range;

/// How many words the name of a place may have.
const NAME_WORDS: usize = 7;
/// A postal code or the abbreviation of the right province stands with the name.
pub(super) const ADDRESSED: Confidence = 96;
/// A text begins with the name and a date.
const DATELINE: Confidence = 95;
/// How many words a headline has at least behind a town and a colon.
const HEADED: usize = 4;
/// The name stands between commas before a date.
const AT_DATE: Confidence = 85;
/// How much less sure a name is in a list behind another.
const LISTED: Confidence = 4;
/// How many digits a postal code has.
const POSTAL_DIGITS: usize = 5;

/// A name of the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Its words.
    pub words: Range<usize>,
    /// The kinds of places that have it.
    pub kinds: Vec<Known>,
    /// How the gazetteer writes a name that the text has in capitals alone.
    pub spelling: Option<String>,
    /// The abbreviation of a province in brackets behind it, and the first byte behind them.
    pub province: Option<(Box<str>, usize)>,
}

impl Match {
    /// The bytes of the name, without the apostrophe of a genitive.
    pub fn bytes(&self, scan: &Scan<'_>) -> Range<usize> {
        let bytes = scan.bytes(self.words.clone());
        let name = scan.slice(self.words.clone());
        let kept = name.trim_end_matches(['\'', '’']).len();
        bytes.start..bytes.start + kept
    }

    /// Whether one of the places is a municipality or city.
    pub fn is_town(&self) -> bool {
        self.has(&[Known::Municipality, Known::City])
    }

    pub fn has(&self, kinds: &[Known]) -> bool {
        self.kinds.iter().any(|kind| kinds.contains(kind))
    }

    /// What a cue says that it is; `None` when nothing of that kind has the name.
    fn sort(&self, kinds: Kinds) -> Option<PlaceSort> {
        let only_province = kinds.has(Kinds::PROVINCE) && !kinds.has(Kinds::TOWN);
        if only_province {
            return self.has(&[Known::Province]).then_some(PlaceSort::Province);
        }
        if kinds.has(Kinds::TOWN) && self.is_town() {
            // A region or country that is called as a village is meant nearly always.
            let larger = self.has(&[Known::Region, Known::Country, Known::Continent]);
            if !(larger && kinds.has(Kinds::REGION.with(Kinds::COUNTRY))) {
                return Some(PlaceSort::Town);
            }
        }
        if kinds.has(Kinds::REGION) && self.has(&[Known::Region, Known::Area]) {
            return Some(PlaceSort::Region);
        }
        let country = [Known::Country, Known::Continent];
        (kinds.has(Kinds::COUNTRY) && self.has(&country)).then_some(PlaceSort::Country)
    }
}

impl PlaceReading<'_> {
    /// The longest name of the gazetteer that begins with a word.
    pub(super) fn known_at(&self, scan: &Scan<'_>, at: usize) -> Option<Match> {
        if !scan.is_capital(at) {
            return None;
        }
        let mut best: Option<Match> = None;
        for end in at + 1..=(at + NAME_WORDS).min(scan.words.len()) {
            if end > at + 1 && !scan.is_joined(end - 1) {
                break;
            }
            let name = scan.slice(at..end).trim_end_matches(['\'', '’']);
            let mut kinds = self.kinds_of(name);
            if kinds.is_empty() && self.introduced.contains_key(&fold(name)) {
                kinds.push(Known::Municipality);
            }
            if !kinds.is_empty() {
                best = Some(Match {
                    words: at..end,
                    spelling: self.spelling(name),
                    kinds,
                    province: None,
                });
            }
        }
        let mut best = best?;
        best.province = self.province_behind(scan, &best);
        Some(best)
    }

    fn kinds_of(&self, name: &str) -> Vec<Known> {
        let places = self.gazetteer.find(&fold(name)).iter();
        let entries = places.filter_map(|place| self.gazetteer.get(*place));
        entries.map(|entry| entry.kind).collect()
    }

    fn spelling(&self, name: &str) -> Option<String> {
        let is_loud = !name.chars().any(char::is_lowercase) && name.chars().count() > 3;
        if !is_loud {
            return None;
        }
        let folded = fold(name);
        if let Some(spelling) = self.introduced.get(&folded) {
            return Some(spelling.clone());
        }
        let places = self.gazetteer.find(&folded).iter();
        let mut entries = places.filter_map(|place| self.gazetteer.get(*place));
        entries.find_map(|entry| {
            let others = entry.other_names.iter().map(|(_, name)| *name);
            let mut names = std::iter::once(entry.name).chain(others);
            names.find(|other| fold(other) == folded).map(str::to_owned)
        })
    }

    /// `(BL)` behind the name of a municipality of that province.
    fn province_behind(&self, scan: &Scan<'_>, found: &Match) -> Option<(Box<str>, usize)> {
        let end = scan.bytes(found.words.clone()).end;
        let rest = scan.text.get(end..)?;
        let open = rest.trim_start_matches(' ');
        let inner = open.strip_prefix('(')?;
        let letters = inner.get(..2)?;
        let closed = inner.get(2..)?.starts_with(')');
        if !closed || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let province = self.gazetteer.by_code(&format!("IT-{letters}"))?;
        let name = fold(scan.slice(found.words.clone()));
        let mut places = self.gazetteer.find(&name).iter();
        places
            .any(|place| self.gazetteer.chain(*place).contains(&province))
            .then(|| (letters.into(), end + (rest.len() - open.len()) + 4))
    }

    /// Whether a match is all of a name, and no part of a longer one.
    pub(super) fn is_whole(&self, scan: &Scan<'_>, found: &Match) -> bool {
        let next = found.words.end;
        // “Brecon & Wye Water” is a firm.
        if scan.gap(next).trim() == "&" || scan.gap(found.words.start).trim() == "&" {
            return false;
        }
        if found.province.is_some() || !scan.is_joined(next) {
            return true;
        }
        let folded = scan.folded(next);
        let is_common = self.words.common.contains(folded) || self.words.calendar.contains(folded);
        // “Manchester M2 4LQ”: a postal code stands behind the town.
        let word = scan.words[next].text;
        let is_code = word.bytes().any(|byte| byte.is_ascii_digit());
        !scan.is_capital(next) || is_common || is_code
    }

    /// Towns, provinces, regions and countries of a passage.
    pub(super) fn towns(&self, scan: &Scan<'_>, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < scan.words.len() {
            let named = self.named_at(scan, at).or_else(|| self.stated_at(scan, at));
            let mut list = Vec::new();
            if let Some((known, sort, sure)) = named {
                at = known.words.end;
                list.push((known, sort, sure));
                while let Some(next) = self.next_of_list(scan, at, sort, sure) {
                    at = next.0.words.end;
                    list.push(next);
                }
            } else {
                let towns = self.side_by_side(scan, at);
                let Some(last) = towns.last() else {
                    at += 1;
                    continue;
                };
                at = last.words.end;
                let town = |known| (known, PlaceSort::Town, SIDE_BY_SIDE);
                list.extend(towns.into_iter().map(town));
            }
            for (known, sort, sure) in list {
                found.push(Found {
                    bytes: known.bytes(scan),
                    spelling: known.spelling,
                    sort,
                    province: known.province.map(|(letters, _)| letters),
                    street: None,
                    within: None,
                    sure,
                });
            }
        }
    }

    fn named_at(&self, scan: &Scan<'_>, at: usize) -> Option<(Match, PlaceSort, Confidence)> {
        if !scan.is_capital(at) {
            return None;
        }
        let (sure, cue) = self.cue_before(scan, at);
        let known = self.known_at(scan, at)?;
        if !self.is_whole(scan, &known) {
            return None;
        }
        if known.province.is_some() {
            return Some((known, PlaceSort::Town, ADDRESSED));
        }
        if known.is_town() && self.has_state(scan, &known) {
            return Some((known, PlaceSort::Town, ADDRESSED));
        }
        let Some(cue) = cue else {
            let (sort, sure) = self.well_known(scan, at, &known)?;
            return Some((known, sort, sure));
        };
        let sort = known.sort(cue.kinds)?;
        let is_small = known.words.len() == 1 && !known.has(&[Known::Province, Known::City]);
        let name = scan.slice(known.words.clone());
        let is_called = matches!(sort, PlaceSort::Town | PlaceSort::Region) && is_small;
        if cue.is_weak && is_called && self.is_person(name) {
            return None;
        }
        if cue.is_weak && self.is_surname(name) {
            return None;
        }
        Some((known, sort, sure))
    }

    /// What stands before a word that makes it a place. The cue is missing where only the
    /// province behind the name can tell.
    fn cue_before(&self, scan: &Scan<'_>, at: usize) -> (Confidence, Option<Cue>) {
        let town = |sure| Cue {
            kinds: Kinds::TOWN,
            sure,
            ..Cue::default()
        };
        if is_postal(scan, at) {
            return (ADDRESSED, Some(town(ADDRESSED)));
        }
        if self.is_labelled(scan, at) {
            return (ADDRESSED, Some(town(ADDRESSED)));
        }
        // "(AGENZIA) - BOLOGNA, 21 NOV"
        let led = scan.text.trim_start().starts_with('(') && scan.gap(at).starts_with(')');
        if (at == 0 || led) && self.is_dateline(scan, at) {
            return (DATELINE, Some(town(DATELINE)));
        }
        // "Klimahouse (Bolzano, 29 gennaio)"
        let apart = matches!(scan.gap(at).trim(), "," | "(");
        if at > 0 && apart && self.is_before_date(scan, at) {
            return (AT_DATE, Some(town(AT_DATE)));
        }
        let at = self.behind_part(scan, at);
        let Some((start, cue)) = scan.phrase_before(at, &self.words.cues) else {
            return (0, None);
        };
        let written = scan.slice(start..at);
        // “Comune di Rho” and “Città di Torino” are organizations; “nel Comune di Rho” is a place.
        let begins = start == 0 || scan.gap(start).contains(['.', '!', '?', ':', '\n']);
        let has_capital = written.chars().skip(1).any(char::is_uppercase)
            || (written.starts_with(char::is_uppercase) && !begins);
        if has_capital && !cue.is_locative {
            return (0, None);
        }
        (cue.sure, Some(*cue))
    }

    /// The word at which `alta Val Taro` or `northern Ghana` begins, by that of the name.
    pub(super) fn behind_part(&self, scan: &Scan<'_>, at: usize) -> usize {
        let part = at > 0 && scan.is_joined(at) && self.words.parts.contains(scan.folded(at - 1));
        if part && !scan.is_capital(at - 1) {
            at - 1
        } else {
            at
        }
    }

    /// `, Verona, 14 novembre`.
    fn is_before_date(&self, scan: &Scan<'_>, at: usize) -> bool {
        let known = self.known_at(scan, at).filter(Match::is_town);
        known.is_some_and(|known| self.is_dated(scan, known.words.end))
    }

    /// Whether a comma and a date stand before and from a word.
    pub(super) fn is_dated(&self, scan: &Scan<'_>, at: usize) -> bool {
        let is_name = |at: usize| self.words.calendar.contains(scan.folded(at));
        let numbered = |at: usize| scan.is_number(at) && (at..at + 5).any(is_name);
        let article = self.words.common.contains(scan.folded(at));
        scan.gap(at).trim() == "," && (numbered(at) || is_name(at) || (article && numbered(at + 1)))
    }

    /// `Roma, 22 maggio 2018`, `ROMA –`, `Salerno: la giunta …`: the first words of a passage.
    fn is_dateline(&self, scan: &Scan<'_>, at: usize) -> bool {
        let Some(known) = self.known_at(scan, at).filter(Match::is_town) else {
            return false;
        };
        let text = scan.slice(known.words.clone());
        let loud = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
        let mut next = self
            .behind_state(scan, known.words.end)
            .unwrap_or(known.words.end);
        let sign = |at: usize| scan.gap(at).trim();
        if sign(next) == "," && !scan.is_number(next) {
            let between = self.known_at(scan, next);
            if let Some(between) = between {
                next = between.words.end;
            }
        }
        let dated = self.is_dated(scan, next);
        let dash = matches!(sign(next), "-" | "–" | "—") || sign(next).starts_with('(');
        // "Salerno: la giunta presenta il bilancio"
        let large = known.has(&[Known::City, Known::Province]);
        let colon = sign(next) == ":" && scan.words.len() >= next + HEADED;
        // "Londra - I fornitori non vogliono …"
        let article = self.words.articles.contains(scan.folded(next)) && scan.is_capital(next);
        let sentence = large && article && scan.words.len() >= next + 2 * HEADED;
        dated || dash && (loud || sentence) || colon && (large || loud)
    }

    /// The next of several names: `, Pisa`, `e Lucca`.
    fn next_of_list(
        &self,
        scan: &Scan<'_>,
        at: usize,
        sort: PlaceSort,
        sure: Confidence,
    ) -> Option<(Match, PlaceSort, Confidence)> {
        let gap = scan.gap(at).trim();
        let start = match gap {
            "," => at,
            "" if self.words.and.contains(scan.folded(at)) && scan.is_joined(at + 1) => at + 1,
            _ => return None,
        };
        // "Connemara, the Lofoten Islands and the Algarve"
        let article = self.words.articles.contains(scan.folded(start))
            && sort != PlaceSort::Town
            && scan.is_joined(start + 1);
        let known = self.known_at(scan, start + usize::from(article))?;
        let kinds = match sort {
            PlaceSort::Town => Kinds::TOWN.with(Kinds::COUNTRY),
            PlaceSort::Province => Kinds::PROVINCE,
            PlaceSort::Region => Kinds::REGION.with(Kinds::COUNTRY),
            _ => Kinds::COUNTRY.with(Kinds::TOWN),
        };
        let sort = known.sort(kinds)?;
        let name = scan.slice(known.words.clone());
        // "Brittany" is a given name, too.
        let large = known.has(&[Known::Area, Known::City, Known::Province]);
        let person = if large && self.goes_on(scan, known.words.end) {
            self.is_surname(name)
        } else {
            self.is_person(name)
        };
        (self.is_whole(scan, &known) && !person).then(|| (known, sort, sure - LISTED))
    }

    /// Whether another known name follows in a list.
    fn goes_on(&self, scan: &Scan<'_>, at: usize) -> bool {
        let start = match scan.gap(at).trim() {
            "," => at,
            "" if self.words.and.contains(scan.folded(at)) => at + 1,
            _ => return false,
        };
        let article = usize::from(self.words.articles.contains(scan.folded(start)));
        self.known_at(scan, start + article).is_some()
    }

    /// Whether a name may be somebody's.
    pub(super) fn is_person(&self, name: &str) -> bool {
        self.given_names.contains(&fold(name)) || self.is_surname(name)
    }

    /// Whether the text has the name as somebody's surname: behind a given name.
    pub(super) fn is_surname(&self, name: &str) -> bool {
        self.surnames.contains(fold(name).as_str())
    }
}

/// Whether five digits stand right before a word.
pub(super) fn is_postal(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let digits = scan.words[before].text;
    let dash = scan.gap(at).trim() == "-";
    digits.len() == POSTAL_DIGITS
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (scan.is_joined(at) || dash)
}
