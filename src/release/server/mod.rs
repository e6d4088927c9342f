//! Rules for web servers: how a release answers those who ask for its IRIs.
//!
//! A thing is no document, so its IRI answers 303 and leads to one (W3C's "Cool URIs for the
//! Semantic Web"): an extension that is asked for wins, then what the `Accept` header likes best
//! (RFC 9110, section 12.5.1, q-values included), HTML otherwise. What is gone answers 410, what
//! became part of something else 301, what never was 404.
//!
//! Two servers may share the work. One owns the base, such as w3id.org, and knows nothing of
//! the folder but where it is: its rules are `w3id.htaccess`. The other serves the folder:
//! `.htaccess` for Apache, `nginx.conf` with `nginx-server.conf` for nginx, `_headers` and
//! `_redirects` for hosts of static files, which cannot negotiate. The rules of both name space
//! and folder hold the same choice, so whoever follows them gets what he asked for.
//!
//! IRIs and addresses come from people. Each is checked and escaped for the grammar of the file
//! that it goes into ([`path`]); what cannot be is left out and reported.

mod accept;
mod apache;
mod folder;
mod name_space;
mod nginx;
mod pages;
mod path;
mod plan;
mod static_hosts;
#[cfg(test)]
mod tests;

use super::Artifact;
use crate::diagnostic::Diagnostic;
use plan::Plan;

/// Where a release is served, and what is asked for there.
#[derive(Debug, Clone, Default)]
pub struct Hosting<'a> {
    /// Root of the IRIs; ends in `/`. The IRI without that `/` is one of the release, too.
    pub base: &'a str,
    /// Address of the folder on the web; ends in `/`.
    pub address: &'a str,
    /// The public page of things that have none of their own. Without one, such things answer
    /// with their Turtle document where HTML is asked for.
    pub page: Option<&'a str>,
    /// Who answers for the name space: a name and an e-mail address for a comment.
    pub contact: Option<&'a str>,
    /// IRIs of all things that have documents in the folder, each with its public page when it
    /// has one. Where `{path}.html` stands in the folder, it is the page.
    pub things: Vec<(String, Option<String>)>,
    /// IRIs of things that are gone.
    pub gone: Vec<String>,
    /// IRIs of things that turned out to be others, with the IRIs of those.
    pub moved: Vec<(String, String)>,
    /// IRIs of feeds, with the addresses where they are served.
    pub feeds: Vec<(String, String)>,
}

/// What [`server_rules`] makes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerRules {
    /// The files, sorted by path.
    pub files: Vec<Artifact>,
    /// What had to be left out of them.
    pub problems: Vec<Diagnostic>,
}

/// The rules for all servers that a release knows. Without a base and an address that fit into
/// rules there are none, only problems.
pub fn server_rules(hosting: &Hosting<'_>) -> ServerRules {
    let mut problems = Vec::new();
    let Some(plan) = Plan::new(hosting, &mut problems) else {
        return ServerRules {
            files: Vec::new(),
            problems,
        };
    };
    let mut files = vec![
        Artifact::new(".htaccess", folder::rules(&plan, &mut problems)),
        Artifact::new("_headers", static_hosts::headers(&plan)),
        Artifact::new("_redirects", static_hosts::redirects(&plan, &mut problems)),
        Artifact::new("nginx.conf", nginx::maps(&plan, &mut problems)),
        Artifact::new("nginx-server.conf", nginx::server(&plan)),
    ];
    if !plan.gone.is_empty() {
        files.push(Artifact::new("410.html", static_hosts::GONE_PAGE));
    }
    if plan.base.text != plan.address.text {
        let rules = name_space::rules(&plan, &mut problems);
        files.push(Artifact::new("w3id.htaccess", rules));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    crate::diagnostic::tidy(&mut problems);
    ServerRules { files, problems }
}

/// Extensions of the documents of a thing, in the order in which they are liked.
const DOCUMENTS: [&str; 4] = ["html", "ttl", "jsonld", "nt"];

/// Documents of the release as a whole that are not there in every format: their name, and the
/// formats that they do have besides HTML.
const SINGLE_DOCUMENTS: [(&str, &[&str]); 4] = [
    ("catalog", &["ttl", "jsonld"]),
    ("changes", &["ttl"]),
    ("ontology", &["ttl", "jsonld"]),
    ("void", &["ttl"]),
];

/// Media types by extension: IANA's, with the character set where a type has that parameter.
/// The other formats of RDF, and JSON, are UTF-8 by definition.
const MEDIA_TYPES: [(&str, &str); 12] = [
    ("gz", "application/gzip"),
    ("html", "text/html; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("md", "text/markdown; charset=utf-8"),
    ("nq", "application/n-quads"),
    ("nt", "application/n-triples"),
    ("patch", "text/plain; charset=utf-8"),
    ("rdf", "application/rdf+xml"),
    ("trig", "application/trig"),
    ("ttl", "text/turtle; charset=utf-8"),
    ("xml", "application/xml"),
];

/// What a script of another site may ask for and see (the CORS protocol of the Fetch standard).
const CORS: [(&str, &str); 2] = [
    ("Access-Control-Allow-Origin", "*"),
    (
        "Access-Control-Expose-Headers",
        "ETag, Link, Location, Vary",
    ),
];
/// What is added in the answer to a preflight request.
const PREFLIGHT: [(&str, &str); 4] = [
    ("Access-Control-Allow-Headers", "Accept, Range"),
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    ("Access-Control-Max-Age", "86400"),
    ("Allow", "GET, HEAD, OPTIONS"),
];

/// A text with `{{name}}`s replaced, each once: what is put in is not looked at again.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        text.push_str(&rest[..at]);
        let behind = &rest[at + 2..];
        let end = behind.find("}}").unwrap_or(behind.len());
        let name = &behind[..end];
        let value = values.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "{{{{{name}}}}} has no value");
        text.push_str(value.map_or("", |(_, value)| value));
        rest = behind.get(end + 2..).unwrap_or("");
    }
    text.push_str(rest);
    text
}
