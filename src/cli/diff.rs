use super::args::{Diff, DiffFormat};
use super::session::Session;
use super::{Failure, Outcome};
use crate::release::changes::{Changes, DumpSource, Fact, LineKind, State, ThingChange, Value};
use anstyle::{AnsiColor, Style};
use serde_json::{Value as Json, json};
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn run(session: &Session, args: &Diff) -> Result<Outcome, Failure> {
    let changes = compare(&args.old, &args.new).map_err(Failure::Trouble)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    match args.format {
        DiffFormat::Text => text(&changes, &mut out)?,
        DiffFormat::Markdown => out.write_all(changes.markdown().as_bytes())?,
        // Two dumps may have no base in common, so changes are named within their own document.
        DiffFormat::Turtle => out.write_all(&changes.turtle("urn:filorosso:", None))?,
        DiffFormat::Patch => out.write_all(changes.patch.as_deref().unwrap_or_default())?,
        DiffFormat::Json => writeln!(out, "{}", json_of(&changes))?,
    }
    out.flush()?;
    session.detail("compared");
    Ok(if changes.is_empty() {
        Outcome::Done
    } else {
        Outcome::Different
    })
}

fn compare(old: &Path, new: &Path) -> Result<Changes, Vec<crate::diagnostic::Diagnostic>> {
    match (DumpSource::open(old), DumpSource::open(new)) {
        (Ok(old), Ok(new)) => Changes::between(&old, &new, &|_| false),
        (old, new) => Err([old.err(), new.err()].into_iter().flatten().collect()),
    }
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
            "aboutGraphs": changes.about_graphs,
        },
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
        "removed": thing.removed.iter().map(fact).collect::<Vec<Json>>(),
        "added": thing.added.iter().map(fact).collect::<Vec<Json>>(),
    })
}

fn fact(fact: &Fact) -> Json {
    let mut json = json!({ "subject": fact.subject, "predicate": fact.predicate });
    let object = match &fact.object {
        Value::Iri(iri) => json!({ "iri": iri }),
        Value::Literal(text, language, datatype) => {
            json!({ "text": text, "language": language, "datatype": datatype })
        }
    };
    if let Some(map) = json.as_object_mut() {
        map.insert("object".to_owned(), object);
    }
    json
}
