//! What becomes of facts that are not sure enough, and of those that an editor decided on.

use super::findings::{Finding, Seen, Slot, walk};
use super::{Draft, Facts, Naming, Reader};
use crate::content::Verdict;
use crate::diagnostic::Code;
use crate::record::{CERTAIN, Confidence};
use rustc_hash::FxHashSet;

/// Kinds of facts that identity decides on, and no draft alone.
const OF_IDENTITY: [&str; 3] = ["identity", "same-page", "same-name"];

/// What is done with a fact.
enum Fate {
    /// It is stated as it is.
    Stated,
    /// An editor vouches for it.
    Accepted,
    /// It is not sure enough, and waits for an editor.
    Doubtful,
    /// An editor knows better.
    Rejected,
}

impl Reader<'_> {
    /// Takes out of a draft what does not hold: doubtful facts are kept aside, rejected ones
    /// vanish, accepted ones become certain. Facts about somebody who is not stated go too.
    pub(super) fn settle(&self, draft: &mut Draft) {
        let path = draft.path();
        let decided = self.decisions.of_file(path).next().is_some();
        let (mut accepted, mut dropped) = (Vec::new(), Vec::new());
        let mut doubts: Vec<(Slot, Finding)> = Vec::new();
        let mut met: Vec<String> = Vec::new();
        for seen in walk(draft) {
            let slot = seen.slot;
            match self.fate(&seen, path, decided, &mut met) {
                Fate::Stated => {}
                Fate::Accepted => accepted.push(slot),
                Fate::Rejected => dropped.push((slot, true)),
                Fate::Doubtful => {
                    dropped.push((slot, false));
                    let mut doubt = seen.finding(path);
                    doubt.doubtful = true;
                    doubts.push((slot, doubt));
                }
            }
        }
        if decided && draft.left_out.is_none() {
            self.tell_unmet(draft, &met);
        }
        for slot in accepted {
            draft.accept(slot);
        }
        if !dropped.is_empty() {
            let moot = draft.moot(&dropped);
            doubts.retain(|(slot, _)| !moot.contains(slot));
            draft.doubts = doubts.into_iter().map(|(_, doubt)| doubt).collect();
            draft.drop(&dropped, &|confidence| self.holds(confidence));
        }
    }

    fn fate(&self, seen: &Seen<'_>, path: &str, decided: bool, met: &mut Vec<String>) -> Fate {
        if decided {
            let id = seen.id(path);
            if let Some(verdict) = self.decisions.verdict(path, &id) {
                met.push(id);
                return match verdict {
                    Verdict::Accept => Fate::Accepted,
                    Verdict::Reject => Fate::Rejected,
                };
            }
        }
        if !self.homeless.is_empty() && self.is_rejected_elsewhere(seen) {
            return Fate::Rejected;
        }
        if self.holds(seen.confidence) {
            Fate::Stated
        } else {
            Fate::Doubtful
        }
    }

    /// Whether an editor rejected what says the same in a file that is not there any more.
    fn is_rejected_elsewhere(&self, seen: &Seen<'_>) -> bool {
        let (about, text) = seen.said();
        self.homeless.rejects(seen.kind, about, text)
    }

    /// Notes decisions about facts that are not there any more.
    fn tell_unmet(&self, draft: &mut Draft, met: &[String]) {
        let mut problems = Vec::new();
        for decision in self.decisions.of_file(draft.path()) {
            let is_met = met.iter().any(|id| **id == *decision.id);
            if is_met || OF_IDENTITY.contains(&&*decision.kind) {
                continue;
            }
            let message = format!(
                "`{}` does not state this {} any more: “{}”",
                decision.file, decision.kind, decision.text
            );
            let problem = self
                .decisions
                .problem(decision, Code::DecisionUnmet, message);
            let hint = format!("`filorosso review forget {}` removes the line", decision.id);
            problems.push(problem.hint(hint));
        }
        draft.problems.append(&mut problems);
    }
}

