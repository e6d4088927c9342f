//! Origins as places that people can look at.

use crate::content::Verdict;
use crate::diagnostic::Place;
use crate::extract::Finding;
use crate::record::{CONFIGURATION, Confidence, Origin, Rule};
use crate::site::{Content, Object, Site, Traced};
use crate::tree::{Node, Span, Value, parse_yaml};
use rustc_hash::FxHashMap;

/// A place that a statement comes from.
pub(super) struct Spot {
    /// Where; the whole of a file, or of the configuration, when no bytes are known.
    pub(super) place: Place,
    /// The text that stands there.
    pub(super) text: String,
    /// What read it.
    pub(super) rule: Rule,
    /// How sure the rule is.
    pub(super) confidence: Confidence,
    /// The fact that it is a part of: its identifier, what was decided, what is inferred.
    pub(super) fact: Option<(String, Option<Verdict>, bool)>,
}

/// Makes spots of origins.
pub(super) struct Spots<'a> {
    site: &'a Site,
    pub(super) content: &'a Content<'a>,
    findings: FxHashMap<usize, Vec<Finding>>,
    /// Single values of the configuration with their keys and places, once they are asked for.
    configuration: Option<Vec<(String, String, Span)>>,
}

impl<'a> Spots<'a> {
    pub(super) fn new(site: &'a Site, content: &'a Content<'a>) -> Self {
        Self {
            site,
            content,
            findings: FxHashMap::default(),
            configuration: None,
        }
    }

    /// The places of a statement, all of them.
    pub(super) fn of(&mut self, statement: &Traced) -> Vec<Spot> {
        let origins = statement.origins.iter();
        origins
            .map(|origin| self.spot(*origin, statement))
            .collect()
    }

    fn spot(&mut self, origin: Origin, statement: &Traced) -> Spot {
        let tombstone = self.content.tombstone_place(&statement.subject);
        let (place, text) = if let Some(place) = tombstone {
            let text = place.text().to_owned();
            (place, text)
        } else if origin.file == CONFIGURATION {
            self.configured(statement)
        } else {
            self.in_file(origin)
        };
        Spot {
            place,
            text,
            rule: origin.rule,
            confidence: origin.confidence,
            fact: self.fact(origin),
        }
    }

    fn in_file(&self, origin: Origin) -> (Place, String) {
        let Some(draft) = self.content.drafts().get(origin.file as usize) else {
            return (Place::file(""), String::new());
        };
        let source = &draft.document.source;
        if origin.span.end == 0 {
            return (Place::file(source.path.clone()), String::new());
        }
        let text = source.slice(origin.span).to_owned();
        (source.place(origin.span), text)
    }

    fn fact(&mut self, origin: Origin) -> Option<(String, Option<Verdict>, bool)> {
        let file = origin.file as usize;
        if origin.span.end == 0 || file >= self.content.drafts().len() {
            return None;
        }
        let content = self.content;
        let findings = self.findings.entry(file);
        let findings = findings.or_insert_with(|| content.findings(file));
        let exact = |finding: &&Finding| finding.stands_at(origin.span, origin.rule);
        let there = |finding: &&Finding| finding.spans.contains(&origin.span);
        let found = findings.iter().find(exact);
        let found = found.or_else(|| findings.iter().find(there))?;
        Some((found.id.clone(), found.decision, found.inferred))
    }

    /// The line of the configuration that says a value, when one does.
    fn configured(&mut self, statement: &Traced) -> (Place, String) {
        let source = &self.site.config.source;
        let known = self.configuration.get_or_insert_with(|| {
            let mut scalars = Vec::new();
            let root = parse_yaml(source, &source.text, 0, &mut Vec::new());
            if let Some(root) = &root {
                gather("", root, &mut scalars);
            }
            scalars
        });
        let said = match &statement.object {
            Object::Iri(text) | Object::Literal(text, ..) => text.trim_end_matches('/'),
        };
        let mut same: Vec<_> = known.iter().collect();
        same.retain(|(_, text, _)| text.trim_end_matches('/') == said);
        // Of several keys with one value the one that is called as the predicate is.
        let called = |key: &str| statement.predicate.ends_with(key);
        let found = same.iter().find(|(key, _, _)| called(key));
        match found.or(same.first()) {
            Some((_, _, span)) => (source.place(*span), source.slice(*span).to_owned()),
            None => (Place::file(source.path.clone()), String::new()),
        }
    }
}

fn gather(key: &str, value: &Value, scalars: &mut Vec<(String, String, Span)>) {
    match &value.node {
        Node::Null => {}
        Node::Scalar(scalar) => {
            scalars.push((key.to_owned(), scalar.text.to_string(), value.span));
        }
        Node::List(items) => items.iter().for_each(|item| gather(key, item, scalars)),
        Node::Map(map) => {
            for entry in &map.entries {
                gather(&entry.key, &entry.value, scalars);
            }
        }
    }
}
