use super::changes::{Changes, Comparison, DumpSource};
use super::embed::{MakeDocument, PageDocument};
use super::{
    Artifact, Documents, Edition, Folder, Hosting, Pages, PreviousVersion, Statistics, Thing,
    Things, Written, catalog, dumps, server_rules, vocabulary, void,
};
use crate::content::{Config, Ontology};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{Describer, Dump};
use crate::mapping::{Index, Order, Prefixes, QuadTable, TermView};
use crate::progress::{Progress, Stage};
use crate::vocab::{SCHEMA_HTTP, SCHEMA_HTTPS};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a release is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The quads, provenance among them.
    pub table: &'a QuadTable,
    /// What the site says of itself.
    pub config: &'a Config,
    /// The digest of the configuration's bytes (SHA-256, hexadecimal).
    pub config_digest: &'a str,
    /// Layout of pages, contexts, vocabulary.
    pub ontology: &'a Ontology,
    /// Prefixes of the mapping.
    pub prefixes: &'a Prefixes,
    /// Whether schema.org's terms begin with `https://` in the data.
    pub schema_https: bool,
    /// Addresses under the base that lead to things, with the IRIs of those.
    pub aliases: &'a [(String, String)],
    /// The commit of the content, when it is a checkout.
    pub commit: Option<&'a str>,
    /// The day of the release (`xsd:date`), when it is not that of the newest content.
    pub day: Option<&'a str>,
}

/// An earlier release that the difference is told to.
pub struct Previous<'a> {
    /// Its dump.
    pub dump: &'a DumpSource,
    /// Its place in the catalogue.
    pub version: Option<PreviousVersion>,
    /// Whether a line speaks of somebody who is left out: nothing is told of its being gone.
    pub hidden: &'a dyn Fn(&str) -> bool,
    /// Whether an IRI is missing because somebody is left out: that is neither told nor wrong.
    pub left_out: &'a dyn Fn(&str) -> bool,
}

/// What a release holds.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// Documents of things that are new, changed, the same.
    pub documents: [usize; 3],
    /// Things that have documents.
    pub things: usize,
    /// Things that are new, changed, gone since the release before.
    pub changes: Option<[usize; 3]>,
    /// What is to be told.
    pub problems: Vec<Diagnostic>,
}

/// Names at the root of a release that are not for things, without endings.
const ROOT: [&str; 10] = [
    "dump",
    "catalog",
    "dataset",
    "void",
    "ontology",
    "context",
    "changes",
    "release",
    "SHA256SUMS",
    "nginx",
];

/// Writes all files of a release but the checksums, which [`Folder::seal`] writes.
///
/// # Errors
/// What stands in the way.
pub fn make(
    source: Source<'_>,
    previous: Option<&Previous<'_>>,
    folder: &Folder,
    progress: &dyn Progress,
) -> Result<Made, Vec<Diagnostic>> {
    let one = |problem| vec![problem];
    let sorted = source.table.sorted(Order::Triples);
    let index = Index::new(source.table, &sorted);
    let dump = Dump {
        table: source.table,
        prefixes: source.prefixes,
        context: &source.ontology.context,
        schema_https: source.schema_https,
        rdf_12: false,
    };
    let dumps = dumps::write(folder, dump, sorted).map_err(one)?;
    let changes = previous.map(|previous| changes_since(previous, source, folder, progress));
    let changes = changes.transpose()?;
    let taken: BTreeSet<String> = ROOT.iter().map(ToString::to_string).collect();
    let things = Things::of(&index, &source.config.base, &taken);
    let mut made = write_documents(source, &index, &things, folder, progress)?;
    made.problems.extend(things.problems.iter().cloned());
    let coverage = coverage(&index, source.schema_https);
    let newest = coverage.as_ref().map(|(_, newest)| newest.clone());
    let day = source.day.map(str::to_owned).or(newest);
    let edition = Edition {
        config: source.config,
        ontology: source.ontology,
        issued: day.clone(),
        modified: day,
        coverage,
        dumps,
        statistics: Statistics::of(&index, &things.things),
        previous: previous.and_then(|previous| previous.version.clone()),
    };
    let mut files = vec![manifest(source, &edition, &things)];
    files.extend(catalog::artifacts(&edition));
    files.extend(vocabulary::artifacts(source.ontology, &source.config.base).map_err(one)?);
    files.extend(void::artifacts(&edition, source.prefixes));
    let contact = contact(source.config);
    let rules = server_rules(&hosting(source, contact.as_deref(), &index, &things));
    files.extend(rules.files);
    made.problems.extend(rules.problems);
    if let Some(changes) = changes {
        let day = edition.modified.as_deref();
        files.extend(changes.artifacts(&source.config.base, day));
        made.changes = Some(changes.counts());
    }
    files.push(page("dataset.jsonld", &catalog::dataset_page(&edition)));
    for file in files {
        folder.put(&file.path, &file.bytes).map_err(one)?;
    }
    Ok(made)
}

