use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::iri;
use crate::mapping::Prefixes;
use crate::vocab::{XSD_DATE, XSD_INTEGER};
use oxigraph::model::{Literal, NamedNode, Term};
use std::path::Path;

/// The queries that are built in.
#[derive(rust_embed::RustEmbed)]
#[folder = "queries/"]
#[include = "*.rq"]
struct BuiltIn;

/// A saved query: its text, and what the comments at its head say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuery {
    /// Its name: the file's, without ending.
    pub name: String,
    /// `# title:`
    pub title: String,
    /// `# description:`
    pub description: String,
    /// `# param:` lines.
    pub parameters: Vec<Parameter>,
    /// The whole text.
    pub text: String,
}

/// A parameter: a variable of the query that gets a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The variable, without `?`.
    pub name: String,
    /// What its values are.
    pub kind: ParameterKind,
    /// The value when none is given.
    pub default: Option<String>,
    /// What it means.
    pub description: String,
}

/// What values of a parameter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// An IRI, in full, in angle brackets or with a prefix.
    Iri,
    /// A text.
    String,
    /// A whole number.
    Integer,
    /// A day, as 2023-06-20.
    Date,
}

impl ParameterKind {
    /// The name that query files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iri => "iri",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Date => "date",
        }
    }
}

/// All saved queries in the order of their names; those of a folder go before built-in
/// ones of the same name.
pub fn saved_queries(folder: Option<&Path>) -> Vec<SavedQuery> {
    let mut queries: Vec<SavedQuery> = Vec::new();
    for entry in folder
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten()
    {
        let path = entry.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_suffix(".rq"));
        if let (Some(name), Ok(text)) = (name, std::fs::read_to_string(&path)) {
            queries.push(SavedQuery::parse(name, text));
        }
    }
    for file in BuiltIn::iter() {
        let name = file.strip_suffix(".rq").unwrap_or(&file);
        if queries.iter().any(|query| query.name == name) {
            continue;
        }
        if let Some(content) = BuiltIn::get(&file) {
            let text = String::from_utf8_lossy(&content.data).into_owned();
            queries.push(SavedQuery::parse(name, text));
        }
    }
    queries.sort_by(|a, b| a.name.cmp(&b.name));
    queries
}

impl SavedQuery {
    /// Reads the comments at the head of a query.
    pub fn parse(name: &str, text: String) -> Self {
        let mut query = Self {
            name: name.to_owned(),
            title: String::new(),
            description: String::new(),
            parameters: Vec::new(),
            text: String::new(),
        };
        for line in text.lines().map_while(|line| line.strip_prefix('#')) {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim() {
                "title" => value.clone_into(&mut query.title),
                "description" => value.clone_into(&mut query.description),
                "param" => query.parameters.extend(parameter(value)),
                _ => {}
            }
        }
        query.text = text;
        query
    }
}

/// `NAME TYPE [= DEFAULT]  description`
fn parameter(text: &str) -> Option<Parameter> {
    let (name, rest) = text.split_once(' ')?;
    let (kind, rest) = rest
        .trim_start()
        .split_once(' ')
        .unwrap_or((rest.trim_start(), ""));
    let kind = match kind {
        "iri" => ParameterKind::Iri,
        "string" => ParameterKind::String,
        "integer" => ParameterKind::Integer,
        "date" => ParameterKind::Date,
        _ => return None,
    };
    let (default, description) = match rest.trim_start().strip_prefix('=') {
        Some(rest) => {
            let rest = rest.trim_start();
            let end = match rest.strip_prefix('"') {
                Some(inside) => inside.find('"').map_or(rest.len(), |end| end + 2),
                None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            };
            (Some(rest[..end].trim_matches('"').to_owned()), &rest[end..])
        }
        None => (None, rest),
    };
    Some(Parameter {
        name: name.to_owned(),
        kind,
        default,
        description: description.trim().to_owned(),
    })
}

/// The term that a parameter's value stands for.
///
/// # Errors
/// When the text is no value of its kind.
pub fn parameter_value(
    parameter: &Parameter,
    text: &str,
    prefixes: &Prefixes,
    base: &str,
) -> Result<Term, Diagnostic> {
    let wrong = |hint: &str| {
        let message = format!(
            "`{text}` is no {} for the parameter `{}`",
            parameter.kind.name(),
            parameter.name
        );
        Diagnostic::new(Code::QueryParameter, message).hint(hint)
    };
    match parameter.kind {
        ParameterKind::String => Ok(Literal::new_simple_literal(text).into()),
        ParameterKind::Integer => match text.parse::<i64>() {
            Ok(_) => {
                Ok(Literal::new_typed_literal(text, NamedNode::new_unchecked(XSD_INTEGER)).into())
            }
            Err(_) => Err(wrong("give a whole number such as 10")),
        },
        ParameterKind::Date => match crate::document::parse_date(text, None) {
            Ok(date) if date.precision == crate::document::Precision::Date => Ok(
                Literal::new_typed_literal(&*date.lexical, NamedNode::new_unchecked(XSD_DATE))
                    .into(),
            ),
            _ => Err(wrong("give a day such as 2023-06-20")),
        },
        ParameterKind::Iri => {
            let bare = text
                .strip_prefix('<')
                .and_then(|text| text.strip_suffix('>'))
                .unwrap_or(text);
            let full = match bare.split_once(':') {
                Some(("base", local)) => format!("{base}{local}"),
                _ => prefixes.expand(bare).map_err(|prefix| {
                    let near = nearest(&prefix, prefixes.all().map(|(known, _)| known));
                    wrong(&near.map_or_else(
                        || format!("the prefix `{prefix}` is not known"),
                        |near| format!("did you mean the prefix `{near}`?"),
                    ))
                })?,
            };
            if iri::is_iri(&full) {
                Ok(NamedNode::new_unchecked(full).into())
            } else {
                Err(wrong(
                    "give an IRI such as https://example.org/x, or one with a known prefix",
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_query() {
        let text = "# title: A: b\n# description: Why.\n# param: a iri = <http://x/y>  The a\n# param: w string = \"two words\" W\n# param: n integer  How many\nSELECT * {}".to_owned();
        let query = SavedQuery::parse("q", text);
        assert_eq!(
            (query.title.as_str(), query.description.as_str()),
            ("A: b", "Why.")
        );
        let shown: Vec<_> = query
            .parameters
            .iter()
            .map(|one| {
                (
                    one.name.as_str(),
                    one.kind,
                    one.default.as_deref(),
                    one.description.as_str(),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("a", ParameterKind::Iri, Some("<http://x/y>"), "The a"),
                ("w", ParameterKind::String, Some("two words"), "W"),
                ("n", ParameterKind::Integer, None, "How many"),
            ]
        );
    }
}
