//! Streets: `in via della Chiesa`, `piazza XX Settembre, 4`, `12 Baker Street`.

use super::PlaceReading;
use crate::extract::rules::scan::Scan;

/// A street in a text.
pub(super) struct Street {
    /// The first byte behind it, the number included.
    pub end: usize,
    pub has_number: bool,
    /// Whether a word such as `della` stands behind the noun.
    has_connector: bool,
    /// Whether the noun may mean something else.
    is_vague: bool,
}

impl PlaceReading<'_> {
    /// The street that begins with a word.
    pub(super) fn street_at(&self, scan: &Scan<'_>, at: usize) -> Option<Street> {
        self.street_of_noun(scan, at)
            .or_else(|| self.street_before_noun(scan, at))
    }

    /// `Via della Chiesa`, `piazza XX Settembre, 4`.
    fn street_of_noun(&self, scan: &Scan<'_>, at: usize) -> Option<Street> {
        let (end, noun) = scan.phrase_at(at, &self.words.streets)?;
        // “Riva del Garda” is a town.
        if self
            .known_at(scan, at)
            .is_some_and(|known| known.words.end > end)
        {
            return None;
        }
        let mut last = self.name_run(scan, end);
        if last == end && scan.is_number(end) && scan.is_joined(end) && scan.is_joined(end + 1) {
            last = self.capitals(scan, end + 1).max(end);
        }
        if last <= end {
            return None;
        }
        let of = self.words.connectors.contains(scan.folded(end));
        let name_end = scan.bytes(at..last).end;
        let number = self.house_number(scan, name_end);
        Some(Street {
            end: number.unwrap_or(name_end),
            has_number: number.is_some() && !(noun.is_vague && of),
            has_connector: of,
            is_vague: noun.is_vague,
        })
    }

    /// `12 Baker Street`, `Trafalgar Square`.
    fn street_before_noun(&self, scan: &Scan<'_>, at: usize) -> Option<Street> {
        // “16:55 Tavola Rotonda”: minutes are no number of a house.
        let is_minutes = at > 0 && !scan.gap(at).contains([' ', '\n', '\u{a0}', '(']);
        let numbered = scan.is_number(at)
            && scan.words[at].text.len() <= 4
            && scan.is_joined(at + 1)
            && !is_minutes;
        let first = if numbered { at + 1 } else { at };
        if !scan.is_capital(first) {
            return None;
        }
        let end = self.capitals(scan, first);
        let last = (first + 1..end).rev().find(|noun| {
            let noun = scan.phrase_at(*noun, &self.words.streets);
            noun.is_some()
        })?;
        let (behind, noun) = scan.phrase_at(last, &self.words.streets)?;
        let is_occasion = (first..last)
            .any(|word| matches!(scan.phrase_at(word, &self.words.occasions), Some((end, ())) if end >= behind));
        if is_occasion {
            return None;
        }
        Some(Street {
            end: scan.bytes(at..behind).end,
            has_number: numbered && !noun.is_vague,
            has_connector: false,
            is_vague: noun.is_vague,
        })
    }

    /// Whether a street stands behind a word for being somewhere, and means nothing else: “in via
    /// della Chiesa” is one, “nel campo della ricerca” is none.
    pub(super) fn is_located(&self, scan: &Scan<'_>, at: usize, street: &Street) -> bool {
        let Some((cue, ())) = scan.phrase_before(at, &self.words.locatives) else {
            return self.is_labelled(scan, at);
        };
        let is_bare = at - cue == 1 && self.is_short(scan, cue);
        street.has_number || (!street.is_vague && (is_bare || !street.has_connector))
    }

    /// The first byte behind the number of a house: ` 3`, `, 9`, ` n. 12/A`.
    fn house_number(&self, scan: &Scan<'_>, byte: usize) -> Option<usize> {
        let rest = scan.text.get(byte..)?;
        let bare = rest.trim_start_matches([',', ' ']);
        let skipped = rest.len() - bare.len();
        if skipped == 0 || skipped > 3 {
            return None;
        }
        let letters = bare.bytes().take_while(u8::is_ascii_lowercase).count();
        let marked = bare.get(letters..).unwrap_or("");
        let number = match marked.strip_prefix(['.', '°', 'º']) {
            Some(number) if letters <= 3 => number.trim_start(),
            _ if letters == 0 => bare,
            _ => return None,
        };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let mut length = digits;
        let tail = number.get(digits..)?;
        let slash = tail.starts_with(['/', '-']);
        let suffix = tail.get(usize::from(slash)..)?;
        let suffix_length = suffix
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .count();
        if (1..=3).contains(&suffix_length) {
            length += usize::from(slash) + suffix_length;
        } else if suffix_length > 3 {
            return None;
        }
        // A day of a month is no number of a house.
        let end = byte + (rest.len() - number.len()) + length;
        let next = scan.word_from(end);
        let dated =
            scan.gap(next).trim().is_empty() && self.words.calendar.contains(scan.folded(next));
        ((1..=4).contains(&digits) && !dated).then_some(end)
    }
}
