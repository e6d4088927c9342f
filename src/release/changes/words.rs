//! Changes in words that an editor understands.

use super::shown::Pen;
use super::{Changes, Fact, State, ThingChange, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a line is, for those who show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading or a count.
    Head,
    /// A thing.
    Thing(State),
    /// A statement that is new.
    Added,
    /// A statement that is gone.
    Removed,
    /// A value that is another one now.
    Replaced,
}

const STATES: [(State, &str); 3] = [
    (State::New, "New"),
    (State::Changed, "Changed"),
    (State::Gone, "Gone"),
];

/// Line by line, without marks of Markdown.
pub(super) fn lines(changes: &Changes) -> Vec<(Kind, String)> {
    let pen = Pen::Plain;
    let mut lines = vec![(Kind::Head, summary(changes))];
    let classes = STATES
        .iter()
        .filter_map(|(state, _)| by_class(changes, *state, pen));
    lines.extend(classes.map(|line| (Kind::Head, format!("  {line}"))));
    for thing in &changes.things {
        let class = class_of(thing, pen);
        let iri = pen.iri(&thing.iri);
        let title = match name_of(thing) {
            Some(name) => format!("{class} “{}” {iri}", pen.text(name)),
            None => format!("{class} {iri}"),
        };
        let state = thing.state.name();
        lines.push((Kind::Thing(thing.state), format!("{state} {title}")));
        let facts = facts_of(changes, thing, pen).into_iter();
        lines.extend(facts.map(|(kind, text)| (kind, format!("    {text}"))));
    }
    lines
}

/// The whole in Markdown. Whatever comes from content is escaped.
pub(super) fn markdown(changes: &Changes) -> String {
    let pen = Pen::Markdown;
    let mut text = format!("# Changes\n\n{}\n", summary(changes));
    let counts = STATES
        .iter()
        .filter_map(|(state, _)| by_class(changes, *state, pen));
    for (number, line) in counts.enumerate() {
        let gap = if number == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}- {line}");
    }
    for (state, heading) in STATES {
        let mut of_state = changes
            .things
            .iter()
            .filter(|thing| thing.state == state)
            .peekable();
        if of_state.peek().is_none() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n");
        for thing in of_state {
            let (class, iri) = (class_of(thing, pen), pen.iri(&thing.iri));
            let _ = match name_of(thing) {
                Some(name) => writeln!(text, "- **{}** ({class}) {iri}", pen.text(name)),
                None => writeln!(text, "- {iri} ({class})"),
            };
            for (_, fact) in facts_of(changes, thing, pen) {
                let _ = writeln!(text, "  - {fact}");
            }
        }
    }
    text
}

fn summary(changes: &Changes) -> String {
    let [new, changed, gone] = changes.counts();
    let mut text = format!(
        "{new} new, {changed} changed, {gone} gone; {} triples added, {} removed",
        changes.added, changes.removed
    );
    if changes.moved > 0 {
        let _ = write!(text, "; {} statements moved between graphs", changes.moved);
    }
    if changes.about_graphs > 0 {
        let many = changes.about_graphs;
        let _ = write!(text, "; {many} statements about graphs differ");
    }
    text
}

/// How many things of a state there are, by class: `new: article 1, person 2`.
fn by_class(changes: &Changes, state: State, pen: Pen) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for thing in changes.things.iter().filter(|thing| thing.state == state) {
        *counts.entry(class_of(thing, pen)).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(class, count)| format!("{class} {count}"))
        .collect();
    (!counts.is_empty()).then(|| format!("{}: {}", state.name(), counts.join(", ")))
}

fn class_of(thing: &ThingChange, pen: Pen) -> String {
    let class = thing.class.as_deref().map(words_of);
    pen.text(class.as_deref().unwrap_or("thing"))
}

fn name_of(thing: &ThingChange) -> Option<&str> {
    let name = thing.name.as_deref()?;
    (!Pen::Plain.text(name).is_empty()).then_some(name)
}

/// What became of a thing that is gone; of one that changed, a line for each property. New things
/// speak for themselves.
fn facts_of(changes: &Changes, thing: &ThingChange, pen: Pen) -> Vec<(Kind, String)> {
    match (thing.state, &thing.merged_into) {
        (State::New, _) => Vec::new(),
        (State::Gone, Some(now)) => {
            let now = value_in_words(changes, &Value::Iri(now.clone()), pen);
            vec![(Kind::Replaced, format!("merged into {now}"))]
        }
        (State::Gone, None) if thing.iri.starts_with("_:") => Vec::new(),
        (State::Gone, None) => {
            let told = if thing.tombstone {
                "a tombstone says that it is gone"
            } else {
                "no tombstone says that it is gone"
            };
            vec![(Kind::Replaced, told.to_owned())]
        }
        (State::Changed, _) => changed_facts(changes, thing, pen),
    }
}

fn changed_facts(changes: &Changes, thing: &ThingChange, pen: Pen) -> Vec<(Kind, String)> {
    let mut properties: BTreeMap<(&str, &str), [Vec<&Fact>; 2]> = BTreeMap::new();
    for (side, facts) in [&thing.removed, &thing.added].into_iter().enumerate() {
        for fact in facts {
            let property = properties.entry((&fact.subject, &fact.predicate));
            property.or_default()[side].push(fact);
        }
    }
    let mut lines = Vec::new();
    for ((subject, predicate), [removed, added]) in properties {
        let part = subject.split_once('#').map(|(_, part)| format!("{part}: "));
        let label = pen.text(&format!("{}{}", part.unwrap_or_default(), label(predicate)));
        let value = |fact: &Fact| value_in_words(changes, &fact.object, pen);
        if let ([old], [new]) = (&removed[..], &added[..]) {
            let text = format!("{label} was {}, is now {}", value(old), value(new));
            lines.push((Kind::Replaced, text));
            continue;
        }
        for fact in removed {
            lines.push((Kind::Removed, format!("no longer: {label} {}", value(fact))));
        }
        for fact in added {
            lines.push((Kind::Added, format!("new: {label} {}", value(fact))));
        }
    }
    lines
}

fn value_in_words(changes: &Changes, value: &Value, pen: Pen) -> String {
    match value {
        Value::Literal(text, language, _) => {
            let language = language
                .as_ref()
                .map_or(String::new(), |tag| format!(" ({})", pen.text(tag)));
            format!("“{}”{language}", pen.text(text))
        }
        Value::Iri(iri) => match changes.names.get(iri) {
            Some(name) => format!("{} {}", pen.text(name), pen.iri(iri)),
            None => pen.iri(iri),
        },
        Value::Blank(name) => pen.iri(name),
    }
}

/// The last part of an IRI in words: `datePublished` is “date published”.
fn label(predicate: &str) -> String {
    let local = predicate.rsplit(['/', '#']).next().unwrap_or(predicate);
    match local {
        "type" => "class".to_owned(),
        "" => predicate.to_owned(),
        _ => words_of(local),
    }
}

fn words_of(name: &str) -> String {
    let mut words = String::new();
    let mut last_is_upper = true;
    for character in name.chars() {
        if character.is_uppercase() && !last_is_upper {
            words.push(' ');
        }
        last_is_upper = character.is_uppercase();
        words.extend(character.to_lowercase());
    }
    words
}
