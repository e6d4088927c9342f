use super::{CalendarWords, DASHES, Kind, Token, find_dates, tokens};
use crate::extract::prose::just_before;
use crate::fold::fold;
use chrono::NaiveTime;
use std::ops::Range;

/// A time of day in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundTime {
    /// Where its first number begins and its last one (or `pm`) ends, in bytes.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends, if the text says so.
    pub until: Option<NaiveTime>,
}

impl FoundTime {
    /// The bytes of the text, without the words before it.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Finds all times of day in a text, in its order.
///
/// Read are `14:45`, `10:00–12:30`, `h14:45`, `14h30`, `ore 9`, `ore 9-13`, `alle 17.30`,
/// `dalle 9 alle 13.30`, `alle 17,30`, `at 5 pm`, `5–7 pm`. An hour alone counts behind a word for hours or
/// behind one such as `alle`, if no noun follows (then the number counts things); two hours
/// alone count only when the word before the second says that it is a time. What is part of a
/// date is no time, nor is a position in a recording (`0:12:30`).
pub fn find_times(text: &str, words: &CalendarWords) -> Vec<FoundTime> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    // The year does not matter: what looks like a date is no time.
    let dates = find_dates(text, words, Some(2000));
    let tokens = tokens(text);
    let finder = Finder {
        text,
        tokens: &tokens,
        words,
        dates: dates.into_iter().map(|date| date.range).collect(),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match finder.at(at) {
            Some((end, time)) => {
                found.push(time);
                end
            }
            None => at + 1,
        };
    }
    found
}

struct Finder<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    words: &'t CalendarWords,
    dates: Vec<Range<usize>>,
}

/// How much a written time looks like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// An hour alone.
    Bare,
    /// Hour and minutes with a dot.
    Dotted,
    /// Hour and minutes with a colon, or with a word such as `pm`.
    Clear,
}

#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    form: Form,
    /// Whether a comma stands between hour and minutes.
    has_comma: bool,
    /// Hours that `pm` adds, when the text has it or its counterpart.
    noon: Option<u32>,
    /// Behind its last token.
    end: usize,
    /// Behind its last byte.
    end_byte: usize,
}

