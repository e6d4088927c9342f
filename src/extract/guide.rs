//! The documentation of rules.

use crate::record::{Class, Rule};

/// Names of files of rules, and the comments at their heads.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What a rule does: one sentence, and, for a rule that reads texts, the comment at the head
/// of its file.
pub fn rule_guide(rule: Rule) -> String {
    let mut text = rule.summary().to_owned();
    if let Some((_, more)) = file_of(rule).filter(|(_, more)| !more.is_empty()) {
        text.push_str("\n\n");
        text.push_str(more);
    }
    text
}

/// Finds a rule by its own name or that of its file, which may be the plural.
pub fn rule_named(name: &str) -> Option<Rule> {
    let name = name.to_lowercase();
    Rule::parse(&name).or_else(|| {
        let mut all = Rule::ALL.into_iter();
        all.find(|rule| file_of(*rule).is_some_and(|(file, _)| **file == *name))
    })
}

/// What becomes of the statements of a rule.
pub const fn graph_of(rule: Rule) -> &'static str {
    match rule.class() {
        Class::Declared => "declared: its statements are in the graph of the file",
        Class::Extracted => "extracted: its statements are in the graph of what was read in prose",
        Class::Derived => "derived: its statements are in the graph of facts from several files",
    }
}

fn file_of(rule: Rule) -> Option<&'static (&'static str, &'static str)> {
    let single = rule.name().replace('-', "_");
    let plural = match rule {
        Rule::Person => "people".to_owned(),
        _ => format!("{single}s"),
    };
    FILES
        .iter()
        .find(|(file, _)| *file == single || *file == plural)
}
