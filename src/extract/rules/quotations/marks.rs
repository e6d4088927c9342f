//! Which parts of a text stand between quotation marks.
//!
//! Marks are paired by their family (`« »`, double, single) and by what stands on either side
//! of them, because texts mix typewriter and typographic marks and open with one what they
//! close with another. An apostrophe is a mark only where it cannot be an apostrophe.

use super::glyphs::{Family, Mark, marks};
use std::ops::Range;

/// How many words a passage in single marks may have whose end may be an apostrophe.
const FEW_WORDS: usize = 4;

/// What stands between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With the marks.
    pub(super) outer: Range<usize>,
    /// Without them.
    pub(super) inner: Range<usize>,
}

/// What a text has between marks, and where a mark opens that the text does not close.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) quoted: Vec<Quoted>,
    pub(super) unclosed: Option<Opening>,
}

/// A mark that opens and is not closed in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) start: usize,
    pub(super) end: usize,
    family: Family,
}

impl Quoted {
    /// The same in a text that has some bytes more before.
    pub(super) fn behind(self, bytes: usize) -> Self {
        let moved = |range: Range<usize>| range.start + bytes..range.end + bytes;
        Self {
            outer: moved(self.outer),
            inner: moved(self.inner),
        }
    }
}

impl Opening {
    /// The same in a text that has some bytes more before.
    pub(super) const fn behind(self, bytes: usize) -> Self {
        Self {
            start: self.start + bytes,
            end: self.end + bytes,
            family: self.family,
        }
    }
}

/// Whether a text has any quotation mark.
pub(super) fn has_marks(text: &str) -> bool {
    text.contains(['«', '»', '“', '”', '„', '"', '‘', '’', '\'', '‚', '<'])
}

/// Finds what stands between marks. `cue` tells whether somebody is said to speak right behind
/// a byte: that decides about marks that may be apostrophes or of the wrong kind.
pub(super) fn find(text: &str, cue: &dyn Fn(usize) -> bool) -> Found {
    let scan = Scan {
        text,
        marks: marks(text),
        cue,
    };
    let mut found = Found::default();
    let mut at = 0;
    while at < scan.marks.len() {
        let mark = scan.marks[at];
        if !mark.opens {
            at += 1;
            continue;
        }
        let closing = match mark.family {
            Family::Single => scan.close_single(at),
            _ => scan.close(at).or_else(|| scan.close_mixed(at)),
        };
        let Some(closing) = closing else {
            if mark.family != Family::Single && found.unclosed.is_none() {
                found.unclosed = Some(Opening {
                    start: mark.start,
                    end: mark.end,
                    family: mark.family,
                });
            }
            at += 1;
            continue;
        };
        match scan.split(at, closing) {
            Some((first, second)) => {
                found.quoted.push(scan.between(at, first));
                found.quoted.push(scan.between(second, closing));
            }
            None => found.quoted.push(scan.between(at, closing)),
        }
        at = closing + 1;
    }
    found
}

/// How a paragraph goes on with what an earlier one opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoesOn {
    /// It opens anew, as typographers do, and does not close: its text begins here.
    Reopened(usize),
    /// It closes: its text begins and ends here, and the mark ends at the last byte.
    Closed(usize, usize, usize),
    /// It has no marks of this family.
    Unmarked,
    /// It opens something else, or nothing was open.
    No,
}

/// How a paragraph goes on with what an earlier one opened.
pub(super) fn goes_on(text: &str, opening: Opening) -> GoesOn {
    let marks = marks(text);
    let mut own = marks.iter().filter(|mark| mark.family == opening.family);
    let Some(first) = own.next() else {
        return GoesOn::Unmarked;
    };
    let at_start = text[..first.start].trim().is_empty();
    let (begin, mut depth) = if at_start && (first.opens || first.closes) {
        (first.end, 1)
    } else if first.closes {
        return GoesOn::Closed(0, first.start, first.end);
    } else {
        (0, 2)
    };
    for mark in own {
        if mark.closes {
            depth -= 1;
        } else {
            depth += 1;
        }
        if depth == 0 {
            return GoesOn::Closed(begin, mark.start, mark.end);
        }
    }
    match begin {
        0 => GoesOn::No,
        _ => GoesOn::Reopened(begin),
    }
}

struct Scan<'t> {
    text: &'t str,
    marks: Vec<Mark>,
    cue: &'t dyn Fn(usize) -> bool,
}

