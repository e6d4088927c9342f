//! A release: everything that a publisher, a portal and a page need, as files of one folder.
//!
//! Whatever stands in the folder is an [`Artifact`]: a path and its bytes. Each part of this
//! room makes some of them from the table of quads and from what the configuration says of the
//! data set ([`Edition`]), and knows nothing of the folder.

mod edition;
mod graph;
mod server;

pub use edition::{DumpFile, Edition, Statistics};
pub use graph::Graph;
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
