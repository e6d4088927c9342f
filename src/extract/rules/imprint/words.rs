//! Words of imprints.

use crate::content::Lexicon;
use crate::extract::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a label says that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Telephone,
    Fax,
    Email,
    Website,
    Vat,
    Tax,
    Register,
    Capital,
    Address,
    Publisher,
}

/// How long a text may be that says whose a block is; what is longer is prose.
const LABEL_BYTES: usize = 240;

/// Words of imprints, in all languages.
#[derive(Debug, Clone, Default)]
pub struct ImprintWords {
    /// Labels by their first letter, folded, the longest first.
    labels: FxHashMap<char, Vec<Label>>,
    /// What may stand between a label and its number, folded, the longest first.
    pub(super) numbers: Vec<String>,
    /// What a press office and those who speak for it are called, folded.
    press: Vec<String>,
    /// What an office within an organization is called, and what stands above contacts, folded.
    offices: Vec<String>,
    /// What asks to write or to call, folded.
    inviting: Vec<String>,
    /// What stands before the name of the organization whose page a text is, folded.
    names: Vec<String>,
    /// What stands before the name of whom a paragraph is about, folded: `about`.
    about: Vec<String>,
    /// What stands between a name and the year of its founding, folded.
    pub(super) since: Vec<String>,
    /// Names of countries, folded, and their codes.
    pub(super) countries: FxHashMap<String, String>,
    /// Legal forms as they are written, the longest first.
    pub(super) legal: Vec<String>,
    /// The same, to look one up.
    pub(super) legal_forms: FxHashSet<String>,
    /// What names of organizations begin and end with, folded.
    pub(super) heads: FxHashSet<String>,
    pub(super) tails: FxHashSet<String>,
    /// Words for a floor of a building, folded.
    pub(super) floors: FxHashSet<String>,
    /// Words that names of streets begin or end with, folded, without last dot.
    pub(super) streets: FxHashSet<String>,
    /// Words between a name and its address: `sede`, `based`.
    pub(super) seats: FxHashSet<String>,
    /// What stands in names without a capital: articles and prepositions.
    pub(super) particles: FxHashSet<String>,
    /// Words between two values.
    pub(super) and: Vec<String>,
    /// Nouns of offices, folded: what somebody is since a year is no founding.
    pub(super) roles: FxHashSet<String>,
}

#[derive(Debug, Clone)]
struct Label {
    form: String,
    folded: String,
    /// How many letters and digits it has.
    letters: usize,
    /// Whether it counts in its own case alone.
    exact: bool,
    field: Field,
    other: Option<Field>,
}

