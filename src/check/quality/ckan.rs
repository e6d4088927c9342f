//! What CKAN would store of a dataset, as ckanext-dcat's profile `euro_dcat_ap_3` reads it.
//!
//! The profile takes one value of most properties: the text in CKAN's own language, or else the
//! first that stands in the file; of a thing with a label, the label.

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

fn one(name: &'static str, value: Option<String>, is_shown: bool) -> Field {
    Field {
        name,
        values: value.into_iter().filter(|text| !text.is_empty()).collect(),
        is_list: false,
        is_shown,
    }
}

impl Reader<'_> {
    fn package(&self, dataset: &Term) -> Vec<Field> {
        let text = |property: &str| self.value(dataset, property);
        let version = text("dcat:version")
            .or_else(|| text("owl:versionInfo"))
            .or_else(|| text("adms:version"));
        let mut fields = vec![
            one("title", text("dct:title"), true),
            one("notes", text("dct:description"), true),
            one("license_id", self.license(dataset), true),
            Field {
                name: "tags",
                values: self.tags(dataset),
                is_list: true,
                is_shown: true,
            },
            one("version", version, true),
        ];
        self.simple(dataset, &FIELDS, &mut fields);
        fields.push(one("access_rights", self.access_rights(dataset), false));
        self.publisher(dataset, &mut fields);
        self.contact(dataset, &mut fields);
        self.place(dataset, &mut fields);
        let (start, end) = self.period(dataset);
        fields.push(one("temporal_start", start, true));
        fields.push(one("temporal_end", end, true));
        fields.push(one("uri", dataset.iri().map(str::to_owned), true));
        fields
    }

    fn resource(&self, distribution: &Term) -> Vec<Field> {
        let text = |property: &str| self.value(distribution, property);
        let (media_type, format) = self.format(distribution);
        let url = text("dcat:downloadURL").or_else(|| text("dcat:accessURL"));
        let size = text("dcat:byteSize").and_then(|text| whole(&text));
        let mut fields = vec![
            one("url", url, true),
            one("name", text("dct:title"), true),
            one("format", format.or_else(|| media_type.clone()), true),
            one("mimetype", media_type, true),
            one("size", size, true),
        ];
        // Of several checksums the last one stays.
        let (mut hash, mut algorithm) = (None, None);
        for checksum in self.catalogue.values(distribution, "spdx:checksum") {
            hash = self.value(checksum, "spdx:checksumValue").or(hash);
            algorithm = self.value(checksum, "spdx:algorithm").or(algorithm);
        }
        fields.push(one("hash", hash, true));
        fields.push(one("hash_algorithm", algorithm, false));
        self.simple(distribution, &RESOURCE_FIELDS, &mut fields);
        fields.push(one("uri", distribution.iri().map(str::to_owned), false));
        fields
    }

    fn simple(
        &self,
        thing: &Term,
        table: &[(&'static str, &'static str, bool, bool)],
        fields: &mut Vec<Field>,
    ) {
        for (name, property, is_list, is_shown) in table {
            if *is_list {
                let values = self.catalogue.values(thing, property);
                fields.push(Field {
                    name,
                    values: values.map(Term::text).collect(),
                    is_list: true,
                    is_shown: *is_shown,
                });
            } else {
                fields.push(one(name, self.value(thing, property), *is_shown));
            }
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

    fn publisher(&self, dataset: &Term, fields: &mut Vec<Field>) {
        let publisher = self.catalogue.value(dataset, "dct:publisher");
        let of = |property: &str| publisher.and_then(|agent| self.value(agent, property));
        let email = of("foaf:mbox").or_else(|| of("vcard:hasEmail")).map(mail);
        fields.push(one(
            "publisher_name",
            publisher.and_then(|one| self.name(one)),
            true,
        ));
        fields.push(one("publisher_email", email, false));
        fields.push(one("publisher_url", of("foaf:homepage"), false));
        fields.push(one("publisher_type", of("dct:type"), false));
        fields.push(one("publisher_identifier", of("dct:identifier"), false));
    }

    /// An agent's name: in CKAN's language, or without one, or the first in any.
    fn name(&self, agent: &Term) -> Option<String> {
        let names: Vec<&Term> = self.catalogue.values(agent, "foaf:name").collect();
        let tag = |name: &&&Term| match name {
            Term::Literal { language, .. } => language.clone(),
            _ => None,
        };
        let own = names
            .iter()
            .find(|name| tag(name).as_ref() == Some(&self.ckan.language));
        let untagged = names.iter().find(|name| tag(name).is_none());
        own.or(untagged).or(names.first()).map(|name| name.text())
    }

    fn contact(&self, dataset: &Term, fields: &mut Vec<Field>) {
        let contact = self
            .catalogue
            .value(dataset, "dcat:contactPoint")
            .or_else(|| self.catalogue.value(dataset, "adms:contactPoint"));
        let of = |property: &str| contact.and_then(|one| self.card_value(one, property));
        let name = contact.and_then(|one| self.value(one, "vcard:fn"));
        fields.push(one(
            "contact_name",
            name.or_else(|| of("vcard:hasFN")),
            true,
        ));
        fields.push(one("contact_email", of("vcard:hasEmail").map(mail), true));
        fields.push(one("contact_url", of("vcard:hasURL"), false));
        fields.push(one("contact_identifier", of("vcard:hasUID"), false));
    }

    /// A value of a card, which may stand in a node of its own.
    fn card_value(&self, card: &Term, property: &str) -> Option<String> {
        match self.catalogue.value(card, property) {
            Some(node @ Term::Blank(_)) => self.value(node, "vcard:hasValue"),
            _ => self.value(card, property),
        }
    }

    /// Where it is about: the last IRI of all, and the last label of a place.
    fn place(&self, dataset: &Term, fields: &mut Vec<Field>) {
        let (mut uri, mut text) = (None, None);
        for place in self.catalogue.values(dataset, "dct:spatial") {
            match place {
                Term::Iri(iri) => uri = Some(iri.clone()),
                Term::Literal { text: own, .. } => text = Some(own.clone()),
                Term::Blank(_) => {}
            }
            if self.catalogue.is_a(place, "dct:Location") {
                for label in ["skos:prefLabel", "rdfs:label"] {
                    let last = self.catalogue.values(place, label).last();
                    text = last.map(Term::text).or(text);
                }
            }
        }
        fields.push(one("spatial_uri", uri, true));
        fields.push(one("spatial_text", text, false));
    }

    /// The first period with a beginning or an end, as DCAT says it, or OWL-Time, or schema.org.
    fn period(&self, dataset: &Term) -> (Option<String>, Option<String>) {
        let periods = || self.catalogue.values(dataset, "dct:temporal");
        let instant = |period: &Term, property: &str| {
            let node = self.catalogue.value(period, property)?;
            let forms = [
                "time:inXSDDateTimeStamp",
                "time:inXSDDateTime",
                "time:inXSDDate",
            ];
            forms.iter().find_map(|form| self.value(node, form))
        };
        let plain = |period: &Term, property: &str| self.value(period, property);
        let first = |start: &str, end: &str, read: &dyn Fn(&Term, &str) -> Option<String>| {
            periods()
                .map(|period| (read(period, start), read(period, end)))
                .find(|(start, end)| start.is_some() || end.is_some())
        };
        first("dcat:startDate", "dcat:endDate", &plain)
            .or_else(|| first("time:hasBeginning", "time:hasEnd", &instant))
            .or_else(|| first("schema:startDate", "schema:endDate", &plain))
            .unwrap_or_default()
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

fn mail(address: String) -> String {
    match address.strip_prefix("mailto:") {
        Some(rest) => rest.to_owned(),
        None => address,
    }
}

/// The whole number of a text, as CKAN takes it.
fn whole(text: &str) -> Option<String> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then(|| format!("{:.0}", number.trunc()))
}
