//! Who has the word from one quotation to the next.

use super::cues::{Around, Cue};
use super::marks::{self, Opening, Quoted};
use super::paragraphs::{Paragraph, Piece, gather, paragraphs, spanned};
use super::scene::{Scene, Who, look};
use super::speakers::Speakers;
use super::speech::{Speech, tokens};
use super::statement::Statement;
use crate::document::BlockKind;
use crate::extract::Quotation;
use crate::extract::rules::Reading;
use crate::fold::fold;
use crate::record::Confidence;

/// How many bytes of a text tell its language.
const SAMPLE: usize = 800;

/// Reads all quotations of a text, in its order.
pub(super) fn read(reading: &Reading<'_, '_>) -> Vec<Quotation> {
    let quoted = reading.texts().any(|(_, one)| marks::has_marks(one.text()));
    let mut speakers = if quoted {
        Speakers::new(reading)
    } else {
        return Vec::new();
    };
    let Some(speech) = speech(reading).filter(|_| !speakers.is_empty()) else {
        return Vec::new();
    };
    let mut turns = Turns {
        reading,
        all: paragraphs(reading),
        last: None,
        mentioned: Vec::new(),
        carried: None,
        found: Vec::new(),
    };
    for at in 0..turns.all.len() {
        let text = turns.text(at);
        let seen = look(text, speech, &mut speakers);
        let scene = Scene::new(text, speech, &speakers, seen);
        turns.paragraph(at, &scene);
        turns.mentioned = scene.mentions.iter().map(|one| one.who).collect();
        turns.mentioned.dedup();
    }
    turns.found
}

