//! Turtle and `TriG`, one fact a line.
//!
//! Every predicate and object has a line of its own that ends in `;`, and a subject ends
//! in a line with `.` alone, which the grammar allows. So a fact that comes, goes or
//! changes is one line of a difference, and no other line is touched.

use super::literal::{push_iri, push_string};
use crate::mapping::{Group, Name, Prefixes, QuadTable, QuadView, TermView};
use crate::vocab::{RDF_TYPE, XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER};
use std::collections::BTreeSet;

/// Writes groups with the prefixes of a mapping.
pub(super) struct Turtle<'p> {
    prefixes: &'p Prefixes,
    indent: &'static str,
    /// The mapping's own terms as Turtle writes them, by their numbers.
    names: Vec<Vec<u8>>,
}

impl<'p> Turtle<'p> {
    /// A writer of Turtle, or of the inside of `TriG`'s graphs.
    pub(super) fn new(table: &QuadTable, prefixes: &'p Prefixes, in_graph: bool) -> Self {
        let mut turtle = Self {
            prefixes,
            indent: if in_graph { "    " } else { "" },
            names: Vec::new(),
        };
        turtle.names = table
            .constants()
            .texts()
            .map(|text| {
                let mut name = Vec::new();
                turtle.push_name(&mut name, text);
                name
            })
            .collect();
        turtle
    }

    /// Appends the directives of the prefixes that the table uses, in their order.
    pub(super) fn push_prefixes(&self, out: &mut Vec<u8>, table: &QuadTable, provenance: bool) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        table.each_name(provenance, &mut |name| match name {
            Name::Term(RDF_TYPE) => {}
            Name::Term(iri) | Name::Class(iri) => {
                used.extend(self.prefixes.abbreviate(iri).map(|(prefix, _)| prefix));
            }
            Name::Datatype(text, datatype) => {
                if !is_short(text, datatype) {
                    used.extend(self.prefixes.abbreviate(datatype).map(|(prefix, _)| prefix));
                }
            }
        });
        self.push_directives(out, &used);
    }

    /// Appends the directives of the prefixes that some groups use, in their order.
    pub(super) fn push_prefixes_of(&self, out: &mut Vec<u8>, groups: &[Group<'_>]) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut seen = vec![false; self.names.len()];
        let mut is_new = |constant: Option<u32>| {
            let known = constant.and_then(|number| seen.get_mut(number as usize));
            known.is_none_or(|seen| !std::mem::replace(seen, true))
        };
        let mut add = |iri: &str| {
            used.extend(self.prefixes.abbreviate(iri).map(|(prefix, _)| prefix));
        };
        for quad in groups.iter().flat_map(|group| &group.quads) {
            if quad.predicate != RDF_TYPE && is_new(quad.predicate_constant) {
                add(quad.predicate);
            }
            let named = quad.predicate == RDF_TYPE || quad.object_constant.is_some();
            match quad.object {
                TermView::Iri(iri) if named && is_new(quad.object_constant) => add(iri),
                TermView::Literal(text, None, Some(datatype)) if !is_short(text, datatype) => {
                    add(datatype);
                }
                _ => {}
            }
        }
        self.push_directives(out, &used);
    }

    fn push_directives(&self, out: &mut Vec<u8>, used: &BTreeSet<&str>) {
        for prefix in used {
            let namespace = self.prefixes.namespace(prefix).unwrap_or_default();
            out.extend_from_slice(format!("@prefix {prefix}: <{namespace}> .\n").as_bytes());
        }
        if !used.is_empty() {
            out.push(b'\n');
        }
    }

    /// Appends a subject with all that is said of it.
    pub(super) fn push_group(&self, out: &mut Vec<u8>, group: &Group<'_>) {
        let Some(first) = group.quads.first() else {
            return;
        };
        out.extend_from_slice(self.indent.as_bytes());
        push_iri(out, first.subject);
        out.push(b'\n');
        for quad in &group.quads {
            out.extend_from_slice(self.indent.as_bytes());
            out.extend_from_slice(b"    ");
            match quad
                .predicate_constant
                .and_then(|number| self.names.get(number as usize))
            {
                _ if quad.predicate == RDF_TYPE => out.push(b'a'),
                Some(name) => out.extend_from_slice(name),
                None => self.push_name(out, quad.predicate),
            }
            out.push(b' ');
            self.push_object(out, quad);
            out.extend_from_slice(b" ;\n");
        }
        out.extend_from_slice(self.indent.as_bytes());
        out.extend_from_slice(b".\n");
    }

    fn push_object(&self, out: &mut Vec<u8>, quad: &QuadView<'_>) {
        match quad.object {
            TermView::Iri(iri) => match quad
                .object_constant
                .and_then(|number| self.names.get(number as usize))
            {
                Some(name) => out.extend_from_slice(name),
                None if quad.predicate == RDF_TYPE => self.push_name(out, iri),
                None => push_iri(out, iri),
            },
            TermView::Literal(text, None, Some(datatype)) if is_short(text, datatype) => {
                out.extend_from_slice(text.as_bytes());
            }
            TermView::Literal(text, language, datatype) => {
                push_string(out, text);
                if let Some(language) = language {
                    out.push(b'@');
                    out.extend_from_slice(language.as_bytes());
                } else if let Some(datatype) = datatype {
                    out.extend_from_slice(b"^^");
                    self.push_name(out, datatype);
                }
            }
        }
    }

    fn push_name(&self, out: &mut Vec<u8>, iri: &str) {
        match self.prefixes.abbreviate(iri) {
            Some((prefix, local)) => {
                out.extend_from_slice(prefix.as_bytes());
                out.push(b':');
                out.extend_from_slice(local.as_bytes());
            }
            None => push_iri(out, iri),
        }
    }
}

/// Whether Turtle has a short form that keeps the lexical form of a literal.
fn is_short(text: &str, datatype: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match datatype {
        XSD_INTEGER => digits(unsigned),
        XSD_BOOLEAN => matches!(text, "true" | "false"),
        XSD_DECIMAL => unsigned.split_once('.').is_some_and(|(whole, fraction)| {
            (whole.is_empty() || digits(whole)) && digits(fraction)
        }),
        _ => false,
    }
}
