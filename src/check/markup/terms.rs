//! schema.org's classes and properties, and what departs from them.

use super::Checked;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::mapping::{QuadView, TermView};
use crate::vocab::RDF_TYPE;
use rustc_hash::{FxHashMap, FxHashSet};

/// Classes whose values are literals.
const DATA_TYPES: [&str; 7] = [
    "Boolean", "Date", "DateTime", "Number", "Quantity", "Text", "Time",
];

/// The table of terms.
#[derive(Debug, Default)]
pub(super) struct Terms<'t> {
    classes: FxHashMap<&'t str, Vec<&'t str>>,
    properties: FxHashMap<&'t str, (Vec<&'t str>, Vec<&'t str>)>,
}

impl<'t> Terms<'t> {
    pub(super) fn parse(text: &'t str) -> Self {
        let mut terms = Self::default();
        let names = |cell: Option<&'t str>| cell.unwrap_or_default().split_whitespace().collect();
        for line in text.lines() {
            let mut cells = line.split('\t');
            match (cells.next(), cells.next()) {
                (Some("class"), Some(name)) => {
                    terms.classes.insert(name, names(cells.next()));
                }
                (Some("property"), Some(name)) => {
                    let ends = (names(cells.next()), names(cells.next()));
                    terms.properties.insert(name, ends);
                }
                _ => {}
            }
        }
        terms
    }

    /// Whether a class is another one or below it.
    pub(super) fn is_below(&self, class: &str, other: &str) -> bool {
        class == other
            || self
                .classes
                .get(class)
                .is_some_and(|above| above.iter().any(|one| self.is_below(one, other)))
    }
}

impl<'a> Checked<'a> {
    /// Statements that depart from schema.org, each kind once.
    pub(super) fn departures(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut seen = FxHashSet::default();
        for subject in 0..self.index.len() {
            let classes = self.classes(subject);
            for class in &classes {
                if !self.terms.classes.contains_key(class) && seen.insert((*class, "", "")) {
                    problems.push(self.unknown(subject, class, true));
                }
            }
            for quad in self.index.facts(subject) {
                let Some(property) = self.local(quad.predicate) else {
                    continue;
                };
                if quad.predicate == RDF_TYPE {
                    continue;
                }
                let values = self.value_classes(&quad);
                let own = classes.first().copied().unwrap_or_default();
                let value = values.first().copied().unwrap_or_default();
                if !seen.insert((own, property, value)) {
                    continue;
                }
                let Some((domains, ranges)) = self.terms.properties.get(property) else {
                    if seen.insert((property, "", "")) {
                        problems.push(self.unknown(subject, property, false));
                    }
                    continue;
                };
                if !self.fits_domain(&classes, property, domains) {
                    let message = format!(
                        "`{property}` is stated of {}, and schema.org expects it on {}",
                        a_class(own),
                        list(domains)
                    );
                    problems.push(self.departs(subject, message));
                }
                if !self.fits_range(&quad, &values, property, ranges) {
                    let found = if value.is_empty() { "a text" } else { value };
                    let message = format!(
                        "the value of `{property}` is {found}, and schema.org expects {}",
                        list(ranges)
                    );
                    problems.push(self.departs(subject, message));
                }
            }
        }
        problems
    }

    fn is_role(&self, classes: &[&str]) -> bool {
        let roles = &self.markup.roles;
        classes
            .iter()
            .any(|class| roles.iter().any(|role| self.terms.is_below(class, role)))
    }

    fn fits(&self, classes: &[&str], expected: &[&str]) -> bool {
        classes
            .iter()
            .any(|class| expected.iter().any(|one| self.terms.is_below(class, one)))
    }

    fn fits_domain(&self, classes: &[&str], property: &str, domains: &[&str]) -> bool {
        let listed = self.markup.domains.get(property);
        classes.is_empty()
            || self.is_role(classes)
            || self.fits(classes, domains)
            || listed.is_some_and(|listed| classes.iter().any(|class| listed.iter().any(|one| one == class)))
            // A class that is not known was told already.
            || classes.iter().any(|class| !self.terms.classes.contains_key(class))
    }

    fn fits_range(
        &self,
        quad: &QuadView<'_>,
        values: &[&str],
        property: &str,
        ranges: &[&str],
    ) -> bool {
        let takes_texts = ranges.iter().any(|range| {
            DATA_TYPES
                .iter()
                .any(|kind| self.terms.is_below(range, kind))
                || self.terms.is_below(range, "Enumeration")
        });
        match quad.object {
            TermView::Literal(..) => takes_texts,
            // Nothing is known of the value, or no more than that it is somebody.
            TermView::Iri(_) if values.is_empty() => true,
            TermView::Iri(_) => {
                let listed = self.markup.ranges.get(property);
                self.is_role(values)
                    || self.fits(values, ranges)
                    || takes_texts && ranges.iter().any(|range| self.terms.is_below(range, "URL"))
                    || listed.is_some_and(|listed| {
                        values
                            .iter()
                            .any(|class| listed.iter().any(|one| one == class))
                    })
            }
        }
    }

    fn value_classes(&self, quad: &QuadView<'a>) -> Vec<&'a str> {
        match quad.object {
            TermView::Iri(iri) => {
                let subject = self.index.find(iri);
                subject.map_or_else(Vec::new, |subject| self.classes(subject))
            }
            TermView::Literal(..) => Vec::new(),
        }
    }

    fn departs(&self, subject: usize, message: String) -> Diagnostic {
        let iri = self.index.subject(subject);
        let hint = format!(
            "as in what is said of <{iri}>; the mapping says which property a value becomes: `filorosso why` shows where it comes from"
        );
        self.at_file(
            Diagnostic::new(Code::MarkupDeparts, message).hint(hint),
            subject,
        )
    }

    fn unknown(&self, subject: usize, name: &str, is_class: bool) -> Diagnostic {
        let (what, near) = if is_class {
            ("class", nearest(name, self.terms.classes.keys().copied()))
        } else {
            (
                "property",
                nearest(name, self.terms.properties.keys().copied()),
            )
        };
        let message = format!("schema.org has no {what} `{name}`");
        let hint = near.map_or_else(
            || "see https://schema.org/docs/full.html".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.at_file(
            Diagnostic::new(Code::MarkupUnknown, message).hint(hint),
            subject,
        )
    }

    pub(super) fn at_file(&self, problem: Diagnostic, subject: usize) -> Diagnostic {
        match self.file(subject).0 {
            Some(path) => problem.at(Place::file(path)),
            None => problem,
        }
    }
}

fn a_class(class: &str) -> String {
    let vowel = class.starts_with(['A', 'E', 'I', 'O', 'U']);
    format!("{} {class}", if vowel { "an" } else { "a" })
}

fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .take(5)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = if names.len() > 5 { ", …" } else { "" };
    format!("{}{more}", quoted.join(", "))
}
