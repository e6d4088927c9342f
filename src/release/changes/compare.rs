//! Two sequences of sorted lines, side by side.

use super::patch::Hunks;
use super::source::Lines;
use crate::diagnostic::{Code, Diagnostic};
use std::cmp::Ordering;
use std::io;

/// Lines of one side alone, and the patch from the one to the other.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub(super) removed: Vec<String>,
    pub(super) added: Vec<String>,
    pub(super) patch: Vec<u8>,
}

pub(super) fn compare(old: &Lines<'_>, new: &Lines<'_>) -> Result<Difference, Diagnostic> {
    let mut difference = Difference::default();
    let mut hunks = Hunks::default();
    let (mut olds, mut news) = (old.each()?, new.each()?);
    let (mut left, mut right) = (next(&mut olds)?, next(&mut news)?);
    loop {
        let order = match (&left, &right) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(left), Some(right)) => left.as_bytes().cmp(right.as_bytes()),
        };
        match order {
            Ordering::Equal => {
                hunks.same();
                left = next(&mut olds)?;
                right = next(&mut news)?;
            }
            Ordering::Less => {
                if let Some(line) = left.take() {
                    hunks.remove(&line);
                    difference.removed.push(line);
                }
                left = next(&mut olds)?;
            }
            Ordering::Greater => {
                if let Some(line) = right.take() {
                    hunks.add(&line);
                    difference.added.push(line);
                }
                right = next(&mut news)?;
            }
        }
    }
    difference.patch = hunks.finish();
    Ok(difference)
}

fn next(lines: &mut dyn Iterator<Item = io::Result<String>>) -> Result<Option<String>, Diagnostic> {
    lines.next().transpose().map_err(|error| {
        let message = format!("a dump cannot be read to its end: {error}");
        Diagnostic::new(Code::DumpInvalid, message)
    })
}
