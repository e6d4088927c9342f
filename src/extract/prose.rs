//! A body as rules read it: passages of flowing text, sentences, words.

use crate::document::{Block, BlockKind, Body, Format, Line};
use crate::extract::{Spanned, Words};
use crate::tree::Span;
use std::ops::Range;

/// What a passage belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The text itself.
    Text,
    /// A block of credits, its heading included.
    Credits,
    /// A block of contacts, its heading included.
    Contacts,
    /// A list of chapters.
    Chapters,
    /// What belongs to the page and not to the text.
    Chrome,
}

/// A block of the body as one flowing line.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its text with links and places; `\n` where the author broke a line.
    pub line: Line,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// What it belongs to.
    pub part: Part,
    /// Where the lines of the file end in it, in bytes of the text.
    pub ends: Vec<usize>,
}

impl Passage {
    /// Its text.
    pub fn text(&self) -> &str {
        &self.line.text
    }

    /// A part of its text with its place, white space and line ends made single spaces.
    pub fn spanned(&self, range: Range<usize>) -> Spanned {
        let text = &self.line.text[range.clone()];
        let text = if text.contains('\n') || text.contains("  ") {
            text.split_whitespace().collect::<Vec<_>>().join(" ").into()
        } else {
            text.into()
        };
        Spanned {
            text,
            span: self.place(range),
        }
    }

    /// Where a part of its text stands in the file.
    pub fn place(&self, range: Range<usize>) -> Span {
        self.line.place(range)
    }

    /// The link that covers a byte of the text.
    pub fn link_at(&self, at: usize) -> Option<&crate::document::Link> {
        self.line.links.iter().find(|link| link.range.contains(&at))
    }
}

/// The passages of a body: credit and contact blocks are told by their headings.
pub fn passages(body: &Body, format: Format, words: &Words) -> Vec<Passage> {
    let mut passages = Vec::with_capacity(body.blocks.len());
    let mut part = Part::Text;
    for block in &body.blocks {
        let heading = block
            .lines
            .first()
            .and_then(|line| words.heading_of(&line.text));
        part = match heading {
            Some(part) => part,
            None if matches!(block.kind, BlockKind::Heading(_)) => Part::Text,
            None if part == Part::Contacts && ends_contacts(block) => Part::Text,
            None => part,
        };
        passages.push(Passage {
            line: block.joined(format == Format::Text),
            kind: block.kind,
            part,
            ends: ends(block),
        });
    }
    passages
}

/// Whether a block is none of contacts: a line like a heading, or text that flows.
fn ends_contacts(block: &Block) -> bool {
    const HEADING: usize = 6;
    const SENTENCE: usize = 20;
    let text = block.text();
    let text = text.trim();
    let words = text.split_whitespace().count();
    let tells = text.contains(['@', ':', '/', '+']) || text.contains(|c: char| c.is_ascii_digit());
    let linked = block.lines.iter().any(|line| !line.links.is_empty());
    let heading = block.lines.len() == 1
        && (2..=HEADING).contains(&words)
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';']);
    let flows = words >= SENTENCE && text.ends_with(['.', '!', '?', '”', '»']);
    let paragraph = block.kind == BlockKind::Paragraph;
    paragraph && !linked && (!tells && (heading || flows) || is_list(block))
}

/// Whether a block is a list with hardly any line that tells how to reach somebody: the speakers of an
/// evening.
fn is_list(block: &Block) -> bool {
    const LINES: usize = 4;
    const DIGITS: usize = 5;
    let tells = |line: &&Line| {
        let digits = line.text.bytes().filter(u8::is_ascii_digit).count();
        digits >= DIGITS || line.text.contains(['@', ':', '+']) || line.text.contains("www.")
    };
    let telling = block.lines.iter().filter(tells).count();
    block.lines.len() >= LINES && telling * 4 < block.lines.len()
}

/// Where the lines of a block end in its flowing text.
fn ends(block: &Block) -> Vec<usize> {
    let mut end = 0;
    let lines = block.lines.iter().map(|line| {
        // One sign parts a line from those before it.
        end += usize::from(end > 0) + line.text.len();
        end
    });
    lines.collect()
}

