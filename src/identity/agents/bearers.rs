//! Who bears a name, also when thousands do.

use rustc_hash::FxHashSet;

/// Who bears a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Bearers {
    list: Vec<usize>,
    /// The same, once there are so many that looking is slow.
    set: FxHashSet<usize>,
}

impl Bearers {
    /// How many are looked through when a name alone must do. Whoever comes behind them is found
    /// by profile.
    pub(super) const LOOKED_AT: usize = 64;

    pub(super) fn add(&mut self, index: usize) {
        if self.list.len() < Self::LOOKED_AT {
            if !self.list.contains(&index) {
                self.list.push(index);
            }
        } else if !self.list[..Self::LOOKED_AT].contains(&index) && self.set.insert(index) {
            self.list.push(index);
        }
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        self.first().contains(&index) || self.set.contains(&index)
    }

    /// Those who may be meant by the name alone.
    pub(super) fn first(&self) -> &[usize] {
        &self.list[..self.list.len().min(Self::LOOKED_AT)]
    }
}
