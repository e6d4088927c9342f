//! Data about names, profiles and platforms that belong to no language.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What names of people are made of.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct NameParts {
    /// What stands between two names of a list.
    #[serde(default)]
    pub and: Vec<String>,
    /// Of these, what also stands within one name.
    #[serde(default)]
    pub within: Vec<String>,
    /// What stands between or before the parts of a name, in lower case.
    #[serde(default)]
    pub particles: Vec<String>,
}

/// What profile addresses look like, and how they are cleaned.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Profiles {
    /// Beginnings of addresses of people.
    #[serde(default)]
    pub person: Vec<String>,
    /// Beginnings of addresses of organizations.
    #[serde(default)]
    pub organization: Vec<String>,
    /// Beginnings of addresses that may be of either.
    #[serde(default)]
    pub either: Vec<String>,
    /// Beginnings of addresses that look like profiles and are none.
    #[serde(default)]
    pub neither: Vec<String>,
    /// Keys of a query that only track.
    #[serde(default)]
    pub tracking: Vec<String>,
    /// Keys of a query that only track on some hosts.
    #[serde(default)]
    pub tracking_of_host: BTreeMap<String, Vec<String>>,
    /// Hosts whose two-letter sub-domains all mean the same.
    #[serde(default)]
    pub country_hosts: Vec<String>,
    /// Ends of paths that mean nothing, by host.
    #[serde(default)]
    pub tails: BTreeMap<String, Vec<String>>,
    /// Front-matter keys that give a name on a host, and the address of that name (`{}`).
    #[serde(default)]
    pub handles: BTreeMap<String, String>,
    /// Hosts on which a show or an episode has an address of its own.
    #[serde(default)]
    pub platforms: BTreeMap<String, Platform>,
}

/// How a platform addresses shows and episodes.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Platform {
    /// Whether only the last part of the path tells the show or episode.
    #[serde(default)]
    pub last: bool,
    /// Keys of the query that belong to the address.
    #[serde(default)]
    pub query: Vec<String>,
    /// Segments of the path behind which the feed and the GUID stand as base64url.
    #[serde(default)]
    pub encoded: Vec<String>,
}
