mod content;
mod evidence;
mod own_mapping;
mod recorded;
mod suppressed;
mod trace;

use crate::content::{
    Config, ContentFile, Decisions, Homeless, Ontology, decisions_path, find_config, is_usual_kind,
    list_files, load_ontology, read_config, read_decisions,
};
use crate::diagnostic::{Code, Diagnostic, tidy};
use crate::extract::{
    self, Cutoff, Draft, KeyNames, Lexica, ProfileIndex, Reader, Register, Suppression, Words,
};
use crate::identity::{Assembler, Catalogue, Ledger};
use crate::mapping::{Batch, Mapping, QuadTable, Scratch};
use crate::progress::{Progress, Stage};
use crate::record::Class;
use own_mapping::{built_in_names, read_mapping};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
pub use trace::{Object, Question, Traced};

/// What to read, and how.
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The configuration, when it is not `filorosso.yaml` in the content folder.
    pub config: Option<PathBuf>,
    /// Where decisions of editors are kept, when not where the configuration says or beside
    /// the content folder.
    pub decisions: Option<PathBuf>,
    /// The record of identifiers, when it is not where the configuration says.
    pub identifiers: Option<PathBuf>,
    /// Whether the file of decisions that is named may be a new one.
    pub begins_decisions: bool,
    /// Whether the record of identifiers that is named may be a new one.
    pub begins_identifiers: bool,
    /// Whether files have fingerprints, as the record of identifiers has them.
    pub fingerprint: bool,
    /// Whether identifiers that are not recorded are an error.
    pub locked: bool,
    /// What is shown.
    pub cutoff: Cutoff,
    /// Whether the graph of provenance is made, for which files are hashed.
    pub provenance: bool,
    /// Whether schema.org's terms begin with `https://` instead of `http://`.
    pub schema_https: bool,
    /// Whether the table can tell of each quad where it comes from.
    pub origins: bool,
}

impl Options {
    /// What to read when nothing else is said: everything is where it is by default, and
    /// neither provenance nor origins are kept.
    pub fn new(content: impl Into<PathBuf>, cutoff: Cutoff) -> Self {
        Self {
            content: content.into(),
            config: None,
            decisions: None,
            identifiers: None,
            begins_decisions: false,
            begins_identifiers: false,
            fingerprint: false,
            locked: false,
            cutoff,
            provenance: false,
            schema_https: false,
            origins: false,
        }
    }
}

/// A site: its configuration, ontology and mapping, ready to read its content.
#[derive(Debug)]
pub struct Site {
    /// What to read, and how.
    pub options: Options,
    /// The configuration.
    pub config: Config,
    /// Words, contexts and the text of the mapping.
    pub ontology: Ontology,
    /// The mapping.
    pub mapping: Mapping,
    /// What editors decided of facts.
    pub decisions: Decisions,
    /// The recorded identifiers.
    pub ledger: Ledger,
    /// What is wrong with any of them.
    pub problems: Vec<Diagnostic>,
    /// References of the built-in mapping, when the site has a mapping of its own.
    names: BTreeSet<(String, String)>,
}

/// How much there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files that patterns take.
    pub files: usize,
    /// Files that are in the graph.
    pub shown: usize,
    /// Quads before repeated ones are dropped.
    pub quads: usize,
}

/// All content, read and with every thing's IRI.
#[derive(Debug)]
pub struct Content<'s> {
    /// The files, in the order of their paths.
    pub files: Vec<ContentFile>,
    reader: Reader<'s>,
    drafts: Vec<Draft>,
    catalogue: Catalogue,
    ledger: Cow<'s, Ledger>,
    problems: Vec<Diagnostic>,
    fallback: Vec<bool>,
}

/// The graph of a site.
#[derive(Debug)]
pub struct Build {
    /// Its quads.
    pub table: QuadTable,
    /// Paths of the files, by the numbers that origins use.
    pub paths: Vec<Arc<str>>,
    /// What was wrong on the way, in the order of places.
    pub problems: Vec<Diagnostic>,
    /// How much there was.
    pub counts: Counts,
}

