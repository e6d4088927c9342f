//! Images and audio files.

use crate::diagnostic::Code;
use crate::document::{Duration, DurationError, media_type, parse_duration};
use crate::extract::Key;
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Map, Rule, Value};
use crate::tree::{self, Node, Span};
use rustc_hash::FxHashMap;

impl<'a> Builder<'a> {
    /// The main image, as a node `{thing}#{fragment}`, and further ones as `{thing}#image-{file name}`.
    pub(super) fn images(&mut self, thing: &str, member: &'a str, fragment: &str) {
        let mut used: FxHashMap<String, usize> = FxHashMap::default();
        let mut main = None;
        let mut further = Vec::new();
        let all = self
            .front
            .items(Key::Image)
            .iter()
            .chain(self.front.items(Key::Images));
        for (index, value) in all.enumerate() {
            let is_main = index == 0 && self.front.get(Key::Image).is_some();
            let Some(address) = self.file_of(value) else {
                continue;
            };
            let iri = if is_main {
                format!("{thing}#{fragment}")
            } else {
                let name = address
                    .0
                    .split(['?', '#'])
                    .next()
                    .unwrap_or("")
                    .rsplit('/')
                    .next()
                    .unwrap_or("");
                free(
                    format!("{thing}#image-{}", iri::encode_template_value(name)),
                    &mut used,
                )
            };
            let image = self.image(iri, address);
            if is_main {
                main = Some(image);
            } else {
                further.push(Value::Map(image));
            }
        }
        if let Some(main) = main {
            self.fields.add(member, Value::Map(main));
        }
        self.fields.add_list("images", further);
    }

    fn image(&mut self, iri: String, (address, span): (String, Span)) -> Map<'a> {
        let mut map = Map::default();
        map.add("iri", self.made(iri, Span::default(), Rule::Path));
        let kind = media_type(&address);
        map.add("url", self.made(address, span, Rule::Address));
        if let Some(kind) = kind {
            map.add("mediaType", self.made(kind, span, Rule::MediaType));
        }
        map
    }

    /// The address of a file: a text, or a map with `file`, `url` or `src`, or as
    /// themes of Hugo and Jekyll have it with `image`.
    fn file_of(&mut self, value: &'a tree::Value) -> Option<(String, Span)> {
        let file = match &value.node {
            Node::Map(map) => {
                let fields = self.assembler.reader.keys.fields(map);
                fields
                    .get(Key::AudioFile)
                    .or_else(|| fields.get(Key::Image))
            }
            _ => Some(value),
        };
        let Some(file) = file else {
            // It may have had one with the name of somebody who is left out.
            if !self.assembler.reader.suppression.is_empty() {
                return None;
            }
            let message = "this has no address".to_owned();
            self.problem(
                Code::ValueIncomplete,
                value.span,
                message,
                "add a key `file` or `url`",
            );
            return None;
        };
        match self.address(file)? {
            Value::Text(text) => Some((text.text.into_owned(), file.span)),
            _ => None,
        }
    }

    /// The audio file: its address, size, type and duration, and the episode's duration.
    pub(super) fn audio(&mut self, thing: &str) {
        let value = self.front.items(Key::Audio).first();
        let inner = value
            .and_then(tree::Value::map)
            .map(|map| self.assembler.reader.keys.fields(map));
        let find = |key: Key| {
            inner
                .and_then(|inner| inner.entry(key))
                .or_else(|| self.front.entry(key))
        };
        let (duration, size, kind) = (find(Key::Duration), find(Key::Size), find(Key::MediaType));
        let transcript = find(Key::Transcript);
        let duration = duration.and_then(|entry| self.duration(&entry.key, &entry.value));
        if let Some((duration, span)) = duration {
            let iso = self.made(duration.iso(), span, Rule::Duration);
            self.fields.add("duration", iso);
            let seconds = self.number(duration.seconds(), span, Rule::Duration);
            self.fields.add("seconds", seconds);
        }
        let Some((address, span)) = value.and_then(|value| self.file_of(value)) else {
            return;
        };
        let mut audio = Map::default();
        audio.add(
            "iri",
            self.made(format!("{thing}#audio"), Span::default(), Rule::Path),
        );
        let told = media_type(&address);
        audio.add("url", self.made(address, span, Rule::Address));
        let kind = kind.and_then(|entry| self.written(&entry.value));
        let kind = kind.or_else(|| told.map(|kind| self.made(kind, span, Rule::MediaType)));
        audio.add_some("mediaType", kind);
        let size = size.and_then(|entry| self.size(&entry.key, &entry.value));
        audio.add_some("size", size);
        if let Some((duration, span)) = duration {
            audio.add("duration", self.made(duration.iso(), span, Rule::Duration));
        }
        let transcript = transcript.and_then(|entry| self.address(&entry.value));
        audio.add_some("transcript", transcript);
        self.fields.add("audio", Value::Map(audio));
    }

    fn duration(&mut self, key: &str, value: &tree::Value) -> Option<(Duration, Span)> {
        let Some(text) = value.text() else {
            self.wrong_shape(value, "a duration");
            return None;
        };
        let message = match parse_duration(text) {
            Ok(duration) => return Some((duration, value.span)),
            Err(DurationError::Negative) => format!("`{key}` is negative: `{text}`"),
            Err(DurationError::Form) => format!("`{key}` is no duration: `{text}`"),
        };
        let hint = "write seconds (609), 10:09, 0:10:09 or PT10M9S";
        self.problem(Code::DurationInvalid, value.span, message, hint);
        None
    }

    fn size(&mut self, key: &str, value: &tree::Value) -> Option<Value<'a>> {
        let text = value.text().map_or("", str::trim);
        if let Ok(bytes) = text.parse::<u64>() {
            return Some(self.made(bytes.to_string(), value.span, Rule::Number));
        }
        let message = format!("`{key}` must be a number of bytes, `{text}` is none");
        self.problem(
            Code::SizeInvalid,
            value.span,
            message,
            "write the bytes without unit or separators",
        );
        None
    }
}

/// An IRI that no image of the thing has, numbered from 2 when one has it.
fn free(iri: String, used: &mut FxHashMap<String, usize>) -> String {
    let count = used.entry(iri.clone()).or_default();
    *count += 1;
    match *count {
        1 => iri,
        number => free(format!("{iri}-{number}"), used),
    }
}
