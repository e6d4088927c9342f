//! Front matter without fences: `Title: A walk`, `Date: 2024-05-01` at the beginning of a file, as
//! Pelican and `MultiMarkdown` have it.
//!
//! Such a header has a title and one more key that these programs know, a key and a value to each
//! line; a line that begins with white space goes on with the value above. It ends with an empty
//! line. What merely looks like it (a script with speakers, a first line with a colon) is text.

use crate::tree::{Entry, Map, Node, Notation, Scalar, Span, Value};

/// Keys one of which stands beside the title.
const KNOWN: [&str; 16] = [
    "author",
    "authors",
    "category",
    "date",
    "description",
    "keywords",
    "lang",
    "language",
    "modified",
    "slug",
    "status",
    "subtitle",
    "summary",
    "tags",
    "template",
    "url",
];
/// The most letters of a key.
const KEY: usize = 32;

/// The header that a text begins with from a byte on, and where its body begins.
pub(super) fn header(text: &str, start: usize) -> Option<(Map, usize)> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let (from, bare) = (at, line.trim_end());
        if bare.is_empty() {
            at += line.len();
            break;
        }
        if bare.starts_with([' ', '\t']) {
            go_on(entries.last_mut()?, text, from, bare);
        } else {
            let (key, value) = bare.split_once(':')?;
            let known = entries.iter().any(|entry| *entry.key == *key);
            if !is_key(key) || known || !(value.is_empty() || value.starts_with([' ', '\t'])) {
                return None;
            }
            let value = value.trim();
            let begin = from + bare.len() - value.len();
            entries.push(Entry {
                key: key.into(),
                key_span: Span::new(from, from + key.len()),
                value: scalar(value, begin, begin + value.len()),
            });
        }
        at += line.len();
    }
    let has = |name: &str| {
        entries
            .iter()
            .any(|entry| entry.key.eq_ignore_ascii_case(name))
    };
    (has("title") && KNOWN.iter().any(|known| has(known))).then_some((Map { entries }, at))
}

/// Adds a line to a value.
fn go_on(entry: &mut Entry, text: &str, from: usize, line: &str) {
    let start = entry.value.span.start as usize;
    let end = from + line.len();
    let whole = text[start..end]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    entry.value = scalar(&whole, start, end);
}

fn scalar(text: &str, start: usize, end: usize) -> Value {
    let node = if text.is_empty() {
        Node::Null
    } else {
        Node::Scalar(Scalar {
            text: text.into(),
            notation: Notation::Plain,
        })
    };
    Value {
        span: Span::new(start, end),
        node,
    }
}

/// Whether a text may be a key: letters, digits, `_`, `-` and single spaces.
fn is_key(text: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    text.starts_with(char::is_alphabetic)
        && text.chars().count() <= KEY
        && text.chars().all(inner)
        && text.split(' ').count() <= 3
        && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_has_a_title_and_a_key_that_is_known() {
        let read = |text: &str| {
            header(text, 0).map(|(map, body)| {
                let shown = map.entries.iter().map(|entry| {
                    let value = entry.value.text().unwrap_or("-");
                    format!("{}={value}", entry.key)
                });
                (
                    shown.collect::<Vec<_>>().join("; "),
                    text[body..].to_owned(),
                )
            })
        };
        let told = |head: &str, body: &str| Some((head.to_owned(), body.to_owned()));
        assert_eq!(
            read("Title: Jam: a day\nDate: 2012-02-19 17:05\nTags: a,\n  b\nSummary:\n\nText.\n"),
            told(
                "Title=Jam: a day; Date=2012-02-19 17:05; Tags=a, b; Summary=-",
                "Text.\n"
            )
        );
        assert_eq!(read("title: A\nslug: a"), told("title=A; slug=a", ""));
        for text in [
            "Title: A walk\n\nText.",
            "Ada: Who is there?\nUgo: I am.\n\nText.",
            "Title: A\nDate: x\nand then some text\n\n",
            "Title: A\nhttp://example.org\n",
            "Date: 2020-01-01\nTags: a\n",
            "  Title: A\nDate: x\n",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
