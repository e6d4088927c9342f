//! Whether a catalogue is as DCAT-AP asks: its mandatory properties, and what values may be.

use super::catalogue::{Catalogue, Term};
use super::datatype;
use super::rules::{Class, Kind, Need, Rule, rules};
use std::collections::{BTreeMap, BTreeSet};

/// Something that DCAT-AP asks for and a catalogue does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The thing: its IRI, or how the catalogue leads to it.
    pub thing: String,
    /// What it is: `dataset`, `distribution`, `agent`.
    pub class: String,
    /// The property, such as `dct:title`.
    pub property: String,
    /// What is wrong, in a few words.
    pub says: String,
    /// Whether the property is missing, which is worse than a wrong value.
    pub missing: bool,
    /// The key of `filorosso.yaml` that a release takes it from, as far as it is known.
    pub key: Option<String>,
}

/// What of DCAT-AP a catalogue does not do.
#[derive(Debug, Clone, Default)]
pub(super) struct Compliance {
    /// With the thing that each is about.
    pub(super) violations: Vec<(Term, Violation)>,
    /// Recommended properties that are missing.
    pub(super) recommended: Vec<(Term, Violation)>,
    /// How many violations are about a thing.
    counts: BTreeMap<Term, usize>,
}

impl Compliance {
    /// Looks at everything of a catalogue that is of a class of the profile.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut found = Self::default();
        for class in &rules().profile.classes {
            for thing in catalogue.instances(&class.class) {
                // What a known vocabulary holds is described there.
                let is_known = |iri| rules().profile.vocabulary_of(iri).is_some();
                if thing.iri().is_none_or(|iri| !is_known(iri)) {
                    found.look_at(catalogue, thing, class);
                }
            }
        }
        for (thing, _) in &found.violations {
            *found.counts.entry(thing.clone()).or_default() += 1;
        }
        found
    }

    /// How many violations concern a dataset and what it leads to.
    pub(super) fn count_for(&self, catalogue: &Catalogue, dataset: &Term) -> usize {
        let parts = parts(catalogue, dataset);
        let counts = parts.into_iter().filter_map(|part| self.counts.get(part));
        counts.sum()
    }

    fn look_at(&mut self, catalogue: &Catalogue, thing: &Term, class: &Class) {
        for (property, rule) in &class.properties {
            let values: Vec<&Term> = catalogue.values(thing, property).collect();
            let violation = |says: String, missing| Violation {
                thing: catalogue.called(thing),
                class: class.name.clone(),
                property: property.clone(),
                says,
                missing,
                key: rule.key.clone(),
            };
            if let Some(need) = rule.need.filter(|_| values.is_empty()) {
                let missing = violation("is missing".to_owned(), true);
                match need {
                    Need::Mandatory => self.violations.push((thing.clone(), missing)),
                    Need::Recommended => self.recommended.push((thing.clone(), missing)),
                }
            }
            if let Some(max) = rule.max.filter(|max| values.len() > *max) {
                let says = format!("has {} values, at most {max} is allowed", values.len());
                self.violations
                    .push((thing.clone(), violation(says, false)));
            }
            for value in values {
                if let Some(says) = wrong(catalogue, value, rule) {
                    self.violations
                        .push((thing.clone(), violation(says, false)));
                }
            }
        }
    }
}

/// A dataset and all that is said of it, but no other dataset and no catalogue.
fn parts<'c>(catalogue: &'c Catalogue, dataset: &'c Term) -> BTreeSet<&'c Term> {
    let mut parts = BTreeSet::from([dataset]);
    let mut waiting = vec![dataset];
    while let Some(thing) = waiting.pop() {
        for (_, value) in catalogue.about(thing) {
            let is_another = ["dcat:Dataset", "dcat:Catalog", "dcat:DatasetSeries"]
                .iter()
                .any(|class| catalogue.is_a(value, class));
            if !is_another && !value.is_literal() && parts.insert(value) {
                waiting.push(value);
            }
        }
    }
    parts
}

/// What is wrong with a value.
fn wrong(catalogue: &Catalogue, value: &Term, rule: &Rule) -> Option<String> {
    let called = catalogue.called(value);
    if let Some(asked) = &rule.datatype {
        let fits = match value {
            Term::Literal { text, datatype, .. } => {
                datatype::fits(asked, &rules().short(datatype), text)
            }
            _ => false,
        };
        return (!fits).then(|| match asked.as_str() {
            "date" => format!("is {called}, which is no date with its datatype"),
            other => format!("is {called}, which is no {other}"),
        });
    }
    match (rule.kind, value) {
        (Some(Kind::Literal), Term::Literal { .. }) => return None,
        (Some(Kind::Literal), _) => return Some(format!("is {called}, which is no text")),
        (Some(Kind::Iri | Kind::Node), Term::Iri(_))
        | (Some(Kind::Node), Term::Blank(_))
        | (None, _) => {}
        (Some(Kind::Iri), _) => return Some(format!("is {called}, which is no IRI")),
        (Some(Kind::Node), _) => return Some(format!("is the text {called}, which is no IRI")),
    }
    let vocabulary = |name: &String| rules().profile.vocabulary(name);
    if let Some(vocabulary) = rule.vocabulary.as_ref().and_then(vocabulary)
        && value.iri().is_none_or(|iri| !vocabulary.holds(iri))
    {
        let begin = vocabulary.begins.first().map_or("", String::as_str);
        return Some(format!("is {called}, which is not of {begin}"));
    }
    let class = rule.class.as_ref()?;
    (!is_of(catalogue, value, class))
        .then(|| format!("is {called}, of which the catalogue does not say that it is a {class}"))
}

/// Whether a value has a class: by what the catalogue says, or because everybody knows it.
fn is_of(catalogue: &Catalogue, value: &Term, class: &str) -> bool {
    let known = |iri| rules().profile.vocabulary_of(iri);
    let resources = [
        "dcat:Catalog",
        "dcat:Dataset",
        "dcat:DataService",
        "dcat:DatasetSeries",
    ];
    match class {
        "dcat:Resource" => resources.iter().any(|one| catalogue.is_a(value, one)),
        class => {
            catalogue.is_a(value, class)
                || value
                    .iri()
                    .and_then(known)
                    .is_some_and(|of| of.classes.iter().any(|one| one == class))
        }
    }
}
