//! Statements gathered by the things that they are about.

use super::lines::{Lines, Stop};
use super::parse::{Stated, fact_of, halves, is_about_graphs};
use super::{Changes, Fact, State, ThingChange, Value, thing_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::progress::Progress;
use crate::vocab::RDF_TYPE;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

const DEPRECATED: &str = "http://www.w3.org/2002/07/owl#deprecated";
const REPLACED: &str = "http://purl.org/dc/terms/isReplacedBy";
/// Predicates of names, the best first.
const NAMES: [&str; 8] = [
    "http://schema.org/name",
    "https://schema.org/name",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://xmlns.com/foaf/0.1/name",
    "http://purl.org/dc/terms/title",
    "http://schema.org/headline",
    "https://schema.org/headline",
];

/// What a dump knows of the things that changed.
#[derive(Debug, Default)]
struct Known {
    /// Those that are subjects of it, or have parts that are.
    there: FxHashSet<String>,
    /// Those of the other side's own triples that it states too, in another graph.
    stated: FxHashSet<String>,
    /// Names, with their rank: the least is the best.
    names: BTreeMap<String, (usize, String)>,
    classes: BTreeMap<String, BTreeSet<String>>,
}

/// Gathers what each of two dumps alone states.
pub(super) fn gather(
    lines: [&Lines<'_>; 2],
    mut stated: [Vec<Stated>; 2],
    graphs: bool,
    progress: &dyn Progress,
) -> Result<Changes, Vec<Diagnostic>> {
    drop_spellings(&mut stated);
    let [removed, added] = &stated;
    let each = || removed.iter().chain(added);
    let mut changes = Changes {
        about_graphs: each().filter(|stated| stated.is_about_graphs()).count(),
        ..Changes::default()
    };
    let mut wanted: FxHashSet<String> = FxHashSet::default();
    for fact in each().map(|stated| &stated.fact) {
        wanted.insert(thing_of(&fact.subject).to_owned());
        if let Value::Iri(iri) = &fact.object {
            wanted.insert(thing_of(iri).to_owned());
        }
    }
    let triples = |side: &[Stated]| -> FxHashSet<String> {
        side.iter().map(|stated| stated.triple.clone()).collect()
    };
    let look = |side: usize, triples: &FxHashSet<String>| {
        let known = known(lines[side], &wanted, triples, graphs, progress);
        known.map_err(|stop| vec![stopped(stop, lines[side])])
    };
    let before = look(0, &triples(added))?;
    let after = look(1, &triples(removed))?;
    // A statement that another graph has still, or had before, is no change of the content.
    let [removed, added] = stated;
    let mut content = |side: Vec<Stated>, other: &Known| -> BTreeSet<Fact> {
        let mut facts = BTreeSet::new();
        for stated in side.into_iter().filter(|one| !one.is_about_graphs()) {
            if other.stated.contains(&stated.triple) {
                changes.moved += 1;
            } else {
                facts.insert(stated.fact);
            }
        }
        facts
    };
    let facts = [content(removed, &after), content(added, &before)];
    [changes.removed, changes.added] = [facts[0].len(), facts[1].len()];
    let mut things: BTreeMap<String, [Vec<Fact>; 2]> = BTreeMap::new();
    for (side, facts) in facts.into_iter().enumerate() {
        for fact in facts {
            let thing = thing_of(&fact.subject).to_owned();
            things.entry(thing).or_default()[side].push(fact);
        }
    }
    for (iri, facts) in things {
        let there = [&before, &after].map(|known| known.there.contains(&iri));
        if there == [true, false] && !iri.starts_with("_:") {
            changes.lost.push(iri.clone());
        }
        changes.things.push(change(iri, facts, &before, &after));
    }
    let names = before.names.into_iter().chain(after.names);
    changes.names = names.map(|(iri, (_, name))| (iri, name)).collect();
    changes.things.sort_by_cached_key(|thing| {
        let class = thing.class.clone().unwrap_or_default();
        (thing.state, class, thing.name.clone(), thing.iri.clone())
    });
    Ok(changes)
}

/// Drops statements that both sides make, in other letters.
fn drop_spellings([removed, added]: &mut [Vec<Stated>; 2]) {
    let key = |stated: &Stated| (stated.fact.clone(), stated.graph.clone());
    let old: BTreeSet<_> = removed.iter().map(key).collect();
    let both: BTreeSet<_> = added
        .iter()
        .map(key)
        .filter(|key| old.contains(key))
        .collect();
    if !both.is_empty() {
        removed.retain(|stated| !both.contains(&key(stated)));
        added.retain(|stated| !both.contains(&key(stated)));
    }
}

fn change(
    iri: String,
    [removed, added]: [Vec<Fact>; 2],
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
    let is_true =
        |value: &Value| matches!(value, Value::Literal(text, ..) if text == "true" || text == "1");
    let tombstone = added
        .iter()
        .filter(own)
        .any(|fact| fact.predicate == DEPRECATED && is_true(&fact.object));
    let state = match (before.there.contains(&iri), after.there.contains(&iri)) {
        (false, _) if !tombstone => State::New,
        (_, true) if !tombstone => State::Changed,
        _ => State::Gone,
    };
    let name = after.names.get(&iri).or_else(|| before.names.get(&iri));
    let classes = after.classes.get(&iri).or_else(|| before.classes.get(&iri));
    ThingChange {
        class: classes.and_then(best_class),
        name: name.map(|(_, name)| name.clone()),
        state,
        merged_into,
        tombstone,
        removed,
        added,
        iri,
    }
}

/// The class that says most to a reader: one of schema.org's, else the first.
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
    progress: &dyn Progress,
) -> Result<Known, Stop> {
    let mut known = Known::default();
    if wanted.is_empty() {
        return Ok(known);
    }
    let mut cursor = lines.cursor(progress).map_err(Stop::Failed)?;
    // Lines of one subject stand together, so whether it is wanted is asked once.
    let (mut subject, mut is_wanted) = (Vec::new(), false);
    loop {
        cursor.advance()?;
        let Some(line) = cursor.line() else {
            return Ok(known);
        };
        let end = memchr::memchr(b' ', line).unwrap_or(line.len());
        if line[..end] != subject[..] {
            subject.clear();
            subject.extend_from_slice(&line[..end]);
            let name = std::str::from_utf8(&subject).unwrap_or_default();
            is_wanted = wanted.contains(thing_of(plain(name)));
        }
        if is_wanted {
            known.learn(cursor.text()?, triples, graphs);
        }
    }
}

impl Known {
    /// Takes in a line about something that is wanted.
    fn learn(&mut self, line: &str, triples: &FxHashSet<String>, graphs: bool) {
        let (triple, graph) = halves(line, graphs);
        if graph.is_some_and(is_about_graphs) {
            return;
        }
        if triples.contains(triple) {
            self.stated.insert(triple.to_owned());
        }
        let mut terms = triple.splitn(3, ' ').map(plain);
        let (Some(subject), Some(predicate), Some(object)) =
            (terms.next(), terms.next(), terms.next())
        else {
            return;
        };
        let thing = thing_of(subject);
        if !self.there.contains(thing) {
            self.there.insert(thing.to_owned());
        }
        if thing != subject {
            return;
        }
        if predicate == RDF_TYPE {
            let classes = self.classes.entry(thing.to_owned()).or_default();
            classes.insert(object.to_owned());
        } else if let Some(rank) = NAMES.iter().position(|name| *name == predicate)
            && let Some(Value::Literal(name, ..)) = fact_of(line).map(|fact| fact.object)
        {
            let best = self.names.get(thing).is_none_or(|(known, _)| rank < *known);
            if best {
                self.names.insert(thing.to_owned(), (rank, name));
            }
        }
    }
}

/// A term without its angle brackets.
fn plain(term: &str) -> &str {
    let iri = term.strip_prefix('<').and_then(|iri| iri.strip_suffix('>'));
    iri.unwrap_or(term)
}

fn stopped(stop: Stop, lines: &Lines<'_>) -> Diagnostic {
    match stop {
        Stop::Failed(problem) => problem,
        Stop::Unsorted => {
            let message = format!("`{}` was changed while it was read", lines.source().name);
            Diagnostic::new(Code::DumpInvalid, message).hint("compare it once it is whole")
        }
    }
}
