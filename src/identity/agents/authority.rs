//! Files about people and organizations, which count more than what others say of them.

use super::{AgentKind, Agents, Reason, address_key, numbers, page_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Key, Owner, Reader, clean_profile, forms};
use crate::identity::Thing;
use crate::tree::Span;

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
        let title = reader.keys.name_of(&fields);
        let name = title.as_ref().map_or(&*thing.slug, |(name, _)| name.trim());
        let index = self.agent_of_file(file, kind, thing, name);
        let aliases = [Key::Aliases, Key::AlternateName, Key::LegalName];
        let aliases = aliases.iter().flat_map(|key| forms(&fields, *key));
        let aliases: Vec<&str> = aliases.filter_map(|form| form.value.text()).collect();
        let place = (file, title.as_ref().map_or_else(Span::default, |one| one.1));
        for form in std::iter::once(name).chain(aliases.iter().copied()) {
            self.unite_recorded_name(index, form, place);
            self.bear(index, form);
        }
        self.agents[index].aliases = aliases.into_iter().map(Into::into).collect();
        self.bear(index, &thing.slug);
        let numbers = numbers::of_fields(&fields);
        for number in numbers
            .into_iter()
            .filter(|_| kind == AgentKind::Organization)
        {
            self.own_number(index, &number, place);
        }
        self.by_profile.insert(thing.iri.clone(), index);
        let mut addresses = reader.profiles_of(&draft.document.front);
        if kind == AgentKind::Organization {
            let pages = fields.items(Key::Url).iter();
            let pages = pages.filter_map(|page| Some((page.text()?.to_owned(), page.span)));
            addresses.extend(pages);
        }
        for (address, span) in addresses {
            let Ok(address) = reader.profile_address(&address) else {
                continue;
            };
            let profile = clean_profile(&address, &reader.profiles);
            let first = *self
                .by_profile
                .entry(address_key(&profile.iri).to_owned())
                .or_insert(index);
            let first = self.root(first);
            if self.is_only_recorded(first) && profile.owner != Owner::Page {
                self.unite(index, first, Reason::Authority, (file, span));
            } else if self.root(first) != index && profile.owner != Owner::Page {
                let message = format!(
                    "<{}> is also a profile of “{}”",
                    profile.iri, self.agents[first].name
                );
                let problem = draft
                    .document
                    .source
                    .problem(Code::ProfileShared, span, message);
                problems.push(
                    problem.hint("keep the address in the file of the one whose profile it is"),
                );
            }
            if profile.owner == Owner::Page {
                let pages = self.by_page.entry(page_key(&profile.iri));
                let known = pages.or_insert(Some(index));
                *known = known.filter(|known| *known == index);
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
