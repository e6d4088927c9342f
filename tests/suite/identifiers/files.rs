//! Files that are moved, renamed, edited and copied.

use super::{codes, record, recorded, site, subjects};
use crate::support::{self, over, triples_of, write};
use std::fs;
use std::path::Path;

fn rename(site: &Path, from: &str, to: &str) {
    let to = site.join(to);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(site.join(from), to).unwrap();
}

/// The IRI of what has a title.
fn titled(site: &Path, title: &str) -> String {
    let lines = triples_of(site);
    let found = subjects(&lines, "http://schema.org/name", &format!("\"{title}\"@en"));
    assert_eq!(found.len(), 1, "{title}: {found:?}");
    found[0].clone()
}

#[test]
fn a_file_that_moves_keeps_its_iri_and_its_page_moves() {
    let site = site();
    record(site.path());
    rename(
        site.path(),
        "podcasts/show/one.md",
        "podcasts/show/first.md",
    );
    let iri = "https://example.org/podcasts/show/one";
    assert_eq!(titled(site.path(), "One"), iri);
    let page = "<https://example.org/podcasts/show/first>";
    assert_eq!(
        subjects(&triples_of(site.path()), "http://schema.org/url", page),
        [iri]
    );
    assert_eq!(codes(site.path(), &[]), Vec::<String>::new());
    let text = record(site.path());
    let expected = "  aliases:\n    - https://example.org/podcasts/show/first\n";
    assert!(text.contains(expected), "{text}");
    // It may be edited then: its path is known.
    write(
        site.path(),
        "podcasts/show/first.md",
        "---\ntitle: Uno\n---\n",
    );
    assert_eq!(titled(site.path(), "Uno"), iri);
}

#[test]
fn a_folder_of_a_podcast_that_moves_takes_its_episodes() {
    let site = site();
    let before = triples_of(site.path());
    record(site.path());
    rename(site.path(), "podcasts/show", "podcasts/radio");
    let after = triples_of(site.path());
    let same = |lines: &[String]| -> Vec<String> {
        let pages = |line: &&String| !line.contains("http://schema.org/url>");
        lines.iter().filter(pages).cloned().collect()
    };
    assert_eq!(same(&after), same(&before));
    record(site.path());
    write(
        site.path(),
        "podcasts/radio/two.md",
        "---\ntitle: Two\n---\n",
    );
    assert_eq!(
        titled(site.path(), "Two"),
        "https://example.org/podcasts/show/two"
    );
}

#[test]
fn files_that_change_places_keep_their_iris() {
    let site = site();
    write(site.path(), "articles/b.md", "---\ntitle: B\n---\nBee.\n");
    record(site.path());
    rename(site.path(), "articles/a.md", "articles/c.md");
    rename(site.path(), "articles/b.md", "articles/a.md");
    rename(site.path(), "articles/c.md", "articles/b.md");
    assert_eq!(titled(site.path(), "A"), "https://example.org/articles/a");
    assert_eq!(titled(site.path(), "B"), "https://example.org/articles/b");
    record(site.path());
    assert_eq!(titled(site.path(), "B"), "https://example.org/articles/b");
    assert_eq!(codes(site.path(), &[]), Vec::<String>::new());
}

#[test]
fn a_file_that_moves_and_changes_says_what_it_was() {
    for (front, name) in [
        ("guid: tag:a", "articles/z.md"),
        ("aliases: [/articles/a/]", "articles/z.md"),
        (
            "aliases: ['https://example.org/articles/a']",
            "articles/z.md",
        ),
        ("slug: a", "articles/z.md"),
    ] {
        let site = site();
        write(
            site.path(),
            "articles/a.md",
            "---\ntitle: A\nguid: tag:a\n---\n",
        );
        record(site.path());
        fs::remove_file(site.path().join("articles/a.md")).unwrap();
        write(
            site.path(),
            name,
            format!("---\ntitle: Edited\n{front}\n---\nMore.\n"),
        );
        assert_eq!(
            titled(site.path(), "Edited"),
            "https://example.org/articles/a",
            "{front}"
        );
        record(site.path());
        let text = recorded(site.path());
        assert!(
            text.contains("articles/a:\n  kind: article\n  file: articles/z.md\n"),
            "{text}"
        );
    }
}

#[test]
fn a_copy_is_a_new_thing() {
    let site = site();
    record(site.path());
    fs::copy(
        site.path().join("articles/a.md"),
        site.path().join("articles/b.md"),
    )
    .unwrap();
    let lines = triples_of(site.path());
    let found = subjects(&lines, "http://schema.org/headline", "\"A\"@en");
    assert_eq!(
        found,
        [
            "https://example.org/articles/a",
            "https://example.org/articles/b"
        ]
    );
}

#[test]
fn a_slug_in_the_front_matter_moves_no_recorded_iri() {
    let site = site();
    record(site.path());
    write(
        site.path(),
        "articles/a.md",
        "---\ntitle: A\nslug: other\n---\n",
    );
    assert_eq!(titled(site.path(), "A"), "https://example.org/articles/a");
    assert_eq!(codes(site.path(), &[]), ["I621"]);
}

#[test]
fn a_file_that_is_hidden_is_not_gone() {
    let site = site();
    let shown = fs::read_to_string(site.path().join("articles/a.md")).unwrap();
    record(site.path());
    let hidden = shown.replace("title: A\n", "title: A\nshow: false\n");
    write(site.path(), "articles/a.md", hidden);
    assert_eq!(codes(site.path(), &[]), Vec::<String>::new());
    assert_eq!(over(site.path(), &["identifiers", "--check"]).code, 0);
    let deprecated = |site: &Path| {
        let lines = support::triples_of(site);
        lines.iter().any(|line| line.contains("owl#deprecated"))
    };
    assert!(deprecated(site.path()));
    assert!(!record(site.path()).contains("gone: true"));
    write(site.path(), "articles/a.md", shown + "More.\n");
    assert_eq!(titled(site.path(), "A"), "https://example.org/articles/a");
    assert!(!deprecated(site.path()));
}

#[test]
fn a_file_that_cannot_be_read_is_not_gone() {
    let site = site();
    record(site.path());
    write(site.path(), "articles/a.md", b"---\ntitle: \xe8\n---\n");
    let before = recorded(site.path());
    let run = over(site.path(), &["identifiers"]);
    assert!(!run.stdout.contains("vanished"), "{}", run.stdout);
    let run = over(site.path(), &["identifiers", "--write"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(recorded(site.path()), before);
}
