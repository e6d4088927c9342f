//! Questions to the graph: the saved queries with their expected answers, and parameters.

mod forms;

use crate::support::{Run, filorosso, repository};
use std::collections::BTreeSet;
use std::fs;

/// Runs `filorosso query` with some arguments.
fn query(args: &[&str]) -> Run {
    let mut all = vec!["query"];
    all.extend(args);
    filorosso(&all)
}

/// File names of a folder with an ending, without it.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
        .collect()
}

fn expected(file: &str) -> String {
    fs::read_to_string(repository().join("queries/expected").join(file))
        .unwrap()
        .replace("\r\n", "\n")
}

fn lines(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

/// Whether the program refuses a query with a code, and says nothing on standard output.
fn refused(run: &Run, code: &str) {
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains(&format!("error[{code}]")),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn saved_queries_answer_as_expected() {
    for name in names("queries/expected", ".csv") {
        let run = query(&[&name, "--format", "csv"]);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        assert_eq!(
            run.stdout.replace("\r\n", "\n"),
            expected(&format!("{name}.csv")),
            "{name}"
        );
    }
}

#[test]
fn saved_questions_of_yes_or_no_answer_as_expected() {
    let names = names("queries/expected", ".txt");
    assert!(!names.is_empty());
    for name in names {
        let answer = query(&[&name]).success();
        assert_eq!(
            answer.trim(),
            expected(&format!("{name}.txt")).trim(),
            "{name}"
        );
    }
}

#[test]
fn saved_queries_for_triples_answer_as_expected() {
    let names = names("queries/expected", ".nt");
    assert!(!names.is_empty());
    for name in names {
        let answer = query(&[&name, "--format", "ntriples"]).success();
        assert_eq!(
            lines(&answer),
            lines(&expected(&format!("{name}.nt"))),
            "{name}"
        );
    }
}

#[test]
fn every_saved_query_is_listed_and_answers_something() {
    let list = filorosso(&["queries", "--format", "json"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    let list = list.json();
    let list = list.as_array().unwrap();
    let listed: BTreeSet<String> = list
        .iter()
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(listed, names("queries", ".rq"));
    assert!(listed.len() >= 8);
    for one in list {
        let name = one["name"].as_str().unwrap();
        for key in ["title", "description"] {
            assert!(
                one[key].as_str().is_some_and(|text| text.len() > 5),
                "{name} has no {key}"
            );
        }
        let required = one["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|parameter| parameter["default"].is_null());
        let given: Vec<String> = required
            .map(|parameter| {
                assert_eq!(parameter["type"], "iri", "{name}");
                format!(
                    "{}=base:people/davide-fasoli",
                    parameter["name"].as_str().unwrap()
                )
            })
            .collect();
        let mut args = vec![name];
        args.extend(given.iter().flat_map(|given| ["--param", given]));
        let answer = query(&args);
        assert_eq!(answer.code, 0, "{name}: {}", answer.stderr);
        assert!(!answer.stdout.trim().is_empty(), "{name}");
    }
}

#[test]
fn the_text_list_names_every_query_with_its_parameters() {
    let text = filorosso(&["queries"]).success();
    for name in names("queries", ".rq") {
        assert!(
            text.lines()
                .any(|line| line.starts_with(&format!("{name} "))),
            "{name} is not in:\n{text}"
        );
    }
    assert!(text.contains("--param minimum=integer = 600"), "{text}");
    assert!(text.contains("--param thing=iri (required)"), "{text}");
}

#[test]
fn parameters_change_the_answer() {
    let seasons = [
        "seasons-of-a-podcast",
        "-f",
        "csv",
        "-p",
        "podcast=base:podcasts/techrewind",
    ];
    let answer = query(&seasons).success().replace("\r\n", "\n");
    assert_eq!(
        answer,
        "number,episodes,seconds,firstDay,lastDay\n1,2,751,2023-09-10,2024-01-12\n"
    );
    let whole = "podcast=<https://w3id.org/digitalpeople/podcasts/techrewind>";
    assert_eq!(
        query(&["seasons-of-a-podcast", "-f", "csv", "--param", whole])
            .success()
            .replace("\r\n", "\n"),
        answer
    );
    let longest = query(&["longest-episodes", "-f", "csv", "-p", "minimum=700"]).success();
    assert_eq!(longest.lines().count(), 3, "{longest}");
    assert!(
        longest.contains("visionalps/ugo-morenzetti")
            && longest.contains("visionalps/andrea-lazzaro")
    );
    let word = query(&["search-titles", "-f", "csv", "-p", "word=JAILBREAK"]).success();
    assert_eq!(
        word.lines().nth(1),
        Some(
            "https://w3id.org/digitalpeople/podcasts/techrewind/s1e4,Jailbreak - La storia del peggior incubo di Apple"
        )
    );
    let files = query(&["audio-files", "-f", "csv", "-p", "since=2025-01-01"]).success();
    assert_eq!(files.lines().count(), 2, "{files}");
    assert!(
        files.contains("linked-data-for-podcasts/audio.mp3,7680000,audio/mpeg"),
        "{files}"
    );
}

#[test]
fn parameters_of_questions_and_descriptions() {
    let credited = |agent: &str| {
        let agent = format!("agent=base:people/{agent}");
        query(&[
            "is-credited-in",
            "-p",
            &agent,
            "-p",
            "podcast=base:podcasts/visionalps",
        ])
        .success()
    };
    assert_eq!(credited("luca-martinelli").trim(), "true");
    assert_eq!(credited("federico-toffolatti").trim(), "false");
    let thing = query(&[
        "describe-thing",
        "-p",
        "thing=base:podcasts/techrewind/s1e4",
        "-f",
        "ntriples",
    ])
    .success();
    let about = "<https://w3id.org/digitalpeople/podcasts/techrewind/s1e4> <http://schema.org/";
    assert!(thing.contains(&format!(
        "{about}name> \"Jailbreak - La storia del peggior incubo di Apple\"@it ."
    )));
    assert!(
        thing
            .lines()
            .all(|line| line
                .starts_with("<https://w3id.org/digitalpeople/podcasts/techrewind/s1e4>")),
        "{thing}"
    );
}

#[test]
fn wrong_parameters_are_refused() {
    refused(&query(&["describe-thing"]), "Q803");
    refused(&query(&["longest-episodes", "-p", "minimum=ten"]), "Q803");
    refused(&query(&["audio-files", "-p", "since=yesterday"]), "Q803");
    refused(&query(&["search-titles", "-p", "word"]), "Q803");
    let mistyped = query(&["search-titles", "-p", "wrd=x"]);
    refused(&mistyped, "Q803");
    assert!(
        mistyped.stderr.contains("did you mean `word`"),
        "{}",
        mistyped.stderr
    );
    let unknown = query(&["licenses"]);
    refused(&unknown, "Q802");
    assert!(
        unknown.stderr.contains("did you mean `licences`"),
        "{}",
        unknown.stderr
    );
}

#[test]
fn a_value_of_a_parameter_is_never_read_as_a_query() {
    let word = "word=\") || true || (\"";
    let answer = query(&["search-titles", "-f", "csv", "-p", word]).success();
    assert_eq!(answer.lines().count(), 1, "{answer}");
}
