//! Hostile content: nothing that somebody writes into a title, a name, a body or a path breaks a
//! document, gets into a rule or a script, or is written outside the folder of a release.

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a release writes its endings in lower case"
)]

use crate::support::{self, over, write};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// What is written everywhere.
const TRICKS: [&str; 12] = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "]]> <![CDATA[ x",
    "--> <!-- x",
    "quotes \" ' ` and \\ \\\" \\u0022",
    "\u{202e}turned\u{202c} \u{200b}\u{feff}",
    "bell \u{7} escape \u{1b}[31m delete \u{7f} next \u{85} line \u{2028}",
    "javascript:alert(3)",
    "%0d%0aSet-Cookie: x=1 \r\nHeader set X-Evil 1",
    "{{ x }} ${x} $1 %{REQUEST_URI} \\1",
    "RewriteRule ^ https://evil.example/ [R,L]",
    "🎙️ \u{1F468}\u{200D}\u{1F469} a\u{301}",
];

/// Paths that lead elsewhere.
const PATHS: [&str; 8] = [
    "../../../etc/passwd",
    "/etc/passwd",
    "..%2f..%2fout",
    "a/../../b",
    "C:\\windows\\x",
    ".hidden",
    "file:///etc/passwd",
    "\\\\server\\share",
];

