//! How portals would rate a release, by its catalogue alone.
//!
//! [`Published::open`] reads what a release says of its datasets, and [`rate`] measures it: the
//! metadata quality assessment of data.europa.eu ([`Dimension`]), compliance with DCAT-AP 3.0.1
//! ([`Violation`]), what CKAN would store ([`Package`]), and the five stars of open data
//! ([`Star`]). What is measured stands in `ontology/quality.yml` and `ontology/dcat-ap.yml`.
//! Nothing is fetched: points that only a server that answers can give are never given here.

mod catalogue;
mod ckan;
mod datatype;
mod json;
mod metrics;
mod profile;
mod rules;
mod stars;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, Term};
pub use ckan::{Field, Package};
pub use json::rating_to_json;
pub use metrics::{Dimension, Metric, Missing};
pub use profile::Violation;
pub use stars::{Star, stars_of};

use crate::diagnostic::{Code, Diagnostic, Place};
use metrics::Measured;
use profile::Compliance;
use rules::rules;
use stars::Links;
use std::path::Path;

/// What a release says of its datasets.
#[derive(Debug, Clone, Default)]
pub struct Published {
    /// Its catalogue (DCAT).
    pub catalogue: Catalogue,
    /// Its description (`VoID`), which tells of links to other data sets.
    pub description: Option<Catalogue>,
}

impl Published {
    /// Reads the catalogue of a release, and `void.ttl` beside it when there is one.
    ///
    /// # Errors
    /// There is no catalogue, or one of the two cannot be read.
    pub fn open(release: &Path) -> Result<Self, Diagnostic> {
        let catalogue = Catalogue::open(release)?;
        let folder = if release.is_file() {
            release.parent().unwrap_or(release)
        } else {
            release
        };
        let description = folder.join("void.ttl");
        let description = description.is_file().then(|| Catalogue::read(&description));
        Ok(Self {
            catalogue,
            description: description.transpose()?,
        })
    }
}

/// How a release is rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// Each dataset, in the order of the catalogue.
    pub datasets: Vec<DatasetRating>,
    /// The mean of the datasets.
    pub dimensions: Vec<Dimension>,
    /// What of DCAT-AP is violated, in the whole catalogue.
    pub violations: Vec<Violation>,
    /// Properties that DCAT-AP recommends and that are missing.
    pub recommended: Vec<Violation>,
}

/// How a dataset is rated.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetRating {
    /// Its IRI, or how the catalogue leads to it.
    pub name: String,
    /// What it is called.
    pub title: Option<String>,
    /// The five dimensions of the score.
    pub dimensions: Vec<Dimension>,
    /// The distribution that counts for the score: the best one.
    pub best: Option<String>,
    /// What CKAN would store.
    pub package: Package,
    /// The five stars of open data.
    pub stars: Vec<Star>,
}

/// Points of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The points that are reached.
    pub points: f64,
    /// The points that there are: 405.
    pub possible: u16,
    /// Points that a server that answers may add.
    pub needs_server: f64,
}

impl Score {
    /// The score of these dimensions.
    pub fn of(dimensions: &[Dimension]) -> Self {
        let metrics = || dimensions.iter().flat_map(|dimension| &dimension.metrics);
        Self {
            points: metrics().map(|metric| metric.points).sum(),
            possible: metrics().map(|metric| metric.possible).sum(),
            needs_server: metrics().map(|metric| metric.needs_server).sum(),
        }
    }

    /// The band of these points: `excellent`, `good`, `sufficient` or `bad`.
    pub fn band(self) -> &'static str {
        band(self.points)
    }

    /// The band when a server answers as it should.
    pub fn band_with_server(self) -> &'static str {
        band(self.points + self.needs_server)
    }
}

impl Rating {
    /// The score of the whole release.
    pub fn score(&self) -> Score {
        Score::of(&self.dimensions)
    }

    /// Whether every point is reached that can be reached without a server.
    pub fn is_complete(&self) -> bool {
        let datasets = self.datasets.iter().flat_map(|dataset| &dataset.dimensions);
        datasets
            .flat_map(|dimension| &dimension.metrics)
            .all(|metric| metric.missing.is_none())
    }
}

/// Rates what is published.
///
/// # Errors
/// The catalogue describes no dataset.
pub fn rate(published: &Published) -> Result<Rating, Diagnostic> {
    let catalogue = &published.catalogue;
    let datasets = catalogue.instances("dcat:Dataset");
    if datasets.is_empty() {
        let message = "this catalogue describes no dataset (dcat:Dataset)";
        return Err(Diagnostic::new(Code::CatalogueEmpty, message)
            .at(Place::file(catalogue.name.as_str()))
            .hint("write it again with `filorosso release`, or name the right folder"));
    }
    let compliance = Compliance::of(catalogue);
    let links = Links::of(catalogue, published.description.as_ref());
    let datasets: Vec<DatasetRating> = datasets
        .into_iter()
        .map(|dataset| {
            let violations = compliance.count_for(catalogue, dataset);
            let measured = Measured::new(catalogue, dataset, violations);
            let package = ckan::package(catalogue, dataset);
            let title = package.fields.iter().find(|field| field.name == "title");
            DatasetRating {
                name: catalogue.called(dataset),
                title: title.and_then(|field| field.values.first().cloned()),
                dimensions: measured.dimensions(),
                best: measured.best().map(|best| catalogue.called(best)),
                package,
                stars: stars::steps(catalogue, dataset, links),
            }
        })
        .collect();
    Ok(Rating {
        dimensions: mean(&datasets),
        datasets,
        violations: plain(compliance.violations),
        recommended: plain(compliance.recommended),
    })
}

fn plain(found: Vec<(Term, Violation)>) -> Vec<Violation> {
    let mut found: Vec<Violation> = found.into_iter().map(|(_, one)| one).collect();
    found.sort_by(|a, b| {
        let order = |one: &Violation| (!one.missing, one.thing.clone(), one.property.clone());
        order(a).cmp(&order(b)).then_with(|| a.says.cmp(&b.says))
    });
    found.dedup();
    found
}

/// The mean of each metric; distributions are added up.
fn mean(datasets: &[DatasetRating]) -> Vec<Dimension> {
    let Some((first, others)) = datasets.split_first() else {
        return Vec::new();
    };
    let mut sum = first.dimensions.clone();
    for dataset in others {
        for (to, from) in sum.iter_mut().zip(&dataset.dimensions) {
            for (to, from) in to.metrics.iter_mut().zip(&from.metrics) {
                to.points += from.points;
                to.needs_server += from.needs_server;
                to.distributions = to
                    .distributions
                    .zip(from.distributions)
                    .map(|(a, b)| (a.0 + b.0, a.1 + b.1));
                to.missing = to.missing.take().or_else(|| from.missing.clone());
            }
        }
    }
    let count = f64::from(u32::try_from(datasets.len()).unwrap_or(u32::MAX));
    for metric in sum.iter_mut().flat_map(|one| &mut one.metrics) {
        metric.points /= count;
        metric.needs_server /= count;
    }
    sum
}

fn band(points: f64) -> &'static str {
    let bands = &rules().portals.bands;
    bands
        .iter()
        .find(|band| points.round() >= f64::from(band.least))
        .map_or("", |band| band.name.as_str())
}
