//! Venues and streets: a noun for them and a name, behind a word for being somewhere.

use super::towns::is_postal;
use super::words::Kinds;
use super::{Found, PlaceReading};
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use std::ops::Range;

/// How many words the name of a venue or street may have.
const NAME_WORDS: usize = 10;
/// How many words of a label may stand before its colon, behind the first.
const LABEL_WORDS: usize = 3;
/// How many bytes in brackets may stand between a street and its town.
const BRACKETED: usize = 60;
/// A street with its number.
const NUMBERED: Confidence = 92;
/// A venue or street behind a word for being somewhere.
const NAMED: Confidence = 85;
/// A venue whose noun names organizations too, where something takes place.
const VAGUE: Confidence = 80;
/// A town in the name of a venue.
const OF_VENUE: Confidence = 82;

impl PlaceReading<'_> {
    /// Venues and streets of a passage, with the towns that they are said to be in.
    /// `is_eventful` tells of a byte whether its sentence speaks of something that takes place.
    pub(super) fn sites(
        &self,
        scan: &Scan<'_>,
        is_eventful: &dyn Fn(usize) -> bool,
        found: &mut Vec<Found>,
    ) {
        let mut at = 0;
        while at < scan.words.len() {
            let venue = self.venue_at(scan, at, is_eventful);
            if let Some((words, end, sure)) = venue {
                let bytes = scan.words[at].start..end;
                let mut site = site(bytes, PlaceSort::Venue, sure);
                let next = self.surroundings(scan, end, &mut site, found);
                if site.within.is_none() {
                    site.within = self.town_of_name(scan, words, found);
                }
                found.push(site);
                at = next.max(at + 1);
                continue;
            }
            if let Some(street) = self.street_at(scan, at) {
                let sure = if street.has_number { NUMBERED } else { NAMED };
                let bytes = scan.words[at].start..street.end;
                let mut site = site(bytes.clone(), PlaceSort::Street, sure);
                site.street = Some(bytes);
                // A street alone is the address of somebody, and only its town is named.
                let is_place = self.is_located(scan, at, &street)
                    || (street.has_number && is_eventful(scan.words[at].start));
                if is_place || street.has_number {
                    let next = self.surroundings(scan, street.end, &mut site, found);
                    at = next.max(at + 1);
                    if is_place {
                        found.push(site);
                    }
                    continue;
                }
            }
            at += 1;
        }
    }

    /// The venue that begins with a word: its words, the first byte behind it, how sure it is.
    fn venue_at(
        &self,
        scan: &Scan<'_>,
        at: usize,
        is_eventful: &dyn Fn(usize) -> bool,
    ) -> Option<(Range<usize>, usize, Confidence)> {
        let located = scan.phrase_before(at, &self.words.locatives);
        let labelled = || self.is_labelled(scan, at).then_some(at);
        let start = located
            .map(|(start, ())| start)
            .or_else(labelled)
            .or_else(|| self.is_sight(scan, at).then_some(at))?;
        let words = self
            .venue_of_noun(scan, start, at)
            .or_else(|| self.venue_before_noun(scan, at))?;
        let (range, end, is_vague) = words;
        if is_vague && located.is_some() && !is_eventful(scan.words[at].start) {
            return None;
        }
        // A town that is called like a venue.
        if self
            .known_at(scan, at)
            .is_some_and(|known| known.words == range)
        {
            return None;
        }
        Some((range, end, if is_vague { VAGUE } else { NAMED }))
    }

    /// Whether a word begins the name of a building or sight, behind an article or `of`: `la Cappella
    /// della Neve`.
    fn is_sight(&self, scan: &Scan<'_>, at: usize) -> bool {
        let named = scan
            .phrase_at(at, &self.words.sights)
            .is_some_and(|(end, ())| {
                let name = self.name_run(scan, end) > end;
                name || quoted(scan, scan.bytes(at..end).end).is_some()
            });
        let before = at.checked_sub(1).filter(|_| scan.is_joined(at));
        let led = before.is_some_and(|before| {
            let word = scan.folded(before);
            self.words.articles.contains(word) || self.words.genitives.contains(word)
        });
        named && led && scan.is_capital(at)
    }

    /// `chiesa di San Michele`, `Polo Tecnologico`, `Auditorium “Verdi”`.
    fn venue_of_noun(
        &self,
        scan: &Scan<'_>,
        cue: usize,
        at: usize,
    ) -> Option<(Range<usize>, usize, bool)> {
        let (end, noun) = scan.phrase_at(at, &self.words.venues)?;
        let is_capital = scan.is_capital(at);
        let end = self.behind_adjective(scan, end).unwrap_or(end);
        let mut last = self.name_run(scan, end);
        // “in casa Rossi”: a bare preposition and a common noun make no venue.
        let is_bare = at - cue == 1 && self.words.cues.get(scan.folded(cue)).is_some();
        let direct = last > end && scan.is_capital(end);
        if !is_capital && is_bare && direct && cue + 1 == at && self.is_short(scan, cue) {
            return None;
        }
        let mut byte = scan.bytes(at..last.max(end)).end;
        if let Some(quoted) = quoted(scan, byte) {
            byte = quoted;
            last = scan.word_from(byte);
        }
        let has_name = last > end;
        let is_name = is_capital && noun.words > 1;
        (has_name || is_name).then(|| (at..last.max(end), byte, noun.is_vague))
    }

    /// The word behind an adjective that stands between the noun for a venue and `of` with a name:
    /// `chiesa parrocchiale di San Donato`.
    fn behind_adjective(&self, scan: &Scan<'_>, at: usize) -> Option<usize> {
        const LETTERS: usize = 5;
        let word = scan.words.get(at)?.text;
        let mut endings = self.words.adjectives.iter();
        let plain = word.chars().all(char::is_lowercase)
            && endings.any(|ending| scan.folded(at).ends_with(&**ending))
            && word.chars().count() >= LETTERS
            && !self.words.common.contains(scan.folded(at))
            && !self.words.seats.contains(scan.folded(at))
            && !self.words.connectors.contains(scan.folded(at));
        let of = self.words.genitives.contains(scan.folded(at + 1));
        let joined = (at..at + 3).all(|at| scan.is_joined(at));
        (plain && of && joined && scan.is_capital(at + 2)).then_some(at + 1)
    }

    /// Whether a cue is a preposition without article that leads to towns too: `in`.
    pub(super) fn is_short(&self, scan: &Scan<'_>, cue: usize) -> bool {
        let known = self.words.cues.get(scan.folded(cue));
        known.is_some_and(|cue| cue.kinds.has(Kinds::TOWN))
    }

    /// `Royal Albert Hall`, `Leeds Town Hall`: a name that ends with the noun.
    fn venue_before_noun(&self, scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, usize, bool)> {
        if !scan.is_capital(at) {
            return None;
        }
        let end = self.capitals(scan, at);
        let noun_start = (at..end).find(|start| {
            let noun = scan.phrase_at(*start, &self.words.venues);
            noun.is_some_and(|(last, _)| last == end)
        })?;
        let (_, noun) = scan.phrase_at(noun_start, &self.words.venues)?;
        let is_name = noun_start > at || noun.words > 1;
        // “RUNTS Sede legale: …”: the noun begins a label.
        let is_label = (end..end + LABEL_WORDS)
            .take_while(|word| *word == end || scan.is_joined(*word - 1))
            .any(|word| scan.gap(word).starts_with(':'));
        if is_label {
            return None;
        }
        let vague = noun.is_vague && noun_start == at;
        let byte = scan.bytes(at..end).end;
        is_name.then_some((at..end, byte, noun.is_vague || vague))
    }

    /// The word behind a run of capitals.
    pub(super) fn capitals(&self, scan: &Scan<'_>, at: usize) -> usize {
        let mut end = at;
        while end < scan.words.len() && end - at < NAME_WORDS {
            let joined = end == at || scan.is_joined(end) || is_genitive_s(scan, end);
            let part = scan.is_capital(end) || is_genitive_s(scan, end);
            let of = end > at
                && self.words.genitives.contains(scan.folded(end))
                && scan.is_joined(end + 1)
                && scan.is_capital(end + 1);
            if !joined || !(part || of) {
                break;
            }
            end += 1;
        }
        end
    }

    /// The word behind the rest of a name: capitals, and words such as `della` before one.
    pub(super) fn name_run(&self, scan: &Scan<'_>, at: usize) -> usize {
        let mut end = at;
        while end < scan.words.len() && end - at < NAME_WORDS {
            if !scan.is_joined(end) && !is_genitive_s(scan, end) {
                break;
            }
            if scan.is_capital(end) || is_genitive_s(scan, end) {
                end += 1;
                continue;
            }
            let next = (end..end + 2)
                .take_while(|word| {
                    self.words.connectors.contains(scan.folded(*word)) && scan.is_joined(word + 1)
                })
                .last();
            let Some(next) = next.filter(|next| scan.is_capital(next + 1)) else {
                // “XX” and “4” belong to a name when a capital follows.
                let counted = scan.is_number(end) && scan.is_joined(end + 1);
                if counted && scan.is_capital(end + 1) {
                    end += 2;
                    continue;
                }
                break;
            };
            end = next + 2;
        }
        end
    }

    /// What is said behind a site of where it is: a street, a town. Gives the word behind.
    fn surroundings(
        &self,
        scan: &Scan<'_>,
        from: usize,
        site: &mut Found,
        found: &mut Vec<Found>,
    ) -> usize {
        let mut byte = from;
        for _ in 0..3 {
            byte = behind_brackets(scan, byte);
            let mut next = scan.word_from(byte);
            let gap = scan
                .text
                .get(byte..scan.words.get(next).map_or(byte, |word| word.start));
            let gap = gap.unwrap_or("");
            let is_line = gap.contains('\n');
            let parted = gap.contains([',', '-', '–', '(', '|', '·', '•']) || is_line;
            if gap.len() > 4 || gap.contains(['.', ';', ':', ')']) {
                break;
            }
            let located = match scan.phrase_at(next, &self.words.locatives) {
                Some((behind, ())) if scan.is_joined(behind) => {
                    next = behind;
                    true
                }
                _ => false,
            };
            if site.street.is_none()
                && (located || parted)
                && let Some(street) = self.street_at(scan, next)
            {
                let start = scan.words[next].start;
                site.street = Some(start..street.end);
                byte = street.end;
                continue;
            }
            if is_code(scan, next) {
                next += 1;
            }
            let town = (located || parted || is_postal(scan, next))
                .then(|| self.known_at(scan, next))
                .flatten();
            let Some(town) = town.filter(|town| town.is_town() && self.is_whole(scan, town)) else {
                break;
            };
            // A line break is a boundary unless a postal code follows it.
            if is_line && !is_postal(scan, next) {
                break;
            }
            let end = scan.bytes(town.words.clone()).end;
            found.push(Found {
                bytes: town.bytes(scan),
                spelling: town.spelling.clone(),
                sort: PlaceSort::Town,
                province: town.province.as_ref().map(|(letters, _)| letters.clone()),
                street: None,
                within: None,
                sure: NUMBERED,
            });
            site.within = Some(found.len() - 1);
            byte = town.province.map_or(end, |(_, end)| end);
            break;
        }
        scan.word_from(byte)
    }

    /// The town at the end of a venue's name: `Teatro Grande di Brescia`.
    fn town_of_name(
        &self,
        scan: &Scan<'_>,
        words: Range<usize>,
        found: &mut Vec<Found>,
    ) -> Option<usize> {
        let of = words
            .clone()
            .find(|word| self.words.genitives.contains(scan.folded(*word)))?;
        let town = self.known_at(scan, of + 1)?;
        // "Rocca dei Borgia": no town has that article, "Teatro dell'Aquila" has one that has.
        let bare = self.words.bare.contains(scan.folded(of)) || town.spelling.is_some();
        if town.words.end != words.end || !town.is_town() || !bare {
            return None;
        }
        found.push(Found {
            bytes: town.bytes(scan),
            spelling: town.spelling,
            sort: PlaceSort::Town,
            province: None,
            street: None,
            within: None,
            sure: OF_VENUE,
        });
        Some(found.len() - 1)
    }
}

