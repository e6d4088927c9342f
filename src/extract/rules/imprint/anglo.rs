//! Addresses of Britain, Ireland and America: the postal code stands behind the town.

use super::address::{Town, behind_town, is_upper};
use super::street::{last_part, street_before};
use super::words::ImprintWords;
use crate::extract::Word;

/// `10 Lamp Street, London SW1A 2AA`.
pub(super) fn british(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    words: &ImprintWords,
) -> Option<Town> {
    let (out, inner) = (tokens.get(at)?, tokens.get(at + 1)?);
    let letters = out.text.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_out = (1..=2).contains(&letters)
        && (letters + 1..=letters + 2).contains(&out.text.len())
        && out.text.as_bytes()[letters].is_ascii_digit();
    let bytes = inner.text.as_bytes();
    let is_inner = bytes.len() == 3
        && bytes[0].is_ascii_digit()
        && bytes[1..].iter().all(u8::is_ascii_uppercase);
    let adjacent = &text[out.end()..inner.start] == " ";
    if !is_out || !is_inner || !adjacent {
        return None;
    }
    behind_locality(text, tokens, at, ("GB", words))
}

/// `14 New Dock Street, Galway, H91 PX4T`: an Eircode.
pub(super) fn irish(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    words: &ImprintWords,
) -> Option<Town> {
    let (area, own) = (tokens.get(at)?, tokens.get(at + 1)?);
    let bytes = area.text.as_bytes();
    let is_area = bytes.len() == 3
        && bytes[0].is_ascii_uppercase()
        && bytes[1].is_ascii_digit()
        && (bytes[2].is_ascii_digit() || bytes[2] == b'W');
    let is_own = own.text.len() == 4
        && own
            .text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && own.text.bytes().any(|byte| byte.is_ascii_uppercase());
    let adjacent = &text[area.end()..own.start] == " ";
    (is_area && is_own && adjacent)
        .then(|| behind_locality(text, tokens, at, ("IE", words)))
        .flatten()
}

/// The address whose postal code of two words stands behind its town.
fn behind_locality(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    (country, words): (&str, &ImprintWords),
) -> Option<Town> {
    let (out, inner) = (tokens.get(at)?, tokens.get(at + 1)?);
    let before = text[..out.start].trim_end_matches([' ', ',', '-', '–']);
    let locality = last_part(before)?;
    if text[locality.clone()]
        .bytes()
        .any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let mut town = Town {
        street: street_before(text[..locality.start].trim_end_matches([' ', ',']), words),
        postal_code: out.start..inner.end(),
        range: locality.start..inner.end(),
        locality,
        region: None,
        country: None,
    };
    behind_town(text, tokens, at + 1, &mut town, words);
    if let Some(street) = &town.street {
        town.range.start = street.start;
    }
    if town.country.is_none() {
        town.country = Some((country.to_owned(), town.postal_code.clone()));
    }
    Some(town)
}

/// `5 Lamp Avenue, Springfield, IL 62701`.
pub(super) fn american(
    text: &str,
    tokens: &[Word<'_>],
    at: usize,
    country: Option<&str>,
    words: &ImprintWords,
) -> Option<Town> {
    let (state, code) = (tokens.get(at)?, tokens.get(at + 1)?);
    let digits = code.text.split('-').next().unwrap_or("");
    let is_code = digits.len() == 5
        && code
            .text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    if state.text.len() != 2 || !is_upper(state.text) || !is_code || country == Some("IT") {
        return None;
    }
    let before = text[..state.start].trim_end();
    let locality = last_part(before.strip_suffix(',')?)?;
    let mut town = Town {
        street: street_before(text[..locality.start].trim_end_matches([' ', ',']), words),
        postal_code: code.start..code.end(),
        range: locality.start..code.end(),
        locality,
        region: Some(state.start..state.end()),
        country: Some(("US".to_owned(), code.start..code.end())),
    };
    behind_town(text, tokens, at + 1, &mut town, words);
    if let Some(street) = &town.street {
        town.range.start = street.start;
    }
    Some(town)
}
