//! The page of a vocabulary.

use super::{Object, Vocabulary};
use std::fmt::Write as _;

const TEMPLATE: &str = include_str!("../../../ontology/vocabulary.html");
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const DCT: &str = "http://purl.org/dc/terms/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const VANN: &str = "http://purl.org/vocab/vann/";
const VS: &str = "http://www.w3.org/2003/06/sw-vocab-status/ns#";
const SCHEMA: &str = "http://schema.org/";

/// The page, with the vocabulary as JSON-LD in it.
pub(super) fn page(vocabulary: &Vocabulary, jsonld: &[u8]) -> String {
    let iri = vocabulary.iri.as_deref().unwrap_or_default();
    let title = one(vocabulary, iri, &format!("{DCT}title"), "en");
    let title = title.unwrap_or_else(|| iri.to_owned());
    let description = one(vocabulary, iri, &format!("{DCT}description"), "en").unwrap_or_default();
    let (terms, index) = (terms(vocabulary, iri), index(vocabulary, iri));
    let jsonld = String::from_utf8_lossy(jsonld);
    // `<` in a string of JSON may be written so, and then nothing in it ends the script.
    let jsonld = jsonld.replace('<', "\\u003c");
    let values = [
        ("title", escape(&title)),
        ("description", escape(&description)),
        ("iri", escape(iri)),
        (
            "descriptions",
            paragraphs(vocabulary, iri, &format!("{DCT}description")),
        ),
        ("head", head(vocabulary, iri)),
        ("index", index),
        ("terms", terms),
        ("jsonld", jsonld),
    ];
    fill(TEMPLATE, &values)
}

/// A template with `{{name}}`s filled in; what is filled in is not looked at again.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(template.len() * 4);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        text.push_str(before);
        let Some((name, behind)) = behind.split_once("}}") else {
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        text.push_str(value.map_or("", |(_, value)| value.as_str()));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// The text of a property in a language, or else in any.
fn one(vocabulary: &Vocabulary, subject: &str, predicate: &str, language: &str) -> Option<String> {
    let mut any = None;
    for value in vocabulary.values(subject, predicate) {
        if let Object::Literal(text, tag, _) = value {
            if tag.as_deref() == Some(language) {
                return Some(text.clone());
            }
            any = any.or_else(|| Some(text.clone()));
        }
    }
    any
}

/// Texts, each in a paragraph of its language.
fn paragraphs(vocabulary: &Vocabulary, subject: &str, predicate: &str) -> String {
    let mut text = String::new();
    for value in vocabulary.values(subject, predicate) {
        if let Object::Literal(words, tag, _) = value {
            let lang = tag
                .as_ref()
                .map_or(String::new(), |tag| format!(" lang=\"{}\"", escape(tag)));
            let _ = writeln!(text, "<p{lang}>{}</p>", escape(words));
        }
    }
    text
}

/// What is known of the vocabulary as a whole.
fn head(vocabulary: &Vocabulary, iri: &str) -> String {
    let rows = [
        ("IRI", String::new()),
        ("Version", format!("{OWL}versionInfo")),
        ("Version IRI", format!("{OWL}versionIRI")),
        ("Prior version", format!("{OWL}priorVersion")),
        ("Prefix", format!("{VANN}preferredNamespacePrefix")),
        ("Namespace", format!("{VANN}preferredNamespaceUri")),
        ("Creator", format!("{DCT}creator")),
        ("Contributor", format!("{DCT}contributor")),
        ("Publisher", format!("{DCT}publisher")),
        ("Created", format!("{DCT}created")),
        ("Modified", format!("{DCT}modified")),
        ("Licence", format!("{DCT}license")),
        ("How to cite", format!("{DCT}bibliographicCitation")),
        ("Status", format!("{VS}term_status")),
    ];
    let mut text = String::new();
    for (label, predicate) in rows {
        let values = if predicate.is_empty() {
            link(vocabulary, iri)
        } else {
            shown(vocabulary, iri, &predicate)
        };
        if !values.is_empty() {
            let _ = writeln!(text, "<dt>{label}</dt><dd>{values}</dd>");
        }
    }
    text.trim_end().to_owned()
}

/// The terms of the vocabulary in the order of their kinds and names.
fn own_terms<'v>(vocabulary: &'v Vocabulary, iri: &str) -> Vec<(&'v str, &'v str)> {
    let mut terms: Vec<(&str, &str)> = Vec::new();
    for one in &vocabulary.statements {
        let is_own = one
            .subject
            .strip_prefix(iri)
            .is_some_and(|rest| rest.starts_with(['#', '/']));
        if is_own
            && one.predicate == crate::vocab::RDF_TYPE
            && let Object::Iri(class) = &one.object
        {
            let kind = class.rsplit(['#', '/']).next().unwrap_or(class);
            if !terms.iter().any(|(known, _)| *known == one.subject) {
                terms.push((&one.subject, kind));
            }
        }
    }
    terms.sort_by(|a, b| (a.1 != "Class", a.1, a.0).cmp(&(b.1 != "Class", b.1, b.0)));
    terms
}

