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
