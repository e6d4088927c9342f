//! The rooms of the source: who may import whom, who may touch files, and how files look.

use super::{read, tracked};
use std::fmt::Write as _;

/// The rooms in the order of the data's way. A room imports rooms before its own, never one
/// behind it.
const ORDER: &[&[&str]] = &[
    &["diagnostic", "iri", "vocab", "fold", "progress"],
    &["tree"],
    &["record"],
    &["content"],
    &["document"],
    &["extract"],
    &["identity"],
    &["mapping"],
    &["store"],
    &["query"],
    &["check"],
    &["export"],
    &["release"],
    &["site"],
    &["cli"],
];

fn rank(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

/// A source file: its path, its room, and lines with their numbers, counted from 0.
type File = (String, String, Vec<(usize, String)>);

/// Source files with their room and their lines that are neither comments nor tests.
fn sources() -> Vec<File> {
    let files = tracked().into_iter().filter(|path| {
        path.starts_with("src/")
            && std::path::Path::new(path)
                .extension()
                .is_some_and(|end| end == "rs")
    });
    files
        .filter(|path| super::support::repository().join(path).exists())
        .map(|path| {
            let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
            let room = inner.split('/').next().unwrap_or(inner).to_owned();
            let lines = read(&path)
                .lines()
                .take_while(|line| line.trim() != "#[cfg(test)]")
                .map(str::to_owned)
                .enumerate()
                .filter(|(_, line)| !line.trim_start().starts_with("//"))
                .collect();
            (path, room, lines)
        })
        .collect()
}

/// The places of source lines that are not as they should be.
fn offences(wrong: impl Fn(&str, &str, &str) -> bool) -> String {
    let sources = sources();
    assert!(sources.len() > 60, "only {} source files", sources.len());
    let mut told = String::new();
    for (path, room, lines) in &sources {
        for (index, line) in lines {
            if wrong(path, room, line) {
                let _ = writeln!(told, "{path}:{}: {}", index + 1, line.trim());
            }
        }
    }
    told
}

/// Rooms that a line names, as in `use crate::tree::Value`.
fn rooms_in(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).filter_map(|rest| {
        let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_');
        let name = rest.get(..end.unwrap_or(rest.len()))?;
        rank(name).map(|_| name)
    })
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let unknown = offences(|_, room, _| rank(room).is_none() && room != "lib" && room != "main");
    assert!(unknown.is_empty(), "{unknown}");
}

#[test]
fn rooms_import_one_way_only() {
    let backward = offences(|_, room, line| {
        let own = rank(room);
        rooms_in(line).any(|other| other != room && own.is_some() && rank(other) >= own)
    });
    assert!(backward.is_empty(), "{backward}");
}

/// What the table of `ARCHITECTURE.md` allows: rooms, and the words in its second column.
fn table() -> Vec<(String, String)> {
    read("ARCHITECTURE.md")
        .lines()
        .filter(|line| line.starts_with("| `src/"))
        .flat_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let allowed = cells[2].to_owned();
            cells[1]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(|path| {
                    let room = path
                        .trim_start_matches("src/")
                        .trim_end_matches('/')
                        .trim_end_matches(".rs");
                    (room.to_owned(), allowed.clone())
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn allows(allowed: &str, other: &str) -> bool {
    let is_leaf = rank(other) == Some(0);
    match allowed {
        "no room" => false,
        "leaves" => is_leaf,
        "all" => true,
        "all rooms up to mapping" => rank(other) <= rank("mapping"),
        list => is_leaf || list.split(", ").any(|room| room == other),
    }
}

#[test]
fn rooms_import_what_the_architecture_allows() {
    let table = table();
    let missing: Vec<&&str> = ORDER
        .iter()
        .flat_map(|rooms| rooms.iter())
        .filter(|room| table.iter().all(|(known, _)| known != **room))
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    let refused = offences(|_, room, line| {
        let Some((_, allowed)) = table.iter().find(|(known, _)| known == room) else {
            return false;
        };
        rooms_in(line).any(|other| other != room && !allows(allowed, other))
    });
    assert!(refused.is_empty(), "{refused}");
}

/// Files that may use the file system though they are not of `src/content`: they write dumps
/// and read saved queries. Rooms that write releases, and rate and compare them, know no content.
const MAY_TOUCH_FILES: &[&str] = &["src/export/file.rs", "src/query/saved.rs"];
const KNOW_RELEASES: [&str; 2] = ["release", "check"];

#[test]
fn only_content_reads_content_files() {
    let touching = offences(|path, room, line| {
        let free = ["content", "cli"].contains(&room)
            || KNOW_RELEASES.contains(&room)
            || MAY_TOUCH_FILES.contains(&path);
        let touches = ["std::fs", "fs::", "File::"];
        !free && touches.iter().any(|word| line.contains(word))
    });
    assert!(touching.is_empty(), "{touching}");
}

#[test]
fn the_library_is_quiet() {
    let loud = [
        "println!",
        "print!",
        "dbg!",
        "process::exit",
        "stdout()",
        "stderr()",
    ];
    let found =
        offences(|_, room, line| room != "cli" && loud.iter().any(|word| line.contains(word)));
    assert!(found.is_empty(), "{found}");
}

#[test]
fn no_value_is_unwrapped() {
    let found = offences(|_, _, line| line.contains(".unwrap()"));
    assert!(found.is_empty(), "{found}");
}

#[test]
fn no_source_file_is_long() {
    let long: Vec<String> = tracked()
        .into_iter()
        .filter(|path| path.starts_with("src/") && super::support::repository().join(path).exists())
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
