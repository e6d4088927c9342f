//! Names of one organization within a text: acronyms, short forms, pairs.

use super::{Names, Reading, mention};
use crate::extract::rules::extent::has_head;
use crate::extract::tokens::Tokens;
use crate::extract::{Lexis, NamedAs, NamingId};
use crate::fold::fold;
use rustc_hash::FxHashSet;

/// Acronyms of names that the text has in full.
pub(super) fn unite_acronyms(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    let organizations = organizations(reading);
    for (short, name) in &organizations {
        if name.contains(' ') {
            continue;
        }
        let stands_for = |(_, long): &&(NamingId, String)| {
            let tokens = Tokens::new(long);
            tokens.len() > 2
                && has_head(&tokens, lexis, 0, tokens.len())
                && is_acronym_of(lexis, name, long)
        };
        let mut long = organizations.iter().filter(stands_for);
        if let (Some((long, _)), None) = (long.next(), long.next()) {
            reading.facts.same.push((*long, *short));
        }
    }
}

/// What stands beside a known organization, joined to it by a hyphen, is one too.
pub(super) fn read_pairs(reading: &mut Reading<'_, '_>, names: &mut Names) {
    let known = organizations(reading);
    let is_known = |text: &str| known.iter().any(|(_, name)| fold(name) == fold(text));
    let mut found = Vec::new();
    for (passage, one) in reading.texts() {
        for word in crate::extract::words(one.text()) {
            let Some((a, b)) = word.text.split_once('-') else {
                continue;
            };
            let proper = |text: &str| text.len() > 2 && text.starts_with(char::is_uppercase);
            if !proper(a)
                || !proper(b)
                || b.contains('-')
                || is_known(a) == is_known(b)
                || is_known(word.text)
            {
                continue;
            }
            let start = word.start + a.len() + 1;
            let range = if is_known(a) {
                start..start + b.len()
            } else {
                word.start..word.start + a.len()
            };
            found.push((passage, range));
        }
    }
    for (passage, range) in found {
        mention(reading, names, passage, range, 75);
    }
}

/// The organizations of a text with their names as written.
pub(super) fn organizations(reading: &Reading<'_, '_>) -> Vec<(NamingId, String)> {
    let namings = reading.namings.iter().enumerate();
    namings
        .filter(|(_, naming)| naming.kind == NamedAs::Organization)
        .map(|(id, naming)| (id, naming.name.text.to_string()))
        .collect()
}

/// How many letters the name of a firm has at least that stands for a longer one.
const SHORT: usize = 3;

