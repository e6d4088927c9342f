//! The real content, which lies beside the repository: everything that its front matter says
//! is in the graph, by a reading of the files that shares nothing with the program.

mod facts;

use crate::support::{Run, filorosso, repository};
use facts::{episode_facts, literal, podcast_facts};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

const BASE: &str = "https://w3id.org/digitalpeople/";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The folder of the content, or `None` with the reason printed.
fn content() -> Option<PathBuf> {
    let folder = repository().join("../shared/site");
    if folder.is_dir() {
        return Some(folder);
    }
    let reason = "../shared is not there";
    assert!(std::env::var("FILOROSSO_REQUIRE").is_err(), "{reason}");
    println!("skipped: {reason}");
    None
}

fn run(args: &[&str]) -> Run {
    let mut all = vec![
        "--content",
        "../shared/site",
        "--config",
        "content/filorosso.yaml",
    ];
    all.extend(args);
    filorosso(&all)
}

/// Front matter of a file, between its two lines of hyphens.
fn front(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    let inside = text
        .strip_prefix("---\n")
        .unwrap_or_else(|| panic!("{}", path.display()));
    let end = inside
        .find("\n---")
        .unwrap_or_else(|| panic!("{}", path.display()));
    serde_yaml::from_str(&inside[..end])
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A scalar as text, a number as it is usually written.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn list(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(text)
        .collect()
}

/// Host and path of an address, without what follows.
fn host_and_path(address: &str) -> &str {
    let address = address.trim_matches(['<', '>', ' ', '.']);
    let end = address.find(['?', '#']).unwrap_or(address.len());
    address[..end].trim_end_matches('/')
}

/// The front matter of all files, by podcast and slug.
fn files(content: &Path) -> BTreeMap<(String, String), Value> {
    let mut files = BTreeMap::new();
    for folder in fs::read_dir(content.join("podcasts")).unwrap() {
        let folder = folder.unwrap().path();
        let podcast = folder.file_name().unwrap().to_str().unwrap().to_owned();
        for file in fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let slug = path.file_stem().unwrap().to_str().unwrap().to_owned();
                files.insert((podcast.clone(), slug), front(&path));
            }
        }
    }
    files
}

#[test]
fn checking_finds_three_placeholders_and_no_error() {
    if content().is_none() {
        return;
    }
    let check = run(&["check", "--format", "json"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    let report = check.json();
    let problems = report["problems"].as_array().unwrap();
    assert!(
        problems
            .iter()
            .all(|problem| problem["severity"] != "error"),
        "{report:#}"
    );
    let hidden = problems
        .iter()
        .filter(|problem| problem["code"] == "N502")
        .count();
    assert_eq!(hidden, 3, "{report:#}");
    let dump = run(&["export", "ntriples"]).success();
    let episodes = dump
        .lines()
        .filter(|line| line.ends_with(&format!("<{TYPE}> <http://schema.org/PodcastEpisode> .")))
        .count();
    assert_eq!(episodes, 82);
    assert!(!dump.contains("\"Titolo\""));
}

#[test]
fn every_fact_of_the_front_matter_is_in_the_graph() {
    let Some(content) = content() else { return };
    let dump = run(&["export", "ntriples"]).success();
    let said: HashSet<&str> = dump.lines().collect();
    let files = files(&content);
    let (mut episodes, mut facts, mut missing) = (0, 0, Vec::new());
    for ((podcast, slug), front) in &files {
        let index = &files[&(podcast.clone(), "_index".to_owned())];
        let language = front["language"]
            .as_str()
            .or(index["language"].as_str())
            .unwrap_or("it");
        let expected = if slug == "_index" {
            podcast_facts(podcast, front, language)
        } else if front["show"] == Value::Bool(false) {
            continue;
        } else {
            episodes += 1;
            let expected = episode_facts(podcast, slug, front, language);
            assert!(expected.len() >= 15, "{podcast}/{slug}: {}", expected.len());
            expected
        };
        facts += expected.len();
        missing.extend(
            expected
                .into_iter()
                .filter(|fact| !said.contains(fact.as_str())),
        );
    }
    assert!(
        missing.is_empty(),
        "{} of {facts} facts are missing: {missing:#?}",
        missing.len()
    );
    assert_eq!(episodes, 82);
    assert!(facts >= 15 * 82, "{facts}");
}

#[test]
fn categories_platforms_and_topics_are_in_the_graph() {
    let Some(content) = content() else { return };
    let dump = run(&["export", "ntriples"]).success();
    let mut platforms = 0;
    for ((podcast, slug), front) in files(&content) {
        let subject = format!(
            "<{BASE}podcasts/{podcast}{}>",
            if slug == "_index" {
                String::new()
            } else {
                format!("/{slug}")
            }
        );
        let objects = |predicate: &str| -> Vec<&str> {
            let start = format!("{subject} <http://schema.org/{predicate}> ");
            dump.lines()
                .filter_map(|line| line.strip_prefix(&start))
                .collect()
        };
        for category in list(&front["categories"]) {
            assert!(
                objects("genre")
                    .iter()
                    .any(|object| object.starts_with(&literal(&category))),
                "{subject} {category}"
            );
        }
        for address in front["platforms"]
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(_, address)| address.as_str())
        {
            platforms += 1;
            let same = objects("sameAs");
            assert!(
                same.iter()
                    .any(|other| host_and_path(other) == host_and_path(address)),
                "{subject}: {address} in {same:?}"
            );
        }
        if slug != "_index" && front["show"] != Value::Bool(false) {
            assert_eq!(
                objects("about").len(),
                list(&front["keywords"]).len(),
                "{subject}"
            );
        }
    }
    assert!(platforms >= 8, "{platforms}");
}
