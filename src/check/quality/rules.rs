//! What catalogues are measured with: `ontology/dcat-ap.yml` and `ontology/quality.yml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const PROFILE: &str = include_str!("../../../ontology/dcat-ap.yml");
const PORTALS: &str = include_str!("../../../ontology/quality.yml");

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules {
    // Both files are compiled in, and a test reads them.
    profile: serde_yaml::from_str(PROFILE).unwrap_or_default(),
    portals: serde_yaml::from_str(PORTALS).unwrap_or_default(),
});

/// The rules that are built in.
pub(super) fn rules() -> &'static Rules {
    &RULES
}

/// All that a catalogue is measured with.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// DCAT-AP.
    pub(super) profile: Profile,
    /// What portals make of a catalogue.
    pub(super) portals: Portals,
}

impl Rules {
    /// An IRI by its prefix and local name, when a prefix is known for it.
    pub(super) fn short(&self, iri: &str) -> String {
        self.profile
            .prefixes
            .iter()
            .find_map(|(prefix, space)| Some(format!("{prefix}:{}", iri.strip_prefix(space)?)))
            .unwrap_or_else(|| iri.to_owned())
    }
}

/// An application profile: classes, their properties, vocabularies.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Profile {
    prefixes: BTreeMap<String, String>,
    pub(super) vocabularies: Vec<Vocabulary>,
    pub(super) classes: Vec<Class>,
}

impl Profile {
    /// The vocabulary that an IRI is from.
    pub(super) fn vocabulary_of(&self, iri: &str) -> Option<&Vocabulary> {
        self.vocabularies.iter().find(|one| one.holds(iri))
    }

    pub(super) fn vocabulary(&self, name: &str) -> Option<&Vocabulary> {
        self.vocabularies.iter().find(|one| one.name == name)
    }
}

/// A vocabulary whose terms need no description.
#[derive(Debug, Deserialize)]
pub(super) struct Vocabulary {
    pub(super) name: String,
    pub(super) begins: Vec<String>,
    /// The classes of its terms.
    #[serde(default)]
    pub(super) classes: Vec<String>,
}

impl Vocabulary {
    pub(super) fn holds(&self, iri: &str) -> bool {
        self.begins.iter().any(|begin| {
            if begin.ends_with(['/', '#']) {
                iri.len() > begin.len() && iri.starts_with(begin.as_str())
            } else {
                iri == begin
            }
        })
    }
}

/// A class of the profile.
#[derive(Debug, Deserialize)]
pub(super) struct Class {
    pub(super) class: String,
    pub(super) name: String,
    pub(super) properties: BTreeMap<String, Rule>,
}

/// What the profile says of a property.
#[derive(Debug, Deserialize)]
pub(super) struct Rule {
    pub(super) need: Option<Need>,
    pub(super) kind: Option<Kind>,
    pub(super) datatype: Option<String>,
    pub(super) max: Option<usize>,
    pub(super) class: Option<String>,
    pub(super) vocabulary: Option<String>,
    pub(super) key: Option<String>,
}

/// How much a property is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Need {
    Mandatory,
    Recommended,
}

/// What kind of term a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Literal,
    Iri,
    Node,
}

/// What portals make of a catalogue.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Portals {
    pub(super) dimensions: Vec<DimensionRule>,
    pub(super) bands: Vec<BandRule>,
    pub(super) lists: BTreeMap<String, List>,
    pub(super) ckan: Ckan,
    pub(super) stars: StarRules,
}

#[derive(Debug, Deserialize)]
pub(super) struct DimensionRule {
    pub(super) name: String,
    pub(super) metrics: Vec<MetricRule>,
}

#[derive(Debug, Deserialize)]
pub(super) struct MetricRule {
    pub(super) name: String,
    pub(super) points: u16,
    pub(super) of: Level,
    pub(super) or: Option<Level>,
    pub(super) property: String,
    pub(super) test: Test,
    #[serde(default)]
    pub(super) list: String,
    pub(super) key: Option<String>,
    pub(super) from: Option<String>,
}

/// On what a metric is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Dataset,
    Distribution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Test {
    Present,
    Listed,
    Both,
    Profile,
    Live,
}

#[derive(Debug, Deserialize)]
pub(super) struct BandRule {
    pub(super) name: String,
    pub(super) least: u16,
}

