//! Names that a later sentence takes up: `Torna il Festival della Lettura. La manifestazione si
//! svolgerà dal 24 al 26 giugno`.

use super::naming::Called;
use super::sentence::{Sentence, Text};
use super::words::EventWords;
use super::{Context, Event};
use crate::document::Precision;
use crate::extract::Spanned;
use crate::extract::rules::Reading;
use crate::extract::rules::scan::Scan;
use crate::fold::fold;
use std::ops::Range;

/// How many sentences a name may stand before the one that takes it up.
const SENTENCES: usize = 4;
/// How many words the title of a text has at most that is what its event is called.
const TITLE_WORDS: usize = 12;

/// And one that ends with the word for the event.
const LED_WORDS: usize = 4;

/// What an event was called before.
#[derive(Debug, Clone)]
pub(super) struct Antecedent {
    /// The passage with the name, and the name as that passage has it.
    pub passage: usize,
    pub called: Called,
    /// The name, when it stands outside the passages.
    pub title: Option<Spanned>,
}

/// Names of events in the sentences that were read so far, and in the title.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The number of the sentence, the passage, and the name.
    names: Vec<(usize, usize, Called)>,
    sentences: usize,
    title: Option<(Spanned, Option<String>)>,
    /// The title, whatever it names.
    whole: Option<Spanned>,
}

impl Named {
    /// Begins with what the title of a text names.
    pub(super) fn new(reading: &Reading<'_, '_>, context: &Context<'_>) -> Self {
        let title = reading.title();
        Self {
            whole: title.clone(),
            title: title.and_then(|title| context.named_by_title(reading, &title)),
            ..Self::default()
        }
    }

    /// Adds the names of a sentence.
    pub(super) fn add(&mut self, sentence: &Sentence<'_, '_>, words: &EventWords) {
        self.sentences += 1;
        let number = self.sentences;
        let passage = sentence.text.passage;
        let names = sentence.names_of_events(words).into_iter();
        self.names.extend(names.map(|name| (number, passage, name)));
    }

    /// What the words for an event take up, if they say no more than that it is one; nothing where
    /// that has a day of its own already, by the passages and bytes of what has one.
    pub(super) fn taken_up(
        &self,
        called: Option<&Called>,
        words: &EventWords,
        dated: &[(usize, Range<usize>)],
    ) -> Option<Antecedent> {
        let head = called.and_then(|called| called.head.as_deref());
        let fits = |name: Option<&str>| {
            head.is_none_or(|head| words.vague.contains(head) || name == Some(head))
        };
        let near = self.names.iter().rev();
        let mut near = near.take_while(|(number, ..)| self.sentences - number < SENTENCES);
        let found = near.find(|(.., name)| fits(name.head.as_deref()));
        if let Some((_, passage, name)) = found {
            let has_day = dated.iter().any(|(other, bytes)| {
                other == passage && bytes.start < name.bytes.end && name.bytes.start < bytes.end
            });
            return (!has_day).then(|| Antecedent {
                passage: *passage,
                called: name.clone(),
                title: None,
            });
        }
        let (title, head) = self.title.as_ref()?;
        fits(head.as_deref()).then(|| Antecedent {
            passage: 0,
            called: Called {
                head: head.clone(),
                ..Called::named(0..0)
            },
            title: Some(title.clone()),
        })
    }
}

impl Sentence<'_, '_> {
    /// What a sentence calls events by names of their own, in the order of the text.
    fn names_of_events(&self, words: &EventWords) -> Vec<Called> {
        let scan = self.scan();
        let mut found: Vec<Called> = self.quoted(words).into_iter().collect();
        found.retain(|called| called.head.is_some() && called.is_proper);
        for (noun, is_general) in self.nouns(words) {
            let mut called = self.phrase(&noun, is_general, words);
            let name = self
                .antecedent(words, &called)
                .or_else(|| self.apposed(words, &called));
            if let Some(name) = name {
                called.bytes = name;
                called.is_proper = true;
            }
            let text = scan.text.get(called.bytes.clone()).unwrap_or("");
            let known = self.text.others.contains(&fold(text));
            let larger = scan.phrase_before(noun.start, &words.during).is_some();
            let again = found.iter().any(|other| {
                other.bytes.start < called.bytes.end && called.bytes.start < other.bytes.end
            });
            if called.is_proper && !called.is_part && !known && !larger && !again {
                called.is_general = false;
                found.push(called);
            }
        }
        found.sort_by_key(|called| called.bytes.start);
        found
    }
}

