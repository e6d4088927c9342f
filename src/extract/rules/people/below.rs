//! Roles that stand below the name of somebody who is presented on a line of their own.

use super::{Found, Reading, Scene};
use crate::document::BlockKind;
use crate::extract::Lexis;
use crate::extract::rules::person_names::find_names;
use crate::extract::tokens::Tokens;

/// Gives somebody whose name is a heading, or a cell of a table, the roles with which the text below
/// or the next cell begins.
pub(super) fn below_heading(
    reading: &Reading<'_, '_>,
    lexis: &Lexis,
    found: &mut Found,
    tokens: &Tokens<'_>,
) {
    let cell = reading.passages[found.passage].kind == BlockKind::Cell;
    let heading = matches!(reading.passages[found.passage].kind, BlockKind::Heading(_));
    let alone = tokens
        .all
        .first()
        .is_some_and(|first| first.start == found.bytes.start)
        && tokens
            .all
            .last()
            .is_some_and(|last| last.end() == found.bytes.end);
    let next = found.passage + 1;
    let kind = reading.passages.get(next).map(|next| next.kind);
    let below =
        heading && kind == Some(BlockKind::Paragraph) || cell && kind == Some(BlockKind::Cell);
    if !(alone && below && found.roles.is_empty()) {
        return;
    }
    let tokens = Tokens::new(reading.passages[next].text());
    let is_place = |folded: &str| reading.reader.is_place(folded);
    let is_given = |folded: &str| reading.reader.is_given_name(folded);
    let names = find_names(&tokens, lexis, &is_given, &is_place);
    let scene = Scene {
        tokens: &tokens,
        lexis,
        links: reading.page_links(next),
        asides: reading.asides(next),
        names: &names,
        is_place: &is_place,
    };
    found.roles = scene.leading();
    found.roles_in = next;
}
