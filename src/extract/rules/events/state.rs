//! Events as facts.

use super::{Context, Event, is_site};
use crate::document::{Date, Precision, parse_date};
use crate::extract::rules::Reading;
use crate::extract::{DateFact, EventFact, NamedAs, NamingId};
use crate::record::{Confidence, Rule};
use chrono::NaiveTime;
use std::ops::Range;

/// Who organizes it.
const ORGANIZER: Confidence = 75;

/// Adds an event to the facts.
pub(super) fn state(reading: &mut Reading<'_, '_>, event: Event, context: &Context<'_>) {
    let name = event
        .title
        .unwrap_or_else(|| reading.passages[event.passage].spanned(event.called.bytes.clone()));
    let span = |reading: &Reading<'_, '_>, bytes: &Range<usize>| {
        let own = || reading.passages[event.date_passage].place(bytes.clone());
        event.span.unwrap_or_else(own)
    };
    let place = event.place.inspect(|place| {
        let site = &mut reading.facts.places[*place];
        if is_site(Some(site.sort)) && site.within.is_none() {
            site.within = event.town;
        }
    });
    let (mut start, mut end) = (None, None);
    if let Some(day) = &event.day {
        let span = span(reading, &day.range);
        let fact = |date: Date| DateFact {
            date,
            span,
            inferred: day.inferred_year,
            confidence: event.sure,
        };
        let at = |time: Option<NaiveTime>| {
            let text = format!("{} {}", day.date.lexical, time?.format("%H:%M"));
            parse_date(&text, context.zone).ok()
        };
        let several = event.until.clone();
        // Of several days only the last may have a time of day, too.
        let timed = |until: &Date| until.precision == Precision::DateTime;
        let from = event
            .from_time
            .filter(|_| several.as_ref().is_none_or(timed));
        start = Some(fact(at(from).unwrap_or_else(|| day.date.clone())));
        let until = event.until_time.filter(|_| several.is_none());
        end = several.or_else(|| at(until)).map(fact);
    }
    if let (None, Some(last)) = (&event.day, &event.ends) {
        end = Some(DateFact {
            date: last.date.clone(),
            span: span(reading, &last.range),
            inferred: last.inferred_year,
            confidence: event.sure,
        });
    }
    let series = event
        .series
        .map(|(passage, bytes)| reading.passages[passage].spanned(bytes));
    let organizers = event.organizers.into_iter();
    let organizers = organizers
        .map(|(passage, bytes)| organizer(reading, passage, bytes))
        .collect();
    reading.facts.events.push(EventFact {
        name,
        start,
        end,
        place,
        organizers,
        series,
        confidence: event.sure,
    });
}

/// The naming of an organizer: the one that is there already, or a new one.
fn organizer(reading: &mut Reading<'_, '_>, passage: usize, bytes: Range<usize>) -> NamingId {
    let name = reading.passages[passage].spanned(bytes.clone());
    let known = reading
        .namings
        .iter()
        .position(|naming| naming.name == name);
    known.unwrap_or_else(|| {
        reading.name(
            passage,
            bytes,
            NamedAs::Organization,
            Rule::Event,
            ORGANIZER,
        )
    })
}
