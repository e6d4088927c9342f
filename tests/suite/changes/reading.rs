//! What is read when dumps are compared: formats, folders, addresses, and what is none of them.

use super::{WITH_PATCH, between, patched};
use crate::support::{filorosso, finish, program, write};
use filorosso::diagnostic::{Code, Diagnostic};
use filorosso::release::changes::{Changes, DumpSource, State};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;

const LINE: &str = "<https://e.org/a> <https://e.org/p> \"x\" .\n";

fn packed(text: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}

/// The changes from one file to the other: names and contents.
fn compare(old: (&str, &[u8]), new: (&str, &[u8])) -> Result<Changes, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    let open = |side: &str, (name, bytes): (&str, &[u8])| {
        let path = format!("{side}/{name}");
        write(folder.path(), &path, bytes);
        DumpSource::open(&folder.path().join(path)).map_err(|one| vec![one])
    };
    Changes::between(&open("old", old)?, &open("new", new)?, WITH_PATCH)
}

#[test]
fn what_is_wrong_with_a_dump_has_its_place() {
    let nt =
        "<https://e.org/a> <https://e.org/p> \"x\" .\n<https://e.org/b> <https://e.org/p> \"x .\n";
    let relative = "<https://e.org/a> <https://e.org/p> <b> .\n";
    for (name, text, line, column) in [
        ("a.ttl", "# è\n<https://e.org/a> oops \"x\" .\n", 2, 19),
        ("a.ttl", "<a> <https://e.org/p> \"x\" .\n", 1, 1),
        (
            "a.trig",
            "<https://e.org/g> {\n <https://e.org/a> .\n}\n",
            2,
            20,
        ),
        ("a.nt", nt, 2, 37),
        ("a.nt", relative, 1, 37),
        ("a.nq", nt, 2, 37),
        ("a.jsonld", "{\"@id\": \"https://e.org/a\",\n oops}", 2, 2),
    ] {
        let problems = compare((name, text.as_bytes()), ("b.nt", LINE.as_bytes())).unwrap_err();
        let problem = &problems[0];
        assert_eq!(
            (problems.len(), problem.code),
            (1, Code::DumpInvalid),
            "{problems:?}"
        );
        let place = problem
            .place
            .as_ref()
            .unwrap_or_else(|| panic!("{name}: {problem}"));
        assert_eq!(
            (place.line, place.column),
            (line, column),
            "{name}: {problem}"
        );
        assert!(
            place.path.ends_with(name) && !place.excerpt.is_empty(),
            "{place:?}"
        );
        let again = compare(
            (&format!("{name}.gz"), &packed(text)),
            ("b.nt", LINE.as_bytes()),
        );
        assert_eq!(
            again.unwrap_err()[0].place.as_ref().unwrap().line,
            line,
            "{name}"
        );
    }
    let xml = compare(("a.rdf", b"<rdf><"), ("b.nt", b"")).unwrap_err();
    assert_eq!(xml[0].code, Code::DumpInvalid, "{xml:?}");
    // Of both sides, whichever is found first.
    for [old, new] in [
        ["a.nt", "b.ttl"],
        ["a.ttl", "b.nt"],
        ["a.nt", "b.nt"],
        ["a.ttl", "b.ttl"],
    ] {
        let problems = compare((old, b"<oops>\n"), (new, b"<oops>\n")).unwrap_err();
        assert_eq!(problems.len(), 2, "{old} {new} {problems:?}");
    }
}

#[test]
fn bytes_that_are_no_dump_are_refused() {
    let whole = packed(&LINE.repeat(1000));
    let latin: &[u8] = b"<https://e.org/a> <https://e.org/p> \"\xe8\" .\n";
    let cut = "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"https://e.org/\">\n<r:Description r:about=\"https://e.org/a\"><e:p>x</e:p></r:Description>\n";
    let two = "<https://e.org/a> <https://e.org/p> <https://e.org/c> . <https://e.org/a> <https://e.org/p> <https://e.org/b> .\n";
    for (name, bytes) in [
        ("cut.nq.gz", &whole[..whole.len() / 2]),
        ("cut.ttl.gz", &whole[..whole.len() - 4]),
        ("plain.nq.gz", LINE.as_bytes()),
        ("packed.nq", &whole),
        ("latin.nt", latin),
        ("latin.ttl", latin),
        (
            "page.nq",
            b"<!DOCTYPE html>\n<html><p>not found</p></html>\n",
        ),
        (
            "turtle.nt",
            b"@prefix e: <https://e.org/> .\ne:a e:p \"x\" .\n",
        ),
        ("two.nt", two.as_bytes()),
        ("cut.rdf", cut.as_bytes()),
        ("empty.jsonld", b""),
        ("empty.rdf", b""),
    ] {
        let compared = compare((name, bytes), ("b.nt", LINE.as_bytes()));
        let problems = compared.expect_err(name);
        let [problem] = &problems[..] else {
            panic!("{name}: {problems:?}");
        };
        assert_eq!(problem.code, Code::DumpInvalid, "{name}");
        assert!(
            problem.message.contains(name) && problem.hint.is_some(),
            "{problem}"
        );
    }
    for name in ["empty.nt", "empty.nq", "empty.ttl", "empty.trig"] {
        let changes = compare((name, b""), ("b.NT", LINE.as_bytes())).unwrap();
        assert_eq!((changes.added, changes.removed), (1, 0), "{name}");
        let gz = compare((&format!("{name}.GZ"), &packed("")), ("b.nt", b"")).unwrap();
        assert!(gz.is_empty(), "{name}");
    }
}

