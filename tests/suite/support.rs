//! What all tests share: how the program is run, and where small sites for it are made.
#![allow(dead_code, reason = "not every module of the suite uses every helper")]

use filorosso::extract::{Cutoff, Draft};
use filorosso::{Options, Site};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What came of running the program.
#[derive(Debug)]
pub struct Run {
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
    /// Its exit code; -1 when a signal ended it.
    pub code: i32,
}

impl Run {
    /// The standard output of a run that must have gone well.
    pub fn success(self) -> String {
        assert_eq!(self.code, 0, "exit code, standard error:\n{}", self.stderr);
        self.stdout
    }

    /// The standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.stdout, self.stderr))
    }
}

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, in the folder `dir`, without what the machine's surroundings might change.
pub fn program(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_filorosso"));
    command
        .args(args)
        .current_dir(dir)
        .env("NO_COLOR", "1")
        .env_remove("SOURCE_DATE_EPOCH")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COMPLETE");
    command
}

/// Runs the program in the folder of the repository.
pub fn filorosso(args: &[&str]) -> Run {
    filorosso_in(&repository(), args)
}

/// Runs the program in the folder `dir`.
pub fn filorosso_in(dir: &Path, args: &[&str]) -> Run {
    finish(&mut program(dir, args))
}

/// Runs a command to its end.
pub fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    Run {
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or(-1),
    }
}

/// A copy of a folder (a path relative to the repository, or an absolute one).
pub fn temporary_copy_of(path: impl AsRef<Path>) -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_into(&repository().join(path), copy.path());
    copy
}

fn copy_into(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy_into(&entry.path(), &target);
        } else if kind.is_symlink() {
            link(&fs::read_link(entry.path()).unwrap(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Makes a symbolic link.
pub fn link(target: &Path, at: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(target, at).unwrap();
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(target, at).unwrap();
}

/// The configuration that [`site`] gives to a site without one.
pub const CONFIGURATION: &str = r#"base: https://example.org/
language: en
kinds:
  podcast: "podcasts/{podcast}/_index.md"
  episode: "podcasts/{podcast}/{slug}.md"
  article: "articles/{slug}.{md,txt}"
  person: "people/{slug}.{md,yml,yaml,json,toml}"
  organization: "organizations/{slug}.{md,yml,yaml,json,toml}"
"#;

/// A content folder of these files (path and text), with a usual configuration unless they
/// bring a `filorosso.yaml` of their own.
pub fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if !files.iter().any(|(path, _)| *path == "filorosso.yaml") {
        write(folder.path(), "filorosso.yaml", CONFIGURATION);
    }
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// What `told` shows of the files of a site, in the order of their paths.
pub fn of_drafts<T>(files: &[(&str, &str)], told: impl Fn(&Draft) -> T) -> Vec<T> {
    let folder = site(files);
    let cutoff = Cutoff {
        now: 2_000_000_000,
        drafts: false,
        future: true,
    };
    let site = Site::open(Options::new(folder.path().to_owned(), cutoff)).expect("a site");
    site.read(&()).drafts().iter().map(told).collect()
}

/// Writes a file under `folder`, and the folders on its way.
pub fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs the program over a content folder: `filorosso --content FOLDER ARGS`.
pub fn over(content: &Path, args: &[&str]) -> Run {
    let mut all = vec!["--content", content.to_str().expect("a path in Unicode")];
    all.extend(args);
    filorosso(&all)
}

/// All triples of a content folder, as sorted lines of N-Triples.
pub fn triples_of(content: &Path) -> Vec<String> {
    let run = over(content, &["export", "ntriples"]);
    run.stdout.lines().map(str::to_owned).collect()
}
