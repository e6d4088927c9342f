//! `filorosso check --release`: how portals would rate a release, as people read it.

mod shown;

use super::args::{Check, Listing};
use super::session::Session;
use super::{Failure, Outcome};
use crate::check::quality::{Published, rate, rating_to_json};
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn run(session: &Session, args: &Check, release: &Path) -> Result<Outcome, Failure> {
    let published = Published::open(release)?;
    let rating = rate(&published)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    match args.format {
        Listing::Json => {
            let json = rating_to_json(&rating, &published.catalogue);
            let json = serde_json::to_string_pretty(&json).unwrap_or_default();
            writeln!(out, "{json}")?;
        }
        Listing::Text => shown::rating(&rating, session.global.quiet, &mut out)?,
    }
    out.flush()?;
    let is_refused = !rating.violations.is_empty() || args.strict && !rating.is_complete();
    Ok(if is_refused {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}
