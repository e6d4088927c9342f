//! Whose words a paragraph is that the one before leads to: `The mayor, N, said:`, then `“…”`, or a
//! block quote, which needs no marks.

use super::continuation::is_edge;
use super::cues::{Around, Cue};
use super::marks::has_marks;
use super::scene::Scene;
use super::statement::Statement;
use super::subjects::Who;
use super::turns::Turns;
use crate::document::BlockKind;
use crate::extract::Tokens;
use crate::record::Confidence;

/// Whoever the paragraph before leads to.
const LED: Confidence = 90;
/// Over how many paragraphs a pronoun means whoever spoke last.
const RECENT: usize = 3;
/// How many words a block quote has at least.
const WHOLE: usize = 4;
/// How many paragraphs of a block quote are one statement.
const PARAGRAPHS: usize = 12;

/// Who has the word in the next paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// The paragraph to which another one leads.
    to: usize,
    who: usize,
    sure: Confidence,
}

impl Turns<'_, '_, '_> {
    /// Remembers to whose words a paragraph leads that ends with a colon.
    pub(super) fn lead(&mut self, at: usize, scene: &Scene<'_>) {
        self.led = None;
        let ends = scene.text.trim_end_matches(is_edge).ends_with(':');
        let is_open = !matches!(self.all[at].kind, BlockKind::Heading(_));
        if !ends || !is_open || at + 1 >= self.all.len() {
            return;
        }
        let next = self.text(at + 1);
        if !self.is_block_quote(at + 1) && !has_marks(next) {
            return;
        }
        let end = scene.text.len();
        let around = Around {
            outer: end..end,
            from: self.quoted.last().map_or(0, |quoted| quoted.end),
            to: end,
        };
        let words = Tokens::new(next);
        let marks = |c: char| matches!(c, '«' | '»' | '“' | '”' | '„' | '"') || is_edge(c);
        let statement = Statement::new(next.trim_matches(marks), &words.all, scene.lexis);
        let Some(cue) = scene.cue_before(&around, &statement) else {
            return;
        };
        let recent = self.last.filter(|last| last.paragraph + RECENT > at);
        let who = match cue.who {
            Who::Known(who, _) => Some((who, cue.sure.min(LED))),
            Who::Earlier => recent.map(|last| (last.who, LED - 8)),
            Who::Unknown => None,
        };
        self.led = who.map(|(who, sure)| Lead {
            to: at + 1,
            who,
            sure,
        });
    }

    /// What the paragraph before tells of marks with which one begins.
    pub(super) fn led_to(&self, at: usize, before: &str) -> Option<Cue> {
        let lead = self.led.filter(|lead| lead.to == at)?;
        let begins = before.trim_matches(is_edge).is_empty();
        begins.then_some(Cue {
            who: Who::Known(lead.who, 0),
            sure: lead.sure,
            end: 0,
        })
    }

    /// States a block quote without marks that the paragraph before leads to.
    pub(super) fn block_quote(&mut self, at: usize, scene: &Scene<'_>) {
        let Some(lead) = self.led.filter(|lead| lead.to == at) else {
            return;
        };
        let plain = |at: usize| {
            let kind = self.all[at].kind;
            self.is_block_quote(at) && kind == BlockKind::Paragraph && !has_quotes(self.text(at))
        };
        let signs = |at: usize| self.text(at).starts_with(['—', '–', '-']);
        let last = (at..self.all.len()).take(PARAGRAPHS);
        let all: Vec<usize> = last.take_while(|at| plain(*at) && !signs(*at)).collect();
        let pieces: Vec<_> = all
            .iter()
            .map(|at| (*at, 0..self.text(*at).len()))
            .collect();
        let words: usize = all
            .iter()
            .map(|at| self.text(*at).split_whitespace().count())
            .sum();
        if words >= WHOLE {
            self.say(scene, &pieces, lead.who, lead.sure - 4);
        }
    }

    /// Whether a paragraph stands in a block quote.
    pub(super) fn is_block_quote(&self, at: usize) -> bool {
        let start = self.reading.passages[self.all[at].passage].line.span.start as usize;
        let source = &self.reading.source.text;
        let line = source.get(..start).unwrap_or("").rsplit('\n').next();
        line.is_some_and(|line| line.trim_start().starts_with('>'))
    }
}

/// Whether a text has marks that are no apostrophes.
fn has_quotes(text: &str) -> bool {
    text.contains(['«', '»', '“', '”', '„', '"'])
}
