//! What is quoted in an article, and whom it quotes.

use super::contributors::{Named, member, text};
use crate::extract::sha256;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};

/// How many digits of a text's SHA-256 tell quotations of one article apart.
const DIGITS: usize = 8;

impl<'a> Builder<'a> {
    /// A node for each quotation whose speaker has an IRI.
    pub(super) fn quotations(&mut self, thing: &str, named: &mut Named<'a>) {
        let mut nodes: Vec<Value<'a>> = Vec::new();
        for quotation in &self.draft.facts.quotations {
            if !self.assembler.reader.holds(quotation.confidence) {
                continue;
            }
            let agents = &self.assembler.catalogue.agents;
            let speaker = quotation.speaker.and_then(|who| {
                let agent = agents.of(self.file(), who)?;
                Some((who, agent))
            });
            let Some((who, agent)) = speaker.filter(|(_, agent)| !agent.iri.is_empty()) else {
                continue;
            };
            let sum = sha256(&quotation.text.text);
            let iri = format!("{thing}#quote-{}", &sum[..DIGITS]);
            if nodes.iter().any(|known| member(known, "iri") == Some(&iri)) {
                continue;
            }
            let (span, sure) = (quotation.text.span, quotation.confidence);
            let origin = self.origins_of(span, Rule::Quotation, sure);
            let mut node = Map::default();
            node.add("iri", text(iri, origin));
            node.add("article", text(thing.to_owned(), origin));
            node.add("text", text(&*quotation.text.text, origin));
            node.add("language", text(self.language, origin));
            let naming = &self.draft.namings[who];
            let speaker = self.origins_of(naming.name.span, naming.rule, self.sure(who));
            let speaker = self.origins.union(origin, speaker);
            node.add("speaker", text(agent.iri.as_str(), speaker));
            nodes.push(Value::Map(node));
            self.say_agent(who, agent, named);
        }
        self.fields.add_list("quotations", nodes);
    }
}
