//! Where a dump comes from, and its lines in the order of their bytes.

use crate::diagnostic::{Code, Diagnostic};
use crate::export::Format;
use flate2::read::MultiGzDecoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::GraphName;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

/// How large a fetched dump may be, in bytes.
const LARGEST: u64 = 8 << 30;
/// Names of dumps in a release, the best for comparing first.
const NAMES: [&str; 8] = [
    "dump.nq",
    "dump.nq.gz",
    "dump.trig",
    "dump.nt",
    "dump.nt.gz",
    "dump.ttl",
    "dump.rdf",
    "dump.jsonld",
];

/// A dump that is to be compared.
#[derive(Debug)]
pub struct DumpSource {
    path: PathBuf,
    /// What messages call it.
    name: String,
    format: Format,
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
            let mut dumps = NAMES.iter().map(|name| path.join(name));
            dumps.find(|dump| dump.is_file()).ok_or_else(|| {
                let message = format!("there is no dump in `{}`", path.display());
                let hint = "name a file, or the folder that `filorosso release` has written";
                Diagnostic::new(Code::DumpInvalid, message).hint(hint)
            })?
        } else {
            path.to_owned()
        };
        let name = path.display().to_string();
        if !path.exists() {
            let message = format!("there is no file or folder `{name}`");
            let hint = "name a dump, such as `public/data/dump.nq`, or the folder of a release";
            return Err(Diagnostic::new(Code::DumpInvalid, message).hint(hint));
        }
        let (format, gzip) = format_of(&name)?;
        if let Err(error) = File::open(&path) {
            let message = format!("`{name}` cannot be read: {error}");
            return Err(Diagnostic::new(Code::DumpInvalid, message)
                .hint("name a dump, such as `public/data/dump.nq`"));
        }
        Ok(Self {
            path,
            name,
            format,
            gzip,
            _fetched: None,
        })
    }

    /// The dump that somebody names: an address of the web, or a path.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn named(name: &str) -> Result<Self, Diagnostic> {
        if !name.starts_with("https://") && !name.starts_with("http://") {
            return Self::open(Path::new(name));
        }
        let last = name.rsplit('/').next().unwrap_or_default();
        let address = if format_of(last).is_ok() {
            name.to_owned()
        } else {
            format!("{}/dump.nq", name.trim_end_matches('/'))
        };
        let (format, gzip) = format_of(&address)?;
        let fetched = fetch(&address)?;
        Ok(Self {
            path: fetched.path().to_owned(),
            name: address,
            format,
            gzip,
            _fetched: Some(fetched),
        })
    }

    /// Whether it keeps graphs apart.
    pub fn has_graphs(&self) -> bool {
        self.format.has_graphs()
    }

    fn read(&self) -> io::Result<Box<dyn BufRead>> {
        let file = File::open(&self.path)?;
        Ok(if self.gzip {
            Box::new(BufReader::with_capacity(1 << 17, MultiGzDecoder::new(file)))
        } else {
            Box::new(BufReader::with_capacity(1 << 17, file))
        })
    }

    /// Its lines, sorted, each once; with graphs or without.
    pub(super) fn lines(&self, graphs: bool) -> Result<Lines<'_>, Diagnostic> {
        let own_lines = match self.format {
            Format::NQuads => graphs,
            Format::NTriples => !graphs,
            _ => false,
        };
        if own_lines && self.is_sorted().map_err(|error| self.unreadable(&error))? {
            return Ok(Lines::Streamed(self));
        }
        self.parsed(graphs).map(Lines::Kept)
    }

    fn is_sorted(&self) -> io::Result<bool> {
        let mut input = self.read()?;
        let (mut last, mut line) = (Vec::new(), Vec::new());
        loop {
            line.clear();
            if input.read_until(b'\n', &mut line)? == 0 {
                return Ok(true);
            }
            let whole = line.starts_with(b"<") && line.ends_with(b" .\n");
            if !whole || line <= last || std::str::from_utf8(&line).is_err() {
                return Ok(false);
            }
            std::mem::swap(&mut last, &mut line);
        }
    }

    /// All statements as lines, sorted.
    fn parsed(&self, graphs: bool) -> Result<Vec<String>, Diagnostic> {
        let input = self.read().map_err(|error| self.unreadable(&error))?;
        let format = match self.format {
            Format::Turtle => RdfFormat::Turtle,
            Format::NTriples => RdfFormat::NTriples,
            Format::NQuads => RdfFormat::NQuads,
            Format::TriG => RdfFormat::TriG,
            Format::RdfXml => RdfFormat::RdfXml,
            Format::JsonLd => RdfFormat::JsonLd {
                profile: oxigraph::io::JsonLdProfileSet::empty(),
            },
        };
        let parser = RdfParser::from_format(format).lenient();
        let mut lines = Vec::new();
        for quad in parser.for_reader(input) {
            let quad = quad.map_err(|error| self.invalid(&error))?;
            let triple = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
            lines.push(match quad.graph_name {
                GraphName::DefaultGraph => format!("{triple} .\n"),
                // What is said of graphs is no triple of the content.
                GraphName::NamedNode(graph) if !graphs && is_about_graphs(graph.as_str()) => {
                    continue;
                }
                _ if !graphs => format!("{triple} .\n"),
                graph => format!("{triple} {graph} .\n"),
            });
        }
        lines.sort_unstable();
        lines.dedup();
        Ok(lines)
    }

    fn unreadable(&self, error: &io::Error) -> Diagnostic {
        let message = format!("`{}` cannot be read: {error}", self.name);
        let hint = "see that the file is whole; a dump that was cut off while it was copied is not";
        Diagnostic::new(Code::DumpInvalid, message).hint(hint)
    }

    fn invalid(&self, error: &oxigraph::io::RdfParseError) -> Diagnostic {
        let message = format!("`{}` is no {}: {error}", self.name, self.format);
        let hint = "the ending of the name tells the format: .nq, .nt, .ttl, .trig, .rdf or .jsonld, with or without .gz";
        Diagnostic::new(Code::DumpInvalid, message).hint(hint)
    }
}

