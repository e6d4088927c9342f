//! The built-in mapping over the bundled content: no reference is mistyped, and every quad
//! can tell where it comes from.

use super::parse;
use crate::support::{filorosso, repository};
use filorosso::extract::Cutoff;
use filorosso::mapping::{Known, Order, QuadView};
use filorosso::{Build, Options, Site};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// References that no record of the bundled content has, each with its reason.
const ABSENT: &[(&str, &str)] = &[
    ("address.addressRegion", "no bundled file has this key"),
    (
        "agents[*].alternateName",
        "nobody in the bundled credits is spelt in two ways",
    ),
    ("contact.faxNumber", "no bundled file has this key"),
    (
        "events[*].alternateName",
        "no bundled event is named in two ways",
    ),
    (
        "events[*].series.alternateName",
        "no bundled event is named in two ways",
    ),
    ("faxNumber", "no bundled file has this key"),
    ("isBasedOn[*]", "no bundled file has this key"),
    (
        "modified.dateTime",
        "no bundled file says when it was changed",
    ),
    ("modified.year", "no bundled file says when it was changed"),
    (
        "modified.yearMonth",
        "no bundled file says when it was changed",
    ),
    (
        "organizations[*].sameAs[*]",
        "no credit of the bundled content links so",
    ),
    (
        "people[*].alternateName",
        "nobody in the bundled credits is spelt in two ways",
    ),
    ("published.year", "no bundled date is as vague as that"),
    ("published.yearMonth", "no bundled date is as vague as that"),
    ("status", "no bundled file has this key"),
    ("taxID", "no bundled file has this key"),
    (
        "themes[*].alternateName",
        "nobody in the bundled credits is spelt in two ways",
    ),
    (
        "topics[*].alternateName",
        "nobody in the bundled credits is spelt in two ways",
    ),
];

/// Whether a path of the mapping (`topics[*].iri`) leads to a single value.
fn leads(value: &Json, path: &str) -> bool {
    if let Json::Array(items) = value {
        return items
            .iter()
            .any(|item| leads(item, path.strip_prefix("[*]").unwrap_or(path)));
    }
    let path = path.trim_start_matches("[*]").trim_start_matches('.');
    if path.is_empty() {
        return !value.is_object() && !value.is_null();
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    value
        .get(&path[..end])
        .is_some_and(|member| leads(member, &path[end..]))
}

fn records() -> BTreeMap<String, Json> {
    let folder = tempfile::tempdir().unwrap();
    filorosso(&["records", folder.path().to_str().unwrap()]).success();
    let entries = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (
            kind,
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(),
        )
    };
    entries.map(read).collect()
}

#[test]
fn every_reference_is_found_in_a_record() {
    let text = fs::read_to_string(repository().join("ontology/mapping.yml")).unwrap();
    let (mapping, problems) = parse(&text, &Known::default());
    assert!(problems.is_empty(), "{problems:#?}");
    let references = mapping.unwrap().references();
    assert!(references.len() > 100, "{references:?}");
    let records = records();
    // What one kind has, others may have by the same rule of the mapping.
    let absent = |path: &&str| !records.values().any(|all| leads(all, path));
    let paths = references.iter().map(|(_, path)| path.as_str());
    let absent: BTreeSet<&str> = paths.filter(absent).collect();
    let known: BTreeSet<&str> = ABSENT.iter().map(|(path, _)| *path).collect();
    let new: Vec<_> = absent.difference(&known).collect();
    assert!(
        new.is_empty(),
        "no record of the bundled content has {new:#?}"
    );
    let stale: Vec<_> = known.difference(&absent).collect();
    assert!(
        stale.is_empty(),
        "these are there, or the mapping does not ask for them: {stale:#?}"
    );
}

fn build() -> Build {
    let options = Options {
        origins: true,
        ..Options::new(
            repository().join("content"),
            Cutoff {
                now: 1_767_225_600,
                drafts: false,
                future: false,
            },
        )
    };
    let site = Site::open(options).unwrap();
    site.build(&())
}

