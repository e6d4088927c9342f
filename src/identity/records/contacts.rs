//! What a block of contacts says of the podcast.

use super::contributors::push_new;
use crate::identity::AgentKind;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

impl Builder<'_> {
    /// The addresses of contact blocks, as those of the podcast. What belongs to the publisher
    /// the configuration says, and what belongs to a person or another organization is theirs.
    pub(super) fn contacts(&mut self, podcast: &str) {
        let agents = &self.assembler.catalogue.agents;
        let publisher = &self.config().publisher;
        let facts = &self.draft.facts;
        let (mut same_as, mut emails) = (Vec::new(), Vec::new());
        for (address, span) in &facts.same_as {
            let owner = agents.at(address).map(|agent| agent.kind);
            if owner.is_none_or(|kind| kind == AgentKind::Agent) {
                push_new(
                    &mut same_as,
                    self.made(address.as_str(), *span, Rule::Contact),
                );
            }
        }
        let own = |email: &str| {
            let known = publisher.email.as_deref();
            known.is_none_or(|known| !known.eq_ignore_ascii_case(email))
        };
        for email in facts.emails.iter().filter(|email| own(&email.text)) {
            push_new(
                &mut emails,
                self.made(&*email.text, email.span, Rule::Contact),
            );
        }
        if same_as.is_empty() && emails.is_empty() {
            return;
        }
        let mut map = Map::default();
        map.add(
            "iri",
            self.made(podcast.to_owned(), Span::default(), Rule::Path),
        );
        map.add_list("sameAs", same_as);
        map.add_list("emails", emails);
        self.fields.add("contacts", Value::Map(map));
    }
}
