//! What tells who speaks, within quotation marks.

use super::cues::{Cue, LEAD, TITLE};
use super::marks::Quoted;
use super::saying::Manner;
use super::scene::Scene;
use super::subjects::Who;

impl Scene<'_> {
    /// The cue that stands between dashes or commas within the marks, and whether by dashes.
    pub(super) fn cue_within(&self, quoted: &Quoted) -> Option<(Cue, bool)> {
        let inner = self.word_at(quoted.inner.start)..self.word_at(quoted.inner.end);
        for verb in &self.verbs {
            // "– le parole di N –"; "– secondo N –" may be what is said.
            let words = verb.manner == Manner::According && verb.words.len() > 2;
            if !inner.contains(&verb.words.start) || !(verb.manner == Manner::Verb || words) {
                continue;
            }
            let mut start = verb.words.start;
            while start > inner.start
                && self.is(&self.lexis.quoting.fillers, start - 1)
                && !parts(self.gap(start))
            {
                start -= 1;
            }
            let gap = self.gap(start);
            if start == inner.start || !parts(gap) {
                continue;
            }
            let dashed = is_dashed(gap);
            let end = (verb.words.end..inner.end).find(|right| {
                if dashed {
                    is_dashed(self.gap(*right))
                } else {
                    parts(self.gap(*right))
                }
            });
            let Some(end) = end else { continue };
            let (who, last) = self.subject_behind(verb, end);
            if words && !(dashed && matches!(who, Who::Known(..))) {
                continue;
            }
            let whole = dashed || last == end;
            match who {
                Who::Known(..) if whole => return Some((self.cue(who, 95, end), dashed)),
                Who::Earlier | Who::Unknown if dashed && end - verb.words.end < TITLE + LEAD => {
                    return Some((self.cue(who, 90, end), true));
                }
                _ => {}
            }
        }
        None
    }
}

/// Whether what stands between two words sets a clause apart.
fn parts(gap: &str) -> bool {
    is_dashed(gap) || gap.contains([',', '('])
}

/// Whether a dash stands between two words, as its own sign.
fn is_dashed(gap: &str) -> bool {
    gap.contains(['–', '—', '―']) || gap.contains(" -") || gap.contains("- ")
}