/// A text as a double-quoted YAML scalar.
fn yaml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            _ if character.is_control()
                || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}') =>
            {
                let _ = write!(quoted, "\\U{:08X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// A site that has each trick in each place that a text can be in.
fn site() -> tempfile::TempDir {
    let mut files: Vec<(String, String)> = Vec::new();
    let long = "Very Long Name ".repeat(700);
    let texts = TRICKS.iter().copied().chain([long.as_str()]);
    for (number, trick) in texts.enumerate() {
        let text = yaml(trick);
        let path = PATHS[number % PATHS.len()];
        files.push((
            format!("articles/a{number}.md"),
            format!(
                "---\ntitle: {text}\nsummary: {text}\nauthor: {text}\nkeywords: [{text}]\nimage: {}\nurl: {}\ndate: 2024-01-{:02}\n---\n{}\n",
                yaml(path),
                yaml(if number % 2 == 0 { "javascript:alert(1)" } else { "/articles/x\"><script>" }),
                number + 1,
                trick.replace('\r', " ")
            ),
        ));
        files.push((
            format!("podcasts/show/e{number}.md"),
            format!(
                "---\ntitle: {text}\nslug: {}\nguests: [{{name: {}, role: {text}, company: {text}}}]\naudio: {{file: {}, size: 10, duration: 60}}\nchapters: {}\ntranscript: {}\n---\n{trick}\n",
                yaml(path),
                yaml(&format!("Ada {trick}")),
                yaml(path),
                yaml(path),
                yaml(trick),
            ),
        ));
        files.push((
            format!("people/p{number}.yml"),
            format!(
                "name: {}\nsameAs: [{}]\njobTitle: {text}\nbio: {text}\n",
                yaml(&format!("Person {number} {trick}")),
                yaml("javascript:alert(4)")
            ),
        ));
    }
    let text = yaml(TRICKS.concat().as_str());
    files.push((
        "podcasts/show/_index.md".to_owned(),
        format!("---\ntitle: {text}\nsummary: {text}\n---\n"),
    ));
    files.push((
        "filorosso.yaml".to_owned(),
        format!(
            "base: https://example.org/\nsite: https://www.example.org\ntitle: {text}\ndescription: {text}\nlanguage: en\npublisher: {{name: {text}, email: office@example.org}}\nlicense: {{content: \"https://creativecommons.org/licenses/by/4.0/\", data: \"https://creativecommons.org/licenses/by/4.0/\"}}\ncatalog: {{keywords: [{text}], contact: {{name: {text}}}, rights: {text}}}\nkinds:\n  podcast: \"podcasts/{{podcast}}/_index.md\"\n  episode: \"podcasts/{{podcast}}/{{slug}}.md\"\n  article: \"articles/{{slug}}.md\"\n  person: \"people/{{slug}}.yml\"\n"
        ),
    ));
    let borrowed: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    support::site(&borrowed)
}

/// The site and its release: made once, because it takes its time.
fn released() -> &'static (tempfile::TempDir, tempfile::TempDir) {
    static RELEASED: OnceLock<(tempfile::TempDir, tempfile::TempDir)> = OnceLock::new();
    RELEASED.get_or_init(make_release)
}

/// Mends what `check` calls an error, as a publisher would: bad addresses are taken out of their
/// files, and the rest of the files stays.
fn make_release() -> (tempfile::TempDir, tempfile::TempDir) {
    let (site, place) = (site(), tempfile::tempdir().unwrap());
    let problems = over(site.path(), &["check", "--format", "json"]).json();
    let errors = problems["problems"].as_array().unwrap().iter();
    let errors = errors.filter(|one| one["severity"] == "error");
    let bad: BTreeSet<String> = errors
        .map(|one| one["place"]["file"].as_str().unwrap_or("?").to_owned())
        .collect();
    assert!(bad.len() > 10, "{bad:?}");
    for file in &bad {
        let path = site.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let keys = [
            "slug:",
            "image:",
            "url:",
            "sameAs:",
            "audio:",
            "transcript:",
        ];
        let keep = |line: &&str| !keys.iter().any(|key| line.starts_with(key));
        let kept: Vec<&str> = text.lines().filter(keep).collect();
        fs::write(&path, kept.join("\n") + "\n").unwrap();
    }
    let folder = place.path().join("data");
    let run = over(site.path(), &["release", folder.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let shown = &run.stderr;
    assert!(
        !shown.contains(['\u{1b}', '\u{7}']),
        "control characters reach the terminal"
    );
    (site, place)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn triples(bytes: &[u8], format: RdfFormat) -> BTreeSet<String> {
    let parser = RdfParser::from_format(format);
    parser
        .for_reader(bytes)
        .map(|quad| quad.unwrap())
        .filter(|quad| !quad.graph_name.to_string().contains("/graph/provenance"))
        .map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object))
        .collect()
}

fn format_of(name: &str) -> Option<RdfFormat> {
    Some(match name.rsplit('.').next()? {
        "ttl" => RdfFormat::Turtle,
        "nt" => RdfFormat::NTriples,
        "nq" => RdfFormat::NQuads,
        "trig" => RdfFormat::TriG,
        "rdf" => RdfFormat::RdfXml,
        _ => return None,
    })
}

#[test]
fn every_document_parses_and_nothing_leaves_the_folder() {
    let (site, place) = released();
    let data = files(&place.path().join("data"));
    assert!(data.len() > 150, "{}", data.len());
    let beside: Vec<_> = fs::read_dir(place.path()).unwrap().collect();
    assert_eq!(beside.len(), 1);
    let content: BTreeSet<String> = files(site.path()).into_keys().collect();
    assert!(
        content
            .iter()
            .all(|name| !name.ends_with(".ttl") && !name.ends_with(".jsonld")),
        "{content:?}"
    );
    let mut documents = 0;
    for (name, bytes) in &data {
        assert!(
            name.split('/').all(|part| part != ".." && part.len() < 256),
            "{name}"
        );
        if let Some(format) = format_of(name) {
            triples(bytes, format);
            documents += 1;
        } else if name.ends_with(".jsonld") || name.ends_with(".json") {
            serde_json::from_slice::<serde_json::Value>(bytes)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    assert!(documents > 100);
    let turtle = triples(&data["dump.ttl"], RdfFormat::Turtle);
    let json = RdfFormat::JsonLd {
        profile: JsonLdProfileSet::empty(),
    };
    for (name, format) in [
        ("dump.nt", RdfFormat::NTriples),
        ("dump.nq", RdfFormat::NQuads),
        ("dump.trig", RdfFormat::TriG),
        ("dump.jsonld", json),
    ] {
        assert_eq!(triples(&data[name], format), turtle, "{name}");
    }
    // XML cannot hold control characters, so RDF/XML has those texts without them.
    assert_eq!(
        triples(&data["dump.rdf"], RdfFormat::RdfXml).len(),
        turtle.len()
    );
}

#[test]
fn nothing_reaches_rules_and_pages_as_code() {
    let (_site, place) = released();
    let data = files(&place.path().join("data"));
    for name in [
        ".htaccess",
        "w3id.htaccess",
        "nginx.conf",
        "nginx-server.conf",
        "_headers",
        "_redirects",
    ] {
        let text = String::from_utf8(data[name].clone()).unwrap();
        // A comment may say who keeps the name space, on its line.
        let text: String = text
            .split_inclusive('\n')
            .filter(|line| !line.starts_with('#'))
            .collect();
        for evil in [
            "evil.example",
            "X-Evil",
            "Set-Cookie",
            "alert(",
            "javascript:",
            "etc/passwd",
        ] {
            assert!(!text.contains(evil), "{evil} in {name}");
        }
        assert!(
            !text.contains('\r')
                && text
                    .chars()
                    .all(|c| c == '\n' || c == '\t' || !c.is_control()),
            "{name}"
        );
    }
    for (name, bytes) in data.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<script>alert"), "{name}");
    }
    let iris = String::from_utf8(data["dump.nt"].clone()).unwrap();
    assert!(
        !iris.contains("<javascript:"),
        "an address that runs code is none"
    );
}

#[test]
fn embedded_documents_stay_in_their_script() {
    let (site, _place) = released();
    let html = tempfile::tempdir().unwrap();
    let pages = 12;
    for number in 0..pages {
        write(
            html.path(),
            &format!("articles/a{number}/index.html"),
            "<!doctype html><html><head><title>x</title></head><body></body></html>",
        );
    }
    let run = over(site.path(), &["embed", html.path().to_str().unwrap(), "-q"]);
    assert!(
        run.code <= 1 && !run.stderr.contains("error"),
        "{}",
        run.stderr
    );
    let mut embedded = 0;
    for (name, bytes) in files(html.path()) {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text.matches("<script").count(),
            text.matches("</script>").count(),
            "{name}"
        );
        assert!(text.matches("<script").count() <= 1, "{name}");
        if let Some((_, rest)) = text.split_once("data-filorosso=") {
            let json = rest
                .split_once('>')
                .unwrap()
                .1
                .split_once("</script>")
                .unwrap()
                .0;
            let document: serde_json::Value = serde_json::from_str(json).unwrap();
            assert!(
                document["@id"]
                    .as_str()
                    .unwrap()
                    .starts_with("https://example.org/articles/")
            );
            embedded += 1;
        }
    }
    assert!(embedded > 5, "{embedded}");
}
