//! What editors decided of facts that rules read: the file that `filorosso review` keeps.

use super::Config;
use super::read::read_source;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::tree::{Map, Source, Span, Value, parse_yaml, yaml_quoted};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The usual name of the file.
const NAME: &str = "review.yaml";
/// What the file begins with.
const HEAD: &str = "\
# What editors decided of facts that rules read out of texts; `filorosso review` writes it.
# One line for each decision, sorted. A decision is never asked again: remove its line, or
# run `filorosso review forget ID`, to be asked anew.
decisions:
";
/// Keys of a decision.
const KEYS: [&str; 6] = ["decision", "id", "file", "kind", "about", "text"];
/// How much of a text is kept, in characters: enough to know it again.
const SHOWN: usize = 120;
/// How many hexadecimal digits an identifier has.
const DIGITS: usize = 10;

/// What an editor says of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right.
    Accept,
    /// It is wrong, and is never stated.
    Reject,
}

impl Verdict {
    /// The word that files and commands use for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let all = [Self::Accept, Self::Reject];
        all.into_iter().find(|verdict| verdict.name() == text)
    }
}

/// A decision of an editor. Who made it and when is not kept here: the history of the file in
/// version control says that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// The content file whose fact it is.
    pub file: Box<str>,
    /// The kind of fact.
    pub kind: Box<str>,
    /// Of what or whom it is said.
    pub about: Box<str>,
    /// What is said; a long text is shortened, but for names that identities go by.
    pub text: Box<str>,
    /// The fact's identifier.
    pub id: Box<str>,
    /// What was decided.
    pub verdict: Verdict,
}

/// All decisions.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    by_file: FxHashMap<Box<str>, Vec<(Decision, Span)>>,
    /// The file that they were read from, for messages.
    source: Option<Source>,
}

impl Decisions {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.by_file.is_empty()
    }

    /// All decisions, sorted.
    pub fn all(&self) -> Vec<&Decision> {
        let mut all: Vec<&Decision> = self
            .by_file
            .values()
            .flatten()
            .map(|(decision, _)| decision)
            .collect();
        all.sort_unstable();
        all
    }

    /// The decisions about facts of a content file.
    pub fn of_file(&self, file: &str) -> impl Iterator<Item = &Decision> {
        let of_file = self.by_file.get(file).map_or(&[][..], Vec::as_slice);
        of_file.iter().map(|(decision, _)| decision)
    }

    /// What was decided of a fact of a content file.
    pub fn verdict(&self, file: &str, id: &str) -> Option<Verdict> {
        let found = self.of_file(file).find(|decision| &*decision.id == id)?;
        Some(found.verdict)
    }

    /// Adds a decision, in the place of an older one about the same fact.
    pub fn decide(&mut self, decision: Decision) {
        let of_file = self.by_file.entry(decision.file.clone()).or_default();
        of_file.retain(|(known, _)| known.id != decision.id);
        of_file.push((decision, Span::default()));
    }

    /// Takes the decision about a fact back.
    pub fn forget(&mut self, id: &str) -> Option<Decision> {
        let holds = |of_file: &Vec<(Decision, Span)>| {
            of_file.iter().position(|(known, _)| &*known.id == id)
        };
        let (file, at) = self
            .by_file
            .iter()
            .find_map(|(file, of_file)| Some((file.clone(), holds(of_file)?)))?;
        let of_file = self.by_file.get_mut(&file)?;
        let (decision, _) = of_file.remove(at);
        if of_file.is_empty() {
            self.by_file.remove(&file);
        }
        Some(decision)
    }

    /// A problem at a decision.
    pub fn problem(&self, decision: &Decision, code: Code, message: String) -> Diagnostic {
        let of_file = self.by_file.get(&decision.file);
        let span = of_file.and_then(|of_file| {
            let found = of_file.iter().find(|(known, _)| known == decision)?;
            Some(found.1)
        });
        match (&self.source, span) {
            (Some(source), Some(span)) => source.problem(code, span, message),
            _ => Diagnostic::new(code, message),
        }
    }

    /// The text of the file that keeps them: sorted by content file, kind and text, so that a
    /// new decision is one new line.
    pub fn to_yaml(&self) -> String {
        let mut text = HEAD.to_owned();
        for decision in self.all() {
            let quoted = yaml_quoted;
            let _ = write!(
                text,
                "- {{decision: {}, id: {}, file: {}, kind: {}",
                decision.verdict.name(),
                quoted(&decision.id),
                quoted(&decision.file),
                quoted(&decision.kind),
            );
            if !decision.about.is_empty() {
                let _ = write!(text, ", about: {}", quoted(&decision.about));
            }
            let _ = writeln!(text, ", text: {}}}", quoted(&decision.text));
        }
        if self.is_empty() {
            text.truncate(text.len() - 1);
            text.push_str(" []\n");
        }
        text
    }
}