/// Terms that are known one by one.
#[derive(Debug, Deserialize)]
pub(super) struct List {
    pub(super) begins: String,
    /// How a message tells which terms these are.
    pub(super) title: String,
    terms: Terms,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Terms {
    Plain(Vec<String>),
    WithOthers(BTreeMap<String, String>),
}

impl List {
    /// Whether an IRI is that of a term, or the other one that the vocabulary gives for it.
    pub(super) fn holds(&self, iri: &str) -> bool {
        let term = iri.strip_prefix(self.begins.as_str());
        match &self.terms {
            Terms::Plain(terms) => term.is_some_and(|term| terms.iter().any(|one| one == term)),
            Terms::WithOthers(terms) => {
                term.is_some_and(|term| terms.contains_key(term))
                    || terms.values().any(|other| other == iri)
            }
        }
    }

    /// The term whose other IRI is this one when the scheme and a last slash do not count.
    pub(super) fn nearest(&self, iri: &str) -> Option<String> {
        let Terms::WithOthers(terms) = &self.terms else {
            return None;
        };
        let wanted = bare(iri);
        let mut found = terms.iter().filter(|(_, other)| bare(other) == wanted);
        found
            .next()
            .map(|(term, _)| format!("{}{term}", self.begins))
    }
}

/// An address without scheme, `www.` and last slash.
pub(super) fn bare(iri: &str) -> &str {
    let rest = iri
        .strip_prefix("https://")
        .or_else(|| iri.strip_prefix("http://"))
        .unwrap_or(iri);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// What CKAN knows by default.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Ckan {
    pub(super) language: String,
    pub(super) licenses: Vec<CkanLicense>,
    formats: BTreeMap<String, Vec<String>>,
}

impl Ckan {
    /// How CKAN writes a format.
    pub(super) fn format(&self, name: &str) -> Option<&str> {
        self.formats
            .iter()
            .find(|(_, names)| names.iter().any(|one| one == name))
            .map(|(format, _)| format.as_str())
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct CkanLicense {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct StarRules {
    open: Vec<String>,
    rdf: Vec<String>,
}

impl StarRules {
    /// Whether terms of use are open.
    pub(super) fn is_open(&self, license: &str) -> bool {
        let license = format!("{}/", bare(license));
        self.open.iter().any(|begin| license.starts_with(begin))
    }

    /// Whether files of a type of the EU's vocabulary name things with IRIs.
    pub(super) fn is_rdf(&self, file_type: &str) -> bool {
        self.rdf.iter().any(|one| one == file_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rules_can_be_read() {
        serde_yaml::from_str::<Profile>(PROFILE).unwrap();
        serde_yaml::from_str::<Portals>(PORTALS).unwrap();
    }

    #[test]
    fn the_score_has_405_points_and_80_need_a_server() {
        let metrics: Vec<_> = rules()
            .portals
            .dimensions
            .iter()
            .flat_map(|dimension| &dimension.metrics)
            .collect();
        let sum: u16 = metrics.iter().map(|metric| metric.points).sum();
        let live: u16 = metrics
            .iter()
            .filter(|metric| metric.test == Test::Live)
            .map(|metric| metric.points)
            .sum();
        assert_eq!((sum, live), (405, 80));
        let each: Vec<u16> = rules()
            .portals
            .dimensions
            .iter()
            .map(|dimension| dimension.metrics.iter().map(|metric| metric.points).sum())
            .collect();
        assert_eq!(each, [100, 100, 110, 75, 20]);
    }

    #[test]
    fn what_rules_name_exists() {
        let rules = rules();
        for class in &rules.profile.classes {
            for (property, rule) in &class.properties {
                let name = rule.vocabulary.as_deref();
                assert!(
                    name.is_none_or(|name| rules.profile.vocabulary(name).is_some()),
                    "{property}: {name:?}"
                );
            }
        }
        for metric in rules.portals.dimensions.iter().flat_map(|one| &one.metrics) {
            let listed = metric.test == Test::Listed;
            assert_eq!(listed, !metric.list.is_empty(), "{}", metric.name);
            assert!(!listed || rules.portals.lists.contains_key(&metric.list));
        }
        for file_type in &rules.portals.stars.rdf {
            let iri = format!("{}{file_type}", rules.portals.lists["file-type"].begins);
            assert!(rules.portals.lists["file-type"].holds(&iri), "{iri}");
        }
    }

    #[test]
    fn titles_that_the_catalogue_gives_to_licences_are_known_to_ckan() {
        let files = crate::content::built_in_ontology();
        let (_, text) = files
            .iter()
            .find(|(name, _)| *name == "licenses.yml")
            .unwrap();
        let licenses: serde_json::Value = serde_yaml::from_str(text).unwrap();
        for license in licenses.as_array().unwrap() {
            let id = license["ckan"]["id"].as_str().unwrap();
            let title = license["ckan"]["titles"][0].as_str().unwrap();
            assert!(
                rules()
                    .portals
                    .ckan
                    .licenses
                    .iter()
                    .any(|one| one.id == id && one.title == title),
                "{license}"
            );
        }
    }
}
