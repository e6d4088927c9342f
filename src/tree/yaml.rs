use super::hint::yaml_hint;
use super::{
    Entry, Keys, MAX_BYTES, MAX_DEPTH, MAX_VALUES, Map, Node, Notation, Scalar, Source, Span,
    Value, insert,
};
use crate::diagnostic::{Code, Diagnostic};
use granit_parser::{Event, Parser, ScalarStyle, ScanError, StrInput};
use rustc_hash::FxHashMap;

/// Parses one YAML 1.2 document, a `text` that begins at the byte `offset` of a source.
///
/// Duplicate keys are reported and the first one is kept; aliases and merge
/// keys (`<<`) are expanded within a budget. Whatever is wrong is reported and
/// what could be read before it is returned.
pub fn parse_yaml(
    source: &Source,
    text: &str,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let mut builder = Builder {
        source,
        offset,
        parser: Parser::new_from_str(text),
        anchors: FxHashMap::default(),
        values: 0,
        bytes: 0,
        problems,
    };
    builder.document().unwrap_or_default()
}

/// The document cannot be read any further; the problem is already reported.
struct Stop;

struct Builder<'a> {
    source: &'a Source,
    offset: usize,
    parser: Parser<'a, StrInput<'a>>,
    anchors: FxHashMap<usize, Value>,
    values: usize,
    /// Bytes of text that aliases repeat.
    bytes: usize,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Option<Value>, Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(None),
                Event::StreamStart | Event::DocumentStart(..) => {}
                event => {
                    let value = self.value(event, span, 0)?;
                    self.end()?;
                    return Ok(Some(value));
                }
            }
        }
    }

    /// Reads on behind the first document: a second one is a problem.
    fn end(&mut self) -> Result<(), Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::DocumentEnd => {}
                _ => {
                    let problem = self.source.problem(
                        Code::YamlSyntax,
                        span,
                        "a second YAML document begins here; only the first is used",
                    );
                    self.problems.push(problem);
                    return Ok(());
                }
            }
        }
    }

    /// The next event that is data.
    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        let mut next = self.parser.next_event();
        while matches!(next, Some(Ok((Event::Comment(..), _)))) {
            next = self.parser.next_event();
        }
        match next {
            Some(Ok((event, span))) => {
                let at = |marker: &granit_parser::Marker| {
                    self.offset + marker.byte_offset().unwrap_or_default()
                };
                Ok((event, Span::new(at(&span.start), at(&span.end))))
            }
            Some(Err(error)) => Err(self.syntax(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn syntax(&mut self, error: &ScanError) -> Stop {
        let at = self.offset + error.marker().byte_offset().unwrap_or_default();
        let at = self.tab_before(at).unwrap_or(at);
        let place = self.source.place(Span::new(at, at + 1));
        let hint = self.hint(at);
        self.problems.push(
            Diagnostic::new(
                Code::YamlSyntax,
                format!("this is no YAML: {}", error.info()),
            )
            .at(place)
            .hint_opt(hint),
        );
        Stop
    }

    /// What most often lies behind an error at a byte of the source.
    fn hint(&self, at: usize) -> Option<String> {
        let beside = self.source.sidecar_offset();
        match &self.source.sidecar {
            Some(sidecar) if at >= beside => yaml_hint(&sidecar.1, at - beside),
            _ => yaml_hint(&self.source.text, at),
        }
    }

    /// The tab in the indentation of a line, which is what is wrong with it.
    fn tab_before(&self, at: usize) -> Option<usize> {
        let text = self.source.text.get(..at)?;
        let start = text.rfind('\n').map_or(0, |newline| newline + 1);
        let indent = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
        text[start..start + indent]
            .find('\t')
            .map(|tab| start + tab)
    }

    fn value(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Value, Stop> {
        self.spend(1, depth, span)?;
        let (anchor, value) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let tagged = tag.is_some_and(|tag| tag.core_suffix() == Some("str"));
                (anchor, scalar(&text, style, tagged, span))
            }
            Event::SequenceStart(_, anchor, _) => (anchor, self.list(span, depth)?),
            Event::MappingStart(_, anchor, _) => (anchor, self.map(span, depth)?),
            Event::Alias(id) => (0, self.alias(id, span, depth)?),
            _ => (
                0,
                Value {
                    span,
                    node: Node::Null,
                },
            ),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn list(&mut self, mut span: Span, depth: usize) -> Result<Value, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, at) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                span.end = at.end.max(span.end);
                return Ok(Value {
                    span,
                    node: Node::List(items),
                });
            }
            items.push(self.value(event, at, depth + 1)?);
        }
    }

    fn map(&mut self, mut span: Span, depth: usize) -> Result<Value, Stop> {
        let mut map = Map::default();
        let mut keys = Keys::default();
        let mut merged = Vec::new();
        loop {
            let (event, key_span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                span.end = key_span.end.max(span.end);
                break;
            }
            let key = self.value(event, key_span, depth + 1)?;
            let (event, at) = self.next()?;
            let value = self.value(event, at, depth + 1)?;
            let Some(text) = key_text(&key) else {
                let problem = self.source.problem(
                    Code::FrontMatterShape,
                    key_span,
                    format!("a key must be text, this is {}", key.shape()),
                );
                let hint = self.hint(key_span.start as usize);
                self.problems.push(problem.hint_opt(hint));
                continue;
            };
            if text == "<<" {
                if value.items().iter().any(|item| item.map().is_none()) {
                    let message = format!("`<<` merges maps, this is {}", value.shape());
                    self.problems
                        .push(self.source.problem(Code::YamlSyntax, value.span, message));
                }
                merged.extend(value.items().iter().filter_map(Value::map).cloned());
                continue;
            }
            let entry = Entry {
                key: text.into(),
                key_span: key.span,
                value,
            };
            insert(&mut map, &mut keys, entry, self.source, self.problems);
        }
        for entry in merged.into_iter().flat_map(|other| other.entries) {
            if keys.find(&map, &entry.key).is_none() {
                self.spend(1, depth, entry.key_span)?;
                keys.note(&map, &entry.key);
                map.entries.push(entry);
            }
        }
        Ok(Value {
            span,
            node: Node::Map(map),
        })
    }

    fn alias(&mut self, id: usize, span: Span, depth: usize) -> Result<Value, Stop> {
        let Some(target) = self.anchors.get(&id) else {
            let problem = self.source.problem(
                Code::YamlSyntax,
                span,
                "this alias stands within the value that it names",
            );
            self.problems.push(problem);
            return Err(Stop);
        };
        let (values, bytes) = count(target);
        self.bytes += bytes;
        self.spend(values, depth, span)?;
        Ok(Value {
            span,
            node: self.anchors[&id].node.clone(),
        })
    }

    fn spend(&mut self, values: usize, depth: usize, span: Span) -> Result<(), Stop> {
        self.values += values;
        let message = if depth > MAX_DEPTH {
            format!("this is nested more than {MAX_DEPTH} levels deep")
        } else if self.values > MAX_VALUES {
            format!("with its aliases expanded this has more than {MAX_VALUES} values")
        } else if self.bytes > MAX_BYTES {
            format!("its aliases repeat more than {MAX_BYTES} bytes of text")
        } else {
            return Ok(());
        };
        let problem = self.source.problem(Code::Budget, span, message);
        self.problems
            .push(problem.hint("split the data, or write it without aliases"));
        Err(Stop)
    }
}

fn scalar(text: &str, style: ScalarStyle, tagged: bool, span: Span) -> Value {
    let plain = matches!(style, ScalarStyle::Plain) && !tagged;
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value {
            span,
            node: Node::Null,
        };
    }
    let notation = if plain {
        Notation::Plain
    } else {
        Notation::Text
    };
    Value {
        span,
        node: Node::Scalar(Scalar {
            text: text.into(),
            notation,
        }),
    }
}

fn key_text(key: &Value) -> Option<&str> {
    match &key.node {
        Node::Scalar(scalar) => Some(&scalar.text),
        Node::Null => Some("null"),
        _ => None,
    }
}

/// How many values a tree has, and how many bytes of text.
fn count(value: &Value) -> (usize, usize) {
    let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
    match &value.node {
        Node::Null => (1, 0),
        Node::Scalar(scalar) => (1, scalar.text.len()),
        Node::List(items) => items.iter().map(count).fold((1, 0), add),
        Node::Map(map) => map
            .entries
            .iter()
            .map(|entry| add(count(&entry.value), (1, entry.key.len())))
            .fold((1, 0), add),
    }
}
