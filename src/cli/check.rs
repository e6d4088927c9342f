use super::args::{Check, Listing};
use super::session::Session;
use super::{Failure, Outcome};
use super::{rating, report};
use crate::check::{Summary, markup_problems, to_json};
use crate::diagnostic::{Code, Diagnostic, Severity, tidy};
use crate::mapping::{Index, Order};
use std::io::{BufWriter, Write};

pub(super) fn run(session: &Session, args: &Check) -> Result<Outcome, Failure> {
    if let Some(release) = &args.release {
        return rating::run(session, args, release);
    }
    let (problems, counts) = match session.site(false) {
        Ok(site) => {
            let mut build = site.build(&session.progress());
            let sorted = build.table.sorted(Order::Triples);
            let index = Index::new(&build.table, &sorted);
            let https = site.options.schema_https;
            let markup = markup_problems(&index, &build.table, &build.paths, https, args.markup);
            drop((index, sorted));
            build.problems.extend(markup);
            tidy(&mut build.problems);
            // Lines of other files may have names that nobody could learn.
            let is_unclear = |one: &Diagnostic| one.code == Code::SuppressUnclear;
            if build.problems.iter().any(is_unclear) {
                build.problems.retain(is_unclear);
            }
            (build.problems, Some(build.counts))
        }
        Err(Failure::Problems(problems)) => (problems, None),
        Err(other) => return Err(other),
    };
    let summary = Summary::of(&problems, args.strict);
    let mut out = BufWriter::new(anstream::stdout().lock());
    if args.format == Listing::Json {
        let json = to_json(&problems, summary);
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&json).unwrap_or_default()
        )?;
    } else {
        for problem in problems.iter().filter(|problem| is_told(session, problem)) {
            writeln!(out, "{}\n", report::text(problem, &session.global.content))?;
        }
        if let Some(counts) = counts.filter(|_| !session.global.quiet) {
            writeln!(
                out,
                "{} of {} files are in the graph, {} quads",
                counts.shown, counts.files, counts.quads
            )?;
        }
        if !session.global.quiet {
            writeln!(out, "{}", summary.words())?;
        }
    }
    out.flush()?;
    Ok(if summary.errors > 0 {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

fn is_told(session: &Session, problem: &Diagnostic) -> bool {
    !session.global.quiet || problem.severity() == Severity::Error
}
