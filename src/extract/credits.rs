//! The credit block: who did what, as the lines behind `**Crediti**`, `--Crediti--`
//! or `## Credits` say.
//!
//! A line is a label and names: `Autori: [Ann](https://ann.example), Bob`, `Podcast realizzato da X`,
//! `Sigla: Title by Artist`. Labels and headings are words of the lexicon; a label
//! that it does not know is a contribution under that label. The block ends with the
//! text, at the next heading, or where a block of contacts begins.
//!
//! Show notes often have such lines without a heading. There only labels of the lexicon before
//! a colon count, with nothing but names behind them: links, or a few words with a capital. A
//! line that stands alone must have a link, a full name or an organization.

mod works;

use super::Words;
use crate::document::{BlockKind, Body, Line};
use crate::fold::fold;
use crate::tree::Span;
use std::ops::Range;
use works::{parts, split_work};

/// How long a label may be that the lexicon does not know, in words.
const LABEL_WORDS: usize = 5;
/// How long a line of credits may be; what is longer is prose.
const LINE_BYTES: usize = 4000;
/// How many words a name may have in a line that no heading announces.
const NAME_WORDS: usize = 5;
/// How long a heading of a block may be.
const HEADING_BYTES: usize = 64;

/// A line of a credit block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The lexicon's role.
    pub role: Box<str>,
    /// The label as printed, without its colon.
    pub label: Spanned,
    /// The names.
    pub names: Vec<CreditName>,
    /// The work that the names are the artists of.
    pub work: Option<Spanned>,
}

/// A text and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned {
    /// The text.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A credited name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditName {
    /// The name, without markup.
    pub name: Spanned,
    /// The address that it links to, as written.
    pub target: Option<Box<str>>,
}

/// Reads the credit blocks of a body and, given how a name is told from other words, lines of
/// credits that no heading announces.
pub fn read_credits(
    body: &Body,
    words: &Words,
    is_name: Option<&dyn Fn(&str) -> bool>,
) -> Vec<Credit> {
    let mut credits = Vec::new();
    let mut inside = false;
    // Lines without a heading, one behind the other.
    let (mut run, mut sure) = (Vec::new(), false);
    for (block, line) in body.lines() {
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let bare = line.text.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = if bare.len() <= HEADING_BYTES {
            fold(bare)
        } else {
            String::new()
        };
        if words.credit_headings.contains(&bare) {
            inside = true;
        } else if is_heading || words.contact_headings.contains(&bare) {
            inside = false;
        } else if inside && line.text.len() <= LINE_BYTES {
            credits.extend(read_lines(line, words));
        } else if let Some(is_name) = is_name.filter(|_| line.text.len() <= LINE_BYTES)
            && let Some(credit) = announced_by_label(line, words)
        {
            let mut names = credit.names.iter();
            sure |= names.all(|name| name.target.is_some() || is_name(&name.name.text));
            run.push(credit);
            continue;
        }
        end_run(&mut run, &mut sure, &mut credits);
    }
    end_run(&mut run, &mut sure, &mut credits);
    credits
}

/// Takes lines without a heading when one of them is sure, or several stand together.
fn end_run(run: &mut Vec<Credit>, sure: &mut bool, credits: &mut Vec<Credit>) {
    if *sure || run.len() > 1 {
        credits.append(run);
    }
    run.clear();
    *sure = false;
}

/// A credit whose known label says by itself that it is one.
fn announced_by_label(line: &Line, words: &Words) -> Option<Credit> {
    let (label, _) = line.text.split_once(':')?;
    if label.len() > HEADING_BYTES {
        return None;
    }
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    if !words.roles.contains_key(&fold(label)) {
        return None;
    }
    let credit = read_line(line, words).filter(|one| *one.label.text == *label)?;
    let named = |name: &CreditName| {
        let text = &name.name.text;
        let short = text.split_whitespace().count() <= NAME_WORDS;
        name.target.is_some() || short && text.starts_with(|c: char| c.is_uppercase())
    };
    (!credit.names.is_empty() && credit.names.iter().all(named)).then_some(credit)
}

