//! Things that take place, read out of articles: `il 16 marzo 2018 si terrà “Code hands-on”`,
//! `si è svolta la giornata conclusiva del Leonardo Drone Contest`, `the annual meeting will be
//! held on 3 May at the Town Hall in Leeds`.
//!
//! An event is a sentence with a date and more that speaks for one: a verb that says that
//! something takes place, a noun for events, a time of day, a place. Its name stands between
//! quotation marks or is the text's own words for it. Sentences behind it add time and place
//! (`L’evento si terrà presso …`), and so do the rows of a programme. A title such as
//! `Convegno “Energia dai rifiuti”` over a line of its own with day and time is one, too, and so is
//! any short title right above such a line or one with several days (`17 May – 2 November 2025`),
//! and the title of the text is where several days stand between it and the text,
//! or a word for an event before a colon and a day (`Community call: 10 December, 20:00`). A name before
//! brackets with a place and several days or a time (`Klimahouse (Bolzano, 29 gennaio – 1° febbraio)`)
//! is one as well, and so is an emphasised name behind `at` and before a day and a time. A linked name right beside
//! its day, a heading below its day, and rows with a time of day each below a day are events, too. Front matter that
//! says when (`startDate`, `quando`) declares one that is called what the article is; and where a text tells of no
//! event but its title names one, the only day of the text is that one's. A year that the text does
//! not say is inferred from the date of the document and marked so. A date of publication, a
//! deadline, the date of a law and a meeting without a date are no events.

mod announced;
mod antecedents;
mod below_title;
mod dated;
mod days;
mod declared;
mod event;
mod extent;
mod further;
mod headed;
mod labelled;
mod listed;
mod names;
mod naming;
mod notice;
mod opened;
mod programme;
mod sentence;
mod state;
mod timed;
mod timetable;
mod titled;
mod topics;
mod weekdays;
mod words;

pub use words::{EventLexicon, EventWords};

use super::Reading;
use crate::document::{Date, Precision};
use crate::extract::PlaceSort;
use crate::extract::calendar::{FoundDate, FoundTime, find_dates};
use crate::extract::prose::sentences;
use crate::fold::fold;
use crate::record::Confidence;
use antecedents::Named;
use chrono_tz::Tz;
use event::Event;
use naming::Called;
use rustc_hash::FxHashSet;
use sentence::{Sentence, Text};
use state::state;
use std::ops::Range;

/// A verb, a noun or name, and a date.
const CLEAR: Confidence = 88;
/// A noun and a date with a time of day.
const TIMED: Confidence = 82;
/// A noun and a date with a place.
const PLACED: Confidence = 74;
/// How much less sure an event is whose year is inferred.
const INFERRED: Confidence = 4;

/// What reading events needs to know.
struct Context<'r> {
    words: &'r EventWords,
    published: Option<Date>,
    /// Whether that is but the first day of the text with its year.
    guessed: bool,
    zone: Option<Tz>,
    /// What each place of the file is.
    sorts: Vec<PlaceSort>,
}

/// Reads them.
pub fn read(reading: &mut Reading<'_, '_>) {
    let language = reading.spoken().to_owned();
    let reader = reading.reader;
    let Some(words) = reader.words.events.of(&language) else {
        return;
    };
    let mut context = Context {
        words,
        published: published(reading).or_else(|| first_dated(reading)),
        guessed: published(reading).is_none(),
        zone: reader.config.timezone,
        sorts: Vec::new(),
    };
    let declared = context.declared(reading);
    let places = reading.facts.places.iter();
    context.sorts = places.map(|place| place.sort).collect();
    for event in find(reading, &context, declared) {
        state(reading, event, &context);
    }
}

/// When the document was published or changed, as far as it says.
fn published(reading: &Reading<'_, '_>) -> Option<Date> {
    let frame = &reading.facts.frame;
    let told = frame.published.as_ref().or(frame.modified.as_ref());
    let told = told.map(|fact| fact.date.clone());
    reading.published.cloned().or(told)
}

/// The first day of the text that has its year.
fn first_dated(reading: &Reading<'_, '_>) -> Option<Date> {
    let calendar = &reading.reader.words.calendar;
    reading.texts().find_map(|(_, passage)| {
        let dates = find_dates(passage.text(), calendar, None);
        let mut days = dates.into_iter().map(|found| found.date);
        days.find(|date| date.precision == Precision::Date)
    })
}

