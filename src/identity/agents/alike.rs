//! Organizations whose names are so alike that they may be spellings of one.

use super::{AgentKind, Agents, numbers};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Reader};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash as _, Hasher as _};

/// How many names that are one but for a letter are compared with each other.
const COMPARED: usize = 8;
/// How long names are in which a letter may be mistyped.
const LONG: usize = 8;
/// How long a word is in which a letter may be another one, and one in which it may be missing.
/// Shorter words are other words, as `Volta` and `Volto` are.
const OTHER: usize = 6;
const MISSING: usize = 5;

/// The name of an organization: its number, its words, these as one.
struct Name {
    index: usize,
    words: Vec<String>,
    whole: String,
    /// Whether it is written in capitals alone: acronyms differ in a letter.
    acronym: bool,
}

impl Agents {
    /// Notes organizations that are two and whose names hardly differ: in words of grammar,
    /// spaces, a letter. Each name is looked up without each of its letters, so that only those
    /// meet that are alike.
    pub(super) fn remark_alike(
        &self,
        drafts: &[Draft],
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let names = self.names_of_organizations();
        let mut seen: FxHashSet<(usize, usize)> = FxHashSet::default();
        let mut places: Vec<(u64, usize)> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            places.push((hash(&name.whole), at));
            if name.acronym || name.whole.chars().count() < LONG {
                continue;
            }
            for (byte, c) in name.whole.char_indices() {
                let (before, behind) = (&name.whole[..byte], &name.whole[byte + c.len_utf8()..]);
                places.push((hash(&format!("{before}{behind}")), at));
            }
        }
        places.sort_unstable();
        places.dedup();
        for group in places.chunk_by(|a, b| a.0 == b.0) {
            let group = &group[..group.len().min(COMPARED)];
            for (number, (_, one)) in group.iter().enumerate() {
                for (_, other) in &group[..number] {
                    let (one, other) = (&names[*other], &names[*one]);
                    let pair = (one.index.min(other.index), one.index.max(other.index));
                    if one.index != other.index
                        && !seen.contains(&pair)
                        && are_alike(one, other, reader)
                        && self.may_be_spellings(pair)
                    {
                        seen.insert(pair);
                    }
                }
            }
        }
        let mut pairs: Vec<(usize, usize)> = seen.into_iter().collect();
        pairs.sort_unstable();
        problems.extend(pairs.into_iter().map(|pair| self.alike(pair, None, drafts)));
        for (one, other, number) in self.with_one_number() {
            problems.push(self.alike((one, other), Some(number), drafts));
        }
    }

    fn names_of_organizations(&self) -> Vec<Name> {
        let mut names = Vec::new();
        let organizations = self.numbered();
        let organizations = organizations.filter(|(_, one)| one.kind == AgentKind::Organization);
        for (index, agent) in organizations {
            let mut known: FxHashSet<String> = FxHashSet::default();
            let forms = agent
                .forms
                .keys()
                .chain(&agent.aliases)
                .chain([&agent.name]);
            for form in forms {
                let words = self.spelling.core(form);
                let whole = words.concat();
                if known.insert(whole.clone()) {
                    let acronym = !form.chars().any(char::is_lowercase);
                    names.push(Name {
                        index,
                        words,
                        whole,
                        acronym,
                    });
                }
            }
        }
        names
    }

    /// Whether nothing tells two organizations apart: neither numbers, nor a file about each.
    fn may_be_spellings(&self, (one, other): (usize, usize)) -> bool {
        let (one, other) = (&self.agents[one], &self.agents[other]);
        let described = one.authority.is_some() && other.authority.is_some();
        !described && !numbers::differ(&one.numbers, &other.numbers)
    }

    fn alike(
        &self,
        (one, other): (usize, usize),
        number: Option<&str>,
        drafts: &[Draft],
    ) -> Diagnostic {
        let (one, other) = (&self.agents[one], &self.agents[other]);
        // It is told where nobody wrote a file, at the later of the two.
        let later = |a: &super::Agent| (a.authority.is_none(), a.first.0, a.first.1.start);
        let (first, told) = if later(one) <= later(other) {
            (one, other)
        } else {
            (other, one)
        };
        let (file, span) = told.first;
        let (told_name, first_name) = (&told.name, &first.name);
        let message = match number {
            None => format!("“{told_name}” may be “{first_name}” in another spelling"),
            Some(number) => format!("“{told_name}” and “{first_name}” have one `{number}`"),
        };
        let hint = format!(
            "if they are one, write it in one way, or write a file with the other form under `aliases`; now they are <{}> and <{}>",
            first.iri, told.iri
        );
        let source = &drafts[file].document.source;
        let problem = source
            .problem(Code::SpellingsDiffer, span, message)
            .hint(hint);
        let (file, span) = first.first;
        problem.related(super::remarks::place(drafts, file, span), "the other one")
    }
}

/// Whether two names may be one: the same words but for spaces, or for one mistyped letter in a
/// word. Numbers and names of places are never mistyped ones of others.
fn are_alike(one: &Name, other: &Name, reader: &Reader<'_>) -> bool {
    let digits =
        |name: &Name| -> String { name.whole.chars().filter(char::is_ascii_digit).collect() };
    if digits(one) != digits(other) {
        return false;
    }
    if one.whole == other.whole {
        return true;
    }
    let long = [one, other]
        .iter()
        .all(|name| !name.acronym && name.whole.chars().count() >= LONG);
    if !long {
        return false;
    }
    if one.words.len() != other.words.len() {
        return is_mistyped(&one.whole, &other.whole);
    }
    let words = one.words.iter().zip(&other.words);
    let mut differing = words.filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    // "Fondo XII" and "Fondo XIII" are two.
    let numbered = is_roman(a) && is_roman(b);
    is_mistyped(a, b) && !numbered && !(reader.is_place(a) && reader.is_place(b))
}

/// Whether a word in small letters may be a number in Roman digits.
fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"ivxlcdm".contains(&byte))
}

/// Whether a word is another one with one letter doubled, missing, changed, or two in each
/// other's place.
fn is_mistyped(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 if short.len() >= OTHER => {
            let swapped = same + 1 < long.len()
                && (short[same], short[same + 1]) == (long[same + 1], long[same]);
            let behind = same + if swapped { 2 } else { 1 };
            short[behind..] == long[behind..]
        }
        1 if short[same..] == long[same + 1..] => {
            let doubled = same > 0 && long[same] == long[same - 1];
            doubled || short.len() >= MISSING
        }
        _ => false,
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::is_mistyped;

    #[test]
    fn words_with_a_letter_too_many_too_few_or_another() {
        for (one, other) in [
            ("sole", "soole"),
            ("algatech", "algatec"),
            ("pescatori", "pescatoir"),
            ("marelucce", "mareluce"),
            ("cantieri", "cantiere"),
        ] {
            assert!(is_mistyped(one, other), "{one} / {other}");
            assert!(is_mistyped(other, one), "{other} / {one}");
        }
        for (one, other) in [
            ("volta", "volto"),
            ("sole", "sale"),
            ("mare", "mares"),
            ("uno", "due"),
        ] {
            assert!(!is_mistyped(one, other), "{one} / {other}");
        }
    }
}
