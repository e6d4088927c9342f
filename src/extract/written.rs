//! Names as a text: one or several, with links, job titles and organizations behind them.

use super::declared::{Declaring, ORGANIZATIONS, Said, is_reference, plain, reference, role};
use super::web::is_address;
use super::{Key, NamedAs, Spanned, fold};
use crate::diagnostic::Code;
use crate::document::{Line, Link};
use crate::tree::Span;
use std::ops::Range;

impl Declaring<'_, '_> {
    /// The names of a text, which may have Markdown or HTML in it.
    pub(super) fn written(&mut self, key: Key, text: &str, span: Span) -> Vec<Said> {
        if text.trim().contains('\n') {
            let lines = text
                .lines()
                .map(|line| line.trim_start_matches(['-', '*', '•', ' ']));
            return lines
                .flat_map(|line| self.written(key, line, span))
                .collect();
        }
        let line = plain(text);
        let parts = parts(&line);
        let parts = parts.iter().flat_map(|part| self.line(key, part, span));
        parts.collect()
    }

    /// The names of a text without a semicolon.
    fn line(&mut self, key: Key, line: &Line, span: Span) -> Vec<Said> {
        let text = line.text.trim();
        if text.is_empty() || self.is_no_name(key, text, span) {
            return Vec::new();
        }
        if is_reference(text) {
            let name = reference(text).into();
            return vec![self.said(key, Spanned { text: name, span }, None)];
        }
        if let Some(said) = self.with_role(key, line, span) {
            return vec![said];
        }
        let words = &self.reader.names;
        let whole = key == Key::Sponsor || ORGANIZATIONS.contains(&key);
        let names = match line.links.as_slice() {
            _ if whole => std::iter::once(0..line.text.len()).collect(),
            links if links.len() > 1 => links.iter().map(|link| link.range.clone()).collect(),
            _ => words.names(&line.text),
        };
        if names.len() == 1 && !whole && words.may_be_several(text) {
            let message = format!("“{text}” may be one name or several; it is taken for one");
            let problem = self.source.problem(Code::NamesUnclear, span, message);
            let hint = "write a list, one name each";
            self.found.problems.push(problem.hint(hint));
        }
        let mut said = Vec::new();
        for range in names {
            said.extend(self.part(key, line, range, span));
        }
        said
    }

    /// Whether a text is an address, a name on a host or a number and no name, which is reported.
    pub(super) fn is_no_name(&mut self, key: Key, text: &str, span: Span) -> bool {
        let whole = key == Key::Sponsor || ORGANIZATIONS.contains(&key);
        // “1&1” is a company, and nobody's name.
        let part = |c: char| c.is_numeric() || !whole && !c.is_alphabetic();
        let number = text.contains(char::is_numeric) && text.chars().all(part);
        if !is_address(text) && !number {
            return false;
        }
        let message = format!("`{text}` is nobody's name");
        let problem = self.source.problem(Code::ValueIncomplete, span, message);
        let hint = "write the name, with an address as `[Name](https://…)` or in a map";
        self.found.problems.push(problem.hint(hint));
        true
    }

    /// A part of a text as a name, with the address that it links to.
    fn part(&mut self, key: Key, line: &Line, range: Range<usize>, span: Span) -> Option<Said> {
        let text = line.text.get(range.clone())?.trim();
        if text.is_empty() {
            return None;
        }
        let overlaps = |link: &&Link| link.range.start < range.end && range.start < link.range.end;
        let target = line
            .links
            .iter()
            .find(overlaps)
            .map(|link| link.target.clone());
        let profile = target.and_then(|target| self.address(&target, span));
        let name = self.located(text, span);
        Some(self.said(key, name, profile))
    }

    /// “Ann Bee, CEO at Acme”, “Ann Bee – CEO, Acme”: one name, and behind it a job title; or in
    /// brackets or behind a dash an organization, “Ann Bee (Acme Ltd)”.
    fn with_role(&mut self, key: Key, line: &Line, span: Span) -> Option<Said> {
        let text = line.text.as_str();
        let marks = [", ", " – ", " — ", " - ", " (", " | ", ": "];
        let found = marks
            .iter()
            .filter_map(|mark| Some((text.find(mark)?, mark.len())));
        let (at, length) = found.min()?;
        let rest = text[at + length..].trim_end_matches(')').trim();
        let words = &self.reader.names;
        if !words.is_full_name(&text[..at]) {
            return None;
        }
        // Behind the dash of an author a magazine may have its subtitle.
        let apart =
            text[at..].starts_with(" (") || key == Key::Guest && !text[at..].starts_with(',');
        let whole = key == Key::Sponsor || ORGANIZATIONS.contains(&key);
        let apart = apart && !whole && !rest.contains(['(', ')', ',']);
        let bracketed = apart && text[at..].starts_with(" (") && text.trim_end().ends_with(')');
        let (title, organization) = if words.begins_with_role(rest) {
            let (title, organization) = self.title_of(rest);
            (
                Some(title),
                organization.map(|name| self.without_next(name, span)),
            )
        } else if apart && words.is_organization(rest) {
            (None, Some(rest))
        } else if bracketed {
            (None, self.in_brackets(rest, span))
        } else {
            return None;
        };
        let mut said = self.part(key, line, 0..at, span)?;
        let naming = &mut self.found.namings[said.who];
        if naming.kind == NamedAs::Agent && title.is_some() {
            naming.kind = NamedAs::Person;
        }
        let title = title.map(|title| self.located(title, span));
        let organizations = organization.map(|name| {
            let name = self.located(name, span);
            let at = text.find(&*name.text).unwrap_or_default();
            let end = at + name.text.len();
            let link = line
                .links
                .iter()
                .find(|link| link.range.start < end && at < link.range.end);
            let target = link.map(|link| link.target.clone());
            let profile = target.and_then(|target| self.address(&target, span));
            self.name(name, profile, Vec::new(), NamedAs::Organization)
        });
        if title.is_some() || organization.is_some() {
            said.roles
                .push(role(title, organizations.into_iter().collect()));
        }
        Some(said)
    }

