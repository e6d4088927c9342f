//! What was read of a site.

use super::Content;
use super::own_mapping::all_kinds;
use crate::diagnostic::Diagnostic;
use crate::extract::{Draft, Suppression};
use crate::identity::Assembler;
use crate::record::{Class, Record};
use std::path::Path;

impl Content<'_> {
    /// Who is left out.
    pub const fn suppression(&self) -> &Suppression {
        &self.reader.suppression
    }

    /// Makes records of what was read.
    pub fn assembler(&self) -> Assembler<'_> {
        let mut assembler = Assembler::new(&self.reader, &self.drafts, &self.catalogue);
        assembler.fallback.clone_from(&self.fallback);
        assembler
    }

    /// The files that were read.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// What is wrong so far.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// All records by kind, every kind that a mapping may name among them.
    pub fn records<'r>(
        &'r self,
        assembler: &'r Assembler<'r>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<(String, Vec<Record<'r>>)> {
        let drafts = self.drafts.iter().enumerate();
        let own = drafts.filter_map(|(file, draft)| assembler.record(file, draft, problems));
        let mut records: Vec<Record<'_>> = own.collect();
        let extracted = records
            .iter()
            .filter(|record| record.origins.any(Class::Extracted));
        let extracted = extracted
            .filter_map(|record| usize::try_from(record.file?).ok())
            .collect();
        records.extend(assembler.gathered(&extracted));
        let kinds = all_kinds(self.reader.config);
        let mut by_kind: Vec<(String, Vec<Record<'_>>)> =
            kinds.into_iter().map(|kind| (kind, Vec::new())).collect();
        for record in records {
            if let Some((_, list)) = by_kind.iter_mut().find(|(kind, _)| kind == record.kind) {
                list.push(record);
            }
        }
        by_kind
    }

    /// The number of the file that a path of the command line means: relative to the
    /// content folder, or as it stands.
    pub fn find(&self, root: &Path, path: &Path) -> Option<usize> {
        let wanted = path.canonicalize().ok();
        self.files.iter().position(|file| {
            Path::new(&*file.path) == path
                || wanted.is_some() && root.join(&*file.path).canonicalize().ok() == wanted
        })
    }
}
