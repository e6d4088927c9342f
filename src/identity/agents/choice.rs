//! Whom a name means that several bear.

use super::whom::Scene;
use super::{AgentKind, Agents, Ambiguity, Reason, is_identifying};
use crate::extract::{NamedAs, Reader};
use crate::identity::names::key;
use crate::record::{CERTAIN, Confidence};

/// How sure it is that two files mean one person who name different organizations beside the name.
const NAMESAKE: Confidence = 70;

impl Agents {
    /// Whom a name meant when its file was recorded is whom it means. Where that was never
    /// decided, an editor is still asked.
    pub(super) fn keep(
        &mut self,
        index: usize,
        candidates: &[usize],
        scene: &Scene<'_>,
    ) -> (usize, Reason) {
        let others = candidates.iter().copied();
        let others = others.filter(|other| *other != index && !self.agents[*other].undecided);
        let others: Vec<usize> = others.collect();
        if self.agents[index].authority.is_some() {
            return (index, Reason::Authority);
        }
        if let (true, Some((asked, rest))) = (self.agents[index].undecided, others.split_first()) {
            let confidence = share(others.len());
            self.ask(scene, confidence, (*asked, index), rest, false);
            return (index, Reason::Undecided);
        }
        let name = &scene.naming.name.text;
        if let Some(entry) = self.merged_from(scene.file, index, name) {
            self.moved.insert((scene.file, scene.id), entry);
            return (index, Reason::Merged);
        }
        if self.may_be_namesake(index, scene) {
            self.ask(scene, NAMESAKE, (index, index), &[], true);
        }
        if others.is_empty() {
            (index, self.or_recorded(index, Reason::Name))
        } else {
            (index, Reason::Recorded)
        }
    }

    /// Which bearer of a name is meant: the one with the same company, else the one whom this
    /// file names with a profile, or named when it was recorded; else the only one. Where nothing
    /// tells, an editor is asked, and until then nobody of them is.
    pub(super) fn choose(
        &mut self,
        candidates: &[usize],
        scene: &Scene<'_>,
        refused: bool,
        reader: &Reader<'_>,
    ) -> (usize, Reason) {
        if candidates.len() > 1
            && let Some(found) = self.told(candidates, scene)
        {
            return found;
        }
        let is_open = |index: &usize| self.agents[*index].undecided;
        let (open, known): (Vec<usize>, Vec<usize>) = candidates.iter().copied().partition(is_open);
        let mut namesake = false;
        let sure = match known.as_slice() {
            [] if open.is_empty() || refused || scene.is_told() => {
                return (self.somebody(scene), Reason::First);
            }
            [] => return (open[0], self.or_recorded(open[0], Reason::Name)),
            [only] if self.agents[*only].authority.is_some() && !refused => {
                return (*only, Reason::Authority);
            }
            [only] if refused => share(1),
            [only] if self.may_be_namesake(*only, scene) => {
                namesake = true;
                NAMESAKE
            }
            [only] => return (*only, self.or_recorded(*only, Reason::Name)),
            several => share(several.len()),
        };
        let (taken, reason) = if reader.holds(sure) {
            (known[0], self.or_recorded(known[0], Reason::Name))
        } else {
            (self.somebody_undecided(&open, scene), Reason::Undecided)
        };
        self.ask(scene, sure, (known[0], taken), &known[1..], namesake);
        (taken, reason)
    }

    /// The bearer of a name of whom something else than the name tells that it is meant.
    pub(super) fn told(&self, candidates: &[usize], scene: &Scene<'_>) -> Option<(usize, Reason)> {
        let shared = |index: usize| {
            let known = &self.agents[index].company;
            let company = scene.company.iter();
            company.filter(|key| known.contains(*key)).count()
        };
        let best = candidates.iter().copied();
        let best = best.max_by_key(|index| shared(*index))?;
        let tied = candidates.iter();
        let tied = tied.filter(|index| shared(**index) == shared(best));
        if shared(best) > 0 && tied.count() == 1 {
            return Some((best, Reason::Company));
        }
        // Who is named here with a profile is meant here without one, too.
        let here = |index: &&usize| {
            let mut met = self.of_naming[scene.file].iter();
            met.any(|(agent, _)| {
                let agent = usize::try_from(*agent).ok();
                let agent = agent.filter(|agent| *agent < self.agents.len());
                agent.is_some_and(|agent| self.root(agent) == **index)
            })
        };
        let only = |is: &dyn Fn(&&usize) -> bool| {
            let mut found = candidates.iter().filter(is);
            let first = found.next();
            first.filter(|_| found.next().is_none()).copied()
        };
        let at_home = |index: &&usize| self.agents[**index].home == Some(scene.file);
        let found = only(&here).or_else(|| only(&at_home))?;
        Some((found, Reason::Home))
    }

