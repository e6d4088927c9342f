//! What the project says of itself: its documents name what exists, its rooms import one way
//! only, the README's commands work, and the reference of commands is that of the program.

mod reference;
mod rooms;
mod rules_page;

use crate::support;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    fs::read_to_string(support::repository().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files of the repository, as git knows them: committed, or new and not ignored.
fn tracked() -> Vec<String> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(support::repository())
        .output()
        .expect("git");
    assert!(output.status.success(), "git ls-files");
    let names = String::from_utf8(output.stdout).expect("paths in Unicode");
    names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_paths_that_the_architecture_names_exist() {
    let text = read("ARCHITECTURE.md");
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| is_path(word))
        .collect();
    assert!(named.len() > 50, "only {} paths", named.len());
    let gone: Vec<&str> = named
        .into_iter()
        .filter(|path| !support::repository().join(path).exists())
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// Whether a word in back quotes is a path of the repository: it has a slash and begins with
/// a folder that the repository has, or it is a file at its top.
fn is_path(word: &str) -> bool {
    let plain = !word.contains([' ', ':', '*', '{', '<', '$']);
    match word.split_once('/') {
        Some((first, _)) => plain && support::repository().join(first).is_dir(),
        None => plain && [".md", ".toml"].iter().any(|ending| word.ends_with(ending)),
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut broken = String::new();
    for document in tracked().iter().filter(|path| is_document(path)) {
        let text = read(document);
        let folder = Path::new(document).parent().unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| {
            let (target, _) = rest.split_once(')')?;
            Some(target.split('#').next().unwrap_or(""))
        }) {
            let outside = target.is_empty() || target.contains("://") || target.contains(' ');
            let path = support::repository().join(folder).join(target);
            if !outside && !path.exists() {
                let _ = writeln!(broken, "{document}: {target}");
            }
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

fn is_document(path: &str) -> bool {
    let top = !path.contains('/') || path.starts_with("docs/") || path == "content/README.md";
    top && Path::new(path).extension().is_some_and(|end| end == "md")
}

/// The blocks of a Markdown document between fences of this language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}");
    let (mut blocks, mut inside) = (Vec::new(), None);
    for line in text.lines() {
        match &mut inside {
            None if line == fence => inside = Some(String::new()),
            None => {}
            Some(_) if line == "```" => blocks.extend(inside.take()),
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    assert!(inside.is_none(), "a fence is not closed");
    blocks
}

/// The README's commands as one script for the program that the tests were built with.
fn script(readme: &str) -> String {
    let mut script = String::from("set -e\n");
    for line in blocks(readme, "sh").concat().lines() {
        let is_cargo_only = ["cargo test", "cargo install"]
            .iter()
            .any(|command| line.starts_with(command));
        if !is_cargo_only {
            let _ = writeln!(
                script,
                "{}",
                line.replace("cargo run --release -- ", "filorosso ")
            );
        }
    }
    assert!(script.contains("\nfilorosso export turtle"), "{script}");
    script
}

/// A copy of the repository, and a folder `.bin` in it with the program.
fn copy_of_the_repository() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for path in tracked() {
        if let Ok(bytes) = fs::read(support::repository().join(&path)) {
            support::write(copy.path(), &path, bytes);
        }
    }
    let bin = copy.path().join(".bin");
    fs::create_dir(&bin).unwrap();
    support::link(
        Path::new(env!("CARGO_BIN_EXE_filorosso")),
        &bin.join("filorosso"),
    );
    copy
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_readme_work_and_print_what_it_shows() {
    let readme = read("README.md");
    let copy = copy_of_the_repository();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &script(&readme)])
        .current_dir(copy.path())
        .env(
            "PATH",
            format!("{}:{path}", copy.path().join(".bin").display()),
        )
        .env("NO_COLOR", "1")
        .env_remove("SOURCE_DATE_EPOCH");
    let run = support::finish(&mut shell);
    assert_eq!(run.code, 0, "{}\n{}", run.stdout, run.stderr);
    let mut printed = run.stdout + &run.stderr;
    printed += &support::filorosso(&["query", "hours-per-year"]).success();
    printed += &support::filorosso(&["export", "turtle"]).success();
    let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
    for block in ["text", "turtle"]
        .iter()
        .flat_map(|kind| blocks(&readme, kind))
    {
        for line in block.lines() {
            assert!(
                lines.contains(&line.trim_end()),
                "not printed any more: {line}"
            );
        }
    }
}

#[test]
fn the_reference_of_commands_is_that_of_the_program() {
    is_up_to_date("docs/commands.md", &reference::markdown());
}

#[test]
fn the_page_about_rules_is_that_of_the_sources() {
    is_up_to_date("docs/rules.md", &rules_page::markdown());
}

fn is_up_to_date(document: &str, generated: &str) {
    let path = support::repository().join(document);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, generated).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let line = kept.lines().zip(generated.lines()).find(|(a, b)| a != b);
    assert!(
        kept == generated,
        "{document} is out of date; run `UPDATE_DOCS=1 cargo test`: {line:?}"
    );
}
