//! What a block of contacts says of the podcast, or of the publisher.

use super::contributors::push_new;
use crate::identity::AgentKind;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

/// Addresses of one thing.
#[derive(Default)]
struct Reached<'a> {
    same_as: Vec<Value<'a>>,
    emails: Vec<Value<'a>>,
}

impl<'a> Builder<'a> {
    /// The addresses of contact blocks by whose they are: the publisher's when it is known by
    /// them, nobody's when they are those of a person or another organization, else the
    /// podcast's.
    pub(super) fn contacts(&mut self, podcast: &str) {
        let catalogue = self.assembler.catalogue;
        let facts = &self.draft.facts;
        let (mut own, mut publishers) = (Reached::default(), Reached::default());
        for (address, span) in &facts.same_as {
            let owner = catalogue.agents.at(address).map(|agent| agent.kind);
            let value = self.made(address.as_str(), *span, Rule::Contact);
            match owner {
                Some(AgentKind::Publisher) => push_new(&mut publishers.same_as, value),
                Some(AgentKind::Person | AgentKind::Organization) => {}
                Some(AgentKind::Agent) | None => push_new(&mut own.same_as, value),
            }
        }
        let config = self.config();
        for email in &facts.emails {
            let value = self.made(&*email.text, email.span, Rule::Contact);
            let known = config.publisher.email.as_deref();
            if known.is_some_and(|known| known.eq_ignore_ascii_case(&email.text)) {
                push_new(&mut publishers.emails, value);
            } else {
                push_new(&mut own.emails, value);
            }
        }
        let mut list = Vec::new();
        for (iri, reached) in [(podcast, own), (config.publisher.iri.as_str(), publishers)] {
            if reached.same_as.is_empty() && reached.emails.is_empty() {
                continue;
            }
            let mut map = Map::default();
            map.add(
                "iri",
                self.made(iri.to_owned(), Span::default(), Rule::Path),
            );
            map.add_list("sameAs", reached.same_as);
            map.add_list("emails", reached.emails);
            list.push(Value::Map(map));
        }
        self.fields.add_list("contacts", list);
    }
}
