//! What the configuration says of releases.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::iri;
use crate::tree::{Map, Source};

/// Where a release is served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReleaseSettings {
    /// Address of the folder that `filorosso release` writes, as the web has it; ends in `/`.
    /// IRIs under the base lead there. The public site unless the configuration says otherwise.
    pub address: Option<String>,
    /// The public page of things that have none of their own.
    pub page: Option<String>,
    /// Address of a SPARQL endpoint that answers queries over the same graph.
    pub endpoint: Option<String>,
}

impl ReleaseSettings {
    pub(super) fn read(map: Option<&Map>, source: &Source, problems: &mut Vec<Diagnostic>) -> Self {
        let Some(map) = map else {
            return Self::default();
        };
        let mut fields = Fields::new(map, source, problems);
        let settings = Self {
            address: web_address(&mut fields, "address").map(|mut address| {
                if !address.ends_with('/') {
                    address.push('/');
                }
                address
            }),
            page: web_address(&mut fields, "page"),
            endpoint: web_address(&mut fields, "endpoint"),
        };
        fields.finish();
        settings
    }
}

/// An absolute address on the web without query and fragment.
fn web_address(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    let (text, span) = fields.text(key)?;
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if has_host && iri::is_iri(&text) && !text.contains(['?', '#']) {
        return Some(text);
    }
    let hint = "a whole address, such as https://data.example.org/".to_owned();
    fields.wrong(span, format!("`{text}` is no web address"), Some(hint));
    None
}
