//! By which names and addresses those who are left out are known.

use super::Suppression;
use super::matcher::words_of;
use crate::content::Config;
use crate::extract::{Draft, Key, Reader, clean_profile};
use crate::tree::Value;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// How often what was learned is used to learn more: a profile leads to a name, a name to a file,
/// a file to further names.
const ROUNDS: usize = 4;

/// Somebody who is left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    iri: Option<String>,
    /// Words of each name.
    pub(super) names: Vec<Vec<String>>,
    pub(super) profiles: Vec<String>,
    /// Listed by profile alone: others may have the same name.
    by_profile: bool,
}

/// What is known of somebody from a source.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The IRI.
    pub iri: Option<String>,
    /// Names.
    pub names: Vec<String>,
    /// Addresses of profiles, cleaned.
    pub profiles: Vec<String>,
    /// Whether it is one person for sure: a file or a record, not a name in a text.
    pub is_sure: bool,
}

impl Subject {
    pub(super) fn new(text: &str, config: &Config) -> Self {
        if let Some(path) = text.strip_prefix(&config.base) {
            let slug = path.rsplit('/').next().unwrap_or(path);
            // The number that tells people of one name apart is no part of the name.
            let bare = slug.trim_end_matches(|c: char| c.is_ascii_digit());
            let bare = bare.strip_suffix('-').filter(|bare| !bare.is_empty());
            return Self {
                iri: Some(text.to_owned()),
                names: vec![words_of(bare.unwrap_or(slug))],
                ..Self::default()
            };
        }
        let is_address = text.contains("://") || (text.contains('/') && !text.contains(' '));
        if is_address {
            let profiles = vec![text.trim_end_matches('/').to_owned()];
            return Self {
                profiles,
                by_profile: true,
                ..Self::default()
            };
        }
        let names = vec![words_of(text)];
        Self {
            names,
            ..Self::default()
        }
    }

    /// Whether this one is who is known.
    pub(super) fn is_one(&self, known: &Known) -> bool {
        self.iri.is_some() && self.iri == known.iri
            || self.has_profile_of(known)
            || known
                .names
                .iter()
                .any(|name| self.names.contains(&words_of(name)))
    }

    fn has_profile_of(&self, known: &Known) -> bool {
        known.profiles.iter().any(|one| self.profiles.contains(one))
    }

    /// Learns from what is known of somebody, if that is this one. Tells whether it was new.
    fn learn(&mut self, known: &Known) -> bool {
        if !self.is_one(known) {
            return false;
        }
        let names: Vec<Vec<String>> = known.names.iter().map(|name| words_of(name)).collect();
        let by_profile = self.has_profile_of(known);
        let before = self.names.len() + self.profiles.len();
        let related = |name: &[String], own: &[Vec<String>]| {
            let long = |word: &&String| word.chars().count() > 2;
            own.is_empty()
                || own
                    .iter()
                    .flatten()
                    .filter(long)
                    .any(|word| name.contains(word))
        };
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let fits = known.is_sure || related(&name, &self.names);
            if fits && !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        // Who is listed by a profile is one of those who have the name, not all of them.
        let may_add = known.is_sure || by_profile || !self.by_profile;
        for profile in known.profiles.iter().filter(|_| may_add) {
            if !self.profiles.contains(profile) {
                self.profiles.push(profile.clone());
            }
        }
        before < self.names.len() + self.profiles.len()
    }
}

impl Suppression {
    /// Which of those whom the configuration lists, counted from 0, no file and no record names:
    /// nothing is hidden by them.
    pub fn unmet(&self, drafts: &[Draft], recorded: &[Known]) -> Vec<usize> {
        let unmet = self.subjects.iter().enumerate().filter(|(_, subject)| {
            let alone = Self::of(vec![(*subject).clone()], FxHashSet::default());
            let names = |draft: &Draft| {
                alone.is_in(draft) || named(draft).any(|known| subject.is_one(&known))
            };
            let is_recorded = recorded.iter().any(|known| subject.is_one(known));
            !is_recorded && !drafts.par_iter().any(names)
        });
        unmet.map(|(at, _)| at).collect()
    }

    /// Adds the names and profiles by which those who are left out are known in some drafts, read
    /// without leaving anybody out, and in what else is known.
    #[must_use]
    pub fn learned(&self, drafts: &[Draft], reader: &Reader<'_>, others: &[Known]) -> Self {
        let mut known = others.to_vec();
        for draft in drafts {
            known.extend(authority(draft, reader));
            known.extend(named(draft));
        }
        let mut subjects = self.subjects.clone();
        for subject in &mut subjects {
            for profile in &mut subject.profiles {
                if let Ok(address) = reader.page_address(profile) {
                    *profile = bare(&clean_profile(&address, &reader.profiles).iri);
                }
            }
            for _ in 0..ROUNDS {
                let new = known.iter().filter(|known| subject.learn(known)).count();
                if new == 0 {
                    break;
                }
            }
        }
        Self::of(subjects, reader.names.particles().clone())
    }
}

/// What a file says of those whom it names.
fn named(draft: &Draft) -> impl Iterator<Item = Known> {
    draft.namings.iter().map(|naming| Known {
        names: vec![naming.name.text.to_string()],
        profiles: naming.identifying().map(|one| bare(&one.iri)).collect(),
        ..Known::default()
    })
}

/// What the file of a person says of them.
pub(super) fn authority(draft: &Draft, reader: &Reader<'_>) -> Option<Known> {
    if reader.config.kinds[draft.kind].name != "person" {
        return None;
    }
    let fields = draft.fields();
    let keys = [Key::Title, Key::Aliases, Key::AlternateName, Key::Slug];
    let names = keys.iter().flat_map(|key| fields.items(*key));
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.text()?.to_owned()))
        .collect();
    names.extend(reader.keys.name_of(&fields).map(|name| name.0.into_owned()));
    let stem = draft.path().rsplit('/').next().unwrap_or_default();
    names.extend(stem.split('.').next().map(str::to_owned));
    let profiles = fields.items(Key::SameAs).iter().filter_map(Value::text);
    let profiles = profiles.filter_map(|text| {
        let address = reader.page_address(text).ok()?;
        Some(bare(&clean_profile(&address, &reader.profiles).iri))
    });
    Some(Known {
        iri: None,
        profiles: profiles.collect(),
        names,
        is_sure: true,
    })
}

fn bare(profile: &str) -> String {
    profile.trim_end_matches('/').to_owned()
}
