//! The event that front matter tells of: `startDate: 2026-05-25`, `location: Sala Grande, Siena`. It
//! is called what the article is; texts add what is not said there.

use super::days::Tense;
use super::naming::Called;
use super::sentence::Text;
use super::{Context, Event};
use crate::document::{Precision, parse_date};
use crate::extract::calendar::{FoundDate, find_dates, find_times};
use crate::extract::rules::Reading;
use crate::extract::rules::scan::Scan;
use crate::extract::{Fields, Key, Part, PlaceName, PlaceSort, Spanned};
use crate::fold::fold;
use crate::record::{Confidence, Rule};
use crate::tree::{Node, Value};
use chrono::NaiveTime;

/// What stands in so many words.
const DECLARED: Confidence = 92;
/// The most bytes of a value that may say that it is an event.
const VALUE: usize = 240;
/// How many bytes behind its day the time of day may stand.
const BEHIND: usize = 24;
/// The most letters that a place may have.
const PLACE: usize = 120;

/// Keys, the value that says when, and the name that stands beside them.
type Told<'r> = (Fields<'r>, &'r Value, Option<Spanned>);

impl Context<'_> {
    /// The event that the front matter declares.
    pub(super) fn declared(&self, reading: &mut Reading<'_, '_>) -> Option<Event> {
        let (fields, value, named) = self.outside(reading).or_else(|| self.in_map(reading))?;
        let (day, span) = (self.day(reading, value)?, value.span);
        let title = named.or_else(|| reading.title())?;
        let ends = fields.get(Key::EventEnd);
        let last = ends.and_then(|value| self.day(reading, value));
        let last = last.filter(|last| last.date.instant > day.date.instant);
        let clock = |value: Option<&Value>| -> Option<(NaiveTime, Option<NaiveTime>)> {
            let text = value?.text()?.trim();
            let calendar = &reading.reader.words.calendar;
            let told = find_times(text, calendar).into_iter().next();
            let plain = || {
                NaiveTime::parse_from_str(text, "%H:%M")
                    .ok()
                    .map(|time| (time, None))
            };
            told.map(|time| (time.from, time.until)).or_else(plain)
        };
        let from = clock(fields.get(Key::EventTime));
        let until = ends
            .filter(|_| last.is_none())
            .and_then(|value| clock(Some(value)));
        let place = place(reading, fields.get(Key::EventPlace));
        let until_time = until
            .map(|(time, _)| time)
            .or(from.and_then(|(_, until)| until));
        let (from_time, until_time) = match day.date.precision {
            Precision::Date => (from.map(|(from, _)| from), until_time),
            _ => (None, None),
        };
        // A line with nothing but that day is no date of publication.
        let published = reading.facts.frame.published.as_ref();
        let same = |text: &str| text.get(..10) == day.date.lexical.get(..10);
        let mut told = None;
        if published.is_some_and(|fact| same(&fact.date.lexical)) {
            reading.facts.frame.published = None;
            told = Self::time_of_line(reading, &day);
        }
        let (from_time, until_time) = match (from_time, told) {
            (None, Some((from, until))) if day.date.precision == Precision::Date => {
                (Some(from), until)
            }
            _ => (from_time, until_time),
        };
        let event = Event::on(day, 0, Called::named(0..0), 0, DECLARED);
        Some(Event {
            title: Some(title),
            span: Some(span),
            until: last.map(|last| last.date).or(event.until),
            from_time,
            until_time,
            place,
            ..event
        })
    }

    /// The keys at the top of the front matter, and what says there when the event begins.
    fn outside<'r>(&self, reading: &Reading<'_, 'r>) -> Option<Told<'r>> {
        let sure = reading.fields.get(Key::EventStart);
        let told = || {
            let begins = reading.fields.get(Key::EventBegins);
            begins.filter(|_| self.is_eventful(reading))
        };
        Some((reading.fields, sure.or_else(told)?, None))
    }

    /// Those of a map under a word for events: `evento: {dataInizio: 2026-05-25, luogo: Siena}`.
    fn in_map<'r>(&self, reading: &Reading<'_, 'r>) -> Option<Told<'r>> {
        let keys = &reading.reader.keys;
        let mut entries = reading.fields.entries().iter();
        entries.find_map(|entry| {
            let map = entry.value.map()?;
            if !self.words.kinds.contains(&*fold(&entry.key)) {
                return None;
            }
            let fields = keys.fields(map);
            let shown = fields.get(Key::EventShown).and_then(Value::text);
            if shown.is_some_and(|shown| shown == "false") {
                return None;
            }
            let begins = [Key::EventStart, Key::EventBegins, Key::Date];
            let value = begins.into_iter().find_map(|key| fields.get(key))?;
            let name = keys.name_of(&fields).map(|(name, span)| Spanned {
                text: name.as_ref().into(),
                span,
            });
            Some((fields, value, name))
        })
    }

    /// Whether a value of the front matter has a word for an event: its title, `category: workshop`,
    /// `layout: events`. Jobs, projects, books and laws have a beginning, too.
    fn is_eventful(&self, reading: &Reading<'_, '_>) -> bool {
        fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
            match &value.node {
                Node::Scalar(scalar) => found.push(&scalar.text),
                Node::List(list) => list.iter().for_each(|one| texts(one, found)),
                Node::Map(_) | Node::Null => {}
            }
        }
        let mut found = Vec::new();
        for entry in reading.fields.entries() {
            texts(&entry.value, &mut found);
        }
        found
            .into_iter()
            .filter(|text| text.len() <= VALUE)
            .any(|text| {
                let scan = Scan::new(text);
                (0..scan.words.len()).any(|at| {
                    let noun = scan.phrase_at(at, &self.words.nouns).is_some();
                    noun || self.words.kinds.contains(scan.folded(at))
                })
            })
    }

    /// The time of day right behind a day in a line that is none of the text itself.
    fn time_of_line(
        reading: &Reading<'_, '_>,
        day: &FoundDate,
    ) -> Option<(NaiveTime, Option<NaiveTime>)> {
        let calendar = &reading.reader.words.calendar;
        let year = day.date.lexical.get(..4)?.parse().ok();
        let all = reading.passages.iter().enumerate();
        let mut lines = all.filter(|(_, one)| one.part == Part::Chrome);
        lines.find_map(|(at, line)| {
            let mut text = line.text().to_owned();
            let mut dates = find_dates(&text, calendar, year).into_iter();
            let found = dates.find(|found| found.date.lexical == day.date.lexical)?;
            // The line below it, which may be one of the text.
            if let Some(next) = reading.passages.get(at + 1) {
                text.push('\n');
                text.push_str(next.text());
            }
            let behind = found.range.end..=found.range.end + BEHIND;
            let mut times = find_times(&text, calendar).into_iter();
            let time = times.find(|time| behind.contains(&time.start))?;
            Some((time.from, time.until))
        })
    }

    /// Gives the first event, which the front matter declares, what others of its day add: those
    /// are the same, unless they have a name of their own.
    pub(super) fn unite(&self, texts: &[Text<'_>], events: &mut Vec<Event>) {
        let others = events.split_off(1);
        let Some(first) = events.first_mut() else {
            return;
        };
        let title = fold(first.title.as_ref().map_or("", |title| &title.text));
        let day = |event: &Event| event.day.as_ref().map(|day| day.date.lexical.clone());
        let own = day(first);
        let same_day = |event: &Event| match (&own, day(event)) {
            (Some(own), Some(other)) => own.get(..10) == other.get(..10),
            _ => false,
        };
        let mut apart = Vec::new();
        let last = |event: &Event| event.until.as_ref().map(|until| until.lexical.clone());
        let ends = last(first);
        // The only one that a text tells of is the one that the front matter does.
        let only = others.iter().filter(|other| same_day(other)).count() == 1;
        for other in others {
            let called = other.title.as_ref().map(|title| fold(&title.text));
            let same = called.is_none_or(|called| called == title);
            let alone = only && last(&other) == ends;
            if same_day(&other) && (alone || same && !other.called.is_proper) {
                let whole = first
                    .day
                    .as_ref()
                    .is_some_and(|day| day.date.precision != Precision::Date);
                let time = other.from_time.filter(|_| !whole);
                first.add(
                    other.place,
                    time.map(|time| (time, other.until_time)),
                    &self.sorts,
                );
            } else {
                apart.push(other);
            }
        }
        if first.from_time.is_none() && own.as_ref().is_some_and(|own| own.len() == 10) {
            // "Lunedì 25 maggio", and on the next line "ore 18".
            let near = |text: &Text<'_>| {
                let mut days = text
                    .dates
                    .iter()
                    .filter(|found| own.as_ref() == Some(&found.date.lexical));
                days.find_map(|found| {
                    let behind = found.range.end..=found.range.end + BEHIND;
                    let mut times = text.times.iter();
                    let time = times.find(|time| behind.contains(&time.start))?;
                    Some((time.from, time.until))
                })
            };
            first.add(None, texts.iter().find_map(near), &self.sorts);
        }
        events.extend(apart);
    }

    /// The day that a value says, in whatever form.
    fn day(&self, reading: &Reading<'_, '_>, value: &Value) -> Option<FoundDate> {
        let text = value.text()?.trim();
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if let Ok(date) = parse_date(text, self.zone) {
            let fits = matches!(date.precision, Precision::Date | Precision::DateTime);
            return fits.then_some(FoundDate {
                range: 0..0,
                date,
                until: None,
                inferred_year: false,
                ambiguous: false,
                weekday_fits: None,
            });
        }
        let year = self.published.as_ref();
        let year = year.and_then(|date| date.lexical.get(..4)?.parse().ok());
        let mut dates = find_dates(text, &reading.reader.words.calendar, year).into_iter();
        let found = dates.find(|found| found.date.precision == Precision::Date)?;
        Some(self.dated(&found, Tense::Open))
    }
}

