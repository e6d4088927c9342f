//! Addresses of profiles and pages as people write them.

use super::Graph;
use crate::support::{self, site};

#[test]
fn addresses_without_a_scheme_are_those_of_hosts() {
    let person = "name: Nina Hagen\nsocial: [linkedin.com/in/nina, twitter.com/nina, '@nina@mastodon.social']\nwebsite: nina.example\n";
    let graph = Graph::of(&site(&[("people/nina.yml", person)]));
    assert_eq!(
        graph.of_schema("people/nina", "sameAs"),
        [
            "<https://mastodon.social/@nina>",
            "<https://twitter.com/nina>",
            "<https://www.linkedin.com/in/nina>",
        ]
    );
    graph.has("people/nina", "url", "<https://nina.example>");
}

#[test]
fn paths_and_files_stay_those_of_the_site() {
    let article = "---\ntitle: A\nurl: blog/a.html\nimage: cover.jpg\nsameAs: /other\n---\n";
    let graph = Graph::of(&site(&[("articles/a.md", article)]));
    graph.has("articles/a", "url", "<https://example.org/blog/a.html>");
    graph.has("articles/a", "sameAs", "<https://example.org/other>");
    let image = "<https://example.org/cover.jpg>";
    graph.has("articles/a#image", "contentUrl", image);
}

#[test]
fn names_on_hosts_are_kept_beside_a_page() {
    let episode = "---\ntitle: Lamps\nguest:\n  - name: Anna Gallo\n    social: {twitter: '@anna', website: https://anna.example, blog: anna.blog}\n---\n";
    let graph = Graph::of(&site(&[
        ("podcasts/walks/_index.md", "---\ntitle: Walks\n---\n"),
        ("podcasts/walks/lamps.md", episode),
    ]));
    assert_eq!(
        graph.of_schema("people/anna-gallo", "sameAs"),
        [
            "<https://anna.blog>",
            "<https://anna.example>",
            "<https://twitter.com/anna>",
        ]
    );
}

/// Problems of a file, as `CODE line`.
fn problems(path: &str, text: &str) -> Vec<String> {
    let found = super::problems(&site(&[(path, text)]));
    let file = format!(" {path}:");
    found.iter().map(|one| one.replace(&file, " ")).collect()
}

#[test]
fn what_tells_no_host_is_reported_and_left_out() {
    let person = "name: Nina Hagen\nsameAs: [nina, '@nina']\nmastodon: '@nina'\nsocial: {github: nina}\nemail: nina at example\n";
    assert_eq!(
        problems("people/nina.yml", person),
        ["V407 2", "V407 2", "V407 3", "V407 5"]
    );
}

#[test]
fn numbers_and_mail_of_an_organization_are_checked() {
    let text =
        "name: Big\nvatID: IT00000000001\ntaxID: '00743110157'\nemail: big@example\nworksFor: 7\n";
    assert_eq!(
        problems("organizations/big.yml", text),
        ["P030 2", "V407 4", "V413 5"]
    );
    let sound = "name: Big\nvatID: IT 00743110157\ntaxID: '00743110157'\nemail: big@example.org\n";
    assert_eq!(problems("organizations/big.yml", sound), [""; 0]);
    let content = site(&[("organizations/big.yml", text)]);
    let told = support::triples_of(content.path()).join("\n");
    assert!(
        !told.contains("00000000001") && !told.contains("big@"),
        "{told}"
    );
}

#[test]
fn a_date_may_name_its_month() {
    for (date, wanted) in [
        ("Jul 08 2022", "2022-07-08"),
        ("Jan 5 2024", "2024-01-05"),
        ("5 January 2024", "2024-01-05"),
    ] {
        let text = format!("---\ntitle: A\npubDate: {date}\n---\n");
        let graph = Graph::of(&site(&[("articles/a.md", &text)]));
        let day = format!("\"{wanted}\"^^<http://www.w3.org/2001/XMLSchema#date>");
        graph.has("articles/a", "datePublished", &day);
    }
}

#[test]
fn front_matter_without_a_key_has_no_title() {
    assert_eq!(problems("articles/a.md", "---\n---\n"), ["V411 null"]);
}
