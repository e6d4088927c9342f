use crate::tree::Span;
use std::ops::Range;

/// A body: its blocks in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Paragraphs, headings, items and so on.
    pub blocks: Vec<Block>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its lines; white space within a line is single.
    pub lines: Vec<Line>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Code, fenced or indented.
    Code,
}

/// A line of a block, as far as `<br>`, a hard break or the line's end in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its text without any markup.
    pub text: String,
    /// Its links.
    pub links: Vec<Link>,
    /// Bytes of its text that are in bold.
    pub strong: Vec<Range<usize>>,
    /// Where it stands in the file, markup included.
    pub span: Span,
    /// How it ends.
    pub end: Break,
    /// Beginnings of pieces of the text and where they stand in the file.
    pieces: Vec<(u32, u32)>,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Break {
    /// The file's line ends and the text flows on.
    Soft,
    /// The author broke the line.
    Hard,
    /// The block ends.
    #[default]
    Block,
}

/// A link within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the line's text that are linked.
    pub range: Range<usize>,
    /// The address as written.
    pub target: String,
    /// Where the link stands in the file.
    pub span: Span,
}

impl Line {
    /// Adds a piece of text that stands at `offset` of the file.
    pub(super) fn push(&mut self, text: &str, offset: usize) {
        let at = Span::new(self.text.len(), offset);
        self.pieces.push((at.start, at.end));
        self.text.push_str(text);
        self.cover(offset, offset + text.len());
    }

    /// Widens the span of the line in the file.
    pub(super) fn cover(&mut self, start: usize, end: usize) {
        let span = Span::new(start, end);
        if self.span == Span::default() {
            self.span = span;
        }
        self.span.start = self.span.start.min(span.start);
        self.span.end = self.span.end.max(span.end);
    }

    /// Where bytes of the line's text stand in the file.
    pub fn place(&self, range: Range<usize>) -> Span {
        let locate = |at: usize, before: bool| {
            let index = self.pieces.partition_point(|(text, _)| {
                if before {
                    (*text as usize) < at
                } else {
                    *text as usize <= at
                }
            });
            let (text, file) = self
                .pieces
                .get(index.saturating_sub(1))
                .copied()
                .unwrap_or_default();
            file as usize + at.saturating_sub(text as usize)
        };
        Span::new(locate(range.start, false), locate(range.end, true))
    }
}

impl Line {
    /// Takes bytes out of the text.
    pub(super) fn cut(&mut self, range: Range<usize>) {
        let behind = self.place(range.end..range.end).start;
        let gone = range.len();
        let moved = |at: usize| {
            if at <= range.start {
                at
            } else {
                at.saturating_sub(gone).max(range.start)
            }
        };
        let (start, end) = (
            Span::new(range.start, range.end).start,
            Span::new(range.start, range.end).end,
        );
        self.pieces.retain(|(text, _)| *text < start || *text > end);
        for (text, _) in &mut self.pieces {
            if *text > end {
                *text -= end - start;
            }
        }
        let next = self.pieces.partition_point(|(text, _)| *text < start);
        self.pieces.insert(next, (start, behind));
        for link in &mut self.links {
            link.range = moved(link.range.start)..moved(link.range.end);
        }
        for strong in &mut self.strong {
            *strong = moved(strong.start)..moved(strong.end);
        }
        self.text.replace_range(range, "");
    }

    /// Adds a line behind this one, a separator between them, with its links and places.
    fn append(&mut self, separator: char, other: &Self) {
        if !self.text.is_empty() {
            self.text.push(separator);
        }
        let shift = self.text.len();
        let pieces = other.pieces.iter();
        self.pieces
            .extend(pieces.map(|(text, file)| (text + Span::new(shift, 0).start, *file)));
        self.text.push_str(&other.text);
        for link in &other.links {
            let range = link.range.start + shift..link.range.end + shift;
            self.links.push(Link {
                range,
                ..link.clone()
            });
        }
        let strong = other.strong.iter();
        self.strong
            .extend(strong.map(|range| range.start + shift..range.end + shift));
        self.cover(other.span.start as usize, other.span.end as usize);
    }
}

/// How long a line is, in characters, when it may have been broken only to fit a page.
const FULL_LINE: std::ops::RangeInclusive<usize> = 60..=160;

