//! Whom a name means: what editors are asked of identity, and what they say.

use super::{DOUBTFUL, EPISODE, Project};
use serde_json::Value;

#[test]
fn whom_a_name_means_is_asked_and_pinned() {
    let person = |number: u32| {
        format!("name: Ada Rossi\nsameAs: https://www.linkedin.com/in/ada-{number}\n")
    };
    let credits = "---\ntitle: Crediti\n---\n\n**Crediti**\n\nAutori: Ada Rossi\n";
    let project = Project::new(&[
        ("people/ada.yml", &person(1)),
        ("people/ada-altra.yml", &person(2)),
        (EPISODE, credits),
    ]);
    let author = |project: &Project| {
        let triples = project.triples();
        let line = triples
            .lines()
            .find(|line| line.contains("schema.org/author>"));
        line.expect("an author")
            .split('>')
            .nth(2)
            .unwrap()
            .trim()
            .to_owned()
    };
    let taken = author(&project);
    let question = &project.doubts()[0];
    assert_eq!(question["kind"], "identity");
    assert_eq!(format!("<{}", question["about"].as_str().unwrap()), taken);
    project
        .run(&["review", "reject", question["id"].as_str().unwrap()])
        .success();
    let other = author(&project);
    assert_ne!(other, taken, "the other one is taken");
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project
        .run(&["review", "accept", question["id"].as_str().unwrap()])
        .success();
    assert_eq!(author(&project), taken, "an editor's word counts");
    let story = project
        .run(&["why", taken.trim_start_matches('<'), "--format", "json"])
        .json();
    let reasons: Vec<&Value> = story["identity"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["reason"])
        .collect();
    assert_eq!(reasons, ["described", "decided"]);
}

#[test]
fn namesakes_are_asked_and_told_apart() {
    let episode = |role: &str| {
        format!(
            "---\ntitle: Uno\ndate: 2024-05-01\n---\nOspite di questa puntata è Luca Bianchi, {role}.\n"
        )
    };
    let (engineer, doctor) = (
        episode("ingegnere di Alfa Spa"),
        episode("cardiologo della Clinica Beta"),
    );
    let project = Project::new(&[
        ("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.75")),
        (EPISODE, "---\ntitle: Niente\n---\nSolo musica.\n"),
        ("podcasts/a/_index.md", "---\ntitle: A\n---\n"),
        ("podcasts/a/one.md", &engineer),
        ("podcasts/a/three.md", &engineer),
        ("podcasts/a/two.md", &doctor),
    ]);
    let people = |project: &Project| {
        let triples = project.triples();
        let mut people: Vec<String> = triples
            .lines()
            .filter(|line| line.contains("schema.org/actor>"))
            .filter_map(|line| line.split('>').nth(2))
            .map(|object| object.rsplit('/').next().unwrap_or_default().to_owned())
            .collect();
        people.dedup();
        people.sort();
        people.dedup();
        people
    };
    assert_eq!(people(&project), ["luca-bianchi"]);
    let doubts = project.doubts();
    let question = &doubts[0];
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(question["kind"], "same-name");
    assert_eq!(question["about"], "podcasts/a/one.md");
    let id = question["id"].as_str().unwrap();
    project.run(&["review", "accept", id]).success();
    assert_eq!(people(&project), ["luca-bianchi"]);
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project.run(&["review", "reject", id]).success();
    assert_eq!(people(&project).len(), 2, "{:?}", people(&project));
    assert_eq!(project.doubts(), Vec::<Value>::new());
}

#[test]
fn a_decision_on_namesakes_outlives_new_files_and_records() {
    let episode = |role: &str| {
        format!(
            "---\ntitle: Uno\ndate: 2024-05-01\n---\nOspite di questa puntata è Luca Bianchi, {role}.\n"
        )
    };
    let (engineer, doctor) = (
        episode("ingegnere di Alfa Spa"),
        episode("cardiologo della Clinica Beta"),
    );
    let project = Project::new(&[
        ("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.75")),
        (EPISODE, "---\ntitle: Niente\n---\nSolo musica.\n"),
        ("podcasts/a/_index.md", "---\ntitle: A\n---\n"),
        ("podcasts/a/one.md", &engineer),
        ("podcasts/a/two.md", &doctor),
    ]);
    let id = project.doubts()[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "reject", &id]).success();
    let actors = |project: &Project| {
        let triples = project.triples();
        let lines = triples.lines().filter(|line| {
            line.contains("schema.org/actor>")
                && (line.contains("/a/one>") || line.contains("/a/two>"))
        });
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = actors(&project);
    assert_eq!(before.len(), 2);
    project.run(&["identifiers", "--write"]).success();
    assert_eq!(actors(&project), before, "recorded");
    // A file that comes first names the first of the two.
    project.write("podcasts/a/an-older-one.md", &engineer);
    assert_eq!(actors(&project), before, "with a new file");
    assert_eq!(project.doubts(), Vec::<Value>::new());
}
