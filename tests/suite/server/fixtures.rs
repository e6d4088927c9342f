//! Releases for servers to be tried on: real rules, made-up documents.

use filorosso::release::{Hosting, server_rules};
use std::fs;
use std::path::Path;

/// A small release.
pub(super) struct Fixture {
    pub(super) name: &'static str,
    pub(super) hosting: Hosting<'static>,
    /// Files besides those of the rules.
    files: Vec<&'static str>,
}

fn pair(old: &str, new: &str) -> (String, String) {
    (old.to_owned(), new.to_owned())
}

/// Things of a base, with their pages.
pub(super) fn things(base: &str, list: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    list.iter()
        .map(|(path, page)| (format!("{base}{path}"), page.map(str::to_owned)))
        .collect()
}

/// Name space, folder and site on three servers.
pub(super) fn apart() -> Fixture {
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

/// Names and addresses that try to be more than names and addresses.
pub(super) fn hostile() -> Fixture {
    let base = "https://w3id.org/hostile/";
    let evil =
        "\"\nRewriteRule ^ https://evil.example/ [R=302,L]\n}\nreturn 302 https://evil.example/;\n";
    let mut things = things(
        base,
        &[
            ("people/ada-rossi", Some(evil)),
            (
                "people/b",
                Some("https://www.example.org/$1/%{HTTP_HOST}/${uri}/%1"),
            ),
            ("people/c", Some("https://www.example.org/:a/*/$1$uri\\")),
            (
                "people/d",
                Some("https://www.example.org/:a/*/$uri/%41/'x'"),
            ),
            ("people/e", Some("javascript:alert(1)")),
            ("people/f", Some("https://evil.example\r\nX-Evil: 1")),
            ("../../etc/passwd", None),
            ("people/%2e%2e/x", None),
            ("a/b/c/d", Some("https://www.example.org/ok")),
        ],
    );
    things.push((format!("{base}{}", "long/".repeat(2000)), None));
    things.push((format!("{base}x\n<VirtualHost *:80>"), None));
    let gone = [
        "people/q%22x",
        "people/nl%0aRewriteRule%20%5E%20https:evil.example",
        "people/${HOME}",
        "people/$HOME",
        "people/%25%7BENV:x%7D",
        "people/a|b",
        "people/(a)",
        "people/.*",
        "people/a*",
        "people/:splat",
        "people/-",
        "people/~x",
        "people/default",
        "people/;}",
        "people/it's",
        "people/back%5Cslash",
        "people/a b",
        "people/Ada-Rossi",
        "people/ADA",
        "people/ada",
        "#",
        "",
        "https://elsewhere.example/x",
    ];
    Fixture {
        name: "hostile",
        hosting: Hosting {
            base: "https://w3id.org/hostile/",
            address: "https://data.example.org/",
            page: Some("https://www.example.org/?a=$1&b=%41#c"),
            contact: Some("A\\\nRewriteRule ^ https://evil.example/ [R]\r\n# \u{2028}\\"),
            things,
            gone: gone.iter().map(|path| format!("{base}{path}")).collect(),
            moved: vec![
                (format!("{base}m1"), evil.to_owned()),
                (format!("{base}m2"), format!("{base}people/x$1%25")),
                (format!("{base}m3"), format!("{base}people/b#a$1")),
                (
                    format!("{base}m4"),
                    "https://other.example/:x/*?$1=%1".to_owned(),
                ),
                (format!("{base}loop-a"), format!("{base}loop-b")),
                (format!("{base}loop-b"), format!("{base}loop-a")),
                (format!("{base}(.*)"), format!("{base}people/b")),
                (
                    "https://evil.example/x".to_owned(),
                    format!("{base}people/b"),
                ),
            ],
            feeds: vec![
                (format!("{base}feed"), evil.to_owned()),
                (
                    format!("{base}feed2"),
                    "https://www.example.org/$1?%1".to_owned(),
                ),
            ],
        },
        files: Vec::new(),
    }
}

/// As many things and tombstones as a great site has.
pub(super) fn many() -> Fixture {
    let base = "https://w3id.org/many/";
    let page = |number: usize| {
        let odd = number.is_multiple_of(10);
        let place = if odd { "strange/other-" } else { "episodes/" };
        format!("https://www.example.org/{place}{number}")
    };
    let episodes = (0..20_000).map(|n| (format!("{base}podcasts/x/{n}"), Some(page(n))));
    let people = (0..20_000).map(|n| (format!("{base}people/some-person-{n}"), None));
    Fixture {
        name: "many",
        hosting: Hosting {
            base,
            address: "https://data.example.org/",
            page: Some("https://www.example.org/"),
            things: episodes.chain(people).collect(),
            gone: (0..10_000)
                .map(|n| format!("{base}people/somebody-who-is-gone-{n}"))
                .collect(),
            moved: (0..1_000)
                .map(|n| {
                    let new = format!("{base}people/some-person-{n}");
                    (format!("{base}people/one-who-was-two-{n}"), new)
                })
                .collect(),
            ..Hosting::default()
        },
        files: Vec::new(),
    }
}

/// Name space, folder and site are one folder of one server, as it is without configuration.
pub(super) fn together() -> Fixture {
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
pub(super) fn inside() -> Fixture {
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
    pub(super) fn write(&self, folder: &Path) {
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
        for (iri, _) in self.hosting.things.iter().take(20) {
            if iri.contains("..") || iri.contains("%2e") || iri.len() > 200 || iri.contains('\n') {
                continue;
            }
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
