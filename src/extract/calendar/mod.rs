//! Dates and times of day in prose.
//!
//! [`find_dates`] and [`find_times`] are the doors; what they read is documented there. Names
//! of months and days and all other words come from the lexicons, of all languages at once.

mod dates;
mod digits;
mod parts;
mod times;

#[cfg(test)]
mod tests;

pub use dates::{FoundDate, find_dates};
pub use times::{FoundTime, find_times};

use crate::content::Lexicon;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What dates and times are written with, in all languages.
#[derive(Debug, Clone, Default)]
pub struct CalendarWords {
    months: FxHashMap<String, Month>,
    /// Weekdays from Monday, 0 to 6; a short form that means a month too is one of those.
    weekdays: FxHashMap<String, u8>,
    /// The first day of a month in letters.
    first: FxHashSet<String>,
    /// What stands right behind the number of a day.
    ordinals: FxHashSet<String>,
    /// Words between the day and the month.
    genitive: FxHashSet<String>,
    /// Words between two days: `and`.
    and: FxHashSet<String>,
    /// Words before the first of two days that all between belong to: `tra`.
    between: FxHashSet<String>,
    /// Words before the second of two days or times; phrases are here too.
    until: Vec<String>,
    hour: Vec<String>,
    at: Vec<String>,
    from: Vec<String>,
    /// Words for a day by how many days it lies behind that of publication.
    from_now: FxHashMap<String, u8>,
    before_noon: Vec<String>,
    after_noon: Vec<String>,
    /// Words that may follow an hour; a noun may not, for then the number counts things.
    little: FxHashSet<String>,
}

/// The name of a month.
#[derive(Debug, Clone, Copy)]
struct Month {
    /// 1 to 12.
    number: u32,
    /// Whether this is the whole name.
    is_full: bool,
    /// Whether the language writes it with a capital letter; then a text must too.
    is_capital: bool,
}

impl CalendarWords {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut words = Self::default();
        for lexicon in lexicons {
            words.add_names(lexicon);
            let days = lexicon.dates.from_now.iter();
            words
                .from_now
                .extend(days.map(|(word, days)| (fold(word), *days)));
            let cues = &lexicon.events.time_cues;
            let prepositions = &lexicon.prepositions;
            let lists = [
                (&mut words.until, &cues.until),
                (&mut words.hour, &cues.hour),
                (&mut words.at, &cues.at),
                (&mut words.from, &cues.from),
                (&mut words.before_noon, &lexicon.dates.before_noon),
                (&mut words.after_noon, &lexicon.dates.after_noon),
            ];
            for (list, forms) in lists {
                list.extend(forms.iter().map(|form| fold(form)));
            }
            let sets = [
                (&mut words.first, &lexicon.dates.first),
                (&mut words.ordinals, &lexicon.dates.ordinals),
                (&mut words.genitive, &prepositions.genitive),
                (&mut words.and, &lexicon.credits.and),
                (&mut words.between, &lexicon.events.between),
            ];
            for (set, forms) in sets {
                set.extend(forms.iter().map(|form| fold(form)));
            }
            words.genitive.extend(
                lexicon
                    .articles
                    .definite
                    .iter()
                    .map(|article| fold(article)),
            );
            let little = [
                &lexicon.stopwords,
                &prepositions.genitive,
                &prepositions.at,
                &prepositions.within,
                &prepositions.from,
                &prepositions.with,
                &prepositions.on_behalf,
                &lexicon.articles.definite,
                &cues.at,
                &cues.until,
                &lexicon.credits.and,
            ];
            let verbs = lexicon
                .events
                .verbs
                .forms
                .iter()
                .chain(&lexicon.events.opening);
            let verbs = verbs.filter_map(|form| form.split(' ').next());
            words.little.extend(verbs.map(fold));
            let little = little.into_iter().flatten();
            words.little.extend(little.map(|form| fold(form)));
        }
        words
    }

    /// Whether a word, folded, stands before the end of a span of time.
    pub fn is_until(&self, folded: &str) -> bool {
        self.until.iter().any(|form| form == folded)
    }

    /// The weekday that a word, folded, names in full, from Monday, 0 to 6.
    pub fn weekday(&self, folded: &str) -> Option<u8> {
        const FULL: usize = 5;
        let day = self.weekdays.get(folded).copied();
        day.filter(|_| folded.chars().count() >= FULL)
    }

    /// How many days behind the day of publication a word or two, folded, speak of: `domani`.
    pub fn from_now(&self, folded: &str) -> Option<u8> {
        self.from_now.get(folded).copied()
    }

    /// Whether a word, folded, is of those that may follow an hour: prepositions, articles.
    pub fn is_little(&self, folded: &str) -> bool {
        self.little.contains(folded)
    }

    /// Whether a word, folded, is the name of a month.
    pub fn is_month(&self, folded: &str) -> bool {
        self.months.contains_key(folded)
    }

    /// Whether a word, folded, is the name of a month or of a day of the week.
    pub fn is_named(&self, folded: &str) -> bool {
        self.is_month(folded) || self.weekdays.contains_key(folded)
    }

    fn add_names(&mut self, lexicon: &Lexicon) {
        for (number, names) in (1..).zip(&lexicon.months) {
            for (index, name) in names.iter().enumerate() {
                let month = Month {
                    number,
                    is_full: index == 0,
                    is_capital: name.starts_with(char::is_uppercase),
                };
                self.months.entry(fold(name)).or_insert(month);
            }
        }
        for (number, names) in (0..).zip(&lexicon.weekdays) {
            for name in names {
                self.weekdays.entry(fold(name)).or_insert(number);
            }
        }
    }

    /// The month that a word names.
    fn month(&self, word: &str) -> Option<Month> {
        let month = *self.months.get(&fold(word))?;
        (!month.is_capital || word.starts_with(char::is_uppercase)).then_some(month)
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Digits.
    Number,
    /// Letters, with the apostrophe behind them.
    Word,
    /// Any other character.
    Sign,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    start: usize,
    text: &'t str,
    kind: Kind,
    /// Whether white space stands before it.
    spaced: bool,
}

impl Token<'_> {
    const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The number of a token of at most `digits` digits.
    fn number(&self, digits: usize) -> Option<u32> {
        (self.kind == Kind::Number && self.text.len() <= digits)
            .then(|| self.text.parse().ok())
            .flatten()
    }

    fn is_sign(&self, signs: &[char]) -> bool {
        self.kind == Kind::Sign && self.text.starts_with(signs)
    }
}

/// Dashes between two numbers.
const DASHES: &[char] = &['-', '–', '—', '‑', '−'];

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind_of = |c: char| match c {
        _ if c.is_ascii_digit() => Kind::Number,
        'º' | 'ª' => Kind::Sign,
        _ if c.is_alphabetic() => Kind::Word,
        _ => Kind::Sign,
    };
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut spaced = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind_of(c);
        let end = at + c.len_utf8();
        if let Some(last) = found.last_mut().filter(|_| !spaced) {
            let joins = match kind {
                Kind::Sign => last.kind == Kind::Word && matches!(c, '\'' | '’'),
                _ => last.kind == kind && !last.text.ends_with(['\'', '’']),
            };
            if joins {
                last.text = &text[last.start..end];
                continue;
            }
        }
        found.push(Token {
            start: at,
            text: &text[at..end],
            kind,
            spaced,
        });
        spaced = false;
    }
    found
}
