use super::{Entry, Keys, MAX_DEPTH, Map, Node, Notation, Scalar, Source, Span, Value, insert};
use crate::diagnostic::{Code, Diagnostic};
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Parses JSON (RFC 8259), a `text` that begins at the byte `offset` of a source.
pub fn parse_json(
    source: &Source,
    text: &str,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    if let Some(at) = too_deep(text) {
        let message = format!("this is nested more than {MAX_DEPTH} levels deep");
        problems.push(source.problem(
            Code::Budget,
            Span::new(offset + at, offset + at + 1),
            message,
        ));
        return None;
    }
    match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => {
            let mut reader = Reader {
                offset,
                source,
                problems,
            };
            parsed.value.as_ref().map(|value| reader.value(value))
        }
        Err(error) => {
            let at = error.range();
            let span = Span::new(offset + at.start, offset + at.end.max(at.start + 1));
            let message = format!("this is no JSON: {}", error.kind());
            let mut problem = source.problem(Code::JsonSyntax, span, message);
            let behind = text.get(at.start..).unwrap_or("").trim_start();
            let comma = behind.starts_with(',')
                || text[..at.start.min(text.len())].trim_end().ends_with(',');
            if comma
                && behind
                    .trim_start_matches(',')
                    .trim_start()
                    .starts_with(['}', ']'])
            {
                problem =
                    problem.hint("remove the comma behind the last value: JSON allows none there");
            }
            problems.push(problem);
            None
        }
    }
}

/// The bracket that nests too deep for a recursive parser to see.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

struct Reader<'a> {
    offset: usize,
    source: &'a Source,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn span(&self, range: &impl Ranged) -> Span {
        Span::new(self.offset + range.start(), self.offset + range.end())
    }

    fn value(&mut self, value: &Json<'_>) -> Value {
        let typed = |text: &str| {
            Node::Scalar(Scalar {
                text: text.into(),
                notation: Notation::Typed,
            })
        };
        let node = match value {
            Json::NullKeyword(_) => Node::Null,
            Json::BooleanLit(truth) => typed(if truth.value { "true" } else { "false" }),
            Json::NumberLit(number) => typed(number.value),
            Json::StringLit(text) => Node::Scalar(Scalar {
                text: text.value.as_ref().into(),
                notation: Notation::Text,
            }),
            Json::Array(array) => {
                Node::List(array.elements.iter().map(|item| self.value(item)).collect())
            }
            Json::Object(object) => {
                let mut map = Map::default();
                let mut keys = Keys::default();
                for property in &object.properties {
                    let entry = Entry {
                        key: property.name.as_str().into(),
                        key_span: self.span(&property.name),
                        value: self.value(&property.value),
                    };
                    insert(&mut map, &mut keys, entry, self.source, self.problems);
                }
                Node::Map(map)
            }
        };
        Value {
            span: self.span(value),
            node,
        }
    }
}
