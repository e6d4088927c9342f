//! The script element that holds a document.

use super::html::{MARK, Markup};
use std::fmt::Write as _;

/// A script element. Whatever could end it, or begin a comment in it, is written as an escape of
/// JSON, so the document is the same when it is read back; beyond ASCII too, where a page is in
/// another encoding than UTF-8.
pub(super) fn element(iri: &str, json: &str, is_utf8: bool) -> Vec<u8> {
    let mut text = format!(
        "<script type=\"application/ld+json\" {MARK}=\"{}\">",
        attribute(iri)
    );
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7F}'..='\u{9F}' => {
                push_escape(&mut text, character);
            }
            _ if !is_utf8 && !character.is_ascii() => push_escape(&mut text, character),
            _ => text.push(character),
        }
    }
    text.push_str("</script>\n");
    text.into_bytes()
}

fn push_escape(text: &mut String, character: char) {
    let mut buffer = [0; 2];
    for unit in character.encode_utf16(&mut buffer) {
        let _ = write!(text, "\\u{unit:04x}");
    }
}

fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '<' => escaped.push_str("&lt;"),
            _ if character.is_ascii() => escaped.push(character),
            _ => {
                let _ = write!(escaped, "&#x{:X};", u32::from(character));
            }
        }
    }
    escaped
}

/// A page without the scripts of earlier runs, and with one in their place.
pub(super) fn replaced(bytes: &[u8], markup: &Markup, script: Option<&[u8]>) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + script.map_or(0, <[u8]>::len));
    let mut from = 0;
    let mut script = script;
    let mut push = |out: &mut Vec<u8>, piece: std::ops::Range<usize>| {
        let place = markup.place;
        if script.is_some() && (piece.start..=piece.end).contains(&place) {
            out.extend_from_slice(&bytes[piece.start..place]);
            out.extend_from_slice(script.take().unwrap_or_default());
            out.extend_from_slice(&bytes[place..piece.end]);
        } else {
            out.extend_from_slice(&bytes[piece]);
        }
    };
    for own in &markup.own {
        if own.start < from {
            continue;
        }
        push(&mut out, from..own.start);
        from = own.end;
        // The line break that went with it.
        if bytes.get(from) == Some(&b'\n') {
            from += 1;
        }
    }
    push(&mut out, from..bytes.len());
    out
}
