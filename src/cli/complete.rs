use super::args::Man;
use super::{Failure, Outcome, command};
use crate::diagnostic::{Code, Diagnostic, explanation};
use crate::query::saved_queries;
use clap_complete::Shell;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

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

/// Names of saved queries that begin with what is typed.
pub(super) fn query_names(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    saved_queries(Some(Path::new("content/queries")))
        .into_iter()
        .filter(|query| query.name.starts_with(&*typed))
        .map(|query| CompletionCandidate::new(query.name).help(Some(query.title.into())))
        .collect()
}

/// Codes that begin with what is typed.
pub(super) fn codes(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_ascii_uppercase();
    Code::ALL
        .iter()
        .filter(|code| code.id().starts_with(&typed))
        .map(|code| {
            let title = explanation(*code)
                .and_then(|text| text.lines().next())
                .unwrap_or_default();
            CompletionCandidate::new(code.id()).help(Some(title.to_owned().into()))
        })
        .collect()
}
