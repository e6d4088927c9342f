//! Quotations of an article as the graph has them.

mod cases;
mod cases_it;
mod cases_press;

use crate::support::{over, site, triples_of};
use cases::{Case, ENGLISH, NOBODY};
use cases_it::ITALIAN;
use cases_press::PRESS;
use serde_json::Value as Json;
use std::fs;

const ARTICLE: &str = "---
title: A bridge for the village
---

“_We opened the bridge on time_,” said **Ann Smith**, chief engineer of the river trust. The fair “Wood and Water”
follows in May.
";

#[test]
fn a_quotation_has_text_speaker_and_article() {
    let content = site(&[("articles/bridge.md", ARTICLE)]);
    let article = "<https://example.org/articles/bridge>";
    // The first digits of `We opened the bridge on time,` in SHA-256.
    let quote = "<https://example.org/articles/bridge#quote-a3a13195>";
    let schema = |term: &str| format!("<http://schema.org/{term}>");
    let type_of = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    let text = "\"We opened the bridge on time,\"@en";
    let person = "<https://example.org/people/ann-smith>";
    let mut expected = vec![
        format!("{article} {} {quote} .", schema("hasPart")),
        format!("{quote} {type_of} {} .", schema("Quotation")),
        format!("{quote} {} {article} .", schema("isPartOf")),
        format!("{quote} {} {person} .", schema("spokenByCharacter")),
        format!("{quote} {} {text} .", schema("text")),
    ];
    expected.sort();
    let mut said = triples_of(content.path());
    said.retain(|line| line.contains("#quote-"));
    said.sort();
    assert_eq!(said, expected);
}

#[test]
fn quotations_are_extracted_and_can_be_doubted() {
    let content = site(&[("articles/bridge.md", ARTICLE)]);
    let quads = over(content.path(), &["export", "nquads"]).success();
    let graph = "<https://example.org/graph/articles/bridge.md#extracted> .";
    let mut lines = quads.lines().filter(|line| line.contains("#quote-"));
    assert!(lines.all(|line| line.ends_with(graph)), "{quads}");
    let configuration = format!("{}confidence: 0.99\n", crate::support::CONFIGURATION);
    let doubting = site(&[
        ("articles/bridge.md", ARTICLE),
        ("filorosso.yaml", &configuration),
    ]);
    let said = triples_of(doubting.path());
    assert!(
        !said.iter().any(|line| line.contains("#quote-")),
        "{said:#?}"
    );
}

/// What is said in articles, by their paths: texts, and the last parts of their speakers' IRIs.
fn said(content: &std::path::Path) -> Vec<(String, Vec<(String, String)>)> {
    let folder = tempfile::tempdir().unwrap();
    over(content, &["records", folder.path().to_str().unwrap()]).success();
    let text = fs::read_to_string(folder.path().join("article.json")).unwrap();
    let records: Vec<Json> = serde_json::from_str(&text).unwrap();
    let quotation = |one: &Json| {
        let member = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        let speaker = member("speaker");
        (
            member("text"),
            speaker.rsplit('/').next().unwrap_or_default().to_owned(),
        )
    };
    let article = |record: &Json| {
        let quotations = record["quotations"].as_array();
        let quotations = quotations.into_iter().flatten().map(quotation);
        (
            record["path"].as_str().unwrap_or_default().to_owned(),
            quotations.collect(),
        )
    };
    records.iter().map(article).collect()
}

#[test]
fn every_statement_is_found_with_its_speaker() {
    let cases: Vec<&Case> = ITALIAN
        .iter()
        .chain(ENGLISH)
        .chain(NOBODY)
        .chain(PRESS)
        .collect();
    let files: Vec<(String, String)> = cases
        .iter()
        .enumerate()
        .map(|(number, case)| {
            // A typewriter's guillemets would be HTML in Markdown.
            if case.text.starts_with("<<") {
                return (format!("articles/{number:03}.txt"), case.text.to_owned());
            }
            let head = format!("---\ntitle: A text\nlanguage: {}\n---\n", case.language);
            (
                format!("articles/{number:03}.md"),
                format!("{head}{}\n", case.text),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let configuration = crate::support::CONFIGURATION.replace("language: en", "language: it");
    let content = site(&[&files[..], &[("filorosso.yaml", &configuration)]].concat());
    let mut wrong = Vec::new();
    let found = said(content.path());
    assert_eq!(found.len(), cases.len());
    for ((path, found), case) in found.iter().zip(&cases) {
        let found: Vec<(&str, &str)> = found.iter().map(|one| (&*one.0, &*one.1)).collect();
        if found != case.said {
            wrong.push(format!(
                "{path}: {}\n  wanted {:?}\n  found {found:?}",
                case.text, case.said
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn where_somebody_spoke_in_one_paragraph_is_no_place_in_the_next() {
    let text = "---\ntitle: A\nlanguage: it\n---\n\nI Comuni faranno da modello per gli altri. La Città metropolitana “riveste un ruolo strategico per l’innovazione”, ha dichiarato Francesco Vassallo, PNRR.\n\nOccasioni come questa sono “un’importante opportunità di incontro” fra aziende e istituzioni, spiega Stefania Matroni, Direttrice Business Change Office e Ambassador dell’obiettivo “L’azienda partner strategico”, aggiunge,\n";
    let content = crate::support::site(&[("articles/a.md", text)]);
    let told = crate::support::over(content.path(), &["export", "ntriples"]).success();
    assert!(told.contains("riveste un ruolo strategico"));
}
