//! Chapters in the body of an episode: lines that begin with a time.
//!
//! `0:00 - Title`, `(00:01:02) Title`, `[00:00](#t=0) Title`, `00:00:00.000 Title`, as lines of
//! a paragraph (with or without `<br>`), items of a list or rows of a table. At least two such
//! lines stand together, the second no earlier than the first. Times of day are no chapters: a
//! list that does not begin at zero, whose times are all multiples of five minutes or seconds,
//! counts only under a heading for chapters or with links to the times.

use super::Reading;
use crate::diagnostic::Code;
use crate::document::{BlockKind, parse_duration};
use crate::extract::marks::{clock, is_bad_row, read_row};
use crate::extract::prose::Part;
use crate::extract::{Chapter, Key, fold};
use crate::record::Rule;
use crate::tree::Value;
use std::ops::Range;

/// A line of the body.
struct Row {
    /// Its passage.
    passage: usize,
    /// Its bytes in the passage's text.
    range: Range<usize>,
    /// The time it begins with, and where the title stands in which passage.
    mark: Option<(u64, usize, Range<usize>)>,
    /// Whether it begins with what looks like a time and cannot be read.
    bad: bool,
    /// Whether it is a heading for chapters.
    heading: bool,
}

/// Reads the chapters of a body, and marks the passages that hold nothing else.
pub fn read(reading: &mut Reading<'_, '_>) {
    let rows = rows(reading);
    let lists = lists(&rows, reading);
    if lists.is_empty() {
        return;
    }
    let chosen = |at: usize| lists.iter().any(|list| list.contains(&at));
    let declared = !reading.facts.chapters.is_empty();
    let marked = lists.iter().flat_map(|list| &rows[list.clone()]);
    for row in marked.filter(|_| !declared) {
        let span = reading.passages[row.passage].place(row.range.clone());
        let Some((start, passage, title)) = &row.mark else {
            let written = &reading.passages[row.passage].text()[row.range.clone()];
            let message = format!("`{}` is no chapter", written.trim());
            let problem = reading.source.problem(Code::ChapterInvalid, span, message);
            let hint = "write `1:30 Title`, with less than 60 seconds and minutes";
            reading.problems.push(problem.hint(hint));
            continue;
        };
        let chapter = Chapter {
            start: *start,
            end: None,
            title: reading.passages[*passage].spanned(title.clone()),
            span,
            rule: Rule::Chapter,
        };
        reading.facts.chapters.push(chapter);
    }
    let wholly = |passage: usize| {
        let mut own = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.passage == passage)
            .peekable();
        own.peek().is_some() && own.all(|(at, row)| chosen(at) || row.heading)
    };
    let first = lists
        .iter()
        .map(|list| rows[list.start].passage)
        .min()
        .unwrap_or_default();
    let last = lists
        .iter()
        .map(|list| rows[list.end - 1].passage)
        .max()
        .unwrap_or_default();
    for passage in first.saturating_sub(1)..=(last + 1).min(reading.passages.len() - 1) {
        if wholly(passage)
            || (first..=last).contains(&passage)
                && reading.passages[passage].kind == BlockKind::Cell
        {
            reading.passages[passage].part = Part::Chapters;
        }
    }
}

