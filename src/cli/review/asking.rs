//! Doubtful facts, asked one by one: a key for each answer.

use super::Kept;
use crate::cli::session::Session;
use crate::cli::{Failure, Outcome, facts};
use crate::content::Verdict;
use crate::extract::Finding;
use crate::site::Content;
use std::io::{self, Write};
use std::path::Path;

const KEYS: &str = "y accept   n reject   s skip   u undo   q quit";

/// Asks on the terminal; every decision is written at once.
pub(super) fn ask_on_terminal(
    session: &Session,
    content: &Content<'_>,
    doubts: &[(usize, Finding)],
    kept: &mut Kept,
) -> Result<Outcome, Failure> {
    let terminal = console::Term::stdout();
    let mut out = anstream::stdout();
    let mut questions = Asking {
        content,
        doubts,
        root: &session.global.content,
        kept,
        save: true,
    };
    let count = questions.ask(&mut || terminal.read_char(), &mut out)?;
    session.say(&format!(
        "accepted {}, rejected {}, {} left to decide; {}",
        count.accepted,
        count.rejected,
        doubts.len() - count.accepted - count.rejected,
        kept.path.display()
    ));
    Ok(Outcome::Done)
}

/// How many facts were decided on.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    accepted: usize,
    rejected: usize,
}

struct Asking<'a> {
    content: &'a Content<'a>,
    doubts: &'a [(usize, Finding)],
    root: &'a Path,
    kept: &'a mut Kept,
    /// Whether decisions are written to their file.
    save: bool,
}

impl Asking<'_> {
    /// Goes through all doubts until there are none or somebody quits.
    fn ask(
        &mut self,
        key: &mut dyn FnMut() -> io::Result<char>,
        out: &mut dyn Write,
    ) -> Result<Count, Failure> {
        let mut answers: Vec<Option<Verdict>> = Vec::new();
        while let Some((file, doubt)) = self.doubts.get(answers.len()) {
            let draft = &self.content.drafts()[*file];
            writeln!(out, "\n{} of {}", answers.len() + 1, self.doubts.len())?;
            facts::show(draft, doubt, self.root, out)?;
            write!(out, "{KEYS} ")?;
            out.flush()?;
            let pressed = key()?.to_ascii_lowercase();
            writeln!(out, "{pressed}")?;
            match pressed {
                'y' => answers.push(Some(Verdict::Accept)),
                'n' => answers.push(Some(Verdict::Reject)),
                's' => answers.push(None),
                'q' => break,
                'u' => {
                    let last = answers.pop();
                    let undone = self.doubts.get(answers.len()).map(|(_, one)| &one.id);
                    if let (Some(Some(_)), Some(id)) = (last, undone) {
                        self.kept.decisions.forget(id);
                        self.write()?;
                    }
                    continue;
                }
                _ => continue,
            }
            if let Some(Some(verdict)) = answers.last() {
                self.kept.decide(draft.path(), doubt, *verdict);
                self.write()?;
            }
        }
        let count = |wanted| answers.iter().filter(|one| **one == Some(wanted)).count();
        Ok(Count {
            accepted: count(Verdict::Accept),
            rejected: count(Verdict::Reject),
        })
    }

    fn write(&self) -> Result<(), Failure> {
        if self.save {
            self.kept.write()?;
        }
        Ok(())
    }
}
