//! What imprints say of organizations.

use crate::extract::{Imprint, Spanned};
use crate::identity::AgentKind;
use crate::identity::assemble::Builder;
use crate::record::{Confidence, Map, Rule, Value};
use crate::tree::Span;

impl<'a> Builder<'a> {
    /// One item for each organization with an imprint (`imprints`), and the one that publishes
    /// the text (`publisher`).
    pub(super) fn imprints(&mut self) {
        let mut list: Vec<Value<'a>> = Vec::new();
        let mut known: Vec<&'a str> = Vec::new();
        let facts = &self.draft.facts;
        for imprint in &facts.imprints {
            let Some(iri) = self.organization_of(imprint.who) else {
                continue;
            };
            let holds = self.assembler.reader.holds(imprint.confidence);
            if holds && !known.contains(&iri) {
                known.push(iri);
                list.push(self.imprint(iri, imprint));
            }
        }
        self.fields.add_list("imprints", list);
        if let Some(who) = facts.frame.publisher
            && let Some(iri) = self.organization_of(who)
        {
            let naming = &self.draft.namings[who];
            let (span, sure) = (naming.name.span, naming.confidence);
            let iri = self.made_sure(iri, span, Rule::Imprint, sure);
            self.fields.add("publisher", iri);
        }
    }

    /// The IRI of the organization that a naming means.
    fn organization_of(&self, who: usize) -> Option<&'a str> {
        let agent = self.assembler.catalogue.agents.of(self.file(), who)?;
        let is_one = matches!(agent.kind, AgentKind::Organization | AgentKind::Publisher);
        (is_one && !agent.iri.is_empty()).then_some(agent.iri.as_str())
    }

    fn imprint(&mut self, iri: &'a str, imprint: &'a Imprint) -> Value<'a> {
        let mut map = Map::default();
        let sure = imprint.confidence;
        let span = self.draft.namings[imprint.who].name.span;
        map.add("iri", self.made_sure(iri, span, Rule::Imprint, sure));
        let single = [
            ("legalName", &imprint.legal_name),
            ("vatID", &imprint.vat),
            ("taxID", &imprint.tax),
            ("identifier", &imprint.register),
        ];
        self.texts_of(&mut map, &single, sure);
        self.lists_of(&mut map, imprint);
        if let Some(founded) = &imprint.founded
            && self.assembler.reader.holds(founded.confidence)
        {
            let date = self.date(&founded.date, |builder, text| {
                builder.made_sure(text, founded.span, Rule::Imprint, founded.confidence)
            });
            map.add("founded", date);
        }
        let place = [
            ("streetAddress", &imprint.street),
            ("postalCode", &imprint.postal_code),
            ("addressLocality", &imprint.locality),
            ("addressRegion", &imprint.region),
            ("addressCountry", &imprint.country),
        ];
        if let Some(first) = place.iter().find_map(|(_, part)| part.as_ref()) {
            let mut address = self.part(iri, "address", first.span, sure);
            self.texts_of(&mut address, &place, sure);
            map.add("address", Value::Map(address));
        }
        let numbers = imprint.telephones.iter().chain(&imprint.faxes);
        if let Some(first) = numbers.chain(&imprint.emails).next() {
            let mut contact = self.part(iri, "contact", first.span, sure);
            self.lists_of(&mut contact, imprint);
            map.add("contact", Value::Map(contact));
        }
        Value::Map(map)
    }

    /// A part of an organization with an IRI of its own.
    fn part(&mut self, iri: &str, name: &str, span: Span, sure: Confidence) -> Map<'a> {
        let mut map = Map::default();
        map.add(
            "iri",
            self.made_sure(format!("{iri}#{name}"), span, Rule::Imprint, sure),
        );
        map
    }

    fn texts_of(
        &mut self,
        map: &mut Map<'a>,
        members: &[(&'a str, &'a Option<Spanned>)],
        sure: Confidence,
    ) {
        for (name, value) in members {
            if let Some(value) = value {
                map.add(
                    name,
                    self.made_sure(&*value.text, value.span, Rule::Imprint, sure),
                );
            }
        }
    }

    /// Telephone and fax numbers and mail addresses.
    fn lists_of(&mut self, map: &mut Map<'a>, imprint: &'a Imprint) {
        let lists = [
            ("telephones", &imprint.telephones),
            ("faxNumbers", &imprint.faxes),
            ("emails", &imprint.emails),
        ];
        for (name, list) in lists {
            let sure = imprint.confidence;
            let values = list
                .iter()
                .map(|value| self.made_sure(&*value.text, value.span, Rule::Imprint, sure));
            let values: Vec<_> = values.collect();
            map.add_list(name, values);
        }
    }
}
