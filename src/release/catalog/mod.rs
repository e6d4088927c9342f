//! The catalogue: DCAT-AP 3.0.1 and DCAT-AP_IT in one graph.
//!
//! The catalogue is `{base}catalog`; everything else in it has an IRI with a fragment there:
//! the data set (`#dataset`), its distributions (`#dump-ttl`), their checksums, the contact, and
//! so on. Classes of both profiles stand beside each other (`dcat:Dataset`, `dcatapit:Dataset`),
//! and where the Italian profile keeps an older property (`dcatapit:startDate`) both are stated.
//! Addresses of distributions are those under the base, which stay when the server changes.

mod distributions;
mod missing;
mod nodes;
mod page;

pub use missing::missing;
pub use page::dataset_page;

use super::{Artifact, Edition, Graph};
use crate::content::Config;
use crate::export::Format;
use crate::mapping::Prefixes;
use std::collections::BTreeMap;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCATAPIT: &str = "http://dati.gov.it/onto/dcatapit#";
const DCT: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const SPDX: &str = "http://spdx.org/rdf/terms#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const ADMS: &str = "http://www.w3.org/ns/adms#";
const DCATAP: &str = "http://data.europa.eu/r5r/";
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The prefixes that a catalogue is written with.
const PREFIXES: [(&str, &str); 13] = [
    ("dcat", DCAT),
    ("dcatapit", DCATAPIT),
    ("dct", DCT),
    ("foaf", FOAF),
    ("vcard", VCARD),
    ("spdx", SPDX),
    ("skos", SKOS),
    ("rdfs", RDFS),
    ("owl", OWL),
    ("adms", ADMS),
    ("dcatap", DCATAP),
    ("xsd", XSD),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
];

/// `catalog.ttl` and `catalog.jsonld`.
pub fn artifacts(edition: &Edition<'_>) -> Vec<Artifact> {
    let graph = catalog(edition);
    let mut prefixes = Prefixes::default();
    let mut terms = serde_json::Map::new();
    for (prefix, namespace) in PREFIXES {
        prefixes.declare(prefix, namespace);
        terms.insert(prefix.to_owned(), namespace.into());
    }
    let context = serde_json::json!({ "@context": terms }).to_string();
    let write = |format: Format| {
        let path = format!("catalog.{}", format.extension());
        Artifact::new(path, graph.clone().write(format, &prefixes, &context))
    };
    vec![write(Format::Turtle), write(Format::JsonLd)]
}

/// The catalogue of an edition.
pub fn catalog(edition: &Edition<'_>) -> Graph {
    let mut writer = Writer {
        graph: Graph::new(),
        edition,
        config: edition.config,
        catalog: format!("{}catalog", edition.config.base),
    };
    writer.nodes();
    writer.catalogue();
    writer.dataset();
    writer.distributions();
    writer.endpoint();
    writer.graph
}

/// Writes one catalogue.
struct Writer<'e> {
    graph: Graph,
    edition: &'e Edition<'e>,
    config: &'e Config,
    /// IRI of the catalogue.
    catalog: String,
}

impl<'e> Writer<'e> {
    /// The IRI of a node of the catalogue.
    fn node(&self, name: &str) -> String {
        format!("{}#{name}", self.catalog)
    }

    fn dataset_iri(&self) -> String {
        self.node("dataset")
    }

    /// Texts of the catalogue by language: its own, or else what the site says of itself.
    fn texts(
        &self,
        own: &'e BTreeMap<String, String>,
        common: Option<&'e String>,
    ) -> BTreeMap<&'e str, &'e str> {
        let site = common.map(|text| (self.config.language.as_str(), text.as_str()));
        let mut texts: BTreeMap<&str, &str> = site.into_iter().collect();
        let own = own.iter();
        texts.extend(own.map(|(language, text)| (language.as_str(), text.as_str())));
        texts
    }

    fn titles(&self) -> BTreeMap<&'e str, &'e str> {
        self.texts(&self.config.catalog.title, self.config.title.as_ref())
    }

    fn descriptions(&self) -> BTreeMap<&'e str, &'e str> {
        let own = &self.config.catalog.description;
        self.texts(own, self.config.description.as_ref())
    }

    /// States texts with their languages.
    fn say(&mut self, subject: &str, predicate: &str, texts: &BTreeMap<&str, &str>) {
        for (language, text) in texts {
            let language = language.to_ascii_lowercase();
            self.graph.tagged(subject, predicate, text, &language);
        }
    }

