//! Addresses in a map that stands for somebody: whole ones, and names on hosts (`@ada`).

use super::declared::Declaring;
use super::web::{is_address, with_scheme};
use super::{Fields, Key, Owner, Profile, Reader, clean_profile, hopeless};
use crate::diagnostic::Code;
use crate::iri::{self, AddressError};
use crate::tree::{Map, Node, Span, Value};
use std::borrow::Cow;

impl Reader<'_> {
    /// The address of a name on the host that a key stands for; `None` when the key stands for
    /// no host. An address stands for itself.
    pub fn handle(&self, key: &str, text: &str) -> Option<String> {
        let handles = &self.ontology.profiles.handles;
        let template = handles
            .get(key)
            .or_else(|| handles.get(&key.to_ascii_lowercase()))?;
        let text = text.trim();
        let first = text.split('/').next().unwrap_or(text);
        let whole = text.contains("://")
            || text.starts_with("www.")
            || (text.contains('/') && first.contains('.'));
        if whole {
            let scheme = if text.contains("://") { "" } else { "https://" };
            return Some(format!("{scheme}{text}"));
        }
        if text.contains('/') {
            let (scheme, rest) = template.split_once("://")?;
            let host = rest.split('/').next()?;
            return Some(format!(
                "{scheme}://{host}/{}",
                text.trim_start_matches('/')
            ));
        }
        let name = text.trim_start_matches('@');
        if let Some((name, host)) = name.split_once('@') {
            return template
                .contains("{host}")
                .then(|| template.replace("{host}", host).replace("{}", name));
        }
        (!template.contains("{host}")).then(|| template.replace("{}", name))
    }

    /// The addresses of somebody that a map gives, each with its place: values of keys that
    /// stand for hosts, and of `sameAs`, which may be a map or a list of maps of such keys.
    pub fn profiles_of(&self, map: &Map) -> Vec<(String, Span)> {
        let mut found = Vec::new();
        for entry in &map.entries {
            self.entry(&entry.key, &entry.value, &mut found);
        }
        found.extend(self.same_as_of(map));
        found
    }

    /// The addresses that a map lists under `sameAs`, each with its place.
    pub fn same_as_of(&self, map: &Map) -> Vec<(String, Span)> {
        let mut found = Vec::new();
        for value in self.keys.fields(map).items(Key::SameAs) {
            self.social(value, &mut found);
        }
        found
    }

    /// The addresses that the front matter of a file gives for the thing itself: `sameAs`,
    /// `platforms`, and names on hosts, but for kinds in which `youtube: …` may be a film and
    /// `github: …` a repository.
    pub fn elsewhere(&self, kind: &str, front: &Map) -> Vec<(String, Span)> {
        let mut found = match kind {
            "podcast" | "person" | "organization" => self.profiles_of(front),
            _ => self.same_as_of(front),
        };
        for value in self.keys.fields(front).items(Key::Platforms) {
            let inner = value.map().into_iter().flat_map(|map| &map.entries);
            let values = inner
                .map(|entry| &entry.value)
                .chain(std::iter::once(value));
            let texts = values.filter_map(|value| Some((value.text()?.to_owned(), value.span)));
            found.extend(texts);
        }
        found
    }

    /// Whether a key stands for a host.
    fn is_host(&self, key: &str) -> bool {
        let handles = &self.ontology.profiles.handles;
        handles.contains_key(key) || handles.contains_key(&key.to_ascii_lowercase())
    }

    /// The addresses of a key that stands for a host; what tells no host there is given as it
    /// stands, and is no address.
    fn entry(&self, key: &str, value: &Value, found: &mut Vec<(String, Span)>) {
        if !self.is_host(key) {
            return;
        }
        for item in value.items() {
            let Some(text) = item.text().map(str::trim) else {
                continue;
            };
            let address = self.handle(key, text).filter(|_| !text.is_empty());
            let told = address.or_else(|| text.contains('@').then(|| text.to_owned()));
            found.extend(told.map(|address| (address, item.span)));
        }
    }

    fn social(&self, value: &Value, found: &mut Vec<(String, Span)>) {
        match &value.node {
            Node::Scalar(scalar) => found.push((scalar.text.trim().to_owned(), value.span)),
            Node::Map(map) => {
                let fields = self.keys.fields(map);
                // `{name: twitter, url: …}` is one address, `{twitter: …, website: …}` are several.
                let several = map.entries.iter().any(|entry| self.is_host(&entry.key));
                let single = fields.get(Key::Url).or_else(|| fields.get(Key::AudioFile));
                if let Some(address) = single.filter(|_| !several) {
                    let host = fields.name().and_then(Value::text);
                    let text = address.text().unwrap_or_default().trim();
                    let handle = host.and_then(|host| self.handle(host, text));
                    found.push((handle.unwrap_or_else(|| text.to_owned()), address.span));
                    return;
                }
                for entry in &map.entries {
                    self.entry(&entry.key, &entry.value, found);
                    if !self.is_host(&entry.key) {
                        let texts = entry.value.items().iter();
                        let texts = texts.filter_map(|item| Some((item.text()?.trim(), item.span)));
                        let told = texts.filter(|(text, _)| {
                            is_address(text) || matches!(with_scheme(text), Cow::Owned(_))
                        });
                        found.extend(told.map(|(text, span)| (text.to_owned(), span)));
                    }
                }
            }
            Node::List(_) | Node::Null => {}
        }
    }
}

