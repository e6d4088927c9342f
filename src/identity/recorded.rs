//! Files and the identifiers that are recorded for them.

use super::ledger::Ledger;
use super::names::key;
use super::things::{Thing, Things};
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::{Draft, Key};
use crate::tree::Value;
use rustc_hash::FxHashSet;

impl Things {
    /// A file's thing with its recorded IRI, or with one that is recorded for nothing else.
    #[allow(
        clippy::too_many_arguments,
        reason = "what a file is, what is recorded, and where problems go"
    )]
    pub(super) fn recorded(
        &mut self,
        file: usize,
        thing: Thing,
        draft: &Draft,
        config: &Config,
        ledger: &Ledger,
        paths: &FxHashSet<&str>,
        problems: &mut Vec<Diagnostic>,
    ) -> Thing {
        let kind = config.kinds[draft.kind].name.as_str();
        if self.claims.of_file[file].is_none()
            && let Some(at) = ledger.find(&thing.iri).map(|at| ledger.target(at))
        {
            // Moved and edited: its slug or its place says that it is the same.
            let entry = &ledger.entries()[at];
            let elsewhere = entry
                .file
                .as_ref()
                .is_some_and(|path| paths.contains(&**path));
            let title = draft.fields().get(Key::Title).and_then(Value::text);
            let title = key(title.unwrap_or(&thing.slug));
            let is_called = || entry.names.iter().any(|name| key(name) == title);
            let same = *entry.kind == *kind && (entry.file.is_some() || is_called());
            if same && !entry.gone && !elsewhere && !self.claims.is_taken(at) {
                self.claims.take(file, at);
            }
        }
        let Some(at) = self.claims.of_file[file] else {
            if ledger.is_taken(&thing.iri) {
                self.moved.insert(file, thing.iri.clone());
                return numbered(thing, draft, ledger, problems);
            }
            return thing;
        };
        let entry = &ledger.entries()[at];
        if *entry.iri == *thing.iri {
            return thing;
        }
        let source = &draft.document.source;
        let slug = entry.slug().to_owned();
        if let Some(value) = draft.fields().get(Key::Slug).filter(|_| slug != thing.slug) {
            let message = format!("the recorded IRI <{}> stays as it is", entry.iri);
            let hint = "to give the file a new IRI, edit its entry in the record of identifiers";
            let problem = source.problem(Code::SlugKept, value.span, message);
            problems.push(problem.hint(hint));
        }
        if kind == "podcast" {
            self.renamed.insert(thing.slug, slug.clone());
        }
        self.moved.insert(file, thing.iri);
        Thing {
            iri: entry.iri.to_string(),
            slug,
            podcast: thing.podcast,
        }
    }
}

/// A new thing whose IRI is recorded for another one, with a number behind it.
fn numbered(
    mut thing: Thing,
    draft: &Draft,
    ledger: &Ledger,
    problems: &mut Vec<Diagnostic>,
) -> Thing {
    let (iri, slug) = (thing.iri, thing.slug);
    let numbered = (2..).map(|number| format!("{iri}-{number}"));
    let new = numbered.into_iter().find(|new| !ledger.is_taken(new));
    thing.iri = new.unwrap_or_else(|| iri.clone());
    thing.slug = format!("{slug}{}", &thing.iri[iri.len()..]);
    let message = format!(
        "<{iri}> is recorded for another thing; this file becomes <{}>",
        thing.iri
    );
    let hint =
        "give it a key `slug` of its own, or, if it is that thing, `aliases` with the old address";
    let place = Place::file(draft.document.source.path.clone());
    problems.push(
        Diagnostic::new(Code::IdentifierTaken, message)
            .at(place)
            .hint(hint),
    );
    thing
}
