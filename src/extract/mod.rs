//! What a document says: front matter by meaning, whether it is shown, its credit
//! block. Rules that read prose have their place here, one rule a file.
//!
//! The result is a [`Draft`]: everything that is known of a file on its own, before
//! anybody knows which of its names are the same as those of other files.

mod calendar;
mod contributions;
mod credits;
mod dates;
mod declared;
mod described;
mod doubts;
mod facts;
mod fields;
mod findings;
mod forms;
mod guide;
mod handles;
mod hashes;
mod lexis;
mod marks;
mod phrases;
mod profile;
mod prose;
mod quoting;
mod register;
mod rules;
mod several;
mod suppress;
mod tokens;
mod verbs;
mod visibility;
mod web;
mod words;
mod written;

pub use crate::fold::fold;
pub use calendar::{CalendarWords, FoundDate, FoundTime, find_dates, find_times};
pub use contributions::{Contribution, hopeless};
pub use credits::{Credit, CreditName, Spanned, read_credits};
pub use dates::read_date;
pub use declared::Declared;
pub use facts::{
    Appearance, Chapter, DateFact, Detail, EventFact, Facts, Frame, Imprint, NamedAs, Naming,
    NamingId, PlaceName, PlaceSort, Quotation, Role,
};
pub use fields::{Fields, Key, KeyNames, Slots};
pub use findings::{FactKind, Finding};
pub use forms::{Form, forms};
pub use guide::{graph_of, rule_guide, rule_named};
pub use hashes::sha256;
pub use lexis::{Lexica, Lexis};
pub use marks::forget_used_files;
pub use phrases::Phrases;
pub use profile::{Owner, Profile, ProfileIndex, clean_profile};
pub use prose::{Part, Passage, Word, passages, sentences, words};
pub use quoting::Quoting;
pub use register::Register;
pub use rules::{
    EventLexicon, ImprintWords, PageWords, Person, PlaceLexicon, PlaceMention, Reading, RoleText,
    bare_number, is_wrong_tax, is_wrong_vat, place_of_title,
};
pub use several::NameWords;
pub use suppress::{Known, MARK, Suppression};
pub use tokens::{Token, Tokens};
pub use verbs::Verbs;
pub use visibility::{Cutoff, LeftOut, left_out, truth};
pub use web::is_mail;
pub use words::Words;

