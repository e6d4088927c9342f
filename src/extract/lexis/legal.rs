//! Legal forms of organizations.

use super::Lexis;
use crate::content::Lexicon;
use crate::extract::tokens::Tokens;

/// The fewest letters of a legal form of another language; `SE` and `AS` are words, too.
const BORROWED: usize = 3;

/// The legal forms of a lexicon, and those of another language that are no words of its own.
pub(super) fn legal_forms<'l>(
    lexicon: &'l Lexicon,
    borrowed: Option<&'l Lexicon>,
) -> Vec<&'l String> {
    let forms = |lexicon: &'l Lexicon| {
        let legal = &lexicon.organizations.legal;
        legal.values().flatten().chain(legal.keys())
    };
    let own = forms(lexicon);
    let lent = borrowed.into_iter().flat_map(forms).filter(|form| {
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        let dotted = form.contains('.') && letters > 1 && !lexicon.honorifics.contains(form);
        letters >= BORROWED && form.starts_with(char::is_uppercase) || dotted
    });
    own.chain(lent).collect()
}

impl Lexis {
    /// How many tokens a legal form takes that begins at a token, written as it is written.
    pub fn legal_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let first = tokens.get(at)?;
        self.legal_words
            .contains(first.text)
            .then(|| self.legal.at(tokens, at))
            .flatten()
    }

    /// Whether the dot behind a name is a part of it: that of a legal form with dots or of single
    /// letters, `S.r.l.`, whatever sentence may end there; that of another one before a comma.
    pub fn ends_in_dot(&self, tokens: &Tokens<'_>, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|at| tokens.get(at));
        last.is_some_and(|last| {
            let letters = last.text.split('.').all(|part| part.chars().count() == 1);
            let rest = &tokens.text[last.end()..];
            let dotted = last.text.contains('.') && rest.starts_with('.');
            let legal = self.legal_before(tokens, end).is_some();
            // Behind the dot of "Acme, Inc., and …" the sentence goes on.
            dotted && (letters || legal) || legal && rest.starts_with(".,")
        })
    }

    /// How many tokens a legal form takes that ends right before a token.
    pub fn legal_before(&self, tokens: &Tokens<'_>, end: usize) -> Option<usize> {
        let length = self.legal.before(tokens, end)?;
        let first = tokens.get(end - length)?;
        self.legal_words.contains(first.text).then_some(length)
    }
}
