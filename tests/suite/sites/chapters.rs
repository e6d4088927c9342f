//! Chapters, in front matter, in files beside it and in bodies.

use super::{Graph, problems};
use crate::support::site;

const PODCAST: (&str, &str) = ("podcasts/walks/_index.md", "---\ntitle: Night Walks\n---\n");
const EPISODE: &str = "podcasts/walks/lamps";

/// Starts and titles of the chapters of an episode.
fn chapters(front: &str, body: &str, files: &[(&str, &str)]) -> Vec<(u64, String)> {
    let episode = format!("---\ntitle: Lamps\nduration: 30:00\n{front}---\n\n{body}\n");
    let mut all = vec![PODCAST, ("podcasts/walks/lamps.md", episode.as_str())];
    all.extend(files);
    let graph = Graph::of(&site(&all));
    let begin = format!("<https://example.org/{EPISODE}#chapter-");
    let lines = graph.0.iter().filter_map(|line| line.strip_prefix(&begin));
    let names = lines.filter_map(|line| line.split_once("> <http://schema.org/name> \""));
    let mut found: Vec<(u64, String)> = names
        .map(|(start, name)| {
            let title = name.strip_suffix("\"@en .").expect("a tag");
            (start.parse().expect("a number"), title.to_owned())
        })
        .collect();
    found.sort();
    found
}

fn three() -> Vec<(u64, String)> {
    [(0, "Dusk"), (95, "The moon: again"), (625, "Dawn")]
        .map(|(start, title)| (start, title.to_owned()))
        .to_vec()
}

#[test]
fn chapters_in_front_matter() {
    for front in [
        "chapters:\n  - {start: 0, title: Dusk}\n  - {startTime: 95.4, name: 'The moon: again'}\n  - {time: 0:10:25, text: Dawn}\n",
        "chapters: ['0:00 Dusk', '1:35 - The moon: again', '(00:10:25) Dawn']\n",
        "chapters:\n  - '0:00': Dusk\n  - '1:35': 'The moon: again'\n  - '10:25': Dawn\n",
        "chapters: {'0:00': Dusk, '1:35': 'The moon: again', '10:25': '**Dawn**'}\n",
        "chapters: |\n  00:00:00.000 Dusk\n  00:01:35.200 The moon: again\n  00:10:25.000 Dawn\n",
        "chapters: [{begin: PT0S, title: Dusk}, {at: PT1M35S, title: 'The moon: again'}, {start: 625, title: Dawn}]\n",
    ] {
        assert_eq!(
            chapters(front, "0:00 Not this\n1:00 Nor this", &[]),
            three(),
            "{front}"
        );
    }
}

#[test]
fn chapters_in_a_file() {
    let json = "{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 0, \"title\": \"Dusk\"}, {\"startTime\": 95, \"title\": \"The moon: again\"}, {\"startTime\": 300, \"img\": \"x.png\"}, {\"startTime\": 625, \"title\": \"Dawn\"}]}";
    let vtt = "WEBVTT\n\n1\n00:00:00.000 --> 00:01:35.000\nDusk\n\n00:01:35.000 --> 00:10:25.000\nThe moon:\nagain\n\n00:10:25.000 --> 00:30:00.000\nDawn\n";
    let plain = "00:00:00.000 Dusk\r\n00:01:35.000 The moon: again\r\n00:10:25.000 Dawn\r\n";
    for (named, path, text) in [
        (
            "lamps.chapters.json",
            "podcasts/walks/lamps.chapters.json",
            json,
        ),
        ("./marks/lamps.vtt", "podcasts/walks/marks/lamps.vtt", vtt),
        ("/marks/lamps.txt", "marks/lamps.txt", plain),
        ("marks/lamps.txt", "marks/lamps.txt", plain),
        ("../../marks/lamps.json", "marks/lamps.json", json),
    ] {
        let front = format!("chapters: {named}\n");
        assert_eq!(chapters(&front, "", &[(path, text)]), three(), "{named}");
    }
    assert_eq!(
        chapters("chapters: https://example.com/c.json\n", "", &[]),
        []
    );
}

#[test]
fn chapters_in_bodies() {
    for body in [
        "0:00 - Dusk<br>\n1:35 - The moon: again<br>\n10:25 - Dawn",
        "0:00 Dusk\n1:35 The moon: again\n10:25 Dawn",
        "(00:00:00) Dusk\n\n(00:01:35) The moon: again\n\n(00:10:25) Dawn",
        "Text before.\n\n## Chapters\n\n- 00:00 – Dusk\n- 01:35 – The moon: again\n- 10:25 – Dawn\n\nText behind.",
        "* [00:00](#t=0) Dusk\n* [01:35](#t=95) The moon: again\n* [10:25](#t=625) Dawn",
        "1. `0:00` | Dusk\n2. `1:35` | The moon: again\n3. `10:25` | Dawn",
        "| Time | Topic |\n|---|---|\n| 0:00 | Dusk |\n| 1:35 | The moon: again |\n| 10:25 | Dawn |",
        "00:00:00.000 Dusk\n00:01:35.000 The moon: again\n00:10:25.000 Dawn",
        "0:00 – 1:35 Dusk\n1:35 – 10:25 The moon: again\n10:25 – 30:00 Dawn",
    ] {
        assert_eq!(chapters("", body, &[]), three(), "{body}");
    }
}

