//! Decisions whose files are renamed.

use super::{DOUBTFUL, EPISODE, Project};
use std::fs;

fn guest(company: &str) -> String {
    format!(
        "---\ntitle: Uno\ndate: 2024-05-01\n---\nOspite di questa puntata è Luca Bianchi, {company}.\n"
    )
}

fn people(project: &Project) -> usize {
    let triples = project.triples();
    let named = triples.lines().filter(|line| {
        line.contains("people/luca-bianchi") && line.contains("<http://schema.org/name>")
    });
    named.count()
}

fn rename(project: &Project, from: &str, to: &str) {
    let path = |name: &str| project.content().join(format!("podcasts/a/{name}.md"));
    fs::rename(path(from), path(to)).unwrap();
}

#[test]
fn two_people_who_were_told_apart_stay_two_when_either_file_is_renamed() {
    for (from, to) in [("one", "one-b"), ("two", "two-b"), ("two", "a-two")] {
        let project = Project::new(&[
            ("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.7")),
            ("podcasts/a/_index.md", "---\ntitle: A\n---\n"),
            (EPISODE, "---\ntitle: Niente\n---\nSolo musica.\n"),
            ("podcasts/a/one.md", &guest("ingegnere di Alfa Spa")),
            ("podcasts/a/two.md", &guest("cardiologo della Clinica Beta")),
        ]);
        let doubts = project.doubts();
        let id = doubts[0]["id"].as_str().unwrap().to_owned();
        project.run(&["review", "reject", &id]).success();
        assert_eq!(people(&project), 2);
        rename(&project, from, to);
        assert_eq!(people(&project), 2, "{from} -> {to}");
        for command in [
            &["check"][..],
            &["export", "turtle"],
            &["why", "people/luca-bianchi"],
            &["review"],
            &["identifiers"],
        ] {
            let run = project.run(command);
            let told = run.stdout + &run.stderr;
            assert!(told.contains("[R955]"), "{command:?}: {told}");
            assert!(told.contains(&id), "{command:?}: {told}");
        }
        project.run(&["review", "forget", &id]).success();
        let told = project.run(&["check"]).stdout;
        assert!(!told.contains("[R955]"), "{told}");
        assert_eq!(people(&project), 1, "{from} -> {to}");
    }
}

#[test]
fn what_was_rejected_stays_so_in_a_file_that_is_renamed() {
    let project = Project::new(&[(
        "filorosso.yaml",
        &DOUBTFUL.replace("confidence: 1.0", "confidence: 0.5"),
    )]);
    let facts = project
        .run(&["inspect", EPISODE, "--facts", "--format", "json"])
        .json();
    let role = facts["facts"].as_array().unwrap().iter();
    let role = role
        .filter(|fact| fact["kind"] == "role")
        .find_map(|fact| fact["id"].as_str())
        .expect("a role")
        .to_owned();
    let states = |project: &Project| project.triples().contains("presidente\"");
    assert!(states(&project));
    project.run(&["review", "reject", &role]).success();
    assert!(!states(&project));
    let other = "podcasts/onair/altro.md";
    fs::rename(
        project.content().join(EPISODE),
        project.content().join(other),
    )
    .unwrap();
    assert!(!states(&project));
    project.run(&["review", "forget", &role]).success();
    assert!(states(&project));
}
