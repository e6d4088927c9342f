//! People who asked to be left out: no output of any command has their name, slug or profile.

mod gone;
mod written;

use crate::support::{self, over, write};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const CONFIGURATION: &str = r#"base: https://example.org/
site: https://www.example.org
language: en
kinds:
  podcast: "podcasts/{podcast}/_index.md"
  episode: "podcasts/{podcast}/{slug}.md"
  article: "articles/{slug}.{md,txt}"
  person: "people/{slug}.{md,yml}"
  organization: "organizations/{slug}.{md,yml}"
evidence: true
"#;

const PERSON: &str = "---
name: Oriana Veltrami
aliases: [Orietta Veltrami, La Veltrama]
sameAs: https://www.linkedin.com/in/ov-4711
email: oriana@example.org
---
Oriana Veltrami writes about bridges.
";

const EPISODE: &str = "---
title: Oriana Veltrami - Who builds bridges @Lecco
date: 2024-03-01
summary: A talk with Oriana   Veltrami and Anna Sonnino.
guests:
  - {name: Oriana Veltrami, url: 'https://it.linkedin.com/in/ov-4711/?trk=x', role: engineer, image: /images/ov.jpg, bio: Oriana Veltrami builds.}
  - {name: Anna Sonnino, bio: A friend of Oriana Veltrami.}
