//! Whom a name means: what editors are asked of identity, and what they say.

use super::{EPISODE, Project};
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
