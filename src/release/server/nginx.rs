//! `nginx.conf` and `nginx-server.conf`: the rules of the folder under nginx.
//!
//! Maps are for `http`, conditions for `server`, and no file can stand in both. Lists are maps
//! with whole paths as keys, which nginx hashes, so that their length does not matter. It hashes
//! them without regard to case, so of two paths that differ in case alone one is left out.

use super::path::{RulePath, literal_pattern, nginx_value};
use super::plan::{Plan, Successor};
use super::{CORS, DOCUMENTS, MEDIA_TYPES, PREFLIGHT, accept, fill};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const MAPS: &str = include_str!("nginx.conf");
const SERVER: &str = include_str!("nginx-server.conf");

/// Extensions whose media types nginx does not know: they are served by a location of ours.
const NOT_KNOWN: [&str; 8] = ["jsonld", "md", "nq", "nt", "patch", "rdf", "trig", "ttl"];

/// The part for `http`.
pub(super) fn maps(plan: &Plan, problems: &mut Vec<Diagnostic>) -> String {
    let mut lists = Lists::new(plan);
    let moved = plan.moved.iter().map(|(path, successor)| {
        let target = match successor {
            Successor::Here(path, fragment) => format!(
                "{}{}$fr_extension{}",
                nginx_value(&plan.address.text),
                nginx_value(path),
                nginx_value(fragment)
            ),
            Successor::Elsewhere(target) => nginx_value(target),
        };
        (path, format!("\"{target}\""))
    });
    let moved = lists.list(moved, true, problems);
    let gone = plan.gone.iter().map(|path| (path, "1".to_owned()));
    let gone = lists.list(gone, true, problems);
    let feeds = plan
        .feeds
        .iter()
        .filter(|(path, place)| !plan.is_at(Some(path), place));
    let feeds = feeds.map(|(path, place)| (path, format!("\"{}\"", nginx_value(place))));
    let feeds = lists.list(feeds, false, problems);
    let pages = pages(plan, &mut lists, problems);
    let prefix = prefix(plan);
    let depth = format!("{{{}}}", prefix.matches('/').count());
    let preflight_maps: Vec<String> = PREFLIGHT
        .iter()
        .enumerate()
        .map(|(at, (_, value))| {
            format!(
                "map $fr_preflight $fr_preflight_{at} {{\n    default \"\";\n    1 \"{value}\";\n}}\n"
            )
        })
        .collect();
    fill(
        MAPS,
        &[
            ("address", &nginx_value(&plan.address.text)),
            ("address_comment", &plan.address.text),
            ("hash", &lists.hash()),
            ("prefix", &literal_pattern(&prefix)),
            ("depth", &depth),
            ("documents", &DOCUMENTS.join("|")),
            ("moved", &moved),
            ("gone", &gone),
            ("feeds", &feeds),
            ("page", &default_page(plan)),
            ("folder_pages", &folder_pages(plan)),
            ("pages", &pages),
            ("scores", &accept::nginx_scores()),
            ("thing_choice", &accept::nginx(&accept::THING, "thing")),
            ("graph_choice", &accept::nginx(&accept::GRAPH, "graph")),
            ("other_rdf", accept::OTHER_RDF),
            ("exposed", CORS[1].1),
            ("preflight_maps", &preflight_maps.concat()),
        ],
    )
}

/// The part for `server`.
pub(super) fn server(plan: &Plan) -> String {
    let preflight: Vec<String> = PREFLIGHT
        .iter()
        .enumerate()
        .map(|(at, (name, _))| format!("add_header {name} $fr_preflight_{at} always;\n"))
        .collect();
    let types: Vec<String> = MEDIA_TYPES
        .iter()
        .filter(|(extension, _)| *extension == "gz" || NOT_KNOWN.contains(extension))
        .map(|(extension, media)| {
            let media = media.split(';').next().unwrap_or(media);
            (media, *extension)
        })
        .map(|(media, extension)| format!("        {media} {extension};\n"))
        .collect();
    let prefix = prefix(plan);
    fill(
        SERVER,
        &[
            ("address", &nginx_value(&plan.address.text)),
            ("preflight", &preflight.concat()),
            ("prefix", &literal_pattern(&prefix)),
            ("prefix_plain", &prefix),
            ("data", &NOT_KNOWN.join("|")),
            ("types", &types.concat()),
        ],
    )
}

