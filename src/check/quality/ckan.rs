//! What CKAN would store of a dataset, as ckanext-dcat's profile `euro_dcat_ap_3` reads it.
//!
//! The profile takes one value of most properties: the text in CKAN's own language, or else the
//! first that stands in the file; of a thing with a label, the label.

mod details;

use super::catalogue::{Catalogue, Term};
use super::rules::{Ckan, rules};

/// What CKAN would store of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its fields, in a fixed order; empty ones too.
    pub fields: Vec<Field>,
    /// The fields of each of its resources.
    pub resources: Vec<Vec<Field>>,
}

/// A field of CKAN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, such as `license_id`.
    pub name: &'static str,
    /// What it would hold; nothing when it stays empty.
    pub values: Vec<String>,
    /// Out of which property it is made.
    pub property: &'static str,
    /// Whether it is a list.
    pub is_list: bool,
    /// Whether a portal shows or searches it, so that it should not be empty.
    pub is_shown: bool,
}

impl Package {
    /// The fields that stay empty though a portal shows them; those of resources by the number
    /// of the resource, counted from 1.
    pub fn empty(&self) -> Vec<String> {
        let is_empty = |field: &&Field| field.is_shown && field.values.is_empty();
        let own = self.fields.iter().filter(is_empty);
        let mut names: Vec<String> = own.map(|field| field.name.to_owned()).collect();
        for (at, resource) in self.resources.iter().enumerate() {
            let fields = resource.iter().filter(is_empty);
            names.extend(fields.map(|field| format!("resource {}: {}", at + 1, field.name)));
        }
        names
    }
}

/// Simple fields of packages: name, property, whether it is a list, whether it is shown.
const FIELDS: [(&str, &str, bool, bool); 14] = [
    ("url", "dcat:landingPage", false, false),
    ("identifier", "dct:identifier", false, true),
    ("issued", "dct:issued", false, true),
    ("modified", "dct:modified", false, true),
    ("theme", "dcat:theme", true, true),
    ("language", "dct:language", true, true),
    ("frequency", "dct:accrualPeriodicity", false, true),
    ("conforms_to", "dct:conformsTo", true, false),
    ("provenance", "dct:provenance", false, false),
    ("version_notes", "adms:versionNotes", false, false),
    ("documentation", "foaf:page", true, false),
    ("is_referenced_by", "dct:isReferencedBy", true, false),
    ("has_version", "dcat:hasVersion", true, false),
    ("homepage", "foaf:homepage", false, false),
];

/// Simple fields of resources.
const RESOURCE_FIELDS: [(&str, &str, bool, bool); 10] = [
    ("description", "dct:description", false, false),
    ("license", "dct:license", false, true),
    ("rights", "dct:rights", false, false),
    ("access_url", "dcat:accessURL", false, false),
    ("download_url", "dcat:downloadURL", false, false),
    ("issued", "dct:issued", false, false),
    ("modified", "dct:modified", false, false),
    ("availability", "dcatap:availability", false, false),
    ("compress_format", "dcat:compressFormat", false, false),
    ("conforms_to", "dct:conformsTo", true, false),
];

/// What would be stored of a dataset.
pub(super) fn package(catalogue: &Catalogue, dataset: &Term) -> Package {
    let reader = Reader {
        catalogue,
        ckan: &rules().portals.ckan,
    };
    let distributions = catalogue.values(dataset, "dcat:distribution");
    Package {
        fields: reader.package(dataset),
        resources: distributions.map(|one| reader.resource(one)).collect(),
    }
}

struct Reader<'c> {
    catalogue: &'c Catalogue,
    ckan: &'c Ckan,
}

impl Field {
    /// A field that a portal shows or searches.
    fn shown(name: &'static str, property: &'static str, value: Option<String>) -> Self {
        Self {
            name,
            property,
            values: value.into_iter().filter(|text| !text.is_empty()).collect(),
            is_list: false,
            is_shown: true,
        }
    }

    /// A field that may well stay empty.
    fn further(name: &'static str, property: &'static str, value: Option<String>) -> Self {
        Self {
            is_shown: false,
            ..Self::shown(name, property, value)
        }
    }

    fn listed(mut self, values: impl Iterator<Item = String>) -> Self {
        self.values = values.collect();
        self.is_list = true;
        self
    }
}