fn find(reading: &Reading<'_, '_>, context: &Context<'_>, declared: Option<Event>) -> Vec<Event> {
    let words = &reading.reader.words;
    let names: FxHashSet<String> = reading
        .facts
        .places
        .iter()
        .map(|place| fold(&place.name.text))
        .collect();
    let others: FxHashSet<String> = reading
        .namings
        .iter()
        .map(|naming| fold(&naming.name.text))
        .chain(names.iter().cloned())
        .collect();
    let texts: Vec<Text<'_>> = reading
        .texts()
        .map(|(number, passage)| {
            Text::new(
                number,
                passage,
                &reading.places,
                &names,
                &others,
                &words.calendar,
                context.published.as_ref(),
            )
        })
        .collect();
    let is_declared = declared.is_some();
    let mut events: Vec<Event> = declared.into_iter().collect();
    context.notices(reading, &texts, &mut events);
    context.listed(reading, &texts, &mut events);
    context.announced(reading, &texts, &mut events);
    context.labelled(reading, &texts, &mut events);
    context.timed(reading, &texts, &mut events);
    context.below_days(reading, &texts, &mut events);
    context.timetable(&texts, &mut events);
    let mut named = Named::new(reading, context);
    for text in &texts {
        let all = whole_sentences(text, sentences(text.scan.text, words));
        for bytes in context.told_at_once(text, all) {
            let sentence = text.sentence(bytes, context.words);
            context.read(&sentence, &named, &mut events);
            named.add(&sentence, context.words);
        }
    }
    if events.is_empty() {
        let headed = context.headed(reading, &texts);
        events.extend(headed.or_else(|| context.titled(reading, &texts)));
    } else if !is_declared {
        events.extend(context.dated_title(reading, &texts, &events));
    }
    if !is_declared {
        events.extend(context.below_title(reading, &texts, &events));
    }
    if is_declared {
        context.unite(&texts, &mut events);
    }
    programme::complete(&mut events, &texts);
    events
}

/// Sentences that no title between quotation marks is divided by: `“Carte. Mappe e viaggi”`.
fn whole_sentences(text: &Text<'_>, sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
    const TITLE: usize = 120;
    let mut whole: Vec<Range<usize>> = Vec::new();
    for sentence in sentences {
        let divided = text.quotes.iter().any(|quote| {
            quote.len() <= TITLE && quote.start < sentence.start && sentence.start < quote.end
        });
        match whole.last_mut().filter(|_| divided) {
            Some(last) => last.end = sentence.end,
            None => whole.push(sentence),
        }
    }
    whole
}

