//! The metrics of the EU's metadata quality assessment, for one dataset.
//!
//! A property of distributions counts as its best distribution has it: the methodology takes
//! all distributions of a dataset for the same content in other forms, and rates the one with
//! the most points. How many of them meet a metric is told beside it.

use super::catalogue::{Catalogue, Term};
use super::rules::{Level, MetricRule, Test, rules};

/// A fifth of the score: findability, accessibility, interoperability, reusability,
/// contextuality.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name.
    pub name: String,
    /// Its metrics.
    pub metrics: Vec<Metric>,
}

impl Dimension {
    /// The points that are reached.
    pub fn points(&self) -> f64 {
        self.metrics.iter().map(|metric| metric.points).sum()
    }

    /// The points that there are.
    pub fn possible(&self) -> u16 {
        self.metrics.iter().map(|metric| metric.possible).sum()
    }
}

/// One thing that is measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// What it is called.
    pub name: String,
    /// The property that is looked at, such as `dcat:keyword`.
    pub property: String,
    /// The points that are reached: all or none for one dataset, the mean for several.
    pub points: f64,
    /// The points that there are.
    pub possible: u16,
    /// The points that are open because only a server that answers can give them.
    pub needs_server: f64,
    /// How many distributions meet it, of how many; `None` for a metric of datasets.
    pub distributions: Option<(usize, usize)>,
    /// What the missing points need.
    pub missing: Option<Missing>,
}

/// What missing points need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The thing that should have the property, as a message calls it.
    pub thing: String,
    /// Whether that is the dataset itself, and not its best distribution.
    pub is_dataset: bool,
    /// What it needs, in a few words.
    pub needs: String,
    /// The key of `filorosso.yaml` that a release takes it from.
    pub key: Option<String>,
    /// From where else a release takes it.
    pub from: Option<String>,
}

/// A dataset with what the metrics are measured on.
pub(super) struct Measured<'c> {
    catalogue: &'c Catalogue,
    dataset: &'c Term,
    distributions: Vec<&'c Term>,
    /// The distribution that counts.
    best: Option<&'c Term>,
    /// How many violations of DCAT-AP concern the dataset.
    violations: usize,
}

