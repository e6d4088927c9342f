use super::html::{Piece, is_markup, pieces, resolved};
use super::{Block, BlockKind, Body, Break, Line, Link};
use crate::tree::Span;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown (`CommonMark`, tables and strike-through) that begins at the
/// byte `offset` of its file. Of raw HTML the text and the links
/// are kept; `<br>` ends a line.
pub fn parse_markdown(text: &str, offset: usize) -> Body {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader {
        offset,
        ..Reader::default()
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range, text);
    }
    reader.end_block();
    Body {
        blocks: reader.blocks,
    }
}

/// Reads plain text that begins at the byte `offset` of its file: empty lines part
/// paragraphs, every line end is kept.
pub fn parse_plain(text: &str, offset: usize) -> Body {
    let mut reader = Reader {
        offset,
        ..Reader::default()
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.is_empty() {
            reader.end_block();
        } else {
            let start = at + line.len() - line.trim_start().len();
            reader.line.push(bare, offset + start);
            reader.end_line(Break::Hard);
        }
        at += line.len();
    }
    reader.end_block();
    Body {
        blocks: reader.blocks,
    }
}

#[derive(Default)]
struct Reader {
    offset: usize,
    blocks: Vec<Block>,
    kind: Option<BlockKind>,
    lines: Vec<Line>,
    line: Line,
    /// Links that are open: where their text begins, their address, their bytes.
    links: Vec<(usize, String, Range<usize>)>,
    after_link: bool,
    /// Bytes of the line's text that are code.
    code: Vec<Range<usize>>,
    /// Bytes of a block of HTML, as far as it was given.
    raw: Option<Range<usize>>,
    /// Whether HTML was met before.
    within_html: bool,
    /// Where bold text begins, when within it.
    strong: Option<usize>,
    /// Within kramdown's `{:target="_blank"}` behind a link, which is no text.
    attributes: bool,
    /// How many images this is within: what stands for an image is no text of its own.
    images: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, source: &str) {
        let after_link = std::mem::take(&mut self.after_link);
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            _ => {}
        }
        if self.images > 0 {
            return;
        }
        let indented = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
        if indented && self.within_html && is_markup(source.get(range.clone()).unwrap_or("")) {
            self.end_block();
            self.raw = Some(range);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, source),
            Event::Text(_) if self.raw.is_some() => {}
            Event::Text(text) => {
                self.attributes |= after_link && text.starts_with("{:");
                match text.split_once('}') {
                    Some((_, rest)) if self.attributes => {
                        self.attributes = false;
                        self.text(rest, range, source);
                    }
                    _ if self.attributes => {}
                    _ => self.text(&text, range, source),
                }
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let from = self.line.text.len();
                self.line.push(&text, self.offset + range.start + 1);
                self.code.push(from..self.line.text.len());
            }
            Event::SoftBreak => self.end_line(Break::Soft),
            Event::HardBreak => self.end_line(Break::Hard),
            Event::InlineHtml(html) => self.html(&html, range.start),
            // A block of HTML comes line by line; it is read when it is whole.
            Event::Html(_) => {
                let known = self.raw.take();
                let start = known.map_or(range.start, |known| known.start);
                self.raw = Some(start..range.end);
            }
            Event::Rule => self.end_block(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph if self.kind == Some(BlockKind::Item) && self.is_empty() => {}
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(number(level))),
            Tag::Item => self.begin(BlockKind::Item),
            Tag::TableCell => self.begin(BlockKind::Cell),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::Link { dest_url, .. } => {
                self.links
                    .push((self.line.text.len(), dest_url.into_string(), range));
            }
            Tag::Strong => self.strong = Some(self.line.text.len()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, source: &str) {
        match tag {
            TagEnd::Strong => self.end_strong(),
            TagEnd::Link => self.end_link(),
            TagEnd::HtmlBlock | TagEnd::CodeBlock if self.raw.is_some() => {
                if let Some(raw) = self.raw.take() {
                    self.html(source.get(raw.clone()).unwrap_or(""), raw.start);
                    self.end_block();
                    self.within_html = true;
                }
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::CodeBlock => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>, source: &str) {
        // Text with resolved entities or escapes is not byte for byte the source.
        let raw = source.get(range.clone()).unwrap_or("");
        let start = if raw.starts_with(text) {
            0
        } else {
            raw.find(text).unwrap_or(0)
        };
        if self.kind == Some(BlockKind::Code) {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.end_line(Break::Hard);
                }
                self.line.push(line, self.offset + range.start);
            }
        } else if !text.is_empty() && !is_stray(text, &range, source) {
            self.line.push(text, self.offset + range.start + start);
        }
        if !text.is_empty() {
            self.line
                .cover(self.offset + range.start, self.offset + range.end);
        }
    }

    /// Reads HTML that stands at a byte of the text.
    fn html(&mut self, html: &str, start: usize) {
        for piece in pieces(html) {
            match piece {
                Piece::Text(range) => self.html_text(&html[range.clone()], start + range.start),
                Piece::LinkStart(target) => {
                    self.links
                        .push((self.line.text.len(), target, start..start));
                }
                Piece::LinkEnd => self.end_link(),
                Piece::LineBreak => self.end_line(Break::Hard),
                Piece::Block if self.raw.is_some() || self.kind.is_none() => self.end_block(),
                Piece::Block => {}
                Piece::Heading(level) => self.begin(BlockKind::Heading(level)),
                Piece::Item => self.begin(BlockKind::Item),
            }
        }
    }

    /// Text of HTML: white space is single, the commonest entities are resolved.
    fn html_text(&mut self, text: &str, start: usize) {
        let mut at = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            if !bare.is_empty() {
                let resolved = resolved(bare);
                self.line.push(&resolved, self.offset + start + at);
            }
            if bare.len() < word.len()
                && !self.line.text.is_empty()
                && !self.line.text.ends_with(' ')
            {
                self.line.push(" ", self.offset + start + at + bare.len());
            }
            at += word.len();
        }
    }

    fn end_link(&mut self) {
        let Some((start, target, range)) = self.links.pop() else {
            return;
        };
        self.after_link = true;
        // A link over a line end belongs to the line in which it ends.
        let start = start.min(self.line.text.len());
        let span = Span::new(self.offset + range.start, self.offset + range.end);
        self.line
            .cover(self.offset + range.start, self.offset + range.end);
        self.line.links.push(Link {
            range: start..self.line.text.len(),
            target,
            span,
        });
    }

    fn end_strong(&mut self) {
        if let Some(start) = self.strong.take() {
            let end = self.line.text.len();
            self.line.strong.push(start.min(end)..end);
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        self.kind = Some(kind);
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.line.text.is_empty()
    }

    fn end_line(&mut self, end: Break) {
        for link in &mut self.links {
            link.0 = 0;
        }
        if let Some(start) = self.strong {
            self.line.strong.push(start..self.line.text.len());
            self.strong = Some(0);
        }
        let mut line = std::mem::take(&mut self.line);
        let code = std::mem::take(&mut self.code);
        if line.text.trim().is_empty() && line.links.is_empty() {
            if end == Break::Hard
                && let Some(last) = self.lines.last_mut()
            {
                last.end = Break::Hard;
            }
            return;
        }
        if self.kind != Some(BlockKind::Code) {
            line.without_templates(&code);
        }
        line.end = end;
        self.lines.push(line);
    }

    fn end_block(&mut self) {
        self.end_line(Break::Block);
        self.attributes = false;
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        if let Some(last) = self.lines.last_mut() {
            last.end = Break::Block;
            self.blocks.push(Block {
                kind,
                lines: std::mem::take(&mut self.lines),
            });
        }
    }
}

