//! Why the graph says something, as the program tells it.

use crate::commands::completed;
use crate::review::Project;
use crate::support::{self, filorosso};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

const CREDITS: (&str, &str) = (
    "podcasts/onair/a.md",
    "---\ntitle: A\ntags: [Luce]\n---\n\n**Crediti**\n\nAutori: [Bruno Neri](https://www.linkedin.com/in/bruno-example), Carla Blu\n",
);

fn json(project: &Project, args: &[&str]) -> Value {
    let mut all = vec!["why"];
    all.extend(args);
    all.extend(["--format", "json"]);
    let run = project.run(&all);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.json()
}

#[test]
fn a_statement_is_shown_with_its_line_and_mark() {
    let project = Project::new(&[CREDITS]);
    let run = project
        .run(&["why", "people/bruno-neri", "schema:name"])
        .success();
    let path = project.content().join("podcasts/onair/a.md");
    let expected = format!(
        "<https://example.org/people/bruno-neri>

schema:name \"Bruno Neri\"
 --> {}:8:10
  |
8 | Autori: [Bruno Neri](https://www.linkedin.com/in/bruno-example), Carla Blu
  |          ^^^^^^^^^^ written

",
        path.display()
    );
    assert_eq!(run, expected);
}

#[test]
fn things_and_predicates_are_named_in_several_ways() {
    let project = Project::new(&[CREDITS]);
    let shown = project
        .run(&["why", "people/bruno-neri", "schema:name"])
        .success();
    for thing in [
        "base:people/bruno-neri",
        "https://example.org/people/bruno-neri",
        "<https://example.org/people/bruno-neri>",
    ] {
        for predicate in ["name", "http://schema.org/name", "https://schema.org/name"] {
            assert_eq!(project.run(&["why", thing, predicate]).success(), shown);
        }
    }
    let profile = json(&project, &["https://www.linkedin.com/in/bruno-example"]);
    let statement = &profile["statements"][0];
    assert_eq!(
        statement["subject"],
        "https://example.org/people/bruno-neri"
    );
    assert_eq!(statement["predicate"], "http://schema.org/sameAs");
}

#[test]
fn what_is_mistyped_gets_a_suggestion() {
    let project = Project::new(&[CREDITS]);
    for (args, told) in [
        (
            &["why", "people/bruno-nerri"][..],
            "did you mean `people/bruno-neri`?",
        ),
        (&["why", "shcema:name"], "did you mean `schema:name`?"),
        (
            &["why", "people/bruno-neri", "naem"],
            "did you mean `schema:name`?",
        ),
        (&["why", "podcasts/onair/a.md:99"], "has no line 99"),
        (&["why", "podcasts/onair/b.md:1"], "no file of the content"),
    ] {
        let run = project.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{args:?}");
        assert!(run.stderr.contains("error[X902]"), "{}", run.stderr);
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
}

#[test]
fn every_place_of_the_sample_site_is_true() {
    let content = support::repository().join("content");
    let subjects = filorosso(&[
        "query",
        "-e",
        "SELECT DISTINCT ?s { ?s a ?type } ORDER BY ?s LIMIT 12",
        "-f",
        "csv",
    ]);
    for subject in subjects.success().lines().skip(1) {
        let answer = filorosso(&["why", subject, "--format", "json"]).json();
        let statements = answer["statements"].as_array().unwrap();
        assert!(!statements.is_empty(), "{subject}");
        for origin in statements
            .iter()
            .flat_map(|one| one["origins"].as_array().unwrap())
        {
            let Some(bytes) = origin["bytes"].as_array() else {
                continue;
            };
            let text = fs::read_to_string(content.join(origin["file"].as_str().unwrap())).unwrap();
            let at = |number: usize| usize::try_from(bytes[number].as_u64().unwrap()).unwrap();
            assert_eq!(text.get(at(0)..at(1)), origin["text"].as_str(), "{origin}");
            let line = text[..at(0)].matches('\n').count() + 1;
            assert_eq!(origin["line"].as_u64(), Some(line as u64), "{origin}");
        }
    }
}

#[test]
fn a_line_tells_what_comes_from_it() {
    let project = Project::new(&[CREDITS]);
    let answer = json(&project, &["podcasts/onair/a.md:3"]);
    let mut predicates: Vec<&str> = Vec::new();
    for statement in answer["statements"].as_array().unwrap() {
        predicates.extend(statement["predicate"].as_str());
        let lines: Vec<&Value> = statement["origins"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["line"])
            .collect();
        assert!(lines.contains(&&3.into()), "{statement}");
    }
    assert!(
        predicates.contains(&"http://schema.org/keywords"),
        "{predicates:?}"
    );
    let whole = json(&project, &["podcasts/onair/a.md"]);
    let count = |answer: &Value| answer["statements"].as_array().unwrap().len();
    assert!(count(&whole) > count(&answer));
    let line = json(&project, &["podcasts/onair/lampioni.md:5"]);
    let kinds: Vec<&Value> = line["doubts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(
        kinds,
        ["guest", "role", "organization"],
        "doubts of the line follow"
    );
}

#[test]
fn many_places_are_shortened_on_the_screen_alone() {
    let mut files = Vec::new();
    for number in 0..9 {
        let mut text = CREDITS.1.to_owned();
        let _ = write!(text, "\n{number}\n");
        files.push((format!("podcasts/onair/e{number}.md"), text));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let project = Project::new(&files);
    let shown = project.run(&["why", "people/bruno-neri", "name"]).success();
    assert!(shown.contains("and 4 more places"), "{shown}");
    let answer = json(&project, &["people/bruno-neri", "name"]);
    assert_eq!(answer["statements"].as_array().unwrap().len(), 1);
    assert_eq!(
        answer["statements"][0]["origins"].as_array().unwrap().len(),
        9
    );
    assert_eq!(
        answer["statements"][0]["graphs"].as_array().unwrap().len(),
        9
    );
}

#[test]
fn an_identity_tells_its_story() {
    let other = CREDITS
        .1
        .replace("Bruno Neri", "B. Neri")
        .replace("title: A", "title: B");
    let project = Project::new(&[
        ("people/bruno.yml", "name: Bruno Neri\n"),
        CREDITS,
        ("podcasts/onair/b.md", &other),
    ]);
    let story = json(&project, &["people/bruno"])["identity"].clone();
    let steps: Vec<(&str, &str)> = story
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            (
                step["reason"].as_str().unwrap(),
                step["name"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        steps,
        [
            ("described", ""),
            ("authority", "Bruno Neri"),
            ("profile", "B. Neri")
        ]
    );
    let shown = project.run(&["why", "people/bruno"]).success();
    assert!(shown.contains("who this is"), "{shown}");
    assert!(
        shown.contains("b.md:8:10: “B. Neri”, the same profile address"),
        "{shown}"
    );
}

#[test]
fn what_the_configuration_says_shows_its_line() {
    let answer = filorosso(&[
        "why",
        "https://w3id.org/digitalpeople",
        "name",
        "-f",
        "json",
    ])
    .json();
    let origin = &answer["statements"][0]["origins"][0];
    assert_eq!(origin["rule"], "configuration");
    assert_eq!(origin["file"], "filorosso.yaml");
    let text = fs::read_to_string(support::repository().join("content/filorosso.yaml")).unwrap();
    let line = usize::try_from(origin["line"].as_u64().expect("a line")).unwrap();
    assert!(
        text.lines()
            .nth(line - 1)
            .unwrap()
            .trim()
            .starts_with("name: "),
        "{origin}"
    );
}

#[test]
fn evidence_stands_in_graphs_of_its_own() {
    let project = Project::new(&[]);
    let configuration = fs::read_to_string(project.content().join("filorosso.yaml")).unwrap();
    project.write("filorosso.yaml", &configuration.replace("1.0", "0.5"));
    let quads = project.run(&["export", "nquads"]).success();
    let graph = "<https://example.org/graph/podcasts/onair/lampioni.md#evidence> .";
    let evidence: Vec<&str> = quads.lines().filter(|line| line.ends_with(graph)).collect();
    let extracted = quads
        .lines()
        .filter(|line| line.ends_with("lampioni.md#extracted> ."));
    let nodes = evidence
        .iter()
        .filter(|line| line.contains("ontology#Evidence>"));
    assert_eq!(
        nodes.count(),
        extracted.count(),
        "one node for each statement"
    );
    for (predicate, object) in [
        ("rdf-syntax-ns#predicate", "<http://schema.org/roleName>"),
        ("rdf-syntax-ns#object", "\"presidente\""),
        ("ontology#rule", "\"role\""),
        (
            "ontology#line",
            "\"5\"^^<http://www.w3.org/2001/XMLSchema#integer>",
        ),
        ("schema.org/text", "\"presidente\""),
        (
            "prov#wasQuotedFrom",
            "<https://example.org/graph/podcasts/onair/lampioni.md#source>",
        ),
        ("ontology#confidence", "XMLSchema#decimal>"),
    ] {
        let said = evidence
            .iter()
            .any(|line| line.contains(predicate) && line.contains(object));
        assert!(said, "{predicate} {object}");
    }
    let trig = project.run(&["export", "trig"]).success();
    assert!(trig.contains("dpo:Evidence"), "{trig}");
    for format in ["ntriples", "turtle", "jsonld", "rdfxml"] {
        let dump = project.run(&["export", format]).success();
        assert!(!dump.contains("vidence"), "{format} has no evidence");
    }
    let count = |pattern: &str| {
        let query = format!("SELECT (COUNT(*) AS ?n) {{ {pattern} }}");
        project.run(&["query", "-e", &query, "-f", "csv"]).success()
    };
    let pattern = "?node rdf:predicate schema:actor ; dpo:line 5";
    assert_eq!(count(pattern), "n\r\n0\r\n");
    assert_eq!(count(&format!("GRAPH ?g {{ {pattern} }}")), "n\r\n2\r\n");
    project.write(
        "filorosso.yaml",
        &configuration.replace("evidence: true", "evidence: false"),
    );
    let quads = project.run(&["export", "nquads"]).success();
    assert!(
        !quads.contains("vidence"),
        "only when the configuration asks for it"
    );
}

#[test]
fn rules_are_explained() {
    for name in ["credit", "credits", "CREDIT"] {
        let text = filorosso(&["explain", name]).success();
        assert!(text.starts_with("credit\n"), "{text}");
        assert!(
            text.contains("Sigla: Title by Artist"),
            "the comment of its file: {text}"
        );
    }
    let all = filorosso(&["explain"]).success();
    assert!(all.contains("\nguest ") && all.contains("D301 "), "{all}");
    let run = filorosso(&["explain", "gest"]);
    assert!(
        run.stderr.contains("did you mean `guest`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn things_rules_and_doubts_are_completed() {
    assert_eq!(
        completed(&["why", "people/luca-m"]),
        ["people/luca-martinelli"]
    );
    assert_eq!(
        completed(&["why", "base:people/luca-m"]),
        ["base:people/luca-martinelli"]
    );
    assert_eq!(completed(&["explain", "gue"]), ["guest"]);
    assert_eq!(completed(&["review", "--rule", "quot"]), ["quotation"]);
    let project = Project::new(&[]);
    let content = project.content();
    let content = content.to_str().unwrap();
    let ids = completed(&["--content", content, "review", "accept", ""]);
    assert_eq!(
        ids.iter().filter(|id| !id.starts_with('-')).count(),
        3,
        "{ids:?}"
    );
}