impl Block {
    /// The block as one line of flowing text: soft line ends become spaces, hard ones line
    /// ends. A full line that ends within a sentence was broken to fit a page; with `wrapped`
    /// its end becomes a space too. Lines of an address or of contacts end where their author
    /// ended them, soft or not.
    pub fn joined(&self, wrapped: bool) -> Line {
        let mut joined = Line::default();
        let mut separator = ' ';
        let lengths = self
            .lines
            .iter()
            .map(|line| line.text.trim().chars().count());
        let widest = lengths.max().unwrap_or(0);
        // A title and what stands below it are no sentence that goes on.
        let last = self.lines.last().map_or("", |line| line.text.trim_end());
        let prose = last.ends_with(['.', '!', '?', '…', '”', '»', '"', ')', ':', ';'])
            || self.lines.len() > 3;
        let block = self.is_address();
        // "NAME – title", one to a line: nothing is broken there.
        let wrapped = wrapped && !self.is_rows();
        for (at, line) in self.lines.iter().enumerate() {
            joined.append(separator, line);
            let text = line.text.trim_end();
            let length = text.chars().count();
            let next = self.lines.get(at + 1).map_or("", |next| next.text.trim());
            let word = next.split_whitespace().next().unwrap_or("");
            let address = word.contains('@') || word.starts_with("www.") || word.contains("://");
            let goes_on = next.starts_with(char::is_lowercase) && !address && !block;
            // Whoever wraps lines breaks one where the next word has no room.
            let room = length + 1 + word.chars().count() <= widest;
            let within = !text.ends_with(['.', ':', ';', '!', '?', '”', '»', '"']);
            let full =
                wrapped && within && FULL_LINE.contains(&length) && (goes_on || prose && !room);
            let short = block && within && !text.ends_with(',') && !goes_on;
            separator = match line.end {
                Break::Hard if !full => '\n',
                Break::Soft if short => '\n',
                _ => ' ',
            };
        }
        joined
    }

    /// Whether the lines are rows of a list, nearly each with a dash between its two parts.
    fn is_rows(&self) -> bool {
        const ROWS: usize = 4;
        let dashed = |line: &&Line| {
            [" – ", " — ", " - "]
                .iter()
                .any(|dash| line.text.contains(dash))
        };
        let rows = self.lines.iter().filter(dashed).count();
        self.lines.len() >= ROWS && rows * 5 >= self.lines.len() * 4
    }

    /// Whether the lines are those of an address, of contacts or of a notice, and no prose: short,
    /// each with a capital, a digit or an address first, no sentence that ends within, and a
    /// number or an address among them.
    fn is_address(&self) -> bool {
        const DIGITS: usize = 4;
        let lines = || self.lines.iter().map(|line| line.text.trim());
        let addressed = |word: &str| word.contains('@') || word.contains("://");
        let begins = lines().all(|line| {
            let word = line.split_whitespace().next().unwrap_or("");
            let number = line.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
            !line.starts_with(char::is_lowercase) || addressed(word) || number
        });
        let whole = |line: &str| {
            let within = line.match_indices(". ").any(|(at, _)| {
                let word = line[..at].rsplit(' ').next().unwrap_or("");
                let behind = line[at + 2..].starts_with(char::is_uppercase);
                word.chars().count() > 4 && behind
            });
            !within && !line.ends_with(['.', '!', '?', ','])
        };
        // "Camera di" ends no line of an address.
        let closed = |line: &str| {
            let last = line.rsplit(' ').next().unwrap_or("");
            last.chars().count() > 4 || !last.starts_with(char::is_lowercase)
        };
        let count = self.lines.len();
        let short = lines().all(|line| {
            line.chars().count() < *FULL_LINE.start() || line.split_whitespace().any(addressed)
        });
        let told = lines().any(|line| {
            let digits = line.bytes().filter(u8::is_ascii_digit).count();
            digits >= DIGITS || line.split_whitespace().any(addressed)
        });
        count > 1
            && begins
            && short
            && told
            && lines()
                .take(count - 1)
                .all(|line| whole(line) && closed(line))
            && lines()
                .next_back()
                .is_some_and(|line| !line.ends_with('.') || line.contains('@'))
    }

    /// The text of the block: soft line ends become spaces, hard ones line ends.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line.text.trim());
            match line.end {
                Break::Soft => text.push(' '),
                Break::Hard => text.push('\n'),
                Break::Block => {}
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// Where the block stands in the file.
    pub fn span(&self) -> Span {
        let first = self.lines.first().map_or(0, |line| line.span.start);
        let last = self
            .lines
            .iter()
            .map(|line| line.span.end)
            .max()
            .unwrap_or(first);
        Span {
            start: first,
            end: last,
        }
    }
}

impl Body {
    /// The whole text, blocks parted by an empty line.
    pub fn text(&self) -> String {
        let texts: Vec<String> = self
            .blocks
            .iter()
            .map(Block::text)
            .filter(|text| !text.is_empty())
            .collect();
        texts.join("\n\n")
    }

    /// All lines with the block they belong to.
    pub fn lines(&self) -> impl Iterator<Item = (&Block, &Line)> {
        self.blocks
            .iter()
            .flat_map(|block| block.lines.iter().map(move |line| (block, line)))
    }
}
