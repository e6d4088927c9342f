//! Dates, chapters and addresses as editors write them, and what they are told of slips.

use super::Graph;
use crate::support::{over, site};
use tempfile::TempDir;

const EPISODE: &str = "podcasts/walks/lamps";

fn content(configuration: &str, episodes: &[(&str, &str)]) -> TempDir {
    let configuration = format!("base: https://example.org/\nlanguage: it\n{configuration}");
    let mut files = vec![
        ("filorosso.yaml", configuration.as_str()),
        ("podcasts/walks/_index.md", "---\ntitle: Walks\n---\n"),
    ];
    files.extend(episodes);
    site(&files)
}

/// What `check` shows.
fn told(content: &TempDir) -> String {
    over(content.path(), &["check"]).stdout
}

#[test]
fn dates_of_the_language() {
    for (language, date, wanted, code) in [
        ("it", "1 marzo 2024", "2024-03-01", None),
        ("it", "1.3.2024", "2024-03-01", None),
        ("it", "01/03/2024", "2024-03-01", Some("V414")),
        ("en", "01/03/2024", "2024-01-03", Some("V414")),
        ("it", "25/03/2024", "2024-03-25", None),
        ("de", "1. März 2024", "2024-03-01", None),
    ] {
        let text = format!("---\ntitle: Lamps\nlanguage: {language}\ndate: {date}\n---\n");
        let content = content("", &[("podcasts/walks/lamps.md", &text)]);
        let graph = Graph::of(&content);
        let day = format!("\"{wanted}\"^^<http://www.w3.org/2001/XMLSchema#date>");
        assert_eq!(graph.of_schema(EPISODE, "datePublished"), [day], "{date}");
        let told = told(&content);
        assert_eq!(told.contains("V414"), code.is_some(), "{date}: {told}");
    }
    for date in ["31/02/2024", "01/03/24", "marzo, forse"] {
        let text = format!("---\ntitle: Lamps\ndate: {date}\n---\n");
        let told = told(&content("", &[("podcasts/walks/lamps.md", &text)]));
        assert!(told.contains("error[V401]"), "{date}: {told}");
    }
}

#[test]
fn chapters_as_pairs_and_in_other_files() {
    let podlove = "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\">\n<psc:chapter start=\"00:00:00\" title=\"Begin &amp; end\"/>\n<psc:chapter start='1:30' title='Moon'/></psc:chapters>";
    for (chapters, file, text) in [
        ("[[0, Begin & end], [90, Moon]]", "", ""),
        (
            "[{start: 0s, title: Begin & end}, {start: 1m30s, title: Moon}]",
            "",
            "",
        ),
        (
            "c.yml",
            "podcasts/walks/c.yml",
            "- {start: 0, title: Begin & end}\n- {start: 90, title: Moon}\n",
        ),
        ("c.psc", "podcasts/walks/c.psc", podlove),
    ] {
        let episode = format!("---\ntitle: Lamps\nchapters: {chapters}\n---\n");
        let mut files = vec![("podcasts/walks/lamps.md", episode.as_str())];
        if !file.is_empty() {
            files.push((file, text));
        }
        let graph = Graph::of(&content("", &files));
        let first = format!("{EPISODE}#chapter-0");
        graph.has(&first, "name", "\"Begin & end\"@it");
        graph.has(&format!("{EPISODE}#chapter-90"), "name", "\"Moon\"@it");
    }
}

