//! Files about people and organizations, which count more than what others say of them.

use super::{AgentKind, Agents, Reason, address_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Key, Owner, Reader, clean_profile};
use crate::identity::Thing;
use crate::iri;
use crate::tree::{Span, Value};

impl Agents {
    pub(super) fn add_authority(
        &mut self,
        file: usize,
        kind: AgentKind,
        thing: &Thing,
        draft: &Draft,
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let fields = draft.fields();
        let name = fields
            .get(Key::Title)
            .and_then(Value::text)
            .map_or(&*thing.slug, str::trim);
        let index = self.agent_of_file(file, kind, thing, name);
        let aliases = [Key::Aliases, Key::AlternateName, Key::LegalName];
        let aliases = aliases
            .iter()
            .flat_map(|key| fields.items(*key))
            .filter_map(Value::text);
        let aliases: Vec<&str> = aliases.collect();
        let place = (
            file,
            fields
                .get(Key::Title)
                .map_or_else(Span::default, |one| one.span),
        );
        for form in std::iter::once(name).chain(aliases) {
            self.unite_recorded_name(index, form, place);
            self.bear(index, form);
        }
        self.bear(index, &thing.slug);
        self.by_profile.insert(thing.iri.clone(), index);
        let page = fields
            .items(Key::Url)
            .iter()
            .filter(|_| kind == AgentKind::Organization);
        for value in fields.items(Key::SameAs).iter().chain(page) {
            let Some(address) = value
                .text()
                .and_then(|text| iri::address(text, &reader.config.site).ok())
            else {
                continue;
            };
            let profile = clean_profile(&address, &reader.profiles);
            let first = *self
                .by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
            let first = self.root(first);
            if self.is_only_recorded(first) && profile.owner != Owner::Page {
                self.unite(index, first, Reason::Authority, (file, value.span));
            } else if self.root(first) != index && profile.owner != Owner::Page {
                let message = format!(
                    "<{}> is also a profile of “{}”",
                    profile.iri, self.agents[first].name
                );
                let problem =
                    draft
                        .document
                        .source
                        .problem(Code::ProfileShared, value.span, message);
                problems.push(
                    problem.hint("keep the address in the file of the one whose profile it is"),
                );
            }
            self.agents[index].profiles.insert(profile.iri);
        }
    }

    /// The agent of a file: the recorded one that the file's IRI is, else a new one.
    fn agent_of_file(&mut self, file: usize, kind: AgentKind, thing: &Thing, name: &str) -> usize {
        let known = self.by_iri.get(&thing.iri).copied();
        let index = known
            .unwrap_or_else(|| self.push(kind, thing.iri.clone(), thing.slug.clone(), "", None));
        self.by_iri.insert(thing.iri.clone(), index);
        let agent = &mut self.agents[index];
        (agent.kind, agent.name) = (kind, name.into());
        (agent.authority, agent.first) = (Some(file), (file, Span::default()));
        agent.is_named = true;
        index
    }
}
