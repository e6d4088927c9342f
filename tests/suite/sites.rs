//! Small sites in the habits of other generators, from their files to their triples.

mod addresses;
mod chapters;
mod declared;
mod guests;
mod hints;
mod introduced;
mod podcasts;
mod samples;
mod told;

use crate::support::{self, site};
use tempfile::TempDir;

const BASE: &str = "https://example.org/";
const NAME: &str = "http://schema.org/name";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The triples of a site without a single error.
struct Graph(Vec<String>);

impl Graph {
    fn of(content: &TempDir) -> Self {
        let run = support::over(
            content.path(),
            &["--now", "2030-01-01", "export", "ntriples"],
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        Self(run.stdout.lines().map(str::to_owned).collect())
    }

    /// Asserts a triple: subject under the base, predicate (one of schema.org, when it is no
    /// whole IRI), and object as N-Triples writes it.
    #[track_caller]
    fn has(&self, subject: &str, predicate: &str, object: &str) {
        let predicate = if predicate.contains(':') {
            predicate.to_owned()
        } else {
            format!("http://schema.org/{predicate}")
        };
        let line = format!("<{BASE}{subject}> <{predicate}> {object} .");
        assert!(
            self.0.contains(&line),
            "{line}\nis not in\n{}",
            self.0.join("\n")
        );
    }

    #[track_caller]
    fn has_thing(&self, subject: &str, class: &str) {
        self.has(subject, TYPE, &format!("<http://schema.org/{class}>"));
    }

    /// The objects of a subject under the base and a predicate of schema.org, sorted.
    fn of_schema(&self, subject: &str, predicate: &str) -> Vec<&str> {
        let mut objects = self.objects(subject, &format!("http://schema.org/{predicate}"));
        objects.sort_unstable();
        objects
    }

    /// All objects of a subject under the base and a predicate.
    fn objects(&self, subject: &str, predicate: &str) -> Vec<&str> {
        let begin = format!("<{BASE}{subject}> <{predicate}> ");
        self.0
            .iter()
            .filter_map(|line| line.strip_prefix(&begin)?.strip_suffix(" ."))
            .collect()
    }
}

/// Errors and warnings of a site, as `CODE file:line`; patterns without a file are none of it.
fn problems(content: &TempDir) -> Vec<String> {
    let run = support::over(content.path(), &["check", "--format", "json"]);
    let report = run.json();
    let problems = report["problems"].as_array().expect("a list of problems");
    let grave = problems
        .iter()
        .filter(|one| one["severity"] != "note" && one["code"] != "C106");
    let shown = grave.map(|one| {
        let place = &one["place"];
        format!("{} {}:{}", one["code"], place["file"], place["line"]).replace('"', "")
    });
    shown.collect()
}

fn thing(path: &str) -> String {
    format!("<{BASE}{path}>")
}

fn configuration(kinds: &str) -> String {
    format!("base: {BASE}\nsite: https://www.example.org\nlanguage: en\nkinds:\n{kinds}")
}

#[test]
fn hugo_leaf_bundles_with_toml() {
    let configuration = configuration(
        "  article: [\"posts/{slug}.md\", \"posts/{slug}/index.md\"]\n  podcast: podcasts/{podcast}/_index.md\n  episode: \"podcasts/{podcast}/{slug}/index.md\"\n",
    );
    let graph = Graph::of(&site(&[
        ("filorosso.yaml", &configuration),
        (
            "posts/first/index.md",
            "+++\ntitle = 'First post'\ndate = 2024-03-01T18:30:00+01:00\ntags = ['Light', 'Night walks']\nsummary = \"\"\"\nIn short\"\"\"\n+++\n\nHello.\n",
        ),
        (
            "posts/second.md",
            "+++\ntitle = \"Second post\"\ndate = 2024-03-02\n+++\n\nHello.\n",
        ),
        ("podcasts/walks/_index.md", "+++\ntitle = \"Walks\"\n+++\n"),
        (
            "podcasts/walks/lamps/index.md",
            "+++\ntitle = \"Lamps\"\nseason = 2\nepisode = 7\n[audio]\nfile = \"/lamps.mp3\"\nduration = \"18:42\"\n+++\n",
        ),
    ]));
    graph.has("articles/first", NAME, "\"First post\"@en");
    graph.has(
        "articles/first",
        "datePublished",
        "\"2024-03-01T18:30:00+01:00\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
    );
    graph.has("articles/first", "keywords", "\"Night walks\"");
    graph.has("articles/first", "about", &thing("topics/night-walks"));
    graph.has(
        "articles/second",
        "datePublished",
        "\"2024-03-02\"^^<http://www.w3.org/2001/XMLSchema#date>",
    );
    graph.has_thing("podcasts/walks/lamps", "PodcastEpisode");
    graph.has(
        "podcasts/walks/lamps",
        "partOfSeries",
        &thing("podcasts/walks"),
    );
    graph.has(
        "podcasts/walks/lamps#audio",
        "contentUrl",
        "<https://www.example.org/lamps.mp3>",
    );
}

#[test]
fn jekyll_posts_with_dates_in_their_names() {
    let configuration = configuration("  article: _posts/{slug}.md\n");
    let graph = Graph::of(&site(&[
        ("filorosso.yaml", &configuration),
        (
            "_posts/2024-03-01-street-lamps.md",
            "---\nlayout: post\ntitle: \"Street lamps\"\ndate: 2024-03-01 18:30:00 +0100\ncategories: city light\ntags: [lamps]\nauthor: Ada Rossi\n---\n\nHello.\n",
        ),
        ("_config.yml", "title: not content\n"),
    ]));
    let post = "articles/2024-03-01-street-lamps";
    graph.has(post, NAME, "\"Street lamps\"@en");
    graph.has(
        post,
        "datePublished",
        "\"2024-03-01T18:30:00+01:00\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
    );
    graph.has(post, "author", &thing("agents/ada-rossi"));
    assert!(
        !graph.0.iter().any(|line| line.contains("not content")),
        "a configuration of Jekyll is no content"
    );
}

#[test]
fn astro_collections_of_markdown_and_json() {
    let configuration = configuration(
        "  article: \"blog/{slug}.{md,mdx}\"\n  person: authors/{slug}.json\n  organization: clients/{slug}.json\n",
    );
    let graph = Graph::of(&site(&[
        ("filorosso.yaml", &configuration),
        (
            "blog/one.mdx",
            "---\ntitle: 'One'\ndescription: 'In short'\npubDate: '2022-07-08'\nheroImage: '/hero.jpg'\nauthor: Ada Rossi\n---\nimport X from './x.astro'\n\n<X />\n",
        ),
        (
            "authors/ada.json",
            "{\n  \"name\": \"Ada Rossi\",\n  \"jobTitle\": \"Engineer\",\n  \"company\": \"Lamps & Co\"\n}\n",
        ),
        (
            "clients/lamps.json",
            "{\"name\": \"Lamps & Co\", \"vat\": \"IT00743110157\"}",
        ),
    ]));
    graph.has("articles/one", "author", &thing("people/ada"));
    graph.has("articles/one", "description", "\"In short\"@en");
    graph.has(
        "articles/one",
        "datePublished",
        "\"2022-07-08\"^^<http://www.w3.org/2001/XMLSchema#date>",
    );
    graph.has_thing("people/ada", "Person");
    graph.has("people/ada", "worksFor", &thing("organizations/lamps"));
    graph.has("organizations/lamps", "vatID", "\"IT00743110157\"");
}

#[test]
fn a_data_file_beside_a_document_belongs_to_it() {
    let configuration = configuration("  article: \"posts/{slug}/index.md\"\n");
    let content = site(&[
        ("filorosso.yaml", &configuration),
        ("posts/lamps/index.md", "---\ntitle: Lamps\n---\n\nHello.\n"),
        (
            "posts/lamps/index.yml",
            "date: 2024-03-01\ntags: [Light]\nauthor: Ada Rossi\n",
        ),
        (
            "posts/moon/index.md",
            "No front matter, only a body of its own.\n",
        ),
        (
            "posts/moon/index.yml",
            "title: The moon\ndate: 2024-03-02\n",
        ),
    ]);
    let graph = Graph::of(&content);
    graph.has("articles/lamps", NAME, "\"Lamps\"@en");
    graph.has("articles/lamps", "keywords", "\"Light\"");
    graph.has("articles/lamps", "author", &thing("agents/ada-rossi"));
    graph.has("articles/moon", NAME, "\"The moon\"@en");
    let args = [
        "inspect",
        "posts/lamps/index.md",
        "--origins",
        "--format",
        "json",
    ];
    let record = support::over(content.path(), &args).json();
    let origin = &record["published"]["date"]["origin"];
    assert_eq!(origin["file"], "posts/lamps/index.yml", "{origin}");
    assert_eq!(
        (&origin["line"], &origin["column"]),
        (&1.into(), &7.into()),
        "{origin}"
    );
}

#[test]
fn a_site_of_one_podcast_needs_no_folder_for_it() {
    let configuration = configuration("  podcast: about.md\n  episode: \"episodes/{slug}.md\"\n");
    let graph = Graph::of(&site(&[
        ("filorosso.yaml", &configuration),
        ("about.md", "---\ntitle: Night Walks\n---\n"),
        (
            "episodes/one.md",
            "---\ntitle: One\nseason: 1\nepisode: 1\n---\n",
        ),
    ]));
    let series = graph
        .0
        .iter()
        .find(|line| line.ends_with("<http://schema.org/PodcastSeries> ."))
        .expect("a series");
    let series = series.split(' ').next().unwrap();
    let episode = graph
        .0
        .iter()
        .find(|line| line.ends_with(&format!("<http://schema.org/partOfSeries> {series} .")))
        .expect("an episode of it");
    assert!(episode.contains("/one> "), "{episode}");
}

#[test]
fn line_endings_and_byte_order_marks_change_nothing() {
    let text = "---\ntitle: Lamps\nsummary: |\n  Two\n  lines\ndate: 2024-03-01\n---\n\nHello.\n\n## Credits\n\nMusic: [Ensemble](https://example.com/ensemble)\n";
    let windows = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    let both = format!("\u{feff}{windows}");
    let plain = Graph::of(&site(&[("articles/a.md", text)]));
    plain.has("articles/a", NAME, "\"Lamps\"@en");
    plain.has(
        "articles/a#credit-musicby-ensemble",
        "contributor",
        &thing("agents/ensemble"),
    );
    for (other, words) in [
        (&windows, "CRLF"),
        (&marked, "a byte order mark"),
        (&both, "both"),
    ] {
        let graph = Graph::of(&site(&[("articles/a.md", other)]));
        assert_eq!(graph.0, plain.0, "{words}");
    }
}

#[test]
fn people_as_data_files_of_each_form_are_the_same() {
    let files = [
        (
            "people/ada.yml",
            "name: Ada Rossi\njobTitle: Engineer\nsameAs: [https://orcid.org/0000-0002-1825-0097]\n",
        ),
        (
            "people/ada.toml",
            "name = \"Ada Rossi\"\njobTitle = \"Engineer\"\nsameAs = [\"https://orcid.org/0000-0002-1825-0097\"]\n",
        ),
        (
            "people/ada.json",
            "{\"name\": \"Ada Rossi\", \"jobTitle\": \"Engineer\", \"sameAs\": [\"https://orcid.org/0000-0002-1825-0097\"]}",
        ),
    ];
    let article = ("articles/a.md", "---\ntitle: A\nauthor: Ada Rossi\n---\n");
    let graphs: Vec<Graph> = files
        .iter()
        .map(|file| Graph::of(&site(&[*file, article])))
        .collect();
    for graph in &graphs {
        graph.has_thing("people/ada", "Person");
        graph.has("articles/a", "author", &thing("people/ada"));
        assert_eq!(
            graph.objects("people/ada", "http://schema.org/sameAs"),
            ["<https://orcid.org/0000-0002-1825-0097>"]
        );
    }
    assert_eq!(graphs[0].0, graphs[1].0, "YAML and TOML");
    assert_eq!(graphs[0].0, graphs[2].0, "YAML and JSON");
}
