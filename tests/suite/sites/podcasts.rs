//! What the text of a podcast, and blocks of contacts, say of it.

use super::{Graph, thing};
use crate::support::site;

const PODCAST: &str = "podcasts/walks";

fn configuration() -> String {
    let publisher = "publisher:\n  name: Example Radio\n  email: office@example.org\n  sameAs: [https://www.instagram.com/exampleradio]\n";
    format!("base: https://example.org/\nlanguage: en\n{publisher}")
}

fn podcast(body: &str) -> Graph {
    let podcast = format!("---\ntitle: Night Walks\n---\n\n{body}\n");
    Graph::of(&site(&[
        ("filorosso.yaml", &configuration()),
        ("podcasts/walks/_index.md", &podcast),
    ]))
}

#[test]
fn a_podcast_says_who_makes_it() {
    let ada = thing("people/ada-rossi");
    let both = [ada.clone(), thing("people/bruno-de-luca")];
    for (body, predicate, wanted) in [
        (
            "Night Walks is a podcast by Ada Rossi and Bruno De Luca.",
            "author",
            &both[..],
        ),
        (
            "*Night Walks* is a podcast by [Example Radio](https://example.org), written by [Ada Rossi](https://www.linkedin.com/in/ada) & Bruno De Luca.",
            "author",
            &both,
        ),
        (
            "Walks through the dark. Un podcast di Example Radio, realizzato da Ada Rossi, Bruno De Luca. Ogni sabato.",
            "author",
            &both,
        ),
        (
            "Podcast realizzato da Example Radio di Ada Rossi e Bruno De Luca.",
            "author",
            &both,
        ),
        (
            "Night Walks is a weekly podcast about lamps hosted by Ada Rossi.",
            "contributor",
            &both[..1],
        ),
        (
            "Hosted by Ada Rossi, this show looks at lamps.",
            "contributor",
            &both[..1],
        ),
    ] {
        let graph = podcast(body);
        assert_eq!(graph.of_schema(PODCAST, predicate), wanted, "{body}");
        for one in wanted {
            let slug = one
                .trim_matches(['<', '>'])
                .replace("https://example.org/", "");
            graph.has_thing(&slug, "Person");
        }
    }
    let graph = podcast("Podcast realizzato da Example Radio di Ada Rossi.");
    graph.has(PODCAST, "producer", "<https://example.org>");
}

#[test]
fn whoever_else_is_named_makes_no_podcast() {
    for body in [
        "A podcast about the novel written by Jane Austen.",
        "Night Walks is a podcast made in collaboration with Ada Rossi.",
        "A show from Chicago about lamps.",
        "A podcast about a festival hosted by the city.",
        "Un podcast di storie vere.",
        "Ada Rossi has listened to this podcast.",
    ] {
        let graph = podcast(body);
        for predicate in ["author", "contributor", "producer"] {
            assert!(graph.of_schema(PODCAST, predicate).is_empty(), "{body}");
        }
    }
}

#[test]
fn authors_of_the_front_matter_need_no_reading() {
    let text = "---\ntitle: Night Walks\nauthor: Cora Verdi\n---\n\nA podcast by Ada Rossi.\n";
    let graph = Graph::of(&site(&[("podcasts/walks/_index.md", text)]));
    assert_eq!(
        graph.of_schema(PODCAST, "author"),
        [thing("agents/cora-verdi")]
    );
}

#[test]
fn contacts_of_an_episode_are_those_of_its_podcast() {
    let episode = "---\ntitle: Lamps\nguest: {name: Ada Rossi, twitter: ada}\n---\n\nSee [a friend](https://www.instagram.com/friend).\n\n**Contacts**<br>\n[Our page](https://www.example.org/walks)<br>\nTikTok ([@walks](https://www.tiktok.com/@walks?lang=en))<br>\nInstagram: @exampleradio, YouTube: @nightwalks<br>\nhttps://www.threads.net/@walks<br>\n[Ada](https://www.linkedin.com/in/ada) and [her](https://twitter.com/ada)<br>\nWrite: [Walks@example.org](mailto:walks@example.org?subject=Hi), office@example.org<br>\n\n## Credits\n\nMusic: [Ensemble](https://soundcloud.com/ensemble)\n";
    let graph = Graph::of(&site(&[
        ("filorosso.yaml", &configuration()),
        ("podcasts/walks/_index.md", "---\ntitle: Night Walks\n---\n"),
        ("podcasts/walks/lamps.md", episode),
    ]));
    assert_eq!(
        graph.of_schema(PODCAST, "sameAs"),
        [
            "<https://www.threads.net/@walks>",
            "<https://www.tiktok.com/@walks>",
            "<https://www.youtube.com/@nightwalks>",
        ]
    );
    assert_eq!(graph.of_schema(PODCAST, "email"), ["\"walks@example.org\""]);
    assert!(graph.of_schema("podcasts/walks/lamps", "sameAs").is_empty());
}
