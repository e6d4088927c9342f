//! Why the graph says something: statements with their places, and how an identity came to be.

mod data;
mod shown;
mod spots;

use super::args::{Listing, Why};
use super::session::Session;
use super::terms::{Predicate, Terms};
use super::{Failure, Outcome, facts};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::extract::Finding;
use crate::identity::{Agent, Step};
use crate::site::{Content, Question, Site, Traced};
use crate::tree::Span;
use spots::Spots;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Everything that a question comes to.
struct Answer<'a> {
    statements: Vec<Traced>,
    /// How the agent that was asked for came to be who it is.
    story: Vec<Step<'a>>,
    /// Facts of the lines asked for that are left out for doubt.
    doubts: Vec<(usize, Finding)>,
    /// Whether the thing asked for is what the statements lead to, and not what they are about.
    leads_to: bool,
}

pub(super) fn run(session: &Session, args: &Why) -> Result<Outcome, Failure> {
    let site = session.site(false)?;
    let content = session.read(&site)?;
    let terms = Terms::new(&site);
    let answer = match place_of(&site, &content, &args.target)? {
        Some((file, span)) => of_file(session, &site, &content, (file, span), args)?,
        None => of_thing(session, &site, &content, &terms, args)?,
    };
    let mut spots = Spots::new(&site, &content);
    let mut out = BufWriter::new(anstream::stdout().lock());
    if args.format == Listing::Json {
        let json = data::answer(&answer, &mut spots);
        let text = serde_json::to_string_pretty(&json).unwrap_or_default();
        writeln!(out, "{text}")?;
    } else {
        let shown = shown::Shown {
            terms: &terms,
            content: &content,
            root: &session.global.content,
        };
        shown.answer(&answer, &mut spots, &mut out)?;
    }
    out.flush()?;
    Ok(session.outcome(content.problems()))
}

/// The file, and the line of it, that an argument names; `None` when it names a thing.
fn place_of(
    site: &Site,
    content: &Content<'_>,
    target: &str,
) -> Result<Option<(usize, Option<Span>)>, Failure> {
    let named = Target::parse(target)?;
    let path = named.path;
    if path.contains("://") || path.starts_with('<') {
        return Ok(None);
    }
    let root = &site.options.content;
    let own = content.find(root, Path::new(path));
    let beside = || {
        let sidecars = content.files.iter();
        let mut sidecars = sidecars.map(|file| file.sidecar.as_deref());
        sidecars.position(|sidecar| {
            sidecar.is_some_and(|known| known == path || Path::new(path) == root.join(known))
        })
    };
    let (file, is_sidecar) = match (own, beside()) {
        (Some(file), _) => (file, false),
        (None, Some(file)) => (file, true),
        (None, None) if named.line.is_some() || Path::new(path).is_file() => {
            return Err(facts::no_file(Path::new(path)).into());
        }
        (None, None) => return Ok(None),
    };
    let Some(line) = named.line else {
        return Ok(Some((file, None)));
    };
    let source = &content.drafts()[file].document.source;
    let (text, offset) = match &source.sidecar {
        Some(sidecar) if is_sidecar => (&sidecar.1, source.sidecar_offset()),
        _ => (&source.text, 0),
    };
    let Some(span) = line_span(text, line) else {
        let message = format!("`{path}` has no line {line}");
        return Err(Diagnostic::new(Code::NotContent, message).into());
    };
    let (start, end) = named.narrowed(text, span);
    let span = Span::new(start + offset, end + offset);
    Ok(Some((file, Some(span))))
}

/// A file, its line and its column, as places are printed.
struct Target<'t> {
    path: &'t str,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'t> Target<'t> {
    fn parse(target: &'t str) -> Result<Self, Diagnostic> {
        let whole = Self {
            path: target,
            line: None,
            column: None,
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let numbered = |text: &'t str| text.rsplit_once(':').filter(|(_, last)| is_number(last));
        let Some((rest, last)) = numbered(target).filter(|_| !Path::new(target).exists()) else {
            return match target.rsplit_once(':') {
                Some((path, line)) if Path::new(path).is_file() && !Path::new(target).exists() => {
                    Err(no_line(target, line))
                }
                _ => Ok(whole),
            };
        };
        let (path, line, column) = match numbered(rest) {
            Some((path, line)) => (path, line, Some(last)),
            None => (rest, last, None),
        };
        let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
        let is_file = path.contains(['/', '.']) && !path.contains("://");
        match (number(line), column.map(number)) {
            (Some(line), None) => Ok(Self {
                path,
                line: Some(line),
                column: None,
            }),
            (Some(line), Some(column @ Some(_))) => Ok(Self {
                path,
                line: Some(line),
                column,
            }),
            _ if is_file => Err(no_line(
                target,
                if number(line).is_none() { line } else { last },
            )),
            _ => Ok(whole),
        }
    }

    /// Of the bytes of a line the character of the column, when it has one.
    fn narrowed(&self, text: &str, line: (usize, usize)) -> (usize, usize) {
        let Some(column) = self.column else {
            return line;
        };
        let shown = text[line.0..line.1].trim_end();
        match shown.char_indices().nth(column - 1) {
            Some((at, c)) => (line.0 + at, line.0 + at + c.len_utf8()),
            None => line,
        }
    }
}

fn no_line(target: &str, text: &str) -> Diagnostic {
    let message = format!("`{text}` in `{target}` is no number of a line or column");
    let hint = "write FILE:LINE or FILE:LINE:COLUMN; both are counted from 1";
    Diagnostic::new(Code::NotContent, message).hint(hint)
}

