//! Who contributed: names of the credit block and of explicit front-matter keys.

use super::{
    Credit, CreditName, Fields, Key, NamedAs, Naming, NamingId, Owner, Profile, Reader, Spanned,
    clean_profile,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::iri;
use crate::record::{CERTAIN, Rule};
use crate::tree::{Node, Source, Span, Value};

/// A name in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The role: one of the lexicon's, or the meaning of the front-matter key.
    pub role: Box<str>,
    /// The label as printed in a credit block; `None` for front matter.
    pub label: Option<Spanned>,
    /// Who it is; `None` for a work without artist.
    pub who: Option<NamingId>,
    /// The work that the name is the artist of.
    pub work: Option<Spanned>,
}

/// Front-matter keys whose values are names.
const KEYS: [Key; 7] = [
    Key::Author,
    Key::Host,
    Key::Producer,
    Key::Contributor,
    Key::Sponsor,
    Key::WorksFor,
    Key::ParentOrganization,
];

impl Reader<'_> {
    /// Contributions of explicit front-matter keys: a name, a list of names, a map
    /// with `name` and an address, or a list of those.
    pub fn declared(
        &self,
        fields: &Fields<'_>,
        source: &Source,
        namings: &mut Vec<Naming>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Contribution> {
        let mut contributions = Vec::new();
        for key in KEYS {
            for item in fields.items(key) {
                let Some((name, profile)) = self.declared_name(key, item, source, problems) else {
                    continue;
                };
                namings.push(named(key.name(), name, profile, Rule::Written));
                contributions.push(Contribution {
                    role: key.name().into(),
                    label: None,
                    who: Some(namings.len() - 1),
                    work: None,
                });
            }
        }
        contributions
    }

    fn declared_name(
        &self,
        key: Key,
        item: &Value,
        source: &Source,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<(Spanned, Option<Profile>)> {
        let (name, address) = match &item.node {
            Node::Map(map) => {
                let fields = self.keys.fields(map);
                let address = fields
                    .items(Key::SameAs)
                    .first()
                    .or_else(|| fields.get(Key::Url));
                (fields.get(Key::Title), address)
            }
            _ => (Some(item), None),
        };
        let Some(name) = name.and_then(|name| Some((name.text()?.trim(), name.span))) else {
            let message = format!("`{}` needs a name, this is {}", key.name(), item.shape());
            let problem = source.problem(Code::ValueIncomplete, item.span, message);
            problems.push(problem.hint("write a name, or a map with `name` and `url`"));
            return None;
        };
        if name.0.is_empty() {
            return None;
        }
        let profile = address
            .and_then(|value| Some((value.text()?, value.span)))
            .and_then(|(text, span)| self.profile(text, span, source, problems));
        let name = Spanned {
            text: name.0.into(),
            span: name.1,
        };
        Some((name, profile))
    }

    /// Contributions of the lines of a credit block.
    pub fn credited(
        &self,
        credits: Vec<Credit>,
        source: &Source,
        namings: &mut Vec<Naming>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Contribution> {
        let mut contributions = Vec::new();
        for Credit {
            role,
            label,
            names,
            work,
        } in credits
        {
            if names.is_empty() {
                contributions.push(Contribution {
                    role,
                    label: Some(label),
                    who: None,
                    work,
                });
                continue;
            }
            for CreditName { name, target } in names {
                let profile =
                    target.and_then(|target| self.profile(&target, name.span, source, problems));
                namings.push(named(&role, name, profile, Rule::Credit));
                contributions.push(Contribution {
                    role: role.clone(),
                    label: Some(label.clone()),
                    who: Some(namings.len() - 1),
                    work: work.clone(),
                });
            }
        }
        contributions
    }

    pub(super) fn profile(
        &self,
        text: &str,
        span: Span,
        source: &Source,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Profile> {
        if let Ok(iri) = iri::address(text, &self.config.site) {
            Some(clean_profile(&iri, &self.profiles))
        } else {
            problems.push(hopeless(text, span, source));
            None
        }
    }
}

/// A name in a role: the address, or else the role, tells of which kind it is.
fn named(role: &str, name: Spanned, profile: Option<Profile>, rule: Rule) -> Naming {
    let kind = match (profile.as_ref().map(|profile| profile.owner), role) {
        (Some(Owner::Person), _) => NamedAs::Person,
        (Some(Owner::Organization), _) | (_, "worksFor" | "parentOrganization") => {
            NamedAs::Organization
        }
        _ => NamedAs::Agent,
    };
    Naming {
        name,
        profile,
        kind,
        rule,
        confidence: CERTAIN,
    }
}

/// An address of which no IRI can be made.
pub fn hopeless(text: &str, span: Span, source: &Source) -> Diagnostic {
    let message = if text.trim().is_empty() {
        "an empty address".to_owned()
    } else {
        format!("`{text}` cannot be made an address")
    };
    source
        .problem(Code::AddressInvalid, span, message)
        .hint("write a whole address such as https://example.org/page, or a path of the site such as /page")
}
