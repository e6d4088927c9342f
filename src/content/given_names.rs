use crate::fold::fold;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Given names of people, indexed when the first is asked for.
#[derive(Debug, Clone, Default)]
pub struct GivenNames {
    texts: Vec<Cow<'static, str>>,
    folded: OnceLock<FxHashSet<Box<str>>>,
}

impl GivenNames {
    /// Takes lists of names, one a line; a line that begins with `#` is a comment.
    pub fn new(texts: Vec<Cow<'static, str>>) -> Self {
        Self {
            texts,
            folded: OnceLock::new(),
        }
    }

    /// Whether a word, folded, is a given name.
    pub fn contains(&self, folded: &str) -> bool {
        let set = self.set();
        // "Marc-André"
        let mut parts = folded.split('-');
        set.contains(folded) || folded.contains('-') && parts.all(|part| set.contains(part))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.set().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.set().is_empty()
    }

    fn set(&self) -> &FxHashSet<Box<str>> {
        self.folded.get_or_init(|| {
            let lines = self.texts.iter().flat_map(|text| text.lines());
            lines
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(|line| fold(line).into_boxed_str())
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_ontology;

    #[test]
    fn the_built_in_names() {
        let names = load_ontology(None, None, &mut Vec::new()).given_names;
        assert!((3000..9000).contains(&names.len()), "{}", names.len());
        for name in ["rossella", "andrea", "jean-pierre", "olena", "nicolo"] {
            assert!(names.contains(name), "{name}");
        }
        for word in [
            "italia", "roma", "europa", "luce", "secondo", "nel", "rossi",
        ] {
            assert!(!names.contains(word), "{word}");
        }
    }

    #[test]
    fn the_built_in_list_is_sorted_and_has_each_name_once() {
        let text = include_str!("../../ontology/lexicon/given-names.txt");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted());
        let folded: FxHashSet<String> = lines.iter().map(|line| fold(line)).collect();
        assert_eq!(folded.len(), lines.len());
    }

    #[test]
    fn several_lists_are_one() {
        let names = GivenNames::new(vec!["# own\nZoë\n\n".into(), "Ugo\n".into()]);
        assert!(names.contains("zoe") && names.contains("ugo"));
        assert_eq!((names.len(), names.is_empty()), (2, false));
    }
}
