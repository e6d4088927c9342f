//! What a release tells of its difference to the one before.

use super::{patched, patched_by_gnu};
use crate::support::{filorosso, over, temporary_copy_of};
use filorosso::release::sums::hex;
use sha2::{Digest, Sha256};
use std::fs;

#[test]
fn a_release_tells_what_changed_since_another() {
    let (site, place) = (temporary_copy_of("content"), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    let name = folder.to_str().unwrap();
    over(site.path(), &["release", name]).success();
    let old = fs::read_to_string(folder.join("dump.nq")).unwrap();
    assert!(!folder.join("changes.md").exists());
    fs::remove_file(site.path().join("articles/luci-in-valle.txt")).unwrap();
    let file = site.path().join("people/maria-bianchi.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replacen("---\n", "---\nemail: nuova@example.org\n", 1)
            .replace("\nemail: redazione", "\nold: redazione"),
    )
    .unwrap();
    let run = over(site.path(), &["release", name, "--previous", name]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let words = fs::read_to_string(folder.join("changes.md")).unwrap();
    assert!(
        words.contains("## Gone") && words.contains("luci-in-valle"),
        "{words}"
    );
    let patch = fs::read_to_string(folder.join("CHANGES.nq.patch")).unwrap();
    let new = fs::read_to_string(folder.join("dump.nq")).unwrap();
    assert_eq!(patched(&old, &patch), new);
    let turtle = filorosso(&["diff", name, name]);
    assert_eq!(turtle.code, 0, "{}", turtle.stdout);
    let parsed = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle)
        .for_reader(fs::File::open(folder.join("changes.ttl")).unwrap())
        .collect::<Result<Vec<_>, _>>()
        .unwrap();
    assert!(parsed.len() > 20);
    let catalog = fs::read_to_string(folder.join("catalog.ttl")).unwrap();
    assert!(catalog.contains("dcat:previousVersion"), "{catalog}");
    let by_gnu = patched_by_gnu(&old, patch.as_bytes());
    assert!(by_gnu.is_none_or(|text| text == new));
    let sum = |text: &str| hex(&Sha256::digest(text.as_bytes()));
    for (word, text) in [("from", &old), ("to", &new)] {
        assert!(patch.contains(&format!("{word} dump.nq with SHA-256 {}\n", sum(text))));
    }
}

#[test]
fn a_release_refuses_to_lose_what_was_published() {
    let (site, place) = (temporary_copy_of("content"), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    let name = folder.to_str().unwrap();
    over(site.path(), &["release", name]).success();
    let before = fs::read(folder.join("SHA256SUMS")).unwrap();
    // The record is lost, and with it what would leave a tombstone.
    fs::remove_file(site.path().join("identifiers.yaml")).unwrap();
    fs::remove_file(site.path().join("articles/luci-in-valle.txt")).unwrap();
    let run = over(site.path(), &["release", name, "--previous", name]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("X905") && run.stderr.contains("articles/luci-in-valle"),
        "{}",
        run.stderr
    );
    assert_eq!(fs::read(folder.join("SHA256SUMS")).unwrap(), before);
    assert!(!site.path().join("identifiers.yaml").exists());
    let far = over(
        site.path(),
        &["release", name, "--previous", "http://127.0.0.1:9/dump.nq"],
    );
    assert_eq!(far.code, 1);
    assert!(far.stderr.contains("X904"), "{}", far.stderr);
}

#[test]
fn who_is_left_out_now_is_not_told_of_in_changes() {
    let (site, place) = (temporary_copy_of("content"), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    let name = folder.to_str().unwrap();
    over(site.path(), &["release", name]).success();
    let config = site.path().join("filorosso.yaml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}suppress: [Marco Montali]\n")).unwrap();
    let run = over(site.path(), &["release", name, "--previous", name]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = |text: &str| text.to_lowercase().contains("montali");
    assert!(!told(&run.stderr), "{}", run.stderr);
    let mut folders = vec![folder.clone()];
    let mut files = 0;
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            assert!(!told(path.to_str().unwrap()), "{}", path.display());
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "gz") {
                files += 1;
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                assert!(!told(&text), "{}", path.display());
            }
        }
    }
    assert!(files > 100);
    assert!(!folder.join("CHANGES.nq.patch").exists());
    assert!(folder.join("changes.md").exists());
}
