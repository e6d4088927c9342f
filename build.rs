//! Tells the program its version and the commit that it was built from, and gathers the
//! documentation of its rules: the comment at the head of each rule's file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let commit = Command::new("git")
        .args(["rev-parse", "--short=10", "HEAD"])
        .output()
        .ok()
        .filter(|output| output.status.success())
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let shown = commit.map_or_else(|| version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo::rustc-env=FILOROSSO_VERSION={shown}");
    write_rules();
    println!("cargo::rerun-if-changed=build.rs");
    for path in [".git/HEAD", ".git/refs/heads"] {
        if std::path::Path::new(path).exists() {
            println!("cargo::rerun-if-changed={path}");
        }
    }
}

/// Writes the name and the documentation of each file of rules as a Rust constant.
fn write_rules() {
    let folder = Path::new("src/extract/rules");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = vec!["src/extract/credits.rs".into()];
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    files.extend(entries.map(|entry| match entry.path() {
        path if path.is_dir() => path.join("mod.rs"),
        path => path,
    }));
    files.sort();
    let mut text = String::from("&[\n");
    for path in files {
        // Beside its file a rule may have a folder, which has no documentation of its own.
        let Ok(source) = fs::read_to_string(&path) else {
            continue;
        };
        println!("cargo::rerun-if-changed={}", path.display());
        let lines: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let own = path.file_stem().filter(|stem| *stem != "mod");
        let name = own.or_else(|| path.parent()?.file_name());
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(text, "    ({name:?}, {:?}),", lines.join("\n"));
    }
    text.push_str("]\n");
    let target = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(target.join("rules.rs"), text).expect("the folder of build results is writable");
}
