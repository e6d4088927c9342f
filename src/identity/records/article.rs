use crate::document::{Duration, parse_duration};
use crate::extract::Key;
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::Rule;
use crate::tree::Span;

/// An article, and every kind that the configuration adds.
pub(in crate::identity) fn article<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    builder.names(!builder.draft.document.front.entries.is_empty());
    let subtitle = builder.text(Key::Subtitle);
    builder.fields.add_some("subtitle", subtitle);
    builder.page(thing);
    builder.dates();
    time_required(builder);
    if let Some(body) = builder.draft.text.as_deref() {
        let body = builder.made(body, builder.draft.document.body, Rule::Body);
        builder.fields.add("body", body);
    }
    builder.images(&thing.iri, "image", "image");
    builder.keywords();
    builder.license(false);
    let based: Vec<_> = builder.front.items(Key::IsBasedOn).iter().collect();
    let based = based
        .into_iter()
        .filter_map(|value| builder.address(value))
        .collect();
    builder.fields.add_list("isBasedOn", based);
    builder.same_as();
    builder.contributions(&thing.iri, false);
    builder.places();
}

/// The time that reading takes; a number alone are minutes, as reading times are told.
fn time_required(builder: &mut Builder<'_>) {
    let Some(value) = builder.front.get(Key::TimeRequired) else {
        return;
    };
    let Some((text, span)) = value.text().map(|text| (text.trim(), value.span)) else {
        return;
    };
    let minutes = text
        .split_whitespace()
        .next()
        .and_then(|number| number.parse::<u64>().ok());
    let duration = match minutes {
        Some(minutes) => minutes
            .checked_mul(60_000)
            .map(|millis| Duration { millis }),
        None => parse_duration(text).ok(),
    };
    match duration {
        Some(duration) => {
            let value = builder.made(duration.iso(), span, Rule::Duration);
            builder.fields.add("timeRequired", value);
        }
        None => bad_time(builder, text, span),
    }
}

fn bad_time(builder: &mut Builder<'_>, text: &str, span: Span) {
    let message = format!("`{text}` is no reading time");
    builder.problem(
        crate::diagnostic::Code::DurationInvalid,
        span,
        message,
        "write minutes (5) or PT5M",
    );
}
