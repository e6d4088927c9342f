use crate::iri;

/// Prefixes that every YARRRML document knows: those of `RDFa`'s initial context.
const PREDEFINED: &[(&str, &str)] = &[
    ("as", "https://www.w3.org/ns/activitystreams#"),
    ("cc", "http://creativecommons.org/ns#"),
    ("csvw", "http://www.w3.org/ns/csvw#"),
    ("ctag", "http://commontag.org/ns#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("dc11", "http://purl.org/dc/elements/1.1/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("dqv", "http://www.w3.org/ns/dqv#"),
    ("duv", "https://www.w3.org/ns/duv#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gr", "http://purl.org/goodrelations/v1#"),
    ("grddl", "http://www.w3.org/2003/g/data-view#"),
    ("ical", "http://www.w3.org/2002/12/cal/icaltzd#"),
    ("jsonld", "http://www.w3.org/ns/json-ld#"),
    ("ldp", "http://www.w3.org/ns/ldp#"),
    ("ma", "http://www.w3.org/ns/ma-ont#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("odrl", "http://www.w3.org/ns/odrl/2/"),
    ("og", "http://ogp.me/ns#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfa", "http://www.w3.org/ns/rdfa#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("rev", "http://purl.org/stuff/rev#"),
    ("rif", "http://www.w3.org/2007/rif#"),
    ("rr", "http://www.w3.org/ns/r2rml#"),
    ("schema", "http://schema.org/"),
    ("sd", "http://www.w3.org/ns/sparql-service-description#"),
    ("sioc", "http://rdfs.org/sioc/ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("sosa", "http://www.w3.org/ns/sosa/"),
    ("ssn", "http://www.w3.org/ns/ssn/"),
    ("time", "http://www.w3.org/2006/time#"),
    ("v", "http://rdf.data-vocabulary.org/#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("wdr", "http://www.w3.org/2007/05/powder#"),
    ("wdrs", "http://www.w3.org/2007/05/powder-s#"),
    ("xhv", "http://www.w3.org/1999/xhtml/vocab#"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Prefixes and what they stand for.
#[derive(Debug, Clone, Default)]
pub struct Prefixes {
    /// Those of the document, in its order.
    declared: Vec<(String, String)>,
}

impl Prefixes {
    /// Declares a prefix; a later declaration wins.
    pub fn declare(&mut self, prefix: &str, namespace: &str) {
        self.declared.retain(|(known, _)| known != prefix);
        self.declared
            .push((prefix.to_owned(), namespace.to_owned()));
    }

    /// What a prefix stands for.
    pub fn namespace(&self, prefix: &str) -> Option<&str> {
        let declared = self.declared.iter().find(|(known, _)| known == prefix);
        declared
            .map(|(_, namespace)| namespace.as_str())
            .or_else(|| {
                let known = PREDEFINED.iter().find(|(known, _)| *known == prefix);
                known.map(|(_, namespace)| *namespace)
            })
    }

    /// Prefixes that the document declares, with what they stand for.
    pub fn declared(&self) -> impl Iterator<Item = (&str, &str)> {
        self.declared
            .iter()
            .map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str()))
    }

    /// All prefixes, the document's own first.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |prefix: &str| self.declared.iter().any(|(known, _)| known == prefix);
        self.declared().chain(
            PREDEFINED
                .iter()
                .copied()
                .filter(move |(prefix, _)| !own(prefix)),
        )
    }

    /// The full IRI of a prefixed name or an IRI in full.
    ///
    /// # Errors
    /// The prefix that is not declared, when it looks like one.
    pub fn expand(&self, text: &str) -> Result<String, String> {
        if let Some((prefix, local)) = text.split_once(':') {
            if let Some(namespace) = self.namespace(prefix) {
                return Ok(format!("{namespace}{local}"));
            }
            let like_scheme = local.starts_with("//")
                || matches!(prefix, "urn" | "mailto" | "tel" | "tag" | "data");
            if !like_scheme && iri::is_iri(text) {
                return Err(prefix.to_owned());
            }
        }
        Ok(text.to_owned())
    }

    /// Prefix and local name of an IRI, when Turtle can write it so without escapes.
    pub fn abbreviate<'p, 'i>(&'p self, iri: &'i str) -> Option<(&'p str, &'i str)> {
        self.declared
            .iter()
            .filter_map(|(prefix, namespace)| {
                Some((prefix, namespace, iri.strip_prefix(namespace.as_str())?))
            })
            .filter(|(_, _, local)| is_local(local))
            .max_by_key(|(_, namespace, _)| namespace.len())
            .map(|(prefix, _, local)| (prefix.as_str(), local))
    }
}

/// A local name that needs no escapes in Turtle (a subset of `PN_LOCAL`).
fn is_local(local: &str) -> bool {
    let bytes = local.as_bytes();
    !bytes.is_empty()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && bytes[0] != b'-'
}
