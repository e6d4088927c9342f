//! Sums that tell whether files are the same.

use crate::tree::Source;
use sha2::{Digest, Sha256};

/// SHA-256 of a file and of the data file beside it, with their paths.
pub(super) fn hashes(source: &Source) -> Vec<(Box<str>, String)> {
    let hash = |path: &str, text: &str| (path.into(), sha256(text));
    let sidecar = source
        .sidecar
        .as_ref()
        .map(|sidecar| hash(&sidecar.0, &sidecar.1));
    std::iter::once(hash(&source.path, &source.text))
        .chain(sidecar)
        .collect()
}

/// The beginning of the SHA-256 of a file and of the data file beside it: enough to tell the
/// files of a site apart.
pub(super) fn fingerprint(source: &Source) -> Box<str> {
    const DIGITS: usize = 16;
    let beside = source.sidecar.as_ref().map_or("", |beside| &*beside.1);
    let digits = if beside.is_empty() {
        sha256(&source.text)
    } else {
        sha256(&format!("{}\0{beside}", source.text))
    };
    digits[..DIGITS].into()
}

/// SHA-256 of a text's bytes, in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    let digits = Sha256::digest(text.as_bytes());
    digits
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
