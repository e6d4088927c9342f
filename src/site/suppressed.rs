//! People who asked to be left out of a site.

use super::Site;
use crate::content::ContentFile;
use crate::extract::{Draft, Known, Reader, Suppression};
use crate::identity::Ledger;
use rayon::prelude::*;
use std::borrow::Cow;

impl Site {
    /// Who is left out, with all names and profiles by which files know them. For that all files
    /// are read once more, which costs only a site that leaves somebody out.
    pub(super) fn suppression(&self, files: &[ContentFile], reader: &Reader<'_>) -> Suppression {
        let listed = Suppression::new(&self.config);
        if listed.is_empty() {
            return listed;
        }
        let root = &self.options.content;
        let read = files.par_iter().map(|file| reader.read(root, file));
        let drafts: Vec<Draft> = read.filter_map(Result::ok).collect();
        let entries = self.ledger.entries().iter();
        let recorded = entries.filter(|entry| entry.is_agent()).map(|entry| Known {
            iri: Some(entry.iri.to_string()),
            names: entry.names.iter().map(ToString::to_string).collect(),
            profiles: entry.profiles.iter().map(ToString::to_string).collect(),
            is_sure: true,
        });
        listed.learned(&drafts, reader, recorded.collect())
    }

    /// The record of identifiers without them.
    pub(super) fn ledger_without(&self, suppression: &Suppression) -> Cow<'_, Ledger> {
        if suppression.is_empty() {
            Cow::Borrowed(&self.ledger)
        } else {
            Cow::Owned(self.ledger.without(suppression))
        }
    }
}
