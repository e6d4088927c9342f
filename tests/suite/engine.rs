//! The built-in mapping through an independent RML engine: the same records, the same triples.
//!
//! `tests/engine/setup.sh DIR` installs the engine, `ENGINE_DIR=DIR` lets these tests use it.
//! Without it they say so and pass, unless `FILOROSSO_REQUIRE=1` asks for them.

use crate::support::{filorosso, finish, over, repository, temporary_copy_of, write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the engine is, or `None` with the reason printed.
fn engine() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("ENGINE_DIR").filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let reason = "ENGINE_DIR is not set; tests/engine/setup.sh DIR installs the engine";
    assert!(std::env::var("FILOROSSO_REQUIRE").is_err(), "{reason}");
    println!("skipped: {reason}");
    None
}

/// Runs the comparison; its report, and whether the triples were the same.
fn compare(engine: &Path, records: &Path, ours: &Path) -> (String, i32) {
    let repository = repository();
    let mut command = Command::new(engine.join("venv/bin/python"));
    command
        .arg(repository.join("tests/engine/compare.py"))
        .args([records, &repository.join("ontology/mapping.yml"), ours])
        .arg("--ignore")
        .arg(repository.join("tests/engine/exclusions.txt"))
        .env("ENGINE_DIR", engine);
    let run = finish(&mut command);
    (format!("{}{}", run.stdout, run.stderr), run.code)
}

/// A number of the comparison's report.
fn number(report: &str, label: &str) -> usize {
    let line = report.lines().find_map(|line| line.strip_prefix(label));
    let line = line.unwrap_or_else(|| panic!("no `{label}` in\n{report}"));
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn an_independent_engine_makes_the_same_triples_of_the_records() {
    let Some(engine) = engine() else { return };
    let work = tempfile::tempdir().unwrap();
    let (records, ours) = (work.path().join("records"), work.path().join("ours.nq"));
    filorosso(&["records", records.to_str().unwrap()]).success();
    // Records of provenance are among them, so its quads are too; graphs are dropped.
    filorosso(&["export", "nquads", "-o", ours.to_str().unwrap()]).success();
    let (report, code) = compare(&engine, &records, &ours);
    assert_eq!(code, 0, "{report}");
    let content = filorosso(&["export", "ntriples"]).success().lines().count();
    let equal = number(&report, "equal:");
    assert!(
        equal >= content,
        "{equal} of {content} triples were compared:\n{report}"
    );
}

#[test]
fn the_comparison_notices_a_record_that_changes() {
    let Some(engine) = engine() else { return };
    let work = tempfile::tempdir().unwrap();
    let (records, ours) = (work.path().join("records"), work.path().join("ours.nq"));
    let content = temporary_copy_of("tests/cases/golden/content");
    over(
        content.path(),
        &["export", "nquads", "-o", ours.to_str().unwrap()],
    )
    .success();
    let episode = content.path().join("podcasts/onair/first-talk.md");
    let text = fs::read_to_string(&episode).unwrap();
    write(
        content.path(),
        "podcasts/onair/first-talk.md",
        text.replace("How it began.", "How it went."),
    );
    over(content.path(), &["records", records.to_str().unwrap()]).success();
    let (report, code) = compare(&engine, &records, &ours);
    assert_eq!(code, 1, "{report}");
    assert!(
        report.contains("How it went.") && report.contains("How it began."),
        "{report}"
    );
}

#[test]
fn every_exclusion_has_its_reason() {
    let text = fs::read_to_string(repository().join("tests/engine/exclusions.txt")).unwrap();
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let (rule, reason) = line.split_once(" #").unwrap_or((line, ""));
        assert!(
            !rule.trim().is_empty() && reason.trim().len() > 10,
            "{line}"
        );
    }
    assert!(text.starts_with('#'), "the file says what it is for");
}
