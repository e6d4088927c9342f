//! filorosso turns a folder of content into a published knowledge graph.
//!
//! The way of the data has one direction:
//!
//! ```text
//! content files -> documents -> drafts -> catalogue -> records -> quads -> exports, store and queries
//!   content/       document/    extract/  identity/    record     mapping/   export/ store/ query/
//! ```
//!
//! 1. [`content`] reads the configuration (`filorosso.yaml`) and lists the files of the
//!    folder, each with its kind; it alone touches content files.
//! 2. [`document`] parses a file into front matter, a tree of values with places
//!    ([`tree`]), and a body of blocks and links.
//! 3. [`extract`] understands one file alone: what its front-matter keys mean, whether it
//!    is shown, who is credited. Rules that read prose have their place there.
//! 4. [`identity`] finds out which names are one thing, gives every thing its IRI, and
//!    makes the [`record`] of each file: a tree of values, every value with its origin.
//! 5. [`mapping`] runs a YARRRML document over the records. The result is one
//!    [`mapping::QuadTable`], sorted and deduplicated when it is asked.
//! 6. [`export`] writes the table; [`store`] loads it into Oxigraph and [`query`] asks it.
//! 7. [`check`] gathers what is wrong, as [`diagnostic`]s with code, place and hint.
//!
//! [`Site`] is the door to all of it. The library never prints, never exits, and takes
//! clock, zone and base IRI as arguments.

pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod extract;
pub mod fold;
pub mod identity;
pub mod iri;
pub mod mapping;
pub mod progress;
pub mod query;
pub mod record;
pub mod release;
mod site;
pub mod store;
pub mod tree;
pub mod vocab;

pub use progress::{Progress, Stage};
pub use site::{Build, Content, Counts, Object, Options, Question, Site, Traced};
