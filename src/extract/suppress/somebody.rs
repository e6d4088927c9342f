//! Maps of front matter that stand for somebody who is left out. Of such a map nothing is kept:
//! handle, picture and biography tell of the person as much as the name does.

use super::matcher::words_of;
use super::redact::Hidden;
use crate::extract::{Key, clean_profile};
use crate::tree::{Map, Span, Value};

impl Hidden<'_> {
    /// Whether a map within front matter stands for somebody who is left out: by its name, by a
    /// profile, or because a value of it is nothing but the name.
    pub(super) fn is_somebody(&self, map: &Map) -> bool {
        let reader = self.reader;
        let fields = reader.keys.fields(map);
        let name = reader.keys.name_of(&fields);
        let is_part = [Key::Start, Key::Duration, Key::Size, Key::MediaType];
        let is_thing = is_part.iter().any(|key| fields.get(*key).is_some());
        let named = name.is_some_and(|(name, _)| !self.find(&name).is_empty());
        let slug = [Key::Slug, Key::Id].into_iter().any(|key| {
            let text = fields.get(key).and_then(Value::text);
            text.is_some_and(|text| !self.find(text).is_empty())
        });
        let profile = reader.profiles_of(map).iter().any(|(address, _)| {
            let address = reader.profile_address(address);
            address.is_ok_and(|address| {
                let profile = clean_profile(&address, &reader.profiles);
                self.suppression.is_about(&profile.iri)
            })
        });
        let nothing_else = |value: &Value| value.text().is_some_and(|text| self.is_name(text));
        let written = map.entries.iter().any(|entry| {
            self.is_name(&entry.key) && map.entries.len() == 1 || nothing_else(&entry.value)
        });
        profile || !is_thing && (named || slug || written)
    }

    /// The keys, by their places, of flat entries that tell of a guest who is left out:
    /// `guest_name`, `guest_twitter`.
    pub(super) fn flat(&self, map: &Map) -> Vec<Span> {
        let reader = self.reader;
        let fields = reader.keys.fields(map);
        let Some(flat) = reader.keys.prefixed(Key::Guest, &fields) else {
            return Vec::new();
        };
        let guest = fields.get(Key::Guest).and_then(Value::text);
        let hidden = guest.is_some_and(|text| self.is_name(text)) || self.is_somebody(&flat);
        let spans = flat.entries.iter().map(|entry| entry.key_span);
        if hidden { spans.collect() } else { Vec::new() }
    }

    /// Whether a text is the name of somebody who is left out and nothing else.
    fn is_name(&self, text: &str) -> bool {
        let found = self.find(text);
        let [range] = found.as_slice() else {
            return false;
        };
        words_of(text).len() > 1 && words_of(&text[range.clone()]) == words_of(text)
    }
}
