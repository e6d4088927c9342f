//! Evidence as a graph: for each extracted statement of a file its rule, place and text.
//!
//! It is written beside the mapping, not through it: it speaks of the statements that the
//! mapping makes, which no record has, whatever mapping a site uses.

use super::Site;
use crate::extract::{Draft, Finding, sha256};
use crate::mapping::{Batch, Statement, TermView};
use crate::record::{CERTAIN, Class, Confidence, Origin};
use crate::vocab::{
    DPO_CONFIDENCE, DPO_DECISION, DPO_EVIDENCE, DPO_INFERRED, DPO_LINE, DPO_RULE, PROV_QUOTED,
    RDF_OBJECT, RDF_PREDICATE, RDF_SUBJECT, RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS, XSD_BOOLEAN,
    XSD_DECIMAL, XSD_INTEGER,
};
use std::collections::BTreeMap;

/// How many hexadecimal digits of a statement's hash its evidence is named by.
const DIGITS: usize = 10;

impl Site {
    /// The evidence of what rules read in a file; `None` when they read nothing.
    pub(super) fn evidence_of(
        &self,
        draft: &Draft,
        findings: &[Finding],
        batch: &Batch,
    ) -> Option<Batch> {
        let graph = self.config.graph(draft.path());
        let statements = batch.statements(&self.mapping.constants);
        let mut nodes: BTreeMap<String, (Statement<'_>, Vec<Origin>)> = BTreeMap::new();
        for statement in statements.filter(|statement| statement.extracted) {
            let iri = format!("{graph}#evidence-{}", hash(&statement));
            let places = read_places(&statement);
            match nodes.get_mut(&iri) {
                Some((_, known)) => known.extend(places),
                None => {
                    nodes.insert(iri, (statement, places));
                }
            }
        }
        if nodes.is_empty() {
            return None;
        }
        let mut batch = Batch::aside(&format!("{graph}#evidence"));
        for (iri, (statement, mut places)) in nodes {
            let mut seen = rustc_hash::FxHashSet::default();
            places.retain(|place| seen.insert(*place));
            let mut node = Node {
                site: self,
                draft,
                iri: &iri,
                batch: &mut batch,
            };
            node.statement(&statement);
            node.places(&places, findings);
        }
        Some(batch)
    }
}

/// Where rules read a statement: the places of its object and subject that a rule of prose
/// made something from.
fn read_places(statement: &Statement<'_>) -> Vec<Origin> {
    let is_read = |origin: &Origin| origin.rule.class() == Class::Extracted;
    let mut places = statement.object_origins();
    places.retain(is_read);
    if places.is_empty() {
        places = statement.subject_origins();
        places.retain(is_read);
    }
    places
}

/// The first digits of a hash of the statement alone, so that its evidence keeps its name
/// wherever in the file it stands.
fn hash(statement: &Statement<'_>) -> String {
    let object = match statement.object {
        TermView::Iri(iri) => format!("<{iri}>"),
        TermView::Literal(text, tag, datatype) => {
            let (tag, datatype) = (tag.unwrap_or(""), datatype.unwrap_or(""));
            format!("\"{text}\"@{tag}^^{datatype}")
        }
    };
    let line = format!("<{}> <{}> {object}", statement.subject, statement.predicate);
    sha256(&line).chars().take(DIGITS).collect()
}

/// The evidence of one statement.
struct Node<'n> {
    site: &'n Site,
    draft: &'n Draft,
    iri: &'n str,
    batch: &'n mut Batch,
}

impl Node<'_> {
    fn iri(&mut self, predicate: &str, object: &str) {
        self.batch.say(self.iri, predicate, TermView::Iri(object));
    }

    fn literal(&mut self, predicate: &str, text: &str, datatype: Option<&str>) {
        let object = TermView::Literal(text, None, datatype);
        self.batch.say(self.iri, predicate, object);
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        self.iri(RDF_TYPE, DPO_EVIDENCE);
        self.iri(RDF_SUBJECT, statement.subject);
        self.iri(RDF_PREDICATE, statement.predicate);
        self.batch.say(self.iri, RDF_OBJECT, statement.object);
        let all = statement.object_origins().into_iter();
        let all = all.chain(statement.subject_origins());
        let sure = all.map(|origin| origin.confidence).min();
        let sure = decimal(sure.unwrap_or(CERTAIN));
        self.literal(DPO_CONFIDENCE, &sure, Some(XSD_DECIMAL));
    }

    /// Rule, line, text and file of each place; what an editor decided and what is inferred.
    fn places(&mut self, places: &[Origin], findings: &[Finding]) {
        let schema = if self.site.options.schema_https {
            SCHEMA_HTTPS
        } else {
            SCHEMA_HTTP
        };
        let text = format!("{schema}text");
        let source = &self.draft.document.source;
        for origin in places {
            self.literal(DPO_RULE, origin.rule.name(), None);
            if origin.span.end > 0 {
                let place = source.place(origin.span);
                self.literal(DPO_LINE, &place.line.to_string(), Some(XSD_INTEGER));
                self.literal(&text, source.slice(origin.span), None);
                let file = format!("{}#source", self.site.config.graph(&place.path));
                self.iri(PROV_QUOTED, &file);
            }
            let known = |finding: &&Finding| finding.stands_at(origin.span, origin.rule);
            let Some(finding) = findings.iter().find(known) else {
                continue;
            };
            if let Some(decision) = finding.decision {
                self.literal(DPO_DECISION, decision.name(), None);
            }
            if finding.inferred {
                self.literal(DPO_INFERRED, "true", Some(XSD_BOOLEAN));
            }
        }
    }
}

/// Percent as a decimal number between 0 and 1, in its canonical form.
fn decimal(percent: Confidence) -> String {
    let digits = format!("{}.{:02}", percent / 100, percent % 100);
    let short = digits.strip_suffix('0');
    short.map_or_else(|| digits.clone(), str::to_owned)
}
