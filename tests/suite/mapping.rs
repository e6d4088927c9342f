//! Small YARRRML documents over small records: each construct of predicates and
//! objects makes exactly the quads that the specification says.

mod built_in;
mod refused;
mod whole;

use filorosso::diagnostic::Diagnostic;
use filorosso::mapping::{Batch, Known, Mapping, Order, QuadTable, QuadView, Scratch, TermView};
use filorosso::record::{Map, OriginId, Origins, Record, Rule, Text, TextKind, Value};
use filorosso::tree::{Source, Span};
use serde_json::{Value as Json, json};

/// What the documents begin with, up to their mappings.
const HEAD: &str = "prefixes: {ex: 'https://e.org/'}
sources: {thing: ['thing.json~jsonpath', '$[*]']}
mappings:
";

/// The record that most documents are run over.
fn thing() -> Json {
    json!({
        "iri": "https://e.org/1", "slug": "one", "title": "A title", "lang": "de",
        "kind": "NewsArticle", "odd": "Größe & 50/50", "url": "https://e.org/a?b=c&d=ä#e",
        "tags": ["x", "y"], "_own": "underscore", "count": 7,
        "parts": [
            {"iri": "https://e.org/p0", "n": "0", "deep": {"er": "down"}},
            {"iri": "https://e.org/p1", "n": "1"},
        ],
        "also": "https://e.org/2",
    })
}

/// A value of a record, each single value with an origin of its own: its place in the order
/// of the values, as if it were one byte of the file.
fn value<'j>(json: &'j Json, origins: &mut Origins, next: &mut usize) -> Value<'j> {
    let mut single = |text: String, kind| {
        *next += 1;
        let origin: OriginId = origins.add(0, Span::new(*next, *next + 1), Rule::Written);
        Value::Text(Text {
            text: text.into(),
            kind,
            origin,
        })
    };
    match json {
        Json::String(text) => single(text.clone(), TextKind::String),
        Json::Number(number) => single(number.to_string(), TextKind::Number),
        Json::Bool(truth) => single(truth.to_string(), TextKind::Boolean),
        Json::Array(items) => Value::List(
            items
                .iter()
                .map(|item| value(item, origins, next))
                .collect(),
        ),
        Json::Object(_) => Value::Map(map(json, origins, next)),
        Json::Null => panic!("records have no null"),
    }
}

fn map<'j>(json: &'j Json, origins: &mut Origins, next: &mut usize) -> Map<'j> {
    let mut map = Map::default();
    for (name, member) in json.as_object().expect("an object") {
        map.add(name, value(member, origins, next));
    }
    map
}

fn parse(document: &str, known: &Known) -> (Option<Mapping>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mapping = Mapping::parse(Source::new("mapping.yml", document), known, &mut problems);
    (mapping, problems)
}

/// The table of some records, and what was wrong with them.
fn table(mapping: &Mapping, records: &[(&str, Json)]) -> (QuadTable, Vec<Diagnostic>) {
    let (mut problems, mut scratch) = (Vec::new(), Scratch::new(true));
    let apply = |(kind, json): &(&str, Json)| -> Batch {
        let mut origins = Origins::default();
        let fields = map(json, &mut origins, &mut 0);
        let record = Record {
            kind,
            fields,
            origins,
            file: Some(0),
        };
        mapping.apply(record, "https://e.org/g", &mut scratch, &mut problems)
    };
    let batches = records.iter().map(apply).collect();
    let (derived, provenance) = (
        "https://e.org/derived".into(),
        "https://e.org/provenance".into(),
    );
    let table = QuadTable::new(batches, mapping.constants.clone(), derived, provenance);
    (table, problems)
}

/// A quad as a line; `https://e.org/` is left away, the usual graph too.
fn line(quad: &QuadView<'_>) -> String {
    let object = match quad.object {
        TermView::Iri(iri) => format!("<{iri}>"),
        TermView::Literal(text, Some(tag), _) => format!("\"{text}\"@{tag}"),
        TermView::Literal(text, None, Some(datatype)) => format!("\"{text}\"^^<{datatype}>"),
        TermView::Literal(text, None, None) => format!("\"{text}\""),
    };
    let line = format!(
        "<{}> <{}> {object} <{}>",
        quad.subject, quad.predicate, quad.graph
    );
    let line = line.replace("https://e.org/", "");
    line.strip_suffix(" <g>")
        .map_or(line.clone(), str::to_owned)
}

fn lines(table: &QuadTable) -> Vec<String> {
    let groups: Vec<_> = table.sorted(Order::Graphs).iter().collect();
    let mut lines: Vec<String> = groups
        .iter()
        .flat_map(|group| group.quads.iter().map(line))
        .collect();
    lines.sort();
    lines
}

/// The quads that a document makes of records, both without any problem.
fn quads(document: &str, records: &[(&str, Json)]) -> Vec<String> {
    let (mapping, problems) = parse(document, &Known::default());
    assert!(problems.is_empty(), "{problems:#?}\n{document}");
    let (table, problems) = table(&mapping.unwrap(), records);
    assert!(problems.is_empty(), "{problems:#?}\n{document}");
    lines(&table)
}

/// What predicate-objects make of [`thing`].
fn of_thing(pairs: &str) -> Vec<String> {
    let document =
        format!("{HEAD}  m:\n    sources: thing\n    subjects: $(iri)\n    po:\n      {pairs}\n");
    quads(&document, &[("thing", thing())])
}