#[test]
fn line_ends_comments_and_letters_do_not_count() {
    let lines = "<https://e.org/a> <https://e.org/p> \"caf\u{e9}\"@it .\n<https://e.org/b> <https://e.org/p> \"x\" .\n";
    let other = "<https://e.org/a> <https://e.org/p> \"caf\\u00E9\"@it .\n<https://e.org/b> <https://e.org/p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .\n";
    let crlf = lines.replace('\n', "\r\n");
    let comments = format!("# a\n{lines}\n# b\n");
    for new in [other, crlf.as_str(), comments.as_str(), lines.trim_end()] {
        let changes = between(lines, new);
        assert!(
            changes.is_empty() && changes.things.is_empty(),
            "{new:?} {changes:?}"
        );
    }
    // The patch is exact all the same.
    let patch = String::from_utf8(between(lines, other).patch.unwrap()).unwrap();
    assert_eq!(patched(lines, &patch), other);
}

#[test]
fn a_statement_that_has_moved_is_a_difference_and_no_change() {
    let quad = |graph: &str| {
        format!("<https://e.org/a> <https://e.org/p> \"x\" <https://e.org/graph/{graph}> .\n")
    };
    let of = |old: &str, new: &str| {
        compare(
            ("a.nq", quad(old).as_bytes()),
            ("b.nq", quad(new).as_bytes()),
        )
        .unwrap()
    };
    let moved = of("a.md", "b.md");
    assert!(!moved.is_empty() && moved.things.is_empty());
    assert_eq!((moved.added, moved.removed, moved.moved), (0, 0, 2));
    assert!(
        moved
            .markdown()
            .contains("2 statements moved between graphs")
    );
    // Provenance and evidence are no content.
    let about = of("provenance", "a.md#evidence");
    assert_eq!((about.added, about.about_graphs), (0, 2));
    assert!(about.lost.is_empty() && about.things.is_empty());
    // Nor is anything a graph that stands as an object.
    let object = "<https://e.org/a> <https://e.org/p> <https://e.org/graph/x#evidence> .\n";
    let gone = between(object, "");
    assert_eq!(gone.lost, ["https://e.org/a"]);
}

#[test]
fn blank_nodes_are_told_apart_by_what_is_said_of_them() {
    let old = "@prefix e: <https://e.org/> .\ne:a e:address [ e:city \"Roma\" ; e:street [ e:name \"Via\" ] ], [ e:city \"Roma\" ], [ e:city \"Roma\" ] ; e:list ( 1 2 2 3 ) .";
    let new = "@prefix e: <https://e.org/> .\ne:a e:list ( 1 2 2 3 ) . e:a e:address _:z, _:y, _:x . _:x e:city \"Roma\" . _:y e:city \"Roma\" . _:z e:street _:c ; e:city \"Roma\" . _:c e:name \"Via\" .";
    let same = compare(("a.ttl", old.as_bytes()), ("b.ttl", new.as_bytes())).unwrap();
    assert!(same.is_empty(), "{:?}", same.lines());
    let other = new.replace("\"Via\"", "\"Viale\"");
    let changes = compare(("a.ttl", old.as_bytes()), ("b.ttl", other.as_bytes())).unwrap();
    // The address, its street, and what leads to them; neither the others nor the list.
    assert_eq!(
        (changes.added, changes.removed),
        (4, 4),
        "{:?}",
        changes.lines()
    );
    assert!(changes.lost.is_empty());
    let states: Vec<State> = changes.things.iter().map(|thing| thing.state).collect();
    assert_eq!(
        states,
        [
            State::New,
            State::New,
            State::Changed,
            State::Gone,
            State::Gone
        ]
    );
    let turtle = String::from_utf8(changes.turtle("https://e.org/", None)).unwrap();
    assert!(
        !turtle.contains("_:") && turtle.contains("changes#node-b"),
        "{turtle}"
    );
    let sorted = "<https://e.org/a> <https://e.org/p> _:one .\n<https://e.org/b> <https://e.org/p> \"x\" _:g .\n";
    let renamed = sorted.replace("_:one", "_:two").replace("_:g", "_:h");
    let renamed = compare(("a.nq", sorted.as_bytes()), ("b.nq", renamed.as_bytes())).unwrap();
    assert!(renamed.is_empty(), "{:?}", renamed.lines());
}

