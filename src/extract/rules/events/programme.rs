//! The rows of a programme: `h14:45 - 15:00 Presentazione`.

use super::Event;
use super::sentence::Text;
use chrono::NaiveTime;

/// How many rows make a programme.
const ROWS: usize = 2;
/// How far into its line a row's time may begin, in bytes: `h 9:00`, `ore 9`.
const INDENT: usize = 5;

/// When the rows that stand behind the only event of a text begin and end. They are taken when
/// that event is of one day and says no time itself.
pub(super) fn complete(events: &mut [Event], texts: &[Text<'_>]) {
    let [event] = events else { return };
    let is_one_day = event.day.is_some() && event.until.is_none();
    if !is_one_day || event.from_time.is_some() {
        return;
    }
    let mut times: Vec<(NaiveTime, Option<NaiveTime>)> = Vec::new();
    let mut rows = 0;
    for text in texts.iter().filter(|text| text.passage >= event.passage) {
        for line in lines(text) {
            let first = text.times.iter().find(|time| line.contains(&time.start));
            let is_row = first.is_some_and(|time| time.start - line.start <= INDENT);
            let goes_on = rows > 0 && first.is_some();
            if is_row || goes_on {
                rows += usize::from(is_row);
                let here = text.times.iter().filter(|time| line.contains(&time.start));
                times.extend(here.map(|time| (time.from, time.until)));
            }
        }
    }
    if rows < ROWS {
        return;
    }
    event.from_time = times.iter().map(|(from, _)| *from).min();
    let last = times
        .iter()
        .map(|(from, until)| until.unwrap_or(*from))
        .max();
    event.until_time = last.filter(|last| Some(*last) > event.from_time);
}

/// The lines of a passage, by their bytes.
fn lines(text: &Text<'_>) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let parts = text.scan.text.split('\n');
    parts
        .map(|line| {
            let range = start..start + line.len();
            start += line.len() + 1;
            range
        })
        .collect()
}
