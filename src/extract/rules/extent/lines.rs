//! Whether the words of a name stand side by side, over the ends of lines too.

use crate::extract::tokens::{Token, Tokens};

/// Whether a word stands right beside the one before it, as those of one name do.
pub(super) fn adjoins(tokens: &Tokens<'_>, at: usize) -> bool {
    let between = tokens.before(at);
    // A line that ends early ends a name, too.
    if between.contains('\n') {
        const WRAPPED: usize = 50;
        let start = tokens
            .get(at)
            .map_or(0, |token| token.start - between.len());
        let line = tokens.text[..start].rsplit('\n').next().unwrap_or("");
        if line.len() < WRAPPED
            || is_row(&tokens.text[tokens.all[at].start..])
            || is_labelled(&tokens.text[tokens.all[at].start..])
            || tokens
                .get(at)
                .is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_digit()))
        {
            return false;
        }
    }
    // "Università Ca' Foscari": a word cut short.
    let cut = matches!(between, "' " | "’ ")
        && at > 0
        && tokens.all[at - 1].is_capital()
        && tokens.all[at - 1].text.len() <= 3
        && tokens.get(at).is_some_and(Token::is_capital);
    // "Liceo G. Marconi": an initial.
    let initial = between == ". "
        && at > 0
        && tokens.all[at - 1].text.chars().count() == 1
        && tokens.all[at - 1].is_capital()
        && tokens.get(at).is_some_and(Token::is_capital);
    tokens.is_next(at)
        || cut
        || initial
        || tokens.is_ampersand(at)
        || (between.is_empty() && at > 0 && tokens.all[at - 1].text.ends_with(['\'', '’']))
        || matches!(between, "-" | "/" | "." | "’" | "'")
}

/// Whether a line is the row of a list: a few words and a dash near its beginning.
fn is_row(line: &str) -> bool {
    const NAME: usize = 48;
    let line = line.split('\n').next().unwrap_or("");
    let dash = [" – ", " — ", " - "]
        .iter()
        .filter_map(|dash| line.find(dash))
        .min();
    // "Sen. Marco Scurria – Segretario"
    let bare = |dash: usize| {
        let name = &line[..dash];
        let title = name.split_once(". ").filter(|(title, _)| title.len() <= 5);
        title.map_or(name, |(_, name)| name).to_owned()
    };
    dash.is_some_and(|dash| dash <= NAME && !bare(dash).contains([',', '.', ';']))
}

/// Whether a line begins with a label: `Sede legale: …`.
fn is_labelled(line: &str) -> bool {
    const LABEL: usize = 30;
    let line = line.split('\n').next().unwrap_or("");
    let label = line.split_once(':').map(|(label, _)| label);
    label.is_some_and(|label| label.len() <= LABEL && !label.contains(['.', ',']))
}
