//! A unified difference without context, as patch(1) applies it.

use super::compare::{Difference, Hunk};
use std::fmt::Write as _;

/// The patch from the older to the newer side, whose file has this name; empty when nothing
/// differs.
pub(super) fn patch(difference: &Difference, name: &str) -> Vec<u8> {
    if difference.hunks.is_empty() {
        return Vec::new();
    }
    let mut text = String::new();
    if let Some([old, new]) = &difference.sums {
        let _ = writeln!(text, "from {name} with SHA-256 {old}");
        let _ = writeln!(text, "to {name} with SHA-256 {new}");
    }
    let _ = write!(text, "--- {name}\n+++ {name}\n");
    for hunk in &difference.hunks {
        let [old, new] = [0, 1].map(|side| range(hunk, side));
        let _ = writeln!(text, "@@ -{old} +{new} @@");
        for (sign, side) in [('-', 0), ('+', 1)] {
            for line in &difference.alone[side][hunk.lines[side].clone()] {
                text.push(sign);
                text.push_str(&line.text);
            }
        }
    }
    text.into_bytes()
}

/// The lines of a side as a hunk's head tells them: of none, the one before is named.
fn range(hunk: &Hunk, side: usize) -> String {
    let before = hunk.before[side];
    match hunk.lines[side].len() {
        0 => format!("{before},0"),
        1 => format!("{}", before + 1),
        count => format!("{},{count}", before + 1),
    }
}
