//! The mapping: a YARRRML document that turns records into quads.
//!
//! [`Mapping::parse`] reads and checks the document once; [`Mapping::apply`] runs it
//! over a record and gives a [`Batch`] of quads whose terms know their origins;
//! [`QuadTable`] is all batches as one sorted, deduplicated table.

mod apply;
mod batch;
mod index;
mod order;
mod parser;
mod path;
mod prefixes;
mod rules;
mod statement;
mod table;
mod template;
mod yarrrml;

pub use apply::Scratch;
pub use batch::{Batch, Constants, TermView};
pub use index::Index;
pub use order::{Group, Order, QuadView, Sorted};
pub use path::{Path, Segment};
pub use prefixes::Prefixes;
pub use statement::Statement;
pub use table::{Name, QuadTable};
pub use yarrrml::{Known, Mapping};
