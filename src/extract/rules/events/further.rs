//! What sentences say of events beside their first day: a last day alone, a place, a time.

use super::naming::Called;
use super::sentence::Sentence;
use super::{Context, Event, INFERRED, TIMED};
use crate::extract::calendar::FoundDate;
use std::ops::Range;

impl Context<'_> {
    /// `La mostra “Carte” è visitabile fino al 3 maggio`: the last day alone.
    pub(super) fn until(
        &self,
        sentence: &Sentence<'_, '_>,
        last: FoundDate,
        called: &Called,
        events: &mut Vec<Event>,
    ) {
        let same = |event: &&mut Event| {
            let head = event.called.head == called.head;
            head && (called.is_general || !called.is_proper || !event.called.is_proper)
        };
        if let Some(event) = events.iter_mut().rev().find(same) {
            event.until.get_or_insert(last.date);
            return;
        }
        // "la mostra allestita fino al 3 maggio", which has its name and its first day elsewhere.
        let ends = |event: &Event| {
            let until = event.until.as_ref();
            until.is_some_and(|until| until.instant == last.date.instant) && event.called.is_proper
        };
        if !called.is_proper && events.iter().filter(|event| ends(event)).count() == 1 {
            return;
        }
        let passage = sentence.text.passage;
        events.push(Event {
            passage,
            title: None,
            series: None,
            until: Some(last.date.clone()),
            sure: TIMED - if last.inferred_year { INFERRED } else { 0 },
            span: None,
            ends: Some(last),
            day: None,
            from_time: None,
            until_time: None,
            place: self.place(sentence, None),
            town: None,
            date_passage: passage,
            organizers: self.organizers(sentence),
            called: called.clone(),
        });
    }

    /// `La prossima edizione`: of the series of the event before it.
    pub(super) fn inherit(called: &mut Called, events: &[Event]) {
        let last = events.iter().rev().find(|event| event.series.is_some());
        called.series = last.and_then(|event| event.series.clone());
    }

    /// A sentence without a date adds to the event before it: `L’evento si terrà presso …`.
    pub(super) fn supplement(
        &self,
        sentence: &Sentence<'_, '_>,
        called: Option<&Called>,
        events: &mut [Event],
    ) {
        let verb = sentence.verb().map(|(_, verb)| *verb);
        let is_strong = verb.is_some_and(|verb| verb.is_strong);
        let of_same = |event: &Event| match called {
            Some(called) if called.is_proper => {
                event.called.is_proper && called.head == event.called.head
            }
            Some(called) => called.is_general || called.head == event.called.head,
            None => is_strong,
        };
        let Some(event) = events.iter_mut().rev().find(|event| of_same(event)) else {
            return;
        };
        let takes_up = called.is_some_and(|called| called.is_general) || is_strong;
        if !takes_up {
            return;
        }
        let time = sentence.times().next();
        let place = self.place(sentence, None);
        event.add(place, time.map(|time| (time.from, time.until)), &self.sorts);
        if event.organizers.is_empty() {
            event.organizers = self.organizers(sentence);
        }
    }

    /// Who organizes it: capitals behind `organizzato da`.
    pub(super) fn organizers(&self, sentence: &Sentence<'_, '_>) -> Vec<(usize, Range<usize>)> {
        let scan = sentence.scan();
        let Some(mut at) = sentence.words.clone().find(|at| {
            self.words.organizing.contains(scan.folded(*at))
                && self.words.agents.contains(scan.folded(at + 1))
                && scan.is_joined(at + 1)
        }) else {
            return Vec::new();
        };
        at += 2;
        while self.words.articles.contains(scan.folded(at)) && scan.is_joined(at) {
            at += 1;
        }
        let mut end = at;
        while end < sentence.words.end && scan.is_joined(end) {
            if scan.is_capital(end) {
                end += 1;
                continue;
            }
            let of = scan.phrase_at(end, &self.words.genitives);
            match of.filter(|(behind, ())| end > at && scan.is_capital(*behind)) {
                Some((behind, ())) if scan.is_joined(behind) => end = behind + 1,
                _ => break,
            }
        }
        let passage = sentence.text.passage;
        let found = (end > at).then(|| (passage, scan.bytes(at..end)));
        found.into_iter().collect()
    }
}
