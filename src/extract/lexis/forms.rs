//! Words of a lexicon in the forms that texts have.

use crate::content::Prepositions;
use crate::fold::fold;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Titles, folded, by other words for who has them.
pub(super) fn synonyms(titles: &BTreeMap<String, Vec<String>>) -> FxHashMap<String, Vec<String>> {
    let mut by_word: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (title, words) in titles {
        for word in words {
            by_word.entry(fold(word)).or_default().push(fold(title));
        }
    }
    by_word
}

/// Endings, folded.
pub(super) fn endings(words: &[String]) -> Box<[Box<str>]> {
    words.iter().map(|word| fold(word).into()).collect()
}

/// Phrases that end in a bare preposition, with all its forms: `realizzato da`, `realizzato
/// dalla`.
pub(super) fn in_all_forms(phrases: &[String], prepositions: &Prepositions) -> Vec<String> {
    let kinds = [&prepositions.genitive, &prepositions.from, &prepositions.at];
    let mut all = phrases.to_vec();
    for phrase in phrases {
        let Some((rest, last)) = phrase.rsplit_once(' ') else {
            continue;
        };
        let bare = prepositions.bare.iter().any(|bare| bare == last);
        let kind = kinds
            .iter()
            .find(|kind| kind.iter().any(|form| form == last));
        if let Some(forms) = kind.filter(|_| bare) {
            let single = forms.iter().filter(|form| !form.contains(' '));
            let first = last.chars().next();
            let alike = single.filter(|form| form.chars().next() == first);
            all.extend(alike.map(|form| format!("{rest} {form}")));
        }
    }
    all
}
