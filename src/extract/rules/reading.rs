//! A file while rules read it.

use super::PlaceMention;
use crate::diagnostic::Diagnostic;
use crate::document::{Body, Date, Link};
use crate::extract::prose::{Part, Passage};
use crate::extract::{
    Contribution, Facts, Fields, Lexis, NamedAs, Naming, NamingId, Owner, Profile, Reader, Spanned,
    clean_profile,
};
use crate::iri;
use crate::record::{Confidence, Rule};
use crate::tree::Source;
use std::ops::Range;

/// How much of a text tells its language.
const SAMPLE_BYTES: usize = 600;
/// How many samples are taken of a text that does not tell its language.
const SAMPLES: usize = 6;

/// A person whom the rules have found in the text.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who it is.
    pub who: NamingId,
    /// Where the person is named, by passage and bytes of its text; the full name first.
    pub mentions: Vec<(usize, Range<usize>)>,
}

/// A file while rules read it: its passages, and what was found so far.
pub struct Reading<'a, 'r> {
    /// The words, the configuration, the profiles.
    pub reader: &'r Reader<'a>,
    /// The file.
    pub source: &'r Source,
    /// Its front matter.
    pub fields: Fields<'r>,
    /// When it was published, by its front matter, its path or its text; else when it was
    /// changed. The time from which the text speaks.
    pub published: Option<&'r Date>,
    /// The last part of its path, without ending.
    pub stem: &'r str,
    /// Its body, of which each block is a passage.
    pub body: &'r Body,
    /// Its passages in the order of the text.
    pub passages: Vec<Passage>,
    /// Everybody who is named.
    pub namings: Vec<Naming>,
    /// Names in roles: of the front matter and of the credit block, and what rules add.
    pub contributions: Vec<Contribution>,
    /// What was found.
    pub facts: Facts,
    /// People who were found in the text.
    pub people: Vec<Person>,
    /// Where places are named in the text.
    pub places: Vec<PlaceMention>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

impl<'r> Reading<'_, 'r> {
    /// The passages of the text itself, with their numbers.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &Passage)> {
        let passages = self.passages.iter().enumerate();
        passages.filter(|(_, passage)| passage.part == Part::Text)
    }

    /// The language of the file as far as its front matter tells, else the configuration's.
    pub fn language(&self) -> &str {
        let own = self.fields.get(crate::extract::Key::Language);
        own.and_then(crate::tree::Value::text)
            .unwrap_or(&self.reader.config.language)
    }

    /// The words of the language in which the text is written, which may be another one than the
    /// file says.
    pub fn lexis(&self) -> Option<&'r Lexis> {
        self.reader.lexica.of(self.spoken())
    }

    /// The title, of the front matter or else of the text, and where it stands.
    pub fn title(&self) -> Option<Spanned> {
        let own = self
            .fields
            .get(crate::extract::Key::Title)
            .and_then(|value| {
                let text = value.text()?.into();
                let span = value.span;
                Some(Spanned { text, span })
            });
        own.or_else(|| self.facts.frame.title.clone())
    }

    /// The links of a passage that are no profiles of people.
    pub fn page_links(&self, passage: usize) -> Vec<&Link> {
        let links = self.passages[passage].line.links.iter();
        links
            .filter(|link| self.owner_of(link) != Owner::Person)
            .collect()
    }

    /// The links of a passage to profiles of people that are called so (`LinkedIn`) and not by a name,
    /// by bytes.
    pub fn asides(&self, passage: usize) -> Vec<Range<usize>> {
        let line = &self.passages[passage].line;
        let labelled = line.links.iter().filter(|link| {
            let text = line.text.get(link.range.clone()).unwrap_or("");
            match self.owner_of(link) {
                Owner::Person => self.reader.profiles.is_label(text) || text.starts_with('@'),
                Owner::Either => text.starts_with('@'),
                _ => false,
            }
        });
        labelled.map(|link| link.range.clone()).collect()
    }

    /// Whose profile the address of a link is.
    pub fn owner_of(&self, link: &Link) -> Owner {
        iri::address(&link.target, &self.reader.config.site).map_or(Owner::Page, |address| {
            clean_profile(&address, &self.reader.profiles).owner
        })
    }

    /// The language in which the text is written, as far as its words tell; else that of the file.
    /// Where it begins with addresses and names that tell none, what follows does.
    pub fn spoken(&self) -> &str {
        let said = self.language();
        let told = |sample: &str| self.reader.words.language_of(sample, said);
        let (mut sample, mut samples) = (String::new(), 0);
        for (_, passage) in self.texts() {
            sample.push_str(passage.text());
            sample.push('\n');
            if sample.len() > SAMPLE_BYTES {
                samples += 1;
                if let Some(language) = told(&sample) {
                    return language;
                }
                if samples == SAMPLES {
                    return said;
                }
                sample.clear();
            }
        }
        told(&sample).unwrap_or(said)
    }

    /// Adds a naming of a part of a passage; a link that covers its beginning is its profile.
    pub fn name(
        &mut self,
        passage: usize,
        range: Range<usize>,
        kind: NamedAs,
        rule: Rule,
        confidence: Confidence,
    ) -> NamingId {
        let profile = self.profile_at(passage, range.clone());
        let naming = Naming {
            name: self.passages[passage].spanned(range),
            profile,
            also: Vec::new(),
            kind,
            rule,
            confidence,
        };
        self.namings.push(naming);
        self.namings.len() - 1
    }

    /// The address, cleaned, that a part of a passage links to.
    pub fn profile_at(&self, passage: usize, range: Range<usize>) -> Option<Profile> {
        let links = &self.passages[passage].line.links;
        let overlaps = |link: &&crate::document::Link| {
            link.range.start < range.end && range.start < link.range.end
        };
        let link = links.iter().find(overlaps)?;
        let address = iri::address(&link.target, &self.reader.config.site).ok()?;
        Some(clean_profile(&address, &self.reader.profiles))
    }
}
