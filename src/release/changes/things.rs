//! Statements gathered by the things that they are about.

use super::parse::{Stated, triple_of};
use super::source::Lines;
use super::{Changes, Fact, State, ThingChange, Value, thing_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::vocab::RDF_TYPE;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

const DEPRECATED: &str = "http://www.w3.org/2002/07/owl#deprecated";
const REPLACED: &str = "http://purl.org/dc/terms/isReplacedBy";
const NAMES: [&str; 4] = [
    "http://schema.org/name",
    "https://schema.org/name",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
];

/// What a dump knows of the things that changed.
#[derive(Debug, Default)]
struct Known {
    /// Those that are subjects of it, or have parts that are.
    there: FxHashSet<String>,
    /// Those of the other side's own triples that it states too, in another graph.
    stated: FxHashSet<String>,
    names: BTreeMap<String, String>,
    classes: BTreeMap<String, BTreeSet<String>>,
}

/// Gathers what each of two dumps alone states.
pub(super) fn gather(
    [(old, removed), (new, added)]: [(&Lines<'_>, Vec<Stated>); 2],
    graphs: bool,
) -> Result<Changes, Diagnostic> {
    let stated = || removed.iter().chain(&added);
    let about_graphs = stated().filter(|stated| stated.about_graphs).count();
    let mut wanted: FxHashSet<String> = FxHashSet::default();
    for fact in stated().map(|stated| &stated.fact) {
        wanted.insert(thing_of(&fact.subject).to_owned());
        if let Value::Iri(iri) = &fact.object {
            wanted.insert(thing_of(iri).to_owned());
        }
    }
    let triples = |side: &[Stated]| -> FxHashSet<String> {
        side.iter().map(|stated| stated.triple.clone()).collect()
    };
    let before = known(old, &wanted, &triples(&added), graphs)?;
    let after = known(new, &wanted, &triples(&removed), graphs)?;
    let mut changes = Changes {
        about_graphs,
        ..Changes::default()
    };
    // A statement that another graph has still, or had before, is no change of the content.
    let content = |side: Vec<Stated>, other: &Known| -> BTreeSet<Fact> {
        let side = side.into_iter().filter(|stated| !stated.about_graphs);
        let side = side.filter(|stated| !other.stated.contains(&stated.triple));
        side.map(|stated| stated.fact).collect()
    };
    let mut things: BTreeMap<String, (Vec<Fact>, Vec<Fact>)> = BTreeMap::new();
    for fact in content(removed, &after) {
        let thing = things
            .entry(thing_of(&fact.subject).to_owned())
            .or_default();
        changes.removed += 1;
        thing.0.push(fact);
    }
    for fact in content(added, &before) {
        let thing = things
            .entry(thing_of(&fact.subject).to_owned())
            .or_default();
        changes.added += 1;
        thing.1.push(fact);
    }
    for (iri, (removed, added)) in things {
        if before.there.contains(&iri) && !after.there.contains(&iri) {
            changes.lost.push(iri.clone());
        }
        changes
            .things
            .push(change(iri, removed, added, &before, &after));
    }
    changes.names = before.names;
    changes.names.extend(after.names);
    let order = |thing: &ThingChange| {
        let class = thing.class.clone().unwrap_or_default();
        (thing.state, class, thing.name.clone(), thing.iri.clone())
    };
    changes.things.sort_by_cached_key(order);
    Ok(changes)
}

fn change(
    iri: String,
    removed: Vec<Fact>,
    added: Vec<Fact>,
    before: &Known,
    after: &Known,
) -> ThingChange {
    let own = |fact: &&Fact| fact.subject == iri;
    let merged_into = added
        .iter()
        .filter(own)
        .find_map(|fact| match &fact.object {
            Value::Iri(now) if fact.predicate == REPLACED => Some(now.clone()),
            _ => None,
        });
    let is_tombstone = added
        .iter()
        .filter(own)
        .any(|fact| fact.predicate == DEPRECATED);
    let state = match (before.there.contains(&iri), after.there.contains(&iri)) {
        (false, _) if !is_tombstone => State::New,
        (_, true) if !is_tombstone => State::Changed,
        _ => State::Gone,
    };
    let name = after
        .names
        .get(&iri)
        .or_else(|| before.names.get(&iri))
        .cloned();
    let classes = after.classes.get(&iri).or_else(|| before.classes.get(&iri));
    ThingChange {
        class: classes.and_then(best_class),
        name,
        state,
        merged_into,
        removed,
        added,
        iri,
    }
}

/// The class that says most to a reader: one of schema.org's, the most special by its name.
fn best_class(classes: &BTreeSet<String>) -> Option<String> {
    let schema = classes
        .iter()
        .find(|class| class.contains("://schema.org/"));
    let class = schema.or_else(|| classes.first())?;
    class.rsplit(['/', '#']).next().map(str::to_owned)
}

/// Goes through a dump once more for what it says of some things, and whether it states some
/// triples.
fn known(
    lines: &Lines<'_>,
    wanted: &FxHashSet<String>,
    triples: &FxHashSet<String>,
    graphs: bool,
) -> Result<Known, Diagnostic> {
    let mut known = Known::default();
    for line in lines.each()? {
        let line = line.map_err(|error| {
            let message = format!("a dump cannot be read to its end: {error}");
            Diagnostic::new(Code::DumpInvalid, message)
        })?;
        let Some((subject, rest)) = line
            .strip_prefix('<')
            .and_then(|line| line.split_once("> <"))
        else {
            continue;
        };
        let thing = thing_of(subject);
        if !wanted.contains(thing) || is_about_graphs(&line) {
            continue;
        }
        let triple = triple_of(&line, graphs);
        if triples.contains(triple) {
            known.stated.insert(triple.to_owned());
        }
        if !known.there.contains(thing) {
            known.there.insert(thing.to_owned());
        }
        let Some((predicate, object)) = rest.split_once("> ").filter(|_| thing == subject) else {
            continue;
        };
        if NAMES.contains(&predicate) && object.starts_with('"') {
            let name = object
                .rfind('"')
                .and_then(|end| serde_json::from_str::<String>(&object[..=end]).ok());
            if let Some(name) = name {
                known.names.entry(thing.to_owned()).or_insert(name);
            }
        } else if predicate == RDF_TYPE
            && let Some(class) = object
                .strip_prefix('<')
                .and_then(|rest| rest.split('>').next())
        {
            known
                .classes
                .entry(thing.to_owned())
                .or_default()
                .insert(class.to_owned());
        }
    }
    Ok(known)
}

fn is_about_graphs(line: &str) -> bool {
    line.ends_with("graph/provenance> .\n") || line.ends_with("#evidence> .\n")
}
