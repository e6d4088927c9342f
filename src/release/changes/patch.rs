//! A unified difference without context, as patch(1) applies it.

use std::fmt::Write as _;

/// Hunks while two files are gone through side by side.
#[derive(Debug, Default)]
pub(super) struct Hunks {
    /// How many lines of each file are behind us.
    old: usize,
    new: usize,
    removed: Vec<String>,
    added: Vec<String>,
    text: String,
}

impl Hunks {
    /// A line that both have.
    pub(super) fn same(&mut self) {
        self.close();
        self.old += 1;
        self.new += 1;
    }

    /// A line of the older file alone.
    pub(super) fn remove(&mut self, line: &str) {
        self.removed.push(line.to_owned());
    }

    /// A line of the newer file alone.
    pub(super) fn add(&mut self, line: &str) {
        self.added.push(line.to_owned());
    }

    fn close(&mut self) {
        if self.removed.is_empty() && self.added.is_empty() {
            return;
        }
        // Of a side without lines the line before is named.
        let range = |before: usize, count: usize| match count {
            0 => format!("{before},0"),
            1 => format!("{}", before + 1),
            _ => format!("{},{count}", before + 1),
        };
        let (removed, added) = (self.removed.len(), self.added.len());
        let _ = writeln!(
            self.text,
            "@@ -{} +{} @@",
            range(self.old, removed),
            range(self.new, added)
        );
        for (sign, lines) in [('-', &self.removed), ('+', &self.added)] {
            for line in lines {
                self.text.push(sign);
                self.text.push_str(line);
            }
        }
        self.old += removed;
        self.new += added;
        self.removed.clear();
        self.added.clear();
    }

    /// The whole; empty when nothing differs.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.close();
        if self.text.is_empty() {
            return Vec::new();
        }
        format!("--- dump.nq\n+++ dump.nq\n{}", self.text).into_bytes()
    }
}
