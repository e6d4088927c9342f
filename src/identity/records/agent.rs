use crate::extract::{Key, forms};
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

/// A person who has a file.
pub(in crate::identity) fn person<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    agent(builder, thing);
    let mut titles = builder.texts(Key::JobTitle);
    titles.extend(title_beside_name(builder));
    builder.fields.add_list("jobTitles", titles);
    builder.contributions(&thing.iri, false);
    builder.unresolved(Key::WorksFor, "organizations");
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
        (Key::Guid, "identifier"),
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
    builder.unresolved(Key::ParentOrganization, "organizations");
}

/// What people, organizations and places have in common.
pub(super) fn agent<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    let name = builder.front.name();
    let name = name.and_then(|value| builder.written(value));
    if name.is_none() {
        builder.no_title("a name is missing", "add a key `name`");
    }
    builder.fields.add_some("name", name);
    other_names(builder, thing);
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

/// Other names: those whose language is told apart from the rest.
fn other_names<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    let (mut plain, mut tagged) = (Vec::new(), Vec::new());
    for key in [Key::AlternateName, Key::Aliases] {
        for form in forms(&builder.front, key) {
            let Some(name) = builder.written(form.value) else {
                continue;
            };
            let Some(language) = form.language else {
                plain.push(name);
                continue;
            };
            let span = form.value.span;
            let mut map = Map::default();
            map.add("iri", builder.made(thing.iri.as_str(), span, Rule::Path));
            map.add("name", name);
            map.add("language", builder.made(language, span, Rule::Written));
            tagged.push(Value::Map(map));
        }
    }
    builder.fields.add_list("alternateNames", plain);
    builder.fields.add_list("otherNames", tagged);
}

/// The job title of a person whose file has a `name` and, beside it, a `title`.
fn title_beside_name<'a>(builder: &mut Builder<'a>) -> Option<Value<'a>> {
    let name = builder.front.get(Key::Name)?;
    let title = builder.front.get(Key::Title)?;
    let text = title.text()?.trim();
    let known = builder.front.get(Key::JobTitle).is_some() || name.text()?.trim() == text;
    let is_role = builder.assembler.reader.names.begins_with_role(text);
    (!known && is_role).then(|| builder.made(text, title.span, Rule::Written))
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
