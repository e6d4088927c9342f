//! Names and IRIs of places, once it is known which is which.

use super::Places;
use super::meaning::slug_of_entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::Draft;
use crate::extract::Reader;
use crate::identity::Ledger;
use crate::identity::names::free_slug;
use crate::iri;

impl Places {
    /// Chooses names and mints IRIs: first for places of the gazetteer, whose slugs do not
    /// depend on the content, then for all others in the order of the text.
    pub(super) fn settle(
        &mut self,
        drafts: &[Draft],
        reader: &Reader<'_>,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) {
        let gazetteer = &reader.ontology.gazetteer;
        let language = &reader.config.language;
        let mut taken = ledger.slugs_under(&format!("{}places/", reader.config.base));
        for place in self.places.iter().filter(|place| place.authority.is_some()) {
            taken.insert(place.slug.clone(), 1);
        }
        let mut order: Vec<usize> = (0..self.places.len())
            .filter(|at| self.places[*at].authority.is_none())
            .collect();
        order.sort_by_key(|at| (self.places[*at].entry.unwrap_or(u32::MAX), *at));
        for at in order {
            let entry = self.places[at].entry.and_then(|entry| gazetteer.get(entry));
            let name = match &entry {
                Some(entry) if self.places[at].forms.is_empty() => entry.name_in(language).into(),
                _ => self.places[at].usual_name(entry.as_ref(), language),
            };
            let slug = match &entry {
                Some(entry) => slug_of_entry(entry, gazetteer, language),
                None => self.slug_of_site(at, &name),
            };
            self.places[at].name = name;
            if !self.places[at].iri.is_empty() || self.places[at].is_moot {
                continue;
            }
            if slug.is_empty() {
                self.nameless(at, drafts, problems);
                continue;
            }
            let slug = free_slug(&slug, &mut taken);
            self.places[at].iri = format!("{}places/{slug}", reader.config.base);
            self.places[at].slug = slug;
        }
    }

    /// The slug of a place that the gazetteer does not know: its name, with its town behind.
    fn slug_of_site(&self, at: usize, name: &str) -> String {
        let own = iri::slug(name);
        let town = self.places[at].within.map(|town| &self.places[town]);
        match town.filter(|town| !town.slug.is_empty() && !own.is_empty()) {
            Some(town) if !own.ends_with(&town.slug) => format!("{own}-{}", town.slug),
            _ => own,
        }
    }

    fn nameless(&self, at: usize, drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
        let (file, span) = self.places[at].first;
        let name = &self.places[at].name;
        let message = format!("no slug can be made of the name “{name}”");
        let source = &drafts[file].document.source;
        let problem = source.problem(Code::SlugEmpty, span, message);
        problems.push(problem.hint("write the name in letters"));
    }
}