/// The place that front matter tells, added to those of the text: a venue, and the town behind its
/// last comma.
fn place(reading: &mut Reading<'_, '_>, value: Option<&Value>) -> Option<usize> {
    let value = value?;
    let text = value.text()?.trim();
    // "Siena (SI)"
    let province = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" ("));
    let province = province.filter(|(_, letters)| {
        letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    let text = province.map_or(text, |(town, _)| town);
    let elsewhere = text.contains("://") || text.chars().count() > PLACE;
    if elsewhere || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let span = value.span;
    let named = |name: &str, sort: PlaceSort, within: Option<usize>| PlaceName {
        name: Spanned {
            text: name.into(),
            span,
        },
        sort,
        province: None,
        within,
        street: None,
        rule: Rule::Written,
        confidence: DECLARED,
    };
    let parts = text
        .rsplit_once(',')
        .map(|(venue, town)| (venue.trim(), town.trim()));
    let is_town = |name: &str| reading.reader.is_town(&fold(name));
    let (venue, town) = match parts {
        _ if is_town(text) => (None, Some(text)),
        Some((venue, town)) if is_town(town) => (Some(venue), Some(town)),
        _ => (Some(text), None),
    };
    let places = [
        town.map(|name| (name.to_owned(), PlaceSort::Town)),
        venue.map(|name| (name.to_owned(), PlaceSort::Venue)),
    ];
    let mut within = None;
    for (name, sort) in places.into_iter().flatten() {
        let folded = fold(&name);
        let known = &reading.facts.places;
        let known = known
            .iter()
            .position(|place| fold(&place.name.text) == folded);
        let at = known.unwrap_or(reading.facts.places.len());
        if known.is_none() {
            reading.facts.places.push(named(&name, sort, within));
        }
        within = Some(at);
    }
    within
}
