//! Changes in words that an editor understands.

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

/// How long a shown value is at most, in characters.
const LONGEST: usize = 100;

/// Line by line, without marks of Markdown.
pub(super) fn lines(changes: &Changes) -> Vec<(Kind, String)> {
    let mut lines = vec![(Kind::Head, summary(changes))];
    for thing in &changes.things {
        lines.push((
            Kind::Thing(thing.state),
            format!("{} {}", thing.state.name(), title(thing)),
        ));
        if let Some(now) = &thing.merged_into {
            lines.push((Kind::Replaced, format!("    is now {now}")));
        }
        let facts = facts_of(changes, thing).into_iter();
        lines.extend(facts.map(|(kind, text)| (kind, format!("    {text}"))));
    }
    lines
}

/// The whole in Markdown. Whatever comes from content is escaped.
pub(super) fn markdown(changes: &Changes) -> String {
    let mut text = format!("# Changes\n\n{}\n", escape(&summary(changes)));
    for (state, heading) in [
        (State::New, "New"),
        (State::Changed, "Changed"),
        (State::Gone, "Gone"),
    ] {
        let of_state = || changes.things.iter().filter(|thing| thing.state == state);
        if of_state().next().is_none() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n");
        for thing in of_state() {
            let class = thing.class.as_deref().map_or("thing".to_owned(), words_of);
            let name = escape(&shown(thing.name.as_deref().unwrap_or(&thing.iri)));
            let _ = writeln!(
                text,
                "- **{name}** ({}) <{}>",
                escape(&class),
                address(&thing.iri)
            );
            if let Some(now) = &thing.merged_into {
                let _ = writeln!(text, "  - is now <{}>", address(now));
            }
            for (_, fact) in facts_of(changes, thing) {
                let _ = writeln!(text, "  - {}", escape(&fact));
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
    if changes.about_graphs > 0 {
        let _ = write!(
            text,
            "; {} statements about graphs differ",
            changes.about_graphs
        );
    }
    text
}

fn title(thing: &ThingChange) -> String {
    let class = thing.class.as_deref().map_or("thing".to_owned(), words_of);
    match &thing.name {
        Some(name) => format!("{class} “{}” {}", shown(name), thing.iri),
        None => format!("{class} {}", thing.iri),
    }
}

/// Facts that were removed, and facts that were added.
type Sides<'a> = (Vec<&'a Fact>, Vec<&'a Fact>);

/// A line for each property that changed; of what is new or gone only what names and types do
/// not say already.
fn facts_of(changes: &Changes, thing: &ThingChange) -> Vec<(Kind, String)> {
    if thing.state != State::Changed {
        return Vec::new();
    }
    let mut properties: BTreeMap<(&str, &str), Sides<'_>> = BTreeMap::new();
    for fact in &thing.removed {
        properties
            .entry((&fact.subject, &fact.predicate))
            .or_default()
            .0
            .push(fact);
    }
    for fact in &thing.added {
        properties
            .entry((&fact.subject, &fact.predicate))
            .or_default()
            .1
            .push(fact);
    }
    let mut lines = Vec::new();
    for ((subject, predicate), (removed, added)) in properties {
        let part = subject.split_once('#').map(|(_, part)| format!("{part}: "));
        let label = format!("{}{}", part.unwrap_or_default(), label(predicate));
        let value = |fact: &Fact| value_in_words(changes, &fact.object);
        if let ([old], [new]) = (&removed[..], &added[..]) {
            let text = format!("{label} was {}, is now {}", value(old), value(new));
            lines.push((Kind::Replaced, text));
            continue;
        }
        let gone = removed
            .iter()
            .map(|fact| (Kind::Removed, format!("{label} no longer {}", value(fact))));
        lines.extend(gone);
        let new = added
            .iter()
            .map(|fact| (Kind::Added, format!("{label} now also {}", value(fact))));
        lines.extend(new);
    }
    lines
}

fn value_in_words(changes: &Changes, value: &Value) -> String {
    match value {
        Value::Literal(text, language, _) => {
            let language = language
                .as_ref()
                .map_or(String::new(), |tag| format!(" ({tag})"));
            format!("“{}”{language}", shown(text))
        }
        Value::Iri(iri) => match changes.names.get(iri) {
            Some(name) => format!("{} <{iri}>", shown(name)),
            None => format!("<{iri}>"),
        },
    }
}

/// The last part of an IRI in words: `datePublished` is “date published”.
fn label(predicate: &str) -> String {
    let local = predicate.rsplit(['/', '#']).next().unwrap_or(predicate);
    if local == "type" {
        return "class".to_owned();
    }
    words_of(local)
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

/// A text on one line, short, and without characters that turn or hide others.
fn shown(text: &str) -> String {
    let hides = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let text: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let text: String = text.chars().filter(|c| !hides(*c)).collect();
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

/// A text as Markdown shows it letter by letter.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '!' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// An IRI between angle brackets of Markdown.
fn address(iri: &str) -> String {
    iri.replace('<', "%3C")
        .replace('>', "%3E")
        .replace(char::is_whitespace, "%20")
}