    /// Texts of the catalogue's vocabulary, in the languages of the titles. Words in braces are
    /// filled in.
    fn phrase(&self, name: &str, format: &str) -> BTreeMap<String, String> {
        let Some(texts) = self.edition.ontology.catalog.texts.get(name) else {
            return BTreeMap::new();
        };
        let titles = self.titles();
        let fill = |(language, text): (&String, &String)| {
            let main = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
            let own = titles.iter().find(|(tag, _)| main(tag) == *language);
            let (_, title) = own?;
            let text = text.replace("{title}", title).replace("{format}", format);
            Some((language.clone(), text))
        };
        let filled: BTreeMap<String, String> = texts.iter().filter_map(fill).collect();
        if !filled.is_empty() {
            return filled;
        }
        // A site in a language that the vocabulary does not have gets English.
        let title = titles.values().next().copied().unwrap_or_default();
        let english = texts.get("en").map(|text| {
            let text = text.replace("{title}", title).replace("{format}", format);
            ("en".to_owned(), text)
        });
        english.into_iter().collect()
    }

    fn say_phrase(&mut self, subject: &str, predicate: &str, texts: &BTreeMap<String, String>) {
        for (language, text) in texts {
            self.graph.tagged(subject, predicate, text, language);
        }
    }

    /// IRIs of the languages of the content, in the EU's list.
    fn languages(&self) -> Vec<String> {
        let words = &self.edition.ontology.catalog.languages;
        let statistics = self.edition.statistics.languages.iter();
        let tags = statistics
            .map(String::as_str)
            .chain([self.config.language.as_str()]);
        let code = |tag: &str| {
            let main = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
            let code = words.get(&main)?;
            Some(format!("{AUTHORITY}language/{code}"))
        };
        let mut languages: Vec<String> = tags.filter_map(code).collect();
        languages.sort();
        languages.dedup();
        languages
    }

    fn catalogue(&mut self) {
        let catalog = self.catalog.clone();
        let dataset = self.dataset_iri();
        for class in [format!("{DCAT}Catalog"), format!("{DCATAPIT}Catalog")] {
            self.is_a(&catalog, &class);
        }
        let (titles, descriptions) = (self.titles(), self.descriptions());
        self.say(&catalog, &format!("{DCT}title"), &titles);
        self.say(&catalog, &format!("{DCT}description"), &descriptions);
        self.dates(&catalog);
        for language in self.languages() {
            self.graph
                .iri(&catalog, &format!("{DCT}language"), &language);
        }
        let publisher = self.config.publisher.iri.clone();
        self.graph
            .iri(&catalog, &format!("{DCT}publisher"), &publisher);
        self.graph
            .iri(&catalog, &format!("{DCT}creator"), &publisher);
        self.license(&catalog);
        for place in &self.config.catalog.spatial {
            self.graph.iri(&catalog, &format!("{DCT}spatial"), place);
        }
        let home = self.config.site.clone();
        self.graph.iri(&catalog, &format!("{FOAF}homepage"), &home);
        let themes = format!("{AUTHORITY}data-theme");
        self.graph
            .iri(&catalog, &format!("{DCAT}themeTaxonomy"), &themes);
        self.graph
            .iri(&catalog, &format!("{DCAT}dataset"), &dataset);
        let rights = self.node("rights");
        self.graph.iri(&catalog, &format!("{DCT}rights"), &rights);
        let contact = self.node("contact");
        self.graph
            .iri(&catalog, &format!("{DCAT}contactPoint"), &contact);
    }

