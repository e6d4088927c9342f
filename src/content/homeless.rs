//! Decisions about files that are not in the content any more.

use super::decisions::{Decision, Decisions, Verdict, shown_text};
use crate::diagnostic::{Code, Diagnostic};
use rustc_hash::FxHashSet;

/// What was decided of facts of files that are not there any more, renamed or removed. What an
/// editor rejected holds on by what it says, in whichever file says it: it must not come back
/// because a file was renamed. What was accepted is asked anew.
#[derive(Debug, Clone, Default)]
pub struct Homeless {
    rejected: FxHashSet<(Box<str>, String, String)>,
    decisions: Vec<Decision>,
}

impl Homeless {
    /// Those of some decisions whose files are not among these, which are reported.
    pub fn new<'p>(
        decisions: &Decisions,
        files: impl Iterator<Item = &'p str>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut homeless = Self::default();
        if decisions.is_empty() {
            return homeless;
        }
        let files: FxHashSet<&str> = files.collect();
        for decision in decisions.all() {
            let is_there = files.contains(&*decision.file);
            let lost = if is_there {
                let names_file = &*decision.kind == "same-name";
                names_file.then_some(&decision.about)
            } else {
                Some(&decision.file)
            };
            if let Some(lost) = lost.filter(|lost| !files.contains(&***lost)) {
                problems.push(told(decisions, decision, lost));
            }
            if is_there {
                continue;
            }
            if decision.verdict == Verdict::Reject {
                let key = key(&decision.kind, &decision.about, &decision.text);
                homeless.rejected.insert(key);
            }
            homeless.decisions.push(decision.clone());
        }
        homeless
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }

    /// Whether an editor rejected what says the same.
    pub fn rejects(&self, kind: &str, about: &str, text: &str) -> bool {
        !self.rejected.is_empty() && self.rejected.contains(&key(kind, about, text))
    }

    /// All of them, sorted.
    pub fn all(&self) -> &[Decision] {
        &self.decisions
    }
}

fn key(kind: &str, about: &str, text: &str) -> (Box<str>, String, String) {
    let plain = |text: &str| shown_text(text).to_lowercase();
    (kind.into(), plain(about), plain(text))
}

fn told(decisions: &Decisions, decision: &Decision, lost: &str) -> Diagnostic {
    let what = format!("this {} “{}”", decision.kind, decision.text);
    let message = match decision.verdict {
        Verdict::Reject => format!(
            "`{lost}` is not in the content any more; {what} stays rejected in every file that says the same"
        ),
        Verdict::Accept => format!(
            "`{lost}` is not in the content any more; that {what} was accepted has no effect"
        ),
    };
    let hint = format!(
        "where the file was renamed decide anew, `filorosso review` shows identifiers; then `filorosso review forget {}` removes the line",
        decision.id
    );
    let problem = decisions.problem(decision, Code::DecisionHomeless, message);
    problem.hint(hint)
}
