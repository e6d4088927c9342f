//! Slugs, percent-encoding and addresses: what becomes of a text in an IRI.

use iri_string::types::{IriAbsoluteStr, IriReferenceStr, IriStr};
use oxilangtag::LanguageTag;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Everything but RFC 3986's unreserved ASCII characters.
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// What a path may not have, the slash between names excepted.
const NOT_PATH: &AsciiSet = &NOT_UNRESERVED
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// A lower-case ASCII name for use in an IRI: other scripts transliterated,
/// marks stripped, everything else a single `-`. Empty when nothing is left. One that would be
/// too long for the name of a file is cut behind a word, and ends in a hash of the whole.
pub fn slug(text: &str) -> String {
    let slug = whole_slug(text);
    if slug.len() <= LONGEST_SLUG {
        return slug;
    }
    let room = &slug[..LONGEST_SLUG - 9];
    let cut = room.rfind('-').filter(|at| *at > LONGEST_SLUG / 2);
    let hash = Sha256::digest(slug.as_bytes());
    let mut short = room[..cut.unwrap_or(room.len())].to_owned();
    short.push('-');
    for byte in &hash[..4] {
        let _ = write!(short, "{byte:02x}");
    }
    short
}

/// How long a slug may be, in bytes.
const LONGEST_SLUG: usize = 160;

fn whole_slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |piece: &str, slug: &mut String| {
        for byte in piece.bytes() {
            if byte.is_ascii_alphanumeric() {
                if gap && !slug.is_empty() {
                    slug.push('-');
                }
                gap = false;
                slug.push(byte.to_ascii_lowercase() as char);
            } else {
                gap = true;
            }
        }
    };
    let mut buffer = [0; 4];
    for character in text.chars() {
        if character.is_ascii() {
            push(character.encode_utf8(&mut buffer), &mut slug);
        } else if let Some(piece) = deunicode::deunicode_char(character) {
            push(piece, &mut slug);
        } else {
            push(" ", &mut slug);
        }
    }
    slug
}

/// The IRI-safe version of a value in a template, as R2RML (section 7.3) asks:
/// every character outside `iunreserved` (RFC 3987) is percent-encoded.
pub fn encode_template_value(value: &str) -> Cow<'_, str> {
    if value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
    {
        return Cow::Borrowed(value);
    }
    let mut encoded = String::with_capacity(value.len() + 8);
    let mut buffer = [0; 4];
    for character in value.chars() {
        let piece = character.encode_utf8(&mut buffer);
        if is_ucschar(character) {
            encoded.push(character);
        } else {
            encoded.extend(utf8_percent_encode(piece, NOT_UNRESERVED));
        }
    }
    Cow::Owned(encoded)
}

/// RFC 3987 `ucschar`: what an IRI may have beyond ASCII.
fn is_ucschar(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF)
        || ((0x1_0000..0xE_0000).contains(&code) && code & 0xFFFF < 0xFFFE)
}

/// A relative path of files as a part of an IRI.
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, NOT_PATH).to_string()
}

/// Whether a text is an absolute IRI (RFC 3987).
pub fn is_iri(text: &str) -> bool {
    is_plain_web_address(text) || IriStr::new(text).is_ok()
}

/// Whether a text is an `http` IRI of the plainest kind, which nearly all are: a host name
/// or an address in numbers, then characters that stand anywhere. Others are for the
/// whole grammar to tell.
fn is_plain_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("http")
        .map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    let Some(rest) = rest.and_then(|rest| rest.strip_prefix("://")) else {
        return false;
    };
    let bytes = rest.as_bytes();
    let host = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .count();
    let path = &bytes[host..];
    if host == 0 || !matches!(path.first(), None | Some(b'/')) {
        return false;
    }
    if path
        .iter()
        .all(|byte| ALLOWED[*byte as usize] && *byte != b'#')
    {
        return true;
    }
    let marks = memchr::memchr_iter(b'#', path).count();
    let sound = |at: usize| allowed(path[at]) || (path[at] == b'%' && is_escape(&path[at..]));
    marks <= 1 && (0..path.len()).all(sound)
}

/// Whether a text is a well-formed language tag (BCP 47).
pub fn is_language_tag(text: &str) -> bool {
    LanguageTag::parse(text).is_ok()
}

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// There is no text.
    Empty,
    /// It cannot be made an IRI by encoding characters.
    Hopeless,
}