/// Lines of a dump, sorted by their bytes, each once and closed by a line break.
#[derive(Debug)]
pub(super) enum Lines<'s> {
    Streamed(&'s DumpSource),
    Kept(Vec<String>),
}

impl Lines<'_> {
    /// Calls `visit` with each line, until it says that it has seen enough.
    pub(super) fn each(
        &self,
    ) -> Result<Box<dyn Iterator<Item = io::Result<String>> + '_>, Diagnostic> {
        Ok(match self {
            Self::Kept(lines) => Box::new(lines.iter().map(|line| Ok(line.clone()))),
            Self::Streamed(source) => {
                let mut input = source.read().map_err(|error| source.unreadable(&error))?;
                Box::new(std::iter::from_fn(move || {
                    let mut line = String::new();
                    match input.read_line(&mut line) {
                        Ok(0) => None,
                        Ok(_) => Some(Ok(line)),
                        Err(error) => Some(Err(error)),
                    }
                }))
            }
        })
    }
}

/// Whether a graph holds what is said of other graphs: provenance and evidence.
pub(super) fn is_about_graphs(graph: &str) -> bool {
    graph.ends_with("graph/provenance") || graph.ends_with("#evidence")
}

/// The format of a dump, and whether it is packed, by its name.
fn format_of(name: &str) -> Result<(Format, bool), Diagnostic> {
    let (plain, gzip) = match name.strip_suffix(".gz") {
        Some(plain) => (plain, true),
        None => (name, false),
    };
    let ending = plain.rsplit(['.', '/']).next().unwrap_or_default();
    let known = Format::ALL
        .into_iter()
        .find(|format| format.extension() == ending);
    known.map(|format| (format, gzip)).ok_or_else(|| {
        let message = format!("the format of `{name}` cannot be told from its name");
        let hint = "dumps end in .nq, .nt, .ttl, .trig, .rdf or .jsonld, with or without .gz";
        Diagnostic::new(Code::DumpInvalid, message).hint(hint)
    })
}

fn fetch(address: &str) -> Result<NamedTempFile, Diagnostic> {
    let failed = |why: &dyn std::fmt::Display| {
        let message = format!("`{address}` cannot be fetched: {why}");
        let hint = "see that the address is right and can be reached from here, or fetch the dump yourself and name the file";
        Diagnostic::new(Code::FetchFailed, message).hint(hint)
    };
    let agent = ureq::Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_global(Some(Duration::from_mins(30)))
        .user_agent(concat!("filorosso/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent();
    let mut answer = agent.get(address).call().map_err(|error| failed(&error))?;
    let mut file = NamedTempFile::new().map_err(|error| failed(&error))?;
    let body = answer.body_mut().with_config().limit(LARGEST).reader();
    io::copy(&mut body.take(LARGEST), &mut file).map_err(|error| failed(&error))?;
    file.flush().map_err(|error| failed(&error))?;
    Ok(file)
}
