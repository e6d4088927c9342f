use std::fmt;
use std::sync::Arc;

/// How many characters of a line are kept around the offending text.
const EXCERPT: usize = 160;

/// A place in a file, with enough of its text to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the content folder, with `/` between names.
    pub path: Arc<str>,
    /// Line, counted from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column in characters, counted from 1; 0 when the whole file is meant.
    pub column: u32,
    /// First byte of the text meant.
    pub start: u32,
    /// First byte behind it.
    pub end: u32,
    /// The line it stands in, shortened when long.
    pub excerpt: String,
    /// Which bytes of `excerpt` are meant.
    pub mark: (usize, usize),
}

impl Place {
    /// The whole of a file.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
            start: 0,
            end: 0,
            excerpt: String::new(),
            mark: (0, 0),
        }
    }

    /// The bytes `start..end` of the file `path`, whose text is `text`.
    ///
    /// Offsets beyond the text, or inside a character, are moved to the nearest
    /// boundary before them.
    pub fn span(path: impl Into<Arc<str>>, text: &str, start: usize, end: usize) -> Self {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count() + 1;
        let before = text[line_start..start].trim_start_matches('\u{FEFF}');
        let column = before.chars().count() + 1;
        let from = text.ceil_char_boundary(line_start.max(start.saturating_sub(EXCERPT / 2)));
        let to = text
            .floor_char_boundary(line_end.min(start + EXCERPT))
            .max(start);
        let excerpt = text[from..to].trim_end_matches('\r').replace('\t', " ");
        let mark_start = (start - from).min(excerpt.len());
        let mark_end = (end.min(to) - from).clamp(mark_start, excerpt.len());
        Self {
            path: path.into(),
            line: narrow(line),
            column: narrow(column),
            start: narrow(start),
            end: narrow(end),
            mark: (mark_start, mark_end),
            excerpt,
        }
    }

    /// The offending text, as far as it stands in one line.
    pub fn text(&self) -> &str {
        self.excerpt.get(self.mark.0..self.mark.1).unwrap_or("")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}", self.path)
        } else {
            write!(f, "{}:{}:{}", self.path, self.line, self.column)
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
