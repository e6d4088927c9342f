use super::{Entry, FORMAT};
use crate::tree::yaml_quoted;
use std::fmt::Write as _;

const HEAD: &str = "# Identifiers that last. `filorosso identifiers --write` writes this file, every command reads it
# first: what stands here never gets another IRI. Keep it under version control. To merge two
# things, give the one that goes a line `mergedInto: IRI`; to split one, move its names or profiles
# to an entry of their own. Comments are not kept. See docs/identifiers.md.
";

/// The text of the file that records these entries, which are in the order of their IRIs.
///
/// Every key stands in a line of its own, so that a new key makes a difference of one line.
pub fn ledger_text(entries: &[Entry]) -> String {
    let mut text = format!("{HEAD}format: {FORMAT}\n");
    for entry in entries {
        let _ = write!(text, "\n{}:\n", scalar(&entry.iri));
        line(&mut text, "kind", Some(&entry.kind));
        line(&mut text, "file", entry.file.as_deref());
        line(&mut text, "guid", entry.guid.as_deref());
        line(&mut text, "hash", entry.hash.as_deref());
        list(&mut text, "names", &entry.names);
        list(&mut text, "profiles", &entry.profiles);
        list(&mut text, "codes", &entry.codes);
        list(&mut text, "aliases", &entry.aliases);
        line(&mut text, "first", entry.first.as_deref());
        list(&mut text, "means", &entry.means);
        line(&mut text, "undecided", entry.undecided.then_some("true"));
        line(&mut text, "gone", entry.gone.then_some("true"));
        line(&mut text, "since", entry.since.as_deref());
        line(&mut text, "why", entry.why.as_deref());
        line(&mut text, "mergedInto", entry.merged_into.as_deref());
    }
    text
}

fn line(text: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(text, "  {key}: {}", scalar(value));
    }
}

fn list(text: &mut String, key: &str, values: &[Box<str>]) {
    if !values.is_empty() {
        let _ = writeln!(text, "  {key}:");
    }
    for value in values {
        let _ = writeln!(text, "    - {}", scalar(value));
    }
}

/// A value as YAML: plain when no reader could take it for anything else, else in quotes. A text
/// in JSON's quotes means the same in YAML.
fn scalar(value: &str) -> String {
    let sound = |c: char| c.is_alphanumeric() || " .,/_-+@()'’?=~%#:&".contains(c);
    let begins = value.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let marks = [": ", " #"].iter().any(|mark| value.contains(mark));
    let ends = value.ends_with([' ', ':']);
    // What YAML takes for nothing.
    let null = value.eq_ignore_ascii_case("null");
    let plain = !null && begins && value.chars().all(sound) && !marks && !ends;
    if plain {
        value.to_owned()
    } else {
        yaml_quoted(value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Ledger;
    use super::*;
    use crate::tree::Source;

    #[test]
    fn what_is_written_is_read_again() {
        let odd = [
            "true",
            "a: b",
            "#x",
            "- y",
            "\"q\" \\ z",
            "“è”\n",
            " s ",
            "@at",
            "é:",
            "1e3",
            "null",
            "\u{7f} \u{85} \u{9b} \u{2028} \u{2029} \u{feff} \u{ffff} 🎙️",
        ];
        let entry = Entry {
            iri: "https://e.org/people/a".into(),
            kind: "person".into(),
            names: odd.iter().map(|name| Box::from(*name)).collect(),
            gone: true,
            why: Some("it: asked".into()),
            ..Entry::default()
        };
        let text = ledger_text(std::slice::from_ref(&entry));
        let mut problems = Vec::new();
        let source = Source::new("identifiers.yaml", text.as_str());
        let read = Ledger::parse(source, "https://e.org/", &[], &mut problems);
        assert!(problems.is_empty(), "{problems:?}\n{text}");
        let mut found = read.entries()[0].clone();
        found.span = entry.span;
        assert_eq!(found, entry);
    }
}
