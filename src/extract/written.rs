//! Names as a text: one or several, with links, job titles and organizations behind them.

use super::declared::{Declaring, ORGANIZATIONS, Said, is_reference, plain, reference, role};
use super::several::Names;
use super::web::is_address;
use super::{Key, NameWords, NamedAs, NamingId, Role, RoleText, Spanned, clean_profile, fold};
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
        let parts = parts(&line, &self.reader.names);
        let parts = parts.iter().flat_map(|part| self.line(key, part, span));
        parts.collect()
    }

    /// The names of a text without a semicolon.
    fn line(&mut self, key: Key, line: &Line, span: Span) -> Vec<Said> {
        let text = line.text.trim();
        if let Some(said) = self.known_by_profile(key, text, span) {
            return vec![said];
        }
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
        let is_known = |name: &str| self.reader.register.is_organization(name);
        let one = |names: Vec<Range<usize>>| Names {
            names,
            unread: Vec::new(),
        };
        let Names { names, unread } = match line.links.as_slice() {
            _ if whole => one(std::iter::once(0..line.text.len()).collect()),
            links if links.len() > 1 => one(links.iter().map(|link| link.range.clone()).collect()),
            _ => words.names(&line.text, &is_known),
        };
        if names.len() == 1
            && unread.is_empty()
            && !whole
            && words.may_be_several(text)
            && !is_known(text)
        {
            let message = format!("“{text}” may be one name or several; it is taken for one");
            self.unclear(span, message, "write a list, one name each");
        }
        for range in unread {
            let message = format!("“{}” is no full name, and is not read", &line.text[range]);
            self.unclear(span, message, "write a list, one name each");
        }
        let mut said = Vec::new();
        for range in names {
            said.extend(self.part(key, line, range, span));
        }
        said
    }

    /// The person whose file has the profile that a text is.
    fn known_by_profile(&mut self, key: Key, text: &str, span: Span) -> Option<Said> {
        if !is_address(text) {
            return None;
        }
        let address = self.reader.profile_address(text).ok()?;
        let profile = clean_profile(&address, &self.reader.profiles);
        let name = self.reader.register.person_at(&profile.iri)?.into();
        Some(self.said(key, Spanned { text: name, span }, Some(profile)))
    }

    fn unclear(&mut self, span: Span, message: String, hint: &str) {
        let problem = self.source.problem(Code::NamesUnclear, span, message);
        self.found.problems.push(problem.hint(hint));
    }

    /// Whether a text is an address, a name on a host or a number and no name, which is reported;
    /// or a word for nobody, which says nothing.
    pub(super) fn is_no_name(&mut self, key: Key, text: &str, span: Span) -> bool {
        if self.reader.names.is_nobody(text) {
            return true;
        }
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

    /// “Ann Bee, CEO at Acme”, “Ann Bee – CEO, Acme”: one name, and behind it its roles; or in
    /// brackets or behind a dash an organization, “Ann Bee (Acme Ltd)”.
    pub(super) fn with_role(&mut self, key: Key, line: &Line, span: Span) -> Option<Said> {
        let text = line.text.as_str();
        let marks = [", ", " – ", " — ", " - ", " (", " | ", ": "];
        let found = marks
            .iter()
            .filter_map(|mark| Some((text.find(mark)?, mark.len())));
        let (at, length) = found.min()?;
        let words = &self.reader.names;
        let mut rest = text[at + length..].trim();
        let opened = text[at..].starts_with(" (");
        if opened && rest.matches(')').count() > rest.matches('(').count() {
            rest = rest.trim_end_matches(')').trim_end();
        }
        let rest = words.behind_degrees(rest);
        let name = text[..at].trim_start();
        if rest.is_empty() || !words.is_full_name(name) {
            return None;
        }
        // Behind the dash of an author a magazine may have its subtitle.
        let apart = opened || key == Key::Guest && !text[at..].starts_with([',', ':']);
        let whole = key == Key::Sponsor || ORGANIZATIONS.contains(&key);
        let apart = apart && !whole && !rest.contains(['(', ')', ',']);
        let start = text.rfind(rest).unwrap_or(at);
        let links = cut(line, start..text.len()).links;
        let next = self.next_name(rest);
        let all = rest;
        let rest = &all[..next.unwrap_or(all.len())];
        let mut roles = self.roles_of(name, rest, &links, span);
        if roles.is_empty() {
            let organization = if apart {
                self.set_apart(rest, span)
            } else {
                None
            };
            if organization.is_none() && !apart {
                return None;
            }
            let organization = organization.map(|name| self.organization(name, rest, &links, span));
            roles.extend(organization.map(|one| role(None, vec![one])));
        }
        if let Some(next) = next {
            let other = all[next + 1..].trim();
            let message = format!("“{other}” may be somebody else, and is not read");
            self.unclear(
                span,
                message,
                "write a list, or a semicolon between two people",
            );
        }
        let mut said = self.part(key, line, 0..at, span)?;
        let naming = &mut self.found.namings[said.who];
        if naming.kind == NamedAs::Agent && roles.iter().any(|role| role.title.is_some()) {
            naming.kind = NamedAs::Person;
        }
        said.roles = roles;
        Some(said)
    }

    /// The roles that a text behind a name tells: as sentences tell them, or a title and behind a
    /// comma whatever has a capital, “CEO, Acme”.
    pub(super) fn roles_of(
        &mut self,
        name: &str,
        text: &str,
        links: &[Link],
        span: Span,
    ) -> Vec<Role> {
        let reader = self.reader;
        let read = reader.roles_behind(name, text, links, self.language);
        let mut roles = Vec::new();
        for RoleText {
            title,
            organizations,
        } in read
        {
            let title = text.get(title).unwrap_or("").trim();
            let organizations = organizations
                .into_iter()
                .filter_map(|range| text.get(range));
            let mut organizations: Vec<&str> = organizations.collect();
            let mut title = title;
            if organizations.is_empty()
                && let Some((before, behind)) = title.split_once(", ")
                && behind.starts_with(char::is_uppercase)
                && !reader.names.begins_with_role(behind)
            {
                title = before;
                organizations.push(behind.trim());
            }
            roles.push((title, organizations));
        }
        if let [(title, organizations)] = roles.as_mut_slice()
            && organizations.is_empty()
            && let Some(behind) = text.strip_prefix(&format!("{title}, "))
            && behind.starts_with(char::is_uppercase)
            && !reader.names.begins_with_role(behind)
        {
            organizations.push(behind.trim());
        }
        if roles.is_empty() && reader.names.begins_with_role(text) {
            roles.push((text, Vec::new()));
        }
        let roles = roles.into_iter().map(|(title, organizations)| {
            let title = (!title.is_empty()).then(|| self.located(title, span));
            let organizations = organizations.into_iter();
            let named = organizations.map(|name| self.organization(name, text, links, span));
            let named = named.collect();
            role(title, named)
        });
        roles.collect()
    }

    /// An organization that a part of a text names, with the address that it links to.
    fn organization(&mut self, name: &str, text: &str, links: &[Link], span: Span) -> NamingId {
        let name = self.located(name, span);
        let at = text.find(&*name.text).unwrap_or_default();
        let end = at + name.text.len();
        let link = links
            .iter()
            .find(|link| link.range.start < end && at < link.range.end);
        let target = link.map(|link| link.target.clone());
        let profile = target.and_then(|target| self.address(&target, span));
        self.name(name, profile, Vec::new(), NamedAs::Organization)
    }

    /// The organization that stands in brackets or behind a dash: what is known or looks like one,
    /// an acronym, or words with capitals. A place, a given name, pronouns are none; they are no part
    /// of the name either.
    fn set_apart<'t>(&mut self, text: &'t str, span: Span) -> Option<&'t str> {
        const LETTERS: usize = 2;
        let reader = self.reader;
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let words: Vec<&str> = text.split_whitespace().collect();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_acronym = letters >= LETTERS && text.chars().all(char::is_uppercase);
        let folded = fold(text);
        let is_other = reader.is_place(&folded) || reader.is_given_name(&folded);
        let count = words.iter().filter(|word| capital(word)).count();
        let named = words.first().is_some_and(|word| capital(word))
            && (count > 1 || words.len() == 1 && letters > LETTERS)
            && !is_other;
        let known = reader.names.is_organization(text) || reader.register.is_organization(text);
        if is_acronym || named || known {
            return Some(text);
        }
        if text.chars().any(char::is_alphabetic) && !text.starts_with('@') {
            let message = format!("“{text}” behind a name is not read");
            let hint = "write an organization or a job title in a map, `{name, org, role}`";
            self.unclear(span, message, hint);
        }
        None
    }

    /// The comma behind which somebody else is named: “Lamps & Co, and Bruno Verdi, mayor”.
    fn next_name(&self, text: &str) -> Option<usize> {
        let reader = self.reader;
        let is_next = |at: &usize| {
            let rest = text[at + 1..].trim_start();
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
        let mut commas = text.match_indices(',').map(|(at, _)| at);
        commas.find(is_next)
    }
}

/// The parts of a text between semicolons, or between people with something in brackets behind
/// each, “Ann Bee (Acme), Bob Cee (Moon Ltd)”; each with its links.
fn parts(line: &Line, words: &NameWords) -> Vec<Line> {
    let linked = |at: usize| line.links.iter().any(|link| link.range.contains(&at));
    let marks = line.text.match_indices(';').map(|(at, _)| at);
    let marks = marks.filter(|at| !linked(*at));
    let mut start = 0;
    let mut parts = Vec::new();
    for end in marks.chain(std::iter::once(line.text.len())) {
        let text = &line.text[start..end];
        let inner = words.bracketed(text).into_iter();
        parts.extend(inner.map(|range| cut(line, start + range.start..start + range.end)));
        start = end + 1;
    }
    parts
}

/// A part of a text with its links.
fn cut(line: &Line, range: Range<usize>) -> Line {
    let within = |link: &&Link| range.start <= link.range.start && link.range.end <= range.end;
    let links = line.links.iter().filter(within).map(|link| Link {
        range: link.range.start - range.start..link.range.end - range.start,
        ..link.clone()
    });
    let mut part = Line::default();
    part.links.extend(links);
    part.text.push_str(&line.text[range]);
    part
}
