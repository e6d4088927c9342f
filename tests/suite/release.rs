//! Releases: what the folder holds, and what becomes of the one that was there.

mod folder;
mod pages;

use crate::support::{self, Run, over};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A configuration with all that a catalogue must have.
const CONFIGURATION: &str = r#"base: https://example.org/
site: https://www.example.org
title: Night walks
description: An invented network of podcasts about towns at night, for tests.
language: en
timezone: Europe/Rome
publisher: {name: Lamps & Co, url: "https://www.example.org", email: office@example.org}
license:
  content: https://creativecommons.org/licenses/by-nd/4.0/
  data: https://creativecommons.org/licenses/by/4.0/
kinds:
  podcast: "podcasts/{podcast}/_index.md"
  episode: "podcasts/{podcast}/{slug}.md"
  article: "articles/{slug}.{md,txt}"
  person: "people/{slug}.yml"
  organization: "organizations/{slug}.yml"
"#;

/// A small site with something of each kind.
fn site() -> TempDir {
    support::site(&[
        ("filorosso.yaml", CONFIGURATION),
        (
            "podcasts/night/_index.md",
            "---\ntitle: Night\nimage: cover.jpg\n---\nStreets after dark.\n",
        ),
        (
            "podcasts/night/lamps.md",
            "---\ntitle: Lamps\ndate: 2024-03-01T18:30:00\nseason: 1\nepisode: 1\naudio: {file: /a/1.mp3, size: 1200, duration: 300}\n\
             guests: [{name: Ada Rossi, role: Engineer, company: {name: Candle Works, url: \"https://candle.example\"}, linkedin: \"https://www.linkedin.com/in/ada-rossi-example\"}]\n\
             keywords: [Light]\nchapters: [{start: 0, title: Dusk}, {start: 95, title: Night}, {start: 210, title: Dawn}]\n---\nAda Rossi walks.\n",
        ),
        (
            "articles/dark.md",
            "---\ntitle: A city in the dark\ndate: 2024-02-01\nauthor: Ada Rossi\n---\nA text about lamps.\n",
        ),
        (
            "people/ada-rossi.yml",
            "name: Ada Rossi\nsameAs: [\"https://www.linkedin.com/in/ada-rossi-example\"]\n",
        ),
    ])
}

fn release(site: &Path, folder: &Path, more: &[&str]) -> Run {
    let folder = folder.to_str().expect("a path in Unicode");
    over(site, &[&["release", folder], more].concat())
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                found.insert(name.to_str().unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}
