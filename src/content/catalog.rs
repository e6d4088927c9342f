//! What the configuration says of the catalogue of open data.

use super::CatalogWords;
use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::iri;
use crate::tree::{Map, Source, Span};
use std::collections::BTreeMap;

/// Where IRIs of the EU's vocabularies begin.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";

/// What a catalogue of open data says of the site's data. What is not said here follows from the
/// rest of the configuration and from the content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogSettings {
    /// Titles of the data set, by language.
    pub title: BTreeMap<String, String>,
    /// Descriptions of the data set, by language.
    pub description: BTreeMap<String, String>,
    /// Keywords, by language.
    pub keywords: BTreeMap<String, Vec<String>>,
    /// Themes of data: codes of the EU's list.
    pub themes: Vec<(String, Span)>,
    /// IRIs of subjects, such as those of `EuroVoc`.
    pub subjects: Vec<String>,
    /// IRIs of countries and places that the data are about.
    pub spatial: Vec<String>,
    /// How often the data change: a code of the EU's list.
    pub frequency: Option<(String, Span)>,
    /// Whom to write to.
    pub contact: Contact,
    /// What may be done with the data, in words, by language.
    pub rights: BTreeMap<String, String>,
    /// How the data came about, by language.
    pub provenance: BTreeMap<String, String>,
    /// Identifier of the publisher, such as a code of the IPA or a VAT number.
    pub publisher: Option<String>,
    /// What kind of body the publisher is: a code of ADMS's list.
    pub publisher_type: Option<(String, Span)>,
    /// Who holds the rights, when that is not the publisher.
    pub rights_holder: Option<RightsHolder>,
    /// IRIs of standards that the data conform to, beside those that are known.
    pub conforms_to: Vec<String>,
    /// Version of the data.
    pub version: Option<String>,
    /// A page about the data.
    pub page: Option<String>,
}

/// Whom to write to about data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// A name, best that of a role.
    pub name: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A page.
    pub url: Option<String>,
}

/// Who holds the rights in data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightsHolder {
    /// The name.
    pub name: String,
    /// An identifier, such as a VAT number.
    pub identifier: Option<String>,
    /// A page.
    pub url: Option<String>,
}

impl CatalogSettings {
    pub(super) fn read(
        map: Option<&Map>,
        language: &str,
        source: &Source,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let Some(map) = map else {
            return Self::default();
        };
        let mut fields = Fields::new(map, source, problems);
        let mut text = |key| by_language(&mut fields, key, language);
        let (title, description) = (text("title"), text("description"));
        let (rights, provenance) = (text("rights"), text("provenance"));
        let keywords = lists(&mut fields, "keywords", language);
        let themes = fields.texts("themes");
        let subjects = iris(&mut fields, "subjects", |_| None);
        let spatial = iris(&mut fields, "spatial", country);
        let conforms_to = iris(&mut fields, "conformsTo", |_| None);
        let frequency = fields.text("frequency");
        let publisher = fields.text("publisher").map(|(text, _)| text);
        let publisher_type = fields.text("publisherType");
        let version = fields.text("version").map(|(text, _)| text);
        let page = address(&mut fields, "page");
        let contact = fields.map("contact").map(|(map, _)| map);
        let holder = fields.map("rightsHolder").map(|(map, _)| map);
        fields.finish();
        Self {
            title,
            description,
            keywords,
            themes,
            subjects,
            spatial,
            frequency,
            contact: contact_of(contact, source, problems),
            rights,
            provenance,
            publisher,
            publisher_type,
            rights_holder: holder_of(holder, source, problems),
            conforms_to,
            version,
            page,
        }
    }

