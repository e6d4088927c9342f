//! A draft without those who are left out.

use super::learn::authority;
use super::matcher::words_of;
use super::{MARK, Suppression, covered, hashed, hashed_captures, replaced, shared};
use crate::diagnostic::{Diagnostic, Place};
use crate::extract::{Draft, Facts, Key, LeftOut, Naming, NamingId, Reader, Slots, Spanned};
use crate::tree::{Map, Node, Source, Span, Value};
use std::ops::Range;
use std::sync::Arc;

impl Suppression {
    /// Makes a draft one that does not have those who are left out.
    pub fn redact(&self, draft: &mut Draft, reader: &Reader<'_>) {
        let is_named = |naming: &Naming| {
            let mut profiles = naming.profiles();
            self.is_about(&naming.name.text) || profiles.any(|one| self.is_about(&one.iri))
        };
        // First and last name of a map stand apart in the file.
        let is_about = self.is_in(draft)
            || draft.namings.iter().any(is_named)
            || draft
                .facts
                .chapters
                .iter()
                .any(|one| self.is_about(&one.title.text));
        if !is_about {
            return;
        }
        let own = authority(draft, reader);
        let own = own.is_some_and(|known| {
            let names = known.names.iter().chain(&known.profiles);
            names.into_iter().any(|name| self.is_about(name))
        });
        if own {
            draft.left_out = Some(LeftOut::Suppressed);
            (draft.contributions, draft.namings) = (Vec::new(), Vec::new());
            (draft.facts, draft.text) = (Facts::default(), None);
            draft.doubts.clear();
            draft.problems.clear();
        }
        let kept = self.kept(draft, reader);
        let hidden = Hidden {
            suppression: self,
            reader,
            kept,
        };
        hidden.take_namings(draft);
        hidden.take_texts(draft);
        draft.slots = reader.keys.slots(&draft.document.front);
    }

    /// Names of other people with the same surname.
    fn kept(&self, draft: &Draft, reader: &Reader<'_>) -> Vec<Vec<String>> {
        let other = |naming: &&Naming| {
            let words = words_of(&naming.name.text);
            let [first, .., last] = words.as_slice() else {
                return false;
            };
            let identified = naming.identifying().next().is_some();
            let given = reader.ontology.given_names.contains(first);
            self.matcher.is_surname(last)
                && !self.is_about(&naming.name.text)
                && !naming.profiles().any(|one| self.is_about(&one.iri))
                && (identified || given)
        };
        let kept = draft.namings.iter().filter(other);
        kept.map(|naming| words_of(&naming.name.text)).collect()
    }
}

/// What is hidden in one file.
pub(super) struct Hidden<'s> {
    pub(super) suppression: &'s Suppression,
    pub(super) reader: &'s Reader<'s>,
    /// Names of others that contain a surname.
    kept: Vec<Vec<String>>,
}

