//! Who has the word from one quotation to the next.

use super::continuation::{is_whole, runs_on};
use super::cues::{Around, Cue};
use super::led::Lead;
use super::marks::{self, Opening, Quoted};
use super::paragraphs::{Paragraph, Piece, gather, paragraphs, spanned};
use super::scene::Scene;
use super::speakers::Speakers;
use super::statement::Statement;
use super::subjects::Who;
use crate::document::BlockKind;
use crate::extract::Quotation;
use crate::extract::Tokens;
use crate::extract::rules::Reading;
use crate::fold::fold;
use crate::record::Confidence;
use std::ops::Range;

/// Reads all quotations of a text, in its order.
pub(super) fn read(reading: &Reading<'_, '_>) -> Vec<Quotation> {
    let signs = |text: &str| text.lines().any(|line| line.starts_with(['—', '–']));
    let quoted = reading
        .texts()
        .any(|(_, one)| marks::has_marks(one.text()) || signs(one.text()));
    let Some(lexis) = reading.lexis().filter(|_| quoted) else {
        return Vec::new();
    };
    let mut speakers = Speakers::new(reading, lexis);
    if speakers.is_empty() {
        return Vec::new();
    }
    let mut turns = Turns {
        reading,
        all: paragraphs(reading),
        last: None,
        mentioned: Vec::new(),
        since: Vec::new(),
        unknown: None,
        introduced: Vec::new(),
        interviewed: None,
        pending: None,
        led: None,
        quoted: Vec::new(),
        carried: None,
        found: Vec::new(),
    };
    for at in 0..turns.all.len() {
        let words = Tokens::new(turns.text(at));
        let mentions = speakers.mentions(&words, lexis);
        let scene = Scene::new(words, mentions, lexis, &reading.reader.words, &speakers);
        turns.pointed(at, &scene);
        turns.signed(at, &scene);
        turns.block_quote(at, &scene);
        turns.paragraph(at, &scene);
        turns.lead(at, &scene);
        turns.remember(at, &scene);
    }
    turns.found
}

/// Who spoke last, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last {
    pub(super) who: usize,
    pub(super) paragraph: usize,
    /// Where the quotation and what tells its speaker end.
    pub(super) end: usize,
    /// Whether the text tells the speaker behind the quotation.
    pub(super) behind: bool,
    /// Whether nothing but the end of a sentence follows in its paragraph.
    pub(super) is_end: bool,
    /// Whether the text tells the speaker of this very quotation.
    pub(super) told: bool,
}

/// A quotation that an earlier paragraph opened.
pub(super) struct Carried {
    pieces: Vec<Piece>,
    /// The paragraph that closes it, and where its mark ends there.
    closes: (usize, usize),
    cues: Vec<Cue>,
}

/// A quotation in the paragraph that closes it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) around: Around,
    pub(super) pieces: Vec<Piece>,
    pub(super) statement: Statement,
    /// Cues of earlier paragraphs.
    pub(super) cues: Vec<Cue>,
}

pub(super) struct Turns<'a, 'r, 't> {
    pub(super) reading: &'t Reading<'a, 'r>,
    pub(super) all: Vec<Paragraph>,
    pub(super) last: Option<Last>,
    /// Who is mentioned in the paragraph before.
    pub(super) mentioned: Vec<usize>,
    /// Who is mentioned since somebody spoke, up to the paragraph before.
    pub(super) since: Vec<usize>,
    /// The last paragraph in which somebody spoke whom nobody knows.
    pub(super) unknown: Option<usize>,
    /// Who is mentioned before the first answer of an interview, and whether as one whom somebody
    /// interviews.
    pub(super) introduced: Vec<(usize, bool)>,
    /// Who answers the questions of an interview.
    pub(super) interviewed: Option<usize>,
    /// A paragraph of somebody's words that the next one may tell.
    pub(super) pending: Option<Item>,
    /// Whose words the paragraph before leads to.
    pub(super) led: Option<Lead>,
    /// What stands in quotation marks in this paragraph.
    pub(super) quoted: Vec<Range<usize>>,
    pub(super) carried: Option<Carried>,
    pub(super) found: Vec<Quotation>,
}