    /// Reports codes that the EU's lists do not have.
    pub fn check(&self, words: &CatalogWords, source: &Source, problems: &mut Vec<Diagnostic>) {
        let themes: Vec<&str> = words.themes.keys().map(String::as_str).collect();
        let frequencies: Vec<&str> = words.frequencies.iter().map(String::as_str).collect();
        let types: Vec<&str> = words.publisher_types.iter().map(String::as_str).collect();
        let named = self.themes.iter().map(|named| (named, "theme", &themes));
        let frequency = self.frequency.iter();
        let named = named.chain(frequency.map(|named| (named, "frequency", &frequencies)));
        let publisher = self.publisher_type.iter();
        let named = named.chain(publisher.map(|named| (named, "publisher type", &types)));
        for ((code, span), what, known) in named {
            if known.contains(&code.as_str()) {
                continue;
            }
            let near = nearest(code, known.iter().copied());
            let hint = near.map_or_else(
                || format!("the codes are {}", known.join(", ")),
                |near| format!("did you mean `{near}`? The codes are {}", known.join(", ")),
            );
            let message = format!("`{code}` is no code of a {what}");
            let problem = source.problem(Code::ConfigValue, *span, message);
            problems.push(problem.hint(hint));
        }
    }
}

/// A text, in the site's language, or texts by language.
fn by_language(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    language: &str,
) -> BTreeMap<String, String> {
    let lists = lists(fields, key, language);
    let text = |(language, texts): (String, Vec<String>)| (language, texts.join(" "));
    lists.into_iter().map(text).collect()
}

/// Texts in the site's language, or by language.
fn lists(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    language: &str,
) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let Some(value) = fields.value(key) else {
        return found;
    };
    let mut of = |tag: &str, value: &crate::tree::Value, fields: &mut Fields<'_, '_>| {
        for item in value.items() {
            match item.text().map(str::trim) {
                Some("") => {}
                Some(text) => found
                    .entry(tag.to_ascii_lowercase())
                    .or_default()
                    .push(text.to_owned()),
                None => {
                    let message = format!("`{key}` must be text, this is {}", item.shape());
                    let hint = "write a text, or texts by language: `it: …`, `en: …`";
                    fields.wrong(item.span, message, Some(hint.into()));
                }
            }
        }
    };
    match value.map() {
        None => of(language, value, fields),
        Some(map) => {
            for entry in &map.entries {
                if iri::is_language_tag(&entry.key) {
                    of(&entry.key, &entry.value, fields);
                } else {
                    let message = format!("`{}` is no language tag", entry.key);
                    let hint = "a tag such as `it` or `en` (BCP 47)";
                    fields.wrong(entry.key_span, message, Some(hint.into()));
                }
            }
        }
    }
    found
}

/// IRIs, or what a code stands for.
fn iris(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    of_code: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut iris = Vec::new();
    for (text, span) in fields.texts(key) {
        if let Some(iri) = of_code(&text) {
            iris.push(iri);
        } else if iri::is_iri(&text) {
            iris.push(text);
        } else {
            let hint = "write a whole IRI, such as http://eurovoc.europa.eu/100150";
            fields.wrong(span, format!("`{text}` is no IRI"), Some(hint.into()));
        }
    }
    iris
}

/// The IRI of a country's code of three letters (ISO 3166-1), in the EU's list.
fn country(code: &str) -> Option<String> {
    let sound = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    sound.then(|| format!("{AUTHORITY}country/{code}"))
}

fn address(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    let (text, span) = fields.text(key)?;
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web && iri::is_iri(&text) {
        return Some(text);
    }
    let hint = "a whole address, such as https://www.example.org/data".to_owned();
    fields.wrong(span, format!("`{text}` is no web address"), Some(hint));
    None
}

fn contact_of(map: Option<&Map>, source: &Source, problems: &mut Vec<Diagnostic>) -> Contact {
    let Some(map) = map else {
        return Contact::default();
    };
    let mut fields = Fields::new(map, source, problems);
    let email = fields.text("email").and_then(|(text, span)| {
        let sound = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && iri::is_iri(&format!("mailto:{text}"))
        });
        if !sound {
            fields.wrong(span, format!("`{text}` is no mail address"), None);
        }
        sound.then_some(text)
    });
    let contact = Contact {
        name: fields.text("name").map(|(text, _)| text),
        email,
        url: address(&mut fields, "url"),
    };
    fields.finish();
    contact
}

fn holder_of(
    map: Option<&Map>,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<RightsHolder> {
    let mut fields = Fields::new(map?, source, problems);
    let name = fields.text("name").map(|(text, _)| text);
    let holder = RightsHolder {
        name: name.clone().unwrap_or_default(),
        identifier: fields.text("identifier").map(|(text, _)| text),
        url: address(&mut fields, "url"),
    };
    fields.finish();
    name.map(|_| holder)
}
