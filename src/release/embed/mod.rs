//! Page documents in the HTML pages of a built site.
//!
//! An HTML page is found by its canonical link, and by its path when it has none. Its document is
//! put at the end of its head as one script element that bears the attribute `data-filorosso`; the
//! one that an earlier run put there is replaced, and everything else stays byte for byte.

mod address;
mod html;
mod script;

pub use address::key;

use crate::diagnostic::{Code, Diagnostic};
use crate::export::write_file;
use crate::progress::{Progress, Stage};
use html::{Markup, inspect};
use ignore::WalkBuilder;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How large an HTML page may be, in bytes.
const LARGEST: u64 = 64 << 20;

/// A document and the public page that it is for.
#[derive(Debug, Clone)]
pub struct PageDocument {
    /// Address of the public page.
    pub address: String,
    /// IRI of the thing that the document is about.
    pub iri: String,
    /// The number by which the document is made.
    pub number: usize,
}

/// Makes a document (JSON-LD) by its number; so not all need be in memory at once.
pub type MakeDocument<'a> = dyn Fn(usize) -> String + Sync + 'a;

/// What became of the pages of a folder.
#[derive(Debug, Clone, Default)]
pub struct Embedded {
    /// Paths of pages that were written, or would be.
    pub written: Vec<String>,
    /// How many hold their document already.
    pub same: usize,
    /// Paths of HTML pages for which there is no document.
    pub without: Vec<String>,
    /// What is to be told.
    pub problems: Vec<Diagnostic>,
}

/// An HTML page that was read.
struct Page {
    path: PathBuf,
    /// Its path in the folder, with `/`.
    name: String,
    bytes: Vec<u8>,
    markup: Markup,
}

/// A page that was looked at: its path, its name, the number of its document and whether the
/// page's own path is that of the public page, and whether it has a script of an earlier run.
type Looked = (PathBuf, String, Option<(usize, bool)>, bool);

/// Puts documents into the HTML pages of a folder, whose root is the public site at `site`. With
/// `dry` nothing is written.
///
/// # Errors
/// When the folder holds no HTML pages.
pub fn embed(
    folder: &Path,
    site: &str,
    (documents, make): (&[PageDocument], &MakeDocument<'_>),
    dry: bool,
    progress: &dyn Progress,
) -> Result<Embedded, Diagnostic> {
    let paths = html_files(folder)?;
    let known: FxHashMap<String, usize> = documents
        .iter()
        .enumerate()
        .rev()
        .map(|(number, page)| (key(&page.address), number))
        .collect();
    progress.begin(Stage::Reading, paths.len());
    // Which page is meant is known only when all were looked at; their texts are read again then,
    // so that a large site is never in memory as a whole.
    let looked: Vec<Result<Looked, Diagnostic>> = paths
        .par_iter()
        .map(|path| {
            let page = read(folder, path)?;
            let found = matching(&page, site, &known);
            progress.step();
            Ok((page.path, page.name, found, !page.markup.own.is_empty()))
        })
        .collect();
    let mut embedded = Embedded::default();
    let mut plans: Vec<(PathBuf, String, Option<usize>)> = Vec::new();
    let mut best: FxHashMap<usize, (bool, String)> = FxHashMap::default();
    let mut pages = Vec::new();
    for one in looked {
        match one {
            Ok(page) => pages.push(page),
            Err(problem) => embedded.problems.push(problem),
        }
    }
    for (_, name, found, _) in &pages {
        if let Some((document, own_path)) = found {
            let known = best
                .entry(*document)
                .or_insert_with(|| (*own_path, name.clone()));
            if *own_path && !known.0 {
                *known = (true, name.clone());
            }
        }
    }
    for (path, name, found, has_own) in pages {
        let document = found.map(|(document, _)| document);
        let chosen = document.filter(|document| best[document].1 == name);
        match (document, chosen) {
            (Some(_), Some(_)) => plans.push((path, name, chosen)),
            (Some(document), None) => {
                embedded
                    .problems
                    .push(twice(&name, &best[&document].1, &documents[document]));
                if has_own {
                    plans.push((path, name, None));
                }
            }
            (None, _) => {
                if has_own {
                    plans.push((path, name.clone(), None));
                }
                embedded.without.push(name);
            }
        }
    }
    let met: FxHashSet<usize> = best.keys().copied().collect();
    let unmet = (0..documents.len()).filter(|number| {
        !met.contains(number) && known.get(&key(&documents[*number].address)) == Some(number)
    });
    embedded
        .problems
        .extend(unmet.map(|number| without_html(&documents[number])));
    write_all(folder, plans, (documents, make), dry, &mut embedded);
    embedded.written.sort();
    embedded.without.sort();
    Ok(embedded)
}

fn write_all(
    folder: &Path,
    plans: Vec<(PathBuf, String, Option<usize>)>,
    (documents, make): (&[PageDocument], &MakeDocument<'_>),
    dry: bool,
    embedded: &mut Embedded,
) {
    let done: Vec<(String, Result<bool, Diagnostic>)> = plans
        .into_par_iter()
        .map(|(path, name, document)| {
            let document = document.map(|number| &documents[number]);
            let document = document.map(|document| (document, make(document.number)));
            let written = read(folder, &path).and_then(|page| write(&page, document, dry));
            (name, written)
        })
        .collect();
    for (name, written) in done {
        match written {
            Ok(true) => embedded.written.push(name),
            Ok(false) => embedded.same += 1,
            Err(problem) => embedded.problems.push(problem),
        }
    }
}

/// HTML files of a folder, in the order of their paths; links are not followed.
fn html_files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let is_html = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| {
            ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
        })
    };
    let walk = WalkBuilder::new(folder).standard_filters(false).build();
    let files = walk.filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let mut paths: Vec<PathBuf> = files
        .map(ignore::DirEntry::into_path)
        .filter(|path| is_html(path))
        .collect();
    paths.sort();
    if paths.is_empty() {
        let message = if folder.is_dir() {
            format!("there are no HTML pages in `{}`", folder.display())
        } else {
            format!("there is no folder `{}`", folder.display())
        };
        let hint =
            "build the site first, and name the folder that its generator writes, such as `public`";
        return Err(Diagnostic::new(Code::HtmlFolder, message).hint(hint));
    }
    Ok(paths)
}

