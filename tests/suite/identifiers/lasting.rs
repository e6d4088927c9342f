//! Once recorded, whatever files come, go, move or change places, nothing else gets another IRI.

use super::record;
use crate::support::{self, triples_of, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Names that collide in every way: one slug, one key, one person or two.
const NAMES: &[&str] = &[
    "Ann Lee",
    "ann lee",
    "Ann-Lee",
    "Ann Lée",
    "Ann + Lee",
    "Bob Ray",
    "Span Works",
    "Span Works Ltd",
    "The Span Works",
];
const TOPICS: &[&str] = &["C", "C++", "C#", "Smart City", "smart-city"];

const COMPANIES: &[&str] = &["Docks Ltd", "Algae Ltd", "The Docks", "Span Works"];

/// A mention: a name, the number of a profile or none, the company beside it or none.
type Person = (usize, Option<u8>, Option<usize>);

/// A file: its number, who are its authors and guests, its topics.
#[derive(Debug, Clone)]
struct File {
    number: u8,
    people: Vec<Person>,
    guests: Vec<Person>,
    topics: Vec<usize>,
}

/// What is done to a site.
#[derive(Debug, Clone)]
enum Change {
    Add(File),
    Remove(Index),
    /// Gives a file another name.
    Rename(Index, u8),
    /// Lets two files change their names.
    Swap(Index, Index),
}

fn file() -> impl Strategy<Value = File> {
    let (profile, company) = (0..4_u8, 0..COMPANIES.len());
    let optional = (proptest::option::of(profile), proptest::option::of(company));
    let person = (0..NAMES.len(), optional).prop_map(|(name, (url, of))| (name, url, of));
    let people = (vec(person.clone(), 0..3), vec(person, 0..3));
    let lists = (people, vec(0..TOPICS.len(), 0..3));
    (any::<u8>(), lists).prop_map(|(number, ((people, guests), topics))| File {
        number,
        people,
        guests,
        topics,
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        file().prop_map(Change::Add),
        any::<Index>().prop_map(Change::Remove),
        (any::<Index>(), any::<u8>()).prop_map(|(at, name)| Change::Rename(at, name)),
        any::<(Index, Index)>().prop_map(|(one, other)| Change::Swap(one, other)),
    ]
}

/// A site: the text of each file by its name.
type Site = BTreeMap<String, String>;

/// The text of a file. Its summary is found nowhere else, so that its thing can be told.
fn text(file: &File, seed: usize) -> String {
    let mut text = format!("---\ntitle: T{}\nsummary: unique {seed}\n", file.number);
    for (key, people) in [("author", &file.people), ("guests", &file.guests)] {
        let _ = writeln!(text, "{key}:");
        for (name, profile, company) in people {
            let url = profile.map_or_else(String::new, |number| {
                format!(", url: 'https://www.linkedin.com/in/p{number}'")
            });
            let of = company.map_or_else(String::new, |at| format!(", of: '{}'", COMPANIES[at]));
            let _ = writeln!(text, "  - {{name: '{}'{url}{of}}}", NAMES[*name]);
        }
    }
    text += "keywords:\n";
    for topic in &file.topics {
        let _ = writeln!(text, "  - '{}'", TOPICS[*topic]);
    }
    text + "---\nText.\n"
}

fn apply(site: &mut Site, change: &Change, seed: usize) {
    let names: Vec<String> = site.keys().cloned().collect();
    match change {
        Change::Add(file) => {
            let name = format!("articles/f{}.md", file.number);
            site.entry(name).or_insert_with(|| text(file, seed));
        }
        Change::Remove(at) if !names.is_empty() => {
            site.remove(at.get(&names));
        }
        Change::Rename(at, to) if !names.is_empty() => {
            let to = format!("articles/f{to}.md");
            if !site.contains_key(&to)
                && let Some(text) = site.remove(at.get(&names))
            {
                site.insert(to, text);
            }
        }
        Change::Swap(one, other) if !names.is_empty() => {
            let (one, other) = (one.get(&names), other.get(&names));
            let (a, b) = (site[one].clone(), site[other].clone());
            site.insert(one.clone(), b);
            site.insert(other.clone(), a);
        }
        _ => {}
    }
}

fn write_site(folder: &Path, site: &Site) {
    let _ = fs::remove_dir_all(folder.join("articles"));
    for (name, text) in site {
        write(folder, name, text);
    }
}

/// The IRI of each thing that can be told without its IRI: files by their summaries, people by
/// their profiles, topics by their names.
fn things(lines: &[String]) -> BTreeMap<String, String> {
    let mut things = BTreeMap::new();
    for line in lines {
        let Some((subject, rest)) = line.split_once(' ') else {
            continue;
        };
        let tells = [
            "schema.org/description>",
            "schema.org/sameAs>",
            "skos/core#prefLabel>",
            "skos/core#altLabel>",
        ];
        if tells.iter().any(|tell| rest.contains(tell)) {
            let key = rest
                .replace("prefLabel", "label")
                .replace("altLabel", "label");
            things.insert(key, subject.to_owned());
        }
    }
    things
}

/// Whom each file names: by its summary the lines about authors, guests and their organizations.
fn named(lines: &[String]) -> BTreeMap<String, Vec<&String>> {
    let is_named = |line: &&String| {
        let told = ["/actor>", "/author>", "/memberOf>"];
        told.iter().any(|told| line.contains(told))
    };
    let of = |iri: &str| {
        let iri = iri.trim_end_matches('>');
        let starts = [format!("{iri}> "), format!("{iri}#")];
        let own = lines.iter().filter(is_named);
        own.filter(|line| starts.iter().any(|start| line.starts_with(start)))
            .collect()
    };
    let files = things(lines).into_iter();
    let files = files.filter(|(key, _)| key.contains("description>"));
    files.map(|(key, iri)| (key, of(&iri))).collect()
}

/// The file that has a summary, as a line of the graph ends with it.
fn file_of<'s>(site: &'s Site, summary: &str) -> Option<&'s String> {
    let text = summary.split('"').nth(1)?;
    let line = format!("summary: {text}\n");
    site.iter()
        .find(|(_, file)| file.contains(&line))
        .map(|(name, _)| name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn nothing_recorded_ever_moves(
        files in vec(file(), 1..8),
        rounds in vec(vec(change(), 1..5), 1..4),
    ) {
        let folder = support::site(&[]);
        let mut site = Site::new();
        for (seed, file) in files.into_iter().enumerate() {
            apply(&mut site, &Change::Add(file), seed);
        }
        write_site(folder.path(), &site);
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for (round, changes) in rounds.iter().enumerate() {
            record(folder.path());
            let before = triples_of(folder.path());
            for (key, iri) in things(&before) {
                let before = known.entry(key.clone()).or_insert_with(|| iri.clone());
                prop_assert_eq!(before, &iri, "{} after recording", key);
            }
            let paths: BTreeMap<String, String> = known
                .iter()
                .filter(|(key, _)| key.contains("description>"))
                .filter_map(|(key, iri)| Some((file_of(&site, key)?.clone(), iri.clone())))
                .collect();
            for (at, change) in changes.iter().enumerate() {
                apply(&mut site, change, 1000 * (round + 1) + at);
            }
            write_site(folder.path(), &site);
            let after = triples_of(folder.path());
            let now = named(&after);
            for (key, before) in named(&before) {
                if let Some(now) = now.get(&key) {
                    prop_assert_eq!(&before, now, "{} means others", key);
                }
            }
            let owners: BTreeMap<&String, &String> = known.iter().map(|(key, iri)| (iri, key)).collect();
            for (key, iri) in things(&after) {
                if let Some(before) = known.get(&key) {
                    prop_assert_eq!(before, &iri, "{} moved", key);
                } else if key.contains("description>") {
                    // A new file has no IRI that another one ever had. A text that stands where
                    // another stood is that file, edited.
                    let path = file_of(&site, &key);
                    let is_edited = path.and_then(|path| paths.get(path)) == Some(&iri);
                    prop_assert!(is_edited || !owners.contains_key(&iri), "{} took {}", key, iri);
                }
            }
        }
    }
}
