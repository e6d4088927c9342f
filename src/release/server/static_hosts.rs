//! `_headers` and `_redirects`: rules for hosts of static files, such as Netlify and Cloudflare
//! Pages.
//!
//! Such hosts look for files and do not negotiate. What they can do: send headers, answer for
//! what is gone and what moved, and lead things without an HTML document to their public pages,
//! as many as fit. A name space that negotiates (`w3id.htaccess`) leads to the right document.

use super::path::{RulePath, redirect_text};
use super::plan::{Plan, Successor};
use super::{CORS, DOCUMENTS, MEDIA_TYPES};
use crate::diagnostic::Diagnostic;
use std::fmt::Write as _;

/// What Netlify shows for what is gone: HTTP's own words.
pub(super) const GONE_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
     <title>410 Gone</title>\n<h1>410 Gone</h1>\n</html>\n";

/// Most rules without wildcard in a `_redirects`: the limit of Cloudflare Pages.
const MOST: usize = 2_000;

const HEADERS_HEAD: &str = "\
# Headers of a release on a host of static files (Netlify, Cloudflare Pages). Made by filorosso.
# It is read in the folder that the host takes as the root of {{origin}}
";

const REDIRECTS_HEAD: &str = "\
# Redirects of a release on a host of static files (Netlify, Cloudflare Pages). Made by filorosso.
# It is read in the folder that the host takes as the root of its address.
#
# Such hosts do not negotiate: they serve files by their extension, and `{path}.html` for `{path}`.
# Cloudflare Pages takes 2,000 rules without wildcard and 100 with one, and passes over those with
# 410, for which it answers 404. There are never more than 2,000 here: first what moved, then what
# is gone, then public pages.
";

/// `_headers`.
pub(super) fn headers(plan: &Plan) -> String {
    let prefix = prefix(plan);
    let mut text = super::fill(HEADERS_HEAD, &[("origin", &plan.address.text)]);
    let mut block = |path: &str, lines: &[(&str, &str)]| {
        let _ = writeln!(text, "\n{prefix}{path}");
        for (name, value) in lines {
            let _ = writeln!(text, "  {name}: {value}");
        }
    };
    block("/*", &CORS);
    for (extension, media) in MEDIA_TYPES {
        if !matches!(extension, "html" | "json" | "xml") {
            block(&format!("/*.{extension}"), &[("Content-Type", media)]);
        }
    }
    let turtle = [("Content-Type", "text/turtle; charset=utf-8")];
    block("/.well-known/void", &turtle);
    let plain = [("Content-Type", "text/plain; charset=utf-8")];
    block("/SHA256SUMS", &plain);
    text
}

/// `_redirects`.
pub(super) fn redirects(plan: &Plan, problems: &mut Vec<Diagnostic>) -> String {
    let prefix = prefix(plan);
    let groups = [
        ("merged IRIs", moved(plan, &prefix)),
        ("IRIs that are gone", gone(plan, &prefix)),
        ("feeds", feeds(plan, &prefix)),
        ("public pages", pages(plan, &prefix)),
    ];
    let mut text = REDIRECTS_HEAD.to_owned();
    let mut budget = MOST;
    for (what, things) in groups {
        let mut left_out = 0;
        if !things.is_empty() {
            text.push('\n');
        }
        for lines in things {
            let count = lines.lines().count();
            if count > budget {
                left_out += 1;
                budget = 0;
                continue;
            }
            budget -= count;
            text.push_str(&lines);
        }
        if left_out > 0 {
            let _ = writeln!(text, "# {left_out} {what} are left out.");
        }
        problems.extend(Plan::left_out(left_out, what, "_redirects"));
    }
    let _ = writeln!(
        text,
        "\n{prefix}/graph/* {prefix}/void.ttl 302\n{prefix}/ontology/* {prefix}/ontology.ttl 302"
    );
    text
}

/// The lines for each thing that is another one now: its IRI and its documents.
fn moved(plan: &Plan, prefix: &str) -> Vec<String> {
    let lines = plan.moved.iter().map(|(old, new)| {
        let old = redirect_text(&old.encoded());
        let mut lines = String::new();
        for extension in extensions() {
            let target = match new {
                Successor::Here(path, fragment) => {
                    redirect_text(&format!("{}{path}{extension}{fragment}", plan.address.text))
                }
                Successor::Elsewhere(target) => redirect_text(target),
            };
            let _ = writeln!(lines, "{prefix}/{old}{extension} {target} 301");
        }
        lines
    });
    lines.collect()
}

/// The lines for each thing that is gone: its IRI and its documents.
fn gone(plan: &Plan, prefix: &str) -> Vec<String> {
    let lines = plan.gone.iter().map(|path| {
        let path = redirect_text(&path.encoded());
        let mut lines = String::new();
        for extension in extensions() {
            let _ = writeln!(lines, "{prefix}/{path}{extension} {prefix}/410.html 410");
        }
        lines
    });
    lines.collect()
}

/// Nothing, for the IRI, and each extension of a document with its dot.
fn extensions() -> impl Iterator<Item = String> {
    let documents = DOCUMENTS.iter().map(|extension| format!(".{extension}"));
    std::iter::once(String::new()).chain(documents)
}

fn feeds(plan: &Plan, prefix: &str) -> Vec<String> {
    let lines = plan.feeds.iter().filter_map(|(path, place)| {
        let (source, target) = (redirect_text(&path.encoded()), redirect_text(place));
        (!plan.is_at(Some(path), place)).then(|| format!("{prefix}/{source} {target} 302\n"))
    });
    lines.collect()
}

/// A line for each thing that has a public page, the most prominent ones (the shortest paths)
/// first.
fn pages(plan: &Plan, prefix: &str) -> Vec<String> {
    let mut pages: Vec<(usize, String, &str)> = plan
        .things
        .iter()
        .filter_map(|(path, page)| {
            let page = page.as_deref()?;
            let source = path.as_ref().map_or(String::new(), RulePath::encoded);
            let depth = source.matches('/').count();
            (!plan.is_at(path.as_ref(), page)).then_some((depth, source, page))
        })
        .collect();
    pages.sort();
    pages
        .into_iter()
        .map(|(_, source, page)| {
            let (source, page) = (redirect_text(&source), redirect_text(page));
            format!("{prefix}/{source} {page} 302\n")
        })
        .collect()
}

/// The path of the folder's address without its last slash, as these files write it.
fn prefix(plan: &Plan) -> String {
    let host = plan.address.text.find("://").map_or(0, |at| at + 3);
    let slash = plan.address.text[host..].find('/').unwrap_or(0);
    let path = plan.address.text[host + slash..].trim_end_matches('/');
    redirect_text(path)
}
