use super::claims::Claims;
use super::ledger::Ledger;
use crate::content::{Config, Kind};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::{Draft, Fields, Key, Reader};
use crate::iri;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names under a podcast, or in a folder of things, that mean something else.
const RESERVED: [&str; 7] = [
    "rss", "seasons", "index", "catalog", "void", "graph", "ontology",
];

/// What a file is the file of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// The last part of it.
    pub slug: String,
    /// For an episode, the slug of its podcast.
    pub podcast: Option<String>,
}

/// The things that the files of a run are the files of.
#[derive(Debug, Clone, Default)]
pub struct Things {
    /// By file; `None` for a file that is left out or cannot have an IRI.
    pub of_file: Vec<Option<Thing>>,
    /// The file of each podcast, by its slug.
    pub podcasts: FxHashMap<String, usize>,
    /// By file, the IRI that its path and front matter would give it now, when the recorded one
    /// is another.
    pub moved: FxHashMap<usize, String>,
    /// Entries of the record whose files are there and left out.
    pub hidden: FxHashSet<usize>,
    /// Which recorded identifiers the files have.
    pub(super) claims: Claims,
    /// Recorded slugs of podcasts that are other ones than their paths give.
    pub(super) renamed: FxHashMap<String, String>,
}

impl Things {
    /// Gives each shown file its IRI: the recorded one, else a new one. A file that would mint the
    /// IRI of one before it in the order of paths gets none, and so do the episodes of a hidden
    /// podcast.
    pub fn new(
        drafts: &[Draft],
        reader: &Reader<'_>,
        ledger: &Ledger,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let config = reader.config;
        let mut things = Self {
            of_file: vec![None; drafts.len()],
            claims: Claims::new(drafts, reader, ledger),
            ..Self::default()
        };
        let paths: FxHashSet<&str> = if ledger.is_empty() {
            FxHashSet::default()
        } else {
            drafts.iter().map(Draft::path).collect()
        };
        let mut taken: FxHashMap<String, usize> = FxHashMap::default();
        let mut hidden = FxHashSet::default();
        let podcasts_first = |wanted: bool| {
            drafts
                .iter()
                .enumerate()
                .filter(move |(_, draft)| (config.kinds[draft.kind].name == "podcast") == wanted)
        };
        for (index, draft) in podcasts_first(true).chain(podcasts_first(false)) {
            let fields = draft.fields();
            let thing = things.mint(draft, &fields, config, problems);
            let Some(thing) = thing else { continue };
            let thing = if ledger.is_empty() {
                thing
            } else {
                things.recorded(index, thing, draft, config, ledger, &paths, problems)
            };
            let is_podcast = config.kinds[draft.kind].name == "podcast";
            if draft.left_out.is_some() {
                things.hidden.extend(things.claims.of_file[index]);
                if is_podcast {
                    hidden.insert(thing.slug);
                }
                continue;
            }
            if thing
                .podcast
                .as_ref()
                .is_some_and(|podcast| hidden.contains(podcast))
            {
                things.hidden.extend(things.claims.of_file[index]);
                problems.push(of_hidden_podcast(draft));
                continue;
            }
            if let Some(first) = taken.insert(thing.iri.clone(), index) {
                problems.push(collision(&thing.iri, draft, &drafts[first]));
                taken.insert(thing.iri, first);
                continue;
            }
            if is_podcast {
                things.podcasts.insert(thing.slug.clone(), index);
            } else if let Some(podcast) = &thing.podcast
                && !things.podcasts.contains_key(podcast)
            {
                problems.push(unknown_podcast(podcast, draft, &fields));
            }
            things.of_file[index] = Some(thing);
        }
        things
    }

