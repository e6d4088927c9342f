use super::ledger::Ledger;
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
    /// How often each form of the name is used.
    pub forms: FxHashMap<Box<str>, usize>,
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

    /// Chooses names and gives each thing its recorded IRI, or a new one under a path; returns
    /// those of which no slug can be made.
    pub fn settle(
        &mut self,
        kind: &str,
        folder: &str,
        ledger: &Ledger,
    ) -> Vec<(Box<str>, (usize, Span))> {
        self.unite_recorded(kind, ledger);
        let mut taken = ledger.slugs_under(folder);
        let mut nameless = Vec::new();
        for named in self
            .named
            .iter_mut()
            .filter(|named| !named.forms.is_empty())
        {
            named.name = commonest(&named.forms);
            let slug = iri::slug(&named.name);
            if named.iri.is_empty() && slug.is_empty() {
                nameless.push((named.name.clone(), named.first));
            } else if named.iri.is_empty() {
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

    /// Gives recorded things their IRIs. Names that are recorded for one thing become one.
    fn unite_recorded(&mut self, kind: &str, ledger: &Ledger) {
        if ledger.is_empty() {
            return;
        }
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut kept: Vec<usize> = (0..self.named.len()).collect();
        for (at, kept) in kept.iter_mut().enumerate() {
            let forms = self.named[at].forms.keys().map(|form| &**form);
            let Some(iri) = ledger.iri_for(kind, forms) else {
                continue;
            };
            *kept = *first.entry(iri).or_insert(at);
            iri.clone_into(&mut self.named[at].iri);
            if *kept != at {
                let forms = std::mem::take(&mut self.named[at].forms);
                self.named[*kept].forms.extend(forms);
            }
        }
        let known = self.by_key.values_mut().chain(self.by_form.values_mut());
        known.for_each(|at| *at = kept[*at]);
    }

    /// All things with an IRI.
    pub fn all(&self) -> impl Iterator<Item = &Named> {
        let named = self.named.iter();
        named.filter(|named| !named.iri.is_empty() && !named.forms.is_empty())
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

/// The form by which somebody is called: of those that differ only in case one with capitals,
/// else the one that occurs most often.
pub(super) fn called(forms: &FxHashMap<Box<str>, usize>) -> Box<str> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for (form, count) in forms {
        *counts.entry(form.to_lowercase()).or_default() += count;
    }
    let counts = counts.into_iter().map(|(form, count)| (form.into(), count));
    let usual = commonest(&counts.collect());
    let same = forms
        .iter()
        .filter(|(form, _)| form.to_lowercase() == *usual);
    let rank = |form: &str| {
        let initials = form
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase));
        let all = form.contains(' ') && !form.contains(char::is_lowercase);
        (form.starts_with(char::is_uppercase), !all, initials.count())
    };
    let best = same.max_by(|(a, x), (b, y)| {
        let (a, b) = ((rank(a), x, b), (rank(b), y, a));
        (a.0.0, a.0.1, a.1, a.0.2, a.2).cmp(&(b.0.0, b.0.1, b.1, b.0.2, b.2))
    });
    best.map(|(form, _)| form.clone()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_called_by_a_form_with_capitals() {
        for (forms, wanted) in [
            (
                &[("CARLA VENTURI", 3), ("Carla Venturi", 1)][..],
                "Carla Venturi",
            ),
            (
                &[("comune di Rho", 2), ("Comune di Rho", 1)],
                "Comune di Rho",
            ),
            (&[("AMA", 2), ("Ama", 1)], "AMA"),
            (
                &[("Ann Lee", 1), ("ANN LEE", 1), ("Anna Lee", 3)],
                "Anna Lee",
            ),
            (&[("SPAN WORKS", 1)], "SPAN WORKS"),
            (&[("Nave", 1), ("Bora", 1)], "Bora"),
        ] {
            let forms = forms.iter().map(|(form, count)| (Box::from(*form), *count));
            assert_eq!(&*called(&forms.collect()), wanted);
        }
    }

    #[test]
    fn one_thing_for_each_name() {
        let mut names = Names::default();
        for name in ["Smart City", "smart-city", "Smart City", "C", "C++", "!!!"] {
            names.count(name, 0, Span::default());
        }
        let nameless = names.settle("topic", "http://x/topics/", &Ledger::default());
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
