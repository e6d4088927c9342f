//! Addresses on platforms: whether they are those of the podcast or episode that claims them.

use super::Things;
use super::things::filled;
use crate::content::Platform;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, Key, Reader, clean_profile};
use crate::tree::{Span, Value};
use rustc_hash::FxHashMap;

/// What is known of all podcasts and episodes.
struct Known<'d> {
    drafts: &'d [Draft],
    things: &'d Things,
    reader: &'d Reader<'d>,
    /// Which file each feed and each GUID is of.
    feeds: FxHashMap<String, usize>,
    guids: FxHashMap<String, usize>,
}

/// Reports addresses that belong to another podcast or episode, as far as they tell (Google
/// Podcasts writes feed and GUID into them), and those that two files claim.
pub(super) fn check_platforms(
    drafts: &[Draft],
    things: &Things,
    reader: &Reader<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let known = Known::new(drafts, things, reader);
    let mut claimed: FxHashMap<String, (usize, Span)> = FxHashMap::default();
    let works = |wanted: &'static str| {
        let shown = drafts.iter().enumerate();
        shown.filter(move |(file, draft)| {
            things.of_file[*file].is_some() && reader.config.kinds[draft.kind].name == wanted
        })
    };
    for (file, draft) in works("podcast").chain(works("episode")) {
        for (address, span) in addresses(draft, reader) {
            let host = address.split('/').nth(2).unwrap_or("");
            let Some(platform) = reader.ontology.profiles.platforms.get(host) else {
                continue;
            };
            if let Some((other, message)) = known.owner(file, &address, platform) {
                problems.push(known.report(
                    Code::PlatformElsewhere,
                    (file, span),
                    message,
                    (other, Span::default()),
                ));
                continue;
            }
            let key = match platform.long_of(&address) {
                Some(long) => {
                    let host = long.split('/').nth(2).unwrap_or("");
                    let same = reader.ontology.profiles.platforms.get(host);
                    key(&long, host, same.unwrap_or(platform))
                }
                None => key(&address, host, platform),
            };
            let first = *claimed.entry(key).or_insert((file, span));
            // An episode may repeat the address of its podcast.
            let series = things.of_file[file]
                .as_ref()
                .and_then(|thing| thing.podcast.as_ref());
            let series = series.and_then(|series| things.podcasts.get(series));
            if first.0 != file && series != Some(&first.0) {
                let message = format!("{} has this address too", known.named(first.0));
                problems.push(known.report(Code::PlatformShared, (file, span), message, first));
            }
        }
    }
}

/// The addresses that a file gives for itself, cleaned.
fn addresses(draft: &Draft, reader: &Reader<'_>) -> Vec<(String, Span)> {
    let kind = &reader.config.kinds[draft.kind].name;
    let found = reader.elsewhere(kind, &draft.document.front);
    let clean = |(text, span): (String, Span)| {
        let address = reader.profile_address(&text).ok()?;
        Some((clean_profile(&address, &reader.profiles).iri, span))
    };
    found.into_iter().filter_map(clean).collect()
}

impl<'d> Known<'d> {
    fn new(drafts: &'d [Draft], things: &'d Things, reader: &'d Reader<'d>) -> Self {
        let mut known = Self {
            drafts,
            things,
            reader,
            feeds: FxHashMap::default(),
            guids: FxHashMap::default(),
        };
        for (file, draft) in drafts.iter().enumerate() {
            let Some(thing) = &things.of_file[file] else {
                continue;
            };
            let kind = &reader.config.kinds[draft.kind];
            let fields = draft.fields();
            if kind.name == "podcast" {
                let written = fields
                    .get(Key::Feed)
                    .and_then(Value::text)
                    .map(str::to_owned);
                let usual = || {
                    Some(format!(
                        "/{}",
                        filled(kind.feed.as_deref()?, draft, &thing.slug, None)
                            .trim_start_matches('/')
                    ))
                };
                if let Some(feed) = written.or_else(usual) {
                    known.feeds.insert(known.feed_key(&feed), file);
                }
            } else if kind.name == "episode" {
                let guid = fields.get(Key::Guid).and_then(Value::text);
                let guid = guid.map_or(thing.iri.as_str(), str::trim);
                known.guids.insert(guid.to_owned(), file);
            }
        }
        known
    }

    /// What of a feed's address is compared: without scheme, query, and the site's own host.
    fn feed_key(&self, feed: &str) -> String {
        let bare = |text: &str| {
            let text = text.trim().split(['?', '#']).next().unwrap_or("");
            let text = text.split_once("://").map_or(text, |(_, rest)| rest);
            text.strip_prefix("www.")
                .unwrap_or(text)
                .trim_end_matches('/')
                .to_owned()
        };
        let feed = bare(feed);
        let own = [&self.reader.config.base, &self.reader.config.site];
        let rest = own
            .into_iter()
            .find_map(|root| feed.strip_prefix(&bare(root)));
        rest.unwrap_or(&feed).to_owned()
    }

