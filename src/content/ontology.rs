use super::prose::{
    Articles, ChromeWords, EventWords, ImprintLabels, OrganizationWords, PlaceCues, Prepositions,
    RoleWords, VerbWords,
};
use super::read_text;
use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The data that the program reads its words and terms from: the vocabulary, the
/// mapping, the JSON-LD context, the lexicons. Compiled in; a folder named by the
/// configuration may hold its own version of any of them.
#[derive(Debug, Clone)]
pub struct Ontology {
    /// Our own vocabulary, as Turtle.
    pub vocabulary: String,
    /// The YARRRML mapping: its name for messages and its text.
    pub mapping: (String, String),
    /// The JSON-LD context of dumps.
    pub context: String,
    /// Names of front-matter keys.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Words by language.
    pub lexicons: Vec<Lexicon>,
    /// What profile addresses look like.
    pub profiles: Profiles,
    /// Licences that publishers commonly use.
    pub licenses: Vec<KnownLicense>,
}

/// A licence that publishers commonly use.
#[derive(Debug, Clone, Deserialize)]
pub struct KnownLicense {
    /// Its IRI.
    pub iri: String,
    /// As people write it.
    #[serde(default)]
    pub short: String,
    /// Its identifier of the SPDX list.
    #[serde(default)]
    pub identifier: Option<String>,
    /// Other addresses that mean it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Ontology {
    /// The IRI of a licence that is named by its short name or SPDX identifier,
    /// compared without case, spaces and hyphens, or by another of its addresses.
    pub fn license(&self, name: &str) -> Option<&str> {
        let plain = |text: &str| text.to_ascii_lowercase().replace([' ', '-', '_'], "");
        let wanted = plain(name);
        let known = |license: &&KnownLicense| {
            plain(&license.short) == wanted
                || license
                    .identifier
                    .as_ref()
                    .is_some_and(|id| plain(id) == wanted)
                || license.aliases.iter().any(|alias| alias == name)
        };
        self.licenses
            .iter()
            .find(known)
            .map(|license| license.iri.as_str())
    }
}

/// The words of one language.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Lexicon {
    /// The language (BCP 47).
    pub language: String,
    /// Its commonest function words.
    #[serde(default)]
    pub stopwords: Vec<String>,
    /// Words of credit blocks.
    #[serde(default)]
    pub credits: CreditWords,
    /// Names that the program gives: `season` (with `{n}`), `topics`.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// Names of the months from January: the full name, then short forms.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
    /// Names of the weekdays from Monday: the full name, then short forms.
    #[serde(default)]
    pub weekdays: Vec<Vec<String>>,
    /// Job titles and offices.
    #[serde(default)]
    pub roles: RoleWords,
    /// Titles in front of a name, compared with their case: `Dott.ssa`.
    #[serde(default)]
    pub honorifics: Vec<String>,
    /// Prepositions that lead from a role to its organization.
    #[serde(default)]
    pub prepositions: Prepositions,
    /// Articles.
    #[serde(default)]
    pub articles: Articles,
    /// Verbs of saying, as attributions of quotations have them.
    #[serde(default)]
    pub saying: VerbWords,
    /// Verbs that end the apposition of a guest: `ci ha parlato`.
    #[serde(default)]
    pub introducing: VerbWords,
    /// Phrases that announce a guest.
    #[serde(default)]
    pub guest_cues: Vec<String>,
    /// Nouns for an episode.
    #[serde(default)]
    pub episode_nouns: Vec<String>,
    /// Names of organizations.
    #[serde(default)]
    pub organizations: OrganizationWords,
    /// What stands before the name of a place.
    #[serde(default)]
    pub place_cues: PlaceCues,
    /// Events.
    #[serde(default)]
    pub events: EventWords,
    /// Furniture of pages that got into a text.
    #[serde(default)]
    pub chrome: ChromeWords,
    /// Labels of an imprint.
    #[serde(default)]
    pub imprint: ImprintLabels,
    /// What stands before the name of a photographer or of a source of pictures.
    #[serde(default)]
    pub photo_credits: Vec<String>,
}

/// Words of credit blocks.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct CreditWords {
    /// Headings of the block.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Headings of a block of contacts, which ends it.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// Words between a work and its artist.
    #[serde(default)]
    pub by: Vec<String>,
    /// Words between two names.
    #[serde(default)]
    pub and: Vec<String>,
    /// Labels by role.
    #[serde(default)]
    pub roles: BTreeMap<String, Vec<String>>,
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
}

const VOCABULARY: &str = include_str!("../../ontology/filorosso.ttl");
const MAPPING: &str = include_str!("../../ontology/mapping.yml");
const CONTEXT: &str = include_str!("../../ontology/context.jsonld");
const KEYS: &str = include_str!("../../ontology/keys.yml");
const LICENSES: &str = include_str!("../../ontology/licenses.yml");
const PROFILES: &str = include_str!("../../ontology/lexicon/profiles.yml");
const LEXICONS: [(&str, &str); 2] = [
    (
        "lexicon/en.yml",
        include_str!("../../ontology/lexicon/en.yml"),
    ),
    (
        "lexicon/it.yml",
        include_str!("../../ontology/lexicon/it.yml"),
    ),
];

