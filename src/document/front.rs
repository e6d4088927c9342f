use super::header::header;
use super::{Document, Format};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::tree::{Map, Node, Source, Span, Value, parse_json, parse_toml, parse_yaml};

/// Parses a file: front matter between `---` (YAML), `+++` (TOML), as a JSON object or as lines
/// with a key and a value at its beginning; a file of data is all front matter.
pub fn parse_document(mut source: Source, problems: &mut Vec<Diagnostic>) -> Document {
    let format = Format::of(&source.path);
    let known = problems.len();
    let start = if source.text.starts_with('\u{FEFF}') {
        3
    } else {
        0
    };
    if source.text[start..].trim().is_empty() && source.sidecar.is_none() {
        problems.push(
            Diagnostic::new(Code::FileEmpty, "this file is empty")
                .at(crate::diagnostic::Place::file(source.path.clone()))
                .hint("write its front matter, or remove the file"),
        );
    }
    let (value, body) = if format == Format::Data {
        let (path, text) = (source.path.clone(), source.text.clone());
        let value = parse_data(&source, &path, &text[start..], start, problems);
        (value, source.text.len())
    } else {
        match find(&source.text, start, format) {
            Found::None => (None, start),
            Found::Unclosed(fence) => {
                problems.push(unclosed(&source, start, fence));
                (None, source.text.len())
            }
            Found::Header(map, body) => {
                let span = Span::new(start, body);
                let node = Node::Map(map);
                (Some(Value { span, node }), body)
            }
            Found::Front {
                syntax,
                inner,
                body,
            } => {
                let text = source.text.clone();
                let value = syntax.parse(&source, &text[inner.clone()], inner.start, problems);
                (value, body)
            }
        }
    };
    let mut front = value.map_or_else(Map::default, |value| as_map(value, &source, problems));
    let names_it = |path: &str| front.entries.iter().any(|one| names(&one.value, path));
    if source
        .sidecar
        .as_ref()
        .is_some_and(|beside| names_it(&beside.0))
    {
        source.sidecar = None;
    }
    if source.sidecar.is_some() {
        merge_sidecar(&mut front, &source, problems);
    }
    let body = Span::new(body, source.text.len());
    let broken = problems[known..]
        .iter()
        .any(|problem| problem.severity() == Severity::Error && problem.code != Code::DuplicateKey);
    Document {
        source,
        format,
        front,
        body,
        broken,
    }
}

/// How front matter is written.
#[derive(Debug, Clone, Copy)]
enum Syntax {
    Yaml,
    Toml,
    Json,
}

impl Syntax {
    fn parse(
        self,
        source: &Source,
        text: &str,
        offset: usize,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Value> {
        match self {
            Self::Yaml => parse_yaml(source, text, offset, problems),
            Self::Toml => parse_toml(source, text, offset, problems),
            Self::Json => parse_json(source, text, offset, problems),
        }
    }
}

enum Found {
    None,
    Unclosed(&'static str),
    /// Lines with a key and a value, without fences.
    Header(Map, usize),
    Front {
        syntax: Syntax,
        inner: std::ops::Range<usize>,
        body: usize,
    },
}

fn find(text: &str, start: usize, format: Format) -> Found {
    let first = text[start..].lines().next().unwrap_or("").trim_end();
    match first {
        // Eleventy names the language behind the fence.
        "---json" => fenced(text, start, Syntax::Json, "---", format),
        "---toml" => fenced(text, start, Syntax::Toml, "---", format),
        "---" | "---yaml" => fenced(text, start, Syntax::Yaml, "---", format),
        "+++" => fenced(text, start, Syntax::Toml, "+++", format),
        _ if first.starts_with('{') => json(text, start),
        _ if format == Format::Markdown => {
            header(text, start).map_or(Found::None, |(map, body)| Found::Header(map, body))
        }
        _ => Found::None,
    }
}

fn fenced(text: &str, start: usize, syntax: Syntax, fence: &'static str, format: Format) -> Found {
    let inner = text[start..]
        .find('\n')
        .map_or(text.len(), |at| start + at + 1);
    let mut at = inner;
    for line in text[inner..].split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            return Found::Front {
                syntax,
                inner: inner..at,
                body: at + line.len(),
            };
        }
        at += line.len();
    }
    // A line of dashes at the top of a plain text is an ornament.
    if format == Format::Text {
        Found::None
    } else {
        Found::Unclosed(fence)
    }
}

