//! Paths and addresses, checked, and escaped for the grammars of server rules.
//!
//! A [`RulePath`] holds what a server compares: the path of an IRI behind the base,
//! percent-decoded. An address ([`web_address`]) is ASCII as RFC 3986 has it. What both may
//! hold is so little that each grammar needs only a few escapes.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::fmt::Write as _;

/// Longest path or address in a rule, in bytes: hosts of static files take lines of 1,000
/// characters, and no file system has longer names of four parts.
const LONGEST: usize = 900;

/// Characters that no path in a rule has: each means something to some server's grammar or to
/// the mapping of addresses to files, and none may stand in an IRI as it is.
const NEVER: [char; 12] = ['"', '<', '>', '?', '%', '#', '\\', '^', '`', '{', '|', '}'];

/// What is encoded in a path that goes into an address.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of an IRI behind the base, percent-decoded: what a server sees.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RulePath(String);

/// Where an IRI stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the base, with or without its last slash: the documents named `index`.
    Root,
    /// It has a path under the base.
    Path(RulePath),
    /// It has a fragment, so no server is asked for it.
    Fragment,
    /// It is not under the base, or its path cannot stand in a rule.
    Unfit,
}

impl Place {
    /// Where an IRI stands under a base that ends in `/`.
    pub(super) fn of(iri: &str, base: &str) -> Self {
        if iri.contains('#') {
            return Self::Fragment;
        }
        if iri == base || Some(iri) == base.strip_suffix('/') {
            return Self::Root;
        }
        let path = iri.strip_prefix(base).and_then(RulePath::parse);
        path.map_or(Self::Unfit, Self::Path)
    }
}

impl RulePath {
    fn parse(encoded: &str) -> Option<Self> {
        if encoded.contains('?') {
            return None;
        }
        let text = percent_decode_str(encoded).decode_utf8().ok()?;
        let unfit = |character: char| character.is_control() || NEVER.contains(&character);
        // An encoded slash would be a slash; `.` and `..` never reach a rule.
        let same_parts = text.matches('/').count() == encoded.matches('/').count();
        let parts_exist = text
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && part.trim() == part);
        let sound = !text.contains(unfit) && same_parts && parts_exist && text.len() <= LONGEST;
        sound.then(|| Self(text.into_owned()))
    }

    /// The path as a server sees it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first part.
    pub(super) fn first(&self) -> Self {
        Self(self.0.split('/').next().unwrap_or("").to_owned())
    }

    /// The folder that it stands in, or itself when it stands in none.
    pub(super) fn parent(&self) -> Self {
        let end = self.0.rfind('/').unwrap_or(self.0.len());
        Self(self.0[..end].to_owned())
    }

    /// Its folder, with the last slash, and the name in it.
    pub(super) fn split(&self) -> (&str, &str) {
        let cut = self.0.rfind('/').map_or(0, |slash| slash + 1);
        self.0.split_at(cut)
    }

    /// The path as part of an address.
    pub(super) fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, NOT_IN_ADDRESS).to_string()
    }
}

/// A text as a pattern of PCRE that fits it and nothing else.
///
/// Only letters, digits, `/`, `_` and `-` stand for themselves; other bytes are `\xHH`, so no
/// quoting, variable or comment of the file around the pattern is touched either.
pub(super) fn literal_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        match byte {
            b'.' => pattern.push_str("\\."),
            b'/' | b'_' | b'-' => pattern.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => pattern.push(char::from(byte)),
            _ => {
                let _ = write!(pattern, "\\x{byte:02x}");
            }
        }
    }
    pattern
}

/// An address on the web as ASCII (RFC 3986), or nothing when it is none or has characters
/// that do not belong into one.
pub(super) fn web_address(text: &str) -> Option<String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host_fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:@[]".contains(&byte);
    if host == 0 || !rest[..host].bytes().all(host_fits) {
        return None;
    }
    let mut address = text[..text.len() - rest.len() + host].to_owned();
    let bytes = rest.as_bytes();
    for (at, character) in rest.char_indices().skip_while(|(at, _)| *at < host) {
        let escape = |from: usize| {
            let digits = bytes.get(from..from + 2);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        match character {
            '%' if !escape(at + 1) => return None,
            _ if !character.is_ascii() && !character.is_control() => {
                let mut buffer = [0; 4];
                let text = &*character.encode_utf8(&mut buffer);
                address.extend(utf8_percent_encode(text, CONTROLS));
            }
            '%' | '-' | '.' | '_' | '~' | '/' | '?' | '#' | ':' | '@' => address.push(character),
            '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' => {
                address.push(character);
            }
            _ if character.is_ascii_alphanumeric() => address.push(character),
            _ => return None,
        }
    }
    (address.len() <= LONGEST).then_some(address)
}

/// An address in the substitution of an Apache `RewriteRule`, where `$1` and `%1` are what was
/// matched.
pub(super) fn apache_substitution(address: &str) -> String {
    address.replace('$', "\\$").replace('%', "\\%")
}

/// An address in a value of nginx, where `$` begins a variable and nothing escapes it.
pub(super) fn nginx_value(address: &str) -> String {
    address.replace('$', "%24")
}

/// An address, or the path of one, in a line of `_redirects`, where `:name` and `*` are what was
/// matched.
pub(super) fn redirect_text(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let host = address[start..].find('/').unwrap_or(address.len() - start);
    let path = if start == 0 { 0 } else { start + host };
    let (origin, path) = address.split_at(path);
    format!("{origin}{}", path.replace(':', "%3A").replace('*', "%2A"))
}

/// A text in a comment: one line that does not go on in the next one.
pub(super) fn comment(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\\' => '/',
            _ if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') => ' ',
            _ => character,
        })
        .take(LONGEST)
        .collect()
}