fn local(term: &str) -> &str {
    term.rsplit(['#', '/']).next().unwrap_or(term)
}

fn index(vocabulary: &Vocabulary, iri: &str) -> String {
    let item = |(term, _): (&str, &str)| {
        let name = escape(local(term));
        format!("<li><a href=\"#{name}\"><code>{name}</code></a></li>")
    };
    let items: Vec<String> = own_terms(vocabulary, iri).into_iter().map(item).collect();
    items.join("\n")
}

fn terms(vocabulary: &Vocabulary, iri: &str) -> String {
    let rows = [
        ("Sub-class of", format!("{RDFS}subClassOf")),
        ("Sub-property of", format!("{RDFS}subPropertyOf")),
        ("Domain", format!("{RDFS}domain")),
        ("Range", format!("{RDFS}range")),
        ("Used on", format!("{SCHEMA}domainIncludes")),
        ("Values", format!("{SCHEMA}rangeIncludes")),
        ("See also", format!("{RDFS}seeAlso")),
        ("Status", format!("{VS}term_status")),
    ];
    let mut text = String::new();
    let mut last = "";
    for (term, kind) in own_terms(vocabulary, iri) {
        if kind != last {
            let heading = match kind {
                "Class" => "Classes",
                "ObjectProperty" => "Object properties",
                "DatatypeProperty" => "Datatype properties",
                "Property" => "Properties",
                other => other,
            };
            let _ = writeln!(text, "<h2>{}</h2>", escape(heading));
            last = kind;
        }
        let name = escape(local(term));
        let _ = writeln!(
            text,
            "<article id=\"{name}\">\n<h3><code>{name}</code></h3>\n<dl>"
        );
        let _ = writeln!(text, "<dt>IRI</dt><dd>{}</dd>", link(vocabulary, term));
        let _ = writeln!(text, "<dt>Kind</dt><dd>{}</dd>", escape(kind));
        let labels = shown(vocabulary, term, &format!("{RDFS}label"));
        if !labels.is_empty() {
            let _ = writeln!(text, "<dt>Label</dt><dd>{labels}</dd>");
        }
        for (label, predicate) in &rows {
            let values = shown(vocabulary, term, predicate);
            if !values.is_empty() {
                let _ = writeln!(text, "<dt>{label}</dt><dd>{values}</dd>");
            }
        }
        text.push_str("</dl>\n");
        text.push_str(&paragraphs(vocabulary, term, &format!("{RDFS}comment")));
        text.push_str("</article>\n");
    }
    text.trim_end().to_owned()
}

/// The values of a property: links, and texts with their languages.
fn shown(vocabulary: &Vocabulary, subject: &str, predicate: &str) -> String {
    let value = |value: &Object| match value {
        Object::Iri(iri) => link(vocabulary, iri),
        Object::Literal(text, Some(tag), _) => {
            format!("<span lang=\"{}\">{}</span>", escape(tag), escape(text))
        }
        Object::Literal(text, None, _) => escape(text),
    };
    let values: Vec<String> = vocabulary.values(subject, predicate).map(value).collect();
    values.join(" ")
}

/// A link, called by its prefixed name where it has one. Only addresses of the web are links.
fn link(vocabulary: &Vocabulary, iri: &str) -> String {
    let shorter = vocabulary
        .prefixes
        .iter()
        .filter_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace.as_str())?;
            (!local.is_empty() && !prefix.is_empty()).then(|| format!("{prefix}:{local}"))
        });
    let name = shorter
        .min_by_key(String::len)
        .unwrap_or_else(|| iri.to_owned());
    let own = vocabulary.iri.as_deref().unwrap_or_default();
    let target = match iri
        .strip_prefix(own)
        .and_then(|rest| rest.strip_prefix('#'))
    {
        Some(fragment) => format!("#{fragment}"),
        None => iri.to_owned(),
    };
    let is_web =
        target.starts_with('#') || iri.starts_with("https://") || iri.starts_with("http://");
    if is_web {
        format!("<a href=\"{}\">{}</a>", escape(&target), escape(&name))
    } else {
        escape(&name)
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if character.is_control() && !character.is_whitespace() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}
