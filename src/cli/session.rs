use super::args::{Global, Scheme, When};
use super::progress::Bar;
use super::{Failure, Outcome, report};
use crate::check::Summary;
use crate::diagnostic::{Code, Diagnostic, Severity, tidy};
use crate::document::parse_date;
use crate::extract::Cutoff;
use crate::query::Asking;
use crate::site::{Build, Content, Options, Site};
use std::io::Write as _;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// What the options that every command has come to.
pub(super) struct Session {
    pub(super) global: Global,
    started: Instant,
}

/// Which file a command may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    Nothing,
    Decisions,
    Identifiers,
}

impl Session {
    pub(super) fn new(global: Global) -> Self {
        match global.color {
            When::Auto => {}
            When::Always => anstream::ColorChoice::Always.write_global(),
            When::Never => anstream::ColorChoice::Never.write_global(),
        }
        Self {
            global,
            started: Instant::now(),
        }
    }

    /// Makes the threads.
    pub(super) fn prepare(&self) {
        if let Some(jobs) = self.global.jobs {
            // Fails only when there are threads already, which is as well.
            let _ = rayon::ThreadPoolBuilder::new()
                .num_threads(jobs.clamp(1, 256))
                .build_global();
        }
    }

    pub(super) fn site(&self, provenance: bool) -> Result<Site, Failure> {
        self.site_to_write(provenance, Begun::Nothing)
    }

    /// The site for a command that may write a file that does not exist yet.
    pub(super) fn site_to_write(&self, provenance: bool, begun: Begun) -> Result<Site, Failure> {
        let options = Options {
            begins_decisions: begun == Begun::Decisions,
            begins_identifiers: begun == Begun::Identifiers,
            config: self.global.config.clone(),
            decisions: self.global.decisions.clone(),
            identifiers: self.global.identifiers.clone(),
            locked: self.global.locked,
            provenance,
            schema_https: self.global.schema_iri == Scheme::Https,
            ..Options::new(
                self.global.content.clone(),
                Cutoff {
                    now: self.now()?,
                    drafts: self.global.drafts,
                    future: self.global.future,
                },
            )
        };
        Ok(Site::open(options)?)
    }

