//! Maps that stand for somebody: `{name, role, company, url, github, image, bio}`.

use super::declared::{
    Declaring, ORGANIZATIONS, Said, is_reference, may_be_reference, plain, reference, role,
};
use super::{Detail, Fields, Key, NamedAs, NamingId, Owner, Role, Spanned, fold, is_mail};
use crate::diagnostic::Code;
use crate::document::media_type;
use crate::tree::{Entry, Map, Node, Span, Value};

impl Declaring<'_, '_> {
    /// A map that stands for somebody; a map without a name may have names as its keys.
    pub(super) fn mapped(&mut self, key: Key, map: &Map, value: &Value) -> Vec<Said> {
        let fields = self.reader.keys.fields(map);
        if let Some((name, span)) = self.reader.keys.name_of(&fields) {
            return self.described(key, &name, span, map).into_iter().collect();
        }
        // `{slug: ada-rossi}` is the file of that name, `{name: [Ada Rossi, Bruno Verdi]}` are two.
        let reference = [Key::Slug, Key::Id].into_iter().find_map(|key| {
            let value = fields.get(key)?;
            let text = value.text().filter(|text| may_be_reference(text))?;
            Some((text, value.span))
        });
        if let Some((name, span)) = reference {
            return self.described(key, name, span, map).into_iter().collect();
        }
        if let Some(Value {
            node: Node::List(names),
            ..
        }) = fields.get(Key::Name)
        {
            let names = names.iter();
            let names = names.filter_map(|name| Some((name.text()?, name.span)));
            let mut said = Vec::new();
            for (name, span) in names {
                let people = self.written(key, name, span).into_iter();
                let people = people.map(|mut one| {
                    one.roles.extend(self.roles(map));
                    one
                });
                said.extend(people);
            }
            return said;
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
        if let [entry] = map.entries.as_slice()
            && !self.reader.keys.knows(&entry.key)
            && let Some(said) = self.labelled(key, entry)
        {
            return vec![said];
        }
        self.nameless(key, value);
        Vec::new()
    }

    /// Somebody whose name is a key: `{ada-rossi: ada.jpg}`, `Ada Rossi: engineer at Lamps & Co`.
    fn labelled(&mut self, key: Key, entry: &Entry) -> Option<Said> {
        let (name, span) = (entry.key.trim(), entry.key_span);
        let told = entry.value.text()?.trim();
        let is_reference = may_be_reference(name);
        if !is_reference && !self.reader.names.is_full_name(name) {
            return None;
        }
        let mut said = self.described(key, name, span, &Map::default())?;
        if media_type(told).is_some_and(|kind| kind.starts_with("image/")) {
            let image = self.file_address(told, entry.value.span);
            let image = image.map(|image| (image, entry.value.span));
            self.found.facts.details.push(Detail {
                who: said.who,
                image,
                about: None,
                email: None,
            });
        } else {
            said.roles = self.roles_of(name, told, &[], entry.value.span);
        }
        Some(said)
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
        // `name: Ada Rossi (Lamps & Co)`
        let people = key != Key::Sponsor && !ORGANIZATIONS.contains(&key) && !is_reference;
        let told = people.then(|| self.with_role(key, &line, span)).flatten();
        let mut said = match told {
            Some(said) => {
                self.found.namings[said.who].profile = profile;
                said
            }
            None => self.said(key, name, profile),
        };
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

    /// The roles of a title that tells where it is held, “CEO at Acme”: when the map tells no
    /// organization beside it, or the same one.
    fn split_title(
        &mut self,
        fields: &Fields<'_>,
        title: &Value,
        organizations: &[NamingId],
    ) -> Option<Vec<Role>> {
        let line = plain(title.text()?);
        let text = line.text.trim();
        let name = self.reader.keys.name_of(fields);
        let name = name.map_or_else(String::new, |(name, _)| plain(&name).text);
        let (namings, problems) = (self.found.namings.len(), self.found.problems.len());
        let roles = self.roles_of(name.trim(), text, &line.links, title.span);
        let said = |who: &NamingId| fold(&self.found.namings[*who].name.text);
        let known: Vec<String> = organizations.iter().map(said).collect();
        let told = roles.iter().flat_map(|role| &role.organizations).map(said);
        let told: Vec<String> = told.collect();
        let fits = !told.is_empty() && (known.is_empty() || told == known);
        if !fits {
            self.found.namings.truncate(namings);
            self.found.problems.truncate(problems);
        }
        fits.then_some(roles)
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
        if let [title] = titles
            && let Some(split) = self.split_title(&fields, title, &organizations)
        {
            return split;
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
