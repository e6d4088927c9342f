//! The block of contacts: profiles and mail addresses of the podcast.
//!
//! Behind a heading for contacts (a word of the lexicon) of an episode or podcast, each link to
//! a profile, each `Platform: @name` and each mail address belongs to the podcast. Profiles of
//! people are theirs, and other pages are nobody's. Whether an address is the publisher's is
//! found out when all files are known.

use super::Reading;
use crate::extract::prose::Part;
use crate::extract::{Owner, Passage, Spanned, clean_profile};
use crate::iri;
use crate::tree::Span;
use std::ops::Range;

/// Reads the contacts of a body.
pub fn read(reading: &mut Reading<'_, '_>) {
    let (mut same_as, mut emails) = (Vec::new(), Vec::new());
    for passage in &reading.passages {
        if passage.part != Part::Contacts {
            continue;
        }
        for link in &passage.line.links {
            match link.target.strip_prefix("mailto:") {
                Some(mail) => emails.extend(mail_address(mail).map(|mail| (mail, link.span))),
                None => same_as.extend(own(&link.target, link.span, reading)),
            }
        }
        for (range, text) in tokens(passage) {
            let span = passage.place(range.clone());
            if let Some(mail) = mail_address(text) {
                emails.push((mail, span));
            } else if text.contains("://") || text.starts_with("www.") {
                same_as.extend(own(text, span, reading));
            } else if let Some(name) = text.strip_prefix('@').filter(|name| !name.is_empty()) {
                let label = label_before(&passage.text()[..range.start]);
                let address = label.and_then(|label| reading.reader.handle(label, name));
                same_as.extend(address.and_then(|address| own(&address, span, reading)));
            }
        }
    }
    for (address, span) in same_as {
        if reading
            .facts
            .same_as
            .iter()
            .all(|(known, _)| *known != address)
        {
            reading.facts.same_as.push((address, span));
        }
    }
    for (text, span) in emails {
        let known = reading
            .facts
            .emails
            .iter()
            .any(|known| *known.text == *text);
        if !known {
            let text = text.into();
            reading.facts.emails.push(Spanned { text, span });
        }
    }
}

/// An address, cleaned, when it can be that of a podcast: a profile of no person, or a page on a
/// platform for podcasts.
fn own(text: &str, span: Span, reading: &Reading<'_, '_>) -> Option<(String, Span)> {
    let reader = reading.reader;
    let address = iri::address(text, &reader.config.site).ok()?;
    let profile = clean_profile(&address, &reader.profiles);
    let host = profile.iri.split('/').nth(2).unwrap_or("");
    let platform = reader.ontology.profiles.platforms.contains_key(host);
    match profile.owner {
        Owner::Either | Owner::Organization => Some((profile.iri, span)),
        Owner::Page if platform => Some((profile.iri, span)),
        Owner::Page | Owner::Person => None,
    }
}

/// The words of a passage outside its links, without the punctuation around them.
fn tokens(passage: &Passage) -> impl Iterator<Item = (Range<usize>, &str)> {
    let text = passage.text();
    let linked = |at: usize| passage.link_at(at).is_some();
    let around = |c: char| "()[]<>{},;:.!?\"“”«»'".contains(c);
    text.split_whitespace().filter_map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_matches(around);
        let start = at + word.len() - word.trim_start_matches(around).len();
        (!bare.is_empty() && !linked(start)).then(|| (start..start + bare.len(), bare))
    })
}

/// The word right before a name on a host: `Instagram: `.
fn label_before(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .filter(|label| !label.is_empty())
}

/// A mail address, without what a `mailto:` link adds to it.
fn mail_address(text: &str) -> Option<String> {
    let text = text.split('?').next().unwrap_or(text).trim();
    let (name, host) = text.split_once('@')?;
    let (_, end) = host.rsplit_once('.')?;
    let sound = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-_+%".contains(&byte))
    };
    let known = sound(name) && sound(host) && !host.starts_with('.');
    (known && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then(|| text.to_owned())
}
