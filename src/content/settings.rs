use super::fields::{Fields, SUPPRESS};
use super::kinds::read_kinds;
use super::read::read_source;
use super::{CatalogSettings, Config, License, Publisher, ReleaseSettings};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::iri;
use crate::tree::{Map, Node, Source, Span, Value, parse_yaml};
use chrono_tz::Tz;
use std::path::{Path, PathBuf};

/// The names that a configuration file may have.
const NAMES: [&str; 2] = ["filorosso.yaml", "filorosso.yml"];

/// The configuration file of a content folder: the one named, or `filorosso.yaml` in it.
///
/// # Errors
/// A diagnostic that says what to do when there is none.
pub fn find_config(content: &Path, named: Option<&Path>) -> Result<PathBuf, Diagnostic> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    NAMES
        .iter()
        .map(|name| content.join(name))
        .find(|path| path.is_file())
        .ok_or_else(|| {
            let message = format!("there is no `filorosso.yaml` in `{}`", content.display());
            Diagnostic::new(Code::ConfigMissing, message).hint(format!(
                "write one with `filorosso init {}`, or name one with `--config FILE`",
                content.display()
            ))
        })
}

/// Reads a configuration. Every problem in it is reported; the result is there
/// when a graph could be made with it nevertheless.
pub fn read_config(path: &Path, problems: &mut Vec<Diagnostic>) -> Option<Config> {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let source = match read_source(path, &name) {
        Ok(source) => source,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let text = source.text.clone();
    let known = problems.len();
    let root = parse_yaml(&source, &text, 0, problems);
    if problems[known..]
        .iter()
        .any(|problem| problem.code != Code::DuplicateKey)
        && root.is_none()
    {
        return None;
    }
    let root = root.unwrap_or(Value {
        span: Span::default(),
        node: Node::Map(Map::default()),
    });
    let Some(map) = root.map() else {
        let message = format!(
            "the configuration must be a map of keys to values, this is {}",
            root.shape()
        );
        problems.push(source.problem(Code::ConfigValue, root.span, message));
        return None;
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let mut config = settings(map, &source, &folder, problems)?;
    config.file = Some(path.to_owned());
    Some(config)
}

fn settings(
    map: &Map,
    source: &Source,
    folder: &Path,
    problems: &mut Vec<Diagnostic>,
) -> Option<Config> {
    let mut fields = Fields::new(map, source, problems);
    let base = base(&mut fields);
    let site = site(&mut fields);
    let title = fields.text("title").map(|(text, _)| text);
    let description = fields.text("description").map(|(text, _)| text);
    let language = language(&mut fields);
    let timezone = timezone(&mut fields);
    let publisher = fields.map("publisher").map(|(map, _)| map);
    let license = fields.map("license").map(|(map, _)| map);
    let catalog = fields.map("catalog").map(|(map, _)| map);
    let release = fields.map("release").map(|(map, _)| map);
    let kinds = fields.map("kinds").map(|(map, _)| map);
    let keys = fields.map("keys").map(|(map, _)| map);
    let confidence = confidence(&mut fields);
    let review = fields.text("review").map(|(path, _)| folder.join(path));
    let evidence = fields.flag("evidence");
    let places = places(&mut fields);
    let identifiers = fields
        .text("identifiers")
        .map(|(path, _)| folder.join(path));
    let mut suppress = fields.texts(SUPPRESS);
    suppress.retain(|(text, _)| !text.is_empty());
    let mapping = fields.text("mapping").map(|(path, _)| folder.join(path));
    let ontology = existing_folder(&mut fields, "ontology", folder);
    let queries = existing_folder(&mut fields, "queries", folder);
    let missing = base.is_none() && map.get("base").is_none();
    fields.finish();
    if missing {
        problems.push(
            Diagnostic::new(Code::ConfigRequired, "the key `base` is missing")
                .at(Place::file(source.path.clone()))
                .hint("add the IRI under which the site's things live, such as `base: https://w3id.org/mysite/`"),
        );
    }
    let kinds = read_kinds(kinds, source, problems);
    let keys = keys.map_or_else(Vec::new, |map| key_aliases(map, source, problems));
    let base = base?;
    let site = site.unwrap_or_else(|| base.clone());
    let publisher = read_publisher(publisher, &base, &site, source, problems);
    let license = read_license(license, source, problems);
    let catalog = CatalogSettings::read(catalog, &language, source, problems);
    let release = ReleaseSettings::read(release, source, problems);
    Some(Config {
        source: source.clone(),
        file: None,
        base,
        site,
        title,
        description,
        language,
        timezone,
        publisher,
        license,
        kinds,
        keys,
        confidence,
        review,
        evidence,
        places,
        identifiers,
        suppress,
        catalog,
        release,
        mapping,
        ontology,
        queries,
    })
}

/// How sure a fact must be when the configuration does not say, in percent.
const CONFIDENCE: u8 = 70;

/// A number between 0 and 1, as percent.
fn confidence(fields: &mut Fields<'_, '_>) -> u8 {
    let Some((text, span)) = fields.text("confidence") else {
        return CONFIDENCE;
    };
    match text.parse::<f32>() {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100"
        )]
        Ok(number) if (0.0..=1.0).contains(&number) => (number * 100.0).round() as u8,
        _ => {
            let hint = "write a number between 0 and 1, such as 0.7".into();
            fields.wrong(span, format!("`{text}` is no confidence"), Some(hint));
            CONFIDENCE
        }
    }
}

