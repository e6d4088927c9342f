//! Page documents in built HTML pages.

use crate::support::{self, Run, over, write};
use filorosso::release::embed::{PageDocument, embed, key};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SITE: &str = "https://www.example.org/";
const CONFIGURATION: &str = "base: https://example.org/\nsite: https://www.example.org\nlanguage: en\nkinds:\n  article: \"articles/{slug}.md\"\n";

fn site(title: &str) -> tempfile::TempDir {
    support::site(&[
        ("filorosso.yaml", CONFIGURATION),
        (
            "articles/lamps.md",
            &format!("---\ntitle: {title}\n---\nText.\n"),
        ),
    ])
}

fn run(content: &Path, html: &Path, more: &[&str]) -> Run {
    over(
        content,
        &[&["embed", html.to_str().unwrap()], more].concat(),
    )
}

/// The texts of the tool's scripts in a page, as a browser's parser finds them.
fn scripts(html: &str) -> Vec<String> {
    use lol_html::{RewriteStrSettings, element, rewrite_str, text};
    let (mut found, open) = (Vec::new(), std::cell::RefCell::new(Vec::<String>::new()));
    let settings = RewriteStrSettings {
        element_content_handlers: vec![
            element!("script[data-filorosso]", |_| {
                open.borrow_mut().push(String::new());
                Ok(())
            }),
            text!("script[data-filorosso]", |chunk| {
                if let Some(last) = open.borrow_mut().last_mut() {
                    last.push_str(chunk.as_str());
                }
                Ok(())
            }),
        ],
        ..RewriteStrSettings::new()
    };
    rewrite_str(html, settings).unwrap();
    found.append(&mut open.borrow_mut());
    found
}

/// Puts a document into one page and gives the page that comes of it.
fn embedded(html: &[u8], document: &Value) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "page.html", html);
    let page = PageDocument {
        address: format!("{SITE}page"),
        iri: "https://example.org/page".to_owned(),
        number: 0,
    };
    let make = |_| document.to_string();
    embed(folder.path(), SITE, (&[page], &make), false, &()).unwrap();
    fs::read(folder.path().join("page.html")).unwrap()
}

#[test]
fn a_page_is_found_by_canonical_link_or_path() {
    for (name, html) in [
        (
            "articles/lamps/index.html",
            "<html><head><title>x</title></head><body></body></html>",
        ),
        ("articles/lamps.html", "<head></head>"),
        (
            "other.html",
            "<head><link rel=\"stylesheet canonical\" href=\"https://www.example.org/articles/lamps/?\"><link rel=CANONICAL href=http://example.org/articles/lamps/></head>",
        ),
        (
            "deep/er/x.html",
            "<html><head><link href='../../articles/lamps/index.html' rel='canonical'></head><body>",
        ),
    ] {
        let (content, html_folder) = (site("Lamps"), tempfile::tempdir().unwrap());
        if name == "other.html" {
            // The first canonical link is meant, and this one has a query.
            write(
                html_folder.path(),
                name,
                html.replacen("stylesheet canonical", "stylesheet", 1),
            );
        } else {
            write(html_folder.path(), name, html);
        }
        let done = run(content.path(), html_folder.path(), &[]);
        assert_eq!(done.code, 0, "{name}: {}", done.stderr);
        assert!(
            done.stderr.contains("1 pages written"),
            "{name}: {}",
            done.stderr
        );
        let page = fs::read_to_string(html_folder.path().join(name)).unwrap();
        let scripts = scripts(&page);
        assert_eq!(scripts.len(), 1, "{page}");
        let document: Value = serde_json::from_str(&scripts[0]).unwrap();
        assert_eq!(document["@id"], "https://example.org/articles/lamps");
        assert_eq!(document["headline"], "Lamps");
    }
}

