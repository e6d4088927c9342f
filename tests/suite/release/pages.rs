//! Page documents: what is on them, against the dump.

use super::{files, release, site};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SCHEMA: &str = "http://schema.org/";

/// Subject, name of the predicate in schema.org, and the value's text or IRI.
type Fact = (String, String, String);

/// The facts of schema.org in lines of N-Triples, values without tag and datatype.
fn facts(dump: &str) -> BTreeSet<Fact> {
    let line = |line: &str| {
        let (subject, rest) = line.split_once(' ')?;
        let (predicate, object) = rest.trim_end_matches(" .").split_once(' ')?;
        let name = predicate
            .trim_matches(['<', '>'])
            .strip_prefix(SCHEMA)?
            .to_owned();
        let value = if object.starts_with('"') {
            let end = object.rfind('"')?;
            serde_json::from_str::<String>(&object[..=end]).ok()?
        } else {
            object.trim_matches(['<', '>']).to_owned()
        };
        Some((subject.trim_matches(['<', '>']).to_owned(), name, value))
    };
    dump.lines().filter_map(line).collect()
}

/// The facts of a page document.
fn told(node: &Value, facts: &mut BTreeSet<Fact>) {
    let Some(object) = node.as_object() else {
        return;
    };
    let Some(subject) = object.get("@id").and_then(Value::as_str) else {
        return;
    };
    for (name, value) in object.iter().filter(|(name, _)| !name.starts_with('@')) {
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Object(inner) => inner
                    .get("@id")
                    .or_else(|| inner.get("@value"))
                    .and_then(Value::as_str)
                    .unwrap()
                    .to_owned(),
                other => other.to_string(),
            };
            facts.insert((subject.to_owned(), name.clone(), text));
            told(value, facts);
        }
    }
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, Value)> {
    let is_page = |name: &&String| name.ends_with(".jsonld") && name.contains('/');
    files
        .iter()
        .filter(|(name, _)| is_page(name))
        .map(|(name, bytes)| (name.clone(), serde_json::from_slice(bytes).unwrap()))
        .collect()
}

#[test]
fn a_page_tells_nothing_but_the_dump_and_all_of_its_thing() {
    let place = tempfile::tempdir().unwrap();
    let bundled = crate::support::temporary_copy_of("content");
    let own = site();
    for (name, content) in [("own", own.path()), ("bundled", bundled.path())] {
        let folder = place.path().join(name);
        let run = release(content, &folder, &[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let files = files(&folder);
        let dump = facts(std::str::from_utf8(&files["dump.nt"]).unwrap());
        let pages = pages(&files);
        assert!(pages.len() > 5);
        for (path, page) in pages {
            let mut on_page = BTreeSet::new();
            told(&page, &mut on_page);
            let foreign: Vec<&Fact> = on_page.difference(&dump).collect();
            assert!(foreign.is_empty(), "{path}: {foreign:?}");
            let thing = page["@id"].as_str().unwrap();
            let own = dump.iter().filter(|fact| fact.0 == thing);
            let missing: Vec<&Fact> = own.filter(|fact| !on_page.contains(*fact)).collect();
            assert!(missing.is_empty(), "{path} lacks {missing:?}");
        }
    }
}

#[test]
fn an_episode_is_nested_as_search_engines_read_it() {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let folder = place.path().join("data");
    assert_eq!(release(site.path(), &folder, &[]).code, 0);
    let files = files(&folder);
    let page: Value = serde_json::from_slice(&files["podcasts/night/lamps.jsonld"]).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&page).unwrap());
    let keys: Vec<&String> = page.as_object().unwrap().keys().collect();
    assert_eq!(keys[..4], ["@context", "@id", "@type", "name"]);
}

#[test]
fn neighbours_are_named_and_not_followed() {
    fn check(node: &Value, thing: &str, allowed: &[&str]) {
        let values: Vec<&Value> = match node {
            Value::Array(values) => values.iter().collect(),
            Value::Object(object) => {
                let id = object.get("@id").and_then(Value::as_str);
                if let Some(id) = id
                    && id != thing
                    && !id.starts_with(&format!("{thing}#"))
                {
                    for key in object.keys() {
                        assert!(
                            allowed.contains(&key.as_str()),
                            "{id} on the page of {thing}: {key}"
                        );
                    }
                }
                object.values().collect()
            }
            _ => Vec::new(),
        };
        for value in values {
            check(value, thing, allowed);
        }
    }
    let place = tempfile::tempdir().unwrap();
    let content = crate::support::temporary_copy_of("content");
    let folder = place.path().join("data");
    assert_eq!(release(content.path(), &folder, &[]).code, 0);
    let allowed = ["@id", "@type", "name", "url", "sameAs", "worksFor"];
    for (_, page) in pages(&files(&folder)) {
        check(&page, page["@id"].as_str().unwrap(), &allowed);
    }
}
