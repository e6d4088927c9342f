//! Reading of `kinds`: which files are what.

use super::fields::Fields;
use super::{Kind, Pattern};
use crate::diagnostic::{Code, Diagnostic};
use crate::tree::{Map, Source, Span, Value};

/// The kinds that exist without configuration, with their usual paths.
const DEFAULT_KINDS: [(&str, &[&str]); 6] = [
    ("podcast", &["podcasts/{podcast}/_index.md"]),
    ("episode", &["podcasts/{podcast}/{slug}.md"]),
    ("article", &["articles/{slug}.{md,txt}"]),
    ("person", &["people/{slug}.{md,yml,yaml,json}"]),
    ("organization", &["organizations/{slug}.{md,yml,yaml,json}"]),
    ("place", &["places/{slug}.{md,yml,yaml,json}"]),
];

/// Names of kinds that the program's own records have.
const RESERVED_KINDS: [&str; 6] = [
    "season",
    "topic",
    "publisher",
    "provenance",
    "records",
    "tombstone",
];

/// The names of the kinds that the built-in mapping knows, whether or not a site has them.
pub fn usual_kinds() -> impl Iterator<Item = &'static str> {
    DEFAULT_KINDS.iter().map(|(name, _)| *name)
}

/// Whether the built-in mapping knows a kind of this name.
pub fn is_usual_kind(name: &str) -> bool {
    usual_kinds().any(|known| known == name)
}

pub(super) fn read_kinds(
    map: Option<&Map>,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Kind> {
    let Some(map) = map else {
        let parse = |text: &&str| Some((Pattern::parse(text).ok()?, Span::default()));
        return DEFAULT_KINDS
            .iter()
            .map(|(name, patterns)| Kind {
                name: (*name).to_owned(),
                patterns: patterns.iter().filter_map(parse).collect(),
                class: None,
                iri: None,
                url: None,
                feed: None,
                explicit: false,
                span: Span::default(),
            })
            .collect();
    };
    let entries = &map.entries;
    entries
        .iter()
        .filter_map(|entry| read_kind(&entry.key, entry.key_span, &entry.value, source, problems))
        .collect()
}

fn read_kind(
    name: &str,
    span: Span,
    value: &Value,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<Kind> {
    let word = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    if RESERVED_KINDS.contains(&name) || name.is_empty() || !word(name) {
        let message = format!("`{name}` cannot be the name of a kind");
        let hint = "use a word of letters and digits that is not one of season, topic, publisher, provenance, tombstone";
        problems.push(source.problem(Code::ConfigValue, span, message).hint(hint));
        return None;
    }
    let mut kind = Kind {
        name: name.to_owned(),
        patterns: Vec::new(),
        class: None,
        iri: None,
        url: None,
        feed: None,
        explicit: true,
        span,
    };
    let known = problems.len();
    if let Some(map) = value.map() {
        long_kind(&mut kind, map, source, problems);
    } else {
        for item in value.items() {
            match item.text() {
                Some(text) => {
                    kind.patterns
                        .extend(pattern((text.into(), item.span), source, problems));
                }
                None => problems.push(source.problem(
                    Code::ConfigValue,
                    item.span,
                    format!(
                        "the pattern of `{name}` must be text, this is {}",
                        item.shape()
                    ),
                )),
            }
        }
    }
    if kind.patterns.is_empty() && problems.len() == known {
        let message = format!("the kind `{name}` has no pattern");
        let hint = "write `NAME: folder/{slug}.md`";
        problems.push(source.problem(Code::ConfigValue, span, message).hint(hint));
    }
    Some(kind)
}

/// A kind as a map: `path`, `type`, `iri`, `url`, `feed`.
fn long_kind(kind: &mut Kind, map: &Map, source: &Source, problems: &mut Vec<Diagnostic>) {
    let mut fields = Fields::new(map, source, problems);
    let patterns = fields.texts("path");
    kind.class = fields.text("type").map(|(text, _)| text);
    let templates = [fields.text("iri"), fields.text("url"), fields.text("feed")];
    fields.finish();
    kind.patterns = patterns
        .into_iter()
        .filter_map(|at| pattern(at, source, problems))
        .collect();
    let [iri, url, feed] = templates.map(|template| {
        let (text, span) = template?;
        path_template(kind, &text, span, source, problems).then_some(text)
    });
    (kind.iri, kind.url, kind.feed) = (iri, url, feed);
}

/// Whether a path template names nothing but what the patterns take, and makes a path.
fn path_template(
    kind: &Kind,
    text: &str,
    span: Span,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let mut names: Vec<&str> = kind
        .patterns
        .iter()
        .flat_map(|(pattern, _)| pattern.names())
        .collect();
    names.extend(["slug", "podcast"]);
    let mut bare = text.to_owned();
    for name in &names {
        bare = bare.replace(&format!("{{{name}}}"), "x");
    }
    if bare
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte))
    {
        return true;
    }
    let message = format!("`{text}` is no path of names and letters");
    let hint = format!(
        "use letters, digits, `/`, `-`, `.` and the names {{{}}}",
        names.join("}, {")
    );
    problems.push(source.problem(Code::ConfigValue, span, message).hint(hint));
    false
}

fn pattern(
    (text, span): (String, Span),
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Pattern, Span)> {
    match Pattern::parse(&text) {
        Ok(pattern) => Some((pattern, span)),
        Err(message) => {
            problems.push(
                source.problem(Code::PatternInvalid, span, message).hint(
                    "for example `podcasts/{podcast}/{slug}.md` or `articles/{slug}.{md,txt}`",
                ),
            );
            None
        }
    }
}
