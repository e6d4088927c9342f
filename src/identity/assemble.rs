use super::Catalogue;
use super::current::{CurrentRole, current_roles};
use super::records;
use crate::content::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Fields, Key, Reader};
use crate::iri;
use crate::record::{Confidence, Map, OriginId, Origins, Record, Rule, Text, TextKind, Value};
use crate::tree::{self, Span};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Makes records of drafts, with the catalogue's IRIs in them.
#[derive(Debug)]
pub struct Assembler<'a> {
    /// How the drafts were read.
    pub reader: &'a Reader<'a>,
    /// Who is who among them.
    pub catalogue: &'a Catalogue,
    /// The files that records of several files speak of.
    pub(super) files: Vec<FileFacts>,
    /// The latest role of each person.
    pub(super) current: Vec<CurrentRole>,
    /// Language of each podcast.
    languages: FxHashMap<&'a str, String>,
    /// Whether records carry the front matter as it was written, under `front`.
    pub front: bool,
    /// Kinds of the configuration, by number, whose records are read as articles' are.
    pub fallback: Vec<bool>,
}

impl<'a> Assembler<'a> {
    /// An assembler of all drafts of a run. It does not keep them: a draft is lent when its
    /// record is made, and may be dropped with it.
    pub fn new(reader: &'a Reader<'a>, drafts: &[Draft], catalogue: &'a Catalogue) -> Self {
        let mut languages = FxHashMap::default();
        for (slug, file) in &catalogue.things.podcasts {
            let fields = drafts[*file].fields();
            let language = fields.get(Key::Language).and_then(tree::Value::text);
            if let Some(language) = language.filter(|text| iri::is_language_tag(text)) {
                languages.insert(slug.as_str(), language.to_owned());
            }
        }
        let facts = |draft: &Draft| FileFacts {
            path: draft.path().into(),
            hashes: draft.hashes.clone(),
        };
        let files = drafts.iter().map(facts).collect();
        Self {
            reader,
            catalogue,
            files,
            current: current_roles(drafts, catalogue),
            languages,
            front: false,
            fallback: Vec::new(),
        }
    }

    /// The record of a file; `None` for a file that is left out.
    pub fn record<'r>(
        &'r self,
        file: usize,
        draft: &'r Draft,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Record<'r>> {
        let thing = self.catalogue.things.of_file[file].as_ref()?;
        let mut builder = Builder::new(self, draft, file);
        builder.common(thing);
        match self.config().kinds[draft.kind].name.as_str() {
            "podcast" => records::podcast(&mut builder, thing),
            "episode" => records::episode(&mut builder, thing),
            "person" => records::person(&mut builder, thing),
            "organization" => records::organization(&mut builder, thing),
            "place" => records::place(&mut builder, thing),
            _ => records::article(&mut builder, thing),
        }
        if self.front {
            let front = builder.raw_map(&draft.document.front);
            builder.fields.add("front", Value::Map(front));
        }
        problems.append(&mut builder.problems);
        let mut record = Record {
            kind: match self.fallback.get(draft.kind) {
                Some(true) => "article",
                _ => &self.config().kinds[draft.kind].name,
            },
            fields: builder.fields,
            origins: builder.origins,
            file: u32::try_from(file).ok(),
        };
        self.reader.suppression.clean_record(&mut record);
        Some(record)
    }

    /// Records of what several files say together: publisher, topics, seasons, provenance.
    /// `extracted` are the files, by number, of which rules read something out of prose.
    pub fn gathered(&self, extracted: &BTreeSet<usize>) -> Vec<Record<'_>> {
        let mut records = records::gathered(self, extracted);
        for record in &mut records {
            self.reader.suppression.clean_record(record);
        }
        records
    }

    pub(super) fn config(&self) -> &'a Config {
        self.reader.config
    }

    /// The language of a podcast.
    pub(super) fn language_of(&self, podcast: &str) -> &str {
        self.languages
            .get(podcast)
            .unwrap_or(&self.reader.config.language)
    }
}

