//! Where an organization is at home, right behind its name: `la cooperativa Carte Vive di Jesi`.

use super::{Found, PlaceReading};
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use aho_corasick::AhoCorasick;

/// A town behind `of` and the name of an organization.
const SEATED: Confidence = 80;

impl PlaceReading<'_> {
    /// Towns behind the names of organizations, as the text writes them, or at the end of one
    /// that does not begin with a word for organizations: `Fasolo Imballaggi di Thiene`.
    pub(super) fn seats(&self, scan: &Scan<'_>, names: &AhoCorasick, found: &mut Vec<Found>) {
        for name in names.find_overlapping_iter(scan.text) {
            let (first, end) = (scan.word_from(name.start()), scan.word_from(name.end()));
            let inner = (first + 2..end.saturating_sub(1)).rev();
            let within = inner.filter(|at| self.is_of(scan, *at)).max();
            let head = scan
                .phrase_at(first, &self.words.bodies)
                .filter(|_| scan.is_capital(first));
            // "Liceo Verdi di Tricase" has a name of its own, "Università di Udine" and "Banca
            // Popolare di Sondrio" have none.
            let adjective = |at: usize| {
                let mut endings = self.words.adjectives.iter();
                endings.any(|ending| scan.folded(at).ends_with(&**ending))
            };
            let own = |of: usize| {
                head.is_none_or(|(behind, ())| {
                    let mut between = behind..of;
                    scan.is_capital(behind) && between.any(|at| !adjective(at))
                })
            };
            // "Fondazione Compagnia di San Paolo" is called after a saint.
            let saint =
                |of: usize| head.is_some() && self.words.saints.contains(scan.folded(of + 1));
            let own = |of: usize| own(of) && !saint(of);
            let of = match within.filter(|of| own(*of)) {
                Some(of) => of,
                None => end,
            };
            let close = scan.words.get(of).is_some_and(|word| {
                let gap = scan.text.get(name.end()..word.start).unwrap_or("");
                of < end
                    || gap
                        .chars()
                        .all(|c| matches!(c, ' ' | '.' | '*' | '”' | '»' | '"'))
            });
            let town = of + 1;
            if !self.is_of(scan, of) || !close || !scan.is_joined(town) {
                continue;
            }
            let Some(known) = self.known_at(scan, town) else {
                continue;
            };
            let bytes = known.bytes(scan);
            let taken = found
                .iter()
                .any(|other| other.bytes.start < bytes.end && bytes.start < other.bytes.end);
            let written = scan.slice(known.words.clone());
            if taken || !known.is_town() || !self.is_whole(scan, &known) || self.is_person(written)
            {
                continue;
            }
            found.push(Found {
                bytes,
                spelling: known.spelling,
                sort: PlaceSort::Town,
                province: None,
                street: None,
                within: None,
                sure: SEATED,
            });
        }
    }

    /// Whether a word is `of` without an article.
    fn is_of(&self, scan: &Scan<'_>, at: usize) -> bool {
        let word = scan.folded(at);
        self.words.bare.contains(word) && self.words.genitives.contains(word)
    }
}
