//! Quotations of an article as the graph has them.

use crate::support::{over, site, triples_of};

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
