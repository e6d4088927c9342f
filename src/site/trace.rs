//! Statements traced back to where they come from: what `filorosso why` tells.

use super::{Content, Site};
use crate::extract::Finding;
use crate::identity::{Assembler, Catalogue, Names};
use crate::mapping::{Batch, Scratch, Statement, TermView};
use crate::progress::{Progress, Stage};
use crate::record::{CERTAIN, Confidence, Origin};
use crate::tree::Span;
use crate::vocab::RDF_TYPE;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Which statements are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Question<'q> {
    /// Those about a thing; when there are none, those that lead to it.
    Thing(&'q str),
    /// Those that a file brings, by its number: of some of its bytes, or all.
    File(usize, Option<Span>),
}

/// A term that outlives the batch that it was in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// An IRI.
    Iri(String),
    /// A literal: lexical form, language tag, datatype.
    Literal(String, Option<String>, Option<String>),
}

/// A statement, wherever it is made, and all places that it comes from.
#[derive(Debug, Clone)]
pub struct Traced {
    /// IRI of the subject.
    pub subject: String,
    /// IRI of the predicate.
    pub predicate: String,
    /// The object.
    pub object: Object,
    /// IRIs of the graphs that hold it.
    pub graphs: Vec<String>,
    /// Places of what is said; of what it is said of, when the mapping itself says the rest.
    pub origins: Vec<Origin>,
    /// How sure it is, in percent: as sure as the surest file that says it, and in each file
    /// as sure as what it is made of.
    pub confidence: Confidence,
}

/// What is gathered of statements, by subject, predicate (types first) and object.
type Gathered = BTreeMap<(String, bool, String, Object), Traced>;

impl Site {
    /// The statements that a question asks for, each once, in the order of their terms, types
    /// first. Nothing else is kept or sorted.
    pub fn trace(
        &self,
        content: &Content<'_>,
        question: Question<'_>,
        progress: &dyn Progress,
    ) -> Vec<Traced> {
        let assembler = content.mapped_assembler(self);
        let derived = self.config.derived_graph();
        progress.begin(Stage::Mapping, content.drafts.len());
        let files = content.drafts.par_iter().enumerate();
        let mut found: Vec<Vec<Traced>> = files
            .map_init(
                || Scratch::new(true),
                |scratch, (file, draft)| {
                    progress.step();
                    if matches!(question, Question::File(wanted, _) if wanted != file) {
                        return Vec::new();
                    }
                    let record = assembler.record(file, draft, &mut Vec::new());
                    let graph = self.config.graph(draft.path());
                    let batch = record
                        .map(|record| self.mapping.apply(record, &graph, scratch, &mut Vec::new()));
                    batch.map_or_else(Vec::new, |batch| self.answer(&batch, question, &derived))
                },
            )
            .collect();
        let mut scratch = Scratch::new(true);
        let every = (0..content.drafts.len()).collect();
        for record in assembler.gathered(&every) {
            let batch = self
                .mapping
                .apply(record, &derived, &mut scratch, &mut Vec::new());
            found.push(self.answer(&batch, question, &derived));
        }
        gathered(found.into_iter().flatten(), question)
    }

    /// What of a batch a question asks for.
    fn answer(&self, batch: &Batch, question: Question<'_>, derived: &str) -> Vec<Traced> {
        let statements = batch.statements(&self.mapping.constants);
        let wanted = statements.filter(|statement| match question {
            Question::Thing(iri) => {
                statement.subject == iri || statement.object == TermView::Iri(iri)
            }
            Question::File(file, span) => stands_in(statement, file, span),
        });
        wanted
            .filter(|statement| !statement.is_about_graphs(&self.config.provenance_graph()))
            .map(|statement| traced(&statement, derived))
            .collect()
    }
}

/// Whether a statement comes from a file, or from some of its bytes.
fn stands_in(statement: &Statement<'_>, file: usize, span: Option<Span>) -> bool {
    let is_there = |origin: &Origin| {
        let overlaps = span.is_none_or(|span| {
            let has_place = origin.span != Span::default();
            has_place && origin.span.start < span.end && span.start < origin.span.end.max(1)
        });
        origin.file as usize == file && overlaps
    };
    places(statement).iter().any(is_there)
}

/// The places of a statement: those of its object, else those of its subject.
fn places(statement: &Statement<'_>) -> Vec<Origin> {
    let said = statement.object_origins();
    if said.is_empty() {
        statement.subject_origins()
    } else {
        said
    }
}