    /// All content.
    pub(super) fn read<'s>(&self, site: &'s Site) -> Result<Content<'s>, Failure> {
        let content = site.read(&self.progress());
        refuse(content.problems())?;
        self.tell_of_decisions(content.problems());
        Ok(content)
    }

    /// The graph; what is wrong with the content is told as far as it is asked for.
    pub(super) fn build(&self, site: &Site) -> Result<Build, Failure> {
        let build = site.build(&self.progress());
        refuse(&build.problems)?;
        self.tell_of(&build);
        Ok(build)
    }

    /// Tells of errors of the content, and how a command ends that answered from its sound part.
    pub(super) fn outcome(&self, problems: &[Diagnostic]) -> Outcome {
        let problems = problems.iter();
        let errors = problems.filter(|one| one.severity() == Severity::Error);
        let errors: Vec<Diagnostic> = errors.cloned().collect();
        self.report(&errors);
        if errors.is_empty() {
            Outcome::Done
        } else {
            Outcome::Problems
        }
    }

    /// Tells of decisions whose files are gone: whoever renamed a file would not look for them.
    fn tell_of_decisions(&self, problems: &[Diagnostic]) {
        if self.global.quiet {
            return;
        }
        let problems = problems.iter();
        let homeless = problems.filter(|one| one.code == Code::DecisionHomeless);
        self.report(&homeless.cloned().collect::<Vec<_>>());
    }

    /// Tells what is wrong with the content as far as it is asked for, and how much there is.
    pub(super) fn tell_of(&self, build: &Build) {
        let problems: Vec<Diagnostic> = build
            .problems
            .iter()
            .filter(|problem| self.is_told(problem))
            .cloned()
            .collect();
        self.report(&problems);
        let summary = Summary::of(&build.problems, false);
        if !self.global.quiet && !self.global.verbose && summary.errors + summary.warnings > 0 {
            self.say(&format!(
                "{}: `filorosso check` tells more",
                summary.words()
            ));
        }
        self.detail(&format!(
            "{} of {} files, {} quads",
            build.counts.shown, build.counts.files, build.counts.quads
        ));
    }

    pub(super) fn progress(&self) -> Bar {
        Bar::new(self.global.quiet)
    }

    pub(super) fn asking(site: &Site) -> Asking<'_> {
        Asking {
            prefixes: &site.mapping.prefixes,
            base: &site.config.base,
            schema_https: site.options.schema_https,
        }
    }

    fn is_told(&self, problem: &Diagnostic) -> bool {
        let by_itself = problem.code == Code::DecisionHomeless && !self.global.quiet;
        self.global.verbose || by_itself || problem.severity() == Severity::Error
    }

    /// The moment behind which a date is in the future.
    fn now(&self) -> Result<i64, Failure> {
        if let Some(text) = &self.global.now {
            return parse_date(text, None)
                .map(|date| date.instant)
                .map_err(|_| {
                    let message = format!("`--now {text}` is no date");
                    let hint = "write it as 2023-06-20 or 2023-06-20T20:20:00Z";
                    Failure::Trouble(vec![Diagnostic::new(Code::DateInvalid, message).hint(hint)])
                });
        }
        if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
            return text.trim().parse().map_err(|_| {
                let message =
                    format!("SOURCE_DATE_EPOCH is `{text}`, which is no number of seconds");
                Diagnostic::new(Code::DateInvalid, message)
                    .hint("unset it, or use `--now DATE`")
                    .into()
            });
        }
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Ok(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }

    /// Shows problems on standard error.
    pub(super) fn report(&self, problems: &[Diagnostic]) {
        let mut problems = problems.to_vec();
        tidy(&mut problems);
        let mut stderr = anstream::stderr().lock();
        for problem in &problems {
            let _ = writeln!(stderr, "{}\n", report::text(problem, &self.global.content));
        }
    }

    /// Says a line on standard error, unless nothing is to be said.
    pub(super) fn say(&self, line: &str) {
        if !self.global.quiet {
            let _ = writeln!(anstream::stderr().lock(), "{line}");
        }
    }

    /// Says a line and how long it took until now, when more is to be said.
    pub(super) fn detail(&self, line: &str) {
        if self.global.verbose {
            let elapsed = self.started.elapsed().as_secs_f32();
            let _ = writeln!(anstream::stderr().lock(), "[{elapsed:6.2} s] {line}");
        }
    }
}

/// Nothing is made of identifiers that are not recorded, where only those are allowed, and nothing
/// while it is not clear who is to be left out.
fn refuse(problems: &[Diagnostic]) -> Result<(), Failure> {
    let codes = [Code::IdentifierUnrecorded, Code::SuppressUnclear];
    let refused = |problem: &&Diagnostic| codes.contains(&problem.code);
    let refused: Vec<Diagnostic> = problems.iter().filter(refused).cloned().collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(refused.into())
}

/// Nothing is recorded or released while the content has errors.
pub(super) fn refusal(problems: &[Diagnostic], done: &str, code: Code) -> Result<(), Failure> {
    let errors = problems
        .iter()
        .filter(|one| one.severity() == Severity::Error);
    let mut told: Vec<Diagnostic> = errors.cloned().collect();
    if told.is_empty() {
        return Ok(());
    }
    let plural = if told.len() == 1 { "" } else { "s" };
    let message = format!(
        "nothing is {done}: the content has {} error{plural}",
        told.len()
    );
    let hint = "mend what is reported; `filorosso check` tells all";
    told.push(Diagnostic::new(code, message).hint(hint));
    Err(told.into())
}
