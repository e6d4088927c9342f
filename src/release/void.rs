//! What a data set holds and links to, in `VoID` (<https://www.w3.org/TR/void/>).

use super::{Artifact, Edition, Graph};
use crate::export::Format;
use crate::iri::encode_path;
use crate::mapping::Prefixes;
use crate::vocab::{RDF_TYPE, XSD_DATE, XSD_INTEGER};

const VOID: &str = "http://rdfs.org/ns/void#";
const DCT: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const FORMATS: &str = "http://www.w3.org/ns/formats/";

/// `void.ttl`, and the same at the place where `VoID` is looked for (RFC 8615).
pub fn artifacts(edition: &Edition<'_>, prefixes: &Prefixes) -> Vec<Artifact> {
    let mut own = Prefixes::default();
    let declared = prefixes.declared();
    declared.for_each(|(prefix, namespace)| own.declare(prefix, namespace));
    for (prefix, namespace) in [("void", VOID), ("dct", DCT), ("foaf", FOAF)] {
        own.declare(prefix, namespace);
    }
    let bytes = void(edition, prefixes).write(Format::Turtle, &own, "");
    let paths = ["void.ttl", ".well-known/void"];
    paths.map(|path| Artifact::new(path, bytes.clone())).into()
}

/// The description of an edition. Its document is `{base}void`; the set is `{base}void#dataset`,
/// which is the data set of the catalogue too.
pub fn void(edition: &Edition<'_>, prefixes: &Prefixes) -> Graph {
    let config = edition.config;
    let document = format!("{}void", config.base);
    let set = format!("{document}#dataset");
    let mut graph = Graph::new();
    graph.iri(&document, RDF_TYPE, &format!("{VOID}DatasetDescription"));
    graph.iri(&document, &format!("{FOAF}primaryTopic"), &set);
    graph.iri(&document, &format!("{DCT}creator"), &config.publisher.iri);
    graph.iri(&set, RDF_TYPE, &format!("{VOID}Dataset"));
    let catalogued = format!("{}catalog#dataset", config.base);
    graph.iri(&set, "http://www.w3.org/2002/07/owl#sameAs", &catalogued);
    describe(&mut graph, edition, &set);
    count(&mut graph, edition, &set);
    partitions(&mut graph, edition, &set);
    links(&mut graph, edition, &set);
    for (_, namespace) in prefixes.declared() {
        let is_used = edition.statistics.properties.keys();
        let mut used = is_used.chain(edition.statistics.classes.keys());
        if used.any(|term| term.starts_with(namespace)) {
            graph.iri(&set, &format!("{VOID}vocabulary"), namespace);
        }
    }
    graph
}

fn describe(graph: &mut Graph, edition: &Edition<'_>, set: &str) {
    let config = edition.config;
    let texts = [
        ("title", &config.catalog.title, &config.title),
        (
            "description",
            &config.catalog.description,
            &config.description,
        ),
    ];
    for (property, own, common) in texts {
        let property = format!("{DCT}{property}");
        for (language, text) in own {
            graph.tagged(set, &property, text, language);
        }
        if let Some(text) = common.as_ref().filter(|_| own.is_empty()) {
            let language = config.language.to_ascii_lowercase();
            graph.tagged(set, &property, text, &language);
        }
    }
    for property in ["publisher", "creator"] {
        graph.iri(set, &format!("{DCT}{property}"), &config.publisher.iri);
    }
    if let Some(license) = &config.license.data {
        graph.iri(set, &format!("{DCT}license"), license);
    }
    if let Some(day) = &edition.modified {
        for property in ["issued", "modified"] {
            graph.typed(set, &format!("{DCT}{property}"), day, XSD_DATE);
        }
    }
    graph.iri(set, &format!("{FOAF}homepage"), &config.site);
    graph.text(set, &format!("{VOID}uriSpace"), &config.base);
    graph.iri(set, &format!("{VOID}rootResource"), &config.publisher.iri);
    if let Some(endpoint) = &config.release.endpoint {
        graph.iri(set, &format!("{VOID}sparqlEndpoint"), endpoint);
    }
    for dump in &edition.dumps {
        let address = format!("{}{}", config.base, dump.path);
        graph.iri(set, &format!("{VOID}dataDump"), &address);
        let feature = match dump.format {
            Format::Turtle => "Turtle",
            Format::NTriples => "N-Triples",
            Format::NQuads => "N-Quads",
            Format::TriG => "TriG",
            Format::RdfXml => "RDF_XML",
            Format::JsonLd => "JSON-LD",
        };
        graph.iri(
            set,
            &format!("{VOID}feature"),
            &format!("{FORMATS}{feature}"),
        );
    }
    for example in edition.statistics.examples.values() {
        graph.iri(set, &format!("{VOID}exampleResource"), example);
    }
}

fn number(graph: &mut Graph, subject: &str, property: &str, count: usize) {
    let property = format!("{VOID}{property}");
    graph.typed(subject, &property, &count.to_string(), XSD_INTEGER);
}

fn count(graph: &mut Graph, edition: &Edition<'_>, set: &str) {
    let counted = &edition.statistics;
    let counts = [
        ("triples", counted.triples),
        ("entities", counted.subjects),
        ("distinctSubjects", counted.subjects),
        ("distinctObjects", counted.objects),
        ("classes", counted.classes.len()),
        ("properties", counted.properties.len()),
    ];
    for (property, value) in counts {
        number(graph, set, property, value);
    }
}

/// How much there is of each class and of each property.
fn partitions(graph: &mut Graph, edition: &Edition<'_>, set: &str) {
    let counted = &edition.statistics;
    let kinds = [
        ("class", "classPartition", "entities", &counted.classes),
        (
            "property",
            "propertyPartition",
            "triples",
            &counted.properties,
        ),
    ];
    for (kind, partition, measure, counts) in kinds {
        for (term, value) in counts {
            let part = format!(
                "{}{kind}-{}",
                set.trim_end_matches("dataset"),
                part_of(term)
            );
            graph.iri(set, &format!("{VOID}{partition}"), &part);
            graph.iri(&part, RDF_TYPE, &format!("{VOID}Dataset"));
            graph.iri(&part, &format!("{VOID}{kind}"), term);
            number(graph, &part, measure, *value);
        }
    }
}

/// Which other sets the data lead to, by the hosts of `schema:sameAs`.
fn links(graph: &mut Graph, edition: &Edition<'_>, set: &str) {
    for (host, count) in &edition.statistics.links {
        let begin = set.trim_end_matches("dataset");
        let link = format!("{begin}links-{}", encode_path(host));
        let target = format!("{begin}set-{}", encode_path(host));
        graph.iri(&link, RDF_TYPE, &format!("{VOID}Linkset"));
        graph.iri(set, &format!("{VOID}subset"), &link);
        graph.iri(&link, &format!("{VOID}subjectsTarget"), set);
        graph.iri(&link, &format!("{VOID}objectsTarget"), &target);
        graph.iri(
            &link,
            &format!("{VOID}linkPredicate"),
            "http://schema.org/sameAs",
        );
        number(graph, &link, "triples", *count);
        graph.iri(&target, RDF_TYPE, &format!("{VOID}Dataset"));
        graph.text(
            &target,
            &format!("{VOID}uriSpace"),
            &format!("https://{host}/"),
        );
    }
}

/// A fragment for a term: where it is from and its local name.
fn part_of(term: &str) -> String {
    let rest = term.split_once("://").map_or(term, |(_, rest)| rest);
    crate::iri::slug(rest)
}
