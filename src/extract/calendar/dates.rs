use super::parts::Day;
use super::{CalendarWords, DASHES, Kind, Token, tokens};
use crate::document::{Date, parse_date};
use crate::fold::fold;
use std::ops::Range;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// The bytes of the text, weekday and year included, the words before it not.
    pub range: Range<usize>,
    /// The day, or the month when the text names no day.
    pub date: Date,
    /// The last day, of several days or of a list of days that follow each other.
    pub until: Option<Date>,
    /// Whether the year, or its century, is not in the text.
    pub inferred_year: bool,
    /// Whether day and month may be meant the other way round (`05/06/2018`); the day is
    /// taken to come first.
    pub ambiguous: bool,
    /// Whether the date falls on the weekday that the text names; `None` when it names none.
    pub weekday_fits: Option<bool>,
}

/// Finds all dates of a text, in its order.
///
/// Read are `1 giugno`, `1° giugno`, `primo giugno`, `30 Ottobre 2015`, `28 May 2018`, `28th of
/// May`, `May 28, 2018`, `28/05/2018`, `28.05.2018`, `28/05/18`, `2018-05-28`, `maggio 2018`;
/// days together: `dal 3 al 5 maggio`, `3-5 maggio 2021`, `3 e 4 maggio`, `May 3–5, 2021`,
/// `28 maggio - 2 giugno 2018`; each with a weekday in front. A short form of a month counts
/// only with a year behind it. Names come from the lexicons, so German `28. Mai 2018` is read
/// when there is a German one.
///
/// A year that the text does not say is `default_year`, or the year before or after it when a
/// weekday is named that falls on the day only then; the result says so. Without
/// `default_year` dates without a year are not found. Days that do not exist are no dates.
pub fn find_dates(text: &str, words: &CalendarWords, default_year: Option<i32>) -> Vec<FoundDate> {
    let is_letters = !text.bytes().any(|byte| byte.is_ascii_digit());
    if is_letters && !words.first.iter().any(|first| text.contains(&**first)) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let finder = Finder {
        tokens: &tokens,
        words,
        default_year,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match finder.at(at) {
            Some((end, dates)) => {
                found.extend(dates);
                end
            }
            None => at + 1,
        };
    }
    found
}

pub(super) struct Finder<'t> {
    pub(super) tokens: &'t [Token<'t>],
    pub(super) words: &'t CalendarWords,
    default_year: Option<i32>,
}

/// Days that are written together: of one month, or from one to another.
struct Days {
    /// Each with the token that its number is.
    days: Vec<(usize, Day)>,
    /// Behind the last token.
    end: usize,
    /// Whether the first and the last mean all days between.
    is_span: bool,
}

/// Dates, and the token behind them.
pub(super) type Dates = Option<(usize, Vec<FoundDate>)>;

