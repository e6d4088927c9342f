//! Records of what no single file says.

use crate::extract::sha256;
use crate::identity::current::CurrentRole;
use crate::identity::{Assembler, Tombstone};
use crate::record::{CONFIGURATION, Map, Origins, Record, Rule, Text, TextKind, Value};
use crate::tree::Span;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Publisher, set of topics, seasons, and where each graph comes from.
/// `extracted` are the files, by number, of which rules read something out of prose.
pub(in crate::identity) fn gathered<'a>(
    assembler: &'a Assembler<'a>,
    extracted: &BTreeSet<usize>,
) -> Vec<Record<'a>> {
    let mut records = vec![publisher(assembler), topic_set(assembler)];
    records.extend(seasons(assembler));
    records.extend(assembler.catalogue.tombstones.iter().map(tombstone));
    records.extend(current_roles(assembler));
    records.extend(super::places::gazetteer(assembler));
    records.extend(provenance(assembler, extracted));
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

    /// A value that was found at the place of a role.
    fn found(&mut self, text: &'a str, span: Span, role: &CurrentRole) -> Value<'a> {
        let file = u32::try_from(role.file).unwrap_or(CONFIGURATION);
        let origins = &mut self.record.origins;
        let origin = origins.add_sure(file, span, Rule::Gathered, role.confidence);
        Value::Text(Text {
            text: text.into(),
            kind: TextKind::String,
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

/// An IRI whose thing is no longer in the content, and what it turned out to be.
fn tombstone(tombstone: &Tombstone) -> Record<'_> {
    let mut gathering = Gathering::new("tombstone");
    gathering.say("iri", &*tombstone.iri);
    let deprecated = gathering.value("true", TextKind::Boolean, Rule::Configuration, &[]);
    gathering.record.fields.add("deprecated", deprecated);
    if let Some(by) = &tombstone.replaced_by {
        gathering.say("replacedBy", &**by);
    }
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
            let series = assembler.catalogue.things.series(&config.base, podcast);
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

/// The latest role of each person, unless the person's own file says one.
fn current_roles<'a>(assembler: &'a Assembler<'a>) -> Vec<Record<'a>> {
    let current = assembler.current.iter();
    current
        .map(|role| {
            let mut gathering = Gathering::new("currentRole");
            let iri = gathering.found(&role.iri, role.span, role);
            gathering.record.fields.add("iri", iri);
            if let Some(title) = &role.title {
                let title = gathering.found(title, role.span, role);
                gathering.record.fields.add("title", title);
            }
            let works_for = role.organizations.iter();
            let works_for: Vec<_> = works_for
                .map(|(organization, span)| gathering.found(organization, *span, role))
                .collect();
            gathering.record.fields.add_list("worksFor", works_for);
            gathering.record
        })
        .collect()
}

/// One record for each file: its graph, its name and its hash; and one for derived facts.
fn provenance<'a>(assembler: &'a Assembler<'a>, extracted: &BTreeSet<usize>) -> Vec<Record<'a>> {
    let config = assembler.config();
    let mut records = Vec::new();
    let agent = format!(
        "{}#filorosso-{}",
        config.provenance_graph(),
        env!("CARGO_PKG_VERSION")
    );
    let files = assembler.files.iter().enumerate();
    for (number, (file, thing)) in
        files.map(|(number, file)| (number, (file, &assembler.catalogue.things.of_file[number])))
    {
        if thing.is_none() {
            continue;
        }
        let declared = config.graph(&file.path);
        let read = extracted
            .contains(&number)
            .then(|| format!("{declared}#extracted"));
        let graphs: Vec<String> = std::iter::once(declared).chain(read).collect();
        let pairs = graphs
            .iter()
            .flat_map(|graph| file.hashes.iter().map(move |hash| (graph, hash)));
        for (graph, (path, sha256)) in pairs {
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
