//! Lines of a page's furniture, and the blocks of a body divided by them.

use super::Looking;
use super::dates::{ALONE, Said};
use super::words::Label;
use crate::document::{Block, BlockKind, Body, Break, Duration, Line};
use crate::extract::{DateFact, Frame, Key, Part};

/// What a line is.
enum Class {
    Text,
    /// It belongs to the page.
    Furniture,
    /// A label whose value stands on the next line.
    Label(Label),
    /// Labels with their values.
    Said(Said),
    /// A date, and nothing else.
    Date(DateFact),
}

/// A line on its way through the classes.
struct Seen<'b> {
    block: usize,
    line: &'b Line,
    class: Class,
    /// Whether no text came before it.
    in_head: bool,
}

impl Looking<'_> {
    /// Divides blocks where text and furniture meet, and takes from the furniture what it says.
    pub(super) fn part(&self, body: &mut Body, frame: &mut Frame) {
        let mut seen = self.classes(body);
        self.settle(&mut seen, frame);
        let is_chrome: Vec<(usize, bool)> = seen
            .iter()
            .map(|one| (one.block, matches!(one.class, Class::Furniture)))
            .collect();
        if is_chrome.iter().any(|(_, chrome)| *chrome) {
            divide(body, &is_chrome, frame);
        }
        self.related(body, frame);
    }

    /// Each line of the body with what it is by itself.
    fn classes<'b>(&self, body: &'b Body) -> Vec<Seen<'b>> {
        let words = &self.reader.words;
        let mut seen = Vec::new();
        let (mut in_head, mut in_credits) = (true, false);
        for (number, block) in body.blocks.iter().enumerate() {
            let heading = block
                .lines
                .first()
                .and_then(|line| words.heading_of(&line.text));
            in_credits = match heading {
                Some(part) => part == Part::Credits,
                None => in_credits && !matches!(block.kind, BlockKind::Heading(_)),
            };
            for (at, line) in block.lines.iter().enumerate() {
                let class = if in_credits || (heading.is_some() && at == 0) {
                    Class::Text
                } else {
                    self.class(block, line)
                };
                if matches!(class, Class::Text) && Self::is_flowing(&line.text) {
                    in_head = false;
                }
                seen.push(Seen {
                    block: number,
                    line,
                    class,
                    in_head,
                });
            }
            let is_long = block.lines.len() > 1 && Self::is_flowing(&block.text());
            in_head &= !is_long
                || !matches!(
                    seen.last(),
                    Some(Seen {
                        class: Class::Text,
                        ..
                    })
                );
        }
        seen
    }

    fn class(&self, block: &Block, line: &Line) -> Class {
        let words = &self.reader.words.page;
        if !Self::is_open(block.kind) {
            return Class::Text;
        }
        if matches!(block.kind, BlockKind::Heading(_)) {
            let is_template = line.text.starts_with('{') && words.is_furniture(&line.text);
            return if is_template {
                Class::Furniture
            } else {
                Class::Text
            };
        }
        if let Some(said) = self.said(line) {
            return Class::Said(said);
        }
        if let Some(date) = self.date_alone(line) {
            return Class::Date(date);
        }
        match words.label(&line.text) {
            Some((label, "")) => Class::Label(label),
            _ if words.is_furniture(&line.text) => Class::Furniture,
            _ => Class::Text,
        }
    }

    /// Looks at each line beside its neighbours: afterwards it is text or furniture.
    fn settle(&self, seen: &mut [Seen<'_>], frame: &mut Frame) {
        for at in 0..seen.len() {
            let class = std::mem::replace(&mut seen[at].class, Class::Text);
            let label = at
                .checked_sub(1)
                .and_then(|before| match seen[before].class {
                    Class::Label(label) => Some(label),
                    _ => None,
                });
            let is_furniture = match class {
                Class::Text => false,
                Class::Furniture => true,
                Class::Label(label) => {
                    // Whether it is one shows in the next line.
                    seen[at].class = Class::Label(label);
                    continue;
                }
                Class::Said(said) => self.take_said(said, seen, at, frame),
                Class::Date(date) => match label {
                    Some(label) => self.take(label, date, frame),
                    None => seen[at].in_head && self.take_alone(date, frame),
                },
            };
            if is_furniture {
                seen[at].class = Class::Furniture;
            }
            if label.is_some() {
                let line = &seen[at - 1].line.text;
                let is_furniture = is_furniture || self.reader.words.page.is_furniture(line);
                seen[at - 1].class = if is_furniture {
                    Class::Furniture
                } else {
                    Class::Text
                };
            }
        }
        if let Some(last) = seen.last_mut()
            && matches!(last.class, Class::Label(_))
        {
            let is_furniture = self.reader.words.page.is_furniture(&last.line.text);
            last.class = if is_furniture {
                Class::Furniture
            } else {
                Class::Text
            };
        }
    }

    /// Takes what a line says; whether it says nothing else.
    fn take_said(&self, said: Said, seen: &[Seen<'_>], at: usize, frame: &mut Frame) -> bool {
        let mut is_page = said.is_whole;
        for (label, date) in said.dates {
            // A label such as “date” may be that of an event that the text announces.
            if label == Label::Date && !(seen[at].in_head && self.is_of_text(seen, at)) {
                is_page = false;
                continue;
            }
            self.take(label, date, frame);
        }
        if let Some(date) = said.alone.filter(|_| seen[at].in_head && is_page) {
            self.take_alone(date, frame);
        }
        if let Some(minutes) = said.minutes
            && !self.has(Key::TimeRequired)
            && frame.time_required.is_none()
        {
            let millis = minutes * 60_000;
            frame.time_required = Some((Duration { millis }, seen[at].line.span));
        }
        is_page
    }

    /// Whether the lines beside a date do not look like the when and where of an event.
    fn is_of_text(&self, seen: &[Seen<'_>], at: usize) -> bool {
        let beside = seen.iter().enumerate().filter(|(other, one)| {
            *other != at && one.block == seen[at].block && matches!(one.class, Class::Text)
        });
        let says = |text: &str| {
            let value = text
                .split_once(": ")
                .is_some_and(|(label, _)| label.len() <= 24);
            value || !crate::extract::find_times(text, &self.reader.words.calendar).is_empty()
        };
        !beside.into_iter().any(|(_, one)| says(&one.line.text))
    }

    /// Takes a date with its label; always true, for the line is furniture either way.
    fn take(&self, label: Label, date: DateFact, frame: &mut Frame) -> bool {
        let (slot, is_known) = match label {
            Label::Published | Label::Date => (&mut frame.published, self.has_date),
            Label::Modified => (&mut frame.modified, self.has(Key::Modified)),
            Label::ReadingTime => return true,
        };
        let surer = slot
            .as_ref()
            .is_none_or(|known| known.confidence < date.confidence);
        // What lies ahead is the date of something else.
        let is_past = label == Label::Modified || date.date.instant <= self.reader.cutoff.now;
        if !is_known && surer && is_past {
            *slot = Some(date);
        }
        true
    }

    /// Takes a date that stands alone above the text.
    fn take_alone(&self, date: DateFact, frame: &mut Frame) -> bool {
        let confidence = date.confidence.min(ALONE);
        self.take(Label::Published, DateFact { confidence, ..date }, frame)
    }

    /// Adds headings of lists of links, and the links below them, to the furniture.
    fn related(&self, body: &Body, frame: &mut Frame) {
        let words = &self.reader.words.page;
        let mut at = 0;
        while at < body.blocks.len() {
            let text = body.blocks[at].text();
            let is_heading = matches!(body.blocks[at].kind, BlockKind::Heading(_));
            let is_chrome = frame.chrome.contains(&at);
            at += 1;
            if (!is_heading && !is_chrome) || !words.is_related(&text) {
                continue;
            }
            let links = body.blocks[at..]
                .iter()
                .take_while(|block| is_link(block))
                .count();
            if links > 0 {
                frame
                    .chrome
                    .extend((at - 1..at + links).filter(|one| *one + 1 > at || !is_chrome));
                at += links;
            }
        }
        frame.chrome.sort_unstable();
        frame.chrome.dedup();
    }
}

/// Whether a block is a link and nothing else.
fn is_link(block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Heading(_)) {
        return false;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    block.lines.iter().all(|line| {
        let linked: usize = line
            .links
            .iter()
            .map(|link| letters(&line.text[link.range.clone()]))
            .sum();
        linked > 0 && linked == letters(&line.text)
    })
}

/// Divides the blocks of a body so that each is text or furniture, and numbers the latter.
fn divide(body: &mut Body, is_chrome: &[(usize, bool)], frame: &mut Frame) {
    let mut lines = is_chrome.iter();
    let mut blocks: Vec<Block> = Vec::with_capacity(body.blocks.len() + 8);
    for block in std::mem::take(&mut body.blocks) {
        let kind = block.kind;
        let mut before = None;
        for line in block.lines {
            let chrome = lines.next().is_some_and(|(_, chrome)| *chrome);
            match blocks.last_mut().filter(|_| before == Some(chrome)) {
                Some(block) => block.lines.push(line),
                None => {
                    if chrome {
                        frame.chrome.push(blocks.len());
                    }
                    blocks.push(Block {
                        kind,
                        lines: vec![line],
                    });
                }
            }
            before = Some(chrome);
        }
        if let Some(last) = blocks.last_mut().and_then(|block| block.lines.last_mut()) {
            last.end = Break::Block;
        }
    }
    for block in &mut blocks {
        if let Some(last) = block.lines.last_mut() {
            last.end = Break::Block;
        }
    }
    body.blocks = blocks;
}