/// The path of the folder's address without its last slash.
fn prefix(plan: &Plan) -> String {
    plan.address.path.trim_end_matches('/').to_owned()
}

/// The page of things that have none of their own.
fn default_page(plan: &Plan) -> String {
    plan.page.as_ref().map_or_else(
        || format!("{}$fr_name.ttl", nginx_value(&plan.address.text)),
        |page| nginx_value(page),
    )
}

fn folder_pages(plan: &Plan) -> String {
    let mut lines = String::new();
    for rule in &plan.pages.folders {
        let folder = literal_pattern(&rule.folder.encoded());
        let name = if rule.deep { ".+" } else { "[^/]+" };
        let page = if plan.is_own_place(rule) {
            "-".to_owned()
        } else {
            let before = nginx_value(&rule.pattern.before);
            let behind = nginx_value(&rule.pattern.behind);
            format!("{before}${{fr_rest}}{behind}")
        };
        let _ = writeln!(lines, "    \"~^{folder}/(?<fr_rest>{name})$\" \"{page}\";");
    }
    lines
}

fn pages(plan: &Plan, lists: &mut Lists<'_>, problems: &mut Vec<Diagnostic>) -> String {
    let mut single: Vec<(&RulePath, String)> = Vec::new();
    let default = default_page(plan);
    for (page, paths) in &plan.pages.single {
        for path in paths {
            let here = page
                .as_ref()
                .is_some_and(|page| plan.is_at(Some(path), page));
            let page = match page {
                _ if here => "-".to_owned(),
                Some(page) => nginx_value(page),
                None => default.clone(),
            };
            single.push((path, format!("\"{page}\"")));
        }
    }
    single.sort();
    let mut lines = lists.list(single.into_iter(), false, problems);
    let root = plan.pages.root.as_ref().or(plan.page.as_ref());
    if let Some(page) = root {
        let page = if plan.is_at(None, page) {
            "-".to_owned()
        } else {
            nginx_value(page)
        };
        let _ = writeln!(lines, "    \"/\" \"{page}\";");
    }
    lines
}

/// Entries of maps, and what their hash tables need.
struct Lists<'a> {
    /// Paths of things in lower case, with the paths themselves.
    living: BTreeSet<String>,
    longest: usize,
    most: usize,
    plan: &'a Plan,
}

impl<'a> Lists<'a> {
    fn new(plan: &'a Plan) -> Self {
        let living = plan.things.iter().filter_map(|(path, _)| path.as_ref());
        Self {
            living: living.map(|path| path.as_str().to_lowercase()).collect(),
            longest: 0,
            most: 0,
            plan,
        }
    }

    /// Lines of a map. What is gone or moved must not be met in the place of a thing whose path
    /// differs in case alone.
    fn list<'b>(
        &mut self,
        entries: impl Iterator<Item = (&'b RulePath, String)>,
        departed: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> String {
        let mut lines = String::new();
        let mut seen = BTreeSet::new();
        for (path, value) in entries {
            let folded = path.as_str().to_lowercase();
            if (departed && self.living.contains(&folded)) || !seen.insert(folded) {
                problems.push(differs_in_case(&self.plan.base.text, path));
                continue;
            }
            self.longest = self.longest.max(path.as_str().len() + 1);
            let _ = writeln!(lines, "    \"/{}\" {value};", path.as_str());
        }
        self.most = self.most.max(seen.len());
        lines
    }

    /// The sizes of hash tables, where nginx's own would not do.
    fn hash(&self) -> String {
        let mut lines = String::new();
        // An entry has a pointer, a length and alignment besides its key.
        let bucket = (self.longest + 32).next_power_of_two();
        if bucket > 64 {
            let _ = writeln!(lines, "map_hash_bucket_size {bucket};");
        }
        if self.most > 1_000 {
            let size = (self.most * 2).next_power_of_two();
            let _ = writeln!(lines, "map_hash_max_size {size};");
        }
        if !lines.is_empty() {
            lines.insert_str(
                0,
                "# Remove these lines where `http` has them already, with the greater numbers.\n",
            );
        }
        lines
    }
}

fn differs_in_case(base: &str, path: &RulePath) -> Diagnostic {
    let message = format!(
        "`{base}{}` differs from another IRI in case alone, which nginx cannot tell",
        path.encoded()
    );
    Diagnostic::new(Code::ServerRuleUnsafe, message)
        .hint("nginx.conf has no rule for it; the other servers' files have")
}
