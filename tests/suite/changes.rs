//! Differences of dumps and releases.

mod reading;
mod released;

use crate::support::{filorosso, over, temporary_copy_of, write};
use filorosso::release::changes::{Changes, Comparison, DumpSource, State};
use filorosso::release::sums::hex;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

const ONE: &str = "<https://e.org/people/ada> <http://schema.org/jobTitle> \"Clerk\" .\n<https://e.org/people/ada> <http://schema.org/name> \"Ada | `Rossi`\" .\n<https://e.org/people/ada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> .\n<https://e.org/people/bob> <http://schema.org/name> \"Bob\" .\n";
const OTHER: &str = "<https://e.org/people/ada> <http://schema.org/jobTitle> \"Engineer\" .\n<https://e.org/people/ada> <http://schema.org/name> \"Ada | `Rossi`\" .\n<https://e.org/people/ada> <http://schema.org/worksFor> <https://e.org/organizations/x> .\n<https://e.org/people/ada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> .\n<https://e.org/people/cleo> <http://schema.org/name> \"Cleo\" .\n";

const WITH_PATCH: Comparison<'_> = Comparison {
    hidden: &|_| false,
    patch: true,
    progress: &(),
};

fn between(old: &str, new: &str) -> Changes {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "old.nt", old);
    write(folder.path(), "new.nt", new);
    let open = |name: &str| DumpSource::open(&folder.path().join(name)).unwrap();
    Changes::between(&open("old.nt"), &open("new.nt"), WITH_PATCH).unwrap()
}

/// Applies a unified difference without context.
fn patched(old: &str, patch: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let (mut out, mut at) = (String::new(), 0);
    let hunks = patch
        .split_inclusive('\n')
        .skip_while(|line| !line.starts_with("@@"));
    for line in hunks {
        if let Some(range) = line.strip_prefix("@@ -") {
            let range = range.split(' ').next().unwrap();
            let (start, count) = range.split_once(',').unwrap_or((range, "1"));
            let start: usize = start.parse().unwrap();
            let start = if count == "0" { start } else { start - 1 };
            out.extend(old[at..start].iter().copied());
            at = start;
        } else if let Some(line) = line.strip_prefix('-') {
            assert_eq!(old[at], line);
            at += 1;
        } else {
            out.push_str(line.strip_prefix('+').unwrap());
        }
    }
    out.extend(old[at..].iter().copied());
    out
}

#[test]
fn a_difference_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "old.nt", ONE);
    write(folder.path(), "new.nt", OTHER);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let run = filorosso(&["diff", &path("old.nt"), &path("new.nt")]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.stdout);
    let markdown = filorosso(&[
        "diff",
        &path("old.nt"),
        &path("new.nt"),
        "--format",
        "markdown",
    ]);
    insta::assert_snapshot!(markdown.stdout);
    let json = filorosso(&["diff", &path("old.nt"), &path("new.nt"), "--format", "json"]).json();
    assert_eq!(json["summary"]["new"], 1);
    assert_eq!(json["summary"]["gone"], 1);
    let same = filorosso(&["diff", &path("old.nt"), &path("old.nt")]);
    assert_eq!(
        (same.code, same.stdout.as_str()),
        (0, "the two say the same\n")
    );
}

