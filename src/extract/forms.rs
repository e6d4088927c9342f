//! Other names of a thing, and their languages where the front matter tells them.

use super::{Fields, Key};
use crate::iri::is_language_tag;
use crate::tree::{Node, Value};

/// A form of a name.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The name.
    pub value: &'a Value,
    /// Its language.
    pub language: Option<&'a str>,
}

/// The names of a key: a text, a list of texts, a map of languages to texts
/// (`{de: Bozen, it: Bolzano}`), or maps with `name` and `language`.
pub fn forms<'a>(fields: &Fields<'a>, key: Key) -> Vec<Form<'a>> {
    let mut found = Vec::new();
    for item in fields.items(key) {
        let Node::Map(map) = &item.node else {
            let (value, language) = (item, None);
            found.push(Form { value, language });
            continue;
        };
        let tagged = map.entries.iter().all(|entry| is_tag(&entry.key));
        if !tagged && let Some(value) = map.get("name").or_else(|| map.get("value")) {
            let tag = map.get("language").or_else(|| map.get("lang"));
            let language = tag.and_then(Value::text).filter(|tag| is_tag(tag));
            found.push(Form { value, language });
            continue;
        }
        for entry in &map.entries {
            let language = Some(&*entry.key).filter(|tag| is_tag(tag));
            let values = entry.value.items().iter();
            found.extend(values.map(|value| Form { value, language }));
        }
    }
    found
}

/// Whether a key is a language and no word: tags that are used begin with two or three letters.
fn is_tag(text: &str) -> bool {
    let primary = text.split('-').next().unwrap_or(text);
    (2..=3).contains(&primary.len()) && is_language_tag(text)
}
