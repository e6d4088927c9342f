//! Who is who: one IRI for each thing, and the records with those IRIs in them.

mod agents;
mod assemble;
mod catalogue;
mod names;
mod platforms;
mod portraits;
mod records;
mod things;

pub use agents::{Agent, AgentKind, Agents, Ambiguity, Merge, Reason};
pub use assemble::Assembler;
pub use catalogue::{Catalogue, Season};
pub use names::Names;
pub use portraits::Portraits;
pub use things::{Thing, Things};
