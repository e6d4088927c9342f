//! What search engines require, and what schema.org expects.

use crate::support::{over, repository, site, temporary_copy_of};
use std::fs;

const KINDS: &str = "base: https://example.org/\nlanguage: it\nkinds:\n  podcast: \"podcasts/{podcast}/_index.md\"\n  episode: \"podcasts/{podcast}/{slug}.md\"\n  article: \"articles/{slug}.md\"\n";

fn problems(content: &std::path::Path, more: &[&str]) -> Vec<(String, String, String)> {
    let run = over(content, &[&["check", "--format", "json"], more].concat());
    let list = run.json()["problems"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    list.iter()
        .map(|one| {
            (
                text(&one["code"]),
                text(&one["message"]),
                text(&one["place"]["file"]),
            )
        })
        .filter(|(code, ..)| code.starts_with('G'))
        .collect()
}

#[test]
fn what_is_missing_is_told_with_its_file() {
    let site = site(&[
        ("filorosso.yaml", KINDS),
        (
            "articles/festival.md",
            "---\ntitle: Un festival\ndate: 2024-05-01\n---\nA ottobre 2024 si terrà il Festival dei Lampioni.\n",
        ),
    ]);
    let told = problems(site.path(), &[]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (told[0].0.as_str(), told[0].2.as_str()),
        ("G111", "articles/festival.md")
    );
    assert!(
        told[0].1.contains("`location`") && told[0].1.contains("Festival dei Lampioni"),
        "{told:?}"
    );
    let more = problems(site.path(), &["--markup"]);
    assert!(
        more.iter()
            .any(|(code, message, _)| code == "G112" && message.contains("`image`")),
        "{more:?}"
    );
    // Where the place is told, nothing is missing.
    fs::write(site.path().join("articles/festival.md"), "---\ntitle: Un festival\ndate: 2024-05-01\n---\nIl 5 ottobre 2024 si terrà a Bolzano il Festival dei Lampioni.\n").unwrap();
    let told = problems(site.path(), &[]);
    assert!(
        told.iter()
            .all(|(_, message, _)| !message.contains("`location`")),
        "{told:?}"
    );
}

#[test]
fn the_built_in_mapping_departs_in_nothing_that_is_not_listed() {
    let site = temporary_copy_of("content");
    let told = problems(site.path(), &[]);
    assert!(told.iter().all(|(code, ..)| code == "G111"), "{told:?}");
    let real = repository().join("../shared/site/podcasts");
    if !real.is_dir() {
        println!("left out: there is no ../shared/site");
        return;
    }
    let site = tempfile::tempdir().unwrap();
    std::process::Command::new("cp")
        .arg("-r")
        .arg(&real)
        .arg(site.path())
        .status()
        .unwrap();
    fs::copy(
        repository().join("content/filorosso.yaml"),
        site.path().join("filorosso.yaml"),
    )
    .unwrap();
    assert_eq!(problems(site.path(), &[]), []);
}

#[test]
fn what_a_mapping_makes_of_its_own_is_looked_at() {
    let mapping = "prefixes:\n  schema: http://schema.org/\nmappings:\n  article:\n    sources:\n      - [article.json~jsonpath, '$[*]']\n    subjects: $(iri)\n    po:\n      - [a, schema:Article]\n      - [schema:jobTitle, $(title)]\n      - [schema:headlin, $(title)]\n      - [schema:author, '$(isBasedOn[*])~iri']\n";
    let site = site(&[
        ("filorosso.yaml", &format!("{KINDS}mapping: mapping.yml\n")),
        ("mapping.yml", mapping),
        (
            "articles/a.md",
            "---\ntitle: A\nisBasedOn: https://example.org/articles/b\n---\n",
        ),
        ("articles/b.md", "---\ntitle: B\n---\n"),
    ]);
    let told = problems(site.path(), &[]);
    let messages: Vec<&str> = told
        .iter()
        .map(|(_, message, _)| message.as_str())
        .collect();
    let text = messages.join("\n");
    assert!(
        text.contains("`jobTitle` is stated of an Article"),
        "{text}"
    );
    assert!(
        text.contains("schema.org has no property `headlin`"),
        "{text}"
    );
    assert!(text.contains("the value of `author` is Article"), "{text}");
    // Each kind once, however many files there are.
    assert_eq!(text.matches("jobTitle").count(), 1, "{text}");
}
