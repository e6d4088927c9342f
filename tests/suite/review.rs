//! Doubtful facts and what editors decide of them.

mod identity;
mod moved;
mod titles;

use crate::support::{self, Run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A configuration for which nothing that is read in prose is sure enough.
const DOUBTFUL: &str = r#"base: https://example.org/
language: it
confidence: 1.0
evidence: true
kinds:
  podcast: "podcasts/{podcast}/_index.md"
  episode: "podcasts/{podcast}/{slug}.md"
  person: "people/{slug}.{md,yml}"
"#;
const EPISODE: &str = "podcasts/onair/lampioni.md";
const TEXT: &str = "---
title: \"Ada Rossi - Dove stanno i lampioni\"
---

In questa puntata [Ada Rossi](https://www.linkedin.com/in/ada-rossi-example), presidente di \
[Luce Comune](https://lucecomune.example), ci ha parlato di lampioni.
";

/// A folder that holds a content folder, and what is to be beside it.
pub struct Project {
    folder: TempDir,
}

impl Project {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let project = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        project.write("filorosso.yaml", DOUBTFUL);
        project.write("podcasts/onair/_index.md", "---\ntitle: On Air\n---\n");
        project.write(EPISODE, TEXT);
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    pub fn write(&self, path: &str, text: &str) {
        support::write(&self.content(), path, text);
    }

    pub fn run(&self, args: &[&str]) -> Run {
        support::over(&self.content(), args)
    }

    fn decisions(&self) -> String {
        fs::read_to_string(self.folder.path().join("review.yaml")).unwrap_or_default()
    }

    fn doubts(&self) -> Vec<Value> {
        let run = self.run(&["review", "--format", "json"]);
        run.json()["doubts"].as_array().expect("a list").clone()
    }

    /// The identifier of the fact of a kind that is in doubt.
    fn id(&self, kind: &str) -> String {
        let doubts = self.doubts();
        let found = doubts.iter().find(|doubt| doubt["kind"] == kind);
        let found = found.unwrap_or_else(|| panic!("no {kind} in {doubts:#?}"));
        found["id"].as_str().expect("a text").to_owned()
    }

    fn kinds(&self) -> Vec<String> {
        let doubts = self.doubts();
        let kinds = doubts.iter().map(|doubt| doubt["kind"].as_str());
        kinds.map(|kind| kind.expect("a text").to_owned()).collect()
    }

    fn triples(&self) -> String {
        self.run(&["export", "ntriples"]).success()
    }
}

/// All files under a folder with their texts.
fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            files.push((path, bytes));
        }
    }
    files.sort();
    files
}

