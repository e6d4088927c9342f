//! Whose words they are that have no cue of their own: what goes on with an earlier quotation.

use super::scene::Scene;
use super::speakers::Mention;
use super::turns::{Item, Last, Turns};
use crate::record::Confidence;

/// How many words may lead to what the same speaker says next.
const LED: usize = 12;
/// Over how many paragraphs a pronoun may mean whoever spoke last.
const RECENT: usize = 6;
/// How many words a paragraph must have to be taken for the next words of the same speaker.
const WHOLE: usize = 15;

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
            let mut here: Vec<usize> = self
                .outside(scene)
                .filter(|(at, _)| (from..start).contains(at))
                .map(|(_, who)| who)
                .collect();
            here.sort_unstable();
            here.dedup();
            here
        };
        let recent = self.last.filter(|last| last.paragraph + RECENT >= at);
        let Some(last) = recent else {
            let mut here = before(0);
            let unknown = self.unknown.map_or(usize::MAX, |unknown| at - unknown);
            if unknown == 0 || (unknown == 1 && here.is_empty()) {
                return None;
            }
            if here.is_empty() {
                here.clone_from(&self.mentioned);
            }
            return match here.as_slice() {
                [only] => Some((*only, sure - 5)),
                _ => None,
            };
        };
        let same = last.paragraph == at;
        // Whoever is named in the sentence of the last cue is part of it.
        let here = before(if same {
            scene.sentence_end(last.end.min(start), start)
        } else {
            0
        });
        let since = self.since.iter().filter(|_| !same);
        if here.iter().chain(since).all(|who| *who == last.who) {
            let far = last.paragraph + 1 < at;
            return Some((last.who, if far { sure - 6 } else { sure }));
        }
        // Somebody else is spoken of in this paragraph, or in the one before, and nobody besides.
        let far = last.paragraph + 1 < at;
        match (here.as_slice(), self.mentioned.as_slice()) {
            ([only], _) => Some((*only, sure - 7)),
            ([], [only]) if far => Some((*only, sure - 9)),
            // A portrait speaks of others, and nobody else has the word in it.
            ([], _) if scene.speakers.protagonist() == Some(last.who) => {
                Some((last.who, sure - 10))
            }
            _ => None,
        }
    }

    /// Where in a paragraph people are mentioned outside quotation marks, and who.
    pub(super) fn outside(&self, scene: &Scene<'_>) -> impl Iterator<Item = (usize, usize)> {
        let mentions = scene.mentions.iter();
        let places = mentions.map(|one| (scene.words.all[one.words.start].start, one.who));
        places.filter(|(at, _)| !self.quoted.iter().any(|quoted| quoted.contains(at)))
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
            _ if self.asked(scene, item) && (statement.words > 5 || statement.ends()) => {
                let who = self.interviewed.or(scene.speakers.only_person());
                who.map(|who| (who, 78))
            }
            Some(last)
                if whole && last.paragraph + 1 == at && self.interviewed == Some(last.who) =>
            {
                Some((last.who, 74))
            }
            _ if !whole => self
                .reported(scene, item)
                .or_else(|| Self::opening(scene, item)),
            _ if statement.words < 6 => None,
            Some(last) if last.paragraph + 1 == at && last.is_end && statement.words >= WHOLE => {
                // One paragraph; more of them may be a dialogue.
                last.told.then_some((last.who, 75))
            }
            _ => None,
        }
    }

    /// Whose words a paragraph begins with, when the next sentence begins with who it is: `«È ora di
    /// agire». Ada Bini, presidente di Vela, conosce ogni molo`.
    fn opening(scene: &Scene<'_>, item: &Item) -> Option<(usize, Confidence)> {
        const WORDS: usize = 8;
        let (statement, outer) = (&item.statement, &item.around.outer);
        let begins = item.around.from == 0 && scene.text[..outer.start].chars().all(is_edge);
        let behind = &scene.text[outer.end..];
        let ended = statement.ends() || behind.trim_start_matches(is_edge).starts_with('.');
        let first = scene.word_at(outer.end);
        let named = scene
            .mentions
            .iter()
            .find(|one| one.words.start == first && one.words.len() > 1)?;
        let apposed = scene.gap(named.words.end).trim() == ",";
        let fits = begins && ended && apposed && statement.words >= WORDS && statement.is_clause;
        fits.then_some((named.who, 74))
    }

    /// Whether a quotation is all that its paragraph says to a question right before it.
    pub(super) fn asked(&self, scene: &Scene<'_>, item: &Item) -> bool {
        let outer = &item.around.outer;
        let before = scene.text[..outer.start].trim_matches(is_edge);
        let begins = item.pieces.first().map_or(0, |piece| piece.0);
        let question = if before.is_empty() {
            begins.checked_sub(1).map_or("", |at| self.text(at))
        } else {
            before
        };
        let free = !scene.text[outer.end..].contains(char::is_alphanumeric);
        let question = question.trim_end_matches(is_edge);
        free && item.around.from == 0
            && question.ends_with('?')
            && !question.contains(['«', '“', '„'])
    }

    /// Whose words a sentence in marks is behind one that tells what its subject says: the only
    /// person of the paragraph.
    fn reported(&self, scene: &Scene<'_>, item: &Item) -> Option<(usize, Confidence)> {
        let (statement, start) = (&item.statement, item.around.outer.start);
        let before = scene.text[..start].trim_end_matches(is_edge);
        let behind = scene.text[item.around.outer.end..].trim_start_matches(is_edge);
        let ends = statement.ends() || behind.is_empty() || behind.starts_with(['.', '!', '?']);
        if item.around.from > 0
            || !before.ends_with(['.', '!', '?'])
            || !ends
            || statement.words < 6
        {
            return None;
        }
        let stop = before.len() - before.chars().next_back().map_or(0, char::len_utf8);
        let sentence = scene.sentence_start(0, stop);
        let words = scene.word_at(sentence)..scene.word_at(start);
        let tells = scene
            .verbs
            .iter()
            .any(|verb| words.contains(&verb.words.start));
        let mut named = self.outside(scene).filter(|(at, _)| *at < start);
        let (place, first) = named.next()?;
        if !named.all(|(_, who)| who == first) {
            return None;
        }
        if tells {
            return (statement.words >= 8).then_some((first, 75));
        }
        // "Bonvicini alza le spalle. «Dopo si continua»": what its subject does, then the words.
        let subject = scene
            .mentions
            .iter()
            .find(|one| words.contains(&one.words.start));
        let acts = match subject {
            Some(one) => one.words.start == words.start && scene.may_speak(one, words.start),
            None => place < sentence && scene.is(&scene.lexis.quoting.pronouns, words.start),
        };
        (acts && statement.is_clause).then_some((first, 73))
    }
}