impl Draft {
    /// Makes a fact certain.
    fn accept(&mut self, slot: Slot) {
        let facts = &mut self.facts;
        let confidence: Option<&mut Confidence> = match slot {
            Slot::Naming(at) => self.namings.get_mut(at).map(|one| &mut one.confidence),
            Slot::Role(at, number) => {
                let roles = facts.appearances.get_mut(at).map(|one| &mut one.roles);
                let role = roles.and_then(|roles| roles.get_mut(number));
                role.map(|role| &mut role.confidence)
            }
            Slot::Place(at) => facts.places.get_mut(at).map(|one| &mut one.confidence),
            Slot::Quotation(at) => facts.quotations.get_mut(at).map(|one| &mut one.confidence),
            Slot::Event(at) => facts.events.get_mut(at).map(|one| &mut one.confidence),
            Slot::Start(at) | Slot::End(at) => facts.events.get_mut(at).and_then(|event| {
                let date = if slot == Slot::Start(at) {
                    &mut event.start
                } else {
                    &mut event.end
                };
                date.as_mut().map(|date| &mut date.confidence)
            }),
            Slot::Imprint(at) => facts.imprints.get_mut(at).map(|one| &mut one.confidence),
            Slot::Published => facts
                .frame
                .published
                .as_mut()
                .map(|date| &mut date.confidence),
            Slot::Modified => facts
                .frame
                .modified
                .as_mut()
                .map(|date| &mut date.confidence),
            _ => None,
        };
        if let Some(confidence) = confidence {
            *confidence = CERTAIN;
        }
    }

    /// Facts that say nothing any more because what they belong to is rejected: nobody need be
    /// asked about them.
    fn moot(&self, dropped: &[(Slot, bool)]) -> FxHashSet<Slot> {
        let rejected = dropped.iter().filter(|(_, rejected)| *rejected);
        let rejected: FxHashSet<Slot> = rejected.map(|(slot, _)| *slot).collect();
        let mut moot = FxHashSet::default();
        let facts = &self.facts;
        let mut used: FxHashSet<usize> = facts.mentions.iter().copied().collect();
        used.extend(facts.imprints.iter().map(|imprint| imprint.who));
        for (at, appearance) in facts.appearances.iter().enumerate() {
            used.insert(appearance.who);
            let gone = rejected.contains(&Slot::Naming(appearance.who));
            for (number, role) in appearance.roles.iter().enumerate() {
                let slot = Slot::Role(at, number);
                if gone {
                    moot.insert(slot);
                }
                if gone || rejected.contains(&slot) {
                    let namings = role.organizations.iter();
                    moot.extend(namings.map(|id| Slot::Naming(*id)));
                } else {
                    used.extend(&role.organizations);
                }
            }
        }
        for at in (0..facts.events.len()).filter(|at| rejected.contains(&Slot::Event(*at))) {
            moot.extend([Slot::Start(at), Slot::End(at)]);
        }
        moot.retain(|slot| !matches!(slot, Slot::Naming(id) if used.contains(id)));
        moot
    }

    /// Takes facts away; of those that are rejected (`true`) no trace stays.
    fn drop(&mut self, slots: &[(Slot, bool)], holds: &dyn Fn(Confidence) -> bool) {
        for (slot, rejected) in slots {
            if let (Slot::Naming(at), true) = (slot, rejected)
                && let Some(naming) = self.namings.get_mut(*at)
            {
                naming.confidence = 0;
            }
        }
        let dropped: FxHashSet<Slot> = slots.iter().map(|(slot, _)| *slot).collect();
        let gone = |slot: Slot| dropped.contains(&slot);
        let namings = &self.namings;
        let stated = |id: usize| {
            let naming: Option<&Naming> = namings.get(id);
            naming.is_some_and(|naming| holds(naming.confidence))
        };
        let facts = &mut self.facts;
        people(facts, &gone, &stated);
        events(facts, &gone, &stated);
        keep(&mut facts.chapters, |at| !gone(Slot::Chapter(at)));
        keep(&mut facts.same_as, |at| !gone(Slot::SameAs(at)));
        keep(&mut facts.emails, |at| !gone(Slot::Email(at)));
        keep(&mut facts.quotations, |at| !gone(Slot::Quotation(at)));
        for quotation in &mut facts.quotations {
            quotation.speaker = quotation.speaker.filter(|id| stated(*id));
        }
        keep(&mut facts.imprints, |at| !gone(Slot::Imprint(at)));
        facts.imprints.retain(|imprint| stated(imprint.who));
        places(facts, &gone);
        frame(facts, &gone, &stated);
    }
}

/// Keeps the items whose numbers pass.
fn keep<T>(items: &mut Vec<T>, pass: impl Fn(usize) -> bool) {
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        pass(at - 1)
    });
}