    /// The organization that stands in brackets behind a name: of several words with capitals, or
    /// an acronym. A place, a nickname, pronouns are none; they are no part of the name either.
    fn in_brackets<'t>(&mut self, text: &'t str, span: Span) -> Option<&'t str> {
        const WORDS: usize = 2;
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        let count = text.split_whitespace().filter(capital).count();
        let is_acronym = text.chars().count() >= WORDS && text.chars().all(char::is_uppercase);
        let first = text
            .split_whitespace()
            .next()
            .is_some_and(|word| capital(&word));
        let named = first && count >= WORDS && !self.reader.is_place(&fold(text));
        if is_acronym || named {
            return Some(text);
        }
        if text.chars().any(char::is_alphabetic) && !text.starts_with('@') {
            let message = format!("“{text}” in brackets behind a name is not read");
            let problem = self.source.problem(Code::NamesUnclear, span, message);
            let hint = "write an organization or a job title in a map, `{name, org, role}`";
            self.found.problems.push(problem.hint(hint));
        }
        None
    }

    /// An organization without somebody else behind it, who is reported: “Lamps & Co, and Bruno
    /// Verdi, mayor”.
    fn without_next<'t>(&mut self, organization: &'t str, span: Span) -> &'t str {
        let reader = self.reader;
        let is_next = |at: &usize| {
            let rest = organization[at + 1..].trim_start();
            let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            let rest = if reader.names.is_and(first) {
                behind
            } else {
                rest
            };
            let name = rest.split([',', '(']).next().unwrap_or(rest);
            let given = name.split_whitespace().next().map(fold);
            reader.names.is_full_name(name)
                && given.is_some_and(|given| reader.is_given_name(&given))
        };
        let mut commas = organization.match_indices(',').map(|(at, _)| at);
        let Some(at) = commas.find(is_next) else {
            return organization;
        };
        let rest = organization[at + 1..].trim();
        let message = format!("“{rest}” may be somebody else, and is not read");
        let problem = self.source.problem(Code::NamesUnclear, span, message);
        let hint = "write a list, or a semicolon between two people";
        self.found.problems.push(problem.hint(hint));
        &organization[..at]
    }

    /// A job title and the organization behind it, where nothing else can be meant.
    fn title_of<'t>(&self, text: &'t str) -> (&'t str, Option<&'t str>) {
        let capital = |text: &str| text.trim_start().starts_with(char::is_uppercase);
        let found = self.reader.names.at.iter().filter_map(|word| {
            let at = text.find(&format!(" {word} "))?;
            let rest = &text[at + word.len() + 2..];
            capital(rest).then(|| (at, rest.trim()))
        });
        if let Some((at, rest)) = found.min() {
            return (text[..at].trim_end_matches(','), Some(rest));
        }
        match text.split_once(", ") {
            Some((title, rest)) if capital(rest) && !self.reader.names.begins_with_role(rest) => {
                (title, Some(rest.trim()))
            }
            _ => (text, None),
        }
    }
}

/// The parts of a text between semicolons, each with its links.
fn parts(line: &Line) -> Vec<Line> {
    let linked = |at: usize| line.links.iter().any(|link| link.range.contains(&at));
    let marks = line.text.match_indices(';').map(|(at, _)| at);
    let marks = marks.filter(|at| !linked(*at));
    let mut start = 0;
    let mut parts = Vec::new();
    for end in marks.chain(std::iter::once(line.text.len())) {
        let within = |link: &&Link| start <= link.range.start && link.range.end <= end;
        let links = line.links.iter().filter(within);
        let mut part = Line::default();
        part.text.push_str(&line.text[start..end]);
        part.links.extend(links.map(|link| Link {
            range: link.range.start - start..link.range.end - start,
            ..link.clone()
        }));
        parts.push(part);
        start = end + 1;
    }
    parts
}