/// Calls `visit` with the page documents of all things that have a public page under the site,
/// and with what makes them.
pub fn with_page_documents<T>(
    source: Source<'_>,
    visit: impl FnOnce(&[PageDocument], &MakeDocument<'_>) -> T,
) -> T {
    let sorted = source.table.sorted(Order::Triples);
    let index = Index::new(source.table, &sorted);
    drop(sorted);
    let things = Things::of(&index, &source.config.base, &BTreeSet::new());
    let pages = Pages::new(
        &index,
        &source.ontology.page,
        &source.config.language,
        source.schema_https,
    );
    let url = pages.schema_term("url");
    let mut documents = Vec::new();
    for thing in &things.things {
        let pages = index.values(thing.number, &url);
        let own = pages.filter_map(|quad| match quad.object {
            TermView::Iri(iri) => Some(iri),
            TermView::Literal(..) => None,
        });
        for address in own
            .filter(|page| page.starts_with(&source.config.site))
            .take(1)
        {
            documents.push(PageDocument {
                address: address.to_owned(),
                iri: index.subject(thing.number).to_owned(),
                number: thing.number,
            });
        }
    }
    visit(&documents, &|number| {
        serde_json::to_string(&pages.document(number)).unwrap_or_default()
    })
}

/// Where the release is served, and what is asked for there.
fn hosting<'a>(
    source: Source<'a>,
    contact: Option<&'a str>,
    index: &Index<'_>,
    things: &Things,
) -> Hosting<'a> {
    let config = source.config;
    let of = |name: &str| format!("{}{name}", schema(source.schema_https));
    let (url, feed) = (of("url"), of("webFeed"));
    let iri = |number, predicate: &str| {
        let values = index.values(number, predicate);
        let iris = values.filter_map(|quad| match quad.object {
            TermView::Iri(iri) => Some(iri.to_owned()),
            TermView::Literal(..) => None,
        });
        iris.collect::<Vec<String>>().into_iter()
    };
    let mut hosting = Hosting {
        base: &config.base,
        address: config.release.address.as_ref().unwrap_or(&config.site),
        page: Some(config.release.page.as_ref().unwrap_or(&config.site)),
        contact,
        gone: things.gone.clone(),
        moved: things.moved.clone(),
        ..Hosting::default()
    };
    hosting.moved.extend(source.aliases.iter().cloned());
    for thing in &things.things {
        // An organization's own site is no page of the public site about it.
        let page = iri(thing.number, &url).find(|page| page.starts_with(&config.site));
        hosting
            .things
            .push((index.subject(thing.number).to_owned(), page));
        for feed in iri(thing.number, &feed) {
            if let Some(path) = feed.strip_prefix(&config.base) {
                let served = format!("{}{path}", config.site);
                hosting.feeds.push((feed, served));
            }
        }
    }
    hosting
}

/// Whom to write to about the name space.
fn contact(config: &Config) -> Option<String> {
    let own = &config.catalog.contact;
    let email = own.email.as_ref().or(config.publisher.email.as_ref())?;
    let name = own.name.as_ref().or(config.publisher.name.as_ref());
    Some(match name {
        Some(name) => format!("{name} <{email}>"),
        None => email.clone(),
    })
}

/// The namespace of schema.org's terms.
const fn schema(https: bool) -> &'static str {
    if https { SCHEMA_HTTPS } else { SCHEMA_HTTP }
}

