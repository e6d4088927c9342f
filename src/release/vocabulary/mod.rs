//! The vocabulary of a release: as Turtle, as JSON-LD and as a page that people read.
//!
//! A site's data use terms of a vocabulary that may be the site's own. Its documents are those of
//! its IRI, so they are written only by the release under whose base that IRI lies: nobody else's
//! web server answers for it. Other releases have the JSON-LD context alone.

mod html;

use super::{Artifact, Graph};
use crate::content::Ontology;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::export::Format;
use crate::mapping::Prefixes;
use crate::vocab::RDF_TYPE;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

const OWL_ONTOLOGY: &str = "http://www.w3.org/2002/07/owl#Ontology";
/// What messages call the source.
const SOURCE: &str = "filorosso.ttl";

/// A statement of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Statement {
    subject: String,
    predicate: String,
    object: Object,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Object {
    Iri(String),
    /// Text, language, datatype.
    Literal(String, Option<String>, Option<String>),
}

/// A vocabulary that was read.
#[derive(Debug)]
struct Vocabulary {
    /// The IRI of the ontology itself.
    iri: Option<String>,
    statements: Vec<Statement>,
    prefixes: Vec<(String, String)>,
}

/// `ontology.ttl`, `.jsonld` and `.html` when the vocabulary lies under `base`, and
/// `context.jsonld`.
///
/// # Errors
/// When the vocabulary is no Turtle, or has blank nodes.
pub fn artifacts(ontology: &Ontology, base: &str) -> Result<Vec<Artifact>, Diagnostic> {
    let mut files = vec![Artifact::new("context.jsonld", ontology.context.as_str())];
    let vocabulary = Vocabulary::parse(&ontology.vocabulary)?;
    let own = vocabulary.iri.as_ref().filter(|iri| iri.starts_with(base));
    if own.is_some() {
        files.push(vocabulary.write(Format::Turtle));
        let json = vocabulary.write(Format::JsonLd);
        let page = html::page(&vocabulary, &json.bytes);
        files.push(json);
        files.push(Artifact::new("ontology.html", page));
    }
    Ok(files)
}

impl Vocabulary {
    fn parse(text: &str) -> Result<Self, Diagnostic> {
        let mut parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes());
        let mut statements = Vec::new();
        for quad in parser.by_ref() {
            let quad = quad.map_err(|error| {
                let place = error.location().map(|at| {
                    let start = usize::try_from(at.start.offset).unwrap_or_default();
                    Place::span(SOURCE, text, start, start + 1)
                });
                let message = format!("the vocabulary is no Turtle: {error}");
                let problem = Diagnostic::new(Code::OntologyInvalid, message);
                place.map_or(problem.clone(), |place| problem.at(place))
            })?;
            statements.push(statement(quad)?);
        }
        statements.sort();
        statements.dedup();
        let prefixes = parser.prefixes();
        let prefixes = prefixes.map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned()));
        let ontology = statements.iter().find(|one| {
            one.predicate == RDF_TYPE && one.object == Object::Iri(OWL_ONTOLOGY.to_owned())
        });
        Ok(Self {
            iri: ontology.map(|one| one.subject.clone()),
            prefixes: prefixes.collect(),
            statements,
        })
    }

    /// The document in a format.
    fn write(&self, format: Format) -> Artifact {
        let mut graph = Graph::new();
        for one in &self.statements {
            match &one.object {
                Object::Iri(iri) => graph.iri(&one.subject, &one.predicate, iri),
                Object::Literal(text, Some(tag), _) => {
                    graph.tagged(&one.subject, &one.predicate, text, tag);
                }
                Object::Literal(text, None, Some(datatype)) => {
                    graph.typed(&one.subject, &one.predicate, text, datatype);
                }
                Object::Literal(text, None, None) => {
                    graph.text(&one.subject, &one.predicate, text);
                }
            }
        }
        let mut prefixes = Prefixes::default();
        let mut terms = Map::new();
        for (prefix, namespace) in &self.prefixes {
            prefixes.declare(prefix, namespace);
            terms.insert(prefix.clone(), json!(namespace));
        }
        let context = json!({ "@context": Value::Object(terms) }).to_string();
        let path = format!("ontology.{}", format.extension());
        Artifact::new(path, graph.write(format, &prefixes, &context))
    }

    /// What is said of a subject by a predicate.
    fn values<'v>(
        &'v self,
        subject: &'v str,
        predicate: &'v str,
    ) -> impl Iterator<Item = &'v Object> {
        let said = self.statements.iter();
        said.filter(move |one| one.subject == subject && one.predicate == predicate)
            .map(|one| &one.object)
    }
}

fn statement(quad: Quad) -> Result<Statement, Diagnostic> {
    let no_name = || {
        let message = "the vocabulary has a node without an IRI: a release has no blank nodes";
        let hint = "give it an IRI, such as one with a fragment under the vocabulary's own";
        Diagnostic::new(Code::OntologyInvalid, message)
            .at(Place::file(SOURCE))
            .hint(hint)
    };
    let NamedOrBlankNode::NamedNode(subject) = quad.subject else {
        return Err(no_name());
    };
    let object = match quad.object {
        Term::NamedNode(iri) => Object::Iri(iri.into_string()),
        Term::Literal(literal) => {
            let language = literal.language().map(str::to_ascii_lowercase);
            let datatype = literal.datatype().as_str();
            let typed = language.is_none() && datatype != crate::vocab::XSD_STRING;
            let datatype = typed.then(|| datatype.to_owned());
            Object::Literal(literal.value().to_owned(), language, datatype)
        }
        Term::BlankNode(_) => return Err(no_name()),
    };
    Ok(Statement {
        subject: subject.into_string(),
        predicate: quad.predicate.into_string(),
        object,
    })
}