/// What XML allows, and what it does not.
#[test]
fn chapters_of_podlove() {
    let told_of = |chapters: &str| {
        let episode = "---\ntitle: Lamps\nchapters: c.psc\n---\n";
        let files = [
            ("podcasts/walks/lamps.md", episode),
            ("podcasts/walks/c.psc", chapters),
        ];
        let content = content("", &files);
        (Graph::of(&content), told(&content))
    };
    let (graph, shown) = told_of(
        "<psc:chapters>\n<psc:chapter\n start = '1:30'\n title=\"Moon > sun\"/>\n<!-- <psc:chapter start=\"2:00\" title=\"Out\"/> -->\n</psc:chapters>",
    );
    graph.has(
        &format!("{EPISODE}#chapter-90"),
        "name",
        "\"Moon > sun\"@it",
    );
    assert!(!graph.0.iter().any(|line| line.contains("Out")));
    assert!(!shown.contains("P044"), "{shown}");
    let (_, shown) = told_of(
        "<psc:chapters>\n<psc:chapter start=\"x\" title=\"A\"/>\n<psc:chapter start=\"2:00\" title=\"C\n",
    );
    for line in ["c.psc:2:1", "c.psc:3:1"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}

/// A title may be about somebody who takes no part.
#[test]
fn a_title_that_names_somebody_else() {
    for (title, text, reported) in [
        (
            "Franco Verdi - Il molo",
            "Gianni Neri, capitano di Molo Srl, ci ha parlato di moli.",
            true,
        ),
        (
            "Franco Verdi - Il molo",
            "Gianni Neri, capitano, ci ha parlato dei moli di Verdi.",
            false,
        ),
        (
            "Franco Verdi - Il molo",
            "Franco Verdi, capitano, ci ha parlato di moli.",
            false,
        ),
        (
            "Il molo e il faro - Terza parte",
            "Gianni Neri, capitano, ci ha parlato di moli.",
            false,
        ),
    ] {
        let text = format!("---\ntitle: {title}\n---\n\n{text}\n");
        let told = told(&content("", &[("podcasts/walks/lamps.md", &text)]));
        assert_eq!(told.contains("P003"), reported, "{text}{told}");
    }
}

#[test]
fn hints_for_slips_in_front_matter() {
    for (text, hint) in [
        (
            "---\ntitle: T\n\tdate: 2024-03-01\n---\n",
            "indent with spaces",
        ),
        (
            "---\n<<<<<<< HEAD\ntitle: T\n=======\ntitle: U\n>>>>>>> x\n---\n",
            "that git wrote",
        ),
        (
            "{\"title\": \"T\", \"tags\": [\"a\",]}\n",
            "remove the comma",
        ),
        ("----\ntitle: T\n----\n", "three dashes"),
        ("---\rtitle: T\r---\rWords\r", "line feeds"),
    ] {
        let told = told(&content("", &[("podcasts/walks/lamps.md", text)]));
        assert!(told.contains(hint), "{text}: {told}");
    }
}

/// The hint names a form that works as it is printed.
#[test]
fn a_place_of_two_names_is_told_as_the_hint_says() {
    let episode = [(
        "podcasts/walks/lamps.md",
        "---\ntitle: Lampade @San Teodoro\n---\n",
    )];
    let first = told(&content("", &episode));
    let hint = "San Teodoro: San Teodoro (Messina)";
    assert!(first.contains(&format!("such as `{hint}`")), "{first}");
    for meant in [hint, "San Teodoro: San Teodoro (ME)"] {
        let content = content(&format!("places:\n  {meant}\n"), &episode);
        let graph = Graph::of(&content);
        let place = "<https://example.org/places/san-teodoro-me>";
        assert_eq!(graph.of_schema(EPISODE, "locationCreated"), [place]);
        assert!(!told(&content).contains("P020"));
    }
}

#[test]
fn what_stands_behind_a_place_is_none_of_it() {
    for (title, place) in [
        ("Lampade @Sondrio #12", "sondrio"),
        ("Lampade @Bolzano/Bozen", "bolzano"),
    ] {
        let text = format!("---\ntitle: \"{title}\"\n---\n");
        let graph = Graph::of(&content("", &[("podcasts/walks/lamps.md", &text)]));
        let place = format!("<https://example.org/places/{place}>");
        assert_eq!(
            graph.of_schema(EPISODE, "locationCreated"),
            [place],
            "{title}"
        );
    }
}

#[test]
fn one_address_in_two_forms_is_one() {
    for (one, other) in [
        (
            "https://open.spotify.com/episode/AAA",
            "https://open.spotify.com/intl-it/episode/AAA?si=x",
        ),
        (
            "https://www.youtube.com/watch?v=VID1",
            "https://youtu.be/VID1?t=3",
        ),
    ] {
        let text = |address: &str| format!("---\ntitle: Lamps\nplatforms: [\"{address}\"]\n---\n");
        let (first, second) = (text(one), text(other));
        let files = [
            ("podcasts/walks/a.md", &*first),
            ("podcasts/walks/b.md", &*second),
        ];
        let told = told(&content("", &files));
        assert!(told.contains("warning[P042]"), "{other}: {told}");
    }
}

/// The address of a profile has the name of somebody else who is known.
#[test]
fn an_address_that_names_somebody_else() {
    let profile = "https://www.linkedin.com/in";
    let other = "---\ntitle: Moon\nguests: [Giulio Neri]\n---\n";
    let swapped = format!(
        "---\ntitle: Remi\n---\n[Rina Tosi]({profile}/giulio-neri-44b) e [Giulio Neri]({profile}/rina-tosi-1), direttori di Acme Srl, ci hanno parlato di remi.\n"
    );
    let single = "---\ntitle: Remi\nguests: [{name: Rina Tosi, linkedin: giulio-neri-44b}]\n---\n";
    let married = "---\ntitle: Remi\nguests: [{name: Rina Tosi, linkedin: rina-neri-44b}]\n---\n";
    for (text, times) in [(&*swapped, 2), (single, 1), (married, 0)] {
        let files = [
            ("podcasts/walks/a.md", text),
            ("podcasts/walks/b.md", other),
        ];
        let content = content("", &files);
        let told = told(&content);
        assert_eq!(
            told.matches("warning[I611]").count(),
            times,
            "{text}: {told}"
        );
        if times > 0 {
            let graph = Graph::of(&content);
            assert!(
                graph.of_schema("people/rina-tosi", "sameAs").is_empty(),
                "{text}"
            );
        }
    }
}

#[test]
fn what_is_no_platform_is_told() {
    let text = "---\ntitle: Lamps\nplatforms: [1, {}, null]\n---\n";
    let told = told(&content("", &[("podcasts/walks/lamps.md", text)]));
    assert_eq!(told.matches("warning[V413]").count(), 3, "{told}");
}
