use super::args::{Identifiers, Listing};
use super::session::{Begun, Session, refusal};
use super::terms::Terms;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::export::write_file;
use crate::identity::{Entry, Identifier, State, ledger_text};
use crate::site::{Content, Site};
use serde_json::{Value as Json, json};
use std::io::{BufWriter, Write};

pub(super) fn run(session: &Session, args: &Identifiers) -> Result<Outcome, Failure> {
    let begun = if args.write {
        Begun::Identifiers
    } else {
        Begun::Nothing
    };
    let mut site = session.site_to_write(false, begun)?;
    site.options.fingerprint = true;
    if args.write {
        return write(session, &site);
    }
    let content = session.read(&site)?;
    let all = content.identifiers();
    let mut out = BufWriter::new(anstream::stdout().lock());
    let outcome = if args.check {
        check(session, &content, &all, args.format, &mut out)?
    } else if let Some(iri) = &args.iri {
        let iri = Terms::new(&site).iri(iri)?;
        explain(&content, &all, &iri, args.format, &mut out)?;
        session.outcome(content.problems())
    } else {
        list(&all, args.format, &mut out)?;
        session.outcome(content.problems())
    };
    out.flush()?;
    Ok(outcome)
}

/// Records what is new and what is gone.
fn write(session: &Session, site: &Site) -> Result<Outcome, Failure> {
    let global = &session.global;
    if global.locked || global.drafts || global.future {
        let message = "identifiers are recorded of what is published, and never with `--locked`";
        let hint = "leave `--locked`, `--drafts` and `--future` away";
        return Err(Diagnostic::new(Code::WriteFailed, message)
            .hint(hint)
            .into());
    }
    let content = session.read(site)?;
    // What a file names that cannot be read would be recorded as gone.
    refusal(content.problems(), "recorded", Code::WriteFailed)?;
    let entries = content.next_entries();
    let path = content.identifiers_path(&site.options);
    let text = ledger_text(&entries);
    let is_other = site
        .ledger
        .source
        .as_ref()
        .is_none_or(|source| *source.text != *text);
    if is_other {
        write_file(&path, |out| out.write_all(text.as_bytes()))?;
    }
    let is_new = |entry: &&Entry| site.ledger.find(&entry.iri).is_none();
    let new = entries.iter().filter(is_new).count();
    session.say(&format!(
        "{} {} identifiers in {}, {} of them new",
        if is_other {
            "recorded"
        } else {
            "nothing to record:"
        },
        entries.len(),
        path.display(),
        new
    ));
    Ok(Outcome::Done)
}

