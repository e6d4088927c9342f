//! Names for blank nodes that depend on what is said of them alone.
//!
//! A blank node has another name in each dump, and none at all in most formats, so names cannot be
//! compared. Here each gets the hash of the statements that it is in, in which further blank nodes
//! stand with their own hashes; this is repeated until it tells no more nodes apart (colour
//! refinement). Nodes that it cannot tell apart are taken one by one, within each group of nodes
//! that statements connect. Unlike the canonical names of RDFC-1.0 these do not move when something
//! is said of another node; and no graph takes exponential time, at the price that two dumps of a
//! large and regular web of blank nodes may be told to differ where they do not.

use oxigraph::model::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// How many statements are looked at, one look at one counted each, before nodes are taken as they
/// come.
const PATIENCE: usize = 500_000;

/// The hash of a blank node.
type Hash = u128;

/// Whether a statement has a blank node.
pub(super) fn has_blank(quad: &Quad) -> bool {
    quad.subject.is_blank_node() || quad.object.is_blank_node() || quad.graph_name.is_blank_node()
}

/// The statements, with names of blank nodes that are made of what is said of them.
pub(super) fn named(mut quads: Vec<Quad>) -> Vec<Quad> {
    let mut numbers: HashMap<BlankNode, usize> = HashMap::new();
    for quad in &quads {
        for node in nodes(quad).into_iter().flatten() {
            let next = numbers.len();
            numbers.entry(node.clone()).or_insert(next);
        }
    }
    let web = Web::new(&quads, &numbers);
    let names = web.names();
    for quad in &mut quads {
        let named = |node: &BlankNode| BlankNode::new_unchecked(names[numbers[node]].as_str());
        if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
            quad.subject = named(node).into();
        }
        if let Term::BlankNode(node) = &quad.object {
            quad.object = named(node).into();
        }
        if let GraphName::BlankNode(node) = &quad.graph_name {
            quad.graph_name = named(node).into();
        }
    }
    quads
}

/// The blank nodes of a statement by their places: subject, object, graph.
fn nodes(quad: &Quad) -> [Option<&BlankNode>; 3] {
    let subject = match &quad.subject {
        NamedOrBlankNode::BlankNode(node) => Some(node),
        NamedOrBlankNode::NamedNode(_) => None,
    };
    let object = match &quad.object {
        Term::BlankNode(node) => Some(node),
        _ => None,
    };
    let graph = match &quad.graph_name {
        GraphName::BlankNode(node) => Some(node),
        _ => None,
    };
    [subject, object, graph]
}

/// A statement: the hash of what it says besides blank nodes, and those by their places.
struct Edge {
    said: Hash,
    nodes: [Option<usize>; 3],
}

/// Blank nodes and the statements that they are in.
struct Web {
    edges: Vec<Edge>,
    /// The statements of each node.
    of: Vec<Vec<usize>>,
}

impl Web {
    fn new(quads: &[Quad], numbers: &HashMap<BlankNode, usize>) -> Self {
        let mut of = vec![Vec::new(); numbers.len()];
        let mut edges = Vec::with_capacity(quads.len());
        for (at, quad) in quads.iter().enumerate() {
            let nodes = nodes(quad).map(|node| node.map(|node| numbers[node]));
            let [subject, object, graph] = nodes.map(|node| node.is_some());
            let known = |is_blank: bool, text: String| if is_blank { "_:".into() } else { text };
            let said = [
                known(subject, quad.subject.to_string()),
                quad.predicate.to_string(),
                known(object, quad.object.to_string()),
                known(graph, quad.graph_name.to_string()),
            ];
            edges.push(Edge {
                said: hash(&[said.join(" ").as_bytes()]),
                nodes,
            });
            for node in nodes.into_iter().flatten().collect::<BTreeSet<usize>>() {
                of[node].push(at);
            }
        }
        Self { edges, of }
    }