#[test]
fn a_second_run_changes_nothing_and_a_third_what_changed() {
    let (content, html) = (site("Lamps"), tempfile::tempdir().unwrap());
    let original = "<!doctype html>\r\n<html>\r\n<head>\r\n<meta charset=utf-8>\r\n<script type=\"application/ld+json\">{\"mine\": 1}</script>\r\n</head>\r\n<body>è</body></html>\r\n";
    write(html.path(), "articles/lamps.html", original);
    let path = html.path().join("articles/lamps.html");
    let check = run(content.path(), html.path(), &["--check"]);
    assert_eq!(check.code, 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), original);
    assert_eq!(run(content.path(), html.path(), &[]).code, 0);
    let first = fs::read_to_string(&path).unwrap();
    let again = run(content.path(), html.path(), &[]);
    assert!(
        again.stderr.contains("0 pages written, 1 hold"),
        "{}",
        again.stderr
    );
    assert_eq!(run(content.path(), html.path(), &["--check"]).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), first);
    assert!(first.contains("{\"mine\": 1}"), "{first}");
    write(
        content.path(),
        "articles/lamps.md",
        "---\ntitle: Other\n---\nText.\n",
    );
    assert_eq!(run(content.path(), html.path(), &[]).code, 0);
    let third = fs::read_to_string(&path).unwrap();
    assert_eq!(scripts(&third).len(), 1);
    assert!(third.contains("\"headline\":\"Other\""), "{third}");
    // Where there is no document any more, the script goes, and the page is what it was.
    fs::remove_file(content.path().join("articles/lamps.md")).unwrap();
    write(content.path(), "articles/new.md", "---\ntitle: New\n---\n");
    run(content.path(), html.path(), &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), original);
}

#[test]
fn what_does_not_match_is_reported() {
    let (content, html) = (site("Lamps"), tempfile::tempdir().unwrap());
    write(html.path(), "about.html", "<head></head>");
    let done = run(content.path(), html.path(), &[]);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(done.stderr.contains("E102"), "{}", done.stderr);
    assert!(done.stderr.contains("1 have none"), "{}", done.stderr);
    // Two files for one page: the one at the page's own path has the document.
    write(html.path(), "articles/lamps.html", "<head></head>");
    write(
        html.path(),
        "a-copy.html",
        "<head><link rel=canonical href=/articles/lamps></head>",
    );
    let done = run(content.path(), html.path(), &[]);
    assert!(done.stderr.contains("E103"), "{}", done.stderr);
    let own = fs::read_to_string(html.path().join("articles/lamps.html")).unwrap();
    assert_eq!(scripts(&own).len(), 1);
    let empty = tempfile::tempdir().unwrap();
    let none = run(content.path(), empty.path(), &[]);
    assert_eq!(none.code, 1);
    assert!(none.stderr.contains("E101"), "{}", none.stderr);
}

#[test]
fn pages_that_cannot_be_used_are_left_alone() {
    let (content, html) = (site("Lamps"), tempfile::tempdir().unwrap());
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(b"<\0h\0>\0".iter().copied())
        .collect();
    write(html.path(), "articles/lamps.html", &utf16);
    write(html.path(), "nul.html", b"<head>\0</head>");
    let done = run(content.path(), html.path(), &[]);
    assert_eq!(done.stderr.matches("E104").count(), 2, "{}", done.stderr);
    assert_eq!(done.code, 1);
    assert_eq!(
        fs::read(html.path().join("articles/lamps.html")).unwrap(),
        utf16
    );
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        write(outside.path(), "lamps.html", "<head></head>");
        let html = tempfile::tempdir().unwrap();
        write(html.path(), "index.html", "<head></head>");
        std::os::unix::fs::symlink(outside.path(), html.path().join("articles")).unwrap();
        run(content.path(), html.path(), &[]);
        let page = fs::read_to_string(outside.path().join("lamps.html")).unwrap();
        assert_eq!(page, "<head></head>");
    }
}