author: [Oriana Veltrami, Anna Sonnino]
image: /images/oriana-veltrami.jpg
images: [/images/bridge.jpg, /images/veltrami-2.jpg]
audio: {file: https://cdn.example.org/oriana_veltrami.mp3, size: 12, duration: 20}
keywords: [Bridges, Oriana Veltrami]
aliases: [/podcasts/show/oriana-veltrami-old]
chapters: marks.txt
duration: soon
---
Our guest is **Oriana [Veltrami**](https://www.linkedin.com/in/OV-4711), engineer at Span Works.
Then Veltrami met [Anna Sonnino](https://www.linkedin.com/in/anna-sonnino).

**Credits**<br>
Authors: [Orietta Veltrami](https://www.linkedin.com/in/ov-4711), [Anna Sonnino](https://www.linkedin.com/in/anna-sonnino)<br>
Music: Quiet Band
";

const ARTICLE: &str = "---
title: Bridges, by Veltrami Oriana
author: {name: La Veltrama, url: https://www.linkedin.com/in/ov-4711}
date: someday with Oriana Veltrami
---
“Bridges are patient” says Oriana Veltrami, engineer. “Rivers are not” adds Veltrami.
Oriana Maria Veltrami and Oriana M. Veltrami were there.

“We cross them” says Anna Sonnino, engineer. Write to oriana.veltrami@example.org.
";

/// A site in which somebody is nearly everywhere, and the list that the configuration has.
fn site(listed: &str) -> TempDir {
    let configuration = format!("{CONFIGURATION}suppress:\n  - {listed}\n");
    support::site(&[
        ("filorosso.yaml", &configuration),
        ("podcasts/show/_index.md", "---\ntitle: Show\n---\n"),
        ("podcasts/show/oriana-veltrami-on-bridges.md", EPISODE),
        ("articles/veltrami-oriana.md", ARTICLE),
        (
            "articles/other.md",
            "---\ntitle: Other\nauthor: Anna Sonnino\nisBasedOn: /articles/veltrami-oriana\n---\n[Bridges](/articles/veltrami-oriana) by Oriana\nVeltrami.\n",
        ),
        ("articles/oriana-veltrami.json", "{\"a\": 1}"),
        (
            "podcasts/show/marks.txt",
            "0:00 Oriana Veltrami begins\n0:05 Bridges\n",
        ),
        ("people/oriana-veltrami.md", PERSON),
    ])
}

const NEEDLES: &[&str] = &["veltram", "ov-4711", "oriana", "orietta", "ov%2d4711"];

/// Mends the errors of the site: identifiers are recorded of sound content alone.
fn mend(site: &Path) {
    for (path, wrong, right) in [
        (
            "podcasts/show/oriana-veltrami-on-bridges.md",
            "duration: soon",
            "duration: 20",
        ),
        (
            "articles/veltrami-oriana.md",
            "someday with Oriana Veltrami",
            "2024-03-02",
        ),
    ] {
        let text = fs::read_to_string(site.join(path)).unwrap();
        write(site, path, text.replace(wrong, right));
    }
}

/// What a command writes, and its files.
fn outputs(site: &Path) -> Vec<(String, String)> {
    let records = site.with_extension("records");
    let folder = records.to_str().unwrap().to_owned();
    let mut commands: Vec<Vec<&str>> = ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"]
        .iter()
        .map(|format| vec!["-v", "export", format])
        .collect();
    commands.extend([
        vec!["check"],
        vec!["check", "--format", "json"],
        vec!["--drafts", "--future", "check"],
        vec!["-v", "records", &folder],
        vec![
            "inspect",
            "podcasts/show/oriana-veltrami-on-bridges.md",
            "--origins",
        ],
        vec![
            "inspect",
            "articles/veltrami-oriana.md",
            "--format",
            "json",
            "--origins",
        ],
        vec!["inspect", "articles/other.md", "--origins"],
        vec!["inspect", "people/oriana-veltrami.md"],
        vec!["query", "-e", "SELECT * { ?s ?p ?o }", "--format", "json"],
        vec![
            "query",
            "-e",
            "SELECT * { GRAPH ?g { ?s ?p ?o } }",
            "--format",
            "json",
        ],
        vec!["query", "most-credited-people"],
        vec!["why", "podcasts/show/oriana-veltrami-on-bridges.md"],
        vec!["why", "podcasts/show/oriana-veltrami-on-bridges.md:16"],
        vec!["why", "articles/veltrami-oriana.md:6", "--format", "json"],
        vec!["why", "articles/veltrami-oriana.md", "--format", "json"],
        vec!["why", "people/anna-sonnino"],
        vec!["review", "--format", "json"],
        vec!["review"],
        vec!["identifiers"],
        vec!["identifiers", "--format", "json"],
        vec!["identifiers", "--check"],
        vec!["--locked", "export", "ntriples"],
        vec!["identifiers", "--write"],
        vec!["identifiers"],
        vec!["-v", "export", "nquads"],
    ]);
    let mut outputs = Vec::new();
    for command in commands {
        if command.contains(&"--write") {
            mend(site);
        }
        let run = over(site, &command);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        outputs.push((command.join(" "), run.stdout + &run.stderr));
    }
    let recorded = fs::read_to_string(site.join("identifiers.yaml")).unwrap();
    outputs.push(("identifiers.yaml".into(), recorded));
    for entry in fs::read_dir(&records).unwrap() {
        let path = entry.unwrap().path();
        outputs.push((
            path.display().to_string(),
            fs::read_to_string(&path).unwrap(),
        ));
    }
    fs::remove_dir_all(records).unwrap();
    outputs
}

fn leaks(site: &Path) -> String {
    let mut told = String::new();
    for (command, text) in outputs(site) {
        // The folder that a temporary site stands in is named at random.
        let text = text.replace(site.to_str().unwrap(), "").to_lowercase();
        for (line, needle) in text
            .lines()
            .flat_map(|line| NEEDLES.iter().map(move |needle| (line, needle)))
        {
            if line.contains(needle) {
                let _ = writeln!(told, "{command}: `{needle}` in {line}");
            }
        }
    }
    told
}

#[test]
fn nothing_about_them_is_in_any_output() {
    for listed in [
        "Oriana Veltrami",
        "https://it.linkedin.com/in/ov-4711/",
        "https://example.org/people/oriana-veltrami",
        "ORIETTA  veltrami",
    ] {
        let site = site(listed);
        let told = leaks(site.path());
        assert!(told.is_empty(), "listed as {listed}:\n{told}");
    }
}

#[test]
fn what_is_recorded_of_them_leaves_the_record() {
    let site = site("Nobody Known");
    mend(site.path());
    over(site.path(), &["identifiers", "--write"]).success();
    let recorded = fs::read_to_string(site.path().join("identifiers.yaml")).unwrap();
    assert!(recorded.contains("people/oriana-veltrami:"), "{recorded}");
    assert!(recorded.contains("podcasts/show/oriana-veltrami-on-bridges:"));
    let listed = format!("{CONFIGURATION}suppress: [Oriana Veltrami]\n");
    write(site.path(), "filorosso.yaml", listed);
    let told = leaks(site.path());
    assert!(told.is_empty(), "{told}");
}

#[test]
fn everything_else_stays() {
    let site = site("Oriana Veltrami");
    let lines = support::triples_of(site.path()).join("\n");
    let has = |text: &str| assert!(lines.contains(text), "{text} is not in\n{lines}");
    has("<https://example.org/people/anna-sonnino> <http://schema.org/name> \"Anna Sonnino\"");
    has("\"[…] - Who builds bridges @Lecco\"@en");
    has("\"A talk with […] and Anna Sonnino.\"@en");
    has("<http://schema.org/contentUrl> <https://www.example.org/images/bridge.jpg>");
    has("says […], engineer.");
    has("We cross them");
    assert!(!lines.contains("cdn.example.org"), "{lines}");
    assert!(!lines.contains("%5B%E2%80%A6%5D"), "{lines}");
    let run = over(site.path(), &["check", "--format", "json"]);
    let codes: Vec<String> = run.json()["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap().to_owned())
        .collect();
    // The bad duration, the bad date and the file without a pattern are told as ever.
    assert_eq!(codes.len(), 3, "{}", run.stdout);
}

#[test]
fn another_person_of_the_surname_stays() {
    let site = support::site(&[
        (
            "filorosso.yaml",
            &format!("{CONFIGURATION}suppress: [Marco Ferri]\n"),
        ),
        (
            "articles/a.md",
            "---\ntitle: A talk\nauthor: [Marco Ferri, Anna Ferri]\n---\nFerri and Anna Ferri.\n",
        ),
    ]);
    let lines = support::triples_of(site.path()).join("\n");
    assert!(lines.contains("\"Anna Ferri\""), "{lines}");
    assert!(lines.contains("\"[…] and Anna Ferri.\"@en"), "{lines}");
    assert!(!lines.contains("Marco"), "{lines}");
}
