//! `.htaccess`: the rules of the folder itself under Apache.

use super::path::{apache_substitution, literal_pattern};
use super::plan::Plan;
use super::{MEDIA_TYPES, apache};
use crate::diagnostic::{Code, Diagnostic};
use std::fmt::Write as _;

const TEMPLATE: &str = include_str!("folder.htaccess");

/// The file's text.
pub(super) fn rules(plan: &Plan, problems: &mut Vec<Diagnostic>) -> String {
    let types: Vec<String> = MEDIA_TYPES
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
        ("types", &*types.concat()),
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
        .filter(|(path, place)| !plan.is_at(Some(path), place))
        .map(|(path, place)| apache::redirect(&literal_pattern(path.as_str()), place, 302))
        .collect()
}

/// The rules that lead to public pages.
fn pages(plan: &Plan) -> String {
    let mut lines = String::new();
    let root = plan.pages.root.as_ref().or(plan.page.as_ref());
    match root {
        Some(page) if plan.is_at(None, page) => lines.push_str("RewriteRule ^$ - [L]\n"),
        Some(page) => lines.push_str(&apache::redirect("", page, 303)),
        None => {}
    }
    let default = default_page(plan);
    for (page, paths) in &plan.pages.single {
        let (here, away): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| {
            page.as_ref()
                .is_some_and(|page| plan.is_at(Some(path), page))
        });
        for pattern in apache::patterns(&here) {
            let _ = writeln!(lines, "RewriteRule ^{pattern}$ - [L]");
        }
        for pattern in apache::patterns(&away) {
            let line = page.as_ref().map_or_else(
                || format!("RewriteRule ^{pattern}$ {default}"),
                |page| apache::redirect(&pattern, page, 303),
            );
            lines.push_str(&line);
        }
    }
    for rule in &plan.pages.folders {
        let folder = literal_pattern(rule.folder.as_str());
        let name = if rule.deep { ".+" } else { "[^/]+" };
        let target = if plan.is_own_place(rule) {
            "- [L]".to_owned()
        } else {
            let before = apache_substitution(&rule.pattern.before);
            let behind = apache_substitution(&rule.pattern.behind);
            format!("\"{before}$1{behind}\" [R=303,L]")
        };
        let _ = writeln!(lines, "RewriteRule ^{folder}/({name})$ {target}");
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