impl<'c> Measured<'c> {
    pub(super) fn new(catalogue: &'c Catalogue, dataset: &'c Term, violations: usize) -> Self {
        let distributions: Vec<&Term> = catalogue.values(dataset, "dcat:distribution").collect();
        let mut best: Option<(u16, &Term)> = None;
        for distribution in &distributions {
            let points = all_metrics()
                .filter(|metric| metric.of == Level::Distribution)
                .filter(|metric| holds(catalogue, distribution, metric))
                .map(|metric| metric.points)
                .sum();
            // Of equals the first one counts.
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, distribution));
            }
        }
        Self {
            catalogue,
            dataset,
            distributions,
            best: best.map(|(_, distribution)| distribution),
            violations,
        }
    }

    pub(super) fn best(&self) -> Option<&'c Term> {
        self.best
    }

    pub(super) fn dimensions(&self) -> Vec<Dimension> {
        let dimensions = rules().portals.dimensions.iter();
        dimensions
            .map(|dimension| Dimension {
                name: dimension.name.clone(),
                metrics: dimension
                    .metrics
                    .iter()
                    .map(|one| self.metric(one))
                    .collect(),
            })
            .collect()
    }

    fn metric(&self, rule: &MetricRule) -> Metric {
        let on = match rule.of {
            Level::Dataset => Some(self.dataset),
            Level::Distribution => self.best,
        };
        let is_live = rule.test == Test::Live;
        let is_met = match rule.test {
            Test::Profile => self.violations == 0,
            _ => {
                on.is_some_and(|thing| holds(self.catalogue, thing, rule))
                    || rule.or == Some(Level::Dataset) && holds(self.catalogue, self.dataset, rule)
            }
        };
        let meeting = |one: &&&Term| holds(self.catalogue, one, rule);
        let shares = rule.of == Level::Distribution && !is_live;
        let points_if = |is_so: bool| f64::from(if is_so { rule.points } else { 0 });
        Metric {
            name: rule.name.clone(),
            property: rule.property.clone(),
            points: points_if(is_met && !is_live),
            possible: rule.points,
            needs_server: points_if(is_met && is_live),
            distributions: shares.then(|| {
                let meeting = self.distributions.iter().filter(meeting).count();
                (meeting, self.distributions.len())
            }),
            missing: (!is_met).then(|| self.missing(on, rule)),
        }
    }

    fn missing(&self, on: Option<&Term>, rule: &MetricRule) -> Missing {
        let Some(thing) = on else {
            return Missing {
                thing: self.catalogue.called(self.dataset),
                is_dataset: true,
                needs: "a dcat:distribution".to_owned(),
                key: None,
                from: Some("the files of the release".to_owned()),
            };
        };
        Missing {
            thing: self.catalogue.called(thing),
            is_dataset: thing == self.dataset,
            needs: self.needs(thing, rule),
            key: rule.key.clone(),
            from: rule.from.clone(),
        }
    }

    fn needs(&self, thing: &Term, rule: &MetricRule) -> String {
        let property = &rule.property;
        let values: Vec<String> = self
            .catalogue
            .values(thing, property)
            .map(|value| self.catalogue.called(value))
            .collect();
        match rule.test {
            Test::Profile if self.violations == 1 => "its violation of DCAT-AP mended".into(),
            Test::Profile => format!("its {} violations of DCAT-AP mended", self.violations),
            Test::Both => "a dct:format of the EU's file types and a dcat:mediaType of IANA".into(),
            Test::Listed => {
                let Some(list) = rules().portals.lists.get(&rule.list) else {
                    return format!("a {property}");
                };
                match (
                    values.first(),
                    values.first().and_then(|value| list.nearest(value)),
                ) {
                    (None, _) => format!("a {property} {}", list.title),
                    (Some(value), Some(term)) => format!("the {property} {term}, not {value}"),
                    (Some(value), None) => format!("a {property} {}, not {value}", list.title),
                }
            }
            Test::Present | Test::Live => format!("a {property}"),
        }
    }
}

fn all_metrics() -> impl Iterator<Item = &'static MetricRule> {
    let dimensions = rules().portals.dimensions.iter();
    dimensions.flat_map(|dimension| &dimension.metrics)
}

/// Whether a thing meets a metric. What only a server can tell is met when there is something
/// that a server could be asked for.
fn holds(catalogue: &Catalogue, thing: &Term, rule: &MetricRule) -> bool {
    let mut values = catalogue.values(thing, &rule.property);
    match rule.test {
        Test::Present | Test::Live => values.any(|value| !value.text().is_empty()),
        Test::Listed => values.any(|value| is_listed(value, &rule.list)),
        Test::Both => {
            values.any(|value| is_listed(value, "file-type"))
                && catalogue
                    .values(thing, "dcat:mediaType")
                    .any(|value| value.iri().is_some_and(is_media_type))
        }
        Test::Profile => false,
    }
}

fn is_listed(value: &Term, list: &str) -> bool {
    let list = rules().portals.lists.get(list);
    value
        .iri()
        .is_some_and(|iri| list.is_some_and(|list| list.holds(iri)))
}

/// Whether an IRI is that of a media type in IANA's register, as far as its form tells.
fn is_media_type(iri: &str) -> bool {
    let vocabulary = rules().profile.vocabulary("media-type");
    let begins = vocabulary.map_or(&[][..], |one| one.begins.as_slice());
    let rest = begins
        .iter()
        .find_map(|begin| iri.strip_prefix(begin.as_str()));
    rest.and_then(|rest| rest.split_once('/'))
        .is_some_and(|(kind, name)| !kind.is_empty() && !name.is_empty() && !name.contains('/'))
}
