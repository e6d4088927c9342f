use super::args::{Listing, Query, Results};
use super::session::Session;
use super::{Failure, Outcome};
use crate::check::Summary;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::query::{
    Asking, Request, ResultFormat, SavedQuery, ask, needs_named_graphs, parameter_value,
    saved_queries, write_answer,
};
use crate::store::load;
use oxigraph::model::Term;
use serde_json::json;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) fn run(session: &Session, args: &Query) -> Result<Outcome, Failure> {
    let provenance_asked = |text: &str| needs_named_graphs(text);
    let folder = folder(session);
    let query = find(args, folder.as_deref())?;
    let site = session.site(provenance_asked(&query.text))?;
    let asking = Session::asking(&site);
    let timeout = args
        .timeout
        .map(Duration::try_from_secs_f64)
        .transpose()
        .map_err(|_| {
            Diagnostic::new(
                Code::QueryParameter,
                "`--timeout` must be a number of seconds that is not negative",
            )
        })?;
    let request = Request {
        values: values(&query, &args.param, asking)?,
        name: query.name,
        text: query.text,
        timeout,
        explain: args.explain,
    };
    let build = session.build(&site)?;
    let store = load(&build.table, needs_named_graphs(&request.text))?;
    session.detail("loaded");
    let answer = ask(&store, &request, asking)?;
    session.detail("answered");
    if answer.rewritten {
        session.detail("the query's schema.org terms were read as the data writes them");
    }
    if let Some(plan) = &answer.plan {
        writeln!(anstream::stderr().lock(), "{plan}")?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = write_answer(&answer, format(args.format), asking, width(), &mut out);
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
            let message = format!("the answer cannot be written in this format: {error}");
            Err(Diagnostic::new(Code::QueryFormat, message)
                .hint("choose another `--format`")
                .into())
        }
        Err(error) => Err(error.into()),
        Ok(()) if Summary::of(&build.problems, false).errors > 0 => Ok(Outcome::Problems),
        Ok(()) => Ok(Outcome::Done),
    }
}