    fn names(&self) -> Vec<String> {
        let mut hashes: Vec<Hash> = vec![0; self.of.len()];
        let mut patience = PATIENCE;
        let mut groups = self.groups();
        for group in &groups {
            self.refine(group, &mut hashes, &mut patience);
            while patience > 0 {
                let Some(node) = first_tied(group, &hashes) else {
                    break;
                };
                hashes[node] = hash(&[&hashes[node].to_be_bytes(), b"first"]);
                self.refine(group, &mut hashes, &mut patience);
            }
        }
        // Groups that say the same get numbers, each one number for all of its nodes.
        groups.sort_by_cached_key(|group| {
            let mut of_group: Vec<Hash> = group.iter().map(|node| hashes[*node]).collect();
            of_group.sort_unstable();
            of_group
        });
        let mut seen: HashMap<Hash, usize> = HashMap::new();
        let mut names = vec![String::new(); hashes.len()];
        for node in groups.into_iter().flatten() {
            let count = seen.entry(hashes[node]).or_default();
            *count += 1;
            names[node] = format!("b{:016x}", hashes[node] >> 64);
            if *count > 1 {
                let _ = write!(names[node], "x{count}");
            }
        }
        names
    }

    /// Nodes that statements connect, directly or by way of others.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.of.len()];
        let mut groups = Vec::new();
        for first in 0..self.of.len() {
            if std::mem::replace(&mut seen[first], true) {
                continue;
            }
            let (mut group, mut next) = (vec![first], 0);
            while next < group.len() {
                for edge in &self.of[group[next]] {
                    for node in self.edges[*edge].nodes.into_iter().flatten() {
                        if !std::mem::replace(&mut seen[node], true) {
                            group.push(node);
                        }
                    }
                }
                next += 1;
            }
            groups.push(group);
        }
        groups
    }

    /// Hashes each node of a group anew until that tells no more of them apart.
    fn refine(&self, group: &[usize], hashes: &mut [Hash], patience: &mut usize) {
        let mut apart = 0;
        loop {
            let new: Vec<Hash> = group.iter().map(|node| self.hash(*node, hashes)).collect();
            for (node, hash) in group.iter().zip(&new) {
                hashes[*node] = *hash;
                *patience = patience.saturating_sub(self.of[*node].len());
            }
            let now = new.into_iter().collect::<BTreeSet<Hash>>().len();
            if now <= apart || *patience == 0 {
                return;
            }
            apart = now;
        }
    }

    /// What is said of a node, with the hashes that others have so far.
    fn hash(&self, node: usize, hashes: &[Hash]) -> Hash {
        let edges = self.of[node].iter().map(|edge| &self.edges[*edge]);
        let mut said: Vec<Hash> = edges
            .map(|edge| {
                let mut parts = vec![edge.said];
                for other in edge.nodes {
                    parts.push(match other {
                        None => 0,
                        Some(other) if other == node => 1,
                        Some(other) => hashes[other],
                    });
                }
                let parts: Vec<u8> = parts.iter().flat_map(|part| part.to_be_bytes()).collect();
                hash(&[&parts])
            })
            .collect();
        said.sort_unstable();
        let said: Vec<u8> = said.iter().flat_map(|part| part.to_be_bytes()).collect();
        hash(&[&hashes[node].to_be_bytes(), &said])
    }
}

/// The first of the nodes with the least hash that several have.
fn first_tied(group: &[usize], hashes: &[Hash]) -> Option<usize> {
    let mut by_hash: BTreeMap<Hash, (usize, usize)> = BTreeMap::new();
    for node in group {
        by_hash.entry(hashes[*node]).or_insert((*node, 0)).1 += 1;
    }
    let mut tied = by_hash.into_values().filter(|(_, count)| *count > 1);
    tied.next().map(|(node, _)| node)
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    let mut first = [0; 16];
    first.copy_from_slice(&digest.finalize()[..16]);
    Hash::from_be_bytes(first)
}