impl<'t> Turns<'_, '_, 't> {
    /// The text of a paragraph.
    pub(super) fn text(&self, at: usize) -> &'t str {
        let paragraph = &self.all[at];
        &self.reading.passages[paragraph.passage].text()[paragraph.range.clone()]
    }

    /// Remembers who is mentioned in a paragraph.
    fn remember(&mut self, at: usize, scene: &Scene<'_>) {
        let mut here: Vec<(usize, usize)> = self.outside(scene).collect();
        let spoken = self.last.filter(|last| last.paragraph == at);
        if let Some(last) = spoken {
            self.since.clear();
            let behind = here.iter().filter(|(place, _)| *place >= last.end);
            self.since.extend(behind.map(|(_, who)| *who));
        } else {
            self.since.extend(here.iter().map(|(_, who)| *who));
        }
        here.sort_unstable_by_key(|(_, who)| *who);
        here.dedup_by_key(|(_, who)| *who);
        self.mentioned = here.into_iter().map(|(_, who)| who).collect();
        self.introduce(scene);
        self.quoted.clear();
    }

    fn paragraph(&mut self, at: usize, scene: &Scene<'_>) {
        if matches!(self.all[at].kind, BlockKind::Heading(_)) {
            return;
        }
        let mut from = 0;
        let mut items = Vec::new();
        if let Some(carried) = self.carried.take_if(|carried| carried.closes.0 <= at) {
            from = carried.closes.1;
            items.push(self.carried_item(carried, scene));
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
                statement: Statement::new(text, &scene.words.all[words], scene.lexis),
                pieces: vec![(at, one.inner.clone())],
                cues: scene
                    .cue_within(&one)
                    .map(|(cue, dashed)| within(cue, dashed))
                    .into_iter()
                    .chain(self.led_to(at, &scene.text[..one.outer.start]))
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
        self.quoted = items.iter().map(|item| item.around.outer.clone()).collect();
        if let [item] = &items[..]
            && self.interviewed.is_none()
            && self.asked(scene, item)
        {
            self.interviewed = self.interviewee();
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
    fn carried_item(&self, carried: Carried, scene: &Scene<'_>) -> Item {
        let text = spanned(self.reading, &self.all, &carried.pieces);
        let text = text.map_or(String::new(), |text| text.text.into());
        Item {
            around: Around {
                outer: 0..carried.closes.1,
                from: 0,
                to: self.text(carried.closes.0).len(),
            },
            statement: Statement::new(&text, &Tokens::new(&text).all, scene.lexis),
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
        let words = &scene.words.all[scene.word_at(open.end)..];
        let statement = Statement::new(&scene.text[open.end..], words, scene.lexis);
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
        let first = pieces.first().map_or(0, |piece| piece.0);
        let led = self.led_to(first, &scene.text[..open.start]);
        let closes = (pieces.last().map_or(0, |piece| piece.0), end);
        self.carried = Some(Carried {
            pieces,
            closes,
            cues: before.into_iter().chain(inner).chain(led).collect(),
        });
    }

    fn item(&mut self, at: usize, scene: &Scene<'_>, item: &Item) {
        let behind = scene.cue_behind(&item.around, &item.statement);
        let before = if item.pieces.len() > 1 {
            None
        } else {
            scene.cue_before(&item.around, &item.statement)
        };
        let before = before.filter(|_| !is_term(scene, item));
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
        if told.is_none() && best.is_none() && is_whole(scene.text, item) {
            self.pending = Some(item.clone());
        }
        let Some((who, sure)) = told else {
            if best.is_some() {
                self.last = None;
                self.unknown = Some(at);
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
            told: best.is_some(),
        });
        self.state(scene, item, who, sure);
    }

    pub(super) fn state(&mut self, scene: &Scene<'_>, item: &Item, who: usize, sure: Confidence) {
        self.say(scene, &item.pieces, who, sure);
    }

    /// States some pieces as somebody's words.
    pub(super) fn say(
        &mut self,
        scene: &Scene<'_>,
        pieces: &[Piece],
        who: usize,
        sure: Confidence,
    ) {
        let Some(text) = spanned(self.reading, &self.all, pieces) else {
            return;
        };
        self.found.push(Quotation {
            text,
            speaker: Some(scene.speakers.naming(who)),
            confidence: sure.min(scene.speakers.sure(who)),
        });
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
        if scene.lexis.quoting.questions.has(&label) {
            return Some(Cue {
                who: Who::Unknown,
                sure: 90,
                end,
            });
        }
        if !scene.lexis.quoting.answers.has(&label) {
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
}

/// A cue within the marks: one between commas may be told by the speaker, too.
fn within(mut cue: Cue, dashed: bool) -> Cue {
    if !dashed {
        cue.sure = cue.sure.min(86);
    }
    cue
}

/// Whether a few quoted words are a part of the sentence around them, not led to by a colon.
fn is_term(scene: &Scene<'_>, item: &Item) -> bool {
    let before = scene.text[..item.around.outer.start].trim_end();
    item.statement.words < 7 && !before.ends_with(':') && runs_on(scene.text, item)
}