fn read(folder: &Path, path: &Path) -> Result<Page, Diagnostic> {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let name = name.to_string_lossy().replace('\\', "/");
    let unusable = |why: String| {
        let message = format!("`{name}` cannot be used: {why}");
        let hint = "see that it is an HTML page in UTF-8, or in another encoding that holds ASCII";
        Diagnostic::new(Code::HtmlUnusable, message).hint(hint)
    };
    let size = fs::metadata(path)
        .map_err(|error| unusable(error.to_string()))?
        .len();
    if size > LARGEST {
        return Err(unusable(format!("it has more than {} MB", LARGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(|error| unusable(error.to_string()))?;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(unusable("it is in UTF-16".to_owned()));
    }
    if bytes.contains(&0) {
        return Err(unusable("it has NUL bytes".to_owned()));
    }
    let markup = inspect(&bytes).map_err(unusable)?;
    Ok(Page {
        path: path.to_owned(),
        name,
        bytes,
        markup,
    })
}

/// The number of the document of a page, and whether the page's own path is that of the public
/// page.
fn matching(page: &Page, site: &str, known: &FxHashMap<String, usize>) -> Option<(usize, bool)> {
    let own = address::of_path(site, &page.name);
    let own_key = key(&own);
    let canonical = page.markup.canonical.as_deref();
    let canonical = canonical.and_then(|link| address::resolve(link, &own));
    let wanted = canonical.map_or_else(|| own_key.clone(), |link| key(&link));
    let document = *known.get(&wanted)?;
    Some((document, wanted == own_key))
}

/// Writes a page with its document, or without one; tells whether that is anything else.
fn write(
    page: &Page,
    document: Option<(&PageDocument, String)>,
    dry: bool,
) -> Result<bool, Diagnostic> {
    let script = document.map(|(of, json)| script::element(&of.iri, &json, page.markup.is_utf8));
    let bytes = script::replaced(&page.bytes, &page.markup, script.as_deref());
    if bytes == page.bytes {
        return Ok(false);
    }
    if !dry {
        write_file(&page.path, |out| out.write_all(&bytes))?;
    }
    Ok(true)
}

fn twice(name: &str, other: &str, document: &PageDocument) -> Diagnostic {
    let message = format!(
        "`{name}` is the public page {} too, as `{other}` is: the document goes there alone",
        document.address
    );
    let hint = "give each page a canonical link of its own";
    Diagnostic::new(Code::PageTwice, message).hint(hint)
}

fn without_html(document: &PageDocument) -> Diagnostic {
    let message = format!(
        "there is no HTML page for {}, the public page of <{}>",
        document.address, document.iri
    );
    let hint = "say with `url` under the kind in filorosso.yaml, or in the front matter, where its page is; or build the page";
    Diagnostic::new(Code::PageWithoutHtml, message).hint(hint)
}
