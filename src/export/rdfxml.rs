//! RDF/XML, by oxigraph's serializer.

use crate::mapping::{Group, Name, Prefixes, QuadView, Sorted, TermView};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{LiteralRef, NamedNodeRef, TermRef, TripleRef};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes all content triples.
pub(super) fn write(
    sorted: &Sorted<'_>,
    prefixes: &Prefixes,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(RdfFormat::RdfXml);
    for (prefix, namespace) in used(sorted, prefixes) {
        serializer = serializer
            .with_prefix(prefix, namespace)
            .map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    let mut group = Group { quads: Vec::new() };
    for number in 0..sorted.len() {
        sorted.fill(number, &mut group);
        for quad in &group.quads {
            let cleaned = clean(quad);
            let object = match (quad.object, &cleaned) {
                (TermView::Iri(iri), _) => TermRef::NamedNode(NamedNodeRef::new_unchecked(iri)),
                (TermView::Literal(_, Some(language), _), Some(text)) => {
                    LiteralRef::new_language_tagged_literal_unchecked(text, language).into()
                }
                (TermView::Literal(_, None, Some(datatype)), Some(text)) => {
                    LiteralRef::new_typed_literal(text, NamedNodeRef::new_unchecked(datatype))
                        .into()
                }
                (TermView::Literal(..), Some(text)) => LiteralRef::new_simple_literal(text).into(),
                (TermView::Literal(..), None) => continue,
            };
            let subject = NamedNodeRef::new_unchecked(quad.subject);
            let predicate = NamedNodeRef::new_unchecked(quad.predicate);
            writer.serialize_triple(TripleRef::new(subject, predicate, object))?;
        }
    }
    let out = writer.finish()?;
    out.write_all(b"\n")
}

/// The prefixes of predicates and types, in the order of their names.
fn used<'p>(sorted: &Sorted<'_>, prefixes: &'p Prefixes) -> BTreeMap<&'p str, &'p str> {
    let mut used = BTreeMap::new();
    sorted.table().each_name(false, &mut |name| {
        if let Name::Term(iri) | Name::Class(iri) = name
            && let Some((prefix, _)) = prefixes.abbreviate(iri)
        {
            used.insert(prefix, prefixes.namespace(prefix).unwrap_or_default());
        }
    });
    used
}

/// The text of a literal without the characters that XML 1.0 cannot hold.
fn clean<'q>(quad: &QuadView<'q>) -> Option<Cow<'q, str>> {
    let TermView::Literal(text, ..) = quad.object else {
        return None;
    };
    let allowed = |c: char| !matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    Some(if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| allowed(*c)).collect())
    })
}