/// The bytes of a line, counted from 1.
fn line_span(text: &str, line: usize) -> Option<(usize, usize)> {
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            return Some((start, start + content.len()));
        }
        start += content.len();
    }
    None
}

fn of_file<'a>(
    session: &Session,
    site: &Site,
    content: &'a Content<'a>,
    (file, span): (usize, Option<Span>),
    args: &Why,
) -> Result<Answer<'a>, Failure> {
    if content.catalogue().things.of_file[file].is_none() {
        return Err(facts::left_out(&content.drafts()[file]).into());
    }
    let question = Question::File(file, span);
    let mut statements = site.trace(content, question, &session.progress());
    if let Some(text) = &args.predicate {
        let wanted = Predicate::parse(&Terms::new(site), text)?;
        statements.retain(|one| wanted.is(&one.predicate));
    }
    let is_there = |finding: &Finding| {
        span.is_none_or(|span| {
            let mut spans = finding.spans.iter();
            spans.any(|own| own.start < span.end && span.start < own.end)
        })
    };
    let doubts = content.doubts().into_iter();
    let doubts = doubts.filter(|(of, finding)| *of == file && is_there(finding));
    Ok(Answer {
        statements,
        story: Vec::new(),
        doubts: doubts.collect(),
        leads_to: false,
    })
}

fn of_thing<'a>(
    session: &Session,
    site: &Site,
    content: &'a Content<'a>,
    terms: &Terms<'_>,
    args: &Why,
) -> Result<Answer<'a>, Failure> {
    let typed = terms.iri(&args.target)?;
    let predicate = args.predicate.as_ref();
    let predicate = predicate.map(|text| Predicate::parse(terms, text));
    let predicate = predicate.transpose()?;
    let mut found = None;
    for iri in std::iter::once(typed.clone()).chain(content.also_meant(&typed)) {
        let statements = site.trace(content, Question::Thing(&iri), &session.progress());
        if !statements.is_empty() {
            found = Some((iri, statements));
            break;
        }
    }
    let Some((iri, mut statements)) = found else {
        return Err(unknown(&args.target, &typed, content, terms).into());
    };
    let leads_to = statements.iter().all(|one| one.subject != iri);
    let agent: Option<&Agent> = content.catalogue().agents.by_iri(&iri);
    let mut story = agent.map_or_else(Vec::new, |agent| content.catalogue().agents.story(agent));
    if let Some(wanted) = predicate {
        let known: Vec<String> = statements.iter().map(|one| one.predicate.clone()).collect();
        statements.retain(|one| wanted.is(&one.predicate));
        story.clear();
        if statements.is_empty() {
            return Err(no_such_predicate(&iri, args, &known, terms).into());
        }
    }
    Ok(Answer {
        statements,
        story,
        doubts: Vec::new(),
        leads_to,
    })
}

fn unknown(target: &str, iri: &str, content: &Content<'_>, terms: &Terms<'_>) -> Diagnostic {
    let iris = content.iris();
    // Who writes a name means the thing that is called so.
    let slug = crate::iri::slug(target);
    let called = iris
        .iter()
        .find(|iri| iri.rsplit('/').next() == Some(&slug));
    let near = called.copied().or_else(|| nearest_iri(iri, &iris));
    let hint = near.map_or_else(
        || "give an IRI of the graph, or a content file with or without a line".to_owned(),
        |near| format!("did you mean `{}`?", terms.typed(near)),
    );
    let message = if iri == target {
        format!("nothing in the graph is <{iri}>")
    } else {
        format!("`{target}` is neither a content file, nor is anything in the graph <{iri}>")
    };
    Diagnostic::new(Code::NotContent, message).hint(hint)
}

/// The IRI that was meant, most likely: the one with the nearest last part in the same folder,
/// or else anywhere.
fn nearest_iri<'i>(iri: &str, iris: &[&'i str]) -> Option<&'i str> {
    let parts = |iri: &'i str| iri.rsplit_once('/').unwrap_or(("", iri));
    let (folder, name) = iri.rsplit_once('/').unwrap_or(("", iri));
    let name = name.split('#').next().unwrap_or(name);
    let in_folder = iris.iter().filter(|known| parts(known).0 == folder);
    let near = nearest(name, in_folder.map(|known| parts(known).1));
    let own = near.and_then(|near| {
        let mut iris = iris.iter();
        iris.find(|known| parts(known) == (folder, near))
    });
    own.or_else(|| {
        let near = nearest(name, iris.iter().map(|known| parts(known).1))?;
        iris.iter().find(|known| parts(known).1 == near)
    })
    .copied()
}

fn no_such_predicate(iri: &str, args: &Why, known: &[String], terms: &Terms<'_>) -> Diagnostic {
    let wanted = args.predicate.as_deref().unwrap_or_default();
    let mut names: Vec<String> = known.iter().map(|one| terms.short(one)).collect();
    names.dedup();
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let locals: Vec<String> = names.iter().map(|name| local(name)).collect();
    let near = nearest(&local(wanted), locals.iter().map(String::as_str));
    let near = near.and_then(|near| names.iter().find(|name| local(name) == near));
    let hint = near.map_or_else(
        || format!("it has {}", names.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("<{iri}> has no `{wanted}`");
    Diagnostic::new(Code::NotContent, message).hint(hint)
}
