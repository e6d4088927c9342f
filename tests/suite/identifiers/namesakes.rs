//! Names that several bear: whom a file means by one stays whom it means.

use super::record;
use crate::support::{self, over, triples_of, write};
use std::fs;
use std::path::Path;

/// An episode with a guest.
fn episode(site: &Path, name: &str, guest: &str) {
    let text = format!("---\ntitle: {name}\nguests:\n  - {{{guest}}}\n---\n");
    write(site, &format!("podcasts/show/{name}.md"), text);
}

fn guest_of(site: &Path, episode: &str) -> String {
    let start = format!("<https://example.org/podcasts/show/{episode}> <http://schema.org/actor>");
    let lines = triples_of(site);
    let line = lines.iter().find(|line| line.starts_with(&start));
    let line = line.unwrap_or_else(|| panic!("no guest of {episode}"));
    line.trim_end_matches("> .")
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn a_recorded_file_keeps_its_person_whoever_of_that_name_comes_and_goes() {
    let site = support::site(&[("podcasts/show/_index.md", "---\ntitle: Show\n---\n")]);
    let (site, profile) = (site.path(), "https://www.linkedin.com/in/ann");
    episode(site, "a", "name: Ann Lee, of: United Docks Ltd");
    episode(
        site,
        "b",
        &format!("name: Ann Lee, of: Algae Ltd, url: '{profile}-2'"),
    );
    let plain = record(site);
    assert!(
        !plain.contains("means"),
        "nobody else bears the name: {plain}"
    );
    assert_eq!(guest_of(site, "a"), "ann-lee");
    // Another one of that name, and of the company that stands beside it in the first file.
    episode(
        site,
        "c",
        &format!("name: Ann Lee, of: United Docks Ltd, url: '{profile}-9'"),
    );
    assert_eq!(guest_of(site, "a"), "ann-lee");
    assert_eq!(guest_of(site, "c"), "ann-lee-2");
    let text = record(site);
    let told = "  file: podcasts/show/a.md\n";
    let (_, rest) = text.split_once(told).expect("the episode");
    let entry = rest.split("\n\n").next().unwrap();
    assert!(
        entry.ends_with("  means:\n    - https://example.org/people/ann-lee"),
        "{entry}"
    );
    assert_eq!(record(site), text);
    fs::remove_file(site.join("podcasts/show/c.md")).unwrap();
    assert_eq!(guest_of(site, "a"), "ann-lee");
    // A file that moves takes along whom it means.
    fs::rename(
        site.join("podcasts/show/a.md"),
        site.join("podcasts/show/z.md"),
    )
    .unwrap();
    fs::remove_file(site.join("podcasts/show/b.md")).unwrap();
    assert_eq!(guest_of(site, "a"), "ann-lee");
    record(site);
    assert_eq!(guest_of(site, "a"), "ann-lee");
    // A new file that says nothing else may mean either.
    episode(site, "new", "name: Ann Lee");
    assert_eq!(guest_of(site, "new"), "ann-lee-3");
}

#[test]
fn a_record_without_whom_files_mean_is_read() {
    let site = support::site(&[("podcasts/show/_index.md", "---\ntitle: Show\n---\n")]);
    let site = site.path();
    for (name, number) in [("a", 1), ("b", 2)] {
        let url = format!("https://www.linkedin.com/in/ann-{number}");
        episode(
            site,
            name,
            &format!("name: Ann Lee, of: Docks Ltd, url: '{url}'"),
        );
    }
    let text = record(site);
    // Written before files said whom they mean, by a program that went by `first`.
    let old = text.replace("  profiles:\n    - https://www.linkedin.com/in/ann-2\n", "");
    write(site, "identifiers.yaml", old);
    episode(site, "b", "name: Ann Lee, of: Docks Ltd");
    assert_eq!(guest_of(site, "b"), "ann-lee-2");
}

#[test]
fn who_was_merged_is_asked_no_more_and_leaves_no_gap() {
    let site = support::site(&[("podcasts/show/_index.md", "---\ntitle: Show\n---\n")]);
    let site = site.path();
    episode(
        site,
        "a",
        "name: Ann Lee, of: Docks Ltd, url: 'https://www.linkedin.com/in/ann'",
    );
    episode(site, "b", "name: Bob Ray, of: Nets Ltd");
    let (ann, bob) = (
        "https://example.org/people/ann-lee",
        "https://example.org/people/bob-ray",
    );
    let text = record(site);
    let merged = text.replace(
        &format!("{bob}:\n  kind: person\n"),
        &format!("{bob}:\n  kind: person\n  mergedInto: {ann}\n"),
    );
    write(site, "identifiers.yaml", merged);
    assert_eq!(guest_of(site, "b"), "ann-lee");
    let doubts = over(site, &["review", "--format", "json"]).json();
    assert_eq!(doubts["doubts"].as_array().unwrap().len(), 0, "{doubts}");
    let story = over(site, &["why", ann, "--format", "json"]).json();
    let steps = story["identity"].as_array().unwrap();
    assert!(
        steps.iter().any(|step| step["reason"] == "merged"),
        "{story}"
    );
    let b = "https://example.org/podcasts/show/b";
    let replaced = format!(
        "<{b}#guest-bob-ray> <http://purl.org/dc/terms/isReplacedBy> <{b}#guest-ann-lee> ."
    );
    assert!(triples_of(site).contains(&replaced));
}

#[test]
fn names_of_many_of_whom_nobody_knows_more_mean_one() {
    let site = support::site(&[("podcasts/show/_index.md", "---\ntitle: Show\n---\n")]);
    let site = site.path();
    for number in 0..80 {
        let url = format!("https://www.linkedin.com/in/ann-{number}");
        episode(
            site,
            &format!("e{number}"),
            &format!("name: Ann Lee, url: '{url}'"),
        );
    }
    for name in ["one", "two", "three"] {
        episode(site, name, "name: Ann Lee");
    }
    for _ in 0..2 {
        for name in ["one", "two", "three"] {
            assert_eq!(guest_of(site, name), "ann-lee-81");
        }
        record(site);
    }
}