/// Lists the saved queries.
pub(super) fn list(session: &Session, format: Listing) -> Result<Outcome, Failure> {
    let queries = saved_queries(folder(session).as_deref());
    let mut out = BufWriter::new(anstream::stdout().lock());
    if format == Listing::Json {
        let list: Vec<_> = queries.iter().map(as_json).collect();
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&list).unwrap_or_default()
        )?;
        return Ok(Outcome::Done);
    }
    let bold = anstyle::Style::new().bold();
    for query in &queries {
        writeln!(out, "{bold}{}{bold:#}  {}", query.name, query.title)?;
        for parameter in &query.parameters {
            let default = parameter
                .default
                .as_ref()
                .map_or_else(|| " (required)".to_owned(), |text| format!(" = {text}"));
            writeln!(
                out,
                "    --param {}={}{default}  {}",
                parameter.name,
                parameter.kind.name(),
                parameter.description
            )?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn as_json(query: &SavedQuery) -> serde_json::Value {
    let parameters: Vec<_> = query
        .parameters
        .iter()
        .map(|one| {
            json!({
                "name": one.name,
                "type": one.kind.name(),
                "default": one.default,
                "description": one.description,
            })
        })
        .collect();
    json!({
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "parameters": parameters,
    })
}

/// The site's own folder of queries: beside its content, when the configuration names none.
fn folder(session: &Session) -> Option<PathBuf> {
    let mut problems = Vec::new();
    let global = &session.global;
    let path = crate::content::find_config(&global.content, global.config.as_deref()).ok()?;
    let config = crate::content::read_config(&path, &mut problems)?;
    config
        .queries
        .or_else(|| Some(global.content.join("queries")))
        .filter(|folder| folder.is_dir())
}

fn find(args: &Query, folder: Option<&Path>) -> Result<SavedQuery, Failure> {
    if let Some(text) = &args.execute {
        return Ok(SavedQuery::parse("query", text.clone()));
    }
    let wanted = args.query.as_deref().unwrap_or_default();
    let mut queries = saved_queries(folder);
    if let Some(at) = queries.iter().position(|query| query.name == wanted) {
        return Ok(queries.swap_remove(at));
    }
    let path = Path::new(wanted);
    if path.is_file() {
        let text = crate::content::read_text(path, wanted)?;
        return Ok(SavedQuery::parse(wanted, text));
    }
    let starting: Vec<&str> = queries
        .iter()
        .map(|query| query.name.as_str())
        .filter(|name| name.starts_with(wanted))
        .collect();
    if let [only] = starting[..] {
        let only = only.to_owned();
        queries.retain(|query| query.name == only);
        return queries
            .pop()
            .ok_or_else(|| unknown(wanted, &[], &[]).into());
    }
    let names: Vec<&str> = queries.iter().map(|query| query.name.as_str()).collect();
    Err(unknown(wanted, &starting, &names).into())
}

fn unknown(wanted: &str, starting: &[&str], names: &[&str]) -> Diagnostic {
    if starting.len() > 1 {
        let message = format!("several saved queries begin with `{wanted}`");
        return Diagnostic::new(Code::QueryUnknown, message)
            .hint(format!("one of: {}", starting.join(", ")));
    }
    let near = nearest(wanted, names.iter().copied());
    let hint = near.map_or_else(
        || "`filorosso queries` lists the saved ones; a text is given with `-e`".to_owned(),
        |near| format!("did you mean `{near}`? `filorosso queries` lists all"),
    );
    Diagnostic::new(
        Code::QueryUnknown,
        format!("`{wanted}` is neither a saved query nor a file"),
    )
    .hint(hint)
}

/// The values of a query's parameters: those given, else the defaults.
fn values(
    query: &SavedQuery,
    given: &[String],
    asking: Asking<'_>,
) -> Result<Vec<(String, Term)>, Failure> {
    let mut problems = Vec::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for text in given {
        match text.split_once('=') {
            Some((name, value)) => pairs.push((name.trim_start_matches('?'), value)),
            None => problems.push(
                Diagnostic::new(
                    Code::QueryParameter,
                    format!("`--param {text}` has no value"),
                )
                .hint("write `--param NAME=VALUE`"),
            ),
        }
    }
    for (name, _) in &pairs {
        if query.parameters.iter().all(|known| known.name != *name) {
            let names = || query.parameters.iter().map(|known| known.name.as_str());
            let hint = nearest(name, names()).map_or_else(
                || match names().collect::<Vec<_>>().join(", ") {
                    none if none.is_empty() => "the query has no parameters".to_owned(),
                    all => format!("its parameters: {all}"),
                },
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("the query `{}` has no parameter `{name}`", query.name);
            problems.push(Diagnostic::new(Code::QueryParameter, message).hint(hint));
        }
    }
    let mut values = Vec::new();
    for parameter in &query.parameters {
        let own = pairs
            .iter()
            .find(|(name, _)| *name == parameter.name)
            .map(|(_, value)| *value);
        let Some(text) = own.or(parameter.default.as_deref()) else {
            let message = format!(
                "the query `{}` needs the parameter `{}`",
                query.name, parameter.name
            );
            let hint = format!(
                "add `--param {}=…` ({}): {}",
                parameter.name,
                parameter.kind.name(),
                parameter.description
            );
            problems.push(Diagnostic::new(Code::QueryParameter, message).hint(hint));
            continue;
        };
        match parameter_value(parameter, text, asking.prefixes, asking.base) {
            Ok(term) => values.push((parameter.name.clone(), term)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(values)
    } else {
        Err(problems.into())
    }
}

const fn format(format: Option<Results>) -> ResultFormat {
    match format {
        None | Some(Results::Table) => ResultFormat::Table,
        Some(Results::Csv) => ResultFormat::Csv,
        Some(Results::Tsv) => ResultFormat::Tsv,
        Some(Results::Json) => ResultFormat::Json,
        Some(Results::Xml) => ResultFormat::Xml,
        Some(Results::Turtle) => ResultFormat::Turtle,
        Some(Results::Ntriples) => ResultFormat::NTriples,
        Some(Results::Jsonld) => ResultFormat::JsonLd,
        Some(Results::Markdown) => ResultFormat::Markdown,
    }
}

/// How wide a table may be: as the terminal, or as wide as it wants to be.
fn width() -> Option<u16> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| width.0)
}
