//! People who asked to be left out of a site.

use super::Site;
use crate::content::ContentFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Known, Reader, Suppression};
use crate::identity::Ledger;
use rayon::prelude::*;
use std::borrow::Cow;

impl Site {
    /// Who is left out, with all names and profiles by which files know them. For that all files
    /// are read once more, which costs only a site that leaves somebody out. A file of theirs
    /// that cannot be read as a whole is a problem: nobody knows then what it would hide.
    pub(super) fn suppression(
        &self,
        files: &[ContentFile],
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Suppression {
        let listed = Suppression::new(&self.config);
        if listed.is_empty() {
            return listed;
        }
        let root = &self.options.content;
        let read: Vec<Result<Draft, Diagnostic>> = files
            .par_iter()
            .map(|file| reader.read(root, file))
            .collect();
        let is_person = |kind: usize| self.config.kinds[kind].name == "person";
        let unread = files.iter().zip(&read);
        let unread = unread.filter_map(|(file, read)| {
            let problem = read.as_ref().err()?;
            is_person(file.kind).then(|| problem.clone())
        });
        let unread: Vec<Diagnostic> = unread.collect();
        let drafts: Vec<Draft> = read.into_iter().filter_map(Result::ok).collect();
        let entries = self.ledger.entries().iter();
        let recorded = entries.filter(|entry| entry.is_agent()).map(|entry| Known {
            iri: Some(entry.iri.to_string()),
            names: entry.names.iter().map(ToString::to_string).collect(),
            profiles: entry.profiles.iter().map(ToString::to_string).collect(),
            is_sure: true,
        });
        let recorded: Vec<Known> = recorded.collect();
        let learned = listed.learned(&drafts, reader, &recorded);
        let unmet = learned.unmet(&drafts, &recorded).into_iter();
        problems.extend(unmet.map(|at| self.meets_nobody(at)));
        let broken = drafts.iter().filter(|draft| is_person(draft.kind));
        let broken = broken.filter_map(|draft| {
            let own = draft.problems.iter();
            let mut own = own.filter(|one| one.code.is_of_syntax());
            own.next().filter(|_| learned.is_in(draft)).cloned()
        });
        let unclear: Vec<Diagnostic> = unread.into_iter().chain(broken).collect();
        problems.extend(
            unclear
                .into_iter()
                .map(|problem| unclear_for(problem, &learned)),
        );
        learned
    }

    /// That an entry of the list hides nothing. What it says is not shown.
    fn meets_nobody(&self, entry: usize) -> Diagnostic {
        let (_, span) = &self.config.suppress[entry];
        let mut place = self.config.source.place(*span);
        (place.excerpt, place.mark) = (String::new(), (0, 0));
        let message = format!("no file names whom entry {} of `suppress` means", entry + 1);
        Diagnostic::new(Code::SuppressUnmet, message)
            .at(place)
            .hint("look for a slip in the name or address; an entry that waits for nobody does no harm")
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

/// That a file cannot be read which may be about somebody who is left out. Its lines are not
/// shown: they may have names that nobody could learn.
fn unclear_for(problem: Diagnostic, suppression: &Suppression) -> Diagnostic {
    let why = suppression.masked(&problem.message);
    let message =
        format!("by which names somebody on the list `suppress` is known is not clear: {why}");
    let hint = "mend this file of a person; until then nothing is published, because what it says is hidden could not be";
    let mut unclear = Diagnostic::new(Code::SuppressUnclear, message).hint(hint);
    if let Some(mut place) = problem.place {
        (place.excerpt, place.mark) = (String::new(), (0, 0));
        unclear = unclear.at(place);
    }
    unclear
}
