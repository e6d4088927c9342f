//! The rules of web servers: what they say, and folders for servers to try them on.
//!
//! `tests/apache/run.sh` sets `SERVER_FIXTURES` to a folder, where [`fixtures_for_servers`] puts
//! small releases with made-up documents; `tests/apache/requests.tsv` says what is asked of them.

mod fixtures;

use filorosso::diagnostic::Code;
use filorosso::release::{Hosting, ServerRules, server_rules};
use fixtures::{apart, hostile, inside, many, things, together};
use std::path::PathBuf;
use tempfile::TempDir;

#[test]
fn fixtures_for_servers() {
    let own = TempDir::new().unwrap();
    let folder = std::env::var_os("SERVER_FIXTURES").map_or(own.path().to_owned(), PathBuf::from);
    for fixture in [apart(), hostile(), many(), together(), inside()] {
        let folder = folder.join(fixture.name);
        fixture.write(&folder);
        assert!(folder.join(".htaccess").exists());
        assert_eq!(
            folder.join("w3id.htaccess").exists(),
            fixture.hosting.base != fixture.hosting.address,
        );
    }
}

fn text(rules: &ServerRules, name: &str) -> String {
    let file = rules.files.iter().find(|file| file.path == name);
    String::from_utf8(file.expect(name).bytes.clone()).unwrap()
}

#[test]
fn rules_are_the_same_each_time_and_sorted() {
    let first = server_rules(&apart().hosting);
    let mut turned = apart().hosting;
    turned.things.reverse();
    turned.gone.reverse();
    turned.moved.reverse();
    assert_eq!(first, server_rules(&turned));
    let names: Vec<&str> = first.files.iter().map(|file| &*file.path).collect();
    assert_eq!(
        names,
        [
            ".htaccess",
            "410.html",
            "_headers",
            "_redirects",
            "nginx-server.conf",
            "nginx.conf",
            "w3id.htaccess",
        ]
    );
    assert_eq!(first.problems, []);
}

#[test]
fn nothing_that_people_write_becomes_a_rule_of_its_own() {
    let rules = server_rules(&hostile().hosting);
    for file in &rules.files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        for line in text.lines().filter(|line| line.contains("evil")) {
            assert!(line.starts_with('#'), "{}: {line}", file.path);
        }
        let odd = |c: char| (c.is_control() && c != '\n') || c == '\u{2028}';
        assert!(!text.contains(odd), "{}", file.path);
        assert!(
            !text.lines().any(|line| line.ends_with('\\')),
            "{}",
            file.path
        );
        let longest = text.lines().map(str::len).max();
        assert!(longest < Some(4_000), "{}: {longest:?}", file.path);
    }
    // Each of them is told, once.
    let unsafe_ones = rules
        .problems
        .iter()
        .filter(|one| one.code == Code::ServerRuleUnsafe);
    let told: Vec<&str> = unsafe_ones.map(|one| &*one.message).collect();
    for expected in [
        "etc/passwd",
        "RewriteRule",
        "javascript",
        "q%22x",
        "VirtualHost",
        "loop-a",
    ] {
        assert!(
            told.iter().any(|one| one.contains(expected)),
            "{expected}: {told:#?}"
        );
    }
    assert!(
        told.iter()
            .all(|one| !one.contains('\n') && one.chars().count() < 250),
        "{told:#?}"
    );
}

#[test]
fn what_is_gone_moved_or_there_is_told_apart() {
    let base = "https://w3id.org/x/";
    let rules = server_rules(&Hosting {
        base,
        address: "https://data.example.org/",
        things: things(base, &[("people/back-again", None), ("people/new", None)]),
        gone: ["people/back-again", "people/old", "people/merged"]
            .map(|path| format!("{base}{path}"))
            .to_vec(),
        moved: vec![
            (format!("{base}people/merged"), format!("{base}people/new")),
            (
                format!("{base}people/back-again"),
                format!("{base}people/new"),
            ),
        ],
        ..Hosting::default()
    });
    let text = text(&rules, "w3id.htaccess");
    let of = |flag: &str| {
        text.lines()
            .filter(|line| line.contains(flag))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("[G,L]"),
        [r"RewriteRule ^people/old(?:\.(?:html|ttl|jsonld|nt))?$ - [G,L]"]
    );
    assert_eq!(
        of("R=301"),
        [
            r#"RewriteRule ^people/merged(\.(?:html|ttl|jsonld|nt))?$ "https://w3id.org/x/people/new$1" [NE,R=301,L]"#
        ]
    );
}

#[test]
fn a_great_site_has_files_that_servers_can_read() {
    let rules = server_rules(&many().hosting);
    let folder = text(&rules, ".htaccess");
    assert!(folder.lines().count() < 4_000, "{}", folder.lines().count());
    assert!(folder.contains("somebody-who-is-gone-9999"));
    // The keepers of a name space get a short file, and are told who answers.
    let name_space = text(&rules, "w3id.htaccess");
    assert!(name_space.len() < 20_000, "{}", name_space.len());
    assert!(name_space.contains("# 11000 IRIs are gone or merged"));
    // Hosts of static files take 2,000 rules without and 100 with wildcard.
    let redirects = text(&rules, "_redirects");
    let lines = redirects.lines().filter(|line| line.starts_with('/'));
    let (wild, plain): (Vec<_>, Vec<_>) = lines.partition(|line| line.contains('*'));
    assert!(plain.len() <= 2_000 && wild.len() <= 100);
    let nginx = text(&rules, "nginx.conf");
    assert!(
        nginx.contains("map_hash_max_size 32768;"),
        "{}",
        &nginx[..1_500]
    );
    let left_out = rules
        .problems
        .iter()
        .filter(|one| one.code == Code::ServerRulesMany);
    assert_eq!(left_out.count(), 4, "{:#?}", rules.problems);
}

#[test]
fn pages_that_follow_a_pattern_take_one_rule() {
    let rules = server_rules(&many().hosting);
    let folder = text(&rules, ".htaccess");
    let pattern =
        r#"RewriteRule ^podcasts/x/([^/]+)$ "https://www.example.org/episodes/$1" [R=303,L]"#;
    assert!(folder.contains(pattern));
    let small = server_rules(&apart().hosting);
    let pattern = r#"RewriteRule ^podcasts/(.+)$ "https://www.example.org/podcasts/$1" [R=303,L]"#;
    assert!(text(&small, ".htaccess").contains(pattern));
}

#[test]
fn without_a_base_or_an_address_there_are_no_rules() {
    for (base, address) in [
        ("https://w3id.org/x/", "https://"),
        ("https://w3id.org/x/", "https://data.example.org"),
        ("https://w3id.org/x\n/", "https://data.example.org/"),
        ("ftp://x/", "https://data.example.org/"),
        ("", ""),
    ] {
        let rules = server_rules(&Hosting {
            base,
            address,
            ..Hosting::default()
        });
        assert_eq!(rules.files, [], "{base} {address}");
        assert!(!rules.problems.is_empty());
    }
}

#[test]
fn a_public_page_among_the_iris_is_none() {
    let rules = server_rules(&Hosting {
        base: "https://w3id.org/x/",
        address: "https://data.example.org/",
        page: Some("http://w3id.org/x/about"),
        ..Hosting::default()
    });
    assert_eq!(rules.problems.len(), 1);
    assert!(rules.problems[0].message.contains("lead to it"));
    assert!(!text(&rules, ".htaccess").contains("about"));
}
