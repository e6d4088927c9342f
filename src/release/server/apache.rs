//! What the rules of name space and folder have in common: lines of an `.htaccess`.

use super::path::{RulePath, apache_substitution, literal_pattern};
use super::plan::{Plan, Root, Successor};
use super::{CORS, DOCUMENTS, PREFLIGHT, accept, fill};
use std::fmt::Write as _;

/// Most paths in one pattern.
const ALTERNATIVES: usize = 200;

/// What a path may have, as [`RulePath`] has it.
const SAFE: &str = r"[^\x00-\x1f\x22\x23\x25<>?\x5c\x5e\x60{|}\x7f]";

/// A template with what both files need filled in, and more.
pub(super) fn rules(template: &str, plan: &Plan, more: &[(&str, &str)]) -> String {
    let preflight = PREFLIGHT.map(|(name, value)| {
        format!(
            "  Header always set {name} \"{value}\" \"expr=%{{REQUEST_METHOD}} == 'OPTIONS'\"\n"
        )
    });
    // What the server sets itself would come on top.
    let cors = CORS.map(|(name, value)| {
        format!("  Header unset {name}\n  Header always set {name} \"{value}\"\n")
    });
    let mut values = vec![
        ("cors", cors.concat()),
        ("preflight", preflight.concat()),
        ("thing_choice", accept::apache(&accept::THING, "^")),
        ("graph_choice", accept::apache(&accept::GRAPH, "^graph/.")),
        ("other_rdf", accept::OTHER_RDF.to_owned()),
        ("safe", SAFE.to_owned()),
        ("address", plan.address.apache()),
        ("base_comment", plan.base.text.clone()),
        ("address_comment", plan.address.text.clone()),
    ];
    values.extend(
        more.iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, &**text)).collect();
    fill(template, &values)
}

/// The extensions of documents, as a group that captures them or not.
fn extensions(open: &str) -> String {
    format!(r"({open}\.(?:{}))", DOCUMENTS.join("|"))
}

/// Rules for what is gone: the IRIs and their documents answer 410.
pub(super) fn gone(paths: &[RulePath]) -> String {
    let extensions = extensions("?:");
    let mut lines = String::new();
    for pattern in patterns(paths) {
        let _ = writeln!(lines, "RewriteRule ^{pattern}{extensions}?$ - [G,L]");
    }
    lines
}

/// Rules for what is something else now, below `root`: 301 for the IRIs and their documents.
pub(super) fn moved(moved: &[(RulePath, Successor)], root: &Root) -> String {
    let mut lines = String::new();
    let extensions = extensions("");
    for (old, new) in moved {
        let old = literal_pattern(old.as_str());
        let (target, extension, fragment) = match new {
            Successor::Here(path, fragment) => {
                (format!("{}{path}", root.text), "$1", fragment.as_str())
            }
            Successor::Elsewhere(target) => (target.clone(), "", ""),
        };
        let (target, fragment) = (apache_substitution(&target), apache_substitution(fragment));
        let _ = writeln!(
            lines,
            "RewriteRule ^{old}{extensions}?$ \"{target}{extension}{fragment}\" [NE,R=301,L]"
        );
    }
    lines
}

/// A rule that redirects paths to an address that is written out.
pub(super) fn redirect(pattern: &str, target: &str, status: u16) -> String {
    let target = apache_substitution(target);
    format!("RewriteRule ^{pattern}$ \"{target}\" [NE,R={status},L]\n")
}

/// Patterns that fit these paths and no others: the names of a folder are alternatives.
pub(super) fn patterns(paths: &[RulePath]) -> Vec<String> {
    let mut patterns = Vec::new();
    for siblings in paths.chunk_by(|a, b| a.split().0 == b.split().0) {
        let folder = literal_pattern(siblings[0].split().0);
        for some in siblings.chunks(ALTERNATIVES) {
            let names: Vec<String> = some
                .iter()
                .map(|path| literal_pattern(path.split().1))
                .collect();
            patterns.push(match names.as_slice() {
                [name] => format!("{folder}{name}"),
                names => format!("{folder}(?:{})", names.join("|")),
            });
        }
    }
    patterns
}
