//! IRIs as people type and read them.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::mapping::Prefixes;
use crate::site::{Object, Site};
use crate::vocab::{RDF_TYPE, SCHEMA_HTTP, SCHEMA_HTTPS};

/// How much of a literal is shown, in characters.
const SHOWN: usize = 100;

/// Prefixes and the base of a site.
pub(super) struct Terms<'s> {
    prefixes: &'s Prefixes,
    base: &'s str,
    schema_https: bool,
}

impl<'s> Terms<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        Self {
            prefixes: &site.mapping.prefixes,
            base: &site.config.base,
            schema_https: site.options.schema_https,
        }
    }

    /// The IRI that is meant: a whole one, one with a prefix, or a path under the base.
    pub(super) fn iri(&self, text: &str) -> Result<String, Diagnostic> {
        let bare = text.strip_prefix('<');
        let bare = bare.and_then(|text| text.strip_suffix('>')).unwrap_or(text);
        if bare.contains("://") || bare.starts_with("urn:") {
            return Ok(self.schema(bare));
        }
        let Some((prefix, local)) = bare.split_once(':') else {
            return Ok(format!("{}{}", self.base, bare.trim_start_matches('/')));
        };
        if prefix == "base" {
            return Ok(format!("{}{local}", self.base));
        }
        match self.prefixes.namespace(prefix) {
            Some(namespace) => Ok(self.schema(&format!("{namespace}{local}"))),
            None if prefix.contains('/') => Ok(format!("{}{bare}", self.base)),
            None => {
                let known = self.prefixes.all().map(|(known, _)| known);
                let near = nearest(prefix, known.chain(["base"]));
                let hint = near.map_or_else(
                    || "write the whole IRI, or its path under the base".to_owned(),
                    |near| format!("did you mean `{near}:{local}`?"),
                );
                let message = format!("the prefix `{prefix}` is not known");
                Err(Diagnostic::new(Code::NotContent, message).hint(hint))
            }
        }
    }

    /// A term of schema.org as the data writes it.
    fn schema(&self, iri: &str) -> String {
        let (from, to) = if self.schema_https {
            (SCHEMA_HTTP, SCHEMA_HTTPS)
        } else {
            (SCHEMA_HTTPS, SCHEMA_HTTP)
        };
        let local = iri.strip_prefix(from);
        local.map_or_else(|| iri.to_owned(), |local| format!("{to}{local}"))
    }

    /// An IRI as one types it: its path under the base, or the whole of it.
    pub(super) fn typed<'i>(&self, iri: &'i str) -> &'i str {
        let path = iri.strip_prefix(self.base);
        path.filter(|path| !path.is_empty()).unwrap_or(iri)
    }

    /// An IRI with a prefix where there is one, else in angle brackets.
    pub(super) fn short(&self, iri: &str) -> String {
        if iri == RDF_TYPE {
            return "a".into();
        }
        let own = iri.strip_prefix(self.base).map(|local| ("base", local));
        let known = self.prefixes.all().filter_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(self.schema(namespace).as_str())?;
            Some((prefix, local))
        });
        let plain = |local: &str| !local.is_empty() && !local.contains(['/', '#', '?']);
        let known = known.filter(|(_, local)| plain(local));
        let longest = known.min_by_key(|(_, local)| local.len());
        match longest.or(own) {
            Some((prefix, local)) => format!("{prefix}:{local}"),
            None => format!("<{iri}>"),
        }
    }

    /// An object; a long literal is shortened.
    pub(super) fn object(&self, object: &Object) -> String {
        match object {
            Object::Iri(iri) => self.short(iri),
            Object::Literal(text, tag, datatype) => {
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let line = match line.char_indices().nth(SHOWN) {
                    Some((at, _)) => format!("{}…", line[..at].trim_end()),
                    None => line,
                };
                match (tag, datatype) {
                    (Some(tag), _) => format!("\"{line}\"@{tag}"),
                    (None, Some(datatype)) => format!("\"{line}\"^^{}", self.short(datatype)),
                    (None, None) => format!("\"{line}\""),
                }
            }
        }
    }
}

/// A predicate that is asked for.
pub(super) enum Predicate {
    /// This one.
    Iri(String),
    /// Any whose last part is this.
    Name(String),
}

impl Predicate {
    pub(super) fn parse(terms: &Terms<'_>, text: &str) -> Result<Self, Diagnostic> {
        match text {
            "a" => Ok(Self::Iri(RDF_TYPE.into())),
            name if name.chars().all(char::is_alphanumeric) => Ok(Self::Name(name.into())),
            other => terms.iri(other).map(Self::Iri),
        }
    }

    pub(super) fn is(&self, iri: &str) -> bool {
        match self {
            Self::Iri(wanted) => wanted == iri,
            Self::Name(name) => iri.rsplit(['/', '#']).next() == Some(name),
        }
    }
}