impl Scan<'_> {
    fn between(&self, open: usize, close: usize) -> Quoted {
        let (open, close) = (self.marks[open], self.marks[close]);
        Quoted {
            outer: open.start..close.end,
            inner: open.end..close.start,
        }
    }

    /// The mark that closes a double or angle mark; what opens within is closed first.
    fn close(&self, at: usize) -> Option<usize> {
        let family = self.marks[at].family;
        let mut open: Vec<Family> = Vec::new();
        for (index, mark) in self.marks.iter().enumerate().skip(at + 1) {
            if mark.family == Family::Single {
                continue;
            }
            if mark.closes {
                if let Some(known) = open.iter().rposition(|inner| *inner == mark.family) {
                    open.truncate(known);
                    continue;
                }
                if mark.family == family {
                    return Some(index);
                }
            } else {
                open.push(mark.family);
            }
        }
        None
    }

    /// A mark of another family that closes what a double or angle mark opened.
    fn close_mixed(&self, at: usize) -> Option<usize> {
        let family = self.marks[at].family;
        let mut single = false;
        for (index, mark) in self.marks.iter().enumerate().skip(at + 1) {
            match mark.family {
                Family::Single if mark.opens && !mark.closes => single = true,
                Family::Single if single => single = false,
                Family::Single => {
                    if mark.closes && mark.sure && self.ends_statement(mark.end) {
                        return Some(index);
                    }
                }
                _ if mark.opens && !mark.closes => return None,
                other => return (other != family).then_some(index),
            }
        }
        None
    }

    /// The mark that closes a single one.
    fn close_single(&self, at: usize) -> Option<usize> {
        let start = self.marks[at].end;
        let mut index = at + 1;
        let mut double = None;
        while let Some(mark) = self.marks.get(index) {
            let few = || self.text[start..mark.start].split_whitespace().count() <= FEW_WORDS;
            match mark.family {
                Family::Single if mark.closes => {
                    if mark.sure || few() || (self.cue)(mark.end) {
                        return Some(index);
                    }
                }
                Family::Single => return double,
                _ if mark.closes && !mark.opens => {
                    return self.ends_statement(mark.end).then_some(index).or(double);
                }
                _ => {
                    double = None;
                    index = self.close(index)?;
                }
            }
            index += 1;
        }
        double
    }

    /// Whether behind a mark the text ends, or somebody is said to speak.
    fn ends_statement(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        rest.is_empty() || (self.cue)(at)
    }

    /// `"A', says N. 'B"` are two: a single mark closes first and another one opens again.
    fn split(&self, at: usize, closing: usize) -> Option<(usize, usize)> {
        if self.marks[at].family == Family::Single {
            return None;
        }
        let mut singles = (at + 1..closing).filter(|i| self.marks[*i].family == Family::Single);
        let first = singles.next()?;
        let mark = self.marks[first];
        if mark.opens || !mark.sure || !(self.cue)(mark.end) {
            return None;
        }
        let rest: Vec<usize> = singles.collect();
        let second = *rest.iter().find(|i| self.marks[**i].opens)?;
        let closed = rest
            .iter()
            .any(|i| *i > second && self.marks[*i].closes && self.marks[*i].sure);
        (!closed).then_some((first, second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inner<'t>(text: &'t str, cue: &str) -> Vec<&'t str> {
        let found = find(text, &|at| text[at..].contains(cue) && !cue.is_empty());
        let quoted = found.quoted.into_iter();
        quoted.map(|quoted| &text[quoted.inner]).collect()
    }

    #[test]
    fn marks_are_paired_by_family_and_context() {
        let cases: &[(&str, &[&str])] = &[
            ("a “b” c «d» e \"f\" g ‘h’ i", &["b", "d", "f", "h"]),
            ("„b“ c", &["b"]),
            ("<<b>> c ''d''", &["b", "d"]),
            ("“b “c” d” e", &["b “c” d"]),
            ("«b “c» d", &["b “c"]),
            ("\"po’ d’acqua\"", &["po’ d’acqua"]),
            ("un po' di 'ndrangheta all'alba", &[]),
            ("a 27\" screen", &[]),
            ("\" b \" c", &[" b "]),
        ];
        for (text, wanted) in cases {
            assert_eq!(inner(text, ""), *wanted, "{text}");
        }
    }

    #[test]
    fn mismatched_marks_are_two_where_somebody_speaks_between() {
        let text = "\"A b', says N. 'C d\".";
        assert_eq!(inner(text, "says"), ["A b", "C d"]);
        assert_eq!(inner("\"A b', says N.", "says"), ["A b"]);
    }

    /// Pieces of texts with marks in any order.
    const PIECES: &[&str] = &[
        "“", "”", "\"", "'", "‘", "’", "«", "»", "„", "<<", ">>", "''", "_", " ", " – ", ", ",
        ". ", "?", "(", "è", "🎙", "l’", "Ada", "says",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn marks_in_any_order_are_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
            let text = pieces.concat();
            let found = find(&text, &|at| text[at..].contains("says"));
            let mut end = 0;
            for quoted in found.quoted {
                prop_assert!(end <= quoted.outer.start && quoted.outer.start < quoted.inner.start);
                prop_assert!(quoted.inner.start <= quoted.inner.end && quoted.inner.end < quoted.outer.end);
                prop_assert!(text.get(quoted.inner.clone()).is_some() && text.get(quoted.outer.clone()).is_some());
                end = quoted.outer.end;
            }
            if let Some(opening) = found.unclosed {
                let _ = goes_on(&text, opening);
            }
        }
    }
}
