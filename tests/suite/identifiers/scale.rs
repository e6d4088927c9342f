//! Many names: no step looks at all of them for each of them.

use super::{record, subjects};
use crate::support::{self, triples_of, write};
use std::fmt::Write as _;
use std::fs;

const PEOPLE: usize = 10_000;
const NAMINGS: usize = 20_000;
const A_FILE: usize = 50;

/// A site whose files name ten thousand people twice each, most of them bearing one of few names.
fn crowd() -> tempfile::TempDir {
    let site = support::site(&[]);
    for file in 0..NAMINGS / A_FILE {
        let mut text = String::from("---\ntitle: T\nauthor:\n");
        for at in 0..A_FILE {
            let person = (file * A_FILE + at) % PEOPLE;
            let name = if person.is_multiple_of(10) {
                format!("Person Number{person}")
            } else {
                format!("Ann Lee{}", ["", " Ray", " Dow"][person % 3])
            };
            let _ = writeln!(
                text,
                "  - {{name: {name}, url: 'https://www.linkedin.com/in/p-{person}'}}"
            );
        }
        write(site.path(), &format!("articles/a{file}.md"), text + "---\n");
    }
    site
}

#[test]
fn ten_thousand_people_are_told_apart() {
    let site = crowd();
    let lines = triples_of(site.path());
    let people = subjects(
        &lines,
        "22-rdf-syntax-ns#type",
        "<http://schema.org/Person>",
    );
    assert_eq!(people.len(), PEOPLE);
    let profile = "<https://www.linkedin.com/in/p-4711>";
    let one = subjects(&lines, "http://schema.org/sameAs", profile);
    assert_eq!(one.len(), 1);
    record(site.path());
    fs::remove_file(site.path().join("articles/a0.md")).unwrap();
    let after = triples_of(site.path());
    assert_eq!(subjects(&after, "http://schema.org/sameAs", profile), one);
    let gone = after.iter().filter(|line| line.contains("owl#deprecated"));
    assert_eq!(gone.count(), 1);
}
