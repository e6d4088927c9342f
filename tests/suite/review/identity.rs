//! Whom a name means: what editors are asked of identity, and what they say.

use super::{DOUBTFUL, EPISODE, Project};
use serde_json::Value;
use std::fs;

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
    assert_eq!(question["stated"], true, "it is taken so while it is asked");
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

/// An episode with a guest of one name in each of some roles.
fn episode(role: &str) -> String {
    format!(
        "---\ntitle: Uno\ndate: 2024-05-01\n---\nOspite di questa puntata è Luca Bianchi, {role}.\n"
    )
}

/// Two files that name an engineer and a doctor of one name, and what they say.
fn namesakes() -> (Project, String, String) {
    let engineer = episode("ingegnere di Alfa Spa");
    let doctor = episode("cardiologo della Clinica Beta");
    let project = Project::new(&[
        ("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.75")),
        ("podcasts/a/_index.md", "---\ntitle: A\n---\n"),
        (EPISODE, "---\ntitle: Niente\n---\nSolo musica.\n"),
    ]);
    project.write("podcasts/a/one.md", &engineer);
    project.write("podcasts/a/two.md", &doctor);
    (project, engineer, doctor)
}

/// Who the guest of each of some episodes is.
fn guests(project: &Project, episodes: &[&str]) -> Vec<String> {
    let triples = project.triples();
    let guest = |episode: &&str| {
        let of = format!("/a/{episode}>");
        let mut lines = triples.lines();
        let line = lines.find(|line| line.contains("schema.org/actor>") && line.contains(&of));
        let object = line.and_then(|line| line.split('>').nth(2));
        let object = object.unwrap_or_else(|| panic!("no guest of {episode}"));
        object.rsplit('/').next().unwrap_or_default().to_owned()
    };
    episodes.iter().map(guest).collect()
}

#[test]
fn namesakes_are_asked_and_told_apart() {
    let (project, engineer, _) = namesakes();
    project.write("podcasts/a/three.md", &engineer);
    let all = ["one", "three", "two"];
    assert_eq!(guests(&project, &all), ["luca-bianchi"; 3]);
    let doubts = project.doubts();
    let question = &doubts[0];
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(question["kind"], "same-name");
    assert_eq!(question["about"], "podcasts/a/one.md");
    let id = question["id"].as_str().unwrap();
    project.run(&["review", "accept", id]).success();
    assert_eq!(guests(&project, &all), ["luca-bianchi"; 3]);
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project.run(&["review", "reject", id]).success();
    let apart = ["luca-bianchi", "luca-bianchi", "luca-bianchi-2"];
    assert_eq!(guests(&project, &all), apart);
    assert_eq!(project.doubts(), Vec::<Value>::new());
}

#[test]
fn a_name_that_two_bear_is_asked_until_an_editor_says_whom_it_means() {
    let (project, ..) = namesakes();
    let id = project.doubts()[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "reject", &id]).success();
    project.write("podcasts/a/who.md", &episode("ciclista"));
    let doubts = project.doubts();
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(doubts[0]["file"], "podcasts/a/who.md");
    assert_eq!(doubts[0]["about"], "podcasts/a/one.md");
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi"]);
    let id = doubts[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "accept", &id]).success();
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi"]);
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project.run(&["review", "reject", &id]).success();
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi-2"]);
}

#[test]
fn namesakes_that_are_recorded_stay_apart_whatever_files_do() {
    let (project, engineer, doctor) = namesakes();
    let id = project.doubts()[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "reject", &id]).success();
    let apart = ["luca-bianchi", "luca-bianchi-2"];
    assert_eq!(guests(&project, &["one", "two"]), apart);
    project.run(&["identifiers", "--write"]).success();
    project.run(&["identifiers", "--check"]).success();
    for first in [&engineer, &doctor] {
        // A file that comes before both names one of them.
        project.write("podcasts/a/older.md", first);
        assert_eq!(guests(&project, &["one", "two"]), apart);
        assert_eq!(project.doubts(), Vec::<Value>::new());
    }
    // The record tells them apart without the decision.
    fs::remove_file(project.folder.path().join("review.yaml")).unwrap();
    assert_eq!(guests(&project, &["one", "older"]), apart);
    assert_eq!(guests(&project, &["two"]), ["luca-bianchi-2"]);
    // A file that no longer says of which organization the person is.
    fs::remove_file(project.content().join("podcasts/a/older.md")).unwrap();
    project.write("podcasts/a/two.md", &episode("medico"));
    assert_eq!(guests(&project, &["one", "two"]), apart);
    // A file that moves, and names its guest before the other file does.
    project.write("podcasts/a/two.md", &doctor);
    project.run(&["identifiers", "--write"]).success();
    fs::rename(
        project.content().join("podcasts/a/two.md"),
        project.content().join("podcasts/a/away.md"),
    )
    .unwrap();
    assert_eq!(guests(&project, &["one", "two"]), apart, "IRIs stay");
    project.run(&["identifiers", "--write"]).success();
    assert_eq!(guests(&project, &["one", "two"]), apart, "IRIs stay");
}
