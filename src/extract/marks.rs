//! Chapters as front matter and files of chapters write them.
//!
//! A list of maps with a start and a title, of lines such as `1:02:03 Title`, of maps from times
//! to titles; or a file beside the content: JSON chapters of Podcasting 2.0, the same in YAML,
//! Podlove Simple Chapters, `WebVTT`, or plain lines with a time and a title each.

mod cues;
mod podlove;
#[cfg(test)]
mod tests;

use super::declared::plain;
use super::{Chapter, Draft, Fields, Key, Reader, Spanned};
use crate::content::{BesideError, read_beside};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::parse_duration;
use crate::record::Rule;
use crate::tree::{Map, Node, Source, Span, Value, parse_json, parse_yaml};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::path::Path;

/// How deep maps of chapters may lie within each other.
const DEPTH: usize = 4;

/// Chapters of front matter in the reading.
struct Marks<'r, 'a> {
    reader: &'r Reader<'a>,
    source: &'r Source,
    chapters: Vec<Chapter>,
    /// A file that is named instead.
    file: Option<(Box<str>, Span)>,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads the chapters of explicit keys; a file that is named is read by [`Self::read_marks`].
    pub(super) fn declare_marks(&self, draft: &mut Draft) {
        let fields = Fields::new(&draft.document.front, draft.slots);
        let Some(value) = fields.get(Key::Chapters) else {
            return;
        };
        let mut marks = Marks {
            reader: self,
            source: &draft.document.source,
            chapters: Vec::new(),
            file: None,
            problems: Vec::new(),
        };
        marks.value(value, 0);
        draft.facts.chapters = marks.chapters;
        draft.facts.chapter_file = marks.file;
        draft.problems.append(&mut marks.problems);
    }

    /// Reads the file of chapters that the front matter names.
    pub(super) fn read_marks(&self, root: &Path, draft: &mut Draft) {
        let Some((name, span)) = draft.facts.chapter_file.take() else {
            return;
        };
        let source = &draft.document.source;
        let report = |message: String, hint: &str| {
            source.problem(Code::ChapterFile, span, message).hint(hint)
        };
        let beside = match read_beside(root, &source.path, &name) {
            Ok(beside) => beside,
            Err(error) => {
                let problem = match error {
                    BesideError::Missing => report(
                        format!("there is no file `{name}`"),
                        "name it relative to this file or to the content folder",
                    ),
                    BesideError::Outside => report(
                        format!("`{name}` lies outside the content folder"),
                        "put the file of chapters beside the episode",
                    ),
                    BesideError::Unreadable(problem) => problem,
                };
                draft.problems.push(problem);
                return;
            }
        };
        let mut problems = Vec::new();
        let mut chapters = self.marks_of(&beside, &mut problems);
        if chapters.is_empty() && problems.is_empty() {
            let hint = "write JSON chapters, WebVTT, Podlove Simple Chapters, or lines such as `0:01:30 Title`";
            problems.push(report(format!("`{name}` has no chapters"), hint));
        }
        for chapter in &mut chapters {
            (chapter.span, chapter.title.span) = (span, span);
        }
        if !chapters.is_empty() {
            draft.facts.chapters = chapters;
        }
        if self.hash
            && draft
                .hashes
                .iter()
                .all(|known| known.0 != beside.path[..].into())
        {
            draft
                .hashes
                .push((beside.path[..].into(), super::sha256(&beside.text)));
        }
        draft.facts.chapter_file = Some((beside.path[..].into(), span));
        draft.problems.append(&mut problems);
    }

