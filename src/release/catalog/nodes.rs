//! Nodes that a catalogue's data set and distributions point to.

use super::{AUTHORITY, DCAT, DCATAPIT, DCT, FOAF, RDFS, SKOS, SPDX, VCARD, Writer};
use crate::content::KnownLicense;
use crate::vocab::XSD_DATE;
use std::collections::BTreeMap;

/// ADMS's list of kinds of publishers.
const PUBLISHER_TYPE: &str = "http://purl.org/adms/publishertype/";

impl Writer<'_> {
    pub(super) fn nodes(&mut self) {
        self.publisher();
        self.contact();
        self.license_node();
        self.statements();
        self.coverage();
        self.authority_concepts();
        self.standard_nodes();
        let algorithm = format!("{SPDX}checksumAlgorithm_sha256");
        self.is_a(&algorithm, &format!("{SPDX}ChecksumAlgorithm"));
    }

    fn agent(&mut self, iri: &str, name: &str, identifier: &str, page: Option<&str>) {
        for class in [format!("{FOAF}Agent"), format!("{DCATAPIT}Agent")] {
            self.is_a(iri, &class);
        }
        self.graph.text(iri, &format!("{FOAF}name"), name);
        self.graph
            .text(iri, &format!("{DCT}identifier"), identifier);
        if let Some(page) = page {
            self.graph.iri(iri, &format!("{FOAF}homepage"), page);
            self.is_a(page, &format!("{FOAF}Document"));
        }
    }

    fn publisher(&mut self) {
        let publisher = &self.config.publisher;
        let name = publisher.name.clone().unwrap_or_default();
        let identifier = self.config.catalog.publisher.clone();
        let identifier = identifier.unwrap_or_else(|| publisher.iri.clone());
        let (iri, page) = (publisher.iri.clone(), publisher.url.clone());
        self.agent(&iri, &name, &identifier, page.as_deref());
        if let Some((code, _)) = self.config.catalog.publisher_type.clone() {
            let kind = format!("{PUBLISHER_TYPE}{code}");
            self.graph.iri(&iri, &format!("{DCT}type"), &kind);
            let scheme = format!("{PUBLISHER_TYPE}1.0");
            self.adms_concept(&kind, &scheme, "ADMS publisher type");
        }
        if let Some(holder) = self.config.catalog.rights_holder.clone() {
            let iri = self.rights_holder();
            let identifier = holder.identifier.unwrap_or_else(|| iri.clone());
            self.agent(&iri, &holder.name, &identifier, holder.url.as_deref());
        }
        let site = self.config.site.clone();
        self.is_a(&site, &format!("{FOAF}Document"));
        if let Some(page) = self.config.catalog.page.clone() {
            self.is_a(&page, &format!("{FOAF}Document"));
        }
    }

    pub(super) fn rights_holder(&self) -> String {
        match self.config.catalog.rights_holder {
            Some(_) => self.node("rights-holder"),
            None => self.config.publisher.iri.clone(),
        }
    }

    fn contact(&mut self) {
        let node = self.node("contact");
        let classes = [
            format!("{VCARD}Kind"),
            format!("{VCARD}Organization"),
            format!("{DCATAPIT}Organization"),
        ];
        for class in classes {
            self.is_a(&node, &class);
        }
        let contact = &self.config.catalog.contact;
        let publisher = &self.config.publisher;
        let name = contact.name.as_ref().or(publisher.name.as_ref());
        let email = contact.email.as_ref().or(publisher.email.as_ref());
        let url = contact.url.as_ref().or(publisher.url.as_ref());
        if let Some(name) = name {
            self.graph.text(&node, &format!("{VCARD}fn"), name);
        }
        if let Some(email) = email {
            let address = format!("mailto:{email}");
            if crate::iri::is_iri(&address) {
                self.graph.iri(&node, &format!("{VCARD}hasEmail"), &address);
            }
        }
        if let Some(url) = url {
            self.graph.iri(&node, &format!("{VCARD}hasURL"), url);
        }
    }

    /// What is known of the licence of the data.
    fn known_license(&self) -> Option<&KnownLicense> {
        let iri = self.config.license.data.as_ref()?;
        let ontology = self.edition.ontology;
        let known = ontology.license(iri).unwrap_or(iri);
        ontology
            .licenses
            .iter()
            .find(|license| license.iri == known)
    }

    /// The licence as the EU's list has it, or else as the configuration names it: portals rate
    /// licences of distributions by that list.
    pub(super) fn listed_license(&self) -> Option<String> {
        let code = self.known_license().and_then(|license| license.eu.as_ref());
        let listed = code.map(|code| format!("{AUTHORITY}licence/{code}"));
        listed.or_else(|| self.config.license.data.clone())
    }

    /// The licence, with the title that CKAN knows it by, under both of its IRIs.
    fn license_node(&mut self) {
        let (Some(iri), Some(listed)) = (self.config.license.data.clone(), self.listed_license())
        else {
            return;
        };
        if iri != listed {
            self.graph.iri(&listed, &format!("{SKOS}exactMatch"), &iri);
            self.describe_license(&listed);
        }
        self.describe_license(&iri);
    }

    fn describe_license(&mut self, iri: &str) {
        for class in [
            format!("{DCT}LicenseDocument"),
            format!("{DCATAPIT}LicenseDocument"),
        ] {
            self.is_a(iri, &class);
        }
        let known = self.known_license().cloned();
        let kind = known.as_ref().and_then(|license| license.kind.clone());
        let kind = kind.unwrap_or_else(|| "UnknownIPR".to_owned());
        let kind = format!("http://purl.org/adms/licencetype/{kind}");
        self.graph.iri(iri, &format!("{DCT}type"), &kind);
        self.adms_concept(
            &kind,
            "http://purl.org/adms/licencetype/1.0",
            "ADMS licence type",
        );
        let of_ckan = |license: &KnownLicense| license.ckan.as_ref()?.titles.first().cloned();
        let ckan = known.as_ref().and_then(of_ckan);
        let short = known.as_ref().map(|license| license.short.clone());
        // CKAN compares the title letter by letter, so it is the only one.
        let title = ckan.or(short).unwrap_or_else(|| iri.to_owned());
        self.graph.text(iri, &format!("{DCT}title"), &title);
        let names = known.as_ref().map(|license| license.title.clone());
        let names = names.unwrap_or_default();
        if names.is_empty() {
            self.graph.text(iri, &format!("{FOAF}name"), &title);
        }
        for (language, name) in names {
            self.graph
                .tagged(iri, &format!("{FOAF}name"), &name, &language);
        }
        if let Some(identifier) = known.and_then(|license| license.identifier) {
            self.graph
                .text(iri, &format!("{DCT}identifier"), &identifier);
        }
    }

    /// Statements of rights and of provenance.
    fn statements(&mut self) {
        let settings = &self.config.catalog;
        let own = [
            ("rights", "RightsStatement", &settings.rights),
            ("provenance", "ProvenanceStatement", &settings.provenance),
        ];
        for (name, class, texts) in own {
            let node = self.node(name);
            self.is_a(&node, &format!("{DCT}{class}"));
            if texts.is_empty() {
                let phrase = self.phrase(name, "");
                self.say_phrase(&node, &format!("{RDFS}label"), &phrase);
            } else {
                let texts: BTreeMap<&str, &str> = texts
                    .iter()
                    .map(|(tag, text)| (tag.as_str(), text.as_str()))
                    .collect();
                self.say(&node, &format!("{RDFS}label"), &texts);
            }
        }
    }

    fn coverage(&mut self) {
        let Some((first, last)) = self.edition.coverage.clone() else {
            return;
        };
        let node = self.node("temporal");
        self.is_a(&node, &format!("{DCT}PeriodOfTime"));
        for (property, day) in [("startDate", first), ("endDate", last)] {
            for namespace in [DCAT, DCATAPIT] {
                self.graph
                    .typed(&node, &format!("{namespace}{property}"), &day, XSD_DATE);
            }
        }
    }

    /// Concepts of the EU's lists, with types that readers without the lists can go by.
    fn authority_concepts(&mut self) {
        let settings = &self.config.catalog;
        let words = &self.edition.ontology.catalog;
        let scheme = format!("{AUTHORITY}data-theme");
        self.is_a(&scheme, &format!("{SKOS}ConceptScheme"));
        self.graph
            .tagged(&scheme, &format!("{DCT}title"), "Data theme", "en");
        for (code, _) in &settings.themes {
            let theme = format!("{scheme}/{code}");
            self.concept(&theme, &scheme);
            let labels = words.themes.get(code).map(|theme| theme.labels.clone());
            for (language, label) in labels.into_iter().flatten() {
                self.graph
                    .tagged(&theme, &format!("{SKOS}prefLabel"), &label, &language);
            }
        }
        for place in &settings.spatial {
            self.is_a(place, &format!("{DCT}Location"));
        }
        for language in self.languages() {
            self.is_a(&language, &format!("{DCT}LinguisticSystem"));
        }
        let frequency = settings.frequency.as_ref();
        let frequency = frequency.map_or("IRREG", |(code, _)| code.as_str());
        let frequency = format!("{AUTHORITY}frequency/{frequency}");
        self.is_a(&frequency, &format!("{DCT}Frequency"));
        let public = format!("{AUTHORITY}access-right/PUBLIC");
        self.is_a(&public, &format!("{DCT}RightsStatement"));
    }

    pub(super) fn concept(&mut self, iri: &str, scheme: &str) {
        self.is_a(iri, &format!("{SKOS}Concept"));
        self.graph.iri(iri, &format!("{SKOS}inScheme"), scheme);
    }

    /// A concept of a list of ADMS, which readers do not have at hand.
    pub(super) fn adms_concept(&mut self, iri: &str, scheme: &str, title: &str) {
        self.concept(iri, scheme);
        self.is_a(scheme, &format!("{SKOS}ConceptScheme"));
        self.graph
            .tagged(scheme, &format!("{DCT}title"), title, "en");
        let label = iri.rsplit('/').next().unwrap_or(iri);
        self.graph
            .tagged(iri, &format!("{SKOS}prefLabel"), label, "en");
    }

    /// Standards that the data conform to: the vocabulary of schema.org, and the site's own.
    pub(super) fn standards(&self) -> Vec<String> {
        let mut standards = vec!["https://schema.org/".to_owned()];
        standards.extend(self.config.catalog.conforms_to.iter().cloned());
        standards
    }

    fn standard_nodes(&mut self) {
        for standard in self.standards() {
            for class in [format!("{DCT}Standard"), format!("{DCATAPIT}Standard")] {
                self.is_a(&standard, &class);
            }
            let title = if standard == "https://schema.org/" {
                "schema.org"
            } else {
                standard.as_str()
            };
            for (property, text) in [("title", title), ("identifier", standard.as_str())] {
                self.graph
                    .text(&standard, &format!("{DCT}{property}"), text);
            }
        }
    }
}
