//! The section of a lexicon about job titles and who bears them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Job titles and offices.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct RoleWords {
    /// Head nouns and fixed compounds, in each gender and number.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Heads that are abbreviations, compared with their case: `CEO`.
    #[serde(default)]
    pub acronyms: Vec<String>,
    /// What may stand in front of a head: `former`.
    #[serde(default)]
    pub before: Vec<String>,
    /// What stands behind a head and belongs to it: `delegata`.
    #[serde(default)]
    pub after: Vec<String>,
    /// Heads of offices that are named by their matter and not by an organization: `ministro`.
    #[serde(default)]
    pub portfolios: Vec<String>,
    /// Titles of those who head a body, before whose name no preposition is needed.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// What joins a role to a name before it: `has been appointed`, `as`.
    #[serde(default)]
    pub links: Vec<String>,
    /// Verbs between a title and the name of who has it: `is`.
    #[serde(default)]
    pub copulas: Vec<String>,
    /// What says that somebody is new in a role, and is no part of it: `new`.
    #[serde(default)]
    pub fresh: Vec<String>,
    /// Other words for who has a role, by the title: `mayor`.
    #[serde(default)]
    pub synonyms: BTreeMap<String, Vec<String>>,
    /// What titles of several people end with.
    #[serde(default)]
    pub plural: Vec<String>,
    /// What stands before the year of somebody's birth: `born in`.
    #[serde(default)]
    pub born: Vec<String>,
    /// Prepositions that lead from any role to where it is held: `at`.
    #[serde(default)]
    pub seats: Vec<String>,
    /// What a town is called before its name, which is no part of a title: `città`.
    #[serde(default)]
    pub towns: Vec<String>,
    /// What leads to a field of a role beside the organization that it is held for: `con delega`.
    #[serde(default)]
    pub delegation: Vec<String>,
    /// What says that somebody has a role today, and is no part of it: `oggi`.
    #[serde(default)]
    pub now: Vec<String>,
    /// What says where somebody comes from, and ends a role: `arrivato da`.
    #[serde(default)]
    pub origins: Vec<String>,
    /// Heads behind which a subject stands as well as an organization: `docente di fisica`.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// What the age of a person is told with, behind the number: `years old`.
    #[serde(default)]
    pub ages: Vec<String>,
    /// Fields that a role is for, which are no organizations: `strategy`, `risorse umane`.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Labels before a colon and the name of a person: `press contact`.
    #[serde(default)]
    pub labels: Vec<String>,
}
