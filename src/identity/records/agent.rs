use crate::diagnostic::Code;
use crate::extract::Key;
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::{self, Span};

/// A person who has a file.
pub(in crate::identity) fn person<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    agent(builder, thing);
    let titles = builder.texts(Key::JobTitle);
    builder.fields.add_list("jobTitles", titles);
    builder.contributions(&thing.iri, false);
    unresolved(builder, Key::WorksFor);
}

/// An organization that has a file.
pub(in crate::identity) fn organization<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    agent(builder, thing);
    let members = [
        (Key::LegalName, "legalName"),
        (Key::VatId, "vatID"),
        (Key::TaxId, "taxID"),
        (Key::Telephone, "telephone"),
        (Key::FaxNumber, "faxNumber"),
    ];
    for (key, name) in members {
        let value = builder.text(key);
        builder.fields.add_some(name, value);
    }
    let founded = builder.date_of(Key::FoundingDate);
    builder.fields.add_some("founded", founded);
    address(builder, thing);
    contact(builder, thing);
    builder.contributions(&thing.iri, false);
    unresolved(builder, Key::ParentOrganization);
}

/// What people, organizations and places have in common.
pub(super) fn agent<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    let title = builder.text(Key::Title);
    if title.is_none() {
        builder.no_title("a name is missing", "add a key `name`");
    }
    builder.fields.add_some("name", title);
    let mut others = builder.texts(Key::AlternateName);
    others.extend(builder.texts(Key::Aliases));
    builder.fields.add_list("alternateNames", others);
    builder.same_as();
    let description = builder.text(Key::Summary);
    let body = builder.draft.text.as_deref();
    let body = body.map(|text| builder.made(text, builder.draft.document.body, Rule::Body));
    builder.fields.add_some("description", description.or(body));
    let url = builder
        .front
        .get(Key::Url)
        .and_then(|value| builder.address(value));
    builder.fields.add_some("url", url);
    let email = builder.text(Key::Email);
    builder.fields.add_some("email", email);
    builder.images(&thing.iri, "image", "image");
}

/// A postal address, as a map or as one line.
fn address(builder: &mut Builder<'_>, thing: &Thing) {
    let Some(value) = builder.front.get(Key::Address) else {
        return;
    };
    let mut map = Map::default();
    map.add(
        "iri",
        builder.made(
            format!("{}#address", thing.iri),
            Span::default(),
            Rule::Path,
        ),
    );
    let names = [
        "streetAddress",
        "postalCode",
        "addressLocality",
        "addressRegion",
        "addressCountry",
    ];
    if let Some(written) = value.map() {
        for name in names {
            let part = written.get(name).filter(|part| !part.is_null());
            let part = part.and_then(|part| builder.written(part));
            map.add_some(name, part);
        }
    } else {
        let line = builder.written(value);
        map.add_some("streetAddress", line);
    }
    builder.fields.add("address", Value::Map(map));
}

/// How to reach an organization.
fn contact(builder: &mut Builder<'_>, thing: &Thing) {
    let members = [
        (Key::Email, "email"),
        (Key::Telephone, "telephone"),
        (Key::FaxNumber, "faxNumber"),
    ];
    if members
        .iter()
        .all(|(key, _)| builder.front.get(*key).is_none())
    {
        return;
    }
    let mut map = Map::default();
    map.add(
        "iri",
        builder.made(
            format!("{}#contact", thing.iri),
            Span::default(),
            Rule::Path,
        ),
    );
    for (key, name) in members {
        let value = builder.text(key);
        map.add_some(name, value);
    }
    builder.fields.add("contact", Value::Map(map));
}

/// Warns of a reference that looks like the name of a file and meets none.
fn unresolved(builder: &mut Builder<'_>, key: Key) {
    let items: Vec<&tree::Value> = builder.front.items(key).iter().collect();
    for value in items {
        let Some(text) = value.text().map(str::trim) else {
            continue;
        };
        let like_slug = text.contains('-')
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let agent = builder.assembler.catalogue.agents.find(text);
        if like_slug && agent.is_none_or(|agent| agent.authority.is_none()) {
            let message = format!(
                "`{}` names `{text}`, and there is no such file",
                builder.key(key)
            );
            let hint = format!("add organizations/{text}.md, or write the organization's name");
            builder.problem(Code::ReferenceUnknown, value.span, message, &hint);
        }
    }
}
