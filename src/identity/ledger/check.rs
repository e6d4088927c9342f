//! What recorded identifiers claim, and whether their claims go together.

use super::{Entry, Ledger};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::tree::Span;
use rustc_hash::{FxHashMap, FxHashSet};

impl Ledger {
    /// Reports merges that lead nowhere, and keys that several things claim.
    pub(super) fn check(&self, claims: Claims, merges: &Merges, problems: &mut Vec<Diagnostic>) {
        let Some(source) = &self.source else { return };
        for (at, entry) in self.entries.iter().enumerate() {
            let Some(target) = entry.merged_into.as_ref().filter(|_| self.target(at) == at) else {
                continue;
            };
            let span = merges.get(&entry.iri).copied().unwrap_or(entry.span);
            let message = if self.find(target).is_some() {
                format!("`mergedInto` of <{}> leads back to it", entry.iri)
            } else {
                format!(
                    "`mergedInto` of <{}> leads nowhere: <{target}> is not recorded",
                    entry.iri
                )
            };
            let known = self.entries.iter().map(|one| &*one.iri);
            let known = known.filter(|iri| **iri != *entry.iri);
            let near = nearest(target, known).filter(|_| self.find(target).is_none());
            let hint = near.map_or_else(
                || "name another recorded IRI that is not merged into this one".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let problem = source.problem(Code::IdentifierMergeLost, span, message);
            problems.push(problem.hint(hint));
        }
        let means = self.entries.iter().flat_map(|entry| &entry.means);
        let meant: FxHashSet<&str> = means.map(|iri| &**iri).collect();
        let differ = |a: &str, b: &str| meant.contains(a) || meant.contains(b) || self.differ(a, b);
        let mut claims: Vec<_> = claims.into_iter().filter(|(_, by)| by.len() > 1).collect();
        claims.sort_by(|a, b| a.0.cmp(&b.0));
        for ((what, _), by) in claims {
            let target = |iri: &str| self.find(iri).map(|at| self.target(at));
            let (first, span) = (&by[0].0, by[0].1);
            for (iri, other) in &by[1..] {
                if target(iri) == target(first) || (what == Claim::Name && differ(iri, first)) {
                    continue;
                }
                let message = format!("<{iri}> and <{first}> claim one {}", what.word());
                let hint = what.cure();
                let problem = source.problem(Code::IdentifierConflict, *other, message);
                problems.push(
                    problem
                        .related(source.place(span), "claimed here too")
                        .hint(hint),
                );
            }
        }
    }

    /// Whether two agents of one name are told apart by something else: profiles, a file about
    /// one of them, the files that named them first, or because nobody decided yet whether they
    /// are two. (Or by files that say whom they mean.)
    fn differ(&self, a: &str, b: &str) -> bool {
        let entry = |iri: &str| self.find(iri).map(|at| &self.entries[at]);
        let (Some(a), Some(b)) = (entry(a), entry(b)) else {
            return true;
        };
        let bare = |entry: &Entry| entry.profiles.is_empty() && entry.file.is_none();
        let people = [a, b].iter().all(|entry| &*entry.kind == "person");
        let homes = people && a.first.is_some() && b.first.is_some() && a.first != b.first;
        homes || a.undecided || b.undecided || !(bare(a) && bare(b))
    }
}

/// What an entry claims for itself alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Claim {
    Address,
    Code,
    File,
    Name,
    Profile,
}

impl Claim {
    const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Code => "code",
            Self::File => "file",
            Self::Name => "name, and nothing tells them apart",
            Self::Profile => "profile",
        }
    }

    /// What to do about two that claim it.
    const fn cure(self) -> &'static str {
        match self {
            Self::Name => {
                "leave it with one of the two, or merge them with `mergedInto`; for people \
                 `first` tells them apart, the file that names each"
            }
            _ => "leave it with one of the two, or merge them with `mergedInto`",
        }
    }
}

/// Who claims what, and where.
pub(super) type Claims = FxHashMap<(Claim, String), Vec<(Box<str>, Span)>>;

/// Where it is said into what each is merged.
pub(super) type Merges = FxHashMap<Box<str>, Span>;
