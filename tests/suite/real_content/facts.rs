//! Facts of front matter as lines of N-Triples, written without the program.

use super::{BASE, TYPE, list, text};
use chrono::{NaiveDateTime, TimeZone};
use serde_json::Value;

const SITE: &str = "https://www.digitalpeople.tech";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

fn iri(iri: &str) -> String {
    format!("<{iri}>")
}

/// A text as N-Triples write it.
pub fn literal(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
        .replace('\r', "\\r");
    format!("\"{text}\"")
}

fn typed(text: &str, datatype: &str) -> String {
    format!("{}^^<{XSD}{datatype}>", literal(text))
}

fn tagged(text: &str, language: &str) -> String {
    format!("{}@{language}", literal(text))
}

/// The address of a file of the site.
fn address(path: &str) -> String {
    if path.contains("://") {
        path.to_owned()
    } else {
        format!("{SITE}{path}")
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap() {
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        other => panic!("{other}"),
    }
}

/// The moment of a local time in Rome.
fn moment(local: &str) -> String {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M:%S").unwrap();
    let zoned = chrono_tz::Europe::Rome
        .from_local_datetime(&local)
        .single()
        .unwrap();
    zoned.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn duration(seconds: u64) -> String {
    let parts = [
        (seconds / 3600, 'H'),
        (seconds / 60 % 60, 'M'),
        (seconds % 60, 'S'),
    ];
    let shown = parts.iter().filter(|(number, _)| *number > 0);
    shown.fold("PT".to_owned(), |text, (number, unit)| {
        format!("{text}{number}{unit}")
    })
}

/// What is expected of one thing: subject, predicate of schema.org unless in full, object.
struct Facts {
    subject: String,
    lines: Vec<String>,
}

impl Facts {
    fn new(subject: String) -> Self {
        Self {
            subject,
            lines: Vec::new(),
        }
    }

    fn say(&mut self, predicate: &str, object: &str) {
        let subject = self.subject.clone();
        self.say_of(&subject, predicate, object);
    }

    fn say_of(&mut self, subject: &str, predicate: &str, object: &str) {
        let predicate = if predicate.contains("://") {
            predicate.to_owned()
        } else {
            format!("http://schema.org/{predicate}")
        };
        self.lines
            .push(format!("<{subject}> <{predicate}> {object} ."));
    }

    /// An image: the fact, its address and its type of media.
    fn image(&mut self, fragment: &str, path: &str) {
        let image = format!("{}#{fragment}", self.subject);
        self.say("image", &iri(&image));
        self.say_of(&image, "contentUrl", &iri(&address(path)));
        self.say_of(&image, "encodingFormat", &literal(media_type(path)));
    }

    /// What podcasts and episodes have in common.
    fn work(&mut self, front: &Value, language: &str, main_image: &str) {
        self.say("name", &tagged(front["title"].as_str().unwrap(), language));
        self.say(
            "description",
            &tagged(front["summary"].as_str().unwrap(), language),
        );
        self.say("inLanguage", &literal(language));
        self.image(main_image, front["image"].as_str().unwrap());
        for path in list(&front["imageset"]) {
            self.image(
                &format!("image-{}", path.rsplit('/').next().unwrap()),
                &path,
            );
        }
    }

    fn number(&mut self, predicates: &[&str], value: &Value) {
        for predicate in predicates {
            self.say(predicate, &typed(&text(value).unwrap(), "integer"));
        }
    }
}

/// Everything that the front matter of an episode says, as lines of N-Triples.
pub fn episode_facts(podcast: &str, slug: &str, front: &Value, language: &str) -> Vec<String> {
    let series = format!("{BASE}podcasts/{podcast}");
    let mut facts = Facts::new(format!("{series}/{slug}"));
    let episode = facts.subject.clone();
    facts.say(TYPE, "<http://schema.org/PodcastEpisode>");
    facts.work(front, language, "cover");
    facts.say("url", &iri(&format!("{SITE}/podcasts/{podcast}/{slug}")));
    facts.say("identifier", &literal(&episode));
    facts.say(
        "license",
        "<https://creativecommons.org/licenses/by-nd/4.0/>",
    );
    facts.say(
        "datePublished",
        &typed(&moment(front["date"].as_str().unwrap()), "dateTime"),
    );
    facts.number(&["episodeNumber", "position"], &front["episode"]);
    let season = format!("{series}/seasons/{}", text(&front["season"]).unwrap());
    facts.say("partOfSeries", &iri(&series));
    facts.say("partOfSeason", &iri(&season));
    facts.say_of(
        &season,
        "seasonNumber",
        &typed(&text(&front["season"]).unwrap(), "integer"),
    );
    facts.say_of(&season, "episode", &iri(&episode));
    facts.say_of(&series, "hasPart", &iri(&episode));
    for keyword in list(&front["keywords"]) {
        facts.say("keywords", &literal(&keyword));
    }
    audio_facts(&mut facts, &front["audio"]);
    facts.lines
}

fn audio_facts(facts: &mut Facts, front: &Value) {
    let audio = format!("{}#audio", facts.subject);
    let (file, seconds) = (
        front["file"].as_str().unwrap(),
        front["duration"].as_u64().unwrap(),
    );
    let lasts = typed(&duration(seconds), "duration");
    facts.say("associatedMedia", &iri(&audio));
    facts.say("duration", &lasts);
    facts.say(
        "https://w3id.org/digitalpeople/ontology#durationSeconds",
        &typed(&seconds.to_string(), "integer"),
    );
    facts.say_of(&audio, "duration", &lasts);
    facts.say_of(&audio, "contentUrl", &iri(&address(file)));
    facts.say_of(&audio, "encodingFormat", &literal(media_type(file)));
    facts.say_of(
        &audio,
        "contentSize",
        &literal(&text(&front["size"]).unwrap()),
    );
}

/// Everything that the front matter of a podcast says, as lines of N-Triples.
pub fn podcast_facts(podcast: &str, front: &Value, language: &str) -> Vec<String> {
    let mut facts = Facts::new(format!("{BASE}podcasts/{podcast}"));
    facts.say(TYPE, "<http://schema.org/PodcastSeries>");
    facts.work(front, language, "image");
    let own = format!("{SITE}/podcasts/{podcast}");
    facts.say("url", &iri(front["external"].as_str().unwrap_or(&own)));
    facts.lines
}
