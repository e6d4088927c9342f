//! Whose words they are that have no cue of their own: what goes on with an earlier quotation.

use super::scene::Scene;
use super::speakers::Mention;
use super::turns::{Item, Last, Turns};
use crate::record::Confidence;

impl Turns<'_, '_, '_> {
    /// Whoever a pronoun or a verb without subject means: who spoke last, or the only one who
    /// was mentioned before.
    pub(super) fn earlier(
        &self,
        at: usize,
        scene: &Scene<'_>,
        item: &Item,
        sure: Confidence,
    ) -> Option<(usize, Confidence)> {
        let start = item.around.outer.start;
        let before = |from: usize| {
            let here = scene
                .mentions
                .iter()
                .map(|one| (one.who, &scene.words.all[one.words.start]));
            here.filter(move |(_, word)| word.start >= from && word.end() <= start)
                .map(|(who, _)| who)
        };
        if let Some(last) = self.last.filter(|last| last.paragraph + 1 >= at) {
            let from = if last.paragraph == at { last.end } else { 0 };
            let free = before(from).all(|who| who == last.who);
            return free.then_some((last.who, sure));
        }
        let mut here: Vec<usize> = before(0).collect();
        if here.is_empty() {
            here.clone_from(&self.mentioned);
        }
        here.sort_unstable();
        here.dedup();
        match here.as_slice() {
            [only] => Some((*only, sure - 5)),
            _ => None,
        }
    }

    /// Whose quotation one without cue is: it goes on where somebody just spoke.
    pub(super) fn continued(
        &self,
        at: usize,
        scene: &Scene<'_>,
        item: &Item,
    ) -> Option<(usize, Confidence)> {
        let statement = &item.statement;
        if statement.is_title || runs_on(scene.text, item) {
            return None;
        }
        let whole = is_whole(scene.text, item);
        let last = self.last;
        match last {
            Some(last) if last.paragraph == at => {
                continues(scene, item, last).map(|sure| (last.who, sure))
            }
            _ if !whole || statement.words < 6 => None,
            Some(last) if last.paragraph + 1 == at && last.is_end => Some((last.who, 75)),
            _ => {
                let asked = at > 0 && self.text(at - 1).trim_end_matches(is_edge).ends_with('?');
                let who = scene.speakers.only_person().or(last.map(|last| last.who));
                who.filter(|_| asked).map(|who| (who, 75))
            }
        }
    }
}

/// How sure it is that a quotation without cue goes on with one of the same paragraph.
fn continues(scene: &Scene<'_>, item: &Item, last: Last) -> Option<Confidence> {
    let (statement, start) = (&item.statement, item.around.outer.start);
    let end = last.end.min(start);
    let between = scene.word_at(end)..scene.word_at(start);
    let other = |one: &&Mention| between.contains(&one.words.start) && one.who != last.who;
    if scene.mentions.iter().any(|one| other(&one)) {
        return None;
    }
    let sentence = scene.sentence_start(end, start);
    let led = scene.word_at(sentence)..between.end;
    if !last.behind {
        return (scene.only_fillers(between) && statement.words > 2).then_some(85);
    }
    if sentence > end {
        let first = scene.sentence_end(end, start);
        let sentences = scene.text[first..sentence].contains(char::is_alphanumeric);
        if !scene.only_fillers(led) {
            return None;
        }
        return match (sentences, statement.words) {
            (false, words) if words > 1 => Some(85),
            (true, words) if words > 5 && statement.ends() => Some(72),
            _ => None,
        };
    }
    let gap = scene.gap(between.end);
    let needed = if between.is_empty() || statement.is_lower {
        3
    } else {
        5
    };
    let joined =
        between.is_empty() || gap.contains([',', ':', ';', '–', '—', ')']) || gap.contains(" -");
    (joined && statement.words >= needed).then_some(85)
}

/// Whether the sentence goes on behind the marks as if they stood around a term.
pub(super) fn runs_on(text: &str, item: &Item) -> bool {
    let behind =
        text[item.around.outer.end..].trim_start_matches(|c: char| c.is_whitespace() || is_edge(c));
    !item.statement.ends() && behind.starts_with(char::is_lowercase)
}

/// Whether a paragraph has no words but those of the quotation.
fn is_whole(text: &str, item: &Item) -> bool {
    let outer = &item.around.outer;
    let outside = [&text[..outer.start], &text[outer.end..]];
    !outside
        .iter()
        .any(|part| part.contains(char::is_alphanumeric))
}

/// A character of emphasis or space around what is written.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '*')
}
