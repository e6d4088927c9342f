//! Where an organization is at home, right behind its name: `la cooperativa Carte Vive di Jesi`.

use super::{Found, PlaceReading};
use crate::extract::PlaceSort;
use crate::extract::rules::scan::Scan;
use crate::record::Confidence;
use aho_corasick::AhoCorasick;

/// A town behind `of` and the name of an organization.
const SEATED: Confidence = 80;

impl PlaceReading<'_> {
    /// Towns behind the names of organizations, as the text writes them.
    pub(super) fn seats(&self, scan: &Scan<'_>, names: &AhoCorasick, found: &mut Vec<Found>) {
        for name in names.find_overlapping_iter(scan.text) {
            let end = name.end();
            let of = scan.word_from(end);
            let town = of + 1;
            let bare = self.words.bare.contains(scan.folded(of));
            let led = bare && self.words.genitives.contains(scan.folded(of));
            let close = scan.words.get(of).is_some_and(|word| {
                let gap = scan.text.get(end..word.start).unwrap_or("");
                gap.chars()
                    .all(|c| matches!(c, ' ' | '.' | '*' | '”' | '»' | '"'))
            });
            if !led || !close || !scan.is_joined(town) {
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
}
