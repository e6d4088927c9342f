//! The folder: exchanged in one step, nothing lost, the same bytes for the same content.

use super::{files, release, site};
use crate::support::write;
use filorosso::release::sums;
use std::fs;
use std::path::Path;

/// Names beside a folder, sorted.
fn beside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.parent().unwrap()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn each_thing_has_documents_and_each_file_a_checksum() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    let run = release(site.path(), &folder, &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = files(&folder);
    for path in [
        "podcasts/night",
        "podcasts/night/lamps",
        "podcasts/night/seasons/1",
        "articles/dark",
        "people/ada-rossi",
        "organizations/candle-works",
        "topics/light",
        "topics",
        "index",
    ] {
        for ending in ["jsonld", "ttl", "nt"] {
            let name = format!("{path}.{ending}");
            assert!(files.contains_key(&name), "{name} is missing");
        }
    }
    for ending in ["ttl", "nt", "nq", "trig", "rdf", "jsonld"] {
        assert!(files.contains_key(&format!("dump.{ending}")), "{ending}");
        assert!(
            files.contains_key(&format!("dump.{ending}.gz")),
            "{ending}.gz"
        );
    }
    let listed = sums::Sums::parse(&String::from_utf8(files["SHA256SUMS"].clone()).unwrap());
    for name in files.keys().filter(|name| *name != "SHA256SUMS") {
        let digest = sums::of_file(&folder.join(name)).unwrap();
        assert_eq!(listed.get(name), Some(digest.as_str()), "{name}");
    }
    assert_eq!(listed.len(), files.len() - 1);
    assert_eq!(beside(&folder), ["data"]);
    assert!(
        run.stderr.contains("new identifiers recorded"),
        "{}",
        run.stderr
    );
    assert!(site.path().join("identifiers.yaml").exists());
}

