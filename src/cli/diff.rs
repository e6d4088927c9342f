use super::args::{Diff, DiffFormat};
use super::session::Session;
use super::{Failure, Outcome, report};
use crate::diagnostic::Diagnostic;
use crate::release::changes::{
    Changes, Comparison, DumpSource, Fact, LineKind, State, ThingChange, Value,
};
use anstyle::{AnsiColor, Style};
use serde_json::{Value as Json, json};
use std::io::{BufWriter, ErrorKind, Write};

pub(super) fn run(session: &Session, args: &Diff) -> Result<Outcome, Failure> {
    let changes = compare(session, args).map_err(Failure::Trouble)?;
    write(&changes, args.format).map_err(|error| match error.kind() {
        // Whoever reads has read enough.
        ErrorKind::BrokenPipe => Failure::Output(error),
        // 1 would say that they differ.
        _ => Failure::Trouble(vec![report::not_written(&error)]),
    })?;
    session.detail("compared");
    Ok(if changes.is_empty() {
        Outcome::Done
    } else {
        Outcome::Different
    })
}

fn compare(session: &Session, args: &Diff) -> Result<Changes, Vec<Diagnostic>> {
    let comparison = Comparison {
        patch: matches!(args.format, DiffFormat::Patch),
        progress: &session.progress(),
        ..Comparison::default()
    };
    match (DumpSource::open(&args.old), DumpSource::open(&args.new)) {
        (Ok(old), Ok(new)) => Changes::between(&old, &new, comparison),
        (old, new) => Err([old.err(), new.err()].into_iter().flatten().collect()),
    }
}

fn write(changes: &Changes, format: DiffFormat) -> std::io::Result<()> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    match format {
        DiffFormat::Text => text(changes, &mut out)?,
        DiffFormat::Markdown => out.write_all(changes.markdown().as_bytes())?,
        // Two dumps may have no base in common, so changes are named within their own document.
        DiffFormat::Turtle => out.write_all(&changes.turtle("urn:filorosso:", None))?,
        DiffFormat::Patch => out.write_all(changes.patch.as_deref().unwrap_or_default())?,
        DiffFormat::Json => writeln!(out, "{}", json_of(changes))?,
    }
    out.flush()
}

fn text(changes: &Changes, out: &mut dyn Write) -> std::io::Result<()> {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    if changes.is_empty() {
        return writeln!(out, "the two say the same");
    }
    for (kind, line) in changes.lines() {
        let style = match kind {
            LineKind::Head => Style::new().bold(),
            LineKind::Thing(State::New) | LineKind::Added => colour(AnsiColor::Green),
            LineKind::Thing(State::Gone) | LineKind::Removed => colour(AnsiColor::Red),
            LineKind::Thing(State::Changed) => colour(AnsiColor::Yellow),
            LineKind::Replaced => Style::new(),
        };
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

fn json_of(changes: &Changes) -> String {
    let [new, changed, gone] = changes.counts();
    let things: Vec<Json> = changes.things.iter().map(thing).collect();
    let json = json!({
        "summary": {
            "new": new,
            "changed": changed,
            "gone": gone,
            "added": changes.added,
            "removed": changes.removed,
            "moved": changes.moved,
            "aboutGraphs": changes.about_graphs,
        },
        "lost": changes.lost,
        "things": things,
    });
    serde_json::to_string_pretty(&json).unwrap_or_default()
}

fn thing(thing: &ThingChange) -> Json {
    json!({
        "iri": thing.iri,
        "state": thing.state.name(),
        "name": thing.name,
        "class": thing.class,
        "mergedInto": thing.merged_into,
        "tombstone": thing.tombstone,
        "removed": thing.removed.iter().map(fact).collect::<Vec<Json>>(),
        "added": thing.added.iter().map(fact).collect::<Vec<Json>>(),
    })
}

fn fact(fact: &Fact) -> Json {
    let mut json = json!({ "subject": fact.subject, "predicate": fact.predicate });
    let object = match &fact.object {
        Value::Iri(iri) => json!({ "iri": iri }),
        Value::Blank(name) => json!({ "blank": name }),
        Value::Literal(text, language, datatype) => {
            json!({ "text": text, "language": language, "datatype": datatype })
        }
    };
    if let Some(map) = json.as_object_mut() {
        map.insert("object".to_owned(), object);
    }
    json
}
