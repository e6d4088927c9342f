//! Maps that stand for somebody: `{name, role, company, url, github, image, bio}`.

use super::declared::{Declaring, Said, is_reference, plain, reference, role};
use super::{Detail, Fields, Key, NamedAs, Owner, Role, Spanned, is_mail};
use crate::diagnostic::Code;
use crate::tree::{Entry, Map, Span, Value};

impl Declaring<'_, '_> {
    /// A map that stands for somebody; a map without a name may have names as its keys.
    pub(super) fn mapped(&mut self, key: Key, map: &Map, value: &Value) -> Vec<Said> {
        let fields = self.reader.keys.fields(map);
        if let Some((name, span)) = self.reader.keys.name_of(&fields) {
            return self.described(key, &name, span, map).into_iter().collect();
        }
        let inner = |entry: &Entry| entry.value.map().is_some();
        if !map.entries.is_empty() && map.entries.iter().all(inner) {
            let mut said = Vec::new();
            for entry in &map.entries {
                let Some(inner) = entry.value.map() else {
                    continue;
                };
                let keys = &self.reader.keys;
                if let Some((name, span)) = keys.name_of(&keys.fields(inner)) {
                    said.extend(self.described(key, &name, span, inner));
                } else if keys.knows(&entry.key) {
                    // `name: {…}`, `role: {…}`: a word of ours is nobody's name.
                    self.nameless(key, &entry.value);
                } else {
                    said.extend(self.described(key, &entry.key, entry.key_span, inner));
                }
            }
            return said;
        }
        self.nameless(key, value);
        Vec::new()
    }

    /// Somebody of whom a map tells more than a name.
    fn described(&mut self, key: Key, name: &str, span: Span, map: &Map) -> Option<Said> {
        let line = plain(name);
        let text = line.text.trim();
        if text.is_empty() || self.is_no_name(key, text, span) {
            return None;
        }
        let is_reference = is_reference(text);
        let name = if is_reference {
            Spanned {
                text: reference(text).into(),
                span,
            }
        } else {
            self.located(text, span)
        };
        let mut addresses = self.addresses(map);
        if let Some(link) = line.links.first()
            && let Some(profile) = self.address(&link.target, span)
        {
            addresses.push(profile);
        }
        let first = addresses
            .iter()
            .position(|profile| profile.owner == Owner::Person)
            .or_else(|| {
                addresses
                    .iter()
                    .position(|profile| profile.owner != Owner::Page)
            });
        let first = first.unwrap_or_default();
        let profile = (first < addresses.len()).then(|| addresses.remove(first));
        let mut said = self.said(key, name, profile);
        self.found.namings[said.who].also = addresses;
        self.complete(&mut said, map);
        Some(said)
    }

    /// Adds what a map says of somebody beside name and addresses.
    pub(super) fn complete(&mut self, said: &mut Said, map: &Map) {
        let fields = self.reader.keys.fields(map);
        said.roles.extend(self.roles(map));
        let naming = &mut self.found.namings[said.who];
        if !said.roles.is_empty()
            && naming.kind == NamedAs::Agent
            && !is_reference(&naming.name.text)
        {
            naming.kind = NamedAs::Person;
        }
        let text = |key: Key| {
            let value = fields.get(key)?;
            let text = value.text()?.trim();
            let span = value.span;
            (!text.is_empty()).then(|| Spanned {
                text: text.into(),
                span,
            })
        };
        let (about, email) = (text(Key::Bio), text(Key::Email));
        let (email, wrong): (Vec<_>, Vec<_>) =
            email.into_iter().partition(|email| is_mail(&email.text));
        for wrong in wrong {
            let message = format!("`{}` is no mail address", wrong.text);
            let problem = self
                .source
                .problem(Code::AddressInvalid, wrong.span, message);
            let hint = "write it as name@example.org";
            self.found.problems.push(problem.hint(hint));
        }
        let email = email.into_iter().next();
        let image = self.picture(&fields);
        if about.is_some() || email.is_some() || image.is_some() {
            let who = said.who;
            self.found.facts.details.push(Detail {
                who,
                image,
                about,
                email,
            });
        }
    }

    fn picture(&mut self, fields: &Fields<'_>) -> Option<(String, Span)> {
        let value = fields.items(Key::Image).first()?;
        let file = match value.map() {
            Some(map) => self.reader.keys.fields(map).get(Key::AudioFile)?,
            None => value,
        };
        let text = file.text().filter(|text| !text.trim().is_empty())?;
        Some((self.file_address(text, file.span)?, file.span))
    }

    /// The roles of a map: titles, and the organizations for which they are held. As many
    /// titles as organizations belong together one by one.
    fn roles(&mut self, map: &Map) -> Vec<Role> {
        let fields = self.reader.keys.fields(map);
        let name = self.reader.keys.name_of(&fields).map(|name| name.1);
        let titles: &[Value] = match fields.get(Key::Role) {
            Some(value) if Some(value.span) != name => value.items(),
            _ => &[],
        };
        let page = fields
            .get(Key::OrganizationUrl)
            .and_then(|value| Some((value.text()?, value.span)));
        let mut page = page.and_then(|(text, span)| self.address(text, span));
        let mut organizations = Vec::new();
        for item in fields.items(Key::WorksFor) {
            for said in self.people(Key::WorksFor, item) {
                let naming = &mut self.found.namings[said.who];
                if naming.profile.is_none() {
                    naming.profile = page.take();
                }
                organizations.push(said.who);
            }
        }
        let mut roles = Vec::new();
        let paired = titles.len() == organizations.len();
        for (number, item) in titles.iter().enumerate() {
            if let Some(inner) = item.map() {
                roles.extend(self.roles(inner));
                continue;
            }
            let Some(title) = item
                .text()
                .map(plain)
                .filter(|line| !line.text.trim().is_empty())
            else {
                continue;
            };
            let title = self.located(title.text.trim(), item.span);
            let held = if paired {
                organizations[number..=number].to_vec()
            } else {
                organizations.clone()
            };
            roles.push(role(Some(title), held));
        }
        if roles.is_empty() && !organizations.is_empty() {
            roles.push(role(None, organizations));
        }
        roles
    }
}
