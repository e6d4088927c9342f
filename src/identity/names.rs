use crate::iri;
use crate::tree::Span;
use rustc_hash::FxHashMap;

/// Things that are one when their names are: topics, works.
///
/// Names are compared without case, accents, kinds of space and dash; every other
/// sign counts (`C` is not `C++`).
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_key: FxHashMap<Box<str>, usize>,
    /// Forms as they are written: most are written alike.
    by_form: FxHashMap<Box<str>, usize>,
    named: Vec<Named>,
}

/// A thing known by its name alone.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its IRI.
    pub iri: String,
    /// The form of its name that most files use.
    pub name: Box<str>,
    /// Where it stands first: the number of the file, and the place in it.
    pub first: (usize, Span),
    forms: FxHashMap<Box<str>, usize>,
}

impl Names {
    /// Counts a form of a name that stands in a file.
    pub fn count(&mut self, name: &str, file: usize, span: Span) {
        if let Some(index) = self.by_form.get(name) {
            if let Some(count) = self.named[*index].forms.get_mut(name) {
                *count += 1;
            }
            return;
        }
        let key = key(name);
        let index = *self.by_key.entry(key.into()).or_insert_with(|| {
            let forms = FxHashMap::default();
            self.named.push(Named {
                iri: String::new(),
                name: "".into(),
                first: (file, span),
                forms,
            });
            self.named.len() - 1
        });
        self.named[index].forms.insert(name.into(), 1);
        self.by_form.insert(name.into(), index);
    }

    /// Chooses names and mints IRIs under a path; returns those of which no slug can be made.
    pub fn settle(&mut self, folder: &str) -> Vec<(Box<str>, (usize, Span))> {
        let mut taken = FxHashMap::default();
        let mut nameless = Vec::new();
        for named in &mut self.named {
            named.name = commonest(&named.forms);
            let slug = iri::slug(&named.name);
            if slug.is_empty() {
                nameless.push((named.name.clone(), named.first));
            } else {
                named.iri = format!("{folder}{}", free_slug(&slug, &mut taken));
            }
        }
        nameless
    }

    /// IRIs of all things that have one.
    pub fn iris(&self) -> impl Iterator<Item = &str> {
        let iris = self.named.iter().map(|named| named.iri.as_str());
        iris.filter(|iri| !iri.is_empty())
    }

    /// The thing of a name, when it has an IRI.
    pub fn get(&self, name: &str) -> Option<&Named> {
        let index = match self.by_form.get(name) {
            Some(index) => *index,
            None => *self.by_key.get(key(name).as_str())?,
        };
        Some(&self.named[index]).filter(|named| !named.iri.is_empty())
    }
}

/// The form that occurs most often; of several the first in the order of code points.
pub(super) fn commonest(forms: &FxHashMap<Box<str>, usize>) -> Box<str> {
    forms
        .iter()
        .max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.cmp(a)))
        .map(|(form, _)| form.clone())
        .unwrap_or_default()
}

/// A slug that nobody has, numbered from 2 when somebody has it. `taken` counts who has what.
pub(super) fn free_slug(slug: &str, taken: &mut FxHashMap<String, usize>) -> String {
    let mut number = match taken.get(slug) {
        None => {
            taken.insert(slug.to_owned(), 1);
            return slug.to_owned();
        }
        Some(count) => count + 1,
    };
    loop {
        let numbered = format!("{slug}-{number}");
        if !taken.contains_key(&numbered) {
            taken.insert(slug.to_owned(), number);
            taken.insert(numbered.clone(), 1);
            return numbered;
        }
        number += 1;
    }
}

/// What of a name is compared.
pub(super) fn key(name: &str) -> String {
    let folded = crate::extract::fold(name);
    if !folded.contains(['-', '_', '\'']) {
        return folded;
    }
    let spaced = folded.replace(['-', '_', '\''], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What of an organization's name is compared: `&` and the words for it are one, and
/// punctuation, as in `S.p.A.`, does not count.
pub(super) fn organization_key(name: &str) -> String {
    let folded = key(name).replace('.', "").replace('&', " & ");
    let parts = folded.split(|c: char| !(c.is_alphanumeric() || c == '&'));
    let words = parts.filter(|word| !word.is_empty());
    let words = words.filter(|word| !matches!(*word, "&" | "e" | "and" | "und" | "et" | "y"));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_for_each_name() {
        let mut names = Names::default();
        for name in ["Smart City", "smart-city", "Smart City", "C", "C++", "!!!"] {
            names.count(name, 0, Span::default());
        }
        let nameless = names.settle("http://x/topics/");
        assert_eq!(nameless, [("!!!".into(), (0, Span::default()))]);
        assert_eq!(
            names.get("SMART  CITY").unwrap().iri,
            "http://x/topics/smart-city"
        );
        assert_eq!(&*names.get("smart-city").unwrap().name, "Smart City");
        assert_eq!(names.get("c").unwrap().iri, "http://x/topics/c");
        assert_eq!(names.get("c++").unwrap().iri, "http://x/topics/c-2");
        assert!(names.get("!!!").is_none());
    }
}