/// An address as a site writes it, as an absolute IRI.
///
/// White space around it goes; what an IRI may not have, and what is not ASCII,
/// is percent-encoded in UTF-8 (hosts excepted); an address without scheme is
/// resolved against `site`, one that begins with `www.` gets `https://`.
///
/// # Errors
/// When it is empty or no encoding makes it an IRI.
pub fn address(text: &str, site: &str) -> Result<String, AddressError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AddressError::Empty);
    }
    if is_no_address(text) || has_bad_host(text) {
        return Err(AddressError::Hopeless);
    }
    let encoded = encode_address(text);
    if encoded.starts_with("www.") {
        return checked(format!("https://{encoded}"));
    }
    let plain_path = encoded.starts_with('/') && !encoded.contains("//") && !encoded.contains("/.");
    if plain_path {
        return checked(format!("{}{encoded}", origin(site)));
    }
    if is_plain_web_address(&encoded) {
        return Ok(encoded.into_owned());
    }
    if let Ok(iri) = IriStr::new(&encoded) {
        return if has_host_if_needed(iri) {
            Ok(encoded.into_owned())
        } else {
            Err(AddressError::Hopeless)
        };
    }
    let base = IriAbsoluteStr::new(site).map_err(|_| AddressError::Hopeless)?;
    let reference = IriReferenceStr::new(&encoded).map_err(|_| AddressError::Hopeless)?;
    checked(reference.resolve_against(base).to_string())
}

/// Schemes of which a browser runs or opens something of its own: they lead to nothing on the web.
const NO_ADDRESSES: [&str; 6] = ["javascript", "vbscript", "data", "blob", "file", "about"];

fn is_no_address(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        NO_ADDRESSES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// Whether a host has what no encoding makes one: white space, quotes and the like.
fn has_bad_host(text: &str) -> bool {
    let sound = |byte: u8| !byte.is_ascii() || allowed(byte) || b"%[]".contains(&byte);
    !text[host_range(text)].bytes().all(sound)
}

fn checked(text: String) -> Result<String, AddressError> {
    if is_plain_web_address(&text) {
        return Ok(text);
    }
    match IriStr::new(&text) {
        Ok(iri) if has_host_if_needed(iri) => Ok(text),
        _ => Err(AddressError::Hopeless),
    }
}

/// An `http` address without a host leads nowhere.
fn has_host_if_needed(iri: &IriStr) -> bool {
    let web = matches!(iri.scheme_str(), "http" | "https");
    !web || iri
        .authority_components()
        .is_some_and(|authority| !authority.host().is_empty())
}

/// Scheme and host of an address: what a path that begins with `/` stands behind.
fn origin(site: &str) -> &str {
    let start = site.find("://").map_or(0, |at| at + 3);
    site[start..]
        .find('/')
        .map_or(site, |slash| &site[..start + slash])
}

fn encode_address(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let sound = |at: usize| match bytes[at] {
        b'%' => is_escape(&bytes[at..]),
        byte => allowed(byte),
    };
    if (0..bytes.len()).all(sound) {
        return Cow::Borrowed(text);
    }
    let host = host_range(text);
    let mut encoded = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        let keep = match character {
            '%' => is_escape(&bytes[at..]),
            '[' | ']' => host.contains(&at),
            _ if character.is_ascii() => allowed(bytes[at]),
            _ => host.contains(&at),
        };
        if keep {
            encoded.push(character);
        } else {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    Cow::Owned(encoded)
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// ASCII characters that stand anywhere in an IRI as they are.
const fn allowed(byte: u8) -> bool {
    ALLOWED[byte as usize]
}

const ALLOWED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = stands_anywhere(byte);
        byte += 1;
    }
    table
};

const fn stands_anywhere(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b':'
                | b'/'
                | b'?'
                | b'#'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        )
}

fn host_range(text: &str) -> std::ops::Range<usize> {
    let Some(scheme) = text.find("://") else {
        return 0..0;
    };
    let start = scheme + 3;
    let length = text[start..]
        .find(['/', '?', '#'])
        .unwrap_or(text.len() - start);
    start..start + length
}

#[cfg(test)]
mod tests;
