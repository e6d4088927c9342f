use super::accept;
use super::fill;
use super::pages::{Page, Pages};
use super::path::{
    Place, RulePath, apache_substitution, comment, literal_pattern, nginx_value, redirect_text,
    web_address,
};
use proptest::prelude::*;

const BASE: &str = "https://example.org/id/";

fn path(text: &str) -> Option<RulePath> {
    match Place::of(&format!("{BASE}{text}"), BASE) {
        Place::Path(path) => Some(path),
        _ => None,
    }
}

fn known(text: &str) -> RulePath {
    path(text).unwrap_or_else(|| panic!("{text} is no path"))
}

#[test]
fn iris_stand_at_a_path_at_the_root_or_nowhere() {
    assert_eq!(Place::of("https://example.org/id", BASE), Place::Root);
    assert_eq!(Place::of(BASE, BASE), Place::Root);
    assert_eq!(
        Place::of("https://example.org/id/a#b", BASE),
        Place::Fragment
    );
    for outside in [
        "https://example.org/",
        "https://example.org/id2",
        "https://example.com/id/a",
        "",
    ] {
        assert_eq!(Place::of(outside, BASE), Place::Unfit, "{outside}");
    }
    for (written, seen) in [
        ("people/ada-rossi", "people/ada-rossi"),
        ("people/jos%C3%A9", "people/josé"),
        ("people/josé", "people/josé"),
        ("a%20b", "a b"),
        ("it's/$x/(y)/[z]*", "it's/$x/(y)/[z]*"),
    ] {
        assert_eq!(path(written).as_ref().map(RulePath::as_str), Some(seen));
    }
    let long = "x".repeat(2_000);
    for unfit in [
        "", "a//b", "a/", "/a", "./a", "a/../b", "%2e%2e/a", "a%2Fb", "a%00b", "a%0Ab", "a%22b",
        "a%5Cb", "a?b", "a%3Fb", "a%23b", "a%25b", "%FF", "%20", "a/%20b", "a\nb", "a{b}", &long,
    ] {
        assert_eq!(path(unfit), None, "{unfit}");
    }
}

#[test]
fn patterns_fit_one_text() {
    assert_eq!(literal_pattern("people/ada-rossi_2"), "people/ada-rossi_2");
    assert_eq!(literal_pattern("a.b"), r"a\.b");
    assert_eq!(literal_pattern("a b"), r"a\x20b");
    assert_eq!(
        literal_pattern("(.*)$1%{X}\"\\"),
        r"\x28\.\x2a\x29\x241\x25\x7bX\x7d\x22\x5c"
    );
    assert_eq!(literal_pattern("é"), r"\xc3\xa9");
}

