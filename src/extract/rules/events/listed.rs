//! Lists of dated titles below words that say that they are events: `Le conferenze sono state:`,
//! then `“Fisica dalle torri” (20 aprile 2017)` or `5 aprile 2017 – Fisica dalle torri`.

use super::days::Tense;
use super::naming::Called;
use super::sentence::Text;
use super::{Context, Event};
use crate::document::{BlockKind, Precision};
use crate::extract::calendar::{FoundDate, FoundTime};
use crate::extract::rules::Reading;
use crate::fold::fold;
use crate::record::Confidence;
use std::ops::Range;

/// A dated title in a list of events.
const LISTED: Confidence = 80;
/// How many rows make a list.
const ROWS: usize = 2;
/// How many words a line that says what follows has at most.
const HEADING_WORDS: usize = 5;
/// How many words a title may have.
const TITLE_WORDS: usize = 24;
/// How many bytes may stand between a title and its date, or before the title.
const GAP: usize = 3;
/// How many words a place before a date has at most.
const PLACE_WORDS: usize = 4;

/// A title with its date.
struct Row<'t> {
    text: &'t Text<'t>,
    line: Range<usize>,
    name: Range<usize>,
    date: &'t FoundDate,
    /// Whether the title is no title but where it takes place.
    at_place: bool,
}

/// What the line above a list says of all its rows.
#[derive(Default)]
struct Common {
    /// When: `sempre alle 18`.
    time: Option<FoundTime>,
    /// What: the passage and bytes of a name between quotation marks, or of a noun.
    name: Option<(usize, Range<usize>)>,
}

