//! Records of what no single file says.

use crate::extract::sha256;
use crate::identity::Assembler;
use crate::record::{CONFIGURATION, Map, Origins, Record, Rule, Text, TextKind, Value};
use crate::tree::Span;
use std::borrow::Cow;
use std::sync::atomic::Ordering;

/// Publisher, set of topics, seasons, and where each graph comes from.
pub(in crate::identity) fn gathered<'a>(assembler: &'a Assembler<'a>) -> Vec<Record<'a>> {
    let mut records = vec![publisher(assembler), topic_set(assembler)];
    records.extend(seasons(assembler));
    records.extend(provenance(assembler));
    records
}

/// A record in the making, of the configuration or of several files.
struct Gathering<'a> {
    record: Record<'a>,
}

impl<'a> Gathering<'a> {
    fn new(kind: &'a str) -> Self {
        let (fields, origins) = (Map::default(), Origins::default());
        Self {
            record: Record {
                kind,
                fields,
                origins,
                file: None,
            },
        }
    }

    fn value(
        &mut self,
        text: impl Into<Cow<'a, str>>,
        kind: TextKind,
        rule: Rule,
        files: &[usize],
    ) -> Value<'a> {
        let origins = &mut self.record.origins;
        let mut places = files.iter().filter_map(|file| u32::try_from(*file).ok());
        let first = places.next().unwrap_or(CONFIGURATION);
        let first = origins.add(first, Span::default(), rule);
        let origin = places.fold(first, |sum, file| {
            let next = origins.add(file, Span::default(), rule);
            origins.union(sum, next)
        });
        Value::Text(Text {
            text: text.into(),
            kind,
            origin,
        })
    }

    fn say(&mut self, name: &'a str, text: impl Into<Cow<'a, str>>) {
        let value = self.value(text, TextKind::String, Rule::Configuration, &[]);
        self.record.fields.add(name, value);
    }
}

fn publisher<'a>(assembler: &'a Assembler<'a>) -> Record<'a> {
    let config = assembler.config();
    let publisher = &config.publisher;
    let mut gathering = Gathering::new("publisher");
    gathering.say("iri", publisher.iri.as_str());
    let members = [
        ("name", &publisher.name),
        ("url", &publisher.url),
        ("email", &publisher.email),
    ];
    for (name, value) in members {
        if let Some(value) = value {
            gathering.say(name, value.as_str());
        }
    }
    let mut same_as = Vec::new();
    for address in &publisher.same_as {
        same_as.push(gathering.value(address.as_str(), TextKind::String, Rule::Configuration, &[]));
    }
    gathering.record.fields.add_list("sameAs", same_as);
    gathering.record
}

fn topic_set<'a>(assembler: &'a Assembler<'a>) -> Record<'a> {
    let config = assembler.config();
    let mut gathering = Gathering::new("topicSet");
    gathering.say("iri", format!("{}topics", config.base));
    gathering.say("language", config.language.as_str());
    if let Some(name) = assembler.reader.words.label("topics", &config.language) {
        gathering.say("name", name.to_owned());
    }
    gathering.say("publisher", config.publisher.iri.as_str());
    gathering.record
}

fn seasons<'a>(assembler: &'a Assembler<'a>) -> Vec<Record<'a>> {
    let config = assembler.config();
    let language = |podcast: &str| assembler.language_of(podcast);
    let seasons = assembler.catalogue.seasons.iter();
    seasons
        .map(|((podcast, number), season)| {
            let mut gathering = Gathering::new("season");
            let series = format!("{}podcasts/{podcast}", config.base);
            let files = &season.episodes;
            let text = TextKind::String;
            let iri = gathering.value(
                format!("{series}/seasons/{number}"),
                text,
                Rule::Gathered,
                files,
            );
            gathering.record.fields.add("iri", iri);
            let count = gathering.value(
                files.len().to_string(),
                TextKind::Number,
                Rule::Gathered,
                files,
            );
            gathering.record.fields.add("numberOfEpisodes", count);
            let tag = language(podcast);
            if let Some(label) = assembler.reader.words.label("season", tag) {
                let name = label.replace("{n}", &number.to_string());
                let name = gathering.value(name, text, Rule::Gathered, files);
                gathering.record.fields.add("name", name);
                let tag = gathering.value(tag.to_owned(), text, Rule::Gathered, files);
                gathering.record.fields.add("language", tag);
            }
            gathering.record
        })
        .collect()
}

/// One record for each file: its graph, its name and its hash; and one for derived facts.
fn provenance<'a>(assembler: &'a Assembler<'a>) -> Vec<Record<'a>> {
    let config = assembler.config();
    let mut records = Vec::new();
    let agent = format!(
        "{}#filorosso-{}",
        config.provenance_graph(),
        env!("CARGO_PKG_VERSION")
    );
    for (file, thing) in assembler
        .files
        .iter()
        .zip(&assembler.catalogue.things.of_file)
    {
        if thing.is_none() {
            continue;
        }
        let graph = config.graph(&file.path);
        let extracted = file
            .extracted
            .load(Ordering::Relaxed)
            .then(|| format!("{graph}#extracted"));
        let graphs: Vec<String> = std::iter::once(graph).chain(extracted).collect();
        let sums = file.hashes.iter();
        for ((path, sha256), graph) in
            sums.flat_map(|sum| graphs.iter().map(move |graph| (sum, graph)))
        {
            let mut gathering = Gathering::new("provenance");
            gathering.say("iri", graph.clone());
            gathering.say("source", format!("{}#source", config.graph(path)));
            gathering.say("path", &**path);
            gathering.say("sha256", sha256.as_str());
            gathering.say("agent", agent.clone());
            records.push(gathering.record);
        }
    }
    if assembler.reader.hash {
        records.push(derived(assembler, &agent));
        let mut gathering = Gathering::new("software");
        gathering.say("iri", agent);
        gathering.say("name", env!("CARGO_PKG_NAME"));
        gathering.say("version", env!("CARGO_PKG_VERSION"));
        records.push(gathering.record);
    }
    records
}

/// Where derived facts come from: the configuration, and the graphs of all files.
fn derived<'a>(assembler: &'a Assembler<'a>, agent: &str) -> Record<'a> {
    let config = assembler.config();
    let mut gathering = Gathering::new("provenance");
    gathering.say("iri", config.derived_graph());
    gathering.say(
        "source",
        format!("{}#source", config.graph(&config.source.path)),
    );
    gathering.say("path", &*config.source.path);
    gathering.say("sha256", sha256(&config.source.text));
    gathering.say("agent", agent.to_owned());
    let shown = assembler
        .files
        .iter()
        .zip(&assembler.catalogue.things.of_file);
    let mut graphs = Vec::new();
    for (file, _) in shown.filter(|(_, thing)| thing.is_some()) {
        let graph = config.graph(&file.path);
        graphs.push(gathering.value(graph, TextKind::String, Rule::Configuration, &[]));
    }
    gathering.record.fields.add_list("graphs", graphs);
    gathering.record
}
