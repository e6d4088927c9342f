//! What takes place on one day, a row for each time of day: `gli appuntamenti del 26 dicembre:`, then
//! `alle ore 10.30 aperitivo in musica`.

use super::sentence::{Text, written_lines};
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::rules::Reading;
use crate::record::Confidence;

/// A row with a time of day and a word for an event below a line with a day.
const TIMED_ROW: Confidence = 80;
/// How many bytes may stand before the time of day.
const BEFORE: usize = 14;
/// How many words may stand between the time of day and the word for an event: `tradizionale`.
const FAR: usize = 1;
/// How many rows there are at least.
const ROWS: usize = 2;

impl Context<'_> {
    /// Adds the rows of lists of one day.
    pub(super) fn timed(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        let lines = written_lines(texts);
        for (at, (text, line)) in lines.iter().enumerate() {
            let written = text.scan.text[line.clone()].trim_end();
            let words = text.scan.word_from(line.start)..text.scan.word_from(line.end);
            let mut words = words.into_iter();
            let several = words.any(|at| text.scan.phrase_at(at, &self.words.lists).is_some());
            if !written.ends_with(':') || !several {
                continue;
            }
            let sentence = text.sentence(line.clone(), self.words);
            let Some(found) = sentence
                .date
                .filter(|found| found.date.precision == Precision::Date)
            else {
                continue;
            };
            let day = self.dated(found, sentence.tense(self.words));
            let place = self.place(&sentence, Some(found));
            let rows = lines[at + 1..]
                .iter()
                .take_while(|(text, _)| reading.passages[text.passage].kind == BlockKind::Item);
            let rows = rows.filter_map(|(row, line)| {
                let mut times = row.times.iter();
                let time = times.find(|time| line.contains(&time.start))?;
                let near = time.start.saturating_sub(line.start) <= BEFORE;
                let dated = row
                    .dates
                    .iter()
                    .any(|date| line.contains(&date.range.start));
                let behind = row.sentence(time.end..line.end, self.words);
                let (noun, is_general) = behind.nouns(self.words).into_iter().next()?;
                // "alle 18 il consigliere lascia l'assemblea" takes place nowhere.
                if noun.start > behind.words.start + FAR {
                    return None;
                }
                let called = behind.phrase(&noun, is_general, self.words);
                let event = Event::on(day.clone(), text.passage, called, row.passage, TIMED_ROW);
                let own = self.place(&behind, None).or(place);
                (near && !dated).then(|| Event {
                    place: own,
                    ..event.at(Some(time))
                })
            });
            let rows: Vec<Event> = rows.collect();
            if rows.len() >= ROWS {
                events.extend(rows);
            }
        }
    }
}