#[test]
fn addresses_are_ascii_or_none() {
    for (written, expected) in [
        ("https://example.org", "https://example.org"),
        ("http://h:8080/a?b=c&d=$1#e", "http://h:8080/a?b=c&d=$1#e"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("https://h/perché", "https://h/perch%C3%A9"),
        ("https://h/%41", "https://h/%41"),
    ] {
        assert_eq!(web_address(written).as_deref(), Some(expected));
    }
    let long = format!("https://h/{}", "x".repeat(2_000));
    for none in [
        "",
        "x",
        "//h/x",
        "javascript:alert(1)",
        "ftp://h/",
        "https://",
        "https:///x",
        "https://h/a b",
        "https://h/a\nb",
        "https://h/\"",
        "https://h/\\",
        "https://h/%4",
        "https://h/{x}",
        "https://h/<x>",
        "https://hé.it/",
        "https://h/\u{85}",
        "https://h\n/",
        "https://h/[x]",
        "https://h/a|b",
        "https://h/`",
        "https://h/^",
        &long,
    ] {
        assert_eq!(web_address(none), None, "{none}");
    }
}

#[test]
fn each_grammar_has_its_escapes() {
    assert_eq!(
        apache_substitution("https://h/$1/%41"),
        r"https://h/\$1/\%41"
    );
    assert_eq!(nginx_value("https://h/$uri"), "https://h/%24uri");
    assert_eq!(
        redirect_text("https://h:80/:a/*/b"),
        "https://h:80/%3Aa/%2A/b"
    );
    assert_eq!(redirect_text("people/:a"), "people/%3Aa");
    assert_eq!(comment("a\\\nRewriteRule\r\u{2028}x"), "a/ RewriteRule  x");
}

#[test]
fn templates_are_filled_once() {
    let filled = fill("{{a}}-{{b}}-{{a}}", &[("a", "{{b}}"), ("b", "x")]);
    assert_eq!(filled, "{{b}}-x-{{b}}");
}

fn pages(list: &[(&str, Option<&str>)]) -> Pages {
    let mut pages: Vec<Page> = list
        .iter()
        .map(|(text, page)| (path(text), page.map(str::to_owned)))
        .collect();
    pages.sort();
    Pages::new(&pages)
}

#[test]
fn pages_of_a_folder_that_follow_a_pattern_take_one_rule() {
    let found = pages(&[
        ("", Some("https://s.it/about")),
        ("podcasts/x", Some("https://s.it/p/x.html")),
        ("podcasts/x/uno", Some("https://s.it/p/x/uno.html")),
        ("podcasts/x/due", Some("https://s.it/p/x/due.html")),
        ("podcasts/x/tre", Some("https://elsewhere.it/3")),
        ("podcasts/x/quattro", None),
        ("people/a", None),
        ("people/b", None),
        ("people/c", Some("https://s.it/c")),
    ]);
    assert_eq!(found.root.as_deref(), Some("https://s.it/about"));
    let [rule] = found.folders.as_slice() else {
        panic!("{:?}", found.folders)
    };
    assert_eq!(rule.folder, known("podcasts"));
    assert_eq!(
        (&*rule.pattern.before, &*rule.pattern.behind, rule.deep),
        ("https://s.it/p/", ".html", true)
    );
    assert_eq!(
        found.single,
        [
            (None, vec![known("podcasts/x/quattro")]),
            (
                Some("https://elsewhere.it/3".to_owned()),
                vec![known("podcasts/x/tre")]
            ),
            (Some("https://s.it/c".to_owned()), vec![known("people/c")]),
        ]
    );
}

#[test]
fn pages_with_encoded_characters_are_listed() {
    let found = pages(&[
        ("a/uno", Some("https://s.it/%41/uno")),
        ("a/due", Some("https://s.it/%41/due")),
        ("b/uno", Some("https://s.it/?p=uno")),
        ("b/due", Some("https://s.it/?p=due")),
        ("c/s", Some("https://s.it")),
        ("c/it", Some("https://s.it")),
    ]);
    assert_eq!(found.folders, []);
    assert_eq!(found.single.len(), 5);
}

#[test]
fn patterns_of_headers_quote_nothing_that_files_read() {
    let apache = accept::apache(&accept::THING, "^");
    let conditions = apache.lines().filter(|line| line.contains("Accept"));
    for line in conditions {
        assert_eq!(line.matches('"').count(), 4, "{line}");
        assert!(line.ends_with("[NC,NV]") && !line.contains("\\\\") && !line.contains("${"));
    }
    let nginx = accept::nginx_scores() + &accept::nginx(&accept::GRAPH, "graph");
    assert_eq!(nginx.matches('"').count() % 2, 0);
    assert!(!nginx.contains("\\\\") && !nginx.contains("\\n") && !nginx.contains("\\t"));
}

proptest! {
    #[test]
    fn no_text_gets_out_of_a_pattern(text in "\\PC{0,40}|[\\x00-\\x7f]{0,40}") {
        let pattern = literal_pattern(&text);
        let allowed = |c: char| c.is_ascii_alphanumeric() || "/_-\\.".contains(c);
        prop_assert!(pattern.chars().all(allowed));
        prop_assert!(!pattern.contains("\\\\") && !pattern.ends_with('\\'));
        if let Some(path) = path(&text) {
            let never = ['"', '\\', '\n', '\r', '?', '#', '%', '{', '<'];
            prop_assert!(!path.as_str().contains(never));
            prop_assert!(path.encoded().is_ascii() && !path.encoded().contains([' ', '"', '\\']));
            // What is encoded is found again.
            let encoded = path.encoded();
            prop_assert_eq!(Some(path), self::path(&encoded));
        }
    }

    #[test]
    fn no_text_gets_out_of_an_address(text in "https?://h[\\x00-\\x7f]{0,40}|https://h/\\PC{0,40}") {
        if let Some(address) = web_address(&text) {
            prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
            let never = ['"', '\\', '<', '>', '{', '}', '|', '^', '`'];
            prop_assert!(!address.contains(never));
            prop_assert_eq!(Some(address.clone()), web_address(&address));
            prop_assert!(!nginx_value(&address).contains('$'));
            let escaped = apache_substitution(&address);
            let mut before = ' ';
            for c in escaped.chars() {
                prop_assert!(!matches!(c, '$' | '%') || before == '\\');
                before = c;
            }
        }
    }

    #[test]
    fn a_comment_stays_one_line(text in "\\PC{0,40}|[\\x00-\\x7f\\u{2028}\\u{85}]{0,40}") {
        let line = comment(&text);
        let never = |c: char| c.is_control() || c == '\\' || c == '\u{2028}';
        prop_assert!(!line.contains(never));
    }
}