impl ImprintWords {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut words = Self::default();
        for lexicon in lexicons {
            words.add_labels(lexicon);
            let imprint = &lexicon.imprint;
            let organizations = &lexicon.organizations;
            let prepositions = &lexicon.prepositions;
            words
                .numbers
                .extend(imprint.numbers.iter().map(|form| fold(form)));
            words
                .since
                .extend(imprint.since.iter().map(|form| fold(form)));
            words
                .press
                .extend(imprint.press.iter().map(|form| fold(form)));
            words
                .offices
                .extend(imprint.offices.iter().map(|form| fold(form)));
            let inviting = imprint.inviting.iter();
            words.inviting.extend(inviting.map(|form| fold(form)));
            words
                .seats
                .extend(imprint.seats.iter().map(|form| fold(form)));
            words
                .names
                .extend(imprint.names.iter().map(|form| fold(form)));
            words
                .about
                .extend(imprint.about.iter().map(|form| fold(form)));
            for (code, names) in &imprint.countries {
                for name in names {
                    words
                        .countries
                        .entry(fold(name))
                        .or_insert_with(|| code.clone());
                }
            }
            words
                .legal
                .extend(organizations.legal.values().flatten().cloned());
            let floors = lexicon.imprint.floors.iter();
            words.floors.extend(floors.map(|form| fold(form)));
            words
                .heads
                .extend(organizations.heads.iter().map(|form| fold(form)));
            words
                .tails
                .extend(organizations.tails.iter().map(|form| fold(form)));
            let street = lexicon.place_cues.street.iter();
            words
                .streets
                .extend(street.map(|form| fold(form.trim_end_matches('.'))));
            let particles = prepositions
                .genitive
                .iter()
                .chain(&lexicon.articles.definite);
            let particles = particles
                .chain(&lexicon.credits.and)
                .chain(&prepositions.within);
            words.particles.extend(particles.map(|form| fold(form)));
            words.and.extend(lexicon.credits.and.iter().cloned());
            words
                .roles
                .extend(lexicon.roles.heads.iter().map(|form| fold(form)));
        }
        words.join_labels();
        words
            .numbers
            .sort_by_key(|form| std::cmp::Reverse(form.len()));
        words
            .since
            .sort_by_key(|form| std::cmp::Reverse(form.len()));
        words
            .legal
            .sort_by_key(|form| std::cmp::Reverse(form.len()));
        words.legal.dedup();
        words.legal_forms = words.legal.iter().cloned().collect();
        words
    }

    fn add_labels(&mut self, lexicon: &Lexicon) {
        let imprint = &lexicon.imprint;
        let labels = [
            (&imprint.telephone, Field::Telephone, None),
            (&imprint.fax, Field::Fax, None),
            (&imprint.email, Field::Email, None),
            (&imprint.website, Field::Website, None),
            (&imprint.vat, Field::Vat, None),
            (&imprint.tax, Field::Tax, None),
            (&imprint.both, Field::Vat, Some(Field::Tax)),
            (&imprint.register, Field::Register, None),
            (&imprint.capital, Field::Capital, None),
            (&imprint.address, Field::Address, None),
            (&imprint.publisher, Field::Publisher, None),
        ];
        for (forms, field, other) in labels {
            for form in forms {
                let folded = fold(form);
                let Some(first) = folded.chars().next() else {
                    continue;
                };
                let list = self.labels.entry(first).or_default();
                if let Some(known) = list.iter_mut().find(|known| known.form == *form) {
                    // One label for two things: `Tel/Fax`.
                    if known.field != field && known.other.is_none() {
                        known.other = Some(field);
                    }
                    continue;
                }
                let letters = form.chars().filter(|c| c.is_alphanumeric()).count();
                list.push(Label {
                    form: form.clone(),
                    folded,
                    letters,
                    exact: letters <= 2 && form.chars().any(char::is_uppercase),
                    field,
                    other,
                });
            }
        }
        for list in self.labels.values_mut() {
            list.sort_by_key(|label| std::cmp::Reverse(label.folded.len()));
        }
    }

    /// Whether a text says that what follows is of a press office.
    pub(super) fn names_press(&self, text: &str) -> bool {
        if text.len() > LABEL_BYTES {
            return false;
        }
        let folded = fold(text);
        let whole = |form: &String| {
            folded.match_indices(&**form).any(|(at, _)| {
                let behind = folded[at + form.len()..].chars().next();
                !folded[..at].ends_with(char::is_alphanumeric)
                    && behind.is_none_or(|c| !c.is_alphanumeric())
            })
        };
        self.press.iter().any(whole)
    }

    /// Whether a text begins with what an office within an organization is called, or stands above
    /// contacts.
    pub(super) fn names_office(&self, text: &str) -> bool {
        let text = text.trim_start_matches(['*', '_', '#', ' ']);
        let Some(first) = text.chars().next().and_then(|c| c.to_lowercase().next()) else {
            return false;
        };
        let mut likely = self.offices.iter().filter(|form| form.starts_with(first));
        likely.any(|form| {
            prefix(text, form).is_some_and(|end| !text[end..].starts_with(char::is_alphanumeric))
        })
    }

    /// Whether a text has words that ask to write or to call.
    pub(super) fn invites(&self, text: &str) -> bool {
        let text = fold(text);
        self.inviting.iter().any(|form| {
            let mut places = text.match_indices(&**form);
            places.any(|(at, form)| {
                let (left, right) = (&text[..at], &text[at + form.len()..]);
                !left.ends_with(char::is_alphanumeric) && !right.starts_with(char::is_alphanumeric)
            })
        })
    }

    /// The bytes of a word for a press office before the name of whose it is.
    pub fn press_label(&self, text: &str) -> Option<usize> {
        behind(&self.press, text)
    }

    /// The bytes of a label for the name of an organization at the beginning of a text, and of the
    /// colon behind it.
    pub(super) fn name_label(&self, text: &str) -> Option<usize> {
        let mut lengths = self.names.iter().filter_map(|form| prefix(text, form));
        lengths.find_map(|length| {
            let rest = text[length..].strip_prefix(':')?;
            Some(text.len() - rest.trim_start().len())
        })
    }

    /// The bytes of `about` and its like at the beginning of a text.
    pub fn about(&self, text: &str) -> Option<usize> {
        behind(&self.about, text)
    }

    /// A label for telephones that ends in one for fax is for both: `Tel. e fax`.
    fn join_labels(&mut self) {
        let labels = self.labels.values().flatten();
        let fax = labels.filter(|label| label.field == Field::Fax && label.folded.len() > 2);
        let fax: Vec<String> = fax.map(|label| label.folded.clone()).collect();
        for label in self.labels.values_mut().flatten() {
            let ends = fax.iter().any(|fax| label.folded.ends_with(&**fax));
            if label.field == Field::Telephone && ends {
                label.other = Some(Field::Fax);
            }
        }
    }

    /// Whether a text begins with a label.
    pub fn is_labelled(&self, text: &str) -> bool {
        self.label(text).is_some()
    }

    /// Whether a text is the label of a number and nothing else: `Partita IVA`, `Telefono:`.
    pub(super) fn is_label(&self, text: &str) -> bool {
        use Field::{Fax, Register, Tax, Telephone, Vat};
        let label = self.label(text);
        label.is_some_and(|(field, _, length)| {
            let number = matches!(field, Telephone | Fax | Vat | Tax | Register);
            number && text[length..].trim_matches([':', ' ', '*', '.']).is_empty()
        })
    }

    /// Whether a text of several words begins with one for organizations: `Comune di …`.
    pub(super) fn begins_body(&self, text: &str) -> bool {
        let parts: Vec<&str> = text.split_whitespace().collect();
        parts.len() > 1
            && (1..=parts.len().min(3))
                .any(|count| self.heads.contains(&fold(&parts[..count].join(" "))))
    }

    /// The label that a text begins with: what it says, and the bytes behind it. A label of one
    /// or two letters is one only in its own case, and one letter only before a dot or colon.
    pub(super) fn label(&self, text: &str) -> Option<(Field, Option<Field>, usize)> {
        let first = text.chars().next()?;
        let mut buffer = [0; 4];
        let first = fold(first.encode_utf8(&mut buffer))
            .chars()
            .next()
            .unwrap_or(first);
        let list = self.labels.get(&first)?;
        list.iter().find_map(|label| {
            let letters = label.letters;
            let end = if label.exact {
                text.starts_with(&*label.form).then_some(label.form.len())
            } else {
                prefix(text, &label.folded)
            }?;
            let rest = &text[end..];
            let whole = !label.form.ends_with(char::is_alphanumeric)
                || !rest.starts_with(|c: char| c.is_alphabetic());
            let marked = letters > 1 || label.form.ends_with('.') || rest.starts_with([':', '.']);
            (whole && (marked || letters == 0)).then_some((label.field, label.other, end))
        })
    }
}

/// The bytes of one of some forms at the beginning of a text, when a name follows.
fn behind(forms: &[String], text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let first = first.to_lowercase().next()?;
    let mut likely = forms
        .iter()
        .filter(|form| form.starts_with(first))
        .peekable();
    likely.peek()?;
    let length = likely.filter_map(|form| prefix(text, form)).max()?;
    let rest = &text[length..];
    let name = rest.trim_start_matches([' ', '-', '–']);
    let named = name.len() < rest.len() && name.starts_with(char::is_uppercase);
    named.then(|| text.len() - name.len())
}

/// The bytes of a text that fold to a form at its beginning.
pub(super) fn prefix(text: &str, form: &str) -> Option<usize> {
    let mut rest = form;
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        if rest.is_empty() {
            return Some(at);
        }
        rest = match c {
            _ if c.is_whitespace() => rest.strip_prefix(' ')?,
            _ if c.is_ascii() => rest.strip_prefix(c.to_ascii_lowercase())?,
            _ => rest.strip_prefix(&*fold(c.encode_utf8(&mut buffer)))?,
        };
    }
    rest.is_empty().then_some(text.len())
}