impl Finder<'_> {
    pub(super) fn get(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    /// The dates that begin with a token, and the token behind them.
    fn at(&self, at: usize) -> Dates {
        let token = self.get(at)?;
        match token.kind {
            Kind::Number => self.in_digits(at).or_else(|| self.in_words(at)),
            Kind::Word if self.may_begin(at) => self.in_words(at).or_else(|| self.month_alone(at)),
            Kind::Word | Kind::Sign => None,
        }
    }

    /// Whether a word is worth a look: there are many, and few are months.
    fn may_begin(&self, at: usize) -> bool {
        let near = self.tokens.iter().skip(at + 1).take(3);
        let mut first = self.words.first.iter();
        near.into_iter().any(|token| token.kind == Kind::Number)
            || first.any(|first| self.tokens[at].text.eq_ignore_ascii_case(first))
    }

    /// Whether all days belong to what begins on the day at a token and goes on behind another: "and"
    /// says so behind a word such as `between` alone.
    fn is_span(&self, at: usize, end: usize) -> bool {
        const NEAR: usize = 3;
        let and = self
            .get(end)
            .is_some_and(|token| self.words.and.contains(&fold(token.text)));
        let mut before = (at.saturating_sub(NEAR)..at).filter_map(|at| self.get(at));
        !and || before.any(|token| self.words.between.contains(&fold(token.text)))
    }

    /// Days with the name of a month.
    fn in_words(&self, at: usize) -> Dates {
        let mut days = self
            .days_and_month(at)
            .or_else(|| self.month_and_days(at))?;
        if days.days.len() == 1
            && let Some(last) = self
                .last_day(days.end)
                .filter(|_| self.is_span(at, days.end))
        {
            days.days.extend(last.days.last().copied());
            (days.end, days.is_span) = (last.end, true);
        }
        let last_year = days.days.last()?.1.year;
        for (_, day) in &mut days.days {
            day.year = day.year.or(last_year);
        }
        let (weekday, start) = self.weekday(at);
        let end = self.get(days.end - 1)?.end();
        let mut dates: Vec<FoundDate> = Vec::new();
        if days.is_span || days.days.len() == 1 {
            let last = (days.days.len() > 1).then(|| days.days.last().map(|day| day.1));
            let mut date = self.resolved(start..end, days.days[0].1, weekday)?;
            if let Some(last) = last.flatten() {
                // The year that was found for the first day, or the next one.
                let year = date.date.lexical[..4].parse().ok();
                let of = |year: Option<i32>| Day {
                    year: last.year.or(year),
                    ..last
                };
                let behind =
                    |day: &Day| day.date().filter(|until| until.instant > date.date.instant);
                let until =
                    behind(&of(year)).or_else(|| behind(&of(year.map(|year: i32| year + 1))));
                date.until = Some(until?);
            }
            dates.push(date);
        } else {
            for (index, (token, day)) in days.days.iter().enumerate() {
                let own = self.get(*token)?.start;
                let from = if index == 0 { start } else { own };
                let last = index + 1 == days.days.len();
                let to = if last { end } else { self.get(*token)?.end() };
                let weekday = weekday.filter(|_| index == 0);
                dates.push(self.resolved(from..to, *day, weekday)?);
            }
        }
        Some((days.end, dates))
    }

    /// `3`, `3-5`, `3 e 4`, `1, 2 e 3` with the month behind and perhaps a year.
    fn days_and_month(&self, at: usize) -> Option<Days> {
        let mut numbers = vec![(at, self.day(at)?)];
        let mut next = self.behind_day(at);
        let mut is_span = false;
        let mut lists = 0;
        while let Some(token) = self.get(next) {
            let and = token.kind == Kind::Word && self.words.and.contains(&fold(token.text));
            let dash = token.is_sign(DASHES) || token.is_sign(&['/']);
            let until = self.until(next);
            let step = if and || dash || token.is_sign(&[',']) {
                next + 1
            } else if let Some(behind) = until {
                behind
            } else {
                break;
            };
            let step = self.behind_names(step);
            let Some(day) = self
                .day(step)
                .filter(|day| *day > numbers[numbers.len() - 1].1)
            else {
                break;
            };
            is_span = !and && (dash || until.is_some());
            // A comma joins days only in a list that ends with “and”.
            lists = if token.is_sign(&[',']) { lists + 1 } else { 0 };
            numbers.push((step, day));
            next = self.behind_day(step);
        }
        let follow = numbers.windows(2).all(|two| two[0].1 + 1 == two[1].1);
        if lists > 0 {
            return None;
        }
        if self
            .get(next)
            .is_some_and(|token| self.words.genitive.contains(&fold(token.text)))
        {
            next += 1;
        }
        let month = self.get(next).filter(|token| token.kind == Kind::Word)?;
        let month = self.words.month(month.text)?;
        let mut end = next + 1;
        if !month.is_full && self.get(end).is_some_and(|dot| dot.text == ".") {
            end += 1;
        }
        let year = self.year(end);
        if year.is_none() && !month.is_full {
            return None;
        }
        let of = |day: u32| Day {
            year: year.map(|(year, _)| year),
            month: month.number,
            day,
        };
        Some(Days {
            is_span: numbers.len() > 1 && (is_span || follow),
            days: numbers.into_iter().map(|(at, day)| (at, of(day))).collect(),
            end: year.map_or(end, |(_, end)| end),
        })
    }

    /// `May 28`, `May 3–5`, and perhaps a year: languages that write months with a capital.
    fn month_and_days(&self, at: usize) -> Option<Days> {
        let token = self.get(at).filter(|token| token.kind == Kind::Word)?;
        let month = self
            .words
            .month(token.text)
            .filter(|month| month.is_capital)?;
        let mut next = at + 1;
        if !month.is_full && self.get(next).is_some_and(|dot| dot.text == ".") {
            next += 1;
        }
        let mut numbers = vec![(next, self.day(next)?)];
        next = self.behind_day(next);
        let joint = self.get(next).and_then(|token| {
            let dash = token.is_sign(DASHES);
            let and = token.kind == Kind::Word && self.words.and.contains(&fold(token.text));
            if dash || and {
                return Some((next + 1, dash));
            }
            self.until(next).map(|behind| (behind, true))
        });
        let mut is_span = false;
        if let Some((step, span)) = joint
            && let Some(day) = self.day(step).filter(|day| *day > numbers[0].1)
            && self.month_at(self.behind_day(step)).is_none()
            && self.clock_at(step).is_none()
        {
            is_span = span || day == numbers[0].1 + 1;
            numbers.push((step, day));
            next = self.behind_day(step);
        }
        let comma = self.get(next).filter(|token| token.text == ",");
        let year = self.year(next + usize::from(comma.is_some()));
        if year.is_none() && !month.is_full {
            return None;
        }
        let of = |day: u32| Day {
            year: year.map(|(year, _)| year),
            month: month.number,
            day,
        };
        Some(Days {
            is_span,
            days: numbers.into_iter().map(|(at, day)| (at, of(day))).collect(),
            end: year.map_or(next, |(_, end)| end),
        })
    }

    /// The last of several days when it has a month of its own: `- 2 giugno 2018`.
    fn last_day(&self, at: usize) -> Option<Days> {
        let token = self.get(at)?;
        let next = if token.is_sign(DASHES) {
            at + 1
        } else {
            self.until(at)?
        };
        let next = self.behind_names(next);
        let days = self
            .days_and_month(next)
            .or_else(|| self.month_and_days(next))?;
        (days.days.len() == 1).then_some(days)
    }

    /// `maggio 2018`: only the whole name of a month, and only with a year.
    fn month_alone(&self, at: usize) -> Dates {
        let token = self.get(at)?;
        let month = self.words.month(token.text).filter(|month| month.is_full)?;
        // A number in front is a day that does not exist, or no day.
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        if before.is_some_and(|token| token.kind == Kind::Number) {
            return None;
        }
        let (year, end) = self.year(at + 1)?;
        let date = parse_date(&format!("{year:04}-{:02}", month.number), None).ok()?;
        let found = FoundDate {
            range: token.start..self.get(end - 1)?.end(),
            date,
            until: None,
            inferred_year: false,
            ambiguous: false,
            weekday_fits: None,
        };
        Some((end, vec![found]))
    }

    /// A date whose year may have to be found out.
    fn resolved(&self, range: Range<usize>, day: Day, weekday: Option<u8>) -> Option<FoundDate> {
        let fits = |day: &Day| weekday.is_none_or(|weekday| day.weekday() == Some(weekday));
        if day.year.is_some() {
            return self.date(range, day, weekday);
        }
        let default = self.default_year?;
        let of = |year: i32| Day {
            year: Some(year),
            ..day
        };
        let near = [default, default + 1, default - 1].map(of);
        let day = near.into_iter().find(fits).unwrap_or(near[0]);
        let mut date = self.date(range, day, weekday)?;
        date.inferred_year = true;
        Some(date)
    }

    pub(super) fn date(
        &self,
        range: Range<usize>,
        day: Day,
        weekday: Option<u8>,
    ) -> Option<FoundDate> {
        Some(FoundDate {
            range,
            date: day.date()?,
            until: None,
            inferred_year: day.year.is_none() && self.default_year.is_some(),
            ambiguous: false,
            weekday_fits: weekday.and_then(|weekday| Some(day.weekday()? == weekday)),
        })
    }
}
