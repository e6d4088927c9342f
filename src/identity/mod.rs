//! Who is who: one IRI for each thing, and the records with those IRIs in them.

mod agents;
mod assemble;
mod catalogue;
mod current;
mod events;
mod known;
mod names;
mod notices;
mod places;
mod platforms;
mod portraits;
mod records;
mod things;

pub use agents::{Agent, AgentKind, Agents, Ambiguity, Merge, Reason, Step};
pub use assemble::Assembler;
pub use catalogue::{Catalogue, Season};
pub use events::{Event, Events};
pub use known::KnownNames;
pub use names::Names;
pub use places::{Place, Places};
pub use portraits::Portraits;
pub use things::{Thing, Things};
