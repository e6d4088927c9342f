//! The organization whose page a text is, as a line of the page says: `Ragione sociale: Esempio APS`,
//! `© 2026 Esempio APS`. Numbers of a company without another name are its own, and so are contacts
//! below a heading of theirs.

use super::domains::words_of_name;
use super::items::What;
use super::labelled::behind_mark;
use super::legal::by_form;
use super::owner::{self, Owner};
use super::{Line, text_of};
use crate::document::BlockKind;
use crate::extract::rules::Reading;
use std::ops::Range;

/// How many words a heading of contacts has.
const HEADING: usize = 4;

/// Where a text names the organization whose page it is.
pub(super) struct Page {
    line: Line,
    owner: Owner,
    /// Whether a label says so, and not only who has the copyright.
    is_labelled: bool,
}

impl Page {
    /// The only one that lines name.
    pub(super) fn of(reading: &Reading<'_, '_>, lines: &[Line]) -> Option<Self> {
        let labelled = Self::only(reading, lines, true);
        labelled.or_else(|| Self::only(reading, lines, false))
    }

    fn only(reading: &Reading<'_, '_>, lines: &[Line], is_labelled: bool) -> Option<Self> {
        let words = &reading.reader.words.imprint;
        let mut found: Option<(Self, Vec<String>)> = None;
        for line in lines {
            let text = text_of(reading, line);
            let Some(owner) = named(reading, line, is_labelled) else {
                continue;
            };
            let name = words_of_name(&text[owner.name.clone()], words);
            match &found {
                Some((_, known)) if *known == name => {}
                Some(_) => return None,
                None => {
                    let line = Line {
                        items: Vec::new(),
                        ..line.clone()
                    };
                    let page = Self {
                        line,
                        owner,
                        is_labelled,
                    };
                    found = Some((page, name));
                }
            }
        }
        found.map(|(page, _)| page)
    }

    /// Whether lines of values are this organization's, which name nobody; the first `above` stand
    /// above them.
    fn has(&self, reading: &Reading<'_, '_>, lines: &[Line], above: usize) -> bool {
        let words = &reading.reader.words.imprint;
        let press = lines
            .iter()
            .any(|line| words.names_press(text_of(reading, line)));
        let items = lines[above..].iter().flat_map(|line| &line.items);
        let is_firm = items.into_iter().any(|item| {
            matches!(
                item.what,
                What::Vat(..) | What::Tax(_) | What::Register { .. }
            )
        });
        let headed = || lines[..=above].iter().any(|line| is_headed(reading, line));
        // "Sede legale", and the address below it.
        let below = || {
            let label = above.checked_sub(1).map(|at| text_of(reading, &lines[at]));
            let label = label.filter(|label| label.split_whitespace().count() <= HEADING);
            label.is_some_and(|label| words.names_office(label))
        };
        // "Contatti +39 055 123456", and nobody is named.
        let led = || {
            let line = &lines[above];
            let first = line.items.iter().map(|item| item.value.start).min();
            let text = text_of(reading, line);
            let label = text.get(..first.unwrap_or(0)).unwrap_or("").trim();
            let label = label.trim_end_matches([':', '-', '–', '|']).trim_end();
            (1..=HEADING).contains(&label.split_whitespace().count()) && words.names_office(label)
        };
        !press && (is_firm || self.is_labelled && headed() || led() || below())
    }

    /// Makes it the owner of lines that have none.
    pub(super) fn own(
        &self,
        reading: &Reading<'_, '_>,
        lines: &mut Vec<Line>,
        above: &mut usize,
        owners: &mut Vec<Owner>,
    ) {
        if owners.is_empty() && self.has(reading, lines, *above) {
            lines.insert(0, self.line.clone());
            *above += 1;
            owners.push(self.owner.clone());
        }
    }
}

/// Whether a line names the organization whose page it is, behind a label.
pub(super) fn is_labelled(reading: &Reading<'_, '_>, line: &Line) -> bool {
    let text = behind_mark(text_of(reading, line));
    reading.reader.words.imprint.name_label(text).is_some()
}

/// Whether a line, or the heading above it, is one of contacts.
fn is_headed(reading: &Reading<'_, '_>, line: &Line) -> bool {
    let words = &reading.reader.words.imprint;
    let names = |text: &str| {
        let text = text.trim_start_matches(['#', ' ']);
        text.split_whitespace().count() <= HEADING && words.names_office(text)
    };
    let mut before = reading.passages[..line.passage].iter().rev();
    let heading = before.find(|one| matches!(one.kind, BlockKind::Heading(_)));
    names(text_of(reading, line)) || heading.is_some_and(|heading| names(heading.text()))
}

/// The organization that a line names as that of the page: any behind a label; behind a sign of
/// copyright one with a legal form, or that begins as bodies do.
fn named(reading: &Reading<'_, '_>, line: &Line, is_labelled: bool) -> Option<Owner> {
    let words = &reading.reader.words.imprint;
    let text = text_of(reading, line);
    let mark = text.len() - behind_mark(text).len();
    let start = if is_labelled {
        mark + words.name_label(&text[mark..])?
    } else {
        owner::copyright(text)?
    };
    let rest = text.get(start..)?;
    if let Some(owner) = by_form(0, rest, words, false).into_iter().next() {
        let place = |range: Range<usize>| range.start + start..range.end + start;
        return Some(Owner {
            name: place(owner.name),
            legal: owner.legal.map(place),
            ..owner
        });
    }
    let name = owner::candidate(reading, std::slice::from_ref(line), 0)?;
    let body = words.begins_body(&text[name.clone()]);
    (name.start >= start && (is_labelled || body)).then_some(Owner {
        line: 0,
        name,
        legal: None,
        is_publisher: false,
        confidence: owner::NAMED,
    })
}
