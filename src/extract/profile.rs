//! Addresses of profiles: what they belong to, and one form for each.

use crate::content::Profiles;
use crate::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// Somebody, the address does not say of which kind.
    Either,
    /// No profile: a page of any kind.
    Page,
}

/// The rules for profiles, by host.
#[derive(Debug, Clone, Default)]
pub struct ProfileIndex {
    rules: Profiles,
    by_host: FxHashMap<String, Vec<(Owner, String)>>,
    labels: FxHashSet<String>,
}

impl ProfileIndex {
    /// Orders the rules by host.
    pub fn new(rules: &Profiles) -> Self {
        let lists = [
            (Owner::Person, &rules.person),
            (Owner::Organization, &rules.organization),
            (Owner::Either, &rules.either),
            (Owner::Page, &rules.neither),
        ];
        let mut by_host: FxHashMap<String, Vec<(Owner, String)>> = FxHashMap::default();
        for (owner, list) in lists {
            for prefix in list {
                let host = prefix.split('/').next().unwrap_or(prefix);
                by_host
                    .entry(host.to_owned())
                    .or_default()
                    .push((owner, prefix.clone()));
            }
        }
        Self {
            rules: rules.clone(),
            by_host,
            labels: rules.labels.iter().map(|label| fold(label)).collect(),
        }
    }

    /// Whether a text is what links to profiles are called: `LinkedIn`.
    pub fn is_label(&self, text: &str) -> bool {
        self.labels.contains(&fold(text.trim()))
    }
}

/// An address after cleaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The address, without what only tracks.
    pub iri: String,
    /// What it belongs to.
    pub owner: Owner,
}

/// Cleans an absolute web address: country hosts, tracking parameters, meaningless
/// tails and the last slash of a profile go. What a query asks for stays. Other
/// pages keep all but their tracking parameters.
pub fn clean_profile(iri: &str, profiles: &ProfileIndex) -> Profile {
    let page = |iri: &str| Profile {
        iri: iri.to_owned(),
        owner: Owner::Page,
    };
    let Some((scheme, rest)) = iri.split_once("://") else {
        return page(iri);
    };
    let (rest, fragment) = rest
        .split_once('#')
        .map_or((rest, None), |(a, b)| (a, Some(b)));
    let (rest, query) = rest
        .split_once('?')
        .map_or((rest, None), |(a, b)| (a, Some(b)));
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = host.to_ascii_lowercase();
    let bare = bare_host(&host, profiles);
    let query = query
        .map(|query| without_tracking(query, bare, profiles))
        .unwrap_or_default();
    let key = |path: &str| match query.as_str() {
        "" => format!("{bare}{path}"),
        query => format!("{bare}{path}?{query}"),
    };
    let (owner, prefix) = owner_of(&key(path), profiles);
    if owner == Owner::Page {
        let fragment = fragment.map(|text| format!("#{text}")).unwrap_or_default();
        let mark = if query.is_empty() { "" } else { "?" };
        return page(&format!("{scheme}://{host}{path}{mark}{query}{fragment}"));
    }
    let path = without_tail(path, bare, prefix, profiles);
    let path = path.trim_end_matches('/');
    let path = if profiles.rules.caseless.iter().any(|host| host == bare) {
        in_small_letters(path)
    } else {
        path.to_owned()
    };
    let host = if is_country_host(bare, profiles) {
        format!("www.{bare}")
    } else {
        host
    };
    let by_query = prefix.is_some_and(|prefix| prefix.contains('?'));
    let query = if by_query {
        format!("?{query}")
    } else {
        String::new()
    };
    Profile {
        iri: format!("https://{host}{path}{query}"),
        owner,
    }
}

/// A path in small letters, but for the digits of escapes: they are usually large, `%C3`.
fn in_small_letters(path: &str) -> String {
    let mut small = String::with_capacity(path.len());
    let mut escaped = 0;
    for c in path.chars() {
        escaped = if c == '%' { 3 } else { escaped };
        if escaped > 0 {
            small.push(c.to_ascii_uppercase());
            escaped -= 1;
        } else {
            small.extend(c.to_lowercase());
        }
    }
    small
}

fn is_country_host(bare: &str, profiles: &ProfileIndex) -> bool {
    profiles.rules.country_hosts.iter().any(|host| host == bare)
}

/// A host without `www.` and, where that means nothing, without its country.
fn bare_host<'a>(host: &'a str, profiles: &ProfileIndex) -> &'a str {
    let bare = host.strip_prefix("www.").unwrap_or(host);
    match bare.split_once('.') {
        Some((country, rest))
            if (country.len() == 2 || country == "m") && is_country_host(rest, profiles) =>
        {
            rest
        }
        _ => bare,
    }
}

fn without_tracking(query: &str, bare: &str, profiles: &ProfileIndex) -> String {
    let of_host = profiles
        .rules
        .tracking_of_host
        .get(bare)
        .into_iter()
        .flatten();
    let rules: Vec<&String> = profiles.rules.tracking.iter().chain(of_host).collect();
    let tracks = |key: &str| {
        rules.iter().any(|rule| match rule.strip_suffix('*') {
            Some(start) => key.starts_with(start),
            None => key == rule.as_str(),
        })
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !tracks(pair.split('=').next().unwrap_or("")))
        .collect();
    kept.join("&")
}

/// Whose profile a cleaned address is, by the longest beginning that it has.
fn owner_of<'a>(address: &str, profiles: &'a ProfileIndex) -> (Owner, Option<&'a str>) {
    let host = address.split('/').next().unwrap_or(address);
    let known = profiles.by_host.get(host).map_or(&[][..], Vec::as_slice);
    known
        .iter()
        .map(|(owner, prefix)| (*owner, prefix.as_str()))
        .filter(|(owner, prefix)| {
            let behind = address
                .strip_prefix(prefix)
                .map(|rest| rest.trim_matches('/'));
            behind.is_some_and(|behind| !behind.is_empty() || *owner == Owner::Page)
        })
        .max_by_key(|(_, prefix)| prefix.len())
        .map_or((Owner::Page, None), |(owner, prefix)| (owner, Some(prefix)))
}

/// A profile's path without what follows the profile's own name and means nothing.
fn without_tail<'a>(
    path: &'a str,
    bare: &str,
    prefix: Option<&str>,
    profiles: &ProfileIndex,
) -> &'a str {
    let Some(tails) = profiles.rules.tails.get(bare) else {
        return path;
    };
    let start = prefix
        .map_or(0, |prefix| prefix.len().saturating_sub(bare.len()))
        .min(path.len());
    let Some(name_end) = path[start..].find('/').map(|at| start + at) else {
        return path;
    };
    let mut at = name_end;
    for segment in path[name_end + 1..].split('/') {
        if tails.iter().any(|tail| tail.trim_matches('/') == segment) {
            return &path[..at];
        }
        at += segment.len() + 1;
    }
    path
}
