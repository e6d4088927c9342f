//! What `why` and `identifiers` understand of what is typed, and how commands end.

use super::{BROKEN, SOUND};
use crate::support::{self, Run, over};
use std::fs;
use tempfile::TempDir;

const TEXT: &str = "---\ntitle: A\nauthor: {name: Ada Rossi, url: 'https://it.linkedin.com/in/ada-rossi-example?trk=1'}\naliases: [/old]\n---\nText.\n";

fn site() -> TempDir {
    support::site(&[("articles/a.md", TEXT)])
}

fn assert_has(run: &Run, told: &str) {
    let all = format!("{}{}", run.stdout, run.stderr);
    assert!(all.contains(told), "{told}\n{all}");
}

#[test]
fn a_place_is_asked_for_as_it_is_printed() {
    let site = site();
    let file = site.path().join("articles/a.md");
    let file = file.to_str().unwrap();
    let at = |end: &str| over(site.path(), &["why", &format!("{file}:{end}")]);
    assert_has(&at("3:17"), "schema:name \"Ada Rossi\"");
    assert!(!at("2:8").success().contains("Ada"));
    assert_has(&at("3:999"), "schema:name \"Ada Rossi\"");
    for wrong in ["0", "abc", "3:0"] {
        let run = at(wrong);
        assert_eq!(run.code, 1);
        assert_has(&run, "FILE:LINE:COLUMN");
    }
    assert_has(&at("99"), "has no line 99");
}

#[test]
fn things_are_found_by_what_people_type() {
    let site = site();
    over(site.path(), &["identifiers", "--write"]).success();
    for typed in [
        "people/ada-rossi",
        "people/ada-rossi/",
        "base:people/ada-rossi",
        "<https://example.org/people/ada-rossi>",
    ] {
        for command in ["why", "identifiers"] {
            let run = over(site.path(), &[command, typed]);
            assert_eq!(run.code, 0, "{command} {typed}: {}", run.stderr);
            assert_has(&run, "https://example.org/people/ada-rossi");
        }
    }
    for command in ["why", "identifiers"] {
        let run = over(site.path(), &[command, "https://example.org/old"]);
        assert_eq!(run.code, 0, "{command}: {}", run.stderr);
        assert_has(&run, "https://example.org/articles/a");
    }
    let profile = "https://it.linkedin.com/in/ada-rossi-example?trk=1";
    let run = over(site.path(), &["why", profile]);
    assert_has(&run, "what leads to it");
    assert_has(&run, "<https://example.org/people/ada-rossi>");
    let run = over(site.path(), &["why", "Ada Rossi"]);
    assert_has(&run, "did you mean `people/ada-rossi`?");
}

#[test]
fn a_tombstone_is_explained_by_the_record() {
    let site = site();
    over(site.path(), &["identifiers", "--write"]).success();
    fs::write(
        site.path().join("articles/a.md"),
        "---\ntitle: A\n---\nText.\n",
    )
    .unwrap();
    let run = over(site.path(), &["why", "people/ada-rossi"]);
    assert_has(&run, "no longer in the content");
    assert_has(&run, "identifiers.yaml:");
    assert!(!run.stdout.contains("filorosso.yaml"), "{}", run.stdout);
}

#[test]
fn commands_end_with_one_where_the_content_has_errors() {
    let site = support::site(&[SOUND, BROKEN]);
    for (command, code) in [
        (&["query", "-e", "SELECT * { ?s ?p ?o }"][..], 1),
        (&["why", "articles/a"], 1),
        (&["identifiers"], 1),
        (&["review"], 1),
        (&["inspect", "articles/a.md"], 0),
        (&["inspect", "articles/b.md"], 1),
    ] {
        let run = over(site.path(), command);
        assert_eq!(run.code, code, "{command:?}: {}", run.stderr);
        assert_eq!(run.stderr.contains("error[D302]"), code == 1, "{command:?}");
    }
    let broken = over(site.path(), &["inspect", "articles/b.md"]);
    assert!(!broken.stderr.contains("--drafts"), "{}", broken.stderr);
    let wrong = support::site(&[("people/two.md", "---\nrole: x\n---\n")]);
    let run = over(wrong.path(), &["inspect", "people/two.md"]);
    assert!(run.stderr.contains("error[V411]"), "{}", run.stderr);
    assert_eq!(run.code, 1);
}
