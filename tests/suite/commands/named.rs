//! Files in messages: named as one can reach them, with what helps.

use super::{BROKEN, SOUND};
use crate::support::{self, Run, filorosso_in, write};
use std::path::Path;
use tempfile::TempDir;

/// A site whose content folder is `content` in the working directory.
fn project(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    write(&content, "filorosso.yaml", support::CONFIGURATION);
    for (path, text) in files {
        write(&content, path, text);
    }
    folder
}

fn check(folder: &TempDir) -> Run {
    filorosso_in(folder.path(), &["check"])
}

fn assert_told(run: &Run, told: &str) {
    assert!(run.stdout.contains(told), "{told}\n{}", run.stdout);
}

#[test]
fn files_that_are_not_read_are_named_with_the_content_folder() {
    let folder = project(&[(SOUND.0, SOUND.1.as_bytes()), ("articles/note.json", b"{}")]);
    let content = folder.path().join("content");
    support::link(Path::new("gone.md"), &content.join("articles/x.md"));
    let run = check(&folder);
    assert_told(&run, "--> content/articles/note.json");
    assert_told(&run, "--> content/articles/x.md");
    assert_told(&run, "leads to `gone.md`, which does not exist");
    assert_told(&run, "or remove the link");
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_or_have_control_characters_break_no_line() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = project(&[("articles/new\nline\u{1b}[31m.md", BROKEN.1.as_bytes())]);
    let odd = folder.path().join("content/articles");
    std::fs::write(odd.join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    let run = check(&folder);
    assert_told(&run, "--> content/articles/caf\u{fffd}.md");
    assert_told(&run, "content/articles/new\\nline\\u{1b}[31m.md:");
}

#[test]
fn the_command_that_converts_a_file_names_its_encoding_and_path() {
    let folder = project(&[
        ("articles/u.md", b"\xff\xfea\0"),
        ("articles/l.md", b"caf\xe9"),
    ]);
    let run = check(&folder);
    assert_told(&run, "iconv -f UTF-16 -t UTF-8 content/articles/u.md");
    assert_told(&run, "iconv -f ISO-8859-1 -t UTF-8 content/articles/l.md");
}

#[test]
fn yaml_that_is_none_has_a_hint() {
    for title in [
        "\"A\" and B",
        "*nope",
        "{{ template }}",
        "One: two",
        "[Ada](https://ada.example)",
        "\"A",
    ] {
        let text = format!("---\ntitle: {title}\ndate: 2024-01-01\n---\nText.\n");
        let folder = project(&[("articles/a.md", text.as_bytes())]);
        let run = check(&folder);
        assert_told(&run, "error[D30");
        assert_told(&run, "= help: ");
    }
}