/// The credits of a line: one, or one for each work of several (`Music: A by Ann, B by Bob`).
fn read_lines(line: &Line, words: &Words) -> Vec<Credit> {
    let Some((label, role, rest)) = find_label(line, words) else {
        return Vec::new();
    };
    let by: &[String] = match &*role {
        "theme" => &words.by,
        "musicBy" => &words.clear_by,
        _ => &[],
    };
    let works: Vec<Range<usize>> = parts(&line.text, rest.clone());
    let each = |part: &Range<usize>| {
        let title = line.text[part.clone()].trim_start();
        !title.starts_with(char::is_lowercase) && split_work(line, part.clone(), by).is_some()
    };
    if works.len() > 1 && works.iter().all(each) {
        let credits = works
            .into_iter()
            .filter_map(|part| credit_of(line, label.clone(), role.clone(), part, words));
        return credits.collect();
    }
    credit_of(line, label, role, rest, words)
        .into_iter()
        .collect()
}

fn read_line(line: &Line, words: &Words) -> Option<Credit> {
    let (label, role, rest) = find_label(line, words)?;
    credit_of(line, label, role, rest, words)
}

fn credit_of(
    line: &Line,
    label: Range<usize>,
    role: Box<str>,
    mut rest: Range<usize>,
    words: &Words,
) -> Option<Credit> {
    let mut work = None;
    // `Music: “Title” by Artist`: marks say that it is a work, whatever the label.
    let quoted = line.text[rest.clone()]
        .trim_start()
        .starts_with(['"', '“', '«', '„']);
    // "Musica: Paper Boats by Lowmoor", but "Musica: Orchestra di Piazza Vittorio".
    let by: &[String] = match &*role {
        "theme" => &words.by,
        _ if quoted => &words.by,
        "musicBy" => &words.clear_by,
        _ => &[],
    };
    // "Ann Smith, mixed by Tom Brown", "Written by Ann Smith": no title of a work.
    let is_title = |title: &str| {
        let written = title.trim();
        let label = format!("{written} by");
        quoted
            || &*role == "theme"
            || !written.contains([',', ';', '(']) && !words.roles.contains_key(&fold(&label))
    };
    let split = split_work(line, rest.clone(), by);
    if let Some((title, artist)) = split.filter(|(title, _)| is_title(&line.text[title.clone()])) {
        work = Some(spanned(line, title));
        rest = artist;
    }
    let names = read_names(line, rest, words);
    if &*role == "theme" && work.is_none() {
        // A work without an artist.
        let first = names.into_iter().next()?;
        return Some(Credit {
            role,
            label: spanned(line, label),
            names: Vec::new(),
            work: Some(first.name),
        });
    }
    let credit = Credit {
        role,
        label: spanned(line, label),
        names,
        work,
    };
    (!credit.names.is_empty() || credit.work.is_some()).then_some(credit)
}

/// The label of a line, its role, and where the names begin.
fn find_label(line: &Line, words: &Words) -> Option<(Range<usize>, Box<str>, Range<usize>)> {
    let text = &line.text;
    let end = text.len();
    let first_link = line.links.first().map_or(end, |link| link.range.start);
    if let Some(colon) = text[..first_link].find(':') {
        let label = trimmed(text, 0..colon, |c: char| {
            c.is_whitespace() || "-*–•·_".contains(c)
        });
        let known = words.roles.get(&fold(&text[label.clone()])).cloned();
        let count = text[label.clone()].split_whitespace().count();
        if known.is_some() || (1..=LABEL_WORDS).contains(&count) {
            return Some((
                label,
                known.unwrap_or_else(|| "contributor".into()),
                colon + 1..end,
            ));
        }
    }
    // Without a colon the label must be known: the longest beginning of whole words.
    let start = text.len()
        - text
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len();
    let ends = text[..first_link]
        .char_indices()
        .filter(|(at, c)| *at > start && c.is_whitespace())
        .map(|(at, _)| at)
        .chain(std::iter::once(first_link));
    let ends: Vec<usize> = ends.take(10).collect();
    let known = ends
        .into_iter()
        .rev()
        .filter(|at| *at > start)
        .find_map(|at| {
            let label = trimmed(text, start..at, char::is_whitespace);
            let role = words.roles.get(&fold(&text[label.clone()]))?;
            (at < end).then(|| (label, role.clone(), at..end))
        });
    known.or_else(|| behind_subject(text, first_link, words))
}

