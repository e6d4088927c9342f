//! Days above what takes place on them: `Martedì 1° novembre`, `presso il Teatro Nuovo`, then a heading,
//! `Concerto di arpe`.

use super::days::Tense;
use super::naming::Called;
use super::sentence::{Line, Text, written_lines};
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::calendar::FoundDate;
use crate::extract::rules::Reading;
use crate::record::Confidence;

/// A heading with a word for an event below a line with a day.
const BELOW: Confidence = 80;
/// How many lines may stand between them.
const BETWEEN: usize = 2;
/// How many lines behind the heading may say at which time of day.
const BEHIND: usize = 2;
/// How many words a line with a day may have beside it.
const OTHER_WORDS: usize = 3;
/// How many bytes may stand before the day: `Martedì`.
const BEFORE: usize = 14;
/// The most words of such a heading.
const WORDS: usize = 24;

impl Context<'_> {
    /// Adds events that stand as headings below their days.
    pub(super) fn below_days(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        let lines = written_lines(texts);
        for (at, (text, bytes)) in lines.iter().enumerate() {
            let kind = reading.passages[text.passage].kind;
            let heading = matches!(kind, BlockKind::Heading(level) if level > 1);
            let count = text.scan.text[bytes.clone()].split_whitespace().count();
            if !heading || count > WORDS {
                continue;
            }
            let sentence = text.sentence(bytes.clone(), self.words);
            if sentence.nouns(self.words).is_empty() || sentence.date.is_some() {
                continue;
            }
            let above = lines[at.saturating_sub(BETWEEN + 1)..at].iter().rev();
            let mut above = above.take_while(|(text, _)| {
                !matches!(reading.passages[text.passage].kind, BlockKind::Heading(_))
            });
            let Some((from, found)) = above.find_map(|line| Some((line, self.day_alone(line)?)))
            else {
                continue;
            };
            let day = self.dated(found, Tense::Open);
            let behind = lines.iter().skip(at + 1).take(BEHIND);
            let time = behind
                .clone()
                .find_map(|(text, line)| text.times.iter().find(|time| line.contains(&time.start)));
            let near = lines[at.saturating_sub(BETWEEN + 1)..lines.len().min(at + BEHIND)].iter();
            let place = near.rev().find_map(|(text, line)| {
                self.place(&text.sentence(line.clone(), self.words), None)
            });
            let called = Called::named(bytes.clone());
            let event = Event::on(day, from.0.passage, called, text.passage, BELOW);
            events.push(Event {
                place,
                ..event.at(time)
            });
        }
    }

    /// The day of a line that says hardly anything else.
    fn day_alone<'s>(&self, line: &Line<'s, '_>) -> Option<&'s FoundDate> {
        let (text, bytes) = line;
        let found = text.dates.iter().find(|found| {
            bytes.contains(&found.range.start) && found.date.precision == Precision::Date
        })?;
        let scan = &text.scan;
        let begins = found.range.start - bytes.start <= BEFORE;
        let sentence = text.sentence(bytes.clone(), self.words);
        if !begins || sentence.is_deadline(found, self.words) {
            return None;
        }
        let words = scan.word_from(bytes.start)..scan.word_from(bytes.end);
        let others = words.filter(|at| !found.range.contains(&scan.words[*at].start));
        (others.count() <= OTHER_WORDS).then_some(found)
    }
}
