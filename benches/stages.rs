//! What each stage costs, on 200 episodes that are made here.
//!
//! `cargo bench --bench stages` runs all; a name behind it runs those that have it.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use filorosso::content::{ContentFile, list_files, read_source};
use filorosso::document::{Document, parse_document};
use filorosso::export::{Dump, Format, write_dump};
use filorosso::extract::{Cutoff, KeyNames, Lexica, Reader, Words};
use filorosso::identity::Catalogue;
use filorosso::mapping::{Order, Scratch};
use filorosso::query::{Asking, Request, ask};
use filorosso::store::load;
use filorosso::tree::{Source, parse_yaml};
use filorosso::{Build, Options, Site};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const EPISODES: usize = 200;

const CONFIGURATION: &str = "base: https://example.org/
site: https://www.example.org
language: en
timezone: Europe/Rome
publisher: {name: Example Radio}
kinds:
  podcast: podcasts/{podcast}/_index.md
  episode: podcasts/{podcast}/{slug}.md
";

fn main() {
    divan::main();
}

/// The text of an episode, of the size that they usually have.
fn episode(number: usize) -> String {
    let (day, guest) = (number % 28 + 1, number % 50);
    let sentence = format!("Guest {guest} tells how a small town came to its network. ").repeat(12);
    format!(
        "---\ntitle: 'Guest {guest} - What towns need, part {number}'\ndate: 2024-03-{day:02} 18:00:00\n\
         summary: {sentence}\nimage: /air/{number}/cover.jpg\nseason: {season}\nepisode: {number}\n\
         audio:\n  file: /air/{number}/audio.mp3\n  size: {size}\n  duration: {length}\n\
         keywords:\n- Towns\n- Topic {topic}\nimageset:\n- /air/{number}/cover.1000.webp\n---\n\n\
         {sentence}\n\n**Credits**<br>\nAuthors: [Author {author}](https://www.linkedin.com/in/author-{author}/), \
         [Guest {guest}](https://www.linkedin.com/in/guest-{guest}/?trk=x)<br>\nMusic: Quiet Band\n",
        season = number / 100 + 1,
        size = 9_000_000 + number,
        length = 500 + number,
        topic = number % 20,
        author = number % 7,
    )
}

/// A site of so many episodes, and the folder that it stands in.
struct Corpus {
    folder: TempDir,
    site: Site,
    files: Vec<ContentFile>,
}

impl Corpus {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let air = folder.path().join("podcasts/air");
        fs::create_dir_all(&air).expect("a folder of episodes");
        let write = |path: &Path, text: &str| fs::write(path, text).expect("a file of the corpus");
        write(&folder.path().join("filorosso.yaml"), CONFIGURATION);
        write(
            &air.join("_index.md"),
            "---\ntitle: On Air\nsummary: Talks.\n---\n",
        );
        for number in 0..EPISODES {
            write(&air.join(format!("episode-{number}.md")), &episode(number));
        }
        let site = Site::open(Options::new(
            folder.path().to_owned(),
            Cutoff {
                now: 2_000_000_000,
                drafts: false,
                future: false,
            },
        ));
        let site = site.expect("the configuration is sound");
        let files = list_files(folder.path(), &site.config, &mut Vec::new());
        assert_eq!(files.len(), EPISODES + 1);
        Self {
            folder,
            site,
            files,
        }
    }

    fn sources(&self) -> Vec<Source> {
        let read =
            |file: &ContentFile| read_source(&self.folder.path().join(&*file.path), &file.path);
        self.files
            .iter()
            .map(|file| read(file).expect("a readable file"))
            .collect()
    }

    fn documents(&self) -> Vec<Document> {
        self.sources()
            .into_iter()
            .map(|source| parse_document(source, &mut Vec::new()))
            .collect()
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            config: &self.site.config,
            ontology: &self.site.ontology,
            keys: KeyNames::new(&self.site.config, &self.site.ontology, &mut Vec::new()),
            lexica: Lexica::new(&self.site.ontology),
            words: Words::new(&self.site.ontology.lexicons),
            names: filorosso::extract::NameWords::new(&self.site.ontology),
            profiles: filorosso::extract::ProfileIndex::new(&self.site.ontology.profiles),
            cutoff: self.site.options.cutoff,
            decisions: &self.site.decisions,
            homeless: filorosso::content::Homeless::default(),
            suppression: filorosso::extract::Suppression::default(),
            register: filorosso::extract::Register::default(),
            hash: false,
            fingerprint: false,
        }
    }

    fn build(&self) -> Build {
        let build = self.site.build(&());
        assert_eq!(build.counts.shown, EPISODES + 1);
        build
    }

    fn dump(&self, build: &Build, format: Format) -> Vec<u8> {
        let mut bytes = Vec::new();
        let dump = Dump {
            table: &build.table,
            prefixes: &self.site.mapping.prefixes,
            context: &self.site.ontology.context,
            schema_https: false,
            rdf_12: false,
        };
        write_dump(dump, format, &mut bytes).expect("memory takes everything");
        bytes
    }
}

