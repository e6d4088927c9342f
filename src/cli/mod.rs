//! The command line: arguments, one file for each subcommand, how results and problems
//! are shown. Results go to standard output, everything else to standard error.

#[allow(
    clippy::doc_markdown,
    rustdoc::bare_urls,
    reason = "these comments are what `--help` prints"
)]
mod args;
mod check;
mod complete;
mod diff;
mod embed;
mod explain;
mod export;
mod facts;
mod identifiers;
mod init;
mod inspect;
mod progress;
mod query;
mod rating;
mod records;
mod release;
mod report;
mod review;
mod session;
mod terms;
mod why;

use crate::diagnostic::Diagnostic;
use args::{Args, Command};
use clap::{CommandFactory, FromArgMatches};
use session::Session;
use std::io;
use std::process::ExitCode;

/// What a command comes to.
enum Outcome {
    /// All is well.
    Done,
    /// Two things that were compared differ.
    Different,
    /// It was done, and there are problems that must be mended.
    Problems,
}

/// Why a command cannot go on.
enum Failure {
    /// For the reasons that are given.
    Problems(Vec<Diagnostic>),
    /// For the reasons that are given, where 1 means something else.
    Trouble(Vec<Diagnostic>),
    /// Its output cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Diagnostic> for Failure {
    fn from(problem: Diagnostic) -> Self {
        Self::Problems(vec![problem])
    }
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(problems: Vec<Diagnostic>) -> Self {
        Self::Problems(problems)
    }
}

/// The command line's own command, for completions, manual pages and documentation.
pub fn command() -> clap::Command {
    Args::command().version(env!("FILOROSSO_VERSION"))
}

/// Runs the command of the process's arguments: 0 when all is well, 1 when there are
/// problems, 2 when the arguments cannot be understood.
pub fn main() -> ExitCode {
    clap_complete::CompleteEnv::with_factory(command).complete();
    let args = match Args::from_arg_matches(&command().get_matches()) {
        Ok(args) => args,
        Err(error) => error.exit(),
    };
    let session = Session::new(args.global);
    match run(&session, args.command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems | Outcome::Different) => ExitCode::from(1),
        // Whoever reads has read enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => {
            session.report(&[report::not_written(&error)]);
            ExitCode::from(1)
        }
        Err(Failure::Trouble(problems)) => {
            session.report(&problems);
            ExitCode::from(2)
        }
        Err(Failure::Problems(problems)) => {
            session.report(&problems);
            ExitCode::from(1)
        }
    }
}

fn run(session: &Session, command: Command) -> Result<Outcome, Failure> {
    session.prepare();
    match command {
        Command::Export(args) => export::run(session, &args),
        Command::Query(args) => query::run(session, &args),
        Command::Queries(args) => query::list(session, args.format),
        Command::Inspect(args) => inspect::run(session, &args),
        Command::Check(args) => check::run(session, &args),
        Command::Release(args) => release::run(session, &args),
        Command::Embed(args) => embed::run(session, &args),
        Command::Diff(args) => diff::run(session, &args),
        Command::Why(args) => why::run(session, &args),
        Command::Review(args) => review::run(session, &args),
        Command::Explain(args) => explain::run(&args),
        Command::Records(args) => records::run(session, &args),
        Command::Identifiers(args) => identifiers::run(session, &args),
        Command::Init(args) => init::run(session, &args),
        Command::Completions(args) => complete::completions(args.shell),
        Command::Man(args) => complete::man(&args),
    }
}