/// What of a file is known behind its record.
#[derive(Debug)]
pub(super) struct FileFacts {
    pub(super) path: Box<str>,
    pub(super) hashes: Vec<(Box<str>, String)>,
}

/// A record in the making: values of one draft and their origins.
pub(super) struct Builder<'a> {
    pub(super) assembler: &'a Assembler<'a>,
    pub(super) draft: &'a Draft,
    pub(super) front: Fields<'a>,
    pub(super) fields: Map<'a>,
    pub(super) origins: Origins,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) language: &'a str,
    file: u32,
}

impl<'a> Builder<'a> {
    fn new(assembler: &'a Assembler<'a>, draft: &'a Draft, file: usize) -> Self {
        Self {
            assembler,
            draft,
            front: draft.fields(),
            fields: Map::with_capacity(40),
            origins: Origins::with_capacity(160),
            problems: Vec::new(),
            language: &assembler.reader.config.language,
            file: u32::try_from(file).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn config(&self) -> &'a Config {
        self.assembler.reader.config
    }

    /// What every record begins with.
    fn common(&mut self, thing: &'a super::Thing) {
        let iri = self.made(thing.iri.as_str(), Span::default(), Rule::Path);
        self.fields.add("iri", iri);
        let path = self.made(self.draft.path(), Span::default(), Rule::Path);
        self.fields.add("path", path);
        self.add_language(thing);
        if let Some(class) = self.class() {
            self.fields.add("type", class);
        }
    }

    fn add_language(&mut self, thing: &'a super::Thing) {
        let (language, span, rule) = self.find_language(thing);
        self.language = language;
        let value = self.made(language, span, rule);
        self.fields.add("language", value);
    }

    fn find_language(&mut self, thing: &'a super::Thing) -> (&'a str, Span, Rule) {
        if let Some(value) = self.front.get(Key::Language) {
            let text = value.text().map_or(value.shape(), str::trim);
            if value.text().is_some() && iri::is_language_tag(text) {
                return (text, value.span, Rule::Written);
            }
            let problem = self.draft.document.source.problem(
                Code::LanguageInvalid,
                value.span,
                format!("`{text}` is no language tag"),
            );
            self.problems
                .push(problem.hint("write a tag such as `it` or `en-GB` (BCP 47)"));
        }
        let podcast = thing.podcast.as_deref();
        let language = podcast.and_then(|podcast| self.assembler.languages.get(podcast));
        let language = language.unwrap_or(&self.config().language);
        (language, Span::default(), Rule::Language)
    }

    /// The schema.org class: of the front matter, or what the configuration says of the kind.
    fn class(&mut self) -> Option<Value<'a>> {
        let is_class = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_uppercase())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        for key in [Key::Class, Key::Type] {
            let value = self
                .front
                .get(key)
                .filter(|value| value.text().is_some_and(is_class));
            if let Some(value) = value {
                return self.written(value);
            }
        }
        let kind = &self.config().kinds[self.draft.kind];
        let built_in =
            ["podcast", "episode", "person", "organization", "place"].contains(&kind.name.as_str());
        let class = kind.class.as_deref().or((!built_in).then_some("Article"))?;
        Some(
            self.made(class, Span::default(), Rule::Configuration)
                .declared(self),
        )
    }

    /// A value as it was written, white space around it taken away.
    pub(super) fn written(&mut self, value: &'a tree::Value) -> Option<Value<'a>> {
        let Some(text) = value.text() else {
            self.wrong_shape(value, "text");
            return None;
        };
        let text = text.trim();
        (!text.is_empty()).then(|| self.made(text, value.span, Rule::Written))
    }

    /// A value that a rule made from bytes of the file.
    pub(super) fn made(
        &mut self,
        text: impl Into<Cow<'a, str>>,
        span: Span,
        rule: Rule,
    ) -> Value<'a> {
        let origin = self.origins.add(self.file, span, rule);
        Value::Text(Text {
            text: text.into(),
            kind: TextKind::String,
            origin,
        })
    }

    /// A value that a rule made from bytes of the file, and how sure it is.
    pub(super) fn made_sure(
        &mut self,
        text: impl Into<Cow<'a, str>>,
        span: Span,
        rule: Rule,
        confidence: Confidence,
    ) -> Value<'a> {
        let origin = self.origins.add_sure(self.file, span, rule, confidence);
        Value::Text(Text {
            text: text.into(),
            kind: TextKind::String,
            origin,
        })
    }

    /// The origin of what a rule read out of bytes of the file, and how sure it is.
    pub(super) fn origins_of(
        &mut self,
        span: Span,
        rule: Rule,
        confidence: Confidence,
    ) -> OriginId {
        self.origins.add_sure(self.file, span, rule, confidence)
    }

    /// The number of the file.
    pub(super) fn file(&self) -> usize {
        self.file as usize
    }

    /// A number that a rule made from bytes of the file.
    pub(super) fn number(&mut self, number: u64, span: Span, rule: Rule) -> Value<'a> {
        let origin = self.origins.add(self.file, span, rule);
        Value::Text(Text {
            text: number.to_string().into(),
            kind: TextKind::Number,
            origin,
        })
    }

    /// The origin of a name that stands in the file and got an IRI.
    pub(super) fn origin(&mut self, span: Span, rule: Rule) -> OriginId {
        self.origins.add(self.file, span, rule)
    }

    /// The written values of a key's list.
    pub(super) fn texts(&mut self, key: Key) -> Vec<Value<'a>> {
        self.front
            .items(key)
            .iter()
            .filter_map(|value| self.written(value))
            .collect()
    }

    /// The written value of a key.
    pub(super) fn text(&mut self, key: Key) -> Option<Value<'a>> {
        let value = self.front.get(key)?;
        self.written(value)
    }

    /// A whole number that is not negative.
    pub(super) fn whole(&mut self, key: Key) -> Option<(u64, Span)> {
        let value = self.front.get(key)?;
        let number = value.text().and_then(|text| text.trim().parse().ok());
        if number.is_none() {
            let shown = value.text().unwrap_or(value.shape());
            let message = format!(
                "`{}` must be a whole number, `{shown}` is none",
                self.key(key)
            );
            self.problem(
                Code::NumberInvalid,
                value.span,
                message,
                "write a number such as 3",
            );
        }
        number.map(|number| (number, value.span))
    }

    /// The name of a key as the site writes it.
    pub(super) fn key(&self, key: Key) -> &'a str {
        self.front.entry(key).map_or(key.name(), |entry| &entry.key)
    }

    pub(super) fn problem(&mut self, code: Code, span: Span, message: String, hint: &str) {
        self.problems.push(
            self.draft
                .document
                .source
                .problem(code, span, message)
                .hint(hint),
        );
    }

    pub(super) fn wrong_shape(&mut self, value: &tree::Value, wanted: &str) {
        let message = format!("this must be {wanted}, it is {}", value.shape());
        self.problem(
            Code::ValueShape,
            value.span,
            message,
            "write a single value",
        );
    }

    fn raw_map(&mut self, map: &'a tree::Map) -> Map<'a> {
        let mut members = Map::default();
        for entry in &map.entries {
            members.add_some(&entry.key, self.raw(&entry.value));
        }
        members
    }

    fn raw(&mut self, value: &'a tree::Value) -> Option<Value<'a>> {
        match &value.node {
            tree::Node::Null => None,
            tree::Node::Scalar(scalar) => Some(self.made(&*scalar.text, value.span, Rule::Written)),
            tree::Node::List(items) => Some(Value::List(
                items.iter().filter_map(|item| self.raw(item)).collect(),
            )),
            tree::Node::Map(map) => Some(Value::Map(self.raw_map(map))),
        }
    }
}

impl<'a> Value<'a> {
    /// A value that the configuration says of one file is that file's own statement.
    fn declared(mut self, builder: &mut Builder<'a>) -> Self {
        if let Value::Text(text) = &mut self {
            text.origin = builder.origin(Span::default(), Rule::Path);
        }
        self
    }
}