impl Hidden<'_> {
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.suppression.matcher.with_surnames(text, &self.kept)
    }

    fn is_hidden(&self, naming: &Naming) -> bool {
        let mut profiles = naming.profiles();
        !self.find(&naming.name.text).is_empty()
            || profiles.any(|profile| self.suppression.is_about(&profile.iri))
    }

    /// Takes out namings and all that refers to them. They stay as nobody's, because others are
    /// referred to by number.
    fn take_namings(&self, draft: &mut Draft) {
        let hidden: Vec<bool> = draft
            .namings
            .iter()
            .map(|one| self.is_hidden(one))
            .collect();
        let is_hidden = |who: &NamingId| hidden.get(*who).copied().unwrap_or(true);
        for (naming, _) in draft
            .namings
            .iter_mut()
            .zip(&hidden)
            .filter(|(_, hidden)| **hidden)
        {
            naming.name.text = MARK.into();
            (naming.profile, naming.also) = (None, Vec::new());
        }
        draft
            .contributions
            .retain(|one| !one.who.as_ref().is_some_and(is_hidden));
        let facts = &mut draft.facts;
        facts.appearances.retain(|one| !is_hidden(&one.who));
        let roles = facts.appearances.iter_mut().flat_map(|one| &mut one.roles);
        let others = draft
            .contributions
            .iter_mut()
            .flat_map(|one| &mut one.roles);
        for role in roles.chain(others) {
            role.organizations.retain(|who| !is_hidden(who));
        }
        facts.details.retain(|one| !is_hidden(&one.who));
        facts.mentions.retain(|who| !is_hidden(who));
        facts
            .same
            .retain(|(one, other)| !is_hidden(one) && !is_hidden(other));
        facts
            .quotations
            .retain(|one| !one.speaker.as_ref().is_some_and(is_hidden));
        for event in &mut facts.events {
            event.organizers.retain(|who| !is_hidden(who));
        }
        facts.imprints.retain(|imprint| !is_hidden(&imprint.who));
        facts.frame.publisher = facts.frame.publisher.filter(|who| !is_hidden(who));
    }

    fn take_texts(&self, draft: &mut Draft) {
        for contribution in &mut draft.contributions {
            contribution.work = contribution
                .work
                .take()
                .filter(|work| self.find(&work.text).is_empty());
            contribution
                .label
                .iter_mut()
                .for_each(|text| self.mask(text));
            let titles = contribution.roles.iter_mut();
            let titles = titles.filter_map(|role| role.title.as_mut());
            titles.for_each(|text| self.mask(text));
        }
        self.take_facts(&mut draft.facts);
        draft.doubts.retain(|doubt| {
            self.find(&doubt.text).is_empty() && self.find(&doubt.about).is_empty()
        });
        draft.text = draft.text.take().map(|text| self.masked(&text));
        for (path, _) in &mut draft.hashes {
            *path = self.hashed(path).into();
        }
        hashed_captures(&mut draft.captures, |text| self.find(text));
        let front = std::mem::take(&mut draft.document.front);
        let mut left_out = Vec::new();
        draft.document.front = self.front(front, Some(&draft.slots), &mut left_out);
        let before = draft.document.source.clone();
        self.take_source(&mut draft.document.source, &left_out);
        self.take_problems(&mut draft.problems, &before, &draft.document.source);
    }

    /// Takes names out of problems. Lines of the file are those of its text without names, because
    /// a line that was shortened may have half a name.
    fn take_problems(&self, problems: &mut [Diagnostic], before: &Source, now: &Source) {
        let beside = before.sidecar.iter().zip(&now.sidecar);
        let beside = beside.map(|(before, now)| (&before.0, &now.0, &now.1));
        let files = std::iter::once((&before.path, &now.path, &now.text)).chain(beside);
        let files: Vec<_> = files.collect();
        for problem in problems {
            problem.message = self.masked(&problem.message);
            problem.hint = problem.hint.as_deref().map(|hint| self.masked(hint));
            let related = problem.related.iter_mut().map(|(place, _)| place);
            for place in problem.place.iter_mut().chain(related) {
                let file = files.iter().find(|(path, ..)| **path == place.path);
                if let Some((_, path, text)) = file.filter(|_| place.line > 0) {
                    let (start, end) = (place.start as usize, place.end as usize);
                    *place = Place::span(Arc::clone(path), text, start, end);
                } else {
                    self.suppression.clean_place(place, |text| self.find(text));
                    place.path = shared(self.hashed(&place.path));
                }
            }
        }
    }

    /// Takes names, and what was left out of the front matter, out of the file's own text.
    fn take_source(&self, source: &mut Source, left_out: &[Span]) {
        let offset = source.sidecar_offset();
        let cover = |text: &str, offset: usize| {
            let mut ranges = self.find(text);
            let places = left_out
                .iter()
                .map(|span| span.start as usize..span.end as usize);
            let within = places.filter(|place| place.start >= offset);
            let within = within.map(|place| place.start - offset..place.end - offset);
            ranges.extend(within.filter(|place| text.get(place.clone()).is_some()));
            covered(text, &apart(ranges))
        };
        if let Some(beside) = &mut source.sidecar {
            beside.0 = shared(self.hashed(&beside.0));
            beside.1 = cover(&beside.1, offset).into();
        }
        source.path = shared(self.hashed(&source.path));
        source.text = cover(&source.text, 0).into();
    }

    fn take_facts(&self, facts: &mut Facts) {
        let roles = facts.appearances.iter_mut().flat_map(|one| &mut one.roles);
        roles
            .filter_map(|role| role.title.as_mut())
            .for_each(|text| self.mask(text));
        for detail in &mut facts.details {
            let about = |text: &str| !self.find(text).is_empty();
            detail.image = detail.image.take().filter(|(image, _)| !about(image));
            detail.email = detail.email.take().filter(|email| !about(&email.text));
            detail.about.iter_mut().for_each(|text| self.mask(text));
        }
        facts.subject.iter_mut().for_each(|text| self.mask(text));
        facts
            .chapters
            .iter_mut()
            .for_each(|one| self.mask(&mut one.title));
        facts
            .same_as
            .retain(|(address, _)| self.find(address).is_empty());
        facts
            .emails
            .retain(|email| self.find(&email.text).is_empty());
        for place in &mut facts.places {
            self.mask(&mut place.name);
            place.street.iter_mut().for_each(|text| self.mask(text));
        }
        facts
            .quotations
            .iter_mut()
            .for_each(|one| self.mask(&mut one.text));
        for event in &mut facts.events {
            self.mask(&mut event.name);
            event.series.iter_mut().for_each(|text| self.mask(text));
        }
        for imprint in &mut facts.imprints {
            imprint
                .emails
                .retain(|email| self.find(&email.text).is_empty());
            let texts = [&mut imprint.legal_name, &mut imprint.street];
            texts.into_iter().flatten().for_each(|text| self.mask(text));
        }
        let frame = &mut facts.frame;
        let titles = [&mut frame.title, &mut frame.subtitle];
        titles
            .into_iter()
            .flatten()
            .for_each(|text| self.mask(text));
    }

    /// Front matter without addresses that name somebody and without what stands for them, with
    /// marks in texts; where the latter stood. Slugs get hashes, so that things stay different.
    fn front(&self, map: Map, slots: Option<&Slots>, left_out: &mut Vec<Span>) -> Map {
        let slugs = [Key::Slug, Key::Id, Key::Podcast];
        let is_slug = |number: usize| {
            slots.is_some_and(|slots| slugs.iter().any(|key| slots.of(*key) == Some(number)))
        };
        let flat = self.flat(&map);
        let mut entries = Vec::with_capacity(map.entries.len());
        for (number, mut entry) in map.entries.into_iter().enumerate() {
            if flat.contains(&entry.key_span) {
                left_out.push(entry.value.span);
                continue;
            }
            // The members of some maps count as if they stood outside.
            let nested = slots.is_some() && self.reader.is_nested(&entry.key);
            entry.key = self.masked(&entry.key).into();
            let span = entry.value.span;
            let value = match entry.value.node {
                Node::Map(map) if nested => {
                    let node = Node::Map(self.front(map, None, left_out));
                    Some(Value { span, node })
                }
                node => self.value(Value { span, node }, is_slug(number), left_out),
            };
            if let Some(value) = value {
                entry.value = value;
                entries.push(entry);
            }
        }
        Map { entries }
    }

    fn value(&self, value: Value, is_slug: bool, left_out: &mut Vec<Span>) -> Option<Value> {
        let span = value.span;
        let node = match value.node {
            Node::Null => Node::Null,
            Node::Map(map) if self.is_somebody(&map) => {
                left_out.push(span);
                return None;
            }
            Node::Map(map) => Node::Map(self.front(map, None, left_out)),
            Node::List(items) => {
                let items = items.into_iter();
                let kept = items.filter_map(|item| self.value(item, is_slug, left_out));
                Node::List(kept.collect())
            }
            Node::Scalar(mut scalar) => {
                let found = self.find(&scalar.text);
                if is_slug {
                    scalar.text = self.hashed(&scalar.text).into();
                } else if !found.is_empty() && is_address(&scalar.text) {
                    return None;
                } else if !found.is_empty() {
                    scalar.text = replaced(&scalar.text, &found, |_| MARK.to_owned()).into();
                }
                Node::Scalar(scalar)
            }
        };
        Some(Value { span, node })
    }

    fn mask(&self, text: &mut Spanned) {
        text.text = self.masked(&text.text).into();
    }

    fn masked(&self, text: &str) -> String {
        replaced(text, &self.find(text), |_| MARK.to_owned())
    }

    fn hashed(&self, path: &str) -> String {
        hashed(path, |part| self.find(part))
    }
}

/// Ranges in their order, those that meet made one.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Whether a text is an address, a path, or the name of a file, spaces in it or not.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(['/', '.']) || has_scheme(text);
    let ends = text.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if text.contains(char::is_whitespace) {
        !text.contains('\n') && (begins || (ends && text.contains('/')))
    } else {
        text.contains(['/', '.', '@'])
    }
}

/// Whether a text begins as an address does: `https://`, `mailto:x`.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        scheme.bytes().all(sound)
            && (rest.starts_with("//") || scheme.eq_ignore_ascii_case("mailto"))
    })
}
