//! Where a dump comes from: a file, the folder of a release, or an address of the web.

use super::fetch::{fetch, is_address};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::export::Format;
use crate::progress::Progress;
use flate2::bufread::MultiGzDecoder;
use oxigraph::io::{RdfParseError, RdfSyntaxError};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Formats of dumps in a release, the best for comparing first; each is looked for unpacked, then
/// packed.
const BEST: [Format; 6] = [
    Format::NQuads,
    Format::TriG,
    Format::NTriples,
    Format::Turtle,
    Format::RdfXml,
    Format::JsonLd,
];
/// How many bytes are read at once.
const BUFFER: usize = 1 << 17;
/// How many bytes of a file are one step of progress.
pub(super) const STEP: u64 = 1 << 20;
/// How much of a line that cannot be read is shown, in bytes.
const SHOWN: u64 = 4096;
/// What is said of dumps that are none.
const ENDINGS: &str = "dumps end in .nq, .nt, .ttl, .trig, .rdf or .jsonld, with or without .gz; the ending tells the format";

/// A dump that is to be compared.
#[derive(Debug)]
pub struct DumpSource {
    path: PathBuf,
    /// What messages call it.
    pub(super) name: String,
    pub(super) format: Format,
    gzip: bool,
    /// Keeps a fetched file.
    _fetched: Option<NamedTempFile>,
}

impl DumpSource {
    /// The dump at a path: a file in any format, packed or not, or the folder of a release.
    ///
    /// # Errors
    /// When there is none, or its format cannot be told from its name.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let path = if path.is_dir() {
            dump_in(path)?
        } else {
            path.to_owned()
        };
        let name = path.display().to_string();
        let refuse = |message: String| {
            let hint = "name a dump, such as `public/data/dump.nq`, or the folder of a release";
            Err(Diagnostic::new(Code::DumpInvalid, message).hint(hint))
        };
        let (format, gzip) = match fs::metadata(&path) {
            // Dumps are read more than once, which a pipe cannot be.
            Ok(file) if !file.is_file() => {
                return refuse(format!("`{name}` is no file"));
            }
            Ok(_) => format_of(&name)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return refuse(format!("there is no file or folder `{name}`"));
            }
            Err(error) => return refuse(format!("`{name}` cannot be read: {error}")),
        };
        if let Err(error) = File::open(&path) {
            return refuse(format!("`{name}` cannot be read: {error}"));
        }
        Ok(Self {
            path,
            name,
            format,
            gzip,
            _fetched: None,
        })
    }

    /// The dump that somebody names: an address of the web (`http` or `https`; of a dump, or of
    /// a release's folder), or a path. What is fetched is kept in a temporary file.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn named(name: &str) -> Result<Self, Diagnostic> {
        if !is_address(name) {
            return Self::open(Path::new(name));
        }
        let fetched = fetch(name, &names())?;
        let (format, gzip) = format_of(&fetched.name)?;
        Ok(Self {
            path: fetched.file.path().to_owned(),
            name: fetched.name,
            format,
            gzip,
            _fetched: Some(fetched.file),
        })
    }

    /// Whether it keeps graphs apart.
    pub fn has_graphs(&self) -> bool {
        self.format.has_graphs()
    }

    /// How many steps of progress it is to read it once.
    pub(super) fn steps(&self) -> usize {
        let bytes = fs::metadata(&self.path).map_or(0, |file| file.len());
        usize::try_from(bytes / STEP).unwrap_or(usize::MAX)
    }

    /// Its bytes, unpacked.
    pub(super) fn read<'p>(
        &self,
        progress: &'p dyn Progress,
    ) -> Result<Box<dyn BufRead + 'p>, Diagnostic> {
        let file = File::open(&self.path).map_err(|error| self.unreadable(&error))?;
        let file = Watched {
            file,
            bytes: 0,
            progress,
        };
        Ok(if self.gzip {
            let packed = BufReader::with_capacity(BUFFER, file);
            let unpacked = MultiGzDecoder::new(packed);
            Box::new(BufReader::with_capacity(BUFFER, unpacked))
        } else {
            Box::new(BufReader::with_capacity(BUFFER, file))
        })
    }

    /// That its bytes cannot be read to their end.
    pub(super) fn unreadable(&self, error: &io::Error) -> Diagnostic {
        let message = format!("`{}` cannot be read: {error}", self.name);
        let hint = "see that the file is whole; a dump that was cut off while it was copied is not";
        Diagnostic::new(Code::DumpInvalid, message).hint(hint)
    }

    /// That it ends before its end.
    pub(super) fn cut_off(&self) -> Diagnostic {
        self.unreadable(&io::ErrorKind::UnexpectedEof.into())
    }

    /// That a line of it is no text or has no end.
    pub(super) fn overlong(&self, line: u64) -> Diagnostic {
        let message = format!("`{}` has a line without end", self.name);
        Diagnostic::new(Code::DumpInvalid, message)
            .at(self.place(line.saturating_sub(1), 0))
            .hint(ENDINGS)
    }

    /// That it is not in the format that its name tells.
    pub(super) fn invalid(&self, error: &RdfParseError) -> Diagnostic {
        match error {
            RdfParseError::Io(error) => self.unreadable(error),
            RdfParseError::Syntax(error) => self.wrong(error, 0),
        }
    }

    /// What is wrong with its syntax; `before` lines stand before the text that was looked at.
    pub(super) fn wrong(&self, error: &RdfSyntaxError, before: u64) -> Diagnostic {
        let text = error.to_string();
        let why = match error.location() {
            // The place is told apart.
            Some(_) => text.split_once(": ").map_or(text.as_str(), |(_, why)| why),
            None => &text,
        };
        let message = format!("`{}` cannot be read as {}: {why}", self.name, self.format);
        let problem = Diagnostic::new(Code::DumpInvalid, message).hint(ENDINGS);
        match error.location() {
            Some(place) => problem.at(self.place(before + place.start.line, place.start.column)),
            None => problem.at(Place::file(self.name.as_str())),
        }
    }

    /// A place, with its line; both are counted from 0, columns in characters.
    fn place(&self, line: u64, column: u64) -> Place {
        let narrow = |number: u64| u32::try_from(number + 1).unwrap_or(u32::MAX);
        let at = |text: &str, start: usize| {
            let mut place = Place::span(self.name.as_str(), text, start, start + 1);
            place.line = narrow(line);
            place.column = narrow(column);
            place
        };
        let text = self.line(line).unwrap_or_default();
        let start = text
            .char_indices()
            .nth(usize::try_from(column).unwrap_or(usize::MAX));
        match start {
            Some((start, _)) => at(&text, start),
            None => at("", 0),
        }
    }

    /// The beginning of a line, counted from 0.
    fn line(&self, number: u64) -> Option<String> {
        let mut input = self.read(&()).ok()?;
        for _ in 0..number {
            input.skip_until(b'\n').ok()?;
        }
        let mut line = Vec::new();
        input.take(SHOWN).read_until(b'\n', &mut line).ok()?;
        let text = String::from_utf8_lossy(&line);
        Some(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}

/// A file whose reading is watched.
struct Watched<'p> {
    file: File,
    bytes: u64,
    progress: &'p dyn Progress,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let before = self.bytes / STEP;
        self.bytes += read as u64;
        for _ in before..self.bytes / STEP {
            self.progress.step();
        }
        Ok(read)
    }
}

