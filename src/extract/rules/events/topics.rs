//! Events that are told by what people will talk about.

use super::naming::{Called, QUOTED_WORDS};
use super::sentence::Sentence;
use super::words::EventWords;

impl Sentence<'_, '_> {
    /// `discuteremo di processi, pratiche e strategie`: what people will talk about.
    pub(super) fn topic(&self, words: &EventWords) -> Option<Called> {
        let scan = self.scan();
        let mut verb = self
            .words
            .clone()
            .find_map(|at| Some(scan.phrase_at(at, &words.discussing)?.0))?;
        if let Some((behind, ())) = scan.phrase_at(verb, &words.inner) {
            verb = behind;
        }
        let start = scan.words.get(verb)?.start;
        let rest = scan.text.get(start..self.bytes.end)?;
        let name = rest.trim_end_matches(['.', '!', '…', ' ']);
        let end = name.find([';', ':', '(', '\n']).unwrap_or(name.len());
        let name = name[..end].trim_end();
        let count = name.split_whitespace().count();
        (2..=QUOTED_WORDS).contains(&count).then(|| Called {
            bytes: start..start + name.len(),
            head: None,
            is_proper: false,
            is_general: false,
            is_part: false,
            is_opened: false,
            series: None,
        })
    }
}