/// The difference to an earlier release.
///
/// # Errors
/// When that cannot be read, or when something that it published is missing now.
fn changes_since(
    previous: &Previous<'_>,
    source: Source<'_>,
    folder: &Folder,
    progress: &dyn Progress,
) -> Result<Changes, Vec<Diagnostic>> {
    let new = DumpSource::open(&folder.building().join("dump.nq")).map_err(|one| vec![one])?;
    let comparison = Comparison {
        hidden: previous.hidden,
        patch: true,
        progress,
    };
    let changes = Changes::between(previous.dump, &new, comparison)?;
    let base = &source.config.base;
    let lost = changes
        .lost
        .iter()
        .filter(|iri| iri.starts_with(base.as_str()) || *iri == base.trim_end_matches('/'));
    let lost: Vec<Diagnostic> = lost
        .filter(|iri| !(previous.left_out)(iri))
        .map(|iri| {
            let message = format!("<{iri}> was published before and is missing now, with no tombstone that says so");
            let hint = "bring it back; or give it an entry in identifiers.yaml, with `gone: true` or `mergedInto: IRI`";
            Diagnostic::new(Code::IriLost, message).hint(hint)
        })
        .collect();
    if lost.is_empty() {
        Ok(changes)
    } else {
        Err(lost)
    }
}

/// Writes the documents of all things.
fn write_documents(
    source: Source<'_>,
    index: &Index<'_>,
    things: &Things,
    folder: &Folder,
    progress: &dyn Progress,
) -> Result<Made, Vec<Diagnostic>> {
    let pages = Pages::new(
        index,
        &source.ontology.page,
        &source.config.language,
        source.schema_https,
    );
    let describer = Describer::new(source.table, source.prefixes);
    let documents = Documents::new(index, pages, describer);
    let counts: [AtomicUsize; 3] = Default::default();
    progress.begin(Stage::Writing, things.things.len());
    let write = |thing: &Thing| -> Result<(), Diagnostic> {
        let page = documents.page(thing);
        let [turtle, ntriples] = documents.descriptions(thing);
        for (ending, bytes) in [("jsonld", page), ("ttl", turtle), ("nt", ntriples)] {
            let written = folder.put(&format!("{}.{ending}", thing.path), &bytes)?;
            let slot = match written {
                Written::New => 0,
                Written::Changed => 1,
                Written::Same => 2,
            };
            counts[slot].fetch_add(1, Ordering::Relaxed);
        }
        progress.step();
        Ok(())
    };
    things
        .things
        .par_iter()
        .try_for_each(write)
        .map_err(|problem| vec![problem])?;
    Ok(Made {
        documents: counts.map(AtomicUsize::into_inner),
        things: things.things.len(),
        ..Made::default()
    })
}

/// The days of the oldest and the newest publication (`xsd:date`).
fn coverage(index: &Index<'_>, schema_https: bool) -> Option<(String, String)> {
    let published = format!("{}datePublished", schema(schema_https));
    let mut span: Option<(&str, &str)> = None;
    for number in 0..index.len() {
        for day in index
            .values(number, &published)
            .filter_map(|quad| day(quad.object))
        {
            let (first, last) = span.unwrap_or((day, day));
            span = Some((first.min(day), last.max(day)));
        }
    }
    span.map(|(first, last)| (first.to_owned(), last.to_owned()))
}

/// The day of a date that has one.
fn day(value: TermView<'_>) -> Option<&str> {
    match value {
        TermView::Literal(text, ..) => {
            let day = text.get(..10)?;
            let sound = day.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
            sound.then_some(day)
        }
        TermView::Iri(_) => None,
    }
}

/// `release.json`: what made the release, of what, and how much there is.
fn manifest(source: Source<'_>, edition: &Edition<'_>, things: &Things) -> Artifact {
    let dumps = edition
        .dumps
        .iter()
        .map(|dump| json!({ "path": dump.path, "bytes": dump.bytes, "sha256": dump.sha256 }));
    let manifest = json!({
        "tool": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "base": source.config.base,
        "issued": edition.modified,
        "source": { "commit": source.commit, "configuration": { "sha256": source.config_digest } },
        "counts": {
            "triples": edition.statistics.triples,
            "things": things.things.len(),
            "classes": edition.statistics.classes,
        },
        "dumps": dumps.collect::<Vec<Value>>(),
    });
    page("release.json", &manifest)
}

/// A file of indented JSON.
fn page(path: &str, value: &Value) -> Artifact {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    Artifact::new(path, bytes)
}