impl Site {
    /// Reads configuration, ontology and mapping.
    ///
    /// # Errors
    /// What is wrong, when nothing can be read with it.
    pub fn open(options: Options) -> Result<Self, Vec<Diagnostic>> {
        let path = find_config(&options.content, options.config.as_deref())
            .map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        let Some(mut config) = read_config(&path, &mut problems) else {
            tidy(&mut problems);
            return Err(problems);
        };
        config.identifiers = options.identifiers.clone().or(config.identifiers);
        if !options.content.is_dir() {
            let message = format!(
                "the content folder `{}` does not exist",
                options.content.display()
            );
            let problem = Diagnostic::new(Code::FileUnreadable, message)
                .hint("name a folder with `--content DIR`");
            return Err(vec![problem]);
        }
        let named = options
            .decisions
            .as_deref()
            .filter(|_| !options.begins_decisions);
        if let Some(path) = named.filter(|path| !path.exists()) {
            let hint = "correct `--decisions`; `filorosso review` begins a new file";
            return Err(vec![recorded::missing("file of decisions", path, hint)]);
        }
        let decisions = decisions_path(&options.content, &config, options.decisions.as_deref());
        let decisions = match read_decisions(&decisions) {
            Ok(decisions) => decisions,
            Err(mut found) => {
                // Whatever an editor rejected would be published without them.
                problems.append(&mut found);
                tidy(&mut problems);
                return Err(problems);
            }
        };
        let ontology = load_ontology(
            config.ontology.as_deref(),
            config.mapping.as_deref(),
            &mut problems,
        );
        config
            .catalog
            .check(&ontology.catalog, &config.source, &mut problems);
        let own = config.mapping.is_some() || config.ontology.is_some();
        let names = if own {
            built_in_names(&config)
        } else {
            BTreeSet::new()
        };
        let mapping = read_mapping(
            &options,
            &config,
            &ontology,
            own.then(|| names.clone()),
            &mut problems,
        );
        let ledger = recorded::read_ledger(&options, &config, &mut problems);
        // Not even a message names who is left out.
        Suppression::new(&config).clean(&mut problems);
        if let (Some(mapping), Some(ledger)) = (mapping, ledger) {
            Ok(Self {
                options,
                config,
                ontology,
                mapping,
                decisions,
                ledger,
                problems,
                names,
            })
        } else {
            tidy(&mut problems);
            Err(problems)
        }
    }

