//! Texts and IRIs of content as they are shown, so that nothing in them is markup, moves the
//! cursor of a terminal or turns the direction of others.

use std::fmt::Write as _;

/// How long a shown text is at most, in characters.
const LONGEST: usize = 100;
/// How long a shown IRI is at most, in characters.
const LONGEST_IRI: usize = 500;

/// How texts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pen {
    /// As they are.
    Plain,
    /// In Markdown (`CommonMark`, and what GitHub adds), letter by letter.
    Markdown,
}

impl Pen {
    /// A text on one line, short.
    pub(super) fn text(self, text: &str) -> String {
        // Of a long text no more is looked at than what may be shown.
        let start: String = text.chars().take(LONGEST * 8).collect();
        let clean: String = start
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !is_hidden(*c))
            .collect();
        let mut words = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.char_indices().nth(LONGEST) {
            Some((cut, _)) => {
                words.truncate(cut);
                words.push('…');
            }
            None if start.len() < text.len() => words.push('…'),
            None => {}
        }
        match self {
            Self::Plain => words,
            Self::Markdown => escape(&words),
        }
    }

    /// An IRI. In Markdown it is a link when browsers open it without running it.
    pub(super) fn iri(self, iri: &str) -> String {
        let mut clean = String::with_capacity(iri.len() + 2);
        for c in iri.chars().take(LONGEST_IRI) {
            if is_hidden(c) || c.is_whitespace() || matches!(c, '<' | '>') {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(clean, "%{byte:02X}");
                }
            } else {
                clean.push(c);
            }
        }
        if iri.chars().nth(LONGEST_IRI).is_some() {
            clean.push('…');
        }
        let is_blank = clean.starts_with("_:");
        let is_web = clean.starts_with("https://") || clean.starts_with("http://");
        match self {
            Self::Plain if is_blank => clean,
            Self::Markdown if !is_web => escape(&clean),
            _ => format!("<{clean}>"),
        }
    }
}

/// Whether a character is not seen: controls, joiners, and marks of direction.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A text as Markdown shows it letter by letter.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Whoever is called like an account shall not be told of each release.
            '@' => escaped.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '!' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
