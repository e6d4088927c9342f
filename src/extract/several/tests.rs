use super::*;
use crate::content::load_ontology;

fn words() -> NameWords {
    let ontology = load_ontology(None, None, &mut Vec::new());
    NameWords::new(&ontology)
}

fn names(text: &str) -> Vec<&str> {
    let found = words().names(text, &|_| false);
    let ranges = found.names.into_iter();
    ranges.map(|range| &text[range]).collect()
}

#[test]
fn several_names() {
    let pair = ["Anna Bianchi", "Carlo de Rossi"];
    for text in [
        "Anna Bianchi and Carlo de Rossi",
        "Anna Bianchi e Carlo de Rossi",
        "Anna Bianchi & Carlo de Rossi",
        "Anna Bianchi, Carlo de Rossi",
        "Anna Bianchi und Carlo de Rossi",
        "Anna Bianchi; Carlo de Rossi",
    ] {
        assert_eq!(names(text), pair, "{text}");
    }
    assert_eq!(
        names("Ann Bee, Bob Cee, and Dora Dee"),
        ["Ann Bee", "Bob Cee", "Dora Dee"]
    );
    assert_eq!(
        names("Анна Белова и Пётр Чехов"),
        ["Анна Белова", "Пётр Чехов"]
    );
    assert_eq!(
        names("Ann Bee, Smith & Jones Ltd"),
        ["Ann Bee", "Smith & Jones Ltd"]
    );
    assert_eq!(names("“Ann Bee”, “Bob Cee”"), ["Ann Bee", "Bob Cee"]);
    assert_eq!(names("Ann Bee, PhD, Bob Cee, M.D."), ["Ann Bee", "Bob Cee"]);
    assert_eq!(names("Ann Bee with Bob Cee"), ["Ann Bee", "Bob Cee"]);
}

#[test]
fn one_name() {
    for text in [
        "Smith, Jones & Partners",
        "Carlos de la Cruz y Vega",
        "José Ortega y Gasset",
        "Juan García y Pérez de la Cruz",
        "Procter & Gamble",
        "Acme Lamps, Inc.",
        "Mario Rossi & Figli S.r.l.",
        "Bianchi, Anna",
        "Anna",
        "Andy Warhol e",
    ] {
        assert_eq!(names(text).len(), 1, "{text}: {:?}", names(text));
    }
}

#[test]
fn full_names() {
    let words = words();
    for name in [
        "Anna Bianchi",
        "J. R. Smith",
        "Ludwig van Beethoven",
        "Rosa D'Angelo",
        "Łukasz Żak",
        "王 小明",
    ] {
        assert!(words.is_full_name(name), "{name}");
    }
    for text in [
        "Anna",
        "CEO Acme",
        "Acme Labs",
        "the end",
        "Anna 2000",
        "Anna and Bob",
        "University of Oslo",
    ] {
        assert!(!words.is_full_name(text), "{text}");
    }
}