    fn mint(
        &self,
        draft: &Draft,
        fields: &Fields<'_>,
        config: &Config,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Thing> {
        let kind = &config.kinds[draft.kind];
        let podcast = match kind.name.as_str() {
            "podcast" => None,
            "episode" => self.podcast_of(draft, fields),
            _ => draft.capture("podcast").map(iri::slug),
        };
        let written = written_slug(draft, fields, kind);
        let slug = iri::slug(&written);
        let place = || slug_place(draft, fields, kind);
        if slug.is_empty() {
            let message = format!("no slug can be made of `{written}`");
            let hint = "add a key `slug` with letters or digits, or rename the file";
            problems.push(
                Diagnostic::new(Code::SlugEmpty, message)
                    .at(place())
                    .hint(hint),
            );
            return None;
        }
        if RESERVED.contains(&&*slug) {
            let message = format!("the name `{slug}` is reserved");
            let hint = "rename the file, or give it a key `slug` of its own";
            problems.push(
                Diagnostic::new(Code::SlugReserved, message)
                    .at(place())
                    .hint(hint),
            );
            return None;
        }
        let path = path_of(kind, draft, &slug, podcast.as_deref());
        Some(Thing {
            iri: format!("{}{path}", config.base),
            slug,
            podcast,
        })
    }

    /// The podcast of an episode: by its folder, its front matter, or because there is but one.
    fn podcast_of(&self, draft: &Draft, fields: &Fields<'_>) -> Option<String> {
        let named = || fields.get(Key::Podcast)?.text();
        let slug = draft.capture("podcast").or_else(named).map(iri::slug);
        let single = || {
            (self.podcasts.len() == 1)
                .then(|| self.podcasts.keys().next().cloned())
                .flatten()
        };
        let slug = slug.filter(|slug| !slug.is_empty()).or_else(single)?;
        Some(self.renamed.get(&slug).cloned().unwrap_or(slug))
    }

    /// The IRI of a podcast, also of one that has no file.
    pub fn series(&self, base: &str, podcast: &str) -> String {
        let file = self.podcasts.get(podcast);
        let thing = file.and_then(|file| self.of_file[*file].as_ref());
        thing.map_or_else(
            || format!("{base}podcasts/{podcast}"),
            |thing| thing.iri.clone(),
        )
    }
}

/// Where the slug comes from: the value of a key, or the name of the file.
fn slug_place(draft: &Draft, fields: &Fields<'_>, kind: &Kind) -> Place {
    let source = &draft.document.source;
    match fields.get(Key::Slug).filter(|_| kind.name != "podcast") {
        Some(value) => source.place(value.span),
        None => Place::file(source.path.clone()),
    }
}

/// The text that a thing's slug is made of.
fn written_slug(draft: &Draft, fields: &Fields<'_>, kind: &Kind) -> String {
    let captured = match kind.name.as_str() {
        "podcast" => draft.capture("podcast").or_else(|| draft.capture("slug")),
        _ => draft.capture("slug"),
    };
    let own = if kind.name == "podcast" {
        None
    } else {
        fields.get(Key::Slug)
    };
    let own = own
        .and_then(|value| value.text())
        .filter(|text| !text.trim().is_empty());
    if let Some(text) = own.or(captured) {
        return text.rsplit('/').next().unwrap_or(text).to_owned();
    }
    let front = [Key::Slug, Key::Id, Key::Title];
    let front = || {
        front
            .iter()
            .find_map(|key| fields.get(*key)?.text().map(str::to_owned))
    };
    let names: Vec<&str> = draft.path().rsplit('/').collect();
    let stem = |name: &str| {
        name.split('.')
            .next()
            .unwrap_or(name)
            .trim_matches('_')
            .to_owned()
    };
    match stem(names[0]).as_str() {
        "index" if kind.name == "podcast" => front().unwrap_or_default(),
        "index" if names.len() > 1 => names[1].to_owned(),
        "index" => front().unwrap_or_default(),
        _ if kind.name == "podcast" => front().unwrap_or_else(|| stem(names[0])),
        name => name.to_owned(),
    }
}

/// A path template with the names of a thing in it.
pub(super) fn filled(template: &str, draft: &Draft, slug: &str, podcast: Option<&str>) -> String {
    let path = template.replace("{slug}", slug);
    // The recorded name of a podcast, which need not be that of its folder.
    let mut path = path.replace("{podcast}", podcast.unwrap_or(slug));
    for (name, text) in &draft.captures {
        path = path.replace(&format!("{{{name}}}"), &iri::slug(text));
    }
    path
}

/// The path of a thing's IRI under the base.
fn path_of(kind: &Kind, draft: &Draft, slug: &str, podcast: Option<&str>) -> String {
    if let Some(template) = &kind.iri {
        return filled(template, draft, slug, podcast);
    }
    match (kind.name.as_str(), podcast) {
        ("podcast", _) => format!("podcasts/{slug}"),
        ("episode", Some(podcast)) => format!("podcasts/{podcast}/{slug}"),
        ("episode", None) => format!("episodes/{slug}"),
        ("person", _) => format!("people/{slug}"),
        (name, _) => format!("{name}s/{slug}"),
    }
}

fn collision(iri: &str, draft: &Draft, first: &Draft) -> Diagnostic {
    Diagnostic::new(
        Code::IriCollision,
        format!("this file and `{}` both mint <{iri}>", first.path()),
    )
    .at(Place::file(draft.document.source.path.clone()))
    .related(Place::file(first.document.source.path.clone()), "used")
    .hint("rename one of the files, or give it a key `slug` of its own; this one is left out")
}

fn of_hidden_podcast(draft: &Draft) -> Diagnostic {
    Diagnostic::new(
        Code::Hidden,
        "the podcast of this episode is hidden; the episode is left out with it",
    )
    .at(Place::file(draft.document.source.path.clone()))
    .hint("`--drafts` brings it in")
}

fn unknown_podcast(podcast: &str, draft: &Draft, fields: &Fields<'_>) -> Diagnostic {
    let source = &draft.document.source;
    let named = fields
        .get(Key::Podcast)
        .filter(|_| draft.capture("podcast").is_none());
    let place = named.map_or_else(
        || Place::file(source.path.clone()),
        |value| source.place(value.span),
    );
    Diagnostic::new(Code::PodcastUnknown, format!("the podcast `{podcast}` of this episode has no file"))
        .at(place)
        .hint("add the podcast's file, such as `podcasts/NAME/_index.md`, or a key `podcast` to the episode")
}
