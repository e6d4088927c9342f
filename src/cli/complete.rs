use super::args::Man;
use super::{Failure, Outcome, command, explain, facts};
use crate::diagnostic::{Code, Diagnostic, explanation};
use crate::extract::Cutoff;
use crate::query::saved_queries;
use crate::site::{Options, Site};
use clap_complete::Shell;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;

/// Prints the script that makes a shell ask the program itself for completions, so that
/// names of saved queries are completed too.
pub(super) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let shells = Shells::builtins();
    let name = shell.to_string();
    let completer = shells
        .completer(&name)
        .ok_or_else(|| Diagnostic::new(Code::NotContent, format!("no completions for {name}")))?;
    let mut script = Vec::new();
    completer.write_registration(
        "COMPLETE",
        "filorosso",
        "filorosso",
        "filorosso",
        &mut script,
    )?;
    std::io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page.
pub(super) fn man(args: &Man) -> Result<Outcome, Failure> {
    let mut whole = command();
    whole.build();
    let page = match &args.command {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).cloned();
            found
                .ok_or_else(|| {
                    Diagnostic::new(Code::NotContent, format!("there is no command `{name}`"))
                        .hint("`filorosso --help` lists the commands")
                })?
                .name(format!("filorosso-{name}"))
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    std::io::stdout().lock().write_all(&text)?;
    Ok(Outcome::Done)
}

/// Candidates that begin with what is typed, each with a line of help.
fn starting(
    typed: &OsStr,
    all: impl IntoIterator<Item = (String, String)>,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    all.into_iter()
        .filter(|(word, _)| word.starts_with(&*typed))
        .map(|(word, help)| {
            let help = Some(help).filter(|help| !help.is_empty());
            CompletionCandidate::new(word).help(help.map(Into::into))
        })
        .collect()
}

/// The value of an option on the line that is being completed.
fn option_of_line(name: &str) -> Option<PathBuf> {
    let words: Vec<_> = std::env::args_os().collect();
    let long = format!("--{name}");
    let at = words.iter().position(|word| *word == *long);
    let joined = || {
        let mut values = words.iter().filter_map(|word| word.to_str());
        values.find_map(|word| word.strip_prefix(&format!("{long}=")).map(Into::into))
    };
    at.and_then(|at| words.get(at + 1))
        .map(Into::into)
        .or_else(joined)
}

/// The site of the line that is being completed.
fn site_of_line() -> Option<Site> {
    let options = Options {
        config: option_of_line("config"),
        decisions: option_of_line("decisions"),
        identifiers: option_of_line("identifiers"),
        begins_decisions: true,
        begins_identifiers: true,
        ..Options::new(
            option_of_line("content").unwrap_or_else(|| "content".into()),
            Cutoff {
                now: i64::MAX,
                drafts: false,
                future: false,
            },
        )
    };
    Site::open(options).ok()
}

/// Things of the graph by the path under the base, the whole IRI, or with `base:`.
pub(super) fn things(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(site) = site_of_line() else {
        return Vec::new();
    };
    let content = site.read(&());
    let base = &site.config.base;
    let is_whole = typed.to_string_lossy().contains("://");
    let is_prefixed = typed.to_string_lossy().starts_with("base:");
    let words = content.iris().into_iter().map(|iri| {
        let word = match iri.strip_prefix(base.as_str()) {
            Some(path) if is_prefixed => format!("base:{path}"),
            Some(path) if !is_whole => path.to_owned(),
            _ => iri.to_owned(),
        };
        (word, String::new())
    });
    starting(typed, words)
}

/// Identifiers of facts that are in doubt.
pub(super) fn doubts(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(site) = site_of_line() else {
        return Vec::new();
    };
    let content = site.read(&());
    let doubts = content.doubts().into_iter();
    let words = doubts.map(|(_, doubt)| (doubt.id.clone(), facts::title(&doubt)));
    starting(typed, words)
}

/// Names of rules.
pub(super) fn rules(typed: &OsStr) -> Vec<CompletionCandidate> {
    let rules = explain::listed();
    starting(
        typed,
        rules.map(|rule| (rule.name().to_owned(), rule.summary().to_owned())),
    )
}

/// Names of saved queries that begin with what is typed.
pub(super) fn query_names(typed: &OsStr) -> Vec<CompletionCandidate> {
    let content = option_of_line("content").unwrap_or_else(|| "content".into());
    let queries = saved_queries(Some(&content.join("queries"))).into_iter();
    starting(typed, queries.map(|query| (query.name, query.title)))
}

/// Codes and rules that begin with what is typed.
pub(super) fn codes(typed: &OsStr) -> Vec<CompletionCandidate> {
    let upper = typed.to_string_lossy().to_ascii_uppercase();
    let codes = Code::ALL.iter().map(|code| {
        let title = explanation(*code).and_then(|text| text.lines().next());
        (code.id().to_owned(), title.unwrap_or_default().to_owned())
    });
    let mut found = starting(OsStr::new(&upper), codes);
    found.extend(rules(typed));
    found
}
