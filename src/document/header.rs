//! Front matter without fences: `Title: A walk`, `Date: 2024-05-01` at the beginning of a file, as
//! Pelican and `MultiMarkdown` have it.
//!
//! Such a header has a title and one more key that these programs know, a key and a value to each
//! line; a line that begins with white space goes on with the value above. It ends with an empty
//! line. What merely looks like it (a script with speakers, a first line with a colon) is text.

use super::date::parse_date;
use crate::tree::{Entry, Map, Node, Notation, Scalar, Span, Value};

/// Keys that such programs know beside the title.
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
/// Those of them that say what a header is.
const TELLING: [&str; 9] = [
    "author", "authors", "category", "date", "lang", "modified", "slug", "status", "tags",
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
            entries.last_mut()?.value.span.end = Span::new(from, from + bare.len()).end;
        } else {
            let (key, value) = bare.split_once(':')?;
            let known = entries.iter().any(|entry| *entry.key == *key);
            if !is_key(key) || known || !(value.is_empty() || value.starts_with([' ', '\t'])) {
                return None;
            }
            let begin = from + bare.len() - value.trim().len();
            entries.push(Entry {
                key: key.into(),
                key_span: Span::new(from, from + key.len()),
                value: scalar("", begin, from + bare.len()),
            });
        }
        at += line.len();
    }
    for entry in &mut entries {
        let (start, end) = (
            entry.value.span.start as usize,
            entry.value.span.end as usize,
        );
        let words = text[start..end].split_whitespace();
        entry.value = scalar(&words.collect::<Vec<_>>().join(" "), start, end);
    }
    is_header(&entries).then_some((Map { entries }, at))
}

/// Whether lines with a colon are a header: a title, a key that only such programs have, and no
/// more keys that they do not know. Letters, plays and poems have such lines, too.
fn is_header(entries: &[Entry]) -> bool {
    let is = |entry: &&Entry, names: &[&str]| {
        names
            .iter()
            .any(|name| entry.key.eq_ignore_ascii_case(name))
    };
    let known =
        |names: &'static [&'static str]| entries.iter().filter(move |entry| is(entry, names));
    let title = known(&["title"])
        .next()
        .is_some_and(|title| title.value.text().is_some());
    let told = known(&TELLING).count();
    // A letter has an author in small letters, too, but no status and no category.
    let many = told > 2;
    let sound = |entry: &Entry| {
        let text = entry.value.text().unwrap_or("");
        match () {
            () if is(&entry, &["date", "modified"]) => parse_date(text, None).is_ok(),
            () if is(&entry, &["author", "authors"]) => {
                many || text.starts_with(char::is_uppercase)
            }
            () => true,
        }
    };
    let others = entries.len() - known(&["title"]).count() - known(&KNOWN).count();
    title && told > 0 && others <= told && entries.iter().all(sound)
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
            "Title: Dear diary\nDate: Monday, late at night\nMood: tired\n\nText.",
            "Title: a word of little meaning\nAuthor: a word that means everything\n\nText.",
            "Title: The row\nDescription: a room.\nVoice: Who is there?\n\nText.",
            "  Title: A\nDate: x\n",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
