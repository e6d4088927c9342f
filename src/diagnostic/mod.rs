//! Problems: each has a code, a place, a message, the offending text and a hint.
//!
//! A room never prints. It returns [`Diagnostic`]s, as many as it finds, and the
//! command line shows them. The codes are listed in one enum, [`Code`], and each
//! is explained by `docs/codes.md`, which `filorosso explain` reads.

mod code;
mod explain;
mod place;

pub use code::{Code, Severity};
pub use explain::{explanation, explanations};
pub use place::Place;

use std::fmt;

/// One problem, with all that a person needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Where it stands; `None` for a problem of the whole run.
    pub place: Option<Place>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Other places that belong to it, each with a short label.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A problem without a place yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            place: None,
            message: message.into(),
            hint: None,
            related: Vec::new(),
        }
    }

    /// Says where the problem stands.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a hint when there is one.
    #[must_use]
    pub fn hint_opt(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// Points to another place that belongs to the problem.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// How grave it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What diagnostics are ordered by: file, position, code, message.
    pub fn sort_key(&self) -> (&str, u32, &'static str, &str) {
        let (path, start) = self
            .place
            .as_ref()
            .map_or(("", 0), |place| (&*place.path, place.start));
        (path, start, self.code.id(), &self.message)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity(), self.code, self.message)?;
        if let Some(place) = &self.place {
            write!(f, " ({place})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// Sorts diagnostics by place and drops repeated ones.
pub fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
}

/// The nearest of `candidates` to a mistyped `word`, for "did you mean".
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
