//! Data about names and platforms that belong to no language.

use serde::Deserialize;

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
    /// What stands between two people and in no name of one: `with`.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Degrees behind a name, with their case.
    #[serde(default)]
    pub degrees: Vec<String>,
    /// What stands for a name where nobody is named.
    #[serde(default)]
    pub nobody: Vec<String>,
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
    /// The same address on another host, `{}` for the last part of the path: that of a short one.
    #[serde(default)]
    pub long: Option<String>,
    /// Segments of the path behind which the feed and the GUID stand as base64url.
    #[serde(default)]
    pub encoded: Vec<String>,
}