use crate::content::{Captures, Config, ContentFile, Decisions, Homeless, Ontology, read_source};
use crate::diagnostic::Diagnostic;
use crate::document::{Body, Date, Document, Format, parse_document};
use crate::record::Confidence;
use crate::tree::{Source, Value};
use dates::date_of_path;
use hashes::{fingerprint, hashes};
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
    /// The words of each language that rules over prose read with.
    pub lexica: Lexica,
    /// What profile addresses look like.
    pub profiles: ProfileIndex,
    /// What names look like.
    pub names: NameWords,
    /// What is shown.
    pub cutoff: Cutoff,
    /// What editors decided of facts.
    pub decisions: &'a Decisions,
    /// What editors decided of facts of files that are not there any more.
    pub homeless: Homeless,
    /// Who is left out.
    pub suppression: Suppression,
    /// Who has a file.
    pub register: Register,
    /// Whether files are hashed, which only provenance asks for.
    pub hash: bool,
    /// Whether drafts have a fingerprint, which only the record of identifiers asks for.
    pub fingerprint: bool,
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
    /// Facts that are left out because they are not sure enough; an editor may accept them.
    pub doubts: Vec<Finding>,
    /// The text of its body, for kinds that publish it.
    pub text: Option<String>,
    /// SHA-256 of the file and of the data file beside it, in hexadecimal digits, with their paths.
    pub hashes: Vec<(Box<str>, String)>,
    /// The beginning of the SHA-256 of the file and the data file beside it, in hexadecimal
    /// digits, when that is asked for.
    pub fingerprint: Option<Box<str>>,
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
    /// Whether a fact of this confidence is stated. What is known to be wrong has none at all.
    pub const fn holds(&self, confidence: Confidence) -> bool {
        confidence > 0 && confidence >= self.config.confidence
    }

    /// Whether a word, folded, is a given name.
    pub fn is_given_name(&self, folded: &str) -> bool {
        let known = |name: &str| self.ontology.given_names.contains(name);
        // "Maria-Luisa"
        known(folded) || folded.contains('-') && folded.split('-').all(known)
    }

    /// Whether a name, folded, is the name of a place.
    pub fn is_place(&self, folded: &str) -> bool {
        !self.ontology.gazetteer.find(folded).is_empty()
    }

    /// Whether a name, folded, is that of a town.
    fn is_town(&self, folded: &str) -> bool {
        use crate::content::PlaceKind::{City, Municipality};
        let gazetteer = &self.ontology.gazetteer;
        let kinds = gazetteer
            .find(folded)
            .iter()
            .filter_map(|place| gazetteer.get(*place));
        kinds
            .map(|place| place.kind)
            .any(|kind| matches!(kind, City | Municipality))
    }

    /// Whether a name, folded, is that of an area and of nothing else: `Centro Italia`.
    fn is_area(&self, folded: &str) -> bool {
        let gazetteer = &self.ontology.gazetteer;
        let mut places = gazetteer.find(folded).iter().peekable();
        let is_area = |place: &u32| {
            let entry = gazetteer.get(*place);
            entry.is_some_and(|entry| entry.kind == crate::content::PlaceKind::Area)
        };
        places.peek().is_some() && places.all(is_area)
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
        if !self.suppression.is_empty() {
            self.suppression.redact(&mut draft, self);
        }
        Ok(draft)
    }

    /// Understands a text as a file of a kind, those who asked to be left out among it.
    pub fn understand(&self, source: Source, kind: usize, captures: Captures) -> Draft {
        let mut problems = Vec::new();
        let hashes = if self.hash {
            hashes(&source)
        } else {
            Vec::new()
        };
        let fingerprint = self.fingerprint.then(|| fingerprint(&source));
        let mut document = parse_document(source, &mut problems);
        self.unnest(&mut document.front);
        let slots = self.keys.slots(&document.front);
        let fields = Fields::new(&document.front, slots);
        let source = &document.source;
        let language = fields.get(Key::Language).and_then(Value::text);
        let language = language.unwrap_or(&self.config.language);
        let published = fields
            .entry(Key::Date)
            .and_then(|entry| read_date(entry, self, language, source, &mut problems))
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
            doubts: Vec::new(),
            contributions: declared.contributions,
            namings: declared.namings,
            facts: declared.facts,
            text: None,
            hashes,
            fingerprint,
            problems,
            document,
        };
        if draft.left_out.is_none() && self.config.kinds[kind].name == "episode" {
            self.declare_marks(&mut draft);
        }
        if draft.left_out.is_none() && draft.document.format != Format::Data {
            self.read_body(&mut draft);
        }
        self.settle(&mut draft);
        draft
    }

    /// Reads title, dates and furniture of a text, and divides its blocks by them.
    fn read_frame(&self, draft: &mut Draft, body: &mut Body) {
        let document = &draft.document;
        let fields = Fields::new(&document.front, draft.slots);
        let has_date = draft.published.is_some();
        let (source, format) = (&document.source, document.format);
        let frame = rules::read_frame(body, self, source, format, &fields, has_date);
        let published = frame.published.as_ref();
        let published = published.filter(|fact| self.holds(fact.confidence));
        draft.published = published
            .map(|fact| fact.date.clone())
            .or(draft.published.take());
        draft.facts.frame = frame;
    }

    fn read_body(&self, draft: &mut Draft) {
        let kind = self.config.kinds[draft.kind].name.as_str();
        let mut body = draft.document.parse_body();
        let is_article = !["episode", "podcast", "person", "organization"].contains(&kind);
        if is_article {
            self.read_frame(draft, &mut body);
        }
        let is_name =
            |text: &str| self.names.is_full_name(text) || self.names.is_organization(text);
        // What an article names behind a label belongs to its text, unless a heading says else.
        let is_name: Option<&dyn Fn(&str) -> bool> = (!is_article).then_some(&is_name);
        let credits = read_credits(&body, &self.words, is_name);
        let source = &draft.document.source;
        let credited = self.credited(credits, source, &mut draft.namings, &mut draft.problems);
        draft.contributions.extend(credited);
        let mut passages = passages(&body, draft.document.format, &self.words);
        for chrome in &draft.facts.frame.chrome {
            if let Some(passage) = passages.get_mut(*chrome) {
                passage.part = Part::Chrome;
            }
        }
        let modified = draft.facts.frame.modified.as_ref().map(|fact| &fact.date);
        let told = draft.published.as_ref().or(modified).cloned();
        let mut reading = Reading {
            reader: self,
            source,
            fields: Fields::new(&draft.document.front, draft.slots),
            published: told.as_ref(),
            stem: stem(&source.path),
            body: &body,
            passages,
            namings: std::mem::take(&mut draft.namings),
            contributions: std::mem::take(&mut draft.contributions),
            facts: std::mem::take(&mut draft.facts),
            people: Vec::new(),
            places: Vec::new(),
            problems: Vec::new(),
        };
        match kind {
            "episode" => rules::read_episode(&mut reading),
            "podcast" => rules::read_podcast(&mut reading),
            "person" | "organization" | "place" => {}
            _ => rules::read_article(&mut reading),
        }
        // Podcasts and episodes are published as audio.
        let text = match kind {
            "podcast" | "episode" => None,
            _ => Some(published_text(&body, &reading)).filter(|text| !text.is_empty()),
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

/// The text of a body without its title and without what belongs to the page.
fn published_text(body: &Body, reading: &Reading<'_, '_>) -> String {
    let title = reading.facts.frame.title.as_ref().map(|title| title.span);
    let blocks = body.blocks.iter().zip(&reading.passages);
    let texts = blocks
        .filter(|(block, passage)| passage.part != Part::Chrome && Some(block.span()) != title)
        .map(|(block, _)| block.text());
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// The last part of a path, without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
