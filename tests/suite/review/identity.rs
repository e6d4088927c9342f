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
    let story = |project: &Project, iri: &str| {
        let run = project.run(&["why", iri.trim_start_matches('<'), "--format", "json"]);
        run.json()["identity"].as_array().unwrap().clone()
    };
    let known = [
        "<https://example.org/people/ada",
        "<https://example.org/people/ada-altra",
    ];
    let apart = author(&project);
    assert!(!known.contains(&&*apart), "nobody said who it is: {apart}");
    let mut asked = Vec::new();
    for _ in known {
        let doubts = project.doubts();
        assert_eq!(doubts.len(), 1, "{doubts:?}");
        assert_eq!(doubts[0]["kind"], "identity");
        assert_eq!(doubts[0]["stated"], false);
        let steps = story(&project, &apart);
        assert_eq!(steps[0]["reason"], "undecided");
        assert_eq!(steps[0]["doubt"], doubts[0]);
        let id = doubts[0]["id"].as_str().unwrap().to_owned();
        project.run(&["review", "reject", &id]).success();
        assert_eq!(author(&project), apart, "none of those that were asked for");
        asked.push((id, format!("<{}", doubts[0]["about"].as_str().unwrap())));
    }
    assert_eq!(project.doubts(), Vec::<Value>::new());
    for (id, about) in asked {
        project.run(&["review", "accept", &id]).success();
        assert_eq!(author(&project), about, "an editor's word counts");
        assert_eq!(project.doubts(), Vec::<Value>::new());
        let reasons: Vec<Value> = story(&project, &about)
            .into_iter()
            .map(|step| step["reason"].clone())
            .collect();
        assert_eq!(reasons, ["described", "decided"]);
        project.run(&["review", "reject", &id]).success();
    }
}

#[test]
fn who_is_not_decided_stays_the_same_person_and_is_asked_on() {
    let profile = |number: u8| format!("[Luca Bianchi](https://www.linkedin.com/in/luca-{number})");
    let told = |who: &str, role: &str| episode(role).replace("Luca Bianchi", who);
    let (project, ..) = namesakes();
    project.write(
        "podcasts/a/one.md",
        &told(&profile(1), "ingegnere di Alfa Spa"),
    );
    project.write(
        "podcasts/a/two.md",
        &told(&profile(2), "cardiologo di Beta Spa"),
    );
    project.write("podcasts/a/who.md", &episode("ciclista"));
    let all = ["one", "two", "who"];
    let apart = ["luca-bianchi", "luca-bianchi-2", "luca-bianchi-3"];
    assert_eq!(guests(&project, &all), apart);
    let doubts = project.doubts();
    project.run(&["identifiers", "--write"]).success();
    let record = project.content().join("identifiers.yaml");
    let text = fs::read_to_string(&record).unwrap();
    assert!(text.contains("  undecided: true\n"), "{text}");
    // One who comes before it, and the one whom it might have been goes.
    project.write("podcasts/a/anna.md", &episode("velista"));
    fs::remove_file(project.content().join("podcasts/a/one.md")).unwrap();
    assert_eq!(guests(&project, &["two", "who"]), apart[1..]);
    project.write(
        "podcasts/a/one.md",
        &told(&profile(1), "ingegnere di Alfa Spa"),
    );
    fs::remove_file(project.content().join("podcasts/a/anna.md")).unwrap();
    assert_eq!(guests(&project, &all), apart);
    assert_eq!(project.doubts(), doubts, "it is still asked");
    for _ in 0..2 {
        let id = project.doubts()[0]["id"].as_str().unwrap().to_owned();
        project.run(&["review", "reject", &id]).success();
    }
    assert_eq!(guests(&project, &all), apart);
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project.run(&["identifiers", "--write"]).success();
    let text = fs::read_to_string(&record).unwrap();
    assert!(!text.contains("undecided"), "{text}");
}

#[test]
fn what_depends_on_a_doubtful_identity_is_no_surer_than_that() {
    let (project, ..) = namesakes();
    let why = project.run(&["why", "podcasts/a/two", "actor", "--format", "json"]);
    let statements = why.json()["statements"].as_array().unwrap().clone();
    assert_eq!(statements[0]["confidence"], 0.7, "{statements:?}");
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
        ("filorosso.yaml", &DOUBTFUL.replace("1.0", "0.7")),
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
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi-3"]);
    let id = doubts[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "accept", &id]).success();
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi"]);
    assert_eq!(project.doubts(), Vec::<Value>::new());
    project.run(&["review", "reject", &id]).success();
    assert_eq!(
        guests(&project, &["who"]),
        ["luca-bianchi-3"],
        "nobody else is asserted"
    );
    let doubts = project.doubts();
    assert_eq!(doubts[0]["about"], "podcasts/a/two.md");
    let id = doubts[0]["id"].as_str().unwrap().to_owned();
    project.run(&["review", "accept", &id]).success();
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi-2"]);
    project.run(&["review", "reject", &id]).success();
    assert_eq!(guests(&project, &["who"]), ["luca-bianchi-3"]);
    assert_eq!(project.doubts(), Vec::<Value>::new());
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
