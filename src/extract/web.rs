//! Addresses of pages and profiles as people write them: often without a scheme, or as a name in
//! the fediverse. Addresses of files (`cover.jpg`) are no concern of this.

use super::Reader;
use crate::document::media_type;
use crate::iri::{self, AddressError};
use std::borrow::Cow;

/// Endings of pages and of content, beside those of files that are heard, seen or read.
const ENDINGS: [&str; 12] = [
    "md", "mdx", "markdown", "php", "asp", "aspx", "jsp", "xhtml", "xml", "yml", "yaml", "toml",
];

impl Reader<'_> {
    /// The address of a page: a whole one, one without scheme that begins with a host, a path.
    pub fn page_address(&self, text: &str) -> Result<String, AddressError> {
        iri::address(&with_scheme(text), &self.config.site)
    }

    /// The address of a profile, or of another page that stands for somebody. A word alone does
    /// not tell on which host it is a name.
    pub fn profile_address(&self, text: &str) -> Result<String, AddressError> {
        let text = with_scheme(text);
        let is_told = text.contains(':') || text.starts_with('/') || text.starts_with("www.");
        if is_told || text.is_empty() {
            iri::address(&text, &self.config.site)
        } else {
            Err(AddressError::Hopeless)
        }
    }
}

/// An address with its scheme, where a text can only mean a host: `example.org/page`; and that of
/// a name in the fediverse, `@ada@example.social`.
pub(super) fn with_scheme(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if let Some((name, host)) = text.strip_prefix('@').and_then(|rest| rest.split_once('@'))
        && is_host(host)
        && !name.is_empty()
        && !name.contains(['/', '@', ' '])
    {
        return Cow::Owned(format!("https://{host}/@{name}"));
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or(text);
    let is_file = host.len() == text.len() && is_file(host);
    if is_host(host) && !is_file && !text.contains(char::is_whitespace) {
        return Cow::Owned(format!("https://{text}"));
    }
    Cow::Borrowed(text)
}

/// Whether a text is an address, a name on a host or a mail address, and no name.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let one = !text.contains(char::is_whitespace);
    let hosted = text.contains('/') && matches!(with_scheme(text), Cow::Owned(_));
    one && (text.contains("://") || text.contains('@') || text.starts_with("www.") || hosted)
}

/// Whether a text is a mail address: something, `@`, a host.
pub fn is_mail(text: &str) -> bool {
    let text = text.trim();
    let sound = |c: char| !c.is_whitespace() && !c.is_control() && !"@,;:<>()[]\"\\".contains(c);
    text.rsplit_once('@').is_some_and(|(name, host)| {
        let name = name.strip_prefix("mailto:").unwrap_or(name);
        !name.is_empty() && name.chars().all(sound) && is_host(host)
    })
}

/// Whether a text looks like the name of a host: parts between dots, the last one of letters.
fn is_host(text: &str) -> bool {
    let part = |part: &str| {
        let sound = |c: char| c.is_alphanumeric() || c == '-';
        !part.is_empty() && part.chars().all(sound) && !part.starts_with('-')
    };
    text.rsplit_once('.').is_some_and(|(rest, last)| {
        let punycode = last.starts_with("xn--");
        let letters = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
        (letters || punycode) && rest.split('.').all(part)
    })
}

/// Whether a name without a path is that of a file, by its ending.
fn is_file(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
    media_type(name).is_some() || ENDINGS.contains(&&*ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_without_scheme() {
        for (text, wanted) in [
            ("example.org", "https://example.org"),
            ("linkedin.com/in/ada", "https://linkedin.com/in/ada"),
            ("@ada@example.social", "https://example.social/@ada"),
            ("www.example.org/x", "https://www.example.org/x"),
            ("/about", "/about"),
            ("about.html", "about.html"),
            ("notes.md", "notes.md"),
            ("https://example.org", "https://example.org"),
            ("walks/lamps", "walks/lamps"),
            ("@ada", "@ada"),
            ("v1.2", "v1.2"),
            ("", ""),
        ] {
            assert_eq!(with_scheme(text), wanted);
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in [
            "https://example.org",
            "@ada",
            "linkedin.com/in/ada",
            "ada@example.org",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "Ada Rossi",
            "people/ada-rossi.md",
            "Booking.com",
            "Ada @ Lamps",
            "ada",
        ] {
            assert!(!is_address(text), "{text}");
        }
        assert!(is_mail("ada@lamps.example") && is_mail("mailto:ada@lamps.example"));
        assert!(!is_mail("ada at lamps") && !is_mail("ada@lamps") && !is_mail("@lamps.example"));
    }
}
