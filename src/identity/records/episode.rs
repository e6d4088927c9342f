use crate::extract::Key;
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

/// An episode of a podcast.
pub(in crate::identity) fn episode<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    builder.names(true);
    builder.page(thing);
    let guid = builder.text(Key::Guid);
    let guid =
        guid.unwrap_or_else(|| builder.made(thing.iri.as_str(), Span::default(), Rule::Path));
    builder.fields.add("identifier", guid);
    builder.dates();
    if let Some((number, span)) = builder.whole(Key::Episode) {
        let number = builder.number(number, span, Rule::Number);
        builder.fields.add("number", number);
    }
    if let Some(podcast) = &thing.podcast {
        belonging(builder, podcast);
        let series = format!("{}podcasts/{podcast}", builder.config().base);
        builder.contacts(&series);
    }
    builder.places();
    builder.audio(&thing.iri);
    builder.chapters(&thing.iri);
    builder.images(&thing.iri, "cover", "cover");
    builder.keywords();
    builder.license(false);
    let cover = builder.fields.get("cover").and_then(|cover| match cover {
        Value::Map(map) => map.get("iri")?.text().map(str::to_owned),
        _ => None,
    });
    let creators = builder.contributions(&thing.iri, cover.is_some());
    if let Some(cover) = cover {
        cover_creators(builder, cover, creators);
    }
}

/// The series, and the season when one is named.
fn belonging(builder: &mut Builder<'_>, podcast: &str) {
    let things = &builder.assembler.catalogue.things;
    let iri = things.series(&builder.config().base, podcast);
    let mut series = Map::default();
    series.add(
        "iri",
        builder.made(iri.clone(), Span::default(), Rule::Path),
    );
    builder.fields.add("series", Value::Map(series));
    let Some((number, span)) = builder.whole(Key::Season) else {
        return;
    };
    let mut season = Map::default();
    season.add(
        "iri",
        builder.made(format!("{iri}/seasons/{number}"), span, Rule::Path),
    );
    season.add("number", builder.number(number, span, Rule::Number));
    builder.fields.add("season", Value::Map(season));
}

/// Who made the cover image, as a list of its own beside the image.
fn cover_creators<'a>(builder: &mut Builder<'a>, cover: String, creators: Vec<Value<'a>>) {
    if creators.is_empty() {
        return;
    }
    let mut map = Map::default();
    map.add("iri", builder.made(cover, Span::default(), Rule::Path));
    map.add_list("creators", creators);
    builder.fields.add("coverWork", Value::Map(map));
}