/// The files of the ontology that is built in: their names and texts, to start one's own from.
pub fn built_in_ontology() -> Vec<(&'static str, &'static str)> {
    let mut files = vec![
        ("filorosso.ttl", VOCABULARY),
        ("mapping.yml", MAPPING),
        ("context.jsonld", CONTEXT),
        ("keys.yml", KEYS),
        ("licenses.yml", LICENSES),
        ("lexicon/profiles.yml", PROFILES),
    ];
    files.extend(LEXICONS);
    files
}

/// Loads the ontology: what `folder` has, else what is built in; the mapping from
/// `mapping` when that names a file.
pub fn load_ontology(
    folder: Option<&Path>,
    mapping: Option<&Path>,
    problems: &mut Vec<Diagnostic>,
) -> Ontology {
    let mut text = |name: &str, built_in: &str| -> (String, String) {
        let own = folder
            .map(|folder| folder.join(name))
            .filter(|path| path.is_file());
        read_or(own, name, built_in, problems)
    };
    let vocabulary = text("filorosso.ttl", VOCABULARY).1;
    let mut mapping_text = text("mapping.yml", MAPPING);
    let context = text("context.jsonld", CONTEXT).1;
    let keys = text("keys.yml", KEYS);
    let licenses = text("licenses.yml", LICENSES);
    let profiles = text("lexicon/profiles.yml", PROFILES);
    let mut lexicons: Vec<_> = LEXICONS
        .iter()
        .map(|(name, built_in)| text(name, built_in))
        .collect();
    if let Some(path) = mapping {
        let name = path.display().to_string();
        mapping_text = read_or(Some(path.to_owned()), &name, MAPPING, problems);
    }
    for path in further_lexicons(folder) {
        let name = format!(
            "lexicon/{}",
            path.file_name().unwrap_or_default().to_string_lossy()
        );
        lexicons.push(read_or(Some(path), &name, "", problems));
    }
    check_context(&context, problems);
    Ontology {
        vocabulary,
        mapping: mapping_text,
        context,
        keys: parsed(&keys, KEYS, problems),
        profiles: parsed(&profiles, PROFILES, problems),
        licenses: parsed(&licenses, LICENSES, problems),
        lexicons: lexicons
            .iter()
            .map(|text| parsed(text, "language: und", problems))
            .collect(),
    }
}

/// A context document is a JSON object with `@context`.
fn check_context(text: &str, problems: &mut Vec<Diagnostic>) {
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
    let (message, at) = match parsed {
        Ok(document)
            if document
                .get("@context")
                .is_some_and(serde_json::Value::is_object) =>
        {
            return;
        }
        Ok(_) => ("it has no `@context` with terms".to_owned(), 0),
        Err(error) => {
            let before = text
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1));
            (
                error.to_string(),
                before.map(str::len).sum::<usize>() + error.column().saturating_sub(1),
            )
        }
    };
    let place = Place::span("context.jsonld", text, at, at + 1);
    let message = format!("this context cannot be used: {message}");
    problems.push(Diagnostic::new(Code::OntologyInvalid, message).at(place));
}

/// Lexicons of languages that are not built in.
fn further_lexicons(folder: Option<&Path>) -> Vec<PathBuf> {
    let Some(entries) = folder.and_then(|folder| std::fs::read_dir(folder.join("lexicon")).ok())
    else {
        return Vec::new();
    };
    let known = |name: &str| {
        name == "profiles.yml" || LEXICONS.iter().any(|(path, _)| path.ends_with(name))
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "yml"))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| !known(name))
        })
        .collect();
    paths.sort();
    paths
}

fn read_or(
    own: Option<PathBuf>,
    name: &str,
    built_in: &str,
    problems: &mut Vec<Diagnostic>,
) -> (String, String) {
    let Some(path) = own else {
        return (name.to_owned(), built_in.to_owned());
    };
    match read_text(&path, name) {
        Ok(text) => (path.display().to_string(), text),
        Err(problem) => {
            problems.push(problem);
            (name.to_owned(), built_in.to_owned())
        }
    }
}

fn parsed<T: for<'de> Deserialize<'de> + Default>(
    (name, text): &(String, String),
    built_in: &str,
    problems: &mut Vec<Diagnostic>,
) -> T {
    serde_yaml::from_str(text).unwrap_or_else(|error| {
        let at = error.location().map_or(0, |location| {
            let line = text.split_inclusive('\n').take(
                usize::try_from(location.line())
                    .unwrap_or(1)
                    .saturating_sub(1),
            );
            let before: usize = line.map(str::len).sum();
            let rest = text.get(before..).unwrap_or("").chars();
            let column = usize::try_from(location.column())
                .unwrap_or(1)
                .saturating_sub(1);
            before + rest.take(column).map(char::len_utf8).sum::<usize>()
        });
        let place = Place::span(name.as_str(), text, at, at + 1);
        let message = format!("this file cannot be used: {}", error.without_snippet());
        problems.push(Diagnostic::new(Code::OntologyInvalid, message).at(place));
        // What is built in is used instead, so that one error does not cause many.
        serde_yaml::from_str(built_in).unwrap_or_default()
    })
}
