//! Checksums of a release, as `sha256sum` writes and checks them (`SHA256SUMS`).

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The name of the file.
pub const FILE: &str = "SHA256SUMS";

/// SHA-256 of files by their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    of: BTreeMap<String, String>,
}

impl Sums {
    /// Reads a file of checksums; lines that are none are passed over.
    pub fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let (digest, path) = line.split_once("  ")?;
            let sound = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            sound.then(|| (path.to_owned(), digest.to_ascii_lowercase()))
        };
        Self {
            of: text.lines().filter_map(line).collect(),
        }
    }

    /// Adds the checksum of a file.
    pub fn insert(&mut self, path: &str, digest: String) {
        self.of.insert(path.to_owned(), digest);
    }

    /// The checksum of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.of.get(path).map(String::as_str)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Paths and checksums, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.of
            .iter()
            .map(|(path, digest)| (path.as_str(), digest.as_str()))
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, digest) in &self.of {
            if path != FILE {
                writeln!(f, "{digest}  {path}")?;
            }
        }
        Ok(())
    }
}

/// The SHA-256 of a file in lower-case hexadecimal digits.
///
/// # Errors
/// Those of reading it.
pub fn of_file(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..read]);
    }
}

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
