//! Lines of dumps: their order, one fact on each, and what an edit changes.

use super::{dump, triples};
use crate::support::{filorosso, over, temporary_copy_of};
use std::collections::BTreeSet;
use std::fs;

/// A line of Turtle without the inside of its literals.
fn without_texts(line: &str) -> String {
    let (mut kept, mut inside, mut escaped) = (String::new(), false, false);
    for c in line.chars() {
        if !inside {
            kept.push(c);
        }
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = c == '\\' && !escaped;
    }
    kept
}

#[test]
fn lines_are_in_the_order_of_their_bytes_and_unique() {
    for format in ["ntriples", "nquads"] {
        let dump = dump(format);
        assert!(dump.ends_with(" .\n"), "{format}");
        let lines: Vec<&str> = dump.lines().collect();
        let sorted: BTreeSet<&str> = lines.iter().copied().collect();
        assert!(lines.iter().eq(sorted.iter()), "{format}");
    }
}

#[test]
fn prefixes_are_those_that_are_used() {
    for format in ["turtle", "trig"] {
        let dump = dump(format);
        let (head, body): (Vec<&str>, Vec<&str>) =
            dump.lines().partition(|line| line.starts_with("@prefix "));
        assert!(head.len() > 3);
        let body: String = body.iter().map(|line| without_texts(line) + "\n").collect();
        for line in head {
            let prefix = line.split_whitespace().nth(1).unwrap();
            let used =
                body.contains(&format!(" {prefix}")) || body.contains(&format!("^^{prefix}"));
            assert!(used, "{format}: {line}");
        }
    }
}

#[test]
fn turtle_has_one_fact_a_line_types_first() {
    let dump = dump("turtle");
    let body = dump.split_once("\n\n").unwrap().1;
    let (mut facts, mut subjects) = (0, Vec::new());
    for block in body.split("\n\n") {
        let mut lines = block.lines();
        subjects.push(lines.next().unwrap().trim_matches(['<', '>']));
        let rest: Vec<&str> = lines.collect();
        let (last, rest) = rest.split_last().unwrap();
        assert_eq!(*last, ".", "{block}");
        for line in rest {
            let bare = without_texts(line);
            assert!(line.starts_with("    ") && line.ends_with(" ;"), "{line}");
            assert!(
                !bare.contains(", ") && bare.matches(" ;").count() == 1,
                "{line}"
            );
        }
        let first = rest
            .iter()
            .take_while(|line| line.starts_with("    a "))
            .count();
        let typed = rest
            .iter()
            .filter(|line| line.starts_with("    a "))
            .count();
        assert_eq!(first, typed, "{block}");
        facts += rest.len();
    }
    assert_eq!(facts, triples(&dump, "turtle").len());
    assert!(subjects.is_sorted(), "subjects are in order");
    assert_eq!(
        subjects.iter().collect::<BTreeSet<_>>().len(),
        subjects.len()
    );
}

#[test]
fn a_new_title_changes_the_lines_that_say_it() {
    let (old, new) = (
        "Jailbreak - La storia del peggior incubo di Apple",
        "Jailbreak - Una storia",
    );
    let copy = temporary_copy_of("content");
    let file = copy.path().join("podcasts/techrewind/s1e4.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(old));
    fs::write(&file, text.replace(old, new)).unwrap();
    for format in ["turtle", "ntriples", "nquads", "trig"] {
        let before = dump(format);
        let after = over(copy.path(), &["export", format]).success();
        assert_eq!(before.lines().count(), after.lines().count(), "{format}");
        let mut changed = 0;
        for (before, after) in before
            .lines()
            .zip(after.lines())
            .filter(|(before, after)| before != after)
        {
            // Beside the graphs stands the sum of the file, which is another one now.
            let sum = format.contains('q') || format == "trig";
            if sum && before.contains("sha256") && after.contains("sha256") {
                continue;
            }
            assert!(
                before.contains(old) && after.contains(new),
                "{format}:\n- {before}\n+ {after}"
            );
            changed += 1;
        }
        assert_eq!(changed, 1, "{format}");
    }
}

#[test]
fn a_new_episode_adds_lines_and_changes_none_of_another_episode() {
    let copy = temporary_copy_of("content");
    fs::remove_file(copy.path().join("podcasts/visionalps/marco-montali.md")).unwrap();
    let before = over(copy.path(), &["export", "ntriples"]).success();
    let after = filorosso(&["export", "ntriples"]).success();
    let after: BTreeSet<&str> = after.lines().collect();
    let gone: Vec<&str> = before
        .lines()
        .filter(|line| !after.contains(line))
        .collect();
    assert!(
        gone.iter().all(|line| line.contains("numberOfEpisodes")),
        "{gone:#?}"
    );
    assert_eq!(gone.len(), 1, "{gone:#?}");
}
