//! Texts with their escapes resolved, and where in the text each part of that stands.
//!
//! Source lines are shown as they are written, and a name may be written with escapes of YAML,
//! JSON or TOML, with entities of HTML, or percent-encoded.

use super::matcher::char_at;
use pulldown_cmark::{Event, Parser};
use std::ops::Range;

/// How long an entity may be, in bytes.
const ENTITY: usize = 34;

/// A text with its escapes resolved.
pub(super) struct Decoded {
    pub(super) text: String,
    /// For each escape its bytes in the resolved text, and in the text as it is written.
    escapes: Vec<(Range<usize>, Range<usize>)>,
}

impl Decoded {
    /// `None` when there is no escape.
    pub(super) fn new(text: &str) -> Option<Self> {
        let first = memchr::memchr3(b'\\', b'&', b'%', text.as_bytes())?;
        let mut decoded = Self {
            text: text[..first].to_owned(),
            escapes: Vec::new(),
        };
        let mut at = first;
        while at < text.len() {
            let rest = &text[at..];
            if let Some((meant, length)) = escape(rest) {
                let start = decoded.text.len();
                decoded.text.push_str(&meant);
                let escape = (start..decoded.text.len(), at..at + length);
                decoded.escapes.push(escape);
                at += length;
                continue;
            }
            let next = memchr::memchr3(b'\\', b'&', b'%', &rest.as_bytes()[1..]);
            let length = next.map_or(rest.len(), |next| next + 1);
            decoded.text.push_str(&rest[..length]);
            at += length;
        }
        (!decoded.escapes.is_empty()).then_some(decoded)
    }

    /// Where in the text as it is written some of the resolved text stands.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| {
            let count = self.escapes.partition_point(|(meant, _)| meant.start <= at);
            count.checked_sub(1).map(|last| &self.escapes[last])
        };
        let start = match before(range.start) {
            None => range.start,
            Some((meant, written)) if range.start < meant.end => written.start,
            Some((meant, written)) => written.end + range.start - meant.end,
        };
        let end = match before(range.end.saturating_sub(1)) {
            None => range.end,
            Some((meant, written)) if range.end <= meant.end => written.end,
            Some((meant, written)) => written.end + range.end - meant.end,
        };
        start..end
    }
}

/// What the escape means that a text begins with, and how long it is.
fn escape(text: &str) -> Option<(String, usize)> {
    match text.as_bytes()[0] {
        b'\\' => backslash(text),
        b'&' => entity(text),
        _ => {
            let (meant, length) = char_at(text);
            (length > 1).then(|| (meant.to_string(), length))
        }
    }
}

fn backslash(text: &str) -> Option<(String, usize)> {
    let kind = text[1..].chars().next()?;
    let one = |meant: char, length: usize| Some((meant.to_string(), length));
    match kind {
        'u' => {
            let first = code(text, 2, 4)?;
            if !(0xD800..0xDC00).contains(&first) {
                return one(char::from_u32(first)?, 6);
            }
            let second = code(text.get(6..)?.strip_prefix("\\u")?, 0, 4)?;
            let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            one(
                char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)?,
                12,
            )
        }
        'U' => one(char::from_u32(code(text, 2, 8)?)?, 10),
        'x' => one(char::from_u32(code(text, 2, 2)?)?, 4),
        // A line that goes on in the next one.
        '\n' | '\r' => {
            let next = text[1..].trim_start();
            Some((String::new(), text.len() - next.len()))
        }
        'n' | 'r' | 't' | 'v' | 'f' | 'b' | 'e' | 'a' | '0' | 'N' | '_' | 'L' | 'P' | ' ' => {
            one(' ', 2)
        }
        other if other.is_ascii_punctuation() => one(other, 2),
        _ => None,
    }
}

fn code(text: &str, from: usize, digits: usize) -> Option<u32> {
    let digits = text.get(from..from + digits)?;
    let sound = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then(|| u32::from_str_radix(digits, 16).ok())?
}

fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(ENTITY).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
    if name.is_empty() || !name.bytes().all(sound) {
        return None;
    }
    // Letters around it, because white space at the ends of a paragraph goes.
    let framed = format!("x{}x", &text[..=end]);
    let texts = Parser::new(&framed).filter_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let meant: String = texts.collect();
    let meant = meant.strip_prefix('x')?.strip_suffix('x')?;
    (*meant != text[..=end]).then(|| (meant.to_owned(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_and_found_again() {
        for (written, meant) in [
            (r"a\u00e0\x41\U0001F600.", "aàA😀."),
            (r"\uD83D\uDE00", "😀"),
            ("a&agrave;&#32;&#x42;b", "aà Bb"),
            ("%C3%B2a", "òa"),
            ("Zor\\\n   an", "Zoran"),
            (r"https:\/\/a", "https://a"),
        ] {
            let decoded = Decoded::new(written).map(|one| one.text);
            assert_eq!(decoded.as_deref(), Some(meant), "{written}");
        }
        for plain in ["a & b", "100 %", r"\q", "&nothing;", ""] {
            assert!(Decoded::new(plain).is_none(), "{plain}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_written_text() {
        let written = r"x \u0041nna\u0020B. y";
        let decoded = Decoded::new(written).expect("escapes");
        let at = decoded.text.find("Anna B").expect("a name");
        let range = decoded.written(&(at..at + "Anna B".len()));
        assert_eq!(&written[range], r"\u0041nna\u0020B");
        let at = decoded.text.find('y').expect("a letter");
        assert_eq!(&written[decoded.written(&(at..at + 1))], "y");
    }
}