    fn marks_of(&self, source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<Chapter> {
        let text = source.text.trim_start_matches('\u{FEFF}');
        let offset = source.text.len() - text.len();
        let mut marks = Marks {
            reader: self,
            source,
            chapters: Vec::new(),
            file: None,
            problems: Vec::new(),
        };
        if text.trim_start().starts_with(['{', '[']) {
            if let Some(value) = parse_json(source, text, offset, problems) {
                marks.value(&value, 0);
            }
        } else if source.path.ends_with(".yml") || source.path.ends_with(".yaml") {
            if let Some(value) = parse_yaml(source, text, offset, problems) {
                marks.value(&value, 0);
            }
        } else if text.trim_start().starts_with('<') {
            marks.podlove(text, offset);
        } else if text.starts_with("WEBVTT") {
            marks.cues(text, offset);
        } else {
            marks.lines(text, Span::default(), Some(offset));
        }
        problems.append(&mut marks.problems);
        marks.chapters
    }
}

/// Files that no pattern takes, and that an episode names, are not passed over.
pub fn forget_used_files(drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
    let files = drafts
        .iter()
        .filter_map(|draft| draft.facts.chapter_file.as_ref());
    let used: FxHashSet<&str> = files.map(|(path, _)| &**path).collect();
    if used.is_empty() {
        return;
    }
    problems.retain(|problem| {
        let place = problem.place.as_ref().map_or("", |place| &*place.path);
        problem.code != Code::FileIgnored || !used.contains(place)
    });
}

impl Marks<'_, '_> {
    fn value(&mut self, value: &Value, depth: usize) {
        match &value.node {
            Node::Null => {}
            Node::Scalar(scalar) => self.text(&scalar.text, value.span),
            Node::List(items) if self.pair(items) => {}
            Node::List(items) if depth < DEPTH => {
                for item in items {
                    self.value(item, depth + 1);
                }
            }
            Node::Map(map) if depth < DEPTH => self.map(map, value, depth),
            Node::List(_) | Node::Map(_) => self.invalid(value.span),
        }
    }

    /// Adds the chapter that a list of a time and a title is: `[90, The moon]`.
    fn pair(&mut self, items: &[Value]) -> bool {
        let [at, title] = items else { return false };
        let start = at
            .text()
            .filter(|text| !text.contains(' '))
            .and_then(seconds);
        let (Some(start), Some(text)) = (start, title.text()) else {
            return false;
        };
        // `["0:00 Beginning", "1:30 The moon"]` are two lines.
        let pair = seconds(text).is_none() && read_row(text).is_none();
        if pair {
            self.add(start, None, text, (title.span, at.span));
        }
        pair
    }

    fn text(&mut self, text: &str, span: Span) {
        let bare = text.trim();
        let is_path = !bare.contains(char::is_whitespace)
            && read_row(bare).is_none()
            && bare.contains(['/', '.'])
            && !bare.starts_with(|c: char| c.is_ascii_digit() && bare.contains(':'));
        if bare.is_empty() {
            return;
        }
        if is_path && bare.contains("://") {
            let message = format!("`{bare}` is on the web, and is not read");
            let problem = self.source.problem(Code::ChapterFile, span, message);
            let hint = "keep a copy of the file beside the episode, and name that";
            self.problems.push(problem.hint(hint));
        } else if is_path {
            self.file = Some((bare.into(), span));
        } else {
            self.lines(text, span, None);
        }
    }

    /// Lines with a time and a title each. A file, whose text begins at an offset, may have
    /// others between them.
    fn lines(&mut self, text: &str, span: Span, offset: Option<usize>) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let here = offset.map(|offset| part(text, line, offset));
            if let Some((start, title)) = read_row(line) {
                self.add(start, None, &line[title], (span, span));
            } else if here.is_none() || is_bad_row(line) {
                self.invalid(here.unwrap_or(span));
            }
        }
    }

    fn map(&mut self, map: &Map, value: &Value, depth: usize) {
        let fields = self.reader.keys.fields(map);
        let title = fields.get(Key::ChapterTitle);
        let text = title.and_then(Value::text);
        if let (Some(at), Some(title), Some(text)) = (fields.get(Key::Start), title, text) {
            match at.text().and_then(seconds) {
                Some(start) => {
                    let end = self.end(&fields, start);
                    self.add(start, end, text, (title.span, at.span));
                }
                None => self.invalid(at.span),
            }
            return;
        }
        if let Some(inner) = fields.get(Key::Chapters) {
            return self.value(inner, depth + 1);
        }
        if let Some(file) = fields
            .get(Key::AudioFile)
            .filter(|_| fields.get(Key::Start).is_none())
        {
            return self.value(file, depth + 1);
        }
        for entry in &map.entries {
            match (seconds(&entry.key), entry.value.text()) {
                (Some(start), Some(title)) if entry.key.contains(':') => {
                    self.add(start, None, title, (entry.value.span, entry.key_span));
                }
                // A chapter without a title (one of JSON that only changes the picture) is none.
                _ if fields.get(Key::Start).is_some() => return,
                _ => return self.invalid(value.span),
            }
        }
    }

    /// When a chapter ends, as far as it says so.
    fn end(&mut self, fields: &Fields<'_>, start: u64) -> Option<u64> {
        let value = fields.get(Key::End)?;
        let end = value.text().and_then(seconds);
        if end.is_none_or(|end| end < start) {
            self.invalid(value.span);
        }
        end
    }

    /// Adds a chapter; `places` are those of its title and of its beginning.
    fn add(&mut self, start: u64, end: Option<u64>, title: &str, places: (Span, Span)) {
        let line = plain(title);
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        self.chapters.push(Chapter {
            start,
            end: end.filter(|end| *end > start),
            title: Spanned {
                text: text.into(),
                span: places.0,
            },
            span: places.1,
            rule: Rule::Written,
        });
    }

    fn invalid(&mut self, span: Span) {
        let written = self.source.slice(span);
        let shown: String = written.chars().take(40).collect();
        let message = format!(
            "`{}` is no chapter",
            shown.lines().next().unwrap_or("").trim()
        );
        let problem = self.source.problem(Code::ChapterInvalid, span, message);
        let hint = "write `{start: 1:30, title: Title}` or `1:30 Title`";
        self.problems.push(problem.hint(hint));
    }
}

