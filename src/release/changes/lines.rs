//! The lines of a dump in the order of their bytes, one after the other.

use super::source::DumpSource;
use crate::diagnostic::Diagnostic;
use crate::progress::Progress;
use crate::release::sums;
use sha2::{Digest, Sha256};
use std::io::{BufRead, Read};
use std::slice;

/// How long a line may be, in bytes.
const LONGEST: u64 = 1 << 28;

/// Lines of a dump, sorted by their bytes, each once and closed by a line break.
#[derive(Debug)]
pub(super) enum Lines<'s> {
    /// Those of a file that should be sorted; whether it is shows while it is read.
    Streamed(&'s DumpSource),
    /// Those of a file that was read as a whole.
    Kept(&'s DumpSource, Vec<String>),
}

/// Why there is no next line.
#[derive(Debug)]
pub(super) enum Stop {
    /// Lines are not sorted, or not written as ours are: the dump must be parsed.
    Unsorted,
    /// It cannot be read.
    Failed(Diagnostic),
}

impl<'s> Lines<'s> {
    /// The dump that they are of.
    pub(super) fn source(&self) -> &'s DumpSource {
        match self {
            Self::Streamed(source) | Self::Kept(source, _) => source,
        }
    }

    /// A cursor before the first line.
    pub(super) fn cursor<'l>(
        &'l self,
        progress: &'l dyn Progress,
    ) -> Result<Cursor<'l>, Diagnostic> {
        let input = match self {
            Self::Streamed(source) => Input::File(source.read(progress)?),
            Self::Kept(_, lines) => Input::Memory(lines.iter()),
        };
        Ok(Cursor {
            source: self.source(),
            input,
            line: Vec::new(),
            last: Vec::new(),
            number: 0,
            digest: None,
        })
    }
}

enum Input<'l> {
    File(Box<dyn BufRead + 'l>),
    Memory(slice::Iter<'l, String>),
}

/// A place among lines.
pub(super) struct Cursor<'l> {
    source: &'l DumpSource,
    input: Input<'l>,
    /// The line; empty before the first and behind the last one.
    line: Vec<u8>,
    last: Vec<u8>,
    /// The number of the line, counted from 1.
    pub(super) number: u64,
    digest: Option<Sha256>,
}

impl Cursor<'_> {
    /// Sums up the lines from here on.
    pub(super) fn sum_up(&mut self) {
        self.digest = Some(Sha256::new());
    }

    /// The SHA-256 of the lines, in hexadecimal digits.
    pub(super) fn sum(self) -> Option<String> {
        self.digest.map(|digest| sums::hex(&digest.finalize()))
    }

    /// The line, unless all are behind us.
    pub(super) fn line(&self) -> Option<&[u8]> {
        (!self.line.is_empty()).then_some(&*self.line)
    }

    /// The line as a text.
    pub(super) fn text(&self) -> Result<&str, Stop> {
        // Who parses it says where the text ends to be one.
        std::str::from_utf8(&self.line).map_err(|_| Stop::Unsorted)
    }

    /// Goes to the next line.
    pub(super) fn advance(&mut self) -> Result<(), Stop> {
        self.number += 1;
        match &mut self.input {
            Input::Memory(lines) => {
                self.line.clear();
                if let Some(line) = lines.next() {
                    self.line.extend_from_slice(line.as_bytes());
                }
            }
            Input::File(input) => {
                std::mem::swap(&mut self.line, &mut self.last);
                self.line.clear();
                let mut input = input.take(LONGEST);
                let read = input.read_until(b'\n', &mut self.line);
                let read = read.map_err(|error| Stop::Failed(self.source.unreadable(&error)))?;
                if read as u64 == LONGEST {
                    return Err(Stop::Failed(self.source.overlong(self.number)));
                }
                if read > 0 && !(is_own(&self.line) && self.line > self.last) {
                    return Err(Stop::Unsorted);
                }
            }
        }
        if let Some(digest) = &mut self.digest {
            digest.update(&self.line);
        }
        Ok(())
    }
}

/// Whether a line looks as ours do: one space between terms, and no blank nodes, whose names
/// differ from dump to dump.
fn is_own(line: &[u8]) -> bool {
    let terms = || {
        let rest = line.strip_prefix(b"<")?;
        let rest = rest[memchr::memchr(b' ', rest)?..].strip_prefix(b" <")?;
        let rest = rest[memchr::memchr(b' ', rest)?..].strip_prefix(b" ")?;
        rest.strip_suffix(b" .\n")
    };
    let Some(rest) = terms() else {
        return false;
    };
    let graph = memchr::memrchr(b' ', rest).map_or(rest, |at| &rest[at + 1..]);
    rest.first().is_some_and(|first| b"<\"".contains(first)) && !graph.starts_with(b"_:")
}
