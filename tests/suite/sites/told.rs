//! What stands behind names in front matter, and everybody whom several keys name.

use super::{Graph, problems, thing};
use crate::support::{self, site};
use tempfile::TempDir;

const EPISODE: &str = "podcasts/walks/lamps";

fn content(language: &str, front: &str, more: &[(&str, &str)]) -> TempDir {
    let configuration = format!("base: https://example.org/\nlanguage: {language}\n");
    let episode = format!("---\ntitle: Lamps\ndate: 2024-03-01\n{front}\n---\n");
    let mut files = vec![
        ("filorosso.yaml", configuration.as_str()),
        ("podcasts/walks/_index.md", "---\ntitle: Walks\n---\n"),
        ("podcasts/walks/lamps.md", episode.as_str()),
    ];
    files.extend(more);
    site(&files)
}

fn guests(graph: &Graph) -> Vec<String> {
    let guests = graph.of_schema(EPISODE, "actor").into_iter();
    guests
        .map(|iri| {
            iri.replace("<https://example.org/people/", "")
                .replace('>', "")
        })
        .collect()
}

/// A guest's title and the slugs of the organizations, as the episode tells them.
fn role(graph: &Graph, guest: &str) -> (String, Vec<String>) {
    let node = format!("{EPISODE}#guest-{guest}");
    let title = graph
        .of_schema(&node, "roleName")
        .join(" + ")
        .replace('"', "");
    let bodies = graph.of_schema(&node, "memberOf").into_iter();
    let slug = |iri: &str| {
        iri.replace("<https://example.org/organizations/", "")
            .replace('>', "")
    };
    (title, bodies.map(slug).collect())
}

#[test]
fn the_text_behind_a_name_is_a_title_and_an_organization() {
    for (language, front, title, body) in [
        (
            "it",
            "guest: Ada Rossi, assessora alla Cultura del Comune di Ferrara",
            "assessora alla Cultura",
            "comune-di-ferrara",
        ),
        (
            "it",
            "guest: Ada Rossi, direttrice di Mareblu",
            "direttrice",
            "mareblu",
        ),
        (
            "it",
            "guest: Ada Rossi, director of Seabright",
            "director",
            "seabright",
        ),
        (
            "en",
            "guest: Ada Rossi, CEO & Founder of Seabright",
            "CEO & Founder",
            "seabright",
        ),
        ("en", "guest: Ada Rossi, CEO Seabright", "CEO", "seabright"),
        (
            "en",
            "guest: Ada Rossi, PhD, Senior Product Manager at Seabright",
            "Senior Product Manager",
            "seabright",
        ),
        (
            "en",
            "guest: {name: Ada Rossi, role: CEO at Seabright Labs}",
            "CEO",
            "seabright-labs",
        ),
        (
            "en",
            "guest: {name: Ada Rossi, role: Head of Sea at Seabright, company: Seabright}",
            "Head of Sea",
            "seabright",
        ),
        (
            "it",
            "guest: Ada Rossi, Geschäftsführerin der Seelicht GmbH",
            "Geschäftsführerin",
            "seelicht-gmbh",
        ),
        ("en", "guest: Ada Rossi | Seabright", "", "seabright"),
        ("en", "guest: Ada Rossi (Seabright)", "", "seabright"),
        (
            "en",
            "guest: {name: 'Ada Rossi, PhD', role: Chemist}",
            "Chemist",
            "",
        ),
    ] {
        let graph = Graph::of(&content(language, front, &[]));
        assert_eq!(guests(&graph), ["ada-rossi"], "{front}");
        let (found, bodies) = role(&graph, "ada-rossi");
        assert_eq!(
            (&*found, bodies.join(" ").as_str()),
            (title, body),
            "{front}"
        );
    }
}

#[test]
fn a_role_for_each_organization() {
    let front = "guest: {name: Ada Rossi, role: Direttrice di Mareblu e presidente di Terranera}";
    let graph = Graph::of(&content("it", front, &[]));
    assert_eq!(role(&graph, "ada-rossi").1, ["mareblu"]);
    assert_eq!(role(&graph, "ada-rossi-presidente").1, ["terranera"]);
}

#[test]
fn words_that_join_people_or_say_nobody() {
    let both = ["ada-rossi", "bruno-verdi"];
    for front in [
        "guests: Ada Rossi with Bruno Verdi",
        "guests: “Ada Rossi”, “Bruno Verdi”",
        "guests: [Ada Rossi, n/a, undefined, Bruno Verdi, '-', TBA]",
        "guests: Ada Rossi, PhD, Bruno Verdi, M.D.",
        "guests: Ada Rossi (Seabright), Bruno Verdi (Moon Ltd)",
        "guests: {name: [Ada Rossi, Bruno Verdi]}",
        "guests: [[Ada Rossi], Bruno Verdi]",
        "guests: [{Ada Rossi: director of Seabright}, {Bruno Verdi: /bruno.jpg}]",
    ] {
        let content = content("en", front, &[]);
        assert_eq!(guests(&Graph::of(&content)), both, "{front}");
        assert_eq!(problems(&content), [""; 0], "{front}");
    }
}

