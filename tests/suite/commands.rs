//! The commands as people and shells use them: exit codes, streams, files, completions.

mod asked;
mod left_out;
mod named;
mod shown;
mod written;

use crate::support::{self, Run, filorosso};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

const SOUND: (&str, &str) = ("articles/a.md", "---\ntitle: Sound\n---\n\nText.\n");
const BROKEN: (&str, &str) = ("articles/b.md", "---\ntitle: [\n---\n");

/// Whether a run was refused with a problem of this code, and a text on standard error alone.
fn assert_refused(run: &Run, code: &str, told: &str) {
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains(&format!("error[{code}]")),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains(told),
        "`{told}` is missing in:\n{}",
        run.stderr
    );
}

#[test]
fn exit_codes_tell_how_it_went() {
    assert_eq!(filorosso(&["check"]).code, 0);
    assert_eq!(filorosso(&["chekc"]).code, 2);
    assert_eq!(filorosso(&["export"]).code, 2);
    assert_eq!(filorosso(&["export", "html"]).code, 2);
    assert_eq!(filorosso(&["-j", "0", "check"]).code, 2);
    assert_eq!(filorosso(&["--quiet", "--verbose", "check"]).code, 2);
    let broken = support::site(&[SOUND, BROKEN]);
    assert_eq!(support::over(broken.path(), &["check"]).code, 1);
    assert_refused(
        &filorosso(&["--content", "nowhere", "export", "turtle"]),
        "C101",
        "init",
    );
}

