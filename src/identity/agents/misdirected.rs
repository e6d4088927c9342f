//! Links that lead to somebody else's profile, as they remain when a line is copied.

use super::{Agents, address_key};
use crate::extract::{Draft, NamedAs, Naming, NamingId, Owner, Profile, Reader};
use crate::identity::Things;
use crate::identity::names::key;
use rustc_hash::FxHashMap;

/// How alike two words must be to be spellings of one (Jaro-Winkler).
const ALIKE: f64 = 0.85;
/// How long a word must be to be recognised in the name of a profile.
const WORD: usize = 4;
/// How many names of one profile are looked at: whoever has more is no single person.
const NAMES: usize = 16;

/// The names that link to a profile: each with how often it does.
type Names<'d> = Vec<(&'d str, usize)>;

impl Agents {
    /// Finds namings of people that link to a profile of which names or the address itself tell
    /// that it is of another person. They are told apart only when the names have nothing in
    /// common.
    pub(super) fn find_misdirected(
        &mut self,
        drafts: &[Draft],
        things: &Things,
        reader: &Reader<'_>,
    ) {
        let mut by_profile: FxHashMap<&str, Names<'_>> = FxHashMap::default();
        let shown = || {
            let files = drafts.iter().enumerate();
            files.filter(|(file, _)| things.of_file[*file].is_some())
        };
        let linked = |draft: &'_ Draft| -> Vec<NamingId> {
            let namings = draft.namings.iter().enumerate();
            let of_person = namings.filter(|(_, naming)| {
                reader.holds(naming.confidence) && person_profile(naming).is_some()
            });
            of_person.map(|(id, _)| id).collect()
        };
        for (_, draft) in shown() {
            for naming in linked(draft).into_iter().map(|id| &draft.namings[id]) {
                let Some(profile) = person_profile(naming) else {
                    continue;
                };
                let names = by_profile.entry(address_key(&profile.iri)).or_default();
                let known = names
                    .iter()
                    .position(|(name, _)| *name == &*naming.name.text);
                match known {
                    Some(at) => names[at].1 += 1,
                    None if names.len() < NAMES => names.push((&naming.name.text, 1)),
                    None => {}
                }
            }
        }
        let people = People::new(shown().flat_map(|(_, draft)| &draft.namings), reader);
        let owners: FxHashMap<&str, (String, Option<usize>)> = by_profile
            .into_iter()
            .filter_map(|(profile, names)| {
                let owner = self.owner_name(profile, &names);
                let owner = owner.or_else(|| Some((people.named_by(profile)?.to_owned(), None)));
                Some((profile, owner?))
            })
            .collect();
        if owners.is_empty() {
            return;
        }
        for (file, draft) in shown() {
            for id in linked(draft) {
                let naming = &draft.namings[id];
                let owner = person_profile(naming)
                    .and_then(|profile| owners.get(address_key(&profile.iri)));
                let name = &naming.name.text;
                let is_other = |(owner, index): &(String, Option<usize>)| {
                    are_strangers(owner, name)
                        && !index.is_some_and(|index| self.is_called(index, name))
                };
                if let Some((owner, _)) = owner.filter(|owner| is_other(owner)) {
                    self.misdirected.insert((file, id), owner.as_str().into());
                }
            }
        }
    }

    /// Whose name a profile has, when names that link to it have nothing in common: that of the
    /// agent who is known by it, of whom the address speaks, else the most frequent.
    fn owner_name(&self, profile: &str, names: &Names<'_>) -> Option<(String, Option<usize>)> {
        if let Some(known) = self.by_profile.get(profile).map(|index| self.root(*index)) {
            let name = self.agents[known].name.to_string();
            return (!name.is_empty()).then_some((name, Some(known)));
        }
        let (first, rest) = names.split_first()?;
        if rest.iter().all(|(name, _)| !are_strangers(first.0, name)) {
            return None;
        }
        let handle = profile.rsplit('/').next().unwrap_or(profile);
        let handle = key(handle).replace(' ', "");
        let speaks_of = |name: &str| {
            let name = key(name);
            let words = name.split(' ').filter(|word| word.len() >= WORD);
            words.filter(|word| handle.contains(word)).count()
        };
        let weigh = |(at, (name, count)): &(usize, &(&str, usize))| {
            (speaks_of(name), *count, std::cmp::Reverse(*at))
        };
        let best = names.iter().enumerate().max_by_key(weigh)?;
        Some((best.1.0.to_owned(), None))
    }

    /// Whether an agent is known by a name.
    fn is_called(&self, index: usize, name: &str) -> bool {
        let bearers = self.by_name.get(&key(name));
        let bearers = bearers.map_or(&[][..], |known| known.first());
        bearers.iter().any(|bearer| self.root(*bearer) == index)
    }

    /// The profiles of a naming, without one that is somebody else's.
    pub(super) fn own_profiles<'n>(
        &self,
        file: usize,
        id: NamingId,
        naming: &'n Naming,
    ) -> impl Iterator<Item = &'n Profile> + use<'n> {
        let linked = naming.profile.is_some();
        let other = linked && self.misdirected.contains_key(&(file, id));
        naming.profiles().skip(usize::from(other))
    }
}

/// People who are named, by their names as an address may have them.
struct People<'d>(FxHashMap<String, &'d str>);

impl<'d> People<'d> {
    fn new(namings: impl Iterator<Item = &'d Naming>, reader: &Reader<'_>) -> Self {
        let mut people = FxHashMap::default();
        for naming in namings {
            let is_person = naming.kind == NamedAs::Person || person_profile(naming).is_some();
            let name = key(&naming.name.text);
            if is_person && name.contains(' ') && reader.holds(naming.confidence) {
                people
                    .entry(name.replace(' ', ""))
                    .or_insert(&*naming.name.text);
            }
        }
        Self(people)
    }

    /// The person whose whole name the last part of an address is, but for numbers and letters
    /// behind it: `giulio-neri-44b`.
    fn named_by(&self, profile: &str) -> Option<&'d str> {
        let handle = profile.rsplit('/').next().unwrap_or(profile);
        let handle = key(handle);
        let words: Vec<&str> = handle.split(' ').collect();
        let is_number = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
        let end = words.iter().position(is_number).unwrap_or(words.len());
        let name = words[..end].concat();
        self.0.get(&name).copied()
    }
}

fn person_profile(naming: &Naming) -> Option<&Profile> {
    let profile = naming.profile.as_ref()?;
    (profile.owner == Owner::Person).then_some(profile)
}

/// Whether two names are clearly those of different people: both have several words, and no word
/// of one is like one of the other.
pub(super) fn are_strangers(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let several = |name: &str| name.contains(' ');
    let alike = |a: &str| {
        let mut words = other.split(' ');
        words.any(|b| a == b || strsim::jaro_winkler(a, b) > ALIKE)
    };
    several(&one) && several(&other) && !one.split(' ').any(alike)
}

#[cfg(test)]
mod tests {
    use super::are_strangers;

    #[test]
    fn names_of_different_people() {
        assert!(are_strangers("Anna Rossi", "Bruno Verdi"));
        for (one, other) in [
            ("Anna Rossi", "Anna Verdi"),
            ("Anna Morgagni", "A. Morgani"),
            ("Anna Rossi", "WatR"),
            ("Rossi Anna", "Anna Maria Rossi"),
        ] {
            assert!(!are_strangers(one, other), "{one} / {other}");
        }
    }
}
