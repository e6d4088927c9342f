use super::*;

#[test]
fn slugs_are_lower_case_ascii() {
    assert_eq!(
        slug("L’hub d'innovazione: Àlex & Zoë"),
        "l-hub-d-innovazione-alex-zoe"
    );
    assert_eq!(slug("Москва"), "moskva");
    assert_eq!(slug("  --  "), "");
    assert_eq!(slug("Straße №5"), "strasse-no5");
}

#[test]
fn slugs_are_names_that_a_file_can_have() {
    let long = slug(&"very long ".repeat(1000));
    assert!(
        long.len() <= LONGEST_SLUG && long.starts_with("very-long-very-"),
        "{long}"
    );
    assert_ne!(long, slug(&"very long ".repeat(1001)));
    assert_eq!(slug(&"x".repeat(10_000)).len(), LONGEST_SLUG);
    assert_eq!(slug(&"a".repeat(160)), "a".repeat(160));
}

#[test]
fn template_values_are_made_iri_safe() {
    assert_eq!(encode_template_value("a b/c?d"), "a%20b%2Fc%3Fd");
    assert_eq!(encode_template_value("città"), "città");
    assert_eq!(encode_template_value("50%"), "50%25");
}

#[test]
fn addresses_are_resolved_and_encoded() {
    let site = "https://example.org/base/";
    let cases = [
        ("/a/b.mp3", "https://example.org/a/b.mp3"),
        ("cover.jpg", "https://example.org/base/cover.jpg"),
        ("../x.png", "https://example.org/x.png"),
        ("https://h.org/a b[1].jpg", "https://h.org/a%20b%5B1%5D.jpg"),
        ("https://h.org/perché", "https://h.org/perch%C3%A9"),
        ("https://h.org/50%", "https://h.org/50%25"),
        ("https://h.org/a%20b", "https://h.org/a%20b"),
        ("www.h.org/x", "https://www.h.org/x"),
        ("//cdn.org/x", "https://cdn.org/x"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ];
    for (written, expected) in cases {
        assert_eq!(address(written, site).as_deref(), Ok(expected), "{written}");
    }
    for hopeless in ["http://", "https://[::1", "http:///x"] {
        assert_eq!(
            address(hopeless, site),
            Err(AddressError::Hopeless),
            "{hopeless}"
        );
    }
    assert_eq!(address("  ", site), Err(AddressError::Empty));
}

#[test]
fn the_short_way_agrees_with_the_grammar() {
    for text in [
        "https://a.b/c?d=e#f",
        "http://a",
        "https://a.b/c#d#e",
        "http://a b/",
        "https://a/%zz",
        "https://a/%41",
        "http:///x",
        "https://a:b/",
        "https://a:80/",
        "https://[::1]/",
        "https://é.it/è",
        "ftp://x/",
        "x",
        "",
        "https://u@h/x",
        "http://h/[x]",
        "https://h/a|b",
        "https://h?x#y",
    ] {
        assert_eq!(is_iri(text), IriStr::new(text).is_ok(), "{text}");
    }
}

#[test]
fn language_tags() {
    for good in ["it", "en-GB", "zh-Hant-TW", "sr-Latn"] {
        assert!(is_language_tag(good), "{good}");
    }
    for bad in [
        "",
        "i",
        "it_IT",
        "italiano!",
        "en-",
        "e1",
        "en-x",
        "it-IT-it-it",
    ] {
        assert!(!is_language_tag(bad), "{bad}");
    }
}