/// How sure it is that a quotation without cue goes on with one of the same paragraph.
fn continues(scene: &Scene<'_>, item: &Item, last: Last) -> Option<Confidence> {
    let (statement, start) = (&item.statement, item.around.outer.start);
    let end = last.end.min(start);
    let between = scene.word_at(end)..scene.word_at(start);
    // "“…”, racconta N insieme a M. “…”": who is with the speaker says nothing.
    let with = |one: &Mention| scene.is_with(one.words.start);
    let other =
        |one: &&Mention| between.contains(&one.words.start) && one.who != last.who && !with(one);
    if scene.mentions.iter().any(|one| other(&one)) {
        return None;
    }
    let sentence = scene.sentence_start(end, start);
    let led = scene.word_at(sentence)..between.end;
    // "And on the opening: “…”": a colon, and nobody else.
    let colon = || {
        let leads = scene.gap(between.end).contains(':') && led.len() <= LED;
        let free = !scene
            .verbs
            .iter()
            .any(|verb| led.contains(&verb.words.start));
        let first = scene.sentence_end(end, start);
        let next = !scene.text[first..sentence.max(first)].contains(char::is_alphanumeric);
        let said = statement.words > 2 && (statement.ends() || statement.is_clause);
        (leads && free && next && said).then_some(78)
    };
    if !last.behind {
        let joined = scene.only_fillers(between.clone()) && statement.words > 2;
        return if joined { Some(85) } else { colon() };
    }
    if sentence > end {
        let first = scene.sentence_end(end, start);
        let sentences = scene.text[first..sentence].contains(char::is_alphanumeric);
        if !scene.only_fillers(led.clone()) {
            return colon();
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
    // "“…”, commenta N di Esempio S.p.A. “…”": the dot of the form ends the sentence, too.
    let ended = last.behind && gap.trim_start().starts_with('.') && !statement.is_lower;
    let joined = ended && statement.words > 5
        || between.is_empty()
        || gap.contains([',', ':', ';', '–', '—', ')'])
        || gap.contains(" -");
    (joined && statement.words >= needed).then_some(85)
}

/// Whether the sentence goes on behind the marks as if they stood around a term.
pub(super) fn runs_on(text: &str, item: &Item) -> bool {
    let behind =
        text[item.around.outer.end..].trim_start_matches(|c: char| c.is_whitespace() || is_edge(c));
    !item.statement.ends() && behind.starts_with(char::is_lowercase)
}

/// Whether a paragraph has no words but those of the quotation.
pub(super) fn is_whole(text: &str, item: &Item) -> bool {
    let outer = &item.around.outer;
    let outside = [&text[..outer.start], &text[outer.end..]];
    !outside
        .iter()
        .any(|part| part.contains(char::is_alphanumeric))
}

/// A character of emphasis or space around what is written.
pub(super) fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '*')
}
