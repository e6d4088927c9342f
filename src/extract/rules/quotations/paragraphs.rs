//! The paragraphs of a text, and quotations that go on over several.

use super::marks::{GoesOn, Opening, goes_on};
use crate::document::BlockKind;
use crate::extract::Spanned;
use crate::extract::rules::Reading;
use crate::tree::Span;
use std::ops::Range;

/// Over how many paragraphs a quotation may go on that are opened anew.
const REOPENED: usize = 12;
/// Over how many it may go on without marks.
const UNMARKED: usize = 3;

/// A paragraph, which may be a line of a passage.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// The number of its passage.
    pub(super) passage: usize,
    /// Its bytes of the passage's text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: BlockKind,
}

/// A part of a paragraph: its number, and bytes of it.
pub(super) type Piece = (usize, Range<usize>);

/// The paragraphs of the text itself.
pub(super) fn paragraphs(reading: &Reading<'_, '_>) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for (number, passage) in reading.texts() {
        if passage.kind == BlockKind::Code {
            continue;
        }
        let text = passage.text();
        let mut start = 0;
        let ends = text.match_indices('\n').map(|(at, _)| at);
        for end in ends.chain([text.len()]) {
            if flows_on(&text[start..end], text.get(end + 1..).unwrap_or("")) {
                continue;
            }
            if !text[start..end].trim().is_empty() {
                found.push(Paragraph {
                    passage: number,
                    range: start..end,
                    kind: passage.kind,
                });
            }
            start = end + 1;
        }
    }
    found
}

/// Whether a line ends within a clause, which the next one carries on, or leads to the marks of the
/// next one.
fn flows_on(line: &str, next: &str) -> bool {
    let open = |c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—');
    let (line, next) = (line.trim_end(), next.trim_start());
    let goes_on = line.ends_with(open) && next.starts_with(char::is_lowercase);
    goes_on || line.ends_with(':') && next.starts_with(['«', '“', '„', '"'])
}

/// The parts of a quotation that one paragraph opens and a later one closes, and where the mark
/// that closes it ends in the last one.
pub(super) fn gather(
    reading: &Reading<'_, '_>,
    all: &[Paragraph],
    first: usize,
    opening: Opening,
) -> Option<(Vec<Piece>, usize)> {
    let text = |at: usize| &reading.passages[all[at].passage].text()[all[at].range.clone()];
    let mut pieces = vec![(first, opening.end..text(first).len())];
    let mut unmarked = 0;
    let mut reopened = 0;
    let later = all.iter().enumerate().skip(first + 1).take(REOPENED);
    for (at, paragraph) in later {
        if paragraph.kind != BlockKind::Paragraph {
            return None;
        }
        match goes_on(text(at), opening) {
            GoesOn::Reopened(begin) if unmarked == 0 => {
                reopened += 1;
                pieces.push((at, begin..text(at).len()));
            }
            GoesOn::Closed(begin, end, mark) if (begin > 0) != (unmarked > 0) || reopened == 0 => {
                let mixed = begin > 0 && unmarked > 0;
                pieces.push((at, begin..end));
                return (!mixed).then_some((pieces, mark));
            }
            GoesOn::Unmarked if reopened == 0 && unmarked < UNMARKED => {
                unmarked += 1;
                pieces.push((at, 0..text(at).len()));
            }
            _ => return None,
        }
    }
    None
}

/// A quotation's text, all that stands inside the marks (`“We are proud,” she said` has the comma)
/// without the remains of emphasis around its parts, and its place.
pub(super) fn spanned(
    reading: &Reading<'_, '_>,
    all: &[Paragraph],
    pieces: &[Piece],
) -> Option<Spanned> {
    let mut text = String::new();
    let mut span: Option<Span> = None;
    for (at, range) in pieces {
        let paragraph = &all[*at];
        let passage = &reading.passages[paragraph.passage];
        let start = paragraph.range.start + range.start;
        let part = passage
            .text()
            .get(start..paragraph.range.start + range.end)?;
        let outside = |c: char| c.is_whitespace() || matches!(c, '_' | '*');
        let from = start + part.len() - part.trim_start_matches(outside).len();
        let to = start + part.trim_end_matches(outside).len();
        if from >= to {
            continue;
        }
        let piece = passage.spanned(from..to);
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece.text);
        span = Some(span.map_or(piece.span, |span| Span {
            start: span.start,
            end: piece.span.end,
        }));
    }
    Some(Spanned {
        text: text.into(),
        span: span?,
    })
}