/// Whether a text is one of several asterisks that emphasise nothing ("d**[i Org](…)**").
fn is_stray(text: &str, range: &Range<usize>, source: &str) -> bool {
    let bytes = source.as_bytes();
    let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'*');
    text.bytes().all(|byte| byte == b'*')
        && (text.len() > 1 || beside(range.start.checked_sub(1)) || beside(Some(range.end)))
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asterisks_gone_astray() {
        let body = parse_markdown("Planner d**[i Org](http://x.org/)**, ci **ha** detto", 0);
        let line = &body.blocks[0].lines[0];
        assert_eq!(line.text, "Planner di Org, ci ha detto");
        assert_eq!(&line.text[line.links[0].range.clone()], "i Org");
    }

    #[test]
    fn lines_links_and_places() {
        let text = "Hi **bold** [*Ann* Bee](http://x.org/a){:target=\"_blank\"}, end<br>\nnext\nline\n\n# Head\n- one\n- two\n";
        let body = parse_markdown(text, 10);
        let texts: Vec<_> = body
            .blocks
            .iter()
            .map(|block| (block.kind, block.text()))
            .collect();
        assert_eq!(
            texts,
            [
                (
                    BlockKind::Paragraph,
                    "Hi bold Ann Bee, end\nnext line".to_owned()
                ),
                (BlockKind::Heading(1), "Head".into()),
                (BlockKind::Item, "one".into()),
                (BlockKind::Item, "two".into()),
            ]
        );
        let line = &body.blocks[0].lines[0];
        let link = &line.links[0];
        assert_eq!(
            (&line.text[link.range.clone()], &*link.target),
            ("Ann Bee", "http://x.org/a")
        );
        let bold = line.place(3..7);
        assert_eq!(
            &text[bold.start as usize - 10..bold.end as usize - 10],
            "bold"
        );
        let whole = link.span;
        assert!(
            text[whole.start as usize - 10..whole.end as usize - 10].starts_with("[*Ann* Bee](")
        );
    }

    #[test]
    fn plain_text_keeps_its_lines() {
        let body = parse_plain("One\r\ntwo\r\n\r\nthree", 0);
        assert_eq!(body.text(), "One\ntwo\n\nthree");
        assert_eq!(body.blocks[1].lines[0].span, Span::new(12, 17));
    }
}