/// The texts that the origins of a quad stand for: path, rule, bytes.
fn texts(build: &Build, quad: &QuadView<'_>) -> Vec<(String, &'static str, String)> {
    let origins = build.table.origins(quad);
    let of_files = origins
        .iter()
        .filter(|origin| build.paths.get(origin.file as usize).is_some());
    let texts = of_files.map(|origin| {
        let path = build.paths[origin.file as usize].to_string();
        let text = fs::read_to_string(repository().join("content").join(&path)).unwrap();
        let bytes = text[origin.span.start as usize..origin.span.end as usize].to_owned();
        (path, origin.rule.name(), bytes)
    });
    texts.collect()
}

/// Calls `visit` with every quad of a subject (below the base) and a predicate of schema.org.
fn each(build: &Build, subject: &str, predicate: &str, visit: &mut dyn FnMut(&QuadView<'_>)) {
    let subject = format!("https://w3id.org/digitalpeople/{subject}");
    let predicate = format!("http://schema.org/{predicate}");
    let mut found = false;
    for group in build.table.sorted(Order::Triples).iter() {
        for quad in group
            .quads
            .iter()
            .filter(|quad| quad.subject == subject && quad.predicate == predicate)
        {
            found = true;
            visit(quad);
        }
    }
    assert!(found, "{subject} {predicate}");
}

#[test]
fn a_title_comes_from_its_bytes() {
    let build = build();
    for (episode, path, title) in [
        (
            "podcasts/techrewind/s1e4",
            "podcasts/techrewind/s1e4.md",
            "Jailbreak - La storia del peggior incubo di Apple",
        ),
        (
            "podcasts/visionalps/stefano-lorenzi",
            "podcasts/visionalps/stefano-lorenzi.md",
            "\"Stefano Lorenzi - La transizione digitale degli impianti a fune @Bolzano\"",
        ),
    ] {
        each(&build, episode, "name", &mut |quad| {
            let texts = texts(&build, quad);
            let written = texts
                .iter()
                .find(|(_, rule, _)| *rule == "written")
                .unwrap_or_else(|| panic!("{texts:?}"));
            assert_eq!(written.0, path);
            assert_eq!(written.2.trim_matches('"'), title.trim_matches('"'));
        });
    }
}

#[test]
fn normalised_values_come_from_what_was_written() {
    let build = build();
    let check = |subject: &str, predicate: &str, rule: &str, written: &str| {
        each(&build, subject, predicate, &mut |quad| {
            let texts = texts(&build, quad);
            let fits = |(_, by, text): &(String, &str, String)| {
                *by == rule && text.trim_matches(['"', '\'']) == written
            };
            assert!(texts.iter().any(fits), "{rule} from `{written}`: {texts:?}");
        });
    };
    let episode = "podcasts/visionalps/ugo-morenzetti";
    check(episode, "duration", "duration", "0:15:57");
    check(episode, "datePublished", "date", "2024-10-15 18:00:00");
    check(
        &format!("{episode}#audio"),
        "contentUrl",
        "address",
        "/podcasts/visionalps/ugo-morenzetti/audio.mp3",
    );
}

#[test]
fn a_credit_comes_from_its_line_and_the_episode_from_its_path() {
    let build = build();
    let mut people = 0;
    each(
        &build,
        "podcasts/visionalps/ugo-morenzetti",
        "author",
        &mut |quad| {
            let texts = texts(&build, quad);
            let file = "podcasts/visionalps/ugo-morenzetti.md";
            assert!(texts.iter().all(|(path, _, _)| path == file), "{texts:?}");
            let names = ["Davide Fasoli", "Luca Martinelli"];
            assert!(
                texts
                    .iter()
                    .any(|(_, _, text)| names.iter().any(|name| text.contains(name))),
                "{texts:?}"
            );
            assert!(
                texts.len() >= 2,
                "subject and object have a place each: {texts:?}"
            );
            people += 1;
        },
    );
    assert_eq!(people, 2);
}
