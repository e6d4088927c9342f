//! Roles that stand beside a surname: `osserva Rossi, conservatrice del Museo Civico`.

use super::{Found, add_role, candidates};
use crate::extract::Lexis;
use crate::extract::rules::Reading;
use crate::extract::rules::person_names::PersonName;
use crate::extract::rules::roles::Scene;
use crate::extract::tokens::Tokens;
use crate::fold::fold;
use crate::record::Confidence;
use rustc_hash::FxHashMap;

/// How sure such a role is.
const SURE: Confidence = 86;

/// The surnames of the people whom a text names in full, each with its bearer.
#[derive(Debug)]
pub(super) struct Surnames(FxHashMap<String, Vec<(Vec<String>, usize)>>);

impl Surnames {
    /// How many tokens a surname takes that begins at one, and who bears it.
    pub(super) fn at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
        let known = self.0.get(&*tokens.get(at)?.folded)?;
        let borne = known.iter().find(|(words, _)| {
            let mut each = words.iter().enumerate();
            each.all(|(index, word)| {
                tokens
                    .get(at + index)
                    .is_some_and(|token| token.folded == **word)
            })
        })?;
        Some((borne.0.len(), borne.1))
    }
}

/// The surnames of a text's people; one that several bear tells nobody.
fn surnames_of(reading: &Reading<'_, '_>) -> Surnames {
    let mut bearers: FxHashMap<Vec<String>, Option<usize>> = FxHashMap::default();
    for person in &reading.people {
        let name = fold(&reading.namings[person.who].name.text);
        let words: Vec<String> = name.split_whitespace().skip(1).map(str::to_owned).collect();
        let known = bearers.entry(words).or_insert(Some(person.who));
        if known.is_some_and(|other| other != person.who) {
            *known = None;
        }
    }
    let mut surnames: FxHashMap<String, Vec<(Vec<String>, usize)>> = FxHashMap::default();
    for (words, who) in bearers {
        if let (Some(first), Some(who)) = (words.first().cloned(), who) {
            surnames.entry(first).or_default().push((words, who));
        }
    }
    for known in surnames.values_mut() {
        known.sort_unstable_by_key(|(words, who)| (std::cmp::Reverse(words.len()), *who));
    }
    Surnames(surnames)
}

/// Adds the roles behind the surnames of people whom the text names in full somewhere.
pub(super) fn read(reading: &mut Reading<'_, '_>, lexis: &Lexis) {
    add_roles(reading, |reading, passage, surnames| {
        find(reading, lexis, passage, surnames)
    });
}

/// Adds the roles that are found, passage by passage, of people whom the text names in full.
pub(super) fn add_roles(
    reading: &mut Reading<'_, '_>,
    find: impl Fn(&Reading<'_, '_>, usize, &Surnames) -> Vec<(Found, usize)>,
) {
    let surnames = surnames_of(reading);
    let passages: Vec<usize> = reading.texts().map(|(number, _)| number).collect();
    for passage in passages {
        for (found, who) in find(reading, passage, &surnames) {
            for role in &found.roles {
                add_role(reading, &found, role, who);
            }
        }
    }
}

fn find(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    passage: usize,
    surnames: &Surnames,
) -> Vec<(Found, usize)> {
    let tokens = Tokens::new(reading.passages[passage].text());
    let alone = |at: usize, length: usize| {
        let end = at + length;
        let capital = tokens.all[at].is_capital();
        let before = at > 0
            && tokens.is_next(at)
            && tokens.all[at - 1].is_capital()
            && !lexis.is_honorific(&tokens, at - 1)
            && !tokens.is_first(at - 1);
        capital && !before && tokens.before(end).trim() == ","
    };
    let places: Vec<(usize, usize, usize)> = (0..tokens.len())
        .filter_map(|at| {
            let (length, who) = surnames.at(&tokens, at)?;
            alone(at, length).then_some((at, at + length, who))
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let names = candidates(reading, lexis, passage, &tokens);
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: reading.page_links(passage),
        asides: reading.asides(passage),
        names: &names,
        is_place: &is_place,
    };
    let mut found = Vec::new();
    for (start, end, who) in places {
        if names.iter().any(|name| name.tokens.contains(&start)) {
            continue;
        }
        let name = PersonName {
            tokens: start..end,
            given: false,
            titled: false,
            start,
        };
        let (mut roles, _) = scene.behind(&name);
        roles.retain(|role| !role.title.is_empty());
        let bytes = tokens.range(start..end);
        let (given, sure) = (false, SURE);
        found.push((
            Found {
                passage,
                roles_in: passage,
                bytes,
                roles,
                given,
                sure,
            },
            who,
        ));
    }
    found
}
