//! What stands beside a name or its role apart from the sentence: a link to a profile in brackets, an
//! organization behind a dash.

use super::{RoleText, Scene};
use crate::extract::rules::extent::extent;
use crate::fold::fold;
use std::ops::Range;

impl Scene<'_> {
    /// The token at which a text goes on behind a link to a profile in brackets or behind a dash:
    /// `NAME ([LinkedIn](…)), Role`.
    pub(super) fn behind_aside(&self, begin: usize) -> usize {
        let tokens = self.tokens;
        let Some(first) = tokens.get(begin) else {
            return begin;
        };
        let gap = tokens.before(begin).trim_end_matches('@').trim();
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

    /// A title between quotation marks and the organization behind them: `“Chief Impact Officer” di
    /// «Pedala & Via»`.
    pub(super) fn in_marks(&self, region: &Range<usize>) -> Option<RoleText> {
        let tokens = self.tokens;
        let close = closing(tokens.before(region.start))?;
        let inner = region.start + 1..region.end;
        let end = inner
            .clone()
            .find(|at| tokens.before(*at).starts_with(close));
        let end = end.unwrap_or(region.end);
        let title = tokens.range(region.start..end);
        if end == region.end {
            let closed = tokens.text[title.end..].starts_with(close);
            return closed.then(|| RoleText {
                title,
                organizations: Vec::new(),
            });
        }
        let begin = end + self.lexis.preposition(tokens, end)?;
        let first = tokens.get(begin).filter(|_| begin < region.end)?;
        let name = match closing(tokens.before(begin)) {
            // What stands within the marks, an ampersand and all.
            Some(close) => first.start..first.start + tokens.text[first.start..].find(close)?,
            None => self.whole(begin..extent(tokens, self.lexis, begin, region.end)),
        };
        first.is_capital().then(|| RoleText {
            title,
            organizations: vec![name],
        })
    }

    /// The organization for which somebody is announced whose name begins at a token: `ospite per la
    /// Acme è NAME`.
    pub fn announced_for(&self, start: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 12;
        let (tokens, lexis) = (self.tokens, self.lexis);
        let end = start - lexis.copulas.before(tokens, start)?;
        let mut begins = (end.saturating_sub(LONGEST)..end).rev();
        let begin = begins.find(|at| lexis.guest_cues.before(tokens, *at).is_some())?;
        let first = begin
            + lexis
                .on_behalf
                .at(tokens, begin)
                .or_else(|| lexis.at.at(tokens, begin))?;
        let bytes = tokens.range(first.min(end)..end);
        let linked = self.links.iter().any(|link| link.range == bytes);
        let named = first < end
            && tokens.all[first].is_capital()
            && extent(tokens, lexis, first, end) == end;
        (linked || named).then_some(bytes)
    }

    /// The organization that has the role which begins at a token: `Acme’s Head of Research, NAME`.
    pub(super) fn owner_of(&self, start: usize) -> Option<Range<usize>> {
        let tokens = self.tokens;
        let last = start.checked_sub(1)?;
        let gap = tokens.before(start);
        let possessive = gap.starts_with(['\'', '’']) && !gap.contains([',', '.', '\n']);
        if !possessive {
            return None;
        }
        let end = tokens.all[last].end();
        if let Some(link) = self.links.iter().find(|link| link.range.end == end) {
            return Some(link.range.clone());
        }
        let capital =
            |at: &usize| tokens.all[*at].is_capital() && (*at == last || tokens.is_next(*at + 1));
        let first = (0..=last).rev().take_while(capital).last()?;
        let place = (self.is_place)(&fold(&tokens.text[tokens.range(first..start)]));
        let named = self.names.iter().any(|name| name.tokens.contains(&last));
        (!place && !named && self.lexis.role(tokens, first).is_none())
            .then(|| self.whole(first..start))
    }
}

/// The mark that closes what the last of some characters opens.
pub(super) fn closing(gap: &str) -> Option<char> {
    match gap.chars().next_back()? {
        '“' => Some('”'),
        '«' => Some('»'),
        '"' => Some('"'),
        _ => None,
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
