//! Title, dates and furniture of a text.
//!
//! A text that was copied from a page brings parts of the page with it: its navigation, labels
//! with dates, the reading time, invitations to share. They are told by the words of the
//! lexicon (`chrome`), line by line, and are no part of the text for any other rule, nor of
//! what is published of it.
//!
//! **Dates**: a label and a date on one line or on two (`Pubblicato il 5 maggio 2018`, `Edited
//! on`), the place and date at the beginning of a text (`Roma, 22 maggio 2018 -`), a date that
//! stands alone above the text. **Reading time**: `Read time: 1 minute`. **Title**: the first
//! heading, else a first line that is short and no sentence; a text that begins with a sentence
//! has none. **Subtitle**: a line below the title that is short and no sentence, or in italics.
//!
//! What front matter says counts more: of that, nothing is looked for.

mod dates;
mod furniture;
mod title;
mod words;

pub use words::PageWords;

use crate::document::{BlockKind, Body, Format};
use crate::extract::{Fields, Frame, Key, Reader};
use crate::tree::Source;

/// What is looked for, and with what.
struct Looking<'r> {
    reader: &'r Reader<'r>,
    source: &'r Source,
    format: Format,
    language: &'r str,
    fields: &'r Fields<'r>,
    /// Whether the front matter or the path says when the text was published.
    has_date: bool,
}

/// Reads the frame of a text. Blocks of its body are divided where text and furniture meet, so
/// that a block is either; [`Frame::chrome`] has the numbers of those that are furniture.
pub fn read_frame(
    body: &mut Body,
    reader: &Reader<'_>,
    source: &Source,
    format: Format,
    fields: &Fields<'_>,
    has_date: bool,
) -> Frame {
    let language = fields.get(Key::Language).and_then(crate::tree::Value::text);
    let looking = Looking {
        reader,
        source,
        format,
        language: language.unwrap_or(&reader.config.language),
        fields,
        has_date,
    };
    let mut frame = Frame::default();
    looking.part(body, &mut frame);
    looking.datelines(body, &mut frame);
    looking.head(body, &mut frame);
    frame
}

impl Looking<'_> {
    /// Whether the front matter says something itself.
    fn has(&self, key: Key) -> bool {
        self.fields.get(key).is_some_and(|value| !value.is_null())
    }

    /// Whether a block is text that flows: then the head of the page is over.
    fn is_flowing(text: &str) -> bool {
        const LONG: usize = 30;
        const SENTENCE: usize = 12;
        let words = text.split_whitespace().count();
        let is_sentence = text
            .trim_end()
            .ends_with(['.', '!', '?', '…', '”', '»', '"']);
        words > LONG || (words > SENTENCE && is_sentence)
    }

    /// Blocks that may belong to the page: lists, tables and code do not.
    const fn is_open(kind: BlockKind) -> bool {
        matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_))
    }
}