#[test]
fn no_text_breaks_out_of_the_script() {
    let tricks = [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "--> ]]> <![CDATA[",
        "\u{2028}\u{2029}\u{0}\u{7}\u{7f}",
        "\u{202e}olleh \\\" ' & &lt; &#60;",
    ];
    for trick in tricks {
        let document = json!({ "@context": "https://schema.org", "name": trick, trick: [trick] });
        let page = embedded(b"<html><head></head><body></body></html>", &document);
        let page = String::from_utf8(page).unwrap();
        let scripts = scripts(&page);
        assert_eq!(scripts.len(), 1, "{page}");
        assert_eq!(
            serde_json::from_str::<Value>(&scripts[0]).unwrap(),
            document,
            "{trick}"
        );
        assert_eq!(page.matches("<script").count(), 1, "{page}");
    }
}

#[test]
fn heads_of_all_kinds_are_understood() {
    let document = json!({ "name": "è" });
    let script =
        "<script type=\"application/ld+json\" data-filorosso=\"https://example.org/page\">";
    for (html, before) in [
        ("<!-- <head></head> --><html><head></head>", "</head>"),
        (
            "<head><script>let a = '</head>'</script></HEAD><body>",
            "</HEAD>",
        ),
        (
            "<title data-x='</head>'>a</title><body class=x>",
            "<body class=x>",
        ),
        ("<!doctype html><p>no head at all", "<p>no head"),
        ("\u{feff}<!DOCTYPE html><html lang=it><p>", "<p>"),
        ("", ""),
    ] {
        let page = String::from_utf8(embedded(html.as_bytes(), &document)).unwrap();
        let at = page.find(script).unwrap_or_else(|| panic!("{page}"));
        let end = page
            .find("</script>\n")
            .map_or(0, |_| page[at..].find("</script>\n").unwrap() + at + 10);
        assert!(page[end..].starts_with(before), "{page}");
    }
    // In another encoding only what all encodings share is written.
    let latin = b"<head><meta charset=iso-8859-1><title>caff\xe8</title></head>";
    let page = embedded(latin, &document);
    let text = String::from_utf8_lossy(&page);
    assert!(text.contains("\\u00e8"), "{text}");
    assert!(page.windows(5).any(|bytes| bytes == b"caff\xe8"));
}

#[test]
fn keys_do_not_mix_pages_up() {
    assert_eq!(
        key("https://www.example.org/a/"),
        key("http://example.org/a/index.html")
    );
    assert_ne!(
        key("https://example.org/a"),
        key("https://example.org/a?page=2")
    );
    assert_ne!(key("https://example.org/a"), key("https://example.net/a"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_page_has_one_script_and_is_itself_without_it(
        name in any::<String>(),
        pieces in proptest::collection::vec(
            prop_oneof![
                Just("<head>".to_owned()), Just("</head>".to_owned()), Just("<body>".to_owned()),
                Just("<!--".to_owned()), Just("-->".to_owned()), Just("<script>".to_owned()),
                Just("</script>".to_owned()), Just("<title>".to_owned()), Just("</title>".to_owned()),
                Just("<template>".to_owned()), Just("\r\n".to_owned()), "[a-zè <>&'\"=]{0,12}",
            ],
            0..12,
        ),
    ) {
        let html = pieces.concat();
        let document = json!({ "name": name });
        let page = embedded(html.as_bytes(), &document);
        let again = embedded(&page, &document);
        prop_assert_eq!(&again, &page);
        let text = String::from_utf8(page).unwrap();
        // Where a script would be a comment's or another script's text it cannot be found again,
        // so there it must not be written twice.
        prop_assert!(text.matches("data-filorosso").count() == 1);
        let start = text.find("<script type=\"application/ld+json\" data-filorosso").unwrap();
        let end = start + text[start..].find("</script>\n").unwrap() + 10;
        let rest = format!("{}{}", &text[..start], &text[end..]);
        prop_assert_eq!(rest, html);
        let json = text[start..end].split_once('>').unwrap().1;
        let json = json.trim_end().strip_suffix("</script>").unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(json).unwrap(), document);
    }
}