    /// Two files that name different organizations beside one name of a person may mean two
    /// people.
    fn may_be_namesake(&self, index: usize, scene: &Scene<'_>) -> bool {
        let agent = &self.agents[index];
        let person = scene.naming.kind == NamedAs::Person || agent.kind == AgentKind::Person;
        let elsewhere = match agent.home {
            Some(home) => home != scene.file,
            None => agent.is_named && agent.first.0 != scene.file,
        };
        let asked = person && elsewhere && self.is_in_other_company(index, scene);
        asked
            && self
                .as_namesakes(scene.file, &scene.naming.name.text, index)
                .is_none()
    }

    /// Whether other organizations are named beside a name than those that are known of somebody.
    fn is_in_other_company(&self, index: usize, scene: &Scene<'_>) -> bool {
        let known = &self.agents[index].company;
        let shares = scene.company.iter().any(|key| known.contains(key));
        !known.is_empty() && !scene.company.is_empty() && !shares
    }

    /// Somebody who is named for the first time.
    fn somebody(&mut self, scene: &Scene<'_>) -> usize {
        let index = self.push(AgentKind::Agent, String::new(), String::new(), "", None);
        self.agents[index].first = (scene.file, scene.naming.name.span);
        index
    }

    /// Whom a name means of which it is not known whom it means. Names without anything else
    /// mean one, as they do where nobody else bears them.
    fn somebody_undecided(&mut self, open: &[usize], scene: &Scene<'_>) -> usize {
        let fits = |index: &&usize| !self.is_in_other_company(**index, scene);
        let known = open.iter().find(fits).filter(|_| !scene.is_told());
        if let Some(index) = known.copied() {
            return index;
        }
        let index = self.somebody(scene);
        self.agents[index].undecided = true;
        if !scene.is_told() {
            let name = key(&scene.naming.name.text);
            self.undecided.entry(name).or_default().push(index);
        }
        index
    }

    /// Notes what an editor is asked: whether one is meant, while another, or the same, is taken.
    fn ask(
        &mut self,
        scene: &Scene<'_>,
        confidence: Confidence,
        (asked, taken): (usize, usize),
        others: &[usize],
        namesake: bool,
    ) {
        self.ambiguities.push(Ambiguity {
            naming: (scene.file, scene.id),
            asked,
            confidence,
            taken,
            others: others.to_vec(),
            namesake,
        });
    }

    /// Who is undecided once everybody is met: of whom an editor is asked whether it is another.
    pub(super) fn settle_undecided(&mut self) {
        for agent in &mut self.agents {
            agent.undecided &= !agent.is_named;
        }
        for at in 0..self.ambiguities.len() {
            let one = &self.ambiguities[at];
            let (naming, confidence) = (one.naming, one.confidence);
            let (asked, taken) = (self.root(one.asked), self.root(one.taken));
            if asked == taken {
                self.doubts.insert(naming, confidence);
            } else {
                self.agents[taken].undecided = true;
            }
        }
    }

    /// How sure it is whom a name of a file means.
    pub fn sureness(&self, file: usize, id: usize) -> Confidence {
        self.doubts.get(&(file, id)).copied().unwrap_or(CERTAIN)
    }
}

impl Scene<'_> {
    /// Whether an address tells whom the name means.
    fn is_told(&self) -> bool {
        self.profiles.iter().any(|profile| is_identifying(profile)) || !self.numbers.is_empty()
    }
}

/// How sure it is that one of some who bear a name is meant. One who is left when others are
/// excluded may still be none of them.
fn share(candidates: usize) -> Confidence {
    let share = usize::from(CERTAIN) / candidates.max(2);
    Confidence::try_from(share).unwrap_or(0)
}
