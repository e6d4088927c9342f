//! Facts of a file as people and programs see them: for `inspect`, `review` and `why`.

use super::report;
use crate::content::Verdict;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::{Draft, Finding, LeftOut};
use crate::record::{CERTAIN, Confidence, Rule};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// How a fact is called in one line: `role “president” (Ada Rossi)`.
pub(super) fn title(finding: &Finding) -> String {
    let text = crate::content::shown_text(&finding.text);
    let kind = finding.kind.replace('-', " ");
    if finding.about.is_empty() {
        format!("{kind} “{text}”")
    } else {
        format!("{kind} “{text}” ({})", finding.about)
    }
}

/// Shows a fact with its line.
pub(super) fn show(
    draft: &Draft,
    finding: &Finding,
    root: &Path,
    out: &mut dyn Write,
) -> io::Result<()> {
    let bold = anstyle::Style::new().bold();
    let state = match (finding.decision, finding.doubtful) {
        (Some(Verdict::Accept), _) => ", accepted by an editor",
        (_, true) if finding.rule == Rule::Identity => ", taken for another one until you decide",
        (_, true) => ", left out",
        (None, false) if finding.rule == Rule::Identity => ", taken so until you decide",
        _ => "",
    };
    writeln!(
        out,
        "{bold}{}{bold:#} [{}]{state}",
        title(finding),
        finding.id
    )?;
    let mut label = finding.rule.name().to_owned();
    if finding.confidence < CERTAIN {
        let _ = write!(label, ", {} %", finding.confidence);
    }
    if finding.inferred {
        label += ", in part inferred";
    }
    let span = finding.spans.first().copied().unwrap_or_default();
    let place = match span.end {
        0 => Place::file(draft.path()),
        _ => draft.document.source.place(span),
    };
    writeln!(out, "{}\n", report::marked(&place, &label, root))
}

/// A fact for programs.
pub(super) fn json(draft: &Draft, finding: &Finding) -> Json {
    let source = &draft.document.source;
    let span = finding.spans.first().copied().unwrap_or_default();
    let mut json = match span.end {
        0 => place(&Place::file(draft.path()), ""),
        _ => place(&source.place(span), source.slice(span)),
    };
    json["id"] = json!(finding.id);
    json["kind"] = json!(finding.kind);
    json["said"] = json!(finding.text);
    if !finding.about.is_empty() {
        json["about"] = json!(finding.about);
    }
    json["rule"] = json!(finding.rule.name());
    json["confidence"] = share(finding.confidence);
    if finding.inferred {
        json["inferred"] = json!(true);
    }
    json["stated"] = json!(!finding.doubtful);
    if let Some(decision) = finding.decision {
        json["decision"] = json!(decision.name());
    }
    json
}

/// A place and its text for programs.
pub(super) fn place(place: &Place, text: &str) -> Json {
    if place.line == 0 {
        return json!({ "file": &*place.path });
    }
    json!({
        "file": &*place.path,
        "line": place.line,
        "column": place.column,
        "bytes": [place.start, place.end],
        "text": text,
    })
}

/// Percent as a number between 0 and 1.
pub(super) fn share(confidence: Confidence) -> Json {
    json!(f64::from(confidence) / 100.0)
}

/// A file that is not part of the content.
pub(super) fn no_file(path: &Path) -> Diagnostic {
    let message = format!("`{}` is no file of the content", path.display());
    let hint = "name a file that a pattern of `kinds` takes; `filorosso check` tells which are not";
    Diagnostic::new(Code::NotContent, message).hint(hint)
}

/// A file that is left out, and what brings it in.
pub(super) fn left_out(draft: &Draft) -> Diagnostic {
    let path = draft.path();
    let (why, hint) = match draft.left_out {
        Some(LeftOut::Suppressed) => (
            ": it is about somebody of whom nothing is published",
            "the list `suppress` in the configuration names them",
        ),
        Some(LeftOut::Unclear) => (
            " because of an error in it",
            "mend what is reported; `filorosso check` tells all",
        ),
        Some(LeftOut::Draft | LeftOut::Hidden | LeftOut::Future) | None => (
            ", so it has no record",
            "`--drafts` and `--future` bring it in",
        ),
    };
    let message = format!("`{path}` is left out{why}");
    Diagnostic::new(Code::NotContent, message).hint(hint)
}
