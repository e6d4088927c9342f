//! What concerns a mapping as a whole: subjects, sources, iterators, graphs, external
//! references, and the origins of what is made.

use super::{HEAD, line, lines, parse, quads, table, thing};
use filorosso::mapping::{Known, Order, QuadView};
use serde_json::json;

#[test]
fn subjects_and_sources_may_be_several() {
    let document = format!(
        "{HEAD}  m:\n    source: thing\n    s: [$(iri), 'ex:s/$(slug)', ex:fixed]\n    po: [[ex:p, o]]\n"
    );
    let one = quads(&document, &[("thing", thing())]);
    assert_eq!(
        one,
        [r#"<1> <p> "o""#, r#"<fixed> <p> "o""#, r#"<s/one> <p> "o""#]
    );
    let document = format!(
        "{HEAD}  m:\n    sources:\n      - thing\n      - ['other.json~jsonpath', '$[*]']\n      - {{access: third.json, referenceFormulation: jsonpath, iterator: '$[*].in'}}\n    subjects: $(iri)\n    po: [[ex:p, o]]\n"
    );
    let records = [
        ("thing", thing()),
        ("other", json!({"iri": "https://e.org/o"})),
        ("third", json!({"in": {"iri": "https://e.org/t"}})),
        ("unmapped", json!({"iri": "https://e.org/u"})),
    ];
    assert_eq!(
        quads(&document, &records),
        [r#"<1> <p> "o""#, r#"<o> <p> "o""#, r#"<t> <p> "o""#]
    );
}

#[test]
fn iterators_go_into_records() {
    for (iterator, expected) in [
        ("$[*].parts[*]", &[r#"<p0> <p> "0""#, r#"<p1> <p> "1""#][..]),
        ("$[*].parts[1]", &[r#"<p1> <p> "1""#]),
        ("$[*]['parts'][0]", &[r#"<p0> <p> "0""#]),
        ("$[*].missing[*]", &[]),
    ] {
        let document = format!(
            "{HEAD}  m:\n    sources: [['thing.json~jsonpath', \"{iterator}\"]]\n    s: $(iri)\n    po: [[ex:p, $(n)]]\n"
        );
        assert_eq!(
            quads(&document, &[("thing", thing())]),
            expected,
            "{iterator}"
        );
    }
}

#[test]
fn graphs_of_mappings_and_of_predicate_objects() {
    let document = format!(
        "{HEAD}  m:\n    sources: thing\n    s: $(iri)\n    graphs: [ex:m, 'ex:$(slug)']\n    po:\n      - [ex:p, a]\n      - {{p: ex:q, o: b, g: ex:own}}\n"
    );
    let expected = [
        r#"<1> <p> "a" <m>"#,
        r#"<1> <p> "a" <one>"#,
        r#"<1> <q> "b" <m>"#,
        r#"<1> <q> "b" <one>"#,
        r#"<1> <q> "b" <own>"#,
    ];
    assert_eq!(quads(&document, &[("thing", thing())]), expected);
}

#[test]
fn external_references_and_their_escape() {
    let document = |pairs: &str| {
        format!(
            "external: {{own: outside, base: 'https://e.org/x/'}}\n{HEAD}  m: {{sources: thing, s: $(iri), po: [{pairs}]}}\n"
        )
    };
    let run = |pairs: &str| quads(&document(pairs), &[("thing", thing())]);
    assert_eq!(run("[ex:p, $(_own)]"), [r#"<1> <p> "outside""#]);
    assert_eq!(run(r"[ex:p, $(\_own)]"), [r#"<1> <p> "underscore""#]);
    assert_eq!(run("[ex:p, '$(_base)$(slug)~iri']"), ["<1> <p> <x/one>"]);
    assert_eq!(run("[ex:p, $(_missing)]"), [""; 0]);
    let known = Known {
        external: [("own".into(), "given".into())].into(),
        ..Known::default()
    };
    let (mapping, problems) = parse(&document("[ex:p, $(_own)]"), &known);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        lines(&table(&mapping.unwrap(), &[("thing", thing())]).0),
        [r#"<1> <p> "given""#]
    );
}

#[test]
fn quads_know_the_places_of_all_their_values() {
    let document = format!(
        "{HEAD}  m: {{sources: thing, s: ex:fixed, po: [[ex:p, '$(title), $(lang)'], [ex:q, $(slug)]]}}\n"
    );
    let (mapping, _) = parse(&document, &Known::default());
    let (table, _) = table(&mapping.unwrap(), &[("thing", thing())]);
    let groups: Vec<_> = table.sorted(Order::Triples).iter().collect();
    let places = |quad: &QuadView<'_>| {
        let mut places: Vec<u32> = table
            .origins(quad)
            .iter()
            .map(|origin| origin.span.start)
            .collect();
        places.sort_unstable();
        places
    };
    // The members before them are the first values: iri 1, slug 2, title 3, lang 4.
    let of: Vec<_> = groups[0]
        .quads
        .iter()
        .map(|quad| (line(quad), places(quad)))
        .collect();
    let expected = [
        (r#"<fixed> <p> "A title, de""#.to_owned(), vec![3, 4]),
        (r#"<fixed> <q> "one""#.to_owned(), vec![2]),
    ];
    assert_eq!(of, expected);
}