/// The words of the language in which a text is written, when there are any.
fn speech<'r>(reading: &Reading<'_, 'r>) -> Option<&'r Speech> {
    let words = &reading.reader.words;
    let said = reading.language();
    let mut sample = String::new();
    for (_, passage) in reading.texts() {
        sample.push_str(passage.text());
        sample.push(' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    let language = words.other_language(&sample, said).unwrap_or(said);
    let primary = language.split('-').next().unwrap_or(language);
    let mut known = words.speech.iter();
    known.find(|speech| &*speech.language == primary)
}

/// Who spoke last, and where.
#[derive(Debug, Clone, Copy)]
struct Last {
    who: usize,
    paragraph: usize,
    /// Where the quotation and what tells its speaker end.
    end: usize,
    /// Whether the text tells the speaker behind the quotation.
    behind: bool,
    /// Whether nothing but the end of a sentence follows in its paragraph.
    is_end: bool,
}

/// A quotation that an earlier paragraph opened.
struct Carried {
    pieces: Vec<Piece>,
    /// The paragraph that closes it, and where its mark ends there.
    closes: (usize, usize),
    cues: Vec<Cue>,
}

/// A quotation in the paragraph that closes it.
struct Item {
    around: Around,
    pieces: Vec<Piece>,
    statement: Statement,
    /// Cues of earlier paragraphs.
    cues: Vec<Cue>,
}

struct Turns<'a, 'r, 't> {
    reading: &'t Reading<'a, 'r>,
    all: Vec<Paragraph>,
    last: Option<Last>,
    /// Who is mentioned in the paragraph before.
    mentioned: Vec<usize>,
    carried: Option<Carried>,
    found: Vec<Quotation>,
}

impl<'t> Turns<'_, '_, 't> {
    fn text(&self, at: usize) -> &'t str {
        let paragraph = &self.all[at];
        &self.reading.passages[paragraph.passage].text()[paragraph.range.clone()]
    }

    fn paragraph(&mut self, at: usize, scene: &Scene<'_>) {
        if matches!(self.all[at].kind, BlockKind::Heading(_)) {
            return;
        }
        let mut from = 0;
        let mut items = Vec::new();
        if let Some(carried) = self.carried.take_if(|carried| carried.closes.0 <= at) {
            from = carried.closes.1;
            items.push(self.carried_item(carried));
        } else if self.carried.is_some() || !marks::has_marks(scene.text) {
            return;
        }
        let found = marks::find(&scene.text[from..], &|byte| scene.speaks_at(from + byte));
        let opening = found.unclosed.and_then(|open| {
            let open = open.behind(from);
            let (pieces, end) = gather(self.reading, &self.all, at, open)?;
            Some((open, pieces, end))
        });
        let until = opening
            .as_ref()
            .map_or(scene.text.len(), |(open, ..)| open.start);
        let quoted = found.quoted.into_iter().map(|one| one.behind(from));
        for one in quoted.filter(|one| one.outer.start < until) {
            let text = &scene.text[one.inner.clone()];
            let words = scene.word_at(one.inner.start)..scene.word_at(one.inner.end);
            items.push(Item {
                statement: Statement::new(text, &scene.words[words]),
                pieces: vec![(at, one.inner.clone())],
                cues: scene
                    .cue_within(&one)
                    .map(|(cue, dashed)| within(cue, dashed))
                    .into_iter()
                    .collect(),
                around: Around {
                    outer: one.outer,
                    from: 0,
                    to: until,
                },
            });
        }
        for next in 1..items.len() {
            items[next].around.from = items[next - 1].around.outer.end;
            items[next - 1].around.to = items[next].around.outer.start;
        }
        for item in &items {
            self.item(at, scene, item);
        }
        if let Some((open, pieces, end)) = opening {
            let from = items.last().map_or(0, |item| item.around.outer.end);
            self.carry(scene, open, from, pieces, end);
        }
    }

    /// The part of a quotation over several paragraphs that its last one has.
    fn carried_item(&self, carried: Carried) -> Item {
        let text = spanned(self.reading, &self.all, &carried.pieces);
        let text = text.map_or(String::new(), |text| text.text.into());
        Item {
            around: Around {
                outer: 0..carried.closes.1,
                from: 0,
                to: self.text(carried.closes.0).len(),
            },
            statement: Statement::new(&text, &tokens(&text)),
            pieces: carried.pieces,
            cues: carried.cues,
        }
    }

    /// Keeps a quotation that a later paragraph closes, with what this one tells of it.
    fn carry(
        &mut self,
        scene: &Scene<'_>,
        open: Opening,
        from: usize,
        pieces: Vec<Piece>,
        end: usize,
    ) {
        let length = scene.text.len();
        let words = &scene.words[scene.word_at(open.end)..];
        let statement = Statement::new(&scene.text[open.end..], words);
        let around = Around {
            outer: open.start..length,
            from,
            to: length,
        };
        let quoted = Quoted {
            outer: open.start..length,
            inner: open.end..length,
        };
        let before = scene.cue_before(&around, &statement);
        let inner = scene
            .cue_within(&quoted)
            .map(|(cue, dashed)| within(cue, dashed));
        let closes = (pieces.last().map_or(0, |piece| piece.0), end);
        self.carried = Some(Carried {
            pieces,
            closes,
            cues: before.into_iter().chain(inner).collect(),
        });
    }

    fn item(&mut self, at: usize, scene: &Scene<'_>, item: &Item) {
        let behind = scene.cue_behind(&item.around, &item.statement);
        let before = if item.pieces.len() > 1 {
            None
        } else {
            scene.cue_before(&item.around, &item.statement)
        };
        let before = before.filter(|_| !self.is_term(scene, item));
        let label = self.label(scene, item);
        let others = before
            .into_iter()
            .chain(label)
            .chain(item.cues.iter().copied());
        // Of equally sure cues the one behind counts, which is always of this quotation.
        let best = others.fold(behind, |best, cue| match best {
            Some(best) if best.sure >= cue.sure => Some(best),
            _ => Some(cue),
        });
        let is_behind = best.is_some() && best == behind;
        let told = match best {
            Some(cue) => match cue.who {
                Who::Known(who, _) => Some((who, cue.sure)),
                Who::Earlier => self.earlier(at, scene, item, cue.sure),
                Who::Unknown => None,
            },
            None => self.continued(at, scene, item),
        };
        let Some((who, sure)) = told else {
            if best.is_some() {
                self.last = None;
            }
            return;
        };
        let end = item.around.outer.end;
        let end = best
            .filter(|_| is_behind)
            .map_or(end, |cue| cue.end.max(end));
        let sentence = scene.sentence_end(end, scene.text.len());
        let rest = &scene.text[sentence..];
        self.last = Some(Last {
            who,
            paragraph: at,
            end,
            behind: is_behind,
            is_end: !rest.contains(char::is_alphanumeric),
        });
        self.state(scene, item, who, sure);
    }

    fn state(&mut self, scene: &Scene<'_>, item: &Item, who: usize, sure: Confidence) {
        let Some(text) = spanned(self.reading, &self.all, &item.pieces) else {
            return;
        };
        self.found.push(Quotation {
            text,
            speaker: Some(scene.speakers.naming(who)),
            confidence: sure.min(scene.speakers.sure(who)),
        });
    }

    /// Whether a few quoted words are a part of the sentence around them, not led to by a colon.
    fn is_term(&self, scene: &Scene<'_>, item: &Item) -> bool {
        let before = scene.text[..item.around.outer.start].trim_end();
        item.statement.words < 7 && !before.ends_with(':') && runs_on(scene.text, item)
    }

    /// The label of an answer in an interview, whose speaker is the one who is interviewed.
    fn label(&self, scene: &Scene<'_>, item: &Item) -> Option<Cue> {
        if item.around.from > 0 {
            return None;
        }
        let before = scene.text[..item.around.outer.start].trim();
        let label = before.strip_suffix([':', '.'])?;
        let label = fold(label.trim_matches(|c: char| !c.is_alphanumeric()));
        let end = item.around.outer.start;
        if scene.speech.questions.contains(&*label) {
            return Some(Cue {
                who: Who::Unknown,
                sure: 90,
                end,
            });
        }
        if !scene.speech.answers.contains(&*label) {
            return None;
        }
        let only = scene.speakers.only_person();
        let (who, sure) = match (only, self.last) {
            (Some(only), _) => (Who::Known(only, 0), 88),
            (None, Some(last)) => (Who::Known(last.who, 0), 78),
            (None, None) => (Who::Unknown, 78),
        };
        Some(Cue { who, sure, end })
    }

    /// Whoever a pronoun or a verb without subject means: who spoke last, or the only one who
    /// was mentioned before.
    fn earlier(
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
                .map(|one| (one.who, &scene.words[one.words.start]));
            here.filter(move |(_, word)| word.range.start >= from && word.range.end <= start)
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
    fn continued(&self, at: usize, scene: &Scene<'_>, item: &Item) -> Option<(usize, Confidence)> {
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
    let other =
        |one: &&super::speakers::Mention| between.contains(&one.words.start) && one.who != last.who;
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
            (true, words) if words > 5 && statement.ends => Some(72),
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
fn runs_on(text: &str, item: &Item) -> bool {
    let behind =
        text[item.around.outer.end..].trim_start_matches(|c: char| c.is_whitespace() || is_edge(c));
    !item.statement.ends && behind.starts_with(char::is_lowercase)
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

/// A cue within the marks: one between commas may be told by the speaker, too.
fn within(mut cue: Cue, dashed: bool) -> Cue {
    if !dashed {
        cue.sure = cue.sure.min(86);
    }
    cue
}
