//! What was recorded or released before somebody asked to be left out.

use crate::support::{self, over, write};
use std::fs;
use std::path::Path;

const CONFIGURATION: &str = r#"base: https://example.org/
site: https://www.example.org
title: Night walks
description: Invented, for tests.
language: en
publisher: {name: Lamps & Co, url: "https://www.example.org", email: office@example.org}
license:
  content: https://creativecommons.org/licenses/by-nd/4.0/
  data: https://creativecommons.org/licenses/by/4.0/
kinds:
  podcast: "podcasts/{podcast}/_index.md"
  episode: "podcasts/{podcast}/{slug}.md"
  article: "articles/{slug}.md"
  person: "people/{slug}.md"
"#;

const EPISODE: &str = "---
title: Zoran Kvitko talks
date: 2024-01-02
guests: [{name: Zoran Kvitko, role: CEO, company: Kvitko Labs Ltd}]
keywords: [Kvitko, Light]
author: Z. Kvitko
---
Music: “Kvitko Song” by Zoran Kvitko
";

fn site() -> tempfile::TempDir {
    support::site(&[
        ("filorosso.yaml", CONFIGURATION),
        ("podcasts/p/_index.md", "---\ntitle: Pod\n---\n"),
        ("podcasts/p/zoran-kvitko.md", EPISODE),
        ("people/zoran-kvitko.md", "---\nname: Zoran Kvitko\n---\n"),
        (
            "articles/a.md",
            "---\ntitle: On light\ndate: 2024-01-03\nauthor: Anna Kvitko\n---\nLight.\n",
        ),
    ])
}

fn suppress(site: &Path) {
    write(
        site,
        "filorosso.yaml",
        format!("{CONFIGURATION}suppress: [Zoran Kvitko]\n"),
    );
}

/// What bears the name of the one, and not of the other.
fn names(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let lines = lower.lines().filter(|line| {
        let others = line.replace("anna-kvitko", "").replace("anna kvitko", "");
        others.contains("kvitko") || others.contains("zoran")
    });
    lines.map(str::to_owned).collect()
}

#[test]
fn recorded_things_of_their_name_leave_without_a_tombstone() {
    let site = site();
    over(site.path(), &["identifiers", "--write"]).success();
    let recorded = fs::read_to_string(site.path().join("identifiers.yaml")).unwrap();
    for known in [
        "agents/z-kvitko",
        "organizations/kvitko-labs-ltd",
        "topics/kvitko",
    ] {
        assert!(recorded.contains(known), "{known}: {recorded}");
    }
    // One of them is merged, another one leads to it.
    let merged = recorded.replace(
        "topics/light:\n  kind: topic\n",
        "topics/lamp:\n  kind: topic\n  gone: true\n  mergedInto: https://example.org/topics/kvitko\n\nhttps://example.org/topics/light:\n  kind: topic\n",
    );
    assert_ne!(merged, recorded);
    write(site.path(), "identifiers.yaml", &merged);
    suppress(site.path());
    for command in [
        &["export", "nquads"][..],
        &["-v", "check"],
        &["identifiers"],
        &["identifiers", "--check"],
        &["identifiers", "--write"],
        &["identifiers"],
    ] {
        let run = over(site.path(), command);
        let found = names(&(run.stdout + &run.stderr));
        assert!(found.is_empty(), "{command:?}: {found:#?}");
    }
    let recorded = fs::read_to_string(site.path().join("identifiers.yaml")).unwrap();
    assert_eq!(names(&recorded), Vec::<String>::new());
    assert!(recorded.contains("agents/anna-kvitko:"), "{recorded}");
    assert!(recorded.contains("topics/lamp:"), "{recorded}");
    over(site.path(), &["check"]).success();
}

#[test]
fn a_release_after_one_that_named_them_is_made_and_names_nobody() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let [old, new] = ["old", "new"].map(|name| place.path().join(name));
    let [old, new] = [&old, &new].map(|path| path.to_str().unwrap());
    over(site.path(), &["release", old]).success();
    suppress(site.path());
    let run = over(site.path(), &["release", new, "--previous", old]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(names(&run.stderr), Vec::<String>::new());
    for name in [
        "changes.md",
        "changes.ttl",
        "dump.nq",
        "dump.jsonld",
        "void.ttl",
    ] {
        let text = fs::read_to_string(place.path().join("new").join(name)).unwrap();
        assert_eq!(names(&text), Vec::<String>::new(), "{name}");
    }
    // Once more, when the record has forgotten them too.
    let again = over(site.path(), &["release", new, "--previous", old]);
    assert_eq!(again.code, 0, "{}", again.stderr);
}

#[test]
fn the_family_name_may_stand_first() {
    let folder = tempfile::tempdir().unwrap();
    let listed = format!("{CONFIGURATION}suppress: [Zoran Kvitko, Ada De Luca]\n");
    write(folder.path(), "filorosso.yaml", listed);
    let text = "---\ntitle: Kvitko, Zoran\ndate: 2024-01-02\nsummary: With De Luca Ada\n---\nAt dawn we met Kvitko, Zoran and De Luca, Ada on the pier.\n";
    write(folder.path(), "articles/a.md", text);
    let told = over(folder.path(), &["export", "nquads"]).success();
    assert!(told.contains("on the pier"), "{told}");
    for part in ["Kvitko", "kvitko", "Zoran", "Luca"] {
        assert!(!told.contains(part), "{part}: {told}");
    }
}

#[test]
fn an_entry_that_hides_nobody_is_told_without_its_name() {
    let site = site();
    let list =
        "suppress:\n  - Zoran Kvitko\n  - Zoran Kvitkov\n  - https://example.org/people/olga\n";
    write(
        site.path(),
        "filorosso.yaml",
        format!("{CONFIGURATION}{list}"),
    );
    let told = over(site.path(), &["check"]).success();
    let met = |line: usize| told.contains(&format!("filorosso.yaml:{line}:"));
    let first = 1 + CONFIGURATION.lines().count() + 1;
    assert!(!met(first) && met(first + 1) && met(first + 2), "{told}");
    assert!(
        told.contains("C110") && !told.contains("Kvitko") && !told.contains("olga"),
        "{told}"
    );
}
