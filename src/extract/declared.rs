//! Who is named by explicit front-matter keys: guests, authors, hosts and so on, as a text
//! with one or several names, a map, or a list of these.

use super::{
    Appearance, Contribution, Facts, Fields, Key, NamedAs, Naming, NamingId, Owner, Profile,
    Reader, Role, Spanned, fold,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Line, parse_markdown};
use crate::record::{CERTAIN, Rule};
use crate::tree::{Entry, Node, Notation, Scalar, Source, Span, Value};

/// Keys of names that become contributions.
const ROLES: [Key; 5] = [
    Key::Author,
    Key::Host,
    Key::Producer,
    Key::Contributor,
    Key::Sponsor,
];
/// Keys of organizations that people and organizations belong to.
pub(super) const ORGANIZATIONS: [Key; 2] = [Key::WorksFor, Key::ParentOrganization];

/// What the front matter says of those whom it names.
#[derive(Debug, Default)]
pub struct Declared {
    /// Everybody who is named.
    pub namings: Vec<Naming>,
    /// Names in roles.
    pub contributions: Vec<Contribution>,
    /// Guests, and what is said of each.
    pub facts: Facts,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Somebody whom a value names, with the roles that it tells.
pub(super) struct Said {
    pub(super) who: NamingId,
    pub(super) roles: Vec<Role>,
}

/// Front matter while its names are read.
pub(super) struct Declaring<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) source: &'r Source,
    pub(super) found: Declared,
}

impl Reader<'_> {
    /// Reads the names of explicit keys of a file of a kind.
    pub fn declared(&self, kind: &str, fields: &Fields<'_>, source: &Source) -> Declared {
        let mut declaring = Declaring {
            reader: self,
            source,
            found: Declared::default(),
        };
        if matches!(kind, "person" | "organization") {
            for key in ORGANIZATIONS {
                declaring.contributions(key, fields);
            }
            return declaring.found;
        }
        for key in ROLES {
            declaring.contributions(key, fields);
        }
        declaring.guests(kind, fields);
        declaring.found
    }
}

impl Declaring<'_, '_> {
    fn contributions(&mut self, key: Key, fields: &Fields<'_>) {
        for item in fields.items(key) {
            for said in self.people(key, item) {
                self.found.contributions.push(Contribution {
                    role: key.name().into(),
                    label: None,
                    who: Some(said.who),
                    work: None,
                    roles: said.roles,
                });
            }
        }
    }

    fn guests(&mut self, kind: &str, fields: &Fields<'_>) {
        let mut guests = Vec::new();
        let flat = self.reader.keys.prefixed(Key::Guest, fields);
        for item in fields.items(Key::Guest) {
            guests.extend(self.people(Key::Guest, item));
        }
        if let Some(flat) = flat {
            match guests.as_mut_slice() {
                [] if Fields::name(&self.reader.keys.fields(&flat)).is_some() => {
                    let span = flat.entries[0].value.span;
                    let node = Node::Map(flat);
                    guests.extend(self.people(Key::Guest, &Value { span, node }));
                }
                [only] => {
                    let mut flat = flat;
                    let text = self.found.namings[only.who].name.text.clone();
                    let notation = Notation::Text;
                    let (span, node) = (Span::default(), Node::Scalar(Scalar { text, notation }));
                    // With a name beside it, `title` is the job title.
                    flat.entries.push(Entry {
                        key: Key::Name.name().into(),
                        key_span: span,
                        value: Value { span, node },
                    });
                    self.complete(only, &flat);
                    let addresses = self.addresses(&flat);
                    let naming = &mut self.found.namings[only.who];
                    naming.also.extend(addresses);
                    if naming.profile.is_none() && !naming.also.is_empty() {
                        naming.profile = Some(naming.also.remove(0));
                    }
                }
                _ => {}
            }
        }
        for Said { who, roles } in guests {
            let name = fold(&self.found.namings[who].name.text);
            let namings = &self.found.namings;
            let known = &mut self.found.facts.appearances;
            if kind == "podcast" {
                self.found.facts.mentions.push(who);
            } else if let Some(known) = known
                .iter_mut()
                .find(|one| fold(&namings[one.who].name.text) == name)
            {
                known.roles.extend(roles);
            } else {
                let guest = kind == "episode";
                known.push(Appearance { who, roles, guest });
            }
        }
    }

