//! Who has a file among the content, known before other files are read: a single word is no
//! person's name, but it may be that of an organization that has one.

use super::{Draft, Fields, Key, NamedAs, Reader, clean_profile, fold, forms};
use rustc_hash::{FxHashMap, FxHashSet};

/// The names and addresses of people and organizations that have files.
#[derive(Debug, Clone, Default)]
pub struct Register {
    organizations: FxHashSet<String>,
    people: FxHashSet<String>,
    by_profile: FxHashMap<String, (Box<str>, NamedAs)>,
}

impl Register {
    /// Those whom the files of people and organizations among some drafts are about.
    pub fn new<'d>(drafts: impl Iterator<Item = &'d Draft>, reader: &Reader<'_>) -> Self {
        let mut register = Self::default();
        for draft in drafts.filter(|draft| draft.left_out.is_none()) {
            let fields = draft.fields();
            match reader.config.kinds[draft.kind].name.as_str() {
                "person" => register.add(NamedAs::Person, draft, &fields, reader),
                "organization" => register.add(NamedAs::Organization, draft, &fields, reader),
                _ => {}
            }
        }
        register
    }

    fn add(&mut self, kind: NamedAs, draft: &Draft, fields: &Fields<'_>, reader: &Reader<'_>) {
        let Some((name, _)) = reader.keys.name_of(fields) else {
            return;
        };
        let names = match kind {
            NamedAs::Organization => &mut self.organizations,
            _ => &mut self.people,
        };
        names.insert(fold(&name));
        let others = [Key::Aliases, Key::AlternateName, Key::LegalName];
        let others = others.iter().flat_map(|key| forms(fields, *key));
        names.extend(others.filter_map(|form| Some(fold(form.value.text()?))));
        for (address, _) in reader.profiles_of(&draft.document.front) {
            let Ok(address) = reader.profile_address(&address) else {
                continue;
            };
            let profile = clean_profile(&address, &reader.profiles);
            let known = self.by_profile.entry(key_of(&profile.iri).to_owned());
            known.or_insert_with(|| (name.as_ref().into(), kind));
        }
    }

    /// Whether a name is that of an organization with a file, and of no person with one.
    pub fn is_organization(&self, name: &str) -> bool {
        if self.organizations.is_empty() {
            return false;
        }
        let name = fold(name);
        self.organizations.contains(&name) && !self.people.contains(&name)
    }

    /// The name of the person whose file has a profile, cleaned.
    pub fn person_at(&self, address: &str) -> Option<&str> {
        let (name, kind) = self.by_profile.get(key_of(address))?;
        (*kind == NamedAs::Person).then_some(name)
    }
}

fn key_of(address: &str) -> &str {
    address.trim_end_matches('/')
}
