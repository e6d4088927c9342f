//! The year in which the organization of an imprint was founded.

use crate::document::parse_date;
use crate::extract::rules::Reading;
use crate::extract::{DateFact, Part, fold, words as words_of};
use crate::record::Confidence;

/// How sure it is that `X, dal 1980` speaks of the founding of X.
const SINCE: Confidence = 75;

/// Looks for the names of all imprints with a year behind them.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut found = Vec::new();
    for (at, imprint) in reading.facts.imprints.iter().enumerate() {
        let short = &reading.namings[imprint.who].name.text;
        let long = imprint.legal_name.as_ref().map(|name| &name.text);
        let names = long.into_iter().chain([short]);
        let fact = names.into_iter().find_map(|name| {
            let texts = reading
                .passages
                .iter()
                .filter(|passage| passage.part == Part::Text);
            texts.into_iter().find_map(|passage| {
                let text = passage.text();
                let mut ends = text
                    .match_indices(&**name)
                    .map(|(start, _)| start + name.len());
                ends.find_map(|end| {
                    let year = year_behind(reading, text, end)?;
                    Some(DateFact {
                        date: parse_date(&text[year.clone()], None).ok()?,
                        span: passage.place(year),
                        inferred: false,
                        confidence: SINCE,
                    })
                })
            })
        });
        found.push((at, fact));
    }
    for (at, fact) in found {
        reading.facts.imprints[at].founded = fact;
    }
}

/// The year right behind a name: `, dal 1980`, ` (since 1980)`.
fn year_behind(
    reading: &Reading<'_, '_>,
    text: &str,
    end: usize,
) -> Option<std::ops::Range<usize>> {
    let words = &reading.reader.words.imprint;
    let rest = &text[end..];
    let bare = rest.trim_start_matches([',', ' ', '(', '–', '-']);
    let skipped = rest.len() - bare.len();
    if skipped == 0 {
        return None;
    }
    let length = words
        .since
        .iter()
        .find_map(|form| super::words::prefix(bare, form))?;
    let year = bare[length..].trim_start();
    let start = text.len() - year.len();
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = year.get(..digits)?.parse().ok()?;
    let behind = &year[digits..];
    // `dal 1980 al 1990`, `dal 1980 direttore`: a span of time, somebody's office.
    let mut next = words_of(behind).into_iter();
    let (word, number_behind) = (next.next(), next.next());
    let is_other = word.is_some_and(|word| {
        let folded = fold(word.text);
        let is_number = number_behind.is_some_and(|word| word.text.starts_with(char::is_numeric));
        (is_number && reading.reader.words.calendar.is_until(&folded))
            || words.roles.contains(&folded)
    });
    let is_year = digits == 4 && (1000..=2100).contains(&number) && bare[length..].starts_with(' ');
    (is_year && !is_other && !behind.starts_with(['/', '-'])).then(|| start..start + digits)
}
