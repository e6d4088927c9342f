//! What was read of a site.

use super::own_mapping::all_kinds;
use super::{Content, Site};
use crate::content::ContentFile;
use crate::diagnostic::Diagnostic;
use crate::extract::{Draft, Reader, Register, Suppression};
use crate::identity::Assembler;
use crate::progress::Progress;
use crate::record::{Class, Record};
use rayon::prelude::*;
use std::path::Path;

impl Site {
    /// Reads all files: first those about people and organizations, because others may name
    /// whoever has one in fewer words.
    pub(super) fn read_files(
        &self,
        files: &[ContentFile],
        reader: &mut Reader<'_>,
        progress: &dyn Progress,
    ) -> Vec<Result<Draft, Diagnostic>> {
        let is_authority = |file: &ContentFile| {
            matches!(
                self.config.kinds[file.kind].name.as_str(),
                "person" | "organization"
            )
        };
        let read = |reader: &Reader<'_>, authorities: bool| {
            let of_kind = files.par_iter().enumerate();
            let of_kind = of_kind.filter(|(_, file)| is_authority(file) == authorities);
            let read = of_kind.map(|(number, file)| {
                let draft = reader.read(&self.options.content, file);
                progress.step();
                (number, draft)
            });
            read.collect::<Vec<_>>()
        };
        let mut all = read(reader, true);
        let own = all.iter().filter_map(|(_, draft)| draft.as_ref().ok());
        reader.register = Register::new(own, reader);
        all.extend(read(reader, false));
        all.sort_unstable_by_key(|(number, _)| *number);
        all.into_iter().map(|(_, draft)| draft).collect()
    }
}

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
