//! Names written in ways that only a parser understands, or with something in between.

use super::CONFIGURATION;
use crate::support::{self, over};
use tempfile::TempDir;

fn site(files: &[(&str, &str)]) -> TempDir {
    let configuration = format!("{CONFIGURATION}suppress: [Zoran Kvitko]\n");
    let mut all = vec![("filorosso.yaml", configuration.as_str())];
    all.extend(files);
    support::site(&all)
}

#[test]
fn a_name_with_escapes_is_in_no_line_that_is_shown() {
    let long = format!(
        "---\ntitle: X\ndate: \"{} Zoran\\u0020Kvitko-and-others\"\n---\n",
        "far ".repeat(30)
    );
    for text in [
        "---\ntitle: A\nsummary: \"With Zoran\\u00a0Kvitko and\"\ndate: \"Zoran\\u0020Kvitko\"\n---\nText.\n",
        "---\ntitle: A\nsummary: \"With Zoran\\_Kvitko and\"\ndate: \"Zo\\x72an Kvitk\\U0000006F\"\n---\nText.\n",
        "---json\n{\"title\": \"A\", \"date\": \"Zoran\\u0020Kvitko\"}\n---\nText &#90;oran&#32;&#x4B;vitko.\n",
        "---\ntitle: \"Zoran\\u0020Kvitko\ndate: 2024\n---\nText.\n",
        "---\ntitle: A\nurl: \"http://a b/Zoran%20Kvitko\"\nimage: <img alt=\"Zoran Kvitko\">\n---\nText.\n",
        &long,
    ] {
        let site = site(&[("articles/x.md", text)]);
        for command in [
            &["check"][..],
            &["check", "--format", "json"],
            &["why", "articles/x.md"],
            &["why", "articles/x.md", "--format", "json"],
            &["inspect", "articles/x.md", "--origins"],
            &["export", "nquads"],
        ] {
            let run = over(site.path(), command);
            let told = (run.stdout + &run.stderr).to_lowercase();
            for part in ["zoran", "kvitk", "vitko", "oran\\", "oran&"] {
                assert!(
                    !told.contains(part),
                    "{command:?}, {text}: {part} in\n{told}"
                );
            }
        }
    }
}

#[test]
fn nicknames_and_particles_within_a_name_go_with_it() {
    let body = "---\ntitle: A\n---\nHere is Zoran Kvitko. Then Zoran \"Zork\" Kvitko came, so did Zoran (Zork) Kvitko and Zoran von Kvitko. “Zoran” and Anna Kvitko went.\n";
    let site = site(&[("articles/x.md", body)]);
    let lines = support::triples_of(site.path()).join("\n");
    assert!(
        lines.contains("Here is […]. Then […] came, so did […] and […]."),
        "{lines}"
    );
    assert!(lines.contains("Anna Kvitko went"), "{lines}");
}

#[test]
fn an_address_that_has_a_name_is_left_out_spaces_or_not() {
    for url in [
        "http://host.example/zoran kvitko",
        "/a path/zoran kvitko",
        "images/zoran kvitko.jpg",
        "mailto:zoran kvitko",
    ] {
        let text = format!("---\ntitle: A\nurl: \"{url}\"\nimage: \"{url}\"\n---\nText.\n");
        let site = site(&[("articles/x.md", &text)]);
        let lines = support::triples_of(site.path()).join("\n");
        assert!(!lines.contains("%5B%E2%80%A6"), "{url}: {lines}");
        assert!(!lines.contains("kvitko"), "{url}: {lines}");
    }
    let bad = site(&[(
        "articles/x.md",
        "---\ntitle: A\nurl: \"http://bad host/\"\n---\nText.\n",
    )]);
    let run = over(bad.path(), &["check"]);
    assert!(run.stdout.contains("[V407]"), "{}", run.stdout);
}

