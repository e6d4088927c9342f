//! Names that are known, found in texts.

use super::{AgentKind, Agents};
use crate::extract::Reader;
use crate::fold::fold;
use crate::record::Confidence;
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The names of all agents, ready to be found in texts in one pass: the longest name at each
/// place, whole words, as they are written (so that an acronym is found and the common word that
/// has its letters is not).
#[derive(Debug, Default)]
pub struct KnownNames {
    automaton: Option<AhoCorasick>,
    /// By pattern: the agent, and how sure a find is.
    patterns: Vec<(usize, Confidence)>,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownName {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// The number of the agent.
    pub agent: usize,
    /// How sure it is that this agent is meant.
    pub confidence: Confidence,
}

impl KnownNames {
    /// The names of agents; those that several agents bear are left out, as is a single word that
    /// is also a given name, a place or a word of grammar.
    pub fn new(agents: &Agents, reader: &Reader<'_>) -> Self {
        let mut forms: FxHashMap<&str, Option<(usize, Confidence)>> = FxHashMap::default();
        for (index, agent) in agents.numbered() {
            let names = agent.forms.keys().map(|form| &**form);
            let aliases = agent.aliases.iter().map(|alias| &**alias);
            for name in names.chain(aliases).chain([&*agent.name]) {
                let Some(sure) = confidence(name, agent.kind, reader) else {
                    continue;
                };
                let known = forms.entry(name).or_insert(Some((index, sure)));
                if known.is_some_and(|(other, _)| other != index) {
                    *known = None;
                }
            }
        }
        let mut forms: Vec<_> = forms
            .into_iter()
            .filter_map(|(name, known)| Some((name, known?)))
            .collect();
        forms.sort_unstable();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(forms.iter().map(|(name, _)| *name));
        Self {
            automaton: automaton.ok().filter(|_| !forms.is_empty()),
            patterns: forms.into_iter().map(|(_, known)| known).collect(),
        }
    }

    /// Whether no name is known.
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// The agents whose names may be in the text of a Markdown source, found without parsing it:
    /// lines are joined and marks of emphasis taken away. Behind escapes may be anybody.
    pub fn roughly(&self, source: &str) -> Vec<usize> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        if memchr::memchr2(b'&', b'\\', source.as_bytes()).is_some() {
            return self.patterns.iter().map(|(agent, _)| *agent).collect();
        }
        let mut plain = String::with_capacity(source.len());
        for line in source.lines() {
            plain.extend(line.trim().split(['*', '_', '[']));
            plain.push(' ');
        }
        let hits = automaton.find_iter(&plain);
        hits.map(|hit| self.patterns[hit.pattern().as_usize()].0)
            .collect()
    }

    /// The names in a text, in its order.
    pub fn find(&self, text: &str) -> Vec<KnownName> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for hit in automaton.find_iter(text) {
            let (agent, confidence) = self.patterns[hit.pattern().as_usize()];
            let single = !text[hit.range()].contains(' ');
            if is_whole(text, hit.range()) && !(single && is_part(text, hit.range())) {
                found.push(KnownName {
                    range: hit.range(),
                    agent,
                    confidence,
                });
            }
        }
        found
    }
}

/// How long a name may be that is looked for in texts, in bytes: longer ones are none, and would
/// make the automaton large.
const LONGEST_NAME: usize = 200;

/// How sure a find of a name is; `None` for names that are not looked for.
fn confidence(name: &str, kind: AgentKind, reader: &Reader<'_>) -> Option<Confidence> {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    if name.trim() != name || capitals == 0 || letters < 3 || name.len() > LONGEST_NAME {
        return None;
    }
    if name.contains(' ') {
        return Some(93);
    }
    let folded = fold(name);
    let common = reader.is_given_name(&folded)
        || reader.is_place(&folded)
        || reader.words.stopwords.contains_key(folded.as_str());
    if kind != AgentKind::Organization || common {
        return None;
    }
    match (capitals > 1, letters) {
        (true, _) => Some(88),
        (false, 4..) => Some(76),
        _ => None,
    }
}

/// Whether neither letters nor digits adjoin a range.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_' || c == '@';
    !text[..range.start].chars().next_back().is_some_and(joins)
        && !text[range.end..].chars().next().is_some_and(joins)
}

/// Whether a capitalised word stands right beside a range: the single word is part of a longer
/// name then, or an address.
fn is_part(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].strip_suffix(' ').and_then(|text| {
        let word = text.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        word.chars().next()
    });
    let behind = text[range.end..]
        .strip_prefix(' ')
        .and_then(|text| text.chars().next());
    let address = text[range.end..].starts_with(['.', '/'])
        && text[range.end + 1..].starts_with(char::is_alphanumeric);
    let hyphen = text[range.end..].starts_with('-') || text[..range.start].ends_with('-');
    before.is_some_and(char::is_uppercase)
        || behind.is_some_and(char::is_uppercase)
        || address
        || hyphen
}
