use super::lines;
use super::turtle::Turtle;
use crate::mapping::{Group, Prefixes, QuadTable};

/// Writes documents about single things: what is said of a few subjects of a table, in the same
/// forms as dumps have.
pub struct Describer<'a> {
    turtle: Turtle<'a>,
}

impl<'a> Describer<'a> {
    /// A writer of documents about things of a table.
    pub fn new(table: &QuadTable, prefixes: &'a Prefixes) -> Self {
        Self {
            turtle: Turtle::new(table, prefixes, false),
        }
    }

    /// Turtle (RDF 1.1), one fact a line, with the prefixes that it uses.
    pub fn turtle(&self, groups: &[Group<'_>]) -> Vec<u8> {
        let mut out = Vec::with_capacity(4096);
        self.turtle.push_prefixes_of(&mut out, groups);
        for (number, group) in groups.iter().enumerate() {
            if number > 0 {
                out.push(b'\n');
            }
            self.turtle.push_group(&mut out, group);
        }
        out
    }

    /// N-Triples (RDF 1.1), sorted by bytes.
    pub fn ntriples(&self, groups: &[Group<'_>]) -> Vec<u8> {
        let mut all: Vec<Vec<u8>> = Vec::with_capacity(groups.len());
        for group in groups {
            let mut out = Vec::with_capacity(group.quads.len() * 128);
            lines::push_group(&mut out, group, false);
            all.push(out);
        }
        // Lines of a group begin alike, so groups are sorted as wholes.
        all.sort_unstable();
        all.concat()
    }
}
