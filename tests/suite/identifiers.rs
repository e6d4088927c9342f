//! Identifiers that last: what is recorded, and that it never moves.

mod careful;
mod files;
mod lasting;
mod namesakes;
mod scale;

use crate::support::{self, over, triples_of, write};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ANN: &str = "https://www.linkedin.com/in/ann-4711";

/// A small site with somebody of each kind.
fn site() -> TempDir {
    support::site(&[
        ("podcasts/show/_index.md", "---\ntitle: Show\n---\n"),
        (
            "podcasts/show/one.md",
            &format!(
                "---\ntitle: One\nkeywords: [Smart City, C]\n---\n**Credits**<br>\n\
                 Authors: [Ann Lee]({ANN}), Bob Ray<br>\nTheme: Go Home by Quiet Band\n"
            ),
        ),
        (
            "articles/a.md",
            "---\ntitle: A\nauthor: Bob Ray\nkeywords: smart-city\n---\nText.\n",
        ),
        ("organizations/span.yml", "name: Span Works\n"),
    ])
}

fn record(site: &Path) -> String {
    let run = over(site, &["identifiers", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    recorded(site)
}

fn recorded(site: &Path) -> String {
    fs::read_to_string(site.join("identifiers.yaml")).expect("a record")
}

/// The subjects of the lines that end with a predicate and an object.
fn subjects(lines: &[String], predicate: &str, object: &str) -> Vec<String> {
    let end = format!("{predicate}> {object} .");
    let mut subjects: Vec<String> = lines
        .iter()
        .filter(|line| line.ends_with(&end))
        .filter_map(|line| Some(line.split_once(' ')?.0.trim_matches(['<', '>']).to_owned()))
        .collect();
    subjects.dedup();
    subjects
}

fn codes(site: &Path, args: &[&str]) -> Vec<String> {
    let run = over(site, &[args, &["check", "--format", "json"]].concat());
    let problems = run.json()["problems"].as_array().unwrap().clone();
    let codes = problems
        .iter()
        .map(|one| one["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code.starts_with("I6")).collect()
}

#[test]
fn a_record_is_sorted_and_written_once() {
    let site = site();
    let text = record(site.path());
    for expected in [
        "\nhttps://example.org/people/ann-lee:\n  kind: person\n  names:\n    - Ann Lee\n  profiles:\n    - https://www.linkedin.com/in/ann-4711\n  first: podcasts/show/one.md\n",
        "\nhttps://example.org/agents/bob-ray:\n  kind: agent\n  names:\n    - Bob Ray\n  first: articles/a.md\n",
        "\nhttps://example.org/topics/smart-city:\n  kind: topic\n  names:\n    - Smart City\n",
        "\nhttps://example.org/works/go-home:\n  kind: work\n",
        "\nhttps://example.org/podcasts/show/one:\n  kind: episode\n  file: podcasts/show/one.md\n",
        "\nhttps://example.org/organizations/span:\n  kind: organization\n  file: organizations/span.yml\n",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    let iris: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("https:"))
        .map(|line| line.trim_end_matches(':'))
        .collect();
    assert!(iris.is_sorted(), "{iris:#?}");
    assert_eq!(record(site.path()), text);
    assert_eq!(codes(site.path(), &[]), Vec::<String>::new());
}

#[test]
fn nothing_changes_when_all_is_recorded() {
    let site = site();
    let before = triples_of(site.path());
    record(site.path());
    assert_eq!(triples_of(site.path()), before);
    let run = over(site.path(), &["--locked", "export", "ntriples"]);
    assert_eq!(run.success().lines().count(), before.len());
    assert_eq!(over(site.path(), &["identifiers", "--check"]).code, 0);
}

#[test]
fn what_is_not_recorded_is_refused_where_all_must_be() {
    let site = site();
    let locked = over(site.path(), &["--locked", "export", "ntriples"]);
    assert_eq!((locked.code, &*locked.stdout), (1, ""));
    assert!(locked.stderr.contains("I617"), "{}", locked.stderr);
    record(site.path());
    write(
        site.path(),
        "articles/b.md",
        "---\ntitle: B\nauthor: Cy Dow\n---\n",
    );
    for command in [
        vec!["--locked", "export", "turtle"],
        vec!["--locked", "query", "-e", "ASK { ?s ?p ?o }"],
        vec!["--locked", "inspect", "articles/a.md"],
        vec!["records", "--locked", "unused"],
        vec!["identifiers", "--check", "--locked"],
    ] {
        let run = over(site.path(), &command);
        assert_eq!((run.code, &*run.stdout), (1, ""), "{command:?}");
        assert_eq!(run.stderr.matches("I617").count(), 2, "{}", run.stderr);
    }
    assert_eq!(codes(site.path(), &["--locked"]), ["I617", "I617"]);
    let check = over(site.path(), &["identifiers", "--check"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .stdout
            .contains("new       agent        https://example.org/agents/cy-dow")
    );
    let before = recorded(site.path());
    for refused in ["--locked", "--drafts", "--future"] {
        let run = over(site.path(), &[refused, "identifiers", "--write"]);
        assert_eq!(run.code, 1, "{refused}");
        assert_eq!(recorded(site.path()), before);
    }
}

#[test]
fn an_agent_that_turns_out_to_be_a_person_keeps_its_iri() {
    let site = site();
    record(site.path());
    write(
        site.path(),
        "people/bob-ray.yml",
        "name: Bob Ray\naliases: [B. Ray]\n",
    );
    let lines = triples_of(site.path());
    let bob = subjects(&lines, "http://schema.org/name", "\"Bob Ray\"");
    assert_eq!(bob, ["https://example.org/agents/bob-ray"]);
    let people = subjects(
        &lines,
        "22-rdf-syntax-ns#type",
        "<http://schema.org/Person>",
    );
    assert!(people.contains(&bob[0]), "{people:?}");
    let text = record(site.path());
    assert!(text.contains("agents/bob-ray:\n  kind: person\n  file: people/bob-ray.yml\n"));
}

#[test]
fn what_vanishes_has_a_tombstone_and_comes_back() {
    let site = site();
    record(site.path());
    let deleted = site.path().join("articles/a.md");
    let article = fs::read(&deleted).unwrap();
    fs::remove_file(&deleted).unwrap();
    let gone = "https://example.org/articles/a";
    let has_tombstone = |lines: &[String]| {
        let boolean = "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>";
        subjects(lines, "http://www.w3.org/2002/07/owl#deprecated", boolean) == [gone]
    };
    assert!(has_tombstone(&triples_of(site.path())));
    assert_eq!(codes(site.path(), &[]), ["I618"]);
    assert_eq!(over(site.path(), &["identifiers", "--check"]).code, 1);
    assert!(record(site.path()).contains("articles/a:\n  kind: article\n  file: articles/a.md\n"));
    assert!(recorded(site.path()).contains("  gone: true\n"));
    assert_eq!(codes(site.path(), &[]), Vec::<String>::new());
    assert!(has_tombstone(&triples_of(site.path())));
    // Another thing at its place gets another IRI.
    write(
        site.path(),
        "articles/a.md",
        "---\ntitle: New\n---\nOther.\n",
    );
    let new = subjects(
        &triples_of(site.path()),
        "http://schema.org/name",
        "\"New\"@en",
    );
    assert_eq!(new, ["https://example.org/articles/a-2"]);
    assert_eq!(codes(site.path(), &[]), ["I620"]);
    // The thing itself comes back.
    fs::write(&deleted, article).unwrap();
    assert_eq!(codes(site.path(), &[]), ["I619"]);
    assert!(!record(site.path()).contains("gone: true"));
}

#[test]
fn a_merge_and_a_split_are_one_edit() {
    let site = site();
    let text = record(site.path());
    let merged = text.replace(
        "agents/bob-ray:\n",
        "agents/bob-ray:\n  mergedInto: https://example.org/people/ann-lee\n",
    );
    write(site.path(), "identifiers.yaml", &merged);
    let lines = triples_of(site.path());
    let named = subjects(&lines, "http://schema.org/alternateName", "\"Bob Ray\"");
    let named = [
        named,
        subjects(&lines, "http://schema.org/name", "\"Bob Ray\""),
    ]
    .concat();
    assert_eq!(named, ["https://example.org/people/ann-lee"]);
    let replaced = subjects(
        &lines,
        "http://purl.org/dc/terms/isReplacedBy",
        "<https://example.org/people/ann-lee>",
    );
    assert_eq!(replaced, ["https://example.org/agents/bob-ray"]);
    let told = over(
        site.path(),
        &["identifiers", "https://example.org/people/ann-lee"],
    );
    assert!(
        told.stdout
            .contains("merged into it: https://example.org/agents/bob-ray")
    );
    let after = record(site.path());
    assert_eq!(record(site.path()), after);
    // A name that moves to an entry of its own takes its namings with it.
    let split = format!(
        "{text}\nhttps://example.org/people/ann-the-other:\n  kind: person\n  profiles: [{ANN}]\n"
    );
    let split = split.replacen(&format!("  profiles:\n    - {ANN}\n"), "", 1);
    write(site.path(), "identifiers.yaml", &split);
    let lines = triples_of(site.path());
    let ann = subjects(&lines, "http://schema.org/sameAs", &format!("<{ANN}>"));
    assert_eq!(ann, ["https://example.org/people/ann-the-other"]);
}

#[test]
fn a_file_of_a_person_merges_what_is_recorded_apart() {
    let site = site();
    record(site.path());
    let person = format!("name: Ann Lee\naliases: [Bob Ray]\nsameAs: {ANN}\n");
    write(site.path(), "people/ann.yml", person);
    let lines = triples_of(site.path());
    let replaced = subjects(
        &lines,
        "http://purl.org/dc/terms/isReplacedBy",
        "<https://example.org/people/ann-lee>",
    );
    assert_eq!(replaced, ["https://example.org/agents/bob-ray"]);
    let text = record(site.path());
    assert!(text.contains("  gone: true\n  mergedInto: https://example.org/people/ann-lee\n"));
    assert_eq!(triples_of(site.path()), lines);
}

#[test]
fn identifiers_are_listed_and_explained() {
    let site = site();
    record(site.path());
    let list = over(site.path(), &["identifiers", "--format", "json"]).json();
    let all = list["identifiers"].as_array().unwrap();
    assert_eq!(all.len(), 10);
    assert!(all.iter().all(|one| one["state"] == "recorded"), "{list}");
    let iri = "https://example.org/people/ann-lee";
    let ann = over(site.path(), &["identifiers", iri, "--format", "json"]).json();
    assert_eq!(ann["profiles"][0], ANN);
    assert_eq!(ann["place"], "podcasts/show/one.md:6:11");
    let unknown = over(
        site.path(),
        &["identifiers", "https://example.org/people/ann-le"],
    );
    assert_eq!(unknown.code, 1);
    assert!(unknown.stderr.contains(iri), "{}", unknown.stderr);
}

#[test]
fn the_record_may_stand_elsewhere() {
    let site = site();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("ids.yaml");
    let option = ["--identifiers", file.to_str().unwrap()];
    let run = over(
        site.path(),
        &[&option[..], &["identifiers", "--write"]].concat(),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(file.exists() && !site.path().join("identifiers.yaml").exists());
    let locked = [&option[..], &["--locked", "export", "ntriples"]].concat();
    assert_eq!(over(site.path(), &locked).code, 0);
    let configuration = format!("{}identifiers: lasting.yml\n", support::CONFIGURATION);
    write(site.path(), "filorosso.yaml", configuration);
    fs::copy(&file, site.path().join("lasting.yml")).unwrap();
    assert_eq!(
        over(site.path(), &["--locked", "export", "ntriples"]).code,
        0
    );
}

#[test]
fn places_and_events_are_recorded_too() {
    let site = site();
    let text = "---\ntitle: A day @Lecco\ndate: 2024-03-01\n---\nText.\n";
    write(site.path(), "podcasts/show/day.md", text);
    let configuration = support::CONFIGURATION.replace("language: en", "language: it");
    write(site.path(), "filorosso.yaml", configuration);
    let recorded = record(site.path());
    let place = "\nhttps://example.org/places/lecco:\n  kind: place\n  names:\n    - Lecco\n  codes:\n    - municipality:";
    assert!(recorded.contains(place), "{recorded}");
    let before = triples_of(site.path());
    let renamed = recorded.replace("places/lecco:", "places/lech:");
    write(site.path(), "identifiers.yaml", renamed);
    let after = triples_of(site.path()).join("\n");
    let moved = after.replace("places/lech>", "places/lecco>");
    let mut moved: Vec<&str> = moved.lines().collect();
    moved.sort_unstable();
    assert_eq!(moved, before);
}
