//! Content with one thing wrong in it: `tests/cases/malformed` has a folder for each.
//!
//! `expected.txt` lists what `check` must report, as `CODE file:line:column`. A folder with a
//! `generate.txt` is copied first, and what stands there is made in the copy: lines
//! `PATH repeat "x" N` and `symlink PATH -> TARGET`, and before them `prefix:` and `suffix:`
//! for the text around what is repeated, with `\n` for a new line.

use crate::support::{self, Run};
use filorosso::diagnostic::{Code, explanation, explanations};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// A folder of `tests/cases/malformed`, ready to be checked.
struct Case {
    name: String,
    /// The content folder, as it is given to the program.
    content: PathBuf,
    expected: Vec<String>,
    /// Keeps the copy until the case is done.
    _copy: Option<TempDir>,
}

impl Case {
    fn prepare(name: &str) -> Self {
        let relative = Path::new("tests/cases/malformed").join(name);
        let folder = support::repository().join(&relative);
        let expected = fs::read_to_string(folder.join("expected.txt"))
            .unwrap_or_else(|error| panic!("{name}/expected.txt: {error}"));
        let mut expected: Vec<String> = expected.lines().map(str::to_owned).collect();
        expected.sort();
        let copy = fs::read_to_string(folder.join("generate.txt"))
            .ok()
            .map(|script| generated(&folder, &script));
        let content = copy
            .as_ref()
            .map_or(relative, |copy| copy.path().to_owned());
        Self {
            name: name.to_owned(),
            content,
            expected,
            _copy: copy,
        }
    }

    fn check(&self) -> Run {
        support::over(&self.content, &["check", "--format", "json"])
    }

    /// What is not as it should be, or nothing.
    fn differences(&self) -> String {
        let run = self.check();
        let mut told = String::new();
        if run.stderr.contains("panicked") || !(0..=1).contains(&run.code) {
            let _ = writeln!(
                told,
                "it ended with exit code {}:\n{}",
                run.code, run.stderr
            );
            return told;
        }
        let report = run.json();
        let problems = report["problems"].as_array().expect("a list of problems");
        let mut found: Vec<String> = problems.iter().map(one_line).collect();
        found.sort();
        if found != self.expected {
            let _ = writeln!(told, "expected {:#?}\nfound    {found:#?}", self.expected);
        }
        let has_errors = problems
            .iter()
            .any(|problem| problem["severity"] == "error");
        if (run.code == 1) != has_errors {
            let _ = writeln!(told, "exit code {} (errors: {has_errors})", run.code);
        }
        for problem in problems {
            // What the list `suppress` says is shown nowhere.
            let secret = problem["code"] == "C110";
            for place in places(problem) {
                if let Err(reason) = self.place_is_true(place, secret) {
                    let _ = writeln!(told, "{place}: {reason}");
                }
            }
        }
        told
    }

    /// Line, column, bytes and text of a place must be those of the file; a secret text is empty.
    fn place_is_true(&self, place: &Value, secret: bool) -> Result<(), String> {
        let Some(line) = place["line"].as_u64() else {
            return Ok(());
        };
        let bytes = self.read(place["file"].as_str().expect("a file"))?;
        let number = |key: &str| usize::try_from(place[key].as_u64().expect(key)).expect(key);
        let (start, end) = (number("start"), number("end"));
        let meant = bytes
            .get(start..end)
            .ok_or_else(|| format!("the file has {} bytes", bytes.len()))?;
        // A byte order mark has bytes and no column.
        let before = String::from_utf8_lossy(&bytes[..start]);
        let before = before.trim_start_matches('\u{feff}');
        let own_line = before.matches('\n').count() + 1;
        let own_column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        if (own_line as u64, own_column as u64) != (line, number("column") as u64) {
            return Err(format!(
                "byte {start} is in line {own_line}, column {own_column}"
            ));
        }
        let meant = String::from_utf8_lossy(meant);
        let first_line = meant.lines().next().unwrap_or("").replace('\t', " ");
        let text = place["text"].as_str().expect("a text");
        if secret && text.is_empty() && !first_line.is_empty() {
            return Ok(());
        }
        if !secret && first_line.starts_with(text) && text.is_empty() == first_line.is_empty() {
            Ok(())
        } else {
            let shown: String = first_line.chars().take(80).collect();
            Err(format!("the file has `{shown}` there"))
        }
    }

    /// A file named by a place: one of the content, or one named by the configuration.
    fn read(&self, file: &str) -> Result<Vec<u8>, String> {
        let root = support::repository();
        fs::read(root.join(&self.content).join(file))
            .or_else(|_| fs::read(root.join(file)))
            .map_err(|error| error.to_string())
    }
}

/// A copy of a case with the files that its script makes.
fn generated(folder: &Path, script: &str) -> TempDir {
    let copy = support::temporary_copy_of(folder);
    let (mut prefix, mut suffix) = (String::new(), String::new());
    for line in script.lines() {
        if let Some(text) = line.strip_prefix("prefix: ") {
            prefix = text.replace("\\n", "\n");
        } else if let Some(text) = line.strip_prefix("suffix: ") {
            suffix = text.replace("\\n", "\n");
        } else if let Some(link) = line.strip_prefix("symlink ") {
            let (path, target) = link.split_once(" -> ").expect("symlink PATH -> TARGET");
            support::link(Path::new(target), &copy.path().join(path));
        } else {
            let (path, times) = line
                .split_once(" repeat \"x\" ")
                .expect("PATH repeat \"x\" N");
            let text = "x".repeat(times.parse().expect("a number"));
            support::write(copy.path(), path, format!("{prefix}{text}{suffix}"));
        }
    }
    copy
}

