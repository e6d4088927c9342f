//! Long work, for those who watch it.

/// A part of the work, for those who watch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are read and understood.
    Reading,
    /// Records are made and mapped.
    Mapping,
    /// Documents are written.
    Writing,
    /// Dumps are compared; a step is a mebibyte.
    Comparing,
}

/// Somebody who watches long work.
pub trait Progress: Sync {
    /// A part begins that has so many steps.
    fn begin(&self, _: Stage, _: usize) {}
    /// A step is done.
    fn step(&self) {}
}

impl Progress for () {}
