use super::{Entry, MAX_DEPTH, MAX_PROBLEMS, Map, Node, Notation, Scalar, Source, Span, Value};
use crate::diagnostic::{Code, Diagnostic};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses TOML 1.0, a `text` that begins at the byte `offset` of a source. Every syntax error is
/// reported; what is sound around it is returned.
pub fn parse_toml(
    source: &Source,
    text: &str,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(MAX_PROBLEMS) {
        let span = error.span().unwrap_or_default();
        let at = Span::new(offset + span.start, offset + span.end);
        let code = match error.message() {
            "duplicate key" => Code::DuplicateKey,
            _ => Code::TomlSyntax,
        };
        let message = format!("this is no TOML: {}", error.message());
        problems.push(source.problem(code, at, message));
    }
    let reader = Reader { offset, source };
    Some(Value {
        span: Span::new(offset, offset + text.len()),
        node: Node::Map(reader.table(table.get_ref(), 0, problems)),
    })
}

struct Reader<'a> {
    offset: usize,
    source: &'a Source,
}

impl Reader<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.offset + range.start, self.offset + range.end)
    }

    fn table(&self, table: &DeTable<'_>, depth: usize, problems: &mut Vec<Diagnostic>) -> Map {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().as_ref().into(),
                key_span: self.span(key.span()),
                value: self.value(value, depth + 1, problems),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span.start);
        Map { entries }
    }

    fn value(
        &self,
        value: &Spanned<DeValue<'_>>,
        depth: usize,
        problems: &mut Vec<Diagnostic>,
    ) -> Value {
        let span = self.span(value.span());
        if depth > MAX_DEPTH {
            let message = format!("this is nested more than {MAX_DEPTH} levels deep");
            problems.push(self.source.problem(Code::Budget, span, message));
            return Value {
                span,
                node: Node::Null,
            };
        }
        let written = |text: &str| typed(text);
        let node = match value.get_ref() {
            DeValue::String(text) => Node::Scalar(Scalar {
                text: text.as_ref().into(),
                notation: Notation::Text,
            }),
            DeValue::Integer(number) if number.radix() == 10 => written(number.as_str()),
            DeValue::Integer(number) => {
                let parsed = i64::from_str_radix(number.as_str(), number.radix());
                written(&parsed.map_or_else(|_| number.as_str().to_owned(), |n| n.to_string()))
            }
            DeValue::Float(number) => written(number.as_str()),
            DeValue::Boolean(truth) => written(if *truth { "true" } else { "false" }),
            DeValue::Datetime(date) => written(&date.to_string()),
            DeValue::Array(items) => Node::List(
                items
                    .iter()
                    .map(|item| self.value(item, depth + 1, problems))
                    .collect(),
            ),
            DeValue::Table(table) => Node::Map(self.table(table, depth, problems)),
        };
        Value { span, node }
    }
}

fn typed(text: &str) -> Node {
    Node::Scalar(Scalar {
        text: text.into(),
        notation: Notation::Typed,
    })
}
