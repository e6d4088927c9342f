//! Names that are known from elsewhere, found in texts, and what links lead to.

use super::appearances::is_stated;
use crate::extract::{NamingId, Part, Passage, passages};
use crate::identity::assemble::Builder;
use crate::record::{Confidence, Rule, Value};
use crate::tree::Span;

/// Who is mentioned in the body by what the file itself was read to say.
struct Own<'a> {
    /// Whom it means.
    iri: &'a str,
    naming: NamingId,
    /// Whether it stands in a credit.
    is_credit: bool,
}

/// Who is mentioned in the body besides, where, and how sure that is.
struct Told<'a> {
    iri: &'a str,
    span: Span,
    sure: Confidence,
}

impl<'a> Builder<'a> {
    /// Names that are known from elsewhere, found in the text, and what its links lead to. A name
    /// in a credit is said there.
    pub(super) fn known_names(&mut self, actors: &[Value<'a>], mentions: &mut Vec<Value<'a>>) {
        let catalogue = self.assembler.catalogue;
        let kind = self.config().kinds[self.draft.kind].name.as_str();
        if matches!(kind, "person" | "organization") {
            return;
        }
        let is_known = |builder: &Self, mentions: &[Value<'a>], iri: &str| {
            is_stated(actors, iri) || is_stated(mentions, iri) || builder.is_credited(iri)
        };
        let own = self.own_namings();
        let is_new = |iri: &str| !is_known(self, mentions, iri);
        if let Some(told) = self.foreseen(&own, is_new) {
            for Told { iri, span, sure } in told {
                mentions.push(self.made_sure(iri, span, Rule::Mention, sure));
            }
            return;
        }
        let credits: Vec<Span> = own
            .iter()
            .filter(|one| one.is_credit)
            .map(|one| self.draft.namings[one.naming].name.span)
            .collect();
        let document = &self.draft.document;
        let words = &self.assembler.reader.words;
        let chrome = &self.draft.facts.frame.chrome;
        let passages = passages(&document.parse_body(), document.format, words);
        let passages = passages.into_iter().enumerate();
        let passages = passages.filter(|(number, _)| !chrome.contains(number));
        let passages: Vec<Passage> = passages.map(|(_, passage)| passage).collect();
        self.links(&passages, is_known, mentions);
        for passage in passages.iter().filter(|one| one.part == Part::Text) {
            for found in catalogue.known.find(passage.text()) {
                let Some(agent) = catalogue.agents.get(found.agent) else {
                    continue;
                };
                let iri = agent.iri.as_str();
                let holds = self.assembler.reader.holds(found.confidence);
                let span = passage.place(found.range);
                let credited = credits
                    .iter()
                    .any(|credit| credit.start < span.end && span.start < credit.end);
                if holds && !credited && !is_known(self, mentions, iri) {
                    mentions.push(self.made_sure(iri, span, Rule::Mention, found.confidence));
                }
            }
        }
    }

    /// The namings of the body, and whom they mean.
    fn own_namings(&self) -> Vec<Own<'a>> {
        let agents = &self.assembler.catalogue.agents;
        let body = self.draft.document.body;
        let credits: Vec<NamingId> = self
            .draft
            .contributions
            .iter()
            .filter_map(|one| one.who)
            .collect();
        let namings = self.draft.namings.iter().enumerate();
        let within = namings.filter(|(_, naming)| {
            let span = naming.name.span;
            body.start <= span.start && span.end <= body.end
        });
        let own = within.filter_map(|(naming, _)| {
            Some(Own {
                iri: &agents.of(self.file(), naming)?.iri,
                naming,
                is_credit: credits.contains(&naming),
            })
        });
        own.collect()
    }

    /// What the body mentions besides what is stated, where its source and what was read of it
    /// tell; `None` where it must be parsed again, which costs more.
    fn foreseen(&self, own: &[Own<'a>], is_new: impl Fn(&str) -> bool) -> Option<Vec<Told<'a>>> {
        let (catalogue, reader) = (self.assembler.catalogue, self.assembler.reader);
        let source = self.draft.document.source.slice(self.draft.document.body);
        let mut hits = catalogue.known.roughly(source);
        hits.sort_unstable();
        let mut told: Vec<Told<'a>> = Vec::new();
        for same in hits.chunk_by(|a, b| a == b) {
            let Some(agent) = catalogue.agents.get(same[0]).filter(|one| is_new(&one.iri)) else {
                continue;
            };
            let mine = || own.iter().filter(|one| one.iri == agent.iri);
            let credits = mine().filter(|one| one.is_credit).count();
            if same.len() <= credits {
                continue;
            }
            // Once in the text, where the file was read to name it.
            let naming = &self.draft.namings[mine().find(|one| !one.is_credit)?.naming].name;
            let found = catalogue.known.find(&naming.text);
            let [one] = found.as_slice() else { return None };
            let whole = one.range == (0..naming.text.len()) && one.agent == same[0];
            if !whole || same.len() > credits + 1 || !naming.text.contains(' ') {
                return None;
            }
            if reader.holds(one.confidence) {
                told.push(Told {
                    iri: &agent.iri,
                    span: naming.span,
                    sure: one.confidence,
                });
            }
        }
        let mut linked = self.linked_in(source);
        linked.retain(|iri| is_new(iri) && !told.iter().any(|one| one.iri == *iri));
        linked.sort_unstable();
        let named = |iri: &str| {
            let linked = |one: &&Own<'_>| self.draft.namings[one.naming].profile.is_some();
            own.iter()
                .filter(|one| one.iri == iri)
                .filter(linked)
                .count()
        };
        if linked
            .chunk_by(|a, b| a == b)
            .any(|same| same.len() > named(same[0]))
        {
            return None;
        }
        told.sort_unstable_by_key(|one| one.span.start);
        Some(told)
    }
}
