use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::tree::{Map, Source, Span, Value};

/// The key whose mistakes stop everything: who is listed there must not be published.
pub(super) const SUPPRESS: &str = "suppress";

/// Takes known keys out of a map and reports what is left.
pub(super) struct Fields<'a, 'p> {
    map: &'a Map,
    source: &'a Source,
    known: Vec<&'static str>,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'a, 'p> Fields<'a, 'p> {
    pub(super) fn new(map: &'a Map, source: &'a Source, problems: &'p mut Vec<Diagnostic>) -> Self {
        Self {
            map,
            source,
            known: Vec::new(),
            problems,
        }
    }

    /// The value of a key, null counting as absent.
    pub(super) fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// The text of a key.
    pub(super) fn text(&mut self, key: &'static str) -> Option<(String, Span)> {
        let value = self.value(key)?;
        let text = value
            .text()
            .map(|text| (text.trim().to_owned(), value.span));
        if text.is_none() {
            let message = format!("`{key}` must be text, this is {}", value.shape());
            self.wrong(value.span, message, None);
        }
        text.filter(|(text, _)| !text.is_empty())
    }

    /// Whether a key says yes; one that is missing says no.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some((text, span)) = self.text(key) else {
            return false;
        };
        if !matches!(text.as_str(), "true" | "false") {
            let hint = "write `true` or `false`".to_owned();
            self.wrong(
                span,
                format!("`{key}` is yes or no, not `{text}`"),
                Some(hint),
            );
        }
        text == "true"
    }

    /// The texts of a key: a list, or a single one.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        let first = self.problems.len();
        for item in value.items() {
            if let Some(text) = item.text() {
                texts.push((text.trim().to_owned(), item.span));
            } else {
                let message = format!(
                    "`{key}` must be text or a list of texts, this is {}",
                    item.shape()
                );
                self.wrong(item.span, message, None);
            }
        }
        if key == SUPPRESS {
            let own = self.problems.iter_mut().skip(first);
            own.for_each(|problem| problem.code = Code::SuppressUnclear);
        }
        texts
    }

    /// The map of a key.
    pub(super) fn map(&mut self, key: &'static str) -> Option<(&'a Map, Span)> {
        let value = self.value(key)?;
        let map = value.map().map(|map| (map, value.span));
        if map.is_none() {
            let message = format!(
                "`{key}` must be a map of keys to values, this is {}",
                value.shape()
            );
            self.wrong(value.span, message, None);
        }
        map
    }

    /// Reports a value that is not what its key needs.
    pub(super) fn wrong(&mut self, span: Span, message: String, hint: Option<String>) {
        let problem = self.source.problem(Code::ConfigValue, span, message);
        self.problems.push(problem.hint_opt(hint));
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        for entry in &self.map.entries {
            if self.known.contains(&&*entry.key) {
                continue;
            }
            let near = nearest(&entry.key, self.known.iter().copied());
            let hint = near.as_ref().map_or_else(
                || format!("known keys: {}", self.known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("unknown key `{}`", entry.key);
            let code = if near.is_some_and(|near| near == SUPPRESS) {
                Code::SuppressUnclear
            } else {
                Code::ConfigUnknownKey
            };
            let problem = self.source.problem(code, entry.key_span, message);
            self.problems.push(problem.hint(hint));
        }
    }
}
