use super::{Cutoff, KeyNames, NameWords, ProfileIndex, Reader, Words};
use crate::content::{Config, Ontology};
use crate::diagnostic::Diagnostic;

impl<'a> Reader<'a> {
    /// A reader for the files of a site.
    pub fn new(
        config: &'a Config,
        ontology: &'a Ontology,
        cutoff: Cutoff,
        hash: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            config,
            ontology,
            keys: KeyNames::new(config, ontology, problems),
            words: Words::new(&ontology.lexicons),
            profiles: ProfileIndex::new(&ontology.profiles),
            names: NameWords::new(ontology),
            cutoff,
            hash,
        }
    }
}
