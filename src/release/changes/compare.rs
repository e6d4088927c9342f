//! Two sequences of sorted lines, side by side.

use super::lines::{Cursor, Lines, Stop};
use crate::progress::Progress;
use std::cmp::Ordering;
use std::ops::Range;

/// A line of one side alone, closed by a line break.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number, counted from 1.
    pub(super) number: u64,
    pub(super) text: String,
}

/// Where lines are replaced by others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// How many lines of each side are before it.
    pub(super) before: [u64; 2],
    /// Which of the removed and of the added lines are in it.
    pub(super) lines: [Range<usize>; 2],
}

/// What two sides differ in.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Lines of the older and of the newer side alone.
    pub(super) alone: [Vec<Line>; 2],
    pub(super) hunks: Vec<Hunk>,
    /// The SHA-256 of all lines of each side, when they were asked for.
    pub(super) sums: Option<[String; 2]>,
}

/// Compares two sides.
///
/// # Errors
/// The side that cannot be read on, and why.
pub(super) fn compare(
    sides: [&Lines<'_>; 2],
    sums: bool,
    progress: &dyn Progress,
) -> Result<Difference, (usize, Stop)> {
    let mut difference = Difference::default();
    let mut cursors = [
        begin(sides[0], sums, progress).map_err(|stop| (0, stop))?,
        begin(sides[1], sums, progress).map_err(|stop| (1, stop))?,
    ];
    // Whether the lines before were the same.
    let mut same = true;
    loop {
        let order = match (cursors[0].line(), cursors[1].line()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.cmp(new),
        };
        let side = match order {
            Ordering::Equal => {
                for (side, cursor) in cursors.iter_mut().enumerate() {
                    cursor.advance().map_err(|stop| (side, stop))?;
                }
                same = true;
                continue;
            }
            Ordering::Less => 0,
            Ordering::Greater => 1,
        };
        if same {
            difference.hunks.push(Hunk {
                before: [0, 1].map(|side| cursors[side].number - 1),
                lines: [0, 1].map(|side| {
                    let here = difference.alone[side].len();
                    here..here
                }),
            });
            same = false;
        }
        let text = cursors[side].text().map_err(|stop| (side, stop))?;
        difference.alone[side].push(Line {
            number: cursors[side].number,
            text: text.to_owned(),
        });
        if let Some(hunk) = difference.hunks.last_mut() {
            hunk.lines[side].end += 1;
        }
        cursors[side].advance().map_err(|stop| (side, stop))?;
    }
    let [old, new] = cursors.map(Cursor::sum);
    difference.sums = old.zip(new).map(|(old, new)| [old, new]);
    Ok(difference)
}

fn begin<'l>(
    lines: &'l Lines<'_>,
    sums: bool,
    progress: &'l dyn Progress,
) -> Result<Cursor<'l>, Stop> {
    let mut cursor = lines.cursor(progress).map_err(Stop::Failed)?;
    if sums {
        cursor.sum_up();
    }
    cursor.advance()?;
    Ok(cursor)
}
