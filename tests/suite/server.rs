//! The rules of web servers: what they say, and a folder for servers to try them on.
//!
//! `tests/apache/run.sh` sets `SERVER_FIXTURES` to a folder, where [`fixtures_for_servers`] puts
//! small releases with made-up documents; `tests/apache/requests.tsv` says what is asked of them.

use filorosso::diagnostic::Code;
use filorosso::release::{Hosting, ServerRules, server_rules};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A small release.
struct Fixture {
    name: &'static str,
    hosting: Hosting<'static>,
    /// Files besides those of the rules.
    files: Vec<&'static str>,
}

fn pair(old: &str, new: &str) -> (String, String) {
    (old.to_owned(), new.to_owned())
}

/// Things of a base, with their pages.
fn things(base: &str, list: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    list.iter()
        .map(|(path, page)| (format!("{base}{path}"), page.map(str::to_owned)))
        .collect()
}

/// Name space, folder and site on three servers.
fn apart() -> Fixture {
    let base = "https://w3id.org/digitalpeople/";
    let site = "https://www.example.org/";
    let mut things = things(
        base,
        &[
            (
                "podcasts/insider",
                Some("https://www.example.org/podcasts/insider"),
            ),
            (
                "podcasts/insider/uno",
                Some("https://www.example.org/podcasts/insider/uno"),
            ),
            (
                "podcasts/insider/due",
                Some("https://www.example.org/podcasts/insider/due"),
            ),
            (
                "podcasts/insider/tre",
                Some("https://elsewhere.example.com/3?a=%20b&c=$1#top"),
            ),
            ("podcasts/insider/seasons/1", None),
            ("people/ada-rossi", None),
            ("people/bruno-neri", None),
            ("people/with-page", None),
            ("topics", None),
            ("topics/citta", None),
            ("people/josé", None),
        ],
    );
    things.push(pair_of_root(
        "https://w3id.org/digitalpeople",
        "https://www.example.org/about",
    ));
    let gone = [
        "people/old-name",
        "people/a.b",
        "people/c++",
        "people/x$1",
        "people/a%20b",
        "people/gi%C3%B2",
        "people/[x]",
        "articles/withdrawn",
        "people/ada-rossi",
        "people/x#part",
    ];
    Fixture {
        name: "apart",
        hosting: Hosting {
            base: "https://w3id.org/digitalpeople/",
            address: "https://data.example.org/",
            page: Some(site),
            contact: Some("Redazione <redazione@example.org>"),
            things,
            gone: gone.iter().map(|path| format!("{base}{path}")).collect(),
            moved: vec![
                pair(
                    "https://w3id.org/digitalpeople/people/ada-r",
                    "https://w3id.org/digitalpeople/people/ada",
                ),
                pair(
                    "https://w3id.org/digitalpeople/people/ada",
                    "https://w3id.org/digitalpeople/people/ada-rossi",
                ),
                pair(
                    "https://w3id.org/digitalpeople/people/j",
                    "https://w3id.org/digitalpeople/people/josé",
                ),
                pair(
                    "https://w3id.org/digitalpeople/people/other",
                    "https://other.example.org/?id=%41$1",
                ),
            ],
            feeds: vec![pair(
                "https://w3id.org/digitalpeople/podcasts/insider/rss",
                "https://www.example.org/podcasts/insider/rss",
            )],
        },
        files: vec![
            "ontology.html",
            "people/with-page.html",
            "people/has/parts.txt",
        ],
    }
}

fn pair_of_root(iri: &str, page: &str) -> (String, Option<String>) {
    (iri.to_owned(), Some(page.to_owned()))
}

/// Name space, folder and site are one folder of one server, as it is without configuration.
fn together() -> Fixture {
    let base = "https://example.org/k%C3%A8y/";
    let own = |path: &str| (format!("{base}{path}"), Some(format!("{base}{path}")));
    let mut things = vec![
        own("podcasts/insider"),
        own("podcasts/insider/uno"),
        own("podcasts/insider/due"),
    ];
    things.push((format!("{base}people/ada-rossi"), None));
    things.push(pair_of_root(base, base));
    Fixture {
        name: "together",
        hosting: Hosting {
            base,
            address: base,
            page: Some(base),
            things,
            gone: vec![format!("{base}people/old-name")],
            moved: vec![(
                format!("{base}people/ada-r"),
                format!("{base}people/ada-rossi"),
            )],
            ..Hosting::default()
        },
        files: vec!["index.html", "podcasts/insider/due/index.html"],
    }
}

/// The name space is the whole of a server, and the folder is inside of it. No public page.
fn inside() -> Fixture {
    let base = "https://example.net/";
    Fixture {
        name: "inside",
        hosting: Hosting {
            base,
            address: "https://example.net/files/now/",
            things: things(base, &[("people/ada-rossi", None)]),
            gone: vec![format!("{base}people/old-name")],
            ..Hosting::default()
        },
        files: Vec::new(),
    }
}

impl Fixture {
    fn write(&self, folder: &Path) {
        let rules = server_rules(&self.hosting);
        for file in rules.files {
            put(folder, &file.path, &file.bytes);
        }
        for name in [
            "dump.ttl",
            "dump.nt",
            "dump.nq",
            "dump.trig",
            "dump.rdf",
            "dump.jsonld",
        ] {
            put(folder, name, name.as_bytes());
            put(folder, &format!("{name}.gz"), b"\x1f\x8b");
        }
        for name in [
            "catalog.ttl",
            "catalog.jsonld",
            "void.ttl",
            ".well-known/void",
            "ontology.ttl",
            "ontology.jsonld",
            "context.jsonld",
            "SHA256SUMS",
            "release.json",
            "changes.ttl",
            "changes.md",
            "CHANGES.nq.patch",
        ] {
            put(folder, name, name.as_bytes());
        }
        for (iri, _) in &self.hosting.things {
            let path = iri.strip_prefix(self.hosting.base).unwrap_or("");
            let path = if path.is_empty() { "index" } else { path };
            for extension in ["ttl", "jsonld", "nt"] {
                let name = format!("{path}.{extension}");
                put(folder, &name, name.as_bytes());
            }
        }
        for name in &self.files {
            put(folder, name, name.as_bytes());
        }
    }
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn fixtures_for_servers() {
    let own = TempDir::new().unwrap();
    let folder = std::env::var_os("SERVER_FIXTURES").map_or(own.path().to_owned(), PathBuf::from);
    for fixture in [apart(), together(), inside()] {
        let folder = folder.join(fixture.name);
        fixture.write(&folder);
        assert!(folder.join(".htaccess").exists());
        assert_eq!(
            folder.join("w3id.htaccess").exists(),
            fixture.hosting.base != fixture.hosting.address,
        );
    }
}
