//! Who says what: the statements in quotation marks, each with its speaker.
//!
//! A quotation is what stands between `« »`, `“ ”`, `„ “`, `" "` or `‘ ’`, marks that open and
//! close differently included; one that goes on over several paragraphs, each opened anew, is
//! one. It is a statement only when the text says whose it is:
//!
//! - a verb of saying and a person behind it (`“…”, explains N, role of O`), before it (`N has
//!   declared: “…”`, `According to N, “…”`) or within it, between dashes or commas (`“… – N
//!   said – …”`; the words of the cue stay in the text);
//! - a second part behind the cue of the first (`“…”, says N, “…”`), and what follows at once;
//! - a verb without subject or with a pronoun (`“…”, she adds`): whoever spoke before;
//! - the label of an answer or a name before a colon, as interviews have them; an answer without
//!   label that a paragraph with a question precedes, of whoever the introduction names;
//! - a paragraph that ends so with a colon, before one that begins with marks or a block quote;
//! - the paragraph behind one of nothing else (`These are the words of N`), or a sentence before
//!   it that tells what the only person of its paragraph says.
//!
//! A person may be named by surname, by title and surname, or by a role that one person of the
//! text has. Terms, titles, names and slogans in quotation marks have no speaker and are none;
//! so are quotations of people whom the text does not name in full anywhere. The words that
//! tell all this are those of the lexicon (`saying`, `quoting`, `roles`, `honorifics`).

mod before;
mod continuation;
mod cues;
mod glyphs;
mod interview;
mod led;
mod marks;
mod paragraphs;
mod saying;
mod scene;
mod speakers;
mod statement;
mod subjects;
mod turns;
mod within;

use super::Reading;
use crate::extract::Quotation;

/// Reads them.
pub fn read(reading: &mut Reading<'_, '_>) {
    let mut found = turns::read(reading);
    // The same words twice are one quotation, in the graph too.
    let mut kept: Vec<Quotation> = Vec::with_capacity(found.len());
    for quotation in found.drain(..) {
        match kept
            .iter_mut()
            .find(|one| one.text.text == quotation.text.text)
        {
            Some(known) if known.confidence < quotation.confidence => *known = quotation,
            Some(_) => {}
            None => kept.push(quotation),
        }
    }
    reading.facts.quotations.extend(kept);
}
