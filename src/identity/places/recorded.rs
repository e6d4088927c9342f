//! Places and the identifiers that are recorded for them.

use super::{Place, Places};
use crate::content::{Gazetteer, PlaceKind};
use crate::extract::{Reader, fold};
use crate::identity::Ledger;
use crate::identity::names::key;
use rustc_hash::FxHashMap;

impl Places {
    /// Finds what each place is recorded by, and gives recorded ones their IRIs. Those that are
    /// recorded as one become one.
    pub(super) fn take_recorded(&mut self, reader: &Reader<'_>, ledger: &Ledger) {
        if ledger.is_empty() && !reader.fingerprint {
            return;
        }
        let gazetteer = &reader.ontology.gazetteer;
        for at in 0..self.places.len() {
            self.places[at].code = self.code(at, gazetteer);
        }
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut kept: Vec<usize> = (0..self.places.len()).collect();
        for (at, kept) in kept.iter_mut().enumerate() {
            let place = &self.places[at];
            if place.authority.is_some() {
                continue;
            }
            let forms = place.forms.keys().map(|form| &**form);
            let iri = match &place.code {
                Some(code) => ledger.iri_for("place", [code.as_str()]),
                None => ledger.iri_for("place", forms),
            };
            let Some(iri) = iri else { continue };
            *kept = *first.entry(iri).or_insert(at);
            if *kept == at {
                let slug = iri.rsplit('/').next().unwrap_or(iri).to_owned();
                (self.places[at].iri, self.places[at].slug) = (iri.to_owned(), slug);
            } else {
                self.places[at].is_moot = true;
                let forms = std::mem::take(&mut self.places[at].forms);
                for (form, count) in forms {
                    *self.places[*kept].forms.entry(form).or_default() += count;
                }
            }
        }
        self.redirect(&kept);
    }

    fn redirect(&mut self, kept: &[usize]) {
        for place in self.of_name.iter_mut().flatten() {
            let target = usize::try_from(*place)
                .ok()
                .and_then(|place| kept.get(place));
            if let Some(target) = target {
                *place = u32::try_from(*target).unwrap_or(u32::MAX);
            }
        }
        for at in 0..self.places.len() {
            let within = self.places[at].within.map(|within| kept[within]);
            self.places[at].within = within.filter(|within| *within != at);
        }
    }

    /// What tells a place from others of its name: its code in the gazetteer, or the town that a
    /// venue or street lies in.
    fn code(&self, at: usize, gazetteer: &Gazetteer) -> Option<String> {
        let place = &self.places[at];
        let Some(entry) = place.entry.and_then(|entry| gazetteer.get(entry)) else {
            let town = self.places.get(place.within?)?;
            let form = place.forms.keys().next()?;
            let known = town.entry.and_then(|_| self.code(place.within?, gazetteer));
            let town = known.unwrap_or_else(|| key(known_as(town)));
            return Some(format!("{}@{town}", key(form)));
        };
        let kind = match entry.kind {
            PlaceKind::Municipality => "municipality",
            PlaceKind::Province => "province",
            PlaceKind::Region => "region",
            PlaceKind::Country => "country",
            PlaceKind::City => "city",
            PlaceKind::Area => "area",
            PlaceKind::Continent => "continent",
        };
        let code = entry.code.map_or_else(|| fold(entry.name), str::to_owned);
        Some(format!("{kind}:{code}"))
    }
}

/// A name of a place.
fn known_as(place: &Place) -> &str {
    if place.name.is_empty() {
        place.forms.keys().min().map_or("", |form| form)
    } else {
        &place.name
    }
}
