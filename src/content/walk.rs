use super::{Captures, Config};
use crate::diagnostic::{Code, Diagnostic, Place};
use ignore::WalkBuilder;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Endings of files that hold content or data.
const CONTENT: &[&str] = &[
    "md", "markdown", "mdx", "txt", "yml", "yaml", "toml", "json",
];
/// Endings of files that may stand beside a document and hold its front matter.
const DATA: &[&str] = &["yml", "yaml", "toml", "json"];

/// A file of the content folder that a pattern takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// Path relative to the content folder, with `/` between names.
    pub path: Box<str>,
    /// Which of the configuration's kinds it is.
    pub kind: usize,
    /// What the pattern took of the path.
    pub captures: Captures,
    /// A data file of the same name beside it.
    pub sidecar: Option<Box<str>>,
}

/// Lists the content files of a folder in the order of their paths.
///
/// Hidden files and what the folder's own ignore files name are passed over.
/// Files that no pattern takes, and patterns that take no file, are reported.
pub fn list_files(
    root: &Path,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ContentFile> {
    let paths = paths(root, problems);
    let mut files = Vec::new();
    let mut others = Vec::new();
    let mut matched = config
        .kinds
        .iter()
        .map(|kind| vec![false; kind.patterns.len()])
        .collect::<Vec<_>>();
    for path in paths {
        match take(&path, config, &mut matched, problems) {
            Some((kind, captures)) => files.push(ContentFile {
                path: path.into(),
                kind,
                captures,
                sidecar: None,
            }),
            None if config.is_own(&root.join(&path)) => {}
            None => others.push(path),
        }
    }
    attach_sidecars(&mut files, others, problems);
    for (kind, matched) in config.kinds.iter().zip(matched) {
        for ((pattern, span), _) in kind
            .patterns
            .iter()
            .zip(matched)
            .filter(|(_, matched)| !matched)
        {
            if kind.explicit {
                let message = format!(
                    "no file of the kind `{}`: nothing matches `{pattern}`",
                    kind.name
                );
                let problem = config
                    .source
                    .problem(Code::PatternUnmatched, *span, message);
                problems.push(problem.hint("correct the pattern, or take it away"));
            }
        }
    }
    files
}

fn paths(root: &Path, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut walk = WalkBuilder::new(root);
    walk.follow_links(true)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false);
    let mut paths = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                match relative(root, entry.path()) {
                    Ok(path) if is_content(&path) => {
                        paths.push(path);
                    }
                    Ok(_) => {}
                    Err(lossy) => problems.push(
                        Diagnostic::new(Code::PathNotUtf8, "the name of this file is not UTF-8")
                            .at(Place::file(lossy))
                            .hint("rename the file"),
                    ),
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(walk_problem(root, &error)),
        }
    }
    paths.sort_unstable();
    paths
}

fn is_content(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| CONTENT.contains(&&*ending.to_ascii_lowercase()))
}

fn relative(root: &Path, path: &Path) -> Result<String, String> {
    let path = path.strip_prefix(root).unwrap_or(path);
    let mut text = String::new();
    for part in path.components() {
        let Some(part) = part.as_os_str().to_str() else {
            return Err(path.to_string_lossy().into_owned());
        };
        if !text.is_empty() {
            text.push('/');
        }
        text.push_str(part);
    }
    Ok(text)
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Diagnostic {
    let (mut inner, mut path) = (error, None::<PathBuf>);
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = Some(at.clone());
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
                inner = err;
            }
            ignore::Error::Loop { ancestor, child } => {
                let child = relative(root, child).unwrap_or_else(|lossy| lossy);
                let above = relative(root, ancestor).unwrap_or_else(|lossy| lossy);
                let above = if above.is_empty() {
                    "the content folder"
                } else {
                    &above
                };
                return Diagnostic::new(
                    Code::LinkLoop,
                    format!("this link leads back to {above}; it is not followed"),
                )
                .at(Place::file(child))
                .hint("remove the symbolic link");
            }
            _ => break,
        }
    }
    let link = path.as_ref().and_then(|path| std::fs::read_link(path).ok());
    let dangling = link.filter(|_| path.as_ref().is_some_and(|path| !path.exists()));
    let place = path.map_or_else(String::new, |path| {
        relative(root, &path).unwrap_or_else(|lossy| lossy)
    });
    if let Some(target) = dangling {
        let message = format!(
            "this link leads to `{}`, which does not exist",
            target.display()
        );
        return Diagnostic::new(Code::FileUnreadable, message)
            .at(Place::file(place))
            .hint("restore what it leads to, or remove the link");
    }
    Diagnostic::new(
        Code::FileUnreadable,
        format!("this cannot be read: {inner}"),
    )
    .at(Place::file(place))
    .hint("give the user who runs filorosso the right to read it")
}

/// The kind whose pattern says most exactly that it means this path, so that
/// `_index.md` is no `{slug}.md`.
fn take(
    path: &str,
    config: &Config,
    matched: &mut [Vec<bool>],
    problems: &mut Vec<Diagnostic>,
) -> Option<(usize, Captures)> {
    let mut best: Option<(usize, usize, (usize, Captures))> = None;
    for (index, kind) in config.kinds.iter().enumerate() {
        for (at, (pattern, _)) in kind.patterns.iter().enumerate() {
            let Some(captures) = pattern.captures(path) else {
                continue;
            };
            let weight = pattern.weight();
            match &best {
                Some((first, most, _)) if *most == weight && *first != index => {
                    matched[index][at] = true;
                    problems.push(ambiguous(path, config, *first, index));
                }
                Some((_, most, _)) if *most >= weight => {}
                _ => best = Some((index, weight, (at, captures))),
            }
        }
    }
    let (index, _, (at, captures)) = best?;
    matched[index][at] = true;
    Some((index, captures))
}

fn ambiguous(path: &str, config: &Config, first: usize, second: usize) -> Diagnostic {
    let (first, second) = (&config.kinds[first], &config.kinds[second]);
    Diagnostic::new(
        Code::PatternAmbiguous,
        format!(
            "this file fits the patterns of {} and {}; it is read as {}",
            first.name, second.name, first.name
        ),
    )
    .at(Place::file(path))
    .hint("make the patterns under `kinds` in the configuration differ")
}

/// Gives data files of the same name to their documents and reports the rest.
fn attach_sidecars(files: &mut [ContentFile], others: Vec<String>, problems: &mut Vec<Diagnostic>) {
    let stem = |path: &str| path.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let ending = |path: &str| {
        path.rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase())
    };
    let by_stem: FxHashMap<String, usize> = if others.is_empty() {
        FxHashMap::default()
    } else {
        let documents = files
            .iter()
            .enumerate()
            .filter(|(_, file)| ending(&file.path).is_some_and(|ending| !DATA.contains(&&*ending)));
        documents
            .filter_map(|(index, file)| Some((stem(&file.path)?, index)))
            .collect()
    };
    for path in others {
        let data = ending(&path).is_some_and(|ending| DATA.contains(&&*ending));
        let owner = stem(&path).and_then(|stem| by_stem.get(&stem)).copied();
        match owner {
            Some(index) if data && files[index].sidecar.is_none() => {
                files[index].sidecar = Some(path.into());
            }
            Some(_) if data => problems.push(
                Diagnostic::new(
                    Code::FileIgnored,
                    "another data file of the same name is used already",
                )
                .at(Place::file(path)),
            ),
            _ => problems.push(
                Diagnostic::new(Code::FileIgnored, "no pattern of `kinds` takes this file")
                    .at(Place::file(path)),
            ),
        }
    }
}
