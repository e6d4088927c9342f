//! What a mapping may not say: each is refused with its code and its place.

use super::{HEAD, parse, table, thing};
use filorosso::diagnostic::Diagnostic;
use filorosso::mapping::Known;
use serde_json::json;

/// Whether one of the problems has the code and stands where `at` stands in the document.
fn found(problems: &[Diagnostic], code: &str, document: &str, at: &str) {
    let start = document
        .find(at)
        .unwrap_or_else(|| panic!("`{at}` is not in\n{document}"));
    let line = document[..start].matches('\n').count() + 1;
    let fits = |problem: &&Diagnostic| {
        let place = problem.place.as_ref();
        problem.code.id() == code
            && place
                .is_some_and(|place| place.start as usize == start && place.line as usize == line)
    };
    assert!(
        problems.iter().any(|problem| fits(&problem)),
        "{code} at `{at}` in\n{document}\n{problems:#?}"
    );
}

fn refused(document: &str, code: &str, at: &str) {
    let (_, problems) = parse(document, &Known::default());
    found(&problems, code, document, at);
}

/// A document with one mapping, whose lines are given.
fn with(lines: &[&str]) -> String {
    format!("{HEAD}  m:\n    {}\n", lines.join("\n    "))
}

#[test]
fn what_is_not_implemented_is_refused_where_it_stands() {
    let (source, subject) = ("sources: thing", "subjects: $(iri)");
    let pair = |pair: &str| with(&[source, subject, "po:", &format!("  - {pair}")]);
    for (document, at) in [
        (
            with(&[
                source,
                subject,
                "condition: {function: ex:f}",
                "po: [[ex:p, o]]",
            ]),
            "condition",
        ),
        (
            with(&[source, subject, "targets: [t]", "po: [[ex:p, o]]"]),
            "targets",
        ),
        (
            with(&[source, "subjects: {function: ex:f}", "po: [[ex:p, o]]"]),
            "function",
        ),
        (
            with(&[
                source,
                "subjects: {value: $(iri), targets: t}",
                "po: [[ex:p, o]]",
            ]),
            "targets",
        ),
        (
            with(&[
                source,
                subject,
                "graphs: {function: ex:f}",
                "po: [[ex:p, o]]",
            ]),
            "function",
        ),
        (
            pair("{p: ex:p, o: o, condition: {function: ex:f}}"),
            "condition",
        ),
        (
            pair("{p: ex:p, o: o, inversepredicates: ex:q}"),
            "inversepredicates",
        ),
        (pair("{p: ex:p, o: o, i: ex:q}"), "i: ex:q"),
        (pair("[ex:p, {mapping: m}]"), "mapping: m}"),
        (
            pair("[ex:p, {mapping: m, condition: {function: equal}}]"),
            "mapping: m,",
        ),
        (
            pair("[ex:p, {function: ex:f, parameters: [[ex:a, $(b)]]}]"),
            "function",
        ),
        (pair("[ex:p, {fn: ex:f}]"), "fn"),
        (pair("[ex:p, {f: ex:f, pms: []}]"), "f: ex:f"),
        (pair("[ex:p, {value: o, targets: t}]"), "targets"),
        (pair("[ex:p, {value: o, condition: {}}]"), "condition"),
        (pair("[ex:p, {value: o, type: blank}]"), "blank"),
        (pair("[ex:p, $(title), ex:$(kind)]"), "ex:$(kind)"),
        (
            with(&["sources: [['thing.csv~csv']]", subject, "po: [[ex:p, o]]"]),
            "'thing.csv~csv'",
        ),
        (
            with(&[
                "sources: [['thing.xml~xpath', '/a']]",
                subject,
                "po: [[ex:p, o]]",
            ]),
            "'thing.xml~xpath'",
        ),
        (
            format!(
                "targets: {{t: [a.nt, void]}}\n{HEAD}  m: {{sources: thing, s: $(iri), po: [[ex:p, o]]}}\n"
            ),
            "targets",
        ),
    ] {
        refused(&document, "M704", at);
    }
}

#[test]
fn blank_nodes_are_refused() {
    let (mapping, problems) = parse(
        &with(&["sources: thing", "po: [[ex:p, o]]"]),
        &Known::default(),
    );
    assert!(
        problems
            .iter()
            .any(|problem| problem.code.id() == "M704" && problem.place.is_some()),
        "{problems:#?}"
    );
    if let Some(mapping) = mapping {
        assert!(table(&mapping, &[("thing", thing())]).0.is_empty());
    }
}

