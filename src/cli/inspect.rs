use super::args::{Inspect, Tree};
use super::session::Session;
use super::{Failure, Outcome, facts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{CONFIGURATION, Map, OriginId, Origins, TextKind, Value};
use crate::site::Content;
use serde_json::{Value as Json, json};
use std::io::{BufWriter, Write as _};

/// What of a record is shown.
pub(super) struct Shown<'a> {
    /// Where values come from, when that is shown.
    origins: Option<(&'a Origins, &'a Content<'a>)>,
}

impl Shown<'_> {
    /// The values alone.
    pub(super) const fn values() -> Self {
        Self { origins: None }
    }
}

pub(super) fn run(session: &Session, args: &Inspect) -> Result<Outcome, Failure> {
    let site = session.site(false)?;
    let content = session.read(&site)?;
    let Some(file) = content.find(&site.options.content, &args.file) else {
        return Err(facts::no_file(&args.file).into());
    };
    let mut problems = Vec::new();
    let mut assembler = content.assembler();
    assembler.front = true;
    let record = assembler.record(file, &content.drafts()[file], &mut problems);
    let path = content.drafts()[file].path().to_owned();
    let of_file = content.problems().iter().filter(|problem| {
        problem
            .place
            .as_ref()
            .is_some_and(|place| *place.path == *path)
    });
    problems.extend(of_file.cloned());
    if session.global.quiet {
        problems.retain(|one| one.severity() == Severity::Error);
    }
    session.report(&problems);
    let is_error = |one: &Diagnostic| one.severity() == Severity::Error;
    let has_errors = problems.iter().any(is_error);
    let outcome = if has_errors {
        Outcome::Problems
    } else {
        Outcome::Done
    };
    let Some(record) = record else {
        return Err(facts::left_out(&content.drafts()[file]).into());
    };
    if args.facts {
        show_facts(session, &content, file, args.format)?;
        return Ok(outcome);
    }
    let shown = Shown {
        origins: args.origins.then_some((&record.origins, &content)),
    };
    let json = map_json(&record.fields, &shown);
    write_tree(&json, args.format.unwrap_or(Tree::Yaml))?;
    Ok(outcome)
}

fn write_tree(json: &Json, format: Tree) -> std::io::Result<()> {
    let text = match format {
        Tree::Json => serde_json::to_string_pretty(json).unwrap_or_default(),
        Tree::Yaml => serde_yaml::to_string(json).unwrap_or_default(),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", text.trim_end())
}

/// What rules read in a file, also what is left out for doubt.
fn show_facts(
    session: &Session,
    content: &Content<'_>,
    file: usize,
    format: Option<Tree>,
) -> Result<(), Failure> {
    let draft = &content.drafts()[file];
    let mut findings = content.findings(file);
    let questions = content.doubts().into_iter();
    let questions = questions.filter(|(of, doubt)| *of == file && !findings.contains(doubt));
    let questions: Vec<_> = questions.map(|(_, doubt)| doubt).collect();
    findings.extend(questions);
    if let Some(format) = format {
        let list: Vec<Json> = findings
            .iter()
            .map(|finding| facts::json(draft, finding))
            .collect();
        write_tree(&json!({ "facts": list }), format)?;
        return Ok(());
    }
    let mut out = BufWriter::new(anstream::stdout().lock());
    for finding in &findings {
        facts::show(draft, finding, &session.global.content, &mut out)?;
    }
    out.flush()?;
    if findings.is_empty() {
        session.say("rules read nothing in this file");
    }
    Ok(())
}

/// Members as a JSON object.
pub(super) fn map_json(map: &Map<'_>, shown: &Shown<'_>) -> Json {
    Json::Object(
        map.members()
            .map(|(name, value)| (name.to_owned(), json(value, shown)))
            .collect(),
    )
}

fn json(value: &Value<'_>, shown: &Shown<'_>) -> Json {
    match value {
        Value::Map(map) => map_json(map, shown),
        Value::List(items) => Json::Array(items.iter().map(|item| json(item, shown)).collect()),
        Value::Text(text) => {
            let plain = match text.kind {
                TextKind::String => json!(text.text),
                TextKind::Number | TextKind::Boolean => {
                    serde_json::from_str(&text.text).unwrap_or_else(|_| json!(text.text))
                }
            };
            match shown.origins {
                None => plain,
                Some((origins, content)) => {
                    json!({ "value": plain, "origin": places(text.origin, origins, content) })
                }
            }
        }
    }
}

fn places(origin: OriginId, origins: &Origins, content: &Content<'_>) -> Json {
    let places: Vec<Json> = origins
        .resolve(origin)
        .into_iter()
        .map(|place| {
            let rule = place.rule.name();
            let Some(draft) = content.drafts().get(place.file as usize) else {
                let file = if place.file == CONFIGURATION {
                    "the configuration"
                } else {
                    ""
                };
                return json!({ "rule": rule, "file": file });
            };
            if place.span.end == 0 {
                return json!({ "rule": rule, "file": draft.path() });
            }
            let at = draft.document.source.place(place.span);
            json!({
                "rule": rule,
                "file": &*at.path,
                "line": at.line,
                "column": at.column,
                "bytes": [at.start, at.end],
                "text": draft.document.source.slice(place.span),
            })
        })
        .collect();
    match places.as_slice() {
        [only] => only.clone(),
        _ => Json::Array(places),
    }
}
