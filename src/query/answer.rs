use super::rewrite::{schema_as, too_deep, with_values};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::mapping::Prefixes;
use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::{
    BoundPreparedSparqlQuery, CancellationToken, PreparedSparqlQuery, QueryResults, SparqlEvaluator,
};
use oxigraph::store::Store;
use std::sync::mpsc;
use std::time::Duration;

/// How deep brackets of a query may nest.
const MAX_DEPTH: usize = 200;

/// A query and how it is asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its name, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Variables that get a value.
    pub values: Vec<(String, Term)>,
    /// After how long it is given up. The evaluator itself is told to stop, which it looks for
    /// when it reads quads; whoever asked does not wait for that.
    pub timeout: Option<Duration>,
    /// Whether the plan and what each step gave are told.
    pub explain: bool,
}

/// What the data has: prefixes that queries need not declare.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Prefixes of the mapping.
    pub prefixes: &'a Prefixes,
    /// The site's base, known as the prefix `base`.
    pub base: &'a str,
    /// Whether schema.org's terms begin with `https://`.
    pub schema_https: bool,
}

/// The answer to a query.
#[derive(Debug)]
pub struct Answer {
    /// What was found.
    pub solutions: Solutions,
    /// The plan as JSON, when it was asked for.
    pub plan: Option<String>,
    /// Whether the query wrote schema.org's terms in the other way.
    pub rewritten: bool,
}

/// What a query found.
#[derive(Debug)]
pub enum Solutions {
    /// Of SELECT: variables and rows.
    Rows(Vec<Variable>, Vec<Vec<Option<Term>>>),
    /// Of ASK.
    Truth(bool),
    /// Of CONSTRUCT and DESCRIBE, sorted, each once.
    Triples(Vec<Triple>),
}

/// Whether a query may ask for named graphs, which are loaded only then.
pub fn needs_named_graphs(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("graph") || text.contains("from")
}

/// Asks a query.
///
/// # Errors
/// A diagnostic with the place of a syntax error, or why it failed.
pub fn ask(store: &Store, request: &Request, asking: Asking<'_>) -> Result<Answer, Diagnostic> {
    if let Some(at) = too_deep(&request.text, MAX_DEPTH) {
        let place = Place::span(request.name.as_str(), &request.text, at, at + 1);
        let message = format!("the query nests brackets more than {MAX_DEPTH} levels deep");
        return Err(Diagnostic::new(Code::QuerySyntax, message).at(place));
    }
    let (text, rewritten) = schema_as(&request.text, asking.schema_https);
    // Errors are those of the text as it was written.
    drop(prepare(
        &request.text,
        request,
        asking,
        CancellationToken::new(),
    )?);
    let values: Vec<(String, String)> = request
        .values
        .iter()
        .map(|(name, term)| (name.clone(), term.to_string()))
        .collect();
    let text = with_values(&text, &values);
    let token = CancellationToken::new();
    let prepared = prepare(&text, request, asking, token.clone())?;
    let mut bound = prepared.on_store(store);
    if request.explain {
        bound = bound.compute_statistics();
    }
    let (sender, receiver) = mpsc::channel();
    let with_plan = request.explain;
    // The evaluator looks for cancellation when it reads quads, not while it joins: whoever
    // waits goes on when the time is over, and the thread ends with the process.
    std::thread::spawn(move || {
        let _ = sender.send(evaluate(bound, with_plan));
    });
    let answered = match request.timeout {
        None => receiver.recv().map_err(|_| false),
        Some(timeout) => receiver
            .recv_timeout(timeout)
            .map_err(|error| error == mpsc::RecvTimeoutError::Timeout),
    };
    let (solutions, plan) = answered
        .map_err(|late| {
            token.cancel();
            failure(request, "it broke off", late)
        })?
        .map_err(|error| failure(request, &error, false))?;
    Ok(Answer {
        solutions,
        plan,
        rewritten,
    })
}

/// What a query finds, and its plan as JSON.
fn evaluate(
    query: BoundPreparedSparqlQuery<'static>,
    with_plan: bool,
) -> Result<(Solutions, Option<String>), String> {
    let (results, explanation) = query.explain();
    let solutions = collect(results.map_err(|error| error.to_string())?);
    let solutions = solutions.map_err(|error| error.to_string())?;
    if !with_plan {
        return Ok((solutions, None));
    }
    let mut json = Vec::new();
    explanation
        .write_in_json(&mut json)
        .map_err(|error| error.to_string())?;
    Ok((solutions, Some(String::from_utf8_lossy(&json).into_owned())))
}

