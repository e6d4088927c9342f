//! Whether an XML document has an end. The parser of RDF/XML takes one that was cut off between
//! two elements for whole, and all that is missing would be told as gone.

use std::io::{self, BufRead, Read};

/// A reader that counts which elements are open.
pub(super) struct Elements<R> {
    input: R,
    count: Count,
}

impl<R: BufRead> Elements<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            count: Count::default(),
        }
    }

    /// Whether there was an element, and all that were opened are closed. It is asked at the end
    /// of what a parser has taken for a document.
    pub(super) fn are_closed(&self) -> bool {
        self.count.began && self.count.open == 0 && !self.count.in_markup
    }
}

impl<R: BufRead> Read for Elements<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count.bytes(&buffer[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Elements<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What was filled once is there still.
        if let Ok(bytes) = self.input.fill_buf() {
            self.count.bytes(&bytes[..amount.min(bytes.len())]);
        }
        self.input.consume(amount);
    }
}

/// Markup as far as it was seen (XML 1.0, section 2).
#[derive(Debug, Default)]
struct Count {
    open: usize,
    began: bool,
    in_markup: bool,
    /// The first bytes behind `<`, which tell what it is.
    head: Vec<u8>,
    /// The last two bytes.
    last: [u8; 2],
    quote: Option<u8>,
    /// Whether it is between the brackets of a document type.
    in_subset: bool,
}

impl Count {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            // Of UTF-16, the other half of an ASCII character.
            if *byte == 0 {
                continue;
            }
            if self.in_markup {
                self.markup(*byte);
                self.last = [self.last[1], *byte];
            } else if *byte == b'<' {
                *self = Self {
                    in_markup: true,
                    open: self.open,
                    began: self.began,
                    head: std::mem::take(&mut self.head),
                    ..Self::default()
                };
                self.head.clear();
            }
        }
    }

    fn markup(&mut self, byte: u8) {
        if self.head.len() < b"![CDATA[".len() {
            self.head.push(byte);
        }
        let ends = if self.head.starts_with(b"!--") {
            byte == b'>' && self.last == *b"--"
        } else if self.head.starts_with(b"![CDATA[") {
            byte == b'>' && self.last == *b"]]"
        } else if self.head.starts_with(b"?") {
            byte == b'>' && self.last[1] == b'?'
        } else {
            self.tag(byte)
        };
        self.in_markup = !ends;
    }

    /// A byte of a tag or a document type, in which `>` may stand in quotes.
    fn tag(&mut self, byte: u8) -> bool {
        match (self.quote, byte) {
            (Some(quote), _) => {
                if quote == byte {
                    self.quote = None;
                }
                return false;
            }
            (None, b'"' | b'\'') => self.quote = Some(byte),
            (None, b'[' | b']') if self.head.starts_with(b"!D") => self.in_subset = byte == b'[',
            _ => {}
        }
        if byte != b'>' || self.in_subset {
            return false;
        }
        match self.head.first() {
            Some(b'!') => {}
            Some(b'/') => self.open = self.open.saturating_sub(1),
            _ => {
                self.began = true;
                if self.last[1] != b'/' {
                    self.open += 1;
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_closed(text: &[u8]) -> bool {
        let mut elements = Elements::new(text);
        io::copy(&mut elements, &mut io::sink()).unwrap();
        elements.are_closed()
    }

    #[test]
    fn a_document_is_whole_when_all_elements_are_closed() {
        let whole = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"<c>\">]><!-- <a> --><a x='>' y=\"/\"><b/><![CDATA[<a>]]><c >d</c></a>\n<!-- </a> -->";
        assert!(are_closed(whole.as_bytes()));
        assert!(are_closed(b"<a/>"));
        let wide: Vec<u8> = "<a>è</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(are_closed(&wide));
        let root = whole.find("<a x").unwrap();
        let end = whole.find("</a>\n").unwrap() + 3;
        for cut in 0..=end {
            assert!(!are_closed(&whole.as_bytes()[..cut]), "{cut} {root}");
        }
    }
}
