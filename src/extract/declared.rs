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
    /// The language of the file, as far as its front matter tells.
    pub(super) language: &'r str,
    pub(super) found: Declared,
}

impl Reader<'_> {
    /// Reads the names of explicit keys of a file of a kind.
    pub fn declared(&self, kind: &str, fields: &Fields<'_>, source: &Source) -> Declared {
        let language = fields.get(Key::Language).and_then(Value::text);
        let mut declaring = Declaring {
            reader: self,
            source,
            language: language.unwrap_or(&self.config.language),
            found: Declared::default(),
        };
        if matches!(kind, "person" | "organization") {
            for key in ORGANIZATIONS {
                declaring.contributions(key, fields, false);
            }
            return declaring.found;
        }
        for key in ROLES {
            declaring.contributions(key, fields, kind == "episode");
        }
        declaring.guests(kind, fields);
        declaring.platforms(fields);
        declaring.found
    }
}

impl Reader<'_> {
    /// Whether a key, as written, names hosts and guests alike.
    fn is_mixed(&self, key: &str) -> bool {
        let mixed = self.ontology.keys.get("mixed").into_iter().flatten();
        let key = key.to_lowercase();
        mixed.into_iter().any(|name| *name == key)
    }
}

impl Declaring<'_, '_> {
    /// Whom the entries of a key name in its role. With `credited` each has a credit, in the words
    /// of the file: the key, or the role of a contributor.
    fn contributions(&mut self, key: Key, fields: &Fields<'_>, credited: bool) {
        for entry in self.reader.keys.every(key, fields) {
            let written = Spanned {
                text: entry.key.clone(),
                span: entry.key_span,
            };
            for item in entry.value.items() {
                for said in self.people(key, item) {
                    let titles = said.roles.iter().filter_map(|role| role.title.clone());
                    let titles = titles.filter(|_| key == Key::Contributor);
                    let mut labels: Vec<Spanned> = titles.collect();
                    if labels.is_empty() {
                        labels.push(written.clone());
                    }
                    let mut roles = said.roles;
                    for label in labels {
                        self.found.contributions.push(Contribution {
                            role: key.name().into(),
                            label: credited.then_some(label),
                            who: Some(said.who),
                            work: None,
                            roles: std::mem::take(&mut roles),
                        });
                    }
                }
            }
        }
    }

    fn guests(&mut self, kind: &str, fields: &Fields<'_>) {
        let mut guests = Vec::new();
        let flat = self.reader.keys.prefixed(Key::Guest, fields);
        for key in [Key::Guest, Key::Participant] {
            for entry in self.reader.keys.every(key, fields) {
                let items = entry.value.items().iter();
                let said = items.flat_map(|item| self.people(Key::Guest, item));
                let said: Vec<Said> = said.collect();
                let is_mixed = key == Key::Participant || self.reader.is_mixed(&entry.key);
                if kind == "episode" && is_mixed {
                    guests.extend(self.announced(key, entry, said, fields));
                } else {
                    guests.extend(said);
                }
            }
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

    /// The guests among those who speak: whom the title names, or of whom more is told; else whom
    /// the summary names. The others contribute; of several speakers of whom nothing tells them apart, all are guests.
    fn announced(
        &mut self,
        key: Key,
        entry: &Entry,
        said: Vec<Said>,
        fields: &Fields<'_>,
    ) -> Vec<Said> {
        let named = |key: Key, one: &Said| {
            let text = fields.get(key).and_then(Value::text).map(fold);
            let name = fold(&self.found.namings[one.who].name.text);
            text.is_some_and(|text| text.contains(&name))
        };
        let surely = |one: &Said| !one.roles.is_empty() || named(Key::Title, one);
        // A summary may name the hosts, too.
        let is_sure = said.iter().any(surely);
        let is_guest = |one: &Said| surely(one) || !is_sure && named(Key::Summary, one);
        let (guests, others): (Vec<Said>, Vec<Said>) = said.into_iter().partition(is_guest);
        if guests.is_empty() && key == Key::Guest {
            return others;
        }
        for Said { who, roles } in others {
            self.found.contributions.push(Contribution {
                role: Key::Contributor.name().into(),
                label: Some(Spanned {
                    text: entry.key.clone(),
                    span: entry.key_span,
                }),
                who: Some(who),
                work: None,
                roles,
            });
        }
        guests
    }

    /// Everybody whom a value of a key names.
    pub(super) fn people(&mut self, key: Key, value: &Value) -> Vec<Said> {
        match &value.node {
            Node::Null => Vec::new(),
            Node::Scalar(scalar) => self.written(key, &scalar.text, value.span),
            Node::Map(map) => self.mapped(key, map, value),
            Node::List(items) => {
                let said = items.iter().flat_map(|item| self.people(key, item));
                said.collect()
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
            (_, Key::Guest)
                if self.reader.names.is_organization(&name.text)
                    || self.reader.register.is_organization(&name.text) =>
            {
                NamedAs::Organization
            }
            (_, Key::Guest) => NamedAs::Person,
            _ if self.reader.names.has_legal_form(&name.text) => NamedAs::Organization,
            _ => NamedAs::Agent,
        };
        if kind != NamedAs::Organization {
            let names = &self.reader.names;
            let bare = names.without_degrees(names.without_honorifics(&name.text));
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
pub(super) fn may_be_reference(text: &str) -> bool {
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