fn prepare(
    text: &str,
    request: &Request,
    asking: Asking<'_>,
    token: CancellationToken,
) -> Result<PreparedSparqlQuery, Diagnostic> {
    let broken = |error: &dyn std::fmt::Display| {
        Diagnostic::new(
            Code::QueryFailed,
            format!("the query cannot be prepared: {error}"),
        )
    };
    let mut evaluator = SparqlEvaluator::new().with_cancellation_token(token);
    let base = [("base", asking.base)];
    for (prefix, namespace) in asking
        .prefixes
        .all()
        .filter(|(prefix, _)| *prefix != "base")
        .chain(base)
    {
        evaluator = evaluator
            .with_prefix(prefix, namespace)
            .map_err(|error| broken(&error))?;
    }
    evaluator = evaluator
        .with_base_iri(asking.base)
        .map_err(|error| broken(&error))?;
    evaluator
        .parse_query(text)
        .map_err(|error| syntax(request, &error.to_string(), asking))
}

/// A syntax error with its place, which the parser tells as `error at LINE:COLUMN: …`.
fn syntax(request: &Request, message: &str, asking: Asking<'_>) -> Diagnostic {
    let parts = message.strip_prefix("error at ").and_then(|rest| {
        let (line, rest) = rest.split_once(':')?;
        let (column, rest) = rest.split_once(':')?;
        Some((
            line.parse::<usize>().ok()?,
            column.trim().parse::<usize>().ok()?,
            rest.trim(),
        ))
    });
    let Some((line, column, wanted)) = parts else {
        return Diagnostic::new(
            Code::QuerySyntax,
            format!("the query cannot be parsed: {message}"),
        );
    };
    let mut lines = request.text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let in_line = lines.next().unwrap_or("");
    let offset: usize = in_line
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    // At the very end of the text the last line is shown that has any.
    let end = request.text.trim_end().len();
    let at = (before + offset).min(end.saturating_sub(1));
    let at = request.text.floor_char_boundary(at);
    let length = request.text[at..]
        .find(char::is_whitespace)
        .unwrap_or(1)
        .max(1);
    let place = Place::span(request.name.as_str(), &request.text, at, at + length);
    if wanted.contains("Prefix not found") {
        let from = request.text[..at]
            .rfind(|c: char| !c.is_alphanumeric() && c != '-' && c != ':')
            .map_or(0, |at| at + 1);
        let name = request.text[from..]
            .split(|c: char| c.is_whitespace() || c == ':')
            .next()
            .unwrap_or_default();
        let known = asking
            .prefixes
            .all()
            .map(|(prefix, _)| prefix)
            .chain(["base"]);
        let hint = nearest(name, known).map_or_else(
            || format!("declare it: PREFIX {name}: <…>"),
            |near| format!("did you mean `{near}:`?"),
        );
        let place = Place::span(
            request.name.as_str(),
            &request.text,
            from,
            from + name.len(),
        );
        return Diagnostic::new(
            Code::QuerySyntax,
            format!("the prefix `{name}` is not known"),
        )
        .at(place)
        .hint(hint);
    }
    Diagnostic::new(
        Code::QuerySyntax,
        format!("the query cannot be parsed here: {}", shortened(wanted)),
    )
    .at(place)
}

/// The first of many things that a grammar would take.
fn shortened(wanted: &str) -> String {
    let parts: Vec<&str> = wanted.split(", ").collect();
    if parts.len() <= 7 {
        return wanted.to_owned();
    }
    format!("{} and {} more", parts[..6].join(", "), parts.len() - 6)
}

fn failure(request: &Request, error: &str, late: bool) -> Diagnostic {
    if late {
        let seconds = request.timeout.unwrap_or_default().as_secs_f32();
        return Diagnostic::new(
            Code::QueryTimeout,
            format!("the query was given up after {seconds} s"),
        )
        .hint("ask for less, for example with LIMIT, or give more time with `--timeout`");
    }
    Diagnostic::new(Code::QueryFailed, format!("the query failed: {error}"))
}

fn collect(results: QueryResults<'_>) -> Result<Solutions, oxigraph::sparql::QueryEvaluationError> {
    match results {
        QueryResults::Boolean(truth) => Ok(Solutions::Truth(truth)),
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution?;
                rows.push(
                    variables
                        .iter()
                        .map(|name| solution.get(name).cloned())
                        .collect(),
                );
            }
            Ok(Solutions::Rows(variables, rows))
        }
        QueryResults::Graph(triples) => {
            let mut found: Vec<Triple> = triples.collect::<Result<_, _>>()?;
            found.sort_by_cached_key(ToString::to_string);
            found.dedup();
            Ok(Solutions::Triples(found))
        }
    }
}
