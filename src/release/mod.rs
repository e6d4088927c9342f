//! A release: everything that a publisher, a portal and a page need, as files of one folder.
//!
//! Whatever stands in the folder is an [`Artifact`]: a path and its bytes. Each part of this
//! room makes some of them from the table of quads and from what the configuration says of the
//! data set ([`Edition`]), and knows nothing of the folder.

pub mod catalog;
pub mod changes;
mod documents;
mod dumps;
mod edition;
pub mod embed;
mod folder;
mod graph;
mod make;
mod node;
mod page;
mod server;
mod statistics;
pub mod sums;
pub mod vocabulary;
pub mod void;

pub use documents::{Documents, Thing, Things};
pub use edition::{DumpFile, Edition, PreviousVersion, Statistics};
pub use folder::{Folder, Sealed, Tally, Written};
pub use graph::Graph;
pub use make::{Made, Previous, Source, make, with_page_documents};
pub use node::Node;
pub use page::Pages;
pub use server::{Hosting, ServerRules, server_rules};

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its path in the folder, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A file that holds these bytes.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}
