//! What a code or a rule means.

use super::args::Explain;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, Diagnostic, explanation, explanations, nearest};
use crate::extract::{graph_of, rule_guide, rule_named};
use crate::record::Rule;
use std::io::{BufWriter, Write};

/// Explains a code or a rule, or lists all.
pub(super) fn run(args: &Explain) -> Result<Outcome, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let Some(wanted) = &args.name else {
        for (_, text) in explanations() {
            writeln!(out, "{}", text.lines().next().unwrap_or_default())?;
        }
        writeln!(out, "\nRules:")?;
        for rule in listed() {
            writeln!(out, "{:<13}  {}", rule.name(), rule.summary())?;
        }
        out.flush()?;
        return Ok(Outcome::Done);
    };
    if let Some(text) = Code::parse(wanted).and_then(explanation) {
        writeln!(out, "{text}")?;
    } else if let Some(rule) = rule_named(wanted) {
        writeln!(out, "{}\n\n{}", rule.name(), rule_guide(rule))?;
        writeln!(out, "\nIn the graph it is {}.", graph_of(rule))?;
    } else {
        return Err(unknown(wanted).into());
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Rules that people meet: all but the one that only adds up others.
pub(super) fn listed() -> impl Iterator<Item = Rule> {
    let all = Rule::ALL.into_iter();
    all.filter(|rule| *rule != Rule::Union)
}

fn unknown(wanted: &str) -> Diagnostic {
    let digits = wanted.get(1..).unwrap_or_default();
    let is_code =
        wanted.len() == 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code {
        return no_such_rule(wanted);
    }
    let upper = wanted.to_ascii_uppercase();
    let near = nearest(&upper, Code::ALL.iter().map(|code| code.id()));
    let hint = near.map_or_else(
        || "`filorosso explain` lists all codes".to_owned(),
        |near| format!("did you mean {near}? `filorosso explain` lists all codes"),
    );
    Diagnostic::new(Code::NotContent, format!("there is no code `{wanted}`")).hint(hint)
}

/// A rule that does not exist.
pub(super) fn no_such_rule(wanted: &str) -> Diagnostic {
    let near = nearest(&wanted.to_lowercase(), listed().map(Rule::name));
    let hint = near.map_or_else(
        || "`filorosso explain` lists all codes and rules".to_owned(),
        |near| format!("did you mean `{near}`? `filorosso explain` lists all codes and rules"),
    );
    let message = format!("there is no code and no rule `{wanted}`");
    Diagnostic::new(Code::NotContent, message).hint(hint)
}
