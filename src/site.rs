use crate::content::{
    Config, ContentFile, Ontology, find_config, list_files, load_ontology, read_config,
};
use crate::diagnostic::{Code, Diagnostic, tidy};
use crate::extract::{self, Cutoff, Draft, Reader};
use crate::identity::{Assembler, Catalogue};
use crate::mapping::{Batch, Known, Mapping, QuadTable, Scratch};
use crate::record::Record;
use crate::tree::Source;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Kinds of records that the program makes itself, beside those of content files.
const OWN_KINDS: [&str; 5] = ["publisher", "topicSet", "season", "provenance", "software"];
/// Kinds that the built-in mapping knows, whether or not a site has them.
const USUAL_KINDS: [&str; 5] = ["podcast", "episode", "article", "person", "organization"];

/// What to read, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The configuration, when it is not `filorosso.yaml` in the content folder.
    pub config: Option<PathBuf>,
    /// What is shown.
    pub cutoff: Cutoff,
    /// Whether the graph of provenance is made, for which files are hashed.
    pub provenance: bool,
    /// Whether schema.org's terms begin with `https://` instead of `http://`.
    pub schema_https: bool,
    /// Whether the table can tell of each quad where it comes from.
    pub origins: bool,
}

/// A part of the work, for those who watch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are read and understood.
    Reading,
    /// Records are made and mapped.
    Mapping,
}

/// Somebody who watches long work.
pub trait Progress: Sync {
    /// A part begins that has so many steps.
    fn begin(&self, _: Stage, _: usize) {}
    /// A step is done.
    fn step(&self) {}
}

impl Progress for () {}

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
        let Some(config) = read_config(&path, &mut problems) else {
            tidy(&mut problems);
            return Err(problems);
        };
        if !options.content.is_dir() {
            let message = format!(
                "the content folder `{}` does not exist",
                options.content.display()
            );
            let problem = Diagnostic::new(Code::FileUnreadable, message)
                .hint("name a folder with `--content DIR`");
            return Err(vec![problem]);
        }
        let ontology = load_ontology(
            config.ontology.as_deref(),
            config.mapping.as_deref(),
            &mut problems,
        );
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
        if let Some(mapping) = mapping {
            Ok(Self {
                options,
                config,
                ontology,
                mapping,
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
        let reader = self.reader(&mut problems);
        progress.begin(Stage::Reading, files.len());
        let read: Vec<Result<Draft, Diagnostic>> = files
            .par_iter()
            .map(|file| {
                let draft = reader.read(&self.options.content, file);
                progress.step();
                draft
            })
            .collect();
        let (mut drafts, mut kept) = (
            Vec::with_capacity(read.len()),
            Vec::with_capacity(read.len()),
        );
        for (file, draft) in files.into_iter().zip(read) {
            match draft {
                Ok(mut draft) => {
                    problems.append(&mut draft.problems);
                    drafts.push(draft);
                    kept.push(file);
                }
                Err(problem) => problems.push(problem),
            }
        }
        extract::forget_used_files(&drafts, &mut problems);
        let catalogue = Catalogue::new(&drafts, &reader, &mut problems);
        let fallback = self.unmapped_kinds();
        Content {
            files: kept,
            reader,
            drafts,
            catalogue,
            problems,
            fallback,
        }
    }

    /// The whole way from files to quads.
    pub fn build(&self, progress: &dyn Progress) -> Build {
        let mut content = self.read(progress);
        let mut problems = std::mem::take(&mut content.problems);
        // Drafts are dropped as soon as they are mapped, which halves what is kept at once.
        let drafts = std::mem::take(&mut content.drafts);
        let mut assembler = Assembler::new(&content.reader, &drafts, &content.catalogue);
        assembler.front = self.mapping.refers_to("front");
        assembler.fallback = self.unmapped_kinds();
        let path = |draft: &Draft| Arc::clone(&draft.document.source.path);
        let paths = drafts.iter().map(path).collect();
        let kinds_of: Vec<usize> = drafts.iter().map(|draft| draft.kind).collect();
        let scratch = || Scratch::new(self.options.origins);
        progress.begin(Stage::Mapping, drafts.len());
        let mapped: Vec<(Option<Batch>, Vec<Diagnostic>)> = drafts
            .into_par_iter()
            .enumerate()
            .map_init(scratch, |scratch, (file, draft)| {
                let mut problems = Vec::new();
                let record = assembler.record(file, &draft, &mut problems);
                let graph = self.config.graph(draft.path());
                let batch =
                    record.map(|record| self.mapping.apply(record, &graph, scratch, &mut problems));
                progress.step();
                (batch, problems)
            })
            .collect();
        let gathered = assembler.gathered();
        let mut kinds: BTreeSet<String> = gathered
            .iter()
            .map(|record| record.kind.to_owned())
            .collect();
        let mut batches = Vec::with_capacity(mapped.len() + gathered.len());
        for (kind, (batch, mut found)) in kinds_of.into_iter().zip(mapped) {
            problems.append(&mut found);
            if let Some(batch) = batch {
                kinds.insert(self.config.kinds[kind].name.clone());
                batches.push(batch);
            }
        }
        let shown = batches.len();
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
        let unmapped = |name: &str| !USUAL_KINDS.contains(&name) && !self.mapping.has_source(name);
        self.config
            .kinds
            .iter()
            .map(|kind| unmapped(&kind.name))
            .collect()
    }

    fn reader(&self, problems: &mut Vec<Diagnostic>) -> Reader<'_> {
        let (cutoff, hash) = (self.options.cutoff, self.options.provenance);
        Reader::new(&self.config, &self.ontology, cutoff, hash, problems)
    }
}

impl Content<'_> {
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
        records.extend(assembler.gathered());
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

fn all_kinds(config: &Config) -> BTreeSet<String> {
    let usual = USUAL_KINDS
        .iter()
        .chain(&OWN_KINDS)
        .map(|kind| (*kind).to_owned());
    usual
        .chain(config.kinds.iter().map(|kind| kind.name.clone()))
        .collect()
}

fn read_mapping(
    options: &Options,
    config: &Config,
    ontology: &Ontology,
    references: Option<BTreeSet<(String, String)>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Mapping> {
    let known = Known {
        kinds: all_kinds(config),
        external: [("base".to_owned(), config.base.clone())].into(),
        references,
        schema_https: options.schema_https,
    };
    let (name, text) = &ontology.mapping;
    Mapping::parse(Source::new(name.as_str(), text.as_str()), &known, problems)
}

/// What records have, as far as the built-in mapping refers to it; kinds of the
/// configuration's own have what articles have.
fn built_in_names(config: &Config) -> BTreeSet<(String, String)> {
    let mut problems = Vec::new();
    let ontology = load_ontology(None, None, &mut problems);
    let (name, text) = ontology.mapping;
    let source = Source::new(name, text);
    let Some(mut mapping) = Mapping::parse(source, &Known::default(), &mut problems) else {
        return BTreeSet::new();
    };
    let mut names = mapping.references();
    let article: Vec<String> = names
        .iter()
        .filter(|(kind, _)| kind == "article")
        .map(|(_, name)| name.clone())
        .collect();
    for kind in &config.kinds {
        if !USUAL_KINDS.contains(&kind.name.as_str()) {
            names.extend(article.iter().map(|name| (kind.name.clone(), name.clone())));
        }
    }
    for kind in all_kinds(config) {
        names.extend(
            ["iri", "path", "type", "language", "front"]
                .map(|name| (kind.clone(), name.to_owned())),
        );
    }
    names
}
