use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use std::collections::BTreeMap;

/// What a catalogue must have and the configuration does not say.
pub fn missing(config: &Config) -> Vec<Diagnostic> {
    let contact = config.catalog.contact.email.as_ref();
    let text = |own: &BTreeMap<String, String>, common: &Option<String>| {
        !own.is_empty() || common.is_some()
    };
    let needs = [
        (
            config.license.data.is_some(),
            "the licence of the data",
            "add `data: https://creativecommons.org/licenses/by/4.0/`, or another licence, under `license`",
        ),
        (
            config.publisher.name.is_some(),
            "the name of the publisher",
            "add `name: …` under `publisher`",
        ),
        (
            contact.or(config.publisher.email.as_ref()).is_some(),
            "a mail address to write to",
            "add `email: …` under `publisher`, or `contact: {email: …}` under `catalog`",
        ),
        (
            text(&config.catalog.title, &config.title),
            "a title",
            "add `title: …`, or `title: {it: …, en: …}` under `catalog`",
        ),
        (
            text(&config.catalog.description, &config.description),
            "a description",
            "add `description: …`, or `description: {it: …, en: …}` under `catalog`",
        ),
    ];
    let absent = needs.into_iter().filter(|(is_there, ..)| !is_there);
    absent
        .map(|(_, what, hint)| {
            let message = format!(
                "the catalogue of a release needs {what}, and the configuration does not say it"
            );
            let place = Place::file(config.source.path.clone());
            Diagnostic::new(Code::CatalogIncomplete, message)
                .at(place)
                .hint(hint)
        })
        .collect()
}