    fn dataset(&mut self) {
        let dataset = self.dataset_iri();
        for class in [format!("{DCAT}Dataset"), format!("{DCATAPIT}Dataset")] {
            self.is_a(&dataset, &class);
        }
        let (titles, descriptions) = (self.titles(), self.descriptions());
        self.say(&dataset, &format!("{DCT}title"), &titles);
        self.say(&dataset, &format!("{DCT}description"), &descriptions);
        self.dates(&dataset);
        let identifier = dataset.clone();
        self.graph
            .text(&dataset, &format!("{DCT}identifier"), &identifier);
        for language in self.languages() {
            self.graph
                .iri(&dataset, &format!("{DCT}language"), &language);
        }
        let publisher = self.config.publisher.iri.clone();
        for property in ["publisher", "creator"] {
            self.graph
                .iri(&dataset, &format!("{DCT}{property}"), &publisher);
        }
        let holder = self.rights_holder();
        self.graph
            .iri(&dataset, &format!("{DCT}rightsHolder"), &holder);
        self.license(&dataset);
        self.subjects(&dataset);
        let nodes = [
            ("contactPoint", DCAT, "contact"),
            ("rights", DCT, "rights"),
            ("provenance", DCT, "provenance"),
        ];
        for (property, namespace, node) in nodes {
            let node = self.node(node);
            self.graph
                .iri(&dataset, &format!("{namespace}{property}"), &node);
        }
        if self.edition.coverage.is_some() {
            let temporal = self.node("temporal");
            self.graph
                .iri(&dataset, &format!("{DCT}temporal"), &temporal);
        }
        let frequency = self.config.catalog.frequency.as_ref();
        let frequency = frequency.map_or("IRREG", |(code, _)| code.as_str());
        let frequency = format!("{AUTHORITY}frequency/{frequency}");
        self.graph
            .iri(&dataset, &format!("{DCT}accrualPeriodicity"), &frequency);
        let public = format!("{AUTHORITY}access-right/PUBLIC");
        self.graph
            .iri(&dataset, &format!("{DCT}accessRights"), &public);
        let page = self.config.catalog.page.clone();
        let page = page.unwrap_or_else(|| self.config.site.clone());
        self.graph
            .iri(&dataset, &format!("{DCAT}landingPage"), &page);
        for standard in self.standards() {
            self.graph
                .iri(&dataset, &format!("{DCT}conformsTo"), &standard);
        }
        self.versions(&dataset);
    }

    /// What the data are about: themes, subjects, keywords, places.
    fn subjects(&mut self, dataset: &str) {
        let words = &self.edition.ontology.catalog;
        let settings = &self.config.catalog;
        for (code, _) in &settings.themes {
            let theme = format!("{AUTHORITY}data-theme/{code}");
            self.graph.iri(dataset, &format!("{DCAT}theme"), &theme);
            if let Some(theme) = words
                .themes
                .get(code)
                .filter(|_| settings.subjects.is_empty())
            {
                let subject = format!("http://eurovoc.europa.eu/{}", theme.subject);
                self.graph.iri(dataset, &format!("{DCT}subject"), &subject);
            }
        }
        for subject in &settings.subjects {
            self.graph.iri(dataset, &format!("{DCT}subject"), subject);
        }
        for (language, keywords) in &settings.keywords {
            for keyword in keywords {
                self.graph
                    .tagged(dataset, &format!("{DCAT}keyword"), keyword, language);
            }
        }
        if settings.keywords.is_empty() {
            let language = self.config.language.to_ascii_lowercase();
            for topic in &self.edition.statistics.topics {
                self.graph
                    .tagged(dataset, &format!("{DCAT}keyword"), topic, &language);
            }
        }
        for place in &settings.spatial {
            self.graph.iri(dataset, &format!("{DCT}spatial"), place);
        }
    }

    fn versions(&mut self, dataset: &str) {
        let version = self.config.catalog.version.clone();
        if let Some(version) = version.or_else(|| self.edition.modified.clone()) {
            self.graph
                .text(dataset, &format!("{DCAT}version"), &version);
            self.graph
                .text(dataset, &format!("{OWL}versionInfo"), &version);
        }
        let Some(previous) = &self.edition.previous else {
            return;
        };
        // It is named and not described: a harvester would take a second data set for another one.
        let iri = previous.iri.clone();
        self.graph
            .iri(dataset, &format!("{DCAT}previousVersion"), &iri);
        self.is_a(&iri, &format!("{RDFS}Resource"));
        if let Some(version) = &previous.version {
            self.graph.text(&iri, &format!("{DCAT}version"), version);
        }
    }

    fn is_a(&mut self, subject: &str, class: &str) {
        self.graph.iri(subject, crate::vocab::RDF_TYPE, class);
    }

    fn dates(&mut self, subject: &str) {
        let dates = [
            ("issued", &self.edition.issued),
            ("modified", &self.edition.modified),
        ];
        for (property, day) in dates {
            if let Some(day) = day {
                self.graph.typed(
                    subject,
                    &format!("{DCT}{property}"),
                    day,
                    crate::vocab::XSD_DATE,
                );
            }
        }
    }

    fn license(&mut self, subject: &str) {
        if let Some(license) = &self.config.license.data {
            self.graph.iri(subject, &format!("{DCT}license"), license);
        }
    }
}