#[test]
fn large_webs_of_blank_nodes_come_to_an_end() {
    let mut ring = String::new();
    for node in 0..3000 {
        let next = (node + 1) % 3000;
        let _ = write!(
            ring,
            "_:n{node} <https://e.org/p> _:n{next} .\n_:m{node} <https://e.org/q> \"x\" .\n"
        );
    }
    let changes = between(&ring, "");
    assert_eq!(changes.removed, 6000);
}

/// Statements among a few blank nodes and IRIs.
fn webs() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((0..5u8, 0..2u8, 0..7u8), 0..9)
}

fn lines_of(web: &[(u8, u8, u8)], name: impl Fn(u8) -> u8) -> String {
    let node = |number: u8| match number {
        5 => "<https://e.org/thing>".to_owned(),
        6 => "\"text\"".to_owned(),
        number => format!("_:b{}", name(number)),
    };
    let line = |(subject, predicate, object): &(u8, u8, u8)| {
        format!(
            "{} <https://e.org/p{predicate}> {} .\n",
            node(*subject),
            node(*object)
        )
    };
    web.iter().map(line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn names_of_blank_nodes_do_not_count(web in webs(), turn in 0..5u8, other in webs()) {
        let mut turned = web.clone();
        turned.reverse();
        let new = lines_of(&turned, |number| 40 + (number * 3 + turn) % 5);
        let old = lines_of(&web, |number| number);
        let changes = between(&old, &new);
        prop_assert!(changes.is_empty(), "{:?}", changes.lines());
        let there = between(&old, &lines_of(&other, |number| number));
        let back = between(&lines_of(&other, |number| number), &new);
        prop_assert_eq!((there.added, there.removed), (back.removed, back.added));
    }
}

/// Serves these answers, one to each request, and gives the address and what was asked for.
fn serve(answers: Vec<Vec<u8>>) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            asked.push(lines.next().unwrap().unwrap());
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            stream.write_all(&answer).unwrap();
        }
        asked
    });
    (address, server)
}

fn answer(status: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

#[test]
fn a_release_on_the_web_is_fetched() {
    let body = packed(LINE);
    let (address, server) = serve(vec![
        answer("404 Not Found", 0, b""),
        answer("200 OK", body.len(), &body),
        answer("200 OK", LINE.len(), LINE.as_bytes()),
    ]);
    let folder = DumpSource::named(&format!("{address}/data/")).unwrap();
    let file = DumpSource::named(&format!("{address}/old.nq?key=secret#top")).unwrap();
    assert!(
        Changes::between(&folder, &file, WITH_PATCH)
            .unwrap()
            .is_empty()
    );
    let asked = server.join().unwrap();
    let of = |line: &str| line.split(' ').nth(1).unwrap().to_owned();
    let asked: Vec<String> = asked.iter().map(|line| of(line)).collect();
    assert_eq!(
        asked,
        ["/data/dump.nq", "/data/dump.nq.gz", "/old.nq?key=secret"]
    );
}

#[test]
fn what_cannot_be_fetched_is_told_without_secrets() {
    let (address, server) = serve(vec![
        answer("500 Internal Server Error", 0, b""),
        answer("200 OK", 1000, LINE.as_bytes()),
        answer("404 Not Found", 0, b""),
    ]);
    let secret = address.replace("http://", "HTTP://me:secret@");
    for (name, told) in [
        (format!("{address}/dump.nq?key=secret"), "500"),
        (format!("{address}/dump.nq?key=secret"), "cannot be fetched"),
        (format!("{address}/dump.nq"), "404"),
        (format!("{secret}/dump.nq"), "user name"),
    ] {
        let problem = DumpSource::named(&name).unwrap_err();
        assert_eq!(problem.code, Code::FetchFailed, "{problem}");
        assert!(problem.message.contains(told), "{name}: {problem}");
        assert!(!format!("{problem:?}").contains("secret"), "{problem:?}");
    }
    server.join().unwrap();
}

#[test]
fn files_that_are_no_files_are_trouble() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "good.nt", LINE);
    fs::create_dir_all(folder.path().join("folder.nq")).unwrap();
    write(folder.path(), "release/dump.jsonld.gz", packed("[]"));
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let folder_alone = filorosso(&["diff", &path("folder.nq"), &path("good.nt")]);
    assert_eq!(folder_alone.code, 2);
    assert!(
        folder_alone.stderr.contains("no dump in"),
        "{}",
        folder_alone.stderr
    );
    let release = filorosso(&["diff", &path("release"), &path("good.nt")]);
    assert_eq!(release.code, 1, "{}", release.stderr);
    #[cfg(unix)]
    {
        let pipe = folder.path().join("pipe.nq");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            let run = filorosso(&["diff", &path("pipe.nq"), &path("good.nt")]);
            assert_eq!(run.code, 2);
            assert!(run.stderr.contains("is no file"), "{}", run.stderr);
        }
    }
}

#[test]
fn output_that_cannot_be_written_is_trouble() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "old.nt", LINE);
    write(folder.path(), "new.nt", "");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = program(folder.path(), &["diff", "old.nt", "new.nt"]);
    let run = finish(command.stdout(full));
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("X901"), "{}", run.stderr);
}