/// Reports what is not as it is recorded.
fn check(
    session: &Session,
    content: &Content<'_>,
    all: &[Identifier],
    format: Listing,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let wrong = |one: &&Identifier| matches!(one.state, State::New | State::Vanished);
    let wrong: Vec<&Identifier> = all.iter().filter(wrong).collect();
    if format == Listing::Json {
        let list: Vec<Json> = wrong.iter().map(|one| as_json(one)).collect();
        let text = serde_json::to_string_pretty(&json!({ "identifiers": list }));
        writeln!(out, "{}", text.unwrap_or_default())?;
    } else {
        for one in &wrong {
            writeln!(out, "{}", line(one))?;
        }
        let count = wrong.len();
        if count == 0 {
            session.say(&format!("{} identifiers, all recorded", all.len()));
        } else {
            session.say(&format!("{count} of {} identifiers are not as they are recorded: `filorosso identifiers --write` records them", all.len()));
        }
    }
    let told = content.problems().iter();
    let told = told.filter(|problem| problem.severity() == Severity::Error);
    let told: Vec<Diagnostic> = told.cloned().collect();
    session.report(&told);
    Ok(if wrong.is_empty() && told.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

fn list(all: &[Identifier], format: Listing, out: &mut dyn Write) -> Result<(), Failure> {
    if format == Listing::Json {
        let list: Vec<Json> = all.iter().map(as_json).collect();
        let text = serde_json::to_string_pretty(&json!({ "identifiers": list }));
        writeln!(out, "{}", text.unwrap_or_default())?;
        return Ok(());
    }
    for one in all {
        writeln!(out, "{}", line(one))?;
    }
    Ok(())
}

/// An identifier in one line.
fn line(one: &Identifier) -> String {
    let entry = &one.entry;
    let known_as = match (&entry.merged_into, &entry.file, entry.names.first()) {
        (Some(target), ..) => format!("-> {target}"),
        (None, Some(file), _) => file.to_string(),
        (None, None, name) => name.map(ToString::to_string).unwrap_or_default(),
    };
    let state = one.state.name();
    format!("{state:<9} {:<12} {}  {known_as}", entry.kind, entry.iri)
}

fn explain(
    content: &Content<'_>,
    all: &[Identifier],
    iri: &str,
    format: Listing,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let position = |iri: &str| all.binary_search_by(|one| (*one.entry.iri).cmp(iri)).ok();
    let bare = iri.trim_end_matches('/');
    let leads = |one: &Identifier| one.entry.aliases.iter().any(|alias| **alias == *bare);
    let at = position(iri).or_else(|| position(bare));
    let Some(at) = at.or_else(|| all.iter().position(leads)) else {
        let near = nearest(iri, all.iter().map(|one| &*one.entry.iri));
        let hint = near.map(|near| format!("did you mean <{near}>?"));
        let message = format!("<{iri}> is neither recorded nor in the content");
        return Err(Diagnostic::new(Code::NotContent, message)
            .hint_opt(hint)
            .into());
    };
    let one = &all[at];
    let iri = &*one.entry.iri;
    let merged = all
        .iter()
        .filter(|other| other.entry.merged_into.as_deref() == Some(iri));
    let merged: Vec<&str> = merged.map(|other| &*other.entry.iri).collect();
    let united = content.united(iri);
    if format == Listing::Json {
        let mut json = as_json(one);
        if let Some(map) = json.as_object_mut() {
            map.insert("merged".into(), json!(merged));
            map.insert("united".into(), json!(united));
        }
        let text = serde_json::to_string_pretty(&json).unwrap_or_default();
        writeln!(out, "{text}")?;
        return Ok(());
    }
    write_entry(one, out)?;
    for iri in merged {
        writeln!(out, "  merged into it: {iri}")?;
    }
    for told in united {
        writeln!(out, "  united in this run: {told}")?;
    }
    Ok(())
}

fn write_entry(one: &Identifier, out: &mut dyn Write) -> std::io::Result<()> {
    let entry = &one.entry;
    writeln!(out, "{}\n  {}, {}", entry.iri, entry.kind, one.state.name())?;
    let values = [
        ("file", &entry.file),
        ("guid", &entry.guid),
        ("first recorded in", &entry.first),
        ("gone since", &entry.since),
        ("why", &entry.why),
        ("is now", &entry.merged_into),
    ];
    for (label, value) in values {
        if let Some(value) = value {
            writeln!(out, "  {label}: {value}")?;
        }
    }
    for (label, values) in lists(entry) {
        for value in values {
            writeln!(out, "  {label}: {value}")?;
        }
    }
    if let Some(place) = &one.place {
        writeln!(out, "  first in the content: {place}")?;
    }
    Ok(())
}

const fn lists(entry: &Entry) -> [(&'static str, &Vec<Box<str>>); 4] {
    [
        ("name", &entry.names),
        ("profile", &entry.profiles),
        ("code", &entry.codes),
        ("leads to it", &entry.aliases),
    ]
}

fn as_json(one: &Identifier) -> Json {
    let entry = &one.entry;
    json!({
        "iri": entry.iri,
        "kind": entry.kind,
        "state": one.state.name(),
        "names": entry.names,
        "profiles": entry.profiles,
        "codes": entry.codes,
        "aliases": entry.aliases,
        "file": entry.file,
        "guid": entry.guid,
        "first": entry.first,
        "mergedInto": entry.merged_into,
        "place": one.place.as_ref().map(ToString::to_string),
    })
}