/// Where a part of the text of a file stands, whose text begins at an offset.
fn part(text: &str, part: &str, offset: usize) -> Span {
    let start = offset + (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.trim_end().len())
}

/// Whether a line begins with what looks like a time, and is no row that can be read.
pub(super) fn is_bad_row(line: &str) -> bool {
    let text = line.trim_start_matches(|c: char| c.is_whitespace() || "([*•–—·>-".contains(c));
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ':'));
    let (time, rest) = text.split_at(end.unwrap_or(text.len()));
    let colons = time.matches(':').count();
    let sound = time.split(':').all(|part| (1..=2).contains(&part.len()));
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
    (1..=2).contains(&colons) && sound && ends && read_row(line).is_none()
}

/// A time as whole seconds.
fn seconds(text: &str) -> Option<u64> {
    let text = text.trim().replace(',', ".");
    Some(parse_duration(&text).ok()?.millis / 1000)
}

/// A line that begins with a time: the time in seconds, and where its title stands.
///
/// Marks of lists and brackets may stand around the time, a second time (its end) and dashes,
/// colons or bars behind it.
pub(super) fn read_row(text: &str) -> Option<(u64, Range<usize>)> {
    let around = |c: char| c.is_whitespace() || "([{-*•–—·>".contains(c);
    let begin = text.len() - text.trim_start_matches(around).len();
    let (start, length) = clock(&text[begin..])?;
    let mut at = begin + length;
    let rest = &text[at..];
    let dash = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—→>".contains(c));
    if dash.len() < rest.len()
        && let Some((_, length)) = clock(dash)
    {
        at = text.len() - dash.len() + length;
    }
    let behind = |c: char| c.is_whitespace() || ")]}-–—:|·•.=>→".contains(c);
    let rest = text[at..].trim_start_matches(behind);
    let title = rest.trim_end_matches(|c: char| c.is_whitespace() || c == '|');
    let from = text.len() - rest.len();
    let sound = from > at && title.chars().any(char::is_alphanumeric);
    sound.then(|| (start, from..from + title.len()))
}

/// A time of hours, minutes and seconds or of minutes and seconds that a text begins with, as
/// whole seconds, and its length.
pub(super) fn clock(text: &str) -> Option<(u64, usize)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ':'))?;
    let (end, rest) = match text[end..].strip_prefix(['.', ',']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (end + 1 + digits, &rest[digits..])
        }
        _ => (end, &text[end..]),
    };
    let time = text[..end].trim_end_matches(':');
    let parts: Vec<&str> = time.split([':', '.', ',']).collect();
    let two = |part: &&str| part.len() == 2;
    let colons = time.matches(':').count();
    let sound = (1..=2).contains(&colons)
        && (1..=3).contains(&parts[0].len())
        && parts[1..=colons].iter().all(two)
        && !rest.starts_with(char::is_alphanumeric);
    let start = sound.then(|| seconds(time)).flatten()?;
    Some((start, time.len()))
}
