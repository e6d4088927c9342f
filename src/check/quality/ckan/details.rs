//! Publisher, contact, place and period of a dataset, as CKAN takes them.

use super::{Field, Reader};
use crate::check::quality::catalogue::Term;

impl Reader<'_> {
    pub(super) fn publisher(&self, dataset: &Term, fields: &mut Vec<Field>) {
        let publisher = self.catalogue.value(dataset, "dct:publisher");
        let of = |property: &str| publisher.and_then(|agent| self.value(agent, property));
        let email = of("foaf:mbox").or_else(|| of("vcard:hasEmail")).map(mail);
        fields.push(Field::shown(
            "publisher_name",
            "dct:publisher with a foaf:name",
            publisher.and_then(|one| self.name(one)),
        ));
        fields.push(Field::further("publisher_email", "dct:publisher", email));
        fields.push(Field::further(
            "publisher_url",
            "dct:publisher",
            of("foaf:homepage"),
        ));
        fields.push(Field::further(
            "publisher_type",
            "dct:publisher",
            of("dct:type"),
        ));
        fields.push(Field::further(
            "publisher_identifier",
            "dct:publisher",
            of("dct:identifier"),
        ));
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

    pub(super) fn contact(&self, dataset: &Term, fields: &mut Vec<Field>) {
        let contact = self
            .catalogue
            .value(dataset, "dcat:contactPoint")
            .or_else(|| self.catalogue.value(dataset, "adms:contactPoint"));
        let of = |property: &str| contact.and_then(|one| self.card_value(one, property));
        let name = contact.and_then(|one| self.value(one, "vcard:fn"));
        fields.push(Field::shown(
            "contact_name",
            "dcat:contactPoint with a vcard:fn",
            name.or_else(|| of("vcard:hasFN")),
        ));
        fields.push(Field::shown(
            "contact_email",
            "dcat:contactPoint with a vcard:hasEmail",
            of("vcard:hasEmail").map(mail),
        ));
        fields.push(Field::further(
            "contact_url",
            "dcat:contactPoint",
            of("vcard:hasURL"),
        ));
        fields.push(Field::further(
            "contact_identifier",
            "dcat:contactPoint",
            of("vcard:hasUID"),
        ));
    }

    /// A value of a card, which may stand in a node of its own.
    fn card_value(&self, card: &Term, property: &str) -> Option<String> {
        match self.catalogue.value(card, property) {
            Some(node @ Term::Blank(_)) => self.value(node, "vcard:hasValue"),
            _ => self.value(card, property),
        }
    }

    /// Where it is about: the last IRI of all, and the last label of a place.
    pub(super) fn place(&self, dataset: &Term, fields: &mut Vec<Field>) {
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
        fields.push(Field::shown(
            "spatial_uri",
            "dct:spatial that is an IRI",
            uri,
        ));
        fields.push(Field::further("spatial_text", "dct:spatial", text));
    }

    /// The first period with a beginning or an end, as DCAT says it, or OWL-Time, or schema.org.
    pub(super) fn period(&self, dataset: &Term) -> (Option<String>, Option<String>) {
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
}

fn mail(address: String) -> String {
    match address.strip_prefix("mailto:") {
        Some(rest) => rest.to_owned(),
        None => address,
    }
}
