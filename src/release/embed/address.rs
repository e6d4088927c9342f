//! Addresses of pages, made comparable.

use iri_string::types::{IriAbsoluteStr, IriReferenceStr};
use percent_encoding::percent_decode_str;

/// What is alike of the addresses of one page: scheme, `www.`, a last slash, `index.html` and
/// `.html`, percent-encoding, case of the host and the fragment do not count.
pub fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = percent_decode_str(path).decode_utf8_lossy();
    let path = path.as_ref();
    let path = ["index.html", "index.htm"]
        .into_iter()
        .find_map(|index| path.strip_suffix(index).filter(|rest| rest.ends_with('/')))
        .unwrap_or(path);
    let path = path
        .strip_suffix(".html")
        .or_else(|| path.strip_suffix(".htm"))
        .unwrap_or(path);
    format!("{host}{}", path.trim_end_matches('/'))
}

/// The address of a file of the folder whose root is the public site.
pub(super) fn of_path(site: &str, name: &str) -> String {
    format!(
        "{}/{}",
        site.trim_end_matches('/'),
        crate::iri::encode_path(name)
    )
}

/// A link of a page as a whole address.
pub(super) fn resolve(link: &str, page: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    let base = IriAbsoluteStr::new(page).ok()?;
    let reference = IriReferenceStr::new(link).ok()?;
    Some(reference.resolve_against(base).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_alike() {
        let page = key("https://www.example.org/podcasts/night/lamps");
        for other in [
            "http://www.example.org/podcasts/night/lamps/",
            "https://EXAMPLE.org/podcasts/night/lamps/index.html",
            "https://www.example.org/podcasts/night/lamps.html#top",
            "https://www.example.org/podcasts/n%69ght/lamps",
        ] {
            assert_eq!(key(other), page, "{other}");
        }
        assert_ne!(key("https://www.example.org/podcasts/night"), page);
        assert_eq!(
            key("https://www.example.org"),
            key("https://www.example.org/index.html")
        );
        assert_eq!(
            resolve("../b/", "https://e.org/a/index.html").as_deref(),
            Some("https://e.org/b/")
        );
        assert_eq!(resolve("ht tp://", "https://e.org/"), None);
    }
}
