/// What a value was made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Rule {
    /// Stands there as it is.
    Written,
    /// Made from the path of the file.
    Path,
    /// A date, normalised.
    Date,
    /// A duration, normalised.
    Duration,
    /// An address, resolved, encoded or cleaned.
    Address,
    /// A number or size, normalised.
    Number,
    /// A slug made from a name.
    Slug,
    /// An IRI given to a name.
    Identity,
    /// A media type told by a file name.
    MediaType,
    /// A language taken from the podcast or the configuration.
    Language,
    /// A body as plain text.
    Body,
    /// A line of a credit block.
    Credit,
    /// A name that the program gives.
    Label,
    /// Said by the configuration.
    Configuration,
    /// Counted or chosen over several files.
    Gathered,
    /// A line of a list of chapters.
    Chapter,
    /// A line of a block of contacts.
    Contact,
    /// A link in a text.
    Link,
    /// Read out of prose: who is the guest of an episode.
    Guest,
    /// Read out of prose: the role of somebody and the organization it is held for.
    Role,
    /// Read out of a title: its subject, without guest and place.
    Subject,
    /// Read out of prose: where something is.
    Place,
    /// Read out of prose: a person who is named.
    Person,
    /// Read out of prose: an organization that is named.
    Organization,
    /// Read out of prose: who says what.
    Quotation,
    /// Read out of prose: something that takes place.
    Event,
    /// Read out of the imprint of a text: addresses and numbers of an organization.
    Imprint,
    /// Read out of a text's head and furniture: title, dates, reading time.
    Frame,
    /// A name that is known from elsewhere, found in a text.
    Mention,
    /// Said by the gazetteer of a place.
    Gazetteer,
    /// Two origins together.
    Union,
}

/// To which graph a value's statements belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// A file declares it.
    Declared,
    /// A rule read it out of prose.
    Extracted,
    /// It comes from several files.
    Derived,
}

impl Rule {
    /// All rules, in the order in which they are listed.
    pub const ALL: [Self; 31] = [
        Self::Written,
        Self::Path,
        Self::Date,
        Self::Duration,
        Self::Address,
        Self::Number,
        Self::Slug,
        Self::Identity,
        Self::MediaType,
        Self::Language,
        Self::Body,
        Self::Credit,
        Self::Label,
        Self::Configuration,
        Self::Gathered,
        Self::Chapter,
        Self::Contact,
        Self::Link,
        Self::Guest,
        Self::Role,
        Self::Subject,
        Self::Place,
        Self::Person,
        Self::Organization,
        Self::Quotation,
        Self::Event,
        Self::Imprint,
        Self::Frame,
        Self::Mention,
        Self::Gazetteer,
        Self::Union,
    ];

    /// The rule of a name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|rule| rule.name().eq_ignore_ascii_case(name))
    }

    /// The name of the rule.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Path => "path",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Address => "address",
            Self::Number => "number",
            Self::Slug => "slug",
            Self::Identity => "identity",
            Self::MediaType => "media-type",
            Self::Language => "language",
            Self::Body => "body",
            Self::Credit => "credit",
            Self::Label => "label",
            Self::Configuration => "configuration",
            Self::Gathered => "gathered",
            Self::Chapter => "chapter",
            Self::Contact => "contact",
            Self::Link => "link",
            Self::Guest => "guest",
            Self::Role => "role",
            Self::Subject => "subject",
            Self::Place => "place",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Quotation => "quotation",
            Self::Event => "event",
            Self::Imprint => "imprint",
            Self::Frame => "frame",
            Self::Mention => "mention",
            Self::Gazetteer => "gazetteer",
            Self::Union => "union",
        }
    }

    /// What it does, in one sentence.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Written => {
                "The value stands there as it is: white space around it is taken away, nothing else."
            }
            Self::Path => {
                "The value is made from the path of the file, by the pattern of its kind."
            }
            Self::Date => {
                "A date in one of the known forms, written as XML Schema writes it, in the zone of the configuration."
            }
            Self::Duration => {
                "A duration in seconds, `M:S`, `H:M:S` or ISO 8601, written as ISO 8601."
            }
            Self::Address => {
                "An address: resolved against the public site, percent-encoded, and without what only tracks."
            }
            Self::Number => "A number or a size, written in digits alone.",
            Self::Slug => "A slug: a name in lower-case ASCII with hyphens.",
            Self::Identity => {
                "The IRI that a name got when all files were looked at together: by an authority file, a profile address, or the name itself."
            }
            Self::MediaType => "A media type, told by the ending of a file name.",
            Self::Language => {
                "A language that the file does not name: that of its podcast, else that of the configuration."
            }
            Self::Body => "The body of the file as plain text, without markup.",
            Self::Credit => {
                "A line of a credit block in the body: a label that the lexicon knows and the names behind it."
            }
            Self::Label => "A name that the program gives, in the words of the lexicon.",
            Self::Configuration => "Said by the configuration, `filorosso.yaml`.",
            Self::Gathered => "Counted or chosen over several files.",
            Self::Chapter => "A line of a list of chapters: when a part begins, and its title.",
            Self::Contact => "A line of a block of contacts: an address or a mail address.",
            Self::Link => "A link in a text.",
            Self::Guest => "Who is the guest of an episode, read out of its text and title.",
            Self::Role => {
                "The role of somebody and the organization that it is held for, read out of prose."
            }
            Self::Subject => "The subject of a title, without guest and place.",
            Self::Place => "A place that is named in a title or in prose.",
            Self::Person => "A person who is named in prose.",
            Self::Organization => "An organization that is named in prose.",
            Self::Quotation => "What somebody is quoted to say, and who says it.",
            Self::Event => {
                "Something that takes place: its name, dates and place, read out of prose."
            }
            Self::Imprint => {
                "Addresses and numbers of an organization, read out of the imprint of a text."
            }
            Self::Frame => {
                "What a text says of itself at its head: title, dates, reading time; and what of it is page furniture."
            }
            Self::Mention => "A name that is known from elsewhere, found in a text.",
            Self::Gazetteer => {
                "What the gazetteer says of a place: the larger places that it lies in."
            }
            Self::Union => "Several origins together.",
        }
    }

    /// To which graph what it makes belongs: normalising leaves a value declared, what comes
    /// from the configuration or another file is derived, what a rule reads out of prose is
    /// extracted.
    pub const fn class(self) -> Class {
        match self {
            Self::Gathered | Self::Configuration | Self::Language | Self::Gazetteer => {
                Class::Derived
            }
            Self::Guest
            | Self::Role
            | Self::Subject
            | Self::Place
            | Self::Person
            | Self::Organization
            | Self::Quotation
            | Self::Event
            | Self::Imprint
            | Self::Frame
            | Self::Mention => Class::Extracted,
            _ => Class::Declared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_rule() {
        assert_eq!(Rule::ALL.len(), Rule::Union as usize + 1);
        for rule in Rule::ALL {
            assert_eq!(Rule::parse(rule.name()), Some(rule));
        }
    }
}