#[test]
fn times_of_a_day_are_no_chapters() {
    for body in [
        "15:00 - 16:00 Keynote\n16:00 - 17:00 Walk",
        "- 9:30 Registration\n- 10:00 Welcome\n- 10:15 Coffee",
        "0:00 Alone",
        "At 0:00 we begin.\nAt 1:35 we end.",
        "10:30am Doors\n11:45am Talk",
        "45:10 Behind the end\n50:20 Too",
    ] {
        assert_eq!(chapters("", body, &[]), [], "{body}");
    }
    let article = "---\ntitle: Programme\n---\n\n0:00 Dusk\n1:35 Dawn\n";
    let graph = Graph::of(&site(&[("articles/a.md", article)]));
    assert!(!graph.0.iter().any(|line| line.contains("Clip")));
}

#[test]
fn a_chapter_ends_where_the_next_one_begins() {
    let episode = "---\ntitle: Lamps\nduration: 30:00\nurl: https://www.example.org/lamps\n---\n\n0:00 Dusk\n1:35 Dawn\n";
    let graph = Graph::of(&site(&[PODCAST, ("podcasts/walks/lamps.md", episode)]));
    let number = |number: u32| format!("\"{number}\"^^<http://www.w3.org/2001/XMLSchema#integer>");
    let first = format!("{EPISODE}#chapter-0");
    graph.has_thing(&first, "Clip");
    graph.has(&first, "startOffset", &number(0));
    graph.has(&first, "endOffset", &number(95));
    graph.has(&first, "url", "<https://www.example.org/lamps#t=0,95>");
    graph.has(&first, "partOfEpisode", &super::thing(EPISODE));
    let last = format!("{EPISODE}#chapter-95");
    graph.has(&last, "endOffset", &number(1800));
    graph.has(EPISODE, "hasPart", &super::thing(&last));
}

/// A file of chapters is none of the front matter, though it bears the document's name; and its
/// chapters may end before the next one begins.
#[test]
fn a_file_of_the_same_name_holds_chapters() {
    let json = "{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 0, \"title\": \"Dusk\", \"endTime\": 60}, {\"startTime\": 95, \"title\": \"Dawn\"}]}";
    let episode = "---\ntitle: Lamps\nduration: 30:00\nchapters: lamps.json\n---\n";
    let content = site(&[
        PODCAST,
        ("podcasts/walks/lamps.md", episode),
        ("podcasts/walks/lamps.json", json),
    ]);
    assert!(problems(&content).is_empty(), "{:?}", problems(&content));
    let graph = Graph::of(&content);
    let number = |number: u32| format!("\"{number}\"^^<http://www.w3.org/2001/XMLSchema#integer>");
    let first = format!("{EPISODE}#chapter-0");
    graph.has(&first, "endOffset", &number(60));
    graph.has(&format!("{EPISODE}#chapter-95"), "endOffset", &number(1800));
}

#[test]
fn what_is_no_chapter_is_reported() {
    let plain = |body: &str| format!("---\ntitle: Lamps\nduration: 30:00\n---\n\n{body}\n");
    let named = |file: &str| format!("---\ntitle: Lamps\nduration: 30:00\nchapters: {file}\n---\n");
    let vtt = "WEBVTT\n\nNOTE by hand\n\n00:00.000 --> 01:00.000\nDusk\n\nbad\n\nx --> 02:00.000\nBad\n\n02:00.000 --> 01:00.000\nBack\n\n03:00.000 --> 04:00.000\n";
    let text = "Chapters of the evening\n0:00 Dusk\n1:00:61 Bad\n2:00\n3:00 Dawn\n";
    for (episode, files, wanted) in [
        (
            plain("0:00 Dusk\n1:00:61 Bad\n2:00 Moon\n3:00 Dawn"),
            &[][..],
            &["P044 podcasts/walks/lamps.md:7"][..],
        ),
        (
            named("c.vtt"),
            &[("podcasts/walks/c.vtt", vtt)],
            &[
                "P044 podcasts/walks/c.vtt:8",
                "P044 podcasts/walks/c.vtt:10",
                "P044 podcasts/walks/c.vtt:13",
                "P044 podcasts/walks/c.vtt:16",
            ],
        ),
        (
            named("c.txt"),
            &[("podcasts/walks/c.txt", text)],
            &["P044 podcasts/walks/c.txt:3", "P044 podcasts/walks/c.txt:4"],
        ),
        (
            named("https://example.com/c.json"),
            &[],
            &["P043 podcasts/walks/lamps.md:4"],
        ),
    ] {
        let mut all = vec![PODCAST, ("podcasts/walks/lamps.md", episode.as_str())];
        all.extend(files);
        assert_eq!(problems(&site(&all)), wanted, "{episode}");
    }
    let body = "0:00 Dusk\n1:00:61 Bad\n1:35 The moon: again\n10:25 Dawn";
    assert_eq!(chapters("", body, &[]), three());
}
