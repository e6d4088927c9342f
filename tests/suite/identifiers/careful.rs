//! What is recorded is neither lost nor minted anew by a mistake.

use crate::support::{self, over, write};
use std::fs;

const ADA: (&str, &str) = (
    "articles/a.md",
    "---\ntitle: \"A\"\nauthor: {name: Ada Rossi, linkedin: ada-rossi}\n---\nText.\n",
);
const B: (&str, &str) = (
    "articles/b.md",
    "---\ntitle: B\nauthor: {name: Bruno Verdi, linkedin: bruno-verdi}\n---\nText.\n",
);

#[test]
fn a_kind_that_nothing_has_is_an_error_of_every_command() {
    let site = support::site(&[ADA, B]);
    over(site.path(), &["identifiers", "--write"]).success();
    let path = site.path().join("identifiers.yaml");
    let sound = fs::read_to_string(&path).unwrap();
    let broken = sound.replace("kind: person", "kind: persn");
    assert_ne!(broken, sound);
    fs::write(&path, &broken).unwrap();
    for command in [
        &["export", "turtle"][..],
        &["identifiers", "--write"],
        &["check"],
    ] {
        let run = over(site.path(), command);
        let told = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.code, 1, "{command:?}: {told}");
        assert!(told.contains("error[I613]"), "{command:?}: {told}");
        assert!(
            told.contains("did you mean `person`?"),
            "{command:?}: {told}"
        );
        assert!(told.contains("identifiers.yaml:"), "{command:?}: {told}");
        assert!(!told.contains("-2"), "{command:?}: {told}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn nothing_is_recorded_while_the_content_has_an_error() {
    let site = support::site(&[ADA, B]);
    over(site.path(), &["identifiers", "--write"]).success();
    let path = site.path().join("identifiers.yaml");
    let before = fs::read_to_string(&path).unwrap();
    write(site.path(), B.0, B.1.replace("title: B", "title: \"B"));
    let run = over(site.path(), &["identifiers", "--write"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[D302]"), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("nothing is recorded: the content has 1 error"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_named_and_does_not_exist_is_an_error_unless_it_is_begun() {
    let site = support::site(&[ADA]);
    let missing = site.path().join("nonex.yaml");
    let name = missing.to_str().unwrap();
    for (option, begins) in [
        ("--decisions", &["review"][..]),
        ("--identifiers", &["identifiers", "--write"]),
    ] {
        for command in [
            &["export", "turtle"][..],
            &["check"],
            &["why", "articles/a"],
        ] {
            let run = over(site.path(), &[&[option, name][..], command].concat());
            let told = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{option}, {command:?}: {told}");
            assert!(
                told.contains("does not exist"),
                "{option}, {command:?}: {told}"
            );
        }
        over(site.path(), &[&[option, name][..], begins].concat()).success();
    }
    assert!(missing.exists(), "`identifiers --write` makes the record");
}

#[test]
fn a_name_means_whom_its_own_file_names_with_a_profile_recorded_or_not() {
    let leo =
        |who: &str| format!("---\ntitle: T\nguests: [{{name: Leo Max, linkedin: leo-{who}}}]\n");
    let site = support::site(&[
        ("podcasts/p/_index.md", "---\ntitle: P\n---\n"),
        ("podcasts/p/a.md", &format!("{}---\nText.\n", leo("a"))),
        (
            "podcasts/p/b.md",
            &format!("{}author: Leo Max\n---\nText.\n", leo("b")),
        ),
    ]);
    let author = || {
        let told = over(site.path(), &["export", "ntriples"]).success();
        let line = told
            .lines()
            .find(|line| line.contains("schema.org/author>"));
        line.expect("an author").to_owned()
    };
    let before = author();
    let told = over(site.path(), &["export", "ntriples"]).success();
    let person = before.split(' ').nth(2).expect("a person");
    let profile =
        format!("{person} <http://schema.org/sameAs> <https://www.linkedin.com/in/leo-b>");
    assert!(told.contains(&profile), "{before}\n{told}");
    over(site.path(), &["identifiers", "--write"]).success();
    assert_eq!(author(), before);
}
