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
                        self.kept.write()?;
                    }
                    continue;
                }
                _ => continue,
            }
            if let Some(Some(verdict)) = answers.last() {
                self.kept.decide(draft.path(), doubt, *verdict);
                self.kept.write()?;
            }
        }
        let count = |wanted| answers.iter().filter(|one| **one == Some(wanted)).count();
        Ok(Count {
            accepted: count(Verdict::Accept),
            rejected: count(Verdict::Reject),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Cutoff;
    use crate::site::{Options, Site};
    use std::fs;

    const CONFIGURATION: &str = "base: https://example.org/\nlanguage: it\nconfidence: 1.0\nkinds:\n  podcast: \"{podcast}/_index.md\"\n  episode: \"{podcast}/{slug}.md\"\n";
    const EPISODE: &str = "---\ntitle: Ada Rossi\n---\n\nIn questa puntata [Ada Rossi](https://www.linkedin.com/in/ada-example), presidente di [Luce](https://luce.example), ci ha parlato di lampioni.\n";

    /// What comes of pressing these keys, one after the other.
    fn pressed(keys: &str) -> (Count, Vec<(String, Verdict)>, String) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("on")).unwrap();
        fs::write(content.join("filorosso.yaml"), CONFIGURATION).unwrap();
        fs::write(content.join("on/_index.md"), "---\ntitle: On\n---\n").unwrap();
        fs::write(content.join("on/ada.md"), EPISODE).unwrap();
        let site = Site::open(Options::new(
            content.clone(),
            Cutoff {
                now: i64::MAX,
                drafts: false,
                future: false,
            },
        ));
        let site = site.expect("the configuration is sound");
        let read = site.read(&());
        let doubts = read.doubts();
        assert_eq!(doubts.len(), 3, "{doubts:#?}");
        let mut kept = Kept::new(&site);
        let mut keys = keys.chars();
        let mut out = Vec::new();
        let mut asking = Asking {
            content: &read,
            doubts: &doubts,
            root: &content,
            kept: &mut kept,
        };
        let end = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let count = asking.ask(&mut || keys.next().ok_or_else(end), &mut out);
        let Ok(count) = count else {
            panic!("more keys were asked for");
        };
        let decided = kept.decisions.all().into_iter();
        let decided = decided.map(|one| (one.kind.to_string(), one.verdict));
        let decided = decided.collect();
        let file = fs::read_to_string(folder.path().join("review.yaml"));
        (count, decided, file.unwrap_or_default())
    }

    #[test]
    fn a_key_answers() {
        let (count, decided, file) = pressed("ynx?s");
        let expected = Count {
            accepted: 1,
            rejected: 1,
        };
        assert_eq!(count, expected);
        let kinds = [
            ("guest".to_owned(), Verdict::Accept),
            ("role".to_owned(), Verdict::Reject),
        ];
        assert_eq!(decided, kinds);
        assert!(file.contains("kind: \"guest\""), "{file}");
    }

    #[test]
    fn an_answer_is_taken_back() {
        let (count, decided, file) = pressed("ynuuq");
        assert_eq!((count, decided), (Count::default(), Vec::new()));
        assert!(file.ends_with("decisions: []\n"), "{file}");
        let (count, ..) = pressed("unuyYy");
        assert_eq!(count.accepted, 3);
    }
}