/// All lines of the body. A cell that is a time alone takes the next cell for its title.
fn rows(reading: &Reading<'_, '_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut titled = false;
    for (passage, block) in reading.body.blocks.iter().enumerate() {
        if std::mem::take(&mut titled) {
            continue;
        }
        let Some(text) = reading
            .passages
            .get(passage)
            .map(super::super::Passage::text)
        else {
            break;
        };
        if block.kind == BlockKind::Cell
            && let Some(next) = reading.passages.get(passage + 1)
            && next.kind == BlockKind::Cell
            && let Some(start) = lone_time(text)
        {
            titled = next.text().chars().any(char::is_alphanumeric);
            let title = (start, passage + 1, 0..next.text().len());
            rows.push(Row {
                passage,
                range: 0..text.len(),
                mark: titled.then_some(title),
                bad: false,
                heading: false,
            });
            continue;
        }
        let mut at = 0;
        for line in &block.lines {
            at += usize::from(at > 0);
            let range = at..at + line.text.len();
            at = range.end;
            let Some(text) = text.get(range.clone()) else {
                break;
            };
            let mark = read_row(text);
            let is_code = matches!(block.kind, BlockKind::Code);
            let mark = mark.filter(|_| !is_code);
            let bad = !is_code && is_bad_row(text);
            let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
            rows.push(Row {
                passage,
                bad,
                mark: mark.map(|(start, title)| {
                    let title = title.start + range.start..title.end + range.start;
                    (start, passage, title)
                }),
                heading: bare.len() < 64
                    && reading.reader.words.chapter_headings.contains(&fold(bare)),
                range,
            });
        }
    }
    rows
}

fn lone_time(text: &str) -> Option<u64> {
    let bare = text.trim_matches(|c: char| !c.is_ascii_digit());
    let padded = format!("{bare} ");
    clock(&padded)
        .filter(|(_, length)| *length == bare.len())
        .map(|(start, _)| start)
}

/// The runs of lines that are chapters; a later run goes on where the one before it ends.
fn lists(rows: &[Row], reading: &Reading<'_, '_>) -> Vec<Range<usize>> {
    let mut lists: Vec<Range<usize>> = Vec::new();
    let starts = |list: Range<usize>| {
        let marks = rows[list].iter().filter_map(|row| row.mark.as_ref());
        marks.map(|mark| mark.0).collect::<Vec<u64>>()
    };
    // A paragraph behind a table or a list is no part of it.
    let kind = |at: usize| reading.passages[rows[at].passage].kind;
    let mut at = 0;
    while at < rows.len() {
        // A line with a time that cannot be read stands among chapters, and is none.
        let timed = |at: usize| rows[at].mark.is_some() || rows[at].bad;
        let other = |next: &usize| !timed(*next) || kind(*next) != kind(at);
        let end = (at..rows.len()).find(other).unwrap_or(rows.len());
        let own = starts(at..end);
        let rising = own.len() >= 2 && own[0] <= own[1];
        let goes_on = lists
            .last()
            .is_none_or(|last| starts(last.clone()).last() <= own.first());
        if rising && goes_on && believable(rows, at..end, reading) {
            lists.push(at..end);
        }
        at = end.max(at + 1);
    }
    lists
}

/// Whether times are those of an audio file and not of a day.
fn believable(rows: &[Row], list: Range<usize>, reading: &Reading<'_, '_>) -> bool {
    let starts: Vec<u64> = rows[list.clone()]
        .iter()
        .filter_map(|row| row.mark.as_ref().map(|mark| mark.0))
        .collect();
    let (first, earliest) = (starts[0], starts.iter().copied().min().unwrap_or_default());
    if length(reading).is_some_and(|length| earliest >= length) {
        return false;
    }
    let headed = list.start > 0 && rows[list.start - 1].heading;
    let linked = rows[list].iter().any(|row| {
        let links = &reading.passages[row.passage].line.links;
        let mut here = links
            .iter()
            .filter(|link| row.range.contains(&link.range.start));
        here.any(|link| {
            link.target.contains("#t=")
                || link.target.contains("?t=")
                || link.target.contains("&t=")
        })
    });
    first == 0 || headed || linked || starts.iter().any(|start| start % 5 != 0)
}

/// How long the audio is, as far as the front matter tells.
fn length(reading: &Reading<'_, '_>) -> Option<u64> {
    let inner = reading
        .fields
        .items(Key::Audio)
        .first()
        .and_then(Value::map);
    let inner = inner.and_then(|map| reading.reader.keys.fields(map).get(Key::Duration));
    let value = inner.or_else(|| reading.fields.get(Key::Duration))?;
    Some(parse_duration(value.text()?).ok()?.seconds()).filter(|length| *length > 0)
}
