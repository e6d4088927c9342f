//! Texts of many styles, and the quotations that a careful reader finds in them.

use crate::content::{Config, Decisions, Ontology, load_ontology, read_config};
use crate::document::parse_document;
use crate::extract::rules::{Person, Reading};
use crate::extract::{
    Cutoff, Fields, KeyNames, Lexica, NamedAs, Naming, ProfileIndex, Reader, Slots, Words, passages,
};
use crate::record::Rule;
use crate::tree::Source;
use proptest::prelude::*;
use std::path::Path;
use std::sync::OnceLock;

/// What is said, by whom, and how sure that is.
pub(super) type Said = (String, String, u8);

static ONTOLOGY: OnceLock<Ontology> = OnceLock::new();
static CONFIG: OnceLock<Config> = OnceLock::new();
static DECISIONS: OnceLock<Decisions> = OnceLock::new();
static READER: OnceLock<Reader<'static>> = OnceLock::new();

/// A reader of the built-in ontology with the sample's configuration.
fn reader() -> &'static Reader<'static> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/filorosso.yaml");
    let read = || read_config(&path, &mut Vec::new()).expect("the sample's configuration");
    let config = CONFIG.get_or_init(read);
    let ontology = ONTOLOGY.get_or_init(|| load_ontology(None, None, &mut Vec::new()));
    READER.get_or_init(|| Reader {
        config,
        ontology,
        keys: KeyNames::new(config, ontology, &mut Vec::new()),
        words: Words::new(&ontology.lexicons),
        lexica: Lexica::new(ontology),
        profiles: ProfileIndex::new(&ontology.profiles),
        cutoff: Cutoff {
            now: 0,
            future: false,
            drafts: false,
        },
        hash: false,
        fingerprint: false,
        names: crate::extract::NameWords::new(ontology),
        suppression: crate::extract::Suppression::default(),
        decisions: DECISIONS.get_or_init(Decisions::default),
    })
}

/// The quotations of a file, when these people and organizations are known to be named in it.
pub(super) fn quotations(
    path: &str,
    text: &str,
    people: &[&str],
    organizations: &[&str],
) -> Vec<Said> {
    let reader = reader();
    let mut document = parse_document(Source::new(path, text), &mut Vec::new());
    reader.unnest(&mut document.front);
    let slots: Slots = reader.keys.slots(&document.front);
    let body = document.parse_body();
    let mut reading = Reading {
        reader,
        source: &document.source,
        fields: Fields::new(&document.front, slots),
        published: None,
        stem: "",
        body: &body,
        contributions: Vec::new(),
        passages: passages(&body, document.format, &reader.words),
        namings: Vec::new(),
        facts: crate::extract::Facts::default(),
        people: Vec::new(),
        places: Vec::new(),
        problems: Vec::new(),
    };
    for (names, kind) in [
        (people, NamedAs::Person),
        (organizations, NamedAs::Organization),
    ] {
        for name in names {
            know(&mut reading, name, kind);
        }
    }
    super::read(&mut reading);
    let quotations = reading.facts.quotations.iter().map(|one| {
        let covered = reading.source.slice(one.text.span);
        let bare = |text: &str| text.replace(['*', '_'], "");
        for end in [
            one.text.text.split(' ').next(),
            one.text.text.split(' ').next_back(),
        ] {
            let end = end.unwrap_or_default();
            assert!(bare(covered).contains(&bare(end)), "{covered} has no {end}");
        }
        let speaker = one
            .speaker
            .map(|who| reading.namings[who].name.text.to_string());
        (
            one.text.text.to_string(),
            speaker.unwrap_or_default(),
            one.confidence,
        )
    });
    quotations.collect()
}

/// Lets a person or organization be known to be named wherever the text has the name.
fn know(reading: &mut Reading<'_, '_>, name: &str, kind: NamedAs) {
    let mut mentions = Vec::new();
    for (number, passage) in reading.passages.iter().enumerate() {
        let found = passage.text().match_indices(name);
        mentions.extend(found.map(|(at, text)| (number, at..at + text.len())));
    }
    let (passage, range) = mentions
        .first()
        .cloned()
        .unwrap_or_else(|| panic!("no {name}"));
    reading.namings.push(Naming {
        name: reading.passages[passage].spanned(range),
        profile: None,
        also: Vec::new(),
        kind,
        rule: Rule::Person,
        confidence: 95,
    });
    if kind == NamedAs::Person {
        let who = reading.namings.len() - 1;
        reading.people.push(Person { who, mentions });
    }
}

#[test]
fn every_statement_is_found_with_its_speaker() {
    use super::cases::{ENGLISH, NOBODY};
    use super::cases_it::ITALIAN;
    let mut wrong = Vec::new();
    for case in ITALIAN.iter().chain(ENGLISH).chain(NOBODY) {
        let text = format!("---\nlanguage: {}\n---\n{}\n", case.language, case.text);
        let path = if case.text.starts_with("<<") {
            "a.txt"
        } else {
            "a.md"
        };
        let text = if path == "a.txt" {
            case.text.to_owned()
        } else {
            text
        };
        let found = quotations(path, &text, case.people, case.organizations);
        let found: Vec<(&str, &str)> = found.iter().map(|one| (&*one.0, &*one.1)).collect();
        if found != case.said {
            wrong.push(format!(
                "{}\n  wanted {:?}\n  found {found:?}",
                case.text, case.said
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Pieces of texts with marks, cues and names in any order.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "<<",
    ">>",
    "''",
    "_",
    "**",
    "\n",
    "\n\n",
    " ",
    " – ",
    ", ",
    ". ",
    ": ",
    "?",
    "(",
    ")",
    "è",
    "🎙",
    "l’",
    "Ada Neri",
    "la Neri",
    "spiega",
    "ha detto",
    "che",
    "secondo",
    "Siamo pronti",
    "R",
    "D",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_in_any_order_are_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40), path in proptest::sample::select(vec!["a.md", "a.txt"])) {
        let text = format!("Ada Neri. {}", pieces.concat());
        for (said, speaker, _) in quotations(path, &text, &["Ada Neri"], &[]) {
            prop_assert!(!said.is_empty());
            prop_assert_eq!(speaker, "Ada Neri");
        }
    }
}