/// Whether a name begins with all words of another.
fn begins(one: &str, name: &str) -> bool {
    let rest = one.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A short form of a longer name of the same text is the same organization: words that a small
/// word leads on from (`Presidenza del Consiglio`), or the beginning of a registered name.
pub(super) fn unite_short_forms(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    let written = organizations(reading);
    let is_loud = |name: &str| !name.contains(' ') && !name.chars().any(char::is_lowercase);
    let acronyms: FxHashSet<NamingId> = written
        .iter()
        .filter(|(_, name)| is_loud(name) && name.chars().count() > 2)
        .map(|(id, _)| *id)
        .collect();
    let folded = |(id, name): (NamingId, String)| (id, fold(&name));
    let organizations: Vec<_> = written.into_iter().map(folded).collect();
    for (short, name) in &organizations {
        // "BCC delle Valli" and "Banca di Credito Cooperativo delle Valli"
        let abbreviated = name.split_once(' ').filter(|(first, _)| first.len() > 2);
        for (long, whole) in &organizations {
            let expands = abbreviated.is_some_and(|(first, rest)| {
                let words = whole.strip_suffix(rest).map(str::trim_end);
                // "Liceo" is no acronym of "Liceo Classico".
                words.is_some_and(|words| {
                    words.contains(' ')
                        && words.split(' ').next() != Some(first)
                        && is_acronym_of(lexis, &first.to_uppercase(), words)
                })
            });
            let qualified = is_qualified(lexis, whole, name) && {
                let mut all = organizations.iter();
                all.all(|(id, one)| id == long || !is_qualified(lexis, one, name))
            };
            if expands && short != long
                || qualified
                || is_named_by(lexis, whole, name, &organizations)
            {
                reading.facts.same.push((*long, *short));
            }
            let Some(rest) = whole
                .strip_prefix(name.as_str())
                .filter(|rest| rest.starts_with(' '))
            else {
                continue;
            };
            let tokens = Tokens::new(whole);
            let legal = lexis.legal_before(&tokens, tokens.len()).is_some();
            let rest_tokens = Tokens::new(rest.trim_start());
            let led_on = lexis.genitive.at(&rest_tokens, 0).is_some() && name.contains(' ');
            // "Kairòs Ventures" and "Kairòs": what a firm is, left away.
            let tail = rest_tokens.len() == 1
                && lexis.organization_tails.has(&rest_tokens.all[0].folded)
                && !name.contains(' ')
                && name.chars().count() > SHORT;
            // "ICGEB di Trieste" and "ICGEB": where it is.
            let seat = acronyms.contains(short)
                && lexis.genitive.at(&rest_tokens, 0).is_some()
                && rest_tokens.len() == 2
                && reading.reader.is_place(&rest_tokens.all[1].folded);
            let alone = (tail || seat)
                && organizations
                    .iter()
                    .filter(|(_, one)| begins(one, name))
                    .count()
                    == 2;
            if legal || led_on || alone {
                reading.facts.same.push((*long, *short));
            }
        }
    }
}

/// Whether a longer name is a shorter one with more words behind the word for what it is:
/// `Associazione Culturale “Marea”` and `Associazione Marea`, `Biblioteca Civica Ugo Neri` and
/// `Biblioteca Neri`.
fn is_qualified(lexis: &Lexis, whole: &str, name: &str) -> bool {
    let first = name.split(' ').next();
    let last = name.rsplit(' ').next().unwrap_or(name);
    if name.len() >= whole.len() || first != whole.split(' ').next() || !whole.ends_with(last) {
        return false;
    }
    let (long, short) = (Tokens::new(whole), Tokens::new(name));
    let Some(more) = long.len().checked_sub(short.len()) else {
        return false;
    };
    let Some(head) = lexis.organization_heads.at(&short, 0) else {
        return false;
    };
    let same = |a: usize, b: usize| long.all[a].folded == short.all[b].folded;
    let begins = (0..head.min(short.len())).all(|at| same(at, at));
    let ends = (head..short.len()).all(|at| same(at + more, at));
    more > 0
        && head < short.len()
        && begins
        && ends
        && lexis.genitive.at(&short, head).is_none()
        // "Associazione Amici della Marea" is another one.
        && !lexis.is_function_word(&long.all[head + more - 1].folded)
}

/// Whether a name is what stands behind the word for what it is in a longer one, `Bocconi` of
/// `Università Bocconi`, `Lares Italia` of `Associazione Lares Italia`; and no other one has it.
fn is_named_by(lexis: &Lexis, whole: &str, name: &str, all: &[(NamingId, String)]) -> bool {
    let head = |whole: &str| {
        let kind = whole.strip_suffix(name)?.strip_suffix(' ')?;
        let tokens = Tokens::new(kind);
        let length = lexis.organization_heads.at(&tokens, 0)?;
        (length == tokens.len()).then_some(())
    };
    head(whole).is_some()
        && lexis.organization_heads.at(&Tokens::new(name), 0).is_none()
        && name.chars().count() > SHORT
        && all.iter().filter(|(_, one)| head(one).is_some()).count() == 1
}

/// Whether a word is an acronym of words: its letters occur in their order, the first of them
/// first, and the capitals among them begin words.
pub(super) fn is_acronym_of(lexis: &Lexis, short: &str, long: &str) -> bool {
    let letters: Vec<char> = fold(short)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    if letters.len() < 2 || letters.len() > 10 || capitals < 2 {
        return false;
    }
    let folded = fold(long);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !lexis.is_function_word(word))
        .collect();
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let mut rest = folded.chars().filter(|c| c.is_alphanumeric());
    let in_order = letters.iter().all(|letter| rest.any(|c| c == *letter));
    let begins = initials.chars().next() == letters.first().copied();
    let covered = initials.chars().filter(|c| letters.contains(c)).count();
    in_order && begins && covered * 2 >= words.len() && words.len() > 1
}
