//! What rules are not sure of: listed, asked one by one, decided on.

mod asking;

use super::args::{Listing, Review, Ruling};
use super::session::{Begun, Session};
use super::{Failure, Outcome, facts};
use crate::content::{Decision, Decisions, Verdict, decisions_path, shown_text};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::write_file;
use crate::extract::{Finding, rule_named};
use crate::record::Rule;
use crate::site::{Content, Site};
use serde_json::json;
use std::io::{BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;

/// Kinds of facts whose text is the name that identity looks for.
const NAMED: [&str; 3] = ["identity", "same-page", "same-name"];

pub(super) fn run(session: &Session, args: &Review) -> Result<Outcome, Failure> {
    let site = session.site_to_write(false, Begun::Decisions)?;
    let content = session.read(&site)?;
    let rule = args.rule.as_deref().map(rule_of).transpose()?;
    let mut doubts = content.doubts();
    doubts.retain(|(_, doubt)| rule.is_none_or(|rule| doubt.rule == rule));
    let mut kept = Kept::new(&site);
    if let Some(ruling) = args.ruling {
        let chosen = if args.ids.is_empty() && rule.is_some() && ruling != Ruling::Forget {
            doubts
        } else {
            named(&content, &kept.decisions, &args.ids, ruling)?
        };
        return kept.settle(session, &content, ruling, &args.ids, &chosen);
    }
    let is_asked = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if args.format.is_none() && is_asked && !doubts.is_empty() {
        return asking::ask_on_terminal(session, &content, &doubts, &mut kept);
    }
    list(session, &content, &doubts, args.format)?;
    Ok(session.outcome(content.problems()))
}

/// Decisions, and the file that keeps them.
struct Kept {
    decisions: Decisions,
    path: PathBuf,
}

impl Kept {
    fn new(site: &Site) -> Self {
        let named = site.options.decisions.as_deref();
        Self {
            decisions: site.decisions.clone(),
            path: decisions_path(&site.options.content, &site.config, named),
        }
    }

    fn decide(&mut self, file: &str, finding: &Finding, verdict: Verdict) {
        let text = if NAMED.contains(&finding.kind) {
            finding.text.clone()
        } else {
            shown_text(&finding.text)
        };
        self.decisions.decide(Decision {
            file: file.into(),
            kind: finding.kind.into(),
            about: finding.about.as_str().into(),
            text: text.into(),
            id: finding.id.as_str().into(),
            verdict,
        });
    }

    /// Writes the file beside its place and puts it there in one step.
    fn write(&self) -> Result<(), Diagnostic> {
        let text = self.decisions.to_yaml();
        write_file(&self.path, |out| out.write_all(text.as_bytes()))
    }

    /// Decides on the facts that the command line names.
    fn settle(
        &mut self,
        session: &Session,
        content: &Content<'_>,
        ruling: Ruling,
        ids: &[String],
        chosen: &[(usize, Finding)],
    ) -> Result<Outcome, Failure> {
        let mut count = chosen.len();
        for (file, finding) in chosen {
            let path = content.drafts()[*file].path();
            match verdict(ruling) {
                Some(verdict) => self.decide(path, finding, verdict),
                None => count -= usize::from(self.decisions.forget(&finding.id).is_none()),
            }
        }
        // Decisions on facts that are not there now: rejected ones, and those of old texts.
        for id in ids {
            let known = self.decisions.all().into_iter();
            let known = known.filter(|known| known.id.starts_with(id.as_str()));
            let known: Vec<Decision> = known.cloned().collect();
            for decision in known {
                if chosen.iter().any(|(_, one)| *one.id == *decision.id) {
                    continue;
                }
                count += 1;
                match verdict(ruling) {
                    Some(verdict) => self.decisions.decide(Decision {
                        verdict,
                        ..decision
                    }),
                    None => drop(self.decisions.forget(&decision.id)),
                }
            }
        }
        self.write()?;
        for (file, finding) in chosen {
            let path = content.drafts()[*file].path();
            let about = match finding.about.as_str() {
                "" => String::new(),
                about => format!(" ({about})"),
            };
            session.say(&format!(
                "{path}: {} “{}”{about}",
                finding.kind, finding.text
            ));
        }
        let what = if count == 1 { "fact" } else { "facts" };
        let done = match ruling {
            Ruling::Accept => "accepted",
            Ruling::Reject => "rejected",
            Ruling::Forget => "to be asked again:",
        };
        session.say(&format!(
            "{done} {count} {what}; wrote {}",
            self.path.display()
        ));
        Ok(Outcome::Done)
    }
}

const fn verdict(ruling: Ruling) -> Option<Verdict> {
    match ruling {
        Ruling::Accept => Some(Verdict::Accept),
        Ruling::Reject => Some(Verdict::Reject),
        Ruling::Forget => None,
    }
}

fn rule_of(name: &str) -> Result<Rule, Diagnostic> {
    rule_named(name).ok_or_else(|| super::explain::no_such_rule(name))
}

/// How many characters of an identifier name a fact at least.
const SHORTEST: usize = 4;

/// The facts that identifiers, or their beginnings, name: doubtful ones, stated ones, and
/// merges. One that only a decision knows is left to that.
fn named(
    content: &Content<'_>,
    decisions: &Decisions,
    ids: &[String],
    ruling: Ruling,
) -> Result<Vec<(usize, Finding)>, Failure> {
    if ids.is_empty() {
        let message = format!("`review {}` needs the identifiers of facts", ruling.name());
        let hint = "`filorosso review` lists them; `--rule RULE` takes all of a rule";
        return Err(Diagnostic::new(Code::FactUnknown, message)
            .hint(hint)
            .into());
    }
    let all = all_findings(content);
    let (mut chosen, mut problems) = (Vec::new(), Vec::new());
    for id in ids {
        let wanted = id.trim_matches(['[', ']']);
        let begins = |known: &str| !wanted.is_empty() && known.starts_with(wanted);
        let mut found: Vec<&(usize, Finding)> =
            all.iter().filter(|(_, one)| begins(&one.id)).collect();
        found.dedup_by(|a, b| a.1.id == b.1.id);
        let several = found.iter().any(|(_, one)| one.id != found[0].1.id);
        let decided = decisions.all().iter().any(|known| begins(&known.id));
        if wanted.len() < SHORTEST {
            let message = format!("`{wanted}` is too short to name a fact");
            let hint = "write at least four characters of its identifier";
            problems.push(Diagnostic::new(Code::FactUnknown, message).hint(hint));
        } else if several {
            let message = format!("several facts begin with `{wanted}`");
            let hint = "write more of the identifier";
            problems.push(Diagnostic::new(Code::FactUnknown, message).hint(hint));
        } else if let Some(one) = found.first() {
            chosen.push((*one).clone());
        } else if !decided {
            let message = format!("there is no fact `{wanted}`");
            let hint = "`filorosso review` and `filorosso inspect FILE --facts` show identifiers";
            problems.push(Diagnostic::new(Code::FactUnknown, message).hint(hint));
        }
    }
    if problems.is_empty() {
        Ok(chosen)
    } else {
        Err(problems.into())
    }
}

/// All facts of all files, what editors are asked of identity, and what they may say of merges.
fn all_findings(content: &Content<'_>) -> Vec<(usize, Finding)> {
    let agents = &content.catalogue().agents;
    let drafts = content.drafts();
    let files = 0..drafts.len();
    let of_files = files.flat_map(|file| {
        let findings = content.findings(file).into_iter();
        findings.map(move |finding| (file, finding))
    });
    let merges = agents.merges.iter().filter_map(|merge| {
        let finding = agents.finding_of(merge, drafts)?;
        Some((merge.place.0, finding))
    });
    let questions = agents.questions(drafts);
    let mut all: Vec<_> = of_files.chain(merges).chain(questions).collect();
    all.sort_by(|a, b| a.1.id.cmp(&b.1.id));
    all
}

fn list(
    session: &Session,
    content: &Content<'_>,
    doubts: &[(usize, Finding)],
    format: Option<Listing>,
) -> Result<(), Failure> {
    let drafts = content.drafts();
    let mut out = BufWriter::new(anstream::stdout().lock());
    if format == Some(Listing::Json) {
        let list: Vec<_> = doubts
            .iter()
            .map(|(file, doubt)| facts::json(&drafts[*file], doubt))
            .collect();
        let text = serde_json::to_string_pretty(&json!({ "doubts": list }));
        writeln!(out, "{}", text.unwrap_or_default())?;
    } else {
        for (file, doubt) in doubts {
            facts::show(&drafts[*file], doubt, &session.global.content, &mut out)?;
        }
    }
    out.flush()?;
    match doubts.len() {
        0 => session.say("nothing is in doubt"),
        1 => session.say("1 fact is in doubt: `filorosso review accept ID`, or `reject ID`"),
        count => session.say(&format!(
            "{count} facts are in doubt: `filorosso review accept ID...`, or `reject ID...`"
        )),
    }
    Ok(())
}
