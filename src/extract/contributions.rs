//! Who contributed: the names of the credit block.

use super::{
    Credit, CreditName, NamedAs, Naming, NamingId, Owner, Profile, Reader, Role, Spanned,
    clean_profile,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::iri;
use crate::record::{CERTAIN, Rule};
use crate::tree::{Source, Span};

/// A name in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The role: one of the lexicon's, or the meaning of the front-matter key.
    pub role: Box<str>,
    /// The label as printed in a credit block; of an episode's front matter the key, or the role of
    /// a contributor.
    pub label: Option<Spanned>,
    /// Who it is; `None` for a work without artist.
    pub who: Option<NamingId>,
    /// The work that the name is the artist of.
    pub work: Option<Spanned>,
    /// What else the one is, as the front matter tells.
    pub roles: Vec<Role>,
}

impl Reader<'_> {
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
                    roles: Vec::new(),
                });
                continue;
            }
            for CreditName { name, target } in names {
                let profile =
                    target.and_then(|target| self.profile(&target, name.span, source, problems));
                namings.push(named(name, profile));
                contributions.push(Contribution {
                    role: role.clone(),
                    label: Some(label.clone()),
                    who: Some(namings.len() - 1),
                    work: work.clone(),
                    roles: Vec::new(),
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

/// A credited name: the address that it links to tells of which kind it is.
fn named(name: Spanned, profile: Option<Profile>) -> Naming {
    let kind = match profile.as_ref().map(|profile| profile.owner) {
        Some(Owner::Person) => NamedAs::Person,
        Some(Owner::Organization) => NamedAs::Organization,
        _ => NamedAs::Agent,
    };
    Naming {
        name,
        profile,
        also: Vec::new(),
        kind,
        rule: Rule::Credit,
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
