use crate::extract::{Key, truth};
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::identity::things::filled;
use crate::record::Rule;
use crate::tree::Span;

/// The feed: of the front matter, else where the configuration says that feeds are.
fn feed(builder: &mut Builder<'_>, thing: &Thing) {
    let written = builder
        .front
        .get(Key::Feed)
        .and_then(|value| builder.address(value));
    let config = builder.config();
    let template = config.kinds[builder.draft.kind].feed.as_deref();
    let feed = written.or_else(|| {
        let path = filled(template?, builder.draft, &thing.slug, None);
        let feed = format!("{}{}", config.base, path.trim_start_matches('/'));
        Some(builder.made(feed, Span::default(), Rule::Path))
    });
    builder.fields.add_some("feed", feed);
}

/// A podcast: a series that the site publishes, or one that lives elsewhere.
pub(in crate::identity) fn podcast(builder: &mut Builder<'_>, thing: &Thing) {
    builder.names(true);
    let external = builder
        .front
        .get(Key::External)
        .and_then(|value| builder.address(value));
    let is_external = external.is_some();
    if is_external {
        builder.fields.add_some("url", external);
    } else {
        builder.page(thing);
        feed(builder, thing);
    }
    if let Some(value) = builder.front.get(Key::Coming)
        && truth(value) == Some(true)
    {
        let status = builder.made("announced", value.span, Rule::Label);
        builder.fields.add("status", status);
    }
    builder.images(&thing.iri, "image", "image");
    let genres = builder.texts(Key::Categories);
    builder.fields.add_list("genres", genres);
    builder.same_as();
    builder.license(is_external);
    builder.keywords();
    let publisher = &builder.config().publisher.iri;
    let publisher = builder.made(publisher.as_str(), Span::default(), Rule::Configuration);
    builder.fields.add("publisher", publisher);
    builder.contacts(&thing.iri);
    builder.contributions(&thing.iri, false);
}
