//! Whose words they are that the paragraphs around them tell: who is interviewed, and what a
//! paragraph says of the words before it.

use super::continuation::is_edge;
use super::marks::has_marks;
use super::paragraphs::spanned;
use super::scene::Scene;
use super::speakers::{Form, Mention};
use super::turns::Turns;
use crate::document::BlockKind;
use crate::extract::Quotation;

/// How many words a line has at most that names who wrote it.
const BYLINE: usize = 8;
/// How many words a line has at most that signs the words above it.
const SIGNED: usize = 12;
/// How many words it signs at least.
const WHOLE: usize = 6;

impl Turns<'_, '_, '_> {
    /// Remembers who is mentioned before the first answer of an interview.
    pub(super) fn introduce(&mut self, scene: &Scene<'_>) {
        if self.interviewed.is_some() {
            return;
        }
        let outside: Vec<usize> = self.outside(scene).map(|(at, _)| at).collect();
        for mention in &scene.mentions {
            let first = mention.words.start;
            let start = scene.words.all[first].start;
            if !outside.contains(&start) {
                continue;
            }
            let asked = scene.lexis.guest_cues.before(&scene.words, first).is_some();
            // "An interview by N", or just a name on a line of its own.
            let byline = scene.words.len() < BYLINE && !asked && !scene.text.contains(['.', '!']);
            if byline {
                continue;
            }
            match self
                .introduced
                .iter_mut()
                .find(|(who, _)| *who == mention.who)
            {
                Some(known) => known.1 |= asked,
                None => self.introduced.push((mention.who, asked)),
            }
        }
    }

    /// Who answers the questions of an interview: the only one whom its introduction announces,
    /// or mentions at all.
    pub(super) fn interviewee(&self) -> Option<usize> {
        let only = |announced: bool| {
            let mut fitting = self
                .introduced
                .iter()
                .filter(|(_, asked)| *asked || !announced);
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first.0)
        };
        only(true).or_else(|| only(false))
    }

    /// States the words of the paragraph before when this one is nothing but a dash and whose they
    /// are: `— N, role`.
    pub(super) fn signed(&mut self, at: usize, scene: &Scene<'_>) {
        let text = scene.text.trim_matches(is_edge);
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let said = self.text(before);
        let words = said.split_whitespace().count();
        let plain = !has_marks(said) && matches!(self.all[before].kind, BlockKind::Paragraph);
        // A block quote: a dash alone may begin a list or name the author.
        let signs =
            self.is_block_quote(at) && text.starts_with(['—', '–']) && scene.words.len() <= SIGNED;
        let mut named = scene.mentions.iter().filter(|one| one.form == Form::Full);
        let Some(first) = named.next().filter(|first| first.words.start <= 1) else {
            return;
        };
        let who = first.who;
        let only = named.all(|other| other.who == who);
        if !signs
            || !plain
            || !only
            || words < WHOLE
            || self.all[before].passage == self.all[at].passage && !said.ends_with(['.', '!', '?'])
        {
            return;
        }
        let pieces = vec![(before, 0..said.len())];
        if let Some(text) = spanned(self.reading, &self.all, &pieces) {
            self.found.push(Quotation {
                text,
                speaker: Some(scene.speakers.naming(who)),
                confidence: 80,
            });
        }
    }

    /// States the words of the paragraph before when this one begins with telling whose they
    /// are: `These are the words of the mayor, N`.
    pub(super) fn pointed(&mut self, at: usize, scene: &Scene<'_>) {
        let Some(item) = self.pending.take() else {
            return;
        };
        let near = item.pieces.last().is_some_and(|piece| piece.0 + 1 == at);
        let begins = scene.words.all.first().map_or(0, |word| word.start);
        let lead = scene.text[..begins].trim_matches(is_edge).is_empty();
        let points = scene.longest(&scene.lexis.quoting.pointing, 0);
        if !near || !lead || points == 0 {
            return;
        }
        let end = scene.word_at(scene.sentence_end(begins, scene.text.len()));
        let named =
            |one: &&Mention| (points..end).contains(&one.words.start) && one.form == Form::Full;
        let mut named = scene.mentions.iter().filter(named);
        let Some(first) = named.next() else { return };
        // "Così Ugo Neri, presidente della giuria, ha commentato": a word alone stands right before.
        let behind = first.words.end;
        let said = scene.verbs.iter().any(|verb| verb.words.start == behind);
        let told = scene.gap(behind).contains([',', '.', '(']) || behind == end || said;
        let apart = points == 1 && !(first.words.start == points && told);
        if apart || named.any(|other| other.who != first.who) {
            return;
        }
        let who = first.who;
        self.state(scene, &item, who, 80);
    }
}
