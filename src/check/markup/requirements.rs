//! Properties that are required or recommended of things.

use super::{Checked, Requirement};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::mapping::TermView;
use std::collections::BTreeMap;

/// How many files are named as examples.
const EXAMPLES: usize = 3;

impl Checked<'_> {
    /// Adds what is missing.
    pub(super) fn requirements(&self, recommended: bool, problems: &mut Vec<Diagnostic>) {
        let mut wanting: BTreeMap<(&str, &str), (usize, Vec<&str>)> = BTreeMap::new();
        let mut members: BTreeMap<&str, usize> = BTreeMap::new();
        for subject in 0..self.index.len() {
            let iri = self.index.subject(subject);
            if iri.contains('#') {
                continue;
            }
            let classes = self.classes(subject);
            let asked =
                self.markup.classes.iter().filter(|(name, _)| {
                    classes.iter().any(|class| self.terms.is_below(class, name))
                });
            for (class, requirement) in asked {
                let (file, own) = self.file(subject);
                *members.entry(class).or_default() += 1;
                let missing = requirement.required.iter().map(String::as_str);
                let missing = missing.filter(|property| !self.has(subject, property));
                let missing: Vec<&str> = missing.collect();
                // What no file speaks of, the configuration does: the catalogue asks for that.
                if !missing.is_empty() && file.is_some() {
                    problems.push(self.required(subject, class, &missing, requirement));
                }
                // What is known from a mention alone cannot have more.
                for property in requirement
                    .recommended
                    .iter()
                    .filter(|_| recommended && own)
                {
                    if !self.has(subject, property) {
                        let known = wanting.entry((class, property)).or_default();
                        known.0 += 1;
                        known.1.extend(file.filter(|_| known.1.len() < EXAMPLES));
                    }
                }
            }
        }
        for ((class, property), (count, files)) in wanting {
            let all = members.get(class).copied().unwrap_or(count);
            let source = &self.markup.classes[class].source;
            problems.push(self.recommended(class, property, (count, all), &files, source));
        }
    }

    /// Whether a property is there, or the way of properties to it.
    fn has(&self, subject: usize, way: &str) -> bool {
        let (first, rest) = way.split_once('.').unwrap_or((way, ""));
        let predicate = format!("{}{first}", self.schema);
        self.index.values(subject, &predicate).any(|quad| {
            rest.is_empty()
                || match quad.object {
                    TermView::Iri(iri) => self
                        .index
                        .find(iri)
                        .is_some_and(|value| self.has(value, rest)),
                    TermView::Literal(..) => false,
                }
        })
    }

    fn required(
        &self,
        subject: usize,
        class: &str,
        missing: &[&str],
        requirement: &Requirement,
    ) -> Diagnostic {
        let iri = self.index.subject(subject);
        let name = format!("{}name", self.schema);
        let name = self
            .index
            .values(subject, &name)
            .find_map(|quad| match quad.object {
                TermView::Literal(text, ..) => Some(format!(" “{text}”")),
                TermView::Iri(_) => None,
            });
        let message = format!(
            "the {class}{} has no `{}`, which search engines require",
            name.unwrap_or_default(),
            missing.join("` and no `")
        );
        let (_, own) = self.file(subject);
        let keys = missing
            .iter()
            .filter_map(|property| self.markup.keys.get(*property));
        let keys: Vec<String> = keys.map(|key| format!("`{key}:`")).collect();
        let source = &requirement.source;
        let hint = if own && !keys.is_empty() {
            format!("add {}; see {source}", keys.join(" and "))
        } else if own {
            format!("let the mapping state it, from a key of the front matter; see {source}")
        } else {
            format!("say it in the text that tells of <{iri}>, beside the name; see {source}")
        };
        self.at_file(
            Diagnostic::new(Code::MarkupRequired, message).hint(hint),
            subject,
        )
    }

    fn recommended(
        &self,
        class: &str,
        property: &str,
        (count, all): (usize, usize),
        files: &[&str],
        source: &str,
    ) -> Diagnostic {
        let more = if count > files.len() { ", …" } else { "" };
        let message = format!(
            "{count} of {all} of the class {class} have no `{property}`, which is recommended: {}{more}",
            files.join(", ")
        );
        let key = self.markup.keys.get(property);
        let hint = match key {
            Some(key) => format!("add `{key}:` where it is known; see {source}"),
            None => format!("see {source}"),
        };
        let problem = Diagnostic::new(Code::MarkupRecommended, message).hint(hint);
        match files.first() {
            Some(path) => problem.at(Place::file(*path)),
            None => problem,
        }
    }
}