/// A JSON object at the beginning of a file; `{{` and `{:` are templates, not JSON.
fn json(text: &str, start: usize) -> Found {
    let inside = text[start + 1..].trim_start();
    if !inside.starts_with(['"', '}']) && !inside.is_empty() {
        return Found::None;
    }
    let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' if !in_text => depth += 1,
            b'}' if !in_text => {
                depth -= 1;
                if depth == 0 {
                    return Found::Front {
                        syntax: Syntax::Json,
                        inner: start..at + 1,
                        body: at + 1,
                    };
                }
            }
            _ => {}
        }
    }
    Found::Unclosed("}")
}

fn unclosed(source: &Source, start: usize, fence: &str) -> Diagnostic {
    let length = source.text[start..].lines().next().unwrap_or("").len();
    let message = format!("the front matter that begins here is never closed by `{fence}`");
    source
        .problem(
            Code::FrontMatterUnclosed,
            Span::new(start, start + length),
            message,
        )
        .hint(format!(
            "put a line with `{fence}` alone behind its last key"
        ))
}

fn as_map(value: Value, source: &Source, problems: &mut Vec<Diagnostic>) -> Map {
    let shape = value.shape();
    match value.node {
        Node::Map(map) => map,
        Node::Null => Map::default(),
        Node::Scalar(_) | Node::List(_) => {
            let message = format!("front matter must be a map of keys to values, this is {shape}");
            let problem = source.problem(Code::FrontMatterShape, value.span, message);
            problems.push(problem.hint("write `key: value` lines"));
            Map::default()
        }
    }
}

fn parse_data(
    source: &Source,
    path: &str,
    text: &str,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let syntax = match ending.to_ascii_lowercase().as_str() {
        "json" => Syntax::Json,
        "toml" => Syntax::Toml,
        _ => Syntax::Yaml,
    };
    if text.trim().is_empty() {
        return None;
    }
    syntax.parse(source, text, offset, problems)
}

/// Whether a value names a file by the last part of its path: a data file that the document
/// names for another purpose, such as one of chapters, has no keys for it.
fn names(value: &Value, path: &str) -> bool {
    let last = |path: &str| path.trim().rsplit('/').next().map(str::to_owned);
    match &value.node {
        Node::Null => false,
        Node::Scalar(scalar) => last(&scalar.text) == last(path),
        Node::List(items) => items.iter().any(|item| names(item, path)),
        Node::Map(map) => map.entries.iter().any(|one| names(&one.value, path)),
    }
}

/// Adds the keys of the data file beside a document; its own front matter wins.
fn merge_sidecar(front: &mut Map, source: &Source, problems: &mut Vec<Diagnostic>) {
    let Some(sidecar) = source.sidecar.clone() else {
        return;
    };
    let (path, text) = *sidecar;
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let offset = source.sidecar_offset() + bom;
    let Some(value) = parse_data(source, &path, &text[bom..], offset, problems) else {
        return;
    };
    for entry in as_map(value, source, problems).entries {
        match front.entry(&entry.key) {
            None => front.entries.push(entry),
            Some(own) if own.value.text() == entry.value.text() => {}
            Some(own) => {
                let message = format!(
                    "`{}` stands in both files; the document's own value is used",
                    entry.key
                );
                problems.push(
                    source
                        .problem(Code::SidecarConflict, entry.key_span, message)
                        .related(source.place(own.key_span), "used")
                        .hint("keep the key in one of the two files"),
                );
            }
        }
    }
}
