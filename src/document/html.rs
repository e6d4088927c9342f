//! The few things of HTML that matter in Markdown: text, links, and where lines and blocks end.

use std::borrow::Cow;
use std::ops::Range;

/// Tags with which a block of text begins or ends.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "section",
    "article",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "h2",
    "h3",
    "h4",
    "header",
    "footer",
];

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text, by its bytes; entities are not resolved.
    Text(Range<usize>),
    /// `<a href="…">`
    LinkStart(String),
    /// `</a>`
    LinkEnd,
    /// `<br>`
    LineBreak,
    /// The beginning or end of a block: a paragraph, an item, a cell.
    Block,
    /// The beginning of a heading of a level.
    Heading(u8),
    /// The beginning of an item of a list.
    Item,
}

/// Elements whose content is no text.
const HIDDEN: [&str; 8] = [
    "script", "style", "template", "noscript", "iframe", "svg", "head", "title",
];

/// Elements that stand within a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
];

/// Reads HTML, as broken as it may be: what is no tag is text, comments and the content of
/// scripts and styles are left out.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let Some(open) = html[at..].find('<').map(|open| at + open) else {
            push_text(&mut found, at..html.len());
            break;
        };
        push_text(&mut found, at..open);
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + end + 3);
            continue;
        }
        let is_tag = rest[1..]
            .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(close) = tag_end(rest).filter(|_| is_tag) else {
            push_text(&mut found, open..open + 1);
            at = open + 1;
            continue;
        };
        let tag = &rest[1..close];
        at = open + close + 1;
        let name = tag_name(tag);
        if HIDDEN.contains(&name.as_str()) && !tag.ends_with('/') {
            let end = format!("</{name}");
            let lower = html[at..].to_ascii_lowercase();
            at = lower.find(&end).map_or(html.len(), |end| at + end);
            continue;
        }
        found.extend(piece_of(&name, tag));
    }
    found
}

/// The `>` that ends a tag, outside the quotation marks of its attributes.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn push_text(found: &mut Vec<Piece>, range: Range<usize>) {
    if !range.is_empty() {
        found.push(Piece::Text(range));
    }
}

/// The name of a tag in small letters, with `/` before it for an end tag.
fn tag_name(tag: &str) -> String {
    let end = tag.starts_with('/');
    let name = tag.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or("").to_ascii_lowercase();
    if end { format!("/{name}") } else { name }
}

fn piece_of(name: &str, tag: &str) -> Option<Piece> {
    let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
    match name {
        "a" => Some(Piece::LinkStart(attribute(tag, "href")?)),
        "/a" => Some(Piece::LinkEnd),
        "br" => Some(Piece::LineBreak),
        "li" => Some(Piece::Item),
        "" | "img" | "wbr" | "input" => None,
        _ if INLINE.contains(&name.trim_start_matches('/')) => None,
        _ => Some(match level {
            Some(level @ 1..=6) => Piece::Heading(level),
            _ => Piece::Block,
        }),
    }
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find(name).map(|at| from + at) {
        from = at + name.len();
        let before = lower[..at].chars().next_back();
        let rest = tag[from..].trim_start();
        let Some(value) = rest
            .strip_prefix('=')
            .filter(|_| before.is_some_and(|c| c.is_whitespace() || c == '"' || c == '\''))
        else {
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => value[1..].split(quote).next(),
            None => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
        return value.map(|value| value.replace("&amp;", "&"));
    }
    None
}

/// A text with its character references resolved (HTML Living Standard, §13.5).
pub fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    // A space that does not break is one all the same.
    let text = text.replace("&nbsp;", " ").replace("&#160;", " ");
    Cow::Owned(html_escape::decode_html_entities(&text).into_owned())
}

/// Whether a block of code is HTML that is indented below the HTML around it, as programs write it that
/// turn the pages of other systems into Markdown.
pub fn is_markup(code: &str) -> bool {
    let code = code.trim_start();
    let name = code
        .strip_prefix('<')
        .map(|tag| tag.trim_start_matches('/'));
    let name = name.and_then(|tag| tag.split(|c: char| !c.is_ascii_alphanumeric()).next());
    name.is_some_and(|name| BLOCKS.contains(&name.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_links_and_breaks() {
        let html = "<p class=\"a>b\">One <A target='x' HREF=\"http://x.org/?a&amp;b\">two</a><br/>3 < 4</p><!-- no --><script>no</script><li>x";
        let text = |piece: &Piece| match piece {
            Piece::Text(range) => html[range.clone()].to_owned(),
            other => format!("{other:?}"),
        };
        let read: Vec<String> = pieces(html).iter().map(text).collect();
        assert_eq!(
            read,
            [
                "Block",
                "One ",
                "LinkStart(\"http://x.org/?a&b\")",
                "two",
                "LinkEnd",
                "LineBreak",
                "3 ",
                "<",
                " 4",
                "Block",
                "Block",
                "Item",
                "x",
            ]
        );
    }

    #[test]
    fn broken_html_is_read_to_its_end() {
        for html in [
            "<",
            "<a",
            "<a href=",
            "<a href=\"x",
            "<!--",
            "<script>",
            "</",
            "<p",
            "a<b>c<",
        ] {
            let _ = pieces(html);
        }
    }
}
