//! N-Triples and N-Quads: lines in the order of their bytes, so that `sort -c`, `comm`,
//! `join` and `look` work on a dump.

use super::literal::{push_iri, push_term};
use crate::mapping::{Group, QuadView};

/// Appends the lines of a group, sorted, each once.
pub(super) fn push_group(out: &mut Vec<u8>, group: &Group<'_>, graphs: bool) {
    let mut lines: Vec<Vec<u8>> = group.quads.iter().map(|quad| line(quad, graphs)).collect();
    lines.sort_unstable();
    lines.dedup();
    for line in lines {
        out.extend_from_slice(&line);
    }
}

fn line(quad: &QuadView<'_>, graphs: bool) -> Vec<u8> {
    let mut line = Vec::with_capacity(quad.subject.len() + quad.predicate.len() + 96);
    push_iri(&mut line, quad.subject);
    line.push(b' ');
    push_iri(&mut line, quad.predicate);
    line.push(b' ');
    push_term(&mut line, quad.object);
    if graphs {
        line.push(b' ');
        push_iri(&mut line, quad.graph);
    }
    line.extend_from_slice(b" .\n");
    line
}
