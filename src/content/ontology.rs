use super::read_text;
use super::{CatalogWords, Gazetteer, GivenNames, Lexicon, NameParts, PageLayout, Profiles};
use crate::diagnostic::{Code, Diagnostic, Place};
use serde::Deserialize;
use std::borrow::Cow;
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
    /// What names of people are made of.
    pub names: NameParts,
    /// Licences that publishers commonly use.
    pub licenses: Vec<KnownLicense>,
    /// Names of well-known organizations, of all languages, by what they are.
    pub organizations: BTreeMap<String, Vec<String>>,
    /// Codes and texts of catalogues.
    pub catalog: CatalogWords,
    /// How page documents are laid out.
    pub page: PageLayout,
    /// Given names of people, of all languages.
    pub given_names: GivenNames,
    /// Names of places.
    pub gazetteer: Gazetteer,
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
    /// Its own name, by language.
    #[serde(default)]
    pub title: BTreeMap<String, String>,
    /// Its type of ADMS, as a local name.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// Its code in the EU's list of licences.
    #[serde(default)]
    pub eu: Option<String>,
    /// What CKAN calls it.
    #[serde(default)]
    pub ckan: Option<CkanLicense>,
    /// Other addresses that mean it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A licence as CKAN's register has it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct CkanLicense {
    /// Its identifier there.
    pub id: String,
    /// Titles by which CKAN recognizes it.
    #[serde(default)]
    pub titles: Vec<String>,
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

const VOCABULARY: &str = include_str!("../../ontology/filorosso.ttl");
const MAPPING: &str = include_str!("../../ontology/mapping.yml");
const CONTEXT: &str = include_str!("../../ontology/context.jsonld");
const KEYS: &str = include_str!("../../ontology/keys.yml");
const LICENSES: &str = include_str!("../../ontology/licenses.yml");
const CATALOG: &str = include_str!("../../ontology/catalog.yml");
const PAGE: &str = include_str!("../../ontology/page.yml");
const PROFILES: &str = include_str!("../../ontology/lexicon/profiles.yml");
const NAME_PARTS: &str = include_str!("../../ontology/lexicon/names.yml");
const ORGANIZATIONS: &str = include_str!("../../ontology/lexicon/organizations.yml");
const LEXICONS: [(&str, &str); 3] = [
    (
        "lexicon/de.yml",
        include_str!("../../ontology/lexicon/de.yml"),
    ),
    (
        "lexicon/en.yml",
        include_str!("../../ontology/lexicon/en.yml"),
    ),
    (
        "lexicon/it.yml",
        include_str!("../../ontology/lexicon/it.yml"),
    ),
];

const NAMES: [(&str, &str); 1] = [(
    "lexicon/given-names.txt",
    include_str!("../../ontology/lexicon/given-names.txt"),
)];
const PLACES: [(&str, &str); 2] = [
    (
        "gazetteer/it.tsv",
        include_str!("../../ontology/gazetteer/it.tsv"),
    ),
    (
        "gazetteer/world.tsv",
        include_str!("../../ontology/gazetteer/world.tsv"),
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
        ("page.yml", PAGE),
        ("catalog.yml", CATALOG),
        ("lexicon/profiles.yml", PROFILES),
        ("lexicon/names.yml", NAME_PARTS),
        ("lexicon/organizations.yml", ORGANIZATIONS),
    ];
    files.extend(LEXICONS);
    files.extend(NAMES);
    files.extend(PLACES);
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
    let catalog = text("catalog.yml", CATALOG);
    let page = text("page.yml", PAGE);
    let profiles = text("lexicon/profiles.yml", PROFILES);
    let parts = text("lexicon/names.yml", NAME_PARTS);
    let organizations = text("lexicon/organizations.yml", ORGANIZATIONS);
    let mut lexicons: Vec<_> = LEXICONS
        .iter()
        .map(|(name, built_in)| text(name, built_in))
        .collect();
    if let Some(path) = mapping {
        let name = path.display().to_string();
        mapping_text = read_or(Some(path.to_owned()), &name, MAPPING, problems);
    }
    let data = [
        "lexicon/profiles.yml",
        "lexicon/names.yml",
        "lexicon/organizations.yml",
    ];
    let known = |name: &str| data.contains(&name) || is_listed(&LEXICONS, name);
    for (name, path) in further_files(folder, "lexicon", "yml", known) {
        lexicons.push(read_or(Some(path), &name, "", problems));
    }
    let names = lists(folder, &NAMES, ("lexicon", "txt"), problems);
    let gazetteer = Gazetteer::new(lists(folder, &PLACES, ("gazetteer", "tsv"), problems));
    // What is built in is sound, and parsing it can wait until somebody asks.
    if folder.is_some_and(|folder| folder.join("gazetteer").is_dir()) {
        problems.extend_from_slice(gazetteer.problems());
    }
    check_context(&context, problems);
    Ontology {
        vocabulary,
        mapping: mapping_text,
        context,
        keys: parsed(&keys, KEYS, problems),
        catalog: parsed(&catalog, CATALOG, problems),
        page: parsed(&page, PAGE, problems),
        profiles: parsed(&profiles, PROFILES, problems),
        names: parsed(&parts, NAME_PARTS, problems),
        licenses: parsed(&licenses, LICENSES, problems),
        organizations: parsed(&organizations, ORGANIZATIONS, problems),
        lexicons: lexicons
            .iter()
            .map(|text| parsed(text, "language: und", problems))
            .collect(),
        given_names: GivenNames::new(names.into_iter().map(|(_, text)| text).collect()),
        gazetteer,
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

/// Whether a file is among those that are built in.
fn is_listed(built_in: &[(&str, &str)], name: &str) -> bool {
    built_in.iter().any(|(listed, _)| *listed == name)
}

/// Files that are only gathered: the built-in ones or the folder's own in their place, and
/// what else the folder has with this ending. Each with its name for messages.
fn lists(
    folder: Option<&Path>,
    built_in: &[(&'static str, &'static str)],
    (below, ending): (&str, &str),
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, Cow<'static, str>)> {
    let mut texts = Vec::with_capacity(built_in.len());
    for (name, text) in built_in {
        let own = folder.map(|folder| folder.join(name));
        texts.push(match own.filter(|path| path.is_file()) {
            Some(path) => {
                let (name, text) = read_or(Some(path), name, text, problems);
                (name, text.into())
            }
            None => ((*name).to_owned(), Cow::Borrowed(*text)),
        });
    }
    for (name, path) in further_files(folder, below, ending, |name| is_listed(built_in, name)) {
        let (name, text) = read_or(Some(path), &name, "", problems);
        texts.push((name, text.into()));
    }
    texts
}

/// Files of a folder of the ontology that replace none of the built-in ones, with their names.
fn further_files(
    folder: Option<&Path>,
    below: &str,
    ending: &str,
    known: impl Fn(&str) -> bool,
) -> Vec<(String, PathBuf)> {
    let Some(entries) = folder.and_then(|folder| std::fs::read_dir(folder.join(below)).ok()) else {
        return Vec::new();
    };
    let mut files: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .filter_map(|path| {
            let name = format!("{below}/{}", path.file_name()?.to_str()?);
            Some((name, path))
        })
        .filter(|(name, _)| !known(name))
        .collect();
    files.sort();
    files
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
