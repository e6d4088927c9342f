//! The head of a text: its title and what stands below it.

use super::Looking;
use crate::document::{Block, BlockKind, Body, Break, Format, Line};
use crate::extract::{Frame, Key, Spanned};

/// Words that a title has at least and at most.
const TITLE: std::ops::RangeInclusive<usize> = 2..=25;
/// Words that a subtitle has at most.
const SUBTITLE: usize = 30;

impl Looking<'_> {
    /// Reads title and subtitle.
    pub(super) fn head(&self, body: &mut Body, frame: &mut Frame) {
        let mut from = 0;
        if !self.has(Key::Title) {
            let Some(at) = self.title(body, frame) else {
                return;
            };
            // The title is a block of its own, which the published text leaves out.
            if body.blocks[at].lines.len() > 1
                && !matches!(body.blocks[at].kind, BlockKind::Heading(_))
            {
                behead(body, at);
                for chrome in frame.chrome.iter_mut().filter(|chrome| **chrome > at) {
                    *chrome += 1;
                }
            }
            frame.title = Some(spanned(&body.blocks[at]));
            from = at + 1;
        }
        if !self.has(Key::Subtitle) {
            frame.subtitle = self.subtitle(body, frame, from);
        }
    }

    /// The block that is, or begins with, the title.
    fn title(&self, body: &Body, frame: &Frame) -> Option<usize> {
        let mut open = (0..body.blocks.len()).filter(|at| !frame.chrome.contains(at));
        let first = open.find(|at| !self.is_preface(&body.blocks[*at]))?;
        let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
        if self.format == Format::Markdown {
            let before_text = std::iter::once(first)
                .chain(open.clone())
                .take_while(|at| {
                    is_heading(&body.blocks[*at]) || !Self::is_flowing(&body.blocks[*at].text())
                })
                .find(|at| is_heading(&body.blocks[*at]));
            let top = body
                .blocks
                .iter()
                .position(|block| block.kind == BlockKind::Heading(1));
            if let Some(at) = before_text.or(top) {
                return Some(at);
            }
        }
        let block = &body.blocks[first];
        let line = block.lines.first()?;
        if block.kind != BlockKind::Paragraph || !Self::is_title(line) {
            return None;
        }
        let words = |text: &str| text.split_whitespace().count();
        let mut below = open.map(|at| body.blocks[at].text());
        // Below a title without an empty line each line of the text is a paragraph, or there
        // are author and date.
        let goes_on = block.lines.get(1).is_none_or(|next| {
            line.end == Break::Hard && words(&next.text) > words(&line.text).max(20)
        });
        let is_head = block.lines[1..].iter().all(|line| {
            let lines = vec![line.clone()];
            self.is_preface(&Block {
                kind: block.kind,
                lines,
            })
        });
        let flows = |text: String| Self::is_flowing(&text);
        let has_text = block.lines.len() > 1 && !is_head || below.any(flows);
        ((goes_on || is_head || self.announces(block)) && has_text).then_some(first)
    }

    /// Whether a block is the head of an announcement: short lines, one of them with several days.
    fn announces(&self, block: &Block) -> bool {
        const LINES: usize = 5;
        let calendar = &self.reader.words.calendar;
        let several = |line: &Line| {
            let days = crate::extract::find_dates(&line.text, calendar, None);
            days.iter().any(|day| day.until.is_some())
        };
        block.lines.len() <= LINES
            && block.lines[1..].iter().any(several)
            && !block
                .lines
                .iter()
                .any(|line| Self::is_flowing(&line.text) || line.text.trim_end().ends_with('.'))
    }

    /// Whether a block stands before a title: the kind of text, a place and date, an author.
    fn is_preface(&self, block: &Block) -> bool {
        let words = &self.reader.words;
        let text = block.text();
        let is_date = block.lines.len() == 1
            && (self.date_alone(&block.lines[0]).is_some() || self.is_dateline(&block.lines[0]));
        words.page.is_kind(&text)
            || words.page.is_photo_credit(&text)
            || is_date
            || self.is_byline(&text)
    }

    fn is_dateline(&self, line: &Line) -> bool {
        const SHORT: usize = 8;
        let dates = crate::extract::find_dates(&line.text, &self.reader.words.calendar, None);
        let is_short = line.text.split_whitespace().count() <= SHORT;
        is_short
            && dates
                .last()
                .is_some_and(|date| line.text[date.range.end..].trim().is_empty())
    }

    /// `di Ada Rossi`, `By Ada Rossi`.
    fn is_byline(&self, text: &str) -> bool {
        const SHORT: usize = 7;
        let mut parts = text.split_whitespace();
        let first = parts.next().map(crate::extract::fold).unwrap_or_default();
        let names = parts
            .clone()
            .filter(|word| word.starts_with(char::is_uppercase))
            .count();
        self.reader.words.by.contains(&first)
            && (1..SHORT).contains(&parts.count())
            && names > 0
            && !text.ends_with(['.', ':'])
    }

    /// Whether a line looks like a title: short, no sentence, no address or value.
    fn is_title(line: &Line) -> bool {
        const LONGEST: usize = 180;
        let text = line.text.trim();
        let count = text.split_whitespace().count();
        let begins = text.trim_start_matches(['"', '“', '«', '\'', '‘', '#', '¿', '¡']);
        let starts = begins.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let ends = text.ends_with(['.', ',', ':', ';', '-', '–']);
        let foreign = text.contains('@') || text.contains("://") || text.contains("www.");
        TITLE.contains(&count)
            && text.len() <= LONGEST
            && starts
            && (!ends || is_abbreviated(text))
            && !foreign
            && !text.contains(". ")
            && text.chars().filter(|c| c.is_alphabetic()).count() > text.len() / 3
    }

    /// What stands below the title, at `from` or behind furniture there.
    fn subtitle(&self, body: &Body, frame: &Frame, from: usize) -> Option<Spanned> {
        let mut below = (from..body.blocks.len()).filter(|at| !frame.chrome.contains(at));
        let at = below.find(|at| !self.is_preface(&body.blocks[*at]))?;
        let block = &body.blocks[at];
        let text = block.text();
        let words = text.split_whitespace().count();
        let next = below.next().map(|at| body.blocks[at].text());
        let has_text = next.is_some_and(|next| next.split_whitespace().count() > words)
            || body.blocks[at + 1..]
                .iter()
                .any(|block| Self::is_flowing(&block.text()));
        if words > SUBTITLE || !has_text || block.lines.iter().any(|line| !line.links.is_empty()) {
            return None;
        }
        let is_one = match block.kind {
            BlockKind::Heading(level) => {
                self.has(Key::Title) && is_above(body, at, level) && words >= 4
            }
            BlockKind::Paragraph => {
                let is_line =
                    block.lines.len() == 1 && Self::is_title(&block.lines[0]) && words >= 4;
                let below_title = !self.has(Key::Title) && self.format == Format::Text;
                (self.is_emphasised(block) && is_phrase(&text)) || (is_line && below_title)
            }
            _ => false,
        };
        // A line that is mostly a date says when something is.
        let dates = crate::extract::find_dates(&text, &self.reader.words.calendar, None);
        let is_one = is_one
            && !dates
                .iter()
                .any(|date| date.range.len() * 5 > text.len() * 2);
        let is_title = frame
            .title
            .as_ref()
            .is_some_and(|title| *title.text == *text);
        (is_one && !is_title).then(|| spanned(block))
    }

    /// Whether a block is in italics or bold from its first to its last letter.
    fn is_emphasised(&self, block: &Block) -> bool {
        let span = block.span();
        let (start, end) = (span.start as usize, span.end as usize);
        let text = &self.source.text;
        let parts = (text.get(..start), text.get(start..end), text.get(end..));
        let (Some(before), Some(inner), Some(behind)) = parts else {
            return false;
        };
        ['_', '*'].iter().any(|mark| {
            before.ends_with(*mark) && behind.starts_with(*mark) && !inner.contains(*mark)
        })
    }
}

