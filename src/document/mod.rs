//! One content file, parsed: front matter as a tree of values, body as blocks
//! with links, everything with its place in the file.

mod body;
mod date;
mod duration;
mod front;
mod header;
mod html;
mod markdown;
mod media;
mod months;
mod template;

pub use body::{Block, BlockKind, Body, Break, Line, Link};
pub use date::{ClockChange, Date, DateError, Precision, parse_date};
pub use duration::{Duration, DurationError, parse_duration};
pub use front::parse_document;
pub use markdown::{parse_markdown, parse_plain};
pub use media::media_type;

use crate::tree::{Map, Source, Span};

/// How the body of a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown (`CommonMark` with tables), with or without front matter.
    Markdown,
    /// Plain text.
    Text,
    /// A file of data alone.
    Data,
}

impl Format {
    /// The format that a file name's ending tells.
    pub fn of(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "yml" | "yaml" | "json" | "toml" => Self::Data,
            "txt" => Self::Text,
            _ => Self::Markdown,
        }
    }
}

/// A parsed file.
#[derive(Debug, Clone)]
pub struct Document {
    /// Name and text of the file, and of the data file beside it.
    pub source: Source,
    /// How its body is written.
    pub format: Format,
    /// Its front matter; empty when it has none.
    pub front: Map,
    /// Bytes of its body.
    pub body: Span,
    /// Whether its front matter could not be read: nobody knows then whether it is a draft.
    pub broken: bool,
}

impl Document {
    /// The body as blocks and links; nothing for a file of data.
    pub fn parse_body(&self) -> Body {
        let (start, end) = (self.body.start as usize, self.body.end as usize);
        let text = self.source.text.get(start..end).unwrap_or("");
        match self.format {
            Format::Markdown => parse_markdown(text, start),
            Format::Text => parse_plain(text, start),
            Format::Data => Body::default(),
        }
    }
}
