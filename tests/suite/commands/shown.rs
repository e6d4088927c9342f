//! What people see: problems with their line, tables, records with origins, and the messages
//! of a query that cannot be asked.

use super::assert_refused;
use crate::support::{self, filorosso};

fn snapshot(name: &str, text: &str) {
    let folder = support::repository().join("tests/suite/snapshots");
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn problems_show_their_line() {
    let site = support::site(&[
        (
            "filorosso.yaml",
            "base: https://example.org/\nlangauge: it\nkinds:\n  article: \"articles/{slug}.md\"\n",
        ),
        ("articles/a.md", "---\ntitle: A\ndate: 2024-02-30\n---\n"),
        ("articles/b.md", "---\ntitle: One: two\n---\n"),
        ("articles/c d.md", "---\ntitle: C\n---\n"),
        ("articles/c-d.md", "---\ntitle: D\n---\n"),
    ]);
    let run = support::over(site.path(), &["check"]);
    assert_eq!(run.code, 1);
    let folder = site.path().to_str().unwrap();
    snapshot("problems", &run.stdout.replace(folder, "CONTENT"));
}

#[test]
fn an_answer_is_a_table() {
    let table = filorosso(&["query", "hours-per-year"]).success();
    snapshot("table", &table);
}

#[test]
fn a_mistyped_name_of_a_query_gets_a_suggestion() {
    assert_refused(
        &filorosso(&["query", "hours-per-yeer"]),
        "Q802",
        "did you mean `hours-per-year`?",
    );
    assert_refused(
        &filorosso(&["query", "episode"]),
        "Q802",
        "episodes-per-season",
    );
    assert_eq!(
        filorosso(&["query", "hours"]).code,
        0,
        "a beginning is enough"
    );
}

#[test]
fn a_syntax_error_is_marked_in_its_line() {
    let run = filorosso(&["query", "-e", "SELECT ?s {\n  ?s ?p }"]);
    assert_refused(&run, "Q801", "--> query:2:");
    let lines: Vec<&str> = run.stderr.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("2 |   ?s ?p }"))
        .expect("the line");
    let caret = lines[at + 1].find('^').expect("a caret under the line");
    let column: usize = run
        .stderr
        .split("query:2:")
        .nth(1)
        .and_then(|rest| rest.lines().next()?.parse().ok())
        .expect("a column");
    assert_eq!(caret, "2 | ".len() + column - 1, "{}", run.stderr);
}

#[test]
fn a_parameter_must_be_given_known_and_of_its_type() {
    assert_refused(
        &filorosso(&["query", "describe-thing"]),
        "Q803",
        "--param thing=",
    );
    let run = filorosso(&["query", "search-titles", "--param", "wurd=a"]);
    assert_refused(&run, "Q803", "did you mean `word`?");
    let run = filorosso(&["query", "longest-episodes", "--param", "minimum=ten"]);
    assert_refused(&run, "Q803", "`ten` is no integer");
    let run = filorosso(&["query", "audio-files", "--param", "since=2024-13-01"]);
    assert_refused(&run, "Q803", "`2024-13-01` is no date");
    let run = filorosso(&["query", "series-tree", "--param", "podcast=a b"]);
    assert_refused(&run, "Q803", "`a b` is no iri");
    let run = filorosso(&["query", "search-titles", "--param", "word"]);
    assert_refused(&run, "Q803", "NAME=VALUE");
}

#[test]
fn a_query_may_take_too_long_or_have_another_form() {
    let endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    let run = filorosso(&["query", "-e", endless, "--timeout", "0.05"]);
    assert_refused(&run, "Q804", "0.05 s");
    let run = filorosso(&["query", "-e", "SELECT * { ?s ?p ?o }", "-f", "turtle"]);
    assert_refused(&run, "Q806", "csv");
    let run = filorosso(&["query", "-e", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv"]);
    assert_refused(&run, "Q806", "ntriples");
}

#[test]
fn origins_lead_to_the_words_of_the_file() {
    let file = "podcasts/smartcitynow/francesco-mastrapasqua.md";
    let args = ["inspect", file, "--format", "json", "--origins"];
    let record: serde_json::Value = serde_json::from_str(&filorosso(&args).success()).unwrap();
    let text = std::fs::read_to_string(support::repository().join("content").join(file)).unwrap();
    for member in ["title", "duration"] {
        let origin = &record[member]["origin"];
        assert_eq!(origin["file"], file, "{member}: {record}");
        let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let (start, end) = (number(&origin["bytes"][0]), number(&origin["bytes"][1]));
        assert_eq!(origin["text"], text[start..end], "{member}");
        let line = text.lines().nth(number(&origin["line"]) - 1).unwrap();
        let words = origin["text"].as_str().unwrap().lines().next().unwrap();
        assert!(
            line.contains(words),
            "{member}: `{words}` is not in `{line}`"
        );
    }
    assert_eq!(record["duration"]["value"], "PT10M9S");
}

#[test]
fn a_file_that_is_no_content_is_refused() {
    assert_refused(&filorosso(&["inspect", "Cargo.toml"]), "X902", "Cargo.toml");
}
