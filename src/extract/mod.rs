//! What a document says: front matter by meaning, whether it is shown, its credit
//! block. Rules that read prose have their place here, one rule a file.
//!
//! The result is a [`Draft`]: everything that is known of a file on its own, before
//! anybody knows which of its names are the same as those of other files.

mod contributions;
mod credits;
mod declared;
mod described;
mod facts;
mod fields;
mod forms;
mod handles;
mod marks;
mod profile;
mod prose;
mod reader;
mod rules;
mod several;
mod visibility;
mod words;

pub use crate::fold::fold;
pub use contributions::{Contribution, hopeless};
pub use credits::{Credit, CreditName, Spanned, read_credits};
pub use declared::Declared;
pub use facts::{
    Appearance, Chapter, DateFact, Detail, EventFact, Facts, Frame, Imprint, NamedAs, Naming,
    NamingId, PlaceName, Quotation, Role,
};
pub use fields::{Fields, Key, KeyNames, Slots};
pub use forms::{Form, forms};
pub use marks::forget_used_files;
pub use profile::{Owner, Profile, ProfileIndex, clean_profile};
pub use prose::{Part, Passage, Word, passages, sentences, words};
pub use rules::{Person, Reading};
pub use several::NameWords;
pub use visibility::{Cutoff, LeftOut, left_out, truth};
pub use words::Words;

use crate::content::{Captures, Config, ContentFile, Ontology, read_source};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Body, ClockChange, Date, DateError, Document, Format, parse_date, parse_document,
};
use crate::record::Confidence;
use crate::tree::{Entry, Map, Source};
use sha2::{Digest, Sha256};
use std::path::Path;

/// What reading needs to know, made once for all files.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The ontology's data.
    pub ontology: &'a Ontology,
    /// Names of front-matter keys.
    pub keys: KeyNames,
    /// Words of all lexicons.
    pub words: Words,
    /// What profile addresses look like.
    pub profiles: ProfileIndex,
    /// What names look like.
    pub names: NameWords,
    /// What is shown.
    pub cutoff: Cutoff,
    /// Whether files are hashed, which only provenance asks for.
    pub hash: bool,
}

/// A file as far as it can be understood alone.
#[derive(Debug)]
pub struct Draft {
    /// The parsed file.
    pub document: Document,
    /// Which entry of its front matter each key has.
    pub slots: Slots,
    /// Which of the configuration's kinds it is.
    pub kind: usize,
    /// What the kind's pattern took of the path.
    pub captures: Captures,
    /// When it was published.
    pub published: Option<Date>,
    /// Why it is left out, if it is.
    pub left_out: Option<LeftOut>,
    /// Names in roles, of front matter and credit block.
    pub contributions: Vec<Contribution>,
    /// Everybody who is named, wherever it is; other members refer to them by number.
    pub namings: Vec<Naming>,
    /// What rules read beyond the keys.
    pub facts: Facts,
    /// The text of its body, for kinds that publish it.
    pub text: Option<String>,
    /// SHA-256 of the file and of the data file beside it, in hexadecimal digits, with their paths.
    pub hashes: Vec<(Box<str>, String)>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl Draft {
    /// What the kind's pattern took under a name.
    pub fn capture(&self, name: &str) -> Option<&str> {
        self.captures
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, text)| &**text)
    }

    /// Its front matter by what the keys mean.
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(&self.document.front, self.slots)
    }

    /// The path of the file.
    pub fn path(&self) -> &str {
        &self.document.source.path
    }
}