#[test]
fn sources_of_databases_are_refused() {
    for (source, at) in [
        ("{access: 'thing.json~jsonpath', type: mysql}", "mysql"),
        (
            "{access: thing.json, referenceFormulation: jsonpath, credentials: {username: a}}",
            "credentials",
        ),
        (
            "{access: thing.json, referenceFormulation: jsonpath, query: SELECT}",
            "query",
        ),
    ] {
        let document = with(&[
            &format!("sources: [{source}]"),
            "s: $(iri)",
            "po: [[ex:p, o]]",
        ]);
        let (_, problems) = parse(&document, &Known::default());
        let start = document.find(at).unwrap();
        let near = |problem: &Diagnostic| {
            let place = problem.place.as_ref();
            place.is_some_and(|place| (place.start as usize..=place.end as usize).contains(&start))
        };
        assert!(
            problems.iter().any(near),
            "`{at}` is passed over in\n{document}\n{problems:#?}"
        );
    }
}

#[test]
fn mistakes_are_told_with_their_place() {
    let pair = |pair: &str| {
        with(&[
            "sources: thing",
            "subjects: $(iri)",
            "po:",
            &format!("  - {pair}"),
        ])
    };
    for (document, code, at) in [
        (pair("[exx:p, o]"), "M702", "exx:p"),
        (pair("[ex:p, exx:o~iri]"), "M702", "exx:o"),
        (pair("[ex:p, o, exx:type]"), "M702", "exx:type"),
        (pair("{predicat: ex:p, objects: o}"), "M703", "predicat:"),
        (pair("[ex:p]"), "M701", "[ex:p]"),
        (pair("[ex:p, $(title]"), "M701", "$(title"),
        (pair("[ex:p, '$(a..b)']"), "M709", "'$(a..b)'"),
        (pair("[ex:p, '$(a[?(@.b)])']"), "M709", "'$(a[?(@.b)])'"),
        (
            with(&["sources: thingg", "s: $(iri)", "po: []"]),
            "M708",
            "thingg",
        ),
        (
            with(&["sources: thing", "s: not an iri", "po: []"]),
            "M706",
            "not an iri",
        ),
        (pair("[ex:p, 'no iri~iri']"), "M707", "'no iri~iri'"),
        (
            with(&[
                "sources: [['thing.json~jsonpath', '$.a']]",
                "s: $(iri)",
                "po: []",
            ]),
            "M709",
            "'$.a'",
        ),
    ] {
        refused(&document, code, at);
    }
}

#[test]
fn near_names_are_suggested() {
    for (pairs, hint) in [
        ("[exx:p, o]", "`ex`"),
        ("{p: ex:p, objekt: o, o: o}", "`object`"),
    ] {
        let document = with(&["sources: thing", "s: $(iri)", &format!("po: [{pairs}]")]);
        let (_, problems) = parse(&document, &Known::default());
        let hints: Vec<&str> = problems
            .iter()
            .filter_map(|problem| problem.hint.as_deref())
            .collect();
        assert!(hints.iter().any(|text| text.contains(hint)), "{hints:?}");
    }
    let known = Known {
        kinds: ["thing".to_owned(), "other".to_owned()].into(),
        ..Known::default()
    };
    let document = with(&[
        "sources: [['thign.json~jsonpath', '$[*]']]",
        "s: $(iri)",
        "po: []",
    ]);
    let (_, problems) = parse(&document, &known);
    found(&problems, "M708", &document, "'thign.json");
    assert!(
        problems[0]
            .hint
            .as_deref()
            .is_some_and(|hint| hint.contains("thing.json")),
        "{problems:#?}"
    );
}

#[test]
fn a_subject_or_term_of_a_record_that_is_no_iri_is_told_and_left_out() {
    let document = with(&[
        "sources: thing",
        "subjects: $(iri)",
        "po:",
        "  - [ex:p, $(also)~iri]",
        "  - [ex:q, fine]",
    ]);
    let (mapping, _) = parse(&document, &Known::default());
    let mapping = mapping.unwrap();
    let (quads, problems) = table(
        &mapping,
        &[("thing", json!({"iri": "https://e.org/1", "also": "a b"}))],
    );
    found(&problems, "M707", &document, "$(also)~iri");
    assert_eq!(super::lines(&quads), [r#"<1> <q> "fine""#]);
    let (quads, problems) = table(&mapping, &[("thing", json!({"iri": "nothing"}))]);
    found(&problems, "M706", &document, "$(iri)");
    assert!(quads.is_empty());
}