#[test]
fn warnings_are_errors_when_strict() {
    let site = support::site(&[SOUND]);
    let run = support::over(site.path(), &["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("warning[C106]"), "{}", run.stdout);
    assert_eq!(support::over(site.path(), &["check", "--strict"]).code, 1);
}

#[test]
fn an_export_with_errors_writes_the_sound_part() {
    let site = support::site(&[SOUND, BROKEN]);
    let run = support::over(site.path(), &["export", "ntriples"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("\"Sound\"@en"), "{}", run.stdout);
    assert!(run.stderr.contains("articles/b.md:"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    let listing = ["export", "ntriples"];
    let mut child = support::program(&support::repository(), &listing)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut pipe = BufReader::with_capacity(64, child.stdout.take().unwrap());
    pipe.read_line(&mut line).unwrap();
    drop(pipe);
    let mut told = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    let status = child.wait().unwrap();
    assert!(line.ends_with(" .\n"), "{line}");
    assert_eq!(told, "");
    assert!(
        [Some(0), Some(141), None].contains(&status.code()),
        "{status}"
    );
}

#[test]
fn standard_output_has_results_only() {
    let site = support::site(&[SOUND, BROKEN]);
    let plain = support::over(site.path(), &["export", "ntriples"]);
    let verbose = support::over(site.path(), &["--verbose", "export", "ntriples"]);
    let quiet = support::over(site.path(), &["--quiet", "export", "ntriples"]);
    assert_eq!(plain.stdout, verbose.stdout);
    assert_eq!(plain.stdout, quiet.stdout);
    for line in plain.stdout.lines() {
        assert!(line.starts_with('<') && line.ends_with(" ."), "{line}");
    }
    assert!(
        verbose.stderr.contains("warning["),
        "it says more: {}",
        verbose.stderr
    );
    assert!(
        quiet.stderr.contains("error["),
        "errors are said: {}",
        quiet.stderr
    );
}

#[test]
fn nothing_is_said_when_quiet_and_sound() {
    let run = filorosso(&["--quiet", "export", "turtle"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let run = filorosso(&["--quiet", "check"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let site = support::site(&[BROKEN]);
    let content = site.path().to_str().unwrap();
    let coloured = filorosso(&["--content", content, "--color", "always", "check"]);
    assert!(coloured.stdout.contains("\u{1b}["), "{}", coloured.stdout);
    for args in [&["check"][..], &["--color", "never", "check"]] {
        let run = support::over(site.path(), args);
        assert!(!run.stdout.contains('\u{1b}'), "{}", run.stdout);
    }
}

#[test]
fn a_dump_is_replaced_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let dump = folder.path().join("dump.nt");
    fs::write(&dump, "old\n").unwrap();
    let path = dump.to_str().unwrap();
    let run = filorosso(&["export", "ntriples", "-o", path]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let printed = filorosso(&["export", "ntriples"]).success();
    assert!(
        fs::read_to_string(&dump).unwrap() == printed,
        "the file is what is printed"
    );
    let failed = filorosso(&["--content", "nowhere", "export", "ntriples", "-o", path]);
    assert_eq!(failed.code, 1);
    assert!(
        fs::read_to_string(&dump).unwrap() == printed,
        "a failure leaves it alone"
    );
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["dump.nt"]);
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/such/dump.ttl");
    let run = filorosso(&["export", "turtle", "-o", path.to_str().unwrap()]);
    assert_refused(&run, "X901", "no/such/dump.ttl");
}

#[test]
fn init_writes_a_configuration_once() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("new/content");
    let run = filorosso(&["init", site.to_str().unwrap()]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let path = site.join("filorosso.yaml");
    fs::write(&path, "base: https://example.org/mine/\n").unwrap();
    let again = filorosso(&["init", site.to_str().unwrap()]);
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("filorosso.yaml"), "{}", again.stderr);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "base: https://example.org/mine/\n"
    );
}

#[test]
fn the_configuration_of_init_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().to_str().unwrap();
    filorosso(&["init", site]).success();
    let run = filorosso(&["--content", site, "check", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn each_shell_gets_a_script() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = filorosso(&["completions", shell]).success();
        assert!(
            script.contains("filorosso") && script.contains("COMPLETE"),
            "{shell}: {script}"
        );
    }
}

/// What the program offers to complete the last of these words, asked as bash's script does.
pub(crate) fn completed(words: &[&str]) -> Vec<String> {
    let mut args = vec!["--", "filorosso"];
    args.extend(words);
    let mut command = support::program(&support::repository(), &args);
    command
        .env("COMPLETE", "bash")
        .env("_CLAP_IFS", "\n")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let run = support::finish(&mut command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn names_of_saved_queries_are_completed() {
    assert_eq!(completed(&["query", "hours"]), ["hours-per-year"]);
    let all = completed(&["query", "e"]);
    assert!(all.contains(&"episodes-per-season".to_owned()), "{all:?}");
}

#[test]
fn commands_formats_and_codes_are_completed() {
    assert_eq!(completed(&["insp"]), ["inspect"]);
    assert_eq!(completed(&["export", "tu"]), ["turtle"]);
    assert_eq!(completed(&["explain", "C10"])[..2], ["C101", "C102"]);
}

#[test]
fn the_manual_has_a_page_for_the_program_and_each_command() {
    let page = filorosso(&["man"]).success();
    assert!(page.contains(".TH filorosso 1"), "{page}");
    let page = filorosso(&["man", "export"]).success();
    assert!(
        page.contains("filorosso\\-export") && page.contains("jsonld"),
        "{page}"
    );
    assert_refused(&filorosso(&["man", "nothing"]), "X902", "nothing");
}

#[test]
fn the_version_tells_the_commit() {
    let version = filorosso(&["--version"]).success();
    let words: Vec<&str> = version.split_whitespace().collect();
    assert_eq!(words[..2], ["filorosso", env!("CARGO_PKG_VERSION")]);
    let commit = words[2].trim_matches(['(', ')']);
    assert!(
        commit.len() >= 7 && commit.chars().all(|digit| digit.is_ascii_hexdigit()),
        "{version}"
    );
}

#[test]
fn every_code_is_explained() {
    let listed = filorosso(&["explain"]).success();
    let (listed, _rules) = listed.split_once("\n\n").expect("codes, then rules");
    let codes: Vec<&str> = listed.lines().filter_map(|line| line.get(..4)).collect();
    assert_eq!(codes.len(), filorosso::diagnostic::Code::ALL.len());
    for code in filorosso::diagnostic::Code::ALL {
        assert!(codes.contains(&code.id()), "{code} is not listed");
    }
    let lower = filorosso(&["explain", "d301"]).success();
    assert!(
        lower.starts_with("D301 ") && lower.contains("Cure:"),
        "{lower}"
    );
    assert_refused(&filorosso(&["explain", "Z999"]), "X902", "no code `Z999`");
    // Four bytes that are no code, and no boundary behind the first.
    assert_refused(&filorosso(&["explain", "èab"]), "X902", "èab");
}