#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    bencher
        .counter(ItemsCount::new(EPISODES))
        .bench_local(|| black_box(corpus.sources()));
}

#[divan::bench]
fn yaml(bencher: Bencher<'_, '_>) {
    let sources = Corpus::new().sources();
    bencher.counter(ItemsCount::new(EPISODES)).bench_local(|| {
        for source in &sources {
            let front = source.text.split("---\n").nth(1).unwrap_or_default();
            black_box(parse_yaml(source, front, 4, &mut Vec::new()));
        }
    });
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let documents = Corpus::new().documents();
    bencher.counter(ItemsCount::new(EPISODES)).bench_local(|| {
        for document in &documents {
            black_box(document.parse_body());
        }
    });
}

#[divan::bench]
fn draft(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let reader = corpus.reader();
    bencher.counter(ItemsCount::new(EPISODES)).bench_local(|| {
        for file in &corpus.files {
            black_box(reader.read(corpus.folder.path(), file)).expect("a readable file");
        }
    });
}

#[divan::bench]
fn catalogue(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let (reader, content) = (corpus.reader(), corpus.site.read(&()));
    let ledger = &corpus.site.ledger;
    bencher.counter(ItemsCount::new(EPISODES)).bench_local(|| {
        black_box(Catalogue::new(
            content.drafts(),
            &reader,
            ledger,
            &mut Vec::new(),
        ))
    });
}

#[divan::bench]
fn record(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let content = corpus.site.read(&());
    let assembler = content.assembler();
    bencher.counter(ItemsCount::new(EPISODES)).bench_local(|| {
        for (number, draft) in content.drafts().iter().enumerate() {
            black_box(assembler.record(number, draft, &mut Vec::new()));
        }
    });
}

#[divan::bench]
fn mapping(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let content = corpus.site.read(&());
    let assembler = content.assembler();
    let drafts = content.drafts().iter().enumerate();
    let records: Vec<_> = drafts
        .filter_map(|(number, draft)| assembler.record(number, draft, &mut Vec::new()))
        .collect();
    let mut scratch = Scratch::new(false);
    bencher
        .counter(ItemsCount::new(EPISODES))
        .with_inputs(|| records.clone())
        .bench_local_values(|records| {
            for record in records {
                black_box(corpus.site.mapping.apply(
                    record,
                    "https://example.org/graph/x",
                    &mut scratch,
                    &mut Vec::new(),
                ));
            }
        });
}

#[divan::bench]
fn sorting(bencher: Bencher<'_, '_>) {
    let build = Corpus::new().build();
    bencher
        .counter(ItemsCount::new(build.table.len()))
        .bench_local(|| black_box(build.table.sorted(Order::Triples).len()));
}

#[divan::bench]
fn turtle(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let build = corpus.build();
    bencher
        .counter(ItemsCount::new(build.table.len()))
        .bench_local(|| black_box(corpus.dump(&build, Format::Turtle)));
}

#[divan::bench]
fn ntriples(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let build = corpus.build();
    bencher
        .counter(ItemsCount::new(build.table.len()))
        .bench_local(|| black_box(corpus.dump(&build, Format::NTriples)));
}

#[divan::bench]
fn store(bencher: Bencher<'_, '_>) {
    let build = Corpus::new().build();
    bencher
        .counter(ItemsCount::new(build.table.len()))
        .bench_local(|| black_box(load(&build.table, false)).expect("the table is sound"));
}

#[divan::bench]
fn query(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::new();
    let store = load(&corpus.build().table, false).expect("the table is sound");
    let asking = Asking {
        prefixes: &corpus.site.mapping.prefixes,
        base: &corpus.site.config.base,
        schema_https: false,
    };
    let request = Request {
        name: "bench".to_owned(),
        text: "SELECT ?a (COUNT(?e) AS ?n) { ?e a schema:PodcastEpisode ; schema:author ?a } GROUP BY ?a".to_owned(),
        values: Vec::new(),
        timeout: None,
        explain: false,
    };
    bencher.bench_local(|| black_box(ask(&store, &request, asking)).expect("the query is sound"));
}
