//! Dumps: the table of quads in the formats of RDF, the same bytes for the same content.

mod describe;
mod file;
mod format;
mod jsonld;
mod lines;
mod literal;
mod rdfxml;
mod turtle;
mod write;

pub use describe::Describer;
pub use file::write_file;
pub use format::Format;
pub use write::{Dump, write_dump, write_sorted};
