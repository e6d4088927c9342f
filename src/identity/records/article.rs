use crate::document::{Duration, parse_duration};
use crate::extract::{Frame, Key};
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::record::Rule;
use crate::tree::{self, Span};

/// An article, and every kind that the configuration adds.
pub(in crate::identity) fn article<'a>(builder: &mut Builder<'a>, thing: &'a Thing) {
    let frame = &builder.draft.facts.frame;
    let title = frame.title.as_ref().filter(|_| {
        builder
            .front
            .get(Key::Title)
            .is_none_or(tree::Value::is_null)
    });
    // Front matter without any key is front matter, too.
    let document = &builder.draft.document;
    let mark = usize::from(document.source.text.starts_with('\u{FEFF}')) * '\u{FEFF}'.len_utf8();
    let is_fenced = document.body.start as usize > mark;
    let is_declared = is_fenced || !document.front.entries.is_empty();
    builder.names(is_declared && title.is_none());
    if let Some(title) = title {
        let title = builder.made_sure(&*title.text, title.span, Rule::Frame, Frame::TITLE);
        builder.fields.add("title", title);
    }
    let subtitle = match (builder.text(Key::Subtitle), &frame.subtitle) {
        (None, Some(read)) => {
            Some(builder.made_sure(&*read.text, read.span, Rule::Frame, Frame::SUBTITLE))
        }
        (written, _) => written,
    };
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
        .filter_map(|value| builder.page_address(value))
        .collect();
    builder.fields.add_list("isBasedOn", based);
    builder.same_as();
    builder.contributions(&thing.iri, false);
    builder.places();
    builder.imprints();
}

/// The time that reading takes; a number alone are minutes, as reading times are told.
fn time_required(builder: &mut Builder<'_>) {
    let Some(value) = builder.front.get(Key::TimeRequired) else {
        if let Some((duration, span)) = builder.draft.facts.frame.time_required {
            let sure = Frame::TIME_REQUIRED;
            let value = builder.made_sure(duration.iso(), span, Rule::Frame, sure);
            builder.fields.add("timeRequired", value);
        }
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
