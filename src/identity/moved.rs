//! What becomes of the nodes that bear somebody's name when that one is merged into another.

use super::records::{appearance_nodes, credit_node};
use super::{AgentKind, Catalogue, Ledger, Tombstone};
use crate::extract::{Draft, NamingId};
use rustc_hash::FxHashMap;

impl Catalogue {
    /// Tombstones of appearances and credits of those whom the record merged into others.
    pub(super) fn moved_nodes(&self, drafts: &[Draft], ledger: &Ledger) -> Vec<Tombstone> {
        // By the old IRI the new one; none for those that somebody still has.
        let mut moved: FxHashMap<String, Option<String>> = FxHashMap::default();
        if !self.agents.has_merged() {
            return Vec::new();
        }
        for (file, draft) in drafts.iter().enumerate() {
            let has_moved = |id: NamingId| self.agents.was(file, id).is_some();
            let Some(thing) = &self.things.of_file[file] else {
                continue;
            };
            if !(0..draft.namings.len()).any(has_moved) {
                continue;
            }
            for appearance in &draft.facts.appearances {
                let nodes = |slug: &str| -> Vec<String> {
                    let nodes = appearance_nodes(&thing.iri, appearance, slug);
                    nodes.into_iter().map(|(iri, _)| iri).collect()
                };
                self.move_nodes((file, appearance.who), true, nodes, ledger, &mut moved);
            }
            for contribution in &draft.contributions {
                let (Some(who), Some(label)) = (contribution.who, &contribution.label) else {
                    continue;
                };
                let role = &contribution.role;
                let nodes = |slug: &str| vec![credit_node(&thing.iri, role, &label.text, slug)];
                self.move_nodes((file, who), false, nodes, ledger, &mut moved);
            }
        }
        let moved = moved.into_iter().filter_map(|(old, new)| {
            let replaced_by = Some(new?.into());
            let iri = old.into();
            Some(Tombstone { iri, replaced_by })
        });
        let mut tombstones: Vec<Tombstone> = moved.collect();
        tombstones.sort_unstable_by(|a, b| a.iri.cmp(&b.iri));
        tombstones
    }

    fn move_nodes(
        &self,
        (file, who): (usize, NamingId),
        only_people: bool,
        nodes: impl Fn(&str) -> Vec<String>,
        ledger: &Ledger,
        moved: &mut FxHashMap<String, Option<String>>,
    ) {
        let Some(agent) = self.agents.of(file, who) else {
            return;
        };
        if only_people && agent.kind != AgentKind::Person {
            return;
        }
        let now = nodes(&agent.slug);
        if let Some(entry) = self.agents.was(file, who) {
            let before = nodes(ledger.entries()[entry].slug());
            for (old, new) in before.into_iter().zip(&now) {
                moved.entry(old).or_insert_with(|| Some(new.clone()));
            }
        }
        for iri in now {
            moved.insert(iri, None);
        }
    }
}