/// A word alone is nobody's name, unless an organization with a file is called so.
#[test]
fn a_word_in_a_list_of_people() {
    let front = "guests: Ada Rossi, Bruno Verdi e Mareblu";
    let alone = content("it", front, &[]);
    assert_eq!(guests(&Graph::of(&alone)), ["ada-rossi", "bruno-verdi"]);
    assert_eq!(problems(&alone), [format!("P040 {EPISODE}.md:4")]);
    let file = (
        "organizations/mareblu.yml",
        "name: Fondazione Mareblu\naliases: [Mareblu]\n",
    );
    for front in [
        front,
        "guests: Ada Rossi e Mareblu",
        "guests: [Mareblu, Ada Rossi (Mareblu)]",
    ] {
        let known = content("it", front, &[file]);
        let graph = Graph::of(&known);
        assert_eq!(problems(&known), [""; 0], "{front}");
        assert!(!guests(&graph).contains(&"mareblu".to_owned()), "{front}");
        let mentions = graph.of_schema(EPISODE, "mentions");
        let member = role(&graph, "ada-rossi").1;
        let body = thing("organizations/mareblu");
        assert!(
            mentions.contains(&&*body) || member == ["mareblu"],
            "{front}"
        );
    }
}

#[test]
fn whoever_has_a_file_is_known_by_its_name_and_by_a_profile() {
    let file = ("people/ada.yml", "name: Ada Rossi\nlinkedin: ada-x\n");
    for front in [
        "guests: [{slug: ada, role: Chemist}]",
        "guests: [{id: ada}]",
        "guests: [{ada: /ada.jpg}]",
        "guests: https://www.linkedin.com/in/ada-x/",
    ] {
        let graph = Graph::of(&content("en", front, &[file]));
        assert_eq!(guests(&graph), ["ada"], "{front}");
        graph.has("people/ada", "name", "\"Ada Rossi\"");
    }
}

#[test]
fn all_names_of_a_role_are_read() {
    let graph = Graph::of(&content(
        "en",
        "host: Ada Rossi\ncohost: Bruno Verdi\nguest: Ida Noe\nguests: [Tom Two]\nspeakers: [Nest Ed]",
        &[],
    ));
    assert_eq!(guests(&graph), ["ida-noe", "nest-ed", "tom-two"]);
    let hosts = graph.of_schema(EPISODE, "contributor");
    assert_eq!(hosts.len(), 2, "{hosts:?}");
}

/// Each of those whom an episode's front matter names in a role has a credit.
#[test]
fn credits_of_the_front_matter() {
    let graph = Graph::of(&content(
        "en",
        "cohost: Ada Rossi\nsponsors: [Moon Ltd]\ncontributors: [{name: Lia Bo, role: Sound designer}]",
        &[],
    ));
    for (node, label) in [
        ("credit-host-ada-rossi", "cohost"),
        ("credit-sponsor-moon-ltd", "sponsors"),
        ("credit-sound-designer-lia-bo", "Sound designer"),
    ] {
        let node = format!("{EPISODE}#{node}");
        graph.has(&node, "roleName", &format!("\"{label}\""));
        let credit = "https://w3id.org/digitalpeople/ontology#credit";
        graph.has(EPISODE, credit, &thing(&node));
    }
    // An article has authors, and no credits of its own.
    let text = "---\ntitle: Lamps\nauthor: Ada Rossi\n---\nWords.\n";
    let told = support::triples_of(site(&[("articles/a.md", text)]).path());
    assert!(
        !told.iter().any(|line| line.contains("#credit-")),
        "{told:?}"
    );
}

/// Of those who speak, whom the title or the summary names is a guest.
#[test]
fn hosts_and_guests_under_one_key() {
    for (front, wanted, others) in [
        (
            "summary: With Ada Rossi\nspeaker: [Ada Rossi, Ida Noe]",
            &["ada-rossi"][..],
            1,
        ),
        (
            "summary: With Ada Rossi\nparticipants: [{name: Ada Rossi, github: ada}, Ida Noe]",
            &["ada-rossi"],
            1,
        ),
        (
            "summary: By Ida Noe\nspeaker: [Ida Noe, {name: Ada Rossi (Moon Ltd)}]",
            &["ada-rossi"],
            1,
        ),
        (
            "speaker: [Ida Noe, Ada Rossi (Moon Ltd)]",
            &["ada-rossi"],
            1,
        ),
        (
            "speaker: [Ida Noe, Ada Rossi]",
            &["ada-rossi", "ida-noe"],
            0,
        ),
        ("participants: [Ida Noe, Ada Rossi]", &[], 2),
    ] {
        let graph = Graph::of(&content("en", front, &[]));
        assert_eq!(guests(&graph), wanted, "{front}");
        assert_eq!(
            graph.of_schema(EPISODE, "contributor").len(),
            others,
            "{front}"
        );
    }
}

#[test]
fn the_file_of_the_audio_is_no_podcast() {
    let graph = Graph::of(&content(
        "en",
        "podcast: https://audio.example/lamps.mp3\npodcast_duration: '1:02'\npodcast_bytes: 12",
        &[],
    ));
    let audio = format!("{EPISODE}#audio");
    graph.has(&audio, "contentUrl", "<https://audio.example/lamps.mp3>");
    graph.has(&audio, "contentSize", "\"12\"");
}