/// The last bytes of a text before one of its bytes, from the beginning of a character on: what stands
/// further away is of no account, and long texts ask often.
pub fn just_before(text: &str, at: usize, bytes: usize) -> &str {
    let mut from = at.saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or("")
}

/// A word of a text: letters, digits, and the apostrophes, hyphens and dots within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its bytes begin here.
    pub start: usize,
    /// The word as written.
    pub text: &'t str,
}

impl Word<'_> {
    /// The first byte behind it.
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text. An elided article or preposition (`l’`, `dell'`) is a word of its own;
/// a hyphen, dot or ampersand within a word belongs to it (`s.r.l`, `co-founder`, `R&D`), and so
/// does an apostrophe that stands for an accent at its end (`Universita' di Padova`).
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut opened = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '\'' | '’' | '‘') {
            let next = chars.peek().map(|(_, next)| *next);
            let starts = start.is_none() && next.is_some_and(char::is_alphanumeric);
            let ends = start.is_some() && !next.is_some_and(char::is_alphanumeric);
            if let Some(from) = start.filter(|_| ends && !opened)
                && is_accented(&text[from..at])
            {
                found.push(Word {
                    start: from,
                    text: &text[from..at + c.len_utf8()],
                });
                start = None;
                continue;
            }
            opened = starts || opened && !ends;
        }
        let next = chars.peek().map(|(_, next)| *next);
        let inner = start.is_some() && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || (inner && matches!(c, '-' | '.' | '&' | '_' | '+')) {
            start.get_or_insert(at);
        } else if let Some(from) = start {
            let apostrophe =
                matches!(c, '\'' | '’') && inner && !is_possessive(&text[at + c.len_utf8()..]);
            let end = if apostrophe { at + c.len_utf8() } else { at };
            found.push(Word {
                start: from,
                text: &text[from..end],
            });
            start = None;
        }
    }
    if let Some(from) = start {
        found.push(Word {
            start: from,
            text: &text[from..],
        });
    }
    found.retain(|word| !is_possessive_s(text, word));
    found
}

/// Whether an apostrophe behind a word may stand for the accent of its last vowel, as typewriters
/// have it: a word of some letters without any accent.
fn is_accented(word: &str) -> bool {
    const LETTERS: usize = 3;
    word.len() >= LETTERS
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && word.ends_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'])
}

/// Whether what follows an apostrophe is the English possessive ending and nothing more.
fn is_possessive(rest: &str) -> bool {
    rest.strip_prefix(['s', 'S'])
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a word is the `s` of a possessive, which is no word.
fn is_possessive_s(text: &str, word: &Word<'_>) -> bool {
    matches!(word.text, "s" | "S") && text[..word.start].ends_with(['\'', '’'])
}

/// The sentences of a text, by their bytes. A dot ends none behind an abbreviation, an initial
/// or a number, nor within a word; a line end that the author made ends one.
pub fn sentences(text: &str, abbreviations: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let ends = match c {
            '\n' | '!' | '?' | '…' => true,
            '.' => ends_sentence(&text[start..at], &text[end..], abbreviations),
            _ => false,
        };
        if !ends {
            continue;
        }
        // Closing marks belong to the sentence that they close.
        while let Some((next, c)) = chars.peek().copied() {
            if !matches!(c, '.' | '!' | '?' | '”' | '»' | '"' | ')' | '’' | '_' | '*') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        push(&mut found, text, start..end);
        start = end;
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let from = range.start + part.len() - part.trim_start().len();
    let to = range.end - (part.len() - part.trim_end().len());
    if from < to {
        found.push(from..to);
    }
}

fn ends_sentence(before: &str, behind: &str, words: &Words) -> bool {
    let rest = behind.trim_start_matches(['”', '»', '"', ')', '’', '_', '*']);
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '«' | '"'))
        .next()
        .unwrap_or("");
    let letters = word.chars().count();
    let initial = letters == 1 && word.chars().all(char::is_uppercase);
    let next = rest.trim_start().chars().next();
    let goes_on = next.is_some_and(char::is_lowercase);
    !(initial || goes_on || words.is_abbreviation(word))
}