/// `CODE file:line:column`, as far as there is a place.
fn one_line(problem: &Value) -> String {
    let mut line = problem["code"].as_str().expect("a code").to_owned();
    let place = &problem["place"];
    if let Some(file) = place["file"].as_str() {
        let _ = write!(line, " {file}");
    }
    if let (Some(row), Some(column)) = (place["line"].as_u64(), place["column"].as_u64()) {
        let _ = write!(line, ":{row}:{column}");
    }
    line
}

/// All places of a problem: its own and the related ones.
fn places(problem: &Value) -> Vec<&Value> {
    let related = problem["related"].as_array().map_or(&[][..], Vec::as_slice);
    problem
        .get("place")
        .into_iter()
        .chain(related.iter().map(|one| &one["place"]))
        .collect()
}

fn names() -> Vec<String> {
    let folder = support::repository().join("tests/cases/malformed");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Runs `job` over all names, two at a time, and gives what it told, in the order of names.
fn over_all(names: &[String], job: impl Fn(&str) -> String + Sync) -> String {
    let (next, told) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = job(name);
                    if !text.is_empty() {
                        told.lock().unwrap().push(format!("{name}: {text}"));
                    }
                }
            });
        }
    });
    let mut told = told.into_inner().unwrap();
    told.sort();
    told.join("\n")
}

#[test]
fn every_malformed_case_is_reported_as_expected() {
    let names = names();
    assert!(names.len() > 100, "only {} cases", names.len());
    let told = over_all(&names, |name| {
        let case = Case::prepare(name);
        assert_eq!(case.name, name);
        case.differences()
    });
    assert!(told.is_empty(), "\n{told}");
}

/// Codes that `check` cannot report, and where they are tested instead.
const TESTED_ELSEWHERE: &[(&str, &str)] = &[
    (
        "F207",
        "a name of a file that is no Unicode cannot be committed: a test below makes it",
    ),
    ("I617", "of `--locked`: `identifiers`"),
    ("N502", "hidden files are no mistake: `commands`"),
    ("N503", "dates in the future are no mistake: `commands`"),
    ("Q801", "of a query, not of content: `commands`"),
    ("Q802", "of a query, not of content: `commands`"),
    ("Q803", "of a query, not of content: `commands`"),
    ("Q804", "of a query, not of content: `commands`"),
    (
        "Q805",
        "of a query, not of content; nothing in a test can make the evaluator fail",
    ),
    ("Q806", "of a query, not of content: `commands`"),
    ("S101", "of the rules of a release: `server`"),
    ("S102", "of the rules of a release: `server`"),
    ("X901", "of the output, not of content: `commands`"),
    ("X902", "of `inspect` and `explain`: `commands`"),
    ("X903", "of `diff`, not of content: `changes`"),
    ("X904", "of `release --previous`: `changes`"),
    ("X905", "of `release --previous`: `changes`"),
    ("K101", "of `release`, not of content: `release`"),
    ("G112", "told with `--markup` alone: `markup`"),
    ("E101", "of `embed`, not of content: `embed`"),
    ("E102", "of `embed`, not of content: `embed`"),
    ("E103", "of `embed`, not of content: `embed`"),
    ("E104", "of `embed`, not of content: `embed`"),
    ("W101", "of `release`, not of content: `release`"),
    ("W102", "of `release`, not of content: `release`"),
    ("W103", "of the folder of a release: `release`"),
    ("W105", "of the folder of a release: `release`"),
    ("R954", "of `review`, not of content: `review`"),
    ("K201", "of a release, not of content: `quality`"),
    ("K202", "of a release, not of content: `quality`"),
    ("K203", "of a release, not of content: `quality`"),
];

#[test]
fn every_code_that_check_reports_has_a_malformed_case() {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for name in names() {
        let case = Case::prepare(&name);
        shown.extend(case.expected.iter().map(|line| line[..4].to_owned()));
    }
    let excepted: BTreeSet<&str> = TESTED_ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.id())
        .filter(|id| !shown.contains(*id) && !excepted.contains(id))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let needless: Vec<&&str> = excepted.iter().filter(|id| shown.contains(**id)).collect();
    assert!(needless.is_empty(), "there are cases for {needless:?}");
    let gone: Vec<&&str> = excepted
        .iter()
        .filter(|id| Code::parse(id).is_none())
        .collect();
    assert!(gone.is_empty(), "no such codes: {gone:?}");
}

#[test]
fn the_guide_explains_every_code_and_no_other() {
    let explained: Vec<&str> = explanations().map(|(id, _)| id).collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(explained, codes);
    for code in Code::ALL {
        let text = explanation(*code).expect("an explanation");
        let severity = format!("({}) ", code.severity());
        assert!(
            text.contains(&severity),
            "{code} is not said to be {severity}"
        );
        assert!(text.contains("\nCure: "), "{code} has no cure");
        assert!(text.contains("Example"), "{code} has no example");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_not_unicode_is_reported() {
    use std::os::unix::ffi::OsStrExt;
    let site = support::site(&[("articles/a.md", "---\ntitle: A\n---\n")]);
    let name = std::ffi::OsStr::from_bytes(b"articles/caf\xe9.md");
    fs::write(site.path().join(name), "---\ntitle: B\n---\n").unwrap();
    let run = support::over(site.path(), &["check", "--format", "json"]);
    let problems = run.json()["problems"].as_array().unwrap().clone();
    assert!(
        problems.iter().any(|problem| problem["code"] == "F207"),
        "{}",
        run.stdout
    );
    assert_eq!(run.code, 1);
}