impl Declaring<'_, '_> {
    /// All addresses of a map: profiles, then other pages.
    pub(super) fn addresses(&mut self, map: &Map) -> Vec<Profile> {
        let mut profiles = Vec::new();
        for (text, span) in self.reader.profiles_of(map) {
            if text.is_empty() {
                continue;
            }
            let address = self.reader.profile_address(&text);
            if let Some(mut profile) = self.cleaned(&text, address, span) {
                // Whoever lists an address among profiles says that it is one.
                if profile.owner == Owner::Page {
                    profile.owner = Owner::Either;
                }
                profiles.push(profile);
            }
        }
        let fields = self.reader.keys.fields(map);
        let mut pages = Vec::new();
        for key in [Key::Url, Key::Links] {
            for value in fields.items(key) {
                let inner = value.map().map(|map| self.reader.keys.fields(map));
                let address = inner.map_or(Some(value), |inner| inner.get(Key::Url));
                let Some((text, span)) =
                    address.and_then(|value| Some((value.text()?, value.span)))
                else {
                    continue;
                };
                let Some(profile) = self.address(text, span) else {
                    continue;
                };
                if profile.owner != Owner::Page {
                    profiles.push(profile);
                } else if key == Key::Url {
                    pages.push(profile);
                }
            }
        }
        profiles.extend(pages);
        let mut known: Vec<Profile> = Vec::new();
        for profile in profiles {
            if known.iter().all(|other| other.iri != profile.iri) {
                known.push(profile);
            }
        }
        known
    }

    /// Tells of what is listed among platforms and gives no address.
    pub(super) fn platforms(&mut self, fields: &Fields<'_>) {
        for item in fields.items(Key::Platforms) {
            let told = match &item.node {
                Node::Scalar(scalar) => scalar.text.contains(|c: char| !c.is_ascii_digit()),
                Node::Map(map) => map.entries.iter().any(|entry| !entry.value.is_null()),
                Node::List(_) | Node::Null => false,
            };
            if !told {
                let message = format!("a platform needs an address, this is {}", item.shape());
                let problem = self
                    .source
                    .problem(Code::ValueIncomplete, item.span, message);
                let hint = "write the address, or `name: address`";
                self.found.problems.push(problem.hint(hint));
            }
        }
    }

    /// The address of a page or profile, cleaned.
    pub(super) fn address(&mut self, text: &str, span: Span) -> Option<Profile> {
        self.cleaned(text, self.reader.page_address(text), span)
    }

    /// The address of a file.
    pub(super) fn file_address(&mut self, text: &str, span: Span) -> Option<String> {
        let address = iri::address(text, &self.reader.config.site);
        self.cleaned(text, address, span).map(|profile| profile.iri)
    }

    fn cleaned(
        &mut self,
        text: &str,
        address: Result<String, AddressError>,
        span: Span,
    ) -> Option<Profile> {
        if let Ok(iri) = address {
            Some(clean_profile(&iri, &self.reader.profiles))
        } else {
            self.found.problems.push(hopeless(text, span, self.source));
            None
        }
    }
}
