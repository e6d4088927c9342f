use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use std::path::Path;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};

/// A problem for people: code, message, the line with the text marked, related places, hint.
/// Files of the content are named as seen from the working directory.
pub(super) fn text(problem: &Diagnostic, content: &Path) -> String {
    let seen = |place: &Place| seen(place, content);
    let mut problem = problem.clone();
    problem.place = problem.place.as_ref().map(&seen);
    problem.related = problem
        .related
        .iter()
        .map(|(place, label)| (seen(place), label.clone()))
        .collect();
    rendered(&problem)
}

/// A place as seen from the working directory.
pub(super) fn seen(place: &Place, content: &Path) -> Place {
    let path = content.join(&*place.path);
    let mut place = place.clone();
    // A link that leads nowhere is there all the same, and so is a name that is no text.
    let is_lossy = place.path.contains(char::REPLACEMENT_CHARACTER);
    if is_lossy || path.symlink_metadata().is_ok() {
        place.path = path.to_string_lossy().into();
    }
    if place.path.contains(char::is_control) {
        place.path = printable(&place.path).into();
    }
    place
}

/// A path without control characters, which would break lines or change colours.
fn printable(path: &str) -> String {
    let shown = |c: char| {
        if c.is_control() {
            c.escape_default().to_string()
        } else {
            c.to_string()
        }
    };
    path.chars().map(shown).collect()
}

/// A place with its line, the text marked and a label at the mark.
pub(super) fn marked(place: &Place, label: &str, content: &Path) -> String {
    let place = seen(place, content);
    let shown = shown(&place, AnnotationKind::Primary, Some(label));
    let group = annotate_snippets::Group::with_level(Level::INFO).element(shown);
    Renderer::styled().render(&[group])
}

fn rendered(problem: &Diagnostic) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(problem.message.as_str())
        .id(problem.code.id());
    let mut elements: Vec<Element<'_>> = Vec::new();
    if let Some(place) = &problem.place {
        elements.push(shown(place, AnnotationKind::Primary, None));
    }
    for (place, label) in &problem.related {
        elements.push(shown(place, AnnotationKind::Context, Some(label)));
    }
    if let Some(hint) = &problem.hint {
        elements.push(Level::HELP.message(hint.as_str()).into());
    }
    let group = if elements.is_empty() {
        annotate_snippets::Group::with_title(title)
    } else {
        title.elements(elements)
    };
    Renderer::styled().render(&[group])
}

fn shown<'p>(place: &'p Place, kind: AnnotationKind, label: Option<&'p str>) -> Element<'p> {
    if place.line == 0 || place.excerpt.is_empty() {
        let path = label.map_or_else(
            || place.path.to_string(),
            |label| format!("{} ({label})", place.path),
        );
        return match place.line {
            0 => Origin::path(path).into(),
            line => Origin::path(path)
                .line(line as usize)
                .char_column(place.column as usize)
                .into(),
        };
    }
    // Of a long line only a piece is kept: what stands before it counts for the column.
    let kept = place.excerpt[..place.mark.0].chars().count() + 1;
    let left_out = (place.column as usize).saturating_sub(kept);
    let line = format!("{}{}", " ".repeat(left_out), place.excerpt);
    let mut mark: Annotation<'p> = kind.span(left_out + place.mark.0..left_out + place.mark.1);
    if let Some(label) = label {
        mark = mark.label(label);
    }
    Snippet::source(line)
        .line_start(place.line as usize)
        .path(&*place.path)
        .annotation(mark)
        .into()
}

/// Standard output that cannot be written.
pub(super) fn not_written(error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::WriteFailed,
        format!("the output cannot be written: {error}"),
    )
}