#[test]
fn who_asks_for_the_file_is_told_why_it_is_left_out() {
    let site = site(&[("people/zoran-kvitko.md", "---\nname: Zoran Kvitko\n---\n")]);
    let run = over(site.path(), &["inspect", "people/zoran-kvitko.md"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("suppress"), "{}", run.stderr);
    assert!(!run.stderr.contains("--drafts"), "{}", run.stderr);
}

#[test]
fn a_file_of_theirs_that_cannot_be_read_stops_everything() {
    let friend = "---\nname: Una Olander\n---\nFriend of Zoran Kvitko and Zorkmaster, https://github.com/zork99\n";
    for (path, text) in [
        (
            "people/zoran-kvitko.md",
            &b"---\nname: Zoran Kvitko\naliases: [Zorkmaster\nsameAs: https://github.com/zork99\n---\n"[..],
        ),
        (
            "people/zk.md",
            b"---\nname: Zoran Kvitko\naliases: []\naliases: [Zorkmaster]\n---\n",
        ),
        (
            "people/zk.yml",
            b"name: \"Zoran\\u0020Kvitko\"\naliases: [Zorkmaster]\nbad: [\n",
        ),
        ("people/other.md", b"---\nname: Zorkmaster \xff\n---\n"),
    ] {
        let site = site(&[("people/friend.md", friend)]);
        support::write(site.path(), path, text);
        let out = site.path().join("out");
        let folder = out.to_str().unwrap();
        for command in [
            &["export", "turtle", "-o", folder][..],
            &["release", folder],
            &["records", folder],
            &["query", "-e", "SELECT * { ?s ?p ?o }"],
            &["why", "people/friend.md"],
            &["inspect", "people/friend.md"],
            &["identifiers", "--write"],
            &["check"],
        ] {
            let run = over(site.path(), command);
            let told = run.stdout + &run.stderr;
            assert_eq!(run.code, 1, "{path}, {command:?}: {told}");
            assert!(told.contains("error[C109]"), "{path}, {command:?}: {told}");
            for name in ["Zork", "zork", "Zoran", "Kvitko", "kvitko"] {
                assert!(!told.contains(name), "{path}, {command:?}: {name} in {told}");
            }
            assert!(!out.exists(), "{path}, {command:?}");
        }
        assert!(!site.path().join("identifiers.yaml").exists());
    }
}

/// A map that stands for somebody goes as a whole: handle, picture and biography, too.
#[test]
fn nothing_of_a_map_that_stands_for_somebody_is_shown() {
    let more = "twitter: zork9, bio: Lives by the lamps, image: /zz.jpg";
    for front in [
        format!("guests: [{{first_name: Zoran, last_name: Kvitko, {more}}}, Ada Rossi]"),
        format!("guests: [{{name: Zoran Kvitko, {more}}}, Ada Rossi]"),
        format!(
            "guests: [{{zoran-kvitko: /zz.jpg}}, Ada Rossi]\nhost: {{slug: zoran-kvitko, {more}}}"
        ),
        format!("params: {{guests: [{{name: Zoran Kvitko, {more}}}, Ada Rossi]}}"),
        format!("custom: {{person: Zoran Kvitko, {more}}}\nguests: [Ada Rossi]"),
        "guest: Zoran Kvitko\nguest_twitter: zork9\nguest_bio: Lives by the lamps\nhost: Ada Rossi"
            .to_owned(),
    ] {
        let text = format!("---\ntitle: Lamps\n{front}\n---\nWords.\n");
        let site = site(&[("podcasts/show/one.md", &text)]);
        let folder = site.path().join("records");
        over(site.path(), &["records", folder.to_str().unwrap()]);
        let records = std::fs::read_to_string(folder.join("episode.json")).unwrap();
        let file = "podcasts/show/one.md";
        let shown = over(site.path(), &["inspect", file]).stdout;
        let told = over(site.path(), &["inspect", file, "--origins"]).stdout;
        for told in [records, shown, told] {
            assert!(told.contains("Ada Rossi"), "{front}: {told}");
            for part in ["Zoran", "Kvitko", "kvitko", "zork9", "Lives by", "zz.jpg"] {
                assert!(!told.contains(part), "{front}: {part} in {told}");
            }
        }
    }
}
