use super::{Path, Prefixes};
use std::collections::BTreeMap;

/// A template: constant text and references into the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Template {
    /// No reference.
    Constant(String),
    /// A reference and nothing else: its values are taken as they are.
    Reference(Reference),
    /// Text and references: in an IRI the values are percent-encoded.
    Parts(Vec<Part>),
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Reference(Reference),
}

/// A reference into the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) path: Path,
    /// Which of the mapping's watched references it is: one that no known record has.
    pub(super) watch: Option<usize>,
}

/// Why a template cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TemplateError {
    /// A `$(` without its `)`.
    Unclosed,
    /// A reference outside the `JSONPath` subset.
    Path(String),
}

impl Template {
    /// Reads a template, putting the values of external references in their places.
    pub(super) fn parse(
        text: &str,
        external: &BTreeMap<String, String>,
    ) -> Result<Self, TemplateError> {
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find("$(") {
            push_text(&mut parts, &rest[..start]);
            let inside = &rest[start + 2..];
            let end = closing(inside).ok_or(TemplateError::Unclosed)?;
            let name = &inside[..end];
            if let Some(value) = name.strip_prefix('_').and_then(|name| external.get(name)) {
                push_text(&mut parts, value);
            } else {
                let name = name.strip_prefix('\\').unwrap_or(name);
                let path = Path::parse(name).map_err(TemplateError::Path)?;
                if path.segments.is_empty() {
                    return Err(TemplateError::Path("`$()` names nothing".into()));
                }
                parts.push(Part::Reference(Reference { path, watch: None }));
            }
            rest = &inside[end + 1..];
        }
        push_text(&mut parts, rest);
        Ok(match parts.len() {
            0 => Self::Constant(String::new()),
            1 => match parts.remove(0) {
                Part::Text(text) => Self::Constant(text),
                Part::Reference(reference) => Self::Reference(reference),
            },
            _ => Self::Parts(parts),
        })
    }

    /// Expands the prefix that the text begins with, for a template of IRIs.
    ///
    /// # Errors
    /// The prefix that is not declared.
    pub(super) fn expand(&mut self, prefixes: &Prefixes) -> Result<(), String> {
        match self {
            Self::Constant(text) => *text = prefixes.expand(text)?,
            Self::Parts(parts) => {
                if let Some(Part::Text(text)) = parts.first_mut()
                    && let Some((prefix, local)) = text.split_once(':')
                {
                    if let Some(namespace) = prefixes.namespace(prefix) {
                        *text = format!("{namespace}{local}");
                    } else if !local.starts_with("//")
                        && local.is_empty()
                        && prefix != "mailto"
                        && prefix != "urn"
                    {
                        return Err(prefix.to_owned());
                    }
                }
            }
            Self::Reference(_) => {}
        }
        Ok(())
    }

    /// All its references.
    pub(super) fn references_mut(&mut self) -> Vec<&mut Reference> {
        match self {
            Self::Constant(_) => Vec::new(),
            Self::Reference(reference) => vec![reference],
            Self::Parts(parts) => parts
                .iter_mut()
                .filter_map(|part| match part {
                    Part::Reference(reference) => Some(reference),
                    Part::Text(_) => None,
                })
                .collect(),
        }
    }
}

/// The `)` that closes a reference; brackets of a path may hold quotes with `)` in them.
fn closing(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut open = 0usize;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '(') => open += 1,
            (None, ')') if open > 0 => open -= 1,
            (None, ')') => return Some(at),
            (None, '\'' | '"') if text[..at].ends_with('[') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Part::Text(last)) = parts.last_mut() {
        last.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}