impl Reader<'_> {
    fn package(&self, dataset: &Term) -> Vec<Field> {
        let text = |property: &str| self.value(dataset, property);
        let version = text("dcat:version")
            .or_else(|| text("owl:versionInfo"))
            .or_else(|| text("adms:version"));
        let mut fields = vec![
            Field::shown("title", "dct:title", text("dct:title")),
            Field::shown("notes", "dct:description", text("dct:description")),
            Field::shown(
                "license_id",
                "dct:license with a dct:title that CKAN knows",
                self.license(dataset),
            ),
            Field::shown("tags", "dcat:keyword", None).listed(self.tags(dataset).into_iter()),
            Field::shown("version", "dcat:version", version),
        ];
        self.simple(dataset, &FIELDS, &mut fields);
        fields.push(Field::further(
            "access_rights",
            "dct:accessRights",
            self.access_rights(dataset),
        ));
        self.publisher(dataset, &mut fields);
        self.contact(dataset, &mut fields);
        self.place(dataset, &mut fields);
        let (start, end) = self.period(dataset);
        fields.push(Field::shown("temporal_start", "dct:temporal", start));
        fields.push(Field::shown("temporal_end", "dct:temporal", end));
        fields.push(Field::shown(
            "uri",
            "an IRI of its own",
            dataset.iri().map(str::to_owned),
        ));
        fields
    }

    fn resource(&self, distribution: &Term) -> Vec<Field> {
        let text = |property: &str| self.value(distribution, property);
        let (media_type, format) = self.format(distribution);
        let url = text("dcat:downloadURL").or_else(|| text("dcat:accessURL"));
        let size = text("dcat:byteSize").and_then(|text| whole(&text));
        let mut fields = vec![
            Field::shown("url", "dcat:downloadURL", url),
            Field::shown("name", "dct:title", text("dct:title")),
            Field::shown(
                "format",
                "dct:format",
                format.or_else(|| media_type.clone()),
            ),
            Field::shown("mimetype", "dcat:mediaType", media_type),
            Field::shown("size", "dcat:byteSize", size),
        ];
        // Of several checksums the last one stays.
        let (mut hash, mut algorithm) = (None, None);
        for checksum in self.catalogue.values(distribution, "spdx:checksum") {
            hash = self.value(checksum, "spdx:checksumValue").or(hash);
            algorithm = self.value(checksum, "spdx:algorithm").or(algorithm);
        }
        fields.push(Field::shown("hash", "spdx:checksum", hash));
        fields.push(Field::further("hash_algorithm", "spdx:checksum", algorithm));
        self.simple(distribution, &RESOURCE_FIELDS, &mut fields);
        fields.push(Field::further(
            "uri",
            "an IRI of its own",
            distribution.iri().map(str::to_owned),
        ));
        fields
    }

    fn simple(
        &self,
        thing: &Term,
        table: &[(&'static str, &'static str, bool, bool)],
        fields: &mut Vec<Field>,
    ) {
        for (name, property, is_list, is_shown) in table {
            let mut field = Field::shown(name, property, None);
            field.is_shown = *is_shown;
            if *is_list {
                let values = self.catalogue.values(thing, property);
                field = field.listed(values.map(Term::text));
            } else {
                field.values.extend(self.value(thing, property));
            }
            fields.push(field);
        }
    }

    /// The one value that CKAN takes of a property.
    fn value(&self, thing: &Term, property: &str) -> Option<String> {
        let mut fallback = None;
        let about = self.catalogue.about(thing);
        for (_, value) in about.filter(|(predicate, _)| *predicate == property) {
            match value {
                Term::Literal { text, language, .. } => {
                    if language.as_deref() == Some(self.ckan.language.as_str()) {
                        return Some(text.clone());
                    }
                    fallback =
                        fallback.or_else(|| Some(text.clone()).filter(|one| !one.is_empty()));
                }
                node => {
                    let label = self.catalogue.value(node, "rdfs:label");
                    return Some(label.unwrap_or(node).text());
                }
            }
        }
        fallback
    }

    /// Keywords; those with commas are taken apart and come last.
    fn tags(&self, dataset: &Term) -> Vec<String> {
        let all = self.catalogue.values(dataset, "dcat:keyword");
        let (apart, mut tags): (Vec<String>, Vec<String>) =
            all.map(Term::text).partition(|tag| tag.contains(','));
        for tag in &apart {
            tags.extend(tag.split(',').map(|one| one.trim().to_owned()));
        }
        tags
    }

    /// The licence of the first distribution that has one which CKAN knows, by its address or
    /// by the title of its node.
    fn license(&self, dataset: &Term) -> Option<String> {
        let known = |license: &Term| {
            let title = self.value(license, "dct:title");
            let by_address = |address: &str| {
                let mut all = self.ckan.licenses.iter();
                all.find(|one| one.url.as_deref() == Some(address))
            };
            let by_title =
                |title: &String| self.ckan.licenses.iter().find(|one| one.title == *title);
            by_address(&license.text())
                .or_else(|| title.as_ref().and_then(by_title))
                .map(|one| one.id.clone())
        };
        self.catalogue
            .values(dataset, "dcat:distribution")
            .filter_map(|one| self.catalogue.value(one, "dct:license"))
            .find_map(known)
    }

    fn access_rights(&self, dataset: &Term) -> Option<String> {
        let rights = self.catalogue.value(dataset, "dct:accessRights")?;
        if let Term::Blank(_) = rights {
            return self.value(rights, "rdfs:label");
        }
        Some(rights.text())
    }

    /// The media type and the format.
    fn format(&self, distribution: &Term) -> (Option<String>, Option<String>) {
        let mut media_type = self.value(distribution, "dcat:mediaType");
        let mut format = None;
        match self.catalogue.value(distribution, "dct:format") {
            Some(Term::Literal { text, .. }) => {
                if media_type.is_none() && text.contains('/') {
                    media_type = Some(text.clone());
                } else {
                    format = Some(text.clone());
                }
            }
            Some(node) if self.catalogue.is_a(node, "dct:IMT") => {
                let value = self.catalogue.value(node, "rdf:value").map(Term::text);
                media_type = media_type.or(value);
                format = self.value(node, "rdfs:label");
            }
            Some(Term::Iri(iri)) => {
                if media_type.is_none() && iri.contains("iana.org/assignments/media-types") {
                    media_type = Some(iri.clone());
                } else {
                    format = Some(iri.clone());
                }
            }
            _ => {}
        }
        let known = |name: &Option<String>| {
            let name = name.as_deref()?;
            self.ckan.format(name).map(str::to_owned)
        };
        let format = known(&media_type).or_else(|| known(&format)).or(format);
        (media_type, format)
    }
}

/// The whole number of a text, as CKAN takes it.
fn whole(text: &str) -> Option<String> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then(|| format!("{:.0}", number.trunc()))
}
