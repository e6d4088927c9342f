//! N-Triples and N-Quads: lines in the order of their bytes, so that `sort -c`, `comm`,
//! `join` and `look` work on a dump.

use super::literal::{push_iri, push_term};
use crate::mapping::{Group, QuadView};

/// Appends the lines of a group, sorted, each once.
pub(super) fn push_group(out: &mut Vec<u8>, group: &Group<'_>, graphs: bool) {
    let Some(first) = group.quads.first() else {
        return;
    };
    // All lines begin with the subject: only what follows is to be compared.
    let mut subject = Vec::with_capacity(first.subject.len() + 3);
    push_iri(&mut subject, first.subject);
    subject.push(b' ');
    let mut rests = Vec::with_capacity(group.quads.len() * 128);
    let mut ends = Vec::with_capacity(group.quads.len());
    for quad in &group.quads {
        push_rest(&mut rests, quad, graphs);
        ends.push(rests.len());
    }
    let starts = std::iter::once(&0).chain(&ends);
    let mut lines: Vec<&[u8]> = starts
        .zip(&ends)
        .map(|(start, end)| &rests[*start..*end])
        .collect();
    lines.sort_unstable();
    lines.dedup();
    for line in lines {
        out.extend_from_slice(&subject);
        out.extend_from_slice(line);
    }
}

/// What follows the subject on a line.
fn push_rest(line: &mut Vec<u8>, quad: &QuadView<'_>, graphs: bool) {
    push_iri(line, quad.predicate);
    line.push(b' ');
    push_term(line, quad.object);
    if graphs {
        line.push(b' ');
        push_iri(line, quad.graph);
    }
    line.extend_from_slice(b" .\n");
}
