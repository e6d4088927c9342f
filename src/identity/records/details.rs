//! What the front matter says of those whom it names: a picture, a few sentences, mail; and
//! names of files that there are not.

use crate::diagnostic::Code;
use crate::document::media_type;
use crate::extract::{Detail, Key, Naming};
use crate::identity::agents::Agent;
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

impl<'a> Builder<'a> {
    /// What this file says of one whom it names beyond the name.
    fn details_of(&self, naming: &Naming) -> Option<&'a Detail> {
        let draft = self.draft;
        let mut details = draft.facts.details.iter();
        details.find(|detail| std::ptr::eq(&raw const draft.namings[detail.who], naming))
    }

    /// Whether this file says more of one whom it names than the name.
    pub(super) fn has_details(&self, naming: &Naming) -> bool {
        self.details_of(naming).is_some()
    }

    /// Adds `image`, `description` and `email`; what an agent's own file says goes before.
    pub(super) fn details(&mut self, naming: &Naming, agent: &'a Agent, map: &mut Map<'a>) {
        let Some(detail) = self.details_of(naming) else {
            return;
        };
        let portraits = &self.assembler.catalogue.portraits;
        let (described, reached) = portraits.own(&agent.iri);
        if let Some((address, span)) = &detail.image {
            let iri = if portraits.is_main(&agent.iri, address) {
                format!("{}#image", agent.iri)
            } else {
                let name = address.split(['?', '#']).next().unwrap_or(address);
                let name = name.rsplit('/').next().unwrap_or(name);
                format!("{}#image-{}", agent.iri, iri::encode_template_value(name))
            };
            let mut image = Map::default();
            image.add("iri", self.made(iri, Span::default(), Rule::Path));
            image.add("url", self.made(address.as_str(), *span, Rule::Address));
            let kind = media_type(address);
            let kind = kind.map(|kind| self.made(kind, *span, Rule::MediaType));
            image.add_some("mediaType", kind);
            map.add("image", Value::Map(image));
        }
        if let Some(about) = detail.about.as_ref().filter(|_| !described) {
            map.add(
                "description",
                self.made(&*about.text, about.span, Rule::Written),
            );
            map.add(
                "language",
                self.made(self.language, Span::default(), Rule::Path),
            );
        }
        if let Some(email) = detail.email.as_ref().filter(|_| !reached) {
            map.add("email", self.made(&*email.text, email.span, Rule::Written));
        }
    }

    /// Warns of references to files of people or organizations that look like the name of a file
    /// and meet none.
    pub(super) fn unresolved(&mut self, key: Key, folder: &str) {
        let reader = self.assembler.reader;
        let entries = reader.keys.every(key, &self.front);
        let values = entries
            .into_iter()
            .flat_map(|entry| entry.value.items().iter().map(move |value| (entry, value)));
        for (entry, value) in values {
            let Some(text) = value.text().map(str::trim) else {
                continue;
            };
            let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            let like_slug = text.contains(['-', '_']) && text.chars().all(sound);
            let agent = self.assembler.catalogue.agents.find(text);
            let unknown = like_slug && agent.is_none_or(|agent| agent.authority.is_none());
            if unknown && !reader.names.is_nobody(text) {
                let name = &entry.key;
                let message = format!("`{name}` names `{text}`, and there is no such file");
                let hint = format!("add {folder}/{text}.md, or write the name itself");
                self.problem(Code::ReferenceUnknown, value.span, message, &hint);
            }
        }
    }
}