/// A label of several words that begins within a sentence and that a link ends: `RAEE is a podcast
/// by [Ann](…)`.
fn behind_subject(
    text: &str,
    first_link: usize,
    words: &Words,
) -> Option<(Range<usize>, Box<str>, Range<usize>)> {
    const WORDS: std::ops::RangeInclusive<usize> = 3..=8;
    let end = text.len();
    let starts = text[..first_link].char_indices().rev();
    let spaces = starts.filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    spaces.take(*WORDS.end() + 1).find_map(|at| {
        let label = trimmed(text, at..first_link, char::is_whitespace);
        let several = WORDS.contains(&text[label.clone()].split_whitespace().count());
        let subject = text[..at].chars().next().is_some_and(char::is_uppercase);
        let role = words.roles.get(&fold(&text[label.clone()]))?;
        (several && subject && first_link < end).then(|| (label, role.clone(), first_link..end))
    })
}

/// Names of a range: its links, and what stands between commas and words for "and".
fn read_names(line: &Line, range: Range<usize>, words: &Words) -> Vec<CreditName> {
    let mut names = Vec::new();
    let mut at = range.start;
    for link in &line.links {
        if link.range.start < at || link.range.end > range.end || link.range.is_empty() {
            continue;
        }
        plain_names(line, at..link.range.start, words, &mut names);
        let inside = trimmed(&line.text, link.range.clone(), |c: char| {
            c.is_whitespace() || c == ','
        });
        if !inside.is_empty() {
            let name = spanned(line, inside);
            names.push(CreditName {
                name,
                target: Some(link.target.as_str().into()),
            });
        }
        at = link.range.end;
    }
    plain_names(line, at..range.end, words, &mut names);
    names
}

fn plain_names(line: &Line, range: Range<usize>, words: &Words, names: &mut Vec<CreditName>) {
    let mut start = range.start;
    let mut push = |part: Range<usize>| {
        let around = |c: char| c.is_whitespace() || ".,;:()-–—*_\"“”|".contains(c);
        // "Mario Rossi (Radio Marina)": what stands in brackets behind a name is none of it.
        let closed = line.text[part.clone()].trim_end().ends_with(')');
        let open = line.text[part.clone()]
            .find('(')
            .filter(|open| closed && *open > 1);
        let end = open.map_or(part.end, |open| part.start + open);
        let part = trimmed(&line.text, part.start..end, around);
        // "by courtesy of …"
        let clause = &line.text[part.clone()];
        if clause.starts_with(char::is_lowercase) && clause.split_whitespace().count() > 2 {
            return;
        }
        if line.text[part.clone()].chars().any(char::is_alphanumeric) {
            names.push(CreditName {
                name: spanned(line, part),
                target: None,
            });
        }
    };
    let text = &line.text;
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let length = rest.chars().next().map_or(1, char::len_utf8);
        let comma = rest.starts_with([',', ';', '/', '|']);
        let before = at == range.start || text[..at].ends_with(char::is_whitespace);
        let joined = before
            .then(|| words.and.iter().find(|word| is_word(rest, word)))
            .flatten()
            .map(String::len);
        if comma || joined.is_some() {
            push(start..at);
            at += joined.unwrap_or(length);
            start = at;
        } else {
            at += length;
        }
    }
    push(start..range.end);
}

/// Whether a text begins with a word and nothing of the same word follows.
fn is_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
        && text[word.len()..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
}

fn trimmed(text: &str, range: Range<usize>, around: impl Fn(char) -> bool) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start_matches(&around).len();
    let end = range.end - (part.len() - part.trim_end_matches(&around).len());
    start..end.max(start)
}

fn spanned(line: &Line, range: Range<usize>) -> Spanned {
    Spanned {
        text: line.text[range.clone()].into(),
        span: line.place(range),
    }
}

#[cfg(test)]
mod tests;
