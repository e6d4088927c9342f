//! The five stars of open data (<https://5stardata.info/>), as far as a catalogue tells.

use super::catalogue::{Catalogue, Term};
use super::rules::rules;

/// A step of the five stars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Star {
    /// 1 to 5.
    pub number: u8,
    /// What it asks for.
    pub asks: &'static str,
    /// Whether the catalogue tells that it is so.
    pub met: bool,
    /// Why it is met, or what it needs.
    pub says: String,
}

/// How many stars a dataset has: those up to the first step that is not met.
pub fn stars_of(steps: &[Star]) -> usize {
    steps.iter().take_while(|step| step.met).count()
}

/// The five steps of a dataset.
pub(super) fn steps(catalogue: &Catalogue, dataset: &Term, links: Links) -> Vec<Star> {
    let distributions: Vec<&Term> = catalogue.values(dataset, "dcat:distribution").collect();
    let types: Vec<String> = distributions
        .iter()
        .flat_map(|one| catalogue.values(one, "dct:format"))
        .map(Term::text)
        .collect();
    let lists = &rules().portals.lists;
    let of = |list: &str| {
        let list = lists.get(list);
        let is_in = |iri: &&String| list.is_some_and(|list| list.holds(iri));
        types.iter().filter(is_in).collect::<Vec<_>>()
    };
    let structured = of("machine-readable");
    let open = of("non-proprietary");
    let free: Vec<&String> = structured
        .iter()
        .filter(|iri| open.contains(iri))
        .copied()
        .collect();
    let rdf: Vec<&String> = types.iter().filter(|iri| is_rdf(iri)).collect();
    vec![
        on_the_web(catalogue, &distributions),
        Star {
            number: 2,
            asks: "structured data that machines read",
            met: !structured.is_empty(),
            says: told(
                &structured,
                "a distribution in a machine-readable dct:format",
            ),
        },
        Star {
            number: 3,
            asks: "in a format that nobody owns",
            met: !free.is_empty(),
            says: told(&free, "a distribution in an open dct:format"),
        },
        Star {
            number: 4,
            asks: "things have IRIs, in standards of the W3C",
            met: !rdf.is_empty(),
            says: told(&rdf, "a distribution in a format of RDF"),
        },
        links.star(),
    ]
}

fn on_the_web(catalogue: &Catalogue, distributions: &[&Term]) -> Star {
    let licenses: Vec<&Term> = distributions
        .iter()
        .flat_map(|one| catalogue.values(one, "dct:license"))
        .collect();
    let first = licenses.first().map(|license| catalogue.called(license));
    let is_open = |license: &&&Term| {
        let same = ["owl:sameAs", "skos:exactMatch"].map(|same| catalogue.values(license, same));
        let mut names = std::iter::once(**license).chain(same.into_iter().flatten());
        names.any(|one| {
            one.iri()
                .is_some_and(|iri| rules().portals.stars.is_open(iri))
        })
    };
    let open = licenses.iter().find(is_open);
    let has_address = distributions.iter().any(|one| {
        let address = ["dcat:accessURL", "dcat:downloadURL"];
        address.iter().any(|property| {
            let address = catalogue.value(one, property).and_then(Term::iri);
            address.is_some_and(|iri| iri.starts_with("http://") || iri.starts_with("https://"))
        })
    });
    let says = match (open, first) {
        (Some(license), _) if has_address => {
            format!("{} (once the release is served)", catalogue.called(license))
        }
        (Some(_), _) => "needs a dcat:accessURL on the web: release.address".to_owned(),
        (None, Some(license)) => {
            format!("needs an open licence, {license} is not known as one: license.data")
        }
        (None, None) => "needs an open dct:license of a distribution: license.data".to_owned(),
    };
    Star {
        number: 1,
        asks: "on the web under an open licence",
        met: open.is_some() && has_address,
        says,
    }
}

/// What a release says of links to other data sets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Links {
    sets: usize,
    /// Whether there is a description (`VoID`) that could tell of more.
    is_described: bool,
}

impl Links {
    /// Counts the sets of links of a catalogue and of what the release says besides.
    pub(super) fn of(catalogue: &Catalogue, description: Option<&Catalogue>) -> Self {
        let count = |of: &Catalogue| {
            let is_empty = |set: &&Term| {
                let triples = of.value(set, "void:triples").map(Term::text);
                triples.is_some_and(|number| number.trim() == "0")
            };
            let sets = of.instances("void:Linkset");
            sets.iter().filter(|set| !is_empty(set)).count()
        };
        Self {
            sets: count(catalogue) + description.map_or(0, count),
            is_described: description.is_some(),
        }
    }

    fn star(self) -> Star {
        let says = match (self.sets, self.is_described) {
            (0, false) => "needs links to other data sets: no void.ttl tells of any".to_owned(),
            (0, true) => {
                "needs links to other data sets: void.ttl tells of none (void:Linkset)".to_owned()
            }
            (1, _) => "links to another data set (void:Linkset)".to_owned(),
            (sets, _) => format!("links to {sets} other data sets (void:Linkset)"),
        };
        Star {
            number: 5,
            asks: "linked to the data of others",
            met: self.sets > 0,
            says,
        }
    }
}

/// The names of the file types that meet a step, or what it needs.
fn told(met: &[&String], needs: &str) -> String {
    let mut names: Vec<&str> = met.iter().map(|iri| local(iri)).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        format!("needs {needs}")
    } else {
        names.join(", ")
    }
}

fn local(iri: &str) -> &str {
    iri.rsplit('/').next().unwrap_or(iri)
}

fn is_rdf(iri: &str) -> bool {
    let list = rules().portals.lists.get("file-type");
    list.is_some_and(|list| list.holds(iri)) && rules().portals.stars.is_rdf(local(iri))
}