#[test]
fn what_is_not_sure_enough_is_left_out_and_listed() {
    let project = Project::new(&[]);
    let triples = project.triples();
    assert!(!triples.contains("people/ada-rossi"), "{triples}");
    assert!(!triples.contains("luce-comune"), "{triples}");
    assert_eq!(project.kinds(), ["guest", "role", "organization"]);
    let guest = &project.doubts()[0];
    assert_eq!(guest["said"], "Ada Rossi");
    assert_eq!(guest["text"], "Ada Rossi");
    assert_eq!(
        (guest["file"].as_str(), guest["line"].as_u64()),
        (Some(EPISODE), Some(5))
    );
    assert_eq!(
        (&guest["rule"], &guest["stated"]),
        (&"guest".into(), &false.into())
    );
    assert!(guest["confidence"].as_f64() < Some(1.0), "{guest}");
    let listed = project.run(&["review"]);
    assert!(
        listed.stdout.contains("role “presidente” (Ada Rossi)"),
        "{}",
        listed.stdout
    );
    assert!(
        listed.stderr.contains("3 facts are in doubt"),
        "{}",
        listed.stderr
    );
    let of_rule = project.run(&["review", "--rule", "guest", "--format", "json"]);
    assert_eq!(of_rule.json()["doubts"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_accepted_is_certain_and_says_so() {
    let project = Project::new(&[]);
    let before = all_files(&project.content());
    let (guest, role) = (project.id("guest"), project.id("role"));
    project
        .run(&["review", "accept", &guest, &role[..6]])
        .success();
    assert_eq!(
        all_files(&project.content()),
        before,
        "the content is as it was"
    );
    let triples = project.triples();
    assert!(
        triples.contains("<http://schema.org/actor> <https://example.org/people/ada-rossi>"),
        "{triples}"
    );
    assert!(triples.contains("\"presidente\""), "{triples}");
    assert!(
        !triples.contains("luce-comune"),
        "the organization was not accepted"
    );
    assert_eq!(project.kinds(), ["organization"]);
    let why = project.run(&[
        "why",
        "podcasts/onair/lampioni",
        "actor",
        "--format",
        "json",
    ]);
    let origin = &why.json()["statements"][0]["origins"][0];
    assert_eq!(origin["rule"], "guest", "the rule is kept");
    assert_eq!(origin["confidence"], 1.0);
    assert_eq!(origin["decision"], "accept");
    let quads = project.run(&["export", "nquads"]).success();
    assert!(quads.contains("ontology#decision> \"accept\""), "{quads}");
}

#[test]
fn what_is_rejected_never_appears_again() {
    let project = Project::new(&[]);
    let guest = project.id("guest");
    project.run(&["review", "reject", &guest]).success();
    assert_eq!(
        project.doubts(),
        Vec::<Value>::new(),
        "what belonged to the guest is not asked"
    );
    let all = [
        project.triples(),
        project.run(&["export", "nquads"]).success(),
        project.run(&["review"]).stdout,
    ];
    for text in all {
        assert!(!text.contains("people/ada-rossi"), "{text}");
    }
    let facts = project.run(&["inspect", EPISODE, "--facts"]);
    assert!(!facts.stdout.contains("guest"), "{}", facts.stdout);
    project.run(&["review", "forget", &guest]).success();
    assert_eq!(
        project.kinds(),
        ["guest", "role", "organization"],
        "it is asked anew"
    );
    project.run(&["review", "reject", &guest]).success();
    project.run(&["review", "accept", &guest]).success();
    assert!(
        project.triples().contains("people/ada-rossi"),
        "an editor thinks again"
    );
}

#[test]
fn what_is_stated_may_be_rejected() {
    let project = Project::new(&[]);
    project.write("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.5"));
    assert!(project.triples().contains("\"presidente\""));
    let facts = project
        .run(&["inspect", EPISODE, "--facts", "--format", "json"])
        .json();
    let facts = facts["facts"].as_array().unwrap();
    let role = facts
        .iter()
        .find(|fact| fact["kind"] == "role")
        .expect("a role");
    assert_eq!(role["stated"], true);
    project
        .run(&["review", "reject", role["id"].as_str().unwrap()])
        .success();
    let triples = project.triples();
    assert!(!triples.contains("\"presidente\""), "{triples}");
    assert!(
        triples.contains("people/ada-rossi"),
        "the guest is not rejected"
    );
}

#[test]
fn identifiers_stay_when_lines_move() {
    let project = Project::new(&[]);
    let role = project.id("role");
    project
        .run(&["review", "accept", &project.id("guest")])
        .success();
    project.write(
        EPISODE,
        &TEXT
            .replace("In questa", "\n\n\nIn  questa")
            .replace("title", "draft: false\ntitle"),
    );
    assert_eq!(project.id("role"), role);
    assert_eq!(
        project.kinds(),
        ["role", "organization"],
        "the decision is kept"
    );
}

#[test]
fn decisions_are_one_line_each_sorted_and_written_beside_the_content() {
    let project = Project::new(&[]);
    let ids: Vec<String> = ["role", "guest", "organization"]
        .map(|kind| project.id(kind))
        .into();
    project.run(&["review", "accept", &ids[0]]).success();
    let first = project.decisions();
    project
        .run(&["review", "reject", &ids[1], &ids[2]])
        .success();
    let both = project.decisions();
    let lines: Vec<&str> = both.lines().collect();
    assert_eq!(lines.len(), first.lines().count() + 2);
    assert!(
        first.lines().all(|line| lines.contains(&line)),
        "{first}\n{both}"
    );
    let kinds: Vec<&str> = lines
        .iter()
        .filter(|line| line.starts_with("- "))
        .copied()
        .collect();
    let mut sorted = kinds.clone();
    sorted.sort_by_key(|line| line.split_once("file:").map(|(_, rest)| rest.to_owned()));
    assert_eq!(kinds, sorted);
    let elsewhere = project.content().join("../elsewhere.yaml");
    let path = elsewhere.to_str().unwrap();
    project
        .run(&["review", "accept", &ids[1], "--decisions", path])
        .success();
    assert!(elsewhere.exists());
    assert_eq!(project.decisions(), both, "the usual file is left alone");
}

#[test]
fn identifiers_that_mean_nothing_are_refused() {
    let project = Project::new(&[]);
    for args in [
        &["review", "accept", "ffffffffff"][..],
        &["review", "reject"],
        &["review", "accept", ""],
    ] {
        let run = project.run(args);
        assert_eq!(run.code, 1, "{args:?}");
        assert!(run.stderr.contains("error[R954]"), "{}", run.stderr);
    }
    assert_eq!(project.decisions(), "", "nothing is written");
    let run = project.run(&["review", "--rule", "gest"]);
    assert!(
        run.stderr.contains("did you mean `guest`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn nothing_is_published_with_decisions_that_cannot_be_understood() {
    let project = Project::new(&[]);
    project
        .run(&["review", "reject", &project.id("guest")])
        .success();
    let broken = project.decisions().replace("reject", "rejcet");
    fs::write(project.folder.path().join("review.yaml"), broken).unwrap();
    let run = project.run(&["export", "ntriples"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("error[R951]"), "{}", run.stderr);
    assert!(
        run.stderr.contains("did you mean `reject`?"),
        "{}",
        run.stderr
    );
}
