use super::names::key;
use crate::content::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

/// What of the names of organizations does not tell them apart: articles in front, words for
/// "and", legal forms at the end. All of it is the lexicons'.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    and: FxHashSet<String>,
    /// Words of grammar, and others that are often left away within a name.
    small: FxHashSet<String>,
    articles: FxHashSet<String>,
    /// Words of legal forms by the last of them, the longest form first.
    legal: FxHashMap<String, Vec<Vec<String>>>,
}

impl Spelling {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut spelling = Self::default();
        for lexicon in lexicons {
            let and = lexicon.credits.and.iter().map(|word| key(word));
            spelling.and.extend(and);
            let articles = lexicon.articles.definite.iter().map(|word| key(word));
            spelling.articles.extend(articles);
            let small = lexicon
                .stopwords
                .iter()
                .chain(&lexicon.organizations.fillers);
            spelling.small.extend(small.map(|word| key(word)));
        }
        let forms = lexicons.iter().flat_map(|one| &one.organizations.legal);
        for form in forms.flat_map(|(normal, forms)| std::iter::once(normal).chain(forms)) {
            let words = spelling.words(form);
            if let Some(last) = words.last().cloned() {
                let known = spelling.legal.entry(last).or_default();
                if !known.contains(&words) {
                    known.push(words);
                }
            }
        }
        for forms in spelling.legal.values_mut() {
            forms.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        spelling
    }

    /// What of an organization's name is compared. Never empty for a name with a letter.
    pub fn key(&self, name: &str) -> String {
        let mut words = self.words(name);
        while let Some(behind) = self.legal_form(&words) {
            words.truncate(behind);
        }
        let article = words.len() > 1 && self.articles.contains(&words[0]);
        words[usize::from(article)..].join(" ")
    }

    /// The words of an organization's name that carry it: without legal form and words of grammar.
    pub fn core(&self, name: &str) -> Vec<String> {
        let key = self.key(name);
        let all = key.split(' ').map(str::to_owned);
        let kept: Vec<String> = all.filter(|word| !self.small.contains(word)).collect();
        if kept.is_empty() { vec![key] } else { kept }
    }

    /// Whether a name ends with a legal form.
    pub fn has_legal_form(&self, name: &str) -> bool {
        self.legal_form(&self.words(name)).is_some()
    }

    /// Whether a name is another one with a legal form behind it.
    pub fn is_legal_name_of(&self, name: &str, other: &str) -> bool {
        self.has_legal_form(name)
            && !self.has_legal_form(other)
            && self.key(name) == self.key(other)
    }

    /// Whether a name can hardly be a person's: it ends with a legal form, or joins words by "and".
    pub fn is_of_company(&self, name: &str) -> bool {
        let all = key(name);
        let parts = all.split(|c: char| !(c.is_alphanumeric() || c == '&'));
        let mut inner = parts.skip(1).filter(|word| !word.is_empty());
        inner.any(|word| self.and.contains(word)) || self.has_legal_form(name)
    }

    /// Where the legal form at the end of a name begins; a form alone is a name.
    fn legal_form(&self, words: &[String]) -> Option<usize> {
        let forms = self.legal.get(words.last()?)?;
        let form = forms.iter().find(|form| words.ends_with(form))?;
        Some(words.len() - form.len()).filter(|behind| *behind > 0)
    }

    /// The words of a name; dots within words, other punctuation and words for "and" go.
    fn words(&self, name: &str) -> Vec<String> {
        let folded = key(name).replace('.', "");
        let parts = folded.split(|c: char| !(c.is_alphanumeric() || c == '+'));
        let parts = parts.filter(|word| !word.is_empty() && !self.and.contains(*word));
        parts.map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_ontology;

    #[test]
    fn what_does_not_tell_organizations_apart_goes() {
        let ontology = load_ontology(None, None, &mut Vec::new());
        let spelling = Spelling::new(&ontology.lexicons);
        let alike = [
            ["Aria S.r.l.", "ARIA srl"],
            ["Aria S. p. A.", "aria"],
            ["L’Ancora", "Ancora"],
            ["The Lamp Company Ltd", "Lamp Company"],
            ["Rossi & Figli", "Rossi e Figli"],
            ["Rossi&Figli", "Rossi and Figli"],
            ["Lumen GmbH & Co. KG", "Lumen"],
            ["Verde Società Cooperativa Onlus", "Verde"],
        ];
        for [one, other] in alike {
            assert_eq!(spelling.key(one), spelling.key(other), "{one} / {other}");
        }
        for [one, other] in [
            ["C++ Club", "C Club"],
            ["Comune di Lecco", "Comune di Como"],
            ["Spa", "Srl"],
            ["The", "Il"],
        ] {
            assert_ne!(spelling.key(one), spelling.key(other), "{one} / {other}");
        }
        for (name, is) in [
            ("Aria Srl", true),
            ("Rossi e Figli", true),
            ("Rossi & Figli", true),
            ("Srl", false),
            ("Ann Lee", false),
        ] {
            assert_eq!(spelling.is_of_company(name), is, "{name}");
        }
    }
}
