use crate::vocab::{SCHEMA_HTTP, SCHEMA_HTTPS};
use std::borrow::Cow;

/// A query in which schema.org's terms are written as the data has them: IRIs that begin
/// with the other of `http://schema.org/` and `https://schema.org/` are changed. Strings
/// and comments stay. The second part tells whether anything was changed.
pub fn schema_as(query: &str, https: bool) -> (Cow<'_, str>, bool) {
    let (from, to) = if https {
        (SCHEMA_HTTP, SCHEMA_HTTPS)
    } else {
        (SCHEMA_HTTPS, SCHEMA_HTTP)
    };
    let mut rewritten = String::new();
    let mut copied = 0;
    let mut at = 0;
    while at < query.len() {
        let rest = &query[at..];
        if let Some(inside) = rest.strip_prefix('<')
            && inside.starts_with(from)
        {
            rewritten.push_str(&query[copied..=at]);
            rewritten.push_str(to);
            at += 1 + from.len();
            copied = at;
        } else {
            at += skipped(rest);
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(query), false);
    }
    rewritten.push_str(&query[copied..]);
    (Cow::Owned(rewritten), true)
}

/// A query in which parameters are replaced by their values, wherever they stand but in
/// strings and comments.
pub fn with_values(query: &str, values: &[(String, String)]) -> String {
    let mut replaced = String::with_capacity(query.len());
    let mut at = 0;
    while at < query.len() {
        let rest = &query[at..];
        let value = rest.strip_prefix(['?', '$']).and_then(|name| {
            let length = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            values
                .iter()
                .find(|(known, _)| *known == name[..length])
                .map(|(_, value)| (length + 1, value))
        });
        if let Some((length, value)) = value {
            replaced.push_str(value);
            at += length;
        } else {
            let length = skipped(rest);
            replaced.push_str(&rest[..length]);
            at += length;
        }
    }
    replaced
}

/// Where brackets nest too deep for the parser, which would run out of stack.
pub fn too_deep(query: &str, limit: usize) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while at < query.len() {
        let rest = &query[at..];
        match rest.as_bytes()[0] {
            b'(' | b'{' | b'[' => {
                depth += 1;
                if depth > limit {
                    return Some(at);
                }
            }
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += skipped(rest);
    }
    None
}

/// How long a string, a comment or a single character at the beginning is.
fn skipped(text: &str) -> usize {
    for quotes in ["\"\"\"", "'''", "\"", "'"] {
        if let Some(inside) = text.strip_prefix(quotes) {
            return quotes.len() + closed(inside, quotes);
        }
    }
    if text.starts_with('#') {
        return text.find('\n').unwrap_or(text.len());
    }
    // A `#` within an IRI begins no comment.
    if let Some(iri) = text.strip_prefix('<') {
        let end = iri.find(|c: char| c.is_whitespace() || "<>\"{}|^`\\".contains(c));
        return 1 + end.filter(|end| iri[*end..].starts_with('>')).unwrap_or(0);
    }
    text.chars().next().map_or(1, char::len_utf8)
}

fn closed(text: &str, quotes: &str) -> usize {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(quotes) {
            return at + quotes.len();
        }
        if quotes.len() == 1 && rest.starts_with('\n') {
            return at;
        }
        let escape = usize::from(rest.starts_with('\\'));
        at += escape + rest[escape..].chars().next().map_or(1, char::len_utf8);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_replaced() {
        let values = [("p".to_owned(), "<http://x>".to_owned())];
        let query = "SELECT ?pp { ?p a $p ; <http://y?p> \"?p\" } # ?p";
        let expected = "SELECT ?pp { <http://x> a <http://x> ; <http://y?p> \"?p\" } # ?p";
        assert_eq!(with_values(query, &values), expected);
    }

    #[test]
    fn nesting() {
        assert_eq!(too_deep("((\"((((\"))", 2), None);
        assert_eq!(too_deep("{{{", 2), Some(2));
    }

    #[test]
    fn iris_are_changed_and_strings_are_not() {
        let query = "PREFIX s: <https://schema.org/> # <https://schema.org/x>\nSELECT * { ?s <https://schema.org/name> \"<https://schema.org/a>\", '''<https://schema.org/'''; <http://x#> ?o FILTER(?a<https) }";
        let (rewritten, changed) = schema_as(query, false);
        assert!(changed);
        assert_eq!(rewritten.matches("http://schema.org/").count(), 2);
        assert!(
            rewritten.contains("\"<https://schema.org/a>\"")
                && rewritten.contains("# <https://schema.org/x>")
        );
        assert!(!schema_as(&rewritten, false).1);
    }
}
