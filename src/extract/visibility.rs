//! What is left out: drafts, hidden files, dates in the future.

use super::{Fields, Key};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Date;
use crate::tree::{Entry, Source, Value};

/// Which files are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutoff {
    /// Seconds since 1970 of the moment that counts as now.
    pub now: i64,
    /// Whether drafts and hidden files are shown too.
    pub drafts: bool,
    /// Whether files with a date in the future are shown too.
    pub future: bool,
}

/// Why a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// `draft: true`, `status: draft`
    Draft,
    /// `show: false`, `visible: false`
    Hidden,
    /// A date in the future.
    Future,
    /// Front matter that cannot be read, or that does not say clearly whether the file is shown.
    Unclear,
    /// The file of a person who asked to be left out.
    Suppressed,
}

/// Whether a file is left out, with a note that says why; a draft or hidden file
/// says so whatever the cut-off brings in.
pub fn left_out(
    fields: &Fields<'_>,
    published: Option<&Date>,
    cutoff: Cutoff,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Option<LeftOut> {
    let known = problems.len();
    let unfinished = fields
        .entry(Key::Status)
        .filter(|entry| is_unfinished(&entry.value));
    let draft =
        flag(fields.entry(Key::Draft), source, problems) == Some(true) || unfinished.is_some();
    let hidden = flag(fields.entry(Key::Show), source, problems) == Some(false);
    if problems.len() > known {
        return Some(LeftOut::Unclear);
    }
    let future = published.is_some_and(|date| date.instant > cutoff.now);
    let (reason, code, entry, text) = if draft && !cutoff.drafts {
        (
            LeftOut::Draft,
            Code::Draft,
            unfinished.or(fields.entry(Key::Draft)),
            "a draft, left out",
        )
    } else if hidden && !cutoff.drafts {
        (
            LeftOut::Hidden,
            Code::Hidden,
            fields.entry(Key::Show),
            "hidden, left out",
        )
    } else if future && !cutoff.future {
        (
            LeftOut::Future,
            Code::Future,
            fields.entry(Key::Date),
            "dated in the future, left out",
        )
    } else {
        return None;
    };
    let hint = match reason {
        LeftOut::Future => "`--future` brings it in",
        _ => "`--drafts` brings it in",
    };
    let span = entry.map(|entry| entry.value.span).unwrap_or_default();
    let title = fields.get(Key::Title).and_then(Value::text);
    let message = title.map_or_else(|| text.to_owned(), |title| format!("“{title}” is {text}"));
    problems.push(source.problem(code, span, message).hint(hint));
    Some(reason)
}

/// Whether a status says that a file is not for the public yet: `status: draft`.
fn is_unfinished(value: &Value) -> bool {
    const WORDS: [&str; 9] = [
        "draft",
        "hidden",
        "private",
        "pending",
        "bozza",
        "entwurf",
        "brouillon",
        "borrador",
        "черновик",
    ];
    let status = value.text().unwrap_or("").trim().to_lowercase();
    WORDS.contains(&&*status)
}

/// Yes or no; `published: 2020-01-01` is a date and says neither.
fn flag(entry: Option<&Entry>, source: &Source, problems: &mut Vec<Diagnostic>) -> Option<bool> {
    let entry = entry?;
    let truth = truth(&entry.value);
    if truth.is_none() && &*entry.key != "published" {
        let message = format!("`{}` must be true or false", entry.key);
        let problem = source.problem(Code::BooleanInvalid, entry.value.span, message);
        problems.push(problem.hint("write `true` or `false`"));
    }
    truth
}

/// Yes or no, as YAML 1.1 and 1.2 and people write it.
pub fn truth(value: &Value) -> Option<bool> {
    let scalar = value.scalar()?;
    match scalar.text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "1" => Some(true),
        "false" | "no" | "off" | "n" | "0" => Some(false),
        _ => None,
    }
}
