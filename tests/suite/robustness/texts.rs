//! Texts to try: pieces of front matter in any order, and real files with something changed.

use crate::support;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;

/// Pieces of which front matter in all three languages, and nonsense, can be made.
const PIECES: &[&str] = &[
    "---\n",
    "+++\n",
    "title: ",
    "title = ",
    "\"title\": ",
    "date: ",
    "2024-03-01",
    "1e999",
    "-",
    "- ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "\\u",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "? ",
    ": ",
    ", ",
    "#",
    "%",
    "@",
    "`",
    "~",
    "null",
    "true",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "è",
    "🎙",
    "\u{301}",
    "author: ",
    "sameAs: ",
    "https://example.org/à b?<c>",
    "audio:\n  file: ",
    "draft: ",
    "slug: ",
    "\"\"\"",
    "[a.b]\n",
    "[[a]]\n",
    "**Crediti**<br>\n",
    "Music: [A](http://a.example/|)",
    "<br>",
    "0x1F",
    "18:42",
    "PT",
    "license: CC BY 4.0\n",
];

/// Pieces of which heads and imprints of articles can be made, and what may confuse them.
const PROSE: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    " - ",
    ", ",
    ": ",
    "È una luce. ",
    "Edited on",
    "Pubblicato il ",
    "Read time: 1 minute",
    "5 min read",
    "28 May 2018",
    "dal 3 al 5 maggio ",
    "1° giugno",
    "28/05/2018",
    "alle 17.30",
    "Roma, 22 maggio 2018 - ",
    "{{ x }}",
    "{% y %}",
    "_Sotto le luci_",
    "# Luci\n",
    "[Leggi anche](/à)",
    "Esempio S.r.l.",
    "Comune di Lucca",
    "Via Roma 1",
    "20121 Milano",
    " (MI)",
    "SW1A 2AA",
    "IL 62701",
    "Tel. ",
    "Fax",
    "+39 (0)2 1234567",
    "02 1234567 / 02 7654321-8",
    "P.IVA ",
    "Codice fiscale, ",
    "02731980153",
    "02731980154",
    "DE136695976",
    "REA n. ",
    "CCIAA Milano ",
    "a@b.it",
    "@",
    "dal 1980",
    "ß",
    "ﬀ",
    "İ",
    "e\u{301}",
    "º",
    "\u{a0}",
    "©",
    "☎ ",
    "12",
];

/// Texts of articles: pieces of heads and imprints in no order.
pub fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PROSE).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Front matter, or a part of it, of pieces in no order.
pub fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Front matter that begins and mostly ends as it should.
fn front_matter() -> impl Strategy<Value = String> {
    let fences = select(vec![
        ("---\n", "\n---\n"),
        ("+++\n", "\n+++\n"),
        ("{", "}\n"),
        ("", ""),
    ]);
    (fences, pieces(), pieces())
        .prop_map(|((open, close), front, body)| format!("{open}{front}{close}{body}"))
}

/// One change of a text: what stands between two places is taken out, and something put in.
pub type Change = (Index, usize, String);

/// A few changes.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    let piece = prop_oneof![select(PIECES).prop_map(str::to_owned), Just(String::new())];
    vec((any::<Index>(), 0_usize..12, piece), 1..5)
}

/// The text with the changes made, one after the other.
pub fn changed(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for (at, length, piece) in changes {
        let start = text.floor_char_boundary(at.index(text.len() + 1));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, piece);
    }
    text
}

/// Texts of real content files.
fn fixtures() -> Vec<String> {
    [
        "podcasts/visionalps/marco-montali.md",
        "podcasts/smartcitynow/_index.md",
        "people/luca-martinelli.yml",
    ]
    .iter()
    .map(|path| {
        fs::read_to_string(support::repository().join("content").join(path)).expect("a fixture")
    })
    .collect()
}

/// A file: of pieces, or a real one with changes.
pub fn document() -> impl Strategy<Value = String> {
    let real = (select(fixtures()), changes()).prop_map(|(text, changes)| changed(&text, &changes));
    prop_oneof![front_matter(), real]
}
