use crate::diagnostic::Code;
use crate::extract::{Key, forms, is_wrong_tax, is_wrong_vat};
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::{self, Span};

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
        let value = match key {
            Key::VatId | Key::TaxId => number(builder, key),
            key => builder.text(key),
        };
        builder.fields.add_some(name, value);
    }
    let founded = builder.date_of(Key::FoundingDate);
    builder.fields.add_some("founded", founded);
    address(builder, thing);
    contact(builder, thing);
    builder.contributions(&thing.iri, false);
    builder.unresolved(Key::ParentOrganization, "organizations");
}

/// A VAT or tax number, unless its check digit is wrong for the country that is known.
fn number<'a>(builder: &mut Builder<'a>, key: Key) -> Option<Value<'a>> {
    let value = builder.front.get(key)?;
    let address = builder.front.get(Key::Address).and_then(tree::Value::map);
    let country = address.and_then(|map| map.get("addressCountry")?.text());
    let vat = builder.front.get(Key::VatId).and_then(tree::Value::text);
    let wrong = value.text().is_some_and(|text| match key {
        Key::VatId => is_wrong_vat(text, country),
        _ => is_wrong_tax(text, vat, country),
    });
    if wrong {
        let text = value.text().unwrap_or_default().trim();
        let message = format!("the check digit of `{text}` is wrong");
        let hint = "compare the number with its source; it is left out";
        builder.problem(Code::CheckDigit, value.span, message, hint);
        return None;
    }
    builder.written(value)
}

/// What people, organizations and places have in common.
pub(super) fn agent<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    let named = builder.assembler.reader.keys.name_of(&builder.front);
    let name = match named {
        Some((name, span)) if !name.trim().is_empty() => {
            Some(builder.made(name.trim().to_owned(), span, Rule::Written))
        }
        Some(_) => None,
        None => {
            let value = builder.front.name();
            value.and_then(|value| builder.written(value))
        }
    };
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
        .and_then(|value| builder.page_address(value));
    builder.fields.add_some("url", url);
    let email = builder.mail(true);
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
    let (name, span) = builder.assembler.reader.keys.name_of(&builder.front)?;
    let title = builder.front.get(Key::Title)?;
    let text = title.text()?.trim();
    let same = span == title.span || name.trim() == text;
    let known = builder.front.get(Key::JobTitle).is_some() || same;
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
        let value = match key {
            Key::Email => builder.mail(false),
            key => builder.text(key),
        };
        map.add_some(name, value);
    }
    builder.fields.add("contact", Value::Map(map));
}