/// Whether a text is one phrase: no sentence with its full stop, nor several.
fn is_phrase(text: &str) -> bool {
    let text = text.trim();
    let starts = text
        .trim_start_matches(['"', '“', '«'])
        .starts_with(char::is_uppercase);
    starts
        && !text.ends_with(['.', ':', ','])
        && !text.contains(". ")
        && text.split_whitespace().count() >= 3
}

/// Whether a line ends in the dot of an abbreviation such as `S.p.A.`
fn is_abbreviated(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    last.matches('.').count() > 1
}

/// Whether a heading stands above all others, and so is about the whole text.
fn is_above(body: &Body, at: usize, level: u8) -> bool {
    let others = body
        .blocks
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at);
    let mut levels = others.filter_map(|(_, block)| match block.kind {
        BlockKind::Heading(other) => Some(other),
        _ => None,
    });
    let first = levels.next();
    first.is_some_and(|first| first > level) && levels.all(|other| other > level)
}

/// Parts the first line of a block from the others.
fn behead(body: &mut Body, at: usize) {
    let block = &mut body.blocks[at];
    let rest = block.lines.split_off(1);
    if let Some(line) = block.lines.last_mut() {
        line.end = Break::Block;
    }
    let kind = block.kind;
    body.blocks.insert(at + 1, Block { kind, lines: rest });
}

fn spanned(block: &Block) -> Spanned {
    let text = block
        .text()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Spanned {
        text: text.into(),
        span: block.span(),
    }
}
