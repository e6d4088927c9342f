//! Whole sites in `tests/cases/sites`, each with the graph that it should have.

use crate::support;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// What differs between a sample site's graph and the one that is expected; a triple too much is
/// as wrong as one too few.
fn differences(name: &str) -> String {
    let folder = support::repository().join("tests/cases/sites").join(name);
    let expected = fs::read_to_string(folder.join("expected.nt")).expect("expected.nt");
    let now = ["--now", "2030-01-01"];
    let run = support::over(&folder, &[now[0], now[1], "export", "ntriples"]);
    let wanted: BTreeSet<&str> = expected.lines().collect();
    let found: BTreeSet<&str> = run.stdout.lines().collect();
    let mut told = String::new();
    for line in wanted.difference(&found) {
        let _ = writeln!(told, "missing: {line}");
    }
    for line in found.difference(&wanted) {
        let _ = writeln!(told, "too much: {line}");
    }
    let problems = support::over(&folder, &[now[0], now[1], "check", "--strict"]);
    if run.code != 0 || problems.code != 0 {
        let _ = writeln!(told, "{}{}", run.stderr, problems.stdout + &problems.stderr);
    }
    told
}

#[test]
fn an_english_hugo_site_with_guests_as_maps() {
    assert_eq!(differences("hugo"), "");
}

#[test]
fn a_german_astro_site_with_speakers_and_chapters() {
    assert_eq!(differences("astro"), "");
}

#[test]
fn a_russian_site_with_data_beside_its_texts() {
    assert_eq!(differences("sidecar"), "");
}

#[test]
fn a_jekyll_blog_with_authors() {
    assert_eq!(differences("jekyll"), "");
}
