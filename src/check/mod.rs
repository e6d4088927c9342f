//! What is wrong: counted, and as data for other programs; and how portals would rate what is
//! published ([`quality`]).

mod markup;
pub mod quality;

pub use markup::markup_problems;

use crate::diagnostic::{Diagnostic, Place, Severity};
use serde_json::{Value, json};

/// How many problems of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Summary {
    /// Counts problems; when strict, warnings are errors.
    pub fn of(problems: &[Diagnostic], strict: bool) -> Self {
        let mut summary = Self::default();
        for problem in problems {
            match problem.severity() {
                Severity::Error => summary.errors += 1,
                Severity::Warning if strict => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Note => summary.notes += 1,
            }
        }
        summary
    }

    /// The counts in words: `2 errors, 1 warning, 3 notes`.
    pub fn words(self) -> String {
        let some = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let words: Vec<String> = some
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}{}", if *count == 1 { "" } else { "s" }))
            .collect();
        if words.is_empty() {
            "no problems".to_owned()
        } else {
            words.join(", ")
        }
    }
}

/// Problems as JSON: an object with `problems` and `summary`. Lines and columns are counted
/// from 1 and columns in characters; `start` and `end` are bytes of the file.
pub fn to_json(problems: &[Diagnostic], summary: Summary) -> Value {
    json!({
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
        "summary": {
            "errors": summary.errors,
            "warnings": summary.warnings,
            "notes": summary.notes,
        },
    })
}

fn problem(problem: &Diagnostic) -> Value {
    let related: Vec<Value> = problem
        .related
        .iter()
        .map(|(at, label)| json!({ "label": label, "place": place(at) }))
        .collect();
    let mut value = json!({
        "code": problem.code.id(),
        "severity": problem.severity().name(),
        "message": problem.message,
    });
    if let Some(map) = value.as_object_mut() {
        if let Some(at) = &problem.place {
            map.insert("place".into(), place(at));
        }
        if let Some(hint) = &problem.hint {
            map.insert("hint".into(), json!(hint));
        }
        if !related.is_empty() {
            map.insert("related".into(), json!(related));
        }
    }
    value
}

fn place(place: &Place) -> Value {
    if place.line == 0 {
        return json!({ "file": &*place.path });
    }
    json!({
        "file": &*place.path,
        "line": place.line,
        "column": place.column,
        "start": place.start,
        "end": place.end,
        "text": place.text(),
    })
}
