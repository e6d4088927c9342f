//! Quotation marks as single signs: of which kind each is, and whether it may open or close.

use std::ops::Range;

/// Marks that stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `« »`, `<< >>`
    Angle,
    /// `“ ”`, `„ “`, `" "`, `'' ''`
    Double,
    /// `‘ ’`, `' '`
    Single,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Its bytes begin here.
    pub(super) start: usize,
    /// The first byte behind it.
    pub(super) end: usize,
    /// Of which kind it is.
    pub(super) family: Family,
    /// Whether it may open.
    pub(super) opens: bool,
    /// Whether it may close.
    pub(super) closes: bool,
    /// Whether it is surely no apostrophe.
    pub(super) sure: bool,
}

/// All marks of a text.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < chars.len() {
        let (start, c) = chars[index];
        let twice = chars.get(index + 1).is_some_and(|(_, next)| *next == c);
        let (family, length) = match c {
            '«' | '»' => (Family::Angle, 1),
            '<' | '>' if twice => (Family::Angle, 2),
            '\'' if twice => (Family::Double, 2),
            '‘' | '’'
                if chars
                    .get(index + 1)
                    .is_some_and(|(_, c)| matches!(c, '‘' | '’')) =>
            {
                (Family::Double, 2)
            }
            '“' | '”' | '„' | '‟' | '"' | '＂' => (Family::Double, 1),
            '\'' | '‘' | '’' | '‚' => (Family::Single, 1),
            _ => {
                index += 1;
                continue;
            }
        };
        let before = chars[..index].iter().rev().map(|(_, c)| *c);
        let behind = chars[index + length..].iter().map(|(_, c)| *c);
        let sides = Sides::new(before, behind);
        let end = chars
            .get(index + length)
            .map_or(text.len(), |(end, _)| *end);
        found.extend(sides.mark(c, family, start..end));
        index += length;
    }
    found
}

/// What stands on either side of a mark; remains of emphasis count for nothing.
struct Sides {
    before: Option<char>,
    behind: Option<char>,
    /// The character behind the next one.
    second: Option<char>,
}

impl Sides {
    fn new(before: impl Iterator<Item = char>, behind: impl Iterator<Item = char>) -> Self {
        let is_text = |c: &char| !matches!(c, '_' | '*');
        let mut behind = behind.filter(is_text);
        Self {
            before: before.filter(is_text).find(|_| true),
            behind: behind.next(),
            second: behind.next(),
        }
    }

    /// Whether a mark here may open.
    fn opens(&self) -> bool {
        let free = self.before.is_none_or(|c| {
            c.is_whitespace() || is_dash(c) || matches!(c, '(' | '[' | '/' | '«' | '“' | '„' | '‘')
        });
        let glued = matches!(
            self.before,
            Some(':' | ',' | ';' | '.' | '!' | '?' | '’' | '\'' | '"')
        );
        let ellipsis = matches!(self.behind, Some('.' | '…')) && self.second == self.behind
            || self.behind == Some('…');
        let word = self.behind.is_some_and(|c| {
            ellipsis || !(c.is_whitespace() || ".,;:!?…)]»”’".contains(c) || is_dash(c))
        });
        (free || glued) && word
    }

    /// Whether a mark here may close.
    fn closes(&self) -> bool {
        let word = self.before.is_some_and(|c| !c.is_whitespace());
        let free = self
            .behind
            .is_none_or(|c| c.is_whitespace() || is_dash(c) || ".,;:!?…)]»”’\"'/".contains(c));
        word && free
    }

    fn mark(&self, c: char, family: Family, range: Range<usize>) -> Option<Mark> {
        let (opens, closes) = (self.opens(), self.closes());
        let glyph = match c {
            '„' | '‚' | '<' => (true, false),
            '‘' if family == Family::Single => (opens, false),
            '’' if family == Family::Single => (false, closes),
            '«' | '“' => (!closes || opens, closes),
            '»' | '”' => (opens && !closes, true),
            '>' => (false, true),
            '\'' if family == Family::Single => {
                let year = self.behind.is_some_and(|c| c.is_ascii_digit());
                (opens && !year, closes)
            }
            // A typewriter's mark between two spaces or two letters may be either.
            _ if opens == closes => (true, true),
            _ => (opens, closes),
        };
        let sure = self.before.is_some_and(|c| !c.is_alphanumeric())
            || self.behind.is_none_or(|c| !c.is_whitespace());
        (glyph.0 || glyph.1).then_some(Mark {
            start: range.start,
            end: range.end,
            family,
            opens: glyph.0,
            closes: glyph.1,
            sure,
        })
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}
