//! `w3id.htaccess`: the rules of the server that owns the IRIs and nothing else.
//!
//! Such a file is sent to the keepers of the name space by hand (a pull request, at w3id.org),
//! so it should change seldom. It holds tombstones and merges as long as they are few, and needs
//! none of them: whatever it does not know it leads to the folder, which answers.

use super::path::{apache_substitution, comment, literal_pattern};
use super::plan::Plan;
use super::{MEDIA_TYPES, SINGLE_DOCUMENTS, apache};
use crate::diagnostic::Diagnostic;
use std::fmt::Write as _;

const TEMPLATE: &str = include_str!("name_space.htaccess");

/// Most tombstones and merges in a file that others keep and that is read at each request.
const MOST: usize = 2_000;

/// The file's text.
pub(super) fn rules(plan: &Plan, problems: &mut Vec<Diagnostic>) -> String {
    let known = plan.gone.len() + plan.moved.len();
    let (moved, gone) = if known > MOST {
        let what = "IRIs that are gone or merged";
        problems.extend(Plan::left_out(known, what, "w3id.htaccess"));
        (String::new(), too_many(known))
    } else {
        (
            apache::moved(&plan.moved, &plan.base),
            apache::gone(&plan.gone),
        )
    };
    let extensions: Vec<&str> = MEDIA_TYPES
        .iter()
        .map(|(extension, _)| *extension)
        .collect();
    let contact = match comment(&plan.contact) {
        text if text.trim().is_empty() => "(name and e-mail address)".to_owned(),
        text => text,
    };
    let values = [
        ("place", &*place(plan)),
        ("contact", &contact),
        ("inner", &inner(plan)),
        ("moved", &moved),
        ("gone", &gone),
        ("feeds", &feeds(plan)),
        ("extensions", &extensions.join("|")),
        ("single_documents", &single_documents()),
    ];
    apache::rules(TEMPLATE, plan, &values)
}

fn too_many(known: usize) -> String {
    format!("# {known} IRIs are gone or merged, more than fit here: the folder answers for them.\n")
}

/// Where the file is to be put.
fn place(plan: &Plan) -> String {
    let folder = comment(plan.base.path.trim_matches('/'));
    if plan.base.text.starts_with("https://w3id.org/") {
        format!(
            "{folder}/.htaccess in github.com/perma-id/w3id.org, by a pull request.\n\
             # Its keepers want a README.md beside it, with what the name space is for, and names, e-mail\n\
             # addresses and GitHub accounts of those who maintain it."
        )
    } else {
        format!("{folder}/.htaccess on the server of the name space")
    }
}

/// The folder may stand inside the name space, on the same server: then it is left alone.
fn inner(plan: &Plan) -> String {
    let inner = plan.address.text.strip_prefix(&plan.base.text);
    match inner.and(plan.address.path.strip_prefix(&plan.base.path)) {
        Some(inner) => format!("\nRewriteRule ^{} - [L]\n", literal_pattern(inner)),
        None => String::new(),
    }
}

fn feeds(plan: &Plan) -> String {
    let mut lines = String::new();
    let mut own = Vec::new();
    for (path, place) in &plan.feeds {
        if plan.is_at(Some(path), place) {
            own.push(path.clone());
        } else {
            lines.push_str(&apache::redirect(
                &literal_pattern(path.as_str()),
                place,
                302,
            ));
        }
    }
    for pattern in apache::patterns(&own) {
        let address = apache_substitution(&plan.address.text);
        let _ = writeln!(lines, "RewriteRule ^({pattern})$ \"{address}$1\" [R=302,L]");
    }
    lines
}

/// Rules that choose Turtle where a document of the whole does not have the format.
fn single_documents() -> String {
    let mut lines = String::new();
    for missing in ["jsonld", "nt"] {
        let names: Vec<&str> = SINGLE_DOCUMENTS
            .iter()
            .filter(|(_, formats)| !formats.contains(&missing))
            .map(|(name, _)| *name)
            .collect();
        let _ = writeln!(
            lines,
            "RewriteCond %{{ENV:FR_AS}} ={missing}\n\
             RewriteRule ^(?:{})(?:/\\d[^/]*)?$ - [E=FR_AS:ttl]",
            names.join("|")
        );
    }
    lines
}
