//! The organizations of a file, each name once.

use crate::extract::rules::Reading;
use crate::extract::{NamedAs, NamingId};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The organizations of a file by their folded names, the first of each name.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: FxHashMap<String, NamingId>,
    /// How many namings were looked at.
    seen: usize,
}

impl Names {
    pub(super) fn of(reading: &Reading<'_, '_>) -> Self {
        let mut names = Self::default();
        names.update(reading);
        names
    }

    /// Takes in what was named since.
    fn update(&mut self, reading: &Reading<'_, '_>) {
        for (id, naming) in reading.namings.iter().enumerate().skip(self.seen) {
            if naming.kind == NamedAs::Organization {
                self.by_name.entry(fold(&naming.name.text)).or_insert(id);
            }
        }
        self.seen = reading.namings.len();
    }
}

/// The naming of an organization: the one that has the same words already, or a new one.
pub(super) fn mention(
    reading: &mut Reading<'_, '_>,
    known: &mut Names,
    passage: usize,
    bytes: Range<usize>,
    sure: Confidence,
) -> NamingId {
    let name = fold(&reading.passages[passage].spanned(bytes.clone()).text);
    known.update(reading);
    let id = known.by_name.get(&name).copied().unwrap_or_else(|| {
        reading.name(
            passage,
            bytes,
            NamedAs::Organization,
            Rule::Organization,
            sure,
        )
    });
    if !reading.facts.mentions.contains(&id) {
        reading.facts.mentions.push(id);
    }
    id
}