/// The `s` behind an apostrophe.
fn is_genitive_s(scan: &Scan<'_>, at: usize) -> bool {
    at > 0
        && scan.gap(at).is_empty()
        && scan.words.get(at).is_some_and(|word| word.text.len() == 1)
        && scan.words[at - 1].text.ends_with(['\'', '’'])
}

/// The first byte behind words in brackets with a small letter in front: ` (near the river)`.
fn behind_brackets(scan: &Scan<'_>, byte: usize) -> usize {
    let inner = scan
        .text
        .get(byte..)
        .and_then(|rest| rest.strip_prefix(" ("));
    let closed = inner.filter(|inner| inner.starts_with(char::is_lowercase));
    let length = closed.and_then(|inner| inner.find(')'));
    match length.filter(|length| *length <= BRACKETED) {
        Some(length) => byte + 2 + length + 1,
        None => byte,
    }
}

/// A venue or street in some bytes.
const fn site(bytes: Range<usize>, sort: PlaceSort, sure: Confidence) -> Found {
    Found {
        bytes,
        spelling: None,
        sort,
        province: None,
        street: None,
        within: None,
        sure,
    }
}

/// The first byte behind a quoted name that follows: ` “Giovanni Paolo II”`.
fn quoted(scan: &Scan<'_>, byte: usize) -> Option<usize> {
    let rest = scan.text.get(byte..)?;
    let inner = rest.strip_prefix(' ')?;
    let open = inner.chars().next()?;
    let close = match open {
        '“' => '”',
        '«' => '»',
        '"' => '"',
        _ => return None,
    };
    let name = &inner[open.len_utf8()..];
    let length = name.find(close).filter(|length| (2..60).contains(length))?;
    name.starts_with(char::is_uppercase)
        .then(|| byte + 1 + open.len_utf8() + length + close.len_utf8())
}

fn is_code(scan: &Scan<'_>, at: usize) -> bool {
    at < scan.words.len() && scan.is_number(at) && is_postal(scan, at + 1)
}
