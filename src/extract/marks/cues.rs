//! Chapters as `WebVTT` has them.

use super::{Marks, Span, part, seconds};

impl Marks<'_, '_> {
    /// The cues of a `WebVTT` file: a line of times, then the title, up to an empty line.
    pub(super) fn cues(&mut self, text: &str, offset: usize) {
        let none = Span::default();
        for block in blocks(text) {
            let mut lines = block.lines().skip_while(|line| !line.contains("-->"));
            let Some((start, end)) = lines.next().and_then(|line| line.split_once("-->")) else {
                // The head of the file, notes and styles.
                let heads = ["WEBVTT", "NOTE", "STYLE", "REGION"];
                if !heads.iter().any(|head| block.starts_with(head)) {
                    self.invalid(part(text, block, offset));
                }
                continue;
            };
            let title = lines.collect::<Vec<_>>().join(" ");
            let end = seconds(end.split_whitespace().next().unwrap_or(""));
            match seconds(start) {
                Some(start) if !title.trim().is_empty() => {
                    if end.is_some_and(|end| end < start) {
                        self.invalid(part(text, block, offset));
                    }
                    self.add(start, end, &title, (none, none));
                }
                _ => self.invalid(part(text, block, offset)),
            }
        }
    }
}

/// The parts of a text between empty lines.
fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n').chain(["\n"]) {
        if line.trim().is_empty() {
            blocks.push(text[start..at.min(text.len())].trim());
            start = (at + line.len()).min(text.len());
        }
        at += line.len();
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}