impl Reader<'_> {
    /// Whether a fact of this confidence is stated.
    pub const fn holds(&self, confidence: Confidence) -> bool {
        confidence >= self.config.confidence
    }

    /// Reads one file of the content folder.
    ///
    /// # Errors
    /// A diagnostic when the file itself cannot be read; whatever is wrong inside it
    /// is in the draft's problems.
    pub fn read(&self, root: &Path, file: &ContentFile) -> Result<Draft, Diagnostic> {
        let mut source = read_source(&root.join(&*file.path), &file.path)?;
        if let Some(sidecar) = &file.sidecar {
            let beside = read_source(&root.join(&**sidecar), sidecar)?;
            source.sidecar = Some(Box::new((beside.path, beside.text)));
        }
        let mut draft = self.understand(source, file.kind, file.captures.clone());
        self.read_marks(root, &mut draft);
        Ok(draft)
    }

    /// Understands a text as a file of a kind.
    pub fn understand(&self, source: Source, kind: usize, captures: Captures) -> Draft {
        let mut problems = Vec::new();
        let hashes = if self.hash {
            hashes(&source)
        } else {
            Vec::new()
        };
        let mut document = parse_document(source, &mut problems);
        self.unnest(&mut document.front);
        let slots = self.keys.slots(&document.front);
        let fields = Fields::new(&document.front, slots);
        let source = &document.source;
        let published = fields
            .entry(Key::Date)
            .and_then(|entry| read_date(entry, self.config, source, &mut problems))
            .or_else(|| date_of_path(&captures));
        let left_out = if document.broken {
            Some(LeftOut::Unclear)
        } else {
            left_out(
                &fields,
                published.as_ref(),
                self.cutoff,
                source,
                &mut problems,
            )
        };
        let mut declared = match left_out {
            None => self.declared(&self.config.kinds[kind].name, &fields, source),
            Some(_) => Declared::default(),
        };
        problems.append(&mut declared.problems);
        let mut draft = Draft {
            slots,
            kind,
            captures,
            published,
            left_out,
            contributions: declared.contributions,
            namings: declared.namings,
            facts: declared.facts,
            text: None,
            hashes,
            problems,
            document,
        };
        if draft.left_out.is_none() && self.config.kinds[kind].name == "episode" {
            self.declare_marks(&mut draft);
        }
        if draft.left_out.is_none() && draft.document.format != Format::Data {
            self.read_body(&mut draft);
        }
        draft
    }

    /// Members of maps such as Zola's `taxonomies` count as if they stood outside.
    fn unnest(&self, front: &mut Map) {
        let nested = self
            .ontology
            .keys
            .get("nested")
            .map_or(&[][..], Vec::as_slice);
        let inner: Vec<Entry> = front
            .entries
            .iter()
            .filter(|entry| nested.iter().any(|name| **name == *entry.key))
            .filter_map(|entry| entry.value.map())
            .flat_map(|map| map.entries.iter().cloned())
            .collect();
        for entry in inner {
            if front.entry(&entry.key).is_none() {
                front.entries.push(entry);
            }
        }
    }

    fn read_body(&self, draft: &mut Draft) {
        let kind = self.config.kinds[draft.kind].name.as_str();
        let body = draft.document.parse_body();
        let credits = read_credits(&body, &self.words);
        let source = &draft.document.source;
        let credited = self.credited(credits, source, &mut draft.namings, &mut draft.problems);
        draft.contributions.extend(credited);
        let passages = passages(&body, draft.document.format, &self.words);
        let mut reading = Reading {
            reader: self,
            source,
            fields: Fields::new(&draft.document.front, draft.slots),
            published: draft.published.as_ref(),
            stem: stem(&source.path),
            body: &body,
            passages,
            namings: std::mem::take(&mut draft.namings),
            contributions: std::mem::take(&mut draft.contributions),
            facts: std::mem::take(&mut draft.facts),
            people: Vec::new(),
            problems: Vec::new(),
        };
        match kind {
            "episode" => rules::read_episode(&mut reading),
            "podcast" => rules::read_podcast(&mut reading),
            "person" | "organization" => {}
            _ => rules::read_article(&mut reading),
        }
        // Podcasts and episodes are published as audio; their text is about it.
        let text = match kind {
            "podcast" | "episode" => None,
            _ => Some(published_text(&body, &reading.passages)).filter(|text| !text.is_empty()),
        };
        let Reading {
            namings,
            contributions,
            facts,
            mut problems,
            ..
        } = reading;
        (draft.namings, draft.facts, draft.text) = (namings, facts, text);
        draft.contributions = contributions;
        draft.problems.append(&mut problems);
    }
}

/// The text of a body without what belongs to the page.
fn published_text(body: &Body, passages: &[Passage]) -> String {
    let blocks = body.blocks.iter().zip(passages);
    let texts = blocks
        .filter(|(_, passage)| passage.part != Part::Chrome)
        .map(|(block, _)| block.text());
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// The last part of a path, without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// The day that a path names, as Jekyll's posts do.
fn date_of_path(captures: &Captures) -> Option<Date> {
    let part = |name: &str| {
        captures
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, text)| &**text)
    };
    let text = match part("date") {
        Some(date) => date.to_owned(),
        None => format!("{}-{}-{}", part("year")?, part("month")?, part("day")?),
    };
    parse_date(&text, None).ok()
}

fn hashes(source: &Source) -> Vec<(Box<str>, String)> {
    let hash = |path: &str, text: &str| (path.into(), sha256(text));
    let sidecar = source
        .sidecar
        .as_ref()
        .map(|sidecar| hash(&sidecar.0, &sidecar.1));
    std::iter::once(hash(&source.path, &source.text))
        .chain(sidecar)
        .collect()
}

/// Reads a date value, reporting what is wrong with it.
pub fn read_date(
    entry: &Entry,
    config: &Config,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let (key, value) = (&entry.key, &entry.value);
    let Some(text) = value.text() else {
        let message = format!("`{key}` must be a date, this is {}", value.shape());
        problems.push(source.problem(Code::ValueShape, value.span, message));
        return None;
    };
    if &**key == "published" && truth(value).is_some() {
        return None;
    }
    let zone = config.timezone.map_or("", |zone| zone.name());
    match parse_date(text, config.timezone) {
        Ok(date) => {
            let told = match date.change {
                None => None,
                Some(ClockChange::Repeats) => {
                    Some((Code::DateRepeated, "twice; the first is taken"))
                }
                Some(ClockChange::Skips) => {
                    Some((Code::DateSkipped, "never; it stays without offset"))
                }
            };
            if let Some((code, what)) = told {
                let message = format!("the clock of {zone} shows {text} {what}");
                let problem = source.problem(code, value.span, message);
                problems
                    .push(problem.hint("correct the time, or add its offset, such as `+02:00`"));
            }
            Some(date)
        }
        Err(error) => {
            let (code, message, hint) = match error {
                DateError::Form => (
                    Code::DateInvalid,
                    format!("`{text}` is no date"),
                    "write it as 2023-06-20 or 2023-06-20 20:20:00",
                ),
                DateError::Nonexistent => (
                    Code::DateInvalid,
                    format!("there is no such date as `{text}`"),
                    "correct the month, the day or the time",
                ),
            };
            problems.push(source.problem(code, value.span, message).hint(hint));
            None
        }
    }
}

/// SHA-256 of a text's bytes, in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    let digits = Sha256::digest(text.as_bytes());
    digits
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
