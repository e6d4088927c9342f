//! What is left out of the graph: drafts, hidden files and what lies in the future.

use crate::support::{self, Run, finish, program};
use tempfile::TempDir;

const FORMATS: [&str; 6] = ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"];

fn unpublished() -> TempDir {
    support::site(&[
        (
            "articles/shown.md",
            "---\ntitle: Zeppelin\nauthor: Ann Open\n---\n\nText.\n",
        ),
        (
            "articles/draft.md",
            "---\ntitle: Quokka\ndraft: true\ntags: [Xylophone]\nauthor: Dora Hush\n---\n\nWombat by [Pat Secret](https://secret.example/pat).\n",
        ),
        (
            "articles/hidden.md",
            "---\ntitle: Numbat\nshow: false\nimage: /numbat.png\n---\n",
        ),
        (
            "articles/future.md",
            "---\ntitle: Bilby\ndate: 2031-05-06\n---\n",
        ),
    ])
}

const SECRETS: [&str; 8] = [
    "quokka",
    "xylophone",
    "wombat",
    "hush",
    "secret",
    "numbat",
    "articles/draft",
    "articles/hidden",
];

const NOW: [&str; 2] = ["--now", "2030-01-01"];

fn shown(site: &TempDir, options: &[&str]) -> String {
    let mut args = options.to_vec();
    args.extend(["export", "nquads"]);
    support::over(site.path(), &args).success()
}

#[test]
fn a_draft_is_in_no_output() {
    let site = unpublished();
    for format in FORMATS {
        let dump = support::over(site.path(), &[NOW[0], NOW[1], "export", format]).success();
        let dump = dump.to_lowercase();
        assert!(dump.contains("zeppelin"), "{format}: {dump}");
        for word in SECRETS.iter().chain(&["bilby", "articles/future"]) {
            assert!(!dump.contains(word), "{word} is in {format}");
        }
    }
}

#[test]
fn a_draft_is_in_no_records_and_no_answer() {
    let site = unpublished();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert_eq!(support::over(site.path(), &["records", path]).code, 0);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for word in SECRETS {
            assert!(!text.to_lowercase().contains(word), "{word} in {text}");
        }
    }
    let everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
    let answer = support::over(site.path(), &["query", "-e", everything, "-f", "csv"]).success();
    for word in SECRETS {
        assert!(!answer.to_lowercase().contains(word), "{word} in {answer}");
    }
}

#[test]
fn drafts_and_future_bring_them_in() {
    let site = unpublished();
    let drafts = shown(&site, &[NOW[0], NOW[1], "--drafts"]);
    assert!(drafts.contains("\"Quokka\"@en") && drafts.contains("\"Numbat\"@en"));
    assert!(!drafts.contains("Bilby"));
    let future = shown(&site, &[NOW[0], NOW[1], "--future"]);
    assert!(future.contains("\"Bilby\"@en") && !future.contains("Quokka"));
}

#[test]
fn what_is_left_out_is_told() {
    let site = unpublished();
    let run = support::over(site.path(), &[NOW[0], NOW[1], "check", "--format", "json"]);
    let report = run.json();
    let place = |code: &str| {
        let problems = report["problems"].as_array().unwrap();
        let found = problems.iter().find(|problem| problem["code"] == code);
        found.map(|problem| problem["place"]["file"].as_str().unwrap().to_owned())
    };
    assert_eq!(place("N501").as_deref(), Some("articles/draft.md"));
    assert_eq!(place("N502").as_deref(), Some("articles/hidden.md"));
    assert_eq!(place("N503").as_deref(), Some("articles/future.md"));
    assert_eq!(run.code, 0);
}

#[test]
fn now_decides_what_lies_in_the_future() {
    let site = unpublished();
    assert!(!shown(&site, &["--now", "2031-05-05"]).contains("Bilby"));
    assert!(shown(&site, &["--now", "2031-05-07"]).contains("Bilby"));
    let run = support::over(site.path(), &["--now", "tomorrow", "check"]);
    assert_eq!(run.code, 2);
    let told = run.stdout + &run.stderr;
    assert!(told.contains("`--now tomorrow` is no date"), "{told}");
}

fn at_epoch(site: &TempDir, seconds: &str, options: &[&str]) -> Run {
    let content = site.path().to_str().unwrap();
    let mut args = vec!["--content", content];
    args.extend(options);
    args.extend(["export", "ntriples"]);
    let mut command = program(&support::repository(), &args);
    finish(command.env("SOURCE_DATE_EPOCH", seconds))
}

#[test]
fn source_date_epoch_is_the_clock_unless_now_is_given() {
    let site = unpublished();
    let (before, after) = ("1900000000", "1950000000");
    assert!(!at_epoch(&site, before, &[]).success().contains("Bilby"));
    assert!(at_epoch(&site, after, &[]).success().contains("Bilby"));
    let run = at_epoch(&site, after, &NOW);
    assert!(!run.success().contains("Bilby"));
    let run = at_epoch(&site, "noon", &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("SOURCE_DATE_EPOCH is `noon`"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_left_out_has_no_record_unless_it_is_brought_in() {
    let site = unpublished();
    let run = support::over(site.path(), &["inspect", "articles/draft.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("--drafts"), "{}", run.stderr);
    let record =
        support::over(site.path(), &["--drafts", "inspect", "articles/draft.md"]).success();
    assert!(record.contains("title: Quokka"), "{record}");
}