#[test]
fn a_second_run_writes_the_same_and_nothing_anew() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let (one, other) = (place.path().join("one"), place.path().join("other"));
    assert_eq!(release(site.path(), &one, &[]).code, 0);
    let first = files(&one);
    let written = fs::metadata(one.join("people/ada-rossi.ttl"))
        .unwrap()
        .modified()
        .unwrap();
    let run = release(site.path(), &one, &["--locked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("(0 new, 0 changed,"), "{}", run.stderr);
    assert_eq!(files(&one), first);
    let known = fs::metadata(one.join("people/ada-rossi.ttl"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(known, written, "an unchanged file is the file that it was");
    assert_eq!(release(site.path(), &other, &["-j1"]).code, 0);
    assert_eq!(files(&other)["SHA256SUMS"], first["SHA256SUMS"]);
}

#[test]
fn what_no_longer_belongs_goes_and_what_is_not_ours_stays() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    write(&folder, "robots.txt", "User-agent: *\n");
    write(&folder, "articles/picture.jpg", "not ours");
    fs::create_dir(folder.join("empty")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("robots.txt", folder.join("link")).unwrap();
    fs::remove_file(site.path().join("articles/dark.md")).unwrap();
    let run = release(site.path(), &folder, &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!folder.join("articles/dark.ttl").exists());
    assert!(!folder.join("articles/dark.jsonld").exists());
    assert_eq!(
        fs::read_to_string(folder.join("robots.txt")).unwrap(),
        "User-agent: *\n"
    );
    assert_eq!(
        fs::read_to_string(folder.join("articles/picture.jpg")).unwrap(),
        "not ours"
    );
    assert!(folder.join("empty").is_dir());
    #[cfg(unix)]
    assert_eq!(
        fs::read_link(folder.join("link")).unwrap(),
        Path::new("robots.txt")
    );
    assert_eq!(beside(&folder), ["data"]);
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    write(&folder, "dump.ttl", "mine");
    write(&folder, "people", "a file where a folder must be");
    let run = release(site.path(), &folder, &[]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("W103").count(), 2, "{}", run.stderr);
    assert!(!site.path().join("identifiers.yaml").exists());
    assert_eq!(fs::read_to_string(folder.join("dump.ttl")).unwrap(), "mine");
    assert_eq!(files(&folder).len(), 2);
    fs::remove_file(folder.join("dump.ttl")).unwrap();
    fs::remove_file(folder.join("people")).unwrap();
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    // What a release wrote and somebody changed is somebody's work too.
    write(&folder, "articles/dark.ttl", "# mended by hand\n");
    let run = release(site.path(), &folder, &[]);
    assert!(
        run.stderr
            .contains("`articles/dark.ttl` was changed by somebody else"),
        "{}",
        run.stderr
    );
    assert_eq!(beside(&folder), ["data"]);
}

#[test]
fn an_interrupted_run_leaves_the_release_and_the_next_clears_up() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    let before = files(&folder);
    // What a run leaves that is killed while it writes.
    write(place.path(), ".data.filorosso-new/half.ttl", "<a> <b");
    assert_eq!(files(&folder), before);
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    assert_eq!(files(&folder), before);
    assert_eq!(beside(&folder), ["data"]);
    // What one leaves that is killed between the two steps of a system without exchange.
    fs::rename(&folder, place.path().join(".data.filorosso-old")).unwrap();
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    assert_eq!(files(&folder), before);
    assert_eq!(beside(&folder), ["data"]);
}

#[test]
fn errors_of_the_content_stop_a_release() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    write(
        site.path(),
        "articles/bad.md",
        "---\ntitle: Bad\ndate: never\n---\n",
    );
    write(site.path(), "articles/worse.md", "---\ntitle: [\n---\n");
    let run = release(site.path(), &folder, &[]);
    assert_eq!(run.code, 1);
    for code in ["V401", "D302", "W102"] {
        assert!(run.stderr.contains(code), "{code} in {}", run.stderr);
    }
    assert!(!folder.exists());
    assert!(!site.path().join("identifiers.yaml").exists());
}

#[test]
fn identifiers_are_recorded_unless_locked() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    let run = release(site.path(), &folder, &["--locked"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("I617"), "{}", run.stderr);
    assert!(!folder.exists());
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    let recorded = fs::read_to_string(site.path().join("identifiers.yaml")).unwrap();
    assert!(
        recorded.contains("https://example.org/people/ada-rossi:"),
        "{recorded}"
    );
    assert_eq!(release(site.path(), &folder, &["--locked"]).code, 0);
    let drafts = release(site.path(), &folder, &["--drafts"]);
    assert_eq!(drafts.code, 1);
    assert!(drafts.stderr.contains("W102"), "{}", drafts.stderr);
}

#[test]
fn a_folder_that_cannot_hold_a_release_is_refused() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    write(place.path(), "file", "text");
    for folder in [
        place.path().join("file"),
        place.path().join("file/below"),
        Path::new("/").to_owned(),
        site.path().to_owned(),
        site.path().parent().unwrap().to_owned(),
    ] {
        let run = release(site.path(), &folder, &[]);
        assert_eq!(run.code, 1, "{}", folder.display());
        assert!(
            run.stderr.contains("W105") || run.stderr.contains("X901"),
            "{}: {}",
            folder.display(),
            run.stderr
        );
    }
    assert_eq!(
        fs::read_to_string(place.path().join("file")).unwrap(),
        "text"
    );
    assert!(!site.path().join("identifiers.yaml").exists());
}

#[test]
fn a_tombstone_has_no_documents() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    assert!(folder.join("articles/dark.jsonld").exists());
    fs::remove_file(site.path().join("articles/dark.md")).unwrap();
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    assert!(!folder.join("articles/dark.jsonld").exists());
    let dump = fs::read_to_string(folder.join("dump.nt")).unwrap();
    assert!(
        dump.contains(
            "<https://example.org/articles/dark> <http://www.w3.org/2002/07/owl#deprecated>"
        ),
        "{dump}"
    );
}

#[test]
fn an_iri_that_is_no_path_stays_in_the_dumps_alone() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    write(
        site.path(),
        "identifiers.yaml",
        "format: 1\n\nhttps://example.org/people/..%2f..%2fout:\n  kind: person\n  names:\n    - Ada Rossi\n  profiles:\n    - https://www.linkedin.com/in/ada-rossi-example\n",
    );
    let run = release(site.path(), &folder, &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("W101"), "{}", run.stderr);
    assert!(
        fs::read_to_string(folder.join("dump.nt"))
            .unwrap()
            .contains("..%2f..%2fout")
    );
    assert_eq!(beside(&folder), ["data"]);
    assert!(!files(&folder).keys().any(|name| name.contains("out.")));
}