    /// Reads all content and gives every thing its IRI.
    pub fn read(&self, progress: &dyn Progress) -> Content<'_> {
        let mut problems = self.problems.clone();
        let files = list_files(&self.options.content, &self.config, &mut problems);
        let mut reader = self.reader(&mut problems);
        let paths = files.iter().map(|file| &*file.path);
        reader.homeless = Homeless::new(&self.decisions, paths, &mut problems);
        reader.suppression = self.suppression(&files, &reader, &mut problems);
        progress.begin(Stage::Reading, files.len());
        let read = self.read_files(&files, &mut reader, progress);
        let (mut drafts, mut kept) = (
            Vec::with_capacity(read.len()),
            Vec::with_capacity(read.len()),
        );
        let mut unread = FxHashSet::default();
        for (file, draft) in files.into_iter().zip(read) {
            match draft {
                Ok(mut draft) => {
                    problems.append(&mut draft.problems);
                    drafts.push(draft);
                    kept.push(file);
                }
                Err(problem) => {
                    unread.insert(file.path.clone());
                    problems.push(problem);
                }
            }
        }
        extract::forget_used_files(&drafts, &mut problems);
        let mut ledger = self.ledger_without(&reader.suppression);
        if !unread.is_empty() {
            ledger.to_mut().unread = unread;
        }
        let catalogue = Catalogue::new(&drafts, &reader, &ledger, &mut problems);
        reader.suppression.clean(&mut problems);
        let fallback = self.unmapped_kinds();
        Content {
            files: kept,
            reader,
            drafts,
            catalogue,
            ledger,
            problems,
            fallback,
        }
    }

    /// The whole way from files to quads.
    pub fn build(&self, progress: &dyn Progress) -> Build {
        self.build_of(self.read(progress), progress)
    }

    /// The way from what was read to quads.
    pub fn build_of(&self, mut content: Content<'_>, progress: &dyn Progress) -> Build {
        let mut problems = std::mem::take(&mut content.problems);
        // Drafts are dropped as soon as they are mapped, which halves what is kept at once.
        let drafts = std::mem::take(&mut content.drafts);
        let mut assembler = Assembler::new(&content.reader, &drafts, &content.catalogue);
        assembler.front = self.mapping.refers_to("front");
        assembler.fallback = self.unmapped_kinds();
        let path = |draft: &Draft| Arc::clone(&draft.document.source.path);
        let paths = drafts.iter().map(path).collect();
        let kinds_of: Vec<usize> = drafts.iter().map(|draft| draft.kind).collect();
        let evidence = self.config.evidence && self.options.provenance;
        let scratch = || Scratch::new(self.options.origins || evidence);
        progress.begin(Stage::Mapping, drafts.len());
        let mapped: Vec<([Option<Batch>; 2], Vec<Diagnostic>)> = drafts
            .into_par_iter()
            .enumerate()
            .map_init(scratch, |scratch, (file, draft)| {
                let mut problems = Vec::new();
                let record = assembler.record(file, &draft, &mut problems);
                let graph = self.config.graph(draft.path());
                let mut batch =
                    record.map(|record| self.mapping.apply(record, &graph, scratch, &mut problems));
                let aside = batch.as_mut().filter(|_| evidence).and_then(|batch| {
                    let findings = content.reader.findings(&draft);
                    let aside = self.evidence_of(&draft, &findings, batch);
                    if !self.options.origins {
                        batch.forget_origins();
                    }
                    aside
                });
                progress.step();
                ([batch, aside], problems)
            })
            .collect();
        let extracted = mapped.iter().enumerate().filter(|(_, ([batch, _], _))| {
            batch
                .as_ref()
                .is_some_and(|batch| batch.has(Class::Extracted))
        });
        let extracted: BTreeSet<usize> = extracted.map(|(file, _)| file).collect();
        let gathered = assembler.gathered(&extracted);
        let mut kinds: BTreeSet<String> = gathered
            .iter()
            .map(|record| record.kind.to_owned())
            .collect();
        let mut batches = Vec::with_capacity(mapped.len() + gathered.len());
        let mut shown = 0;
        for (kind, ([batch, aside], mut found)) in kinds_of.into_iter().zip(mapped) {
            problems.append(&mut found);
            if let Some(batch) = batch {
                kinds.insert(self.config.kinds[kind].name.clone());
                batches.push(batch);
                shown += 1;
            }
            batches.extend(aside);
        }
        let derived = self.config.derived_graph();
        for record in gathered {
            batches.push(
                self.mapping
                    .apply(record, &derived, &mut scratch(), &mut problems),
            );
        }
        problems.extend(self.mapping.never_seen(&kinds, &self.names));
        tidy(&mut problems);
        let constants = self.mapping.constants.clone();
        let table = QuadTable::new(batches, constants, derived, self.config.provenance_graph());
        let counts = Counts {
            files: content.files.len(),
            shown,
            quads: table.len(),
        };
        Build {
            table,
            paths,
            problems,
            counts,
        }
    }

    /// Kinds of the configuration for which the mapping has no rules: they are mapped as
    /// articles, with the class that the configuration gives them.
    fn unmapped_kinds(&self) -> Vec<bool> {
        let unmapped = |name: &str| !is_usual_kind(name) && !self.mapping.has_source(name);
        self.config
            .kinds
            .iter()
            .map(|kind| unmapped(&kind.name))
            .collect()
    }

    fn reader(&self, problems: &mut Vec<Diagnostic>) -> Reader<'_> {
        Reader {
            config: &self.config,
            ontology: &self.ontology,
            keys: KeyNames::new(&self.config, &self.ontology, problems),
            words: Words::new(&self.ontology.lexicons),
            lexica: Lexica::new(&self.ontology),
            profiles: ProfileIndex::new(&self.ontology.profiles),
            names: extract::NameWords::new(&self.ontology),
            cutoff: self.options.cutoff,
            decisions: &self.decisions,
            homeless: Homeless::default(),
            suppression: Suppression::default(),
            register: Register::default(),
            hash: self.options.provenance,
            fingerprint: self.options.fingerprint || !self.ledger.is_empty(),
        }
    }
}