impl Finder<'_> {
    fn at(&self, at: usize) -> Option<(usize, FoundTime)> {
        let mut first = self.clock(at, self.is_cued(at))?;
        let start = self.tokens[at].start;
        let (hour, by_time) = (
            self.ends_with(start, &self.words.hour),
            self.ends_with(start, &self.words.at),
        );
        let cued = hour || by_time || self.ends_with(start, &self.words.from);
        let second = self.second(first.end, cued);
        // "passa dal 2,50 al 3,50 per cento"
        if first.has_comma && !hour && !by_time && !second.is_some_and(|(_, is_time)| is_time) {
            return None;
        }
        if let Some((second, is_time)) = second
            && self.pair(&first, &second, cued, hour, is_time)
        {
            if let (None, Some(noon)) = (first.noon, second.noon) {
                first.noon = Some(noon).filter(|_| first.hour <= second.hour);
            }
            let time = FoundTime {
                start,
                end: second.end_byte,
                from: first.time()?,
                until: Some(second.time()?),
            };
            return Some((second.end, time));
        }
        let stands = match first.form {
            Form::Clear => true,
            Form::Dotted => hour || cued && self.fits(first.end_byte),
            // "alle ore 17 concerto": behind a word for hours nothing else is counted.
            Form::Bare => {
                let counted = hour && !self.counts_hours(at) && self.leads_to_noun(first.end);
                second.is_none() && (counted || (hour || by_time) && self.fits(first.end_byte))
            }
        };
        let time = FoundTime {
            start,
            end: first.end_byte,
            from: first.time()?,
            until: None,
        };
        stands.then_some((first.end, time))
    }

    /// Whether the word for hours before a number is counted itself: `dopo 48 ore 12 squadre`.
    fn counts_hours(&self, at: usize) -> bool {
        let word = at.checked_sub(2).map(|before| &self.tokens[before]);
        word.is_some_and(|word| word.kind == Kind::Number)
    }

    /// Whether no small word stands behind a time: `alle ore 17 concerto`, but not `alle ore 17 un'auto`.
    fn leads_to_noun(&self, at: usize) -> bool {
        let next = self.tokens.get(at).filter(|next| next.kind == Kind::Word);
        next.is_none_or(|next| next.text.chars().count() > 3 && !next.text.ends_with(['\'', '’']))
    }

    /// Whether two clocks are the beginning and end of one time.
    fn pair(&self, first: &Clock, second: &Clock, cued: bool, hour: bool, is_time: bool) -> bool {
        let bare = first.form == Form::Bare && second.form == Form::Bare;
        let clear = first.form == Form::Clear || second.form == Form::Clear;
        let said = second.form == Form::Clear || hour && second.form == Form::Dotted;
        let fits = said || self.fits(second.end_byte);
        let is_said = if bare {
            hour || (cued && is_time)
        } else {
            clear || cued
        };
        is_said && fits
    }

    /// The second time behind a dash or a word, and whether that word stands before times only.
    fn second(&self, at: usize, cued: bool) -> Option<(Clock, bool)> {
        let mut at = at;
        let mut token = self.tokens.get(at)?;
        // "from 15:00 CET to 19:00 CET"
        let zone =
            token.text.len() <= 4 && token.text.bytes().all(|byte| byte.is_ascii_uppercase());
        if token.kind == Kind::Word && zone && token.text.len() >= 3 {
            at += 1;
            token = self.tokens.get(at)?;
        }
        if token.is_sign(DASHES) {
            let hour = |at: usize| {
                let token = self.tokens.get(at)?;
                self.words
                    .hour
                    .contains(&fold(token.text))
                    .then_some(at + 1)
            };
            let at = hour(at + 1).unwrap_or(at + 1);
            return Some((self.clock(at, cued)?, false));
        }
        let from = self
            .tokens
            .get(at)
            .filter(|token| token.kind == Kind::Word)?;
        for end in at + 1..=at + 4 {
            let next = self.tokens.get(end)?;
            if next.kind == Kind::Number {
                let phrase = fold(self.text.get(from.start..next.start)?);
                let is_until = self.words.until.contains(&phrase);
                let is_time = self.words.at.contains(&phrase)
                    || self.words.hour.iter().any(|hour| phrase.ends_with(&**hour));
                return is_until
                    .then(|| self.clock(end, is_time || cued))
                    .flatten()
                    .map(|clock| (clock, is_time));
            }
        }
        None
    }

    /// The clock at a token; hour and minutes may have a comma between them where words say that it
    /// is one.
    fn clock(&self, at: usize, cued: bool) -> Option<Clock> {
        let token = self.tokens.get(at)?;
        let hour = token.number(2).filter(|hour| *hour <= 23)?;
        let start = token.start;
        if self.dates.iter().any(|date| date.contains(&start)) || self.is_within(at) {
            return None;
        }
        let mut clock = Clock {
            hour,
            minute: 0,
            form: Form::Bare,
            has_comma: false,
            noon: None,
            end: at + 1,
            end_byte: token.end(),
        };
        if let Some((minute, form)) = self.minutes(at, cued)? {
            (clock.minute, clock.form) = (minute, form);
            clock.has_comma = self.tokens[at + 1].text == ",";
            clock.end = at + 3;
            clock.end_byte = self.tokens[at + 2].end();
        }
        self.noon(&mut clock);
        Some(clock)
    }

    /// The minutes behind an hour; the outer `None` when the numbers are no time at all.
    #[allow(
        clippy::option_option,
        reason = "no minutes is not the same as no time"
    )]
    fn minutes(&self, at: usize, cued: bool) -> Option<Option<(u32, Form)>> {
        let glued = |at: usize| self.tokens.get(at).filter(|token| !token.spaced);
        let (Some(mark), Some(number)) = (glued(at + 1), glued(at + 2)) else {
            return Some(None);
        };
        let form = match mark.text {
            ":" | "h" | "H" => Form::Clear,
            "." => Form::Dotted,
            // "ore 17,00", "alle 17,00"
            "," if number.kind == Kind::Number && number.text.len() == 2 && cued => Form::Dotted,
            "," | "/" if number.kind == Kind::Number => return None,
            _ => return Some(None),
        };
        if number.kind != Kind::Number {
            return Some(None);
        }
        let goes_on = glued(at + 3).is_some_and(|next| {
            next.is_sign(&[':', '.', ',', '/'])
                && glued(at + 4).is_some_and(|token| token.kind == Kind::Number)
        });
        let minute = number.number(2).filter(|minute| *minute < 60)?;
        (number.text.len() == 2 && !goes_on).then_some(Some((minute, form)))
    }

    /// Whether a word for hours, or one that leads to a time, stands before a number.
    fn is_cued(&self, at: usize) -> bool {
        let start = self.tokens[at].start;
        let cues = [&self.words.hour, &self.words.at, &self.words.from];
        cues.iter().any(|cues| self.ends_with(start, cues))
    }

    /// Whether a number is part of a longer one or of a code.
    fn is_within(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]) else {
            return false;
        };
        if self.tokens[at].spaced {
            return false;
        }
        match before.kind {
            Kind::Number => true,
            Kind::Word => {
                !before.text.ends_with(['\'', '’']) && !self.words.hour.contains(&fold(before.text))
            }
            Kind::Sign => {
                before.is_sign(&['.', ',', ':', '/', '+', '#', '$', '€', '£'])
                    && !before.spaced
                    && !self.words.hour.iter().any(|hour| {
                        hour.ends_with('.')
                            && self.ends_with(self.tokens[at].start, std::slice::from_ref(hour))
                    })
            }
        }
    }

    /// Takes `am` and `pm` into account.
    fn noon(&self, clock: &mut Clock) {
        let rest = &self.text[clock.end_byte..];
        let bare = rest.trim_start_matches([' ', '\u{A0}']);
        let find = |forms: &[String]| {
            let is_here = |form: &&String| {
                let here = bare.get(..form.len());
                let behind = bare.get(form.len()..).unwrap_or("");
                here.is_some_and(|here| here.eq_ignore_ascii_case(form))
                    && !behind.starts_with(char::is_alphanumeric)
            };
            forms.iter().filter(is_here).map(String::len).max()
        };
        let (morning, evening) = (find(&self.words.before_noon), find(&self.words.after_noon));
        let Some(length) = morning
            .or(evening)
            .filter(|_| (1..=12).contains(&clock.hour))
        else {
            return;
        };
        clock.noon = Some(if morning.is_some() { 0 } else { 12 });
        clock.form = Form::Clear;
        clock.end_byte += rest.len() - bare.len() + length;
        while self
            .tokens
            .get(clock.end)
            .is_some_and(|token| token.start < clock.end_byte)
        {
            clock.end += 1;
        }
    }

    /// Whether the text before a byte ends with one of some phrases.
    fn ends_with(&self, at: usize, phrases: &[String]) -> bool {
        const LONGEST: usize = 40;
        let before = fold(just_before(self.text, at, LONGEST));
        phrases.iter().any(|phrase| {
            before.strip_suffix(&**phrase).is_some_and(|rest| {
                rest.is_empty() || !rest.ends_with(|c: char| c.is_alphanumeric())
            })
        })
    }

    /// Whether what follows an hour lets it be one.
    fn fits(&self, end: usize) -> bool {
        let rest = &self.text[end..];
        let bare = rest.trim_start();
        let Some(first) = bare.chars().next() else {
            return true;
        };
        // What stands on the next line says nothing of it.
        if rest[..rest.len() - bare.len()].contains('\n') {
            return true;
        }
        if matches!(
            first,
            ',' | '.' | ';' | ':' | ')' | '!' | '?' | '"' | '”' | '»'
        ) {
            return !bare[first.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        }
        if !first.is_alphabetic() {
            return first == '(' || DASHES.contains(&first);
        }
        let end = bare
            .find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
            .unwrap_or(bare.len());
        let word = fold(&bare[..end]);
        let elided = word.find('\'').map(|at| &word[..=at]);
        self.words.little.contains(&word)
            || elided.is_some_and(|elided| self.words.little.contains(elided))
            || self.words.weekdays.contains_key(&word)
    }
}

impl Clock {
    fn time(&self) -> Option<NaiveTime> {
        let hour = match self.noon {
            Some(noon) => self.hour % 12 + noon,
            None => self.hour,
        };
        NaiveTime::from_hms_opt(hour, self.minute, 0)
    }
}
