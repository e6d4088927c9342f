//! Whose words they are that the paragraphs around them tell: who is interviewed, and what a
//! paragraph says of the words before it.

use super::continuation::is_edge;
use super::scene::Scene;
use super::speakers::{Form, Mention};
use super::turns::Turns;

/// How many words a line has at most that names who wrote it.
const BYLINE: usize = 8;

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
        if named.any(|other| other.who != first.who) {
            return;
        }
        let who = first.who;
        self.state(scene, &item, who, 80);
    }
}
