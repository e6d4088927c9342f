//! What stands beside a name or its role apart from the sentence: a link to a profile in brackets, an
//! organization behind a dash.

use super::{RoleText, Scene};
use std::ops::Range;

impl Scene<'_> {
    /// The token at which a text goes on behind a link to a profile in brackets or behind a dash:
    /// `NAME ([LinkedIn](…)), Role`.
    pub(super) fn behind_aside(&self, begin: usize) -> usize {
        let tokens = self.tokens;
        let Some(first) = tokens.get(begin) else {
            return begin;
        };
        let gap = tokens.before(begin).trim();
        let apart = matches!(gap, "(" | "[" | "-" | "–" | "—" | "|");
        let link = self
            .asides
            .iter()
            .find(|link| link.start <= first.start && first.start < link.end);
        match link.filter(|_| apart) {
            Some(link) => tokens.at_byte(link.end),
            None => begin,
        }
    }

    /// Gives a role without organization the linked one behind a dash: `NAME – Role – [Organization]`.
    /// The token at which the text goes on.
    pub(super) fn behind_dash(&self, roles: &mut [RoleText], end: usize) -> usize {
        let tokens = self.tokens;
        let gap = if end < tokens.len() {
            tokens.before(end).trim()
        } else {
            ""
        };
        let [.., last] = roles else { return end };
        if !last.organizations.is_empty()
            || last.title.is_empty()
            || !matches!(gap, "-" | "–" | "—" | "|")
        {
            return end;
        }
        let start = tokens.all[end].start;
        let Some(link) = self.links.iter().find(|link| link.range.contains(&start)) else {
            return end;
        };
        let after = tokens.at_byte(link.range.end);
        last.organizations = vec![self.whole(end..after)];
        after
    }
}

/// Where the first of some links stands behind a name and before the next one, in one sentence.
pub fn aside_of(
    asides: &[Range<usize>],
    text: &str,
    name: &Range<usize>,
    next: usize,
) -> Option<Range<usize>> {
    const FAR: usize = 240;
    let link = asides
        .iter()
        .find(|link| link.start >= name.end && link.start < next)?;
    let between = text.get(name.end..link.start)?;
    let ends = between.contains(['\n', ';', '!', '?']);
    (between.len() <= FAR && !ends).then(|| link.clone())
}