    /// The other podcast or episode whose address a file claims, when the address tells.
    fn owner(&self, file: usize, address: &str, platform: &Platform) -> Option<(usize, String)> {
        let [feed, guid] = platform.encoded.as_slice() else {
            return None;
        };
        let path = address.split(['?', '#']).next()?;
        let mut parts = path.split('/');
        parts.by_ref().find(|part| part == feed)?;
        let feed = decoded(parts.next()?)?;
        let guid = parts
            .by_ref()
            .find(|part| part == guid)
            .and_then(|_| decoded(parts.next()?));
        let that_of = |what: &str, other: usize| {
            let message = format!("this address is that of the {what} {}", self.named(other));
            (other, message)
        };
        if let Some(other) = guid.as_ref().and_then(|guid| self.guids.get(guid)) {
            return (*other != file).then(|| that_of("episode", *other));
        }
        let other = *self.feeds.get(&self.feed_key(&feed))?;
        let series = self.things.of_file[file].as_ref()?.podcast.as_ref();
        let own = series.map_or(Some(file), |series| {
            self.things.podcasts.get(series).copied()
        });
        if own != Some(other) {
            return Some(that_of("podcast", other));
        }
        // Where GUIDs are not those of this site, nothing tells whose it is.
        let told = self.drafts[file].fields().get(Key::Guid).is_some();
        let guid = guid.filter(|guid| told || guid.starts_with(&self.reader.config.base))?;
        let series = self.named(other);
        let message =
            format!("this address has the GUID `{guid}`, which no episode of {series} has");
        Some((other, message))
    }

    /// How a file's thing is called in a message.
    fn named(&self, file: usize) -> String {
        let draft = &self.drafts[file];
        let title = draft.fields().get(Key::Title).and_then(Value::text);
        title.map_or_else(
            || format!("`{}`", draft.path()),
            |title| format!("“{}”", title.trim()),
        )
    }

    fn report(
        &self,
        code: Code,
        at: (usize, Span),
        message: String,
        other: (usize, Span),
    ) -> Diagnostic {
        let source = |file: usize| &self.drafts[file].document.source;
        let problem = source(at.0).problem(code, at.1, message);
        let related = if other.1 == Span::default() {
            crate::diagnostic::Place::file(source(other.0).path.clone())
        } else {
            source(other.0).place(other.1)
        };
        problem
            .related(related, "its file")
            .hint("look the address up on the platform, and correct the one that is wrong")
    }
}

impl Platform {
    /// The long form of a short address.
    fn long_of(&self, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next()?.trim_end_matches('/');
        Some(self.long.as_ref()?.replace("{}", path.rsplit('/').next()?))
    }
}

/// What of an address on a platform tells one show or episode from another.
fn key(address: &str, host: &str, platform: &Platform) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let path = if platform.last {
        path.rsplit('/').next().unwrap_or(path)
    } else {
        path
    };
    let kept = query.split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or("");
        platform.query.iter().any(|known| known == name)
    });
    format!("{host} {path} {}", kept.collect::<Vec<_>>().join("&"))
}

/// The text of base64url (RFC 4648, section 5), with or without padding.
fn decoded(text: &str) -> Option<String> {
    let (mut bytes, mut buffer, mut bits) = (Vec::new(), 0u32, 0u32);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        buffer = buffer << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(buffer >> bits & 0xFF).unwrap_or_default());
            buffer &= (1 << bits) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url() {
        assert_eq!(
            decoded("aHR0cHM6Ly9leGFtcGxlLm9yZy9yc3M_ZGlyZWN0PTE").as_deref(),
            Some("https://example.org/rss?direct=1")
        );
        assert_eq!(decoded("QQ==").as_deref(), Some("A"));
        assert_eq!(decoded("_w"), None);
        assert_eq!(decoded("a b"), None);
    }

    #[test]
    fn keys_tell_shows_and_episodes_apart() {
        let apple = Platform {
            last: true,
            query: vec!["i".to_owned()],
            long: None,
            encoded: Vec::new(),
        };
        let key = |address: &str| key(address, "podcasts.apple.com", &apple);
        let own = key("https://podcasts.apple.com/it/podcast/night/id42?i=7&l=en");
        assert_eq!(
            own,
            key("https://podcasts.apple.com/us/podcast/walks/id42?i=7")
        );
        assert_ne!(own, key("https://podcasts.apple.com/us/podcast/walks/id42"));
    }
}