impl Context<'_> {
    /// Sentences, one that a line begins with and that says nothing but when and where together with
    /// the next, which says what: `– Il 31 maggio alle 20.45, Sala Grande. Conferenza di N`.
    fn told_at_once(&self, text: &Text<'_>, all: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut told: Vec<Range<usize>> = Vec::new();
        for bytes in all {
            let joined = told.last().is_some_and(|last| {
                let same_line = text.lines.iter().any(|line| {
                    line.contains(&last.start)
                        && bytes.start < line.end
                        && last.start - line.start <= 4
                });
                let when = text.sentence(last.clone(), self.words);
                let what = text.sentence(bytes.clone(), self.words);
                let first = text.scan.word_from(bytes.start);
                let begins = what
                    .nouns(self.words)
                    .iter()
                    .any(|(noun, _)| noun.start == first);
                same_line
                    && begins
                    && what.date.is_none()
                    && when
                        .date
                        .is_some_and(|date| date.range.start - last.start <= 16)
                    && when.times().next().is_some()
                    && when.verbs.is_empty()
                    && when.nouns(self.words).is_empty()
            });
            match told.last_mut().filter(|_| joined) {
                Some(last) => last.end = bytes.end,
                None => told.push(bytes),
            }
        }
        told
    }

    fn read(&self, sentence: &Sentence<'_, '_>, named: &Named, events: &mut Vec<Event>) {
        let called = sentence.called(self.words);
        let Some(found) = sentence.date else {
            let lasting = self.lasting(sentence);
            let noun = || {
                let (noun, is_general) = sentence.nouns(self.words).into_iter().next()?;
                Some(sentence.phrase(&noun, is_general, self.words))
            };
            let called = called.or_else(|| lasting.is_some().then(noun).flatten());
            match (lasting, &called) {
                (Some(last), Some(called)) if called.head.is_some() => {
                    self.until(sentence, last, called, events);
                }
                _ => self.supplement(sentence, called.as_ref(), events),
            }
            return;
        };
        let day = self.dated(found, sentence.tense(self.words));
        let place = self.place(sentence, Some(found));
        let known = events.iter().position(|event| {
            let same_day = event
                .day
                .as_ref()
                .is_some_and(|known| known.date == day.date);
            let apart = called.as_ref().is_some_and(|called| {
                let (one, other) = (&called.bytes, &event.called.bytes);
                let same = event.passage == sentence.text.passage
                    && one.start < other.end
                    && other.start < one.end;
                let proper = called.is_proper && event.called.is_proper;
                proper && !same && called.head != event.called.head
            });
            same_day && !apart
        });
        let time = sentence.times().next();
        if let Some(known) = known {
            let event = &mut events[known];
            // The first evening of a festival is somewhere of its own.
            let within = event.until.is_some() && found.until.is_none() && time.is_some();
            event.add(
                place.filter(|_| !within),
                time.map(|time| (time.from, time.until)),
                &self.sorts,
            );
            let better = called.filter(|called| called.is_proper || event.called.is_general);
            if let Some(called) = better.filter(|_| !event.called.is_proper) {
                event.passage = sentence.text.passage;
                event.called = called;
            }
            return;
        }
        let before = self.taken_up(sentence, called.as_ref(), named, events);
        let nameless = |called: &Called| self.is_of_several(sentence, called);
        if before.is_none() && called.as_ref().is_some_and(nameless) {
            return;
        }
        let Some(mut called) = called.or_else(|| Some(before.as_ref()?.called.clone())) else {
            return;
        };
        if called.is_part && called.series.is_none() {
            Self::inherit(&mut called, events);
        }
        called.is_proper |= before.is_some();
        let Some(sure) = sure(sentence, &called, found, place) else {
            return;
        };
        let passage = sentence.text.passage;
        let several = self.several(sentence, &called, found);
        let others: Vec<(FoundDate, Option<FoundTime>)> = several
            .into_iter()
            .map(|(date, time)| (self.dated(date, sentence.tense(self.words)), time.copied()))
            .collect();
        let first = events.len();
        let until = day.until.clone().or_else(|| self.last_day(sentence, found));
        let event = Event {
            until,
            place,
            organizers: self.organizers(sentence),
            ..Event::on(day, passage, called, passage, sure).at(time)
        };
        events.push(event.renamed(before.as_ref()));
        for (day, time) in others {
            let one = &events[first];
            let until = day.until.clone();
            let other = Event {
                until,
                organizers: one.organizers.clone(),
                sure: one.sure,
                ..Event::on(day, passage, one.called.clone(), passage, sure).at(time.as_ref())
            };
            events.push(other.renamed(before.as_ref()));
        }
    }

    /// Where something takes place: a venue, else the first town behind the date.
    fn place(&self, sentence: &Sentence<'_, '_>, date: Option<&FoundDate>) -> Option<usize> {
        let sort = |place: usize| self.sorts.get(place).copied();
        let is_site = |place: &usize| is_site(sort(*place));
        let site = sentence.places().map(|(_, place)| place).find(is_site);
        let is_town = |place: usize| matches!(sort(place), Some(PlaceSort::Town));
        let behind = date.map_or(0, |date| date.range.end);
        let towns = || sentence.places().filter(|(_, place)| is_town(*place));
        let town = towns().find(|(bytes, _)| bytes.start >= behind);
        let town = town.or_else(|| towns().next());
        site.or(town.map(|(_, place)| place))
    }
}

const fn is_site(sort: Option<PlaceSort>) -> bool {
    matches!(sort, Some(PlaceSort::Venue | PlaceSort::Street))
}

/// How sure it is that a sentence with a date speaks of an event.
fn sure(
    sentence: &Sentence<'_, '_>,
    called: &Called,
    found: &FoundDate,
    place: Option<usize>,
) -> Option<Confidence> {
    let verb = sentence.verb().map(|(_, verb)| *verb);
    let is_strong = verb.is_some_and(|verb| verb.is_strong);
    let has_time = sentence.times().next().is_some();
    if found.date.precision != Precision::Date {
        return (is_strong && called.is_proper).then_some(TIMED);
    }
    if called.is_opened {
        let is_full = place.is_some();
        return has_time.then_some(TIMED).or(is_full.then_some(PLACED));
    }
    let is_topic = called.head.is_none() && !called.is_proper;
    if is_topic {
        return (has_time && place.is_some()).then_some(TIMED);
    }
    let behind = called.bytes.start.checked_sub(found.range.end);
    let close = found.range.start.abs_diff(called.bytes.end) <= 6
        || behind.is_some_and(|behind| behind <= 10);
    match verb {
        _ if is_strong => Some(CLEAR),
        // "la quarta edizione del Festival …": a part of something that has a name.
        Some(_) if called.is_proper || called.series.is_some() => Some(TIMED),
        _ if has_time => Some(TIMED),
        _ if place.is_some() || (called.is_proper && close) => Some(PLACED),
        // "Dal 27 novembre al 13 marzo le sale ospitano “Carte”, mostra di …"
        _ if called.is_proper && found.until.is_some() => Some(PLACED),
        _ => None,
    }
}