fn people(facts: &mut Facts, gone: &dyn Fn(Slot) -> bool, stated: &dyn Fn(usize) -> bool) {
    for (at, appearance) in facts.appearances.iter_mut().enumerate() {
        keep(&mut appearance.roles, |number| {
            !gone(Slot::Role(at, number))
        });
        for role in &mut appearance.roles {
            role.organizations.retain(|id| stated(*id));
        }
        let says = |role: &super::Role| role.title.is_some() || !role.organizations.is_empty();
        appearance.roles.retain(says);
    }
    facts
        .appearances
        .retain(|appearance| stated(appearance.who));
    facts.mentions.retain(|id| stated(*id));
    keep(&mut facts.same, |at| !gone(Slot::Same(at)));
    facts
        .same
        .retain(|(one, other)| stated(*one) && stated(*other));
    if gone(Slot::Subject) {
        facts.subject = None;
    }
}

fn events(facts: &mut Facts, gone: &dyn Fn(Slot) -> bool, stated: &dyn Fn(usize) -> bool) {
    for (at, event) in facts.events.iter_mut().enumerate() {
        event.start = event.start.take().filter(|_| !gone(Slot::Start(at)));
        event.end = event.end.take().filter(|_| !gone(Slot::End(at)));
        event.organizers.retain(|id| stated(*id));
    }
    keep(&mut facts.events, |at| !gone(Slot::Event(at)));
}

/// Takes places away, and gives those that stay their new numbers wherever they are named.
fn places(facts: &mut Facts, gone: &dyn Fn(Slot) -> bool) {
    let mut next = 0;
    let numbers: Vec<Option<usize>> = (0..facts.places.len())
        .map(|at| {
            (!gone(Slot::Place(at))).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    if next == facts.places.len() {
        return;
    }
    let number = |old: Option<usize>| numbers.get(old?).copied().flatten();
    keep(&mut facts.places, |at| numbers[at].is_some());
    facts.made_at = number(facts.made_at);
    for place in &mut facts.places {
        place.within = number(place.within);
    }
    for event in &mut facts.events {
        event.place = number(event.place);
    }
}

fn frame(facts: &mut Facts, gone: &dyn Fn(Slot) -> bool, stated: &dyn Fn(usize) -> bool) {
    let frame = &mut facts.frame;
    frame.title = frame.title.take().filter(|_| !gone(Slot::Title));
    frame.subtitle = frame.subtitle.take().filter(|_| !gone(Slot::Subtitle));
    frame.published = frame.published.take().filter(|_| !gone(Slot::Published));
    frame.modified = frame.modified.take().filter(|_| !gone(Slot::Modified));
    frame.time_required = frame.time_required.filter(|_| !gone(Slot::TimeRequired));
    frame.publisher = frame.publisher.filter(|id| stated(*id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{EventFact, PlaceName, Spanned};
    use crate::record::Rule;
    use crate::tree::Span;

    fn named(text: &str) -> Spanned {
        Spanned {
            text: text.into(),
            span: Span::default(),
        }
    }

    fn place(name: &str, within: Option<usize>) -> PlaceName {
        PlaceName {
            name: named(name),
            sort: crate::extract::PlaceSort::Place,
            province: None,
            within,
            street: None,
            rule: Rule::Place,
            confidence: 50,
        }
    }

    #[test]
    fn places_that_stay_are_found_under_their_new_numbers() {
        let event = |place| EventFact {
            name: named("Fair"),
            start: None,
            end: None,
            place,
            organizers: Vec::new(),
            series: None,
            confidence: 90,
        };
        let mut facts = Facts {
            places: vec![
                place("Hall", Some(2)),
                place("Nowhere", None),
                place("Town", None),
            ],
            made_at: Some(2),
            events: vec![event(Some(1)), event(Some(2))],
            ..Facts::default()
        };
        places(&mut facts, &|slot| slot == Slot::Place(1));
        let names: Vec<&str> = facts.places.iter().map(|place| &*place.name.text).collect();
        assert_eq!(names, ["Hall", "Town"]);
        assert_eq!(facts.places[0].within, Some(1));
        assert_eq!(facts.made_at, Some(1));
        assert_eq!(facts.events[0].place, None);
        assert_eq!(facts.events[1].place, Some(1));
    }
}
