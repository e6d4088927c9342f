//! What the contract of the graph says of one episode, its podcast and everything around it;
//! of names and language tags in general.

use super::{BASE, dump, iri, schema, triples};
use crate::support::repository;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedOrBlankNode, Term, Triple};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;

#[test]
fn an_episode_and_its_surroundings_are_as_the_contract_says() {
    let file = repository().join("tests/cases/contract/francesco-mastrapasqua.ttl");
    let expected = triples(&fs::read_to_string(file).unwrap(), "turtle");
    let subjects: HashSet<&NamedOrBlankNode> =
        expected.iter().map(|triple| &triple.subject).collect();
    assert!(subjects.len() >= 14);
    let said = triples(&dump("turtle"), "turtle");
    let said: HashSet<Triple> = said
        .into_iter()
        .filter(|triple| subjects.contains(&triple.subject))
        .collect();
    let missing: BTreeSet<String> = expected
        .difference(&said)
        .map(ToString::to_string)
        .collect();
    let more: BTreeSet<String> = said
        .difference(&expected)
        .map(ToString::to_string)
        .collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "missing: {missing:#?}\ntoo much: {more:#?}"
    );
}

/// The names of each subject of the bundled content, by subject.
fn names(all: &HashSet<Triple>) -> HashMap<&NamedOrBlankNode, Vec<&Literal>> {
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for triple in all
        .iter()
        .filter(|triple| triple.predicate == schema("name"))
    {
        let Term::Literal(name) = &triple.object else {
            panic!("{triple}")
        };
        names.entry(&triple.subject).or_default().push(name);
    }
    names
}

/// What was published once: of it nothing is said but that, and what it is now.
fn gone(all: &HashSet<Triple>) -> HashSet<&NamedOrBlankNode> {
    let deprecated = |triple: &&Triple| triple.predicate.as_str().ends_with("owl#deprecated");
    all.iter()
        .filter(deprecated)
        .map(|triple| &triple.subject)
        .collect()
}

#[test]
fn agents_works_and_topics_have_one_name_without_a_tag() {
    let all = triples(&dump("turtle"), "turtle");
    let names = names(&all);
    let gone = gone(&all);
    let mut seen = 0;
    for subject in all
        .iter()
        .map(|triple| &triple.subject)
        .collect::<HashSet<_>>()
    {
        let path = subject
            .to_string()
            .trim_matches(['<', '>'])
            .replace(BASE, "");
        let kinds = ["people/", "organizations/", "agents/", "works/", "topics/"];
        let gone = gone.contains(subject);
        let whole = !gone && !path.contains('#') && kinds.iter().any(|kind| path.starts_with(kind));
        if whole || path == BASE.trim_end_matches('/') {
            seen += 1;
            let names = names.get(subject).map_or(&[][..], Vec::as_slice);
            assert!(
                matches!(names, [name] if name.language().is_none()),
                "{subject}: {names:?}"
            );
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn titles_and_summaries_have_the_language_of_their_file() {
    let all = triples(&dump("turtle"), "turtle");
    let texts = ["headline", "description", "articleBody"].map(schema);
    let mut seen = 0;
    for triple in &all {
        let subject = triple.subject.to_string();
        let of_work = subject.contains("/podcasts/") || subject.contains("/articles/");
        let title = triple.predicate == schema("name") && of_work;
        if title || texts.contains(&triple.predicate) {
            seen += 1;
            let Term::Literal(text) = &triple.object else {
                panic!("{triple}")
            };
            // The episode in English, its chapters, and what it says of those whom it names.
            let english = [
                "livia-campione",
                "archivio-campione",
                "studio-campione",
                "linked-data",
            ];
            let english = english.iter().any(|part| subject.contains(part));
            let language = if english { "en" } else { "it" };
            assert_eq!(text.language(), Some(language), "{triple}");
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn addresses_are_iris_and_mail_is_text() {
    let addresses = [
        "url",
        "sameAs",
        "license",
        "image",
        "contentUrl",
        "webFeed",
        "transcript",
    ]
    .map(schema);
    let mail = ["email", "telephone", "faxNumber", "vatID"].map(schema);
    let mut seen = HashSet::new();
    for triple in triples(&dump("turtle"), "turtle") {
        if addresses.contains(&triple.predicate) {
            assert!(!iri(&triple.object).contains(' '), "{triple}");
            seen.insert(triple.predicate);
        } else if mail.contains(&triple.predicate) {
            assert!(triple.object.is_literal(), "{triple}");
            seen.insert(triple.predicate);
        }
    }
    assert!(seen.len() >= 9, "{seen:?}");
}

#[test]
fn everything_that_is_named_has_a_type() {
    let all = triples(&dump("turtle"), "turtle");
    let typed: HashSet<&NamedOrBlankNode> = all
        .iter()
        .filter(|triple| triple.predicate == rdf::TYPE)
        .map(|triple| &triple.subject)
        .collect();
    let gone = gone(&all);
    for triple in all.iter().filter(|one| !gone.contains(&one.subject)) {
        assert!(
            typed.contains(&triple.subject),
            "{} has no type",
            triple.subject
        );
        if let Term::NamedNode(object) = &triple.object
            && object.as_str().starts_with(BASE)
            && triple.predicate != schema("webFeed")
            && triple.predicate != rdf::TYPE
        {
            assert!(
                typed.contains(&NamedOrBlankNode::from(object.clone())),
                "{triple} leads nowhere"
            );
        }
    }
}
