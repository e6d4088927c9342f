//! Which place a name means.

use super::Places;
use crate::content::{Gazetteer, PlaceEntry, PlaceKind as Known};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Draft, PlaceName, PlaceSort, Reader, fold};
use crate::identity::names::key;
use crate::iri;

/// How many candidates a hint lists.
const CANDIDATES: usize = 4;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The place of an authority file.
    Authority(usize),
    /// A place of the gazetteer.
    Entry(u32),
    /// Several places, or none that is known.
    Unclear(Vec<u32>),
}

impl Places {
    /// What a name means: an authority file, what the configuration says, the only place of the
    /// gazetteer with this name or with a name that begins so.
    pub(super) fn meaning(
        &mut self,
        name: &str,
        sort: PlaceSort,
        province: Option<&str>,
        reader: &Reader<'_>,
    ) -> Meaning {
        let asked = (name.into(), sort, province.map(Into::into));
        if let Some(known) = self.resolved.get(&asked) {
            return known.clone();
        }
        let mut said = reader.config.places.iter();
        let said = said.rfind(|(from, ..)| key(from) == key(name));
        let meant = said.map_or(name, |(_, _, to)| to.as_str());
        let authority = self.by_authority.get(&key(meant));
        let meaning = if let Some(place) = authority {
            Meaning::Authority(*place)
        } else {
            let gazetteer = &reader.ontology.gazetteer;
            let (bare, larger) = within(meant);
            let mut found = candidates(gazetteer, bare, sort, province);
            if let Some(larger) = larger {
                found.retain(|place| lies_in(*place, larger, gazetteer));
            }
            match found.as_slice() {
                [entry] => Meaning::Entry(*entry),
                _ => Meaning::Unclear(found),
            }
        };
        self.resolved.insert(asked, meaning.clone());
        meaning
    }
}

/// A name, and the name or abbreviation of what it lies in, in brackets behind it.
fn within(name: &str) -> (&str, Option<&str>) {
    let parts = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("));
    parts.map_or((name, None), |(name, larger)| {
        (name.trim_end(), Some(larger))
    })
}

/// Whether a place lies in another one, given by its name or by the last part of its code.
fn lies_in(place: u32, larger: &str, gazetteer: &Gazetteer) -> bool {
    let folded = fold(larger);
    let is_it = |place: &u32| {
        let code = gazetteer.get(*place).and_then(|entry| entry.code);
        code.is_some_and(|code| code.rsplit('-').next() == Some(larger))
            || gazetteer.find(&folded).contains(place)
    };
    gazetteer.chain(place).iter().any(is_it)
}

/// Places of the gazetteer that a name may mean: those of this name and kind, else those whose
/// name begins so. A municipality goes before the province of its name, and a region or country
/// before a municipality.
pub(super) fn candidates(
    gazetteer: &Gazetteer,
    name: &str,
    sort: PlaceSort,
    province: Option<&str>,
) -> Vec<u32> {
    let folded = fold(name);
    let kind = |place: &u32| gazetteer.get(*place).map(|entry| entry.kind);
    let of_kinds = |places: &[u32], kinds: &[Known]| -> Vec<u32> {
        let fits = |place: &&u32| kind(place).is_some_and(|kind| kinds.contains(&kind));
        places.iter().filter(fits).copied().collect()
    };
    let exact = gazetteer.find(&folded);
    let towns: &[&[Known]] = &[&[Known::Municipality], &[Known::City]];
    let ranks: &[&[Known]] = match sort {
        PlaceSort::Town => towns,
        PlaceSort::Province => &[&[Known::Province]],
        PlaceSort::Region => &[&[Known::Region], &[Known::Area]],
        PlaceSort::Country => &[&[Known::Country], &[Known::Continent]],
        PlaceSort::Venue | PlaceSort::Street => &[],
        PlaceSort::Place => &[
            &[Known::Country],
            &[Known::Region],
            &[Known::Municipality],
            &[Known::City],
            &[Known::Province],
            &[Known::Area],
            &[Known::Continent],
        ],
    };
    let found = ranks.iter().map(|kinds| of_kinds(exact, kinds));
    let mut found = found
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    if found.is_empty() && matches!(sort, PlaceSort::Town | PlaceSort::Place) {
        let longer = gazetteer.begins_with(&folded);
        found = of_kinds(&longer, &[Known::Municipality]);
    }
    let province = province.and_then(|letters| gazetteer.by_code(&format!("IT-{letters}")));
    if let Some(province) = province {
        found.retain(|place| gazetteer.chain(*place).contains(&province));
    }
    found
}

/// The slug of a place of the gazetteer: its name, and the abbreviation of its province behind
/// the name of a province or of a municipality that shares its name with another place.
pub(super) fn slug_of_entry(
    entry: &PlaceEntry<'_>,
    gazetteer: &Gazetteer,
    language: &str,
) -> String {
    let name = entry.name_in(language);
    let slug = iri::slug(name);
    let letters = |code: &str| code.rsplit('-').next().unwrap_or_default().to_lowercase();
    if entry.kind == Known::Province {
        let code = entry.code.map(letters).unwrap_or_default();
        return format!("{slug}-{code}");
    }
    let others = gazetteer.find(&fold(name)).iter();
    let shared = others
        .filter_map(|place| gazetteer.get(*place))
        .filter(|other| other.kind != Known::Province && other != entry);
    if entry.kind == Known::Municipality && shared.count() > 0 {
        let province = entry.within.and_then(|province| gazetteer.get(province));
        let code = province.and_then(|province| province.code).map(letters);
        return format!("{slug}-{}", code.unwrap_or_default());
    }
    slug
}

/// Tells of a name that several places have, or none that is known.
pub(super) fn unresolved(
    name: &PlaceName,
    entries: &[u32],
    draft: &Draft,
    gazetteer: &Gazetteer,
) -> Diagnostic {
    let text = &name.name.text;
    let message = match entries.len() {
        0 => format!("“{text}” is no place that the gazetteer knows"),
        _ => format!("“{text}” may be several places"),
    };
    let shown = entries.iter().take(CANDIDATES).filter_map(|place| {
        let entry = gazetteer.get(*place)?;
        let larger = gazetteer.get(entry.within?)?;
        Some(format!("{} ({})", entry.name, larger.name))
    });
    let shown: Vec<String> = shown.collect();
    let hint = if shown.is_empty() {
        "correct it, write a file for the place, or say under `places` in the configuration which is meant".to_owned()
    } else {
        let more = if entries.len() > shown.len() {
            ", …"
        } else {
            ""
        };
        let first = entries.first().and_then(|place| gazetteer.get(*place));
        let same = first
            .as_ref()
            .is_some_and(|one| fold(one.name) == fold(text));
        let example = match (same, first) {
            (false, Some(entry)) => entry.name,
            _ => &shown[0],
        };
        format!(
            "it may be {}{more}; say which under `places` in the configuration, such as `{text}: {example}`, or write a file for the place",
            shown.join(", ")
        )
    };
    let source = &draft.document.source;
    source
        .problem(Code::PlaceUnresolved, name.name.span, message)
        .hint(hint)
}