/// The identifier of a fact: the first ten hexadecimal digits of the SHA-256 of its file, kind,
/// what it is about and its text, without regard to case and white space. The number of its
/// line plays no part, so that it stays when the file is edited elsewhere.
pub fn fact_id(file: &str, kind: &str, about: &str, text: &str) -> String {
    let normal = format!("{file}\n{kind}\n{}\n{}", plain(about), plain(text)).to_lowercase();
    let digits = Sha256::digest(normal.as_bytes());
    let mut id = String::with_capacity(DIGITS);
    for byte in digits.iter().take(DIGITS / 2) {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// A text as decisions keep it: one line, and no longer than need be.
pub fn shown_text(text: &str) -> String {
    let text = plain(text);
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// A text with single spaces and without control characters.
fn plain(text: &str) -> String {
    let spaced = text.replace(char::is_control, " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where decisions are kept: the file that is named, else what the configuration says, else
/// `review.yaml` in the folder that holds the content folder.
pub fn decisions_path(content: &Path, config: &Config, named: Option<&Path>) -> PathBuf {
    if let Some(path) = named.or(config.review.as_deref()) {
        return path.to_owned();
    }
    let parent = content.parent().filter(|_| content.file_name().is_some());
    match parent {
        Some(parent) => parent.join(NAME),
        // `.` and `..` tell their parent only when they are looked up.
        None => content
            .canonicalize()
            .ok()
            .and_then(|full| Some(full.parent()?.join(NAME)))
            .unwrap_or_else(|| NAME.into()),
    }
}

/// Reads decisions; a file that is not there holds none.
///
/// # Errors
/// Everything that is wrong in the file. Nothing is decided by a file that cannot be
/// understood, and what an editor rejected must not be published for that.
pub fn read_decisions(path: &Path) -> Result<Decisions, Vec<Diagnostic>> {
    if !path.exists() {
        return Ok(Decisions::default());
    }
    let source = read_source(path, &path.to_string_lossy()).map_err(|problem| vec![problem])?;
    let text = source.text.clone();
    let mut problems = Vec::new();
    let root = parse_yaml(&source, &text, 0, &mut problems);
    for problem in &mut problems {
        problem.code = Code::ReviewInvalid;
    }
    let mut reading = Reading {
        source: &source,
        problems,
        decisions: Decisions::default(),
    };
    if let Some(root) = root.filter(|root| !root.is_null()) {
        reading.root(&root);
    }
    if reading.problems.is_empty() {
        let mut decisions = reading.decisions;
        decisions.source = Some(source);
        Ok(decisions)
    } else {
        Err(reading.problems)
    }
}

struct Reading<'s> {
    source: &'s Source,
    problems: Vec<Diagnostic>,
    decisions: Decisions,
}

impl Reading<'_> {
    fn root(&mut self, root: &Value) {
        let Some(map) = root.map() else {
            self.wrong(root.span, "the file must be a map with `decisions`", None);
            return;
        };
        self.refuse_unknown(map, &["decisions"]);
        let list = map.get("decisions").filter(|list| !list.is_null());
        for item in list.map_or(&[][..], Value::items) {
            match item.map() {
                Some(map) => self.decision(map, item.span),
                None => {
                    let message = format!("a decision must be a map, this is {}", item.shape());
                    self.wrong(item.span, &message, None);
                }
            }
        }
    }

    fn decision(&mut self, map: &Map, span: Span) {
        self.refuse_unknown(map, &KEYS);
        let text = |key: &str| map.get(key).and_then(Value::text).map(str::trim);
        let Some(word) = text("decision") else {
            self.wrong(span, "a decision needs `decision`: accept or reject", None);
            return;
        };
        let Some(verdict) = Verdict::parse(word) else {
            let span = map.get("decision").map_or(span, |value| value.span);
            let hint = nearest(word, ["accept", "reject"]);
            let hint = hint.map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{word}` is neither `accept` nor `reject`");
            self.wrong(span, &message, hint);
            return;
        };
        let (Some(file), Some(kind), Some(id)) = (text("file"), text("kind"), text("id")) else {
            let missing = ["file", "kind", "id"].into_iter();
            let missing = missing.filter(|key| text(key).is_none());
            let missing: Vec<String> = missing.map(|key| format!("`{key}`")).collect();
            let message = format!("this decision lacks {}", missing.join(" and "));
            self.wrong(span, &message, None);
            return;
        };
        let (about, said) = (text("about").unwrap_or(""), text("text").unwrap_or(""));
        let decision = Decision {
            file: file.into(),
            kind: kind.into(),
            about: about.into(),
            text: said.into(),
            id: id.into(),
            verdict,
        };
        let of_file = self.decisions.by_file.entry(file.into()).or_default();
        let known = of_file.iter().find(|(known, _)| known.id == decision.id);
        match known {
            // The same decision twice, as two branches may bring it, does no harm.
            Some((known, _)) if known.verdict == verdict => {}
            Some((_, first)) => {
                let message = format!("the fact `{}` is accepted and rejected", decision.id);
                let problem = self.source.problem(Code::DecisionConflict, span, message);
                let problem = problem.related(self.source.place(*first), "decided here");
                self.problems
                    .push(problem.hint("keep one of the two lines"));
            }
            None => of_file.push((decision, span)),
        }
    }

    fn refuse_unknown(&mut self, map: &Map, known: &[&'static str]) {
        for entry in &map.entries {
            if !known.contains(&&*entry.key) {
                let near = nearest(&entry.key, known.iter().copied());
                let hint = near.map_or_else(
                    || format!("known keys: {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("unknown key `{}`", entry.key);
                self.wrong(entry.key_span, &message, Some(hint));
            }
        }
    }

    fn wrong(&mut self, span: Span, message: &str, hint: Option<String>) {
        let problem = self.source.problem(Code::ReviewInvalid, span, message);
        let usual = "correct the line, or remove it to be asked again".to_owned();
        self.problems.push(problem.hint(hint.unwrap_or(usual)));
    }
}