impl Context<'_> {
    fn common(&self, text: &Text<'_>, line: &Range<usize>) -> Common {
        let mut times = text.times.iter();
        let mut quotes = text.quotes.iter();
        let sentence = text.sentence(line.clone(), self.words);
        let quote = quotes.find(|quote| line.contains(&quote.start)).cloned();
        let noun = || {
            let (noun, is_general) = sentence.nouns(self.words).into_iter().next()?;
            Some(sentence.phrase(&noun, is_general, self.words).bytes)
        };
        Common {
            time: times.find(|time| line.contains(&time.start)).copied(),
            name: quote.or_else(noun).map(|bytes| (text.passage, bytes)),
        }
    }

    /// Adds the rows of lists of events.
    pub(super) fn listed(
        &self,
        reading: &Reading<'_, '_>,
        texts: &[Text<'_>],
        events: &mut Vec<Event>,
    ) {
        let mut rows: Vec<Row<'_>> = Vec::new();
        let mut is_open = false;
        let mut common = Common::default();
        for text in texts {
            let is_heading = matches!(reading.passages[text.passage].kind, BlockKind::Heading(_));
            for line in &text.lines {
                let row = self.row(text, line).filter(|_| is_open);
                if let Some(mut row) = row {
                    let name = text.scan.text.get(row.name.clone()).unwrap_or("");
                    let first = name.split([',', '–', '-', '(']).next().unwrap_or("");
                    row.at_place = reading.reader.is_place(&fold(first.trim()));
                    rows.push(row);
                    continue;
                }
                let written = text.scan.text.get(line.clone()).unwrap_or("").trim_end();
                // "Incontri di presentazione", a line of its own
                let is_titled = written.split_whitespace().count() <= HEADING_WORDS
                    && written.starts_with(char::is_uppercase)
                    && !written.ends_with(['.', ',', ';', '!', '?'])
                    && self.announces(text, line);
                if is_heading || is_titled || written.ends_with(':') {
                    self.close(&mut rows, &common, events);
                    is_open = self.announces(text, line);
                    common = self.common(text, line);
                }
            }
        }
        self.close(&mut rows, &common, events);
    }

    /// Whether a line says that events follow.
    fn announces(&self, text: &Text<'_>, line: &Range<usize>) -> bool {
        let words = text.scan.word_from(line.start)..text.scan.word_from(line.end);
        let mut each = words.clone();
        let says = each.any(|at| text.scan.phrase_at(at, &self.words.lists).is_some());
        let mut each = words;
        says && !each.any(|at| text.scan.phrase_at(at, &self.words.deadlines).is_some())
    }

    fn row<'t>(&self, text: &'t Text<'t>, line: &Range<usize>) -> Option<Row<'t>> {
        let is_day = |date: &&FoundDate| {
            line.contains(&date.range.start) && date.date.precision == Precision::Date
        };
        let date = text.dates.iter().find(is_day)?;
        let written = text.scan.text;
        let near = date.range.start.saturating_sub(line.start) <= GAP;
        let name = if near || Self::is_behind_place(text, line, date) {
            Self::behind_date(text, line, date)?
        } else {
            let quote = text
                .quotes
                .iter()
                .find(|quote| line.contains(&quote.start))?;
            let between = written.get(quote.end..date.range.start)?;
            let sign = between.trim_start_matches(['”', '»', '"', '*', '_']).trim();
            let near = quote.start.saturating_sub(line.start) <= GAP + 3;
            (near && matches!(sign, "(" | "," | "-" | "–" | "—" | ":")).then(|| quote.clone())?
        };
        let title = written.get(name.clone())?;
        let count = title.split_whitespace().count();
        let first = text.scan.word_from(name.start);
        // “Prima giornata” is a part of what the list is about.
        let is_part = text.scan.phrase_at(first, &self.words.phases).is_some();
        let noun = text.scan.phrase_at(first, &self.words.nouns).is_some();
        let is_title = noun || title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        (is_title && !is_part && (1..=TITLE_WORDS).contains(&count)).then(|| Row {
            text,
            line: line.clone(),
            name,
            date,
            at_place: false,
        })
    }

    /// Whether nothing but where it takes place stands before a date: `Matera, 15 febbraio`.
    fn is_behind_place(text: &Text<'_>, line: &Range<usize>, date: &FoundDate) -> bool {
        let before = text.scan.text.get(line.start..date.range.start);
        let Some(place) = before.and_then(|before| before.trim_end().strip_suffix(',')) else {
            return false;
        };
        let place = place.trim_start_matches([' ', '-', '*', '•', '–', '_']);
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        (1..=PLACE_WORDS).contains(&place.split_whitespace().count())
            && place.starts_with(char::is_uppercase)
            && place.split_whitespace().next_back().is_some_and(capital)
            && !place.contains([',', ':', '.', '(', '"', '“', '«'])
    }

    /// The title behind a date, a time of day and a sign.
    fn behind_date(text: &Text<'_>, line: &Range<usize>, date: &FoundDate) -> Option<Range<usize>> {
        let written = text.scan.text;
        let mut from = date.range.end;
        if let Some(time) = text.times.iter().find(|time| line.contains(&time.start))
            && time.start >= from
            && time.start - from <= 12
        {
            from = time.end;
        }
        let rest = written.get(from..line.end)?;
        let bare = rest.trim_start();
        let open = bare.strip_prefix(['-', '–', '—', ':', '|', '•', ','])?;
        let title = open
            .trim_start()
            .trim_start_matches(['“', '«', '"', '*', '_']);
        let start = line.end - title.len();
        let end = title
            .find(['”', '»', '(', '\n'])
            .or_else(|| title.find(". "))
            .unwrap_or(title.len());
        let length = title[..end]
            .trim_end_matches([' ', '.', '"', '*', '_', ','])
            .len();
        Some(start..start + length)
    }

    /// Makes events of the rows of a list.
    fn close(&self, rows: &mut Vec<Row<'_>>, common: &Common, events: &mut Vec<Event>) {
        let rows = std::mem::take(rows);
        let first = rows.first().map(|row| row.date.date.instant);
        let several = rows.iter().any(|row| Some(row.date.date.instant) != first);
        if rows.len() < ROWS || !several {
            return;
        }
        for row in rows {
            let day = self.dated(row.date, Tense::Open);
            let sentence = row.text.sentence(row.line.clone(), self.words);
            let time = sentence.times().next().or(common.time.as_ref());
            // “sabato 30 aprile – Maniago, via Roma 6”: what it is stands above.
            let (named, name) = match &common.name {
                Some(name) if row.at_place => name.clone(),
                _ => (row.text.passage, row.name),
            };
            let called = Called::named(name);
            let event = Event::on(day, row.text.passage, called, named, LISTED);
            events.push(Event {
                place: self.place(&sentence, Some(row.date)),
                ..event.at(time)
            });
        }
    }
}