#[test]
fn short_and_long_forms_of_objects() {
    for (pairs, expected) in [
        ("- [ex:p, $(title)]", r#"<1> <p> "A title""#),
        ("- {p: ex:p, o: $(title)}", r#"<1> <p> "A title""#),
        (
            "- {predicates: ex:p, objects: {value: $(title)}}",
            r#"<1> <p> "A title""#,
        ),
        (
            "- {predicate: ex:p, object: [[$(title), en~lang]]}",
            r#"<1> <p> "A title"@en"#,
        ),
        (
            "- [ex:p, $(title), de-AT~lang]",
            r#"<1> <p> "A title"@de-AT"#,
        ),
        (
            "- [ex:p, {v: $(title), language: it}]",
            r#"<1> <p> "A title"@it"#,
        ),
        (
            "- [ex:p, $(count), xsd:integer]",
            r#"<1> <p> "7"^^<http://www.w3.org/2001/XMLSchema#integer>"#,
        ),
        (
            "- {p: ex:p, o: {value: $(count), datatype: ex:dozen}}",
            r#"<1> <p> "7"^^<dozen>"#,
        ),
        ("- [ex:p, $(count), xsd:string]", r#"<1> <p> "7""#),
        ("- [ex:p, constant]", r#"<1> <p> "constant""#),
        ("- [ex:p, ex:thing~iri]", "<1> <p> <thing>"),
        ("- [ex:p, {value: $(also), type: iri}]", "<1> <p> <2>"),
        (
            "- [ex:p, {value: $(also), type: literal}]",
            r#"<1> <p> "2""#,
        ),
        (
            "- [a, ex:Class]",
            "<1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Class>",
        ),
        (
            "- [rdf:type, ex:Class]",
            "<1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Class>",
        ),
    ] {
        assert_eq!(of_thing(pairs), [expected], "{pairs}");
    }
}

#[test]
fn terms_from_the_record() {
    for (pairs, expected) in [
        (
            "- [a, schema:$(kind)]",
            "<1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/NewsArticle>",
        ),
        (
            "- [ex:p, {value: $(title), language: $(lang)}]",
            r#"<1> <p> "A title"@de"#,
        ),
        (
            "- [ex:p, $(title), $(lang)~lang]",
            r#"<1> <p> "A title"@de"#,
        ),
        ("- [ex:$(slug), $(title)]", r#"<1> <one> "A title""#),
        ("- [ex:p, '$(parts[1].n)']", r#"<1> <p> "1""#),
        ("- [ex:p, '$(parts[*].deep.er)']", r#"<1> <p> "down""#),
        ("- [ex:p, \"$(parts[0]['iri'])~iri\"]", "<1> <p> <p0>"),
        (
            "- [ex:p, $(title) of $(slug)]",
            r#"<1> <p> "A title of one""#,
        ),
    ] {
        assert_eq!(of_thing(pairs), [expected], "{pairs}");
    }
}

#[test]
fn templates_of_iris_are_encoded_and_whole_references_are_not() {
    assert_eq!(
        of_thing("- [ex:p, ex:t/$(odd)~iri]"),
        ["<1> <p> <t/Größe%20%26%2050%2F50>"]
    );
    assert_eq!(of_thing("- [ex:p, $(url)~iri]"), ["<1> <p> <a?b=c&d=ä#e>"]);
    assert_eq!(
        of_thing("- [ex:p, about $(odd)]"),
        [r#"<1> <p> "about Größe & 50/50""#]
    );
}

#[test]
fn lists_make_a_quad_for_each_combination() {
    let each = of_thing("- [[ex:p, ex:q], ['$(tags[*])', z]]");
    let expected = [
        r#"<1> <p> "x""#,
        r#"<1> <p> "y""#,
        r#"<1> <p> "z""#,
        r#"<1> <q> "x""#,
        r#"<1> <q> "y""#,
        r#"<1> <q> "z""#,
    ];
    assert_eq!(each, expected);
    assert_eq!(
        of_thing("- [ex:p, '$(slug)-$(tags[*])']"),
        [r#"<1> <p> "one-x""#, r#"<1> <p> "one-y""#]
    );
    let long = "- predicates: ex:p\n        objects:\n          - {value: a, language: en}\n          - [b, ex:type]\n          - c";
    assert_eq!(
        of_thing(long),
        [
            r#"<1> <p> "a"@en"#,
            r#"<1> <p> "b"^^<type>"#,
            r#"<1> <p> "c""#
        ]
    );
}

#[test]
fn what_a_record_does_not_have_makes_no_quad() {
    for pairs in [
        "- [ex:p, $(missing)]",
        "- [ex:p, '$(title) $(missing)']",
        "- [ex:p, ex:$(missing)~iri]",
        "- [ex:p, {value: $(title), language: $(missing)}]",
        "- [ex:$(missing), $(title)]",
        "- [a, ex:$(missing)]",
        "- [ex:p, '$(parts[7].n)']",
        "- [ex:p, $(title.deeper)]",
        "- [ex:p, $(parts)]",
    ] {
        assert_eq!(of_thing(pairs), [""; 0], "{pairs}");
    }
    let document =
        format!("{HEAD}  m: {{sources: thing, subjects: $(missing), po: [[ex:p, o]]}}\n");
    assert_eq!(quads(&document, &[("thing", thing())]), [""; 0]);
}
