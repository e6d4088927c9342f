//! `.htaccess`: the rules of the folder itself under Apache.

use super::path::{RulePath, apache_substitution, literal_pattern};
use super::plan::Plan;
use super::{MEDIA_TYPES, apache};
use crate::diagnostic::{Code, Diagnostic};
use std::fmt::Write as _;

const TEMPLATE: &str = include_str!("folder.htaccess");

/// The file's text.
pub(super) fn rules(plan: &Plan, problems: &mut Vec<Diagnostic>) -> String {
    let types: String = MEDIA_TYPES
        .iter()
        .filter(|(extension, _)| *extension != "gz")
        .map(|(extension, media)| format!("  AddType \"{media}\" .{extension}\n"))
        .collect();
    problems.extend(plan.pages.too_many.iter().map(|folder| {
        let message = format!(
            "the public pages of `{folder}` follow no pattern and are too many to be listed"
        );
        Diagnostic::new(Code::ServerRulesMany, message)
            .hint("things under it answer with the page that `release: page` names")
    }));
    let values = [
        ("types", &*types),
        ("moved", &apache::moved(&plan.moved, &plan.address)),
        ("gone", &apache::gone(&plan.gone)),
        ("feeds", &feeds(plan)),
        ("pages", &pages(plan)),
    ];
    apache::rules(TEMPLATE, plan, &values)
}

fn feeds(plan: &Plan) -> String {
    plan.feeds
        .iter()
        .filter(|(path, place)| !is_at(plan, path, place))
        .map(|(path, place)| apache::redirect(&literal_pattern(path.as_str()), place, 302))
        .collect()
}

/// Whether an address is the place of a path in the folder: then there is nothing to redirect.
fn is_at(plan: &Plan, path: &RulePath, address: &str) -> bool {
    address.strip_prefix(&plan.address.text) == Some(&*path.encoded())
}

/// The rules that lead to public pages.
fn pages(plan: &Plan) -> String {
    let mut lines = String::new();
    let root = plan.pages.root.as_ref().or(plan.page.as_ref());
    match root {
        Some(page) if *page == plan.address.text => lines.push_str("RewriteRule ^$ - [L]\n"),
        Some(page) => lines.push_str(&apache::redirect("", page, 303)),
        None => {}
    }
    let default = default_page(plan);
    for (page, paths) in &plan.pages.single {
        let (here, away): (Vec<_>, Vec<_>) = paths
            .iter()
            .cloned()
            .partition(|path| page.as_ref().is_some_and(|page| is_at(plan, path, page)));
        for pattern in apache::patterns(&here) {
            let _ = writeln!(lines, "RewriteRule ^{pattern}$ - [L]");
        }
        for pattern in apache::patterns(&away) {
            lines.push_str(&match page {
                Some(page) => apache::redirect(&pattern, page, 303),
                None => format!("RewriteRule ^{pattern}$ {default}"),
            });
        }
    }
    for (folder, rule) in &plan.pages.folders {
        let pattern = literal_pattern(folder.as_str());
        let own_place = format!("{}{}/", plan.address.text, folder.encoded());
        if rule.behind.is_empty() && rule.before == own_place {
            let _ = writeln!(lines, "RewriteRule ^{pattern}/. - [L]");
            continue;
        }
        let (before, behind) = (
            apache_substitution(&rule.before),
            apache_substitution(&rule.behind),
        );
        let _ = writeln!(
            lines,
            "RewriteRule ^{pattern}/(.+)$ \"{before}$1{behind}\" [R=303,L]"
        );
    }
    let _ = write!(lines, "RewriteRule ^ {default}");
    lines
}

/// The substitution and flags that lead to the default page.
fn default_page(plan: &Plan) -> String {
    match &plan.page {
        Some(page) => format!("\"{}\" [NE,R=303,L]\n", apache_substitution(page)),
        None => format!(
            "\"{}%{{ENV:FR_THING}}.ttl\" [R=303,L]\n",
            plan.address.apache()
        ),
    }
}
