//! Who is who: one IRI for each thing, and the records with those IRIs in them.

mod agents;
mod assemble;
mod catalogue;
mod claims;
mod current;
mod events;
mod identifiers;
mod known;
mod ledger;
mod linked;
mod minted;
mod moved;
mod names;
mod notices;
mod places;
mod platforms;
mod portraits;
mod recorded;
mod records;
mod spelling;
mod things;

pub use agents::{Agent, AgentKind, Agents, Ambiguity, Merge, Reason, Step};
pub use assemble::Assembler;
pub use catalogue::{Catalogue, Season};
pub use events::{Event, Events};
pub use identifiers::{Identifier, State, identifiers, next_entries};
pub use known::KnownNames;
pub use ledger::{Entry, Ledger, ledger_text};
pub use linked::Pages;

pub use minted::Tombstone;
pub use names::{Named, Names};
pub use places::{Place, Places};
pub use portraits::Portraits;
pub use spelling::Spelling;
pub use things::{Thing, Things};