impl Context<'_> {
    /// The name that a sentence takes up that says no more than that there is an event (`l’iniziativa`),
    /// that begins with its verb (`Si terrà il 3 maggio`) or asks people to come (`vi aspettiamo`).
    pub(super) fn taken_up(
        &self,
        sentence: &Sentence<'_, '_>,
        called: Option<&Called>,
        named: &Named,
        events: &[Event],
    ) -> Option<Antecedent> {
        let day = sentence.date?.date.precision == Precision::Date;
        let scan = sentence.scan();
        let takes_up = match called {
            Some(called) if called.is_opened => {
                let name = scan.text.get(called.bytes.clone())?;
                sentence.text.others.contains(&fold(name))
            }
            Some(called) => {
                (called.is_general || self.is_of_several(sentence, called))
                    && called.series.is_none()
            }
            None => {
                let mut all = sentence.words.clone();
                let begins = sentence.verbs.iter().any(|(verb, known)| {
                    known.is_strong && !known.is_passive && verb.start == sentence.words.start
                });
                let invites = all.any(|at| scan.phrase_at(at, &self.words.inviting).is_some());
                let where_or_when =
                    sentence.times().next().is_some() || sentence.places().next().is_some();
                (begins || invites) && where_or_when
            }
        };
        if !day || !takes_up {
            return None;
        }
        // Further days of the same: "I prossimi appuntamenti sono l'11 e il 18 marzo".
        let further = called.is_some_and(|called| self.is_of_several(sentence, called));
        let dated = events
            .iter()
            .filter(|event| event.title.is_none() && !further);
        let dated: Vec<_> = dated
            .map(|event| (event.passage, event.called.bytes.clone()))
            .collect();
        let called = called.filter(|called| !called.is_opened);
        named
            .taken_up(called, self.words, &dated)
            .or_else(|| Self::kind_below_title(sentence, called?, named))
    }

    /// `Webinar 27 giugno 2017 – ore 12` right below a title says of what kind it is that the title
    /// names.
    fn kind_below_title(
        sentence: &Sentence<'_, '_>,
        called: &Called,
        named: &Named,
    ) -> Option<Antecedent> {
        const WORDS: usize = 10;
        let first = called.bytes.start.saturating_sub(sentence.bytes.start) <= 2;
        let short = sentence.words.len() <= WORDS && sentence.verbs.is_empty();
        let timed = sentence.times().next().is_some();
        let begins = named.sentences <= 2 && first && short && timed;
        let title = named.whole.as_ref().filter(|title| {
            let count = title.text.split_whitespace().count();
            (2..=TITLE_WORDS + 2).contains(&count)
        })?;
        begins.then(|| Antecedent {
            passage: 0,
            called: Called::named(0..0),
            title: Some(title.clone()),
        })
    }

    /// Whether words say of several events no more than that they are some: `i prossimi
    /// appuntamenti`.
    pub(super) fn is_of_several(&self, sentence: &Sentence<'_, '_>, called: &Called) -> bool {
        const WORDS: usize = 3;
        let scan = sentence.scan();
        let words = scan.word_from(called.bytes.start)..scan.word_from(called.bytes.end);
        let head = called.head.as_deref().unwrap_or("");
        let small = |at: usize| !scan.is_capital(at) || at == sentence.words.start;
        !called.is_proper
            && words.len() <= WORDS
            && words.clone().all(small)
            && words
                .clone()
                .all(|at| scan.phrase_at(at, &self.words.genitives).is_none())
            && self.words.vague.contains(head)
            && self.words.several.contains(head)
    }

    /// What the title of a text calls an event, and the head of that: the name in it, or the whole
    /// title where it begins with the word for the event.
    fn named_by_title(
        &self,
        reading: &Reading<'_, '_>,
        title: &Spanned,
    ) -> Option<(Spanned, Option<String>)> {
        if !self.names_event(title) || title.text.contains(':') {
            return None;
        }
        let none = rustc_hash::FxHashSet::default();
        let text = Text::of(Scan::new(&title.text), &none);
        let sentence = text.sentence(0..title.text.len(), self.words);
        let spanned = |bytes: &Range<usize>| {
            let name = &title.text[bytes.clone()];
            Spanned {
                text: name.into(),
                span: reading.source.within(title.span, name),
            }
        };
        let names = sentence.names_of_events(self.words);
        let (noun, _) = sentence.nouns(self.words).into_iter().next()?;
        let first = usize::from(self.words.articles.contains(text.scan.folded(0)));
        let count = text.scan.words.len();
        // "Corso base di Python", "Spring meeting"
        let begins = noun.start == first && count <= TITLE_WORDS;
        let whole = (begins || noun.end == count && count <= LED_WORDS)
            && sentence.verbs.is_empty()
            && !title.text.contains(|c: char| c.is_ascii_digit());
        match names.into_iter().next() {
            Some(name) if !whole => Some((spanned(&name.bytes), name.head)),
            _ if whole => {
                let head = fold(text.scan.slice(noun));
                let bytes = text.scan.bytes(first..text.scan.words.len());
                Some((spanned(&(bytes.start..title.text.len())), Some(head)))
            }
            _ => None,
        }
    }
}
