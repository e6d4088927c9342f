//! The table of quads in an embedded Oxigraph store, for queries.
//!
//! The store's default graph holds every content triple once; that is the union of the
//! content graphs which SPARQL sees. Named graphs, provenance among them, are loaded
//! beside it when a query asks for them by name.

use crate::diagnostic::{Code, Diagnostic};
use crate::mapping::{Order, QuadTable, QuadView, Sorted, TermView};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use oxigraph::store::Store;

/// Loads a table into memory.
///
/// # Errors
/// A diagnostic when the store cannot hold it.
pub fn load(table: &QuadTable, named_graphs: bool) -> Result<Store, Diagnostic> {
    let failed = |error: &dyn std::fmt::Display| {
        Diagnostic::new(
            Code::QueryFailed,
            format!("the store cannot be filled: {error}"),
        )
    };
    let store = Store::new().map_err(|error| failed(&error))?;
    let mut loader = store.bulk_loader();
    let content = table.sorted(Order::Triples);
    loader
        .load_quads(quads(&content, false))
        .map_err(|error| failed(&error))?;
    if named_graphs {
        let all = table.sorted(Order::Graphs);
        loader
            .load_quads(quads(&all, true))
            .map_err(|error| failed(&error))?;
    }
    loader.commit().map_err(|error| failed(&error))?;
    Ok(store)
}

fn quads<'s>(sorted: &'s Sorted<'_>, named: bool) -> impl Iterator<Item = Quad> + 's {
    sorted.iter().flat_map(move |group| {
        let quads = group.quads.into_iter();
        quads
            .map(move |quad| owned(&quad, named))
            .collect::<Vec<_>>()
    })
}

fn owned(quad: &QuadView<'_>, named: bool) -> Quad {
    let iri = NamedNode::new_unchecked;
    let graph = if named {
        iri(quad.graph).into()
    } else {
        GraphName::DefaultGraph
    };
    Quad::new(
        iri(quad.subject),
        iri(quad.predicate),
        term(quad.object),
        graph,
    )
}

fn term(term: TermView<'_>) -> Term {
    match term {
        TermView::Iri(iri) => NamedNode::new_unchecked(iri).into(),
        TermView::Literal(text, Some(language), _) => {
            Literal::new_language_tagged_literal_unchecked(text, language.to_ascii_lowercase())
                .into()
        }
        TermView::Literal(text, None, Some(datatype)) => {
            Literal::new_typed_literal(text, NamedNode::new_unchecked(datatype)).into()
        }
        TermView::Literal(text, None, None) => Literal::new_simple_literal(text).into(),
    }
}