/// Names of dumps in a release, the best for comparing first.
fn names() -> Vec<String> {
    let plain = BEST.map(|format| format!("dump.{}", format.extension()));
    let both = plain.into_iter().flat_map(|name| {
        let packed = format!("{name}.gz");
        [name, packed]
    });
    both.collect()
}

/// The best dump of a folder.
fn dump_in(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let names = names();
    let mut dumps = names.iter().map(|name| folder.join(name));
    dumps.find(|dump| dump.is_file()).ok_or_else(|| {
        let message = format!("there is no dump in `{}`", folder.display());
        let hint = "name a file, or a folder that `filorosso release` has written";
        Diagnostic::new(Code::DumpInvalid, message).hint(hint)
    })
}

/// The format of a dump, and whether it is packed, by its name; case does not count.
pub(super) fn format_of(name: &str) -> Result<(Format, bool), Diagnostic> {
    let lower = name.to_ascii_lowercase();
    let (plain, gzip) = match lower.strip_suffix(".gz") {
        Some(plain) => (plain, true),
        None => (lower.as_str(), false),
    };
    let file = plain.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = Format::ALL
        .into_iter()
        .find(|format| format.extension() == ending);
    known.map(|format| (format, gzip)).ok_or_else(|| {
        let message = format!("the format of `{name}` cannot be told from its name");
        Diagnostic::new(Code::DumpInvalid, message).hint(ENDINGS)
    })
}
