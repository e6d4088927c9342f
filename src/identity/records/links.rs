//! Links in a text that lead to something known.

use crate::document::Link;
use crate::extract::{Part, Passage, clean_profile};
use crate::identity::assemble::Builder;
use crate::record::{Rule, Value};

/// What parts the targets of links from the rest of a text.
const AROUND: [char; 8] = ['(', ')', '<', '>', '"', '\'', '[', ']'];

impl<'a> Builder<'a> {
    /// What may be linked in the source of a text, seen without parsing it: each as often as it is.
    pub(super) fn linked_in(&self, source: &str) -> Vec<&'a str> {
        let parts = source.split(|c: char| c.is_whitespace() || AROUND.contains(&c));
        let targets = parts
            .filter(|part| part.contains("://") || part.starts_with('/') || part.contains(".md"));
        targets.filter_map(|target| self.linked(target)).collect()
    }

    /// What the links of passages lead to, where no name stands that tells more.
    pub(super) fn links(
        &mut self,
        passages: &[Passage],
        is_known: impl Fn(&Self, &[Value<'a>], &str) -> bool,
        mentions: &mut Vec<Value<'a>>,
    ) {
        let is_text = |passage: &&Passage| passage.part == Part::Text;
        for link in passages
            .iter()
            .filter(is_text)
            .flat_map(|one| &one.line.links)
        {
            let Some(iri) = self
                .linked(&link.target)
                .filter(|_| !self.is_named_in(link))
            else {
                continue;
            };
            if !is_known(self, mentions, iri) {
                mentions.push(self.made(iri, link.span, Rule::Link));
            }
        }
    }

    /// The IRI of what an address leads to: somebody by a profile or page, or another file of the
    /// site by its page.
    fn linked(&self, target: &str) -> Option<&'a str> {
        let (catalogue, reader) = (self.assembler.catalogue, self.assembler.reader);
        if let Ok(address) = reader.page_address(target) {
            let profile = clean_profile(&address, &reader.profiles);
            if let Some(agent) = catalogue.agents.linked(&profile.iri) {
                return Some(&agent.iri);
            }
        }
        let site = &self.config().site;
        let file = catalogue.pages.of_link(target, self.draft.path(), site)?;
        let own = catalogue.things.of_file[self.file()].as_ref()?;
        let thing = catalogue.things.of_file[file].as_ref()?;
        let podcast = own.podcast.as_ref();
        let podcast = podcast.and_then(|podcast| catalogue.things.podcasts.get(podcast));
        (file != self.file() && podcast != Some(&file)).then_some(thing.iri.as_str())
    }

    /// Whether a name stands in a link: whom it means is found out otherwise.
    fn is_named_in(&self, link: &Link) -> bool {
        let mut namings = self.draft.namings.iter();
        namings.any(|naming| {
            let span = naming.name.span;
            link.span.start <= span.start && span.end <= link.span.end && span.end > 0
        })
    }
}