    /// Everybody whom a value of a key names.
    pub(super) fn people(&mut self, key: Key, value: &Value) -> Vec<Said> {
        match &value.node {
            Node::Null => Vec::new(),
            Node::Scalar(scalar) => self.written(key, &scalar.text, value.span),
            Node::Map(map) => self.mapped(key, map, value),
            Node::List(_) => {
                self.nameless(key, value);
                Vec::new()
            }
        }
    }

    pub(super) fn nameless(&mut self, key: Key, value: &Value) {
        let message = format!("`{}` needs a name, this is {}", key.name(), value.shape());
        let problem = self
            .source
            .problem(Code::ValueIncomplete, value.span, message);
        let hint = "write a name, or a map with `name` and `url`";
        self.found.problems.push(problem.hint(hint));
    }

    /// A naming of somebody by a key: the key, the address and the name itself tell the kind.
    pub(super) fn said(&mut self, key: Key, mut name: Spanned, profile: Option<Profile>) -> Said {
        let kind = match (profile.as_ref().map(|profile| profile.owner), key) {
            (Some(Owner::Person), _) => NamedAs::Person,
            (Some(Owner::Organization), _) | (_, Key::WorksFor | Key::ParentOrganization) => {
                NamedAs::Organization
            }
            (_, Key::Guest) if may_be_reference(&name.text) => NamedAs::Agent,
            (_, Key::Guest) if self.reader.names.is_organization(&name.text) => {
                NamedAs::Organization
            }
            (_, Key::Guest) => NamedAs::Person,
            _ if self.reader.names.has_legal_form(&name.text) => NamedAs::Organization,
            _ => NamedAs::Agent,
        };
        if kind != NamedAs::Organization {
            let bare = self.reader.names.without_honorifics(&name.text);
            if bare.len() < name.text.len() {
                name = Spanned {
                    text: bare.into(),
                    ..name
                };
            }
        }
        Said {
            who: self.name(name, profile, Vec::new(), kind),
            roles: Vec::new(),
        }
    }

    pub(super) fn name(
        &mut self,
        name: Spanned,
        profile: Option<Profile>,
        also: Vec<Profile>,
        kind: NamedAs,
    ) -> NamingId {
        self.found.namings.push(Naming {
            name,
            profile,
            also,
            kind,
            rule: Rule::Written,
            confidence: CERTAIN,
        });
        self.found.namings.len() - 1
    }

    /// A part of a value with its own place, when it stands in the file as it is.
    pub(super) fn located(&self, text: &str, span: Span) -> Spanned {
        let written = self.source.slice(span);
        let whole = written.trim_matches(['"', '\'']) == text;
        let at = written.find(text).filter(|_| !whole);
        let span = at.map_or(span, |at| {
            let start = span.start as usize + at;
            Span::new(start, start + text.len())
        });
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").into();
        Spanned { text, span }
    }
}

pub(super) fn role(title: Option<Spanned>, organizations: Vec<NamingId>) -> Role {
    Role {
        title,
        organizations,
        rule: Rule::Written,
        confidence: CERTAIN,
    }
}

/// A value without Markdown and HTML, and what it links to.
pub(super) fn plain(text: &str) -> Line {
    let text = text.trim();
    let marked = |c: char| matches!(c, '*' | '_' | '[' | '<' | '`' | '&' | '\\');
    if text.contains(marked)
        && let Some(block) = parse_markdown(text, 0).blocks.first()
    {
        let line = block.joined(false);
        if !line.text.trim().is_empty() {
            return line;
        }
    }
    let mut line = Line::default();
    text.clone_into(&mut line.text);
    line
}

/// Whether a text looks like the name of a file or a path to it, not like somebody's name.
pub(super) fn is_reference(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./".contains(c);
    text.contains(['-', '_', '/']) && text.chars().all(sound)
}

/// Whether a text may be the name of a file: it looks like one, or is one word in lower case.
fn may_be_reference(text: &str) -> bool {
    is_reference(text) || !text.contains(' ') && text.starts_with(char::is_lowercase)
}

/// The name of the file that a reference means.
pub(super) fn reference(text: &str) -> &str {
    let name = text
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(text);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
