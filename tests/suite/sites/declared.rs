//! Names of front matter that are easily misread: parts of names, several in one text, roles
//! behind them, and what is no name at all.

use super::{Graph, thing};
use crate::support::{self, over, site};

const EPISODE: &str = "podcasts/walks/lamps";

fn files(front: &str) -> [(&'static str, String); 2] {
    let podcast = "---\ntitle: Night Walks\n---\n".to_owned();
    let episode = format!("---\ntitle: Lamps\ndate: 2024-03-01\n{front}---\n");
    [
        ("podcasts/walks/_index.md", podcast),
        ("podcasts/walks/lamps.md", episode),
    ]
}

/// A site with an episode of these lines in its front matter, and further files.
fn content(front: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    let own = files(front);
    let mut all: Vec<(&str, &str)> = own.iter().map(|(path, text)| (*path, &**text)).collect();
    all.extend(more);
    site(&all)
}

fn people(slugs: &[&str]) -> Vec<String> {
    let thing = |slug: &&str| thing(&format!("people/{slug}"));
    slugs.iter().map(thing).collect()
}

/// Problems of an episode, as `CODE line`.
fn problems(front: &str) -> Vec<String> {
    let found = super::problems(&content(front, &[]));
    let episode = format!(" {EPISODE}.md:");
    found.iter().map(|one| one.replace(&episode, " ")).collect()
}

#[test]
fn first_and_last_name_go_before_a_title() {
    let person = "---\nfirst_name: Tom\nlast_name: Two\ntitle: Director\n---\n";
    let graph = Graph::of(&content(
        "guests:\n  - {first: Ida, last: Noe, title: CEO}\n  - {name: {first: Nest, last: Ed}}\n",
        &[("people/two.md", person)],
    ));
    let guests = graph.of_schema(EPISODE, "actor");
    assert_eq!(guests, people(&["ida-noe", "nest-ed"]));
    let node = format!("{EPISODE}#guest-ida-noe");
    graph.has(&node, "roleName", "\"CEO\"");
    graph.has("people/two", "name", "\"Tom Two\"");
    graph.has("people/two", "jobTitle", "\"Director\"");
    // A word of ours is nobody's name.
    let front = "guest: [{name: {nick: Nest}}]\n";
    assert_eq!(problems(front), ["V413 4"]);
    let graph = Graph::of(&content(front, &[]));
    assert!(graph.of_schema(EPISODE, "actor").is_empty());
}

#[test]
fn semicolons_part_names() {
    let graph = Graph::of(&content(
        "guests: Ada Rossi, engineer at Lamps & Co; [Bruno Verdi](https://www.linkedin.com/in/bruno-x), mayor\nsponsor: Acme Ltd; Beta Inc\n",
        &[],
    ));
    let guests = graph.of_schema(EPISODE, "actor");
    assert_eq!(guests, people(&["ada-rossi", "bruno-verdi"]));
    let node = |slug: &str| format!("{EPISODE}#guest-{slug}");
    graph.has(
        &node("ada-rossi"),
        "memberOf",
        &thing("organizations/lamps-co"),
    );
    graph.has(&node("bruno-verdi"), "roleName", "\"mayor\"");
    let profile = "<https://www.linkedin.com/in/bruno-x>";
    graph.has("people/bruno-verdi", "sameAs", profile);
    assert_eq!(graph.of_schema(EPISODE, "sponsor").len(), 2);
}

#[test]
fn roles_of_hosts_and_authors_are_told_of_the_person() {
    let graph = Graph::of(&content(
        "host: Dora Bruni, editor at Example Radio\nauthor: {name: Ugo Ferri, role: Poet, company: Lamps Ltd}\n",
        &[],
    ));
    graph.has(EPISODE, "contributor", &thing("people/dora-bruni"));
    graph.has("people/dora-bruni", "jobTitle", "\"editor\"");
    let radio = "organizations/example-radio";
    graph.has("people/dora-bruni", "worksFor", &thing(radio));
    graph.has(radio, "name", "\"Example Radio\"");
    graph.has("people/ugo-ferri", "jobTitle", "\"Poet\"");
    let company = thing("organizations/lamps-ltd");
    graph.has("people/ugo-ferri", "worksFor", &company);
    assert!(graph.of_schema(EPISODE, "actor").is_empty());
}

#[test]
fn an_organization_in_brackets_is_no_part_of_a_name() {
    let graph = Graph::of(&content(
        "guests: ['<b>Ada Rossi</b> (Acme Ltd)', Bruno Verdi – Lamps Ltd]\n",
        &[],
    ));
    let guests = graph.of_schema(EPISODE, "actor");
    assert_eq!(guests, people(&["ada-rossi", "bruno-verdi"]));
    let node = format!("{EPISODE}#guest-ada-rossi");
    graph.has(&node, "memberOf", &thing("organizations/acme-ltd"));
}

#[test]
fn brackets_behind_a_name_are_no_part_of_it() {
    let front =
        "gast: [Jana Ohlsen (TU Lund), Tom Two (CNR), Ida Noe (Berlin), Nest Ed (she/her)]\n";
    let graph = Graph::of(&content(front, &[]));
    assert_eq!(
        graph.of_schema(EPISODE, "actor"),
        people(&["ida-noe", "jana-ohlsen", "nest-ed", "tom-two"])
    );
    for (guest, organization) in [("jana-ohlsen", "tu-lund"), ("tom-two", "cnr")] {
        let node = format!("{EPISODE}#guest-{guest}");
        let body = thing(&format!("organizations/{organization}"));
        graph.has(&node, "memberOf", &body);
    }
    // What is dropped is told.
    let told = problems(front);
    assert_eq!(told, ["P040 4", "P040 4"]);
}

#[test]
fn images_and_licences_of_themes() {
    let front = "cover: {image: /lamps.png, caption: Lamps}\nlicense: cc by 4.0\n";
    let graph = Graph::of(&content(front, &[]));
    graph.has(
        &format!("{EPISODE}#cover"),
        "contentUrl",
        "<https://example.org/lamps.png>",
    );
    graph.has(
        EPISODE,
        "license",
        "<https://creativecommons.org/licenses/by/4.0/>",
    );
    let front = "header: {image: /lamps.png}\nlicense: Lamp Licence\n";
    let graph = Graph::of(&content(front, &[]));
    graph.has(
        &format!("{EPISODE}#cover"),
        "contentUrl",
        "<https://example.org/lamps.png>",
    );
    assert!(graph.of_schema(EPISODE, "license").is_empty());
    assert_eq!(problems(front), ["V413 5"]);
}

#[test]
fn what_is_no_name_makes_nobody() {
    for name in [
        "https://www.linkedin.com/in/only-url",
        "linkedin.com/in/only-url",
        "'@handle'",
        "ada@lamps.example",
        "42",
    ] {
        for front in [
            format!("guest: [{name}]\n"),
            format!("author: {name}\n"),
            format!("guest: {{name: {name}}}\n"),
        ] {
            assert_eq!(problems(&front), ["V413 4"], "{front}");
            let graph = Graph::of(&content(&front, &[]));
            let agents = ["people/", "agents/", "organizations/"];
            let made = graph.0.iter().find(|line| {
                agents
                    .iter()
                    .any(|kind| line.contains(&format!("<https://example.org/{kind}")))
            });
            assert_eq!(made, None, "{front}");
        }
    }
    assert_eq!(problems("sponsor: [1&1, 3M, Booking.com]\n"), [""; 0]);
}

#[test]
fn a_doubtful_list_of_authors_is_reported() {
    let front = "authors: Rossi & Partners, Johnson and Johnson\n";
    assert_eq!(problems(front), ["P040 4"]);
    assert_eq!(problems("sponsor: Reed, Rush and Moss\n"), [""; 0]);
    let front = "guests: Ada Rossi, engineer at Lamps & Co, and Anna Verdi, mayor\n";
    assert_eq!(problems(front), ["P040 4"]);
    let graph = Graph::of(&content(front, &[]));
    let node = format!("{EPISODE}#guest-ada-rossi");
    let company = thing("organizations/lamps-co");
    assert_eq!(graph.of_schema(&node, "memberOf"), [company]);
}

#[test]
fn the_name_of_a_file_is_no_other_name_of_a_person() {
    let graph = Graph::of(&content(
        "author: dora_bruni\n",
        &[("people/dora-bruni.yml", "name: Dora Bruni\n")],
    ));
    graph.has(EPISODE, "author", &thing("people/dora-bruni"));
    assert!(
        graph
            .of_schema("people/dora-bruni", "alternateName")
            .is_empty()
    );
}

#[test]
fn somebody_who_is_left_out_is_known_by_first_and_last_name() {
    let configuration = format!("{}suppress: [Zoe Quirin]\n", support::CONFIGURATION);
    let graph = Graph::of(&content(
        "host: Zoe Quirin, editor at Example Radio\nauthor: Ada Rossi, chair of Quirin Friends Ltd\n",
        &[
            ("filorosso.yaml", &configuration),
            (
                "people/z.yml",
                "first: Zoe\nlast: Quirin\naliases: [Zork]\n",
            ),
            ("articles/a.md", "---\ntitle: About Zork\n---\n"),
        ],
    ));
    let told = graph.0.join("\n");
    assert!(!told.contains("Quirin") && !told.contains("Zork"), "{told}");
    assert!(!told.contains("quirin"), "{told}");
}

#[test]
fn keys_may_begin_with_a_capital() {
    let content = site(&[
        (
            "articles/a.md",
            "---\nTitle: Lamps\nDate: 2024-03-01\n---\nWords.\n",
        ),
        (
            "articles/b.md",
            "---\ntitle: Hidden\nDraft: true\n---\nWords.\n",
        ),
    ]);
    let triples = crate::support::triples_of(content.path());
    let has = |text: &str| triples.iter().any(|triple| triple.contains(text));
    assert!(has("\"Lamps\"") && has("2024-03-01"));
    assert!(
        !has("Hidden"),
        "a draft is none though its key has a capital"
    );
}

#[test]
fn front_matter_may_stand_without_fences() {
    let header = "Title: Jam: a day of bugs\nDate: 2012-02-19 17:05\nAuthor: Andrea Lampi\n";
    let content = site(&[
        (
            "articles/jam.md",
            &format!("{header}Status: published\n\nWe meet.\n"),
        ),
        (
            "articles/late.md",
            &format!("{header}Status: draft\n\nWe hide.\n"),
        ),
        (
            "articles/yaml.md",
            "---\ntitle: Not yet\nstatus: draft\n---\n\nWe hide.\n",
        ),
    ]);
    let told = over(content.path(), &["export", "ntriples"]).success();
    assert!(
        told.contains("\"Jam: a day of bugs\"@") && told.contains("Andrea Lampi"),
        "{told}"
    );
    assert!(
        !told.contains("We hide") && !told.contains("Not yet"),
        "{told}"
    );
    assert!(!told.contains("Title:"), "{told}");
}