#[test]
fn formats_and_order_do_not_count() {
    let site = temporary_copy_of("content");
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (format, ending) in [
        ("turtle", "ttl"),
        ("ntriples", "nt"),
        ("nquads", "nq"),
        ("trig", "trig"),
        ("rdfxml", "rdf"),
        ("jsonld", "jsonld"),
    ] {
        let name = path(&format!("dump.{ending}"));
        over(site.path(), &["export", format, "-o", &name]).success();
    }
    let turned: Vec<String> = fs::read_to_string(path("dump.nt"))
        .unwrap()
        .lines()
        .rev()
        .map(|line| format!("{line}\r\n"))
        .collect();
    write(folder.path(), "turned.nt", turned.concat());
    for (old, new) in [
        ("dump.nt", "dump.ttl"),
        ("dump.ttl", "dump.jsonld"),
        ("dump.nq", "dump.trig"),
        ("dump.nq", "dump.nt"),
        ("dump.rdf", "dump.nq"),
        ("dump.nt", "turned.nt"),
    ] {
        let run = filorosso(&["diff", &path(old), &path(new)]);
        assert_eq!(run.code, 0, "{old} {new}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn what_cannot_be_read_is_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    write(folder.path(), "good.nt", ONE);
    write(
        folder.path(),
        "bad.ttl",
        "<https://e.org/a> <https://e.org/b> \"c\" .\n<https://e.org/a> oops .\n",
    );
    write(
        folder.path(),
        "cut.nq.gz",
        [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3],
    );
    write(folder.path(), "a.txt", ONE);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (name, told) in [
        ("bad.ttl", "2"),
        ("cut.nq.gz", "cut.nq.gz"),
        ("a.txt", "cannot be told from its name"),
        ("empty", "no dump in"),
        ("nowhere.nq", "no file or folder"),
    ] {
        let run = filorosso(&["diff", &path(name), &path("good.nt")]);
        assert_eq!(run.code, 2, "{name}: {}", run.stderr);
        assert!(
            run.stderr.contains("X903") && run.stderr.contains(told),
            "{name}: {}",
            run.stderr
        );
    }
    let both = filorosso(&["diff", &path("a.txt"), &path("nowhere.nq")]);
    assert_eq!(both.stderr.matches("X903").count(), 2, "{}", both.stderr);
    write(folder.path(), "empty.nt", "");
    assert_eq!(
        filorosso(&["diff", &path("empty.nt"), &path("good.nt")]).code,
        1
    );
}

#[test]
fn nothing_in_a_value_is_markup() {
    let name = "<script>alert(1)</script> **b** [x](javascript:y) | `c` @team \u{202e}r\u{1b}[31m\n# head\r\n---\u{2028}> q";
    let long = "a".repeat(10_000);
    let iri = "javascript:alert(1)";
    let literal = |text: &str| serde_json::to_string(text).unwrap();
    let more = format!(
        "<https://e.org/people/a> <http://schema.org/name> {name} .\n\
         <https://e.org/people/a> <http://schema.org/text> {name} .\n\
         <https://e.org/people/a> <http://schema.org/{long}> {} .\n\
         <https://e.org/people/a\u{202e}b> <http://schema.org/url> <{iri}> .\n\
         <{iri}> <http://schema.org/name> \"\u{200b} \" .\n\
         <{iri}> <http://purl.org/dc/terms/isReplacedBy> <{iri}2> .\n\
         <{iri}> <http://www.w3.org/2002/07/owl#deprecated> \"true\" .\n",
        literal(&long),
        name = literal(name),
    );
    let known = format!(
        "<https://e.org/people/a> <http://schema.org/name> \"A\" .\n\
         <https://e.org/people/a\u{202e}b> <http://schema.org/name> \"B\" .\n\
         <{iri}> <http://schema.org/name> \"C\" .\n"
    );
    let changes = between(&known, &more);
    let markdown = changes.markdown();
    assert!(!markdown.contains("<script"), "{markdown}");
    assert!(markdown.contains("\\[x\\](javascript"), "{markdown}");
    // An address that runs code is no link.
    assert!(!markdown.contains("<javascript:"), "{markdown}");
    assert!(
        markdown.contains("merged into javascript:alert(1)2"),
        "{markdown}"
    );
    assert!(!markdown.contains(" @team"), "{markdown}");
    let text: Vec<String> = changes.lines().into_iter().map(|(_, text)| text).collect();
    for told in [&markdown, &text.join("\n")] {
        for hidden in ['\u{202e}', '\u{1b}', '\r', '\u{2028}', '\u{200b}'] {
            assert!(!told.contains(hidden), "{told}");
        }
        assert!(told.contains("people/a%E2%80%AEb"), "{told}");
    }
    let heads = markdown.lines().filter(|line| line.starts_with('#'));
    let known = ["# Changes", "## New", "## Changed", "## Gone"];
    assert!(
        heads.into_iter().all(|head| known.contains(&head)),
        "{markdown}"
    );
    let blocks = |line: &str| {
        ["", "#", "-", "  -", "0"]
            .iter()
            .any(|begin| line.starts_with(begin))
    };
    assert!(
        markdown
            .lines()
            .all(|line| blocks(line) && line.len() < 1200)
    );
    assert!(
        text.iter()
            .all(|line| line.len() < 1200 && !line.contains('\n'))
    );
}

/// What patch(1) makes of a text; `None` where it is not installed.
fn patched_by_gnu(old: &str, patch: &[u8]) -> Option<String> {
    Command::new("patch").arg("--version").output().ok()?;
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "dump.nq", old);
    write(folder.path(), "CHANGES.nq.patch", patch);
    let done = Command::new("patch")
        .current_dir(folder.path())
        .args(["--silent", "--posix", "--input", "CHANGES.nq.patch"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    Some(fs::read_to_string(folder.path().join("dump.nq")).unwrap())
}

#[test]
fn a_statement_that_another_file_makes_too_is_still_there() {
    let folder = tempfile::tempdir().unwrap();
    let quad = |graph: &str| {
        format!(
            "<https://e.org/people/a> <http://schema.org/name> \"A\" <https://e.org/graph/{graph}> .\n"
        )
    };
    write(folder.path(), "old.nq", quad("one.md") + &quad("two.md"));
    write(folder.path(), "new.nq", quad("two.md"));
    let open = |name: &str| DumpSource::open(&folder.path().join(name)).unwrap();
    let changes = Changes::between(&open("old.nq"), &open("new.nq"), WITH_PATCH).unwrap();
    assert_eq!(
        (changes.added, changes.removed, changes.things.len()),
        (0, 0, 0)
    );
    let patch = String::from_utf8(changes.patch.unwrap()).unwrap();
    assert_eq!(
        patched(&(quad("one.md") + &quad("two.md")), &patch),
        quad("two.md")
    );
}

fn lines() -> impl Strategy<Value = BTreeSet<String>> {
    let line = (0..6u8, 0..4u8, "[a-c\\\\\"\n]{0,3}").prop_map(|(subject, predicate, text)| {
        let text = serde_json::to_string(&text).unwrap();
        format!("<https://e.org/things/{subject}> <https://e.org/p{predicate}> {text} .\n")
    });
    proptest::collection::btree_set(line, 0..20)
}

fn quads() -> impl Strategy<Value = BTreeSet<String>> {
    let line = (0..4u8, 0..3u8, 0..4usize).prop_map(|(subject, value, graph)| {
        let graph = ["a.md", "b.md", "a.md#evidence", "provenance"][graph];
        format!("<https://e.org/{subject}> <https://e.org/p> \"{value} .\" <https://e.org/graph/{graph}> .\n")
    });
    proptest::collection::btree_set(line, 0..16)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_leads_from_the_old_to_the_new(old in lines(), new in lines()) {
        let text = |lines: &BTreeSet<String>| lines.iter().cloned().collect::<String>();
        let (old, new) = (text(&old), text(&new));
        let there = between(&old, &new);
        let back = between(&new, &old);
        let patch = String::from_utf8(there.patch.clone().unwrap()).unwrap();
        prop_assert_eq!(&patched(&old, &patch), &new);
        let sum = |text: &str| hex(&Sha256::digest(text.as_bytes()));
        if !there.is_empty() {
            let head = format!("from dump.nt with SHA-256 {}\nto dump.nt with SHA-256 {}\n--- dump.nt\n+++ dump.nt\n@@", sum(&old), sum(&new));
            prop_assert!(patch.starts_with(&head), "{}", patch);
        }
        prop_assert_eq!((there.added, there.removed), (back.removed, back.added));
        prop_assert!(between(&old, &old).is_empty());
        for thing in &there.things {
            let mirrored = back.things.iter().find(|other| other.iri == thing.iri).unwrap();
            prop_assert_eq!(&thing.added, &mirrored.removed);
            prop_assert_eq!(thing.state == State::New, mirrored.state == State::Gone);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn graphs_are_kept_by_the_patch_and_not_told_in_words(old in quads(), new in quads()) {
        let folder = tempfile::tempdir().unwrap();
        let text = |lines: &BTreeSet<String>| lines.iter().cloned().collect::<String>();
        write(folder.path(), "old.nq", text(&old));
        write(folder.path(), "new.nq", text(&new));
        let open = |name: &str| DumpSource::open(&folder.path().join(name)).unwrap();
        let changes = Changes::between(&open("old.nq"), &open("new.nq"), WITH_PATCH).unwrap();
        let patch = changes.patch.clone().unwrap();
        prop_assert_eq!(&patched(&text(&old), &String::from_utf8(patch.clone()).unwrap()), &text(&new));
        let by_gnu = patched_by_gnu(&text(&old), &patch);
        prop_assert!(by_gnu.is_none_or(|by_gnu| by_gnu == text(&new)));
        prop_assert_eq!(changes.is_empty(), old == new);
        let triples = |lines: &BTreeSet<String>| -> BTreeSet<String> {
            let content = lines.iter().filter(|line| line.contains(".md> "));
            content.map(|line| line.rsplit_once(" <").unwrap().0.to_owned()).collect()
        };
        let (before, after) = (triples(&old), triples(&new));
        prop_assert_eq!(changes.added, after.difference(&before).count());
        prop_assert_eq!(changes.removed, before.difference(&after).count());
    }
}

#[test]
fn a_folder_of_a_release_is_a_dump() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a/dump.nq", "");
    write(folder.path(), "b/dump.nt", ONE);
    let changes = Changes::between(
        &DumpSource::open(&folder.path().join("a")).unwrap(),
        &DumpSource::named(folder.path().join("b").to_str().unwrap()).unwrap(),
        WITH_PATCH,
    );
    assert_eq!(changes.unwrap().added, 4);
}