fn traced(statement: &Statement<'_>, derived: &str) -> Traced {
    let origins = places(statement);
    let of = |origins: &[Origin]| origins.iter().map(|origin| origin.confidence).min();
    let sure = of(&origins)
        .into_iter()
        .chain(of(&statement.subject_origins()));
    Traced {
        subject: statement.subject.to_owned(),
        predicate: statement.predicate.to_owned(),
        object: owned(statement.object),
        graphs: vec![statement.graph.unwrap_or(derived).to_owned()],
        confidence: sure.min().unwrap_or(CERTAIN),
        origins,
    }
}

fn owned(term: TermView<'_>) -> Object {
    match term {
        TermView::Iri(iri) => Object::Iri(iri.to_owned()),
        TermView::Literal(text, tag, datatype) => Object::Literal(
            text.to_owned(),
            tag.map(str::to_owned),
            datatype.map(str::to_owned),
        ),
    }
}

/// Each statement once, with the places of all files that make it.
fn gathered(found: impl Iterator<Item = Traced>, question: Question<'_>) -> Vec<Traced> {
    let mut all = Gathered::new();
    for one in found {
        let is_type = one.predicate != RDF_TYPE;
        let key = (
            one.subject.clone(),
            is_type,
            one.predicate.clone(),
            one.object.clone(),
        );
        match all.get_mut(&key) {
            None => {
                all.insert(key, one);
            }
            Some(known) => {
                known.confidence = known.confidence.max(one.confidence);
                known.graphs.extend(one.graphs);
                known.origins.extend(one.origins);
            }
        }
    }
    let mut all: Vec<Traced> = all.into_values().collect();
    if let Question::Thing(iri) = question
        && all.iter().any(|one| one.subject == iri)
    {
        all.retain(|one| one.subject == iri);
    }
    for one in &mut all {
        one.graphs.sort_unstable();
        one.graphs.dedup();
        let mut seen = rustc_hash::FxHashSet::default();
        one.origins.retain(|origin| seen.insert(*origin));
    }
    all
}

impl Content<'_> {
    /// An assembler that makes what the site's mapping asks for.
    fn mapped_assembler(&self, site: &Site) -> Assembler<'_> {
        let mut assembler = self.assembler();
        assembler.front = site.mapping.refers_to("front");
        assembler
    }

    /// Who is who.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// All facts that rules read in a file, by its number.
    pub fn findings(&self, file: usize) -> Vec<Finding> {
        let draft = self.drafts.get(file);
        draft.map_or_else(Vec::new, |draft| self.reader.findings(draft))
    }

    /// What an editor is asked: facts that are left out for doubt and names that may mean
    /// several, each once, with the number of its file; in the order of files and places.
    pub fn doubts(&self) -> Vec<(usize, Finding)> {
        let shown = |file: usize| {
            self.catalogue
                .things
                .of_file
                .get(file)
                .is_some_and(Option::is_some)
        };
        let drafts = self.drafts.iter().enumerate();
        let of_files = drafts
            .filter(|(file, _)| shown(*file))
            .flat_map(|(file, draft)| draft.doubts.iter().cloned().map(move |doubt| (file, doubt)));
        let questions = self.catalogue.agents.questions(&self.drafts);
        let mut doubts: Vec<(usize, Finding)> = of_files.chain(questions).collect();
        let place = |finding: &Finding| finding.spans.first().map(|span| span.start);
        doubts.sort_by_key(|(file, doubt)| (*file, place(doubt)));
        let mut seen = rustc_hash::FxHashSet::default();
        doubts.retain(|(_, doubt)| seen.insert(doubt.id.clone()));
        doubts
    }

    /// IRIs of all things that have a file or a name: what a mistyped IRI is compared with.
    pub fn iris(&self) -> Vec<&str> {
        let things = self.catalogue.things.of_file.iter().flatten();
        let things = things.map(|thing| thing.iri.as_str());
        let agents = self.catalogue.agents.all().map(|agent| agent.iri.as_str());
        let names = [&self.catalogue.topics, &self.catalogue.works];
        let names = names.into_iter().flat_map(Names::iris);
        let mut iris: Vec<&str> = things.chain(agents).chain(names).collect();
        iris.sort_unstable();
        iris.dedup();
        iris
    }
}