/// Which place a name means, where files use a name that several places have.
fn places(fields: &mut Fields<'_, '_>) -> Vec<(String, Span, String)> {
    let mut meant = Vec::new();
    let Some((map, _)) = fields.map("places") else {
        return meant;
    };
    for entry in &map.entries {
        let Some(text) = entry.value.text().map(str::trim) else {
            let message = format!(
                "`{}` under `places` must be the name of a place, this is {}",
                entry.key,
                entry.value.shape()
            );
            fields.wrong(entry.value.span, message, None);
            continue;
        };
        meant.push((entry.key.to_string(), entry.value.span, text.to_owned()));
    }
    meant
}

/// A folder that the configuration names, relative to its own.
fn existing_folder(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    folder: &Path,
) -> Option<PathBuf> {
    let (text, span) = fields.text(key)?;
    let path = folder.join(&text);
    if path.is_dir() {
        return Some(path);
    }
    fields.wrong(
        span,
        format!("there is no folder `{text}`"),
        Some("name a folder beside the configuration".into()),
    );
    None
}

fn base(fields: &mut Fields<'_, '_>) -> Option<String> {
    let (text, span) = fields.text("base")?;
    if !iri::is_iri(&text) || text.contains('?') {
        let hint = "an absolute IRI such as https://w3id.org/mysite/".into();
        fields.wrong(span, format!("`{text}` is no base IRI"), Some(hint));
        return None;
    }
    if text.ends_with('/') {
        return Some(text);
    }
    let hint = format!("write `{}/`", text.trim_end_matches('#'));
    fields.wrong(span, "a base IRI ends in `/`".into(), Some(hint));
    None
}

fn site(fields: &mut Fields<'_, '_>) -> Option<String> {
    let (text, span) = fields.text("site")?;
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if !host || !iri::is_iri(&text) || text.contains(['?', '#']) {
        let hint = "the public address, such as https://www.example.org".into();
        fields.wrong(span, format!("`{text}` is no web address"), Some(hint));
        return None;
    }
    Some(if rest.is_some_and(|rest| rest.contains('/')) {
        text
    } else {
        text + "/"
    })
}

fn language(fields: &mut Fields<'_, '_>) -> String {
    let Some((text, span)) = fields.text("language") else {
        return "en".into();
    };
    if iri::is_language_tag(&text) {
        return text;
    }
    let hint = "a tag such as `it` or `en-GB` (BCP 47)".into();
    fields.wrong(span, format!("`{text}` is no language tag"), Some(hint));
    "en".into()
}

fn timezone(fields: &mut Fields<'_, '_>) -> Option<Tz> {
    let (text, span) = fields.text("timezone")?;
    if let Ok(zone) = text.parse() {
        return Some(zone);
    }
    let near = nearest(&text, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
    let hint = near.map_or_else(
        || "an IANA name such as `Europe/Rome`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    fields.wrong(span, format!("`{text}` is no time zone"), Some(hint));
    None
}

fn read_publisher(
    map: Option<&Map>,
    base: &str,
    site: &str,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Publisher {
    let iri = base[..base.len() - 1].to_owned();
    let Some(map) = map else {
        return Publisher {
            iri,
            ..Publisher::default()
        };
    };
    let mut fields = Fields::new(map, source, problems);
    let publisher = Publisher {
        iri: iri_of(&mut fields, "iri").unwrap_or(iri),
        name: fields.text("name").map(|(text, _)| text),
        url: fields
            .text("url")
            .and_then(|at| address_of(&mut fields, at, site)),
        email: fields.text("email").map(|(text, _)| text),
        same_as: fields
            .texts("sameAs")
            .into_iter()
            .filter_map(|at| address_of(&mut fields, at, site))
            .collect(),
    };
    fields.finish();
    publisher
}

fn address_of(
    fields: &mut Fields<'_, '_>,
    (text, span): (String, Span),
    site: &str,
) -> Option<String> {
    let address = iri::address(&text, site).ok();
    if address.is_none() {
        fields.wrong(span, format!("`{text}` is no address"), None);
    }
    address
}

fn iri_of(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    let (text, span) = fields.text(key)?;
    if iri::is_iri(&text) {
        return Some(text);
    }
    fields.wrong(
        span,
        format!("`{key}` must be an IRI, `{text}` is none"),
        None,
    );
    None
}

fn read_license(map: Option<&Map>, source: &Source, problems: &mut Vec<Diagnostic>) -> License {
    let Some(map) = map else {
        return License::default();
    };
    let mut fields = Fields::new(map, source, problems);
    let license = License {
        content: iri_of(&mut fields, "content"),
        data: iri_of(&mut fields, "data"),
    };
    fields.finish();
    license
}

fn key_aliases(
    map: &Map,
    source: &Source,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, Span, Vec<String>)> {
    let mut aliases = Vec::new();
    for entry in &map.entries {
        let mut names = Vec::new();
        for item in entry.value.items() {
            match item.text() {
                Some(text) => names.push(text.to_owned()),
                None => problems.push(source.problem(
                    Code::ConfigValue,
                    item.span,
                    format!(
                        "the names of `{}` must be texts, this is {}",
                        entry.key,
                        item.shape()
                    ),
                )),
            }
        }
        aliases.push((entry.key.to_string(), entry.key_span, names));
    }
    aliases
}
