//! An event while the text is read.

use super::antecedents::Antecedent;
use super::naming::Called;
use super::{INFERRED, is_site};
use crate::document::Date;
use crate::extract::calendar::{FoundDate, FoundTime};
use crate::extract::{PlaceSort, Spanned};
use crate::record::Confidence;
use crate::tree::Span;
use chrono::NaiveTime;
use std::ops::Range;

/// An event while the text is read.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) passage: usize,
    pub(super) called: Called,
    /// Its name, when that stands outside the passages.
    pub(super) title: Option<Spanned>,
    pub(super) day: Option<FoundDate>,
    /// Where its day stands, when that is outside the passages.
    pub(super) span: Option<Span>,
    /// Its last day, when it has several.
    pub(super) until: Option<Date>,
    /// Where its last day stands, when that is all that is said.
    pub(super) ends: Option<FoundDate>,
    pub(super) from_time: Option<NaiveTime>,
    pub(super) until_time: Option<NaiveTime>,
    pub(super) place: Option<usize>,
    /// The town that was named before the venue was.
    pub(super) town: Option<usize>,
    /// The passage with the date.
    pub(super) date_passage: usize,
    pub(super) organizers: Vec<(usize, Range<usize>)>,
    /// Where its series is named: the passage and its bytes.
    pub(super) series: Option<(usize, Range<usize>)>,
    pub(super) sure: Confidence,
}

impl Event {
    /// An event of a day, less sure when the year of the day is inferred: what is called so in one
    /// passage, and dated in another.
    pub(super) fn on(
        day: FoundDate,
        date_passage: usize,
        called: Called,
        passage: usize,
        sure: Confidence,
    ) -> Self {
        Self {
            passage,
            series: called.series.clone(),
            called,
            title: None,
            until: day.until.clone(),
            sure: sure - if day.inferred_year { INFERRED } else { 0 },
            day: Some(day),
            span: None,
            ends: None,
            from_time: None,
            until_time: None,
            place: None,
            town: None,
            date_passage,
            organizers: Vec::new(),
        }
    }

    /// The same at a time of day.
    pub(super) fn at(self, time: Option<&FoundTime>) -> Self {
        Self {
            from_time: time.map(|time| time.from),
            until_time: time.and_then(|time| time.until),
            ..self
        }
    }

    /// The same by a name that stands before.
    pub(super) fn renamed(self, name: Option<&Antecedent>) -> Self {
        let Some(name) = name else { return self };
        Self {
            passage: name.passage,
            called: name.called.clone(),
            title: name.title.clone(),
            ..self
        }
    }

    /// Adds a place and a time that are not known yet; a venue is more than a town.
    pub(super) fn add(
        &mut self,
        place: Option<usize>,
        time: Option<(NaiveTime, Option<NaiveTime>)>,
        sorts: &[PlaceSort],
    ) {
        let sort = |place: Option<usize>| place.and_then(|place| sorts.get(place).copied());
        if self.place.is_none() {
            self.place = place;
        } else if is_site(sort(place)) && !is_site(sort(self.place)) {
            self.town = self.place;
            self.place = place;
        }
        if self.from_time.is_none()
            && let Some((from, until)) = time
        {
            (self.from_time, self.until_time) = (Some(from), until);
        }
    }
}
