//! Terms as N-Triples writes them, canonically (RDF 1.1 N-Triples, section 4).

use crate::mapping::TermView;

/// Appends an IRI in angle brackets.
pub(super) fn push_iri(out: &mut Vec<u8>, iri: &str) {
    out.push(b'<');
    out.extend_from_slice(iri.as_bytes());
    out.push(b'>');
}

/// Appends a string in quotes, escaping what must be escaped and control characters.
pub(super) fn push_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            0x08 => b"\\b",
            0x0C => b"\\f",
            0..=0x1F | 0x7F => b"",
            _ => continue,
        };
        out.extend_from_slice(&bytes[from..at]);
        if escape.is_empty() {
            out.extend_from_slice(format!("\\u{byte:04X}").as_bytes());
        } else {
            out.extend_from_slice(escape);
        }
        from = at + 1;
    }
    out.extend_from_slice(&bytes[from..]);
    out.push(b'"');
}

/// Appends a term in full.
pub(super) fn push_term(out: &mut Vec<u8>, term: TermView<'_>) {
    match term {
        TermView::Iri(iri) => push_iri(out, iri),
        TermView::Literal(text, language, datatype) => {
            push_string(out, text);
            if let Some(language) = language {
                out.push(b'@');
                out.extend_from_slice(language.as_bytes());
            } else if let Some(datatype) = datatype {
                out.extend_from_slice(b"^^");
                push_iri(out, datatype);
            }
        }
    }
}
